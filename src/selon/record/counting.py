"""Claims as they stand after a change: the relation of each member, the gloss, how many outlets and how many origins.

An origin is an outlet that has it from nobody else: reprints count as the outlet of their original, and what is on an
agency's word as that agency's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, func, update

from selon.record.fold import key
from selon.record.kept_members import TOLD, in_time, members_of, speakers
from selon.record.pieces import Values
from selon.record.relation import Related
from selon.record.schema import articles, claim_members, claims, fingerprints, reprints


class Source(NamedTuple):
    """Who publishes a member, who its original, and the agencies on whose word it stands and that its article credits.

    Each by its name as it is compared; empty where there is none.
    """

    outlet: str
    origin: str
    agency: str
    credited: str


TELLING = 4  # words of a claim that can be understood by themselves
OF = articles.alias("of")  # an article's original
SOURCE = (
    articles.c.id.label("number"), articles.c.outlet, articles.c.url, OF.c.outlet.label("of_outlet"), OF.c.url.label("of_url"),
    claim_members.c.agency, fingerprints.c.agency.label("credited"),
)  # fmt: skip


def settled(connection: Connection, numbers: Collection[int]) -> None:
    """See to it that these claims say of themselves what their members make them; those without any go."""
    if not numbers:
        return
    query = members_of(*TOLD, *SOURCE).outerjoin(OF, OF.c.id == reprints.c.original)
    query = query.outerjoin(fingerprints, fingerprints.c.article == articles.c.id)
    theirs = claim_members.c.claim.in_(numbers)
    found, who = connection.execute(query.where(theirs)).all(), speakers(connection, theirs)
    by_claim = {number: list[Row[Any]]() for number in sorted({row.claim for row in found})}
    for row in found:
        if row.superseded is None:
            by_claim[row.claim].append(row)
    told = [_told_of(number, members, who) for number, members in by_claim.items()]
    _change(connection, claims, [values for values, _ in told])
    _change(connection, claim_members, [row for _, related in told for row in related])
    connection.execute(delete(claims).where(claims.c.id.in_({*numbers} - by_claim.keys())))


def _told_of(number: int, members: Sequence[Row[Any]], who: Mapping[int, str]) -> tuple[Values, list[Values]]:
    """What one claim is to say of itself by its members that are current, and which of them have another relation to it now."""
    where = [_source(row) for row in members]
    counts = {"members": len(members), "outlets": outlets(where), "origins": origins(where)}
    if not members:  # its words stay those that it had
        return {"its_id": number, **counts, "gloss": None, "language": None}, []
    order = in_time(members, who)
    first = gloss(order)
    changed = [
        {"its_attribution": row.attribution, "its_part": row.part, "relation": now.relation, "why": now.reason}
        for row, now in order
        if now != (row.relation, row.why)
    ]
    return {"its_id": number, **counts, "gloss": first.content, "language": first.language or ""}, changed


def _change(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Change these rows of the table, called by "its_…"; None leaves what is there."""
    if rows:
        which = and_(*(table.c[name.removeprefix("its_")] == bindparam(name) for name in rows[0] if name.startswith("its_")))
        to = [name for name in rows[0] if not name.startswith("its_")]
        values = {name: func.coalesce(bindparam(f"to_{name}", type_=table.c[name].type), table.c[name]) for name in to}
        named = [{f"to_{name}" if name in to else name: value for name, value in row.items()} for row in rows]
        connection.execute(update(table).where(which).values(values), named)


def gloss(order: Sequence[tuple[Row[Any], Related]]) -> Row[Any]:
    """The member whose words are the claim's: the earliest that says it, else that does not deny it or leave it open.

    One that says it in a few words ("the plan") leaves that to the next that says more, if there is one.
    """
    said = [row for row, now in order if row.side == "for" and now.relation != "hedges"]
    these = said or [row for row, _ in order if row.side == "for"] or [order[0][0]]
    return next((row for row in these if len(row.content.split()) >= TELLING), these[0])


def _source(row: Row[Any]) -> Source:
    """Where a member stands."""
    outlet = _called(row.outlet, row.url)
    origin = _called(row.of_outlet, row.of_url) if row.original else outlet
    return Source(outlet, origin or f"#{row.original or row.number}", _called(row.agency), _called(row.credited))


@lru_cache(1 << 12)
def _called(name: str | None, url: str | None = None) -> str:
    """An outlet or agency as it is compared: by its name, else by its address; empty where neither is known."""
    try:
        return key(name or urlsplit(url or "").hostname or "")
    except ValueError:  # an address that is none
        return ""


def outlets(where: Iterable[Source]) -> int:
    """How many outlets say so; one that is not named, nor known by its address, cannot be told from the others."""
    return len({source.outlet for source in where if source.outlet})


def origins(where: Iterable[Source]) -> int:
    """How many say so by themselves; who is not named counts by the article."""
    with_ = dict[str, str]()

    def last(name: str) -> str:
        while with_.setdefault(name, name) != name:
            name = with_[name]
        return name

    for source in where:
        if source.agency:  # "Reuters reports that …": whoever prints that
            last(source.agency)
        else:
            with_[last(source.credited or source.origin)] = last(source.origin)
    return len({last(name) for name in [*with_]})
