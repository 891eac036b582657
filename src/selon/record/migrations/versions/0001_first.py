"""The first record: articles and their versions, attributions, times, places, mentions, entities, claims, topics.

In SQL, as a person who opens the file reads it. What a release has written stays as it is here; changes get a file each.
"""

from alembic import op

revision = "0001"
down_revision = None

PIECE = """
    id {id},
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL"""

DETAILS = """
    url TEXT, outlet TEXT, title TEXT, byline TEXT, published TEXT, language TEXT,
    text TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    read_with TEXT NOT NULL,
    read_at TEXT NOT NULL"""

TABLES = {
    "articles": f"""
    id {{id}},
    own_id TEXT NOT NULL,{DETAILS},
    published_on VARCHAR(10),
    version INTEGER NOT NULL,
    kept_at TEXT NOT NULL""",
    "versions": f"""
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,{DETAILS},
    replaced_at TEXT NOT NULL,
    PRIMARY KEY (article, version)""",
    "timexes": f"""{PIECE},
    words TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    earliest TEXT,
    latest TEXT""",
    "places": f"""{PIECE},
    name TEXT NOT NULL,
    geonames INTEGER,
    country TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    reason TEXT NOT NULL""",
    "entities": """
    id {id},
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT,
    wikidata TEXT,
    authority TEXT""",
    "entity_names": """
    id {id},
    entity INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    whole BOOLEAN NOT NULL,
    origin TEXT NOT NULL""",
    "name_sounds": """
    name INTEGER NOT NULL REFERENCES entity_names (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (name, key)""",
    "characters": """
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    called INTEGER NOT NULL REFERENCES entity_names (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    office TEXT,
    score DOUBLE PRECISION,
    reason TEXT,
    PRIMARY KEY (article, version, position)""",
    "mentions": f"""{PIECE},
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    entity INTEGER REFERENCES entities (id) ON DELETE SET NULL""",
    "repairs": f"""{PIECE},
    kind TEXT NOT NULL,
    read_as TEXT NOT NULL""",
    "attributions": """
    id {id},
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    own_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    speaker TEXT, speaker_kind TEXT, speaker_found TEXT, speaker_key TEXT,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    content_read TEXT,
    type TEXT NOT NULL,
    act TEXT, factuality TEXT, distance TEXT,
    said_on VARCHAR(10),
    happened_on VARCHAR(10),
    source_spans TEXT NOT NULL,
    cue_spans TEXT NOT NULL,
    content_spans TEXT NOT NULL,
    parent INTEGER REFERENCES attributions (id) ON DELETE SET NULL,
    said INTEGER REFERENCES timexes (id) ON DELETE SET NULL,
    since INTEGER NOT NULL,
    version INTEGER NOT NULL,
    superseded INTEGER,
    became INTEGER REFERENCES attributions (id) ON DELETE SET NULL,
    kept_at TEXT NOT NULL""",
    "attribution_speakers": """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    PRIMARY KEY (attribution, position)""",
    "attribution_mentions": """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    mention INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    PRIMARY KEY (attribution, mention)""",
    "attribution_times": """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    timex INTEGER NOT NULL REFERENCES timexes (id) ON DELETE CASCADE,
    PRIMARY KEY (attribution, position)""",
    "attribution_places": """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
    PRIMARY KEY (attribution, position)""",
    "claims": """
    id {id},
    gloss TEXT NOT NULL,
    language TEXT,
    made_at TEXT NOT NULL""",
    "claim_members": """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    content_spans TEXT NOT NULL,
    relation TEXT NOT NULL,
    score DOUBLE PRECISION,
    reason TEXT NOT NULL,
    PRIMARY KEY (attribution, part)""",
    "reprints": """
    article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    score DOUBLE PRECISION,
    reason TEXT NOT NULL""",
    "judgements": """
    id {id},
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT,
    reason TEXT,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_by INTEGER REFERENCES judgements (id) ON DELETE SET NULL""",
    "judgement_names": """
    judgement INTEGER NOT NULL REFERENCES judgements (id) ON DELETE CASCADE,
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    place TEXT,
    PRIMARY KEY (judgement, side, position)""",
    "topics": """
    id {id},
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    filters TEXT NOT NULL,
    made_at TEXT NOT NULL,
    looked_at TEXT""",
    "topic_items": """
    id {id},
    topic INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    attribution INTEGER REFERENCES attributions (id) ON DELETE SET NULL,
    content TEXT NOT NULL,
    shown_at TEXT NOT NULL""",
}

