"""The article as it stands, its relations marked in place, and below it who says them, when and how surely."""

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.cli import facts, marks
from selon.cli.plain import visible_line
from selon.reading.reading import Attribution, Reading


def show(reading: Reading, console: Console, *, colour: bool) -> None:
    """Print the head, the key to the marks, the marked text, and a line a relation."""
    show_head(reading, console)
    found = marks.of_reading(reading)
    console.print(key({mark.role for mark in found}, colour=colour), end="\n\n" if found else "")
    console.print(marks.marked(reading.article.text, found, colour=colour), overflow="fold")
    console.print()
    console.print(speakers(reading))
    console.print()


def show_head(reading: Reading, console: Console) -> None:
    """Print what is known of the article: its title, and where and when it came out."""
    article = reading.article
    known = [article.outlet, article.byline, article.published, article.language, article.id if article.title else None]
    console.print(Rule(characters="─", style="dim"))
    console.print(Text(visible_line(article.title or article.id), "bold"), overflow="fold")
    if any(known):
        console.print(Text(" · ".join(visible_line(x) for x in known if x), "dim"), overflow="fold")
    console.print()


def key(roles: set[marks.Role], *, colour: bool) -> Text:
    """How each kind of mark in the text looks."""
    words: dict[marks.Role, str] = {"source": "source", "cue": "cue", "content": "content", "aside": "set aside"}
    shown = [
        Text(word if colour else word.join(marks.BRACKETS[role]), marks.STYLES[role])
        for role, word in words.items()
        if role in roles
    ]
    return Text("  ").join(shown)


def speakers(reading: Reading) -> Table | Text:
    """A line or two a relation: its number, its speaker, and what else is known of it."""
    if not reading.attributions:
        return Text("Nobody is reported to say anything here.", "dim")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, attribution in enumerate(reading.attributions, 1):
        grid.add_row(str(number), said_by(attribution, reading))
    return grid


def said_by(attribution: Attribution, reading: Reading) -> Text:
    """Who says it, how that was found, its type and act, how surely; below, where the article tells it, when and where."""
    a = attribution
    how = [facts.how_found(a.speaker), a.type, a.act, a.factuality, facts.distance(a), facts.inside(a, reading)]
    circumstances = [facts.said(a, reading), facts.happened(a, reading), facts.where(a, reading)]
    lines = [Text.assemble(name(a), *((f" · {note}", "dim") for note in how if note))]
    if any(circumstances):
        lines.append(Text(" · ".join(filter(None, circumstances)), "dim"))
    return Text("\n").join(lines)


def name(attribution: Attribution) -> Text:
    """The speaker's name, or that the text leaves it open, or that it is the outlet's own word."""
    if attribution.speaker:
        return Text(visible_line(attribution.speaker.name), "bold")
    return Text("(the outlet)" if attribution.act == "report" else "(left open)", "italic")
