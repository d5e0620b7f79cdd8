"""The routers of the coordinator's pages, in the order of their paths."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fastapi import APIRouter

from app.clinic import inbox_pages, service_pages, unreached_pages

ROUTERS: Sequence[Callable[[], APIRouter]] = (inbox_pages.router, unreached_pages.router, service_pages.router)
