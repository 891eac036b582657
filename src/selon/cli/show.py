"""A reading as a person or a program gets it: the article marked in place, a table, or a line of JSON."""

import json
import os
import shutil
from collections.abc import Callable
from typing import Literal, TextIO

from rich.console import Console

from selon.cli import table, text
from selon.cli.plain import escaped_json
from selon.reading.reading import Reading

Form = Literal["text", "table", "json"]


def printer(out: TextIO, *, form: Form, color: bool | None) -> Callable[[Reading], None]:
    """A function that writes one reading after the other to `out`, in that form."""
    if form == "json":
        return lambda reading: print_json(reading, out)
    colour = wants_colour(out) if color is None else color
    console = console_for(out, colour=colour)
    show = table.show if form == "table" else text.show
    return lambda reading: show(reading, console, colour=colour)


def print_json(reading: Reading, out: TextIO) -> None:
    """One line, sent off at once, so that the next program in the pipe can start on it."""
    print(escaped_json(json.dumps(reading.as_dict(), ensure_ascii=False)), file=out, flush=True)


def wants_colour(out: TextIO) -> bool:
    """The stream is a terminal that shows colours, and nobody asked for none (no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console_for(out: TextIO, *, colour: bool) -> Console:
    """A console that adds nothing of its own; as wide as the terminal, or 80 columns (COLUMNS says otherwise)."""
    columns = os.environ.get("COLUMNS", "")
    given = int(columns) if columns.isdecimal() else 80
    width = shutil.get_terminal_size((given, 24)).columns if out.isatty() else given
    return Console(
        file=out,
        width=max(width, 40),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
