"""The application below /clinic: its routes, its errors, its shield. An area adds itself as a router in `ROUTERS`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from app.clinic import cookies, evenings, home, invitations, logs, me, people, practice, review, styles, watch
from app.clinic import entering as entering_pages
from app.clinic.desk import ClinicDesk
from app.clinic.guards import SignInNeeded, desk_of, entering
from app.clinic.leaving import to_sign_in
from app.clinic.pages import Pages, show
from app.clinic.shield import Shield
from app.errors import OrientaError
from app.services.access.sessions import look

log = logging.getLogger(__name__)

ROUTERS: Sequence[Callable[[], APIRouter]] = (
    styles.router,
    home.router,
    entering_pages.router,
    invitations.router,
    people.router,
    evenings.router,
    logs.router,
    me.router,
    *review.ROUTERS,
    *watch.ROUTERS,
)
"""What makes the routers, in the order of their paths."""


def create_clinic(desk: ClinicDesk, zone: ZoneInfo) -> FastAPI:
    """The clinic, to be mounted at /clinic. Every route runs `guards.entering` first."""
    clinic = FastAPI(
        title="Orienta clinic",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        dependencies=[Depends(entering)],
    )
    clinic.state.desk, clinic.state.pages, clinic.state.zone = desk, Pages(desk.wording, zone), zone
    for make in ROUTERS:
        clinic.include_router(make())
    if desk.has_practice:
        clinic.include_router(practice.router(desk))
    clinic.add_exception_handler(SignInNeeded, to_sign_in)
    clinic.add_exception_handler(HTTPException, _refuse)
    clinic.add_exception_handler(RequestValidationError, _misread)
    clinic.add_exception_handler(OrientaError, _fail)
    clinic.add_exception_handler(Exception, _break)
    clinic.add_middleware(Shield, origin=desk.origin)
    return clinic


def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (it was registered for this kind)
    return _page(request, error.status_code)


def _misread(request: Request, error: Exception) -> Response:
    return _page(request, 422)


def _fail(request: Request, error: Exception) -> Response:
    assert isinstance(error, OrientaError)  # noqa: S101
    log.warning("%s on a page of the clinic", type(error).__name__)
    return _page(request, error.status)


def _break(request: Request, error: Exception) -> Response:
    log.error("%s on a page of the clinic", type(error).__name__)
    return _page(request, 500)


def _page(request: Request, status: int) -> Response:
    if not hasattr(request.state, "visitor"):  # no route has this path, so nobody asked who it is
        desk = desk_of(request)
        request.state.visitor = look(desk.tools, cookies.read(request, desk, cookies.SESSION))
    return show(request, "error.html", status=status, code=status)
