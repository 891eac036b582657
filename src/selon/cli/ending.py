"""How a command ends: its exit code, and the message where it could not do all that was asked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from selon.cli.plain import visible_line
from selon.errors import SelonError

ALL_READ, SOME_READ, NONE_READ = 0, 1, 2


@contextmanager
def ending() -> Iterator[None]:
    """Tell what stops a command in one line, and end with its exit code."""
    try:
        yield
    except BrokenPipeError:
        raise typer.Exit(end_of_pipe()) from None
    except SelonError as error:
        raise typer.Exit(stopped(str(error))) from None
    except OSError as error:  # what cannot be read is no exception here, so this is about writing
        told = f"the results cannot be written: {error.strerror}; free some space, or give -o another place"
        raise typer.Exit(stopped(told)) from None


def stopped(why: str) -> int:
    """Say why nothing more is done; the exit code."""
    typer.echo(f"selon: {visible_line(why)}", err=True)
    return NONE_READ


def end_of_pipe() -> int:
    """Whoever read our output has had enough (`| head`): end quietly, with nothing left to flush."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ALL_READ
