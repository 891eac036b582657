"""`-o FILE`: all of it or nothing."""

import stat
from pathlib import Path

import pytest

from selon.cli.output import opened
from tests.cli.conftest import Run


def test_results_go_to_the_file_and_nothing_else_is_left(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "readings.jsonl"
    target.parent.mkdir()
    result = run("read", "--json", article, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == run("read", "--json", article).stdout
    assert [path.name for path in target.parent.iterdir()] == ["readings.jsonl"]


def test_a_file_is_left_as_it_was_when_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    target.write_text("before", encoding="utf-8")
    assert run("read", "--json", tmp_path / "not-there.txt", "-o", target).exit_code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["readings.jsonl"]


def test_a_file_is_left_as_it_was_when_writing_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_half(target)
    assert target.read_text(encoding="utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 1


def write_half(target: Path) -> None:
    """Write to the target until somebody presses Ctrl-C."""
    with opened(target) as (out, keep):
        out.write("half")
        keep()
        raise KeyboardInterrupt


def test_the_permissions_of_a_replaced_file_stay(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    run("read", "--json", article, "-o", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(run: Run, article: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("before", encoding="utf-8")
    link.symlink_to(real)
    run("read", "--json", article, "-o", link)
    assert link.is_symlink()
    assert "Jeanne Morel" in real.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["no-such-folder/out.txt", "."])
def test_a_place_that_cannot_be_written_is_named(run: Run, article: Path, tmp_path: Path, place: str) -> None:
    result = run("read", article, "-o", tmp_path / place)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr
    assert "-o" in result.stderr


def test_a_dash_is_standard_output(run: Run, article: Path) -> None:
    assert run("read", article, "-o", "-").stdout == run("read", article).stdout
