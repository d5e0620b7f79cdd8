"""A year at the border, played with a clock of its own: invented people at every place, moves, stops, changed dates,
and a provider that fails by a table. Then every reminder is held against what was owed.

The clock stands still until nothing that is due is left to do; then it moves on. So the counts are the same however
often workers are killed in between (`bench.soak_year`).
"""

from __future__ import annotations

import fcntl
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.channels.twilio_errors import status_reaction
from app.court.hearings import Hearing, Wall
from app.court.reminders import CHECKINS, is_quiet
from app.dialogue.conversation import Answer, Conversation, Frame
from app.services.choosing import choices_of
from app.services.content import Worlds
from app.services.delivery import QueueRules, Rate
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.messages import Address, Outbound, SendResult, StatusUpdate
from app.services.ports import Seat, SentTrace
from app.services.reminders import Reminders
from app.services.speech import Voice
from app.services.unasked import wanted_templates
from app.services.undelivered import take_status
from app.storage.database import Database
from app.storage.outbox_queue import OutboxQueue
from app.storage.outbox_tables import outbox, senders
from app.storage.outcomes import react
from app.storage.person_keys import sealer_on
from app.storage.tables import alerts, hearing_steps
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from app.worker.dispatcher import Dispatcher
from app.worker.policy import Policy
from tests.support.court_tables import places
from tests.support.delivery import HandPool
from tests.support.scripts import worlds
from tests.support.stored import factory, keyring

BEGIN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HOUSE = House("Clínica Inventada", senders={"whatsapp": "+14155550100", "sms": "+14155550101"})
PLACES = places()
COURTS = tuple(p.id for p in PLACES.places if p.kind == "court")
PORTS = tuple(p.id for p in PLACES.places if p.kind == "port")
CITIES = tuple(p.id for p in PLACES.places if p.kind == "city")
OPEN = ("waiting", "uncertain", "sending")
RULES = QueueRules(lease=timedelta(seconds=90), rates={"whatsapp": Rate(10_000, 10_000), "sms": Rate(10_000, 10_000)})
FAULTS = (("429", 0.02), ("500", 0.02), ("500 taken", 0.02), ("timeout taken", 0.02), ("63016", 0.01), ("21610", 0.003))
"""What a send meets, and how often."""

PASSING = frozenset({"429", "500", "500 taken", "timeout taken"})
"""Faults that only the first try of a message meets: a kill in between is a try like any other."""

FATES = (("30003", 0.03), ("63016", 0.01), ("silence", 0.02))
"""What a status callback says instead of delivered, and how often."""


