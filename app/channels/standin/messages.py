"""Messages of the core API: create, list, fetch, redact, delete."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.channels.standin.courier import Post
from app.channels.standin.desk import ConnectionCut, Desk, TwilioSays
from app.channels.standin.faults import Fault
from app.channels.standin.media import core_page
from app.channels.standin.store import FINAL, Taken, new_sid
from app.channels.standin.view import content_body, resource

_BASE = "/2010-04-01/Accounts/{account}/Messages"
_TO = re.compile(r"(?:whatsapp:)?(?:\+[1-9][0-9]{6,14}|[A-Za-z]{2}\.[A-Za-z0-9.]{1,132})", re.ASCII)


def message_routes(desk: Desk) -> list[Route]:
    """The routes under /2010-04-01/Accounts/{account}/Messages, and the typing indicator."""
    api = _Messages(desk)
    return [
        Route(f"{_BASE}.json", api.create, methods=["POST"]),
        Route(f"{_BASE}.json", api.list, methods=["GET"]),
        Route(f"{_BASE}/{{sid}}.json", api.fetch, methods=["GET"]),
        Route(f"{_BASE}/{{sid}}.json", api.update, methods=["POST"]),
        Route(f"{_BASE}/{{sid}}.json", api.delete, methods=["DELETE"]),
        Route("/v2/Indicators/Typing.json", api.typing, methods=["POST"]),
    ]


class _Messages:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def create(self, request: Request) -> Response:
        """Take a message, unless its fate or a rule says otherwise."""
        self.desk.admit(request)
        form = await request.form()
        taken = self._checked(form)
        fault = self._fate(taken)
        _refuse_before(fault)
        self._rules(taken)
        self.desk.store.take(taken)
        self._announce(taken, fault)
        if fault.kind == "slow":
            await asyncio.sleep(self.desk.faults.slow_seconds)
        if fault.kind == "reset_after":
            raise ConnectionCut
        if fault.kind == "error_after":
            raise TwilioSays(500, 20500, "Internal Server Error")
        return JSONResponse(resource(taken, self.desk.settings.account_sid), status_code=201)

    async def list(self, request: Request) -> Response:
        """A page of messages, newest first."""
        self.desk.admit(request)
        asked = request.query_params
        found = self.desk.store.listed(
            to=asked.get("To", ""),
            sender=asked.get("From", ""),
            since=_moment(asked.get("DateSent>")),
            lag=self.desk.faults.lag_seconds,
        )
        page, size = int(asked.get("Page", 0)), int(asked.get("PageSize", 50))
        shown = found[page * size : (page + 1) * size]
        following = None
        if len(found) > (page + 1) * size:
            following = f"{request.url.path}?{urlencode({**asked, 'Page': page + 1, 'PageToken': 'PA'})}"
        rows = [resource(taken, self.desk.settings.account_sid) for taken in shown]
        return JSONResponse(core_page("messages", rows, request.url.path, page, size, following))

    async def fetch(self, request: Request) -> Response:
        """One message."""
        return JSONResponse(resource(self._held(request), self.desk.settings.account_sid))

    async def update(self, request: Request) -> Response:
        """Redact (`Body=`) or cancel (`Status=canceled`)."""
        held, form = self._held(request), await request.form()
        if form.get("Body") == "":
            held = self.desk.store.messages[held.sid] = replace(held, body="")
        if form.get("Status") == "canceled":
            self.desk.store.move(held.sid, "canceled")
        return JSONResponse(resource(self.desk.store.messages[held.sid], self.desk.settings.account_sid))

    async def delete(self, request: Request) -> Response:
        """Delete a finished message with its files; 20009 until it is finished."""
        held = self._held(request)
        if held.status not in FINAL:
            raise TwilioSays(409, 20009, "Message is not in a terminal state")
        self.desk.store.forget(held.sid)
        return Response(status_code=204)

    async def typing(self, request: Request) -> Response:
        """Note that typing was shown."""
        self.desk.admit(request)
        form = await request.form()
        self.desk.store.typing.append(str(form.get("messageId", "")))
        return JSONResponse({"success": True})

    def _held(self, request: Request) -> Taken:
        self.desk.admit(request)
        held = self.desk.store.messages.get(request.path_params["sid"])
        if held is None:
            raise TwilioSays(404, 20404, "The requested resource was not found")
        return held

    def _checked(self, form: FormData) -> Taken:
        """The message a form asks for, or Twilio's complaint about it."""
        word = {name: str(form.get(name, "")) for name in ("To", "From", "Body", "MessagingServiceSid", "ContentSid")}
        if not _TO.fullmatch(word["To"]):
            raise TwilioSays(400, 21211 if word["To"] else 21604, "Invalid 'To' Phone Number")
        if not word["From"] and not word["MessagingServiceSid"]:
            raise TwilioSays(400, 21603, "A 'From' or 'MessagingServiceSid' is required")
        media = tuple(str(url) for url in form.getlist("MediaUrl"))
        variables = _variables(str(form.get("ContentVariables", "")))
        body = self._body(word, variables, has_media=bool(media))
        return Taken(
            sid=new_sid("MM" if media else "SM"),
            direction="outbound-api",
            sender=word["From"],
            to=word["To"],
            body=body,
            at=self.desk.store.now(),
            status="queued" if word["From"] else "accepted",
            status_callback=str(form.get("StatusCallback", "")),
            service=word["MessagingServiceSid"],
            content_sid=word["ContentSid"],
            variables=variables,
            media=media,
        )

    def _body(self, word: Mapping[str, str], variables: Mapping[str, str], *, has_media: bool) -> str:
        if word["ContentSid"]:
            content = self.desk.store.contents.get(word["ContentSid"])
            if content is None:
                raise TwilioSays(400, 21655, "The ContentSid is Invalid")
            if word["Body"]:
                raise TwilioSays(400, 63016, "Body given together with ContentSid")
            return content_body(content, variables, whatsapp=word["To"].startswith("whatsapp:"))
        if not word["Body"] and not has_media:
            raise TwilioSays(400, 21619, "A text message body or media urls must be specified.")
        if len(word["Body"]) > 1600:
            raise TwilioSays(400, 21617, "The concatenated message body exceeds the 1600 character limit")
        return word["Body"]

    def _fate(self, taken: Taken) -> Fault:
        words = taken.body + taken.content_sid
        self.desk.store.attempts[taken.to, words] += 1
        return self.desk.faults.fate(taken.to, words, self.desk.store.attempts[taken.to, words])

    def _rules(self, taken: Taken) -> None:
        """Refusals that no chance decides: opt-outs, and the 24-hour window where it is answered at once."""
        if (taken.to, taken.sender) in self.desk.store.opted_out:
            raise TwilioSays(400, 21610, "Attempt to send to unsubscribed recipient")
        if self.desk.settings.window == "answer" and self._is_outside_window(taken):
            raise TwilioSays(400, 63016, "Outside the allowed window")

    def _is_outside_window(self, taken: Taken) -> bool:
        store = self.desk.store
        if not taken.to.startswith("whatsapp:") or store.is_window_open(taken.to, taken.sender):
            return False
        approval: dict[str, Any] = store.approvals.get(taken.content_sid, {})
        return approval.get("status") != "approved"

    def _announce(self, taken: Taken, fault: Fault) -> None:
        """Queue the status callbacks; the first status is not called back."""
        code = fault.code if fault.kind == "callback" else None
        if self.desk.settings.window == "callback" and self._is_outside_window(taken):
            code = 63016
        whatsapp = taken.to.startswith("whatsapp:")
        if code is not None:
            steps = ["failed" if whatsapp else "undelivered"]
        else:
            steps = ["sent", "delivered"] + (["read"] if whatsapp and self.desk.settings.reads else [])
        self.desk.courier.later([self._callback(taken, status, code) for status in steps])

    def _callback(self, taken: Taken, status: str, code: int | None) -> Post:
        fields = [
            ("MessageSid", taken.sid),
            ("SmsSid", taken.sid),
            ("MessageStatus", status),
            ("SmsStatus", status),
            ("AccountSid", self.desk.settings.account_sid),
            ("From", taken.sender),
            ("To", taken.to),
            ("ApiVersion", "2010-04-01"),
        ]
        if code is not None:
            fields.append(("ErrorCode", str(code)))
        return Post(
            taken.status_callback,
            fields,
            before=self.desk.settings.pace,
            done=lambda: self.desk.store.move(taken.sid, status, code),
        )


def _refuse_before(fault: Fault) -> None:
    match fault.kind:
        case "throttle":
            raise TwilioSays(429, 20429, "Too Many Requests")
        case "error_before":
            raise TwilioSays(500, 20500, "Internal Server Error")
        case "reset_before":
            raise ConnectionCut
        case "answer":
            raise TwilioSays(400, fault.code or 0, "Refused by the fault plan")
        case _:
            return


def _variables(text: str) -> dict[str, str]:
    if not text:
        return {}
    try:
        return {str(name): str(value) for name, value in json.loads(text).items()}
    except (ValueError, AttributeError):
        raise TwilioSays(400, 21656, "The ContentVariables Parameter is invalid.") from None


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        raise TwilioSays(400, 20001, "Invalid date") from None
