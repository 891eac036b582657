"""The feed is read back as any reader would, and nothing in it does harm."""

import itertools
import re
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from selon.article import Span
from selon.errors import DeliveryError
from selon.export import atom
from tests.export.build import item, news

A = {"a": atom.ATOM}
EVIL = "<script>alert(1)</script> & \x00\x0b\x1b[2J\x9b \ud800 \u202eabc\u202c \ufffe ]]> \u200f"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "news.xml"


def read(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_bytes())


def ids(path: Path) -> list[str]:
    return [str(found.text) for found in read(path).findall("a:entry/a:id", A)]


def test_a_feed_says_what_is_new_and_why(feed: Path) -> None:
    atom.write(feed, [news(item(before="que le pont fermera", status="changed"))], record="r")
    root = read(feed)
    assert root.tag == f"{{{atom.ATOM}}}feed"
    assert str(root.findtext("a:id", "", A)).startswith("tag:selon,2026:feed/")
    assert root.findtext("a:title", "", A) == "selon: pont"
    assert root.findtext("a:author/a:name", "", A) == "selon"
    assert root.findtext("a:updated", "", A) == "2026-03-09T12:00:00+00:00"
    entry = root.find("a:entry", A)
    assert entry is not None
    assert entry.findtext("a:id", "", A) == "tag:selon,2026:news/e1"
    assert entry.findtext("a:title", "", A) == "Jeanne Morel: que le pont ouvrira"
    assert entry.find("a:category", A).get("term") == "pont"  # type: ignore[union-attr]
    assert entry.find("a:link", A).get("href") == "https://x.org/1?a=1&b=2"  # type: ignore[union-attr]
    content = entry.findtext("a:content", "", A)
    assert content.startswith("<p>que le <strong>pont</strong> ouvrira</p><p>Changed; ")
    assert "que le pont fermera" in content
    assert "pont: “pont” in what is said" in content


def test_what_was_there_stays_and_nothing_is_there_twice(feed: Path) -> None:
    atom.write(feed, [news(item())], record="r")
    before = read(feed).findtext("a:id", "", A)
    atom.write(feed, [news(item(id="e2", kept_at="2026-03-10T12:00:00+00:00"), item(), name="other")], record="s")
    assert ids(feed) == ["tag:selon,2026:news/e2", "tag:selon,2026:news/e1"]
    assert read(feed).findtext("a:id", "", A) == before
    assert read(feed).findtext("a:updated", "", A) == "2026-03-10T12:00:00+00:00"


def test_nothing_new_leaves_the_feed_as_it_is(feed: Path) -> None:
    atom.write(feed, [news(item())], record="r")
    before = feed.read_bytes()
    atom.write(feed, [news()], record="r")
    assert feed.read_bytes() == before


def test_an_empty_feed_is_a_feed(feed: Path) -> None:
    atom.write(feed, [news()], record="r")
    assert ids(feed) == []
    assert read(feed).findtext("a:updated", "", A) == "2026-03-01T00:00:00+00:00"
    atom.write(feed, [news(item())], record="r")
    assert ids(feed) == ["tag:selon,2026:news/e1"]


def test_the_oldest_go(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atom, "MOST", 3)
    for n in range(5):
        atom.write(feed, [news(item(id=f"e{n}", kept_at=f"2026-03-0{n + 1}T12:00:00+00:00"))], record="r")
    assert ids(feed) == [f"tag:selon,2026:news/e{n}" for n in (4, 3, 2)]


def test_hostile_text_does_nothing(feed: Path) -> None:
    evil = item(
        content=EVIL, title=EVIL, outlet=EVIL, speaker=EVIL, before=EVIL, why=(EVIL,), topic=EVIL, highlights=(Span(0, 8),)
    )
    atom.write(feed, [news(evil, name=EVIL)], record=EVIL)
    text = feed.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)
    assert "<script" not in text
    content = read(feed).findtext("a:entry/a:content", "", A)
    assert content.startswith(
        "<p><strong>&lt;script&gt;</strong>alert(1)&lt;/script&gt; &amp;amp; ".replace("&amp;amp;", "&amp;")
    )
    assert "<script" not in content


@pytest.mark.parametrize(
    "url",
    [
        None,
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://x.org/ a",
        "http://x.org/\x00",
        "//x.org",
        '"',
    ],
)
def test_only_web_addresses_are_linked(feed: Path, url: str | None) -> None:
    atom.write(feed, [news(item(url=url))], record="r")
    assert read(feed).find("a:entry/a:link", A) is None


def test_a_long_content_is_cut(feed: Path) -> None:
    atom.write(feed, [news(item(content="mot " * 250_000, highlights=(Span(0, 3), Span(999_000, 999_003))))], record="r")
    assert feed.stat().st_size < 10_000


@pytest.mark.parametrize(
    "there",
    [b"notes of mine", b"<html/>", b'<!DOCTYPE x [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
     "<feed xmlns='http://www.w3.org/2005/Atom'/>".encode("utf-16")],
)  # fmt: skip
def test_another_file_is_left_alone(feed: Path, there: bytes) -> None:
    feed.write_bytes(there)
    with pytest.raises(DeliveryError, match="no feed of selon: give --atom another file"):
        atom.write(feed, [news(item())], record="r")
    assert feed.read_bytes() == there


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DeliveryError, match="cannot be written"):
        atom.write(tmp_path / "nowhere" / "news.xml", [news(item())], record="r")
    with pytest.raises(DeliveryError, match="cannot be read"):
        atom.write(tmp_path, [news(item())], record="r")

    def full(*told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DeliveryError, match="No space left"):
        atom.write(tmp_path / "news.xml", [news(item())], record="r")
    assert [*tmp_path.iterdir()] == []


def test_a_new_feed_may_be_read_by_a_web_server_and_another_keeps_its_permissions(feed: Path) -> None:
    atom.write(feed, [news(item())], record="r")
    assert stat.S_IMODE(feed.stat().st_mode) == 0o644
    feed.chmod(0o600)
    atom.write(feed, [news(item(id="e2"))], record="r")
    assert stat.S_IMODE(feed.stat().st_mode) == 0o600


def test_overlapping_words_are_marked_once() -> None:
    marked = atom._marked("un deux trois", [Span(*span) for span in itertools.pairwise((0, 7, 13))] + [Span(3, 13)])
    assert marked == "<strong>un deux</strong><strong> trois</strong>"
