"""Translation, paragraph by paragraph: the person's words left, English right, kept while it is typed."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from app.clinic.draft_items import Address, Version
from app.clinic.drafts import Draft
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.review_case import NoSuchItem, Outdated, open_draft
from app.services.review_translation import (
    certificates,
    finish,
    paragraphs,
    save_paragraph,
    second_read,
    second_reader,
    waiting_items,
)

Number = Annotated[int, Form(ge=0, le=10_000)]
English = Annotated[str, Form(max_length=40_000)]


def router() -> APIRouter:
    """`/drafts/{case_code}/translation` and below."""
    made = APIRouter()
    _read(made)
    _write(made)
    return made


def _path(code: str, address: str) -> str:
    return f"/clinic/drafts/{code}/translation?at={quote(address, safe='')}"


def _show(
    request: Request, staff: Staff, code: str, address: str, *, status: int = 200, **more: object
) -> HTMLResponse:
    desk = review_of(request)
    view = open_draft(desk.tools, staff, code, staff.language)
    item, parts = paragraphs(desk.tools, staff, code, address)
    values = {
        "view": view,
        "item": item,
        "parts": parts,
        "second": second_reader(view, item),
        "names": names_of(request, staff),
        "glossary": desk.glossary(),
        "mine": None,
        "wrong": "",
    }
    return show(request, "translation.html", status=status, **(values | more))


def _read(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}/translation")
    def page(request: Request, staff: Worker, card: Draft, at: Annotated[str, Query(max_length=60)] = "") -> Response:
        """What waits for a translation, or one answer's paragraphs."""
        desk = review_of(request)
        if at:
            try:
                return _show(request, staff, card.code, at)
            except NoSuchItem:
                raise
            except BadInput:
                return go(request, f"/clinic/drafts/{card.code}/translation", "no_translation")
        view = open_draft(desk.tools, staff, card.code, staff.language)
        items = [(item, second_reader(view, item)) for item in waiting_items(view)]
        return show(request, "translations.html", view=view, items=items, names=names_of(request, staff))

    @made.get("/drafts/{case_code}/certificates")
    def certificate(request: Request, staff: Worker, card: Draft) -> HTMLResponse:
        """A certificate for each translator, to print and sign by hand."""
        desk = review_of(request)
        view = open_draft(desk.tools, staff, card.code, staff.language)
        return show(request, "certificates.html", view=view, certificates=certificates(view))


def _write(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/paragraph")
    def paragraph(
        request: Request,
        staff: Worker,
        card: Draft,
        at: Address,
        number: Number,
        version: Version,
        english: English = "",
        quiet: Annotated[str, Form(max_length=1)] = "",
    ) -> Response:
        """Keep one paragraph. `quiet` is the page's own script, which wants the new version alone."""
        try:
            kept = save_paragraph(review_of(request).tools, staff, card.code, at, number, english, version=version)
        except Outdated:
            if quiet:
                return JSONResponse({"kept": False}, status_code=409)
            return _show(request, staff, card.code, at, status=409, mine=(number, english), wrong="outdated")
        if quiet:
            return JSONResponse({"kept": True, "version": kept})
        return go(request, f"{_path(card.code, at)}#p{number}", "paragraph_kept")

    @made.post("/drafts/{case_code}/translated")
    def done(request: Request, staff: Worker, card: Draft, at: Address, version: Version) -> Response:
        """Join the paragraphs, under this translator's name."""
        try:
            finish(review_of(request).tools, staff, card.code, at, version=version)
        except Outdated:
            return go(request, _path(card.code, at), "outdated")
        except NoSuchItem:
            raise
        except BadInput:
            return go(request, _path(card.code, at), "paragraphs_missing")
        return go(request, f"/clinic/drafts/{card.code}/translation", "translated")

    @made.post("/drafts/{case_code}/second-reading")
    def second(request: Request, staff: Worker, card: Draft, at: Address, version: Version) -> Response:
        """A second person read the translation."""
        try:
            second_read(review_of(request).tools, staff, card.code, at, version=version)
        except Outdated:
            return go(request, _path(card.code, at), "outdated")
        except NoSuchItem:
            raise
        except BadInput:
            return go(request, _path(card.code, at), "not_yourself")
        return go(request, _path(card.code, at), "second_read")
