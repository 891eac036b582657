"""One row a relation: its number, speaker, type, cue, and the sentence as it stands."""

import re

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.article import Span
from selon.cli import marks
from selon.cli.plain import visible_line
from selon.cli.text import how_found, inside, key, name, show_head
from selon.reading.reading import Attribution, Reading

_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…]+[\"»”’)]*(?=\s)|\n")
_CLOSING = '"»”’) '
_FAR = 1000  # characters: where no sentence ends as near as this, the row is cut there


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
    table.add_column("type", no_wrap=True)
    table.add_column("cue", ratio=3, overflow="fold")
    table.add_column("as it stands", ratio=11, overflow="fold")
    for number, attribution in enumerate(reading.attributions, 1):
        table.add_row(str(number), who(attribution, reading), attribution.type, *words(attribution, reading, colour=colour))
    return table


def who(attribution: Attribution, reading: Reading) -> Text:
    """The speaker, how found, and what it is inside of, a line each."""
    notes = filter(None, [how_found(attribution.speaker), inside(attribution, reading)])
    return Text("\n").join([name(attribution.speaker), *(Text(note, "dim") for note in notes)])


def words(attribution: Attribution, reading: Reading, *, colour: bool) -> tuple[Text, Text]:
    """The cue, and the relation in the sentences that hold it."""
    window = sentences(reading.article.text, attribution)
    line = visible_line(reading.article.text)
    sentence = marks.marked(line, marks.of_attribution(attribution), colour=colour, window=window)
    return Text(visible_line(reading.text_of(attribution.cue))), sentence


def sentences(text: str, attribution: Attribution) -> Span:
    """The sentences that hold all spans of the relation."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    floor, ceiling = max(0, start - _FAR), end + _FAR
    begin = max((found.end() for found in _SENTENCE_END.finditer(text, floor, start)), default=floor)
    begin = start - len(text[begin:start].lstrip())
    if text[start:end].rstrip(_CLOSING)[-1:] in {*".!?…"}:
        return Span(begin, end)
    after = _SENTENCE_END.search(text, end, ceiling)
    return Span(begin, end + len(text[end : after.end() if after else ceiling].rstrip()))
