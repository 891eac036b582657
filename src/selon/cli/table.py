"""One row a relation: its number, speaker, how it is said, cue, and the sentence as it stands."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli import facts, marks
from selon.cli.plain import visible_line
from selon.cli.sentence import sentences
from selon.cli.text import key, name, show_head
from selon.reading.reading import Attribution, Reading


def show(reading: Reading, console: Console, *, colour: bool) -> None:
    """Print the head and the rows; a line says so where there are none."""
    show_head(reading, console)
    if reading.attributions:
        console.print(key({"source", "cue", "content"}, colour=colour))
        console.print(rows(reading, colour=colour))
    else:
        console.print(Text("Nobody is reported to say anything here.\n", "dim"))


def rows(reading: Reading, *, colour: bool) -> Table:
    """The table; at 80 columns half of its width is left to the sentence."""
    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("speaker", ratio=5, overflow="fold")
    table.add_column("how", no_wrap=True)
    table.add_column("cue", ratio=3, overflow="fold")
    table.add_column("as it stands", ratio=11, overflow="fold")
    for number, attribution in enumerate(reading.attributions, 1):
        table.add_row(str(number), who(attribution, reading), how(attribution), *words(attribution, reading, colour=colour))
    return table


def who(attribution: Attribution, reading: Reading) -> Text:
    """The speaker, how found, when it was said, and what it is inside of, a line each."""
    found, said = facts.how_found(attribution.speaker), facts.said(attribution, reading)
    notes = filter(None, [found, said, facts.inside(attribution, reading)])
    return Text("\n").join([name(attribution), *(Text(note, "dim") for note in notes)])


def how(attribution: Attribution) -> Text:
    """The type, the act and how surely, a line each."""
    notes = filter(None, [attribution.act, attribution.factuality])
    return Text("\n").join([Text(attribution.type), *(Text(note, "dim") for note in notes)])


def words(attribution: Attribution, reading: Reading, *, colour: bool) -> tuple[Text, Text]:
    """The cue, and the relation in the sentences that hold it."""
    window = sentences(reading.article.text, attribution)
    line = visible_line(reading.article.text)
    sentence = marks.marked(line, marks.of_attribution(attribution), colour=colour, window=window)
    return Text(visible_line(reading.text_of(attribution.cue))), sentence
