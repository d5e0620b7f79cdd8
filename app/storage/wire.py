"""Our plain types as JSON text and back: what goes under a seal."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from app.services.messages import Address, Inbound, MediaRef
from app.services.ports import Revision, Told


def address_text(address: Address) -> str:
    """An address, ready to be sealed."""
    return _dump([address.channel, address.key, address.reply_to, address.number])


def read_address(text: str) -> Address:
    """The address again."""
    channel, key, reply_to, number = json.loads(text)
    return Address(channel, key, reply_to, number)


def inbound_text(inbound: Inbound) -> str:
    """A message as it came, every field of it."""
    return _dump(
        {
            "sid": inbound.sid,
            "address": json.loads(address_text(inbound.address)),
            "sender": inbound.sender,
            "body": inbound.body,
            "received_at": inbound.received_at.isoformat(),
            "payload": inbound.payload,
            "media": [[each.url, each.content_type] for each in inbound.media],
            "opt_out_type": inbound.opt_out_type,
            "quoted_sid": inbound.quoted_sid,
            "has_location": inbound.has_location,
            "profile_name": inbound.profile_name,
            "extra": dict(inbound.extra),
        }
    )


def read_inbound(text: str) -> Inbound:
    """The message again."""
    fields: dict[str, Any] = json.loads(text)
    fields["address"] = Address(*fields["address"])
    fields["received_at"] = datetime.fromisoformat(fields["received_at"])
    fields["media"] = tuple(MediaRef(url, content_type) for url, content_type in fields["media"])
    return Inbound(**fields)


def revision_text(revision: Revision) -> str:
    """A revision with its address, author and time, so that no part of a row can be exchanged for another's."""
    at = revision.at.isoformat()
    return _dump([revision.address, revision.leaf, revision.author, at, revision.release, revision.message_sid])


def read_revision(text: str) -> Revision:
    """The revision again."""
    address, leaf, author, at, release, message_sid = json.loads(text)
    return Revision(address, leaf, author, datetime.fromisoformat(at), release, message_sid)


def told_text(told: Told) -> str:
    """What was said, its facts and when."""
    return _dump([told.text_id, list(told.fact_ids), told.at.isoformat()])


def read_told(text: str) -> Told:
    """The same again."""
    text_id, fact_ids, at = json.loads(text)
    return Told(text_id, tuple(fact_ids), datetime.fromisoformat(at))


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
