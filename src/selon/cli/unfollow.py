"""`selon unfollow`: a topic forgotten."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.sheet import answering
from selon.cli.topics import COLUMNS
from selon.record.following import Topic

HELP = """Follow a topic no more. What the record holds stays; that it was shown for this topic is forgotten."""

EPILOG = """Examples:

\b
  selon unfollow fares
  selon unfollow "what Morel denies"
  selon unfollow 3                by its number, as `selon topics` shows it
"""


def command(
    called: Annotated[str, typer.Argument(metavar="TOPIC", help="Its name or number.", show_default=False)],
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Forget the topic and say which it was."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        was = kept.unfollow(called)
        if sheet.form != "table":
            sheet.rows(Topic, [was], COLUMNS)
        else:
            sheet.line(f"{was.name} (topic {was.id}) is followed no more")
