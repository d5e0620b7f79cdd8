"""Small honest fakes for delivery: a clock that is set by hand, a provider that remembers, a pool that waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from app.errors import ProviderTrouble, SealBroken
from app.services.delivery import Outcome, QueueRules, Rate
from app.services.messages import Address, Channel, Outbound, SendResult
from app.services.ports import Queued, SentTrace
from app.storage.database import Database
from app.storage.outbox import Outbox
from app.storage.outbox_queue import OutboxQueue
from app.storage.outbox_tables import outbox
from app.worker.dispatcher import Dispatcher
from app.worker.policy import Policy

MONDAY = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)

FAST = QueueRules(
    lease=timedelta(seconds=90), rates={"whatsapp": Rate(1000, 1000), "sms": Rate(1000, 1000)}, max_claims=60
)


class Killed(BaseException):
    """The process died here."""


class SetClock:
    """A clock that moves only when told."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self.now += timedelta(seconds=seconds)


class MarkedSealer:
    """Seals by turning every bit, and knows whose it is: enough to see that nothing is stored in clear."""

    def __init__(self, broken_for: frozenset[int] = frozenset()) -> None:
        self.broken_for = broken_for

    def seal(self, person_id: int, plain: bytes) -> bytes:
        """Turned bytes with their owner."""
        return person_id.to_bytes(8, "big") + bytes(byte ^ 0xFF for byte in plain)

    def open(self, person_id: int, sealed: bytes) -> bytes:
        """The bytes again; SealBroken for another's."""
        if person_id in self.broken_for or int.from_bytes(sealed[:8], "big") != person_id:
            raise SealBroken("not this person's")
        return bytes(byte ^ 0xFF for byte in sealed[8:])


Script = SendResult | type[BaseException] | str
"""What the provider does with one send: answer so; take it and let the caller die; `slow` takes it, answers nothing."""


@dataclass
class RememberingProvider:
    """Takes messages and lists them. `script` says what happens to the next sends; after it, all is accepted.

    What it took shows in its list only `lag` later. `is_down`: it cannot be asked.
    """

    clock: SetClock
    script: list[Script] = field(default_factory=list)
    taken: list[SentTrace] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    lag: timedelta = timedelta(0)
    is_down: bool = False
    asked: int = 0
    sent: list[Outbound] = field(default_factory=list)

    def send(self, message: Outbound) -> SendResult:
        """One try."""
        self.tried.append(message.body)
        self.sent.append(message)
        step: Script = self.script.pop(0) if self.script else "ok"
        if isinstance(step, SendResult):
            return step
        if isinstance(step, type):
            self._take(message)
            raise step
        trace = self._take(message)
        if step == "slow":
            return SendResult(reaction="uncertain")
        return SendResult(sid=trace.sid, status="queued")

    def recent(self, message: Outbound, since: datetime) -> list[SentTrace]:
        """What it shows of what it took."""
        self.asked += 1
        if self.is_down:
            raise ProviderTrouble("no answer")
        shown = self.clock() - self.lag
        return [trace for trace in self.taken if since <= trace.created_at <= shown]

    @property
    def bodies(self) -> list[str]:
        """The words it took, in order."""
        return [trace.body for trace in self.taken]

    def _take(self, message: Outbound) -> SentTrace:
        trace = SentTrace(f"SM{len(self.taken) + 1:032d}", message.body, self.clock(), "queued")
        self.taken.append(trace)
        return trace


@dataclass
class HandPool:
    """Keeps attempts until `run()`: the test decides when they happen."""

    waiting: list[tuple[Callable[..., Any], tuple[Any, ...]]] = field(default_factory=list)

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> None:
        """Keep it for later."""
        self.waiting.append((fn, args))

    def run(self) -> int:
        """Do all that waits; returns how many."""
        todo, self.waiting = self.waiting, []
        for fn, args in todo:
            fn(*args)
        return len(todo)


class Post:
    """One database, one provider and as many dispatchers as a test wants."""

    def __init__(self, database: Database, *, sealer: MarkedSealer | None = None) -> None:
        self.database = database
        self.clock = SetClock()
        self.provider = RememberingProvider(self.clock)
        self.sealer = sealer or MarkedSealer()
        self.outcomes: list[Outcome] = []
        self.pool = HandPool()

    def queue(self, owner: str = "first", rules: QueueRules = FAST) -> OutboxQueue:
        """The queue as this owner sees it."""

        def note(connection: Connection, outcome: Outcome) -> None:
            self.outcomes.append(outcome)

        return OutboxQueue(self.database, lambda connection: self.sealer, owner=owner, rules=rules, on_outcome=note)

    def dispatcher(
        self,
        owner: str = "first",
        *,
        pool: HandPool | None = None,
        rules: QueueRules = FAST,
        policy: Policy | None = None,
        kill_point: Callable[[str], None] = lambda point: None,
    ) -> Dispatcher:
        """A dispatcher whose back-off is always the longest."""
        return Dispatcher(
            self.queue(owner, rules),
            self.provider,
            pool or self.pool,
            clock=self.clock,
            chance=lambda: 1.0,
            policy=policy or Policy(),
            kill_point=kill_point,
        )

    def put(self, *messages: Queued, person_id: int = 1) -> int:
        """Enqueue in a transaction of their own."""
        with self.database.write() as connection:
            return Outbox(connection, self.sealer).enqueue(messages, person_id=person_id, now=self.clock())

    def use(self, action: Callable[[Outbox], Any]) -> Any:
        """Do something with the outbox in a transaction of its own."""
        with self.database.write() as connection:
            return action(Outbox(connection, self.sealer))

    def states(self) -> list[str]:
        """The state of every row, by id."""
        with self.database.read() as connection:
            return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())

    def row(self, key: str) -> Any:
        """One row by its key."""
        with self.database.read() as connection:
            return connection.execute(select(outbox).where(outbox.c.key == key)).one()

    def change(self, key: str, **values: Any) -> None:
        """Alter one row as no code of ours would."""
        with self.database.write() as connection:
            connection.execute(update(outbox).where(outbox.c.key == key).values(**values))


def rounds(dispatcher: Dispatcher, pool: HandPool, times: int = 20) -> None:
    """Rounds until nothing is left to do at this moment of the clock."""
    now = dispatcher.clock
    for _ in range(times):
        look = dispatcher.step()
        if not pool.run() and dispatcher.is_idle and (look is None or look > now()):
            return


def message(
    body: str, lane: int = 1, *, channel: Channel = "whatsapp", sender: str = "+15005550006", **more: Any
) -> Queued:
    """A message for a lane; its key is made of lane and words."""
    number = f"+52551234{lane:04d}"
    fields: dict[str, Any] = {"key": f"{lane}/{_slug(body)}", "segments": 1} | more
    return Queued(lane=lane, message=Outbound(Address(channel, number, number, number), sender, body), **fields)


def _slug(words: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in words)


def messages(bodies: Sequence[str], lane: int = 1, **more: Any) -> list[Queued]:
    """Several messages of one lane."""
    return [message(body, lane, **more) for body in bodies]
