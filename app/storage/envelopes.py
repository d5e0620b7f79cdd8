"""A message as bytes, ready to be sealed, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from app.services.messages import Address, Outbound, Template


def pack(message: Outbound) -> bytes:
    """The whole message as JSON. ASCII only, so that any text a phone can send survives."""
    template = message.template
    variables = dict(template.variables) if template else None
    held = asdict(replace(message, template=None))
    held["template"] = {"content_sid": template.content_sid, "variables": variables} if template else None
    return json.dumps(held, separators=(",", ":")).encode("ascii")


def unpack(packed: bytes) -> Outbound:
    """The message again."""
    held = json.loads(packed)
    held["to"] = Address(**held["to"])
    held["template"] = Template(**held["template"]) if held["template"] else None
    held["media_urls"] = tuple(held["media_urls"])
    return Outbound(**held)
