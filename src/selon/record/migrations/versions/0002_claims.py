"""Claims and reprints: what their members and articles are compared by, and how many outlets and origins a claim has.

No selon before this one wrote claims: their tables are made anew. `selon claims --join` joins what was kept before.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

MEMBER = """
    attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    part INTEGER NOT NULL"""

TABLES = {
    "claims": """
    id {id},
    gloss TEXT NOT NULL,
    language TEXT,
    members INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    made_at TEXT NOT NULL""",
    "claim_members": f"""{MEMBER},
    claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    content_spans TEXT NOT NULL,
    side TEXT NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    reason TEXT NOT NULL,
    relation TEXT NOT NULL,
    why TEXT NOT NULL,
    agency TEXT,
    PRIMARY KEY (attribution, part)""",
    "member_meanings": f"""{MEMBER},
    meaning {{bytes}} NOT NULL,
    figures TEXT,
    negative BOOLEAN,
    PRIMARY KEY (attribution, part)""",
    "article_meanings": """
    encoder VARCHAR(8) NOT NULL,
    day VARCHAR(10) NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    about {bytes} NOT NULL,
    PRIMARY KEY (encoder, day, article)""",
    "fingerprints": """
    article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    day VARCHAR(10) NOT NULL,
    sketch {bytes} NOT NULL,
    agency TEXT""",
    "shingles": """
    hash INTEGER NOT NULL,
    day VARCHAR(10) NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, day, article)""",
    "reprints": """
    article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    reason TEXT NOT NULL""",
}

INDEXED = (("claims", "outlets"), ("claim_members", "claim"), ("article_meanings", "article"), ("shingles", "article"),
           ("reprints", "original"))  # fmt: skip

# A page of its own in Datasette: who says what of each claim.
VIEW = """
CREATE VIEW who_claims_what AS
SELECT claim_members.claim, claims.gloss, claim_members.relation, articles.published_on, articles.outlet,
       attributions.speaker, claim_members.content, claim_members.score, claim_members.why, claim_members.reason,
       articles.id AS article, attributions.id AS attribution
  FROM claim_members
  JOIN claims ON claims.id = claim_members.claim
  JOIN attributions ON attributions.id = claim_members.attribution
  JOIN articles ON articles.id = attributions.article
 WHERE attributions.superseded IS NULL
"""


def upgrade() -> None:
    """Make the tables, those of before in their new form."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    number, blob = ("INTEGER NOT NULL PRIMARY KEY", "BLOB") if sqlite else ("SERIAL PRIMARY KEY", "BYTEA")
    for name in ("claim_members", "claims", "reprints"):
        op.execute(f"DROP TABLE {name}")
    for name, columns in TABLES.items():
        how = " WITHOUT ROWID" if sqlite and "PRIMARY KEY (" in columns else ""
        op.execute(f"CREATE TABLE {name} ({columns.format(id=number, bytes=blob)}){how}")
    for table, column in INDEXED:
        op.execute(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
    op.execute(VIEW)
