"""How the stand-in shows what it holds: as Twilio's resources, and as a telephone would show a conversation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from app.channels.standin.store import Store, Taken

_VARIABLE = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")


def resource(taken: Taken, account: str) -> dict[str, Any]:
    """The Message resource of the core API."""
    base = f"/2010-04-01/Accounts/{account}/Messages/{taken.sid}"
    return {
        "sid": taken.sid,
        "account_sid": account,
        "api_version": "2010-04-01",
        "from": taken.sender or None,
        "to": taken.to,
        "body": taken.body,
        "direction": taken.direction,
        "status": taken.status,
        "error_code": taken.error_code,
        "error_message": None,
        "messaging_service_sid": taken.service or None,
        "num_media": str(len(taken.media)),
        "num_segments": "1",
        "price": None,
        "price_unit": "USD",
        "date_created": _rfc2822(taken.at),
        "date_updated": _rfc2822(taken.sent_at or taken.at),
        "date_sent": _rfc2822(taken.sent_at) if taken.sent_at else None,
        "uri": base + ".json",
        "subresource_uris": {"media": base + "/Media.json"},
    }


def rendered(text: str, samples: Mapping[str, str], values: Mapping[str, str]) -> str:
    """A content's text with its variables put in; one without a value shows its sample."""
    return _VARIABLE.sub(lambda match: str(values.get(match[1], samples.get(match[1], match[0]))), text)


def content_body(content: Mapping[str, Any], values: Mapping[str, str], *, whatsapp: bool) -> str:
    """The words of a content on this channel: SMS falls back to its `twilio/text` part."""
    types: Mapping[str, Any] = content["types"]
    kinds = ("twilio/quick-reply", "twilio/list-picker", "twilio/text") if whatsapp else ("twilio/text",)
    chosen: Mapping[str, Any] = next((types[kind] for kind in kinds if kind in types), next(iter(types.values()), {}))
    return rendered(str(chosen.get("body", "")), content.get("variables") or {}, values)


def bubble(taken: Taken, store: Store) -> dict[str, Any]:
    """One message as a telephone shows it, with the buttons or the list that can be tapped."""
    shown: dict[str, Any] = {
        "sid": taken.sid,
        "direction": "in" if taken.direction == "inbound" else "out",
        "body": taken.body,
        "at": taken.at.isoformat(),
        "status": taken.status,
        "error_code": taken.error_code,
        "media": list(taken.media),
        "buttons": [],
        "list": None,
    }
    content = store.contents.get(taken.content_sid)
    if content is None or not taken.person.startswith("whatsapp:"):
        return shown
    return shown | _taps(content, taken.variables)


def _taps(content: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    filled = json.loads(json.dumps(content["types"]), object_hook=lambda part: _fill(part, content, values))
    if "twilio/quick-reply" in filled:
        actions = filled["twilio/quick-reply"].get("actions") or []
        return {"buttons": [{"id": action.get("id"), "title": action.get("title")} for action in actions]}
    if "twilio/list-picker" in filled:
        picker = filled["twilio/list-picker"]
        return {"list": {"button": picker.get("button"), "items": picker.get("items") or []}}
    return {}


def _fill(part: dict[str, Any], content: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    samples = content.get("variables") or {}
    return {k: rendered(v, samples, values) if isinstance(v, str) else v for k, v in part.items()}


def _rfc2822(moment: datetime) -> str:
    return format_datetime(moment.replace(microsecond=0))
