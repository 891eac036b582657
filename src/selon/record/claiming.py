"""What an article says, put into claims, in the transaction that keeps the article.

Where it was read before, what it said then tells which claims its members were in: the same thing said by the same
attribution, and where the same text is read again what stands in the same place. A claim keeps its number while it has
members. What an article no longer says stays with its claim as long as the attribution stays in the record (as superseded)
and counts for nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from selon.article import Article, Spans
from selon.record import agencies, reprinting
from selon.record.claims import Joined, Key, join
from selon.record.counting import settled
from selon.record.days import day as day_of
from selon.record.entities import SEVERAL
from selon.record.kept_members import CURRENT, JOINED, members_of, speaker, written
from selon.record.meaning import ABOUT, packed
from selon.record.member import Member, middle
from selon.record.pieces import Text, Values, inserted
from selon.record.reprints import sketch
from selon.record.schema import (
    article_meanings,
    articles,
    attribution_speakers,
    attributions,
    claim_members,
    claims,
    fingerprints,
    member_meanings,
    shingles,
)
from selon.record.shelf import Kept, encoder

SAME = 0.5  # of the shorter of two contents: they stand in the same place

Before = Sequence[Row[Any]]


def before(connection: Connection, article: int) -> Before:
    """What the article said until now, in its claims."""
    query = members_of(*JOINED, attributions.c.version).where(CURRENT, attributions.c.article == article)
    return connection.execute(query).all()


def put(connection: Connection, text: Text, article: Article, said: Sequence[Member], was: Before, now: str) -> None:
    """What the article says is in its claims, and its reprints are known; `was` is what it said before.

    What other articles say changes its claim where this one shows that it belongs elsewhere.
    """
    day = day_of(article.published) or _kept_on(connection, text.article)
    told = _of_record(connection, text, said)
    shelf = Kept(connection, text.article, day)
    joined = join(shelf, told, _as_before(told, was, text.version)) if told else []
    joined = _numbered(connection, joined, now)
    own, moved = joined[: len(told)], joined[len(told) :]
    left = {row.claim for row in was} | {int(shelf.claim_of(one.member)) for one in moved}
    _remember(connection, text.article, day, article, told)
    _write(connection, text.article, own, {one.key: one.chain for one in told})
    _move(connection, moved)
    regrouped = reprinting.find(connection, shelf, told)
    settled(connection, {int(one.claim) for one in joined} | left | _claims_of(connection, regrouped))


def _kept_on(connection: Connection, article: int) -> str:
    kept: str = connection.execute(select(articles.c.kept_at).where(articles.c.id == article)).scalar_one()
    return kept[:10]


def _of_record(connection: Connection, text: Text, said: Sequence[Member]) -> list[Member]:
    """The members, called by the record's numbers; their speakers are its entities."""
    current = attributions.c.article == text.article, CURRENT
    found = connection.execute(select(attributions).where(*current)).all()
    who = _entities(connection, text.article)
    own = {row.own_id: row for row in found}
    return [
        replace(
            m, article=str(text.article), attribution=str(own[m.attribution].id),
            speaker=speaker(own[m.attribution], SEVERAL.join(who.get(own[m.attribution].id, ())) or None),
        )
        for m in said
    ]  # fmt: skip


def _entities(connection: Connection, article: int) -> dict[int, list[str]]:
    """Which entities speak, by attribution."""
    link = attribution_speakers.c
    query = select(link.attribution, link.entity).join(attributions, attributions.c.id == link.attribution)
    out: dict[int, list[str]] = {}
    for row in connection.execute(query.where(attributions.c.article == article, CURRENT).order_by(*link)):
        out.setdefault(row.attribution, []).append(str(row.entity))
    return out


def _as_before(told: Sequence[Member], was: Before, version: int) -> dict[Key, Joined]:
    """Those that were in a claim before, there."""
    same = {(str(row.attribution), row.part, row.content): row for row in was}
    found = {m.key: row for m in told if (row := same.get((m.attribution, m.part, m.text)))}
    taken = {(row.attribution, row.part) for row in found.values()}
    rest = [row for row in was if row.version == version and (row.attribution, row.part) not in taken]
    for m in told:
        place = next((row for row in rest if m.key not in found and _is_there(m.content, row.content_spans)), None)
        if place:
            found[m.key] = place
            rest.remove(place)
    return {m.key: _there(m, found[m.key]) for m in told if m.key in found}


