"""Practising with somebody invented: what a new volunteer does before the first real case, here as in production."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.pages import go, show
from app.clinic.review_desk import Worker, review_of
from app.services.practice_case import begin_again, practice_case


def router() -> APIRouter:
    """`/training` and below."""
    made = APIRouter()

    @made.get("/training")
    def page(request: Request, staff: Worker) -> HTMLResponse:
        """What to try, and one's own practice case."""
        return show(request, "training.html", case=practice_case(review_of(request).training, staff))

    @made.post("/training/begin")
    def begin(request: Request, staff: Worker) -> Response:
        """A practice case as it is at the beginning."""
        card = begin_again(review_of(request).training, staff)
        return go(request, f"/clinic/drafts/{card.code}", "practice_begun")

    return made
