"""Twilio's wire, replaced: refuses any request that Twilio's own OpenAPI files refuse, answers from a queue."""

from __future__ import annotations

import base64
import json
import logging
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest
from twilio.http import HttpClient
from twilio.http.response import Response

SHARED = Path(os.environ.get("ORIENTA_SHARED") or Path(__file__).parents[3] / "shared")

CORE = "/2010-04-01/Accounts/{AccountSid}/Messages"
ALLOWED = {
    "twilio_api_v2010.json": (
        f"{CORE}.json",
        f"{CORE}/{{Sid}}.json",
        f"{CORE}/{{MessageSid}}/Media.json",
        f"{CORE}/{{MessageSid}}/Media/{{Sid}}.json",
    ),
    "twilio_content_v1.json": (
        "/v1/Content",
        "/v1/Content/{Sid}",
        "/v1/Content/{ContentSid}/ApprovalRequests/whatsapp",
        "/v1/Content/{Sid}/ApprovalRequests",
        "/v1/ContentAndApprovals",
    ),
    "twilio_messaging_v2.json": ("/v2/Indicators/Typing.json",),
}
"""The whole of Twilio's API that we call; a call to anything else fails."""


@cache
def cut_down(name: str) -> dict[str, Any]:
    """One of Twilio's files with only the paths we may call; the test is skipped where the file is absent."""
    path = SHARED / "twilio" / name
    if not path.exists():
        pytest.skip(f"{name} is not at {path.parent}: set ORIENTA_SHARED to the folder that holds twilio/")
    spec = json.loads(path.read_text(encoding="utf-8"))
    missing = set(ALLOWED[name]) - set(spec["paths"])
    assert not missing, f"Twilio's file no longer has {missing}"
    spec["paths"] = {path: item for path, item in spec["paths"].items() if path in ALLOWED[name]}
    assert isinstance(spec, dict)
    return spec


@cache
def checker(name: str) -> OpenAPI:
    """The validator of one file; a URL must have a scheme and a host."""

    def is_uri(value: str) -> bool:
        return urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).netloc)

    return OpenAPI.from_dict(cut_down(name), config=Config(extra_format_validators={"uri": is_uri}))


@cache
def known_fields(name: str) -> frozenset[str]:
    """Every form field of the file: decoders drop unknown ones without a word."""
    spec = cut_down(name)
    operations = (op for item in spec["paths"].values() for op in item.values() if isinstance(op, dict))
    bodies = (op.get("requestBody", {}).get("content", {}) for op in operations)
    schemas = (body.get("application/x-www-form-urlencoded", {}).get("schema", {}) for body in bodies)
    return frozenset(field for schema in schemas for field in _resolved(schema, spec).get("properties", {}))


def _resolved(schema: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or the one it refers to."""
    name = schema.get("$ref", "").removeprefix("#/components/schemas/")
    return spec["components"]["schemas"][name] if name else schema


class SpecHttpClient(HttpClient):
    """Checks each request of the unmodified SDK; `sent` remembers (method, path, parameters, data)."""

    def __init__(self, *answers: Response) -> None:
        super().__init__(logging.getLogger("spec"), False, None)
        self.answers = list(answers)
        self.sent: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = []

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Check, remember, answer."""
        parts = urlsplit(url)
        name = _file_of(parts.netloc)
        sent_headers = dict(headers or {})
        assert auth is not None, "no credentials"
        sent_headers["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode()).decode()
        kind = sent_headers.get("Content-Type", "application/x-www-form-urlencoded")
        if kind == "application/json":
            body = json.dumps(data).encode()
        else:
            assert set(data or {}) <= known_fields(name), set(data or {}) - known_fields(name)
            body = urlencode(data or {}, doseq=True).encode()
        request = MockRequest(
            f"{parts.scheme}://{parts.netloc}",
            method.lower(),
            parts.path,
            args=params or {},
            headers=sent_headers,
            data=body,
            content_type=kind,
        )
        checker(name).validate_request(request)
        self.sent.append((method, parts.path, dict(params or {}), dict(data or {})))
        return self.answers.pop(0) if self.answers else taken()


def taken(**facts: Any) -> Response:
    """201 with a queued message."""
    return Response(201, json.dumps({"sid": "SM" + "0" * 32, "status": "queued"} | facts))


def refused(status: int, code: int | None = None, message: str = "no") -> Response:
    """An error as Twilio words it; without a code, a page of some proxy."""
    return Response(status, json.dumps({"code": code, "message": message, "status": status}) if code else "<html>")


def _file_of(host: str) -> str:
    return {
        "api.twilio.com": "twilio_api_v2010.json",
        "content.twilio.com": "twilio_content_v1.json",
        "messaging.twilio.com": "twilio_messaging_v2.json",
    }[host]
