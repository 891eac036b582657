"""`selon claims`: what is claimed in the record, over all outlets and languages."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from selon.cli import options
from selon.cli.messages import Messages
from selon.cli.sheet import Column, answering, asked, lines
from selon.record.results import Claim, Row

if TYPE_CHECKING:
    from selon.record.record import Record

HELP = """The claims of the record: what several say, over outlets and languages, joined; those of most outlets first.

A claim is listed if one of its members has all WORDS in what is said or in who says it, and fits the options. Another
number, another day, or a "not" makes another claim. Outlets that have it from one another, as reprints, translations, or by
the same news agency, are one origin.
"""

EPILOG = """Examples:

\b
  selon claims
  selon claims bridge --since 2026-03
  selon claims --speaker Morel --act deny
  selon claims --json --limit 0 | jq -r 'select(.origins > 2) | .gloss'
  selon claims --csv -o claims.csv
  selon claims --join            join what was kept before there were claims

`selon claim 7` shows all of claim 7. With --json each line has the claim's members: in which article which attribution says
it, where in the text, by whom, and as what: asserts, repeats, confirms, denies, hedges or updates it.
"""

Join = Annotated[
    bool, typer.Option("--join", help="First join what an earlier selon kept; may be broken off, and goes on next time.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Row):
    """A claim in a row of CSV."""

    id: int
    gloss: str
    language: str | None
    outlets: int
    origins: int
    members: int
    relations: dict[str, int]
    speakers: tuple[str, ...]
    first: str | None
    last: str | None


def line(claim: Claim) -> Line:
    """The claim, counted."""
    days = sorted(m.published for m in claim.members if m.published)
    return Line(
        id=claim.id, gloss=claim.gloss, language=claim.language, outlets=claim.outlets, origins=claim.origins,
        members=len(claim.members), relations=dict(Counter(m.relation for m in claim.members)),
        speakers=tuple(dict.fromkeys(m.speaker for m in claim.members if m.speaker)),
        first=days[0] if days else None, last=days[-1] if days else None,
    )  # fmt: skip


def days(claim: Claim) -> Text:
    """From when to when."""
    told = line(claim)
    first, last = (told.first or "")[:10], (told.last or "")[:10]
    return lines(first, last if last != first else None)


def said(claim: Claim) -> Text:
    """The gloss, and below it how often it is denied, hedged, and so on."""
    told = line(claim)
    who = ", ".join(told.speakers[:3]) + (", …" if len(told.speakers) > 3 else "")
    return lines(claim.gloss, ", ".join(f"{number} {relation}" for relation, number in told.relations.items()), who)


COLUMNS = (
    Column("claim", lambda claim: str(claim.id), right=True),
    Column("what is said", said, 9),
    Column("outlets", lambda claim: str(claim.outlets), right=True),
    Column("origins", lambda claim: str(claim.origins), right=True),
    Column("from, to", days),
)


def command(
    words: options.Words = None,
    speaker: options.Speaker = None,
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    join: Join = False,
    limit: options.Limit = 20,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show what it found."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        caught_up(kept, join=join)
        found = kept.claims(
            " ".join(words or []), speaker=speaker, language=language, since=since, until=until, act=act, outlet=outlet,
            limit=asked(limit),
        )  # fmt: skip
        if sheet.form == "csv":
            sheet.rows(Line, [line(claim) for claim in found], (), limit=limit)
        else:
            sheet.rows(Claim, found, COLUMNS, limit=limit)


def caught_up(record: "Record", *, join: bool) -> None:
    """Join what was not joined yet, or say that there is such."""
    left = record.not_joined()
    if left and not join:
        told = "1 article was" if left == 1 else f"{left} articles were"
        typer.echo(f"selon: {told} kept before claims were joined, and in none yet: `selon claims --join` joins them", err=True)
    elif left:
        with Messages(progress=True) as messages:
            for number, _ in enumerate(record.join(), 1):
                messages.count({f"of {left} joined": number})
