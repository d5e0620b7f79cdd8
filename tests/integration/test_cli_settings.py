"""`orienta settings`, and what every command does with a wrong setting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import COMMANDS
from app.settings import ROOT, Settings
from tests.support.command_line import command_line, read_json

SECRET = "never-shown-anywhere"


def test_every_setting_is_listed_with_its_meaning(tmp_path: Path) -> None:
    """Each setting of the code is there, with a meaning, a default and whether it is set."""
    with command_line(tmp_path) as orienta:
        rows = read_json(orienta("settings", "--json"))["settings"]
    assert [row["setting"] for row in rows] == [f"ORIENTA_{name.upper()}" for name in Settings.model_fields]
    assert all(row["meaning"] for row in rows)
    assert {row["setting"] for row in rows if row["is_set"]} == {"ORIENTA_DATA_DIR", "ORIENTA_DATABASE_URL"}


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["for people", "as JSON"])
def test_a_secret_is_never_shown(tmp_path: Path, as_json: list[str]) -> None:
    """It is said that it is set, and no more; a database password is as secret as a token."""
    with command_line(
        tmp_path,
        twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token=SECRET,
        twilio_sms_sender="+13105550199",
        smtp_url=f"smtp://me:{SECRET}@mail.example:587",
        database_url=f"postgresql://orienta:{SECRET}@db.example/orienta",
    ) as orienta:
        done = orienta("settings", *as_json)
    assert done.exit_code == 0
    assert SECRET not in done.output


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        pytest.param("port", "eighty", "ORIENTA_PORT", id="not a number"),
        pytest.param("public_url", "bot.example", "ORIENTA_PUBLIC_URL", id="an address without https"),
        pytest.param("database_url", "mysql://x", "ORIENTA_DATABASE_URL", id="another database"),
        pytest.param("twilio_sms_sender", "555", "ORIENTA_TWILIO_SMS_SENDER", id="not a number to send from"),
        pytest.param("mode", "production", "ORIENTA_TWILIO_ACCOUNT_SID", id="production without an account"),
        pytest.param("time_zone", "Tijuana", "ORIENTA_TIME_ZONE", id="a zone that does not exist"),
    ],
)
@pytest.mark.parametrize("command", [["settings"], ["doctor"], ["cases", "list"]], ids=" ".join)
def test_a_wrong_setting_ends_with_two_and_is_named(
    tmp_path: Path, setting: str, value: str, named: str, command: list[str]
) -> None:
    """Exit 2, the setting's whole name, and nothing on standard output."""
    with command_line(tmp_path, **{setting: value}) as orienta:
        done = orienta(*command, "--json")
    assert (done.exit_code, named in done.stderr, done.stdout) == (2, True, "")


def _paths() -> list[list[str]]:
    groups = {
        "i589": ["schema", "fill", "packet", "check", "export"],
        "forms": ["list", "inspect", "add", "fetch"],
        "cases": ["list", "forget-pin"],
        "content": ["check", "cost", "transcripts", "stale", "extract", "update", "sms"],
        "data": ["erase", "purge", "rotate-key", "backup", "restore"],
        "twilio": ["templates"],
    }
    inner = [[group, name] for group, names in groups.items() for name in names]
    return [[name] for name in COMMANDS] + inner + [["twilio", "templates", n] for n in ("sync", "status")]


@pytest.mark.parametrize("path", _paths(), ids=" ".join)
def test_every_command_explains_itself(tmp_path: Path, path: list[str]) -> None:
    """--help ends with 0 and says what the command does, without any setting being right."""
    with command_line(tmp_path, port="eighty") as orienta:
        done = orienta(*path, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.stdout


def test_the_installed_command_ends_with_the_codes_of_the_contract(tmp_path: Path) -> None:
    """The process itself, not only the code inside: 0, 1 and 2."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORIENTA_")}
    command = [str(Path(sys.executable).with_name("orienta"))]

    def code(*arguments: str, **settings: str) -> int:
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment | settings, capture_output=True, check=False
        )
        return done.returncode

    assert code("i589", "schema") == 0
    assert code("i589", "check", str(ROOT / "tests" / "nothing.json")) == 1
    assert code("i589", "check") == 2
    assert code("settings", ORIENTA_PORT="eighty") == 2
