"""What the account owns: itself, its numbers, its WhatsApp senders and its Messaging Services, for asking only."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.channels.standin.desk import Desk, TwilioSays
from app.channels.standin.media import core_page

_ACCOUNT = "/2010-04-01/Accounts/{account}"
_HOST = "https://messaging.twilio.com"


def estate_routes(desk: Desk) -> list[Route]:
    """The routes that tell what the account owns. Fill `store.numbers`, `.senders` and `.services` beforehand."""
    api = _Estate(desk)
    return [
        Route(f"{_ACCOUNT}.json", api.account, methods=["GET"]),
        Route(f"{_ACCOUNT}/IncomingPhoneNumbers.json", api.numbers, methods=["GET"]),
        Route("/v1/Services/{sid}", api.service, methods=["GET"]),
        Route("/v1/Services/{sid}/PhoneNumbers", api.service_numbers, methods=["GET"]),
        Route("/v1/Services/{sid}/ChannelSenders", api.service_senders, methods=["GET"]),
        Route("/v2/Channels/Senders", api.senders, methods=["GET"]),
    ]


class _Estate:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def account(self, request: Request) -> Response:
        """The account itself."""
        self.desk.admit(request)
        if request.path_params["account"] != self.desk.settings.account_sid:
            raise TwilioSays(404, 20404, "The requested resource was not found")
        return JSONResponse({"sid": self.desk.settings.account_sid, "status": "active", "type": "Full"})

    async def numbers(self, request: Request) -> Response:
        """The numbers, all or the one asked for."""
        self.desk.admit(request)
        wanted = request.query_params.get("PhoneNumber", "")
        rows = [row for row in self.desk.store.numbers if wanted in ("", row["phone_number"])]
        return JSONResponse(core_page("incoming_phone_numbers", rows, request.url.path, 0, 50, None))

    async def service(self, request: Request) -> Response:
        """One Messaging Service."""
        return JSONResponse(self._held(request)["service"])

    async def service_numbers(self, request: Request) -> Response:
        """The numbers in its pool."""
        rows = [{"phone_number": number} for number in self._held(request).get("numbers", ())]
        return JSONResponse(_page("phone_numbers", rows, request.url.path))

    async def service_senders(self, request: Request) -> Response:
        """The WhatsApp senders in its pool."""
        rows = [{"sender": sender} for sender in self._held(request).get("senders", ())]
        return JSONResponse(_page("senders", rows, request.url.path))

    async def senders(self, request: Request) -> Response:
        """The WhatsApp senders with their webhooks."""
        self.desk.admit(request)
        return JSONResponse(_page("senders", self.desk.store.senders, request.url.path))

    def _held(self, request: Request) -> dict[str, Any]:
        self.desk.admit(request)
        held = self.desk.store.services.get(request.path_params["sid"])
        if held is None:
            raise TwilioSays(404, 20404, "The requested resource was not found")
        return held


def _page(key: str, rows: list[dict[str, Any]], path: str) -> dict[str, Any]:
    url = f"{_HOST}{path}"
    meta = {"key": key, "page": 0, "page_size": 50, "first_page_url": url, "url": url}
    return {key: rows, "meta": meta | {"next_page_url": None, "previous_page_url": None}}
