"""The result of reading one article, in the words of the design: attributions, mentions, repairs; and its JSON."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from selon.article import Article, Repair, Span, Spans

Type = Literal["direct", "indirect", "mixed"]
Kind = Literal["person", "organisation", "place", "document", "group", "unnamed"]
Found = Literal["named", "pronoun", "title", "continued", "outlet"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is, over the whole article.

    `name` as the article fully gives it, without a leading article ("une source diplomatique" → "source diplomatique");
    `found` says how: the source names them, a pronoun or a title stands for them, or a quotation is continued.
    `entity` is the record's, once the article is kept.
    """

    name: str
    kind: Kind
    found: Found
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source is reported to express a content (PARC 3.0, PolNeAR). A role that the text leaves unsaid is empty.

    `parent` is the id of the attribution whose content holds this one: "A says that B said" is a chain.
    """

    id: str
    type: Type
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker | None = None
    act: str | None = None
    factuality: str | None = None
    distance: str | None = None
    parent: str | None = None
    said: int | None = None
    happened: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


def outlet_of(article: Article) -> Speaker | None:
    """Who tells what the article tells on its own word: its outlet; None where that is not known."""
    return Speaker(name=article.outlet, kind="organisation", found="outlet") if article.outlet else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text, and whom it names in full over the article."""

    span: Span
    kind: Kind
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression (TIMEX3), its value normalised against the date of publication as far as the text allows.

    `value` is TIMEX3's ("2023-05-25", "2023-W21", "P3Y", "PRESENT_REF"; "XXXX-…" where the year stays open); `earliest` and
    `latest` are the first and the last day (ISO 8601) that it covers, None where that stays open.
    """

    span: Span
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention of a place, resolved to GeoNames; `geonames`, coordinates and country are None where it stays unclear.

    `country` is an ISO 3166-1 code; `reason` says what settled it, or why it stays open.
    """

    span: Span
    name: str
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read. Spans point into `article.text`; the same article gives the same reading."""

    article: Article
    attributions: tuple[Attribution, ...]
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    repairs: tuple[Repair, ...] = ()
    selon: dict[str, str] = field(default_factory=dict)

    def text_of(self, spans: Spans) -> str:
        """The characters of a role, its pieces joined by " … "."""
        return " … ".join(self.article.text[s:e] for s, e in spans)

    def as_dict(self) -> dict[str, Any]:
        """The reading as JSON-ready data, one key for each word of the design."""
        a = self.article
        return {
            "id": a.id, "url": a.url, "outlet": a.outlet, "title": a.title, "byline": a.byline,
            "published": a.published, "language": a.language, "text": a.text, "selon": self.selon,
            "attributions": [attribution_as_dict(x) for x in self.attributions],
            "timexes": [_timex_as_dict(t) for t in self.timexes],
            "places": [_place_as_dict(p) for p in self.places],
            "mentions": [{"span": [*m.span], "kind": m.kind, "name": m.name, "entity": m.entity} for m in self.mentions],
            "repairs": [{"span": [*r.span], "kind": r.kind, "read_as": r.read_as} for r in self.repairs],
        }  # fmt: skip


def attribution_as_dict(a: Attribution) -> dict[str, Any]:
    """One attribution as JSON-ready data."""
    who = a.speaker
    return {
        "id": a.id, "type": a.type,
        "source": [[*s] for s in a.source], "cue": [[*s] for s in a.cue], "content": [[*s] for s in a.content],
        "speaker": who and {"name": who.name, "kind": who.kind, "found": who.found, "entity": who.entity},
        "act": a.act, "factuality": a.factuality, "distance": a.distance, "parent": a.parent,
        "said": a.said, "happened": [*a.happened], "places": [*a.places],
    }  # fmt: skip


def _timex_as_dict(t: Timex) -> dict[str, Any]:
    return {"span": [*t.span], "type": t.type, "value": t.value, "earliest": t.earliest, "latest": t.latest}


def _place_as_dict(p: Place) -> dict[str, Any]:
    return {
        "span": [*p.span], "name": p.name, "geonames": p.geonames, "country": p.country,
        "lat": p.lat, "lon": p.lon, "reason": p.reason,
    }  # fmt: skip


def moved(reading: Reading, back: Callable[[Span], Span]) -> Reading:
    """The reading with every span of its parts put where `back` says; its repairs stay as they are."""

    def spans(role: Spans) -> Spans:
        return tuple(back(Span(*s)) for s in role)

    return replace(
        reading,
        attributions=tuple(
            replace(a, source=spans(a.source), cue=spans(a.cue), content=spans(a.content)) for a in reading.attributions
        ),
        timexes=tuple(replace(t, span=back(t.span)) for t in reading.timexes),
        places=tuple(replace(p, span=back(p.span)) for p in reading.places),
        mentions=tuple(replace(m, span=back(m.span)) for m in reading.mentions),
    )
