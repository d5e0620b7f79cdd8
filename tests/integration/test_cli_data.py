"""`orienta data`, `cases` and `i589 export` on an installation with somebody in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from app.storage.database import Database
from app.storage.keyfile import add_operator_key, create_key_file, load_key_file
from app.storage.migrating import upgrade
from app.storage.rotation import operator_keys_in_use
from app.storage.tables import access_log, answer_revisions, cases
from tests.support.command_line import Orienta, command_line, read_json
from tests.support.stored import NOW, ROSA, answer, factory, message

NAME = {"state": "answered", "value": "PEREZ", "original": "Perez", "language": "es"}


@dataclass(frozen=True)
class Installation:
    """An installation with Rosa's case in it, and its command line."""

    folder: Path
    url: str
    code: str
    orienta: Orienta

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.folder / "data" / "keys"

    def rows(self, table: object) -> int:
        """How many rows a table has."""
        database = Database(self.url)
        with database.read() as connection:
            count = len(connection.execute(select(table)).all())  # type: ignore[call-overload]
        database.close()
        return count


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    """Keys, a database, one person with one answer."""
    url = f"sqlite:///{tmp_path / 'data' / 'orienta.db'}"
    ring = create_key_file(tmp_path / "data" / "keys")
    database = Database(url)
    upgrade(database)
    with factory(database, ring=ring)() as work:
        seat = work.seats.take(ROSA, now=NOW)
        work.inbox.add(message("SM" + "1" * 32), conversation_id=seat.conversation_id)
        work.answers.append(seat.case_id, [answer("A.I.4", json.dumps(NAME))])
        work.consents.record(seat.case_id, seat.organisation_id, True, NOW)
        work.seats.save(seat, state="{}", language="es", case_state="in_progress", flags=[], now=NOW)
        work.commit()
    database.close()
    with command_line(tmp_path) as orienta:
        yield Installation(tmp_path, url, seat.case_code, orienta)


def test_cases_are_listed_by_their_clear_columns(place: Installation) -> None:
    """Code, state and language; no name anywhere."""
    done = place.orienta("cases", "list", "--json")
    (case,) = read_json(done)["cases"]
    assert (case["code"], case["state"], case["language"]) == (place.code, "in_progress", "es")
    assert "PEREZ" not in done.stdout
    assert place.code in place.orienta("cases", "list").stdout


def test_a_volunteer_exports_a_case_as_file_and_draft(place: Installation) -> None:
    """Both files are made, and one line says who read the case."""
    application, draft = place.folder / "application.json", place.folder / "draft.pdf"
    done = place.orienta(
        "i589", "export", place.code, "--out", application, "--out", draft, "--by", "Ana Volunteer", "--json"
    )
    assert done.exit_code == 0, done.stderr
    assert json.loads(application.read_text(encoding="utf-8"))["answers"]["A.I.4"] == NAME
    assert draft.read_bytes().startswith(b"%PDF")
    assert application.stat().st_mode & 0o077 == 0
    assert place.rows(access_log) == 1
    assert place.orienta("i589", "check", application, "--json").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["00000000", "--out", "x.json", "--by", "Ana"], 1, id="no such case"),
        pytest.param(["who?", "--out", "x.json", "--by", "Ana"], 1, id="no code at all"),
        pytest.param(["{code}", "--out", "x.json"], 2, id="nobody named"),
        pytest.param(["{code}", "--out", "x.json", "--by", " "], 2, id="a blank name"),
        pytest.param(["{code}", "--by", "Ana"], 2, id="no file named"),
        pytest.param(["{code}", "--out", "x.txt", "--by", "Ana"], 2, id="a file of another kind"),
    ],
)
def test_an_export_that_cannot_be_leaves_no_file_and_no_line(
    place: Installation, arguments: list[str], code: int
) -> None:
    """Nothing is read, so nothing is logged."""
    done = place.orienta("i589", "export", *(each.format(code=place.code) for each in arguments))
    assert done.exit_code == code
    assert not list(place.folder.glob("x.*"))
    assert place.rows(access_log) == 0


def test_erasing_asks_first(place: Installation) -> None:
    """A no ends with code 1 and the person is still there."""
    done = place.orienta("data", "erase", place.code, input="n\n")
    assert done.exit_code == 1
    assert place.rows(cases) == 1


