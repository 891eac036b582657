"""What has been joined in a record so far, as joining asks for it: the articles nearest to a new one, and what they say."""

import zlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, select

from selon.record import meaning
from selon.record.claims import Joined
from selon.record.kept_members import CURRENT, joined
from selon.record.meaning import Array
from selon.record.member import Member
from selon.record.schema import article_meanings, attributions

WINDOW = 92  # days before and after an article in which it is looked for who says the same
MOST = 10_000  # articles before, and after, that are compared with it: where there are more, those of the nearest days


class Kept:
    """The shelf for one article of the record, which is not on it itself."""

    def __init__(self, connection: Connection, article: int, day: str) -> None:
        self.connection, self.article, self.day = connection, article, day
        self._said: dict[str, list[Joined]] = {}
        self._near: list[str] | None = None

    def near(self, about: Array, count: int) -> Sequence[str]:
        """The articles nearest to what this one is about, of those published within the window; asked once."""
        if self._near is None:
            self._near = self._nearest(about, count)
        return self._near[:count]

    def _nearest(self, about: Array, count: int) -> list[str]:
        found = self._around()
        numbers = np.array([number for number, _ in found], np.int64)
        alike = np.frombuffer(b"".join([kept for _, kept in found]), np.int8).reshape(-1, meaning.ABOUT).astype(np.float32)
        cosines = alike @ about[: meaning.ABOUT] / np.maximum(np.linalg.norm(alike, axis=1), 1)
        order = np.lexsort((numbers, -cosines))  # of equals the one kept first
        return [str(number) for number in numbers[order[: count + 1]] if number != self.article][:count]

    def _around(self) -> list[Row[Any, Any]]:
        """What the articles of the days around are about."""
        c, first, last = article_meanings.c, *around(self.day, WINDOW)
        query = select(c.article, c.about).where(c.encoder == encoder()).limit(MOST)
        before = query.where(c.day.between(first, self.day)).order_by(c.day.desc(), c.article.desc())
        after = query.where(c.day > self.day, c.day <= last).order_by(c.day, c.article)
        return [row for side in (before, after) for row in self.connection.execute(side).all()]

    def of_articles(self, articles: Iterable[str]) -> list[Joined]:
        """What these articles say now, article by article."""
        wanted = [*articles]
        new = [int(a) for a in wanted if a not in self._said]
        if new:
            self._said |= {str(a): [] for a in new}
            for one in joined(self.connection, CURRENT, attributions.c.article.in_(new)):
                self._said[one.member.article].append(one)
        return [one for a in wanted for one in self._said[a]]

    def claim_of(self, member: Member) -> str:
        """The claim that a member of these articles was in."""
        return next(one.claim for one in self._said[member.article] if one.member.key == member.key)


def around(day: str, days: int) -> tuple[str, str]:
    """The first and the last day within so many days of one; the ends of time are far enough."""
    middle, away = date.fromisoformat(day), timedelta(days)
    first = middle - away if middle - date.min > away else date.min
    return first.isoformat(), (middle + away if date.max - middle > away else date.max).isoformat()


@cache
def encoder() -> str:
    """What tells this version's encoder, and what it is given, from every other: vectors of two do not compare."""
    found = 0
    for name in ("meaning.npz", "meaning.onnx", "cuts.onnx"):
        made = files("selon") / "model" / name
        found = zlib.crc32(made.read_bytes() if made.is_file() else b"", found)
    return f"{found:08x}"
