"""The first page after signing in: what somebody with these roles can do here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from app.clinic.guards import signed_in
from app.clinic.pages import show
from app.services.access.staff import Staff


def router() -> APIRouter:
    """`/`."""
    made = APIRouter()

    @made.get("/")
    def home(request: Request, staff: Annotated[Staff, Depends(signed_in())]) -> HTMLResponse:
        """The first page."""
        return show(request, "home.html")

    return made
