"""JSONL: one article a line, as DESIGN has it. What `selon read --json` writes is read again."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.article import Article
from selon.errors import InputError
from selon.intake.building import Defaults, Found, Stated, build, checked_date
from selon.intake.language import checked_code
from selon.intake.limits import MAX_LINE, MEGABYTE, too_long


def read(stream: BinaryIO, name: str, defaults: Defaults) -> Iterator[Article | InputError]:
    """Each line's article, or what is wrong with the line. An article without an `id` is called `name:line`."""
    empty = True
    for number, line in enumerate(lines(stream), 1):
        where = f"{name}, line {number}"
        if isinstance(line, int):
            yield too_long(where, f"{line / MEGABYTE:.1f} MB", MAX_LINE, "split its text")
        elif line.strip():
            try:
                yield article(line, f"{name}:{number}", where, defaults)
            except InputError as error:
                yield error
        else:
            continue
        empty = False
    if empty:
        yield InputError(name, "there is no article in it: JSONL has one JSON object a line")


def lines(stream: BinaryIO) -> Iterator[bytes | int]:
    """Each line; of one that is too long only its length, so that it never stands in memory as a whole."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE:
            yield line
            continue
        length = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(MEGABYTE)):
            length += len(line)
        yield length


def article(line: bytes, default_id: str, where: str, defaults: Defaults) -> Article:
    """The article of one line."""
    row = parsed(line, where)
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(where, 'it has no text: give {"text": "…"}, and what is known of id, language, published, title')
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise InputError(where, "its text has half a character (a lone surrogate): write it again as UTF-8")
    identifier = row.get("id")
    return build(
        Found(id=default_id if identifier in (None, "") else str(identifier), text=text, stated=stated(row, where)),
        where,
        defaults,
    )


def parsed(line: bytes, where: str) -> dict[str, Any]:
    """The JSON object of one line."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(where, "it is not UTF-8: write the file again as UTF-8") from None
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "nested too deep")
        raise InputError(where, f"it is not JSON ({why}): JSONL has one object a line") from None
    if not isinstance(row, dict):
        raise InputError(where, 'it is not a JSON object: JSONL has one {"text": "…"} a line')
    return row


def stated(row: dict[str, Any], where: str) -> Stated:
    """What the line says of its article, each a string or nothing."""
    published = said(row, "published", where) or said(row, "date", where)
    language = said(row, "language", where)
    return Stated(
        language=checked_code(language, where) if language else None,
        title=said(row, "title", where),
        byline=said(row, "byline", where),
        published=checked_date(published, where) if published else None,
        outlet=said(row, "outlet", where),
        url=said(row, "url", where),
    )


def said(row: dict[str, Any], key: str, where: str) -> str | None:
    """The string under `key`; an empty one says nothing."""
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(where, f'"{key}" is not a string: write it as "{key}": "…" or leave it out')
    return value or None
