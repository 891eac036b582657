"""What is installed: everything pinned and hashed, from wherever the machine takes its packages."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "training/requirements.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(lock: str) -> dict[str, str]:
    """Each package of the lock and its lines."""
    entries = re.split(r"^(?=[a-z])", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.split("[ =]", entry)[0]: entry for entry in entries if not entry.startswith("#")}


def wanted(requirements: list[str]) -> set[str]:
    """The names of the packages that are asked for."""
    return {re.split(r"[<>=!~ \[;]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    entries = locked(lock)
    assert entries
    for entry in entries.values():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9a-z.]+ \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+", entry)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_stands_in_a_lock(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links|trusted-host|/", (ROOT / lock).read_text(encoding="utf-8"))


def test_what_the_package_asks_for_is_locked() -> None:
    run = set(locked("requirements.lock"))
    assert wanted(PROJECT["dependencies"]) <= run
    assert wanted(PROJECT["optional-dependencies"]["dev"]) <= run
    assert wanted(PROJECT["optional-dependencies"]["train"]) <= run | set(locked("training/requirements.lock"))


def test_what_a_resolver_cannot_be_asked_for_is_locked_too() -> None:
    asked = re.findall(r"^[^#\n]+", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert asked
    for pinned in asked:
        assert locked("requirements.lock")[pinned.split("==")[0]].startswith(f"{pinned} ")


def test_both_locks_do_not_disagree() -> None:
    assert not set(locked("requirements.lock")) & set(locked("training/requirements.lock"))


def test_every_target_of_the_makefile_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert targets == set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def test_the_changelog_knows_the_version_or_what_is_unreleased() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{PROJECT['version']}]" in changelog or "## [Unreleased]" in changelog
