"""Articles as the reader would have read them: invented, always the same, and many of them about the same facts."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from random import Random
from string import Formatter
from typing import Any, NamedTuple

from bench.scale.world import DAYS, FIRST, Outlet, Town, World, table
from selon.article import Article, Span
from selon.reading.reading import Attribution, Mention, Place, Reading, Speaker, Timex

CAST, FEWEST, MOST = 5, 4, 16  # people of an article, and its attributions
MEAN = (FEWEST + MOST) // 2
KNOWN = 0.3  # of what is said was said in an article before
COPIED = 0.08  # of the articles are those of another outlet
ALONE = 0.05  # of the articles call somebody by the surname alone
RECENT, WIRE = 400, 40  # facts and articles that are taken up again
READ_WITH = {"version": "bench", "model": "none"}


class Fact(NamedTuple):
    """What may be said in any language: which sentence, and of whom and what."""

    content: int
    thing: int
    town: Town
    person: str
    body: int
    project: str
    number: int
    when: int


class Who(NamedTuple):
    """Who speaks, as the text has them."""

    name: str
    kind: str


@dataclass
class Page:
    """A text being written, and what stands where in it."""

    language: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    mentions: list[Mention] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """Where the words stand, now that they do."""
        self.parts.append(words)
        start, self.length = self.length, self.length + len(words)
        return Span(start, self.length)

    def name(self, who: Who) -> Span:
        """The same of somebody's name; who has none is not mentioned."""
        span = self.put(who.name)
        if who.kind != "unnamed":
            self.mentions.append(Mention(span=span, kind=who.kind, name=who.name))  # type: ignore[arg-type]
        return span


class Writer:
    """Writes one article after the other, each of a day that is not before that of the one before."""

    def __init__(self, world: World, seed: int, count: int) -> None:
        self.world, self.random, self.count = world, Random(seed), count
        self.facts: deque[Fact] = deque(maxlen=RECENT)
        self.wire: deque[Reading] = deque(maxlen=WIRE)

    def article(self, number: int, name: str) -> Reading:
        """The article of that number among all, under that id."""
        outlet = self.world.outlets.drawn(self.random)
        head: dict[str, Any] = {
            "id": name, "outlet": outlet.name, "url": f"https://news.example/{name}",
            "published": (FIRST + timedelta(DAYS * number // self.count)).isoformat(),
        }  # fmt: skip
        if self.wire and self.random.random() < COPIED:
            original = self.random.choice(self.wire)
            return replace(original, article=replace(original.article, **head))
        found = self._written(outlet, head, number)
        self.wire.append(found)
        return found

    def _written(self, outlet: Outlet, head: dict[str, Any], number: int) -> Reading:
        page, random = Page(outlet.language), self.random
        cast = self._cast(outlet.language)
        for _ in range(random.randint(FEWEST, MOST)):
            self._said(page, cast, number)
            page.put(f" {' '.join(random.sample(table()[page.language]['fillers'], 2))}\n")
        text = "".join(page.parts)
        title = text[slice(*page.attributions[0].content[0])][:120]
        return Reading(
            article=Article(text=text, language=outlet.language, title=title, **head),
            attributions=tuple(page.attributions), timexes=tuple(page.timexes), places=tuple(page.places),
            mentions=tuple(page.mentions), selon=READ_WITH,
        )  # fmt: skip

    def _cast(self, language: str) -> list[Who]:
        """Who speaks in an article: people, a body, and somebody without a name."""
        people = [self.world.people.drawn(self.random) for _ in range(CAST)]
        if self.random.random() < ALONE:
            people[-1] = people[-1].split()[-1]
        body, unnamed = self.world.bodies[language].drawn(self.random), self.random.choice(table()[language]["unnamed"])
        return [*(Who(name, "person") for name in people), Who(body, "organisation"), Who(unnamed, "unnamed")]

    def _said(self, page: Page, cast: list[Who], number: int) -> None:
        """One sentence of who says what."""
        random, words = self.random, table()[page.language]
        who, fact, denies = random.choice(cast), self._fact(), random.random() < 0.1
        kind = random.choice(("direct", "indirect"))
        cue = random.choice(words["denials" if denies and kind == "indirect" else "cues"])
        spans: dict[str, Span] = {}
        before = len(page.timexes), len(page.places)
        for between, role in pieces(words[kind]):
            page.put(between)
            if role == "content":
                spans[role] = self._told(page, fact, number)
            elif role:
                spans[role] = page.name(who) if role == "source" else page.put(cue)
        page.attributions.append(Attribution(
            id=f"a{len(page.attributions) + 1}", type=kind,  # type: ignore[arg-type]
            source=(spans["source"],), cue=(spans["cue"],), content=(spans["content"],),
            speaker=Speaker(name=who.name, kind=who.kind, found="named"),  # type: ignore[arg-type]
            act="deny" if denies else random.choice(("assert", "assert", "assert", "confirm", "promise", "accuse")),
            factuality="CT-" if denies else "CT+", distance="neutral",
            happened=tuple(range(before[0], len(page.timexes))), places=tuple(range(before[1], len(page.places))),
        ))  # fmt: skip

    def _fact(self) -> Fact:
        """What is said: something that was said before, or something new."""
        random, world = self.random, self.world
        if self.facts and random.random() < KNOWN:
            return random.choice(self.facts)
        words, body = table()["fr"], world.bodies["fr"]
        fact = Fact(
            random.randrange(len(words["contents"])), random.randrange(len(words["things"])), world.towns.drawn(random),
            world.people.drawn(random), body.place(random), world.projects.drawn(random), random.randint(2, 900),
            random.randrange(len(words["when"])),
        )  # fmt: skip
        self.facts.append(fact)
        return fact

    def _told(self, page: Page, fact: Fact, number: int) -> Span:
        """Where the fact stands, told in the language of the page."""
        words, start = table()[page.language], page.length
        for before, slot in pieces(words["contents"][fact.content]):
            page.put(before)
            if slot == "person":
                page.name(Who(fact.person, "person"))
            elif slot == "body":
                page.name(Who(self.world.bodies[page.language].things[fact.body], "organisation"))
            elif slot == "town":
                span = page.name(Who(fact.town.name, "place"))
                page.places.append(Place(span=span, name=fact.town.name, country=fact.town.country, reason="invented"))
            elif slot == "when":
                self._when(page, [*words["when"].items()][fact.when], number)
            elif slot:
                page.put({"thing": words["things"][fact.thing], "coined": fact.project, "number": str(fact.number)}[slot])
        return Span(start, page.length)

    def _when(self, page: Page, when: tuple[str, int], number: int) -> None:
        day = (FIRST + timedelta(DAYS * number // self.count + when[1])).isoformat()
        page.timexes.append(Timex(span=page.put(when[0]), type="DATE", value=day, earliest=day, latest=day))


@cache
def pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a pattern, each with the slot that follows it."""
    return tuple((before, slot) for before, slot, _, _ in Formatter().parse(pattern))


def readings(count: int) -> Iterator[Reading]:
    """So many articles, in the order in which they appear."""
    writer = Writer(World(), 4, count)
    return (writer.article(n, f"a{n}") for n in range(count))


def later(count: int, begin: int) -> Iterator[Reading]:
    """So many of the day after all those, about the same people and towns; numbered from `begin`, to be new to a record."""
    writer = Writer(World(), begin, 1)
    return (writer.article(1, f"later{n}") for n in range(begin, begin + count))
