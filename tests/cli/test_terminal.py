"""What depends on where the output goes: colour, width, and progress."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from selon.cli import show
from selon.cli.show import console_for, wants_colour
from selon.errors import ModelError
from tests.cli.build import reading
from tests.cli.conftest import Run


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour_and_a_file_does_not() -> None:
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    out = Terminal()
    show.printer(out, form="text", color=None)(reading("{s1|Elle} {c1|dit} {q1|oui}"))
    assert "\x1b" not in out.getvalue()
    assert "[1 Elle]" in out.getvalue()


def test_an_empty_no_color_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert wants_colour(Terminal())


def test_the_flag_is_stronger_than_no_color(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in run("read", "--color", article).stdout


@pytest.mark.parametrize(("columns", "width"), [("", 80), ("132", 132), ("wide", 80), ("3", 40)])
def test_as_wide_as_columns_says_else_80(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console_for(io.StringIO(), colour=False).width == width


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
@pytest.mark.parametrize(("articles", "counted"), [(1, False), (2, True)])
def test_more_than_one_article_is_counted_on_a_terminal(
    start: Callable[..., "Popen[bytes]"], article: Path, articles: int, counted: bool
) -> None:
    ours, theirs = os.openpty()
    process = start("read", "--json", *[article] * articles, stderr=theirs)
    out, _ = process.communicate()
    os.close(theirs)
    told = os.read(ours, 10_000) if counted else b""
    os.close(ours)
    assert len(out.splitlines()) == articles
    assert (b"2 read" in told) == counted


def test_no_progress_where_messages_go_to_a_file(start: Callable[..., "Popen[bytes]"], article: Path) -> None:
    assert start("read", "--json", article, article).communicate()[1] == b""


def test_a_message_cannot_move_the_cursor(run: Run) -> None:
    result = run("read", "no\x1b[2Jfile.txt")
    assert "\x1b" not in result.stderr
    assert "file.txt" in result.stderr


@pytest.mark.parametrize("error", [ModelError("the weights are missing: make model"), OSError(28, "No space left")])
def test_what_stops_everything_is_told_without_a_traceback(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sys.modules["selon.reading.reader"].Reader, "read_many", broken)
    result = run("read", article)
    assert result.exit_code == 2
    assert result.stderr.startswith("selon: ")
    assert "Traceback" not in result.stderr
