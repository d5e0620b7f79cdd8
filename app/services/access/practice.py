"""Invented members who enter without a password, for trying the clinic. There are none in production.

They have no credentials, so the sign-in page never lets them in, and a session of theirs counts only where the rules
have practice: a database that was once tried out has no such door left when it goes into production.
"""

from __future__ import annotations

from app.services.access.records import NewMember
from app.services.access.signing_in import Entry, enter
from app.services.access.staff import Language, Role
from app.services.access.tools import Tools

PEOPLE: dict[Role, tuple[str, str]] = {
    "volunteer": ("Vera", "vera@practice.invalid"),
    "reviewer": ("Rubén", "ruben@practice.invalid"),
    "coordinator": ("Carmen", "carmen@practice.invalid"),
    "administrator": ("Ada", "ada@practice.invalid"),
}
"""One invented member of each role, with addresses that no mail ever reaches (RFC 2606)."""


def enter_as(tools: Tools, organisation_id: int, role: Role, language: Language) -> Entry:
    """Come in as the invented member with this role, made at the first time. Raises RuntimeError without practice."""
    if not tools.rules.has_practice:
        raise RuntimeError("there is no practice here")
    name, email = PEOPLE[role]
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        member = book.member_of_email(email)
        if member is None:
            book.add_member(NewMember(organisation_id, email, name, frozenset({role}), language), now)
            member = book.member_of_email(email)
        if member is None or member.left_at is not None:
            return Entry(reason="closed")
        book.change_member(member.staff.id, language=language)
        entry = enter(tools, book, member, now)
        work.commit()
    return entry
