"""The two webhook doors: what is signed comes in; nothing else is read, stored or answered with a 500."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.channels.twilio_signature import SIGNATURE_HEADER, SIGNATURE_SETTINGS_HEADER, sign
from app.channels.webhooks import MAX_BODY_BYTES, MESSAGES_PATH, STATUS_PATH, Doors, twilio_router
from app.services.messages import Inbound, StatusUpdate

BASE = "https://bot.example"
TOKEN = "current-token"
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
SID = "SM" + "a" * 32
MESSAGE = [
    ("MessageSid", SID),
    ("From", "whatsapp:+5215512345678"),
    ("To", "whatsapp:+13105550199"),
    ("Body", "Sí 🥺 & más"),
    ("ButtonPayload", ""),
    ("Forwarded", "a"),
    ("Forwarded", "b"),
]
STATUS = [("MessageSid", SID), ("MessageStatus", "undelivered"), ("ErrorCode", "30003")]
FORM = "application/x-www-form-urlencoded"


@dataclass
class House:
    """A product behind the doors that remembers what came in, and fails on demand."""

    inbounds: list[Inbound] = field(default_factory=list)
    updates: list[StatusUpdate] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    error: Exception | None = None

    def receive(self, inbound: Inbound) -> None:
        """Keep a message, or fail as a database would."""
        if self.error:
            raise self.error
        self.inbounds.append(inbound)

    def client(self, base: str = BASE, secrets: tuple[str, ...] = (TOKEN, "next-token")) -> TestClient:
        """A browserless client of the doors; any error that escapes fails the test."""
        app = FastAPI()
        count = lambda door, outcome: self.counts.update([(door, outcome)])  # noqa: E731
        app.include_router(twilio_router(Doors(base, secrets, self.receive, self.updates.append, lambda: NOW, count)))
        return TestClient(app, base_url="http://internal:8000")


@pytest.fixture
def house() -> House:
    """An empty house."""
    return House()


def post(
    client: TestClient,
    fields: list[tuple[str, str]],
    *,
    path: str = MESSAGES_PATH,
    signed_url: str | None = None,
    token: str = TOKEN,
    headers: dict[str, str] | None = None,
    query: str = "",
) -> tuple[int, str]:
    """Post a signed form; status and body of the answer."""
    signature = sign(signed_url or BASE + path + query, fields, token)
    answer = client.post(
        path + query,
        content=urlencode(fields).encode(),
        headers={"Content-Type": FORM, SIGNATURE_HEADER: signature} | (headers or {}),
    )
    return answer.status_code, answer.text


def test_signed_message_comes_in(house: House) -> None:
    """A signed message reaches the use case whole and is answered with empty TwiML."""
    client = house.client()
    answer = client.post(
        MESSAGES_PATH,
        content=urlencode(MESSAGE).encode(),
        headers={
            "Content-Type": f"{FORM}; charset=UTF-8",
            SIGNATURE_HEADER: sign(BASE + MESSAGES_PATH, MESSAGE, TOKEN),
        },
    )
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    assert answer.text == '<?xml version="1.0" encoding="UTF-8"?><Response/>'
    [inbound] = house.inbounds
    assert (inbound.body, inbound.address.key, inbound.extra) == ("Sí 🥺 & más", "+525512345678", {"Forwarded": "a\nb"})
    assert inbound.received_at == NOW
    assert house.counts == {("messages", "accepted"): 1}


def test_signed_status_comes_in(house: House) -> None:
    """A signed status reaches its use case."""
    assert post(house.client(), STATUS, path=STATUS_PATH)[0] == 200
    assert house.updates == [StatusUpdate(SID, "undelivered", 30003)]


@pytest.mark.parametrize(
    ("base", "signed_url", "query"),
    [
        pytest.param(BASE, BASE + MESSAGES_PATH, "", id="behind a proxy that ends TLS"),
        pytest.param(BASE + ":8443", f"{BASE}:8443{MESSAGES_PATH}", "", id="with a port"),
        pytest.param(BASE + ":8443", BASE + MESSAGES_PATH, "", id="port not signed"),
        pytest.param(BASE + "/orienta", f"{BASE}/orienta{MESSAGES_PATH}", "", id="proxy with a path prefix"),
        pytest.param(BASE, f"{BASE}{MESSAGES_PATH}?a=1&b=%C3%A1", "?a=1&b=%C3%A1", id="with a query"),
    ],
)
def test_public_url_is_what_was_signed(house: House, base: str, signed_url: str, query: str) -> None:
    """The configured public address counts, whatever host and scheme the request shows us."""
    assert post(house.client(base), MESSAGE, signed_url=signed_url, query=query)[0] == 200
    assert len(house.inbounds) == 1


def test_next_token_while_rotating(house: House) -> None:
    """Both tokens of a rotation are taken."""
    assert post(house.client(), MESSAGE, token="next-token")[0] == 200


def test_sha256_with_settings_header(house: House) -> None:
    """A webhook signed with SHA-256, as its settings header says, comes in."""
    answer = house.client().post(
        MESSAGES_PATH,
        content=urlencode(MESSAGE).encode(),
        headers={
            "Content-Type": FORM,
            SIGNATURE_HEADER: sign(BASE + MESSAGES_PATH, MESSAGE, TOKEN, algorithm="HMAC_SHA256"),
            SIGNATURE_SETTINGS_HEADER: "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256",
        },
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"token": "stolen"}, id="another token"),
        pytest.param({"token": "\u00fc"}, id="a token nobody has"),
        pytest.param({"signed_url": "http://internal:8000" + MESSAGES_PATH}, id="signed for our inner address"),
        pytest.param({"signed_url": BASE + STATUS_PATH}, id="signed for the other door"),
        pytest.param({"headers": {SIGNATURE_HEADER: ""}}, id="blank signature"),
        pytest.param(
            {
                "signed_url": "https://evil.example" + MESSAGES_PATH,
                "headers": {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
            },
            id="headers that name another host",
        ),
    ],
)
def test_unsigned_is_refused_and_leaves_nothing(
    house: House, options: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    """403, a count, and neither a message nor a log line."""
    with caplog.at_level(logging.DEBUG, logger="app"):
        status, body = post(house.client(), MESSAGE, **options)  # type: ignore[arg-type]
    assert (status, house.inbounds, house.counts) == (403, [], {("messages", "unsigned"): 1})
    assert "5512345678" not in caplog.text + body


def test_missing_signature(house: House) -> None:
    """No signature at all is 403 too."""
    answer = house.client().post(MESSAGES_PATH, data=dict(MESSAGE))
    assert (answer.status_code, house.inbounds) == (403, [])


@pytest.mark.parametrize(
    "altered",
    [
        pytest.param([*MESSAGE[:3], ("Body", "otra cosa"), *MESSAGE[4:]], id="words altered"),
        pytest.param([f for f in MESSAGE if f[0] != "ButtonPayload"], id="blank field dropped"),
        pytest.param([*MESSAGE, ("Extra", "1")], id="field added"),
        pytest.param([*MESSAGE, ("Body", "dos")], id="field repeated"),
    ],
)
def test_altered_form_is_refused(house: House, altered: list[tuple[str, str]]) -> None:
    """A form that is not what was signed is 403."""
    answer = house.client().post(
        MESSAGES_PATH,
        content=urlencode(altered).encode(),
        headers={"Content-Type": FORM, SIGNATURE_HEADER: sign(BASE + MESSAGES_PATH, MESSAGE, TOKEN)},
    )
    assert (answer.status_code, house.inbounds) == (403, [])


@pytest.mark.parametrize("secrets", [(), ("",)])
def test_no_secret_configured_takes_nothing(house: House, secrets: tuple[str, ...]) -> None:
    """Without a token the doors stay shut."""
    assert post(house.client(secrets=secrets), MESSAGE, token="")[0] == 403


@pytest.mark.parametrize(
    ("body", "content_type", "status", "outcome"),
    [
        pytest.param(b"x" * (MAX_BODY_BYTES + 1), FORM, 413, "oversized", id="too large"),
        pytest.param(b"Body=" + b"x" * (MAX_BODY_BYTES - 5), FORM, 403, "unsigned", id="as large as may be"),
        pytest.param(b"&".join([b"a=1"] * 1001), FORM, 400, "refused", id="1,001 fields"),
        pytest.param(b"Body=%00%00\x00", FORM, 403, "unsigned", id="NUL"),
        pytest.param(b"Body=\xff\xfe%ff%fe", FORM, 403, "unsigned", id="not UTF-8"),
        pytest.param(b"", FORM, 403, "unsigned", id="empty"),
        pytest.param(b"&&&=&=", FORM, 403, "unsigned", id="separators"),
        pytest.param(b'{"Body": "x"}', "application/json", 415, "not_a_form", id="JSON"),
        pytest.param(b"--x\r\n\r\n", "multipart/form-data; boundary=x", 415, "not_a_form", id="multipart"),
        pytest.param(b"Body=x", "", 415, "not_a_form", id="no content type"),
        pytest.param(b"Body=x", "application/x-www-form-urlencoded; charset=bogus", 403, "unsigned", id="odd charset"),
    ],
)
def test_hostile_bodies(house: House, body: bytes, content_type: str, status: int, outcome: str) -> None:
    """Each is refused with a status of its own, counted, never stored and never a 500 or 429."""
    answer = house.client().post(
        MESSAGES_PATH, content=body, headers={"Content-Type": content_type, SIGNATURE_HEADER: "x"}
    )
    assert (answer.status_code, house.counts, house.inbounds) == (status, {("messages", outcome): 1}, [])


@pytest.mark.parametrize("path", [MESSAGES_PATH, STATUS_PATH])
def test_signed_but_unreadable_is_refused(house: House, path: str) -> None:
    """A signed form without a sid is 400: visible to the operator at Twilio, nothing stored."""
    assert post(house.client(), [("Body", "x")], path=path)[0] == 400
    assert (house.inbounds, house.updates) == ([], [])


def test_failure_of_ours_says_where_and_not_what(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """When nothing could be stored Twilio hears 503 and tries elsewhere; the log keeps no word of the person."""
    house.error = RuntimeError("INSERT failed for 'Sí 🥺 & más' of +5215512345678")
    status, body = post(house.client(), MESSAGE)
    assert (status, house.counts) == (503, {("messages", "failed"): 1})
    assert "RuntimeError" in caplog.text
    assert not any(secret in caplog.text + body for secret in ("5512345678", "más", "INSERT"))


def test_slow_body_is_not_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends a byte now and then holds no connection for long."""
    monkeypatch.setattr("app.channels.webhooks.BODY_SECONDS", 0.05)
    chunks = iter([{"type": "http.request", "body": b"Body=", "more_body": True}])
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        chunk = next(chunks, None)
        if chunk is None:
            await asyncio.Event().wait()
        return chunk or {}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": MESSAGES_PATH, "query_string": b"", "http_version": "1.1"}
    headers = [(b"content-type", FORM.encode())]
    asyncio.run(house.client().app({**scope, "headers": headers}, receive, send))  # type: ignore[arg-type]
    assert (sent[0]["status"], house.counts) == (400, {("messages", "broken_off"): 1})


