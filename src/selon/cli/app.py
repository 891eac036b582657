"""`selon`: the commands, and what they share."""

from typing import Annotated

import typer

import selon
from selon.cli import (
    add,
    claim,
    claims,
    dossier,
    entities,
    entity,
    follow,
    judgements,
    merge,
    news,
    read,
    rename,
    search,
    show_,
    speakers,
    split,
    stats,
    timeline,
    topics,
    undo,
    unfollow,
)

HELP = """Who is said to have said what in the news: an attribution engine for French, Spanish, English and more."""

EPILOG = """Examples:

\b
  selon read article.txt                  the article, its relations marked
  selon read --table page.html            one row a relation
  selon read --json news/ -o out.jsonl    one JSON object an article
  selon add news/                         read, and keep it in the record
  selon search "nuclear weapons"          who said that, and where
  selon dossier "Jeanne Morel"            all by her and about her
  selon claims bridge                     what several outlets have, joined
  selon read --help                       all that it can do
"""

app = typer.Typer(help=HELP, epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

# A command a line: its name, its module, and whether it says nothing without arguments.
for _name, _module, _needs_some in (
    ("read", read, True),
    ("add", add, True),
    ("search", search, True),
    ("show", show_, True),
    ("speakers", speakers, False),
    ("claims", claims, False),
    ("claim", claim, True),
    ("dossier", dossier, True),
    ("timeline", timeline, True),
    ("entity", entity, True),
    ("merge", merge, True),
    ("split", split, True),
    ("rename", rename, True),
    ("undo", undo, True),
    ("judgements", judgements, False),
    ("follow", follow, True),
    ("news", news, False),
    ("topics", topics, False),
    ("unfollow", unfollow, True),
    ("stats", stats, False),
):
    app.command(_name, help=_module.HELP, epilog=_module.EPILOG, no_args_is_help=_needs_some)(_module.command)

app.add_typer(entities.app, name="entities")


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"selon {selon.__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """What every command shares."""
