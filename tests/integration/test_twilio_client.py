"""What we send to Twilio, checked against Twilio's own OpenAPI files, and what we make of its answers."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import PathNotFound
from twilio.http.response import Response

from app.channels.twilio_client import TwilioAccount, TwilioSender, open_client
from app.channels.twilio_content import TwilioContents, WantedContent
from app.channels.twilio_http import NotSent, Throttled, Unanswered, Wire
from app.channels.twilio_records import TwilioRecords
from app.errors import BadContent, ProviderTrouble
from app.messaging.choices import Choice, ChoiceSet, content_payload, shape
from app.services.messages import Address, Outbound, SendResult, Template
from tests.support.twilio_spec import SpecHttpClient, refused, taken

ACCOUNT = TwilioAccount(
    account_sid="AC" + "0" * 32,
    key="SK" + "1" * 32,
    secret="s" * 32,
    status_callback="https://bot.example/webhooks/twilio/status",
)
SERVICE = "MG" + "2" * 32
CONTENT = "HX" + "3" * 32
SID = "SM" + "4" * 32
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
US = Address("sms", "+13105550101", "+13105550101", "+13105550101")
MEXICO = Address("whatsapp", "+525512345678", "+5215512345678", "+525512345678")
HIDDEN = Address("whatsapp", "MX.1Ab2", "MX.1Ab2", None)
OURS = "+13105550199"


def send(message: Outbound, *answers: Response, account: TwilioAccount = ACCOUNT) -> tuple[SendResult, SpecHttpClient]:
    """The result of one send and the wire that saw it."""
    wire = SpecHttpClient(*answers)
    return TwilioSender(open_client(account, wire), account).send(message), wire


def with_service() -> TwilioAccount:
    """The same account with a Messaging Service."""
    return TwilioAccount(ACCOUNT.account_sid, ACCOUNT.key, ACCOUNT.secret, SERVICE, ACCOUNT.status_callback)


CALLBACK = {"StatusCallback": "https://bot.example/webhooks/twilio/status"}


@pytest.mark.parametrize(
    ("message", "account", "expected"),
    [
        pytest.param(
            Outbound(US, OURS, "¿Qué día?"),
            ACCOUNT,
            {"To": "+13105550101", "From": OURS, "Body": "¿Qué día?", "SmartEncoded": "false"},
            id="SMS leaves its characters alone",
        ),
        pytest.param(
            Outbound(MEXICO, OURS, "hola 🥺", valid_for_seconds=3600),
            ACCOUNT,
            {
                "To": "whatsapp:+5215512345678",
                "From": f"whatsapp:{OURS}",
                "Body": "hola 🥺",
                "ValidityPeriod": "3600",
            },
            id="WhatsApp goes to the form received, and dies in time",
        ),
        pytest.param(
            Outbound(HIDDEN, OURS, "hola"),
            ACCOUNT,
            {"To": "whatsapp:MX.1Ab2", "From": f"whatsapp:{OURS}", "Body": "hola"},
            id="user name without a number",
        ),
        pytest.param(
            Outbound(MEXICO, OURS, "1. Sí\n2. No", Template(CONTENT, {"1": 'Ñandú "x"'})),
            with_service(),
            {
                "To": "whatsapp:+5215512345678",
                "From": f"whatsapp:{OURS}",
                "MessagingServiceSid": SERVICE,
                "ContentSid": CONTENT,
                "ContentVariables": '{"1": "Ñandú \\"x\\""}',
            },
            id="template without a body, variables as JSON text",
        ),
        pytest.param(
            Outbound(MEXICO, OURS, "1. Sí", Template(CONTENT)),
            ACCOUNT,
            {"To": "whatsapp:+5215512345678", "From": f"whatsapp:{OURS}", "ContentSid": CONTENT},
            id="template without variables",
        ),
        pytest.param(
            Outbound(US, SERVICE, "hola"),
            ACCOUNT,
            {"To": "+13105550101", "MessagingServiceSid": SERVICE, "Body": "hola", "SmartEncoded": "false"},
            id="service as the sender",
        ),
        pytest.param(
            Outbound(MEXICO, OURS, "", media_urls=("https://bot.example/m/1", "https://bot.example/m/2")),
            ACCOUNT,
            {
                "To": "whatsapp:+5215512345678",
                "From": f"whatsapp:{OURS}",
                "MediaUrl": ["https://bot.example/m/1", "https://bot.example/m/2"],
            },
            id="files alone",
        ),
    ],
)
def test_what_is_sent(message: Outbound, account: TwilioAccount, expected: dict[str, Any]) -> None:
    """Each kind of message leaves exactly so, and Twilio's own file takes it."""
    result, wire = send(message, account=account)
    assert result == SendResult(sid="SM" + "0" * 32, status="queued")
    [(method, path, _, data)] = wire.sent
    assert (method, path) == ("POST", f"/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages.json")
    shown = {name: value if isinstance(value, list) else str(value) for name, value in data.items()}
    assert shown == expected | CALLBACK


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(Outbound(MEXICO, OURS, "x", Template("HX1")), id="short ContentSid"),
        pytest.param(Outbound(MEXICO, "MG1", "x"), id="short MessagingServiceSid"),
    ],
)
def test_twilio_file_refuses_what_is_malformed(message: Outbound) -> None:
    """The check itself bites: what Twilio's file forbids does not pass it."""
    with pytest.raises(OpenAPIError):
        send(message)


