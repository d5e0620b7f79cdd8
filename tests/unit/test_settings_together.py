"""Settings that would be dangerous together are refused before anything starts; no refusal repeats a secret."""

from __future__ import annotations

from typing import Any

import pytest

from app.channels.standin.desk import ACCOUNT, TOKEN
from app.commands.configuring import settings_command
from app.errors import BadSettings
from app.settings import EVERYBODY_KNOWS, Settings, read_settings
from app.wiring_settings import webhook_secrets

PRODUCTION: dict[str, Any] = {
    "_env_file": None,
    "mode": "production",
    "public_url": "https://bot.example.org",
    "organisation_contact": "ayuda@example.org",
    "staff_hours": "lun-vie 9-17",
    "twilio_account_sid": "AC" + "1" * 32,
    "twilio_auth_token": "an-invented-token",
    "twilio_sms_sender": "+13105550199",
}


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ORIENTA_{name.upper()}", raising=False)


def test_production_as_it_should_be() -> None:
    """The settings that the others change are accepted."""
    assert read_settings(**PRODUCTION).is_production


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"twilio_auth_token": TOKEN}, "ORIENTA_TWILIO_AUTH_TOKEN", id="the stand-in's token"),
        pytest.param({"twilio_next_auth_token": TOKEN}, "ORIENTA_TWILIO_AUTH_TOKEN", id="the stand-in's as the next"),
        pytest.param({"twilio_account_sid": ACCOUNT}, "ORIENTA_TWILIO_ACCOUNT_SID", id="the stand-in's account"),
        pytest.param({"twilio_base_url": "http://127.0.0.1:4010"}, "ORIENTA_TWILIO_BASE_URL", id="a stand-in"),
        pytest.param({"twilio_base_url": "https://evil.example"}, "ORIENTA_TWILIO_BASE_URL", id="another provider"),
        pytest.param({"public_url": "http://bot.example.org"}, "ORIENTA_PUBLIC_URL", id="no TLS"),
        pytest.param({"twilio_auth_token": ""}, "ORIENTA_TWILIO_AUTH_TOKEN", id="no token"),
    ],
)
def test_dangerous_production_is_refused(changes: dict[str, Any], named: str) -> None:
    """Production with what belongs to a trial names the setting and repeats no value of it."""
    with pytest.raises(BadSettings, match=named) as refused:
        read_settings(**PRODUCTION | changes)
    assert not any(str(value) in str(refused.value) for value in changes.values() if value)


@pytest.mark.parametrize("url", ["http://10.0.0.8:4010", "https://api.example.org", "http://127.0.0.1.evil.example"])
def test_stand_in_lives_on_loopback(url: str) -> None:
    """Outside production too, messages and credentials go to the provider or stay on this machine."""
    with pytest.raises(BadSettings, match="loopback"):
        read_settings(_env_file=None, twilio_base_url=url)


def test_known_secrets_are_the_stand_ins() -> None:
    """What is refused is what the stand-in takes by default."""
    assert {ACCOUNT, TOKEN} == EVERYBODY_KNOWS


def test_no_way_in_without_a_token() -> None:
    """Whoever builds settings by hand and forgets the token has no webhook that a known token opens."""
    bare = {name: value for name, value in PRODUCTION.items() if name != "twilio_auth_token"}
    assert webhook_secrets(Settings(**bare)) == ()
    assert webhook_secrets(Settings(**bare | {"mode": "development"})) == ()
    assert webhook_secrets(Settings(_env_file=None)) == (TOKEN,)


@pytest.mark.parametrize("password", ["hush", "hu/sh", "hu@sh", "hu:sh", "hu%2Fsh"])
def test_no_password_is_printed(
    password: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever characters a database password has, `orienta settings` leaves all of it out."""
    monkeypatch.setenv("ORIENTA_DATABASE_URL", f"postgresql://me:{password}@db.example/orienta")
    settings_command(as_json=True)
    assert "hu" not in capsys.readouterr().out.partition("ORIENTA_DATABASE_URL")[2].partition("ORIENTA_DATA_DIR")[0]
