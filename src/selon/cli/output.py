"""Where the results go: standard output, or a file that is there in full or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from selon.errors import SelonError

Opened = tuple[TextIO, Callable[[], None]]


@contextmanager
def opened(target: Path | None, *, utf8: bool = False) -> Iterator[Opened]:
    """A stream to write results to, and a function that keeps them; a file is left as it was unless that is called.

    Files are in UTF-8; standard output is in the terminal's encoding unless `utf8` asks for it, as JSON does.
    """
    if target is None or str(target) == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            # a lone surrogate, or é where the terminal has none, is written as an escape
            sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")
        yield sys.stdout, lambda: None
        sys.stdout.flush()
    elif target.exists() and not target.is_file() and not target.is_dir():  # a device or a named pipe cannot be renamed to
        with target.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream, lambda: None
    else:
        yield from _replaced(Path(os.path.realpath(target)))


def _replaced(target: Path) -> Iterator[Opened]:
    """Write beside the target, and rename over it at the end if it is to be kept."""
    kept: list[bool] = []
    if target.is_dir():
        raise SelonError(f"{target}: is a folder; give -o a file name")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise SelonError(f"{target}: cannot be written ({error.strerror}); give -o another place") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream, lambda: kept.append(True)
        if kept:
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or what a new file would get."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
