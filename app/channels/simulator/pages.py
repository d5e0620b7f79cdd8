"""The simulator's routes. Messages go through the stand-in, which signs them; nothing here touches the conversation."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import httpx
from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.channels.simulator.samples import picture, voice_note
from app.channels.simulator.thread import Kind, Kinds, shown_thread
from app.channels.simulator.traces import Traces
from app.errors import ProviderTrouble
from app.services.house import House

HERE = Path(__file__).parent
ASSETS = {
    "phone.css": "text/css",
    "authors.css": "text/css",
    "papers.css": "text/css",
    "phone.js": "text/javascript",
    "thread.js": "text/javascript",
    "authors.js": "text/javascript",
}
LANGUAGES = ("es", "en")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_PERSON = re.compile(r"(?:whatsapp:)?\+\d{8,15}|whatsapp:[A-Za-z]{2}\.[A-Za-z0-9]{1,128}", re.ASCII)

EXTRAS: Mapping[Kind, Mapping[str, str]] = {
    "voice": {"StandinMedia0": b64encode(voice_note()).decode(), "StandinMediaType0": "audio/ogg"},
    "picture": {"StandinMedia0": b64encode(picture()).decode(), "StandinMediaType0": "image/png"},
    "location": {"Latitude": "32.5149", "Longitude": "-117.0382"},
}
"""What the extra keys of the phone send: a voice note, a picture, a place that is not kept."""


def from_this_page(request: Request) -> None:
    """Refuse a post that a browser says comes from another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403)


def a_person(person: Annotated[str, Form()]) -> str:
    """The invented person's address in the provider's form; 422 when it is no number."""
    if not _PERSON.fullmatch(person):
        raise HTTPException(422, "person")
    return person


Person = Annotated[str, Depends(a_person)]


def simulator_router(
    house: House, base_url: str, traces: Traces, keys_of: Callable[[Collection[str]], Mapping[str, str]]
) -> APIRouter:
    """A phone at /simulator that talks through the stand-in at `base_url`.

    Without one (messages leave through a real account) the page says so, and nothing can be written or read.
    `keys_of` tells our own key of messages by the provider's sid.
    """
    router = APIRouter(prefix="/simulator", include_in_schema=False)
    line = _Line(base_url)
    kinds = Kinds()

    @router.get("")
    def page(request: Request, lang: str = "") -> HTMLResponse:
        """The phone."""
        language = lang if lang in LANGUAGES else preferred(request.headers.get("Accept-Language", ""))
        return HTMLResponse(_page(house, language, has_line=bool(base_url)), headers=HEADERS)

    @router.get("/{name}")
    def asset(name: str) -> FileResponse:
        """Its styles and scripts."""
        if name not in ASSETS:
            raise HTTPException(404)
        return FileResponse(HERE / name, media_type=ASSETS[name], headers=HEADERS)

    @router.post("/say", dependencies=[Depends(from_this_page)])
    def say(
        person: Person,
        body: Annotated[str, Form()] = "",
        payload: Annotated[str, Form()] = "",
        kind: Annotated[Kind, Form()] = "text",
        about: Annotated[str, Form()] = "",
    ) -> JSONResponse:
        """Write as the person: the stand-in posts a signed webhook to the real endpoint and says how that answered."""
        answer = line.post("/standin/say", fields_of(house, person, body, payload, kind, about))
        kinds.note(answer["sid"], kind)
        return JSONResponse({"sid": answer["sid"], "status": answer["status"]}, headers=HEADERS)

    @router.post("/thread", dependencies=[Depends(from_this_page)])
    def thread(person: Person) -> JSONResponse:
        """The conversation as the phone shows it, with what it cost and the turns behind it."""
        messages = line.get("/standin/thread", {"person": person})["messages"]
        keys = keys_of([m["sid"] for m in messages if m["direction"] == "out"])
        channel = "whatsapp" if person.startswith("whatsapp:") else "sms"
        return JSONResponse(shown_thread(messages, traces.of(person), channel, kinds, keys), headers=HEADERS)

    return router


class _Line:
    """Calls to the stand-in on loopback. Raises ProviderTrouble when there is none or it does not answer."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=20, trust_env=False) if base_url else None

    def post(self, path: str, fields: Mapping[str, str]) -> Any:
        """Post a form."""
        return self._ask("POST", path, data=dict(fields))

    def get(self, path: str, query: Mapping[str, str]) -> Any:
        """Get a path."""
        return self._ask("GET", path, params=dict(query))

    def _ask(self, method: str, path: str, **what: Any) -> Any:
        if self._http is None:
            raise ProviderTrouble("there is no stand-in: messages leave through a real account")
        try:
            answer = self._http.request(method, path, **what)
            return answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderTrouble(f"the stand-in did not answer: {type(error).__name__}") from None


def fields_of(house: House, person: str, body: str, payload: str, kind: Kind, about: str = "") -> dict[str, str]:
    """The webhook's fields for a typed text, a tapped button or row, a voice note, a picture or a location.

    `about` is the sid of the message whose button was tapped, as the provider tells it.
    """
    is_whatsapp = person.startswith("whatsapp:")
    sender = house.senders.get("whatsapp" if is_whatsapp else "sms", "")
    fields = {"From": person, "To": f"whatsapp:{sender}" if is_whatsapp else sender, "Body": body}
    if is_whatsapp:
        fields |= {"WaId": person.removeprefix("whatsapp:").removeprefix("+"), "ProfileName": "Simulator"}
    if about and kind in ("tap", "row"):
        fields |= {"OriginalRepliedMessageSid": about}
    if kind == "tap":
        fields |= {"ButtonPayload": payload, "ButtonText": body, "ButtonType": "REPLY", "MessageType": "interactive"}
    if kind == "row":
        fields |= {"ListId": payload, "ListTitle": body, "MessageType": "interactive"}
    return {**fields, **EXTRAS.get(kind, {})}


@cache
def labels(language: str) -> Mapping[str, str]:
    """The page's own words in a language."""
    held: dict[str, dict[str, str]] = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    return {name: words[language] for name, words in held.items()}


def _page(house: House, language: str, *, has_line: bool) -> str:
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape(), undefined=StrictUndefined)
    return pages.get_template("phone.html").render(
        language=language,
        say=labels(language),
        organisation=house.organisation,
        senders=dict(house.senders),
        has_line=has_line,
    )


def preferred(accepted: str) -> str:
    """The first of our languages that a browser asks for; Spanish when it asks for neither."""
    tags = (part.partition(";")[0].strip()[:2].lower() for part in accepted.split(","))
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])