def test_calls_outside_our_surface_fail() -> None:
    """A call to any other part of Twilio's API is not possible unnoticed."""
    with pytest.raises(PathNotFound):
        open_client(ACCOUNT, SpecHttpClient()).calls.list(limit=1)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(refused(400, 21610), SendResult(reaction="opt_out", error_code=21610), id="opted out"),
        pytest.param(refused(400, 21211), SendResult(reaction="dead", error_code=21211), id="no such number"),
        pytest.param(refused(400, 63016), SendResult(reaction="window", error_code=63016), id="24 hours over"),
        pytest.param(refused(401, 20003), SendResult(reaction="fix", error_code=20003), id="credentials"),
        pytest.param(refused(400, 98765), SendResult(reaction="fix", error_code=98765), id="code we do not know"),
        pytest.param(refused(403), SendResult(reaction="fix"), id="refusal without a code"),
        pytest.param(
            refused(429, 20429), SendResult(reaction="wait", error_code=20429, wait_seconds=2.0), id="too many calls"
        ),
        pytest.param(refused(500), SendResult(reaction="uncertain"), id="500"),
        pytest.param(refused(503, 20503), SendResult(reaction="uncertain", error_code=20503), id="503 with a code"),
        pytest.param(
            Response(400, '{"type":"x","title":"t","status":400,"code":21610}'),
            SendResult(reaction="opt_out", error_code=21610),
            id="problem details (RFC 9457)",
        ),
        pytest.param(
            taken(status="failed", error_code=30003),
            SendResult(sid="SM" + "0" * 32, status="failed", error_code=30003),
            id="taken and failed at once",
        ),
        pytest.param(taken(sid=None), SendResult(reaction="uncertain"), id="201 without a sid"),
        pytest.param(Response(201, "not json"), SendResult(reaction="uncertain"), id="201 that is not JSON"),
        pytest.param(Response(201, "[]"), SendResult(reaction="uncertain"), id="201 that is not a message"),
    ],
)
def test_what_an_answer_means(answer: Response, expected: SendResult) -> None:
    """The SDK's real exceptions, each turned into what the dispatcher does."""
    assert send(Outbound(US, OURS, "hola"), answer)[0] == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(NotSent("ConnectError"), SendResult(reaction="retry"), id="never left"),
        pytest.param(Unanswered("ReadTimeout"), SendResult(reaction="uncertain"), id="no answer"),
        pytest.param(
            Throttled(30.0), SendResult(reaction="wait", error_code=20429, wait_seconds=30.0), id="long pause"
        ),
        pytest.param(Throttled(0.0), SendResult(reaction="wait", error_code=20429, wait_seconds=2.0), id="no pause"),
    ],
)
def test_what_a_broken_wire_means(error: Exception, expected: SendResult) -> None:
    """Only what surely never left is repeated without asking."""

    class Broken(SpecHttpClient):
        def request(self, *args: Any, **kwargs: Any) -> Response:
            raise error

    assert TwilioSender(open_client(ACCOUNT, Broken()), ACCOUNT).send(Outbound(US, OURS, "x")) == expected


