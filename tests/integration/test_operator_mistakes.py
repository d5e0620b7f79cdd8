"""What an operator can get wrong is told in the words of a setting, before anything is harmed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from app.commands.checkups import local_checks
from app.commands.starting import build, only_one
from app.errors import BadSettings
from app.settings import Settings
from tests.support.installed import ANA, Installation, installed


def newer_release(house: Installation) -> None:
    """A newer release has used the database."""
    house.hear(ANA, "hola")
    house.change(text("UPDATE alembic_version SET version_num = '9999_of_the_future'"))


def somebody_elses(house: Installation) -> None:
    """The path leads to another program's database."""
    house.folder.mkdir(exist_ok=True)
    with sqlite3.connect(house.folder / "orienta.db") as other:
        other.execute("CREATE TABLE persons (name TEXT)")


def a_text(house: Installation) -> None:
    """The path leads to a text."""
    (house.folder / "orienta.db").write_text("name,number\n" * 999)


def a_folder(house: Installation) -> None:
    """The path leads to a folder."""
    (house.folder / "orienta.db").mkdir()


def broken_keys(house: Installation) -> None:
    """The key file was edited."""
    house.settings.keys.parent.mkdir(parents=True)
    house.settings.keys.write_text("lookup c2VjcmV0\n")
    house.settings.keys.chmod(0o600)


def keys_are_a_folder(house: Installation) -> None:
    """The key file's place is a folder, as a mistyped mount makes it."""
    house.settings.keys.mkdir(parents=True)


@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        pytest.param(newer_release, "ORIENTA_DATABASE_URL.*newer release", id="a release was taken back"),
        pytest.param(somebody_elses, "ORIENTA_DATABASE_URL", id="another program's database"),
        pytest.param(a_text, "ORIENTA_DATABASE_URL", id="no database"),
        pytest.param(a_folder, "ORIENTA_DATABASE_URL", id="a folder"),
        pytest.param(broken_keys, "keys, entry", id="an edited key file"),
        pytest.param(keys_are_a_folder, "ORIENTA_KEY_FILE", id="keys in a mistyped mount"),
    ],
)
def test_start_is_refused_and_nothing_is_harmed(tmp_path: Path, mistake: object, named: str) -> None:
    """The start ends with the setting's name, and the file is as it was."""
    with installed(tmp_path) as house:
        assert callable(mistake)
        mistake(house)
    database = tmp_path / "orienta.db"
    before = database.read_bytes() if database.is_file() and mistake is not newer_release else b""
    with installed(tmp_path) as house, pytest.raises(BadSettings, match=named):
        build(house.orienta)
    if before and mistake is a_text:
        assert database.read_bytes() == before


def test_other_programs_tables_stay(tmp_path: Path) -> None:
    """Nothing is made beside the tables of another program."""
    with installed(tmp_path) as house:
        somebody_elses(house)
        with pytest.raises(BadSettings):
            build(house.orienta)
    with sqlite3.connect(tmp_path / "orienta.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("persons",)]


def test_second_worker_of_a_name_is_refused(tmp_path: Path) -> None:
    """Two workers that would take each other's messages do not run side by side; one with its own name may."""
    with installed(tmp_path) as first, installed(tmp_path) as second:
        build(first.orienta)
        with only_one(first.orienta):
            with pytest.raises(BadSettings, match="ORIENTA_WORKER"), only_one(second.orienta):
                pass
            with installed(tmp_path, worker="two") as third, only_one(third.orienta):
                pass
        with only_one(second.orienta):
            assert {f.stat().st_mode & 0o777 for f in (tmp_path / "data").glob("worker-*.lock")} == {0o600}


def test_files_that_others_can_read_are_a_problem(tmp_path: Path) -> None:
    """The doctor names the database and the journal when somebody copied them with open permissions."""
    with installed(tmp_path) as house:
        house.hear(ANA, "hola", "ALTO")
        settings = house.settings
    assert problems(settings) == []
    for file in (tmp_path / "orienta.db", tmp_path / "data" / "journal.jsonl"):
        file.chmod(0o644)
    assert problems(settings) == ["file permissions", "file permissions"]


def test_trial_on_a_real_account_is_a_problem(tmp_path: Path) -> None:
    """Development says what nobody has signed: that must not reach people."""
    given = {"data_dir": tmp_path, "twilio_account_sid": "AC" + "1" * 32, "twilio_auth_token": "x"}
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/none.db", **given)  # type: ignore[arg-type]
    assert "mode and account" in problems(settings)


def problems(settings: Settings) -> list[str]:
    """Names of what the doctor finds wrong on this machine."""
    return [check.name for check in local_checks(settings) if check.standing == "problem"]
