"""Whose number is this: one canonical identity for a contact, whatever form the provider wrote it in.

WhatsApp writes Mexican mobiles with an old `1` (`+5215512345678`) that the numbering plan dropped in 2019: both forms
are one person. Someone with a WhatsApp username may have no number at all, only an id such as `MX.ab12`.
"""

from __future__ import annotations

import re
from typing import Literal

import phonenumbers

Channel = Literal["whatsapp", "sms"]

_OLD_MEXICAN_MOBILE = re.compile(r"\+521([0-9]{10})")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_DOT = "•"


def without_prefix(address: str) -> str:
    """The provider's address without its channel: `whatsapp:+52...` gives `+52...`."""
    return address.strip().removeprefix("whatsapp:").strip()


def canonical(number: str) -> str | None:
    """E.164 of a number in international form, Mexico's old mobile 1 removed; None for anything else.

    Only what starts with `+` is a number: ids such as `MX.ab12` and short codes are never parsed as one.
    """
    bare = re.sub(r"[\s().-]", "", without_prefix(number))
    if not _E164.fullmatch(bare):
        return None
    bare = _OLD_MEXICAN_MOBILE.sub(r"+52\1", bare) if _OLD_MEXICAN_MOBILE.fullmatch(bare) else bare
    try:
        parsed = phonenumbers.parse(bare)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def contact_key(channel: Channel, reply_to: str, external_user_id: str | None = None) -> str:
    """The stable key of a contact: the provider's user id on WhatsApp where it gives one, else the canonical number.

    What is neither (a short code, an id without a number) is its own key.
    """
    if channel == "whatsapp" and external_user_id and (user := without_prefix(external_user_id)):
        return canonical(user) or user
    return canonical(reply_to) or without_prefix(reply_to)


def mask(number: str) -> str:
    """A number for staff and logs: country code and last two digits (`+52••••••••78`).

    An id without a number shows its country and last two characters (`MX.••••12`); what is neither shows nothing.
    """
    bare = without_prefix(number)
    if e164 := canonical(bare):
        code = str(phonenumbers.parse(e164).country_code)
        hidden = len(e164) - 1 - len(code) - 2
        return f"+{code}{_DOT * hidden}{e164[-2:]}"
    country, dot, user = bare.rpartition(".")
    if dot and len(user) >= 4:
        return f"{country[:2]}.{_DOT * 4}{user[-2:]}"
    return _DOT * 6
