"""Where time expressions may stand: the runs of a text that hold one, and what the rules match there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selon.reading.timex.items import items
from selon.reading.timex.lexicon import BREAK, END, OTHER, Lexicon, Rule
from selon.reading.timex.numbers import Item
from selon.reading.timex.text import Text
from selon.reading.timex.tokens import Values

RUN = re.compile(f"[^{OTHER}{END}{BREAK}]+")
CARRIED = {"isodate": ("at",), "clock": ("half",), "code": ("unit", "nth")}  # what such a word says besides


class Match(NamedTuple):
    """What a rule marks, from its first word to its last, with the values it found; it looked from `begin` to `end`."""

    first: int
    last: int
    rule: Rule
    values: Values
    begin: int
    end: int


def matches(text: Text) -> Iterator[list[Match]]:
    """What the rules match, run by run, in the order in which it is to be tried: from the left, the longest first."""
    strong = text.lexicon.strong
    for run in RUN.finditer(text.kinds):
        if strong.search(text.kinds, run.start(), run.end()):
            joined, loose = items(text, run.start(), run.end())
            found = [*_matches(text.lexicon, joined), *_matches(text.lexicon, loose)]
            yield sorted(found, key=lambda m: (m.first, -m.last, m.begin - m.end, m.rule.order))


def _matches(lexicon: Lexicon, found: list[Item]) -> Iterator[Match]:
    """Every rule wherever it matches."""
    kinds = "".join(item.kind for item in found)
    for at, kind in enumerate(kinds):
        for rule in lexicon.rules.get(kind, ()):
            if match := rule.regex.match(kinds, at):
                start, end = match.span(rule.span)
                if start < end:
                    values = _values(match, rule, found)
                    yield Match(
                        found[start].first, found[end - 1].last, rule, values, found[at].first, found[match.end() - 1].last
                    )


def _values(match: re.Match[str], rule: Rule, found: list[Item]) -> Values:
    """What the match says: the values of its words by their names, and what the rule says itself."""
    values: Values = {}
    for name in rule.regex.groupindex:
        if "__" in name and (where := match.start(name)) >= 0:
            role, cls = name.split("__")[:2]
            item = found[where]
            values[role] = item.values[cls]
            values.update({k: item.values[k] for k in CARRIED.get(cls, ()) if k in item.values})
    return {**values, **rule.says}
