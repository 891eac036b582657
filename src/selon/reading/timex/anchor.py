"""What a time expression is reckoned from: the day of publication, the dates told before it, and which way its verb looks."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from selon.reading.timex.calendar import Period, finer
from selon.reading.timex.tense import direction
from selon.reading.timex.text import Text

SENTENCE = 15  # words within which a day told before is one of two that belong together
KEPT = 50  # dates told before that are still looked at
NEAR = 60  # words within which a date told before still gives its year


class Told(NamedTuple):
    """A date that the text has told, the word it ends with, and whether the text gave its year."""

    period: Period
    word: int
    explicit: bool


@dataclass(slots=True)
class Anchor:
    """Where a reading of times stands: at an expression from `first` to `last`, whose rule looked as far as `end`.

    `day` is the day of publication, None where it is not known; `pair` the first of two days of a range, and where that ends.
    """

    text: Text
    day: date | None
    moment: datetime | None = None
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=KEPT))
    first: int = 0
    last: int = 0
    end: int = 0
    pair: tuple[int, Period] | None = None
    way: int | None = None

    def move(self, first: int, last: int, end: int) -> None:
        """Goes on to an expression."""
        self.first, self.last, self.end, self.way = first, last, end, None

    @property
    def direction(self) -> int:
        """Which way the text looks at the expression: -1 back, 1 ahead, 0 unknown."""
        if self.way is None:
            self.way = self._direction()
        return self.way

    def _direction(self) -> int:
        """As the word before says ("until", "d'ici"), else as the nearest verb does, else as weaker words do."""
        if self._follows("ahead"):
            return 1
        return direction(self.text, self.first, self.end) or (1 if self._follows("ahead_weak") else -1 if self.since else 0)

    @property
    def since(self) -> bool:
        """The expression is what something has lasted from: "depuis le 7 octobre"."""
        return self._follows("back_weak")

    def _follows(self, listed: str) -> bool:
        """One of the words listed stands before the expression, or before its article."""
        return not self.text.lexicon.near[listed].isdisjoint((self.text.word(self.first - 1), self.text.word(self.first - 2)))

    def paired(self) -> Period | None:
        """The day or month that opened the range which the expression closes."""
        return self.pair[1] if self.pair and self.last <= self.pair[0] else None

    def latest(self, unit: str) -> Period | None:
        """The last date told that is as fine as the unit, else the last one told at all."""
        fine = (t.period for t in reversed(self.told) if finer(t.period.unit, unit))
        return next(fine, self.told[-1].period if self.told else None)

    def day_told(self) -> date | None:
        """The day that an hour or a part of a day belongs to: the last one told in the paragraph, else that of publication."""
        line = self.text.line(self.first)
        days = (t.period.first for t in reversed(self.told) if t.period.unit == "day" and self.text.line(t.word) == line)
        return next(days, self.day)

    def day_before(self) -> date | None:
        """The day told just before in the same sentence: of two days the second comes after."""
        if self.told and self.told[-1].period.unit == "day" and self.first - self.told[-1].word < SENTENCE:
            return self.told[-1].period.first
        return None

    def past_year(self) -> Period | None:
        """The date nearby whose year the text gave, where it lies in an earlier year and the text looks back."""
        if self.told and self.day:
            period, word, explicit = self.told[-1]
            near = explicit and self.first - word < NEAR and finer(period.unit, "month")
            if near and period.first.year < self.day.year and self.direction <= 0:
                return period
        return None
