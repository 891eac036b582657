"""Answers of the record as a person or a program gets them: a table, CSV, or a line of JSON each."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from selon.cli.ending import ending
from selon.cli.output import opened
from selon.cli.plain import escaped_json, visible_line
from selon.cli.show import console_for, wants_colour

if TYPE_CHECKING:
    from selon.record.record import Record
    from selon.record.results import Row

Form = Literal["table", "json", "csv"]
FORMULA = tuple("=+-@\t\r")  # what a spreadsheet takes for the beginning of one (owasp.org/www-community/attacks/CSV_Injection)
LONGEST = 400  # characters of a cell; --json and --csv have all of it


class Column(NamedTuple):
    """A column of a table: its head, what stands in it, and its share of what is left of the width (None: as it needs)."""

    head: str
    cell: Callable[[Any], str | Text | None]
    ratio: int | None = None
    right: bool = False


def form_of(*, json: bool, csv: bool) -> Form:
    """The form that the flags ask for."""
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other; give one of them")
    return "json" if json else "csv" if csv else "table"


@contextmanager
def answering(record: str | None, *, json: bool, csv: bool, output: Path | None) -> "Iterator[tuple[Record, Sheet]]":
    """The record that is asked, and the sheet that its answers go to. What goes wrong ends the command in a line."""
    form = form_of(json=json, csv=csv)
    from selon.record.record import Record  # not before somebody asks, so that `selon --help` does not wait for it

    with ending(), opened(output, utf8=form == "json") as (out, keep), Record(record, create=False) as kept:
        yield kept, Sheet(out, form)
        keep()


class Sheet:
    """Where answers are written, in one form."""

    def __init__(self, out: TextIO, form: Form) -> None:
        self.out, self.form = out, form
        colour = wants_colour(out)
        self.console = console_for(out, colour=colour)

    def rows(self, kind: "type[Row]", rows: "Sequence[Row]", columns: Sequence[Column], *, limit: int = 0) -> None:
        """Write the rows: no more than `limit`, unless it is 0, and a word on standard error where there are more or none."""
        shown = rows[:limit] if limit else rows
        if self.form == "json":
            for row in shown:
                self.json(row.as_dict())
        elif self.form == "csv":
            self.csv([f.name for f in fields(kind)], [row.as_dict() for row in shown])
        elif shown:
            self.table(shown, columns)
        if not shown:
            typer.echo("selon: nothing was found", err=True)
        elif len(shown) < len(rows):
            typer.echo(f"selon: these are the first {limit}; --limit 0 shows all", err=True)

    def json(self, row: dict[str, Any]) -> None:
        """One object on a line of its own."""
        print(escaped_json(json.dumps(row, ensure_ascii=False)), file=self.out, flush=True)

    def csv(self, head: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
        """The header and a line a row. A cell that a spreadsheet would run has an apostrophe before it."""
        writer = csv.writer(self.out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([[_cell(row[name]) for name in head] for row in rows])

    def table(self, rows: "Sequence[Row]", columns: Sequence[Column]) -> None:
        """A table of the rows for a person."""
        self.console.print(_table(rows, columns))

    def line(self, text: str | Text = "") -> None:
        """A line for a person, folded where it is longer than the terminal is wide."""
        self.console.print(Text(visible_line(text)) if isinstance(text, str) else text, overflow="fold")


def asked(limit: int) -> int | None:
    """How many to ask the record for: one more than are shown, to know that there are more."""
    return limit + 1 if limit else None


def _table(rows: "Sequence[Row]", columns: Sequence[Column]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    for column in columns:
        justify: Literal["right", "left"] = "right" if column.right else "left"
        table.add_column(column.head, ratio=column.ratio, no_wrap=column.ratio is None, overflow="fold", justify=justify)
    for row in rows:
        table.add_row(*(cell if isinstance(cell := column.cell(row), Text) else lines(cell) for column in columns))
    return table


def lines(first: str | None, *notes: str | None, style: str = "") -> Text:
    """A cell: its first line, and below it dimmed those that say something. What is very long is cut."""
    told = [Text(_short(first or ""), style), *(Text(_short(note), "dim") for note in notes if note)]
    return Text("\n").join(told)


def _short(text: str) -> str:
    """The text on one line, cut where it is very long."""
    line = visible_line(text[: LONGEST + 1])
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _cell(value: Any) -> str:
    """A value in a cell of CSV, on one line."""
    if isinstance(value, dict):
        value = [f"{name or '?'}: {number}" for name, number in value.items()]
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    line = visible_line(text)
    return f"'{line}" if line.startswith(FORMULA) and not isinstance(value, int | float) else line
