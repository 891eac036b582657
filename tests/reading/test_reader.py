"""The pipeline over many articles: order, errors among good ones, processes that are killed."""

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator

import pytest

from selon import Article, InputError, Reader, Reading
from selon.errors import DeliveryError, MissingExtra, RecordError, SelonError
from selon.reading import reader as module

RAIN = Article(id="rain", text="« Il pleut », a déclaré le maire, Jean Dupuis.", language="fr")
DEADLY = Article(id="deadly", text="…", language="fr")


class Stub(Reader):
    """A reader that reads nothing and dies over one article, as a process out of memory does."""

    def read(self, article: Article) -> Reading:
        if article.id == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.id == "broken":
            raise IndexError("list index out of range")
        return Reading(article=article, attributions=())


def ids(results: list[Reading | InputError]) -> list[str]:
    return [r.name if isinstance(r, InputError) else r.article.id for r in results]


def many(n: int) -> list[Article]:
    return [Article(id=str(i), text="…", language="fr") for i in range(n)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_articles(jobs: int) -> None:
    given: list[Article | InputError] = [*many(9), InputError("gone.txt", "no such file"), *many(3)]
    found = list(Stub().read_many(given, jobs=jobs))
    assert ids(found) == [*map(str, range(9)), "gone.txt", "0", "1", "2"]
    assert str(found[9]) == "gone.txt: no such file"


@pytest.mark.parametrize("error", [InputError("a", "b"), RecordError("a", "b"), DeliveryError("a", "b"), MissingExtra("a", "b")])
def test_an_error_goes_from_one_process_to_another(error: SelonError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert (type(there), str(there), there.__dict__) == (type(error), str(error), error.__dict__)


def test_articles_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Article]:
        for article in many(1000):
            taken.append(article.id)
            yield article

    results = Stub().read_many(stream(), jobs=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 2 * module.AHEAD + 1


def test_an_error_inside_selon_is_told_and_the_rest_is_read() -> None:
    results = list(Stub().read_many([Article(id="broken", text="…", language="fr"), *many(2)]))
    assert isinstance(results[0], InputError)
    assert all(word in results[0].reason for word in ("IndexError", "report"))
    assert ids(results) == ["broken", "0", "1"]


def test_a_killed_process_costs_its_article_alone() -> None:
    results = list(Stub().read_many([*many(3), DEADLY, *many(5)], jobs=2))
    assert [r.name for r in results if isinstance(r, InputError)] == ["deadly"]
    assert ids(results) == ["0", "1", "2", "deadly", "0", "1", "2", "3", "4"]


@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_killed_one_after_another_cost_no_more_than_theirs(jobs: int) -> None:
    given = [article for n in range(4) for article in (*many(2), Article(id="deadly", text=str(n), language="fr"))]
    results = list(Stub().read_many(given, jobs=jobs))
    assert ids(results) == ["0", "1", "deadly"] * 4


def test_a_process_killed_while_it_is_idle_costs_nothing() -> None:
    results = Stub().read_many(many(20), jobs=2)
    read = [next(results)]
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    read += results
    assert ids(read) == [str(n) for n in range(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_article_gives_the_same_reading(jobs: int) -> None:
    first, second = Reader().read_many([RAIN, RAIN], jobs=jobs)
    assert first == second == Reader().read(RAIN)
