"""What a database says went wrong, as a person can act on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from selon.errors import RecordError

BUSY = "another program is writing to it and did not finish in time: try again when that is done"
FULL = "the disk is full: free some space and run it again; what was kept before is safe"
DAMAGED = "it is damaged (PRAGMA integrity_check says where): put a copy of it back, or let `selon add` make another record"
LOCKED_AWAY = "it cannot be written: check the permissions of the file and its folder"
NO_DATABASE = "it is not a record: give the file that `selon add` made, or another name to make one"

# the first part of SQLite's names of errors (sqlite.org/rescode.html)
_SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": "reading or writing it failed: check that the disk is there, not full, and sound",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": NO_DATABASE,
    "SQLITE_READONLY": LOCKED_AWAY,
    "SQLITE_PERM": LOCKED_AWAY,
    "SQLITE_CANTOPEN": "it cannot be opened: check the path, and the permissions of the file and its folder",
    "SQLITE_TOOBIG": "a text is too long for it",
}
# SQLSTATE, whole or its class (postgresql.org/docs/current/errcodes-appendix.html)
_POSTGRESQL = {
    "55P03": BUSY,
    "40": BUSY,
    "53100": FULL,
    "54": "a text is too long for it",
    "28": "the server does not let you in: check the user and the password",
    "3D000": "there is no such database on the server: make it with `createdb`",
    "42501": "you may not do that there: ask for the right to create and write tables in this database",
    "25006": "it is open for reading only: give the address of the server that takes writes",
    "08": "the server cannot be reached: check that it runs, and the address",
    "57P": "the server is stopping or starting: try again in a moment",
}


class Place(NamedTuple):
    """A record as messages name it (never with a password), and how errors of its database are told."""

    name: str

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Raise what the database says went wrong as a RecordError."""
        try:
            yield
        except SQLAlchemyError as error:
            raise RecordError(self.name, explained(error)) from error


def explained(error: SQLAlchemyError) -> str:
    """What is wrong and what to do; in the database's own words where we have no better ones."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    known = _of_sqlite(cause) or _of_postgresql(cause)
    return known or f"the database failed on it ({' '.join(str(cause or error).split())})"


def _of_sqlite(cause: BaseException | None) -> str | None:
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name == "SQLITE_ERROR" and "fts5" in str(cause):
        return "this Python's SQLite has no text search (FTS5): use another build of Python"
    return next((told for start, told in _SQLITE.items() if name.startswith(start)), None)


def _of_postgresql(cause: BaseException | None) -> str | None:
    if cause is None or not hasattr(cause, "sqlstate"):
        return None
    state = str(cause.sqlstate or _not_connected(str(cause)))
    return next((told for start, told in _POSTGRESQL.items() if state.startswith(start)), None)


def _not_connected(message: str) -> str:
    """The SQLSTATE of a connection that was never made, which says it in words only."""
    if re.search(r'database "[^"]*" does not exist', message):
        return "3D000"
    return "28" if re.search(r"authentication failed|no password|role .* does not exist|no pg_hba", message) else "08"
