"""One item of a draft: words and English, edit with reason, notes, flags, history, the official page beside it."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.drafts import Draft
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.errors import BadApplication, BadInput
from app.i589 import kinds as k
from app.services.access.staff import Staff
from app.services.review_case import CaseView, Outdated, history_of, open_draft
from app.services.review_editing import Edit, add_note, edit_item, is_foreign, mark_reviewed, settle_flag
from app.services.review_history import read_revisions
from app.services.review_preview import page_picture, spot_of
from app.services.sent_files import read_files, takes_words

Address = Annotated[str, Form(max_length=60)]
Version = Annotated[int, Form(ge=0, le=10**6)]
STATES = ("answered", "none", "not_applicable", "unknown", "declined", "not_asked")


def router() -> APIRouter:
    """`/drafts/{case_code}/item` and what is done there."""
    made = APIRouter()
    _shown(made)
    _changed(made)
    return made


def item_path(code: str, address: str) -> str:
    """The page of one item."""
    return f"/clinic/drafts/{code}/item?at={quote(address, safe='')}"


def show_item(
    request: Request, staff: Staff, code: str, address: str, *, status: int = 200, **more: Any
) -> HTMLResponse:
    """The page of one item, with what was typed where it could not be taken."""
    desk = review_of(request)
    view = open_draft(desk.tools, staff, code, staff.language)
    item = view.item(address)
    values: dict[str, Any] = {
        "view": view,
        "item": item,
        "names": names_of(request, staff),
        "history": read_revisions(history_of(view, address), view),
        "next": view.next_open(address),
        "asked_next": view.next_question(address),
        "beside": _beside(view, address),
        "say": desk.words(staff.language),
        "spot": spot_of(desk.previews, view, item, lambda where: desk.boxes(view.application.edition, where)),
        "has_blank": desk.tools.kit().blanks.blank(view.application.edition) is not None,
        "states": STATES,
        "is_fixed": item.address.item.kind is k.BLANK,
        "is_foreign": is_foreign(item.address, item.leaf),
        "mine": None,
        "wrong": "",
        "question": "",
        "preview": None,
        "sent": read_files(desk.tools, staff, code).at(address),
        "takes_words": takes_words(item.address),
    }
    return show(request, "draft_item.html", status=status, **(values | more))


def _beside(view: CaseView, address: str) -> tuple[str | None, str | None]:
    """The addresses before and after this one."""
    places = [item.address.text for item in view.items]
    here = places.index(address)
    return (places[here - 1] if here else None), (places[here + 1] if here + 1 < len(places) else None)


def _shown(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}/item")
    def item(request: Request, staff: Worker, card: Draft, at: Annotated[str, Query(max_length=60)]) -> HTMLResponse:
        """One item."""
        return show_item(request, staff, card.code, at)

    @made.get("/drafts/{case_code}/page/{page}.png")
    def picture(request: Request, staff: Worker, card: Draft, page: int) -> Response:
        """A page of the official form as it would be printed now."""
        desk = review_of(request)
        view = open_draft(desk.tools, staff, card.code)
        drawn = page_picture(desk.tools, desk.previews, view, page)
        if drawn is None:
            raise HTTPException(404, "page")
        return Response(drawn, media_type="image/png", headers={"Cache-Control": "no-store"})


def _changed(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/edit")
    def edit(
        request: Request,
        staff: Worker,
        card: Draft,
        at: Address,
        version: Version,
        state: Annotated[str, Form(max_length=20)],
        value: Annotated[list[str] | None, Form()] = None,
        reason: Annotated[str, Form(max_length=4000)] = "",
        approximate: Annotated[str, Form(max_length=3)] = "",
    ) -> Response:
        """A new value with its reason. What cannot be taken comes back on the page, as it was typed."""
        said = ",".join(value or [])
        typed = Edit(at, version, state, said, approximate == "yes", reason)
        try:
            edit_item(review_of(request).tools, staff, card.code, typed)
        except Outdated:
            return show_item(request, staff, card.code, at, status=409, mine=typed, wrong="outdated")
        except BadApplication:
            return show_item(request, staff, card.code, at, status=422, mine=typed, wrong="value")
        except BadInput as error:
            if error.status == 404:
                raise
            return show_item(request, staff, card.code, at, status=422, mine=typed, wrong="reason")
        return go(request, item_path(card.code, at), "edited")

    @made.post("/drafts/{case_code}/reviewed")
    def reviewed(
        request: Request,
        staff: Worker,
        card: Draft,
        at: Address,
        version: Version,
        undo: Annotated[str, Form(max_length=1)] = "",
    ) -> Response:
        """This item was looked at as it is; on to the next one that was not."""
        tools = review_of(request).tools
        try:
            mark_reviewed(tools, staff, card.code, at, version, is_reviewed=not undo)
        except Outdated:
            return go(request, item_path(card.code, at), "outdated")
        following = None if undo else open_draft(tools, staff, card.code).next_open(at)
        if following is None:
            return go(request, f"/clinic/drafts/{card.code}", "reviewed")
        return go(request, item_path(card.code, following.address.text))

    @made.post("/drafts/{case_code}/note")
    def note(
        request: Request,
        staff: Worker,
        card: Draft,
        note: Annotated[str, Form(max_length=4000)] = "",
        at: Address = "",
    ) -> Response:
        """A note on an item, or on the whole."""
        here = item_path(card.code, at) if at else f"/clinic/drafts/{card.code}"
        if not note.strip():
            return go(request, here, "needs_words")
        add_note(review_of(request).tools, staff, card.code, note, at or None)
        return go(request, here, "noted")

    @made.post("/drafts/{case_code}/flag")
    def flag(
        request: Request,
        staff: Worker,
        card: Draft,
        key: Annotated[str, Form(max_length=20_000)],
        at: Address = "",
        reason: Annotated[str, Form(max_length=4000)] = "",
    ) -> Response:
        """A question is settled, with its reason."""
        here = item_path(card.code, at) if at else f"/clinic/drafts/{card.code}"
        if not reason.strip():
            return go(request, here, "needs_words")
        try:
            settle_flag(review_of(request).tools, staff, card.code, key, reason)
        except Outdated:
            return go(request, here, "outdated")
        return go(request, here, "settled")
