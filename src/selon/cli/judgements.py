"""`selon judgements`: what people decided."""

from rich.text import Text

from selon.cli import options
from selon.cli.sheet import Column, answering, lines
from selon.record.results import Judgement

HELP = """List what people decided of entities with `selon merge`, `split`, `rename` and `undo`, as they decided it.

What was undone is there too, and says by which decision.
"""

EPILOG = """Examples:

\b
  selon judgements
  selon judgements --csv -o judgements.csv
  selon judgements --json | jq 'select(.undone_by == null)'
"""


def _what(made: Judgement) -> Text:
    """What it says, and that it is no longer in force."""
    told = " → ".join(filter(None, [made.subject, made.object]))
    return lines(told, made.reason, f"undone by {made.undone_by}" if made.undone_by else None)


COLUMNS = (
    Column("", lambda made: str(made.number), right=True),
    Column("decision", lambda made: lines(made.kind, made.verdict)),
    Column("of whom", _what, 6),
    Column("author", lambda made: lines(made.author), 2),
    Column("when", lambda made: made.made_at[:10]),
)


def command(
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show them."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        sheet.rows(Judgement, kept.judgements(), COLUMNS)
