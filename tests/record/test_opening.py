"""Opening a record: where it is, and what is said where it cannot be used."""

import multiprocessing
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import text

from selon.errors import MissingExtra, RecordError
from selon.record import migrate
from selon.record.record import Record
from tests.record.build import reading

ONE = reading("{s1|Luc} {c1|dit} {q1|que le pont ferme}.", said_by={1: "Luc Hamel"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one article in it."""
    with Record(tmp_path / "selon.db") as record:
        record.add(ONE)
    return tmp_path / "selon.db"


def test_what_is_kept_is_there_when_it_is_opened_again(where: str) -> None:
    with Record(where) as record:
        record.add(ONE)
    with Record(where, create=False) as record:
        assert record.stats().articles == 1


def test_a_closed_record_is_one_file(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["selon.db"]


def test_no_record_is_made_where_it_is_only_asked(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="selon add"):
        Record(tmp_path / "selon.db", create=False)
    assert not (tmp_path / "selon.db").exists()


def test_an_empty_file_is_no_record_yet_and_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "selon.db").touch()
    with pytest.raises(RecordError, match="selon add"):
        Record(tmp_path / "selon.db", create=False)
    with Record(tmp_path / "selon.db") as record:
        assert record.add(ONE).outcome == "new"


def test_an_empty_database_is_no_record_yet(server: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="nothing in it yet"):
        Record(server.format(database="template1"), create=False)


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to be read as one " * 40, b"SQLite format 3\x00" + b"x" * 4096]
)
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "selon.db").write_bytes(content)
    for create in (True, False):
        with pytest.raises(RecordError, match=r"not a record|damaged"):
            Record(tmp_path / "selon.db", create=create)
    assert (tmp_path / "selon.db").read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.executescript("CREATE TABLE alembic_version (version_num); CREATE TABLE articles (id)")
    connection.close()
    with pytest.raises(RecordError, match="not a record of selon"):
        Record(tmp_path / "other.db")


def test_a_damaged_record_is_told_wherever_it_is_damaged(path: Path) -> None:
    whole = path.read_bytes()
    told = set()
    for page in range(len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        told.add(asked(path))
    assert told <= {None, "damaged", "not a record"}
    assert "damaged" in told


def asked(path: Path) -> str | None:
    """What is said of the record, None where what was asked of it could be answered."""
    try:
        with Record(path, create=False) as record:
            record.search("pont")
            record.article(1)
            record.speakers()
    except RecordError as error:
        return next((word for word in ("damaged", "not a record") if word in error.reason), str(error))
    return None


def test_a_record_that_was_cut_short_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 20])
    assert asked(path) == "damaged"


def test_a_record_of_a_newer_selon_is_left_alone(where: str) -> None:
    with Record(where) as record, record.database.writing() as connection:
        connection.execute(text(f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'"))
    for create in (True, False):
        with pytest.raises(RecordError, match=r"newer selon.*pip install"):
            Record(where, create=create)


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder"):
        Record(tmp_path)


def test_a_place_without_a_folder_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder is not there"):
        Record(tmp_path / "no" / "selon.db")


@pytest.mark.parametrize("where", ["mysql://host/db", "http://host/x", "postgresql://host:port:x/db"])
def test_an_address_that_is_none_is_said_to_be_none(where: str) -> None:
    with pytest.raises(RecordError, match="postgresql://"):
        Record(where)


def test_an_sqlite_address_is_a_file(tmp_path: Path) -> None:
    with Record(f"sqlite:///{tmp_path}/selon.db") as record:
        record.add(ONE)
    assert (tmp_path / "selon.db").is_file()


def test_names_that_mean_something_in_an_address_are_files(tmp_path: Path) -> None:
    for name in ("a?mode=memory", "b#c", "d%20e", "é ü"):
        with Record(tmp_path / name) as record:
            record.add(ONE)
        assert (tmp_path / name).is_file()


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed: pip install 'selon[postgres]'")
    with pytest.raises(RecordError, match="cannot be reached") as error:
        Record("postgresql://ana:geheim@127.0.0.1:9/news?connect_timeout=2")
    assert "geheim" not in str(error.value)
    assert "ana" in str(error.value)


def test_a_database_that_is_not_there_is_told(server: str) -> None:
    with pytest.raises(RecordError, match="no such database"):
        Record(server.format(database="nosuch"))


def test_a_missing_driver_names_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"pip install 'selon\[postgres\]'"):
        Record("postgresql://localhost/news")


def test_the_record_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_RECORD", str(tmp_path / "here.db"))
    with Record() as record:
        assert record.name == str(tmp_path / "here.db")
    with Record(tmp_path / "there.db") as record:
        assert record.name == str(tmp_path / "there.db")


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of a user's data is another on this system")
def test_else_it_is_in_the_user_s_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELON_RECORD", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(RecordError, match="selon add"):
        Record(create=False)
    assert [*tmp_path.iterdir()] == []
    with Record() as record:
        assert record.name == str(tmp_path / "selon" / "selon.db")


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    """A record that nobody may write, in a folder that nobody may write to, which everyone can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(path, folder / "selon.db")
        (folder / "selon.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder / "selon.db"
        folder.chmod(0o755)


def by_nobody(act: Callable[[], object]) -> str:
    """What comes of it, or the error, where somebody does it who may not write everywhere."""
    theirs, ours = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_as_nobody, args=(act, theirs))
    process.start()
    told = str(ours.recv())
    process.join()
    return told


def _as_nobody(act: Callable[[], object], out: Connection) -> None:
    if os.geteuid() == 0:
        os.setresgid(65534, 65534, 65534)
        os.setresuid(65534, 65534, 65534)
    try:
        out.send(str(act()))
    except Exception as error:
        out.send(f"{type(error).__name__}: {error}")


def test_a_record_that_may_not_be_written_can_be_asked(locked: Path) -> None:
    told = by_nobody(lambda: Record(locked, create=False).search("pont")[0].content)
    assert told == "que le pont ferme"


def test_a_record_that_may_not_be_written_says_so(locked: Path) -> None:
    told = by_nobody(lambda: Record(locked).add(reading("Rien.", id="other")))
    assert told.startswith(f"RecordError: {locked}: ")
    assert "check the permissions" in told


def test_a_folder_that_may_not_be_written_to_is_told(locked: Path) -> None:
    told = by_nobody(lambda: Record(locked.with_name("new.db")))
    assert told.startswith("RecordError: ")
    assert "permissions" in told
