"""Our sender and records against the stand-in over a real socket: what is taken, what fails, what comes back."""

from __future__ import annotations

import base64
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.channels.standin import Faults, StandIn
from app.channels.standin.desk import ACCOUNT, TOKEN, StandInSettings
from app.channels.standin.store import read_record
from app.channels.twilio_client import TwilioAccount, TwilioSender, open_client
from app.channels.twilio_content import TwilioContents, WantedContent
from app.channels.twilio_http import Wire
from app.channels.twilio_records import TwilioRecords
from app.channels.webhooks import MESSAGES_PATH, STATUS_PATH, Doors, twilio_router
from app.errors import MediaRefused, ProviderTrouble, WrongUse
from app.services.messages import Address, Inbound, Outbound, SendResult, StatusUpdate, Template
from tests.support.loopback import served

OURS = "+13105550199"
PERSON = "whatsapp:+5215512345678"
MEXICO = Address("whatsapp", "+525512345678", "+5215512345678", "+525512345678")
US = Address("sms", "+13105550101", "+13105550101", "+13105550101")
BOT = "http://bot.example"


@dataclass
class Clock:
    """A clock that is moved by hand."""

    at: datetime = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it was set to."""
        return self.at


@dataclass
class Phone:
    """A stand-in on a socket, our client on it, and our two doors, which remember what came."""

    standin: StandIn
    base: str
    sender: TwilioSender
    records: TwilioRecords
    contents: TwilioContents
    clock: Clock
    inbounds: list[Inbound] = field(default_factory=list)
    updates: list[StatusUpdate] = field(default_factory=list)

    def say(self, **fields: str) -> dict[str, object]:
        """Write as the person."""
        form = {"From": PERSON, "To": f"whatsapp:{OURS}"} | fields
        answer = httpx.post(f"{self.base}/standin/say", data=form).json()
        assert isinstance(answer, dict)
        return answer

    def settle(self) -> None:
        """Wait until every webhook was posted."""
        httpx.post(f"{self.base}/standin/settled", timeout=10)

    def thread(self) -> list[dict[str, object]]:
        """The conversation as a telephone shows it."""
        answer = httpx.get(f"{self.base}/standin/thread", params={"person": PERSON}).json()
        return list(answer["messages"])


Open = Callable[..., Phone]


@pytest.fixture
def open_phone() -> Iterator[Open]:
    """Opens stand-ins; all are closed at the end."""
    with ExitStack() as stack:

        def opened(
            faults: str = "", *, record: Path | None = None, read_seconds: float = 5.0, **settings: object
        ) -> Phone:
            inbounds: list[Inbound] = []
            updates: list[StatusUpdate] = []
            clock = Clock()
            bot = FastAPI()
            bot.include_router(twilio_router(Doors(BOT, [TOKEN], inbounds.append, updates.append, clock)))
            standin = StandIn(
                StandInSettings(inbound_url=BOT + MESSAGES_PATH, **settings),  # type: ignore[arg-type]
                Faults.parse(faults),
                now=clock,
                record=record,
                transport=httpx.ASGITransport(app=bot),
            )
            base = stack.enter_context(served(standin))
            account = TwilioAccount(
                ACCOUNT, ACCOUNT, TOKEN, None, BOT + STATUS_PATH, base=base, read_seconds=read_seconds
            )
            wire = Wire(base=base, read_seconds=read_seconds)
            stack.callback(wire.close)
            client = open_client(account, wire)
            return Phone(
                standin,
                base,
                TwilioSender(client, account),
                TwilioRecords(client, account, wire),
                TwilioContents(client),
                clock,
                inbounds,
                updates,
            )

        yield opened


def test_message_and_its_way_back(open_phone: Open) -> None:
    """A person writes, we answer, and the statuses come back signed and in order."""
    phone = open_phone()
    assert phone.say(Body="hola", ProfileName="Persona")["status"] == 200
    assert [(inbound.body, inbound.address.reply_to) for inbound in phone.inbounds] == [("hola", "+5215512345678")]
    result = phone.sender.send(Outbound(MEXICO, OURS, "buenas"))
    assert (result.is_accepted, result.status) == (True, "queued")
    phone.settle()
    assert phone.updates == [StatusUpdate(result.sid or "", status) for status in ("sent", "delivered", "read")]


def test_sms_is_not_read(open_phone: Open) -> None:
    """An SMS ends delivered."""
    phone = open_phone()
    phone.sender.send(Outbound(US, OURS, "hello"))
    phone.settle()
    assert [update.status for update in phone.updates] == ["sent", "delivered"]


@pytest.mark.parametrize(
    ("faults", "expected", "taken"),
    [
        pytest.param(
            "429=1", SendResult(reaction="wait", error_code=20429, wait_seconds=2.0), 0, id="429: refused unread"
        ),
        pytest.param("500=1", SendResult(reaction="uncertain", error_code=20500), 0, id="500 before taking"),
        pytest.param("500after=1", SendResult(reaction="uncertain", error_code=20500), 1, id="500 after taking"),
        pytest.param("reset=1", SendResult(reaction="uncertain"), 0, id="reset before taking"),
        pytest.param("resetafter=1", SendResult(reaction="uncertain"), 1, id="reset after taking"),
        pytest.param("slow=1,slow_seconds=0.4", SendResult(reaction="uncertain"), 1, id="answer too late"),
        pytest.param("21610!=1", SendResult(reaction="opt_out", error_code=21610), 0, id="refused with a code"),
    ],
)
def test_faults_of_a_send(open_phone: Open, faults: str, expected: SendResult, taken: int) -> None:
    """Each fault gives the reaction that fits, and what was taken is found by asking."""
    phone = open_phone(faults, read_seconds=0.15 if "slow" in faults else 5.0)
    message = Outbound(US, OURS, "hello")
    assert phone.sender.send(message) == expected
    assert len(phone.sender.recent(message, phone.clock())) == taken


def test_nobody_there() -> None:
    """A connection that is refused never left: it may be repeated."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{closed.getsockname()[1]}"
    account = TwilioAccount(ACCOUNT, ACCOUNT, TOKEN, base=base)
    sender = TwilioSender(open_client(account), account)
    assert sender.send(Outbound(US, OURS, "x")) == SendResult(reaction="retry")
    with pytest.raises(ProviderTrouble):
        sender.recent(Outbound(US, OURS, "x"), datetime(2026, 11, 20, tzinfo=UTC))


