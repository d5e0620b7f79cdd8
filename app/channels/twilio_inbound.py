"""One incoming message, from Twilio's form to our `Inbound`.

Fields are read by name; Twilio adds new ones without notice, and what we do not know is kept in `extra`. A shared
location is remembered only as the fact that there was one: the precise position is dropped here and goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from app.channels.twilio_form import MAX_CHARACTERS, SID, Form, Refused
from app.messaging.phone import canonical, contact_key
from app.services.messages import Address, Channel, Inbound, MediaRef

_LOCATION = frozenset({"Latitude", "Longitude", "Address", "Label"})
_MAY_REPEAT_LOCATION = frozenset({"ChannelMetadata", "InteractiveData"})
_READ = frozenset(
    {"MessageSid", "SmsSid", "SmsMessageSid", "From", "To", "Body", "ButtonPayload", "ListId", "ProfileName"}
    | {"OptOutType", "OriginalRepliedMessageSid", "NumMedia"}
)
_MEDIA = re.compile(r"Media(?:Url|ContentType)(\d{1,3})", re.ASCII)
_USER_ID = re.compile(r"[A-Za-z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}", re.ASCII)
_PREFIX = "whatsapp:"

MAX_ADDRESS = 140
"""A WhatsApp user id with its prefix; phone numbers and short codes are far below."""

MAX_PROFILE_NAME = 256


def read_inbound(fields: Sequence[tuple[str, str]], *, now: datetime) -> Inbound | Refused:
    """The message these fields describe, received at `now`; a `Refused` when it has no usable id or address.

    Never raises, whatever the fields hold. The words of the person (`body`) are not trimmed or altered, save for NUL
    characters, which no database keeps.
    """
    form = Form(fields)
    if form.size > MAX_CHARACTERS:
        return Refused("too_large")
    sid = form.word("MessageSid", "SmsMessageSid", "SmsSid")
    if not SID.fullmatch(sid):
        return Refused("no_sid")
    address = _address(form)
    if isinstance(address, Refused):
        return address
    sender = split_channel(form.word("To"))
    if sender is None or not sender[1]:
        return Refused("no_recipient")
    return _inbound(form, sid, address, sender[1], now)


def split_channel(text: str) -> tuple[Channel, str] | None:
    """Channel and bare address of Twilio's form (`whatsapp:+52…`, `+1…`); None for a channel that is not ours."""
    if text[: len(_PREFIX)].lower() == _PREFIX:
        return "whatsapp", text[len(_PREFIX) :].strip()
    return None if ":" in text else ("sms", text)


def _address(form: Form) -> Address | Refused:
    """Who wrote. The key is WhatsApp's own user id when there is one, else the canonical number."""
    given = form.word("From") or _user_id_form(form)
    if not given or len(given) > MAX_ADDRESS:
        return Refused("no_sender")
    split = split_channel(given)
    if split is None:
        return Refused("unknown_channel")
    channel, bare = split
    if not bare:
        return Refused("no_sender")
    user, number = _user_id(form), canonical(bare)
    key = contact_key(channel, bare, user) if user or number is None else number
    return Address(channel=channel, key=key, reply_to=bare, number=number)


def _user_id(form: Form) -> str | None:
    """WhatsApp's business-scoped user id without prefix; None when absent or not of its shape."""
    split = split_channel(form.word("ExternalUserId"))
    return split[1] if split and _USER_ID.fullmatch(split[1]) else None


def _user_id_form(form: Form) -> str:
    user_id = _user_id(form)
    return _PREFIX + user_id if user_id else ""


def _inbound(form: Form, sid: str, address: Address, sender: str, now: datetime) -> Inbound:
    has_location = bool(form.word("Latitude", "Longitude"))
    opt_out = form.word("OptOutType").upper()
    return Inbound(
        sid=sid,
        address=address,
        sender=sender,
        body=form.whole("Body"),
        received_at=now,
        payload=form.first("ButtonPayload", "ListId") or None,
        media=_media(form),
        opt_out_type=opt_out if opt_out in ("STOP", "START", "HELP") else None,
        quoted_sid=form.word("OriginalRepliedMessageSid") or None,
        has_location=has_location,
        profile_name=form.word("ProfileName")[:MAX_PROFILE_NAME] or None,
        extra=_extra(form, has_location=has_location),
    )


def _media(form: Form) -> tuple[MediaRef, ...]:
    """The files in the order of their numbers, by the links themselves: `NumMedia` is only a claim about them."""
    numbers = {int(match[1]) for name in form.names if (match := _MEDIA.fullmatch(name))}
    links = ((form.word(f"MediaUrl{n}"), form.word(f"MediaContentType{n}")) for n in sorted(numbers))
    return tuple(MediaRef(url, kind.lower() or "application/octet-stream") for url, kind in links if url)


def _extra(form: Form, *, has_location: bool) -> dict[str, str]:
    """All that was not read, by Twilio's name: without any position, with a profile name only where it was cut."""
    dropped = _READ | _LOCATION | (_MAY_REPEAT_LOCATION if has_location else frozenset())
    kept = {name: value for name, value in form.rest(dropped).items() if not _MEDIA.fullmatch(name)}
    for name in ("ProfileName", "OptOutType"):
        value = form.word(name)
        is_whole = (
            len(value) <= MAX_PROFILE_NAME if name == "ProfileName" else value.upper() in ("STOP", "START", "HELP")
        )
        if value and not is_whole:
            kept[name] = value
    return kept
