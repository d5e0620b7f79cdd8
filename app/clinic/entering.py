"""Signing in and out."""

from __future__ import annotations

import re
from datetime import datetime
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from app.clinic import cookies
from app.clinic.desk import ClinicDesk
from app.clinic.guards import desk_of, open_to_all, signed_in, visitor_of
from app.clinic.pages import ROOT, go, show
from app.services.access.keeping import kept_for
from app.services.access.sessions import sign_out
from app.services.access.signing_in import Attempt, Entry, sign_in
from app.services.access.staff import Staff

_OURS = re.compile(rf"{ROOT}/[A-Za-z0-9/_-]*")

Line = Annotated[str, Form(max_length=300)]


def router() -> APIRouter:
    """`/sign-in`, `/sign-out`."""
    made = APIRouter()

    @made.get("/sign-in")
    @open_to_all
    def page(request: Request, next: str = "") -> Response:
        """The form, or on where somebody is signed in already."""
        if visitor_of(request).staff is not None:
            return go(request, ours(next))
        return show(request, "sign_in.html", email="", next=ours(next), entry=None, minutes=0)

    @made.post("/sign-in")
    @open_to_all
    def enter(request: Request, email: Line = "", password: Line = "", code: Line = "", next: Line = "") -> Response:
        """Sign in; what was typed as the address stays in the form."""
        desk = desk_of(request)
        attempt = Attempt(email, password, code, address_of(request), cookies.read(request, desk, cookies.DEVICE))
        entry = sign_in(desk.tools, attempt)
        if entry.staff is None:
            status = 429 if entry.reason == "wait" else 403
            minutes = minutes_until(entry.until, desk)
            return show(
                request, "sign_in.html", status=status, email=email, next=ours(next), entry=entry, minutes=minutes
            )
        waiting = kept_for(desk.tools, entry.staff)
        return let_in(request, entry, go(request, f"{ROOT}/kept" if waiting else ours(next)))

    @made.post("/sign-out")
    def leave(request: Request, staff: Annotated[Staff, Depends(signed_in())]) -> Response:
        """End this session."""
        desk, session_id = desk_of(request), visitor_of(request).session_id
        if session_id is not None:
            sign_out(desk.tools, session_id)
        response = go(request, f"{ROOT}/sign-in", "signed_out")
        cookies.drop(response, desk, cookies.SESSION)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    return made


def let_in(request: Request, entry: Entry, response: Response) -> Response:
    """Give the browser its new session; the visit before it is over."""
    desk = desk_of(request)
    cookies.put(response, desk, cookies.SESSION, entry.token)
    cookies.put(response, desk, cookies.DEVICE, entry.device, seconds=cookies.DEVICE_SECONDS)
    cookies.drop(response, desk, cookies.VISIT)
    return response


def address_of(request: Request) -> str:
    """Where a request comes from, for counting tries: kept only as a keyed hash."""
    return request.client.host if request.client else ""


def ours(path: str) -> str:
    """The path, if it is one of ours; else the first page. Nobody is sent elsewhere by a link to us."""
    return path if _OURS.fullmatch(path) and "//" not in path else f"{ROOT}/"


def minutes_until(until: datetime | None, desk: ClinicDesk) -> int:
    """Whole minutes, at least one."""
    return max(1, ceil((until - desk.tools.clock()).total_seconds() / 60)) if until else 0
