"""`selon show`: one article of the record, or one attribution."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from selon.cli import marks, options, text
from selon.cli.entries import CONTENT, REF, SPEAKER, gone, published, speaker
from selon.cli.plain import visible_line
from selon.cli.sentence import sentences
from selon.cli.sheet import LONGEST, Sheet, answering, lines
from selon.record.refs import REF as OF_ATTRIBUTION
from selon.record.results import Entry, KeptArticle

if TYPE_CHECKING:
    from selon.record.record import Record

HELP = """Show one article as the record has it, or one attribution with all that is known of it.

ID is what the first column of `selon search` shows (12:a3), or of an article its number (12), its address or its own id.
Of an article that changed it also says what earlier versions said and this one does not.
"""

EPILOG = """Examples:

\b
  selon show 12                   the article, its relations marked
  selon show 12:a3                one attribution, and its claims
  selon show https://example.org/bridge.html
  selon show 12 --json | jq .record.superseded
  selon show 12 --csv             its attributions, one a row
"""


def command(
    called: Annotated[str, typer.Argument(metavar="ID", help="What to show.", show_default=False)],
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show it."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        if OF_ATTRIBUTION.fullmatch(called):
            show_attribution(kept, kept.attribution(called), sheet)
        else:
            show_article(kept.article(called), sheet)


def show_article(article: KeptArticle, sheet: Sheet) -> None:
    """The article in the form that is asked for."""
    if sheet.form == "json":
        sheet.json(article.as_dict())
    elif sheet.form == "csv":
        sheet.rows(Entry, article.entries, ())
    else:
        text.show(article.reading, sheet.console, colour=not sheet.console.no_color)
        sheet.line(lines(_kept(article)))
        if article.superseded:
            sheet.line(Text("Earlier versions also said:", "bold"))
            sheet.table(article.superseded, (REF, SPEAKER, CONTENT))


def _kept(article: KeptArticle) -> str:
    """When and how the article came into the record."""
    version = article.reading.selon.get("version")
    return f"Number {article.number} · version {article.version} · kept {article.kept_at} · read {article.read_at}" + (
        f" by selon {version}" if version else ""
    )


def show_attribution(record: "Record", entry: Entry, sheet: Sheet) -> None:
    """The attribution in the form that is asked for."""
    if sheet.form != "table":
        sheet.rows(Entry, [entry], ())
        return
    sheet.line(lines(entry.title or entry.article, style="bold"))
    sheet.line(lines(" · ".join(filter(None, [*published(entry).plain.splitlines(), entry.url]))))
    sheet.line()
    sheet.line(_in_place(record, entry, colour=not sheet.console.no_color))
    sheet.line()
    for name, value in [*_facts(entry), *_claims(record, entry)]:
        sheet.line(Text.assemble((f"{name:<12}", "dim"), visible_line(value)))


def _in_place(record: "Record", entry: Entry, *, colour: bool) -> Text:
    """The sentences that hold it, marked; of an earlier version only its words."""
    reading = record.article(entry.ref.partition(":")[0]).reading if entry.superseded is None else None
    found = next((a for a in reading.attributions if a.id == entry.attribution), None) if reading else None
    if not reading or not found:
        return lines(entry.content, gone(entry))
    line = visible_line(reading.article.text)
    return marks.marked(line, marks.of_attribution(found), colour=colour, window=sentences(reading.article.text, found))


def _claims(record: "Record", entry: Entry) -> list[tuple[str, str]]:
    """The claims that it belongs to, and what it does to each."""
    found = []
    for claim in map(record.claim, entry.claims):
        does = ", ".join(dict.fromkeys(m.relation for m in claim.members if m.ref == entry.ref))
        found.append(("claim", f"{claim.id} ({does}): {claim.gloss[:LONGEST]}"))
    return found


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """What is known of it."""
    told = {
        "id": entry.ref,
        "speaker": speaker(entry).plain.splitlines()[0] + (f" ({entry.kind})" if entry.kind else ""),
        "type": entry.type,
        "act": entry.act,
        "factuality": entry.factuality,
        "distance": entry.distance,
        "said": entry.said,
        "happened": ", ".join(entry.happened),
        "places": ", ".join(entry.places),
    }
    return [(name, value) for name, value in told.items() if value]