def _is_there(one: Spans, other: Spans) -> bool:
    """The two stand in the same place of a text."""
    a, b = ({i for s, e in spans for i in range(s, e)} for spans in (one, other))
    return len(a & b) > SAME * min(len(a), len(b))


def _there(m: Member, row: Row[Any]) -> Joined:
    return Joined(member=m, claim=str(row.claim), side=row.side, score=row.score, reason=row.reason)


def _numbered(connection: Connection, joined: Sequence[Joined], now: str) -> list[Joined]:
    """The members, each claim called by its number; those that begin here are made."""
    first: dict[str, Member] = {}
    for one in joined:
        if not one.claim.isdecimal():
            first.setdefault(one.claim, one.member)
    counts = {"members": 0, "outlets": 0, "origins": 0, "made_at": now}
    made = [{"gloss": m.text, "language": m.language, **counts} for m in first.values()]
    numbers = dict(zip(first, map(str, inserted(connection, claims, made)), strict=True))
    return [replace(one, claim=numbers.get(one.claim, one.claim)) for one in joined]


def _write(connection: Connection, article: int, joined: Sequence[Joined], chains: Mapping[Key, tuple[str, ...]]) -> None:
    """Keep what the article says, in the place of what it said."""
    current = select(attributions.c.id).where(attributions.c.article == article, CURRENT)
    for table in (claim_members, member_meanings):
        connection.execute(delete(table).where(table.c.attribution.in_(current)))
    if not joined:
        return
    connection.execute(insert(claim_members), [_member(one, chains[one.member.key]) for one in joined])
    connection.execute(insert(member_meanings), [_meaning(one.member) for one in joined])


def _member(one: Joined, chain: Sequence[str]) -> Values:
    m = one.member
    names = [m.speaker.name] if m.speaker and m.speaker.kind != "person" else []
    return {
        "attribution": int(m.attribution), "part": m.part, "claim": int(one.claim), "position": m.order, "depth": m.depth,
        "content": m.text, "content_spans": m.content, "side": one.side, "score": one.score, "reason": one.reason,
        "relation": "asserts", "why": "", "agency": next(filter(None, map(agencies.named, [*names, *chain])), None),
    }  # fmt: skip


def _move(connection: Connection, joined: Sequence[Joined]) -> None:
    """Members of other articles belong to these claims now."""
    c = claim_members.c
    change = update(claim_members).where(c.attribution == bindparam("its_attribution"), c.part == bindparam("its_part"))
    rows = [
        {
            "its_attribution": int(one.member.attribution), "its_part": one.member.part, "to": int(one.claim),
            "on": one.side, "surely": one.score, "since": one.reason,
        }
        for one in joined
    ]  # fmt: skip
    if rows:
        to = {"claim": "to", "side": "on", "score": "surely", "reason": "since"}
        connection.execute(change.values({name: bindparam(value) for name, value in to.items()}), rows)


def _meaning(m: Member) -> Values:
    return {
        "attribution": int(m.attribution), "part": m.part, "meaning": packed(m.vector),
        "figures": written(m.figures), "negative": m.negative, **m.stance._asdict(),
    }  # fmt: skip


def _remember(connection: Connection, number: int, day: str, article: Article, told: Sequence[Member]) -> None:
    """Keep what the article is known again by."""
    for table in (article_meanings, fingerprints, shingles):
        connection.execute(delete(table).where(table.c.article == number))
    own = {"article": number, "day": day}
    found = sketch(article.text)
    connection.execute(insert(article_meanings).values(**own, encoder=encoder(), about=packed(middle(told)[:ABOUT])))
    connection.execute(insert(fingerprints).values(**own, sketch=found.packed(), agency=agencies.credited(article)))
    if found.indexed:
        connection.execute(insert(shingles), [{**own, "hash": value} for value in found.indexed])


def _claims_of(connection: Connection, numbers: Collection[int]) -> set[int]:
    """The claims that these articles speak of."""
    query = select(claim_members.c.claim).join(attributions, attributions.c.id == claim_members.c.attribution)
    return {*connection.execute(query.where(attributions.c.article.in_(numbers))).scalars()} if numbers else set()
