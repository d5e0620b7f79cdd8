"""The page behind an invitation's link: a password, a code generator, and codes for the day the phone is lost."""

from __future__ import annotations

from typing import Annotated

import segno
from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import Response
from markupsafe import Markup

from app.clinic.entering import Line, address_of, let_in
from app.clinic.guards import desk_of, open_to_all
from app.clinic.pages import show
from app.services.access.enrolling import SHORTEST, Enrolment, enrol, look_at
from app.services.access.sessions import Visitor

Token = Annotated[str, Path(max_length=100)]


def router() -> APIRouter:
    """`/invitation/{token}`."""
    made = APIRouter()

    @made.get("/invitation/{token}")
    @open_to_all
    def page(request: Request, token: Token) -> Response:
        """What to do to become a member."""
        opened = look_at(desk_of(request).tools, token, address_of(request))
        return _gone(request) if opened is None else _form(request, opened)

    @made.post("/invitation/{token}")
    @open_to_all
    def accept(
        request: Request, token: Token, password: Annotated[str, Form(max_length=2000)] = "", code: Line = ""
    ) -> Response:
        """Become a member; the recovery codes are shown this once."""
        tools = desk_of(request).tools
        opened = look_at(tools, token, address_of(request))
        done = enrol(tools, token, address_of(request), password=password, code=code)
        if opened is None or done == "gone":
            return _gone(request)
        if isinstance(done, str):
            return _form(request, opened, wrong=done)
        request.state.visitor = Visitor(staff=done.entry.staff)
        response = show(request, "enrolled.html", recovery=done.recovery, reason=done.entry.reason)
        return let_in(request, done.entry, response) if done.entry.staff else response

    return made


def _form(request: Request, opened: Enrolment, wrong: str = "") -> Response:
    picture = Markup(segno.make(opened.uri, error="m").svg_inline(scale=4, border=2))  # noqa: S704  (drawn here)
    secret = " ".join(opened.secret[at : at + 4] for at in range(0, len(opened.secret), 4))
    return show(
        request,
        "invitation.html",
        status=422 if wrong else 200,
        invitation=opened.invitation,
        picture=picture,
        secret=secret,
        wrong=wrong,
        shortest=SHORTEST,
    )


def _gone(request: Request) -> Response:
    return show(request, "invitation_gone.html", status=404)
