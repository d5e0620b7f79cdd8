"""Copies of the database, and putting one back without undoing what must last.

A copy is as sealed as the database: without the key file it tells nothing, and the key file must be kept elsewhere. An
erased person's wrapped key is still inside older copies: keep them for weeks, not for years.

Restoring replays every erasure, opt-out and withdrawn statement since the copy: from the journal and, where it can
still be read, from the database that is about to be replaced.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError

from app.errors import BadInput, WrongUse
from app.services.signing import Act
from app.storage import postgres_tools
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.database import Database
from app.storage.journal import Journal, Lasting
from app.storage.migrating import upgrade
from app.storage.scope import insert_into
from app.storage.sealing import Keyring
from app.storage.service_records import SqlProviderDeletions
from app.storage.tables import content_acts, erasures, kept_sids, opt_outs, persons
from app.storage.unit_of_work import SqlUnitOfWork, SqlUnitOfWorkFactory

_SQLITE_HEAD = b"SQLite format 3\x00"
_UNTOUCHED = "mode=ro&immutable=1"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did again: persons erased once more, contacts that stay opted out, statements withdrawn again."""

    erased: int
    opted_out: int
    withdrawn: int = 0


def back_up(database: Database, target: Path, *, journal: Journal | None = None) -> None:
    """Copy the running database to a new file, readable by its owner alone, whole or not at all.

    Raises WrongUse when the file exists already, or when PostgreSQL's tools are missing or fail.
    """
    if target.exists():
        raise WrongUse("the backup's file exists already: choose another name")
    if journal is not None:
        catch_up(database, journal)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        if database.dialect == "sqlite":
            _copy_sqlite(_file_of(database), unfinished)
        else:
            postgres_tools.dump(database.engine.url, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(
    database: Database, source: Path, *, keyring: Keyring, now: datetime, journal: Journal | None = None
) -> Restored:
    """Put a copy in the place of this database, brought to the newest schema, with erasures and opt-outs replayed.

    Stop the service first: what it wrote since the copy is replaced. On SQLite the copy is made ready beside the
    database and takes its place in one step. Raises BadInput for a file that is not a copy of such a database.
    """
    _check(database, source)
    lasting = lasting_of(database, journal)
    if database.dialect == "sqlite":
        return _restore_sqlite(database, source, lasting, keyring, now)
    postgres_tools.load(database.engine.url, source)
    database.engine.dispose()
    return _make_ready(database, lasting, keyring, now)


def catch_up(database: Database, journal: Journal) -> int:
    """Write into the journal what a full disk or a crash kept out of it; returns how many entries."""
    written = {(each.kind, each.who, each.at) for each in journal.entries()}
    missing = [each for each in _in_database(database) if (each.kind, each.who, each.at) not in written]
    if missing:
        journal.append(missing)
    return len(missing)


def lasting_of(database: Database, journal: Journal | None) -> list[Lasting]:
    """All that must last, in the order it happened: the journal's entries and those only the database knows."""
    written = journal.entries() if journal is not None else []
    known = {(each.kind, each.who, each.at) for each in written}
    with suppress(SQLAlchemyError):
        written += [each for each in _in_database(database) if (each.kind, each.who, each.at) not in known]
    return sorted(written, key=lambda each: each.at)


def _in_database(database: Database) -> list[Lasting]:
    with database.read() as connection:
        gone = connection.execute(select(erasures.c.person_uid, erasures.c.at)).all()
        silent = connection.execute(select(opt_outs.c.key_hash, opt_outs.c.since)).all()
        acts = content_acts.c
        withdrawn = connection.execute(select(acts.subject, acts.at).where(acts.deed == "withdraw")).all()
    erased = [Lasting("erased", bytes(row.person_uid).hex(), row.at) for row in gone]
    stopped = [Lasting("opted_out", bytes(row.key_hash).hex(), row.since) for row in silent]
    return erased + stopped + [Lasting("withdrawn", row.subject.encode().hex(), row.at) for row in withdrawn]


def _restore_sqlite(
    database: Database, source: Path, lasting: list[Lasting], keyring: Keyring, now: datetime
) -> Restored:
    """Make the copy ready in a file of its own, then let SQLite write it over the database in one transaction."""
    live = _file_of(database)
    ready = live.with_name(f".{live.name}.{secrets.token_hex(4)}")
    try:
        _copy_sqlite(source, ready, mode=_UNTOUCHED)
        prepared = Database(f"sqlite:///{ready}")
        try:
            done = _make_ready(prepared, lasting, keyring, now)
            prepared.truncate_log()
        finally:
            prepared.close()
        _copy_sqlite(ready, live)
        database.truncate_log()
    except sqlite3.DatabaseError as error:
        raise BadInput("the database in place cannot be written over: move its file away and repeat") from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            ready.with_name(ready.name + suffix).unlink(missing_ok=True)
    return done


def _make_ready(database: Database, lasting: Iterable[Lasting], keyring: Keyring, now: datetime) -> Restored:
    upgrade(database)
    with SqlUnitOfWorkFactory(database, keyring, organisation_id=0)() as uow:
        erased = sum(_erase_again(uow, each, now) for each in lasting if each.kind == "erased")
        opted_out = _settle_opt_outs(uow, [each for each in lasting if each.kind in ("opted_out", "opted_in")])
        withdrawn = _withdraw_again(uow, [each for each in lasting if each.kind == "withdrawn"])
        uow.commit()
    return Restored(erased, opted_out, withdrawn)


def _withdraw_again(uow: SqlUnitOfWork, lasting: Iterable[Lasting]) -> int:
    """Withdraw what the copy does not know of; what was signed anew after that must be signed once more."""
    known = {(act.subject, act.at) for act in uow.signatures.acts() if act.deed == "withdraw"}
    again = {(bytes.fromhex(each.who).decode(), each.at): None for each in lasting}
    missing = [pair for pair in again if pair not in known]
    why = "withdrawn before the database was put back"
    uow.signatures.add([Act(subject, "withdraw", "-", at, reason=why) for subject, at in missing])
    return len(missing)


def _erase_again(uow: SqlUnitOfWork, entry: Lasting, now: datetime) -> int:
    """Erase the person if the copy still has them; keep the sids away and delete their copies at the provider."""
    connection, uid = uow.scope.connection, bytes.fromhex(entry.who)
    query = select(persons.c.id).where(persons.c.uid == uid, persons.c.erased_at.is_(None))
    person_id = connection.execute(query).scalar_one_or_none()
    if person_id is not None:
        uow.erasure.erase_person(person_id, now=entry.at, reason="replayed")
    if entry.sids:
        hashes = [{"sid_hash": uow.scope.keyring.lookup("sid", sid), "kept_at": entry.at} for sid in entry.sids]
        connection.execute(insert_into(connection, kept_sids).on_conflict_do_nothing(), hashes)
        SqlProviderDeletions(connection).add(entry.sids, now)
    _note_erasure(uow, uid, entry.at)
    return 0 if person_id is None else 1


def _note_erasure(uow: SqlUnitOfWork, uid: bytes, at: datetime) -> None:
    """Remember an erasure of somebody the copy does not know, so that the next restore finds it here too."""
    counts = {"messages": 0, "answers": 0, "files": 0, "provider_copies": 0}
    code = make_code(uow.scope.entropy(ENTROPY_BYTES))
    values = {"person_uid": uid, "receipt": code, "reason": "replayed", "at": at, **counts}
    statement = insert_into(uow.scope.connection, erasures).values(**values)
    uow.scope.connection.execute(statement.on_conflict_do_nothing())


def _settle_opt_outs(uow: SqlUnitOfWork, entries: Iterable[Lasting]) -> int:
    """The newest word of each contact holds."""
    newest = {each.who: each for each in entries}
    connection = uow.scope.connection
    for each in newest.values():
        key_hash = bytes.fromhex(each.who)
        if each.kind == "opted_out":
            statement = insert_into(connection, opt_outs).values(key_hash=key_hash, since=each.at)
            connection.execute(statement.on_conflict_do_nothing())
        else:
            connection.execute(delete(opt_outs).where(opt_outs.c.key_hash == key_hash))
    return sum(each.kind == "opted_out" for each in newest.values())


def _check(database: Database, source: Path) -> None:
    """Raises BadInput unless the file is a copy made from the same engine."""
    try:
        with source.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise BadInput(f"the backup cannot be read: {type(error).__name__}") from error
    expected = _SQLITE_HEAD if database.dialect == "sqlite" else postgres_tools.DUMP_HEAD
    if not head.startswith(expected):
        raise BadInput(f"this file is not a backup of a {database.dialect} database")
    if database.dialect == "sqlite":
        _check_sqlite(source)


def _check_sqlite(source: Path) -> None:
    try:
        with closing(_open(source, _UNTOUCHED)) as copy:
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
            tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise BadInput("the backup is damaged") from error
    if verdict != "ok":
        raise BadInput("the backup is damaged")
    if not {"alembic_version", "persons"} <= tables:
        raise BadInput("this file is not a backup of this service")


def _copy_sqlite(source: Path, target: Path, *, mode: str = "mode=rw") -> None:
    """One consistent copy, even while others write; into a database that others have open, in one transaction."""
    with closing(_open(source, mode)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)


def _file_of(database: Database) -> Path:
    return Path(str(database.engine.url.database))
