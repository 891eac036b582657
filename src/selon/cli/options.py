"""Options that commands share: one name and one meaning each."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or -.", show_default=False)]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="When it was published, where the input does not say.")]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Its language (fr, es, en, …); else it is found from the text."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it, where the input does not say.")]
Events = Annotated[bool, typer.Option("--events", help="Also what the outlet reports on its own word (loads a parser: slower).")]
KeepEvents = Annotated[
    bool, typer.Option("--events/--no-events", help="Also what the outlet reports on its own word (without: faster).")
]
Narration = Annotated[
    bool, typer.Option("--narration", help="Also every sentence in which nothing else is read, as the outlet's.")
]
KeepNarration = Annotated[
    bool, typer.Option("--narration/--no-narration", help="Also every sentence in which nothing else is read, as the outlet's.")
]
Again = Annotated[bool, typer.Option("--again", help="Read also what the record has already.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Read N articles at a time.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of this machine and its network, too.")]

RecordAt = Annotated[
    str | None,
    typer.Option("--record", metavar="FILE", help="The record: a file, or postgresql://…; else $SELON_RECORD, else your own."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values, with a header.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there, all or nothing, not to standard output."),
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most N; 0 for all.")]

Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Said by NAME, or whose name has it in it.")]
InLanguage = Annotated[str | None, typer.Option("--language", metavar="CODE", help="In this language (fr, es, en, …).")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From then on: 2023, 2023-05 or 2023-05-31.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Until then, that day, month or year included.")]
Act = Annotated[
    str | None,
    typer.Option(
        "--act",
        metavar="ACT",
        help="assert, deny, confirm, hedge, ask, promise, order, accuse, decline, or report (the outlet's own).",
    ),
]
InOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="In an outlet with NAME in its name.")]
Superseded = Annotated[bool, typer.Option("--superseded", help="Also what later versions of an article no longer say.")]
