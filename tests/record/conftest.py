"""What the tests of the record share: a record in SQLite and one in PostgreSQL, each new for each test."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from selon.record.record import Record
from tests.record import postgres

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server's address: $SELON_TEST_POSTGRESQL (with {database} in it), else one of our own."""
    given = os.environ.get("SELON_TEST_POSTGRESQL")
    if given:
        yield given
        return
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed: pip install 'selon[postgres]'")
    programs = postgres.programs()
    if programs is None:
        pytest.skip("there is no PostgreSQL server on this machine (initdb, pg_ctl)")
    with postgres.server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record can be made, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "selon.db")
    address: str = request.getfixturevalue("server")
    name = f"selon_test_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(address.format(database="postgres").replace("://", "+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return address.format(database=name)


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """A new record."""
    with Record(where, wait=5) as opened:
        yield opened