@pytest.mark.parametrize(("to", "status"), [(US, "undelivered"), (MEXICO, "failed")])
def test_failure_by_callback(open_phone: Open, to: Address, status: str) -> None:
    """A code without a mark comes later, by status callback."""
    phone = open_phone("30003=1", window="off")
    result = phone.sender.send(Outbound(to, OURS, "hello"))
    phone.settle()
    assert phone.updates == [StatusUpdate(result.sid or "", status, 30003)]  # type: ignore[arg-type]


def test_window_of_24_hours(open_phone: Open) -> None:
    """Free text is refused until the person writes, and again a day later."""
    phone = open_phone()
    message = Outbound(MEXICO, OURS, "hola")
    refusal = SendResult(reaction="window", error_code=63016)
    assert phone.sender.send(message) == refusal
    phone.say(Body="hola")
    assert phone.sender.send(message).is_accepted
    phone.clock.at += timedelta(hours=24)
    assert phone.sender.send(message) == refusal


def test_window_by_callback(open_phone: Open) -> None:
    """The same, told the way Twilio often does: taken first, failed later."""
    phone = open_phone(window="callback")
    assert phone.sender.send(Outbound(MEXICO, OURS, "hola")).is_accepted
    phone.settle()
    assert [(update.status, update.error_code) for update in phone.updates] == [("failed", 63016)]


