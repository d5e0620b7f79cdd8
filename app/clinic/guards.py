"""Who may pass. Every route asks one of these; a test walks all routes and fails on one that does not.

`entering` runs before every route: it finds out who is there and refuses a post without the token of the form.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Annotated, NoReturn, cast

from fastapi import HTTPException, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect

from app.clinic import cookies
from app.clinic.desk import ClinicDesk
from app.errors import OrientaError
from app.services.access.sessions import Visitor, look
from app.services.access.staff import CASEWORK, Role, Staff
from app.services.access.visibility import OPEN, open_case
from app.services.ports import CaseCard

CSRF = "csrf"
"""The name of the hidden field that every form carries."""

KEPT = "kept_text"
"""The name of the hidden field by which text that was kept is sent again."""

SECRETS = frozenset({CSRF, KEPT, "password", "new_password", "code"})
"""Fields that are never kept."""

CSRF_HEADER = "X-Orienta-Form"
"""Scripts of ours may send the same value as a header."""


RowNumber = Annotated[int, Field(ge=1, le=2**53)]
"""The number of a row, in a path or a form: what no database could hold is refused before it is asked."""


class SignInNeeded(OrientaError):
    """Nobody is signed in, or no longer. With `fields` something was written that must not be lost."""

    status = 401

    def __init__(self, path: str, *, was: Staff | None = None, fields: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__("signing in is needed")
        self.path, self.was, self.fields = path, was, fields


class FormTooOld(SignInNeeded):
    """A form of an earlier session, sent by who is signed in again: nothing is done with it until they have looked."""


def desk_of(request: Request) -> ClinicDesk:
    """The desk of this application."""
    return cast(ClinicDesk, request.app.state.desk)


def visitor_of(request: Request) -> Visitor:
    """Who `entering` found."""
    return cast(Visitor, getattr(request.state, "visitor", None) or Visitor())


def form_token(request: Request) -> str:
    """What a form of this browser carries: a keyed hash of its session, or of its visit before signing in."""
    desk = desk_of(request)
    held = cookies.read(request, desk, cookies.SESSION) or visit_token(request)
    return desk.tools.hashed("clinic form", held)


def visit_token(request: Request) -> str:
    """The random value of a browser that is not signed in; a new one is set with the page (`pages.show`)."""
    desk = desk_of(request)
    held = cookies.read(request, desk, cookies.VISIT) or getattr(request.state, "new_visit", "")
    if not held:
        request.state.new_visit = held = desk.tools.new_token()
    return held


async def entering(request: Request) -> None:
    """Find out who is there; a post must carry its form's token. Raises 403, or SignInNeeded with what was written."""
    desk = desk_of(request)
    token = cookies.read(request, desk, cookies.SESSION)
    request.state.visitor = visitor = await run_in_threadpool(look, desk.tools, token)
    if request.method in ("GET", "HEAD"):
        return
    form = await _form(request)
    sent = form.get(CSRF) or request.headers.get(CSRF_HEADER, "")
    is_open = _is_open(request)
    typed = sent.encode("utf-8", "replace") if isinstance(sent, str) else b""
    if not any(hmac.compare_digest(typed, each) for each in _tokens(request, is_open)):
        _refuse_form(request, visitor, form)
    if is_open:
        return
    if visitor.staff is None:
        raise SignInNeeded(request.url.path, was=visitor.was, fields=written(form))
    request.state.kept_id = form.get(KEPT, "")


def _refuse_form(request: Request, visitor: Visitor, form: FormData) -> NoReturn:
    """403; but a form of ours that was opened before signing in again is not thrown away: its words wait."""
    words = written(form)
    if visitor.staff is not None and words and request.headers.get("Sec-Fetch-Site") == "same-origin":
        raise FormTooOld(request.url.path, was=visitor.staff, fields=words)
    raise HTTPException(403, "form")


async def _form(request: Request) -> FormData:
    """The form that was sent. Raises 413 where the shield cut it off."""
    try:
        return await request.form()
    except ClientDisconnect:
        raise HTTPException(413, "length") from None


def _is_open(request: Request) -> bool:
    return getattr(request.scope.get("endpoint"), "is_open", False)


def _tokens(request: Request, is_open: bool) -> list[bytes]:
    """What a form may carry. One drawn before signing in (in another tab) still counts where nobody need be."""
    tokens = [form_token(request)]
    if is_open:
        tokens.append(desk_of(request).tools.hashed("clinic form", visit_token(request)))
    return [each.encode() for each in tokens]


def written(form: FormData) -> tuple[tuple[str, str], ...]:
    """The words in a form: no files, no secrets, not the form's own tokens."""
    words = ((name, value) for name, value in form.multi_items() if isinstance(value, str) and name not in SECRETS)
    return tuple(words)


def open_to_all(endpoint: Callable[..., object]) -> Callable[..., object]:
    """Mark a route that somebody who is not signed in may use: signing in, an invitation, styles."""
    endpoint.is_open = True  # type: ignore[attr-defined]
    return endpoint


def signed_in(*roles: Role) -> Callable[[Request], Staff]:
    """A dependency that gives who is signed in, with one of these roles (any, when none is named).

    Raises SignInNeeded for nobody, 403 for another role.
    """

    def guard(request: Request) -> Staff:
        staff = visitor_of(request).staff
        if staff is None:
            raise SignInNeeded(request.url.path)
        if not staff.has(*roles):
            raise HTTPException(403, "role")
        return staff

    guard.roles = roles  # type: ignore[attr-defined]
    return guard


def require_case(*roles: Role, action: str = OPEN) -> Callable[[Request, str], CaseCard]:
    """A dependency for paths with `{case_code}` that gives the case's clear columns, and logs who opened it.

    404 for every case that the member may not see. `action` is what the access log calls it.
    """
    who = signed_in(*(roles or CASEWORK))

    def guard(request: Request, case_code: str) -> CaseCard:
        staff, tools = who(request), desk_of(request).tools
        return open_case(tools.uow, tools.open_book, staff, case_code, action=action, now=tools.clock())

    guard.roles = roles or CASEWORK  # type: ignore[attr-defined]
    return guard
