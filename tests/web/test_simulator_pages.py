"""The simulator without a browser: its page in both languages, headers, refusals, what is sent and what is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.channels.simulator import pages
from app.channels.simulator.pages import ASSETS, HERE, POLICY, fields_of, labels, simulator_router
from app.channels.simulator.thread import Kinds, shown_thread, turn_of
from app.channels.simulator.traces import HIDDEN, PEOPLE, TURNS, Traces, describe, readable
from app.dialogue import events as e
from app.dialogue.conversation import Answer, Conversation, Frame, Pending
from app.dialogue.run import Turn
from app.errors import OrientaError
from app.main import _answer_error
from app.services.house import House
from app.services.messages import Address, Inbound

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PAGES = ("phone.html", "tree.html", "preview.html")
WHATSAPP, SMS = "whatsapp:+526641234567", "+16195550142"
HOUSE = House(organisation="Orienta", senders={"whatsapp": "+14155550100", "sms": "+14155550101"})
HOSTILE = "</title><script>alert(1)</script>\"'>\u202e"


def client_of(house: House = HOUSE, base_url: str = "http://127.0.0.1:9") -> TestClient:
    """A client of an application with nothing but the simulator."""
    app = FastAPI()
    app.include_router(simulator_router(house, base_url, Traces(), lambda sids: {}))
    app.add_exception_handler(OrientaError, _answer_error)
    return TestClient(app)


class Tags(HTMLParser):
    """Every tag of a page with its attributes, the ids, and the words inside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inline = ""
        self._last = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.found.append((tag, dict(attrs)))
        self._last = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        self._last = ""

    def handle_data(self, data: str) -> None:
        """Keep words that a browser would run."""
        if self._last in ("script", "style"):
            self.inline += data.strip()


# --- the page ---


def test_the_page_runs_nothing_of_its_own() -> None:
    """No script, style or handler is written into the page; the policy would not let one run."""
    tags = Tags(client_of().get("/simulator").text)
    assert tags.inline == ""
    assert [attrs.get("src") for tag, attrs in tags.found if tag == "script"] == ["/simulator/phone.js"]
    assert not [name for _, attrs in tags.found for name in attrs if name == "style" or name.startswith("on")]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert part in POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("path", ["/simulator", *(f"/simulator/{name}" for name in ASSETS)])
def test_every_answer_carries_the_headers(path: str) -> None:
    """Page and assets come with the policy, keep their type, send no referrer and are not kept."""
    answer = client_of().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["labels.json", "phone.html", "pages.py", "..%2Fpages.py", "", "phone.js/"])
def test_only_the_assets_are_served(name: str) -> None:
    """No other file of the folder can be had."""
    assert client_of().get(f"/simulator/{name}", follow_redirects=False).status_code in (307, 404)


def test_the_organisations_name_is_words() -> None:
    """Whatever an organisation is called stays inside its element."""
    page = client_of(replace(HOUSE, organisation=HOSTILE)).get("/simulator").text
    tags = Tags(page)
    assert "<script>alert" not in page
    assert len([1 for tag, _ in tags.found if tag == "script"]) == 1


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        pytest.param("", "", "es", id="nothing said"),
        pytest.param("", "en-US,en;q=0.9,es;q=0.8", "en", id="an English browser"),
        pytest.param("", "es-MX,es;q=0.9,en;q=0.8", "es", id="a Spanish browser"),
        pytest.param("", "fr-FR,fr;q=0.9,en;q=0.1", "en", id="neither first, one of ours later"),
        pytest.param("?lang=es", "en-US", "es", id="chosen on the page"),
        pytest.param("?lang=xx", "en-US", "en", id="a language that is not ours"),
        pytest.param("?lang=%3Cscript%3E", ";;,,=", "es", id="nonsense"),
    ],
)
def test_the_page_speaks_the_readers_language(query: str, accepted: str, language: str) -> None:
    """The chosen language, else the browser's, else Spanish; the page says which it is."""
    page = client_of().get("/simulator" + query, headers={"Accept-Language": accepted}).text
    assert f'<html lang="{language}">' in page
    assert labels(language)["authors"] in page


