"""Readings for tests, written as annotated text."""

from dataclasses import replace
from typing import Any

from selon.article import Article, Repair, Span
from selon.reading.reading import Attribution, Place, Reading, Speaker, Timex
from training.markup import unmark

MINISTER = Speaker(name="Ana Ruiz", kind="person", found="title")


def reading(marked: str, *, parents: dict[int, int] | None = None, aside: str = "", **head: str) -> Reading:
    """The reading that the marks describe: relation n is "an", said by a minister if it has a source, else left open."""
    text, spans = unmark(marked)
    numbers = sorted({int(number) for number, _ in spans})
    parent = {child: f"a{holder}" for child, holder in (parents or {}).items()}
    relations = []
    for n in numbers:
        source, cue, content = (tuple(Span(*s) for s in spans.get((str(n), letter), [])) for letter in "scq")
        who = MINISTER if source else None
        relations.append(
            Attribution(id=f"a{n}", type="indirect", source=source, cue=cue, content=content, speaker=who, parent=parent.get(n))
        )
    start = text.index(aside) if aside else 0
    repairs = (Repair(span=Span(start, start + len(aside)), kind="foreign", read_as=""),) if aside else ()
    return Reading(article=Article(id="x", text=text, **head), attributions=tuple(relations), repairs=repairs)


def told(what: Reading, *, times: dict[str, str], places: tuple[str, ...] = (), **known: dict[str, Any]) -> Reading:
    """The reading with these times (words and value) and places, and what is known of each relation ("a1": {"said": 0})."""
    text = what.article.text
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in (*times, *places)}
    return replace(
        what,
        timexes=tuple(Timex(span=spans[word], type="DATE", value=value) for word, value in times.items()),
        places=tuple(Place(span=spans[word], name=word, geonames=1) for word in places),
        attributions=tuple(replace(a, **known.get(a.id, {})) for a in what.attributions),
    )
