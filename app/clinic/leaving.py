"""When somebody must sign in first: a page leads to signing in, and what was written waits sealed for its author."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response

from app.clinic import cookies
from app.clinic.guards import FormTooOld, SignInNeeded, desk_of
from app.clinic.pages import ROOT, go
from app.services.access.keeping import keep


def to_sign_in(request: Request, error: Exception) -> Response:
    """On to signing in, and afterwards back to the page that was asked for."""
    assert isinstance(error, SignInNeeded)  # noqa: S101  (it was registered for this kind)
    desk, has_kept = desk_of(request), False
    if error.was is not None and error.fields:
        keep(desk.tools, error.was, error.path, error.fields)
        has_kept = True
    if isinstance(error, FormTooOld):
        return go(request, f"{ROOT}/kept", "text_waits")
    back = request.url.path if request.method == "GET" else ""
    target = f"{ROOT}/sign-in" + (f"?next={quote(back)}" if back and back != f"{ROOT}/" else "")
    response = go(request, target, "text_kept" if has_kept else "sign_in_first")
    cookies.drop(response, desk, cookies.SESSION)
    return response
