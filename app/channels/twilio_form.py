"""Twilio's form posts as plain pairs: parsed whole, read by name, refused by type and never by exception."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

MAX_FIELDS = 1000
"""More fields than any Twilio webhook has; Starlette draws the same line."""

MAX_CHARACTERS = 262_144
"""All names and values together. A full message with ten media links is below 20,000."""

SID = re.compile(r"[A-Za-z0-9]{2,64}", re.ASCII)
"""An id of the provider's: no path, no blank, nothing that could mean something else in a URL or a key."""

Reason = Literal["too_many_fields", "too_large", "no_sid", "no_sender", "no_recipient", "unknown_channel", "no_status"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a form cannot become a message or a status; says nothing of what it held."""

    reason: Reason


def parse_form(body: bytes) -> list[tuple[str, str]] | Refused:
    """The posted pairs in order, blanks and repeated names kept; broken UTF-8 becomes U+FFFD."""
    try:
        return parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace", max_num_fields=MAX_FIELDS
        )
    except ValueError:
        return Refused("too_many_fields")


class Form:
    """Fields by name. Values are text a database and UTF-8 can hold: no NUL, no lone surrogates, else untouched."""

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in fields:
            self._values.setdefault(storable(name), []).append(storable(value))

    def first(self, *names: str) -> str:
        """The first value that is not blank among these names, as received; "" when there is none."""
        return next((value for name in names for value in self._values.get(name, ()) if value.strip()), "")

    def word(self, *names: str) -> str:
        """The same without surrounding blanks: for ids, addresses and codes."""
        return self.first(*names).strip()

    def whole(self, name: str) -> str:
        """Every value of one name exactly as received, joined by line feeds where it was repeated; "" without any."""
        return "\n".join(self._values.get(name, ()))

    def rest(self, taken: frozenset[str]) -> dict[str, str]:
        """Every field not taken, whole, by Twilio's name."""
        return {name: self.whole(name) for name in self._values if name not in taken}

    @property
    def names(self) -> list[str]:
        """Names in the order received."""
        return list(self._values)

    @property
    def size(self) -> int:
        """Characters of all names and values."""
        return sum(len(name) * len(values) + sum(map(len, values)) for name, values in self._values.items())


def storable(text: str) -> str:
    """The text without NUL characters and with lone surrogates replaced; all else, marks and emoji too, stays."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
