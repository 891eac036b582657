"""`selon split`: names that were taken for an entity's are another's."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.deciding import AS_DATA, Author, Reason, author_of, tell
from selon.cli.sheet import answering

HELP = f"""Say that these names of entity A are somebody else's: they are an entity of their own from now on.

A is a number or a name; `selon entity A` lists its names. {AS_DATA}
"""

EPILOG = """Examples:

\b
  selon split 12 "Viktor Loukachenko"
  selon split "Fidel Castro" "Fidel Castro Díaz-Balart" --author "Ana Ruiz"
"""


def command(
    whose: Annotated[str, typer.Argument(metavar="A", help="Whose names they were taken for.", show_default=False)],
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="The names that are not.", show_default=False)],
    author: Author = None,
    reason: Reason = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Keep the decision and do what it says."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        made = kept.split(whose, names, author=author_of(author), reason=reason)
        tell(sheet, made, f"{made.object}: not {made.subject}")
