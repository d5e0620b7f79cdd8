"""Typed settings, read once at start from the environment or `.env` (prefix ORIENTA_) and passed in.

`orienta settings` prints each with its meaning. A wrong one ends the process with code 2 and names the setting.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import BadSettings

ROOT = Path(__file__).resolve().parent.parent

EVERYBODY_KNOWS = frozenset({"standin-token", "AC" + "0" * 32})
"""Token and account that the stand-in takes by default: they stand in this repository and protect nothing."""


class Settings(BaseSettings):
    """Everything an operator may set. Defaults run the phone simulator on this machine, with no account anywhere."""

    model_config = SettingsConfigDict(env_prefix="ORIENTA_", env_file=".env", extra="ignore", frozen=True)

    mode: Literal["development", "production"] = Field(
        "development", description="development shows unsigned text under a banner and serves /simulator"
    )
    host: str = Field("127.0.0.1", description="address to listen on")
    port: int = Field(8000, ge=1, le=65535, description="port to listen on")
    public_url: str = Field("http://127.0.0.1:8000", description="the address the provider calls, as it signs it")
    database_url: str = Field("sqlite:///var/orienta.db", description="sqlite:///path or postgresql+psycopg://…")
    data_dir: Path = Field(Path("var"), description="folder for keys, forms and files of this installation")
    key_file: Path | None = Field(None, description="operator key file; default <data_dir>/keys, made at start")
    content_dir: Path = Field(ROOT / "content", description="folder of flows, facts and word tables")
    locales_dir: Path = Field(ROOT / "locales", description="folder of the translation catalogues")
    forms_dir: Path = Field(ROOT / "forms", description="folder of form editions: maps and manifests")
    blanks_dir: Path | None = Field(None, description="folder of installed blank forms; default <data_dir>/forms")

    organisation_name: str = Field("Orienta (trial)", description="who runs this service, as people are told")
    organisation_contact: str = Field("", description="how people reach the organisation: a phone number or e-mail")
    staff_hours: str = Field("", description="when a person answers, in hours or words: Mon-Fri 9:00-17:00")
    time_zone: str = Field("America/Tijuana", description="IANA zone of the organisation")
    retention_months: int = Field(12, ge=1, le=60, description="months after the last activity until a case is purged")
    daily_budget: int = Field(5000, ge=1, description="messages and SMS segments a day before sending pauses")
    contact_budget: int = Field(600, ge=20, description="the same for one person, so that nobody spends what all need")
    newcomer_limit: int = Field(200, ge=1, description="new contacts an hour that are welcomed; the others wait")
    flood_limit: int = Field(120, ge=5, description="messages from one contact in ten minutes before we slow down")

    twilio_account_sid: str = Field("", description="AC…, from the Twilio console; empty means the simulator")
    twilio_auth_token: SecretStr = Field(SecretStr(""), description="auth token: signs webhooks")
    twilio_next_auth_token: SecretStr = Field(SecretStr(""), description="the secondary token while rotating")
    twilio_api_key: str = Field("", description="SK…: key to send with; empty uses the account's token")
    twilio_api_secret: SecretStr = Field(SecretStr(""), description="secret of the API key")
    twilio_whatsapp_sender: str = Field("", description="our WhatsApp number, E.164")
    twilio_sms_sender: str = Field("", description="our SMS number, E.164")
    twilio_messaging_service: str = Field("", description="MG…: Messaging Service for templates and opt-out")
    twilio_base_url: str = Field("", description="only for a stand-in on loopback; empty is Twilio itself")

    smtp_url: SecretStr = Field(SecretStr(""), description="smtp://user:password@host:587 for alerts; empty: no e-mail")
    alert_from: str = Field("", description="sender address of alert mails")
    alert_to: str = Field("", description="who gets alert mails, comma separated")
    duty_number: str = Field("", description="E.164 number that gets alerts by SMS, code only")
    worker_silence: int = Field(10, ge=2, le=1440, description="minutes without a sign of the worker: an alert")
    provider_silence: int = Field(
        60, ge=10, le=1440, description="minutes in which messages were owed and nothing came from Twilio: an alert"
    )
    send_rate_whatsapp: float = Field(20.0, gt=0, description="WhatsApp messages a second")
    send_rate_sms: float = Field(1.0, gt=0, description="SMS segments a second")
    clinic_idle_minutes: int = Field(30, ge=5, le=240, description="minutes without a page until staff sign in again")
    clinic_longest_hours: int = Field(12, ge=1, le=24, description="hours until staff sign in again, whatever they do")
    clinic_invitation_hours: int = Field(72, ge=1, le=336, description="hours that an invitation's link works")
    worker: str = Field("", description="a worker's own name, where several run on one machine")
    run_worker: bool = Field(True, description="deliver from the web process; false when `orienta worker` runs apart")

    @field_validator("public_url", "twilio_base_url")
    @classmethod
    def _is_url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with https:// (or http:// on this machine)")
        return value.rstrip("/")

    @field_validator("twilio_base_url")
    @classmethod
    def _is_loopback(cls, value: str) -> str:
        if value and urlsplit(value).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise ValueError("must be on loopback (127.0.0.1): credentials and messages would go to another machine")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql+psycopg://", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value.replace("postgresql://", "postgresql+psycopg://", 1)

    @field_validator("time_zone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("must be the name of a time zone, like America/Tijuana") from None
        return value

    @field_validator("twilio_whatsapp_sender", "twilio_sms_sender", "duty_number")
    @classmethod
    def _is_number(cls, value: str) -> str:
        digits = value.removeprefix("+")
        if value and not (value.startswith("+") and digits.isdigit() and 8 <= len(digits) <= 15):
            raise ValueError("must be a number in E.164 form, like +16195550100")
        return value

    @property
    def is_production(self) -> bool:
        """True when only signed text may be said and no simulator is served."""
        return self.mode == "production"

    @property
    def has_twilio(self) -> bool:
        """True when messages go to a real account, false when the simulator stands in."""
        return bool(self.twilio_account_sid)

    @property
    def keys(self) -> Path:
        """Where the operator key and the lookup key are."""
        return self.key_file or self.data_dir / "keys"

    @property
    def blanks(self) -> Path:
        """Where installed blank forms and their compiled templates are."""
        return self.blanks_dir or self.data_dir / "forms"


def read_settings(**overrides: object) -> Settings:
    """The settings of this process. Raises BadSettings naming each wrong setting and what it expects."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise BadSettings("\n".join(_line(e["loc"], e["msg"]) for e in error.errors())) from None
    _check_together(settings)
    return settings


