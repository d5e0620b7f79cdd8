"""One's own account: language, password, recovery codes, signing out everywhere; and words that waited."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import Response

from app.clinic.entering import Line
from app.clinic.guards import desk_of, signed_in, visitor_of
from app.clinic.pages import ROOT, go, show
from app.services.access.account import change_password, recovery_left, renew_recovery, set_language
from app.services.access.enrolling import SHORTEST
from app.services.access.keeping import drop, kept_for
from app.services.access.sessions import sign_out_everywhere
from app.services.access.staff import Language, Staff

HERE = f"{ROOT}/me"
Anybody = Annotated[Staff, Depends(signed_in())]


def router() -> APIRouter:
    """`/me…` and `/kept…`."""
    made = APIRouter()

    @made.get("/me")
    def page(request: Request, staff: Anybody) -> Response:
        """The account."""
        return _page(request, staff)

    @made.post("/me/language")
    def speak(request: Request, staff: Anybody, language: Annotated[Language, Form()] = "es") -> Response:
        """The language of the pages."""
        set_language(desk_of(request).tools, staff, language)
        return go(request, HERE, "language_changed")

    @made.post("/me/password")
    def change(
        request: Request,
        staff: Anybody,
        password: Line = "",
        new_password: Annotated[str, Form(max_length=2000)] = "",
        code: Line = "",
    ) -> Response:
        """A new password; every other browser is signed out."""
        session_id = visitor_of(request).session_id
        wrong = change_password(desk_of(request).tools, staff, password, code, new_password, but=session_id)
        return _page(request, staff, status=422, wrong=wrong) if wrong else go(request, HERE, "password_changed")

    @made.post("/me/recovery")
    def codes(request: Request, staff: Anybody, code: Line = "") -> Response:
        """New recovery codes, shown this once."""
        found = renew_recovery(desk_of(request).tools, staff, code)
        if isinstance(found, str):
            return _page(request, staff, status=422, wrong=f"recovery_{found}")
        return show(request, "enrolled.html", recovery=found, reason=None)

    @made.post("/me/everywhere")
    def everywhere(request: Request, staff: Anybody) -> Response:
        """Sign out every other browser."""
        sign_out_everywhere(desk_of(request).tools, staff, but=visitor_of(request).session_id)
        return go(request, HERE, "signed_out_everywhere")

    @made.get("/kept")
    def kept(request: Request, staff: Anybody) -> Response:
        """What was written when the session had ended, ready to be sent again."""
        return show(request, "kept.html", kept=kept_for(desk_of(request).tools, staff))

    @made.post("/kept/{kept_id}/drop")
    def forget(request: Request, staff: Anybody, kept_id: Annotated[str, Path(max_length=64)]) -> Response:
        """It is not wanted any more."""
        drop(desk_of(request).tools, staff, kept_id)
        return go(request, f"{ROOT}/kept", "text_dropped")

    return made


def _page(request: Request, staff: Staff, *, status: int = 200, wrong: str = "") -> Response:
    left = recovery_left(desk_of(request).tools, staff)
    return show(request, "me.html", status=status, wrong=wrong, recovery_left=left, shortest=SHORTEST)
