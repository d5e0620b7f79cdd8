"""Which cases somebody may open. What they may not open is not there: the answer is the same as for no case at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.services.access.staff import Staff
from app.services.cases import NoSuchCase, OpenBook
from app.services.ports import CaseCard, UnitOfWorkFactory

OPEN = "open"
"""What the access log calls opening a case's page."""

SAME_VISIT = timedelta(minutes=5)
"""Within this time the same deed of the same person on the same case is one line of the log."""


def may_see(staff: Staff, card: CaseCard, *, is_agreed: bool) -> bool:
    """True when the person of this case agreed to the organisation, and the case is given to them or they see all.

    A practice case is its own member's alone.
    """
    if card.is_practice:
        return card.assignee == staff.code
    return is_agreed and (staff.sees_all or card.assignee == staff.code)


def open_case(
    uow: UnitOfWorkFactory, open_book: OpenBook, staff: Staff, code: str, *, action: str, now: datetime
) -> CaseCard:
    """The case with this code, and a line in the access log in the same transaction.

    Raises NoSuchCase for everything else alike: no such code, another organisation's, no consent, not assigned.
    """
    with uow() as work:
        card = see_case(work, staff, code)
        open_book(work).note_reading(
            staff=staff.code, action=action, case_code=card.code, now=now, unless_since=now - SAME_VISIT
        )
        work.commit()
    return card


def see_case(work: Any, staff: Staff, code: str) -> CaseCard:
    """The same within an open transaction, without the log's line. Raises NoSuchCase."""
    card: CaseCard | None = work.cases.find(code)
    if card is None or not may_see(
        staff, card, is_agreed=work.consents.is_granted(card.case_id, staff.organisation_id)
    ):
        raise NoSuchCase("there is no case with this code")
    return card


def visible_cases(work: Any, staff: Staff) -> list[CaseCard]:
    """The cases that somebody may open, last touched first."""
    agreed: list[CaseCard] = work.cases.visible_to(staff.organisation_id)
    return [card for card in agreed if may_see(staff, card, is_agreed=True)]
