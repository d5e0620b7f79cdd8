"""Clinic evenings: who may come in, from when to when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.clinic.guards import RowNumber, desk_of
from app.clinic.pages import ROOT, go, show
from app.clinic.people import Keeper
from app.services.access.evenings import CannotPlan, close, evenings, plan
from app.services.access.staff import Staff

HERE = f"{ROOT}/evenings"
Typed = Annotated[str, Form(max_length=20)]


def router() -> APIRouter:
    """`/evenings…`."""
    made = APIRouter()

    @made.get("/evenings")
    def page(request: Request, staff: Keeper) -> Response:
        """Those that are open or ahead, and a form for the next one."""
        return _page(request, staff)

    @made.post("/evenings")
    def add(
        request: Request,
        staff: Keeper,
        day: Typed = "",
        opens: Typed = "",
        closes: Typed = "",
        members: Annotated[list[RowNumber], Form()] = [],  # noqa: B006  (FastAPI copies it)
    ) -> Response:
        """Plan one."""
        typed = {"day": day, "opens": opens, "closes": closes, "members": members}
        try:
            opens_at, closes_at = _times(day, opens, closes, request.app.state.zone)
            plan(desk_of(request).tools, staff, members, opens_at, closes_at)
        except (CannotPlan, ValueError, OverflowError) as cannot:
            which = cannot.which if isinstance(cannot, CannotPlan) else "times"
            return _page(request, staff, status=422, wrong=which, typed=typed)
        return go(request, HERE, "evening_planned")

    @made.post("/evenings/{evening_id}/close")
    def end(request: Request, staff: Keeper, evening_id: RowNumber) -> Response:
        """Close one now."""
        close(desk_of(request).tools, staff, evening_id)
        return go(request, HERE, "evening_closed")

    return made


def _times(day: str, opens: str, closes: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From and to where the organisation is; an end before the beginning is after midnight. Raises ValueError."""
    on = date.fromisoformat(day)
    begin, end = time.fromisoformat(opens), time.fromisoformat(closes)
    last = on if end > begin else on + timedelta(days=1)
    return (
        datetime.combine(on, begin.replace(tzinfo=None), tzinfo=zone),
        datetime.combine(last, end.replace(tzinfo=None), tzinfo=zone),
    )


def _page(request: Request, staff: Staff, *, status: int = 200, **values: object) -> Response:
    tools = desk_of(request).tools
    with tools.uow() as work:
        members = tools.book(work).members(staff.organisation_id)
    today = tools.clock().astimezone(request.app.state.zone).date()
    shown = {"wrong": "", "typed": {"day": today.isoformat(), "opens": "17:00", "closes": "21:00", "members": []}}
    return show(
        request,
        "evenings.html",
        status=status,
        evenings=evenings(tools, staff),
        boxed=[each for each in members if each.is_time_boxed and each.left_at is None],
        zone=str(request.app.state.zone),
        **(shown | values),
    )
