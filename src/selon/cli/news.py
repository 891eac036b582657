"""`selon news`: what is new for each topic."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from selon.cli import entries, options
from selon.cli.ending import ending
from selon.cli.output import opened
from selon.cli.plain import visible_line
from selon.cli.sheet import LONGEST, Column, Form, Sheet, form_of, lines
from selon.record.following import News, TopicNews

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = """Show what is new for each TOPIC since it was last looked at, or for all topics: each item once, with why it matches.

An item is what an article says. An article that is read again brings nothing back; one that changed brings what it says
anew or otherwise, marked as changed. Nothing counts as shown before all of it was written, posted, and put into the feed.
"""

EPILOG = """Examples:

\b
  selon news
  selon news fares --peek                 look, and let it stay new
  selon news --atom news.xml              also into a feed, with its last 200
  selon news --json | jq -r '.topic + ": " + .content'
  selon news --webhook https://example.org/hook --secret-file hook.key

A webhook gets one POST of JSON, {"topics": [{"name", …, "items": […]}]}, its items as --json prints them. The header
X-Selon-Signature is "sha256=" and the HMAC-SHA256, under the secret, of what X-Selon-Timestamp says, a full stop and the
body. It is tried three times where the server is busy or away; redirects are not followed. What was not taken is news
again the next time, so that an item may be posted twice: its id tells.

\b
Exit codes:
  0  all that is new was shown, also where that is nothing
  2  it could not be shown, written or posted: all of it is new still
"""

Atom = Annotated[Path | None, typer.Option("--atom", metavar="FILE", help="Put it into the Atom feed in FILE, too.")]
Webhook = Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Post it there as JSON, too.")]
SecretFile = Annotated[
    Path | None,
    typer.Option("--secret-file", metavar="FILE", help="What signs the webhook; else $SELON_WEBHOOK_SECRET."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """Where to post, and what to sign it with."""

    url: str
    secret: bytes | None
    allow_private: bool


def content(item: News) -> Text:
    """What is said, the words of the topic marked in it; what it was before, and why it is shown."""
    shown = Text(visible_line(item.content[:LONGEST]) + ("…" if len(item.content) > LONGEST else ""))
    for start, end in item.highlights:
        if end <= LONGEST:
            shown.stylize("bold yellow", start, end)
    changed = None if item.before is None else f"changed; before: {item.before}"
    return Text("\n").join([shown, *lines(None, changed, f"why: {'; '.join(item.why)}").split("\n")[1:]])


COLUMNS = (entries.REF, entries.PUBLISHED, entries.SPEAKER, Column("what is said", content, 9))


def command(
    called: Annotated[list[str] | None, typer.Argument(metavar="TOPIC", help="Names or numbers.", show_default=False)] = None,
    peek: Annotated[bool, typer.Option("--peek", help="Only look: it stays new.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="N a topic, the rest stays new; 0 for all.")] = 50,
    atom: Atom = None,
    webhook: Webhook = None,
    secret_file: SecretFile = None,
    unsigned: Annotated[bool, typer.Option("--unsigned", help="Post without a signature.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Post also to addresses of this machine and its network.")
    ] = False,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """Look, hand it on, show it; and only then is it marked as shown."""
    form = form_of(json=json, csv=csv)
    hook = webhook and Hook(url=webhook, secret=None if unsigned else secret(secret_file), allow_private=allow_private)
    from selon.record.record import Record

    with (
        ending(),
        Record(record, create=False) as kept,
        kept.news(*(called or []), limit=limit or None, peek=peek) as found,
        opened(output, utf8=form == "json") as (out, keep),
    ):
        hand_on(found, atom, hook or None, kept.name)
        show(found, Sheet(out, form))
        keep()


def secret(file: Path | None) -> bytes:
    """What to sign with, from the file or the environment."""
    try:
        found = file.read_bytes().strip() if file else os.environb.get(b"SELON_WEBHOOK_SECRET", b"").strip()
    except OSError as error:
        raise typer.BadParameter(f"--secret-file: {file} cannot be read ({error.strerror}); give another") from None
    if not found:
        raise typer.BadParameter(
            "--webhook needs a secret to sign with: give --secret-file or $SELON_WEBHOOK_SECRET, or --unsigned to do without"
        )
    return found


def hand_on(found: "Sequence[TopicNews]", atom: Path | None, hook: Hook | None, record: str) -> None:
    """Into the feed first, where what comes twice is there once; then to the webhook, where there is something to post."""
    if atom:
        from selon.export import atom as feed

        feed.write(atom, found, record=record)
    if hook and any(one.items for one in found):
        from selon.export import webhook

        webhook.post(hook.url, webhook.body(found), secret=hook.secret, allow_private=hook.allow_private)


def show(found: "Sequence[TopicNews]", sheet: Sheet) -> None:
    """Each topic under its name, or a row or line an item; on standard error what else there is to say."""
    items = [item for one in found for item in one.items]
    _written(found, items, sheet, sheet.form)
    if not items:
        told = "nothing is new" if found else "no topic is followed yet: `selon follow WORDS` makes one"
        typer.echo(f"selon: {told}", err=True)
    for one in found:
        if one.more:
            more = f"{one.topic.name}: {one.more} more are new; they come the next time, or with --limit 0"
            typer.echo(f"selon: {visible_line(more)}", err=True)


def _written(found: "Sequence[TopicNews]", items: list[News], sheet: Sheet, form: Form) -> None:
    if form == "json" and items:
        sheet.rows(News, items, ())
    elif form == "csv":
        sheet.csv([*News.__dataclass_fields__], [item.as_dict() for item in items])
    elif form == "table":
        for one in found:
            if one.items:
                sheet.line(Text(visible_line(f"{one.topic.name}: {len(one.items)} new"), "bold"))
                sheet.table(one.items, COLUMNS)
