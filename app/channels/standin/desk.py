"""What every route of the stand-in works with: its settings, its memory, its faults and its courier."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request

from app.channels.standin.courier import Courier
from app.channels.standin.faults import Faults
from app.channels.standin.store import Store

ACCOUNT = "AC" + "0" * 32
TOKEN = "standin-token"  # noqa: S105
"""What both sides take when nothing else is said; it opens nothing but a stand-in."""


@dataclass(frozen=True, slots=True)
class StandInSettings:
    """How this stand-in behaves.

    `token` is the password of API calls and signs webhooks. `inbound_url` is where people's messages are posted.
    `window`: how free text outside WhatsApp's 24 hours ends: `callback` (taken, then failed with 63016, as at Twilio),
    `answer` (refused at once with 63016) or `off`. `pace` is the seconds before each status callback; `reads` says
    whether people read on WhatsApp; `approves` whether contents are approved as soon as they are submitted;
    `protects_media` whether files are asked for with credentials only, as an account is to be set up.
    """

    account_sid: str = ACCOUNT
    token: str = TOKEN
    inbound_url: str = "http://127.0.0.1:8000/webhooks/twilio/messages"
    window: Literal["answer", "callback", "off"] = "answer"
    pace: float = 0.0
    reads: bool = True
    approves: bool = True
    protects_media: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """One stand-in's parts."""

    settings: StandInSettings
    store: Store
    faults: Faults
    courier: Courier

    def admit(self, request: Request) -> None:
        """Raise TwilioSays 401 unless the request carries the account's Basic credentials."""
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        try:
            user, _, password = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            user = password = ""
        is_known = user[:2] in ("AC", "SK") and hmac.compare_digest(password.encode(), self.settings.token.encode())
        if scheme.lower() != "basic" or not is_known:
            raise TwilioSays(401, 20003, "Authenticate")


class TwilioSays(Exception):
    """An error answer in Twilio's words: HTTP status and code."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code

    def as_json(self) -> dict[str, Any]:
        """Twilio's error body."""
        info = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": str(self), "more_info": info, "status": self.status}


class ConnectionCut(Exception):
    """The connection is to be reset without an answer."""
