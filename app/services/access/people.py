"""Looking after members: invite, change roles, renew lost credentials, end access. Everything leaves a line.

An administrator may do it for everybody; a coordinator for volunteers alone, or they could make themselves a reviewer.
"""

from __future__ import annotations

import re

from app.errors import BadInput
from app.services.access.ports import AccessBook
from app.services.access.records import Invitation, NewMember
from app.services.access.staff import Member, Role, Staff
from app.services.access.tools import Tools

OPERATOR = "operator"
"""Who acts from the command line, in the log."""

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"\\]{1,64}@[^\s@,;:<>()\[\]\"\\]{1,190}\.[^\s@,;:<>()\[\]\"\\.]{2,63}")
LONGEST_NAME = 100


class NotYours(BadInput):
    """Somebody else's member, or more than this role may do."""

    status = 403


class CannotInvite(BadInput):
    """An invitation that cannot be: `which` names why."""

    def __init__(self, which: str) -> None:
        super().__init__(f"this invitation cannot be: {which}")
        self.which = which


class LastAdministrator(BadInput):
    """Somebody must be able to look after people."""

    status = 409


def may_give(staff: Staff, roles: frozenset[Role]) -> bool:
    """True when this member may give, change or take these roles."""
    if staff.has("administrator"):
        return True
    return staff.has("coordinator") and roles <= {"volunteer"}


def invite(tools: Tools, by: Staff | None, new: NewMember) -> str:
    """Invite somebody; returns the link, which is shown to the inviter. `by` None is the operator.

    Raises CannotInvite, and NotYours for roles that the inviter may not give.
    """
    _check(new)
    if by is not None and not may_give(by, new.roles):
        raise NotYours("this role may not be given by this member")
    now, token = tools.clock(), tools.new_token()
    with tools.uow() as work:
        book = tools.book(work)
        held = book.member_of_email(new.email)
        if held is not None and (held.left_at is None or held.staff.organisation_id != new.organisation_id):
            raise CannotInvite("member")
        staff_id = None if held is None else held.staff.id
        _invite(tools, book, by, new, token, staff_id)
        deed = "invited" if staff_id is None else "invited_again"
        book.note_act(new.organisation_id, by=_name(by), deed=deed, subject="+".join(sorted(new.roles)), now=now)
        work.commit()
    return link_of(tools, token)


def _invite(tools: Tools, book: AccessBook, by: Staff | None, new: NewMember, token: str, staff_id: int | None) -> None:
    now = tools.clock()
    for other in book.waiting_invitations(new.organisation_id, now):
        if other.email.casefold() == new.email.strip().casefold():
            book.spend_invitation(other.id, now)  # the newest link is the one that works
    book.invite(token, new, staff_id=staff_id, now=now, expires_at=now + tools.rules.invitation)


def _check(new: NewMember) -> None:
    if not _EMAIL.fullmatch(new.email.strip()):
        raise CannotInvite("email")
    if not new.name.strip() or len(new.name) > LONGEST_NAME or not new.name.isprintable():
        raise CannotInvite("name")
    if not new.roles:
        raise CannotInvite("roles")


def link_of(tools: Tools, token: str) -> str:
    """Where an invitation is opened."""
    return f"{tools.rules.origin}/clinic/invitation/{token}"


def withdraw(tools: Tools, by: Staff, invitation_id: int) -> bool:
    """Make a waiting invitation void; False when it was used meanwhile. Raises NotYours."""
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        found = _waiting(book, by, invitation_id, tools)
        is_void = book.spend_invitation(found.id, now)
        book.note_act(by.organisation_id, by=by.code, deed="withdrew_invitation", subject=str(found.id), now=now)
        work.commit()
    return is_void


def _waiting(book: AccessBook, by: Staff, invitation_id: int, tools: Tools) -> Invitation:
    waiting = book.waiting_invitations(by.organisation_id, tools.clock())
    found = next((each for each in waiting if each.id == invitation_id), None)
    if found is None or not may_give(by, found.roles):
        raise NotYours("there is no such invitation")
    return found


def renew(tools: Tools, by: Staff | None, staff_id: int) -> str:
    """A link by which a member sets a new password and code generator; until they do, the old ones work.

    Raises NotYours.
    """
    now, token = tools.clock(), tools.new_token()
    with tools.uow() as work:
        book = tools.book(work)
        member = member_for(book, by, staff_id)
        who = member.staff
        new = NewMember(who.organisation_id, member.email, who.name, who.roles, who.language, member.is_time_boxed)
        _invite(tools, book, by, new, token, who.id)
        book.note_act(who.organisation_id, by=_name(by), deed="renewed", subject=who.code, now=now)
        work.commit()
    return link_of(tools, token)


def change_roles(tools: Tools, by: Staff | None, staff_id: int, roles: frozenset[Role], *, is_time_boxed: bool) -> None:
    """Give a member other roles. Raises NotYours, LastAdministrator, and CannotInvite for no role at all."""
    if not roles:
        raise CannotInvite("roles")
    if by is not None and not may_give(by, roles):
        raise NotYours("this role may not be given by this member")
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        member = member_for(book, by, staff_id)
        if "administrator" not in roles:
            _keep_one(book, member)
        book.change_member(staff_id, roles=roles, is_time_boxed=is_time_boxed)
        who = member.staff
        deed = "roles_" + "_".join(sorted(roles))
        book.note_act(who.organisation_id, by=_name(by), deed=deed, subject=who.code, now=now)
        if is_time_boxed and not member.is_time_boxed:
            book.end_sessions("over", now, staff_id=staff_id)
        work.commit()


def end_access(tools: Tools, by: Staff | None, staff_id: int) -> None:
    """A member leaves: their sessions end at once. Raises NotYours and LastAdministrator."""
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        member = member_for(book, by, staff_id)
        _keep_one(book, member)
        for each in book.waiting_invitations(member.staff.organisation_id, now):
            if each.staff_id == staff_id:
                book.spend_invitation(each.id, now)
        book.end_member(staff_id, now)
        book.end_sessions("left", now, staff_id=staff_id)
        book.forget_devices(staff_id)
        who = member.staff
        book.note_act(who.organisation_id, by=_name(by), deed="ended_access", subject=who.code, now=now)
        work.commit()


def member_for(book: AccessBook, by: Staff | None, staff_id: int) -> Member:
    """The member, if this one may look after them. Raises NotYours: another organisation's is not there either."""
    member = book.member(staff_id)
    is_theirs = member is not None and (by is None or member.staff.organisation_id == by.organisation_id)
    if member is None or not is_theirs or (by is not None and not may_give(by, member.staff.roles)):
        raise NotYours("there is no such member")
    return member


def _keep_one(book: AccessBook, member: Member) -> None:
    if "administrator" not in member.staff.roles:
        return
    others = [
        each
        for each in book.members(member.staff.organisation_id)
        if "administrator" in each.staff.roles and each.left_at is None and each.staff.id != member.staff.id
    ]
    if not others:
        raise LastAdministrator("this is the last administrator")


def _name(by: Staff | None) -> str:
    return by.code if by is not None else OPERATOR
