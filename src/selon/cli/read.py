"""`selon read`: articles in, who is said to have said what out."""

from collections.abc import Iterator
from typing import Annotated, TextIO

import typer

from selon.cli import options
from selon.cli.ending import ALL_READ, NONE_READ, SOME_READ, ending
from selon.cli.messages import Messages
from selon.cli.output import opened
from selon.cli.show import Form, printer
from selon.errors import InputError
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
  selon read --events --outlet "La Rive" article.txt
  selon read --language es --date 2026-03-14 - < nota.txt
  selon read --jobs 2 --json a.jsonl b.jsonl | jq .attributions[].speaker.name

Results go to standard output, messages and progress to standard error.

\b
Exit codes:
  0  every input was read
  1  some inputs could not be read: a message names each; the others were read
  2  nothing could be read, or the command was not understood
"""


def command(
    inputs: options.Inputs,
    date: options.Date = None,
    language: options.Language = None,
    outlet: options.Outlet = None,
    table: Annotated[bool, typer.Option("--table", help="One row a relation.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line and article.")] = False,
    events: options.Events = False,
    narration: options.Narration = False,
    output: options.Output = None,
    jobs: options.Jobs = 1,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="With colour or without; else as terminal and NO_COLOR say.")
    ] = None,
    allow_private: options.AllowPrivate = False,
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
    with ending(), opened(output, utf8=json) as (out, keep):
        readings = Reader(events=events, narration=narration).read_many(articles(inputs, defaults=defaults), jobs=jobs)
        code = show_all(readings, out=out, form=form, color=color)
        if code != NONE_READ:
            keep()
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
            messages.count({"read": read, "could not be read": failed})
    return ALL_READ if not failed and read else SOME_READ if read else NONE_READ
