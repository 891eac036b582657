"""An article as the network sees it: windows of tokens with the place of each in the text.

Windows are made of whole paragraphs. One that is too long for a window is cut at sentence ends, and its windows overlap:
a token in the overlap is read twice and taken from the window in which it stands further from the edge, so that what is
said across a seam is seen whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

BOS, PAD, SEP = 0, 1, 2
NOWHERE = (-1, -1)  # the place of a token that stands for no text
OVERLAP = 48

PARAGRAPH = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?…][\"”»“’)\]]*\s+(?=\S)")


@dataclass(slots=True)
class Window:
    """Token ids and their places; `home` is the part of them that is taken from this window, the rest is context.

    `goes_on`: it begins inside the paragraph that the window before it ends in.
    """

    ids: list[int]
    places: list[tuple[int, int]]
    home: range
    goes_on: bool = False


Tokens = tuple[list[int], list[tuple[int, int]]]


def encode(tokenizer: Tokenizer, text: str, start: int, end: int) -> Tokens:
    """Ids and places of the tokens of text[start:end]; a place never begins with white space."""
    encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
    ids, places = [], []
    for token, (s, e) in zip(encoded.ids, encoded.offsets, strict=True):
        piece = text[start + s : start + e]
        if piece.strip():
            ids.append(token)
            places.append((start + e - len(piece.lstrip()), start + e))
    return ids, places


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what each line holds, white space around it left out."""
    for line in PARAGRAPH.finditer(text):
        held = line.group().strip()
        if held:
            start = line.start() + line.group().index(held)
            yield start, start + len(held)


def windows(tokenizer: Tokenizer, text: str, size: int) -> list[Window]:
    """The windows of a text, of at most `size` tokens each, in text order."""
    units = [encode(tokenizer, text, *p) for p in paragraphs(text)]
    out: list[Window] = []
    ids, places = [BOS], [NOWHERE]
    for unit in units:
        if len(ids) > 1 and len(ids) + len(unit[0]) + 1 > size:
            out.append(Window(ids, places, range(1, len(ids))))
            ids, places = [BOS], [NOWHERE]
        if len(unit[0]) + 2 > size:
            out += _overlapping(unit, _cuts(text, unit[1]), size)
        else:
            ids, places = [*ids, *unit[0], SEP], [*places, *unit[1], NOWHERE]
    if len(ids) > 1:
        out.append(Window(ids, places, range(1, len(ids))))
    return out


def _cuts(text: str, places: list[tuple[int, int]]) -> list[int]:
    """The tokens that begin a sentence."""
    ends = {places[0][0] + m.end() for m in SENTENCE_END.finditer(text[places[0][0] : places[-1][1]])}
    return [i for i, (s, _) in enumerate(places) if s in ends]


def _overlapping(unit: Tokens, cuts: list[int], size: int) -> list[Window]:
    ids, places = unit
    return [
        Window([BOS, *ids[s:e], SEP], [NOWHERE, *places[s:e], NOWHERE], home, goes_on=s > 0)
        for (s, e), home in _ranges(len(ids), cuts, size - 2)
    ]


def _ranges(length: int, cuts: list[int], step: int) -> list[tuple[tuple[int, int], range]]:
    """The tokens of each window of at most `step`, and its home. Windows begin and end with sentences where they can.

    A quarter of a window at most is overlap, so that each window ends at least a token after the one before it.
    """
    overlap = min(OVERLAP, step // 4)
    at, out = 0, []
    while at + step < length:
        end = max([c for c in cuts if at + step // 2 < c <= at + step], default=at + step)
        out.append((at, end))
        at = min([c for c in cuts if end - 2 * overlap <= c <= end - overlap // 2], default=end - overlap)
    out.append((at, length))
    return [(r, _home(out, k, length)) for k, r in enumerate(out)]


def _home(ranges: list[tuple[int, int]], k: int, length: int) -> range:
    """The part of a window's tokens nearer to its middle than to the middle of its neighbours (seams halved)."""
    start, end = ranges[k]
    first = 0 if k == 0 else (start + ranges[k - 1][1]) // 2
    last = length if k == len(ranges) - 1 else (ranges[k + 1][0] + end) // 2
    return range(1 + first - start, 1 + last - start + (k == len(ranges) - 1))


def batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """The numbers of rows of like length together, so that little is padded; about so many tokens a batch."""
    out: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if not out or (len(out[-1]) + 1) * lengths[i] > tokens:
            out.append([])
        out[-1].append(i)
    return out
