"""What the commands share by which a person decides of entities: who decides and why, and how it is told."""

import getpass
from typing import Annotated

import typer

from selon.cli.plain import visible_line
from selon.cli.sheet import Sheet, lines
from selon.errors import SelonError
from selon.record.results import Judgement

Author = Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who decides; else your name on this system.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why, for those who ask later.")]

AS_DATA = """The decision is kept with its author and its time, and holds however often articles are read again. It is never
erased: `selon undo` takes it back, which is kept, too."""


def author_of(given: str | None) -> str:
    """Who decides."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a system that knows no name for who runs this
        raise SelonError("nobody is known to decide: --author says who") from None


def tell(sheet: Sheet, made: Judgement, done: str) -> None:
    """The decision in the form that is asked for."""
    if sheet.form != "table":
        sheet.rows(Judgement, [made], ())
        return
    sheet.line(lines(visible_line(done), f"judgement {made.number}, by {made.author}; `selon undo {made.number}` takes it back"))
