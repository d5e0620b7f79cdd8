"""What members do about their own account. What would let somebody else in asks for proof once more."""

from __future__ import annotations

from typing import Literal

from app.services.access.enrolling import WrongPassword, new_recovery_codes, wrong_with
from app.services.access.signing_in import proves
from app.services.access.staff import Language, Staff
from app.services.access.tools import Tools

Unproven = Literal["proof", "wait"]


def set_language(tools: Tools, staff: Staff, language: Language) -> None:
    """The language of a member's pages."""
    with tools.uow() as work:
        tools.book(work).change_member(staff.id, language=language)
        work.commit()


def change_password(
    tools: Tools, staff: Staff, password: str, code: str, new: str, *, but: int | None
) -> WrongPassword | Unproven | None:
    """Set a new password and end every other session; what is wrong, or None when it is done."""
    with tools.uow() as work:
        member = tools.book(work).member(staff.id)
    wrong = wrong_with(new, member.email if member else "", staff.name)
    if wrong is not None:
        return wrong
    is_proven = proves(tools, staff, password, code)
    if not is_proven:
        return "wait" if is_proven is None else "proof"
    digest, now = tools.passwords.digest(new), tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        book.keep_digest(staff.id, digest)
        book.end_sessions("renewed", now, staff_id=staff.id, but=but)
        book.note_act(staff.organisation_id, by=staff.code, deed="changed_password", subject=staff.code, now=now)
        work.commit()
    return None


def renew_recovery(tools: Tools, staff: Staff, code: str) -> tuple[str, ...] | Unproven:
    """New recovery codes, the old ones void; or why not."""
    is_proven = proves(tools, staff, None, code)
    if not is_proven:
        return "wait" if is_proven is None else "proof"
    codes, now = new_recovery_codes(tools), tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        book.replace_recovery(staff.id, codes)
        book.note_act(staff.organisation_id, by=staff.code, deed="renewed_recovery_codes", subject=staff.code, now=now)
        work.commit()
    return codes


def recovery_left(tools: Tools, staff: Staff) -> int:
    """How many recovery codes a member has left."""
    with tools.uow() as work:
        return tools.book(work).recovery_left(staff.id)
