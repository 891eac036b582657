"""The pipeline: an article in, its reading out; one article or many, in one process or several."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from selon import __version__
from selon.article import Article
from selon.errors import InputError
from selon.intake.repair import repaired
from selon.languages import table
from selon.reading import circumstance, event, factuality, mention, model, narration, place, shape, speaker, timex
from selon.reading.reading import Attribution, Reading, moved

T = TypeVar("T")

AHEAD = 4  # articles under way for each process, so that none waits and few are held


class Reader:
    """Reads articles. Making one loads nothing: the network and the names' models are loaded when first needed.

    >>> Reader().read(Article(id="1", text="« Il pleut », a dit le maire.", language="fr"))  # doctest: +SKIP
    """

    def __init__(self, *, threads: int = 1, events: bool = False, narration: bool = False) -> None:
        self.threads, self.events, self.narration = threads, events, narration

    @property
    def stamp(self) -> dict[str, str]:
        """What a reading by this reader says it was read with."""
        own = {name: "yes" for name in ("events", "narration") if getattr(self, name)}
        return {"version": __version__, "model": str(model.card()["name"]), **own}

    def read(self, article: Article) -> Reading:
        """The article's attributions, times, places and mentions, and what was repaired or set aside. The clock is not read."""
        repair = repaired(article.text, article.language or "")
        clean = replace(article, text=repair.text)
        found = self._attributions(clean)
        names = mention.mentions(clean)
        said = factuality.judged(clean, speaker.resolve(clean, found, names))
        when, where = timex.timexes(clean), place.places(clean, names)
        if self.events:
            said += event.events(clean, said, when)
        if self.narration:
            said += narration.narration(clean, said)
        read = Reading(
            article=article,
            attributions=tuple(circumstance.placed(clean, said, when, where)),
            timexes=tuple(when),
            places=tuple(where),
            mentions=tuple(names),
            selon=self.stamp,
        )
        return replace(moved(read, repair.back), repairs=repair.repairs)

    def _attributions(self, article: Article) -> list[Attribution]:
        """Who is said to say what, speakers aside."""
        language = article.language or ""
        facts = table(language, "language")
        drafts = model.tagger(self.threads).drafts(
            article.text, broad=facts.get("definition") == "broad", joined_by=frozenset(facts.get("and", ()))
        )
        return shape.attributions(article.text, drafts, language)

    def read_many(self, articles: Iterable[Article | InputError], jobs: int = 1) -> Iterator[Reading | InputError]:
        """The reading of each article in the order they come; what could not be read comes as the error that says why."""
        return self.each(articles, _as_it_is, jobs)

    def each(
        self, articles: Iterable[Article | InputError], then: Callable[[Reading], T], jobs: int = 1
    ) -> Iterator[T | InputError]:
        """What `then` makes of each reading, in the process that reads; it is a function of a module, so that it gets there."""
        if jobs == 1:
            yield from (_read(self, then, a) for a in articles)
            return
        yield from _Processes(self, then, jobs).read(iter(articles))


class _Processes(Generic[T]):
    """Readings, and what is made of them, by several processes, in order. One that is killed costs one article alone.

    Each process is a pool of its own: an executor of several, one of which is killed, breaks as a whole, and can be left
    with a process that nobody waits for when an article is sent at that moment (CPython before 3.12).
    """

    def __init__(self, reader: Reader, then: Callable[[Reading], T], jobs: int) -> None:
        self.reader, self.then = reader, then
        self.pools = [_process() for _ in range(jobs)]
        self.waiting: deque[_Sent[T]] = deque()

    def read(self, articles: Iterator[Article | InputError]) -> Iterator[T | InputError]:
        """The results as they are due; the processes end with them, or where the caller stops."""
        try:
            for article in islice(articles, AHEAD * len(self.pools)):
                self._send(article)
            while self.waiting:
                yield self._next()
                for article in islice(articles, 1):
                    self._send(article)
        finally:
            for pool in self.pools:
                pool.shutdown(cancel_futures=True)

    def _send(self, article: Article | InputError) -> None:
        """To the process that has least to do."""
        busy = Counter(sent.process for sent in self.waiting)
        process = min(range(len(self.pools)), key=lambda n: busy[n])
        self.waiting.append(_Sent(article, process, self._submit(article, process)))

    def _submit(self, article: Article | InputError, process: int) -> Future[T | InputError]:
        try:
            return self.pools[process].submit(_read, self.reader, self.then, article)
        except BrokenProcessPool as error:  # it was killed since it was last heard of
            future: Future[T | InputError] = Future()
            future.set_exception(error)
            return future

    def _next(self) -> T | InputError:
        article, process, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(article, process)

    def _again(self, article: Article | InputError, process: int) -> T | InputError:
        """The process was killed, over this article or between two: it is tried once more, then those sent after it."""
        self._renew(process)
        try:
            return self._submit(article, process).result()
        except BrokenProcessPool:
            self._renew(process)
            name = article.name if isinstance(article, InputError) else article.id
            return InputError(name, "the process that read it was killed, perhaps for want of memory: read it alone, or split it")
        finally:
            self.waiting = deque(
                sent._replace(future=self._submit(sent.article, process)) if sent.process == process else sent
                for sent in self.waiting
            )

    def _renew(self, process: int) -> None:
        self.pools[process].shutdown(wait=False, cancel_futures=True)
        self.pools[process] = _process()


class _Sent(NamedTuple, Generic[T]):
    """An article under way: which process has it, and the promise of its reading."""

    article: Article | InputError
    process: int
    future: "Future[T | InputError]"


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def _as_it_is(reading: Reading) -> Reading:
    return reading


def _read(reader: Reader, then: Callable[[Reading], T], article: Article | InputError) -> T | InputError:
    """One bad article never stops a batch, whatever is wrong with it."""
    if isinstance(article, InputError):
        return article
    try:
        return then(reader.read(article))
    except InputError as error:
        return error
    except (ValueError, IndexError, KeyError, RuntimeError) as error:
        return InputError(article.id, f"selon failed on it ({type(error).__name__}: {error}); please report it with the article")
