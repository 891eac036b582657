"""One marked sentence, judged: {cue}, [content] and <source>, a role in pieces marked piece by piece.

The mayor {denies} [that the bridge is shut].
"""

import re

from selon.article import Article, Span
from selon.reading.factuality import judged
from selon.reading.reading import Attribution
from selon.reading.shape import type_of

ROLES = {"{": "cue", "[": "content", "<": "source"}
CLOSE = {"}": "{", "]": "[", ">": "<"}


def judge(language: str, marked: str) -> Attribution:
    """The attribution of the sentence with its act, factuality and distance."""
    spans: dict[str, list[Span]] = {"cue": [], "content": [], "source": []}
    starts: dict[str, int] = {}
    text = ""
    for part in re.split(r"([{}\[\]<>])", marked):
        if part in ROLES:
            starts[part] = len(text)
        elif part in CLOSE:
            spans[ROLES[CLOSE[part]]].append(Span(starts[CLOSE[part]], len(text)))
        else:
            text += part
    source, cue, content = (tuple(spans[role]) for role in ("source", "cue", "content"))
    said = Attribution(id="a1", type=type_of(text, cue, content), source=source, cue=cue, content=content)
    return judged(Article(id="1", text=text, language=language), [said])[0]
