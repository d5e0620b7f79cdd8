"""Backups on both engines: whole, private, and put back without undoing an erasure or an opt-out."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from app.errors import BadInput, WrongUse
from app.services.messages import Address
from app.services.ports import Seat
from app.services.signing import Act
from app.storage import postgres_tools
from app.storage.backup import Restored, back_up, catch_up, restore
from app.storage.database import Database
from app.storage.journal import Journal, Lasting
from app.storage.migrating import upgrade
from app.storage.tables import erasures, persons, provider_deletions
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.stored import NOW, PEDRO, ROSA, answer, factory, keyring, message

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def migrated(empty_database: Database) -> Iterator[Database]:
    """A database made by the migrations, as a real one is."""
    upgrade(empty_database)
    return empty_database


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal beside the database."""
    return Journal(tmp_path / "journal")


@pytest.fixture
def units(migrated: Database, journal: Journal) -> SqlUnitOfWorkFactory:
    """Units of work with a journal."""
    return factory(migrated, journal=journal.path)


def write(units: SqlUnitOfWorkFactory, address: Address, sid: str, name: str) -> Seat:
    """Somebody writes and tells a name."""
    with units() as uow:
        seat = uow.seats.take(address, now=NOW)
        uow.inbox.add(message(sid, name, address), conversation_id=seat.conversation_id)
        uow.answers.append(seat.case_id, [answer("A.I.4", name, sid)])
        uow.commit()
    return seat


def put_back(units: SqlUnitOfWorkFactory, copy: Path, journal: Journal | None = None) -> Restored:
    """Restore with the usual keys."""
    return restore(units.database, copy, keyring=keyring(), now=LATER, journal=journal)


def test_a_backup_brings_everything_back(units: SqlUnitOfWorkFactory, tmp_path: Path) -> None:
    """What was there when the copy was made is there again, what came after is not; the service's objects go on."""
    rosa = write(units, ROSA, "SM1", '"Rosa"')
    copy = tmp_path / "copies" / "monday"
    back_up(units.database, copy)
    write(units, PEDRO, "SM2", '"Pedro"')
    assert put_back(units, copy) == Restored(erased=0, opted_out=0)
    with units() as uow:
        assert uow.answers.latest(rosa.case_id)["A.I.4"].leaf == '"Rosa"'
        assert uow.inbox.has("SM1")
        assert not uow.inbox.has("SM2")
        assert uow.seats.take(PEDRO, now=NOW).state is None
        uow.commit()


def test_a_backup_is_private_and_never_written_over(units: SqlUnitOfWorkFactory, tmp_path: Path) -> None:
    """The copy is readable by its owner alone, holds no name, leaves nothing else behind, and is not replaced."""
    write(units, ROSA, "SM1", '"Rosalinda"')
    copy = tmp_path / "copies" / "monday"
    back_up(units.database, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert os.listdir(copy.parent) == ["monday"]
    content = copy.read_bytes()
    assert b"Rosalinda" not in content
    with pytest.raises(WrongUse, match="exists already"):
        back_up(units.database, copy)
    assert copy.read_bytes() == content


@pytest.mark.parametrize("keeps", ["journal", "database"])
def test_restore_replays_erasures(units: SqlUnitOfWorkFactory, tmp_path: Path, journal: Journal, keeps: str) -> None:
    """Somebody erased after the copy stays erased, known from the journal or from the database being replaced."""
    write(units, ROSA, "SM1", '"Rosa"')
    pedro = write(units, PEDRO, "SM2", '"Pedro"')
    copy = tmp_path / "copy"
    back_up(units.database, copy)
    write(units, ROSA, "SM3", '"Rosa Paz"')
    with units() as uow:
        uow.erasure.erase_case(uow.seats.take(ROSA, now=NOW).case_id, now=LATER)
        uow.commit()
    if keeps == "journal":
        _forget_everything(units.database)
    done = put_back(units, copy, journal if keeps == "journal" else None)
    assert done == Restored(erased=1, opted_out=0)
    with units() as uow:
        again = uow.seats.take(ROSA, now=LATER)
        assert uow.answers.latest(again.case_id) == {}
        assert uow.inbox.has("SM1")
        assert uow.inbox.has("SM3") is (keeps == "journal"), "only the journal knows messages that came after the copy"
        assert uow.answers.latest(pedro.case_id)["A.I.4"].leaf == '"Pedro"'
        connection = uow.scope.connection
        assert connection.execute(select(func.count()).select_from(erasures)).scalar_one() == 1
        sids = set(connection.execute(select(provider_deletions.c.sid)).scalars())
        assert sids == ({"SM1", "SM3"} if keeps == "journal" else {"SM1"})
        assert connection.execute(select(persons.c.wrapped_key).where(persons.c.erased_at.is_not(None))).all() == [
            (None,)
        ]


def test_restore_twice_is_the_same(units: SqlUnitOfWorkFactory, tmp_path: Path, journal: Journal) -> None:
    """A second restore of the same copy erases the same people again, and one of a newer copy finds nothing to do."""
    seat = write(units, ROSA, "SM1", '"Rosa"')
    old, new = tmp_path / "old", tmp_path / "new"
    back_up(units.database, old)
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=LATER)
        uow.commit()
    assert put_back(units, old, journal).erased == 1
    assert put_back(units, old, journal).erased == 1
    back_up(units.database, new)
    assert put_back(units, new, journal).erased == 0


