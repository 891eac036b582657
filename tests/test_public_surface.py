"""What selon shows to the outside: names, help texts, and the README's word."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import selon
from selon.cli.app import app

ROOT = Path(__file__).parents[1]
HEAVY = ["spacy", "onnxruntime", "trafilatura", "numpy", "httpx", "tokenizers", "sqlalchemy", "alembic"]

NAMES = [
    "Article",
    "Attribution",
    "DeliveryError",
    "Dossier",
    "Entry",
    "InputError",
    "Kept",
    "KeptArticle",
    "LanguageError",
    "Mention",
    "MissingExtra",
    "ModelError",
    "Moment",
    "News",
    "Place",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Repair",
    "SelonError",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Stats",
    "Timex",
    "Topic",
    "TopicNews",
    "__version__",
    "read",
]

needs_model = pytest.mark.skipif(
    not list((ROOT / "src" / "selon" / "model").glob("*.onnx")),
    reason="the trained reader is not in src/selon/model/: make model",
)


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(selon.__all__) == sorted(NAMES)
    assert dir(selon) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    if name == "Reader" and not find_spec("selon.reading.reader"):
        pytest.skip("selon.reading.reader is not there")
    value = getattr(selon, name)
    assert name == "__version__" or value.__doc__


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="selon"):
        _ = selon.statement


def test_every_error_is_a_selon_error() -> None:
    for name in ("InputError", "LanguageError", "MissingExtra", "ModelError", "RecordError"):
        assert issubclass(getattr(selon, name), selon.SelonError)


def test_the_version_is_that_of_the_package() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert selon.__version__ == stated
    assert CliRunner().invoke(app, ["--version"]).stdout == f"selon {stated}\n"


@pytest.mark.parametrize("code", ["import selon", "import selon.__main__"])
def test_nothing_heavy_is_imported_before_it_is_used(code: str) -> None:
    check = f"{code}; import sys; print(*(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(("asked", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_the_command_line_takes_one_thread_for_matrices_unless_told(asked: dict[str, str], threads: str) -> None:
    check = "import selon.__main__, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | asked
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == threads


COMMANDS = ["", *get_command(app).commands]  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example_and_fits_80_columns(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="selon", env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert f"  selon {command}".rstrip() in result.stdout.partition("Examples:")[2]
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_help_says_what_the_exit_codes_mean(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).stdout.partition("Exit codes:")[2]
    assert [line.split()[0] for line in shown.strip().splitlines()] == ["0", "1", "2"]


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if name not in ("speakers", "claims", "topics", "news", "judgements", "stats")]
)
def test_no_arguments_shows_the_help(command: str) -> None:
    result = CliRunner().invoke(app, command.split())
    assert result.exit_code == 2
    assert "Examples:" in result.output


def test_every_option_of_the_readme_exists() -> None:
    known = CliRunner().invoke(app, ["read", "--help"], env={"COLUMNS": "200"}).stdout
    for line in re.findall(r"^selon read .*$", readme(), re.MULTILINE):
        for option in re.findall(r"(?<= )--?[a-z][a-z-]*", line.partition("|")[0]):
            assert option in known


@pytest.mark.model
@needs_model
def test_the_python_example_of_the_readme_says_what_it_claims() -> None:
    example = re.findall(r"^```python\n(.*?)^```", readme(), re.MULTILINE | re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True, cwd=ROOT)
    said = [line.removeprefix("#").strip() for line in example.splitlines() if line.startswith("#")]
    assert said
    assert done.stdout.splitlines() == said


def readme() -> str:
    """The README."""
    return (ROOT / "README.md").read_text(encoding="utf-8")
