"""A reader of one pattern, « … », a dit …, that stands in for the learned one: fast, and the same on every machine."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import TypeVar

from selon.article import Article, Span
from selon.errors import InputError
from selon.reading.reading import Attribution, Reading, Speaker

T = TypeVar("T")

SAID = re.compile(r"(?P<content>«[^»]*»), (?P<cue>a dit) (?P<source>[^.,]+)")


class FakeReader:
    """As `selon.reading.reader.Reader`."""

    def __init__(self, *, threads: int = 1, events: bool = False, narration: bool = False) -> None:
        self.threads, self.events = threads, events

    @property
    def stamp(self) -> dict[str, str]:
        return {"version": "test", "model": "fake"} | ({"events": "yes"} if self.events else {})

    def read(self, article: Article) -> Reading:
        found = [relation(number, match) for number, match in enumerate(SAID.finditer(article.text), 1)]
        return Reading(article=article, attributions=tuple(found), selon=self.stamp)

    def read_many(self, articles: Iterable[Article | InputError], jobs: int = 1) -> Iterator[Reading | InputError]:
        return self.each(articles, lambda reading: reading, jobs)

    def each(
        self, articles: Iterable[Article | InputError], then: Callable[[Reading], T], jobs: int = 1
    ) -> Iterator[T | InputError]:
        for article in articles:
            yield article if isinstance(article, InputError) else then(self.read(article))


def relation(number: int, match: re.Match[str]) -> Attribution:
    """The relation of one match."""
    source, cue, content = ((Span(*match.span(role)),) for role in ("source", "cue", "content"))
    who = Speaker(name=match["source"], kind="person", found="named")
    return Attribution(id=f"a{number}", type="direct", source=source, cue=cue, content=content, speaker=who)


def module() -> ModuleType:
    """What stands in for `selon.reading.reader`."""
    made = ModuleType("selon.reading.reader")
    made.__dict__["Reader"] = FakeReader
    return made


if __name__ == "__main__":  # the command line in a process of its own, with this reader
    sys.modules["selon.reading.reader"] = module()
    from selon.__main__ import main

    main()
