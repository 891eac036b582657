"""The places of the world by their names: GeoNames, as src/selon/geonames/ holds it, looked up name by name.

The file is made by tools/gazetteer.py; its data are GeoNames' (CC BY 4.0). SQLite reads from it what is asked for, so
that opening it costs milliseconds and looking a name up microseconds, where loading all names would cost half a second.
"""

import re
import sqlite3
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from selon.errors import ModelError
from selon.reading.words import fold

CITIES, PARTS = ("city", "capital"), ("region", "district")
TABLE = 3  # a place is called so by a language's table
SMALLEST = 5000  # people of the smallest city in it
PIECE = re.compile(r"[^\W_]+")


class Entry(NamedTuple):
    """A place of GeoNames. `kind` is country, capital, city, region, district (a part of a region) or continent.

    `code` is ISO 3166's of a country or region, `names` how many names GeoNames has of a city, which tells how well it is
    known; `neighbours` are the codes of the countries beside a country. `called` is what the name asked for is to it: 1 its
    first, 2 one that is said with "province" or the like, 3 what a language's table calls it, 0 another.
    """

    id: int
    name: str
    kind: str
    code: str
    country: str
    region: int | None
    district: int | None
    lat: float | None
    lon: float | None
    population: int
    names: int
    neighbours: str
    called: int = 1


def key(name: str) -> str:
    """The name as it is looked up: its letters and digits without case and accents, a blank where anything else stands."""
    return " ".join(PIECE.findall(fold(name)))


@cache
def _places() -> sqlite3.Connection:
    """The file, opened at the first question; it never changes, so every thread may read from it."""
    path = Path(str(files("selon") / "geonames" / "places.sqlite"))
    if not path.is_file():
        raise ModelError("the names of places are missing from this installation: install selon again")
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=1 << 12)
def named(name: str) -> tuple[Entry, ...]:
    """The places of that name (as `key` gives it), the most populous first."""
    rows = _places().execute(
        "select place.*, main from name join place using (id) where key = ? order by population desc, id", (name,)
    )
    return tuple(Entry(*row) for row in rows)


@lru_cache(maxsize=1 << 10)
def coded(code: str) -> Entry | None:
    """The country ("BY"), region ("US-GA") or continent ("+EU") of that code."""
    row = _places().execute("select place.*, 1 from place where code = ?", (code,)).fetchone()
    return Entry(*row) if row else None
