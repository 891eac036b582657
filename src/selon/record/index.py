"""Text search: which attributions have the words of a question in what is said, who says it, or how they are called.

SQLite's index (FTS5) is kept by triggers of the database. PostgreSQL's is written here, in the language of each article;
its texts and questions are folded before they get there, so that accents count in neither database, and no extension
and no locale is needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, column, func, literal, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import REGCONFIG
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import cast
from sqlalchemy.sql.selectable import TableClause

from selon import languages
from selon.record.fold import words
from selon.record.question import Term

MANY = 20_000  # matches: to weigh them against each other takes a microsecond each, so beyond that the newest come first
BY_LENGTH = 1  # PostgreSQL's ts_rank: a word counts for more in a short text
LONGEST = 30_000  # characters that PostgreSQL indexes of one text: a vector holds a megabyte, and four texts go into it

_PUT = text("""
INSERT INTO attribution_words (attribution, words)
VALUES (:attribution, setweight(to_tsvector(CAST(:config AS regconfig), :content), 'A')
                   || setweight(to_tsvector(CAST(:config AS regconfig), :speaker), 'B'))
ON CONFLICT (attribution) DO UPDATE SET words = excluded.words
""")


class Match(NamedTuple):
    """How a question is asked in SQL: the index, its attribution, what must hold, and by what the best comes first.

    `one_of` is the attribution where it must be one of many: without the sign SQLite asks its index anew for each of them.
    """

    table: TableClause
    attribution: ColumnElement[int]
    one_of: ColumnElement[int]
    holds: ColumnElement[bool]
    best: tuple[ColumnElement[Any], ...]

    def order(self, connection: Connection) -> tuple[ColumnElement[Any], ...]:
        """The best match first; where there are very many, what was kept last."""
        some = select(literal(1)).select_from(self.table).where(self.holds).limit(MANY).subquery()
        few = connection.execute(select(func.count()).select_from(some)).scalar_one() < MANY
        return self.best if few else (self.attribution.desc(),)


def put(connection: Connection, language: str | None, found: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """See to it that the attributions, each with its number, are found by their words."""
    if connection.dialect.name != "postgresql":
        return
    rows = [
        {
            "attribution": number,
            "config": config(language),
            "content": _folded(row["content"], row["content_read"]),
            "speaker": _folded(row["speaker"], row["source"]),
        }
        for number, row in found
    ]
    if rows:
        connection.execute(_PUT, rows)


def match(connection: Connection, terms: Sequence[Term]) -> Match:
    """What finds the attributions that have all these terms."""
    return _in_postgresql(terms) if connection.dialect.name == "postgresql" else _in_sqlite(terms)


def _folded(*texts: str | None) -> str:
    return " ".join(word for text in texts if text for word in words(text[:LONGEST]))


def config(language: str | None) -> str:
    """PostgreSQL's text search of a language: what its table says, else "simple", which stems nothing."""
    found = languages.table(language, "language") if language in languages.known() else {}
    return str(found.get("text_search", "simple"))


def _in_sqlite(terms: Sequence[Term]) -> Match:
    words = table("attribution_words", column("rowid", Integer), column("rank"))
    asked = [f'"{" ".join(term.words)}"' + ("*" if term.prefix else "") for term in terms]
    wanted = " AND ".join(ask for ask, term in zip(asked, terms, strict=True) if not term.without)
    without = " OR ".join(ask for ask, term in zip(asked, terms, strict=True) if term.without)
    question = f"({wanted}) NOT ({without})" if without else wanted
    holds: ColumnElement[bool] = literal_column("attribution_words").op("MATCH", is_comparison=True)(literal(question))
    return Match(words, words.c.rowid, literal_column("+attribution_words.rowid", Integer), holds, (words.c.rank,))


def _in_postgresql(terms: Sequence[Term]) -> Match:
    """Asked in every language at once: each article answers in its own."""
    found = table("attribution_words", column("attribution", Integer), column("words"))
    asked = query(term for term in terms if not term.without)
    for term in terms:
        if term.without:
            asked = asked.op("&&")(func.tsquery_not(query([term])))
    rank = func.ts_rank(found.c.words, asked, BY_LENGTH)
    holds, best = found.c.words.op("@@")(asked), (rank.desc(), found.c.attribution.desc())
    return Match(found, found.c.attribution, found.c.attribution, holds, best)


def query(terms: Iterable[Term]) -> ColumnElement[Any]:
    """All of the terms, in the forms of one language or another."""
    phrases = [" <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.prefix else "") for term in terms]
    question = " & ".join(f"({phrase})" for phrase in phrases)
    configs = sorted({"simple", *map(config, languages.known())})
    asked: ColumnElement[Any] = func.to_tsquery(cast(configs[0], REGCONFIG), question)
    for name in configs[1:]:
        asked = asked.op("||")(func.to_tsquery(cast(name, REGCONFIG), question))
    return asked.self_group()
