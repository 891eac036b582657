"""News as an Atom feed (RFC 4287), in a file that is there in full or not at all.

What the file has from earlier runs stays in it, up to `MOST` entries, the newest first. An entry is called by the id of its
news, so that the same one is never there twice.
"""

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from selon.article import Span
from selon.errors import DeliveryError
from selon.record.following import News, TopicNews

MOST = 200
LARGEST = 20_000_000  # bytes of a feed of ours, and more
LONGEST = 2_000  # characters of one content: the article has all of it
ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:selon,2026:"

# What XML 1.0 does not allow (w3.org/TR/xml, 2.2), the C1 controls, and what turns the reading order of what comes after.
_HARMFUL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", re.IGNORECASE)

ElementTree.register_namespace("", ATOM)


def write(path: Path, news: Sequence[TopicNews], *, record: str) -> None:
    """Put the news into the feed at `path`; a new feed is called after the record and the topics."""
    before = _before(path)
    feed = Element(_atom("feed"))
    _put(feed, "id", _text(before, "id") or _name(record, news))
    _put(feed, "title", _text(before, "title") or "selon: " + ", ".join(one.topic.name for one in news))
    updated = SubElement(feed, _atom("updated"))
    _put(SubElement(feed, _atom("author")), "name", "selon")
    _put(feed, "generator", "selon")
    items = sorted((item for one in news for item in one.items), key=lambda item: item.kept_at, reverse=True)
    entries = _unique([*map(_entry, items), *([] if before is None else before.findall(_atom("entry")))])
    feed.extend(entries[:MOST])
    made = [one.topic.made_at for one in news]
    updated.text = max([_text(entry, "updated") for entry in entries] or [_text(before, "updated"), *made])
    for element in feed:
        element.tail = "\n"
    _replace(path, ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _put(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """An element of Atom with this text, made harmless."""
    element = SubElement(parent, _atom(name), {key: harmless(value) for key, value in attributes.items()})
    element.text = harmless(text)
    return element


def _text(element: Element | None, name: str) -> str:
    return "" if element is None else element.findtext(_atom(name)) or ""


def harmless(text: str) -> str:
    """The text, as long as before, without what XML forbids or what turns the reading order."""
    return _HARMFUL.sub("\ufffd", text)


def _name(record: str, news: Sequence[TopicNews]) -> str:
    told = "\0".join([record, *sorted(one.topic.name for one in news)])
    return f"{TAG}feed/{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _entry(item: News) -> Element:
    """One piece of news."""
    entry = Element(_atom("entry"))
    _put(entry, "id", f"{TAG}news/{item.id}")
    who = item.speaker or item.source or item.outlet or "?"
    _put(entry, "title", f"{who}: {item.content[:120]}{'…' if len(item.content) > 120 else ''}")
    _put(entry, "updated", item.kept_at)
    _put(entry, "category", "", term=item.topic)
    if item.url and len(item.url) < LONGEST and _WEB.fullmatch(item.url):
        _put(entry, "link", "", rel="alternate", href=item.url)
    told = [_marked(item.content, item.highlights), *map(escape, _told(item))]
    _put(entry, "content", "".join(f"<p>{line}</p>" for line in told), type="html")
    return entry


def _told(item: News) -> Iterator[str]:
    """What is said of it below its words."""
    if item.before is not None:
        yield f"Changed; an earlier version of the article had: {item.before[:LONGEST]}"
    yield " · ".join(filter(None, [item.title, item.outlet, (item.published or "")[:10]]))
    yield f"{item.topic}: {'; '.join(item.why)}"


def _marked(text: str, spans: Iterable[Span]) -> str:
    """The text as HTML, with the spans in bold."""
    told, at = "", 0
    for start, end in spans:
        if at <= start and end <= LONGEST:  # phrases of the question may overlap
            told += f"{escape(text[at:start])}<strong>{escape(text[start:end])}</strong>"
            at = end
    return told + escape(text[at:LONGEST]) + ("…" if len(text) > LONGEST else "")


def _unique(entries: Iterable[Element]) -> list[Element]:
    """The entries, of those with one id the first."""
    found: dict[str, Element] = {}
    for entry in entries:
        found.setdefault(_text(entry, "id"), entry)
    return [*found.values()]


def _before(path: Path) -> Element | None:
    """The feed that is there already."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b"<!DOCTYPE"
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DeliveryError(str(path), f"it cannot be read ({error.strerror}): give --atom another file") from None
    if not data:
        return None
    root = None
    with suppress(ElementTree.ParseError):
        root = None if b"<!DOCTYPE" in data or b"\0" in data else ElementTree.fromstring(data)  # noqa: S314 - nothing can be declared in it
    if root is None or root.tag != _atom("feed"):
        raise DeliveryError(str(path), "it is there, and no feed of selon: give --atom another file, or move this one away")
    return root


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, and rename over it; a new one may be read by a web server, another keeps its permissions."""
    target = Path(os.path.realpath(path))
    part = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        part.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o644)
        part.replace(target)
    except OSError as error:
        if part:
            part.unlink(missing_ok=True)
        raise DeliveryError(str(path), f"it cannot be written ({error.strerror}): give --atom another file") from None