def _line(loc: tuple[int | str, ...], message: str) -> str:
    name = "ORIENTA_" + "_".join(str(part) for part in loc).upper()
    field = Settings.model_fields.get(str(loc[0])) if loc else None
    meaning = f" ({field.description})" if field and field.description else ""
    return f"{name}: {message.removeprefix('Value error, ')}{meaning}"


def _check_together(settings: Settings) -> None:
    wrong = []
    if settings.is_production and not settings.has_twilio:
        wrong.append("ORIENTA_TWILIO_ACCOUNT_SID: production needs an account (AC…) to send with")
    if settings.is_production and settings.twilio_base_url:
        wrong.append("ORIENTA_TWILIO_BASE_URL: production talks to the provider itself; take this setting away")
    if settings.is_production and settings.twilio_account_sid in EVERYBODY_KNOWS:
        wrong.append("ORIENTA_TWILIO_ACCOUNT_SID: this is the stand-in's account; production needs your own")
    tokens = {settings.twilio_auth_token.get_secret_value(), settings.twilio_next_auth_token.get_secret_value()}
    if settings.is_production and tokens & EVERYBODY_KNOWS:
        wrong.append("ORIENTA_TWILIO_AUTH_TOKEN: this is the stand-in's token, which anybody can read: use your own")
    if settings.is_production and settings.public_url.startswith("http://"):
        wrong.append("ORIENTA_PUBLIC_URL: production needs an https:// address, the one that the provider calls")
    if settings.has_twilio and not settings.twilio_auth_token.get_secret_value():
        wrong.append("ORIENTA_TWILIO_AUTH_TOKEN: needed to check that webhooks are the provider's")
    if settings.has_twilio and not (settings.twilio_whatsapp_sender or settings.twilio_sms_sender):
        wrong.append("ORIENTA_TWILIO_WHATSAPP_SENDER or ORIENTA_TWILIO_SMS_SENDER: needed to send from")
    if settings.is_production and not settings.organisation_contact:
        wrong.append("ORIENTA_ORGANISATION_CONTACT: people must be told how to reach the organisation")
    if settings.is_production and not settings.staff_hours:
        wrong.append("ORIENTA_STAFF_HOURS: people in danger must be told honestly when a person answers")
    if wrong:
        raise BadSettings("\n".join(wrong))
