"""`selon search`: what was said with these words, by whom, where."""

from selon.cli import options
from selon.cli.entries import COLUMNS
from selon.cli.sheet import answering, asked

HELP = """Find what was said: the attributions of the record that have all WORDS in what is said or in who says it.

Capitals and accents do not matter. "in quotation marks" the words stand together, begin* finds words that begin so, and
-word leaves out. Options narrow it down; without WORDS they find all that fits, the newest first.
"""

EPILOG = """Examples:

\b
  selon search "tactical weapons"
  selon search '"free fare" -bus' --since 2026-03 --until 2026-05
  selon search centr* --speaker Morel --act deny
  selon search --outlet "La Rive" --since 2026 --csv -o rive.csv
  selon search weapons --json --limit 0 | jq -r .speaker | sort | uniq -c

The first column is what `selon show` takes. Dates are those of publication.
"""


def command(
    words: options.Words = None,
    speaker: options.Speaker = None,
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    superseded: options.Superseded = False,
    limit: options.Limit = 20,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show what it found."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        from selon.record.results import Entry

        found = kept.search(
            " ".join(words or []), speaker=speaker, language=language, since=since, until=until, act=act, outlet=outlet,
            superseded=superseded, limit=asked(limit),
        )  # fmt: skip
        sheet.rows(Entry, found, COLUMNS, limit=limit)
