"""The table of `python -m bench.scale`: a record is filled, asked and added to."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.scale.asking import Clock, Times, measure
from bench.scale.filling import fill
from bench.scale.writing import MEAN, readings
from selon.record.record import Record
from selon.record.results import Stats
from tests.record import postgres

FLOORS = {"search, all of these": "100 (30)", "adding it, joining included": "150 (50)"}  # what issue 4 asks for, and aims at


class Measured(NamedTuple):
    """What became of one database."""

    name: str
    stats: Stats
    seconds: float
    times: dict[str, Times]


def measured(name: str, where: str, attributions: int, clock: Clock = time.perf_counter) -> Measured:
    """The record there, filled if it is new, and what it costs to use it."""
    began = time.perf_counter()
    with Record(where) as record:
        if not record.stats().articles:
            print(f"filling {name} …", file=sys.stderr)
            fill(record, readings(attributions // MEAN))
        seconds, stats = time.perf_counter() - began, record.stats()
        print(f"asking {name} …", file=sys.stderr)
        return Measured(name, stats, seconds, measure(record, clock))


def table(found: list[Measured]) -> list[str]:
    """One row a kind of question, milliseconds in each database."""
    heads = [f"{one.name} {what}" for one in found for what in ("p50", "p95")]
    rows = [
        [name, FLOORS.get(name, ""), *(_told(value) for one in found for value in one.times[name])] for name in found[0].times
    ]
    lines = [["ms", "p95 asked for", *heads], ["--"] * (len(heads) + 2), *rows]
    return [*(f"{_size(one)}" for one in found), "", *(f"| {' | '.join(line)} |" for line in lines)]


def _told(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}"


def _size(one: Measured) -> str:
    stats = one.stats
    return (
        f"- {one.name}: {stats.attributions:,} attributions in {stats.articles:,} articles, {stats.entities:,} entities, "
        f"{stats.claims:,} claims: {(stats.bytes or 0) / 1e9:.2f} GB."
    )


@contextmanager
def _databases(args: argparse.Namespace) -> Iterator[dict[str, str]]:
    """Where each record is to be."""
    with tempfile.TemporaryDirectory() as folder:
        found = {"SQLite": str(args.record or Path(folder) / "scale.db")}
        programs = postgres.programs()
        if not args.postgresql:
            yield found
        elif programs is None:
            sys.exit("there is no PostgreSQL server on this machine (initdb, pg_ctl): leave --postgresql out")
        else:
            with postgres.server(programs) as address:
                yield found | {"PostgreSQL": address.format(database="postgres")}


def main() -> int:
    """Some minutes for a million in SQLite, some more in PostgreSQL."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--attributions", type=int, default=1_000_000, metavar="N", help="how many (a million)")
    parser.add_argument("--postgresql", action="store_true", help="also in PostgreSQL: a server is started and thrown away")
    parser.add_argument("--record", type=Path, metavar="FILE", help="keep the SQLite record there, or use the one that is there")
    parser.add_argument("--cpu", action="store_true", help="count this process's CPU time: in SQLite, on a machine that is busy")
    args = parser.parse_args()
    clock = time.process_time if args.cpu else time.perf_counter
    with _databases(args) as databases:
        found = [measured(name, where, args.attributions, clock) for name, where in databases.items()]
    print("\n".join(table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
