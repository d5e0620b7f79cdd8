"""Asking the person back from an item: the words are seen with their cost before anything leaves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from app.clinic.draft_items import Address, item_path, show_item
from app.clinic.drafts import Draft
from app.clinic.pages import go
from app.clinic.review_desk import Worker, review_of
from app.errors import BadInput
from app.services.practice_case import practice_ask, practice_preview
from app.services.review_asking import ask, preview, settle_proposal, withdraw
from app.services.review_case import NoSuchItem, Outdated

Question = Annotated[str, Form(max_length=2000)]
AskId = Annotated[int, Form(ge=1, le=2**60)]


def router() -> APIRouter:
    """`/drafts/{case_code}/ask` and below."""
    made = APIRouter()

    @made.post("/drafts/{case_code}/ask")
    def look(request: Request, staff: Worker, card: Draft, at: Address, question: Question = "") -> Response:
        """The question as it would arrive; nothing is sent."""
        try:
            desk = review_of(request)
            of_practice = practice_preview(desk.training, question) if card.is_practice else None
            seen = of_practice or preview(desk.asks, staff, card.code, question)
        except BadInput:
            return show_item(request, staff, card.code, at, status=422, question=question, wrong="question")
        return show_item(request, staff, card.code, at, question=question, preview=seen)

    @made.post("/drafts/{case_code}/ask/send")
    def send(request: Request, staff: Worker, card: Draft, at: Address, question: Question = "") -> Response:
        """Send it, or keep it until it may be put."""
        desk = review_of(request)
        try:
            if card.is_practice:
                practice_ask(desk.training, staff, card.code, at, question)
            else:
                ask(desk.asks, staff, card.code, at, question)
        except NoSuchItem:
            raise
        except BadInput:
            return show_item(request, staff, card.code, at, status=422, question=question, wrong="question")
        return go(request, item_path(card.code, at), "asked")

    @made.post("/drafts/{case_code}/ask/withdraw")
    def take_back(request: Request, staff: Worker, card: Draft, at: Address, ask_id: AskId) -> Response:
        """Take back a question that was not put yet."""
        try:
            withdraw(review_of(request).asks, staff, card.code, ask_id)
        except Outdated:
            return go(request, item_path(card.code, at), "outdated")
        return go(request, item_path(card.code, at), "ask_withdrawn")

    @made.post("/drafts/{case_code}/ask/settle")
    def settle(
        request: Request,
        staff: Worker,
        card: Draft,
        at: Address,
        ask_id: AskId,
        taken: Annotated[str, Form(max_length=3)] = "",
    ) -> Response:
        """The answer was used in the item, or left."""
        try:
            settle_proposal(review_of(request).asks, staff, card.code, ask_id, is_taken=taken == "yes")
        except NoSuchItem:
            return go(request, item_path(card.code, at), "outdated")
        return go(request, item_path(card.code, at), "proposal")

    return made
