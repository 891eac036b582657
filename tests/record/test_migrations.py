"""The tables that the migrations make are those that the schema says."""

import re
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from selon.record import database, keeping, migrate
from selon.record.member import Understood
from selon.record.record import Record
from selon.record.schema import metadata

DOUBLE = re.compile("DOUBLE([_ ]PRECISION)?")
HERE = migrate.__file__.replace("migrate.py", "migrations")


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", HERE)
    return ScriptDirectory.from_config(config)


def test_the_last_migration_is_the_version_of_this_selon() -> None:
    assert scripts().get_current_head() == migrate.HEAD


def test_migrations_are_numbered_as_they_follow_each_other() -> None:
    numbers = [script.revision for script in scripts().walk_revisions()]
    assert numbers == [f"{n:04}" for n in range(len(numbers), 0, -1)]


def test_the_tables_are_those_of_the_schema(record: Record) -> None:
    with record.database.reading() as connection:
        made = described(connection)
    if record.database.postgresql:
        with record.database.writing() as connection:
            connection.execute(text("CREATE SCHEMA fresh"))
            connection.execute(text("SET LOCAL search_path = fresh"))
            metadata.create_all(connection)
            wanted = described(connection, "fresh")
    else:
        with create_engine("sqlite://").connect() as connection:
            metadata.create_all(connection)
            wanted = described(connection)
    assert made == wanted


def described(connection: Connection, schema: str | None = None) -> dict[str, Any]:
    """Each table of the schema: its columns, what they refer to, and its indexes."""
    return {name: table(connection, name, schema) for name in metadata.tables}


def table(connection: Connection, name: str, schema: str | None) -> dict[str, Any]:
    """What a table is like, with what SQLite is not asked for by its inspector asked for directly."""
    found = inspect(connection)
    columns = {c["name"]: (DOUBLE.sub("REAL", str(c["type"])), c["nullable"]) for c in found.get_columns(name, schema)}
    indexes = {
        i["name"]: (i["column_names"], i["unique"], str(i.get("dialect_options", {}).get("postgresql_using", "")))
        for i in found.get_indexes(name, schema)
    }
    if connection.dialect.name == "sqlite":
        listed = connection.execute(text(f"PRAGMA foreign_key_list({name})"))
        keys = {(row[3], row[2], row[4], row[6]) for row in listed}
        where = text("SELECT name, sql LIKE '%WHERE%' FROM sqlite_master WHERE type = 'index' AND tbl_name = :name")
        partial = {tuple(row) for row in connection.execute(where, {"name": name}) if not row[0].startswith("sqlite_")}
    else:
        keys = {
            (k["constrained_columns"][0], k["referred_table"], k["referred_columns"][0], k["options"].get("ondelete", ""))
            for k in found.get_foreign_keys(name, schema)
        }
        partial = {(i["name"], "postgresql_where" in i.get("dialect_options", {})) for i in found.get_indexes(name, schema)}
    key = found.get_pk_constraint(name, schema)["constrained_columns"]
    return {"columns": columns, "indexes": indexes, "keys": keys, "partial": partial, "key": key}


def test_a_record_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.record.saying import Said, article, understood

    made = database.opened(where, create=True, wait=5)
    config = Config()
    config.set_main_option("script_location", HERE)
    with made.writing() as connection:
        config.attributes.update(connection=connection, version_table=migrate.VERSION_TABLE)
        command.upgrade(config, "0001")
    told = [article(name, "2026-03-09", Said("Jeanne Morel", "que le pont ferme lundi")) for name in ("rive", "fil")]
    monkeypatch.setattr("selon.record.keeping.claiming.before", lambda *_: ())
    monkeypatch.setattr("selon.record.keeping.claiming.put", lambda *_: None)
    with made.writing() as connection:
        for one in told:
            keeping.keep(connection, Understood(one, ()), "2026-03-09T08:00:00+00:00")
    made.engine.dispose()
    monkeypatch.undo()
    monkeypatch.setattr("selon.record.catching_up.understood", understood)
    with Record(where) as record:
        assert record.article("rive").reading.attributions[0].speaker
        assert (record.not_joined(), record.claims()) == (2, [])
        assert len([*record.join()]) == 2
        assert [claim.outlets for claim in record.claims()] == [2]


def test_the_text_index_of_sqlite_stays_in_step(record: Record) -> None:
    if record.database.postgresql:
        return
    from tests.record.build import reading

    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ferme}."))
    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ouvre}."))
    record.add(reading("Luc dit {q1|que le pont ouvre}.", version="2"))
    with record.database.writing() as connection:
        connection.execute(text("DELETE FROM articles"))
        connection.execute(text("INSERT INTO attribution_words (attribution_words, rank) VALUES ('integrity-check', 1)"))
        assert connection.execute(text("SELECT count(*) FROM attribution_words_docsize")).scalar_one() == 0
        assert [*connection.execute(text("PRAGMA foreign_key_check"))] == []


def test_the_view_for_a_person_reads_well(record: Record) -> None:
    from tests.record.build import reading

    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ferme}.", outlet="La Rive", published="2026-03-09"))
    with record.database.reading() as connection:
        (row,) = connection.execute(text("SELECT * FROM who_said_what")).mappings()
    assert (row["published_on"], row["outlet"], row["content"]) == ("2026-03-09", "La Rive", "que le pont ferme")