def test_every_label_is_in_both_languages_and_used() -> None:
    """No label lacks a language, none is asked for in vain, none is left over."""
    held = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    assert {name: sorted(words) for name, words in held.items()} == {name: ["en", "es"] for name in held}
    assert all(text.strip() for words in held.values() for text in words.values())
    sources = "".join((HERE / name).read_text(encoding="utf-8") for name in (*PAGES, *ASSETS))
    asked = set(re.findall(r"\b(?:say|labels)\.([a-z_]+)", sources)) | {"voice", "picture", "location"}
    families = {name for name in held if name.startswith(("status_", "event_", "state_"))}
    assert asked == set(held) - families
    assert {f"event_{describe(event)['event']}" for event in EVENTS} == {n for n in families if n.startswith("event_")}


def test_controls_have_names() -> None:
    """Every button without words has a label, the text fields too, and what is named by an id exists."""
    page = client_of().get("/simulator?lang=en").text
    tags = Tags(page)
    ids = {attrs["id"] for _, attrs in tags.found if "id" in attrs}
    for tag, attrs in tags.found:
        if tag in ("textarea", "summary", "aside", "section", "nav"):
            assert attrs.get("aria-label"), (tag, attrs)
        for name in ("aria-controls", "aria-labelledby", "aria-describedby", "for"):
            assert attrs.get(name) is None or attrs[name] in ids
    for words in re.findall(r"<button([^>]*)>(.*?)</button>", page, re.S):
        assert "aria-label" in words[0] or re.sub(r"<[^>]*>", "", words[1]).strip()


# --- refusals ---


@pytest.mark.parametrize(
    "person",
    [
        "",
        "hola",
        "+52",
        "526641234567",
        "+52 664 123 4567",
        "sms:+526641234567",
        "whatsapp:",
        "+" + "1" * 16,
        "+１２３４５６７８",
    ],
)
@pytest.mark.parametrize("path", ["/simulator/say", "/simulator/thread"])
def test_a_person_is_a_number(path: str, person: str) -> None:
    """What is not an address in the provider's form is refused before anything is asked."""
    assert client_of().post(path, data={"person": person}).status_code == 422


