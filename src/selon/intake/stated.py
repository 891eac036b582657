"""What a page states about its article: title, byline, date, outlet, address, language. What it does not state is None.

The date is taken from JSON-LD, meta and time elements that name it as the date of publication. htmldate, which
trafilatura asks, also takes dates from addresses, pictures and the running text: that is a guess, and not used.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any

from selon.intake.building import Stated, moment

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publication_date",
    "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "date.created", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publish-date", "date",
)  # fmt: skip
PUBLISHED_TIME = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish') or contains(@class, 'entry-date')]/@datetime",
    "//*[@itemprop='datePublished']/@datetime",
)
NOT_A_NAME = re.compile(r"https?://|@|^\(|\bimage:", re.IGNORECASE)


def stated(tree: Any, page: Any) -> Stated:
    """What the page states; `page` is the trafilatura document, whose findings fill what markup does not say outright."""
    data = list(linked_data(tree))
    meta = meta_tags(tree)
    site = outlet(data, meta, page.sitename)
    title = clean(page.title) or clean(meta.get("og:title")) or clean(tree.findtext(".//title"))
    return Stated(
        language=language(tree, meta),
        title=without_outlet(title, site),
        byline=byline(data, page.author),
        published=published(tree, data, meta),
        outlet=site,
        url=page.url or next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or clean(meta.get("og:url")),
    )


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outermost first. A block that is no JSON says nothing."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, dict):
                yield value
            if isinstance(value, dict | list):
                waiting.extend(value.values() if isinstance(value, dict) else value)


def articles_in(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects that are articles."""
    return [o for o in data if any(ARTICLE_TYPES.search(str(t)) for t in as_list(o.get("@type")))]


def meta_tags(tree: Any) -> dict[str, str]:
    """The first content of each name of the page's meta elements, names in lower case."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), element.get("content"))
    return found


def published(tree: Any, data: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    """The date of publication as the page states it, in ISO 8601."""
    pages = [o for o in data if "WebPage" in as_list(o.get("@type"))]
    values = [o.get("datePublished") for o in [*articles_in(data), *pages]]
    values += [meta.get(name) for name in PUBLISHED_NAMES]
    values += [value for path in PUBLISHED_TIME for value in tree.xpath(path)]
    times = set(tree.xpath("//time/@datetime"))
    if len(times) == 1:
        values += times
    return next((date for date in map(iso_date, values) if date), None)


def iso_date(value: Any) -> str | None:
    """`value` in ISO 8601, when it is a date or a date-time; "2026-01-06 13:55:27 +01:00" is one."""
    if not isinstance(value, str) or not value[:4].isdigit():
        return None
    found = moment(re.sub(r"\s+([+-]\d\d:?\d\d)$", r"\1", value.strip()))
    if isinstance(found, datetime):
        return found.isoformat(timespec="seconds")
    return found.isoformat() if found else None


def byline(data: list[dict[str, Any]], fallback: str | None) -> str | None:
    """The authors' names as the page writes them, each once."""
    named = {o["@id"]: o["name"] for o in data if isinstance(o.get("@id"), str) and isinstance(o.get("name"), str)}
    authors = [name for article in articles_in(data)[:1] for a in as_list(article.get("author")) if (name := name_of(a, named))]
    once: dict[str, str] = {}
    for name in authors or (fallback or "").split(";"):
        if (tidy := clean(name)) and not NOT_A_NAME.search(tidy):
            once.setdefault(bare(tidy), tidy)
    return "; ".join(once.values()) or None


def outlet(data: list[dict[str, Any]], meta: dict[str, str], fallback: str | None) -> str | None:
    """The outlet's name. Of "nationalpost" and "National Post" the one that is written out."""
    named = {o["@id"]: o["name"] for o in data if isinstance(o.get("@id"), str) and isinstance(o.get("name"), str)}
    publisher = next((n for a in articles_in(data) for p in as_list(a.get("publisher")) if (n := name_of(p, named))), None)
    site = clean(meta.get("og:site_name"))
    if site and publisher and bare(site) == bare(publisher):
        return max(site, clean(publisher) or "", key=lambda name: (" " in name, name != name.lower()))
    return site or clean(publisher) or clean(fallback)


def without_outlet(title: str | None, site: str | None) -> str | None:
    """The title without the outlet's name, which many pages put after a dash or a bar."""
    return re.sub(rf"\s+[-–—|·]\s+{re.escape(site)}$", "", title, flags=re.IGNORECASE) if title and site else title


def language(tree: Any, meta: dict[str, str]) -> str | None:
    """The language that the page is marked with."""
    return next(iter(tree.xpath("/html/@lang")), None) or meta.get("og:locale") or meta.get("content-language")


def name_of(value: Any, named: dict[str, str]) -> str | None:
    """The name of a person or an organisation of JSON-LD, given outright, in an object or by reference."""
    if isinstance(value, dict):
        value = value.get("name") or named.get(str(value.get("@id")))
    return value if isinstance(value, str) else None


def as_list(value: Any) -> list[Any]:
    """`value` as JSON-LD means it: one or many."""
    return value if isinstance(value, list) else [value]


def clean(value: str | None) -> str | None:
    """`value` on one line, its character references resolved; None where nothing is left."""
    return " ".join(unescape(value).split()) or None if value else None


def bare(name: str) -> str:
    """The letters and digits of a name, for telling that two are the same."""
    return "".join(c for c in name.casefold() if c.isalnum())
