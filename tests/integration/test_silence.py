"""Whatever breaks, nothing that a person wrote comes into a log line, an answer over HTTP, a traceback or a `repr`."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from app.channels.standin.desk import TOKEN
from app.channels.twilio_signature import SIGNATURE_HEADER, sign
from app.channels.webhooks import MESSAGES_PATH
from app.commands.logs import WordlessFormatter, without_words
from app.dialogue.conversation import Answer, Conversation, Pending, StoryPart
from app.dialogue.events import AnswerRecorded, Said
from app.dialogue.world import Reply
from app.errors import OrientaError
from app.i589.application import load
from app.main import create_app
from app.services.delivery import Claim
from app.services.messages import Address, Inbound, MediaRef, Outbound, SendResult, Template
from app.services.ports import KeptFile, Revision, Seat, SentTrace
from app.settings import ROOT
from app.storage.tables import conversations, inbound_messages, persons
from app.worker.attempts import Attempts
from app.worker.policy import Policy
from tests.support.installed import ANA, NOON, Installation, installed

SECRET = "Xochiquetzal"
NUMBER = "+5216649998877"
ADDRESS = Address("whatsapp", NUMBER, NUMBER, NUMBER)
TOLD = (SECRET, "6649998877", "9998877")


def assert_silent(*texts: str) -> None:
    """None of these texts holds a word, name or number of the person."""
    for text in texts:
        assert not [word for word in TOLD if word in text], text[-2000:]


# --- the webhook ---


@contextmanager
def with_pragma(house: Installation, pragma: str) -> Iterator[None]:
    """Every writing transaction meanwhile begins with this."""
    real = house.orienta.database._take_writer

    def taken() -> Any:
        connection = real()
        connection.exec_driver_sql(f"PRAGMA {pragma}")
        return connection

    house.orienta.database._take_writer = taken  # type: ignore[method-assign]
    yield
    house.orienta.database._take_writer = real  # type: ignore[method-assign]


def full_disk(house: Installation) -> Any:
    """There is no room for another page."""
    return with_pragma(house, "max_page_count=1")


def read_only(house: Installation) -> Any:
    """The file may not be written any more."""
    return with_pragma(house, "query_only=ON")


@contextmanager
def locked(house: Installation) -> Iterator[None]:
    """Another process holds the writer's place."""
    house.orienta.database._busy_seconds = 0.1
    other = sqlite3.connect(house.folder / "orienta.db", isolation_level=None)
    house.change(update(persons).values(wrong_tries=0))
    other.execute("BEGIN IMMEDIATE")
    with house.orienta.database.engine.connect() as pooled:
        pooled.connection.driver_connection.execute("PRAGMA busy_timeout=50")  # type: ignore[union-attr]
        pooled.invalidate()
    yield
    other.rollback()
    other.close()


@contextmanager
def broken_seal(house: Installation) -> Iterator[None]:
    """Somebody altered the sealed bytes of the address."""
    from app.storage.tables import contact_persons

    house.change(update(contact_persons).values(sealed_address=b"\x01" + b"x" * 90))
    yield


@contextmanager
def truncated_state(house: Installation) -> Iterator[None]:
    """The conversation's JSON was cut, and ends inside a person's words."""
    with house.orienta.uow() as work:
        seat = work.seats.take(house.inbound(NUMBER, "").address, now=house.now)
        state = (seat.state or "")[:-9] + SECRET
        work.seats.save(seat, state=state, language="es", case_state="new", flags=(), now=house.now)
        work.commit()
    yield


@contextmanager
def bad_content(house: Installation) -> Iterator[None]:
    """A translation asks for a value that nobody gives, quoting the person."""
    service = house.orienta.inbound
    held = service._voice

    def broken() -> Any:
        raise ValueError(f"cannot format {SECRET}")

    service._voice = broken
    yield
    service._voice = held


