"""The door for trying the clinic as somebody invented. The application has this router only where there is practice."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from app.clinic.desk import ClinicDesk
from app.clinic.entering import let_in
from app.clinic.guards import desk_of, open_to_all
from app.clinic.pages import ROOT, go, language_of, show
from app.services.access.practice import PEOPLE, enter_as
from app.services.access.staff import Role


def router(desk: ClinicDesk) -> APIRouter:
    """`/practice`."""
    made = APIRouter()

    @made.get("/practice")
    @open_to_all
    def page(request: Request) -> Response:
        """Whom one may be."""
        people = [(role, name) for role, (name, _) in PEOPLE.items()]
        return show(request, "practice.html", people=people)

    @made.post("/practice/{role}")
    @open_to_all
    def enter(request: Request, role: Role) -> Response:
        """Come in as the invented member with this role."""
        tools = desk_of(request).tools
        entry = enter_as(tools, desk.practice_organisation(), role, language_of(request))
        if entry.staff is None:
            raise HTTPException(403)
        return let_in(request, entry, go(request, f"{ROOT}/"))

    return made
