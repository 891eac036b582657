"""What the tests of the command line share."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from selon.cli.app import app
from tests.cli import fake

ROOT = Path(__file__).parents[2]
TEXT = "Le pont est fermé. « Il rouvrira lundi », a dit Jeanne Morel. Personne ne passe.\n"

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _neutral(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal of 80 columns that says nothing of colour, a reader of one pattern, and a record of its own."""
    monkeypatch.setenv("SELON_RECORD", str(tmp_path / "selon.db"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "selon.reading.reader", fake.module())


@pytest.fixture
def run() -> Run:
    """Run `selon` with these arguments in this process."""
    return lambda *args, **kw: CliRunner().invoke(app, [str(arg) for arg in args], prog_name="selon", **kw)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one relation in it."""
    path = tmp_path / "pont.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def start() -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start `selon` with these arguments in a process of its own."""

    def popen(*args: object, **kw: object) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.cli.fake", *map(str, args)]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | kw
        return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, **pipes)  # type: ignore[call-overload,no-any-return]

    return popen
