"""`selon undo`: a decision is taken back."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.deciding import Author, Reason, author_of, tell
from selon.cli.sheet import answering

HELP = """Take back decision N of `selon judgements`. Both stay on record; to undo the undoing puts the first in force again.

What was joined is apart again, with what came since and is spelled like it; the numbers of entities may change by it.
"""

EPILOG = """Examples:

\b
  selon undo 3
  selon undo 3 --author "Ana Ruiz" --reason "they are father and son"
"""


def command(
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The decision.", show_default=False)],
    author: Author = None,
    reason: Reason = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Keep the decision and do what it says."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        tell(sheet, kept.undo(number, author=author_of(author), reason=reason), f"judgement {number} is undone")
