"""One reading, as rows. What was kept of the article before is carried on: an attribution that stays keeps its row."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from selon.errors import RecordError
from selon.reading.reading import Attribution, Reading
from selon.record import index, pieces, wording
from selon.record.linking import link
from selon.record.pieces import Text, Values
from selon.record.schema import attributions
from selon.record.succession import Said, succession


def write(connection: Connection, text: Text, reading: Reading, now: str) -> int:
    """Keep the reading as that of this text; how many attributions it superseded.

    A text that changed leaves behind what it no longer says, marked so. A text that is only read again leaves nothing:
    what was read in it before, and is not now, was a mistake of the reading.
    """
    check(reading)
    before = _before(connection, text.article)
    again = any(row.version == text.version for row in before)
    plan = succession([_said(row, again) for row in before], [_words(a, reading, again) for a in reading.attributions])
    stay = {new: before[old].id for old, new in plan.same.items()}
    numbers = _attributions(connection, text, reading, stay, now)
    gone = [row.id for row in before if row.id not in stay.values()]
    if again:
        connection.execute(delete(attributions).where(attributions.c.id.in_(gone)))
        return 0
    became = {before[old].id: numbers[new] for old, new in plan.became.items()}
    _change(connection, [{"row": n, "superseded": text.version, "became": became.get(n)} for n in gone])
    return len(gone)


def check(reading: Reading) -> None:
    """Refuse a reading whose parts refer to what is not in it."""
    ids = [a.id for a in reading.attributions]
    parents = {a.parent for a in reading.attributions if a.parent is not None}
    times = [n for a in reading.attributions for n in (*a.happened, *(() if a.said is None else (a.said,)))]
    spots = [n for a in reading.attributions for n in a.places]
    within = all(0 <= n < len(reading.timexes) for n in times) and all(0 <= n < len(reading.places) for n in spots)
    if len({*ids}) < len(ids) or not parents <= {*ids} or not within:
        raise RecordError(reading.article.id, "its reading is not whole: ids come twice, or it refers to what is not in it")


def _before(connection: Connection, article: int) -> Sequence[Row[Any]]:
    """The attributions that the article had until now."""
    current = attributions.c.article == article, attributions.c.superseded.is_(None)
    return connection.execute(select(attributions).where(*current).order_by(attributions.c.position)).all()


def _said(row: Row[Any], again: bool) -> Said:
    """What a kept attribution says. A text that is only read again says the same, whoever is now found to say it."""
    return Said(None if again else row.speaker, *map(_spaced, (row.source, row.cue, row.content)))


def _words(a: Attribution, reading: Reading, again: bool) -> Said:
    """The same of an attribution of the reading."""
    who = a.speaker.name if a.speaker and not again else None
    return Said(who, *(_spaced(reading.text_of(role)) for role in (a.source, a.cue, a.content)))


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _attributions(connection: Connection, text: Text, reading: Reading, stay: dict[int, int], now: str) -> list[int]:
    """Keep the attributions with all that belongs to them; their numbers in order, for those that stay the one they had."""
    found = pieces.kept(connection, text, reading)
    rows = [wording.values(text, n, a, reading, found) for n, a in enumerate(reading.attributions)]
    fresh = [{**row, "kept_at": now, "since": text.version} for n, row in enumerate(rows) if n not in stay]
    made = iter(pieces.inserted(connection, attributions, fresh))
    numbers = [stay[n] if n in stay else next(made) for n in range(len(rows))]
    called = {a.id: number for a, number in zip(reading.attributions, numbers, strict=True)}
    _change(connection, [{"row": stay[n], **rows[n], "parent": None} for n in stay])
    _change(connection, [{"row": called[a.id], "parent": called[a.parent]} for a in reading.attributions if a.parent is not None])
    link(connection, reading, numbers, found, anew=[*stay.values()])
    index.put(connection, reading.article.language, zip(numbers, rows, strict=True))
    return numbers


def _change(connection: Connection, rows: Sequence[Values]) -> None:
    """Change the attributions of these numbers ("row"); each row names the same columns."""
    if rows:
        columns: Values = {name: bindparam(f"to_{name}") for name in rows[0] if name != "row"}
        change = update(attributions).where(attributions.c.id == bindparam("row")).values(columns)
        connection.execute(change, [{name if name == "row" else f"to_{name}": v for name, v in row.items()} for row in rows])
