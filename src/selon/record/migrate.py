"""A record's tables, made or brought up to this version when it is opened (Alembic, in one transaction)."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text

from selon.errors import RecordError
from selon.record.database import Database

VERSION_TABLE = "selon_version"
HEAD = "0005"  # the last file of migrations/versions/, which are numbered as they follow each other


def prepare(database: Database, *, create: bool) -> None:
    """See to it that the record is one of this version; a new or an older one is made so."""
    with database.reading() as connection:
        found = version_of(connection, database)
    if found == HEAD:
        return
    if found is None and not create:
        raise RecordError(database.place.name, "there is nothing in it yet: `selon add` keeps the first article")
    if not database.postgresql:
        _write_ahead(database)
    with database.writing() as connection:
        if version_of(connection, database) != HEAD:  # another may have done it while we waited
            _upgrade(connection)


def version_of(connection: Connection, database: Database) -> str | None:
    """The version of the record's tables, None where there are none yet; refuses what this selon cannot use."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables and not database.postgresql:
            raise RecordError(database.place.name, "it is a database, but not a record of selon: give another file")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - our own name
    if found is not None and str(found) > HEAD:
        raise RecordError(database.place.name, "a newer selon wrote it: bring this one up to date (pip install -U selon)")
    return None if found is None else str(found)


def _write_ahead(database: Database) -> None:
    """Let readers and a writer go on side by side (sqlite.org/wal.html). Stays with the file; outside of a transaction."""
    with database.place.guarded(), database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA journal_mode = WAL")


def _upgrade(connection: Connection) -> None:
    """Run what migrations the record has not seen, in the transaction that is open."""
    from alembic import command  # 0.1 s: only when there is something to do
    from alembic.config import Config

    with as_file(files("selon.record") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.upgrade(config, "head")
