"""`selon entity`: whom the record takes for one, under which names, and why."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.sheet import Column, answering, lines
from selon.record.results import Spelling

HELP = """Whom the record takes for one person or body: every spelling of the name, how often and where it stands, and why.

NAME is a name or part of it, in any spelling, if only one in the record bears it, or the number that `selon speakers` shows.
Where they are not one, or two are the same, `selon split` and `selon merge` say so.
"""

EPILOG = """Examples:

\b
  selon entity "Alexandre Loukachenko"
  selon entity Lukashenko
  selon entity 17 --json | jq -r '.spellings[].name'
"""

COLUMNS = (
    Column("name", lambda s: lines(s.name, None if s.whole else "only together with its article"), 4),
    Column("articles", lambda s: str(s.articles), right=True),
    Column("in", lambda s: ", ".join(map(str, s.named_in)) + (", …" if s.articles > len(s.named_in) else "")),
    Column("languages", lambda s: " ".join(s.languages)),
    Column("why", lambda s: lines(s.reason or ("imported" if s.origin == "imported" else "")), 5),
)


def command(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Who is meant.", show_default=False)],
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show who that is."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        found = kept.entity(" ".join(name))
        if sheet.form == "json":
            sheet.json(found.as_dict())
            return
        if sheet.form == "table":
            known = [found.key, found.wikidata, found.authority if found.authority != found.wikidata else None]
            sheet.line(lines(found.name, style="bold"))
            told = [f"{found.kind} {found.entity}", *filter(None, known), f"{found.attributions} attributions"]
            sheet.line(lines(" · ".join([*told, f"{found.articles} articles"])))
            sheet.line()
        sheet.rows(Spelling, found.spellings, COLUMNS)
