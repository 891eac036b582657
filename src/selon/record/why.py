"""Why an attribution fits a topic: where each word of the question stands in it, and what fits each filter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, cast, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY, REGCONFIG

from selon.article import Span
from selon.record import index
from selon.record.fold import fold
from selon.record.question import Term

WHERE = {"content": "in what is said", "content_read": "in what is said, as it was meant", "speaker": "in the speaker's name",
         "source": "in the source"}  # fmt: skip
SHOWN = {"since": "published", "until": "published"}  # the others are called as what they are about
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")

Forms = Mapping[tuple[str, str, bool], set[str]]  # text search, word asked for, only its beginning: the words that fit it


class Why(NamedTuple):
    """The reasons in words, and the words in the content."""

    reasons: tuple[str, ...]
    highlights: tuple[Span, ...]


class _Token(NamedTuple):
    """A word of a text, as it is compared."""

    span: Span
    word: str


def explained(connection: Connection, asked: Sequence[Term], filters: Mapping[str, str], rows: Sequence[Any]) -> list[Why]:
    """Why each of the rows was found."""
    wanted = [(_shown(term), _parts(term), term.prefix) for term in asked if not term.without]
    texts = [{name: getattr(row, name) or "" for name in WHERE} for row in rows]
    tokens = [{name: _tokens(text) for name, text in fields.items()} for fields in texts]
    forms = _forms(connection, wanted, [index.config(row.language) for row in rows], tokens)
    return [_why(row, wanted, filters, found, forms) for row, found in zip(rows, tokens, strict=True)]


def _shown(term: Term) -> str:
    return " ".join(term.words) + ("*" if term.prefix else "")


def _parts(term: Term) -> tuple[str, ...]:
    """The words of the term as a text search takes them apart."""
    return tuple(part for word in term.words for part in word.split("_") if part)


def _tokens(text: str) -> list[_Token]:
    return [_Token(Span(*found.span()), fold(found[0])) for found in _WORD.finditer(text[: index.LONGEST])]


def _forms(connection: Connection, wanted: Any, configs: Sequence[str], tokens: Sequence[Mapping[str, list[_Token]]]) -> Forms:
    """Which of the words that stand there the database takes for one that is asked for."""
    there = defaultdict[str, set[str]](set)
    for config, fields in zip(configs, tokens, strict=True):
        there[config].update(token.word for found in fields.values() for token in found)
    sought = {(part, prefix and n == len(parts)) for _, parts, prefix in wanted for n, part in enumerate(parts, 1)}
    return {(c, part, begins): _fitting(connection, c, sorted(there[c]), part, begins) for c in there for part, begins in sought}


def _fitting(connection: Connection, config: str, words: list[str], part: str, begins: bool) -> set[str]:
    """The words that are this one or, if so asked, begin so; in PostgreSQL also its other forms."""
    found = {word for word in words if word == part or (begins and word.startswith(part))}
    if connection.dialect.name == "postgresql":
        word = func.unnest(cast(words, ARRAY(Text))).table_valued(column("word", Text)).render_derived()
        fits = func.to_tsvector(cast(config, REGCONFIG), word.c.word).op("@@")(index.query([Term((part,), begins)]))
        found.update(connection.execute(select(word.c.word).where(fits)).scalars())
    return found


def _why(row: Any, wanted: Any, filters: Mapping[str, str], tokens: Mapping[str, list[_Token]], forms: Forms) -> Why:
    reasons, highlights = list[str](), set[Span]()
    for shown, parts, prefix in wanted:
        fits = [forms[index.config(row.language), p, prefix and n == len(parts)] for n, p in enumerate(parts, 1)]
        places = {name: list(_places(found, fits)) for name, found in tokens.items()}
        highlights.update(places["content"])
        reasons.append(_where(row, shown, places))
    return Why((*reasons, *_filtered(row, filters)), tuple(sorted(highlights)))


def _places(tokens: list[_Token], fits: Sequence[set[str]]) -> Iterator[Span]:
    """Where the words stand one after the other."""
    for n in range(len(tokens) - len(fits) + 1) if fits else ():
        if all(tokens[n + k].word in fit for k, fit in enumerate(fits)):
            yield Span(tokens[n].span.start, tokens[n + len(fits) - 1].span.end)


def _where(row: Any, shown: str, places: Mapping[str, list[Span]]) -> str:
    """The first place of the words, as they stand there."""
    for name, spans in places.items():
        if spans:
            words = getattr(row, name)[spans[0].start : spans[0].end]
            other = "" if fold(words) == shown else f" ({shown})"
            return f"“{words}”{other} {WHERE[name]}"
    return f"“{shown}”"  # the index takes words apart otherwise than we do; that it is there, it says


def _filtered(row: Any, filters: Mapping[str, str]) -> Iterator[str]:
    """What fits each filter."""
    for name, value in filters.items():
        found = getattr(row, SHOWN.get(name, name)) or (row.source if name == "speaker" else "")
        told = found[:10] if name in SHOWN else found
        yield f"{name} {value}" if told in ("", value) else f"{name} {value}: {told}"
