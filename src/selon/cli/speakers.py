"""`selon speakers`: who speaks in the record."""

from selon.cli import options
from selon.cli.sheet import Column, answering, asked, lines
from selon.record.results import SpeakerCount

HELP = """Who speaks in the record, who speaks most first: with how many attributions, in how many articles, from when to when.

Sources without a name (a diplomat, residents) come under what they are called; they are no one person.
"""

EPILOG = """Examples:

\b
  selon speakers
  selon speakers --language fr --since 2026 --limit 0
  selon speakers --act deny --csv -o deniers.csv

The number before a name is what `selon dossier` takes, where two bear one name.
"""

COLUMNS = (
    Column("", lambda who: "" if who.entity is None else str(who.entity), right=True),
    Column("name", lambda who: lines(who.name, style="bold" if who.entity is not None else ""), 4),
    Column("kind", lambda who: who.kind),
    Column("attributions", lambda who: str(who.attributions), right=True),
    Column("articles", lambda who: str(who.articles), right=True),
    Column("from", lambda who: who.first),
    Column("to", lambda who: who.last),
)


def command(
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    limit: options.Limit = 50,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show who it knows."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        found = kept.speakers(language=language, since=since, until=until, act=act, outlet=outlet, limit=asked(limit))
        sheet.rows(SpeakerCount, found, COLUMNS, limit=limit)
