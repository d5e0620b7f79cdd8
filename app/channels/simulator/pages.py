"""The simulator's routes. Messages go through the stand-in, which signs them; nothing here touches the conversation."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import httpx
from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

from app.channels.simulator.traces import Traces, cost
from app.services.house import House

HERE = Path(__file__).parent
ASSETS = {"phone.css": "text/css", "phone.js": "text/javascript"}


def simulator_router(house: House, base_url: str, traces: Traces) -> APIRouter:
    """A phone at /simulator. `base_url` is the stand-in's; without one the page says that there is none."""
    router = APIRouter(prefix="/simulator", include_in_schema=False)
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape())

    @router.get("")
    def page() -> HTMLResponse:
        """The phone."""
        number = f"+52664{secrets.randbelow(9_000_000) + 1_000_000}"
        shown = pages.get_template("phone.html").render(organisation=house.organisation, number=number)
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
        return HTMLResponse(shown, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})

    @router.get("/{name}")
    def asset(name: str) -> FileResponse:
        """Its style and script."""
        if name not in ASSETS:
            raise HTTPException(404)
        return FileResponse(HERE / name, media_type=ASSETS[name])

    @router.post("/say")
    def say(
        person: Annotated[str, Form()],
        body: Annotated[str, Form()] = "",
        payload: Annotated[str, Form()] = "",
        kind: Annotated[str, Form()] = "text",
    ) -> JSONResponse:
        """Write as the person: the stand-in posts a signed webhook to the real endpoint."""
        fields = _fields(house, person, body, payload, kind)
        answer = httpx.post(f"{base_url}/standin/say", data=fields, timeout=20, trust_env=False)
        return JSONResponse(answer.json(), status_code=answer.status_code)

    @router.post("/thread")
    def thread(person: Annotated[str, Form()]) -> JSONResponse:
        """The conversation as the phone shows it, with what each message cost, and the turns behind it."""
        answer = httpx.get(f"{base_url}/standin/thread", params={"person": person}, timeout=20, trust_env=False)
        channel = "whatsapp" if person.startswith("whatsapp:") else "sms"
        messages = [m | {"cost": cost(m["body"], channel)} for m in answer.json()["messages"]]
        return JSONResponse({"messages": messages, "turns": traces.of(person)})

    return router


def _fields(house: House, person: str, body: str, payload: str, kind: str) -> dict[str, str]:
    """The webhook's fields for a typed text, a tap, a voice note, a picture or a location."""
    is_whatsapp = person.startswith("whatsapp:")
    sender = house.senders.get("whatsapp" if is_whatsapp else "sms", "")
    fields = {"From": person, "To": f"whatsapp:{sender}" if is_whatsapp else sender, "Body": body}
    if is_whatsapp:
        fields |= {"WaId": person.removeprefix("whatsapp:+"), "ProfileName": "Simulator"}
    if payload:
        fields |= {"ButtonPayload": payload, "ButtonText": body, "MessageType": "interactive"}
    fields |= MEDIA.get(kind, {})
    return fields


_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

MEDIA: Mapping[str, dict[str, Any]] = {
    "voice": {"StandinMedia0": "T2dnUwACAAAAAAAAAAA=", "StandinMediaType0": "audio/ogg"},
    "picture": {"StandinMedia0": _PIXEL, "StandinMediaType0": "image/png"},
    "location": {"Latitude": "32.5149", "Longitude": "-117.0382"},
}
"""What the extra keys of the phone send: an empty voice note, one pixel, a place that is not kept."""
