"""Each name that a user gives, to the articles behind it: the one way in.

An article's id is the name of its input as given (in a folder the path from there: `folder/part/file.txt`); in JSONL it
is the line's `id`, else `file.jsonl:7`. Ids are not made unique: the same file given twice has the same id twice.
"""

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from selon.article import Article
from selon.errors import InputError
from selon.intake import jsonl
from selon.intake.building import Defaults, Found, Stated, build
from selon.intake.decoding import decode
from selon.intake.kinds import Kind, kind_by_content, kind_by_name, not_text
from selon.intake.limits import MAX_HTML, MAX_TEXT, read_within

HEAD = 4096  # bytes that show what an input is
GZIP = b"\x1f\x8b"
SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
NOTHING_SAID = Defaults()
SPLIT = "split it into its articles, or give them as JSONL (one a line)"


def articles(
    names: Iterable[str], *, defaults: Defaults = NOTHING_SAID, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """Every article that the inputs hold, in their order, and an InputError in the place of each that cannot be read."""
    for name in names:
        yield from guarded(one(name, defaults, stdin), name)


def guarded(found: Iterator[Article | InputError], name: str) -> Iterator[Article | InputError]:
    """`found`, with what goes wrong on the way as its last element."""
    try:
        yield from found
    except InputError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield InputError(name, "the compressed file is cut short or damaged: fetch it again")
    except OSError as error:
        yield InputError(name, f"it cannot be read ({error.strerror or error}): check the path and its permissions")


def one(name: str, defaults: Defaults, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    """The articles of one input."""
    if name == "-":
        yield from in_stream(peekable(stdin or sys.stdin.buffer), "-", defaults)
    elif SCHEME.match(name):
        yield from at_address(name, defaults)
    elif os.path.isdir(name):  # noqa: PTH112 - a name with a NUL is no folder
        yield from in_folder(name, defaults)
    else:
        yield from in_file(name, defaults)


def in_folder(name: str, defaults: Defaults) -> Iterator[Article | InputError]:
    """The articles of every text, page and JSONL file under the folder, in the order of their paths."""
    paths = sorted(readable(Path(name)), key=lambda path: path.parts)
    if not paths:
        raise InputError(name, "there is no file in this folder that is read (.txt, .md, .html, .jsonl, and these with .gz)")
    for path in paths:
        yield from guarded(in_file(str(path), defaults), str(path))


def readable(folder: Path) -> Iterator[Path]:
    """The files to read: not hidden, not in a hidden folder, their kind told by their name. A README is about the folder."""
    for here, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for file in files:
            if kind_by_name(file) and not file.startswith(".") and not file.lower().startswith("readme"):
                yield Path(here, file)


def in_file(name: str, defaults: Defaults) -> Iterator[Article | InputError]:
    """The articles of one file."""
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below, after its last article
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(name, "there is no such file or folder: check the path") from None
    except ValueError:  # a NUL in the name
        raise InputError(name, "this cannot be the name of a file") from None
    with stream:
        size = os.fstat(stream.fileno()).st_size
        yield from in_stream(stream, name, defaults, kind=kind_by_name(name), size=size)


def in_stream(
    stream: BinaryIO,
    name: str,
    defaults: Defaults,
    *,
    kind: Kind | None = None,
    size: int | None = None,
    charset: str | None = None,
    url: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles of a stream of bytes; its kind is told by its content where `kind` leaves it open."""
    head = peek(stream)
    if head.startswith(GZIP):
        stream, size = peekable(cast(BinaryIO, gzip.GzipFile(fileobj=stream))), None
        head = peek(stream)
    if not head:
        raise InputError(name, "it is empty")
    what = not_text(head)
    if what:
        raise InputError(name, f"it is {what}")
    kind = kind or kind_by_content(head)
    if kind == "jsonl":
        yield from jsonl.read(stream, name, defaults)
    elif kind == "html":
        from selon.intake import html  # trafilatura takes 0.2 s to load: only for pages

        data = read_within(stream, MAX_HTML, name, size=size, remedy="save the text of its article as a .txt file")
        yield build(html.read(data, name, charset=charset, url=url), name, defaults)
    else:
        text = decode(read_within(stream, MAX_TEXT, name, size=size, remedy=SPLIT), name, charset)
        yield build(Found(id=name, text=text, stated=Stated(url=url)), name, defaults)


def at_address(name: str, defaults: Defaults) -> Iterator[Article | InputError]:
    """The articles at a web address."""
    from selon.intake import url  # httpx takes 0.1 s to load: only for addresses

    got = url.fetch(name, allow_private=defaults.allow_private)
    stream = peekable(io.BytesIO(got.data))
    yield from in_stream(stream, name, defaults, kind=got.kind, size=len(got.data), charset=got.charset, url=got.url)


def peekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or one over it, that can show its first bytes without giving them up."""
    return stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), HEAD))


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of the stream, which stay in it."""
    shown: bytes = stream.peek(HEAD)  # type: ignore[attr-defined]
    return shown[:HEAD]
