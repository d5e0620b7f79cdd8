"""The wire to Twilio: time limits, kept connections, no repeated POST, and honest words for what went wrong.

Twilio's create has no idempotency key, so what matters about a failure is whether the request may have been taken:
`NotSent` says it was not, `Unanswered` that nobody knows, `Throttled` that it was refused unread.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import httpx
from twilio.http import HttpClient
from twilio.http.response import Response

from app.errors import ProviderTrouble

TWILIO_ORIGINS = ("https://api.twilio.com", "https://content.twilio.com", "https://messaging.twilio.com")
"""The only places we call; the loopback stand-in answers for all of them."""

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class NotSent(ProviderTrouble):
    """No connection was made: the request did not reach the provider."""


class Unanswered(ProviderTrouble):
    """The request left and no whole answer came back: it may have been taken."""


class Throttled(ProviderTrouble):
    """HTTP 429: refused unread. `seconds` is what Retry-After asked for, or None."""

    def __init__(self, seconds: float | None) -> None:
        super().__init__("the provider answered 429")
        self.seconds = seconds


class Wire(HttpClient):  # type: ignore[misc]
    """Twilio's HTTP seam on httpx; one per process, safe to share between threads.

    `base` replaces every Twilio origin (the loopback stand-in). Each request is made once.
    """

    def __init__(
        self,
        *,
        base: str | None = None,
        connect_seconds: float = 3.0,
        read_seconds: float = 10.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(logging.getLogger("twilio.http_client"), False, read_seconds)
        keep_numbers_out_of_logs()
        self.base = base.rstrip("/") if base else None
        self.http = httpx.Client(
            timeout=httpx.Timeout(read_seconds, connect=connect_seconds, pool=connect_seconds),
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=32, keepalive_expiry=30.0),
            transport=transport,
            follow_redirects=False,
            trust_env=self.base is None,
        )

    def place(self, url: str) -> str:
        """Where a Twilio URL is really called. Raises ProviderTrouble for any other host, so no secret goes there."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if self.base is not None and (origin in TWILIO_ORIGINS or origin == _origin(self.base)):
            return self.base + urlunsplit(("", "", parts.path, parts.query, ""))
        if origin not in TWILIO_ORIGINS:
            raise ProviderTrouble("refused to call a host that is not the provider's")
        return url

    def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Make one request. Raises NotSent, Unanswered or Throttled; any other answer is returned as it is."""
        request = self.http.build_request(
            method,
            self.place(url),
            params=params or None,
            headers=dict(headers or {}),
            content=_content(data, headers or {}),
        )
        answer = self.once(request, auth=auth)
        if answer.status_code == 429:
            raise Throttled(_seconds(answer.headers.get("Retry-After")))
        return Response(answer.status_code, answer.text, answer.headers)

    def once(
        self, request: httpx.Request, *, auth: tuple[str, str] | None = None, stream: bool = False
    ) -> httpx.Response:
        """Send a built request. Raises NotSent or Unanswered, without the URL in their text."""
        try:
            return self.http.send(request, auth=auth, stream=stream)
        except _NEVER_LEFT as error:
            raise NotSent(type(error).__name__) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unanswered(type(error).__name__) from None

    def close(self) -> None:
        """Close all kept connections."""
        self.http.close()


def keep_numbers_out_of_logs() -> None:
    """The SDK and httpx write URLs, which hold phone numbers in list queries, at INFO: keep them at WARNING."""
    for name in ("twilio", "twilio.http_client", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _content(data: Mapping[str, Any] | None, headers: Mapping[str, str]) -> bytes | None:
    if data is None:
        return None
    if headers.get("Content-Type") == "application/json":
        return json.dumps(data, ensure_ascii=False).encode()
    return urlencode(data, doseq=True).encode()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(text: str | None) -> float | None:
    """Retry-After in seconds, an hour at most; None for a date or nonsense."""
    text = (text or "").strip()
    return min(float(text), 3600.0) if text.isascii() and text.isdecimal() else None
