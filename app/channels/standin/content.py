"""The Content API: buttons and lists made, listed, submitted and approved."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.channels.standin.desk import Desk, TwilioSays
from app.channels.standin.store import new_sid

_HOST = "https://content.twilio.com/v1"


def content_routes(desk: Desk) -> list[Route]:
    """The routes under /v1/Content and /v1/ContentAndApprovals."""
    api = _Contents(desk)
    return [
        Route("/v1/Content", api.create, methods=["POST"]),
        Route("/v1/Content", api.list, methods=["GET"]),
        Route("/v1/Content/{sid}", api.fetch, methods=["GET"]),
        Route("/v1/Content/{sid}", api.delete, methods=["DELETE"]),
        Route("/v1/Content/{sid}/ApprovalRequests/whatsapp", api.submit, methods=["POST"]),
        Route("/v1/Content/{sid}/ApprovalRequests", api.approval, methods=["GET"]),
        Route("/v1/ContentAndApprovals", api.approvals, methods=["GET"]),
    ]


class _Contents:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def create(self, request: Request) -> Response:
        """Make one content; empty types are refused, though Twilio's own file would let them pass."""
        self.desk.admit(request)
        asked = await _json(request)
        types = asked.get("types")
        if not isinstance(types, dict) or not types or not asked.get("language"):
            raise TwilioSays(400, 20001, "types and language are required")
        moment = _iso(self.desk.store.now())
        sid = new_sid("HX")
        self.desk.store.contents[sid] = {
            "sid": sid,
            "account_sid": self.desk.settings.account_sid,
            "friendly_name": asked.get("friendly_name") or "",
            "language": asked["language"],
            "variables": asked.get("variables") or {},
            "types": types,
            "date_created": moment,
            "date_updated": moment,
            "url": f"{_HOST}/Content/{sid}",
            "links": {"approval_fetch": f"{_HOST}/Content/{sid}/ApprovalRequests"},
        }
        return JSONResponse(self.desk.store.contents[sid], status_code=201)

    async def list(self, request: Request) -> Response:
        """All contents on one page."""
        self.desk.admit(request)
        return JSONResponse(_page("Content", list(self.desk.store.contents.values())))

    async def fetch(self, request: Request) -> Response:
        """One content."""
        return JSONResponse(self._held(request))

    async def delete(self, request: Request) -> Response:
        """Delete one content and its approval."""
        sid = self._held(request)["sid"]
        del self.desk.store.contents[sid]
        self.desk.store.approvals.pop(sid, None)
        return Response(status_code=204)

    async def submit(self, request: Request) -> Response:
        """Submit for WhatsApp's approval; a list picker cannot be approved."""
        held, asked = self._held(request), await _json(request)
        if "twilio/list-picker" in held["types"]:
            raise TwilioSays(400, 20001, "list-picker is not eligible for approval")
        if not asked.get("name") or asked.get("category") not in ("UTILITY", "MARKETING", "AUTHENTICATION"):
            raise TwilioSays(400, 20001, "name and category are required")
        approval = {
            "name": asked["name"],
            "category": asked["category"],
            "content_type": next(iter(held["types"])),
            "status": "approved" if self.desk.settings.approves else "received",
            "rejection_reason": "",
            "allow_category_change": True,
        }
        self.desk.store.approvals[held["sid"]] = approval
        return JSONResponse(approval | {"status": "received"}, status_code=201)

    async def approval(self, request: Request) -> Response:
        """The approval of one content."""
        held = self._held(request)
        shown = {"sid": held["sid"], "account_sid": held["account_sid"], "whatsapp": self._approval(held["sid"])}
        return JSONResponse(shown | {"url": f"{held['url']}/ApprovalRequests"})

    async def approvals(self, request: Request) -> Response:
        """All contents with their approvals."""
        self.desk.admit(request)
        rows = [held | {"approval_requests": self._approval(held["sid"])} for held in self.desk.store.contents.values()]
        return JSONResponse(_page("ContentAndApprovals", rows))

    def _approval(self, sid: str) -> dict[str, Any]:
        return self.desk.store.approvals.get(sid, {"status": "unsubmitted", "rejection_reason": ""})

    def _held(self, request: Request) -> dict[str, Any]:
        self.desk.admit(request)
        held = self.desk.store.contents.get(request.path_params["sid"])
        if held is None:
            raise TwilioSays(404, 20404, "The requested resource was not found")
        return held


async def _json(request: Request) -> dict[str, Any]:
    try:
        asked = json.loads(await request.body())
    except ValueError:
        raise TwilioSays(400, 20001, "Invalid JSON") from None
    if not isinstance(asked, dict):
        raise TwilioSays(400, 20001, "Invalid JSON")
    return asked


def _page(path: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    key = "contents"
    url = f"{_HOST}/{path}"
    meta = {"key": key, "page": 0, "page_size": max(len(rows), 50), "first_page_url": url, "url": url}
    return {key: rows, "meta": meta | {"next_page_url": None, "previous_page_url": None}}


def _iso(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
