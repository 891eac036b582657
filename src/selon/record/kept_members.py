"""Members of claims, from their rows: as they are joined and compared, article by article, in the order of each."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.sql.elements import ColumnElement

from selon.reading.reading import Speaker
from selon.record import meaning
from selon.record.claims import Joined, told
from selon.record.entities import SEVERAL
from selon.record.figures import Figures
from selon.record.member import Member
from selon.record.relation import Related
from selon.record.schema import articles, attribution_speakers, attributions, claim_members, member_meanings, reprints
from selon.record.stance import Stance

CURRENT = attributions.c.superseded.is_(None)
PLAIN = (
    claim_members.c.attribution, claim_members.c.part, claim_members.c.claim, claim_members.c.position, claim_members.c.content,
    claim_members.c.content_spans, claim_members.c.side, claim_members.c.score, claim_members.c.reason,
    claim_members.c.relation, claim_members.c.why, claim_members.c.agency,
    attributions.c.article, attributions.c.speaker, attributions.c.speaker_kind, attributions.c.speaker_found,
    attributions.c.act, attributions.c.factuality, attributions.c.distance, attributions.c.version, attributions.c.superseded,
    attributions.c.own_id, articles.c.own_id.label("article_id"), articles.c.title,
    articles.c.language, articles.c.published, articles.c.published_on, articles.c.kept_at, articles.c.outlet,
    member_meanings.c.figures, member_meanings.c.negative, member_meanings.c.denies, member_meanings.c.hedges,
    member_meanings.c.confirms, reprints.c.original,
)  # fmt: skip
NOTHING = np.zeros(meaning.WIDTH, np.float32)
NO_FIGURES = Figures()
AT_ONCE = 10_000  # attributions that are asked for in one query: databases take three times as many


def joined(connection: Connection, *where: ColumnElement[bool], vectors: bool = True) -> list[Joined]:
    """The members for which this holds; without `vectors` they can be told of, and not be compared."""
    return as_joined(*rows(connection, *where, vectors=vectors))


def rows(
    connection: Connection, *where: ColumnElement[bool], vectors: bool = False
) -> tuple[Sequence[Row[Any]], Mapping[int, str]]:
    """Their rows, and the entities of the speakers of each attribution."""
    of_member = (member_meanings.c.attribution == claim_members.c.attribution) & (member_meanings.c.part == claim_members.c.part)
    query: Select[Any] = select(*PLAIN, *((member_meanings.c.meaning,) if vectors else ())).select_from(claim_members)
    query = query.join(attributions, attributions.c.id == claim_members.c.attribution)
    query = query.join(articles, articles.c.id == attributions.c.article).join(member_meanings, of_member)
    query = query.outerjoin(reprints, reprints.c.article == articles.c.id).where(*where)
    query = query.order_by(attributions.c.article, claim_members.c.position)
    found = connection.execute(query).all()
    return found, _speakers(connection, {row.attribution for row in found})


def as_joined(found: Sequence[Row[Any]], who: Mapping[int, str]) -> list[Joined]:
    """The rows as they are joined and compared."""
    known = bool(found) and hasattr(found[0], "meaning")
    vectors = meaning.unpacked(b"".join(row.meaning for row in found)) if known else [NOTHING] * len(found)
    return [_joined(row, who.get(row.attribution), vector) for row, vector in zip(found, vectors, strict=True)]


def in_time(found: Sequence[Row[Any]], who: Mapping[int, str]) -> tuple[list[Joined], list[Related]]:
    """The rows of one claim in the order of time, with their relations to it."""
    copies = {str(row.article) for row in found if row.original is not None}
    return told(as_joined(found, who), copies)


def _speakers(connection: Connection, said: Collection[int]) -> dict[int, str]:
    """Which entities speak, by attribution, as "4" or "4; 7"."""
    link, asked = attribution_speakers.c, sorted(said)
    found = defaultdict[int, list[str]](list)
    for at in range(0, len(asked), AT_ONCE):
        query = select(link.attribution, link.entity).where(link.attribution.in_(asked[at : at + AT_ONCE]))
        for row in connection.execute(query.order_by(link.attribution, link.position)).all():
            found[row.attribution].append(str(row.entity))
    return {attribution: SEVERAL.join(entities) for attribution, entities in found.items()}


def _joined(row: Row[Any], entity: str | None, vector: meaning.Array) -> Joined:
    member = Member(
        article=str(row.article), attribution=str(row.attribution), part=row.part, order=row.position,
        content=row.content_spans, text=row.content, language=row.language or "",
        published=moment_of(row), outlet=row.outlet or "",
        speaker=speaker(row, entity), act=row.act or "", factuality=row.factuality or "", distance=row.distance or "",
        negative=row.negative, figures=figures_of(row.figures),
        stance=Stance(row.denies or 0.0, row.hedges or 0.0, row.confirms or 0.0), vector=vector,
    )  # fmt: skip
    return Joined(member=member, claim=str(row.claim), side=row.side, score=row.score, reason=row.reason)


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
    found = {name: value for name, value in asdict(figures).items() if value}
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
