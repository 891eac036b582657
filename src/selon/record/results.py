"""What a record answers with: small, frozen, and flat enough for a line of JSON or a row of a table."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from selon.article import Spans
from selon.reading.reading import Reading

if TYPE_CHECKING:
    from selon.record.relation import Relation  # with numpy, which `selon --help` does not wait for

Outcome = Literal["new", "changed", "read again", "unchanged"]
JudgementKind = Literal["merge", "split", "unsure", "rename", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An answer that is one line of JSON."""

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready data."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Row):
    """What became of an article that was added.

    "new" to the record; "changed" since it was added, so that `version` counts on; "read again", by another selon or with
    other details, and this reading took the place of the earlier one; or "unchanged": the record had all of it.
    """

    number: int
    article: str
    outcome: Outcome
    version: int
    attributions: int
    superseded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Row):
    """One attribution of the record: its words, what was found of it, and the article it stands in.

    `ref` is its name in this record ("12:a3": attribution a3 of article number 12). `said` and `happened` are TIMEX3
    values, `said_on` and `happened_on` the first day they cover. `superseded` is the version of the article that no
    longer has it, `became` the ref of what it says instead.
    """

    ref: str
    article: str
    attribution: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    url: str | None
    speaker: str | None
    kind: str | None
    source: str
    cue: str
    content: str
    type: str
    act: str | None
    factuality: str | None
    distance: str | None
    said: str | None
    said_on: str | None
    happened: tuple[str, ...]
    happened_on: str | None
    places: tuple[str, ...]
    superseded: int | None
    became: str | None
    claims: tuple[int, ...] = ()  # the numbers of the claims that it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entry):
    """An attribution at its place in time: `day` is when it `was` (happened), else when it was said, else published."""

    day: str | None
    was: Literal["happened", "said", "published"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount(Row):
    """One who speaks in the record; `entity` is None for a source without a name, which is no one over several articles."""

    entity: int | None
    name: str
    kind: str | None
    attributions: int
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEntry(Entry):
    """An attribution by somebody, or about them: their name stands in its content."""

    day: str | None
    role: Literal["by", "about"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything by and about one speaker, in time order; `names` are the spellings the record knows them by.

    `by` and `about` are how many attributions there are of each, also where no more than so many entries are asked for.
    """

    entity: int
    name: str
    kind: str
    names: tuple[str, ...]
    by: int
    about: int
    entries: tuple[DossierEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Row):
    """An earlier text of an article."""

    version: int
    text: str
    read_at: str
    replaced_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """An article of the record: its reading now, its earlier versions, and as entries what all of them say."""

    number: int
    version: int
    kept_at: str
    read_at: str
    reading: Reading
    versions: tuple[Version, ...]
    entries: tuple[Entry, ...]

    def as_dict(self) -> dict[str, Any]:
        """The reading as JSON-ready data, and under "record" what the record knows of it besides."""
        record = {
            "number": self.number, "version": self.version, "kept_at": self.kept_at, "read_at": self.read_at,
            "versions": [version.as_dict() for version in self.versions],
            "superseded": [entry.as_dict() for entry in self.superseded],
        }  # fmt: skip
        return {**self.reading.as_dict(), "record": record}

    @property
    def superseded(self) -> tuple[Entry, ...]:
        """What earlier versions said that this one does not."""
        return tuple(entry for entry in self.entries if entry.superseded is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMember(Row):
    """What one attribution says of a claim: `words` are its own, at `content` in the text of the article.

    `speaker` is called as the record calls them; `chain` are those on whose word the article has it from them, the nearest
    first. `score` is how surely it belongs to the claim, `reason` says why, and why it has that relation to it.
    """

    ref: str
    article: str
    attribution: str
    content: Spans
    words: str
    speaker: str | None
    chain: tuple[str, ...]
    relation: "Relation"
    score: float
    reason: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    superseded: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint(Row):
    """An article that has its report from elsewhere: it copies or translates article number `original`, called `of` after its
    outlet; or it relays the agency `of` that it credits.
    """

    article: int
    outlet: str | None
    published: str | None
    kind: Literal["copy", "translation", "relay"]
    original: int | None
    of: str | None
    score: float | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """Attributions that say the same, in the order of time; `gloss` is the earliest wording.

    `origins` counts the outlets and agencies that have it from nobody else: reprints go with the outlet of their original,
    and what is on an agency's word with that agency.
    """

    id: int
    gloss: str
    language: str | None
    members: tuple[ClaimMember, ...]
    outlets: int
    origins: int
    reprints: tuple[Reprint, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The claim as `selon claims --json` prints it; `asdict` of the dataclass has all of it."""
        wanted = ("article", "attribution", "content", "speaker", "relation", "score", "reason")
        members = [{name: getattr(member, name) for name in wanted} for member in self.members]
        return {"id": self.id, "gloss": self.gloss, "members": members, "outlets": self.outlets, "origins": self.origins}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats(Row):
    """How much a record holds."""

    record: str
    version: str
    bytes: int | None
    articles: int
    versions: int
    attributions: int
    superseded: int
    entities: int
    mentions: int
    timexes: int
    places: int
    claims: int
    topics: int
    first: str | None
    last: str | None
    languages: dict[str, int]
    outlets: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Row):
    """A decision of a person. `verdict` is nomenklatura's word for it; `undone_by` the number of what took it back."""

    number: int
    kind: JudgementKind
    verdict: str | None
    subject: str
    object: str | None
    reason: str | None
    author: str
    made_at: str
    undone_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling(Row):
    """A name of the entity: whether it names it by itself, in how many articles it stands, in which languages, and why it is its.

    `score` and `reason` are those of the first article that needed one; `named_in` are the numbers of the first articles.
    """

    name: str
    whole: bool
    articles: int
    languages: tuple[str, ...]
    named_in: tuple[int, ...]
    score: float | None
    reason: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait(Row):
    """An entity of the record. `key` says in no language what a body or a country is; `authority` is its id in a file."""

    entity: int
    name: str
    kind: str
    key: str | None
    wikidata: str | None
    authority: str | None
    attributions: int
    articles: int
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Row):
    """What became of an authority file: entries that were new, that were known, and lines of other schemata."""

    file: str
    entries: int
    new: int
    joined: int
    updated: int
    skipped: int