def test_erasing_takes_the_person_and_gives_a_receipt(place: Installation) -> None:
    """Counts of what went; a second time there is no such case."""
    told = read_json(place.orienta("data", "erase", place.code, "--yes", "--json"))
    assert (told["messages"], told["answers"], told["files"]) == (1, 1, 0)
    assert told["receipt"] != place.code
    assert (place.rows(cases), place.rows(answer_revisions)) == (0, 0)
    assert place.orienta("data", "erase", place.code, "--yes").exit_code == 1


def test_purging_ends_nothing_that_was_not_announced(place: Installation) -> None:
    """However old, a case that nobody was told about stays."""
    assert read_json(place.orienta("data", "purge", "--yes", "--json")) == {"ended": 0}
    assert place.rows(cases) == 1


def test_rotating_wraps_everything_anew_and_keeps_the_older_key(place: Installation) -> None:
    """The newest key is in force; the older stays for older backups."""
    told = read_json(place.orienta("data", "rotate-key", "--yes", "--json"))
    assert told == {"newest": 2, "wrapped": 1, "kept": [1, 2]}
    database = Database(place.url)
    assert operator_keys_in_use(database) == {2: 1}
    database.close()


def test_the_older_keys_go_only_when_asked(place: Installation) -> None:
    """With --drop-old one key is left and still opens what is there."""
    assert read_json(place.orienta("data", "rotate-key", "--yes", "--drop-old", "--json"))["kept"] == [2]
    assert load_key_file(place.keys).numbers == (2,)
    out = place.folder / "a.json"
    assert place.orienta("i589", "export", place.code, "--out", out, "--by", "Ana").exit_code == 0


def test_a_rotation_that_broke_off_is_finished_without_another_key(place: Installation) -> None:
    """A new key that wraps nothing yet is used, not doubled."""
    add_operator_key(place.keys)
    assert read_json(place.orienta("data", "rotate-key", "--yes", "--json"))["newest"] == 2


def test_a_backup_is_made_once_and_never_over_a_file(place: Installation) -> None:
    """The copy is private; the same name again is wrong use."""
    copy = place.folder / "copy.db"
    told = read_json(place.orienta("data", "backup", copy, "--json"))
    assert told["bytes"] == copy.stat().st_size > 0
    assert copy.stat().st_mode & 0o077 == 0
    assert place.orienta("data", "backup", copy).exit_code == 2


def test_a_backup_to_a_place_that_cannot_be_is_wrong_use(place: Installation) -> None:
    """A folder that is a file: exit 2 and the reason, no traceback."""
    done = place.orienta("data", "backup", place.keys / "copy.db")
    assert (done.exit_code, "cannot be written" in done.stderr) == (2, True)


def test_a_database_that_does_not_answer_is_named_by_its_setting(place: Installation) -> None:
    """Exit 2, and the password in the address is not repeated."""
    with command_line(place.folder, database_url="postgresql://me:hush-hush@127.0.0.1:1/none") as orienta:
        done = orienta("cases", "list")
    assert (done.exit_code, "ORIENTA_DATABASE_URL" in done.stderr) == (2, True)
    assert "hush-hush" not in done.output


def test_a_restore_brings_the_case_back_but_nobody_who_was_erased(place: Installation) -> None:
    """The copy is older than the erasure, which is done again."""
    copy = place.folder / "copy.db"
    place.orienta("data", "backup", copy)
    place.orienta("data", "erase", place.code, "--yes")
    told = read_json(place.orienta("data", "restore", copy, "--yes", "--json"))
    assert told["erased_again"] == 1
    assert place.rows(cases) == 0


@pytest.mark.parametrize(
    ("make", "named"),
    [
        pytest.param(None, "cannot be read", id="no such file"),
        pytest.param(b"not a database", "not a backup", id="another file"),
    ],
)
def test_what_is_no_copy_is_refused_and_the_database_stays(place: Installation, make: bytes | None, named: str) -> None:
    """Exit 1; the case is still there."""
    copy = place.folder / "copy.db"
    if make is not None:
        copy.write_bytes(make)
    done = place.orienta("data", "restore", copy, "--yes")
    assert (done.exit_code, named in done.stderr) == (1, True)
    assert place.rows(cases) == 1


@pytest.mark.parametrize(
    "command",
    [["cases", "list"], ["data", "backup", "x"], ["data", "erase", "00000000", "--yes"], ["data", "rotate-key"]],
    ids=" ".join,
)
def test_without_the_key_file_nothing_is_done_and_no_keys_are_made(place: Installation, command: list[str]) -> None:
    """Fresh keys would shut the database for ever: exit 2 and what to bring."""
    place.keys.unlink()
    done = place.orienta(*command)
    assert (done.exit_code, "key file" in done.stderr) == (2, True)
    assert not place.keys.exists()
