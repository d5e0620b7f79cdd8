"""The two doors Twilio knocks on: incoming messages and delivery statuses.

Each answers fast and says nothing: empty TwiML after the use case has committed; replies leave through the worker. What
is not signed is refused before a field of it is read and leaves no trace but a count.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request, Response
from starlette.requests import ClientDisconnect

from app.channels.twilio_form import Refused, parse_form
from app.channels.twilio_inbound import read_inbound
from app.channels.twilio_signature import SIGNATURE_HEADER, SIGNATURE_SETTINGS_HEADER, is_signed, public_url
from app.channels.twilio_status import read_status
from app.services.faults import place_of
from app.services.messages import Inbound, StatusUpdate
from app.services.ports import Clock

log = logging.getLogger(__name__)

MESSAGES_PATH = "/webhooks/twilio/messages"
STATUS_PATH = "/webhooks/twilio/status"
MAX_BODY_BYTES = 262_144
BODY_SECONDS = 15.0
"""Twilio gives up a whole request after as long; whoever sends slower only wants to hold a connection."""

Outcome = Literal["accepted", "unsigned", "refused", "oversized", "not_a_form", "broken_off", "failed"]
"""What `count` is told of each request; nothing about the person."""

_STATUS = {
    "accepted": 200,
    "unsigned": 403,
    "refused": 400,
    "oversized": 413,
    "not_a_form": 415,
    "broken_off": 400,
    "failed": 503,
}
_EMPTY_TWIML = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Doors:
    """What the webhooks need. `secrets` are the auth tokens in force (two while rotating).

    `public_base` is the origin (and path prefix) Twilio was given for us. `receive` and `apply_status` are the use
    cases: they return after the commit and raise when nothing was stored. `count` is told each outcome by door. No more
    than `at_once` are handled at the same time, the others in the order they came: a crowd that waits for the database
    would keep the sender from its turn there.
    """

    public_base: str
    secrets: Sequence[str]
    receive: Callable[[Inbound], None]
    apply_status: Callable[[StatusUpdate], None]
    now: Clock
    count: Callable[[str, Outcome], None] = lambda door, outcome: None
    at_once: int = 4


def twilio_router(doors: Doors) -> APIRouter:
    """The routes POST /webhooks/twilio/messages and /webhooks/twilio/status.

    200 with empty TwiML: stored (or known already). 403: not signed by us and Twilio. 413, 415, 400: not a form Twilio
    sends. 503: our own store failed; Twilio then tries the fallback URL, and reconciliation finds the message later.
    Never 429, which Twilio's webhooks do not understand.
    """
    router = APIRouter()
    pool = ThreadPoolExecutor(doors.at_once, thread_name_prefix="webhook")

    def message(fields: Fields) -> Outcome:
        inbound = read_inbound(fields, now=doors.now())
        if isinstance(inbound, Refused):
            log.warning("a signed message could not be read: %s", inbound.reason)
            return "refused"
        doors.receive(inbound)
        return "accepted"

    def status(fields: Fields) -> Outcome:
        update = read_status(fields)
        if isinstance(update, Refused):
            log.warning("a signed status could not be read: %s", update.reason)
            return "refused"
        doors.apply_status(update)
        return "accepted"

    @router.post(MESSAGES_PATH, include_in_schema=False)
    async def messages_door(request: Request) -> Response:
        """Take one incoming message."""
        return await _answer(doors, pool, request, "messages", MESSAGES_PATH, message)

    @router.post(STATUS_PATH, include_in_schema=False)
    async def status_door(request: Request) -> Response:
        """Take one delivery status."""
        return await _answer(doors, pool, request, "status", STATUS_PATH, status)

    return router


async def _answer(
    doors: Doors, pool: Executor, request: Request, door: str, path: str, handle: Callable[[Fields], Outcome]
) -> Response:
    """Read the body here, in the event loop; check and handle it in a worker thread, where a database may block."""
    body = await _body(request)
    if isinstance(body, bytes):
        loop = asyncio.get_running_loop()
        outcome = await loop.run_in_executor(pool, _handled, doors, request, path, body, handle)
    else:
        outcome = body
    doors.count(door, outcome)
    return Response(_EMPTY_TWIML, status_code=_STATUS[outcome], media_type="text/xml")


async def _body(request: Request) -> bytes | Outcome:
    """The whole body within the limit, or why not."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return "not_a_form"
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    return "oversized"
    except (ClientDisconnect, TimeoutError):
        return "broken_off"
    return bytes(body)


def _handled(doors: Doors, request: Request, path: str, body: bytes, handle: Callable[[Fields], Outcome]) -> Outcome:
    fields = parse_form(body)
    if isinstance(fields, Refused):
        return "refused"
    url = public_url(doors.public_base, path, request.scope["query_string"].decode("latin-1"))
    signature, settings = request.headers.get(SIGNATURE_HEADER), request.headers.get(SIGNATURE_SETTINGS_HEADER)
    if not is_signed(url, fields, signature, doors.secrets, settings=settings):
        return "unsigned"
    try:
        return handle(fields)
    except Exception as error:
        # The text of the error may hold what the person wrote; where it happened does not.
        log.error("webhook failed: %s", place_of(error))
        return "failed"