def test_restore_keeps_opt_outs_as_they_are_now(units: SqlUnitOfWorkFactory, tmp_path: Path, journal: Journal) -> None:
    """Whoever stopped messages after the copy stays out; whoever came back after the copy stays in."""
    rosa, pedro = write(units, ROSA, "SM1", '"Rosa"'), write(units, PEDRO, "SM2", '"Pedro"')
    with units() as uow:
        uow.seats.set_opt_out(pedro, True, NOW)
        uow.commit()
    copy = tmp_path / "copy"
    back_up(units.database, copy)
    with units() as uow:
        uow.seats.set_opt_out(rosa, True, LATER)
        uow.seats.set_opt_out(pedro, False, LATER)
        uow.commit()
    put_back(units, copy, journal)
    with units() as uow:
        assert uow.seats.take(ROSA, now=LATER).is_opted_out
        assert not uow.seats.take(PEDRO, now=LATER).is_opted_out


def test_what_was_withdrawn_stays_withdrawn(units: SqlUnitOfWorkFactory, tmp_path: Path, journal: Journal) -> None:
    """A copy from before does not say again what a lawyer took back since; once is enough."""
    signed = Act("mpp/what/say", "sign", "Ana", NOW, {"en": "1", "facts": "2"})
    with units() as uow:
        uow.signatures.add([signed])
        uow.commit()
    copy = tmp_path / "copy"
    back_up(units.database, copy)
    with units() as uow:
        uow.signatures.add([Act("mpp/what/say", "withdraw", "Ana", LATER, reason="a ruling")])
        uow.commit()
    assert [(each.kind, bytes.fromhex(each.who)) for each in journal.entries()] == [("withdrawn", b"mpp/what/say")]
    assert put_back(units, copy, journal) == Restored(erased=0, opted_out=0, withdrawn=1)
    with units() as uow:
        assert [act.deed for act in uow.signatures.acts()] == ["sign", "withdraw"]
    again = tmp_path / "again"
    back_up(units.database, again, journal=journal)
    assert put_back(units, again, journal).withdrawn == 0


