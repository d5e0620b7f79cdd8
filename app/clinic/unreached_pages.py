"""Who has a hearing ahead and cannot be trusted to be reached: the list, the numbers of one, what came of a call."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.guards import desk_of, require_case
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.services.hearing_ports import Outcome
from app.services.ports import CaseCard
from app.services.unreached import NOTE_CALL, READ_NUMBERS, note_call, open_numbers, unreached_for

MOST_WORDS = 2000
"""Characters of a call's note."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def router() -> APIRouter:
    """`/unreached` and below."""
    made = APIRouter()

    @made.get("/unreached")
    def listed(request: Request, staff: Worker) -> HTMLResponse:
        """The list, the fewest hours left first."""
        tools, desk = desk_of(request).tools, review_of(request)
        found = unreached_for(tools.uow, staff, tools.clock())
        return show(
            request,
            "unreached.html",
            found=found,
            names=names_of(request, staff),
            place=lambda each: desk.place(each, staff.language),
        )

    @made.get("/unreached/{case_code}")
    def numbers(
        request: Request, staff: Worker, card: Annotated[CaseCard, Depends(require_case(action=READ_NUMBERS))]
    ) -> HTMLResponse:
        """Every number known, and what was noted of calls."""
        tools, desk = desk_of(request).tools, review_of(request)
        now = tools.clock()
        found = open_numbers(tools.uow, tools.open_book, card.code, by=staff.code, now=now)
        line = next((each for each in unreached_for(tools.uow, staff, now).lines if each.code == card.code), None)
        return show(
            request,
            "unreached_case.html",
            card=card,
            line=line,
            numbers=found,
            outcomes=OUTCOMES,
            names=names_of(request, staff),
            place=desk.place(card.place_id, staff.language),
        )

    @made.post("/unreached/{case_code}/note")
    def noted(
        request: Request,
        staff: Worker,
        card: Annotated[CaseCard, Depends(require_case(action=NOTE_CALL))],
        outcome: Annotated[Outcome, Form()],
        words: Annotated[str, Form(max_length=MOST_WORDS)] = "",
    ) -> Response:
        """Keep what came of a call."""
        tools = desk_of(request).tools
        note_call(tools.uow, tools.open_book, card.code, by=staff.code, outcome=outcome, words=words, now=tools.clock())
        return go(request, f"/clinic/unreached/{card.code}", "call_noted")

    return made
