"""Reading back, approving, exporting: what is open is said by kind and item; each export is written down."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.drafts import Draft
from app.clinic.guards import require_case, signed_in
from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.errors import WrongUse
from app.services.access.staff import Staff
from app.services.ports import CaseCard
from app.services.review_approving import (
    PRODUCTS,
    Exported,
    NotYet,
    Product,
    approval,
    approve,
    draft_paper,
    export,
    log_read_back,
    still_open,
)
from app.services.review_case import open_draft

Lawyer = Annotated[Staff, Depends(signed_in("reviewer"))]
Approved = Annotated[CaseCard, Depends(require_case("reviewer", action="approve"))]


def router() -> APIRouter:
    """`/drafts/{case_code}/approval` and below."""
    made = APIRouter()
    _steps(made)
    _papers(made)
    return made


def _show(request: Request, staff: Staff, code: str, *, status: int = 200, wrong: str = "") -> HTMLResponse:
    desk = review_of(request)
    view = open_draft(desk.tools, staff, code, staff.language)
    return show(
        request,
        "approval.html",
        status=status,
        view=view,
        points=still_open(view),
        approved=approval(view),
        names=names_of(request, staff),
        standing=desk.tools.kit().standing(view.application.edition, desk.tools.today()),
        has_blank=desk.tools.kit().blanks.blank(view.application.edition) is not None,
        today=desk.tools.today(),
        wrong=wrong,
    )


def _steps(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}/approval")
    def page(request: Request, staff: Worker, card: Draft) -> HTMLResponse:
        """What is open, who read it back, who approved, what was exported."""
        return _show(request, staff, card.code)

    @made.post("/drafts/{case_code}/read-back")
    def read_back(
        request: Request,
        staff: Worker,
        card: Draft,
        language: Annotated[str, Form(max_length=60)] = "",
        reader: Annotated[str, Form(max_length=200)] = "",
        note: Annotated[str, Form(max_length=2000)] = "",
    ) -> Response:
        """The form was read to the person."""
        if not language.strip() or not reader.strip():
            return _show(request, staff, card.code, status=422, wrong="read_back")
        log_read_back(review_of(request).tools, staff, card.code, language=language, reader=reader, note=note)
        return go(request, f"/clinic/drafts/{card.code}/approval", "read_back")

    @made.post("/drafts/{case_code}/approve")
    def approved(
        request: Request, staff: Lawyer, card: Approved, revisions: Annotated[int, Form(ge=0, le=10**9)]
    ) -> Response:
        """Approve the answers as they are."""
        try:
            approve(review_of(request).tools, staff, card.code, revisions=revisions)
        except NotYet:
            return _show(request, staff, card.code, status=409, wrong="not_yet")
        return go(request, f"/clinic/drafts/{card.code}/approval", "approved")


def _papers(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/export/{product}")
    def take_out(request: Request, staff: Lawyer, card: Approved, product: str) -> Response:
        """A paper of an approved draft; the log keeps who, when and what."""
        try:
            made = export(review_of(request).tools, staff, card.code, _known(product))
        except NotYet:
            return _show(request, staff, card.code, status=409, wrong="not_yet")
        except WrongUse as error:
            if error.status != 400:
                raise
            return _show(request, staff, card.code, status=409, wrong="no_blank")
        return _file(made)

    @made.post("/drafts/{case_code}/draft/{product}")
    def draft(request: Request, staff: Worker, card: Draft, product: str) -> Response:
        """A paper of a draft, marked as one on every page."""
        return _file(draft_paper(review_of(request).tools, staff, card.code, _known(product)))

    @made.get("/drafts/{case_code}/checklist")
    def checklist(request: Request, staff: Worker, card: Draft) -> HTMLResponse:
        """What goes with the form to the court: facts with their dates, and nothing that anybody must do."""
        desk = review_of(request)
        view = open_draft(desk.tools, staff, card.code, staff.language)
        return show(
            request,
            "checklist.html",
            view=view,
            approved=approval(view),
            names=names_of(request, staff),
            facts=desk.facts(staff.language),
            today=desk.tools.today(),
        )


def _known(product: str) -> Product:
    if product not in PRODUCTS:
        raise HTTPException(404, "product")
    return product


def _file(made: Exported) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"', "Cache-Control": "no-store"}
    return Response(made.content, media_type=made.media_type, headers=headers)
