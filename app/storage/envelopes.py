"""A message as bytes, ready to be sealed, and back."""

from __future__ import annotations

import json

from app.services.messages import Address, Outbound, Template


def pack(message: Outbound) -> bytes:
    """The whole message as JSON. ASCII only, so that any text a phone can send survives."""
    to, template = message.to, message.template
    held = {
        "to": {"channel": to.channel, "key": to.key, "reply_to": to.reply_to, "number": to.number},
        "sender": message.sender,
        "body": message.body,
        "template": {"content_sid": template.content_sid, "variables": dict(template.variables)} if template else None,
        "media_urls": message.media_urls,
        "valid_for_seconds": message.valid_for_seconds,
    }
    return json.dumps(held, separators=(",", ":")).encode("ascii")


def unpack(packed: bytes) -> Outbound:
    """The message again."""
    held = json.loads(packed)
    held["to"] = Address(**held["to"])
    held["template"] = Template(**held["template"]) if held["template"] else None
    held["media_urls"] = tuple(held["media_urls"])
    return Outbound(**held)