@pytest.mark.parametrize("path", ["/simulator/say", "/simulator/thread"])
def test_another_site_may_not_write(path: str) -> None:
    """A post that a browser marks as another site's is refused."""
    for site in ("cross-site", "same-site"):
        answer = client_of().post(path, data={"person": SMS}, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 403


def test_an_unknown_kind_of_message_is_refused() -> None:
    """Only what the phone has keys for can be sent."""
    assert client_of().post("/simulator/say", data={"person": SMS, "kind": "video"}).status_code == 422


@pytest.mark.parametrize("base_url", [pytest.param("", id="none"), pytest.param("http://127.0.0.1:9", id="not up")])
@pytest.mark.parametrize("path", ["/simulator/say", "/simulator/thread"])
def test_without_a_stand_in_nothing_can_be_said(base_url: str, path: str) -> None:
    """Without a stand-in, or when it does not answer, the answer is 502, never a crash."""
    assert client_of(base_url=base_url).post(path, data={"person": SMS, "body": "hola"}).status_code == 502


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_real_account_turns_the_phone_off(language: str) -> None:
    """Where messages leave through a real account, the page explains it and has no phone and no script."""
    tags = Tags(page := client_of(base_url="").get(f"/simulator?lang={language}").text)
    assert labels(language)["no_line"] in page
    assert not [tag for tag, _ in tags.found if tag in ("script", "form", "textarea", "button")]


def test_a_confused_stand_in_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error status or an answer that is no JSON ends as 502 as well."""
    for answer in (httpx.Response(500, json={}), httpx.Response(200, text="<html>")):
        transport = httpx.MockTransport(lambda request, answer=answer: answer)  # type: ignore[misc]
        real = httpx.Client
        monkeypatch.setattr(pages.httpx, "Client", lambda **k: real(transport=transport, **k))  # noqa: B023
        assert client_of().post("/simulator/thread", data={"person": SMS}).status_code == 502
        monkeypatch.undo()


# --- what is sent ---


@pytest.mark.parametrize(
    ("person", "kind", "expected", "absent"),
    [
        pytest.param(
            WHATSAPP,
            "text",
            {"To": "whatsapp:+14155550100", "WaId": "526641234567", "Body": "Sí"},
            {"ButtonPayload", "ListId", "Latitude"},
            id="typed on WhatsApp",
        ),
        pytest.param(SMS, "text", {"To": "+14155550101", "From": SMS}, {"WaId", "ProfileName"}, id="typed as SMS"),
        pytest.param(
            WHATSAPP,
            "tap",
            {"ButtonPayload": "menu/home|mpp", "ButtonText": "Sí", "OriginalRepliedMessageSid": "SM1"},
            {"ListId"},
            id="a button",
        ),
        pytest.param(WHATSAPP, "row", {"ListId": "menu/home|mpp", "ListTitle": "Sí"}, {"ButtonPayload"}, id="a row"),
        pytest.param(WHATSAPP, "voice", {"StandinMediaType0": "audio/ogg"}, {"Latitude"}, id="a voice note"),
        pytest.param(SMS, "picture", {"StandinMediaType0": "image/png"}, {"WaId"}, id="a picture"),
        pytest.param(WHATSAPP, "location", {"Latitude": "32.5149"}, {"StandinMedia0"}, id="a place"),
    ],
)
def test_each_key_sends_what_the_provider_would(
    person: str, kind: pages.Kind, expected: Mapping[str, str], absent: set[str]
) -> None:
    """A webhook has the fields that the provider posts for this kind of message and channel, and no others."""
    fields = fields_of(HOUSE, person, "Sí", "menu/home|mpp", kind, "SM1")
    assert {name: fields[name] for name in expected} == dict(expected)
    assert not absent & set(fields)


# --- what is shown ---


def bubble(sid: str, direction: str, body: str = "", **more: object) -> dict[str, object]:
    """A message as the stand-in shows it."""
    base = {"sid": sid, "direction": direction, "body": body, "at": NOW.isoformat(), "status": "read"}
    return base | {"error_code": None, "media": [], "buttons": [], "list": None} | more


def test_messages_stand_with_their_turn_and_their_cost() -> None:
    """A reply belongs to the turn that our key names, even when it arrives late; a reminder to none; all are summed."""
    messages = [
        bubble("SMin00000001", "in", "hola"),
        bubble("SMin00000002", "in", "2"),
        bubble("SMa", "out", "x" * 160),
        bubble("SMb", "out", "á" * 71),
        bubble("SMc", "out", "."),
    ]
    keys = {"SMa": "c1/t1/00000001/0", "SMb": "c1/t2/00000002/0", "SMc": "reminder/7"}
    turns = [{"sid": "SMin00000001"}, {"sid": "SMin00000002"}]
    shown = shown_thread(messages, turns, "sms", Kinds(), keys)
    assert [turn["sent"] for turn in shown["turns"]] == [
        [{"characters": 160, "encoding": "GSM-7", "segments": 1}],
        [{"characters": 71, "encoding": "UCS-2", "segments": 2}],
    ]
    assert shown["total"] == {"messages": 3, "characters": 232, "segments": 4}
    whatsapp = shown_thread(messages, turns, "whatsapp", Kinds(), keys)
    assert whatsapp["total"] == {"messages": 3, "characters": 232, "segments": 3}


@pytest.mark.parametrize(
    ("key", "turn"),
    [("c1/t1/1a2b3c4d/0", "1a2b3c4d"), ("c1/limit/engine/flood", ""), ("", ""), ("reminder/7/1", "")],
)
def test_a_key_tells_its_turn(key: str, turn: str) -> None:
    """Only the key of an answer names an incoming message."""
    assert turn_of(key) == turn


def test_rows_of_a_list_are_named_like_buttons() -> None:
    """The provider calls a row's title `item`; the phone sees one shape for both."""
    picker = {
        "button": "Opciones",
        "items": [{"item": "Nada", "id": "a|b", "description": "x"}, {"item": "Y", "id": "c"}],
    }
    shown = shown_thread([bubble("SM1", "out", "¿?", list=picker)], [], "whatsapp", Kinds(), {})["messages"][0]
    assert shown["list"] == {
        "button": "Opciones",
        "rows": [{"id": "a|b", "title": "Nada", "description": "x"}, {"id": "c", "title": "Y", "description": ""}],
    }


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://example.org/media/p/0a.png", ["/media/p/0a.png"], id="our-drawing"),
        pytest.param("http://127.0.0.1:9/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1", [], id="the-providers-copy"),
        pytest.param("javascript:alert(1)", [], id="no-address"),
    ],
)
def test_only_files_of_ours_are_shown(url: str, shown: list[str]) -> None:
    """The phone fetches a file by its path on this very server, and nothing from elsewhere."""
    thread = shown_thread([bubble("SM1", "out", "Dibujo", media=[url])], [], "whatsapp", Kinds(), {})
    assert thread["messages"][0]["media"] == shown


