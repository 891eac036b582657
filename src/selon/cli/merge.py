"""`selon merge`: two entities are one."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.deciding import AS_DATA, Author, Reason, author_of, tell
from selon.cli.sheet import answering

HELP = f"""Say that entities A and B are one: all that is under B is under A from now on.

A and B are numbers or names, as `selon entity` takes them. {AS_DATA}
"""

EPILOG = """Examples:

\b
  selon merge 12 47
  selon merge "Muammar Gaddafi" "Mouammar Kadhafi" --author "Ana Ruiz"
  selon merge 12 47 --reason "his own website spells it so"
  selon merge 12 47 --unsure      only note that you looked and cannot tell
"""


def command(
    first: Annotated[str, typer.Argument(metavar="A", help="Who stays.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="Who is the same.", show_default=False)],
    unsure: Annotated[bool, typer.Option("--unsure", help="Join nothing; keep that it was asked.")] = False,
    author: Author = None,
    reason: Reason = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Keep the decision and do what it says."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        made = kept.merge(first, second, author=author_of(author), reason=reason, unsure=unsure)
        done = "may be one; nothing was joined" if unsure else "are one"
        tell(sheet, made, f"{made.subject} and {made.object} {done}")
