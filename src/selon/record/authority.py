"""An authority file: people and bodies with their names and ids, imported so that what articles name is found to be them.

Two forms are read: CSV with the columns `id`, `kind` (person, organisation or place), `name`, `aliases` (apart by ";") and
`wikidata`, of which id and name must be there; and entities of FollowTheMoney (followthemoney.tech), one JSON object a line.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from selon.errors import RecordError
from selon.record import bodies, entities, names
from selon.record.decisions import decisions
from selon.record.fold import key
from selon.record.name_keys import asked, sounds
from selon.record.namesakes import same
from selon.record.results import Imported
from selon.record.schema import entities as table

KINDS = ("person", "organisation", "place")
SCHEMATA = {
    "Person": "person", "Organization": "organisation", "PublicBody": "organisation", "Company": "organisation",
    "LegalEntity": "organisation",
}  # fmt: skip
NAMES = ("name", "alias", "weakAlias", "previousName")  # FollowTheMoney's properties; a weak alias alone names nobody
WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
LONGEST = 500  # characters of an id or a name
MOST = 400  # names that sound like one of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an authority file."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


def read(path: Path) -> Iterator[Entry | None]:
    """The entries of a file; None for a line that speaks of other things than people and bodies."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            yield from _json(path, lines) if first.lstrip().startswith("{") else _csv(path, lines)
    except UnicodeDecodeError:
        raise RecordError(str(path), "it is not in UTF-8: save it so, and import it again") from None
    except OSError as error:
        raise RecordError(str(path), f"it cannot be read ({error.strerror}): give the name of a CSV or JSON lines file") from None
    except csv.Error as error:
        raise RecordError(str(path), f"it is no CSV ({error})") from None


def _csv(path: Path, lines: Iterable[str]) -> Iterator[Entry]:
    rows = csv.DictReader(lines)
    missing = {"id", "name"} - {*(rows.fieldnames or ())}
    if missing:
        raise RecordError(
            str(path), f"its first line names no column {' and '.join(sorted(missing))}: see `selon entities import --help`"
        )
    for row in rows:
        told = {name: (row.get(name) or "").strip() for name in ("id", "kind", "name", "aliases", "wikidata")}
        aliases = tuple(alias.strip() for alias in told["aliases"].split(";") if alias.strip())
        yield _checked(
            f"{path}:{rows.line_num}", told["id"], told["kind"] or "person", told["name"], aliases, told["wikidata"] or None
        )


def _json(path: Path, lines: Iterable[str]) -> Iterator[Entry | None]:
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            kind, properties = SCHEMATA.get(entity["schema"]), entity["properties"]
            called = [str(name) for of in NAMES for name in properties.get(of, ())]
            ids = [str(value) for value in properties.get("wikidataId", ())]
            own = str(entity["id"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise RecordError(where, "it is no entity of FollowTheMoney: id, schema and properties are needed") from None
        if kind is None or not called:
            yield None
            continue
        known = ids[0] if ids else own if WIKIDATA.fullmatch(own) else None
        yield _checked(where, own, kind, called[0], tuple(dict.fromkeys(called[1:])), known)


def _checked(where: str, own: str, kind: str, name: str, aliases: tuple[str, ...], wikidata: str | None) -> Entry:
    """The entry, unless something in it cannot be."""
    if not own or not name:
        raise RecordError(where, "its id or its name is empty")
    if max(map(len, (own, name, *aliases))) > LONGEST:
        raise RecordError(where, f"an id or a name is longer than {LONGEST} characters")
    if kind not in KINDS:
        raise RecordError(where, f"kind {kind} is none of {', '.join(KINDS)}")
    if wikidata and not WIKIDATA.fullmatch(wikidata):
        raise RecordError(where, f"{wikidata} is no Wikidata id: write it as Q42")
    return Entry(id=own, kind=kind, name=name, aliases=aliases, wikidata=wikidata)


# into the record --------------------------------------------------------------------------------------------------


def imported(connection: Connection, file: str, found: Iterable[Entry | None]) -> Imported:
    """The entries, now that they are in the record."""
    counts = {"entries": 0, "new": 0, "joined": 0, "updated": 0, "skipped": 0}
    for entry in found:
        if entry is None:
            counts["skipped"] += 1
            continue
        counts["entries"] += 1
        counts[_put(connection, entry)] += 1
    return Imported(file=file, **counts)


def _put(connection: Connection, entry: Entry) -> str:
    """Keep the entry: as it was known by its id, as an entity of the record, else as a new one."""
    by_id = connection.execute(select(table.c.id).where(table.c.authority == entry.id)).scalar()
    known = by_id or (entities.identified(connection, [entry.wikidata]).get(entry.wikidata) if entry.wikidata else None)
    theirs = [] if known else _read(connection, entry)
    entity = known or next(iter(theirs), None) or entities.made(connection, entry.kind, entry.name)
    keys = {key(name) for name in (entry.name, *entry.aliases)}
    for other in theirs[1:]:
        _join(connection, entity, other)
    name = decisions(connection, keys).renamed(entry.kind, keys) or entry.name
    values = {"name": name, "authority": entry.id, **({"wikidata": entry.wikidata} if entry.wikidata else {})}
    connection.execute(update(table).where(table.c.id == entity).values(**values))
    for name in (entry.name, *entry.aliases):
        parsed = names.parsed(name) if entry.kind == "person" else None
        whole = parsed.whole if parsed else True
        entities.called(connection, entity, name, whole=whole, sounds=sounds(parsed) if parsed else (), origin="imported")
    return "updated" if by_id else "joined" if known or theirs else "new"


def _join(connection: Connection, entity: int, other: int) -> None:
    """The other is the entity, too, unless a person told them apart."""
    rows = entities.names_of(connection, [other])[other]
    if entity not in decisions(connection, {row.key for row in rows}).apart_of(rows, [entity]):
        entities.joined(connection, entity, other)


def _read(connection: Connection, entry: Entry) -> list[int]:
    """The entities of the record that the entry is: all that have one of its names, else the only one that may be it."""
    spelled = [name for name in (entry.name, *entry.aliases) if entry.kind != "person" or names.parsed(name).whole]
    found = entities.named(connection, {key(name) for name in spelled})
    exact = sorted({row.entity for row in found if row.whole and _is_free(row, entry)})
    if exact or entry.kind != "person":
        return exact or _same_body(connection, spelled)
    parts = [names.parsed(name) for name in spelled]
    near = entities.sounding(connection, {key for part in parts for key in asked(part)}, MOST)
    free = [row for row in near if row.whole and _is_free(row, entry)]
    like = {row.entity for row in free if any(same(part, names.parsed(row.name)) for part in parts)}
    return [*like] if len(like) == 1 else []


def _is_free(row: Any, entry: Entry) -> bool:
    """The entity of the row may be the entry's: of its kind, and of no other entry."""
    return row.kind == entry.kind and row.authority is None


def _same_body(connection: Connection, spelled: Sequence[str]) -> list[int]:
    """The entity that is, in no language, what one of the names says."""
    found = [body.key for name in spelled if (body := bodies.body(name)) and not body.open]
    return sorted({*entities.keyed(connection, found).values()})[:1]