def test_stop_and_start_on_sms(open_phone: Open) -> None:
    """STOP blocks the pair until START; other words do not."""
    phone = open_phone()
    sms = {"From": "+13105550101", "To": OURS}
    for words, reaction in [("stop it", None), (" Stop ", "opt_out"), ("START", None)]:
        phone.say(Body=words, **sms)
        assert phone.sender.send(Outbound(US, OURS, "hello")).reaction == reaction


BUTTONS = WantedContent(
    "orienta_1",
    "es",
    {
        "twilio/quick-reply": {"body": "{{1}}", "actions": [{"type": "QUICK_REPLY", "title": "Sí", "id": "n|yes"}]},
        "twilio/text": {"body": "{{1}}\n\n1. Sí"},
    },
    {"1": "-"},
)
LIST = WantedContent(
    "orienta_2",
    "es",
    {"twilio/list-picker": {"body": "Elige", "button": "Ver", "items": [{"item": "MPP", "id": "t|mpp"}]}}
    | {"twilio/text": {"body": "Elige\n\n1. MPP"}},
)


def test_buttons_and_lists_can_be_tapped(open_phone: Open) -> None:
    """Content made by the API shows its buttons on the phone, and a tap comes back with its hidden id."""
    phone = open_phone()
    sids = phone.contents.sync([BUTTONS, LIST]).sids
    phone.say(Body="hola")
    phone.sender.send(Outbound(MEXICO, OURS, "¿Va?\n\n1. Sí", Template(sids["orienta_1"], {"1": "¿Va?"})))
    phone.sender.send(Outbound(MEXICO, OURS, "Elige\n\n1. MPP", Template(sids["orienta_2"])))
    shown = phone.thread()
    assert [(bubble["direction"], bubble["body"]) for bubble in shown] == [
        ("in", "hola"),
        ("out", "¿Va?"),
        ("out", "Elige"),
    ]
    assert shown[1]["buttons"] == [{"id": "n|yes", "title": "Sí"}]
    assert shown[2]["list"] == {"button": "Ver", "items": [{"item": "MPP", "id": "t|mpp"}]}
    phone.say(Body="Sí", ButtonText="Sí", ButtonPayload="n|yes")
    assert phone.inbounds[-1].payload == "n|yes"


def test_templates_on_sms_are_numbered(open_phone: Open) -> None:
    """On SMS the text part of a content is what leaves."""
    phone = open_phone()
    sid = phone.contents.create(BUTTONS)
    phone.sender.send(Outbound(US, OURS, "x", Template(sid, {"1": "Ok?"})))
    assert phone.sender.recent(Outbound(US, OURS, "x"), phone.clock())[0].body == "Ok?\n\n1. Sí"


def test_approved_template_leaves_outside_the_window(open_phone: Open) -> None:
    """Buttons alone need the window; an approved template does not."""
    phone = open_phone()
    reminder = WantedContent("orienta_3", "es", {"twilio/text": {"body": "a {{1}} b"}}, {"1": "x"}, "UTILITY")
    sids = phone.contents.sync([BUTTONS, reminder]).sids
    assert phone.sender.send(Outbound(MEXICO, OURS, "", Template(sids["orienta_1"]))).reaction == "window"
    assert phone.sender.send(Outbound(MEXICO, OURS, "", Template(sids["orienta_3"]))).is_accepted
    assert phone.contents.approval(sids["orienta_3"]) == ("approved", "")
    assert phone.contents.sync([BUTTONS, reminder]).created == ()
    phone.contents.delete(sids["orienta_1"])
    assert [held.full_name for held in phone.contents.stored()] == ["orienta_3"]


def say_voice(phone: Phone, content: bytes, kind: str) -> str:
    """A voice note from the person; its link."""
    phone.say(StandinMedia0=base64.b64encode(content).decode(), StandinMediaType0=kind)
    return phone.inbounds[-1].media[0].url


