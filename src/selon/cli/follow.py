"""`selon follow`: a question saved, to hear what is new about it."""

from typing import Annotated

import typer

from selon.cli import options
from selon.cli.sheet import answering
from selon.cli.topics import COLUMNS

HELP = """Follow a question: `selon news` shows what is new for it.

WORDS and options are those of `selon search`. What fits already is the first news, unless --from-now leaves it out.
"""

EPILOG = """Examples:

\b
  selon follow "tactical weapons"
  selon follow '"free fare" -bus' --outlet "La Rive" --name fares
  selon follow --speaker Morel --act deny --name "what Morel denies"
  selon follow bridge --from-now          only what is added from now on

A topic that more than a thousand attributions match is only followed with --yes.
"""


def command(
    words: options.Words = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call it; else as what is asked.")] = None,
    from_now: Annotated[bool, typer.Option("--from-now", help="What the record has already is no news.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Follow it also where very much matches it.")] = False,
    speaker: options.Speaker = None,
    language: options.InLanguage = None,
    since: options.Since = None,
    until: options.Until = None,
    act: options.Act = None,
    outlet: options.InOutlet = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Save the topic and say how much fits it."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        from selon.record.following import Topic

        made = kept.follow(
            " ".join(words or []), name=name, wide=yes, from_now=from_now,
            speaker=speaker, language=language, since=since, until=until, act=act, outlet=outlet,
        )  # fmt: skip
        if sheet.form != "table":
            sheet.rows(Topic, [made], COLUMNS)
        else:
            match = "1 attribution of the record matches" if made.matches == 1 else f"{made.matches:,} attributions match"
            then = "`selon news` shows what comes" if from_now or not made.matches else "`selon news` shows it"
            sheet.line(f"{made.name} (topic {made.id}): {match} it now; {then}")