@pytest.mark.parametrize(
    "sid", ["../../x", "SM/../x", "SM" + "a" * 5000, "SM a", "SM\nSM", "S", "ＳＭ１２", "SM%2F", "'; drop table"]
)
@pytest.mark.parametrize("path", [MESSAGES_PATH, STATUS_PATH])
def test_odd_sids_are_refused(house: House, sid: str, path: str) -> None:
    """An id that could mean something in a path, a key or a log goes no further."""
    fields = [(name, sid if name == "MessageSid" else value) for name, value in MESSAGE + STATUS[1:]]
    assert post(house.client(), fields, path=path)[0] == 400
    assert (house.inbounds, house.updates) == ([], [])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post(house: House, method: str) -> None:
    """The doors open to POST alone."""
    assert house.client().request(method, MESSAGES_PATH).status_code == 405


def test_doors_are_not_in_the_published_schema(house: House) -> None:
    """The schema that FastAPI publishes does not list them."""
    assert house.client().get("/openapi.json").json()["paths"] == {}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.sampled_from(["MessageSid", "From", "To", "Body", "MediaUrl0", "Latitude", "MessageStatus"]) | TEXT


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.lists(st.tuples(NAMES, TEXT | st.just(SID) | st.just("+13105550101")), max_size=12),
    path=st.sampled_from([MESSAGES_PATH, STATUS_PATH]),
)
def test_any_signed_form_is_answered(house: House, fields: list[tuple[str, str]], path: str) -> None:
    """Whatever fields come signed, the answer is 200 or 400."""
    assert post(house.client(), fields, path=path)[0] in (200, 400)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), signature=st.text(st.characters(codec="latin-1"), max_size=30))
def test_any_unsigned_bytes_are_refused(house: House, body: bytes, signature: str) -> None:
    """Whatever bytes come unsigned, the answer is 403 and nothing is stored."""
    headers = {b"Content-Type": FORM.encode(), SIGNATURE_HEADER.encode(): signature.encode("latin-1")}
    answer = house.client().post(MESSAGES_PATH, content=body, headers=list(headers.items()))
    assert (answer.status_code, house.inbounds) == (403, [])