def test_kinds_are_remembered_for_a_while() -> None:
    """What a wordless message was is remembered for the last messages only."""
    kinds = Kinds()
    for number in range(600):
        kinds.note(f"SM{number}", "voice")
    assert (kinds.of("SM599"), kinds.of("SM0"), kinds.of("SMother")) == ("voice", "text", "text")


# --- what authors see ---

EVENTS: list[e.Event] = [
    e.Said("mpp/what/say", "*MPP* is", "es", {}, ("MPP-10",), (e.Offer("a", "x", "A"),), "mpp/what"),
    e.AnswerRecorded("i589/name", "A.I.4", "name", None, Answer(value={"last": "Ruiz", "second": None}, at=NOW)),
    e.AnswerWithdrawn("i589/name", "A.I.4"),
    e.LanguageChanged("en"),
    e.HandoffRequested("language"),
    e.EmergencyRaised("danger_now"),
    e.ActionRequested("erase", {"confirmed": "yes"}),
    e.QuestionSkipped("i589/marital", "A.I.11", "unión libre", "es", NOW),
]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(EVENTS[0], {"what": "mpp/what/say", "facts": ["MPP-10"], "options": ["a"]}, id="said"),
        pytest.param(EVENTS[1], {"what": "i589/name", "where": "A.I.4", "value": "last: Ruiz"}, id="answered"),
        pytest.param(EVENTS[2], {"what": "i589/name", "where": "A.I.4"}, id="withdrawn"),
        pytest.param(EVENTS[3], {"what": "en"}, id="language"),
        pytest.param(EVENTS[4], {"what": "language"}, id="handoff"),
        pytest.param(EVENTS[5], {"what": "danger_now"}, id="emergency"),
        pytest.param(EVENTS[6], {"what": "erase", "value": "confirmed: yes"}, id="action"),
        pytest.param(EVENTS[7], {"what": "i589/marital", "where": "A.I.11", "value": "unión libre"}, id="skipped"),
    ],
)
def test_an_event_is_readable(event: e.Event, expected: Mapping[str, object]) -> None:
    """Each kind of event says what it is about in short words, and survives a trip through JSON."""
    told = describe(event)
    assert {name: told[name] for name in expected} == dict(expected)
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, ""),
        ("Sí", "Sí"),
        (3, "3"),
        (["a", "b"], "a, b"),
        ({"kind": "date", "iso": "2019"}, "kind: date, iso: 2019"),
    ],
)
def test_a_value_is_one_line(value: object, line: str) -> None:
    """Values of every shape become words."""
    assert readable(value) == line


def inbound(number: int, body: str = "hola") -> Inbound:
    """A message from an invented person."""
    at = f"+5266400{number:05}"
    return Inbound(f"SM{number:032}", Address("whatsapp", at, at, at), "+14155550100", body, NOW)


def turn(*events: e.Event, **state: object) -> Turn:
    """A turn with these events."""
    return Turn(Conversation(**state), events)  # type: ignore[arg-type]


def test_traces_say_where_a_conversation_waits() -> None:
    """A turn is kept under the provider's form of the address, with the place and the engine's own question."""
    traces = Traces()
    frames = (Frame(flow="menu", node="home"),)
    traces.add(inbound(1), turn(EVENTS[0], frames=frames, pending=Pending(kind="topic"), turn=4))
    kept = traces.of("whatsapp:+526640000001")
    assert [(t["turn"], t["said"], t["waits"]) for t in kept] == [
        (4, "hola", {"place": "menu/home", "pending": "topic"})
    ]
    assert traces.of("+526640000001") == []


def test_a_pin_is_not_shown_to_authors() -> None:
    """Neither the typed digits nor the recorded answer can be seen at the side."""
    traces = Traces()
    traces.add(
        inbound(1, "4321"), turn(e.AnswerRecorded("welcome/pin", "@pin", "pin", None, Answer(value="4321", at=NOW)))
    )
    assert "4321" not in json.dumps(traces.of("whatsapp:+526640000001"))
    assert traces.of("whatsapp:+526640000001")[0]["said"] == HIDDEN


def test_traces_forget() -> None:
    """Only the last turns of the last people are in memory."""
    traces = Traces()
    for number in range(PEOPLE + 5):
        traces.add(inbound(number), turn())
    for _ in range(TURNS + 5):
        traces.add(inbound(PEOPLE), turn())
    assert traces.of("whatsapp:+526640000000") == []
    assert len(traces.of(f"whatsapp:+5266400{PEOPLE:05}")) == TURNS
