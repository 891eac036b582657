"""`selon claim`: one claim, with all who say it, deny it or leave it open."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from selon.cli import options
from selon.cli.sheet import Column, Sheet, answering, lines
from selon.record.results import Claim, ClaimMember, Reprint

HELP = """One claim: who asserts it, who confirms, denies, hedges or updates it, in the order of time, in their own words.

ID is the number that `selon claims` shows. Below who speaks stands on whose word the article has it from them; below the
words, why they belong to the claim. Reprints are named: they are no origins of their own.
"""

EPILOG = """Examples:

\b
  selon claim 7
  selon claim 7 --json | jq -r '.members[] | .relation + ": " + .words'
  selon claim 7 --csv -o claim.csv      its members, one a row

The first column is what `selon show` takes.
"""


def came_out(member: ClaimMember) -> Text:
    """When and where."""
    return lines((member.published or "")[:10], member.outlet)


def who(member: ClaimMember) -> Text:
    """The speaker, who quotes them, and what that makes of the claim."""
    through = f"quoted by {', by '.join(member.chain)}" if member.chain else None
    return lines(member.speaker or "(left open)", member.relation, through, style="bold" if member.speaker else "italic")


def words(member: ClaimMember) -> Text:
    """The words, why they are here, and whether they still are."""
    gone = f"no longer there in version {member.superseded}" if member.superseded else None
    return lines(member.words, gone, f"{member.score:.2f}: {member.reason}")


COLUMNS = (
    Column("id", lambda member: member.ref),
    Column("published", came_out, 3),
    Column("speaker", who, 4),
    Column("in their words", words, 9),
)


def command(
    called: Annotated[str, typer.Argument(metavar="ID", help="Which claim.", show_default=False)],
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show the claim."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        claim = kept.claim(called)
        if sheet.form == "json":
            sheet.json(asdict(claim))
            return
        if sheet.form == "table":
            head(claim, sheet)
        sheet.rows(ClaimMember, claim.members, COLUMNS)
        if sheet.form == "table":
            for reprint in claim.reprints:
                sheet.line(lines(None, from_elsewhere(reprint)))


def head(claim: Claim, sheet: Sheet) -> None:
    """The gloss, and how many say so."""
    sheet.line(lines(claim.gloss, style="bold"))
    counts = ((claim.outlets, "outlet"), (claim.origins, "origin"), (len(claim.members), "member"))
    sheet.line(lines(" · ".join([f"claim {claim.id}", *(f"{n} {what}{'s' if n != 1 else ''}" for n, what in counts)])))
    sheet.line()


def from_elsewhere(reprint: Reprint) -> str:
    """Which article has its report from where, as "4 (La Rive) is a translation of 1 (Le Fil): 6 things …"."""
    article = f"{reprint.article} ({reprint.outlet})" if reprint.outlet else str(reprint.article)
    if reprint.kind == "relay":
        return f"{article} credits {reprint.of}"
    original = f"{reprint.original} ({reprint.of})" if reprint.of else str(reprint.original)
    return f"{article} is a {reprint.kind} of {original}: {reprint.reason}"