@pytest.mark.parametrize(
    ("break_", "status"),
    [
        pytest.param(full_disk, 503, id="full disk"),
        pytest.param(read_only, 503, id="read-only file"),
        pytest.param(locked, 503, id="locked by another process"),
        pytest.param(broken_seal, 503, id="altered bytes"),
        pytest.param(truncated_state, 200, id="state cut short"),
        pytest.param(bad_content, 200, id="bad content"),
    ],
)
def test_broken_webhook_is_silent(
    tmp_path: Path, break_: Callable[[Installation], Any], status: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever breaks under a message, the answer and the log tell nothing of it."""
    with installed(tmp_path, twilio_base_url="http://127.0.0.1:9") as house:
        client = TestClient(create_app(house.orienta, run_worker=False), raise_server_exceptions=False)
        fields = {"From": f"whatsapp:{NUMBER}", "To": "whatsapp:+14155550100", "ProfileName": SECRET}
        post(client, fields | {"MessageSid": "SM" + "a" * 32, "Body": "hola"}, house)
        caplog.clear()
        caplog.set_level(logging.DEBUG)
        with break_(house):
            answer = post(client, fields | {"MessageSid": "SM" + "b" * 32, "Body": f"soy {SECRET} " * 4000}, house)
    written = WordlessFormatter("%(name)s %(message)s")
    lines = [written.format(record) for record in caplog.records]
    assert answer.status_code == status
    assert any(record.name.startswith("app.") for record in caplog.records)
    assert_silent(answer.text, str(answer.headers), *lines)


def post(client: TestClient, fields: dict[str, str], house: Installation) -> Any:
    """A signed message."""
    url = house.settings.public_url + MESSAGES_PATH
    headers = {SIGNATURE_HEADER: sign(url, list(fields.items()), TOKEN)}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    return client.post(MESSAGES_PATH, content=urlencode(fields), headers=headers)


# --- errors ---


def test_database_errors_leave_out_what_was_written(tmp_path: Path) -> None:
    """The error of a failed statement names it without its values."""
    row = {"conversation_id": 999, "contact_id": 1, "person_id": 1, "sealed_message": SECRET.encode()}
    with installed(tmp_path) as house:
        house.hear(ANA, "hola")
        with pytest.raises(DBAPIError) as failed:
            house.change(insert(inbound_messages).values(sid=SECRET, received_at=NOON, **row))
        assert_silent(str(failed.value), repr(failed.value))


def test_validation_errors_leave_out_the_state() -> None:
    """A conversation that cannot be read does not repeat itself in the error."""
    state = f'{{"answers": {{"a1/first": {{"value": "{SECRET}", "at": "{SECRET}"}}}}, "{SECRET}": 1}}'
    with pytest.raises(ValidationError) as failed:
        Conversation.model_validate_json(state)
    assert_silent(str(failed.value).replace(f"\n{SECRET}\n", "\n"))
    with pytest.raises(ValidationError) as cut:
        Conversation.model_validate_json(f'{{"language": "{SECRET}')
    assert_silent(str(cut.value))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f"{{{SECRET}", id="no JSON"),
        pytest.param(f'{{"form": "{SECRET}"}}', id="another form"),
        pytest.param(f'{{"form": "I-589", "edition": "{SECRET}", "answers": []}}', id="no answers"),
        pytest.param(
            f'{{"form": "I-589", "edition": "2025-01-20", "answers": {{"A.I.12": {{"state": "answered", '
            f'"value": "{SECRET}"}}, "A.I.4": "{SECRET}", "A.I.5": {{"state": "{SECRET}"}}}}}}',
            id="answers that are none",
        ),
    ],
)
def test_bad_applications_are_refused_without_their_answers(data: str) -> None:
    """Every problem of an application file is told by its address."""
    with pytest.raises(OrientaError) as refused:
        load(data)
    assert_silent(str(refused.value))


def test_unexpected_error_of_a_command_is_silent() -> None:
    """A command that breaks ends with code 1 and says where, not what the error quoted."""
    code = (
        "import sys; sys.argv = ['orienta', 'settings']; import app.commands.configuring as c\n"
        f"def broken(*a):\n    told = '{SECRET}'\n    raise ValueError(told) from KeyError('{SECRET}')\n"
        "c._show = broken\nfrom app.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "builtins.ValueError" in done.stderr
    assert "KeyError" in done.stderr
    assert_silent(done.stdout, done.stderr.replace(code, ""))


def test_log_tracebacks_have_no_words() -> None:
    """An exception that is logged with its traceback shows frames and kinds."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"bad {SECRET}") from cause
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "broke", (), sys.exc_info())
        told = WordlessFormatter().format(record)
    assert "builtins.KeyError\nand then\n" in told
    assert told.endswith("builtins.ValueError")
    assert_silent(told.replace(f'KeyError("{SECRET}")', "").replace(f'"bad {SECRET}"', ""))


