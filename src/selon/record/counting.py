"""Claims as they stand after a change: the relation of each member, the gloss, how many outlets and how many origins.

An origin is an outlet that has it from nobody else: reprints count as the outlet of their original, and what is on an
agency's word as that agency's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, func, select, update

from selon.record.claims import Joined
from selon.record.fold import key
from selon.record.kept_members import CURRENT, in_time, rows
from selon.record.pieces import Values
from selon.record.schema import articles, attributions, claim_members, claims, fingerprints, reprints


class Source(NamedTuple):
    """Who publishes a member, who its original, and the agencies on whose word it stands and that its article credits."""

    outlet: str
    origin: str
    agency: str | None
    credited: str | None


def settled(connection: Connection, numbers: Collection[int]) -> None:
    """See to it that these claims say of themselves what their members make them; those without any go."""
    if not numbers:
        return
    found, who = rows(connection, claim_members.c.claim.in_(numbers))
    by_claim = defaultdict[int, list[Row[Any]]](list)
    for row in found:
        by_claim[row.claim].append(row)
    where = sources(connection, numbers)
    told_of = [_told_of(number, [r for r in by_claim[number] if r.superseded is None], who, where[number]) for number in by_claim]
    _change(connection, claims, [values for values, _ in told_of])
    _change(connection, claim_members, [row for _, related in told_of for row in related])
    connection.execute(delete(claims).where(claims.c.id.in_({*numbers} - by_claim.keys())))


def _told_of(
    number: int, members: Sequence[Row[Any]], who: Mapping[int, str], where: Sequence[Source]
) -> tuple[Values, list[Values]]:
    """What one claim is to say of itself by its members that are current, and which of them have another relation to it now."""
    counts = {"members": len(members), "outlets": outlets(where), "origins": origins(where)}
    if not members:  # its words stay those that it had
        return {"its_id": number, **counts, "gloss": None, "language": None}, []
    order, related = in_time(members, who)
    first = gloss(order).member
    now = {one.member.key: relation for one, relation in zip(order, related, strict=True)}
    changed = [
        {"its_attribution": row.attribution, "its_part": row.part, "relation": new.relation, "why": new.reason}
        for row in members
        if (new := now[str(row.article), str(row.attribution), row.part]) != (row.relation, row.why)
    ]
    return {"its_id": number, **counts, "gloss": first.text, "language": first.language}, changed


def _change(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Change these rows of the table, called by "its_…"; None leaves what is there."""
    if rows:
        which = and_(*(table.c[name.removeprefix("its_")] == bindparam(name) for name in rows[0] if name.startswith("its_")))
        to = [name for name in rows[0] if not name.startswith("its_")]
        values = {name: func.coalesce(bindparam(f"to_{name}", type_=table.c[name].type), table.c[name]) for name in to}
        named = [{f"to_{name}" if name in to else name: value for name, value in row.items()} for row in rows]
        connection.execute(update(table).where(which).values(values), named)


def gloss(order: Sequence[Joined]) -> Joined:
    """The member whose words are the claim's: the earliest that does not deny it, or leave it open."""
    return next((one for one in order if one.side == "for"), order[0])


def sources(connection: Connection, numbers: Collection[int]) -> dict[int, list[Source]]:
    """Where the members of each claim stand that are current, in the order of their articles."""
    member, original = claim_members.c, articles.alias("original")
    query = select(
        member.claim, articles.c.id, articles.c.outlet, articles.c.url, member.agency, fingerprints.c.agency.label("credited"),
        reprints.c.original, original.c.outlet.label("of"), original.c.url.label("at"),
    )  # fmt: skip
    query = query.select_from(claim_members).join(attributions, attributions.c.id == member.attribution)
    query = query.join(articles, articles.c.id == attributions.c.article)
    query = query.outerjoin(reprints, reprints.c.article == articles.c.id)
    query = query.outerjoin(original, original.c.id == reprints.c.original)
    query = query.outerjoin(fingerprints, fingerprints.c.article == articles.c.id)
    found = defaultdict[int, list[Source]](list)
    for row in connection.execute(query.where(member.claim.in_(numbers), CURRENT).order_by(articles.c.id)):
        outlet = _outlet(row.outlet, row.url)
        origin = _outlet(row.of, row.at) if row.original else outlet
        found[row.claim].append(Source(outlet, origin or f"#{row.original or row.id}", row.agency, row.credited))
    return found


@lru_cache(1 << 12)
def _outlet(name: str | None, url: str | None) -> str:
    """An outlet as it is compared: by its name, else by its address; empty where neither is known."""
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
            last(key(source.agency))
        else:
            with_[last(key(source.credited or "") or source.origin)] = last(source.origin)
    return len({last(name) for name in [*with_]})