# Tables of pairs: in SQLite their rows are kept in the index of their key, and nowhere else.
LINKS = {name for name, columns in TABLES.items() if "PRIMARY KEY (" in columns and name != "versions"}

INDEXED = {
    "articles": ["published_on"],
    "attributions": ["article"],
    "timexes": ["article"],
    "places": ["article"],
    "mentions": ["article"],
    "repairs": ["article"],
    "entity_names": ["entity"],
    "name_sounds": ["key"],
    "characters": ["called"],
    "reprints": ["original"],
    "attribution_speakers": ["entity"],
    "attribution_mentions": ["mention"],
    "attribution_times": ["timex"],
    "attribution_places": ["place"],
    "claim_members": ["claim"],
    "topic_items": ["topic", "article"],
}
HASHED = {"articles": ["url", "own_id"], "attributions": ["speaker_key"], "entity_names": ["key"], "judgement_names": ["key"]}
SPARSE = {
    "attributions": ["parent", "said", "became"],
    "mentions": ["entity"],
    "entities": ["key", "wikidata", "authority"],
    "topic_items": ["attribution"],
}

# A page of its own in Datasette: each attribution with the article it stands in.
VIEW = """
CREATE VIEW who_said_what AS
SELECT attributions.id, articles.published_on, articles.outlet, attributions.speaker, attributions.act,
       attributions.factuality, attributions.content, attributions.cue, attributions.said_on, attributions.happened_on,
       articles.language, articles.title, articles.url, articles.id AS article
  FROM attributions JOIN articles ON articles.id = attributions.article
 WHERE attributions.superseded IS NULL
"""

# Text search in SQLite: an index over the attributions themselves, which triggers keep in step (sqlite.org/fts5.html, 4.4.3).
# Its content is named as Datasette looks for it.
IN = """
INSERT INTO attribution_words (rowid, content, content_read, speaker, source)
VALUES (new.id, new.content, new.content_read, new.speaker, new.source);
"""
OUT = """
INSERT INTO attribution_words (attribution_words, rowid, content, content_read, speaker, source)
VALUES ('delete', old.id, old.content, old.content_read, old.speaker, old.source);
"""
SQLITE = [
    """
CREATE VIRTUAL TABLE attribution_words USING fts5 (
    content, content_read, speaker, source,
    content=[attributions], content_rowid=[id], tokenize='unicode61 remove_diacritics 2')
""",
    f"CREATE TRIGGER attributions_inserted AFTER INSERT ON attributions BEGIN {IN} END",
    f"CREATE TRIGGER attributions_deleted AFTER DELETE ON attributions BEGIN {OUT} END",
    f"""
CREATE TRIGGER attributions_updated AFTER UPDATE OF content, content_read, speaker, source ON attributions
BEGIN {OUT} {IN} END
""",
]

# In PostgreSQL: vectors in the language of the article, written with their attributions.
POSTGRESQL = [
    """
CREATE TABLE attribution_words (
    attribution INTEGER NOT NULL PRIMARY KEY REFERENCES attributions (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL)
""",
    "CREATE INDEX ix_attribution_words_words ON attribution_words USING gin (words)",
]


def upgrade() -> None:
    """Make all of it."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    number = "INTEGER NOT NULL PRIMARY KEY" if sqlite else "SERIAL PRIMARY KEY"
    for name, columns in TABLES.items():
        how = " WITHOUT ROWID" if sqlite and name in LINKS else ""
        op.execute(f"CREATE TABLE {name} ({columns.format(id=number)}){how}")
    _index(INDEXED)
    _index(HASHED, how="" if sqlite else " USING hash")
    _index(SPARSE, which=" WHERE {} IS NOT NULL")
    for statement in [VIEW, *(SQLITE if sqlite else POSTGRESQL)]:
        op.execute(statement)


def _index(tables: dict[str, list[str]], *, how: str = "", which: str = "") -> None:
    """Make an index of each column."""
    for table, columns in tables.items():
        for column in columns:
            op.execute(f"CREATE INDEX ix_{table}_{column} ON {table}{how} ({column}){which.format(column)}")
