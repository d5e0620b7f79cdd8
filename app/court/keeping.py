"""What to hold when a date is said and another one is known already. Nothing is decided that only a person can decide.

What the person reads from a newer paper of their own takes the place of what they said before (COURT-02). What the
court's page or line says, or what stands against the clinic's word, is a conflict: until somebody has looked, the
earlier date holds, because being ready too early loses nothing (COURT-15).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.court.hearings import Hearing, changes, standing
from app.court.places import Places

Verdict = Literal["first", "same", "more", "next", "changed", "conflict"]
"""`more`: nothing was taken back, something was added. `next`: the date known before is over."""

_CARRIED = ("stay", "travel_minutes", "judge")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What to hold from now on, and how it stands to what was said before."""

    verdict: Verdict
    holds: Hearing


def weigh(held: Hearing | None, claim: Hearing, places: Places, *, now: datetime) -> Weighed:
    """A claim against what is held. What the claim leaves open about the person is carried over."""
    if held is None:
        return Weighed("first", claim)
    claim = whole = _carried(held, claim)
    if held.is_same_date(claim):
        return Weighed("same", whole)
    if not held.is_dated:
        return Weighed("first", whole)
    if standing(held, places, now) == "past":
        return Weighed("next", whole)
    if not changes(held, claim):
        return Weighed("more", whole)
    if claim.source == "court_line" or (held.source == "clinic" and claim.source != "clinic"):
        return Weighed("conflict", _earlier(held, whole, places, now))
    return Weighed("changed", whole)


def _carried(held: Hearing, claim: Hearing) -> Hearing:
    missing = {name: getattr(held, name) for name in _CARRIED if getattr(claim, name) is None}
    if claim.port is not None and (claim.source == "person" or claim.port != held.port):
        missing.pop("travel_minutes", None)  # asked beside the port: what they do not know now is no longer known
    if claim.kind == "unknown" and _is_same_session(held, claim):
        missing["kind"] = held.kind
    if claim.source == "person" and claim.report_at is None and _is_same_session(held, claim):
        # said again without it: the sheet still counts
        missing |= {"port": held.port, "bridge": held.bridge, "report_at": held.report_at}
    return claim.model_copy(update=missing)


def _is_same_session(held: Hearing, claim: Hearing) -> bool:
    """True for the same day, hour and court, whatever is said of the border."""
    return held.court_at is not None and (held.court, held.court_at) == (claim.court, claim.court_at)


def _earlier(held: Hearing, claim: Hearing, places: Places, now: datetime) -> Hearing:
    """The earlier of two dates that is not over; a claim without a date moves nothing."""
    first, other = held.first_instant(places), claim.first_instant(places)
    if other is None or other <= now:
        return held
    return claim if first is None or other < first else held
