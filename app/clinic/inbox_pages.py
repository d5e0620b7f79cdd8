"""The inbox: who raised an emergency or asked for a person, the conversation of one, and writing back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.guards import desk_of, require_case
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.clinic.watch_desk import Overseer
from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.handoff_ports import INBOX_STATES, InboxState
from app.services.letters import (
    MOST_LETTER,
    close,
    open_talk,
    preview_letter,
    read_inbox,
    reopen,
    set_aside,
    take,
    withdraw_letter,
    write_cursor,
    write_letter,
)
from app.services.ports import CaseCard
from app.services.review_case import Outdated

READ_TALK = "conversation"
"""What the access log calls opening a conversation."""

Talked = Annotated[CaseCard, Depends(require_case(action=READ_TALK))]
Words = Annotated[str, Form(max_length=4000)]
RowId = Annotated[int, Form(ge=0, le=2**60)]


def router() -> APIRouter:
    """`/inbox` and below."""
    made = APIRouter()
    _inbox(made)
    _written(made)
    _moved(made)
    return made


def talk_path(code: str) -> str:
    """The page of one conversation."""
    return f"/clinic/inbox/{code}"


def _inbox(made: APIRouter) -> None:
    @made.get("/inbox")
    def listed(
        request: Request, staff: Worker, state: InboxState = "open", page: Annotated[int, Query(ge=1, le=10_000)] = 1
    ) -> HTMLResponse:
        """What people raised, the gravest and newest first."""
        desk = review_of(request)
        return show(
            request,
            "inbox.html",
            found=read_inbox(desk_of(request).tools.uow, staff, state, page=page),
            state=state,
            states=INBOX_STATES,
            page=page,
            names=names_of(request, staff),
            place=lambda each: desk.place(each, staff.language),
        )

    @made.post("/inbox/aside")
    def put_aside(request: Request, staff: Overseer, code: Annotated[str, Form(max_length=60)] = "") -> Response:
        """Close what somebody raised whose case may not be opened; nothing of it is shown."""
        tools = desk_of(request).tools
        is_done = set_aside(tools.uow, staff, code, now=tools.clock())
        return go(request, "/clinic/inbox", "inbox_closed" if is_done else "outdated")

    @made.get("/inbox/{case_code}")
    def talk(
        request: Request, staff: Worker, card: Talked, before: Annotated[str, Query(max_length=60)] = ""
    ) -> HTMLResponse:
        """The conversation of one case."""
        return show_talk(request, staff, card.code, before=before)


def show_talk(
    request: Request, staff: Staff, code: str, *, before: str = "", status: int = 200, **more: Any
) -> HTMLResponse:
    """The page of one conversation, with what was typed where it could not leave."""
    tools, desk = desk_of(request).tools, review_of(request)
    found = open_talk(tools.uow, tools.open_book, staff, code, now=tools.clock(), before=before)
    values: dict[str, Any] = {
        "talk": found,
        "older": write_cursor(found.older) if found.older else "",
        "is_older": bool(before),
        "names": names_of(request, staff),
        "place": desk.place(found.card.place_id, staff.language),
        "most": MOST_LETTER,
        "words": "",
        "preview": None,
        "wrong": "",
    }
    return show(request, "talk.html", status=status, **(values | more))


def _written(made: APIRouter) -> None:
    @made.post("/inbox/{case_code}/reply")
    def look(request: Request, staff: Worker, card: Talked, words: Words = "") -> Response:
        """The words as they would arrive; nothing is sent."""
        try:
            seen = preview_letter(review_of(request).asks, staff, card.code, words)
        except BadInput as error:
            if error.status == 404:
                raise
            return show_talk(request, staff, card.code, status=422, words=words, wrong="words")
        return show_talk(request, staff, card.code, words=words, preview=seen)

    @made.post("/inbox/{case_code}/reply/send")
    def send(request: Request, staff: Worker, card: Talked, newest: RowId, words: Words = "") -> Response:
        """Send them, or keep them until they may be told."""
        asks = review_of(request).asks
        try:
            write_letter(asks, staff, card.code, words, newest=newest)
        except Outdated:
            seen = preview_letter(asks, staff, card.code, words)
            return show_talk(request, staff, card.code, status=409, words=words, preview=seen, wrong="outdated")
        except BadInput as error:
            if error.status == 404:
                raise
            return show_talk(request, staff, card.code, status=422, words=words, wrong="words")
        return go(request, talk_path(card.code), "letter_sent")

    @made.post("/inbox/{case_code}/reply/withdraw")
    def take_back(request: Request, staff: Worker, card: Talked, letter_id: RowId) -> Response:
        """Take back what the person has not been told."""
        try:
            withdraw_letter(review_of(request).asks, staff, card.code, letter_id)
        except Outdated:
            return go(request, talk_path(card.code), "outdated")
        return go(request, talk_path(card.code), "letter_withdrawn")


def _moved(made: APIRouter) -> None:
    @made.post("/inbox/{case_code}/take")
    def taken(request: Request, staff: Worker, card: Talked, back: Annotated[str, Form(max_length=1)] = "") -> Response:
        """Take it, so that others see who has it; or give it back."""
        take(review_of(request).asks, staff, card.code, gives_back=bool(back))
        return go(request, talk_path(card.code), "given_back" if back else "taken")

    @made.post("/inbox/{case_code}/close")
    def closed(request: Request, staff: Worker, card: Talked) -> Response:
        """Nothing is left to do."""
        close(review_of(request).asks, staff, card.code)
        return go(request, "/clinic/inbox", "inbox_closed")

    @made.post("/inbox/{case_code}/reopen")
    def opened_again(request: Request, staff: Worker, card: Talked) -> Response:
        """It was closed too early."""
        reopen(review_of(request).asks, staff, card.code)
        return go(request, talk_path(card.code), "inbox_open")
