"""`selon stats`: how much the record holds."""

from rich.table import Table

from selon.cli import options
from selon.cli.plain import visible_line
from selon.cli.sheet import answering
from selon.record.results import Stats

HELP = """How much the record holds, where it is, and how large it is."""

EPILOG = """Examples:

\b
  selon stats
  selon stats --record news.db --json | jq .attributions
"""

SHOWN = 10  # languages and outlets


def command(
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Count and show."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        found = kept.stats()
        if sheet.form == "table":
            sheet.console.print(_table(found))
        else:
            sheet.rows(Stats, [found], ())


def _table(stats: Stats) -> Table:
    """A line a number."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    told = stats.as_dict() | {
        "bytes": None if stats.bytes is None else f"{stats.bytes:,}",
        "languages": _first(stats.languages),
        "outlets": _first(stats.outlets),
    }
    for name, value in told.items():
        if value not in (None, ""):
            grid.add_row(name, visible_line(str(value)))
    return grid


def _first(counts: dict[str, int]) -> str:
    """The first of them, and how many more there are."""
    shown = [f"{name or '(unknown)'} {number}" for name, number in counts.items()][:SHOWN]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