class Clock:
    """A moment in a file, so that processes share it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def set(self, now: datetime) -> None:
        """Move on."""
        unfinished = self._file.with_suffix(".new")
        unfinished.write_text(now.isoformat())
        unfinished.rename(self._file)

    def seen(self) -> int:
        """Another number each time that the clock is set, to the same moment too."""
        return self._file.stat().st_mtime_ns

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self._file.read_text())


class Log:
    """Lines of JSON that several processes append to, each under a lock; only what is new is read again."""

    def __init__(self, file: Path) -> None:
        file.touch()
        self._file, self._read = file, 0
        self._held: list[dict[str, Any]] = []

    def add(self, record: dict[str, Any]) -> None:
        """One more line, whole or not at all: a kill in between leaves a line without its end, which is cut off."""
        with self._file.open("r+b") as out:
            out.seek(self._whole())
            out.truncate()
            out.write(json.dumps(record).encode() + b"\n")

    def all(self) -> list[dict[str, Any]]:
        """Every line so far."""
        with self._file.open("rb") as lines:
            lines.seek(self._read)
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self._held.append(json.loads(line))
                self._read += len(line)
        return self._held

    def _whole(self) -> int:
        self.all()
        return self._read


class Provider:
    """Takes messages into a file and forgets nothing. A fault is drawn from message and try: always the same one."""

    def __init__(self, folder: Path, clock: Clock, seed: int) -> None:
        self._taken, self._tries, self._lock = Log(folder / "taken"), Log(folder / "tries"), folder / "lock"
        self._clock, self._seed = clock, seed
        self._counted: Counter[str] = Counter()
        self._fates: dict[str, str | None] = {}
        self._words: Counter[str] = Counter()
        self._seen = self._worded = 0

    def send(self, message: Outbound) -> SendResult:
        """One try."""
        with self._alone():
            body = f"{message.to.channel} {message.to.key} {message.body}"
            self._tries.add({"body": body})
            fault = _drawn(FAULTS, f"{self._seed} {body} {self._clock():%Y%m%d}")
            if fault in PASSING and self._count(body) > 1:
                fault = None
            if fault == "429":
                return SendResult(reaction="wait", error_code=20429, wait_seconds=1.0)
            if fault == "63016" and message.to.channel == "whatsapp":
                return SendResult(reaction="window", error_code=63016)
            if fault == "21610":
                return SendResult(reaction="opt_out", error_code=21610)
            if fault == "500":
                return SendResult(reaction="uncertain")
            sid = self._take(message)
            return SendResult(reaction="uncertain") if fault else SendResult(sid=sid, status="queued")

    def recent(self, message: Outbound, since: datetime) -> list[SentTrace]:
        """What it took for this contact since then."""
        with self._alone():
            return [
                SentTrace(each["sid"], each["body"], datetime.fromisoformat(each["at"]), "queued")
                for each in self._taken.all()
                if each["to"] == message.to.key and datetime.fromisoformat(each["at"]) >= since
            ]

    def taken(self) -> list[dict[str, Any]]:
        """All it ever took, in order."""
        with self._alone():
            return list(self._taken.all())

    def status_of(self, sid: str) -> StatusUpdate | None:
        """What the callback of a message says, or None for one that never comes.

        Drawn from the message and how often it was taken before, not from its sid: the order in which workers send at
        one moment changes nothing.
        """
        if sid not in self._fates:
            with self._alone():
                taken = self._taken.all()[int(sid[2:]) - 1]
            self._fates[sid] = _drawn(FATES, f"{self._seed} {taken['words']} {taken['before']}")
        fate = self._fates[sid]
        if fate == "silence":
            return None
        return StatusUpdate(sid, "undelivered", int(fate)) if fate else StatusUpdate(sid, "delivered")

    def _take(self, message: Outbound) -> str:
        sid = f"SM{len(self._taken.all()) + 1:032d}"
        words = f"{message.to.channel} {message.to.key} {message.body}"
        taken = self._taken.all()
        self._words.update(each["words"] for each in taken[self._worded :])
        self._worded = len(taken)
        before = self._words[words]
        record = {"sid": sid, "to": message.to.key, "body": message.body, "words": words, "before": before}
        self._taken.add(record | {"at": self._clock().isoformat()})
        return sid

    def _count(self, body: str) -> int:
        """How often this was tried, by whichever process."""
        tries = self._tries.all()
        self._counted.update(each["body"] for each in tries[self._seen :])
        self._seen = len(tries)
        return self._counted[body]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _drawn(table: Sequence[tuple[str, float]], words: str) -> str | None:
    """One of the table by chance, always the same for the same words."""
    roll = random.Random(words).random()
    for name, share in table:
        roll -= share
        if roll < 0:
            return name
    return None


class Works:
    """What one worker does at a moment: steps, deliveries, statuses. As wired in the product, on a shared clock."""

    def __init__(self, database: Database, folder: Path, seed: int, owner: str) -> None:
        self.database, self.clock = database, Clock(folder / "clock")
        self.provider = Provider(folder, self.clock, seed)
        self.uow: SqlUnitOfWorkFactory = factory(database)
        released = worlds()
        bare = Voice(released.wording, released.content.library)
        approved = {each.key: f"HX{n:032d}" for n, each in enumerate(wanted_templates(bare, HOUSE))}
        voice = Voice(released.wording, released.content.library, templates=approved)
        self.library = released.content.library
        self.desk = HearingDesk(released.content.court, self.library)
        world = Worlds(released.content, released.wording, HOUSE)
        self.reminders = Reminders(self.uow, lambda: self.desk, lambda: voice, world, HOUSE)
        self._pool = HandPool()
        queue = OutboxQueue(database, lambda c: sealer_on(c, keyring()), owner=owner, rules=RULES, on_outcome=react)
        self.dispatcher = Dispatcher(
            queue, self.provider, self._pool, clock=self.clock, chance=lambda: 1.0, policy=Policy()
        )
        self.dispatcher.start()

    def round(self) -> int:
        """Everything that is due now, once; how many things were done."""
        now = self.clock()
        done = sum(self.reminders.send_due(now).values())
        for _ in range(4):
            self.dispatcher.step()
            if not self._pool.run():
                break
            done += 1
        return done + self._tell_statuses(now) + sum(self.reminders.follow(now).values())

    def next_due(self, after: datetime) -> datetime | None:
        """When the next step or message is due, or a lease of somebody who died runs out."""
        with self.database.read() as connection:
            row = hearing_steps.c
            step = connection.execute(
                select(row.due_at).where(row.state == "planned").order_by(row.due_at).limit(1)
            ).scalar_one_or_none()
            earlier = outbox.alias("earlier")  # a message behind another one of its conversation is not due yet
            is_behind = (
                select(earlier.c.id)
                .where(earlier.c.lane == outbox.c.lane, earlier.c.id < outbox.c.id, earlier.c.state.in_(OPEN))
                .exists()
            )
            mails = connection.execute(
                select(func.min(outbox.c.next_try_at), senders.c.paused_until)
                .join(senders, senders.c.id == outbox.c.sender_id)
                .where(outbox.c.state.in_(("waiting", "uncertain")), ~is_behind)
                .group_by(senders.c.id, senders.c.paused_until)
            ).all()
            mail = min((max(due, pause or due) for due, pause in mails), default=None)  # a paused sender sends nothing
            lease = connection.execute(
                select(outbox.c.lease_until).where(outbox.c.state == "sending").order_by(outbox.c.lease_until).limit(1)
            ).scalar_one_or_none()
        found = [moment for moment in (step, mail, lease) if moment is not None]
        return max(min(found), after + timedelta(seconds=1)) if found else None

    def is_under_way(self) -> bool:
        """True while a message is being sent."""
        with self.database.read() as connection:
            sending = connection.execute(select(outbox.c.id).where(outbox.c.state == "sending").limit(1)).first()
        return sending is not None

    def is_unfollowed(self) -> bool:
        """True while a status is not told yet, or a step not moved on by what became of its message."""
        with self.database.read() as connection:
            query = select(outbox.c.sid).where(outbox.c.state == "accepted", outbox.c.delivery_rank < 3)
            waiting = list(connection.execute(query).scalars())
        if any(self.provider.status_of(sid) is not None for sid in waiting):
            return True
        with self.uow() as work:
            return any(fate in ("arrived", "failed") for _, fate in work.hearings.in_flight(limit=100_000))

    def finish(self) -> None:
        """What is left at the last moment."""
        for _ in range(50):
            if not self.round():
                return

    def _tell_statuses(self, now: datetime) -> int:
        """Callbacks for whatever the provider took and has said nothing of."""
        with self.database.read() as connection:
            query = select(outbox.c.sid).where(outbox.c.state == "accepted", outbox.c.delivery_rank < 3)
            waiting = list(connection.execute(query).scalars())
        told = 0
        for sid in waiting:
            update = self.provider.status_of(sid)
            if update is None:
                continue
            with self.uow() as work:
                told += take_status(
                    work.outbox,
                    update,
                    now=now,
                    rule=status_reaction,
                    tell=lambda outcome: react(work.scope.connection, outcome),
                )
                work.commit()
        return told


@dataclass
class Person:
    """One invented person: where they sleep over time, until when each date held, when they stopped."""

    number: int
    seat: Seat
    hearing: Hearing
    zones: list[tuple[datetime, str]] = field(default_factory=list)
    ended: dict[int, datetime] = field(default_factory=dict)
    stopped_at: datetime | None = None


@dataclass
class Tally:
    """What a year came to. All but the counts must be empty."""

    people: int
    states: dict[str, int]
    taken: int
    twice: list[str] = field(default_factory=list)
    at_night: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    after_stop: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """True when every promise was kept."""
        wrong = (self.twice, self.at_night, self.withdrawn, self.after_stop, self.open, self.unseen, self.unsent)
        return not any(wrong)

    def __str__(self) -> str:
        return (
            f"{self.people} people, {self.taken} messages taken, steps {self.states}: {len(self.twice)} twice, "
            f"{len(self.at_night)} at night, {len(self.withdrawn)} about a withdrawn date, {len(self.after_stop)} "
            f"after a stop, {len(self.open)} left open, {len(self.unseen)} unseen, {len(self.unsent)} "
            "said to be sent and not"
        )


class Year:
    """The people and what happens to them. `days` and `people` make it short for tests."""

    def __init__(self, works: Works, *, people: int, days: int, seed: int) -> None:
        self.works, self.days, self._chance = works, days, random.Random(seed)
        works.clock.set(BEGIN)
        self.people = [self._person(number) for number in range(people)]
        self.events = sorted(self._events(), key=lambda each: (each[0], each[1].number))
        self.end = BEGIN + timedelta(days=days)

    def moments(self) -> Iterator[datetime]:
        """Each moment at which something happens or is due; the clock stands at it while the caller works."""
        waiting = list(self.events)
        now = BEGIN
        while now < self.end:
            while waiting and waiting[0][0] <= now:
                _, person, kind = waiting.pop(0)
                self._happens(person, kind, now)
                self.works.clock.set(now)  # workers of other processes look again
            yield now
            due = [m for m in (self.works.next_due(now), waiting[0][0] if waiting else None) if m is not None]
            if not due:
                return
            now = max(min(due), now + timedelta(seconds=1))
            if now < self.end:  # workers of other processes go by the same clock
                self.works.clock.set(now)

    def tally(self) -> Tally:
        """Hold what the provider took, and how each step ended, against what was owed."""
        database, taken = self.works.database, {each["sid"]: each for each in self.works.provider.taken()}
        with database.read() as connection:
            steps = connection.execute(select(hearing_steps).where(hearing_steps.c.due_at < self.end)).all()
            mails = connection.execute(select(outbox).where(outbox.c.sid.is_not(None))).all()
            seen = set(connection.execute(select(alerts.c.detail).where(alerts.c.kind == "unreached")).scalars())
        result = Tally(len(self.people), dict(Counter(row.state for row in steps)), len(taken))
        by_case = {person.seat.case_id: person for person in self.people}
        sent: Counter[str] = Counter()
        owner = {row.hearing_id: by_case[row.case_id] for row in steps if row.case_id in by_case}
        for mail in mails:
            _, hearing_id, name, *rest = mail.key.split("/")
            person, at = owner.get(int(hearing_id)), datetime.fromisoformat(taken[mail.sid]["at"])
            if person is None:
                continue
            if mail.delivery_status not in ("undelivered", "failed") and rest[0] in ("0", "sms"):
                sent[f"{hearing_id}/{name}"] += 1
            self._hold(result, person, int(hearing_id), name, at, mail)
        result.twice = [key for key, number in sent.items() if number > 1]
        lost = set(taken) - {mail.sid for mail in mails}
        result.twice += sorted(lost)  # taken by the provider and known to nobody: sent again under another id
        for row in steps:
            self._end(result, row, sent, seen)
        return result

    def _hold(self, result: Tally, person: Person, hearing_id: int, name: str, at: datetime, mail: Any) -> None:
        zone = next(zone for since, zone in reversed(person.zones) if since <= at)
        tz = PLACES.zone_of(zone)
        is_agreed = name in CHECKINS and mail.channel == "whatsapp"
        if tz is not None and not is_agreed and is_quiet(at, tz):
            result.at_night.append(f"{mail.key} {at.isoformat()} {zone}")
        if hearing_id in person.ended and at > person.ended[hearing_id]:
            result.withdrawn.append(mail.key)
        if person.stopped_at is not None and at > person.stopped_at:
            result.after_stop.append(mail.key)

    def _end(self, result: Tally, row: Any, sent: Counter[str], seen: set[str]) -> None:
        key = f"{row.hearing_id}/{row.name}"
        is_recent = row.expires_at > self.end - timedelta(days=3)
        if row.state in ("planned", "queued", "fallback"):
            if not is_recent:
                result.open.append(f"{key} {row.state}")
        elif row.state in ("unreached", "late"):
            if f"{row.name.partition('_')[0]}/{row.hearing_id}" not in seen:
                result.unseen.append(key)
        elif row.state in ("arrived", "sent") and sent[key] != 1:
            result.unsent.append(f"{key} {row.state} {sent[key]}")

    # --- people and what happens to them ---

    def _person(self, number: int) -> Person:
        chance = self._chance
        phone = f"+52664{number:07d}"
        channel = "sms" if chance.random() < 0.15 else "whatsapp"
        address = Address("whatsapp" if channel == "whatsapp" else "sms", phone, phone, phone)
        conversation = _conversation(chance)
        with self.works.uow() as work:
            seat = work.seats.take(address, now=BEGIN)
            work.seats.touch_inbound(seat, BEGIN)
            _save(work, seat, conversation)
            hearing = self._hearing(CITIES[number % len(CITIES)], number)
            self.works.desk.keep(
                work, seat.case_id, hearing, author="person", choices=choices_of(conversation, self.works.library),
                now=BEGIN, seat=seat,
            )  # fmt: skip
            work.commit()
        return Person(number, seat, hearing, [(BEGIN - timedelta(days=1), hearing.stay or "tijuana")])

    def _hearing(self, stay: str, number: int, after: date | None = None) -> Hearing:
        chance = self._chance
        begin = after or BEGIN.date()
        day = begin + timedelta(days=chance.randint(3, max(10, self.days - 10)))
        has_sheet = chance.random() < 0.7
        hour = time(chance.randint(8, 14), chance.choice((0, 30)))
        return Hearing(
            kind=chance.choice(("master", "individual", "unknown")),
            court=COURTS[number % len(COURTS)],
            court_at=Wall(day=day, hour=hour if chance.random() < 0.9 else None),
            port=PORTS[number % len(PORTS)] if has_sheet else None,
            report_at=Wall(day=day, hour=time(chance.randint(2, 6))) if has_sheet else None,
            stay=stay,
            travel_minutes=chance.choice((None, 30, 120)),
            confirmed_at=BEGIN,
        )

    def _events(self) -> Iterator[tuple[datetime, Person, str]]:
        """Each person writes now and then; some move, some get another date, some stop."""
        for person in self.people:
            for kind, share in (("move", 0.3), ("change", 0.3), ("stop", 0.1), ("write", 0.8), ("write", 0.5)):
                if self._chance.random() < share:
                    yield BEGIN + timedelta(minutes=self._chance.randint(60, self.days * 1440 - 1440)), person, kind

    def _happens(self, person: Person, kind: str, now: datetime) -> None:
        with self.works.uow() as work:
            seat = work.seats.at(person.seat.conversation_id)
            conversation = Conversation.model_validate_json(seat.state or "{}")
            if conversation.is_stopped or seat.is_opted_out:
                return
            choices = choices_of(conversation, self.works.library)
            work.seats.touch_inbound(seat, now)
            if kind == "stop":
                work.seats.set_opt_out(seat, True, now)
                work.outbox.withdraw_lane(seat.conversation_id, now=now)
                _save(work, seat, conversation.model_copy(update={"is_stopped": True}))
                person.stopped_at = now
            elif kind in ("move", "change"):
                before = work.hearings.current(seat.case_id)
                if kind == "move":
                    stay = self._chance.choice(CITIES)
                    claim = person.hearing.model_copy(update={"stay": stay, "confirmed_at": now})
                    person.zones.append((now, stay))
                else:
                    claim = self._hearing(person.hearing.stay or "tijuana", self._chance.randrange(100), now.date())
                person.hearing = claim
                self.works.desk.keep(work, seat.case_id, claim, author="person", choices=choices, now=now, seat=seat)
                after = work.hearings.current(seat.case_id)
                if before is not None and after is not None and before.plan_id != after.plan_id:
                    person.ended[before.plan_id] = now
            work.commit()


def _conversation(chance: random.Random) -> Conversation:
    """Somebody who has agreed and chosen, standing at the menu."""
    chosen = {
        "welcome/agree": "agree",
        "welcome/unasked": chance.choice(("neutral", "full", "nothing")),
        "welcome/hours": chance.choice(("day", "day", "morning", "afternoon", "evening")),
        "hearing_reminders/remind": chance.choice(("all", "all", "few", "off")),
        "hearing_reminders/words": chance.choice(("neutral", "full")),
        "hearing_reminders/weekly": chance.choice(("yes", "no")),
        "hearing_reminders/checkin": chance.choice(("yes", "no")),
    }
    answers = {key: Answer(value=value, at=BEGIN) for key, value in chosen.items()}
    language = chance.choice(("es", "es", "en"))
    return Conversation(
        language=language, frames=(Frame(flow="menu", node="home"),), answers=answers, last_at=BEGIN, turn=1
    )


def _save(work: Any, seat: Seat, conversation: Conversation) -> None:
    state = conversation.model_dump_json(exclude_defaults=True)
    work.seats.save(seat, state=state, language=conversation.language, case_state="talking", flags=(), now=BEGIN)


def play(database: Database, folder: Path, *, people: int, days: int, seed: int) -> Tally:
    """A year in one process."""
    works = Works(database, folder, seed, "one") if (folder / "clock").exists() else _begun(database, folder, seed)
    year = Year(works, people=people, days=days, seed=seed)
    for _ in year.moments():
        for _ in range(50):
            if not works.round():
                break
    return year.tally()


def _begun(database: Database, folder: Path, seed: int) -> Works:
    Clock(folder / "clock").set(BEGIN)
    return Works(database, folder, seed, "one")
