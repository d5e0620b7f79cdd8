"""The access log: who opened which case and when, what was done about access, and both as CSV."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from app.clinic.guards import desk_of
from app.clinic.pages import show
from app.clinic.people import Keeper
from app.services.access.logbook import Kind, export, read

SHOWN = timedelta(days=30)
MOST_SHOWN = 500
Day = Annotated[str, Query(max_length=10)]


def router() -> APIRouter:
    """`/log` and `/log.csv`."""
    made = APIRouter()

    @made.get("/log")
    def page(request: Request, staff: Keeper, kind: Kind = "cases", since: Day = "", until: Day = "") -> Response:
        """The newest lines between two days; how many there are is said when not all are shown."""
        begin, end = _between(request, since, until)
        lines = read(desk_of(request).tools, staff, kind, _start(request, begin), _start(request, end, 1))
        return show(request, "log.html", lines=lines[:MOST_SHOWN], total=len(lines), kind=kind, since=begin, until=end)

    @made.get("/log.csv")
    def table(request: Request, staff: Keeper, kind: Kind = "cases", since: Day = "", until: Day = "") -> Response:
        """All lines between two days, for keeping."""
        begin, end = _between(request, since, until)
        text = export(desk_of(request).tools, staff, kind, _start(request, begin), _start(request, end, 1))
        name = f"orienta-{kind}-{begin}-{end}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(text.encode("utf-8-sig"), media_type="text/csv", headers=headers)

    return made


def _between(request: Request, since: str, until: str) -> tuple[date, date]:
    """Two days; the last thirty when left out. Raises 422 for what is no day."""
    today = desk_of(request).tools.clock().astimezone(request.app.state.zone).date()
    try:
        end = date.fromisoformat(until) if until else today
        begin = date.fromisoformat(since) if since else max(date(2000, 1, 1), end - SHOWN)
    except (ValueError, OverflowError):
        raise HTTPException(422) from None
    if not (date(2000, 1, 1) <= begin <= date(9000, 1, 1) and date(2000, 1, 1) <= end <= date(9000, 1, 1)):
        raise HTTPException(422)
    return begin, end


def _start(request: Request, day: date, later: int = 0) -> datetime:
    begin = datetime.combine(day + timedelta(days=later), time(), tzinfo=request.app.state.zone)
    return begin.astimezone(UTC)
