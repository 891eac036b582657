"""How much is read of one input: enough for any article, never so much that one file fills the memory."""

from typing import BinaryIO

from selon.errors import InputError

MEGABYTE = 1_000_000
MAX_TEXT = 2 * MEGABYTE  # bytes of a text file, characters of any article
MAX_HTML = 10 * MEGABYTE  # bytes of a page; the largest of the 34 pages of the bench has 1 MB
MAX_LINE = 20 * MEGABYTE  # bytes of a JSONL line: a text and everything that was read in it


def read_within(stream: BinaryIO, limit: int, name: str, *, size: int | None, remedy: str) -> bytes:
    """The whole of `stream`, which has at most `limit` bytes; `size` is the known size, 0 or None where there is none."""
    if size and size > limit:
        raise too_long(name, f"{size / MEGABYTE:.1f} MB", limit, remedy)
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_long(name, f"more than {limit // MEGABYTE} MB", limit, remedy)
    return data


def too_long(name: str, found: str, limit: int, remedy: str) -> InputError:
    """The plain refusal: what it has, what is read, what to do."""
    return InputError(name, f"it has {found}; at most {limit // MEGABYTE} MB is read here: {remedy}")
