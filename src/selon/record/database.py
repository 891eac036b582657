"""Where a record is, opened: an SQLite file, or a PostgreSQL database by its address."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from selon.errors import MissingExtra, RecordError
from selon.record.troubles import Place

WRITING = "selon_writing"  # the execution option of a transaction that writes
LOCK = 0x73656C6F6E  # "selon": PostgreSQL's lock that writers wait for, as they wait for each other in SQLite

_MAPPED = 2**40  # bytes of the file that are read as memory, half the time of reading them page by page; SQLite has its own limit
_PRAGMAS = ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -32768", f"mmap_size = {_MAPPED}")


class Database:
    """A record's database: `reading` and `writing` are its transactions, one at a time writes, any number read."""

    def __init__(self, engine: Engine, place: Place, *, wait: float) -> None:
        self.engine, self.place, self.wait = engine, place, wait

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the record as it is at its start, whoever writes meanwhile."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if self.postgresql else {}
        with self.place.guarded(), self.engine.connect() as opened:
            connection = opened.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all; another writer is waited for."""
        with self.place.guarded(), self.engine.connect() as opened:
            connection = opened.execution_options(**{WRITING: True})
            with connection.begin():
                if self.postgresql:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{round(self.wait * 1000)}ms'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection

    @property
    def postgresql(self) -> bool:
        """It is PostgreSQL, not SQLite."""
        return self.engine.dialect.name == "postgresql"


def opened(where: str | os.PathLike[str], *, create: bool, wait: float) -> Database:
    """The database at a path or an address. A file that is not there is made if `create` says so."""
    name = os.fspath(where)
    scheme, separator, rest = name.partition("://")
    if not separator:
        return _file(Path(name).expanduser(), create=create, wait=wait)
    if scheme == "sqlite":
        return _file(Path(rest.removeprefix("/")), create=create, wait=wait)
    if scheme.partition("+")[0] in ("postgresql", "postgres"):
        return _server(f"postgresql+psycopg://{rest}", wait=wait)
    raise RecordError(f"{scheme}://…", "a record is a file (SQLite) or at a postgresql:// address")


def _server(address: str, *, wait: float) -> Database:
    """A PostgreSQL database. Nothing is asked of it yet."""
    try:
        url = make_url(address)
        engine = create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError:
        raise MissingExtra("postgres", "a record in PostgreSQL") from None
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise RecordError("postgresql://…", "it is no address: write it as postgresql://user@host/database") from None
    return Database(engine, Place(url.set(drivername="postgresql").render_as_string(hide_password=True)), wait=wait)


def _file(path: Path, *, create: bool, wait: float) -> Database:
    """An SQLite file: to write where that may be, else as it stands."""
    place = Place(str(path))
    if path.is_dir():
        raise RecordError(place.name, "it is a folder: give the name of a file, as selon.db in it")
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise RecordError(place.name, "there is no record here yet: `selon add` makes one, --record says where it is")
    if fresh and not path.parent.is_dir():
        raise RecordError(place.name, "its folder is not there: make it, or give another place")
    writable = create or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    mode = "rwc" if create else "rw" if writable else "ro"
    engine = create_engine("sqlite://", creator=lambda: _connection(path, mode, wait), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return Database(engine, place, wait=wait)


def _connection(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    """A connection whose transactions are ours to begin (`_begin`); a file that cannot change needs no lock beside it."""
    beside = path.with_name(path.name + "-wal").exists()
    address = f"file:{quote(os.fsencode(path))}?mode={mode}" + ("&immutable=1" if mode == "ro" and not beside else "")
    connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write takes its turn at once, so that it never fails halfway for another's sake."""
    writes: Any = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
