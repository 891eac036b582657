"""The pipeline: an article in, its reading out; one article or many, in one process or several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from selon import __version__
from selon.article import Article
from selon.errors import InputError
from selon.intake.language import foreign_paragraphs
from selon.languages import table
from selon.reading import mention, model, shape, speaker
from selon.reading.reading import Reading, Repair

AHEAD = 4  # articles under way for each process, so that none waits and few are held


class Reader:
    """Reads articles. Making one loads nothing: the network and the names' models are loaded when first needed.

    >>> Reader().read(Article(id="1", text="« Il pleut », a dit le maire.", language="fr"))  # doctest: +SKIP
    """

    def __init__(self, *, threads: int = 1) -> None:
        self.threads = threads

    def read(self, article: Article) -> Reading:
        """The article's attributions, mentions and what was set aside. The clock is not read."""
        language = article.language or ""
        aside = [Repair(span=s, kind=f"language:{code}", read_as="") for s, code in foreign_paragraphs(article.text, language)]
        skip = tuple(r.span for r in aside)
        facts = table(language, "language")
        drafts = model.tagger(self.threads).drafts(
            article.text, broad=facts.get("definition") == "broad", skip=skip, joined_by=frozenset(facts.get("and", ()))
        )
        found = shape.attributions(article.text, drafts, language)
        names = mention.mentions(article) if found else []
        return Reading(
            article=article,
            attributions=tuple(speaker.resolve(article, found, names)),
            mentions=tuple(names),
            repairs=tuple(aside),
            selon={"version": __version__, "model": str(model.card()["name"])},
        )

    def read_many(self, articles: Iterable[Article | InputError], jobs: int = 1) -> Iterator[Reading | InputError]:
        """The reading of each article in the order they come; what could not be read comes as the error that says why."""
        if jobs == 1:
            yield from (_read(self, a) for a in articles)
            return
        yield from _Processes(self, jobs).read(iter(articles))


class _Processes:
    """Readings by several processes, in order. One that is killed over an article costs that article alone."""

    def __init__(self, reader: Reader, jobs: int) -> None:
        self.reader, self.jobs = reader, jobs
        self.waiting: deque[tuple[Article | InputError, Future[Reading | InputError]]] = deque()
        self.pool = self._pool()

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"))

    def read(self, articles: Iterator[Article | InputError]) -> Iterator[Reading | InputError]:
        """The results as they are due; the pool is closed at the end, or where the caller stops."""
        try:
            self._submit(islice(articles, AHEAD * self.jobs))
            while self.waiting:
                yield self._next()
                self._submit(islice(articles, 1))
        finally:
            self.pool.shutdown(cancel_futures=True)

    def _submit(self, articles: Iterable[Article | InputError]) -> None:
        for article in articles:
            self.waiting.append((article, self.pool.submit(_read, self.reader, article)))

    def _next(self) -> Reading | InputError:
        article, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(article)

    def _alone(self, article: Article | InputError) -> Reading | InputError:
        """A process was killed over this article or one read beside it: this one is tried again with nothing beside it."""
        left = [other for other, _ in self.waiting]
        self.waiting.clear()
        self.pool = self._pool()
        try:
            return self.pool.submit(_read, self.reader, article).result()
        except BrokenProcessPool:
            self.pool = self._pool()
            name = article.name if isinstance(article, InputError) else article.id
            return InputError(name, "the process that read it was killed, perhaps for want of memory: read it alone, or split it")
        finally:
            self._submit(left)


def _read(reader: Reader, article: Article | InputError) -> Reading | InputError:
    """One bad article never stops a batch, whatever is wrong with it."""
    if isinstance(article, InputError):
        return article
    try:
        return reader.read(article)
    except InputError as error:
        return error
    except (ValueError, IndexError, KeyError, RuntimeError) as error:
        return InputError(article.id, f"selon failed on it ({type(error).__name__}: {error}); please report it with the article")
