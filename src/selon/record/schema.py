"""The tables of a record, in the words of the design. A change here needs a migration beside it (`migrations/versions/`).

    articles ──< versions          its earlier texts, where it changed
       ├──< attributions ──< attribution_speakers >── entities ──< entity_names ──< name_sounds
       │         ├──< attribution_times >── timexes      when it happened; `said` is when it was said
       │         ├──< attribution_places >── places
       │         ├──< attribution_mentions >── mentions  whom its content is about
       │         └──< claim_members >── claims, with `member_meanings` beside each member
       ├──< timexes, places, mentions, repairs
       ├──< characters >── entity_names      who appears in it under which full name, and why that is this entity
       ├──  fingerprints, shingles, article_meanings     how an article is known again: its words, the agency it
       │                           credits, and what it is about
       └──  reprints               the article that this one copies or translates
    topics ──< topic_items         what a followed question has already shown
    judgements ──< judgement_names what a person decided of whom: never erased, undone by another

Spans count code points of `articles.text`, or of `versions.text` for what an earlier version says. Days are ISO 8601 text.
"""

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.sql.schema import SchemaItem

from selon.record.columns import Characters, SpanList

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _to(name: str, table: str, *, gone: str = "CASCADE", key: bool = False, needed: bool = True) -> Column[int]:
    """A column that refers to a row of another table, and what becomes of this row when that one goes."""
    return Column(name, ForeignKey(f"{table}.id", ondelete=gone), primary_key=key, nullable=not needed)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _details() -> list[SchemaItem]:
    """What is known of an article besides its text, and of how it was read."""
    named = ("url", "outlet", "title", "byline", "published", "language")
    return [
        *(Column(name, Characters) for name in named),
        Column("text", Characters, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("read_with", Characters, nullable=False),  # {"version", "model"}, as the reading says it
        Column("read_at", Text, nullable=False),
    ]


articles = Table(
    "articles",
    metadata,
    _id(),
    Column("own_id", Characters, nullable=False),  # as it came: a file, an address, the id of a JSONL line
    *_details(),
    Column("published_on", String(10)),
    Column("version", Integer, nullable=False),
    Column("kept_at", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    _to("article", "articles", key=True),
    Column("version", Integer, primary_key=True),
    *_details(),
    Column("replaced_at", Text, nullable=False),
)

# One row is one attribution over all versions of its article that hold it: `since` is the first of them, `version` the
# last, into whose text the spans point. `superseded` is the version that no longer has it; `became` is what it says instead.
attributions = Table(
    "attributions",
    metadata,
    _id(),
    _to("article", "articles"),
    Column("own_id", Characters, nullable=False),  # within its article: a1, a2, …
    Column("position", Integer, nullable=False),
    Column("speaker", Characters),
    Column("speaker_kind", Characters),
    Column("speaker_found", Characters),
    Column("speaker_key", Characters),  # the speaker as it is compared: no capitals, no accents
    Column("source", Characters, nullable=False),
    Column("cue", Characters, nullable=False),
    Column("content", Characters, nullable=False),
    Column("content_read", Characters),  # the content as it was meant, where the text is damaged
    Column("type", Characters, nullable=False),
    Column("act", Characters),
    Column("factuality", Characters),
    Column("distance", Characters),
    Column("said_on", String(10)),
    Column("happened_on", String(10)),
    Column("source_spans", SpanList, nullable=False),
    Column("cue_spans", SpanList, nullable=False),
    Column("content_spans", SpanList, nullable=False),
    _to("parent", "attributions", gone="SET NULL", needed=False),
    _to("said", "timexes", gone="SET NULL", needed=False),
    Column("since", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("superseded", Integer),
    _to("became", "attributions", gone="SET NULL", needed=False),
    Column("kept_at", Text, nullable=False),
)


def _of_article(name: str, *columns: SchemaItem) -> Table:
    """A table of what stands at one place of an article's text."""
    return Table(
        name,
        metadata,
        _id(),
        _to("article", "articles"),
        Column("version", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        *columns,
    )


timexes = _of_article(
    "timexes",
    Column("words", Characters, nullable=False),
    Column("type", Characters, nullable=False),
    Column("value", Characters, nullable=False),
    Column("earliest", Characters),
    Column("latest", Characters),
)

places = _of_article(
    "places",
    Column("name", Characters, nullable=False),
    Column("geonames", Integer),
    Column("country", Characters),
    Column("lat", Double),
    Column("lon", Double),
    Column("reason", Characters, nullable=False),
)

mentions = _of_article(
    "mentions",
    Column("kind", Characters, nullable=False),
    Column("name", Characters, nullable=False),
    _to("entity", "entities", gone="SET NULL", needed=False),
)

repairs = _of_article(
    "repairs",
    Column("kind", Characters, nullable=False),
    Column("read_as", Characters, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    _id(),
    Column("kind", Characters, nullable=False),
    Column("name", Characters, nullable=False),
    Column(
        "key", Characters
    ),  # what a body is in no language ("ministry/defence@BY"), a country ("@BY"), a city ("geonames:625144")
    Column("wikidata", Characters),
    Column("authority", Characters),  # its id in the authority file that it came from
)

entity_names = Table(
    "entity_names",
    metadata,
    _id(),
    _to("entity", "entities"),
    Column("name", Characters, nullable=False),
    Column("key", Characters, nullable=False),  # the name as it is compared
    Column("whole", Boolean, nullable=False),  # it names its bearer by itself, as a surname alone does not
    Column("origin", Text, nullable=False),  # read, imported
)

# The same names as they sound: names that share a key may be spellings of one.
name_sounds = Table(
    "name_sounds",
    metadata,
    _to("name", "entity_names", key=True),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

characters = Table(
    "characters",
    metadata,
    _to("article", "articles", key=True),
    Column("version", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    _to("called", "entity_names"),
    Column("kind", Characters, nullable=False),  # what the reading takes it for
    Column("office", Characters),  # "president@BY"
    Column("score", Double),
    Column("reason", Characters),  # why it is this entity; empty where the name is the same
    sqlite_with_rowid=False,
)


def _links(name: str, column: str, table: str, *, ordered: bool = False) -> Table:
    """A table of which attribution goes with which row of the other; ordered where one may come twice."""
    position = [Column("position", Integer, primary_key=True)] if ordered else []
    attribution = _to("attribution", "attributions", key=True)
    return Table(name, metadata, attribution, *position, _to(column, table, key=not ordered), sqlite_with_rowid=False)


attribution_speakers = _links("attribution_speakers", "entity", "entities", ordered=True)
attribution_mentions = _links("attribution_mentions", "mention", "mentions")
attribution_times = _links("attribution_times", "timex", "timexes", ordered=True)
attribution_places = _links("attribution_places", "place", "places", ordered=True)

# `members`, `outlets` and `origins` count what is current: not what later versions of an article no longer say.
claims = Table(
    "claims",
    metadata,
    _id(),
    Column("gloss", Characters, nullable=False),  # its earliest wording
    Column("language", Characters),
    Column("members", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),  # outlets and agencies that have it from nobody else
    Column("made_at", Text, nullable=False),
)

claim_members = Table(
    "claim_members",
    metadata,
    _to("attribution", "attributions", key=True),
    Column("part", Integer, primary_key=True),  # of its content, which may say several things
    _to("claim", "claims"),
    Column("position", Integer, nullable=False),  # among all that its article says
    Column("content", Characters, nullable=False),
    Column("content_spans", SpanList, nullable=False),
    Column("side", Text, nullable=False),  # for, against, open
    Column("score", Double, nullable=False),  # how surely it belongs to the claim
    Column("reason", Characters, nullable=False),  # why it does
    Column("relation", Text, nullable=False),  # asserts, repeats, confirms, denies, hedges, updates
    Column("why", Characters, nullable=False),  # why that relation
    Column("agency", Text),  # on whose word the article has it ("Reuters reports that …")
    Column("depth", Double),  # in its article: 0 at the head of the text, 1 at its end; of what an earlier version kept not known
    sqlite_with_rowid=False,
)

# What a member is compared by: a vector (`meaning.packed`), figures as JSON, and whether its words say no.
member_meanings = Table(
    "member_meanings",
    metadata,
    _to("attribution", "attributions", key=True),
    Column("part", Integer, primary_key=True),
    Column("meaning", LargeBinary, nullable=False),
    Column("figures", Text),
    Column("negative", Boolean),
    Column("denies", Double),  # the chance that it does; of what an earlier version kept it is not known
    Column("hedges", Double),
    Column("confirms", Double),
    sqlite_with_rowid=False,
)

# What each article is about, by day, so that those of some weeks are read in one go. Vectors of two encoders do not compare.
article_meanings = Table(
    "article_meanings",
    metadata,
    Column("encoder", String(8), primary_key=True),
    Column("day", String(10), primary_key=True),  # of publication, else the day on which it was kept
    _to("article", "articles", key=True),
    Column("about", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

fingerprints = Table(
    "fingerprints",
    metadata,
    _to("article", "articles", key=True),
    Column("day", String(10), nullable=False),
    Column("sketch", LargeBinary, nullable=False),  # `reprints.Sketch`
    Column("agency", Text),  # that it credits, or that publishes it
)

# The least hashes of each sketch: articles that share some may be copies.
shingles = Table(
    "shingles",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    _to("article", "articles", key=True),
    sqlite_with_rowid=False,
)

reprints = Table(
    "reprints",
    metadata,
    _to("article", "articles", key=True),
    _to("original", "articles"),
    Column("kind", Text, nullable=False),  # copy, translation
    Column("score", Double, nullable=False),  # how much of the shorter article the other says, too
    Column("reason", Characters, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    _id(),
    Column("kind", Characters, nullable=False),  # merge, split, unsure, rename, undo
    Column("subject", Characters, nullable=False),
    Column("object", Characters),
    Column("reason", Characters),
    Column("author", Characters, nullable=False),
    Column("made_at", Text, nullable=False),
    _to("undone_by", "judgements", gone="SET NULL", needed=False),
)

# Whom a judgement is about, by what reading everything again does not change: names, and where these are not whole the article.
judgement_names = Table(
    "judgement_names",
    metadata,
    _to("judgement", "judgements", key=True),
    Column("side", Integer, primary_key=True),  # 1 the subject's, 2 the object's
    Column("position", Integer, primary_key=True),
    Column("kind", Characters, nullable=False),
    Column("name", Characters, nullable=False),
    Column("key", Characters, nullable=False),
    Column("place", Characters),  # the address or the id of the article
    sqlite_with_rowid=False,
)

topics = Table(
    "topics",
    metadata,
    _id(),
    Column("name", Characters, nullable=False),
    Column("question", Characters, nullable=False),
    Column("filters", Characters, nullable=False),  # JSON, as `Filters` has them
    Column("made_at", Text, nullable=False),
    Column("looked_at", Text),
)

# `attribution` is empty where a later reading of the same text found it no more, or otherwise: `content` tells which it was.
topic_items = Table(
    "topic_items",
    metadata,
    _id(),
    _to("topic", "topics"),
    _to("article", "articles"),
    _to("attribution", "attributions", gone="SET NULL", needed=False),
    Column("content", Characters, nullable=False),
    Column("shown_at", Text, nullable=False),
)


def _index(column: Column[str] | Column[int], *, long: bool = False, sparse: bool = False) -> Index:
    """An index; `long` texts are hashed in PostgreSQL, which indexes no more than 2,700 bytes; `sparse` leaves NULL out."""
    filled = column.is_not(None) if sparse else None
    return Index(None, column, postgresql_using="hash" if long else "btree", sqlite_where=filled, postgresql_where=filled)


Index(None, attributions.c.article, attributions.c.superseded)
for _column in (articles.c.published_on, timexes.c.article, places.c.article, mentions.c.article):
    _index(_column)
for _column in (repairs.c.article, entity_names.c.entity, reprints.c.original, name_sounds.c.key, characters.c.called):
    _index(_column)
for _column in (attribution_speakers.c.entity, attribution_mentions.c.mention, attribution_times.c.timex):
    _index(_column)
for _column in (attribution_places.c.place, claim_members.c.claim, topic_items.c.topic, topic_items.c.article):
    _index(_column)
for _column in (claims.c.outlets, article_meanings.c.article, shingles.c.article):
    _index(_column)
for _column in (articles.c.url, articles.c.own_id, attributions.c.speaker_key, entity_names.c.key):
    _index(_column, long=True)
_index(judgement_names.c.key, long=True)
for _column in (attributions.c.parent, attributions.c.said, attributions.c.became, mentions.c.entity, topic_items.c.attribution):
    _index(_column, sparse=True)
for _column in (entities.c.key, entities.c.wikidata, entities.c.authority):
    _index(_column, sparse=True)
