"""Whether a form of some edition may be filed on a day, as far as this installation has been told.

Which edition USCIS and the courts take is not for a program to know: manifests say from and until when, with a source,
and a list names editions that are reported but not at hand. Where they leave it open, the form stays a draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SOON = 60
"""Days before the end of an edition from which it is announced."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is known of an edition's use. `accepted_from` and `accepted_until` are the first and last day, None where
    nobody has established them; `is_at_hand` is False for an edition that is only reported; `facts` are fact ids.
    """

    edition: date
    accepted_from: date | None = None
    accepted_until: date | None = None
    is_at_hand: bool = True
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """`is_stale` keeps a form of this edition a draft; `warnings` say why, one sentence each, for staff."""

    is_stale: bool
    warnings: tuple[str, ...] = ()


def standing(edition: date, editions: Iterable[Acceptance], on: date) -> Standing:
    """How an edition stands on a day. One that is not in the list is stale."""
    known = {one.edition: one for one in editions}
    mine = known.get(edition)
    if mine is None:
        return Standing(True, (f"Edition {edition:%m/%d/%y} is not known to this installation.",))
    closed = _closed(mine, on)
    if closed:
        return Standing(True, (closed,))
    newer = [one for one in known.values() if edition < one.edition and (one.accepted_from or one.edition) <= on]
    is_open = mine.accepted_until is None
    said = [_beside(mine, one) for one in sorted(newer, key=lambda one: one.edition)]
    if mine.accepted_until and (mine.accepted_until - on).days <= SOON:
        said.append(f"Edition {edition:%m/%d/%y} is accepted until {mine.accepted_until} only.")
    return Standing(bool(newer) and is_open, tuple(said))


def _closed(mine: Acceptance, on: date) -> str | None:
    name = f"Edition {mine.edition:%m/%d/%y}"
    if mine.accepted_until and on > mine.accepted_until:
        return f"{name} was accepted until {mine.accepted_until}."
    if mine.accepted_from and on < mine.accepted_from:
        return f"{name} is accepted from {mine.accepted_from} on."
    return None


def _beside(mine: Acceptance, newer: Acceptance) -> str:
    facts = f" ({', '.join(newer.facts)})" if newer.facts else ""
    name, blank = f"Edition {newer.edition:%m/%d/%y}", "" if newer.is_at_hand else ", and its blank is not at hand"
    if not newer.is_at_hand:
        name += " is reported as current"
    else:
        name += " is newer"
    if mine.accepted_until:
        return f"{name}{facts}{blank}; {mine.edition:%m/%d/%y} is accepted until {mine.accepted_until}."
    return f"{name}{facts}{blank}; whether {mine.edition:%m/%d/%y} is still accepted is not established."
