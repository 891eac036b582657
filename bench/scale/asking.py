"""What is asked of a full record, in several kinds, and how long each takes."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from bench.scale.world import LANGUAGES, World, table
from bench.scale.writing import later
from selon.errors import RecordError
from selon.record.member import Understood, understood
from selon.record.record import Record

PAGE = 21  # what `selon search` asks for: twenty, and whether there are more
MOMENTS = 101  # the same of `selon timeline`
OFTEN, SOMETIMES, SELDOM = 200, 60, 5  # how often a thing is done that takes little, some, much time
LONG = 5  # letters of a word that somebody would search for
WARM = 5  # times before the clock starts
YEARS = range(2019, 2026)

Ask = Callable[[], object]
Clock = Callable[[], float]


class Times(NamedTuple):
    """Milliseconds of a kind of question: the median, and what 95 of 100 stay under."""

    p50: float
    p95: float


def measure(record: Record, clock: Clock = time.perf_counter, seed: int = 6) -> dict[str, Times]:
    """How long each kind takes, by its name."""
    asked = Asking(record, seed)
    kinds = {name: _times(ask, count, clock) for name, ask, count in asked.searches()}
    every = [took for times in kinds.values() for took in times]
    found = {"search, all of these": _of(every)} | {name: _of(times) for name, times in kinds.items()}
    return found | {name: _of(_times(ask, count, clock)) for name, ask, count in asked.others()}


def _times(ask: Ask, count: int, clock: Clock) -> list[float]:
    """Milliseconds each time, after some that do not count."""
    for _ in range(WARM if count > SELDOM else 1):
        ask()
    return [_timed(ask, clock) for _ in range(count)]


def _timed(ask: Ask, clock: Clock) -> float:
    began = clock()
    ask()
    return (clock() - began) * 1000


def _of(times: list[float]) -> Times:
    times = sorted(times)
    return Times(times[len(times) // 2], times[int(len(times) * 0.95)])


class Asking:
    """Questions of the world that the record is about, drawn as often as its names and words are."""

    def __init__(self, record: Record, seed: int) -> None:
        self.record, self.random, self.world = record, Random(seed), World()

    def searches(self) -> Iterator[tuple[str, Ask, int]]:
        """Kinds of search: a name, how one is asked, and how often."""
        search = self.record.search
        yield "a rare word", lambda: search(self.random.choice(self.world.projects.things), limit=PAGE), OFTEN
        yield "a common word", lambda: search(self._common(), limit=PAGE), OFTEN
        yield "a name", lambda: search(self._person(), limit=PAGE), OFTEN
        yield "two words", lambda: search(f"{self._thing()} {self._town()}", limit=PAGE), OFTEN
        yield "a phrase", lambda: search(f'"{self._phrase()}"', limit=PAGE), OFTEN
        yield "a word, by a speaker", lambda: search(self._thing(), speaker=self._person(), limit=PAGE), OFTEN
        yield "a word, in some year", lambda: search(self._thing(), **self._year(), limit=PAGE), OFTEN
        yield "a common word, in an outlet", lambda: search(self._common(), outlet=self._outlet(), limit=PAGE), OFTEN
        yield "a speaker", lambda: search(speaker=self._person(), limit=PAGE), OFTEN
        yield "a year", lambda: search(**self._year(), limit=PAGE), OFTEN
        yield "what is not there", lambda: search(f"{self._thing()} zzyzx", limit=PAGE), OFTEN

    def others(self) -> Iterator[tuple[str, Ask, int]]:
        """Other questions, and adding an article."""
        record = self.record
        yield "timeline of two words", lambda: record.timeline(f"{self._thing()} {self._town()}", limit=MOMENTS), OFTEN
        yield "timeline of a common word", lambda: record.timeline(self._common(), limit=MOMENTS), SOMETIMES
        yield "dossier, the first hundred", lambda: self._dossier(MOMENTS), SOMETIMES
        yield "dossier, whole", lambda: self._dossier(None), SOMETIMES
        yield "entity", self._entity, SOMETIMES
        yield "speakers", lambda: record.speakers(limit=51), SELDOM
        yield "speakers of a year", lambda: record.speakers(**self._year(), limit=51), SELDOM
        yield "stats", record.stats, SELDOM
        articles, waiting = later(OFTEN + WARM, begin=record.stats().articles), deque[Understood]()
        yield "making out what an article says", lambda: waiting.append(understood(next(articles))), OFTEN
        yield "adding it, joining included", lambda: record.keep(waiting.popleft()), OFTEN

    def _person(self) -> str:
        return self.world.people.drawn(self.random)

    def _town(self) -> str:
        return self.world.towns.drawn(self.random).name

    def _outlet(self) -> str:
        return self.world.outlets.drawn(self.random).name

    def _common(self) -> str:
        """A word that ten thousands of contents have, as project or millones."""
        words = " ".join(table()[self.random.choice(LANGUAGES)]["contents"]).split()
        return self.random.choice([word for word in words if word.isalpha() and len(word) > LONG])

    def _thing(self) -> str:
        """A word of the things that are told of: thousands have it."""
        thing: str = self.random.choice(table()[self.random.choice(LANGUAGES)]["things"])
        return thing.replace("'", " ").split()[-1]

    def _phrase(self) -> str:
        before, after = self.random.choice((("families in", ""), ("familles de", "attendent"), ("manifestaron en", "contra")))
        return f"{before} {self._town()} {after}"

    def _year(self) -> dict[str, str]:
        year = str(self.random.choice(YEARS))
        return {"since": year, "until": year}

    def _dossier(self, limit: int | None) -> None:
        """That of somebody, drawn as often as they speak; of whom the record knows."""
        try:
            self.record.dossier(self._person(), limit=limit)
        except RecordError:
            self._dossier(limit)

    def _entity(self) -> None:
        try:
            self.record.entity(self._person())
        except RecordError:
            self._entity()
