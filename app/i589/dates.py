"""Dates as far as they were said: ISO in the data, digits and slashes on the form.

A value is `2004-05-17`, `2004-05`, `2004`, a span `2018-01/2019-03`, or `present`. Nothing here adds a part that the
person did not give.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "span", "present"]
Width = Literal["day", "month"]

PRESENT = "present"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_US = re.compile(r"(?:(\d{1,2})/)?(?:(\d{1,2})/)(\d{4})", re.ASCII)


def to_iso(text: str) -> str | None:
    """The ISO value of an ISO or US print form (`05/17/2004`, `07/2025`, `2018-01/2019-03`), or None."""
    text = text.strip()
    start, slash, end = text.partition("/")
    if slash and _parts(start) and _parts(end):
        return text if earliest(start) <= latest(end) else None
    if _parts(text):
        return text
    printed = _US.fullmatch(text)
    if not printed:
        return None
    first, second, year = printed.groups()
    iso = f"{year}-{int(second):02}" if first is None else f"{year}-{int(first):02}-{int(second):02}"
    return iso if _parts(iso) else None


def _parts(text: str) -> tuple[int, ...] | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    parts = tuple(int(part) for part in found.groups() if part)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return parts


def precision(value: str) -> Precision:
    """How exactly a canonical value was said."""
    if value == PRESENT:
        return "present"
    if "/" in value:
        return "span"
    return ("year", "month", "day")[value.count("-")]


def earliest(value: str) -> date:
    """The first day that a canonical value may mean (`present` has none: ValueError)."""
    year, month, day = (*_known(value.split("/")[0]), 1, 1)[:3]
    return date(year, month, day)


def latest(value: str) -> date:
    """The last day that a canonical value may mean (`present` has none: ValueError)."""
    parts = _known(value.split("/")[-1])
    if len(parts) == 3:
        return date(*parts)
    year, month = (*parts, 12)[:2]
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return date.fromordinal(following.toordinal() - 1) if following != date.max else date.max


def _known(text: str) -> tuple[int, ...]:
    parts = _parts(text)
    if parts is None:
        raise ValueError("not a canonical date")
    return parts


def printed(value: str, width: Width = "day") -> str | None:
    """What a date box of this width shows: `MM/DD/YYYY`, `MM/YYYY` or `YYYY`; None where digits cannot say it (a span).

    `width` is what the box asks for: a month box leaves the day out, which the ledger tells.
    """
    match precision(value):
        case "present":
            return "PRESENT"
        case "span":
            return None
        case _:
            year, *rest = value.split("-")
            return "/".join([*(rest[:1] if width == "month" else rest), year])


def in_words(value: str, *, is_approximate: bool = False) -> str:
    """The same in words that no box can hold: `about 03/2018`, `between 01/2018 and 03/2019`."""
    if precision(value) == "span":
        start, _, end = value.partition("/")
        words = f"between {printed(start)} and {printed(end)}"
    else:
        words = str(printed(value))
    return f"about {words}" if is_approximate else words
