"""The result of reading one article, in the words of the design: attributions, mentions, repairs; and its JSON."""

from dataclasses import dataclass, field
from typing import Any, Literal

from selon.article import Article, Span, Spans

Type = Literal["direct", "indirect", "mixed"]
Kind = Literal["person", "organisation", "place", "document", "group", "unnamed"]
Found = Literal["named", "pronoun", "title", "continued"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text, and whom it names in full over the article."""

    span: Span
    kind: Kind
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place that is read otherwise than it stands; `read_as` is empty where it is set aside and not read at all."""

    span: Span
    kind: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read. Spans point into `article.text`; the same article gives the same reading."""

    article: Article
    attributions: tuple[Attribution, ...]
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
            "timexes": [], "places": [],
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