def test_media_is_fetched_without_our_secret_on_the_redirect(open_phone: Open) -> None:
    """The file arrives whole; the stand-in's storage refuses requests that bring credentials."""
    phone = open_phone()
    link = say_voice(phone, b"OggS" * 1000, "audio/ogg")
    assert phone.records.fetch_media(link, max_bytes=4000) == ("audio/ogg", b"OggS" * 1000)


@pytest.mark.parametrize(
    ("kind", "limit", "change"),
    [
        pytest.param("audio/ogg", 3, str, id="too large"),
        pytest.param("text/html", 99, str, id="a page"),
        pytest.param("image/svg+xml", 99, str, id="a picture with scripts"),
        pytest.param("audio/ogg", 99, lambda url: url[:-1] + ("0" if url[-1] != "0" else "1"), id="gone"),
        pytest.param(
            "audio/ogg", 99, lambda url: url.replace("api.twilio.com", "evil.example"), id="host that is not Twilio's"
        ),
        pytest.param("audio/ogg", 99, lambda url: url.replace(ACCOUNT, "AC" + "9" * 32), id="another account"),
        pytest.param("audio/ogg", 99, lambda url: url.split("/Media")[0], id="not a file"),
    ],
)
def test_media_refused_for_good(open_phone: Open, kind: str, limit: int, change: Callable[[str], str]) -> None:
    """What will never be fetched is told apart from what may work later."""
    phone = open_phone()
    link = say_voice(phone, b"1234", kind)
    with pytest.raises(MediaRefused):
        phone.records.fetch_media(change(link), max_bytes=limit)


def test_wrong_credentials_for_media_may_be_mended(open_phone: Open) -> None:
    """A 401 on a file is trouble, not the end of the file."""
    phone = open_phone()
    link = say_voice(phone, b"1234", "audio/ogg")
    account = TwilioAccount(ACCOUNT, ACCOUNT, "wrong", base=phone.base)
    wire = Wire(base=phone.base)
    with pytest.raises(ProviderTrouble) as raised:
        TwilioRecords(open_client(account, wire), account, wire).fetch_media(link, max_bytes=99)
    assert not isinstance(raised.value, MediaRefused)
    wire.close()


def test_reconciliation_finds_what_no_webhook_brought(open_phone: Open) -> None:
    """A message whose webhook was lost is found in the list, its file too, and only that of people."""
    phone = open_phone()
    since = phone.clock()
    lost = phone.say(Body="¿están?", StandinLose="1", StandinMedia0="T2dn", StandinMediaType0="audio/ogg")
    phone.sender.send(Outbound(MEXICO, OURS, "sí"))
    [found] = phone.records.inbound_since(since)
    assert phone.inbounds == []
    assert (found.sid, found.body, found.sender, found.address) == (lost["sid"], "¿están?", OURS, MEXICO)
    assert phone.records.fetch_media(found.media[0].url, max_bytes=99) == ("audio/ogg", b"Ogg")


def test_lists_of_many_pages(open_phone: Open) -> None:
    """A list longer than a page is read to its end."""
    phone = open_phone()
    for number in range(55):
        phone.sender.send(Outbound(US, OURS, f"n {number}"))
    traces = phone.sender.recent(Outbound(US, OURS, "x"), phone.clock())
    assert [trace.body for trace in traces] == [f"n {number}" for number in reversed(range(55))]


def test_list_that_lags(open_phone: Open) -> None:
    """A message just taken may not be in the list yet."""
    phone = open_phone("lag_seconds=5")
    message = Outbound(US, OURS, "hello")
    since = phone.clock()
    phone.sender.send(message)
    assert phone.sender.recent(message, since) == []
    phone.clock.at += timedelta(seconds=5)
    assert len(phone.sender.recent(message, since)) == 1


