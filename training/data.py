"""Articles -> windows of tokens with two layers of tags, spans and links, as the network is trained on them."""

import random
from dataclasses import dataclass, field
from typing import Any

from tokenizers import Tokenizer

from selon.reading.tags import CONTENT, CUE, OUTSIDE, ROLES, SOURCE, begin, inside
from selon.reading.windows import BOS, NOWHERE, SEP, encode, paragraphs
from training import augment

Row = dict[str, Any]
LINKS = ((CONTENT, CUE), (CONTENT, SOURCE), (CUE, SOURCE))  # dependent and head of each kind of link


@dataclass
class Sample:
    """One window. `spans[role]` holds (layer, first token, last token); `links[kind]` (dependent, head or -1 for none)."""

    ids: list[int]
    tags: list[list[int]]
    broad: bool
    nested: bool  # the second layer is annotated here
    spans: list[list[tuple[int, int, int]]] = field(default_factory=lambda: [[], [], []])
    links: list[list[tuple[int, int]]] = field(default_factory=lambda: [[], [], []])


def samples(rows: list[Row], tokenizer: Tokenizer, rng: random.Random, size: int) -> list[Sample]:
    """The windows of the rows, each article perhaps told otherwise (marks, damage), and some wrapped ones besides."""
    out = []
    for row in rows:
        broad = row["language"] == "en"
        told = augment.requoted(row, rng) if rng.random() < 0.4 else row
        if rng.random() < 0.2:
            told = augment.damaged(told, rng)
        out += _windows(told, tokenizer, rng, size, broad=broad, nested=not broad)
        if rng.random() < (0.1 if broad else 0.25) and row["language"] in augment.WRAPPED:
            wrapped = augment.wrapped(row, rng)
            if wrapped:
                wrapped = augment.requoted(wrapped, rng) if rng.random() < 0.4 else wrapped
                out += _windows(wrapped, tokenizer, rng, size, broad=broad, nested=True)
    return out


def _windows(row: Row, tokenizer: Tokenizer, rng: random.Random, size: int, *, broad: bool, nested: bool) -> list[Sample]:
    """Windows of whole paragraphs (long ones cut anywhere), of a random length at most `size` so that seams vary."""
    out = []
    ids, places, limit = [BOS], [NOWHERE], rng.randint(size // 3, size)
    for start, end in paragraphs(row["text"]):
        unit = encode(tokenizer, row["text"], start, end)
        for at in range(0, len(unit[0]), size - 2):
            part = [x[at : at + size - 2] for x in unit]
            if len(ids) > 1 and len(ids) + len(part[0]) + 1 > limit:
                out.append(label(ids, places, row["attributions"], broad=broad, nested=nested))
                ids, places, limit = [BOS], [NOWHERE], size
            ids, places = [*ids, *part[0], SEP], [*places, *part[1], NOWHERE]  # type: ignore[list-item]
    if len(ids) > 1:
        out.append(label(ids, places, row["attributions"], broad=broad, nested=nested))
    return out


def label(ids: list[int], places: list[tuple[int, int]], relations: list[Row], *, broad: bool, nested: bool) -> Sample:
    """The window with what its relations make of it, the outermost laid down first."""
    sample = Sample(ids, [[OUTSIDE] * len(ids), [OUTSIDE] * len(ids)], broad, nested)
    known: dict[tuple[int, int, int], int] = {}
    low, high = min(s for s, _ in places if s >= 0), max(e for _, e in places)
    here = [a for a in relations if any(s < high and e > low for s, e in a["content"])]
    for relation in sorted(here, key=lambda a: sum(s - e for s, e in a["content"])):
        got = [
            [i for s, e in relation[name] for i in _place(sample, known, places, role, s, e)] for role, name in enumerate(ROLES)
        ]
        for kind, (dep, head) in enumerate(LINKS):
            for i in got[dep] if got[CONTENT] else ():
                if all(i != d for d, _ in sample.links[kind]):
                    sample.links[kind].append((i, got[head][0] if got[head] else -1))
    return sample


def _place(
    sample: Sample, known: dict[tuple[int, int, int], int], places: list[tuple[int, int]], role: int, start: int, end: int
) -> list[int]:
    """Indices of the spans that text[start:end] makes in the window: one for each paragraph it runs over."""
    inside_it = [s >= 0 and max(s, start) < min(e, end) for s, e in places]
    found, run = [], []
    for i, held in enumerate([*inside_it, False]):
        if held:
            run.append(i)
        elif run:
            span = _lay(sample, known, role, run[0], run[-1])
            found += [span] if span is not None else []
            run = []
    return found


def _lay(sample: Sample, known: dict[tuple[int, int, int], int], role: int, first: int, last: int) -> int | None:
    """The index of the span, laid down in the first layer that has room; None where none has."""
    key = (role, first, last)
    if key in known and role != CONTENT:
        return known[key]
    for layer, tags in enumerate(sample.tags):
        if any(tags[first : last + 1]):
            continue
        tags[first] = begin(role)
        tags[first + 1 : last + 1] = [inside(role)] * (last - first)
        known[key] = len(sample.spans[role])
        sample.spans[role].append((layer, first, last))
        return known[key]
    return None