def page(*messages: dict[str, Any], key: str = "messages", following: str | None = None) -> Response:
    """A page of a list."""
    meta = {"page": 0, "page_size": 50, "next_page_uri": following, "start": 0, "end": 0, "uri": "/x"}
    return Response(200, json.dumps({key: list(messages)} | meta))


def listed(**facts: Any) -> dict[str, Any]:
    """One message of a list."""
    usual = {"sid": SID, "body": "hola", "status": "sent", "date_created": "Fri, 20 Nov 2026 15:00:00 +0000"}
    return usual | facts


def test_recent_asks_for_both_ends_and_keeps_what_is_new_enough() -> None:
    """Messages since then, queued ones without a date of sending too; the whole second of the start counts."""
    wire = SpecHttpClient(
        page(
            listed(status="accepted", date_sent=None),
            listed(sid="SM" + "5" * 32, date_created="Fri, 20 Nov 2026 14:59:59 +0000"),
        )
    )
    since = NOW + timedelta(microseconds=900)
    traces = TwilioSender(open_client(ACCOUNT, wire), ACCOUNT).recent(Outbound(MEXICO, OURS, "hola"), since)
    assert [(trace.sid, trace.body, trace.status, trace.created_at) for trace in traces] == [
        (SID, "hola", "queued", NOW)
    ]
    [(_, _, params, _)] = wire.sent
    assert (params["To"], params["From"]) == ("whatsapp:+5215512345678", f"whatsapp:{OURS}")


def test_recent_stops_at_old_messages() -> None:
    """A long history is not read to its end."""
    old = listed(date_created="Mon, 16 Nov 2026 15:00:00 +0000")
    wire = SpecHttpClient(page(old, following=f"/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages.json?Page=1"))
    assert TwilioSender(open_client(ACCOUNT, wire), ACCOUNT).recent(Outbound(US, OURS, "x"), NOW) == []
    assert len(wire.sent) == 1


@pytest.mark.parametrize("answer", [refused(500), refused(401, 20003), Response(200, "nonsense")])
def test_recent_raises_without_quoting_twilio(answer: Response) -> None:
    """What cannot be asked is ProviderTrouble, and its text holds no number."""
    answer.content = answer.text.replace("no", "The number +525512345678 is bad")
    with pytest.raises(ProviderTrouble) as raised:
        TwilioSender(open_client(ACCOUNT, SpecHttpClient(answer)), ACCOUNT).recent(Outbound(US, OURS, "x"), NOW)
    assert "5512345678" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_typing_indicator() -> None:
    """Typing is shown for the inbound message, and its failure is of no consequence."""
    wire = SpecHttpClient(Response(200, '{"success": true}'))
    TwilioSender(open_client(ACCOUNT, wire), ACCOUNT).show_typing(SID)
    assert wire.sent[0][3] == {"channel": "whatsapp", "messageId": SID}


def records(*answers: Response, senders: tuple[str, ...] = ()) -> tuple[TwilioRecords, SpecHttpClient]:
    """Records over a checked wire."""
    wire = SpecHttpClient(*answers)
    account = TwilioAccount(ACCOUNT.account_sid, ACCOUNT.key, ACCOUNT.secret, senders=senders)
    return TwilioRecords(open_client(account, wire), account, Wire()), wire


