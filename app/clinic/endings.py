"""Until when a case is kept, keeping it longer, the copy for its person, erasing it with a receipt."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.guards import desk_of, require_case, signed_in
from app.clinic.pages import Pages, go, show
from app.clinic.review_desk import Worker, names_of, review_of
from app.clinic.sent import TAKEN
from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.endings import (
    WHYS,
    NotConfirmed,
    Why,
    ending_soon,
    erase,
    keep_longer,
    person_copy,
    read_ending,
)
from app.services.ports import CaseCard

Ending = Annotated[CaseCard, Depends(require_case(action="ending"))]
Keeper = Annotated[Staff, Depends(signed_in("reviewer", "coordinator"))]
Kept = Annotated[CaseCard, Depends(require_case("reviewer", "coordinator", action="ending"))]

SHOWN_KINDS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}


def router() -> APIRouter:
    """`/endings`, and `/drafts/{case_code}/ending` and below."""
    made = APIRouter()
    _read(made)
    _kept(made)
    _erased(made)
    return made


def ending_path(code: str) -> str:
    """The page of how a case ends."""
    return f"/clinic/drafts/{code}/ending"


def _show(
    request: Request, staff: Staff, card: CaseCard, *, status: int = 200, wrong: str = "", why: str = ""
) -> Response:
    desk = review_of(request)
    ending, kept = read_ending(desk.tools, staff, card.code, desk.retention_months)
    with desk.tools.uow() as work:
        has_draft = work.reviews.line(card.case_id) is not None
    return show(
        request,
        "ending.html",
        status=status,
        code=card.code,
        ending=ending,
        kept=kept,
        months=desk.retention_months,
        names=names_of(request, staff),
        has_draft=has_draft,
        wrong=wrong,
        why=why,
    )


def _read(made: APIRouter) -> None:
    @made.get("/endings")
    def soon(request: Request, staff: Keeper) -> HTMLResponse:
        """Cases that end within three months."""
        desk = review_of(request)
        cases = ending_soon(desk.tools, staff, desk.retention_months)
        return show(request, "endings.html", cases=cases, names=names_of(request, staff))

    @made.get("/drafts/{case_code}/ending")
    def page(request: Request, staff: Worker, card: Ending) -> Response:
        """Until when this case is kept, and what can be done."""
        return _show(request, staff, card)


def _kept(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/ending/longer")
    def longer(
        request: Request, staff: Keeper, card: Kept, reason: Annotated[str, Form(max_length=4000)] = ""
    ) -> Response:
        """Its time begins anew."""
        try:
            keep_longer(review_of(request).tools, staff, card.code, reason)
        except BadInput as error:
            if error.status == 404:
                raise
            return _show(request, staff, card, status=422, wrong="reason")
        return go(request, ending_path(card.code), "kept_longer")

    @made.post("/drafts/{case_code}/ending/copy")
    def copy(request: Request, staff: Keeper, card: Kept) -> Response:
        """Everything that is kept of the person, for the person."""
        desk, pages = review_of(request), request.app.state.pages
        assert isinstance(pages, Pages)  # noqa: S101  (the application made them)
        now, language = desk.tools.clock(), "en" if card.language == "en" else "es"
        values = {"organisation": desk_of(request).organisation, "code": card.code, "made": now}
        note = pages.draw("_person_copy.html", language, values).strip() + "\n"  # type: ignore[arg-type]
        made = person_copy(desk.tools, staff, card.code, note, lambda kind: (TAKEN | SHOWN_KINDS).get(kind, "bin"))
        name = f"orienta-{card.code}-{desk.tools.today().isoformat()}.zip"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(made, media_type="application/zip", headers=headers)


def _erased(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/ending/erase")
    def end(
        request: Request,
        staff: Keeper,
        card: Kept,
        typed: Annotated[str, Form(max_length=60)] = "",
        why: Annotated[str, Form(max_length=20)] = "",
    ) -> Response:
        """Erase the person whole; the receipt is the answer."""
        reason: Why | None = next((each for each in WHYS if each == why), None)
        if reason is None:
            return _show(request, staff, card, status=422, wrong="why")
        try:
            receipt = erase(review_of(request).tools, staff, card.code, typed, reason)
        except NotConfirmed:
            return _show(request, staff, card, status=422, wrong="code", why=why)
        return show(request, "erased.html", receipt=receipt, code=card.code)
