"""What people decided of the names of an article, as it bears upon giving them their entities."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from selon.record import entities
from selon.record.schema import judgement_names, judgements
from selon.record.whois import Character

MERGED, APART = "merge", "split"


class Form(NamedTuple):
    """A name by what no second reading changes: its kind, how it is compared, and where it stands if it is not whole."""

    kind: str
    key: str
    place: str | None


class Ruling(NamedTuple):
    """One judgement that is in force: what kind, who made it when, its object, and the names on its two sides."""

    kind: str
    author: str
    made_at: str
    object: str
    sides: dict[int, list[Form]]


class Decisions:
    """The judgements in force that speak of names of one article."""

    def __init__(self, connection: Connection, rulings: Sequence[Ruling], place: str) -> None:
        self.connection, self.rulings, self.place = connection, rulings, place

    def joined(self, c: Character) -> tuple[int, float, str] | None:
        """Whoever a person said the name belongs to, if that one is in the record."""
        for ruling in reversed(self.rulings):
            for side in (1, 2):
                if ruling.kind == MERGED and self._speaks(ruling.sides.get(side, ()), c):
                    found = self._bearer(ruling.sides.get(3 - side, ()))
                    if found and found not in self.apart(c, [found]):
                        return found, 1.0, f"joined by {ruling.author} on {ruling.made_at[:10]}"
        return None

    def moved(self, c: Character, rows: Sequence[Row[Any]]) -> tuple[int, float, str] | None:
        """Whoever bears the very name, where a person said so by taking it out of another."""
        for ruling in self.rulings:
            if ruling.kind == APART and self._speaks(ruling.sides.get(2, ()), c):
                found = self._bearer([form for form in ruling.sides[2] if form.key == c.key])
                if found:
                    return found, 1.0, f"told apart by {ruling.author} on {ruling.made_at[:10]}"
        return None

    def apart(self, c: Character, candidates: Iterable[int]) -> set[int]:
        """Those of the candidates whom a person said the name does not belong to."""
        return self._apart([Form(c.kind, c.key, self.place)], candidates)

    def apart_of(self, rows: Sequence[Row[Any]], candidates: Iterable[int]) -> set[int]:
        """The same of names of the record."""
        return self._apart([Form(row.kind, row.key, None) for row in rows], candidates)

    def renamed(self, kind: str, keys: Collection[str]) -> str | None:
        """What a person said that the bearer of one of the names is to be called."""
        ours = {Form(kind, key, place) for key in keys for place in (None, self.place)}
        said = [r.object for r in self.rulings if r.kind == "rename" and not ours.isdisjoint(r.sides.get(1, ()))]
        return said[-1] if said else None

    def _speaks(self, forms: Collection[Form], c: Character) -> bool:
        """The name is among them; one that is not whole in this very article."""
        if any(form.kind == "key" and form.key == c.identity for form in forms if c.identity):
            return True
        return any(form.key == c.key and form.kind == c.kind and form.place in (None, self.place) for form in forms)

    def _bearer(self, forms: Collection[Form]) -> int | None:
        """The entity that bears one of these names now."""
        rows = entities.named(self.connection, {form.key for form in forms if form.kind != "key"})
        wanted = {(form.kind, form.key) for form in forms}
        found = [row.entity for row in rows if (row.kind, row.key) in wanted]
        return min(found, default=None)

    def _apart(self, ours: Sequence[Form], candidates: Iterable[int]) -> set[int]:
        others: set[tuple[str, str]] = set()
        for ruling in self.rulings:
            for side in (1, 2):
                told = {(form.kind, form.key) for form in ruling.sides.get(side, ())}
                if ruling.kind == APART and any((form.kind, form.key) in told for form in ours):
                    others |= {(form.kind, form.key) for form in ruling.sides.get(3 - side, ())}
        if not others:
            return set()
        names = entities.names_of(self.connection, {*candidates})
        return {entity for entity, rows in names.items() if any((row.kind, row.key) in others for row in rows)}


def decisions(connection: Connection, keys: Collection[str], place: str = "") -> Decisions:
    """The judgements in force that speak of these names and identities, in the order in which they were made."""
    named = select(judgement_names.c.judgement).where(judgement_names.c.key.in_(keys))
    query = select(judgements).where(judgements.c.undone_by.is_(None), judgements.c.id.in_(named))
    rows = connection.execute(query.order_by(judgements.c.id)).all() if keys else []
    sides = _sides(connection, [row.id for row in rows])
    rulings = [Ruling(row.kind, row.author, row.made_at, row.object or "", sides[row.id]) for row in rows]
    return Decisions(connection, rulings, place)


def _sides(connection: Connection, ids: Collection[int]) -> dict[int, dict[int, list[Form]]]:
    """The names on each side of these judgements."""
    found: dict[int, dict[int, list[Form]]] = defaultdict(lambda: defaultdict(list))
    if not ids:
        return found
    rows = connection.execute(
        select(judgement_names).where(judgement_names.c.judgement.in_(ids)).order_by(*judgement_names.c)
    ).all()
    for row in rows:
        found[row.judgement][row.side].append(Form(row.kind, row.key, row.place))
    return found
