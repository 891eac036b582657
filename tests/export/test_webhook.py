"""What a webhook is sent, how often, and where never, against a server of our own."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import httpx
import pytest

from selon.errors import DeliveryError
from selon.export import webhook
from tests.export.build import item, news

SECRET = b"not told"


class Hook(BaseHTTPRequestHandler):
    """Answers what it is told to, the last answer ever after, and keeps what came."""

    answers: ClassVar[list[int]] = []
    came: ClassVar[list[tuple[Any, bytes]]] = []

    def do_POST(self) -> None:
        Hook.came.append((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
        code = Hook.answers.pop(0) if len(Hook.answers) > 1 else Hook.answers[0]
        self.send_response(code)
        if code in (301, 307, 308):
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *told: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[str]:
    """The address of a server that takes everything."""
    Hook.answers, Hook.came = [200], []
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    server.server_close()


def post(address: str, data: bytes = b"{}", **how: Any) -> list[float]:
    """Post it; how long it waited before each attempt."""
    slept: list[float] = []
    plain: dict[str, Any] = {"secret": SECRET, "allow_private": True, "sleep": slept.append, "clock": lambda: 1_772_000_000.4}
    webhook.post(address, data, **{**plain, **how})
    return slept


def test_it_is_signed_over_the_very_bytes_and_the_time(hook: str) -> None:
    data = webhook.body([news(item(content="é\u202e")), news(name="nothing")])
    assert post(hook, data) == []
    ((headers, came),) = Hook.came
    assert came == data
    signed = hmac.new(SECRET, b"1772000000." + came, hashlib.sha256).hexdigest()
    assert (headers["X-Selon-Timestamp"], headers["X-Selon-Signature"]) == ("1772000000", f"sha256={signed}")
    assert headers["Content-Type"] == "application/json"
    assert headers["X-Selon-Delivery"]
    (topic,) = json.loads(came)["topics"]  # a topic without news is not posted
    assert (topic["name"], topic["more"]) == ("pont", 0)
    assert topic["items"][0]["content"] == "é\u202e"
    assert topic["items"][0]["why"] == ["“pont” in what is said"]


def test_without_a_secret_it_is_not_signed(hook: str) -> None:
    post(hook, secret=None)
    assert Hook.came[0][0]["X-Selon-Signature"] is None


@pytest.mark.parametrize("code", [429, 500, 503])
def test_it_is_tried_again_where_that_may_help(hook: str, code: int) -> None:
    Hook.answers = [code, code, 204]
    assert post(hook, delays=(1, 4)) == [1, 4]
    assert len({headers["X-Selon-Delivery"] for headers, _ in Hook.came}) == 1
    Hook.answers = [code]
    with pytest.raises(DeliveryError, match=rf"hook: the server answers {code} .*, 2 times: try again later"):
        post(hook, delays=(1,))


@pytest.mark.parametrize("code", [400, 401, 404, 410])
def test_it_is_not_tried_again_where_that_does_not_help(hook: str, code: int) -> None:
    Hook.answers = [code]
    with pytest.raises(DeliveryError, match=f"the server answers {code} .*: check the address and the secret"):
        post(hook)
    assert len(Hook.came) == 1


@pytest.mark.parametrize("code", [301, 307, 308])
def test_it_is_not_led_elsewhere(hook: str, code: int) -> None:
    Hook.answers = [code]
    with pytest.raises(DeliveryError, match="redirects are not followed"):
        post(hook)
    assert len(Hook.came) == 1


def test_a_server_that_is_down_is_tried_again(hook: str) -> None:
    slept: list[float] = []
    with pytest.raises(DeliveryError, match=r"cannot be reached .*, 3 times"):
        post("http://127.0.0.1:1/hook", delays=(1, 2), sleep=slept.append)
    assert slept == [1, 2]


def test_nothing_leaves_for_a_private_address(hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx.Client, "send", lambda *told, **how: pytest.fail("a request was sent"))
    for address in (hook, "http://localhost/x", "http://[::1]/x", "http://169.254.169.254/x"):
        with pytest.raises(DeliveryError, match=r"private network .*--allow-private"):
            post(address, allow_private=False)


@pytest.mark.parametrize("address", ["ftp://a.example/x", "nowhere", "http://", "file:///etc/passwd"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(DeliveryError, match="web address"):
        post(address)


def test_what_is_secret_in_an_address_is_not_told() -> None:
    with pytest.raises(DeliveryError) as told:
        post("http://me:pass@127.0.0.1:1/hook?key=abc", delays=())
    assert str(told.value).startswith("http://127.0.0.1:1/hook: it cannot be reached")
