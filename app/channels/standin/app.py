"""The stand-in put together: an ASGI application that answers Twilio's paths from memory."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from app.channels.standin.content import content_routes
from app.channels.standin.control import control_routes
from app.channels.standin.courier import Courier
from app.channels.standin.desk import ConnectionCut, Desk, StandInSettings, TwilioSays
from app.channels.standin.estate import estate_routes
from app.channels.standin.faults import Faults
from app.channels.standin.media import media_routes
from app.channels.standin.messages import message_routes
from app.channels.standin.store import Store

_RAW_SEND = "standin.send"


class StandIn:
    """An ASGI application; `store` is open to tests.

    `record` is a file of JSON lines to which every message is written; `transport` replaces the network for the
    webhooks it posts; `now` must give aware UTC datetimes.
    """

    def __init__(
        self,
        settings: StandInSettings | None = None,
        faults: Faults | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        record: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.settings = settings or StandInSettings()
        self.store = Store(now=now, record=record)
        self.courier = Courier(self.settings.token, transport=transport)
        desk = Desk(self.settings, self.store, faults or Faults(), self.courier)
        routes = [
            *message_routes(desk),
            *media_routes(desk),
            *content_routes(desk),
            *estate_routes(desk),
            *control_routes(desk),
        ]
        handlers: dict[Any, Any] = {TwilioSays: _say, ConnectionCut: _cut}
        self.app = Starlette(routes=routes, exception_handlers=handlers, lifespan=self._lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self.app({**scope, _RAW_SEND: send}, receive, send)

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        yield
        await self.courier.close()


async def _say(request: Request, error: TwilioSays) -> Response:
    return JSONResponse(error.as_json(), status_code=error.status)


async def _cut(request: Request, error: ConnectionCut) -> Response:
    return _Cut()


class _Cut(Response):
    """No answer: the server's connection is aborted; where there is no socket, ConnectionResetError is raised."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(scope[_RAW_SEND], "__self__", None), "transport", None)
        if transport is None:
            raise ConnectionResetError("cut by the fault plan")
        transport.abort()
        await asyncio.sleep(0.01)  # the server learns of it on the next turns of the loop