def test_endless_causes_end() -> None:
    """An error that causes itself is told all the same."""
    error = ValueError(SECRET)
    error.__context__ = KeyError(SECRET)
    error.__context__.__context__ = error
    assert_silent(without_words(error))


# --- the worker ---


class Quoting:
    """A provider's client that breaks and quotes the message."""

    def send(self, message: Outbound) -> SendResult:
        """Break."""
        raise RuntimeError(f"cannot send {message.body} to {message.to.number}")

    def recent(self, message: Outbound, since: Any) -> list[SentTrace]:
        """Break."""
        raise RuntimeError(f"cannot ask about {message.body}")


def test_broken_sender_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    """Sending and asking may break with anybody's words; the log has the message's number alone."""
    caplog.set_level(logging.DEBUG)
    attempts = Attempts(Quoting(), lambda: NOON, Policy(), lambda sids: set())
    later = NOON + timedelta(minutes=5)
    claim = Claim(1, 1, 1, 1, 1, "reply", Outbound(ADDRESS, "+1", SECRET), NOON, NOON, later)
    tried = [attempts(claim), attempts(replace(claim, uncertain_since=NOON))]
    assert len(caplog.records) == 2
    assert_silent(caplog.text, repr(tried))


# --- what is held in memory ---

ANSWER = Answer(value=SECRET, original=SECRET, at=NOON, parts=(StoryPart(text=SECRET, at=NOON),))
HELD = [
    ADDRESS,
    Inbound("SM1", ADDRESS, "+1", SECRET, NOON, SECRET, profile_name=SECRET, extra={"Body": SECRET}),
    Outbound(ADDRESS, "+1", SECRET, Template("HX1", {"1": SECRET}), (SECRET,)),
    MediaRef(f"https://api.invalid/{SECRET}", "image/png"),
    Reply(SECRET, SECRET),
    Said("a/b", "text", "es", {"value": SECRET}),
    AnswerRecorded("a/b", None, "name", None, ANSWER),
    Conversation(answers={"a/b": ANSWER}, pending=Pending(kind="recap", options=(SECRET,), held=SECRET)),
    Revision("A.I.4", SECRET, "person", NOON, "r"),
    Seat(1, 1, 1, 1, "CODE", 1, ADDRESS, "es", SECRET, None, False, False),
    SentTrace("SM1", SECRET, NOON, "sent"),
    KeptFile(1, "SM1", "image/png", SECRET.encode()),
]


@pytest.mark.parametrize("held", HELD, ids=lambda each: type(each).__name__)
def test_no_repr_tells_words(held: object) -> None:
    """What strays into an error message or a debugger's list tells its kind and its ids."""
    assert is_dataclass(held) or isinstance(held, Conversation)
    assert_silent(repr(held), str(held), f"{[held]}")


def test_conversation_rows_tell_nothing(tmp_path: Path) -> None:
    """A row of the database, printed whole, shows nothing of the person."""
    with installed(tmp_path) as house:
        house.hear(NUMBER, "hola", f"soy {SECRET}")
        assert_silent(str(house.rows(select(conversations))), str(house.rows(select(inbound_messages))))
