"""Around every answer of the clinic: headers that a browser enforces, and limits on what may be sent here."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
HSTS = "max-age=31536000"
MOST_BYTES = 2 * 1024 * 1024
"""The longest post: a whole narrative is a hundredth of it."""


class Shield:
    """Puts the headers on every answer, refuses posts of other sites and posts that are too long."""

    def __init__(self, app: ASGIApp, *, origin: str) -> None:
        self._app, self._origin = app, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._put_headers(MutableHeaders(scope=message))
            await send(message)

        headers = Headers(scope=scope)
        if scope["method"] not in ("GET", "HEAD") and not self._is_from_here(headers):
            await PlainTextResponse("403", status_code=403)(scope, receive, send_shielded)
            return
        if _declared(headers) > MOST_BYTES:
            await PlainTextResponse("413", status_code=413)(scope, receive, send_shielded)
            return
        await self._app(scope, _Counted(receive), send_shielded)

    def _is_from_here(self, headers: Headers) -> bool:
        """What the browser says of where a post comes from. One that says nothing still needs its form's token."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = headers.get("origin")
        return origin is None or origin in (self._origin, f"{urlsplit(self._origin).scheme}://{headers.get('host')}")

    def _put_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-store")
        if self._origin.startswith("https://"):
            headers.setdefault("Strict-Transport-Security", HSTS)


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 12 else MOST_BYTES + 1


class _Counted:
    """Receives a body, and ends it as if the browser had gone once it is too long."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._left = receive, MOST_BYTES

    async def __call__(self) -> Message:
        """The next piece."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}
