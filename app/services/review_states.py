"""Where a draft stands with the clinic, and what moves it by itself. Pure rules.

Everything else is moved by a person: see `app.services.review_queue`, and approving in `app.services.review_approving`.
"""

from __future__ import annotations

from collections.abc import Collection

from app.services.review_ports import ReviewState

COMPLETE = frozenset(f"complete_{part}" for part in ("A.I", "A.II", "A.III", "B", "C", "D"))
"""Flags of a case whose person has come to the end of every part of the form."""

BY_HAND: tuple[ReviewState, ...] = ("ready", "in_review", "translated", "closed")
"""States that a member of staff may set; the others follow from what is done."""

WITH_CLINIC: frozenset[str] = frozenset({"ready", "in_review", "waiting", "translated", "approved", "exported"})
"""States in which news from the person must be seen by whoever has the draft."""


def begins_as(review_state: str | None, case_state: str, flags: Collection[str]) -> str | None:
    """The state of a draft after a turn of the person: in progress once the form was begun, ready when all was asked.

    What the clinic has set is never changed from here.
    """
    if review_state not in (None, "in_progress"):
        return review_state
    if case_state != "in_progress":
        return review_state
    return "ready" if set(flags) >= COMPLETE else "in_progress"


def after_news(review_state: str, *, is_waiting_still: bool) -> ReviewState | None:
    """Where a draft goes when the person said something new; None where it stays.

    An approval does not outlive a change of what was approved.
    """
    if review_state in ("translated", "approved"):
        return "in_review"
    if review_state == "waiting" and not is_waiting_still:
        return "in_review"
    return None
