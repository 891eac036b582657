"""Which articles of the record are reprints of one another, each group under its original: the one that came out first, and
of those that came out together the one that says most, since who copies or translates cuts.

Copies are looked for among articles that share some of their least hashes, translations among those that are about the
same. An article that goes with two groups makes them one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select

from selon.record import agencies
from selon.record.claims import NEAREST
from selon.record.kept_members import CURRENT, moment_of
from selon.record.member import Member, middle
from selon.record.reprints import Sketch, copied, is_copy, is_translation, translated
from selon.record.schema import articles, attributions, claim_members, fingerprints, reprints, shingles
from selon.record.shelf import WINDOW, Kept, around

LIKELIEST = 20  # articles that share most hashes
Links = dict[int, "Match"]


class Match(NamedTuple):
    """How much of the shorter of two articles is in the other, and what that is."""

    score: float
    reason: str


def find(connection: Connection, shelf: Kept, said: Sequence[Member]) -> set[int]:
    """The articles whose original is another one now that it is known of which this article is a reprint, and of which not."""
    left = _leave(connection, shelf.article)
    matches = dict(_matches(connection, shelf, said))
    return left | (_join(connection, shelf.article, matches) if matches else set())


def _matches(connection: Connection, shelf: Kept, said: Sequence[Member]) -> Iterator[tuple[int, Match]]:
    """The articles that this one copies or translates, or is copied or translated by."""
    near = [int(a) for a in shelf.near(middle(said), NEAREST)] if said else []
    known = _facts(connection, {shelf.article, *near, *_sharing(connection, shelf)})
    own = known.pop(shelf.article)
    ours = Sketch.unpacked(own.sketch)
    theirs: dict[int, list[Member]] = {number: [] for number in near}
    for one in shelf.of_articles(map(str, near)):
        theirs[int(one.member.article)].append(one.member)
    for number, row in sorted(known.items()):
        both = ours, Sketch.unpacked(row.sketch)
        share = copied(*both)
        told, count = translated(said, theirs.get(number, ())) if row.language != own.language else (0.0, 0)
        if is_copy(share, *both):
            yield number, Match(share, f"{share:.0%} of the shorter text runs on in the same words")
        elif is_translation(told, count):
            yield number, Match(told, f"{count} things said in the same order, {told:.0%} of the shorter report")


def _sharing(connection: Connection, shelf: Kept) -> list[int]:
    """The articles of the days around that share some of the least hashes."""
    own, other = shingles.alias("own"), shingles.alias("other")
    first, last = around(shelf.day, WINDOW)
    query = select(other.c.article).select_from(own).join(other, other.c.hash == own.c.hash)
    query = query.where(own.c.article == shelf.article, other.c.article != shelf.article, other.c.day.between(first, last))
    order = func.count().desc(), other.c.article
    return [*connection.execute(query.group_by(other.c.article).order_by(*order).limit(LIKELIEST)).scalars()]


def _facts(connection: Connection, numbers: Collection[int]) -> dict[int, Row[Any]]:
    """What decides of an article whether it is a reprint, and which one is the original."""
    c = articles.c
    query: Select[Any] = select(c.id, c.language, c.published, c.published_on, c.kept_at, c.outlet, fingerprints.c.sketch)
    query = query.join(fingerprints, fingerprints.c.article == c.id).where(c.id.in_(numbers))
    return {row.id: row for row in connection.execute(query)}


def _leave(connection: Connection, article: int) -> set[int]:
    """The article is in no group any more; those of which it was the original have another one."""
    links = _groups(connection, [article])
    links.pop(article, None)
    connection.execute(delete(reprints).where(or_(reprints.c.article == article, reprints.c.original == article)))
    if len(links) > 1:
        _grouped(connection, links)
    return set(links)


def _join(connection: Connection, article: int, matches: Mapping[int, Match]) -> set[int]:
    """The article and all that are in groups with what it goes with are one group."""
    best = max(matches.values())
    links = _groups(connection, matches)
    links = {number: link or matches.get(number, best) for number, link in links.items()}
    return _grouped(connection, {**links, article: best})


def _groups(connection: Connection, numbers: Collection[int]) -> dict[int, Match | None]:
    """All articles of the groups of these, each with how it was found to belong there; an original goes without."""
    c = reprints.c
    own = {row.article: row.original for row in connection.execute(select(c.article, c.original).where(c.article.in_(numbers)))}
    originals = {own.get(number, number) for number in numbers}
    rows = connection.execute(select(reprints).where(c.original.in_(originals))).all()
    return {**dict.fromkeys(sorted(originals)), **{row.article: Match(row.score, row.reason) for row in rows}}


def _grouped(connection: Connection, links: Mapping[int, Match | None]) -> set[int]:
    """Keep these as one group, under the earliest that says most; an agency's own goes before what others print of it.

    Those are returned that have another original now.
    """
    facts, said = _facts(connection, links), _said(connection, links)
    original = min(
        facts.values(),
        key=lambda row: (not agencies.named(row.outlet or ""), moment_of(row), -said.get(row.id, 0), row.id),
    )
    best = max(link for link in links.values() if link)
    c = reprints.c
    was = {row.article: row.original for row in connection.execute(select(c.article, c.original).where(c.article.in_([*links])))}
    connection.execute(delete(reprints).where(c.article.in_([*links])))
    rows = [_row(facts[number], original, link or best) for number, link in links.items() if number != original.id]
    connection.execute(insert(reprints), rows)
    return {number for number in links if was.get(number, number) != original.id}


def _said(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """How much each of these articles says."""
    article = attributions.c.article
    query = select(article, func.count().label("said")).join(claim_members, claim_members.c.attribution == attributions.c.id)
    found = connection.execute(query.where(article.in_(numbers), CURRENT).group_by(article))
    return {row.article: row.said for row in found}


def _row(article: Row[Any], original: Row[Any], link: Match) -> dict[str, Any]:
    kind = "copy" if article.language == original.language else "translation"
    return {"article": article.id, "original": original.id, "kind": kind, **link._asdict()}
