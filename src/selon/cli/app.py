"""`selon`: the commands, and what they share."""

from typing import Annotated

import typer

import selon
from selon.cli import read

HELP = """Who is said to have said what in the news: an attribution engine for French, Spanish, English and more."""

EPILOG = """Examples:

\b
  selon read article.txt                  the article, its relations marked
  selon read --table page.html            one row a relation
  selon read --json news/ -o out.jsonl    one JSON object an article
  selon read --help                       all that it can do
"""

app = typer.Typer(help=HELP, epilog=EPILOG, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("read", help=read.HELP, epilog=read.EPILOG, no_args_is_help=True)(read.command)


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
