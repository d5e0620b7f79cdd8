"""Members of the organisation: invite, change roles, renew, end; and the button that closes everything."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from app.clinic.entering import Line
from app.clinic.guards import RowNumber, desk_of, signed_in, visitor_of
from app.clinic.mails import mail_invitation
from app.clinic.pages import ROOT, go, show
from app.services.access.evenings import lift, lock_down, locked_since
from app.services.access.people import (
    CannotInvite,
    LastAdministrator,
    change_roles,
    end_access,
    invite,
    may_give,
    renew,
    withdraw,
)
from app.services.access.records import NewMember
from app.services.access.staff import KEEPS_PEOPLE, ROLES, Language, Role, Staff

Keeper = Annotated[Staff, Depends(signed_in(*KEEPS_PEOPLE))]
Roles = Annotated[list[Role], Form()]
HERE = f"{ROOT}/people"


def router() -> APIRouter:
    """`/people…` and `/lockdown`."""
    made = APIRouter()

    @made.get("/people")
    def page(request: Request, staff: Keeper) -> Response:
        """Everybody, and who is invited."""
        return _page(request, staff)

    @made.post("/people")
    def add(
        request: Request,
        staff: Keeper,
        name: Line = "",
        email: Line = "",
        roles: Roles = [],  # noqa: B006  (FastAPI copies it)
        language: Annotated[Language, Form()] = "es",
        is_time_boxed: Annotated[bool, Form()] = False,
    ) -> Response:
        """Invite somebody; the link is shown, and mailed where mail is set."""
        new = NewMember(staff.organisation_id, email, name, frozenset(roles), language, is_time_boxed)
        try:
            link = invite(desk_of(request).tools, staff, new)
        except CannotInvite as cannot:
            typed = {"name": name, "email": email, "roles": roles, "language": language}
            return _page(request, staff, status=422, wrong=cannot.which, typed=typed)
        return _page(request, staff, link=link, is_mailed=mail_invitation(request, new, link), invited=new)

    @made.post("/people/{staff_id}/roles")
    def change(
        request: Request,
        staff: Keeper,
        staff_id: RowNumber,
        roles: Roles = [],  # noqa: B006
        is_time_boxed: Annotated[bool, Form()] = False,
    ) -> Response:
        """Give other roles."""
        try:
            change_roles(desk_of(request).tools, staff, staff_id, frozenset(roles), is_time_boxed=is_time_boxed)
        except (CannotInvite, LastAdministrator) as cannot:
            wrong = "roles" if isinstance(cannot, CannotInvite) else "last"
            return _page(request, staff, status=cannot.status, wrong=wrong)
        return go(request, HERE, "roles_changed")

    @made.post("/people/{staff_id}/renew")
    def new_link(request: Request, staff: Keeper, staff_id: RowNumber) -> Response:
        """A link for somebody who lost their phone or forgot their password."""
        return _page(request, staff, link=renew(desk_of(request).tools, staff, staff_id))

    @made.post("/people/{staff_id}/end")
    def end(request: Request, staff: Keeper, staff_id: RowNumber) -> Response:
        """End somebody's access at once."""
        try:
            end_access(desk_of(request).tools, staff, staff_id)
        except LastAdministrator as cannot:
            return _page(request, staff, status=cannot.status, wrong="last")
        return go(request, HERE, "access_ended")

    @made.post("/invitations/{invitation_id}/withdraw")
    def void(request: Request, staff: Keeper, invitation_id: RowNumber) -> Response:
        """Make a waiting invitation void."""
        withdraw(desk_of(request).tools, staff, invitation_id)
        return go(request, HERE, "withdrawn")

    @made.post("/lockdown")
    def lock(request: Request, staff: Keeper) -> Response:
        """Sign everybody else out, and let nobody in."""
        lock_down(desk_of(request).tools, staff.organisation_id, staff, visitor_of(request).session_id)
        return go(request, HERE, "locked")

    @made.post("/lockdown/lift")
    def unlock(request: Request, staff: Keeper) -> Response:
        """Let people sign in again."""
        lift(desk_of(request).tools, staff.organisation_id, staff)
        return go(request, HERE, "lifted")

    return made


def _page(request: Request, staff: Staff, *, status: int = 200, **values: object) -> Response:
    tools = desk_of(request).tools
    with tools.uow() as work:
        book = tools.book(work)
        members = book.members(staff.organisation_id)
        waiting = book.waiting_invitations(staff.organisation_id, tools.clock())
    shown = {
        "wrong": "",
        "typed": {"name": "", "email": "", "roles": ["volunteer"], "language": staff.language},
        "link": "",
        "is_mailed": False,
        "invited": None,
    }
    return show(
        request,
        "people.html",
        status=status,
        members=[each for each in members if each.left_at is None],
        left=[each for each in members if each.left_at is not None],
        waiting=waiting,
        may_change={each.staff.id for each in members if may_give(staff, each.staff.roles)},
        may_withdraw={each.id for each in waiting if may_give(staff, each.roles)},
        givable=[role for role in ROLES if may_give(staff, frozenset({role}))],
        locked=locked_since(tools, staff.organisation_id),
        **(shown | values),
    )
