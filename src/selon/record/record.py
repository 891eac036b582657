"""The record: what was read, kept in one file (SQLite) or a PostgreSQL database, and what can be asked of it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from selon.article import Article
from selon.reading.reading import Reading
from selon.record import (
    authority,
    catching_up,
    claim_pages,
    dossier,
    judgements,
    keeping,
    news,
    portrait,
    search,
    showing,
    speakers,
    stats,
    topics,
)
from selon.record.database import opened
from selon.record.days import moment
from selon.record.filters import Filters
from selon.record.following import Topic, TopicNews
from selon.record.judgements import Said
from selon.record.member import Understood, understood
from selon.record.migrate import prepare
from selon.record.results import (
    Claim,
    Dossier,
    Entry,
    Imported,
    Judgement,
    Kept,
    KeptArticle,
    Moment,
    Portrait,
    SpeakerCount,
    Stats,
)
from selon.record.where import chosen


class Record:
    """A record, opened: `with Record("news.db") as record: record.add(selon.read(text))`.

    `where` is a file or a postgresql:// address; without it, $SELON_RECORD or the file in the user's data folder. A file
    that is not there is made unless `create` is False; tables of an earlier selon are brought up to date. Whoever writes
    while another does waits so many seconds (`wait`). What goes wrong is a RecordError.
    """

    def __init__(self, where: str | os.PathLike[str] | None = None, *, create: bool = True, wait: float = 30.0) -> None:
        self.database = opened(chosen(where, create=create), create=create, wait=wait)
        try:
            prepare(self.database, create=create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.database.engine.dispose()

    @property
    def name(self) -> str:
        """Where the record is, without a password."""
        return self.database.place.name

    def add(self, reading: Reading, *, at: datetime | None = None, again: bool = False) -> Kept:
        """Keep a reading, in one transaction. `at` is when, else now; `again` writes also what the record has already."""
        if not again:
            with self.database.reading() as connection:
                if not keeping.is_wanted(connection, reading):
                    return keeping.keep(connection, Understood(reading, ()), moment(at))
        return self.keep(understood(reading), at=at, again=again)

    def keep(self, what: Understood, *, at: datetime | None = None, again: bool = False) -> Kept:
        """The same of a reading whose meaning was made out already (`understood(reading)`), as another process may have."""
        with self.database.writing() as connection:
            return keeping.keep(connection, what, moment(at), again=again)

    def needs(self, article: Article, read_with: Mapping[str, str], *, again: bool = False) -> Article | Kept:
        """The article to read, what it leaves unsaid filled in from the record; "unchanged" where there is nothing to read.

        `read_with` is the reader's `stamp`; with `again` there always is something to read.
        """
        with self.database.reading() as connection:
            return keeping.needs(connection, article, read_with, again=again)

    def article(self, called: str | int) -> KeptArticle:
        """The article of that number in the record, of that address, or of that id."""
        with self.database.reading() as connection:
            return showing.article(connection, str(called))

    def attribution(self, ref: str) -> Entry:
        """The attribution of that ref, as "12:a3"."""
        with self.database.reading() as connection:
            return showing.attribution(connection, ref)

    def search(self, question: str = "", *, limit: int | None = None, **filters: Any) -> list[Entry]:
        """What has all words of the question and fits the filters (speaker, language, since, until, act, outlet,
        superseded), the best match first; without a question, what was published last.
        """
        with self.database.reading() as connection:
            return search.search(connection, question, Filters(**filters), limit)

    def timeline(self, question: str = "", *, limit: int | None = None, **filters: Any) -> list[Moment]:
        """The same in time order: when it happened, else when it was said, else when it was published."""
        with self.database.reading() as connection:
            return search.timeline(connection, question, Filters(**filters), limit)

    def speakers(self, *, limit: int | None = None, **filters: Any) -> list[SpeakerCount]:
        """Who speaks, who speaks most first."""
        with self.database.reading() as connection:
            return speakers.speakers(connection, Filters(**filters), limit)

    def dossier(self, name: str | int, *, limit: int | None = None, **filters: Any) -> Dossier:
        """Everything by and about who bears this name (or part of it, if nobody else does), in time order."""
        with self.database.reading() as connection:
            return dossier.dossier(connection, str(name), Filters(**{"superseded": True, **filters}), limit)

    def claims(self, question: str = "", *, limit: int | None = None, **filters: Any) -> list[Claim]:
        """The claims that something belongs to which `search` would find: of most outlets first, then of most origins."""
        with self.database.reading() as connection:
            return claim_pages.listed(connection, question, Filters(**filters), limit)

    def claim(self, number: str | int) -> Claim:
        """The claim of that number, with its reprints and with what earlier versions of articles said of it."""
        with self.database.reading() as connection:
            return claim_pages.page(connection, str(number))

    def not_joined(self) -> int:
        """How many articles are in no claims yet, since an earlier selon kept them."""
        with self.database.reading() as connection:
            return catching_up.count(connection)

    def join(self, *, at: datetime | None = None) -> Iterator[catching_up.Article]:
        """Join those, one after the other; each comes when it is done, and a run that breaks off goes on when it is repeated."""
        return catching_up.catch_up(self.database, moment(at))

    def entity(self, called: str | int) -> Portrait:
        """What the record knows of one entity (by number or name): all spellings of its name, and why they are its."""
        with self.database.reading() as connection:
            return portrait.portrait(connection, str(called))

    def merge(
        self, first: str | int, second: str | int, *, author: str, reason: str | None = None, unsure: bool = False,
        at: datetime | None = None,
    ) -> Judgement:  # fmt: skip
        """The two are one, somebody decides; `unsure` keeps that it was asked and joins nothing."""
        said = Said(author, moment(at), reason)
        with self.database.writing() as connection:
            return judgements.merge(connection, str(first), str(second), said, unsure=unsure)

    def split(
        self, whose: str | int, names: Sequence[str], *, author: str, reason: str | None = None, at: datetime | None = None
    ) -> Judgement:
        """These names of an entity are another's, somebody decides."""
        with self.database.writing() as connection:
            return judgements.split(connection, str(whose), names, Said(author, moment(at), reason))

    def rename(
        self, whose: str | int, name: str, *, author: str, reason: str | None = None, at: datetime | None = None
    ) -> Judgement:
        """The entity is called so, somebody decides."""
        with self.database.writing() as connection:
            return judgements.rename(connection, str(whose), name, Said(author, moment(at), reason))

    def undo(self, number: int, *, author: str, reason: str | None = None, at: datetime | None = None) -> Judgement:
        """That decision is taken back, which is a decision of its own."""
        with self.database.writing() as connection:
            return judgements.undo(connection, number, Said(author, moment(at), reason))

    def judgements(self) -> list[Judgement]:
        """All decisions, those that were taken back among them, as they were made."""
        with self.database.reading() as connection:
            return judgements.listed(connection)

    def import_entities(self, path: str | os.PathLike[str]) -> Imported:
        """People and bodies of an authority file (`authority.py` says in what form), all of them or none."""
        with self.database.writing() as connection:
            return authority.imported(connection, os.fspath(path), authority.read(Path(path)))

    def stats(self) -> Stats:
        """How much it holds."""
        with self.database.reading() as connection:
            return stats.stats(connection, self.name)

    def follow(
        self,
        question: str = "",
        *,
        name: str | None = None,
        wide: bool = False,
        from_now: bool = False,
        at: datetime | None = None,
        **filters: Any,
    ) -> Topic:
        """Save a question as a topic, with the filters of `search`. What fits it already is its first news, unless it is to
        bring only what comes from now on. One that very much fits is refused unless it is to be `wide`.
        """
        now = moment(at)
        with self.database.writing() as connection:
            topic = topics.follow(connection, question, Filters(**filters), name, now, wide=wide)
            if from_now:
                news.seen(connection, topic, news.fresh(connection, topic).rows, now)
            return news.as_topic(connection, topic)

    def topics(self) -> list[Topic]:
        """What is followed."""
        with self.database.reading() as connection:
            return [news.as_topic(connection, topic) for topic in topics.all_of(connection)]

    def unfollow(self, called: str | int) -> Topic:
        """Forget the topic of that name or number; the topic as it was."""
        with self.database.writing() as connection:
            (topic,) = topics.chosen(connection, [str(called)])
            was = news.as_topic(connection, topic)
            topics.unfollow(connection, topic)
            return was

    @contextmanager
    def news(
        self, *called: str | int, limit: int | None = None, peek: bool = False, at: datetime | None = None
    ) -> Iterator[list[TopicNews]]:
        """What is new for the topics of these names or numbers, or for all; at most `limit` for each.

        `with record.news() as found:` marks it as shown at the end of the block, in the transaction that looked; a block
        that fails marks nothing, so that it comes again, and so does `peek`. Others can write only after the block.
        """
        with self.database.reading() if peek else self.database.writing() as connection:
            looked = [news.look(connection, topic, limit) for topic in topics.chosen(connection, [*map(str, called)])]
            yield [one.news for one in looked]
            if not peek:
                news.mark(connection, looked, moment(at))
