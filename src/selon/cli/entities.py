"""`selon entities`: the people and bodies of the record as a whole; `import` brings an authority file in."""

from pathlib import Path
from typing import Annotated

import typer

from selon.cli import options
from selon.cli.sheet import answering
from selon.record.results import Imported

HELP = "People and bodies from an authority file."

EPILOG = """Examples:

\b
  selon entities import people.csv
  selon entities import --help            what a file looks like
"""

IMPORT_HELP = """Import people and bodies with their names and ids, so that what articles name is found to be them.

FILE is CSV in UTF-8 with these columns, of which id and name are needed:

\b
  id        its id in the file; importing it again updates it
  kind      person (if nothing is said), organisation or place
  name      what it is called
  aliases   its other names, with ; between them
  wikidata  its Wikidata id, as Q42

or entities of FollowTheMoney, one JSON object a line, as OpenSanctions publishes them: of these Person, Organization,
PublicBody, Company and LegalEntity are taken. All of the file is imported, or, where a line cannot be, nothing.
"""

IMPORT_EPILOG = """Examples:

\b
  selon entities import people.csv
  selon entities import peps.entities.ftm.json --json
  selon entities import people.csv --record bridge.db
"""

app = typer.Typer(help=HELP, epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None)


@app.command("import", help=IMPORT_HELP, epilog=IMPORT_EPILOG, no_args_is_help=True)
def bring(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The authority file.", show_default=False)],
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Import the file and say what became of it."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        done = kept.import_entities(file)
        if sheet.form != "table":
            sheet.rows(Imported, [done], ())
            return
        told = f"{done.entries} entries: {done.new} new, {done.joined} known from articles, {done.updated} updated"
        sheet.line(told + (f"; {done.skipped} lines of other things passed over" if done.skipped else ""))


@app.callback()
def group() -> None:
    """What the commands of the group share."""
