"""What the doctor asks Twilio exists in Twilio's own OpenAPI files: paths, methods and parameters."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from twilio.http import HttpClient
from twilio.http.response import Response

from app.channels.standin.desk import ACCOUNT, TOKEN
from app.channels.twilio_client import TwilioAccount, open_client
from app.channels.twilio_http import Wire
from app.channels.twilio_setup import TwilioSetup
from tests.support.twilio_spec import SHARED

FILES = ("twilio_api_v2010.json", "twilio_messaging_v1.json", "twilio_messaging_v2.json")
SERVICE, SMS, WHATSAPP = "MG" + "2" * 32, "+13105550199", "+13105550198"


class Remembering(HttpClient):  # type: ignore[misc]
    """Answers every question with an empty page of a good account; remembers what was asked."""

    def __init__(self) -> None:
        super().__init__(logging.getLogger("spec"), False, None)
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    def request(self, method: str, url: str, params: dict[str, Any] | None = None, **_: Any) -> Response:
        """Remember and answer."""
        self.asked.append((method.lower(), re.sub(r"^https://[^/]+", "", url), dict(params or {})))
        empty = {"status": "active", "type": "Full", "use_inbound_webhook_on_number": True, "meta": {"key": "senders"}}
        lists = {key: [] for key in ("incoming_phone_numbers", "phone_numbers", "senders", "messages")}
        meta = {"meta": {"key": "phone_numbers" if url.endswith("PhoneNumbers") else "senders"}}
        return Response(200, json.dumps(empty | lists | meta))


def operations() -> dict[tuple[str, str], set[str]]:
    """Every GET of Twilio's files by path pattern, with the query parameters it knows."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in FILES:
        path = SHARED / "twilio" / name
        if not path.exists():
            pytest.skip(f"{name} is not at {path.parent}: set ORIENTA_SHARED to the folder that holds twilio/")
        for pattern, item in json.loads(path.read_text(encoding="utf-8"))["paths"].items():
            for method, operation in item.items():
                if isinstance(operation, dict):
                    known = {each["name"] for each in operation.get("parameters", ()) if each.get("in") == "query"}
                    found[method, re.sub(r"\{[^}]+\}", "[^/]+", pattern)] = known
    return found


def test_everything_the_doctor_asks_is_in_twilios_own_files() -> None:
    """Only GETs, only paths that exist, only parameters that Twilio knows."""
    known = operations()
    wire = Remembering()
    account = TwilioAccount(ACCOUNT, ACCOUNT, TOKEN, messaging_service_sid=SERVICE)
    client = open_client(account, wire)
    list(TwilioSetup(client, account, Wire(), "https://bot.example", WHATSAPP, SMS).checks())
    assert len(wire.asked) >= 7
    for method, path, params in wire.asked:
        assert method == "get"
        match = next((k for k in known if k[0] == method and re.fullmatch(k[1], path)), None)
        assert match is not None, path
        assert {name.rstrip("<>") for name in params} <= {name.rstrip("<>") for name in known[match]}, (path, params)
