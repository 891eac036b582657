"""`selon timeline`: what was said with these words, in the order of time."""

from rich.text import Text

from selon.cli import options
from selon.cli.entries import CONTENT, PUBLISHED, REF, SPEAKER
from selon.cli.sheet import Column, answering, asked, lines
from selon.record.results import Moment

HELP = """What is reported with these WORDS, in the order of time: by the day it happened; else the day it was said; else the
day it was published. Which of them it is stands below the day.
"""

EPILOG = """Examples:

\b
  selon timeline "pont de Vals"
  selon timeline strike --since 2026-03 --until 2026-04
  selon timeline --speaker Morel --csv -o morel.csv

WORDS and options are those of `selon search`; --since and --until are about that day.
"""


def day(moment: Moment) -> Text:
    """The day, what was then, and how the article tells the time where that is not a day ("2021", "2023-W21")."""
    told = {"happened": ", ".join(moment.happened), "said": moment.said, "published": None}.get(moment.was or "")
    return lines(moment.day or "(open)", moment.was, told if told != moment.day else None)


DAY = Column("day", day)


def command(
    words: options.Words = None,
    speaker: options.Speaker = None,
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    superseded: options.Superseded = False,
    limit: options.Limit = 0,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Ask the record and show what it found."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        found = kept.timeline(
            " ".join(words or []), speaker=speaker, language=language, since=since, until=until, act=act, outlet=outlet,
            superseded=superseded, limit=asked(limit),
        )  # fmt: skip
        sheet.rows(Moment, found, (DAY, REF, PUBLISHED, SPEAKER, CONTENT), limit=limit)
