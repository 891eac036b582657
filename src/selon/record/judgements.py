"""What a person decides of entities: that two are one, that names were taken for one's that are not, what one is called.

After nomenklatura's judgements (positive, negative, unsure): each is kept as data, with its author and time, and never
erased; a later one undoes it, or is undone. They speak of names, not of row numbers, so that reading everything again leaves
them in force (`decisions.py`).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from selon.errors import RecordError
from selon.record import entities as rows
from selon.record.finding import one
from selon.record.fold import key, words
from selon.record.names import parsed
from selon.record.namesakes import same
from selon.record.results import Judgement, JudgementKind
from selon.record.schema import articles, characters, entities, judgement_names, judgements

VERDICTS = {"merge": "positive", "split": "negative", "unsure": "unsure"}
ATTRIBUTES = ("key", "wikidata", "authority")  # of an entity, beside its names
SUBJECT, OBJECT = 1, 2


class Said(NamedTuple):
    """Who decides, when, and why."""

    author: str
    at: str
    reason: str | None = None


# deciding ---------------------------------------------------------------------------------------------------------


def merge(connection: Connection, first: str, second: str, said: Said, *, unsure: bool = False) -> Judgement:
    """The two are one from now on, under the number of the first. Unsure, nothing is joined; it is kept that it was asked."""
    kept, gone = one(connection, first), one(connection, second)
    if kept.id == gone.id:
        raise RecordError(second, f"it is {first} already: both are entity {kept.id}")
    made = _kept(connection, "unsure" if unsure else "merge", said, _called(kept), _called(gone))
    _name(connection, made, SUBJECT, kept.id)
    _name(connection, made, OBJECT, gone.id)
    if not unsure:
        _overrule(connection, made)
        _one(connection, kept, gone)
    return judgement(connection, made)


def split(connection: Connection, whose: str, names: Sequence[str], said: Said) -> Judgement:
    """These names of an entity are an entity of their own from now on."""
    who = one(connection, whose)
    theirs = rows.names_of(connection, [who.id]).get(who.id, [])
    wanted = {key(name) for name in names}
    out = [row for row in theirs if row.key in wanted]
    unknown = [name for name in names if key(name) not in {row.key for row in out}]
    if unknown or not out:
        raise RecordError(", ".join(unknown) or "the names", f"{who.name} has no such name: `selon entity {who.id}` lists them")
    if len(out) == len(theirs):
        raise RecordError(who.name, "these are all of its names: leave it one")
    made = _kept(connection, "split", said, _called(who), "; ".join(row.name for row in out))
    _name(connection, made, SUBJECT, who.id, [row for row in theirs if row not in out])
    _name(connection, made, OBJECT, who.id, out)
    new = rows.made(connection, who.kind, out[0].name)
    rows.moved(connection, out, who.id, new)
    if key(who.name) in wanted:
        left = next((row.name for row in theirs if row not in out and row.whole), None)
        _set(connection, who.id, name=left or next(row.name for row in theirs if row not in out))
    return judgement(connection, made)


def rename(connection: Connection, whose: str, name: str, said: Said) -> Judgement:
    """The entity is called so from now on."""
    who = one(connection, whose)
    if not words(name):
        raise RecordError(repr(name), "there is no name in it")
    made = _kept(connection, "rename", said, _called(who), name)
    _name(connection, made, SUBJECT, who.id)
    _set(connection, who.id, name=name)
    return judgement(connection, made)


def undo(connection: Connection, number: int, said: Said) -> Judgement:
    """A decision is taken back, as a decision of its own; to take that one back puts the first in force again."""
    before = judgement(connection, number)
    if before.undone_by is not None:
        raise RecordError(f"judgement {number}", f"it is undone already, by judgement {before.undone_by}")
    made = _kept(connection, "undo", said, str(number), None)
    _undone(connection, number, made)
    if before.kind == "undo":
        _undone(connection, int(before.subject), None)
        _apply(connection, judgement(connection, int(before.subject)))
    else:
        _revert(connection, before)
    return judgement(connection, made)


def judgement(connection: Connection, number: int) -> Judgement:
    """The judgement of that number."""
    row = connection.execute(select(judgements).where(judgements.c.id == number)).first() if number < 2**31 else None
    if row is None:
        raise RecordError(f"judgement {number}", "there is none of that number: `selon judgements` lists them")
    return _answer(row)


def listed(connection: Connection) -> list[Judgement]:
    """All of them, as they were made."""
    return [_answer(row) for row in connection.execute(select(judgements).order_by(judgements.c.id))]


def _answer(row: Row[Any]) -> Judgement:
    told = {name: getattr(row, name) for name in ("kind", "subject", "object", "reason", "author", "made_at", "undone_by")}
    return Judgement(number=row.id, verdict=VERDICTS.get(row.kind), **told)


def _called(who: Row[Any]) -> str:
    return f"{who.name} ({who.kind})"


# keeping ----------------------------------------------------------------------------------------------------------


def _kept(connection: Connection, kind: JudgementKind, said: Said, subject: str, about: str | None) -> int:
    """The number of a new judgement."""
    if not said.author.strip():
        raise RecordError("the author", "it is empty: --author says who decides")
    values = {"kind": kind, "subject": subject, "object": about, "reason": said.reason, "author": said.author, "made_at": said.at}
    made: int = connection.execute(insert(judgements).values(**values).returning(judgements.c.id)).scalar_one()
    return made


def _name(connection: Connection, judgement: int, side: int, entity: int, names: Sequence[Row[Any]] | None = None) -> None:
    """Keep whom the judgement is about: all that the entity is called and known by, or only these of its names."""
    who = connection.execute(select(entities).where(entities.c.id == entity)).one()
    some = rows.names_of(connection, [entity]).get(entity, []) if names is None else names
    forms = [form for row in some for form in _forms(connection, row)]
    if names is None:
        known = [(attribute, getattr(who, attribute)) for attribute in ATTRIBUTES]
        forms += [{"kind": attribute, "name": value, "key": value, "place": None} for attribute, value in known if value]
        forms.append({"kind": "name", "name": who.name, "key": "", "place": None})
    values = [{"judgement": judgement, "side": side, "position": n, **form} for n, form in enumerate(forms)]
    connection.execute(insert(judgement_names), values)


def _forms(connection: Connection, row: Row[Any]) -> list[dict[str, Any]]:
    """A name that is whole, wherever it stands; one that is not, in each article that has it."""
    form = {"kind": row.kind, "name": row.name, "key": row.key}
    if row.whole:
        return [{**form, "place": None}]
    query = select(articles.c.url, articles.c.own_id).join(characters, characters.c.article == articles.c.id).distinct()
    places = connection.execute(query.where(characters.c.called == row.id).order_by(articles.c.own_id)).all()
    return [{**form, "place": place.url or place.own_id} for place in places]


def _undone(connection: Connection, number: int, by: int | None) -> None:
    connection.execute(update(judgements).where(judgements.c.id == number).values(undone_by=by))


def _overrule(connection: Connection, made: int) -> None:
    """Judgements that told apart what is now one are undone by that."""
    ours = {side: _keys(connection, made, side) for side in (SUBJECT, OBJECT)}
    apart = select(judgements.c.id).where(judgements.c.kind == "split", judgements.c.undone_by.is_(None))
    for number in connection.execute(apart).scalars().all():
        theirs = {side: _keys(connection, number, side) for side in (SUBJECT, OBJECT)}
        if any(ours[SUBJECT] & theirs[side] and ours[OBJECT] & theirs[3 - side] for side in (SUBJECT, OBJECT)):
            _undone(connection, number, made)


def _side(connection: Connection, judgement: int, side: int) -> Sequence[Row[Any]]:
    of_side = judgement_names.c.judgement == judgement, judgement_names.c.side == side
    return connection.execute(select(judgement_names).where(*of_side).order_by(judgement_names.c.position)).all()


def _keys(connection: Connection, judgement: int, side: int) -> set[tuple[str, str]]:
    """The names of a side as they are compared, by kind."""
    return {(row.kind, row.key) for row in _side(connection, judgement, side) if row.kind not in (*ATTRIBUTES, "name")}


# doing and taking back --------------------------------------------------------------------------------------------


def _apply(connection: Connection, made: Judgement) -> None:
    """Do again what was decided."""
    who = _bearer(connection, made.number, SUBJECT)
    if made.kind == "rename" and who:
        _set(connection, who.id, name=made.object)
    elif made.kind == "merge" and who and (other := _bearer(connection, made.number, OBJECT)) and other.id != who.id:
        _one(connection, who, other)
    elif made.kind == "split" and who:
        _out(connection, made.number, who)


def _revert(connection: Connection, made: Judgement) -> None:
    """Do away with what a decision did."""
    who = _bearer(connection, made.number, SUBJECT)
    if who is None:
        return
    if made.kind == "merge":
        _out(connection, made.number, who)
    elif made.kind == "split" and (other := _bearer(connection, made.number, OBJECT)) and other.id != who.id:
        _one(connection, who, other)
    elif made.kind == "rename":
        _set(connection, who.id, name=_name_before(connection, made))


def _bearer(connection: Connection, judgement: int, side: int) -> Row[Any] | None:
    """The entity that bears one of the names of the side now."""
    keys = _keys(connection, judgement, side)
    found = [row.entity for row in rows.named(connection, {key for _, key in keys}) if (row.kind, row.key) in keys]
    return connection.execute(select(entities).where(entities.c.id == min(found))).first() if found else None


def _one(connection: Connection, kept: Row[Any], gone: Row[Any]) -> None:
    """The second entity is the first, which is known by all that the second was known by."""
    rows.joined(connection, kept.id, gone.id)
    lacking = {name: getattr(gone, name) for name in ATTRIBUTES if getattr(kept, name) is None and getattr(gone, name)}
    if lacking:
        _set(connection, kept.id, **lacking)


def _out(connection: Connection, judgement: int, who: Row[Any]) -> None:
    """The names of the judgement's object leave the entity for one of their own, with those that came since and are like them."""
    ours, theirs = _keys(connection, judgement, SUBJECT), _keys(connection, judgement, OBJECT)
    names = rows.names_of(connection, [who.id]).get(who.id, [])
    known = {key for _, key in ours}, {key for _, key in theirs}
    out = [row for row in names if row.key in known[1] - known[0] or _is_like(row, names, *known)]
    if not out or len(out) == len(names):
        return
    told = {row.kind: row.name for row in _side(connection, judgement, OBJECT)}
    kinds = [kind for kind in told if kind not in (*ATTRIBUTES, "name")]
    new = rows.made(connection, kinds[0] if kinds else who.kind, told.get("name", out[0].name))
    rows.moved(connection, out, who.id, new)
    own = {row.kind for row in _side(connection, judgement, SUBJECT)}
    taken = {name: told[name] for name in ATTRIBUTES if name in told}
    borrowed = {name: None for name, value in taken.items() if name not in own and getattr(who, name) == value}
    for entity, values in ((new, taken), (who.id, borrowed)):
        if values:
            _set(connection, entity, **values)


def _is_like(row: Row[Any], names: Sequence[Row[Any]], ours: set[str], theirs: set[str]) -> bool:
    """A name of neither side, that came later: like one of those that leave, and none of those that stay."""
    if row.key in ours | theirs or not row.whole:
        return False
    like = [{other.key for other in names if other.whole and other.key in side and same(parsed(row.name), parsed(other.name))}
            for side in (ours, theirs)]  # fmt: skip
    return bool(like[1]) and not like[0]


def _name_before(connection: Connection, made: Judgement) -> str:
    """What the entity was called before it was renamed: by an earlier renaming that is in force, else by its own name."""
    keys = _keys(connection, made.number, SUBJECT)
    earlier = select(judgements).where(judgements.c.kind == "rename", judgements.c.undone_by.is_(None))
    for row in connection.execute(earlier.order_by(judgements.c.id.desc())):
        if keys & _keys(connection, row.id, SUBJECT):
            return str(row.object)
    return next(str(row.name) for row in _side(connection, made.number, SUBJECT) if row.kind == "name")


def _set(connection: Connection, entity: int, **values: Any) -> None:
    connection.execute(update(entities).where(entities.c.id == entity).values(**values))
