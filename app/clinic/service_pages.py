"""The service itself: how delivery stands, what did not arrive, what leaves today, figures, facts past their review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.clinic.charts import Bar, chart
from app.clinic.guards import desk_of
from app.clinic.pages import show
from app.clinic.watch_desk import Caretaker, Overseer, watch_of
from app.services.condition import may_open, troubles
from app.services.figures import FEW
from app.services.forecasts import forecast

SOON = timedelta(days=30)
"""How long before its review day a fact is named."""

MOST_AHEAD = 7
"""Days that a dry run looks ahead at most."""


def router() -> APIRouter:
    """`/service` and below."""
    made = APIRouter()

    @made.get("/service")
    def delivery(request: Request, staff: Caretaker) -> HTMLResponse:
        """How the service stands, and what did not arrive in the last thirty days."""
        tools, desk = desk_of(request).tools, watch_of(request)
        return show(
            request,
            "delivery.html",
            condition=desk.condition(),
            found=troubles(tools.uow, staff, tools.clock()),
            meaning=lambda detail: _meaning(desk.meaning, detail),
        )

    @made.get("/service/sends")
    def sends(request: Request, staff: Overseer, days: Annotated[int, Query(ge=1, le=MOST_AHEAD)] = 1) -> HTMLResponse:
        """A dry run: which reminders and check-ins come due until the end of a day. Nothing is sent."""
        tools, desk = desk_of(request).tools, watch_of(request)
        now, zone = tools.clock(), request.app.state.zone
        end = datetime.combine(now.astimezone(zone).date() + timedelta(days=days), time(), tzinfo=zone).astimezone(UTC)
        found = forecast(
            tools.uow,
            desk.reaching(),
            until=end,
            now=now,
            sees=lambda work, code: may_open(work, staff, code),
        )
        with tools.uow() as work:
            planned = work.reviews.planned(staff.organisation_id, until=end)
            asked = [each for each in planned if may_open(work, staff, each[0])]
        return show(request, "sends.html", found=found, asked=asked, days=days, spent=desk.spent(), budget=desk.budget)

    @made.get("/service/figures")
    def counted(request: Request, staff: Overseer) -> HTMLResponse:
        """How far people come, drafts by state, days until approval."""
        found = watch_of(request).figures(staff.organisation_id)
        return show(
            request,
            "figures.html",
            figures=found,
            far=chart([Bar(each.step, each.number, each.stopped) for each in found.reached]),
            states=chart([Bar(state, number) for state, number in found.drafts.items()]),
            days=chart([Bar(str(each.days), each.median or 0) for each in found.waits]),
            few_below=FEW,
        )

    @made.get("/service/facts")
    def facts(request: Request, staff: Caretaker) -> HTMLResponse:
        """Facts past their review day with where they are said, and those whose day comes soon."""
        today = desk_of(request).tools.clock().astimezone(request.app.state.zone).date()
        known = watch_of(request).facts(today + SOON)
        stale = [each for each in known if each.review_by < today]
        return show(request, "facts.html", stale=stale, soon=[e for e in known if e not in stale], today=today)

    return made


def _meaning(meaning: Callable[[int], str], detail: str) -> str:
    """What the provider's error code at the end of a detail means; empty where there is none."""
    code = detail.rpartition("/")[2]
    return meaning(int(code)) if code.isascii() and code.isdigit() and len(code) <= 6 else ""
