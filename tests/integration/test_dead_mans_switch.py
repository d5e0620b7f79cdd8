"""Somebody is told when worker or provider go quiet: once a spell, again when they are back, by a living part."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from app.channels.alerts import StaffNotifier
from app.commands.checkups import LOOKS
from app.main import create_app
from app.recurring import recurring
from app.services.messages import Outbound, SendResult
from app.services.ports import Alert, SentTrace
from app.services.silence import Limits, health, look
from app.storage.database import Database
from app.storage.outbox_tables import outbox
from app.storage.tables import inbound_messages
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from app.storage.vital_signs import SqlVitals
from app.wiring_silence import SilenceWatch
from tests.support.installed import ANA, Installation, installed
from tests.support.stored import NOW, ROSA, factory, message, queued

LIMITS = Limits(worker=timedelta(minutes=10), provider=timedelta(hours=1))
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Told:
    """A way to tell staff that remembers."""

    def __init__(self) -> None:
        self.alerts: list[Alert] = []

    def notify(self, alert: Alert) -> None:
        """Remember it."""
        self.alerts.append(alert)


def live(database: Database, at: object) -> None:
    """Both parts of a worker leave their sign."""
    with database.write() as connection:
        SqlVitals(connection).beat("delivery", at)  # type: ignore[arg-type]
        SqlVitals(connection).beat("jobs", at)  # type: ignore[arg-type]


def kinds(uow: SqlUnitOfWorkFactory) -> list[str]:
    """Kind and word of every alert that waits."""
    with uow() as work:
        waiting = work.alerts.waiting(now=NOW + timedelta(days=9))
    return [f"{each.alert.kind} {each.alert.detail.partition('/')[0]}" for each in waiting]


def test_a_quiet_worker_is_told_once_and_again_when_it_is_back(database: Database) -> None:
    """However often somebody looks, one spell is one alert, and its end another."""
    uow = factory(database)
    live(database, NOW)
    for minutes in (5, 10, 11, 12, 40):
        look(uow, LIMITS, NOW + minutes * MINUTE)
    assert kinds(uow) == ["worker_silent quiet"]
    live(database, NOW + 41 * MINUTE)
    for minutes in (41, 42):
        look(uow, LIMITS, NOW + minutes * MINUTE)
    assert kinds(uow) == ["worker_silent quiet", "worker_silent back"]
    look(uow, LIMITS, NOW + 60 * MINUTE)
    assert kinds(uow)[2:] == ["worker_silent quiet"]


@pytest.mark.parametrize("part", ["delivery", "jobs"])
def test_one_part_alone_is_no_worker(database: Database, part: str) -> None:
    """A worker whose delivery has stopped while its jobs go on is quiet, and the other way round."""
    live(database, NOW)
    with database.write() as connection:
        SqlVitals(connection).beat(part, NOW + HOUR)  # type: ignore[arg-type]
        assert health(SqlVitals(connection), LIMITS, NOW + HOUR).worker == "quiet"


def test_a_start_after_a_night_is_no_silence(database: Database) -> None:
    """Who begins to look gives the worker its time; a worker that never comes is quiet all the same."""
    uow = factory(database)
    live(database, NOW)
    morning = NOW + 9 * HOUR
    assert look(uow, LIMITS, morning + MINUTE, since=morning).worker == "ok"
    assert look(uow, LIMITS, morning + 11 * MINUTE, since=morning).worker == "quiet"


def owe(uow: SqlUnitOfWorkFactory) -> None:
    """A message from Rosa, and an answer that must leave at once."""
    with uow() as work:
        seat = work.seats.take(ROSA, now=NOW)
        work.inbox.add(message("SM1"), conversation_id=seat.conversation_id)
        work.outbox.enqueue([queued(seat.conversation_id, "c/1")], person_id=seat.person_id, now=NOW)
        work.commit()


TAKEN = update(outbox).values(state="accepted", accepted_at=NOW, sid="SM9", delivery_rank=1)
"""The provider took it."""


@pytest.mark.parametrize(
    ("happened", "after", "state"),
    [
        pytest.param(None, 30 * MINUTE, "ok", id="a message waits for less than the limit"),
        pytest.param(None, 2 * HOUR, "quiet", id="a message waits and nothing comes"),
        pytest.param(TAKEN, 30 * MINUTE, "ok", id="taken, its status may still come"),
        pytest.param(TAKEN.values(accepted_at=NOW + MINUTE), 2 * HOUR, "quiet", id="taken, and no word about it"),
        pytest.param(TAKEN.values(delivery_rank=3), 2 * HOUR, "ok", id="taken and sent: nothing is owed"),
        pytest.param(update(outbox).values(state="withdrawn"), 9 * HOUR, "ok", id="nothing to send"),
        pytest.param(
            update(inbound_messages).values(received_at=NOW + 100 * MINUTE), 2 * HOUR, "ok", id="somebody wrote since"
        ),
    ],
)
def test_the_provider_is_quiet_only_while_something_is_owed(
    database: Database, happened: object, after: timedelta, state: str
) -> None:
    """No message waiting or without a word means that silence is nothing strange."""
    uow = factory(database)
    owe(uow)
    if happened is not None:
        with database.write() as connection:
            connection.execute(happened)  # type: ignore[call-overload]
    live(database, NOW + after)
    for _ in range(2):
        assert look(uow, LIMITS, NOW + after).provider == state
    assert kinds(uow) == (["provider_silent quiet"] if state == "quiet" else [])


def test_a_dead_worker_is_not_blamed_on_the_provider(database: Database) -> None:
    """While no worker sends, nothing is said of the provider."""
    uow = factory(database)
    live(database, NOW)
    owe(uow)
    look(uow, LIMITS, NOW + 2 * HOUR)
    assert kinds(uow) == ["worker_silent quiet"]


def test_the_provider_is_told_to_be_back(database: Database) -> None:
    """A status of what was sent ends the spell."""
    uow = factory(database)
    owe(uow)
    live(database, NOW + 2 * HOUR)
    look(uow, LIMITS, NOW + 2 * HOUR)
    with database.write() as connection:
        connection.execute(TAKEN.values(delivery_rank=5, accepted_at=NOW + 2 * HOUR))
    look(uow, LIMITS, NOW + 2 * HOUR + MINUTE)
    assert kinds(uow) == ["provider_silent quiet", "provider_silent back"]


@pytest.fixture
def house(tmp_path: Path) -> object:
    """An installation with a clock set by hand."""
    with installed(tmp_path) as one:
        yield one


def test_the_web_process_tells_staff_while_no_worker_does(house: Installation) -> None:
    """What waits to be told, an emergency too, leaves from the web process as soon as the worker is quiet."""
    live(house.orienta.database, house.now)
    told = Told()
    watch = SilenceWatch(house.orienta, told)
    house.hear(ANA, "hola")
    with house.orienta.uow() as work:
        work.alerts.add(Alert("emergency", "now", house.now, "K7-AAAA"))
        work.commit()
    assert (watch.look().worker, told.alerts) == ("ok", [])
    house.now += 11 * MINUTE
    assert watch.look().worker == "quiet"
    assert [alert.kind for alert in told.alerts] == ["emergency", "worker_silent"]
    watch.look()
    assert len(told.alerts) == 2


def test_health_says_who_is_quiet(house: Installation) -> None:
    """Ready goes on taking messages; working is 503 for the monitor outside; both name the quiet part."""
    client = TestClient(create_app(house.orienta, run_worker=False))
    assert client.get("/health/working").json() == {"status": "ok", "worker": "none", "provider": "ok"}
    live(house.orienta.database, house.now)
    assert client.get("/health/working").json() == {"status": "ok", "worker": "ok", "provider": "ok"}
    house.now += HOUR
    ready, working = client.get("/health/ready"), client.get("/health/working")
    assert (ready.status_code, ready.json()["worker"]) == (200, "quiet")
    assert (working.status_code, working.json()["status"]) == (503, "quiet")


def test_a_working_worker_leaves_both_signs(house: Installation) -> None:
    """A round of delivery and one of jobs are signs of life; the next round within seconds writes none."""
    jobs = [job for job in recurring(house.orienta) if job.name == "silence"]
    worker = house.orienta.worker(lambda orienta: jobs)
    worker._jobs.start(house.now)
    worker.round()
    worker.jobs_round()
    assert house.orienta.health().worker == "ok"
    begun = house.now
    house.now += timedelta(seconds=5)
    worker.round()
    with house.orienta.database.read() as connection:
        assert SqlVitals(connection).last_beat("delivery") == begun


def test_doctor_names_a_silent_provider(house: Installation) -> None:
    """What is owed since when, and where to look."""
    house.now = datetime.now(UTC) - 2 * HOUR
    house.hear(ANA, "hola")
    live(house.orienta.database, datetime.now(UTC))
    found = {check.name: check for check in LOOKS["database"](house.settings)}
    assert (found["worker"].standing, found["provider"].standing) == ("ok", "problem")
    assert f"{house.now:%Y-%m-%dT%H:%M}" in found["provider"].says


class Phone:
    """A sender that remembers."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, message: Outbound) -> SendResult:
        """Take it."""
        self.sent.append(message.body)
        return SendResult(sid="SM1", status="queued")

    def recent(self, message: Outbound, since: object) -> list[SentTrace]:
        """Nothing in doubt."""
        return []


@pytest.mark.parametrize(
    ("kind", "has_mail", "rings"),
    [("worker_silent", True, True), ("provider_silent", True, False), ("provider_silent", False, True)],
)
def test_the_duty_number_rings_for_silence(kind: str, has_mail: bool, rings: bool) -> None:
    """A quiet provider cannot carry its own alert, so its SMS is tried only where there is no mail."""
    phone = Phone()
    notifier = StaffNotifier(
        mail=(lambda mail: None) if has_mail else None, sms=phone, sms_sender="+1", duty_number="+16195550100"
    )
    notifier.notify(Alert(kind, "quiet/2026-03-02T15:30Z", NOW))  # type: ignore[arg-type]
    assert bool(phone.sent) == rings
