"""Files of the core API, behind a redirect as at Twilio, and the shape of its pages."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from app.channels.standin.desk import Desk, TwilioSays

_BASE = "/2010-04-01/Accounts/{account}/Messages/{sid}/Media"


def media_routes(desk: Desk) -> list[Route]:
    """The routes under …/Messages/{sid}/Media, and where they redirect to."""
    media = _Media(desk)
    return [
        Route(f"{_BASE}.json", media.list, methods=["GET"]),
        Route(f"{_BASE}/{{media}}", media.fetch, methods=["GET"]),
        Route("/standin/files/{media}", media.file, methods=["GET"]),
    ]


def core_page(
    key: str, rows: list[dict[str, Any]], path: str, page: int, size: int, following: str | None
) -> dict[str, Any]:
    """One page of a list as the core API shapes it; `following` is the path of the next page, or None."""
    return {
        key: rows,
        "page": page,
        "page_size": size,
        "start": page * size,
        "end": page * size + max(len(rows) - 1, 0),
        "uri": path,
        "first_page_uri": path,
        "previous_page_uri": None,
        "next_page_uri": following,
    }


class _Media:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def list(self, request: Request) -> Response:
        """The files of one message."""
        self.desk.admit(request)
        sid, account = request.path_params["sid"], self.desk.settings.account_sid
        rows = [
            {
                "sid": file.sid,
                "account_sid": account,
                "parent_sid": sid,
                "content_type": file.content_type,
                "uri": f"/2010-04-01/Accounts/{account}/Messages/{sid}/Media/{file.sid}.json",
                "date_created": None,
                "date_updated": None,
            }
            for file in self.desk.store.files.values()
            if file.message_sid == sid
        ]
        return JSONResponse(core_page("media_list", rows, request.url.path, 0, 50, None))

    async def fetch(self, request: Request) -> Response:
        """Where the file is: Twilio redirects to a signed link on another host."""
        if self.desk.settings.protects_media:
            self.desk.admit(request)
        if request.path_params["media"] not in self.desk.store.files:
            raise TwilioSays(404, 20404, "The requested resource was not found")
        return RedirectResponse(f"/standin/files/{request.path_params['media']}", status_code=307)

    async def file(self, request: Request) -> Response:
        """The bytes; a request that brings our credentials here is refused, as a storage host would."""
        file = self.desk.store.files.get(request.path_params["media"])
        if file is None or "Authorization" in request.headers:
            return Response(status_code=400 if file else 404)
        return Response(file.content, media_type=file.content_type)
