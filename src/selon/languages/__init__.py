"""What selon knows of each language, as tables: a folder a language, the same file names in each.

Adding a language adds a folder; nothing else changes. A language without a folder is still read for attributions
(the learned reader is multilingual), with fewer answers to who, when and how surely; a few tables have a section for it in
a file of their own (`pronouns_elsewhere.toml`).
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The table `name` (a TOML file's name without its ending) of a language; empty where it has none."""
    if language not in known():  # whatever an article calls its language: it may be no name of a folder at all
        return _elsewhere(name).get(language, {})
    path = files(__package__) / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def _elsewhere(name: str) -> dict[str, dict[str, Any]]:
    """That table of each language that has no folder."""
    path = files(__package__) / f"{name}_elsewhere.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def first_names(*, words: bool = False) -> dict[str, str]:
    """First names without case and accents, each with its gender ("m" or "f"), whatever the language.

    `words`: those that are common words too ("Rose", "Victoria"), instead of the rest.
    """
    rows = tomllib.loads((files(__package__) / "first_names.toml").read_text(encoding="utf-8"))
    return {name: key[0] for key, names in rows.items() if key.endswith("_words") == words for name in names.split()}


@cache
def known() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted(p.name for p in files(__package__).iterdir() if (p / "language.toml").is_file()))
