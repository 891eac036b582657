"""`selon read`: articles in, who is said to have said what out."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TextIO

import typer

from selon.cli.messages import Messages
from selon.cli.output import opened
from selon.cli.plain import visible_line
from selon.cli.show import Form, printer
from selon.errors import InputError, SelonError
from selon.reading.reading import Reading

HELP = """Say who is reported to have said what in each INPUT.

INPUT is a text file, an HTML page, a JSONL file (one article a line: "id", "text", and if known "language", "date",
"title", "outlet", "url"), a folder of such files, an http(s) address, or - for standard input.
"""

EPILOG = """Examples:

\b
  selon read article.txt                  the article, its relations marked
  selon read --table page.html | less     one row a relation
  selon read --json news/ -o out.jsonl    one JSON object an article
  selon read --language es --date 2026-03-14 - < nota.txt
  selon read --jobs 2 --json a.jsonl b.jsonl | jq .attributions[].speaker.name

Results go to standard output, messages and progress to standard error.

\b
Exit codes:
  0  every input was read
  1  some inputs could not be read: a message names each; the others were read
  2  nothing could be read, or the command was not understood
"""

ALL_READ, SOME_READ, NONE_READ = 0, 1, 2


def command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or -.", show_default=False)],
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published, where the input does not say.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its language (fr, es, en, …); else it is found from the text.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, where the input does not say.")] = None,
    table: Annotated[bool, typer.Option("--table", help="One row a relation.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line and article.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, all or nothing, not to standard output.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Read N articles at a time.")] = 1,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="With colour or without; else as terminal and NO_COLOR say.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from addresses of this machine and its network, too.")
    ] = False,
) -> None:
    """Read the inputs and show what was found; the exit code says how it went."""
    if table and json:
        raise typer.BadParameter("--table and --json exclude each other; give one of them")
    # What reads is imported here, so that `selon --help` does not wait for it.
    from selon.intake import Defaults, articles
    from selon.reading.reader import Reader

    try:
        defaults = Defaults(published=date, language=language, outlet=outlet, allow_private=allow_private)
    except InputError as error:
        raise typer.BadParameter(f"--{error.name}: {error.reason}") from None
    form: Form = "json" if json else "table" if table else "text"
    try:
        with opened(output, utf8=json) as (out, keep):
            readings = Reader().read_many(articles(inputs, defaults=defaults), jobs=jobs)
            code = show_all(readings, out=out, form=form, color=color)
            if code != NONE_READ:
                keep()
    except BrokenPipeError:
        code = end_of_pipe()
    except SelonError as error:
        code = stopped(str(error))
    except OSError as error:  # what cannot be read is no exception here, so this is about writing
        code = stopped(f"the results cannot be written: {error.strerror}; free some space, or give -o another place")
    raise typer.Exit(code)


def show_all(results: Iterator[Reading | InputError], *, out: TextIO, form: Form, color: bool | None) -> int:
    """Show each reading as it comes and report each input that failed; the exit code."""
    show = printer(out, form=form, color=color)
    read = failed = 0
    with Messages(progress=not out.isatty()) as messages:
        for result in results:
            if isinstance(result, InputError):
                failed += 1
                messages.problem(str(result))
            else:
                read += 1
                show(result)
            messages.count(read, failed)
    return ALL_READ if not failed and read else SOME_READ if read else NONE_READ


def stopped(why: str) -> int:
    """Say why nothing more is read; the exit code."""
    typer.echo(f"selon: {visible_line(why)}", err=True)
    return NONE_READ


def end_of_pipe() -> int:
    """Whoever read our output has had enough (`| head`): end quietly, with nothing left to flush."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ALL_READ