def test_deletion_waits_for_the_end(open_phone: Open) -> None:
    """A message is deleted once finished, and deleting it again changes nothing."""
    phone = open_phone(pace=30.0)
    sid = phone.sender.send(Outbound(US, OURS, "hello")).sid or ""
    assert phone.records.delete_message(sid) is False
    phone.standin.store.move(sid, "delivered")
    assert [phone.records.delete_message(sid), phone.records.delete_message(sid)] == [True, True]
    assert phone.sender.recent(Outbound(US, OURS, "hello"), phone.clock()) == []


def test_record_counts_what_left(open_phone: Open, tmp_path: Path) -> None:
    """Every message taken is a line of the record, and a stand-in started on it knows them."""
    record = tmp_path / "taken.jsonl"
    phone = open_phone(record=record)
    sids = [phone.sender.send(Outbound(US, OURS, "ñandú")).sid for _ in range(2)]
    with record.open("a", encoding="utf-8") as file:
        file.write('{"sid": "SM cut sho')
    assert [taken.sid for taken in read_record(record)] == sids
    counts = httpx.get(f"{phone.base}/standin/taken").json()
    assert (counts["taken"], counts["repeated"], counts["attempts"]) == (2, 1, 2)
    assert list(StandIn(record=record).store.messages) == sids


def test_many_threads_share_one_client(open_phone: Open) -> None:
    """Eight threads on one client lose and double nothing."""
    phone = open_phone()
    messages = [Outbound(US, OURS, f"n {number}") for number in range(120)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(phone.sender.send, messages))
    assert len({result.sid for result in results}) == 120
    assert sorted(taken.body for taken in phone.standin.store.messages.values()) == sorted(m.body for m in messages)


def test_wrong_password_and_typing(open_phone: Open) -> None:
    """Credentials are checked as Twilio checks them; typing is noted."""
    phone = open_phone()
    account = TwilioAccount(ACCOUNT, ACCOUNT, "wrong", base=phone.base)
    result = TwilioSender(open_client(account), account).send(Outbound(US, OURS, "x"))
    assert result == SendResult(reaction="fix", error_code=20003)
    phone.sender.show_typing("SM1")
    assert phone.standin.store.typing == ["SM1"]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        pytest.param(Outbound(US, OURS, "x" * 1601), 21617, id="too long"),
        pytest.param(Outbound(US, OURS, ""), 21619, id="empty"),
        pytest.param(Outbound(Address("sms", "x", "+1", None), OURS, "x"), 21211, id="no number"),
        pytest.param(Outbound(US, OURS, "x", Template("HX" + "0" * 32)), 21655, id="no such content"),
    ],
)
def test_rules_of_a_send(open_phone: Open, message: Outbound, code: int) -> None:
    """What Twilio refuses by rule the stand-in refuses with the same code."""
    assert open_phone().sender.send(message).error_code == code


def test_same_seed_same_faults() -> None:
    """A plan decides by seed, message and attempt, whatever the order; rates come out as asked."""
    text = "seed=7,429=0.1,500after=0.2"
    people = [f"+1310555{n:04}" for n in range(1000)]
    plan = Faults.parse(text)
    fates = [plan.fate(person, "hola", 1).kind for person in people]
    assert fates[::-1] == [Faults.parse(text).fate(person, "hola", 1).kind for person in reversed(people)]
    assert 60 < fates.count("throttle") < 140
    assert 150 < fates.count("error_after") < 250
    assert {plan.fate("+13105550101", "hola", attempt).kind for attempt in range(50)} > {"none"}


@pytest.mark.parametrize("text", ["429", "429=x", "nonsense=0.1", "500=0.6,slow=0.6", "reset=-0.1", "123!=0.1"])
def test_plans_that_cannot_be_read(text: str) -> None:
    """A plan with a mistake is refused, not ignored."""
    with pytest.raises(WrongUse):
        Faults.parse(text)