def test_a_copy_is_consistent_while_others_write(units: SqlUnitOfWorkFactory, tmp_path: Path) -> None:
    """Every copy made while messages come in holds whole turns only: an answer for each message."""
    stop = threading.Event()
    errors: list[BaseException] = []

    def go_on() -> None:
        number = 0
        try:
            while not stop.is_set() and number < 400:
                number += 1
                write(units, ROSA, f"SM{number}", f'"{number}"')
        except BaseException as error:
            errors.append(error)

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        for number in range(2):
            back_up(units.database, tmp_path / f"copy-{number}")
    finally:
        stop.set()
        writer.join(timeout=60)
    assert errors == []
    put_back(units, tmp_path / "copy-1")
    with units() as uow:
        seat = uow.seats.take(ROSA, now=NOW)
        messages = [each.sid for each in uow.inbox.history(seat.case_id)]
        assert messages == [each.message_sid for each in uow.answers.history(seat.case_id)]


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all", b"SQLite format 3\x00 but no more", b"PGDMP but no"]
)
def test_what_is_not_a_backup_is_refused(units: SqlUnitOfWorkFactory, tmp_path: Path, content: bytes) -> None:
    """A file that is no copy, or damaged, is refused before anything is touched."""
    seat = write(units, ROSA, "SM1", '"Rosa"')
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(BadInput):
        put_back(units, tmp_path / "copy")
    with units() as uow:
        assert uow.answers.latest(seat.case_id)["A.I.4"].leaf == '"Rosa"'


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A sound SQLite file that is not ours is refused; so is a file that is not there."""
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE cats (name TEXT)")
    other.close()
    database = Database(f"sqlite:///{tmp_path / 'ours.db'}")
    upgrade(database)
    for name, says in (("other.db", "not a backup of this service"), ("nothing", "cannot be read")):
        with pytest.raises(BadInput, match=says):
            restore(database, tmp_path / name, keyring=keyring(), now=NOW)
    database.close()


def test_a_lost_database_can_be_restored(tmp_path: Path, journal: Journal) -> None:
    """When the database in place is gone with all it knew, the journal alone says what must last."""
    file, copy = tmp_path / "ours.db", tmp_path / "copy"
    lost = Database(f"sqlite:///{file}")
    upgrade(lost)
    units = factory(lost, journal=journal.path)
    seat = write(units, ROSA, "SM1", '"Rosa"')
    back_up(lost, copy)
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=LATER)
        uow.commit()
    lost.close()
    for each in file.parent.glob(file.name + "*"):
        each.unlink()
    replaced = Database(f"sqlite:///{file}")
    assert restore(replaced, copy, keyring=keyring(), now=LATER, journal=journal).erased == 1
    replaced.close()


def test_the_journal_catches_up(units: SqlUnitOfWorkFactory, tmp_path: Path, journal: Journal) -> None:
    """What a full disk kept out of the journal is written into it later, once."""
    seat = write(units, ROSA, "SM1", '"Rosa"')
    units.journal = None
    with units() as uow:
        uow.seats.set_opt_out(seat, True, NOW)
        uow.erasure.erase_case(seat.case_id, now=LATER)
        uow.commit()
    assert journal.entries() == []
    back_up(units.database, tmp_path / "copy", journal=journal)
    assert sorted(each.kind for each in journal.entries()) == ["erased", "opted_out", "opted_out"]
    assert catch_up(units.database, journal) == 0


def test_a_journal_that_cannot_be_written_does_not_stop_an_erasure(
    migrated: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The erasure holds even when its journal line cannot be written, and the log says so without naming anybody."""
    (tmp_path / "is-a-folder").mkdir()
    units = factory(migrated, journal=tmp_path / "is-a-folder")
    seat = write(units, ROSA, "SM1", '"Rosa"')
    with units() as uow:
        uow.erasure.erase_case(seat.case_id, now=NOW)
        uow.commit()
    assert "journal of erasures could not be written" in caplog.text
    with units() as uow:
        assert uow.inbox.has("SM1")
        assert uow.seats.take(ROSA, now=NOW).case_code != seat.case_code


def test_a_cut_line_does_not_hide_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A line cut by a crash is left out and told by its number; entries before and after it are all there."""
    journal = Journal(tmp_path / "journal")
    first, second = Lasting("erased", "aa", NOW, ("SM1",)), Lasting("opted_out", "bb", LATER)
    journal.append([first])
    with journal.path.open("a") as file:
        file.write('{"kind":"erased","who":"c')
    journal.append([second])
    assert journal.entries() == [first, second]
    assert "line 2" in caplog.text


def test_no_password_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs get the password where other users of the machine cannot see it."""
    seen: list[tuple[list[str], dict[str, str]]] = []

    def note(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        seen.append((command, options["env"]))  # type: ignore[arg-type]
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(postgres_tools.shutil, "which", lambda name: name)
    monkeypatch.setattr(postgres_tools.subprocess, "run", note)
    with pytest.raises(WrongUse, match="pg_dump failed"):
        postgres_tools.dump(make_url("postgresql+psycopg://me:hush@host/name"), tmp_path / "copy")
    ((command, environment),) = seen
    assert "hush" not in " ".join(command)
    assert environment["PGPASSWORD"] == "hush"


def _forget_everything(database: Database) -> None:
    """Lose what the database itself knows of erasures."""
    with database.write() as connection:
        connection.execute(erasures.delete())
