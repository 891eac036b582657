"""Claims as answers: those that are asked for, and one with all that is known of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select
from sqlalchemy.sql.selectable import Select

from selon.errors import RecordError
from selon.record import index
from selon.record.entities import SEVERAL
from selon.record.filters import Filters
from selon.record.kept_members import CURRENT, JOINED, in_time, members_of, moment_of, speakers
from selon.record.question import terms
from selon.record.refs import ref
from selon.record.relation import Related
from selon.record.results import Claim, ClaimMember, Reprint
from selon.record.schema import articles, attributions, claim_members, claims, entities, fingerprints, reprints

AT_ONCE = 500  # claims that are read in one go
LARGEST = 2**31 - 1  # number of a claim
MOST_TOLD = 9  # times that somebody's word is on another's
SHOWN = (
    *JOINED, claim_members.c.depth, claim_members.c.relation, claim_members.c.why, attributions.c.superseded,
    attributions.c.version, reprints.c.original, attributions.c.own_id, articles.c.own_id.label("article_id"), articles.c.title,
)  # fmt: skip
BEST = (claims.c.outlets.desc(), claims.c.origins.desc(), claims.c.members.desc(), claims.c.id)


def listed(connection: Connection, question: str, filters: Filters, limit: int | None) -> list[Claim]:
    """The claims of which some member has all words of the question and fits the filters: most outlets, most origins first."""
    query = select(claims).where(claims.c.members > 0)
    if question.strip() or filters:
        query = query.where(claims.c.id.in_(_speaking(connection, question, filters)))
    found = connection.execute(query.order_by(*BEST).limit(limit)).all()
    return [claim for start in range(0, len(found), AT_ONCE) for claim in _claims(connection, found[start : start + AT_ONCE])]


def _speaking(connection: Connection, question: str, filters: Filters) -> Select[Any]:
    """The claims of the attributions that are asked for."""
    query = select(claim_members.c.claim).join(attributions, attributions.c.id == claim_members.c.attribution).join(articles)
    return filters.narrowed(query, index.match(connection, terms(question)) if question.strip() else None)


def page(connection: Connection, called: str) -> Claim:
    """The claim of that number, with what earlier versions of articles said of it, who has it from whom, and the reprints."""
    number = int(called) if called.isdecimal() and len(called) < 11 else 0
    row = connection.execute(select(claims).where(claims.c.id == number)).first() if number <= LARGEST else None
    if row is None:
        raise RecordError(f"claim {called}", "there is no such claim in the record: `selon claims` lists them by their numbers")
    return next(_claims(connection, [row], whole=True))


def _claims(connection: Connection, wanted: Sequence[Row[Any]], *, whole: bool = False) -> Iterator[Claim]:
    """The claims of these rows; `whole` is a page of one, which has more than a line of a list."""
    current = () if whole else (CURRENT,)
    theirs = claim_members.c.claim.in_([row.id for row in wanted]), *current
    found, who = connection.execute(members_of(*SHOWN).where(*theirs)).all(), speakers(connection, *theirs)
    names = _names(connection, who)
    chains = _chains(connection, {row.attribution for row in found}) if whole else {}
    by_claim = defaultdict[int, list[Row[Any]]](list)
    for row in found:
        by_claim[row.claim].append(row)
    for claim in wanted:
        there = by_claim[claim.id]
        yield Claim(
            id=claim.id, gloss=claim.gloss, language=claim.language, outlets=claim.outlets, origins=claim.origins,
            members=tuple(_member(row, now, names, chains) for row, now in _in_time(there, who)),
            reprints=tuple(_reprints(connection, {row.article for row in there})) if whole else (),
        )  # fmt: skip


def _in_time(members: Sequence[Row[Any]], who: Mapping[int, str]) -> list[tuple[Row[Any], Related]]:
    """The members in the order of time with their relations, as they are now that it is known who is who.

    What later versions of an article no longer say keeps the relation that it had.
    """
    current = in_time([row for row in members if row.superseded is None], who)
    gone = [(row, Related(row.relation, row.why)) for row in members if row.superseded is not None]
    return sorted([*current, *gone], key=lambda pair: moment_of(pair[0]))


def _member(row: Row[Any], now: Related, names: Mapping[int, str], chains: Mapping[int, tuple[str, ...]]) -> ClaimMember:
    return ClaimMember(
        ref=ref(row.article, row.own_id, row.version if row.superseded else None),
        article=row.article_id, attribution=row.own_id, content=row.content_spans, words=row.content,
        speaker=names.get(row.attribution) or row.speaker, chain=chains.get(row.attribution, ()),
        relation=now.relation, score=round(row.score, 3), reason="; ".join(dict.fromkeys(filter(None, (now.reason, row.reason)))),
        outlet=row.outlet, title=row.title, published=row.published, language=row.language, superseded=row.superseded,
    )  # fmt: skip


def _names(connection: Connection, who: Mapping[int, str]) -> dict[int, str]:
    """What the record calls the speakers of each attribution."""
    numbers = {int(number) for entity in who.values() for number in entity.split(SEVERAL)}
    query = select(entities.c.id, entities.c.name).where(entities.c.id.in_(numbers))
    called = {str(number): name for number, name in connection.execute(query)} if numbers else {}
    return {row: SEVERAL.join(called[number] for number in entity.split(SEVERAL)) for row, entity in who.items()}


def _chains(connection: Connection, wanted: Collection[int]) -> dict[int, tuple[str, ...]]:
    """On whose word the articles have each of these attributions, the nearest first."""
    query = select(attributions.c.id, attributions.c.parent, attributions.c.speaker)
    known = dict[int, Row[Any]]()
    next_ = {*wanted}
    for _ in range(MOST_TOLD):
        if not next_:
            break
        known |= {row.id: row for row in connection.execute(query.where(attributions.c.id.in_(next_)))}
        next_ = {row.parent for row in known.values() if row.parent} - known.keys()
    return {number: tuple(_above(known, number)) for number in wanted}


def _above(known: Mapping[int, Row[Any]], number: int) -> Iterator[str]:
    """The speakers above the attribution."""
    seen = {number}
    while (parent := known[number].parent) in known and parent not in seen:
        seen.add(number := parent)
        if known[number].speaker:
            yield known[number].speaker


def _reprints(connection: Connection, there: Collection[int]) -> Iterator[Reprint]:
    """Which of these articles have their report from elsewhere."""
    original = articles.alias("original")
    query = select(
        articles.c.id, articles.c.outlet, articles.c.published, fingerprints.c.agency,
        reprints.c.kind, reprints.c.original, reprints.c.score, reprints.c.reason, original.c.outlet.label("of"),
    )  # fmt: skip
    query = query.join(fingerprints, fingerprints.c.article == articles.c.id)
    query = query.outerjoin(reprints, reprints.c.article == articles.c.id)
    query = query.outerjoin(original, original.c.id == reprints.c.original)
    known = or_(reprints.c.article.is_not(None), fingerprints.c.agency.is_not(None))
    for row in connection.execute(query.where(articles.c.id.in_(there), known).order_by(articles.c.id)):
        head = {"article": row.id, "outlet": row.outlet, "published": row.published}
        if row.kind:
            yield Reprint(**head, kind=row.kind, original=row.original, of=row.of, score=row.score, reason=row.reason)
        if row.agency and row.agency != row.outlet:
            yield Reprint(**head, kind="relay", original=None, of=row.agency, score=None, reason=None)