@pytest.mark.parametrize(
    ("answer", "is_gone"),
    [
        pytest.param(Response(204, ""), True, id="deleted"),
        pytest.param(refused(404, 20404), True, id="already gone"),
        pytest.param(refused(409, 20009), False, id="not finished yet"),
        pytest.param(refused(429, 20429), False, id="too many calls"),
        pytest.param(refused(500), False, id="server error"),
        pytest.param(refused(401, 20003), False, id="credentials"),
    ],
)
def test_delete_message(answer: Response, is_gone: bool) -> None:
    """Gone is gone; everything else is tried again."""
    kept, wire = records(answer)
    assert kept.delete_message(SID) is is_gone
    assert wire.sent[0][:2] == ("DELETE", f"/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages/{SID}.json")


@pytest.mark.parametrize("sid", ["", "../x", "SIM1", SID + "/Media"])
def test_delete_of_what_was_never_there(sid: str) -> None:
    """What is not of Twilio's shape never was at Twilio, and is not asked about."""
    kept, wire = records()
    assert kept.delete_message(sid) is True
    assert wire.sent == []


def test_inbound_since_reads_like_webhooks() -> None:
    """Listed messages become the same messages as their webhooks, files included; ours and old ones stay out."""
    media = {"uri": f"/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages/{SID}/Media/ME1.json"}
    received = {"direction": "inbound", "to": f"whatsapp:{OURS}", "from": "whatsapp:+5215512345678"}
    sent_at = {"date_sent": "Fri, 20 Nov 2026 15:00:05 +0000"}
    kept, wire = records(
        page(),
        page(
            listed(**received, **sent_at, num_media="1"),
            listed(**received | {"direction": "outbound-api"}, **sent_at),
            listed(**received, date_sent="Fri, 20 Nov 2026 14:00:00 +0000"),
        ),
        page({"sid": "ME1", "content_type": "audio/ogg"} | media, key="media_list"),
        senders=(OURS,),
    )
    [inbound] = kept.inbound_since(NOW)
    assert (inbound.sid, inbound.address.key, inbound.sender, inbound.body) == (SID, "+525512345678", OURS, "hola")
    assert inbound.received_at == NOW + timedelta(seconds=5)
    assert inbound.media[0].url == f"https://api.twilio.com{media['uri'].removesuffix('.json')}"
    assert [call[2].get("To") for call in wire.sent[:2]] == [OURS, f"whatsapp:{OURS}"]
    assert wire.sent[0][2]["DateSent>"] == "2026-11-20T00:00:00Z"


def test_inbound_since_raises_when_it_cannot_ask() -> None:
    """A list that cannot be read is trouble, not an empty list."""
    with pytest.raises(ProviderTrouble):
        records(refused(500))[0].inbound_since(NOW)


CHOICES = ChoiceSet("menu/main", "es", (Choice("mpp", "MPP"), Choice("court", "Corte")), button="Opciones")


def wanted(choices: ChoiceSet = CHOICES) -> WantedContent:
    """The content of a shape the product really makes."""
    made = shape(choices, "¿Sobre qué?\n\nElige:")
    assert made is not None
    return WantedContent.from_payload(content_payload(made))


def held(content: WantedContent, **approval: str) -> dict[str, Any]:
    """The same as Twilio lists it."""
    return {
        "sid": CONTENT,
        "friendly_name": content.full_name,
        "language": content.language,
        "types": content.types,
        "approval_requests": approval or None,
    }


def contents_page(*rows: dict[str, Any]) -> Response:
    """A page of the Content API."""
    return Response(200, json.dumps({"contents": list(rows), "meta": {"key": "contents", "next_page_url": None}}))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(wanted(), "twilio/quick-reply", id="buttons"),
        pytest.param(
            wanted(ChoiceSet("menu/all", "en", tuple(Choice(str(n), f"Topic {n}", "more") for n in range(9)), "Open")),
            "twilio/list-picker",
            id="list",
        ),
    ],
)
def test_content_is_sent_whole(content: WantedContent, kind: str) -> None:
    """Buttons and lists leave as described, with no part dropped by the SDK."""
    wire = SpecHttpClient(contents_page(), Response(201, json.dumps({"sid": CONTENT})))
    synced = TwilioContents(open_client(ACCOUNT, wire)).sync([content])
    assert (synced.sids, synced.created) == ({content.full_name: CONTENT}, (content.full_name,))
    method, path, _, data = wire.sent[1]
    assert (method, path, data["friendly_name"], data["language"]) == (
        "POST",
        "/v1/Content",
        content.full_name,
        content.language,
    )
    assert set(data["types"]) == {kind, "twilio/text"}
    assert {"types": content.types, "variables": content.variables} == {k: data[k] for k in ("types", "variables")}


