"""The stand-in's own paths: speak as a person, look at a conversation, count what left."""

from __future__ import annotations

import base64
import binascii
from collections import Counter

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.channels.standin.courier import Fields, Post
from app.channels.standin.desk import Desk, TwilioSays
from app.channels.standin.store import File, Taken, new_sid
from app.channels.standin.view import bubble

_OWN = "Standin"


def control_routes(desk: Desk) -> list[Route]:
    """The routes under /standin; they need no credentials, so bind the stand-in to the loopback interface."""
    control = _Control(desk)
    return [
        Route("/standin/say", control.say, methods=["POST"]),
        Route("/standin/thread", control.thread, methods=["GET"]),
        Route("/standin/taken", control.taken, methods=["GET"]),
        Route("/standin/settled", control.settled, methods=["POST"]),
        Route("/standin/health", control.health, methods=["GET"]),
    ]


class _Control:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def say(self, request: Request) -> Response:
        """Write to us as a person: a form with From, To, Body and any other field a webhook may have.

        `StandinMedia0` (base64) with `StandinMediaType0` attaches a file; `StandinLose=1` lets the webhook get lost.
        Answers the sid and what our webhook answered.
        """
        form = await request.form()
        sender, to = str(form.get("From", "")), str(form.get("To", ""))
        if not sender or not to:
            raise TwilioSays(400, 20001, "From and To are required")
        sid = new_sid("SM")
        files = _files(form, sid)
        self.desk.store.files |= {file.sid: file for file in files}
        links = [self._link(file) for file in files]
        moment = self.desk.store.now()
        body = str(form.get("Body", ""))
        media = tuple(links)
        self.desk.store.take(Taken(sid, "inbound", sender, to, body, moment, "received", media=media, sent_at=moment))
        if form.get("StandinLose"):
            return JSONResponse({"sid": sid, "status": 0, "answer": "lost"})
        post = Post(self.desk.settings.inbound_url, self._fields(form, sid, files, links))
        status, answer = await self.desk.courier.post(post)
        return JSONResponse({"sid": sid, "status": status, "answer": answer})

    async def thread(self, request: Request) -> Response:
        """The conversation with `person` (Twilio's form of the address), oldest first, as a telephone shows it."""
        person = request.query_params.get("person", "")
        held = [taken for taken in self.desk.store.messages.values() if taken.person == person]
        return JSONResponse({"messages": [bubble(taken, self.desk.store) for taken in held]})

    async def taken(self, request: Request) -> Response:
        """Counts: messages taken from us, how many of them repeat the same words to the same person, attempts."""
        sent = [held for held in self.desk.store.messages.values() if held.direction == "outbound-api"]
        times = Counter((held.to, held.body, held.content_sid) for held in sent)
        return JSONResponse(
            {
                "taken": len(sent),
                "repeated": sum(count - 1 for count in times.values()),
                "attempts": self.desk.store.attempts.total(),
                "inbound": len(self.desk.store.messages) - len(sent),
                "callbacks": Counter(str(status) for _, status in self.desk.courier.posted),
            }
        )

    async def settled(self, request: Request) -> Response:
        """Answer once no webhook is left to post."""
        await self.desk.courier.settled()
        return JSONResponse({"settled": True})

    async def health(self, request: Request) -> Response:
        """Up."""
        return JSONResponse({"status": "ok"})

    def _link(self, file: File) -> str:
        return (
            f"https://api.twilio.com/2010-04-01/Accounts/{self.desk.settings.account_sid}"
            f"/Messages/{file.message_sid}/Media/{file.sid}"
        )

    def _fields(self, form: FormData, sid: str, files: list[File], links: list[str]) -> Fields:
        """What Twilio would post: what was given, and the fields it always has."""
        given = [(name, str(value)) for name, value in form.multi_items() if not name.startswith(_OWN)]
        names = {name for name, _ in given}
        always = {
            "MessageSid": sid,
            "SmsSid": sid,
            "SmsMessageSid": sid,
            "AccountSid": self.desk.settings.account_sid,
            "ApiVersion": "2010-04-01",
            "Body": "",
            "NumMedia": str(len(files)),
            "NumSegments": "1",
            "SmsStatus": "received",
        }
        for index, (file, link) in enumerate(zip(files, links, strict=True)):
            always |= {f"MediaUrl{index}": link, f"MediaContentType{index}": file.content_type}
        return given + [(name, value) for name, value in always.items() if name not in names]


def _files(form: FormData, sid: str) -> list[File]:
    files = []
    for index in range(10):
        text = form.get(f"StandinMedia{index}")
        if text is None:
            break
        kind = str(form.get(f"StandinMediaType{index}", "application/octet-stream"))
        try:
            content = base64.b64decode(str(text), validate=True)
        except binascii.Error:
            raise TwilioSays(400, 20001, "StandinMedia must be base64") from None
        files.append(File(new_sid("ME"), sid, kind, content))
    return files
