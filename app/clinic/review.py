"""The routers of review, in the order of their paths."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fastapi import APIRouter

from app.clinic import approving, draft_asking, draft_items, drafts, endings, sent, training, translating

ROUTERS: Sequence[Callable[[], APIRouter]] = (
    drafts.router,
    draft_items.router,
    draft_asking.router,
    sent.router,
    endings.router,
    training.router,
    translating.router,
    approving.router,
)