def test_sync_repeated_changes_nothing() -> None:
    """What is there is found by name and left alone; what is no longer wanted is named."""
    old = {"sid": "HX" + "9" * 32, "friendly_name": "orienta_old", "language": "es", "types": {}}
    foreign = old | {"friendly_name": "someone_else"}
    wire = SpecHttpClient(contents_page(held(wanted()), old, foreign))
    synced = TwilioContents(open_client(ACCOUNT, wire)).sync([wanted()])
    assert (synced.created, synced.submitted, synced.outdated) == ((), (), ("orienta_old",))
    assert len(wire.sent) == 1


@pytest.mark.parametrize(("status", "is_submitted"), [("unsubmitted", True), ("pending", False), ("rejected", False)])
def test_approval_is_asked_for_once(status: str, is_submitted: bool) -> None:
    """Only what was never submitted is submitted, as utility."""
    reminder = WantedContent("orienta_reminder", "es", {"twilio/text": {"body": "a {{1}} b"}}, {"1": "x"}, "UTILITY")
    wire = SpecHttpClient(contents_page(held(reminder, status=status)), Response(201, "{}"))
    synced = TwilioContents(open_client(ACCOUNT, wire)).sync([reminder])
    assert bool(synced.submitted) is is_submitted
    if is_submitted:
        assert wire.sent[1][1] == f"/v1/Content/{CONTENT}/ApprovalRequests/whatsapp"
        assert wire.sent[1][3] == {"name": "orienta_reminder", "category": "UTILITY"}


def test_approval_status() -> None:
    """WhatsApp's word and its reason."""
    answer = {"sid": CONTENT, "whatsapp": {"status": "rejected", "rejection_reason": "TAG_CONTENT_MISMATCH"}}
    wire = SpecHttpClient(Response(200, json.dumps(answer)))
    assert TwilioContents(open_client(ACCOUNT, wire)).approval(CONTENT) == ("rejected", "TAG_CONTENT_MISMATCH")


@pytest.mark.parametrize(
    "types",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"twilio_quick_reply": {"body": "x"}}, id="Python's name, which the SDK drops"),
        pytest.param({"twilio/text": {"body": "x", "colour": "red"}}, id="a field the SDK drops"),
    ],
)
def test_content_the_sdk_would_maim_is_refused(types: dict[str, Any]) -> None:
    """A shape that would arrive without a part is the author's error, not Twilio's surprise."""
    wire = SpecHttpClient()
    with pytest.raises(BadContent):
        TwilioContents(open_client(ACCOUNT, wire)).create(WantedContent("orienta_x", "es", types))
    assert wire.sent == []


def test_nothing_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings alone decide: variables meant for other programs change nothing."""
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    monkeypatch.setenv("TWILIO_REGION", "au1")
    client = open_client(ACCOUNT, SpecHttpClient())
    assert (client.edge or "", client.region or "") == ("", "")


def test_secret_is_not_shown() -> None:
    """An account in a traceback or a log does not show its secret."""
    assert ACCOUNT.secret not in repr(ACCOUNT)


def test_loggers_that_show_numbers_are_quiet() -> None:
    """The SDK's and httpx's loggers, which write URLs with numbers, say nothing below WARNING."""
    open_client(ACCOUNT)
    names = ("twilio", "twilio.http_client", "httpx", "httpcore")
    assert [logging.getLogger(name).getEffectiveLevel() for name in names] == [logging.WARNING] * 4
