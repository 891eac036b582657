"""Members of claims, from their rows: as they are joined and compared, and as a claim tells of them."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.sql.elements import ColumnElement

from selon.reading.reading import Speaker
from selon.record import meaning
from selon.record.claims import Joined
from selon.record.entities import SEVERAL
from selon.record.figures import Figures
from selon.record.member import Member
from selon.record.relation import Related, relations
from selon.record.schema import articles, attribution_speakers, attributions, claim_members, member_meanings, reprints
from selon.record.stance import Stance

CURRENT = attributions.c.superseded.is_(None)
SAID = (
    claim_members.c.claim, claim_members.c.attribution, claim_members.c.part, claim_members.c.content, claim_members.c.side,
    attributions.c.speaker, attributions.c.speaker_kind, attributions.c.speaker_found, attributions.c.act,
    attributions.c.distance, articles.c.language, articles.c.published, articles.c.published_on, articles.c.kept_at,
    member_meanings.c.figures, member_meanings.c.denies, member_meanings.c.hedges, member_meanings.c.confirms,
)  # fmt: skip
TOLD = (
    *SAID,
    claim_members.c.depth,
    claim_members.c.relation,
    claim_members.c.why,
    attributions.c.superseded,
    reprints.c.original,
)
JOINED = (
    *SAID, claim_members.c.position, claim_members.c.content_spans, claim_members.c.score, claim_members.c.reason,
    attributions.c.article, attributions.c.factuality, articles.c.outlet, member_meanings.c.negative,
)  # fmt: skip
NO_FIGURES = Figures()


class Standing(NamedTuple):
    """A member, as far as its relation to its claim depends on it."""

    speaker: Speaker | None
    published: str
    act: str
    distance: str
    figures: Figures
    stance: Stance


def joined(connection: Connection, *where: ColumnElement[bool]) -> list[Joined]:
    """The members for which this holds, as they are joined and compared."""
    found = connection.execute(members_of(*JOINED, member_meanings.c.meaning).where(*where)).all()
    who = speakers(connection, *where)
    vectors = meaning.unpacked(b"".join(row.meaning for row in found))
    return [_joined(row, who.get(row.attribution), vector) for row, vector in zip(found, vectors, strict=True)]


def members_of(*columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of members, article by article."""
    of_member = (member_meanings.c.attribution == claim_members.c.attribution) & (member_meanings.c.part == claim_members.c.part)
    query: Select[Any] = select(*columns).select_from(claim_members)
    query = query.join(attributions, attributions.c.id == claim_members.c.attribution)
    query = query.join(articles, articles.c.id == attributions.c.article).join(member_meanings, of_member)
    query = query.outerjoin(reprints, reprints.c.article == articles.c.id)
    return query.order_by(attributions.c.article, claim_members.c.position)


def in_time(found: Sequence[Row[Any]], who: Mapping[int, str]) -> list[tuple[Row[Any], Related]]:
    """The rows of one claim (of `TOLD`), each with its relation, in the order of time.

    Of what came out at one time, copies are last, and first is who has it higher up: its news before another's background.
    """
    order = sorted(found, key=lambda row: (moment_of(row), row.original is not None, row.depth or 0.0))
    return [*zip(order, relations([_standing(row, who) for row in order], [row.side for row in order]), strict=True)]


def speakers(connection: Connection, *where: ColumnElement[bool]) -> dict[int, str]:
    """Which entities speak in the members for which this holds, by attribution, as "4" or "4; 7"."""
    link, said = attribution_speakers.c, select(claim_members.c.attribution)
    said = said.join(attributions, attributions.c.id == claim_members.c.attribution).where(*where)
    query = select(link.attribution, link.entity).where(link.attribution.in_(said)).order_by(link.attribution, link.position)
    found = dict[int, str]()
    for attribution, entity in connection.execute(query).all():
        found[attribution] = f"{found[attribution]}{SEVERAL}{entity}" if attribution in found else str(entity)
    return found


def _standing(row: Row[Any], who: Mapping[int, str]) -> Standing:
    named, moment = speaker(row, who.get(row.attribution)), moment_of(row)
    return Standing(named, moment, row.act or "", row.distance or "", figures_of(row.figures), _stance(row))


def _joined(row: Row[Any], entity: str | None, vector: meaning.Array) -> Joined:
    member = Member(
        article=str(row.article), attribution=str(row.attribution), part=row.part, order=row.position,
        content=row.content_spans, text=row.content, language=row.language or "",
        published=moment_of(row), outlet=row.outlet or "",
        speaker=speaker(row, entity), act=row.act or "", factuality=row.factuality or "", distance=row.distance or "",
        negative=row.negative, figures=figures_of(row.figures),
        stance=_stance(row), vector=vector,
    )  # fmt: skip
    return Joined(member=member, claim=str(row.claim), side=row.side, score=row.score, reason=row.reason)


def _stance(row: Row[Any]) -> Stance:
    return Stance(row.denies or 0.0, row.hedges or 0.0, row.confirms or 0.0)


def moment_of(row: Row[Any]) -> str:
    """When an article came out, as far as anybody knows: where it does not say, when it was kept."""
    moment: str = row.published if row.published_on else row.kept_at
    return moment


def speaker(row: Row[Any], entity: str | None) -> Speaker | None:
    """The speaker of the row's attribution."""
    if row.speaker is None:
        return None
    return Speaker(name=row.speaker, kind=row.speaker_kind, found=row.speaker_found, entity=entity)


def written(figures: Figures) -> str | None:
    """Figures as they are kept; None where there are none."""
    found = {name: value for name, value in figures._asdict().items() if value}
    return json.dumps(found) if found else None


@lru_cache(1 << 14)
def figures_of(kept: str | None) -> Figures:
    """The figures that were kept."""
    if kept is None:
        return NO_FIGURES
    found: dict[str, Any] = {name: tuple(map(_value, values)) for name, values in json.loads(kept).items()}
    return Figures(**found)


def _value(kept: float | list[str]) -> float | tuple[str, ...]:
    return tuple(kept) if isinstance(kept, list) else kept
