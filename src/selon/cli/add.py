"""`selon add`: articles in, kept in the record with who said what."""

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from selon.article import Article
from selon.cli import options
from selon.cli.ending import ALL_READ, NONE_READ, SOME_READ, ending
from selon.cli.messages import Messages
from selon.cli.output import opened
from selon.cli.sheet import Sheet, form_of
from selon.errors import InputError
from selon.record.results import Kept

if TYPE_CHECKING:
    from selon.reading.reader import Reader
    from selon.record.record import Record

HELP = """Read each INPUT and keep it in the record. What the record has already is not read again.

INPUT is what `selon read` takes: a text file, an HTML page, a JSONL file, a folder, an http(s) address, or - for standard
input. An article that changed since it was kept (the same address or the same id, another text) becomes a new version
of it: what it said before stays, and is shown to be gone.
"""

EPILOG = """Examples:

\b
  selon add article.txt
  selon add news/ --outlet "La Rive" --date 2026-03-14
  selon add --record bridge.db https://example.org/bridge.html
  selon add --json monday.jsonl | jq 'select(.outcome == "changed")'
  selon add --again news/                 read all of it again

The record is a file: --record says which, else $SELON_RECORD, else your own, in your user's data folder (`selon stats`
says where). It opens in every tool for SQLite, Datasette among them. It may also be a PostgreSQL database, by its
address. Each article is kept as a whole or not at all; a run that broke off goes on where it stopped when it is run again.

\b
Exit codes:
  0  every input was kept, or was there already
  1  some inputs could not be read: a message names each; the others were kept
  2  nothing could be kept, or the command was not understood
"""


def command(
    inputs: options.Inputs,
    date: options.Date = None,
    language: options.Language = None,
    outlet: options.Outlet = None,
    events: options.KeepEvents = True,
    narration: options.KeepNarration = True,
    again: options.Again = False,
    jobs: options.Jobs = 1,
    allow_private: options.AllowPrivate = False,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Read the inputs and keep them; the exit code says how it went."""
    form = form_of(json=json, csv=csv)
    # What reads is imported here, so that `selon --help` does not wait for it.
    from selon.intake import Defaults, articles
    from selon.reading.reader import Reader
    from selon.record.record import Record

    try:
        defaults = Defaults(published=date, language=language, outlet=outlet, allow_private=allow_private)
    except InputError as error:
        raise typer.BadParameter(f"--{error.name}: {error.reason}") from None
    with ending(), opened(output, utf8=form == "json") as (out, keep), Record(record) as opened_record:
        reader = Reader(events=events, narration=narration)
        results = kept(opened_record, reader, articles(inputs, defaults=defaults), jobs=jobs, again=again)
        code = tell(results, Sheet(out, form), opened_record.name)
        keep()
    raise typer.Exit(code)


def kept(
    record: "Record", reader: "Reader", found: Iterable[Article | InputError], *, jobs: int, again: bool
) -> Iterator[Kept | InputError]:
    """What became of each article. Those that the record has are not read, and told of as they are passed by."""
    from selon.record.member import understood  # with the network, which `selon --help` does not wait for

    passed = deque[Kept]()

    def to_read() -> Iterator[Article | InputError]:
        for article in found:
            what = article if isinstance(article, InputError) else record.needs(named(article), reader.stamp, again=again)
            if isinstance(what, Article | InputError):
                yield what
            else:
                passed.append(what)

    for result in reader.each(to_read(), understood, jobs):
        yield from _drained(passed)
        yield result if isinstance(result, InputError) else record.keep(result, again=again)
    yield from _drained(passed)


def _drained(passed: deque[Kept]) -> Iterator[Kept]:
    while passed:
        yield passed.popleft()


def named(article: Article) -> Article:
    """The article; one that is a file is called by its whole path, so that it is the same one from every folder."""
    with suppress(ValueError, OSError):
        if os.path.isfile(article.id):  # noqa: PTH113 - a name with a NUL is no file
            return replace(article, id=os.path.abspath(article.id))  # noqa: PTH100
    return article


def tell(results: Iterator[Kept | InputError], sheet: Sheet, record: str) -> int:
    """Report each input that failed, and what became of the others; the exit code."""
    counts, gone, rows = Counter[str](), 0, list[Kept]()
    with Messages(progress=True) as messages:
        for result in results:
            if isinstance(result, InputError):
                messages.problem(str(result))
                counts["could not be read"] += 1
            else:
                counts[result.outcome] += 1
                gone += result.superseded
                if sheet.form == "json":
                    sheet.json(result.as_dict())
                elif sheet.form == "csv":
                    rows.append(result)
            messages.count(counts)
    failed = counts["could not be read"]
    if sheet.form == "csv":
        sheet.rows(Kept, rows, ())
    elif sheet.form == "table":
        sheet.line(f"{record}: {summary(counts, gone)}")
    return ALL_READ if not failed else SOME_READ if counts.total() > failed else NONE_READ


def summary(counts: Counter[str], gone: int) -> str:
    """The counts in words, as "3 new, 1 changed (2 attributions gone), 12 unchanged"."""
    order = ("new", "changed", "read again", "unchanged", "could not be read")
    told = {what: f"{counts[what]} {what}" for what in order if counts[what]}
    if gone:
        told["changed"] += f" ({gone} attribution{'s' if gone > 1 else ''} gone)"
    return ", ".join(told.values()) or "nothing to read"
