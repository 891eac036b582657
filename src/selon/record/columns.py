"""Column types that keep what Python holds exactly: any characters, and spans, in a form that a person can read."""

import json
import re
from collections.abc import Callable
from functools import lru_cache

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from selon.article import Span, Spans

# A NUL ends a text in SQLite's own functions and is refused by PostgreSQL; half a character (a lone surrogate) is refused
# by both. Each is kept as U+FDD0, which is no character and stands in no text, and four digits; and so is U+FDD0 itself.
_MARK = "\ufdd0"
_REFUSED = re.compile(f"[\x00\ud800-\udfff{_MARK}]")
_KEPT = re.compile(f"{_MARK}([0-9a-f]{{4}})")


def storable(text: str) -> str:
    """The text as every database takes it."""
    return _REFUSED.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def restored(text: str) -> str:
    """The text that `storable` was given."""
    return _KEPT.sub(lambda found: chr(int(found[1], 16)), text) if _MARK in text else text


def _restored(kept: str | None) -> str | None:
    return kept if kept is None or _MARK not in kept else restored(kept)


class Characters(TypeDecorator[str]):
    """Text of any characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:
        return _restored  # `process_result_value` would take three calls for each of some ten thousand values an article


class SpanList(TypeDecorator[Spans]):
    """Spans as `[[12, 30], [41, 52]]`, which JSON functions of both databases read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Spans | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps([[*span] for span in value])

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Spans | None]:
        return _spans


@lru_cache(1 << 14)
def _spans(kept: str | None) -> Spans | None:
    """The same rows are read again with every article that speaks of their claims."""
    return None if kept is None else tuple(Span(*span) for span in json.loads(kept))
