"""The queue, and one draft: items side by side, what changed, handing over."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.guards import require_case
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, members_of, names_of, review_of
from app.errors import BadInput
from app.services.cases import NoSuchCase
from app.services.ports import CaseCard
from app.services.review_approving import approval, still_open
from app.services.review_case import mark_seen, open_draft
from app.services.review_ports import OPEN_STATES, STATES, Filters
from app.services.review_queue import (
    assign,
    find_draft,
    hand_over,
    hours_left,
    read_queue,
    set_state,
    states_named,
)
from app.services.review_states import BY_HAND
from app.services.sent_files import read_files

Draft = Annotated[CaseCard, Depends(require_case(action="review"))]
"""A case that this member of staff may open; opening it leaves the access log's line."""


def router() -> APIRouter:
    """`/drafts` and below."""
    made = APIRouter()
    _queue(made)
    _draft(made)
    return made


def _queue(made: APIRouter) -> None:
    @made.get("/drafts")
    def queue(
        request: Request,
        staff: Worker,
        state: Annotated[list[str] | None, Query()] = None,
        who: Annotated[str, Query(max_length=20)] = "",
        language: Annotated[str, Query(max_length=12)] = "",
        flag: Annotated[str, Query(max_length=40)] = "",
        news: Annotated[str, Query(max_length=1)] = "",
        after: Annotated[str, Query(max_length=200)] = "",
    ) -> HTMLResponse:
        """The drafts, soonest hearing first."""
        desk = review_of(request)
        assignee = {"": None, "me": staff.code, "nobody": ""}.get(who, who)
        states = states_named(state or []) or OPEN_STATES
        filters = Filters(states, assignee, language or None, flag or None, news == "1")
        now = desk.tools.clock()
        page = read_queue(desk.tools.uow, staff, filters, now=now, after=after)
        kept = {"state": state or [], "who": who, "language": language, "flag": flag, "news": news}
        return show(
            request,
            "drafts.html",
            page=page,
            filters=kept,
            states=STATES,
            open_states=OPEN_STATES,
            names=names_of(request, staff),
            place=lambda each: desk.place(each, staff.language),
            hours=lambda line: hours_left(line, now),
            link=lambda more: "/clinic/drafts?" + urlencode({**kept, **more}, doseq=True),
            wrong_code=False,
        )

    @made.post("/drafts/find")
    def find(request: Request, staff: Worker, code: Annotated[str, Form(max_length=60)] = "") -> Response:
        """A case by its code; what was typed never stands in an address."""
        desk = review_of(request)
        try:
            found = find_draft(desk.tools.uow, staff, code)
        except (NoSuchCase, BadInput):
            return go(request, "/clinic/drafts", "no_such_code")
        return go(request, f"/clinic/drafts/{found}")


def _draft(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}")
    def draft(
        request: Request, staff: Worker, card: Draft, only: Annotated[str, Query(max_length=10)] = ""
    ) -> HTMLResponse:
        """One draft in the form's order."""
        desk = review_of(request)
        view = open_draft(desk.tools, staff, card.code, staff.language)
        return show(
            request,
            "draft.html",
            view=view,
            only=only,
            names=names_of(request, staff),
            members=members_of(request, staff),
            place=lambda each: desk.place(each, staff.language),
            hours=hours_left(view.line, desk.tools.clock()),
            points=still_open(view),
            approved=approval(view),
            by_hand=BY_HAND,
            say=desk.words(staff.language),
            files=read_files(desk.tools, staff, card.code),
        )

    @made.post("/drafts/{case_code}/seen")
    def seen(
        request: Request,
        staff: Worker,
        card: Draft,
        revisions: Annotated[int, Form(ge=0, le=10**9)],
        events: Annotated[int, Form(ge=0, le=10**9)],
    ) -> Response:
        """Everything on the page was looked at."""
        mark_seen(review_of(request).tools, staff, card.code, revisions, events)
        return go(request, f"/clinic/drafts/{card.code}", "seen")

    @made.post("/drafts/{case_code}/assign")
    def give(request: Request, staff: Worker, card: Draft, to: Annotated[str, Form(max_length=20)] = "") -> Response:
        """Give the draft to somebody, or to nobody."""
        if to and to not in {each.code for each in members_of(request, staff)}:
            return go(request, f"/clinic/drafts/{card.code}", "no_such_member")
        assign(review_of(request).tools, staff, card.code, to or None)
        return go(request, f"/clinic/drafts/{card.code}", "assigned")

    @made.post("/drafts/{case_code}/hand-over")
    def give_on(
        request: Request,
        staff: Worker,
        card: Draft,
        note: Annotated[str, Form(max_length=4000)] = "",
        to: Annotated[str, Form(max_length=20)] = "",
    ) -> Response:
        """Give the draft on, with a note."""
        here = f"/clinic/drafts/{card.code}"
        if to and to not in {each.code for each in members_of(request, staff)}:
            return go(request, here, "no_such_member")
        if not note.strip():
            return go(request, here, "needs_words")
        hand_over(review_of(request).tools, staff, card.code, note, to or None)
        return go(request, "/clinic/drafts", "handed_over")

    @made.post("/drafts/{case_code}/state")
    def state(request: Request, staff: Worker, card: Draft, state: Annotated[str, Form(max_length=20)]) -> Response:
        """Move the draft by hand."""
        set_state(review_of(request).tools, staff, card.code, state)
        return go(request, f"/clinic/drafts/{card.code}", "moved")
