"""`selon rename`: what an entity is called."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.deciding import AS_DATA, Author, Reason, author_of, tell
from selon.cli.sheet import answering

HELP = f"""Say what entity A is called in lists and on pages. The articles' own spellings stay as they are.

A is a number or a name. {AS_DATA}
"""

EPILOG = """Examples:

\b
  selon rename 12 "Alexandre Loukachenko"
  selon rename Lukashenko "Alexandre Loukachenko" --author "Ana Ruiz"
"""


def command(
    whose: Annotated[str, typer.Argument(metavar="A", help="Who is called so.", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name.", show_default=False)],
    author: Author = None,
    reason: Reason = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Keep the decision and do what it says."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        made = kept.rename(whose, name, author=author_of(author), reason=reason)
        tell(sheet, made, f"{made.subject} is called {made.object}")
