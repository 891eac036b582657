"""`selon dossier`: everything by and about one speaker."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.entries import CONTENT, PUBLISHED, REF, SPEAKER
from selon.cli.sheet import Column, answering, asked, lines
from selon.record.results import DossierEntry

HELP = """Everything that NAME said, and what others said of NAME, in the order of time.

NAME is a name or part of it, if only one in the record bears it, or the number that `selon speakers` shows. What later
versions of an article no longer say is there too, and marked.
"""

EPILOG = """Examples:

\b
  selon dossier "Jeanne Morel"
  selon dossier morel --since 2026-03
  selon dossier 17 --limit 100
  selon dossier 17 --json | jq -r 'select(.role == "about") | .content'
"""

DAY = Column("day", lambda entry: lines(entry.day or "(open)", entry.role))


def command(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Who it is about.", show_default=False)],
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    limit: options.Limit = 0,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show the dossier."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        found = kept.dossier(
            " ".join(name), language=language, since=since, until=until, act=act, outlet=outlet, limit=asked(limit)
        )
        if sheet.form == "table":
            sheet.line(lines(", also ".join(found.names) or found.name, style="bold"))
            sheet.line(f"{found.kind} {found.entity} · {found.by} attributions by, {found.about} about")
            sheet.line()
        sheet.rows(DossierEntry, found.entries, (DAY, REF, PUBLISHED, SPEAKER, CONTENT), limit=limit)
