"""Addresses: read over a server on this machine, and refused without being asked."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from selon.article import Article
from selon.errors import InputError
from selon.intake import Defaults, url
from selon.intake.limits import MAX_HTML
from tests.intake.helpers import FRENCH, every, only, refusal
from tests.intake.test_html import LEDE, page

HERE = Defaults(allow_private=True)


class Site(BaseHTTPRequestHandler):
    """A small site: each path says how it answers."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        getattr(self, f"get_{self.path.strip('/').split('/')[0]}", self.get_missing)()

    def give(self, data: bytes, media: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def get_page(self) -> None:
        self.give(page())

    def get_latin(self) -> None:
        self.give(page().decode().encode("latin-1"), "text/html; charset=iso-8859-1")

    def get_text(self) -> None:
        self.give(FRENCH.encode(), "text/plain")

    def get_lines(self) -> None:
        self.give(b'{"id": "one", "text": "' + FRENCH.strip().encode() + b'"}\nbroken\n', "application/x-ndjson")

    def get_moved(self) -> None:
        self.give(b"", status=302, Location="/page")

    def get_round(self) -> None:
        self.give(b"", status=302, Location="/round")

    def get_inside(self) -> None:
        self.give(b"", status=302, Location=f"http://inner.example:{self.headers['Host'].rpartition(':')[2]}/page")

    def get_away(self) -> None:
        self.give(b"", status=302, Location="file:///etc/hostname")

    def get_pdf(self) -> None:
        self.give(b"%PDF-1.7", "application/pdf")

    def get_feed(self) -> None:
        self.give(b"<rss/>", "application/rss+xml")

    def get_closed(self) -> None:
        self.give(b"no", status=403)

    def get_busy(self) -> None:
        self.give(b"no", status=503)

    def get_empty(self) -> None:
        self.give(b"")

    def get_endless(self) -> None:
        self.give(b"<html><p>")
        try:
            for _ in range(MAX_HTML // 100_000 + 50):
                self.wfile.write(b"mot " * 25_000)
        except OSError:
            pass

    def get_silent(self) -> None:
        threading.Event().wait(2)

    def get_missing(self) -> None:
        self.give(b"no", status=404)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_behind_an_address(site: str) -> None:
    article = only(f"{site}/page", defaults=HERE)
    assert article.id == f"{site}/page"
    assert article.url == f"{site}/page"
    assert article.text.startswith(LEDE)


def test_redirects_are_followed_and_their_end_is_the_url(site: str) -> None:
    article = only(f"{site}/moved", defaults=HERE)
    assert (article.id, article.url) == (f"{site}/moved", f"{site}/page")


def test_the_kind_and_the_character_set_are_what_the_server_says(site: str) -> None:
    assert "rénovation" in only(f"{site}/latin", defaults=HERE).text
    text = only(f"{site}/text", defaults=HERE)
    assert (text.text, text.url) == (FRENCH, f"{site}/text")
    first, second = every(f"{site}/lines", defaults=HERE)
    assert isinstance(first, Article)
    assert first.id == "one"
    assert isinstance(second, InputError)
    assert str(second).startswith(f"{site}/lines, line 2: it is not JSON")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "the server answers 404 Not Found: check the address"),
        ("closed", "the server answers 403 Forbidden: it does not give this page to programs; save it in a browser"),
        ("busy", "the server answers 503 Service Unavailable: try again later"),
        ("pdf", "it is application/pdf: give a page, a text or JSONL"),
        ("feed", "it is application/rss+xml: give a page, a text or JSONL"),
        ("round", "it leads on more than 5 times"),
        ("away", "file:/etc/hostname is not a web address that is read: only http:// and https:// are"),
        ("empty", "it is empty"),
        ("endless", "it has more than 10 MB; at most 10 MB is read here"),
    ],
)
def test_what_a_server_may_answer(site: str, path: str, reason: str) -> None:
    assert refusal(f"{site}/{path}", defaults=HERE).reason.startswith(reason)


def test_a_server_that_does_not_answer(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "SECONDS", 0.2)
    assert "127.0.0.1 does not answer within" in refusal(f"{site}/silent", defaults=HERE).reason


def test_a_server_that_is_down() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    assert refusal(address, defaults=HERE).reason.startswith("127.0.0.1 refuses the connection")


def test_a_host_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **options: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert refusal("https://nowhere.example/a").reason.startswith("there is no host 'nowhere.example' (DNS)")


@pytest.mark.parametrize("address", ["ftp://a.example/a", "file:///etc/hostname", "http://", "https:///a", "http://a:port/"])
def test_addresses_that_are_not_of_the_web(address: str) -> None:
    assert "is not a web address" in refusal(address).reason


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0.0.0.0", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "2130706433", "0x7f.1", "127.1",
    ],
)  # fmt: skip
def test_no_request_leaves_for_a_private_address(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx.Client, "send", lambda *a, **k: pytest.fail("a request was sent"))
    reason = refusal(f"http://{host}/").reason
    assert "private network" in reason or "no host" in reason or "not a web address" in reason


def test_a_public_page_does_not_lead_inside(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes for public; where it leads to is checked again."""
    real = url.checked_address

    def first_is_public(target: httpx.URL, name: str, allow_private: bool) -> str:
        return "127.0.0.1" if target.host == "outer.example" else real(target, name, allow_private)

    monkeypatch.setattr(url, "checked_address", first_is_public)
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *a, **k: resolve("127.0.0.1" if host == "inner.example" else host, *a, **k)
    )
    Site.asked.clear()
    port = site.rpartition(":")[2]
    reason = refusal(f"http://outer.example:{port}/inside").reason
    assert reason.startswith("inner.example is on a private network (127.0.0.1)")
    assert Site.asked == ["/inside"]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: both)
    assert "two.example is on a private network (10.0.0.1)" in refusal("http://two.example/").reason


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves otherwise the second time (DNS rebinding) is not resolved a second time."""
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def once(host: str, *a: Any, **k: Any) -> Any:
        asked.append(host)
        return resolve("127.0.0.1" if host == "paper.example" else host, *a, **k)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    article = only(f"http://paper.example:{site.rpartition(':')[2]}/page", defaults=HERE)
    assert article.text.startswith(LEDE)
    assert asked.count("paper.example") == 1
