"""Kill workers at random moments while a stand-in provider misbehaves, and count what was lost, doubled, disordered.

Three kinds of process: this one feeds the outbox as the web process would; workers deliver, are killed with SIGKILL
and started again, sometimes under their old name and sometimes never; the stand-in takes messages, writes each to a
file, and sometimes answers 429 or 500, late, or not at all, having taken the message or not. In the end the file is
compared with what was owed.
"""

from __future__ import annotations

import logging
import multiprocessing
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from app.channels.standin.desk import ACCOUNT, TOKEN
from app.channels.standin.store import read_record
from app.channels.twilio_client import TwilioAccount, TwilioSender, open_client
from app.errors import OrientaError
from app.services.delivery import QueueRules, Rate
from app.services.messages import Channel
from app.storage.database import Database
from app.storage.job_rows import JobRows
from app.storage.outbox import TOPIC, Outbox
from app.storage.outbox_queue import OutboxQueue
from app.storage.outbox_tables import outbox
from app.worker.dispatcher import Dispatcher
from app.worker.jobs import Jobs
from app.worker.loop import Worker
from app.worker.policy import Policy
from tests.support.delivery import MarkedSealer, message
from tests.support.postgres import Server

FAULTS = (
    "429=0.004,500=0.02,500after=0.02,slow=0.01,reset=0.015,resetafter=0.015,slow_seconds=2.5,lag_seconds=0.5,seed={}"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes. `server`: crash this PostgreSQL server every `kills_per_restart` kills as well."""

    kills: int
    messages: int
    lanes: int = 24
    workers: int = 1
    seed: int = 7
    pause: tuple[float, float] = (0.05, 0.6)
    server: Server | None = None
    kills_per_restart: int = 20
    patience: float = 120.0


@dataclass(frozen=True, slots=True)
class WorkerSetup:
    """What a worker process is told."""

    database_url: str
    provider_url: str
    owner: str


@dataclass
class Tally:
    """What a run came to. `open` counts messages that were not at their end when patience was."""

    owed: int
    taken: int
    lost: int
    doubled: int
    disordered: int
    kills: int
    restarts: int
    repeats_of_enqueue: int
    seconds: float
    open: int
    ends: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """True when every promise was kept."""
        return not (self.lost or self.doubled or self.disordered or self.open)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.restarts} server crashes, {self.owed} messages owed: {self.lost} lost, "
            f"{self.doubled} doubled, {self.disordered} out of order, {self.open} still open "
            f"({self.seconds:.0f} s, {self.repeats_of_enqueue} enqueues repeated, {self.ends})"
        )


HURRIED = Policy(
    send_limit=timedelta(seconds=3),
    attempt_limit=timedelta(seconds=5),
    backoff_base=timedelta(milliseconds=50),
    backoff_cap=timedelta(seconds=1),
    first_ask_after=timedelta(milliseconds=300),
    ask_again_after=timedelta(seconds=2),
    pause_default=timedelta(milliseconds=200),
)
UNBOUND: dict[Channel, Rate] = {"whatsapp": Rate(10_000, 10_000), "sms": Rate(10_000, 10_000)}


def deliver_until_killed(setup: WorkerSetup) -> None:
    """A worker process with short time limits, so that a run takes minutes and not hours."""
    rules = QueueRules(lease=timedelta(seconds=8), max_claims=1000, rates=UNBOUND)
    run_worker(setup, HURRIED, rules, timedelta(milliseconds=200))


def run_worker(setup: WorkerSetup, policy: Policy, rules: QueueRules, poll: timedelta) -> None:
    """A worker process as the product wires it, for as long as it lives."""
    logging.disable(logging.CRITICAL)
    database = Database(setup.database_url, busy_seconds=10)
    account = provider_account(setup.provider_url)
    bell = database.subscribe(TOPIC)
    dispatcher = Dispatcher(
        OutboxQueue(database, lambda connection: MarkedSealer(), owner=setup.owner, rules=rules),
        TwilioSender(open_client(account), account),
        ThreadPoolExecutor(policy.threads),
        clock=_now,
        chance=random.random,
        policy=policy,
        wake=bell.ring,
    )
    jobs: Jobs[Connection] = Jobs(JobRows(database), [])
    Worker(dispatcher, jobs, bell, clock=_now, poll=poll, after_trouble=timedelta(milliseconds=200)).run()


def provider_account(provider_url: str) -> TwilioAccount:
    """The account at the stand-in, with time limits of one second."""
    return TwilioAccount(ACCOUNT, ACCOUNT, TOKEN, base=provider_url, connect_seconds=1.0, read_seconds=1.0)


def run_kills(
    database_url: str, folder: Path, plan: Plan, *, target: Callable[[WorkerSetup], None] = deliver_until_killed
) -> Tally:
    """Run the plan on a database that has our tables; `target` is what each worker process does."""
    begun = time.monotonic()
    record = folder / "taken.jsonl"
    with standin(record, FAULTS.format(plan.seed)) as provider_url:
        crew = _Crew(plan, target, database_url, provider_url)
        feeder = _Feeder(Database(database_url, busy_seconds=10), plan)
        try:
            crew.start()
            feeder.start()
            crew.kill_all_along()
            feeder.join()
            ends = drained(feeder.database, time.monotonic() + plan.patience)
        finally:
            crew.end()
            feeder.database.close()
    still_open = sum(ends.get(state, 0) for state in ("waiting", "uncertain", "sending"))
    taken = _taken(record)
    return Tally(
        owed=feeder.owed,
        taken=sum(map(len, taken.values())),
        lost=sum(len(set(range(owed)) - set(taken[lane])) for lane, owed in feeder.per_lane.items()),
        doubled=sum(len(numbers) - len(set(numbers)) for numbers in taken.values()),
        disordered=sum(_disorder(numbers) for numbers in taken.values()),
        kills=crew.kills,
        restarts=crew.restarts,
        repeats_of_enqueue=feeder.repeats,
        seconds=time.monotonic() - begun,
        open=still_open,
        ends=ends,
    )


@contextmanager
def standin(record: Path, faults: str = "") -> Iterator[str]:
    """The origin of a stand-in provider in a process of its own, which writes what it takes to `record`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.channels.standin", "--port", str(port), "--record", str(record)]
    process = subprocess.Popen([*command, "--faults", faults, "--window", "off"], stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_up(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the stand-in did not start")
        try:
            if httpx.get(f"{url}/standin/health", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("the stand-in did not answer")


class _Crew:
    """The workers, and who kills them."""

    def __init__(self, plan: Plan, target: Callable[[WorkerSetup], None], database_url: str, provider_url: str) -> None:
        self._plan, self._target = plan, target
        self._urls = (database_url, provider_url)
        self._chance = random.Random(plan.seed)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.support.kills"])
        self._processes: list[BaseProcess] = []
        self._names = 0
        self.kills = self.restarts = 0

    def start(self) -> None:
        """Start as many workers as planned."""
        self._processes = [self._hire(self._new_name()) for _ in range(self._plan.workers)]

    def kill_all_along(self) -> None:
        """Kill one worker after another, wherever it happens to be."""
        while self.kills < self._plan.kills:
            time.sleep(self._chance.uniform(*self._plan.pause))
            place = self._chance.randrange(len(self._processes))
            victim = self._processes[place]
            assert victim.is_alive(), "a worker died by itself"
            victim.kill()
            victim.join()
            self.kills += 1
            if self._plan.server and self.kills % self._plan.kills_per_restart == 0:
                self._crash(self._plan.server)
            comes_back = self._chance.random() < 0.7
            self._processes[place] = self._hire(victim.name if comes_back else self._new_name())

    def end(self) -> None:
        """Stop what still works, in good order or not."""
        for process in self._processes:
            process.kill()
            process.join()

    def _crash(self, server: Server) -> None:
        server.stop("immediate")
        server.start(synchronous_commit="on", full_page_writes="on")
        self.restarts += 1

    def _new_name(self) -> str:
        self._names += 1
        return f"worker-{self._names}"

    def _hire(self, name: str) -> BaseProcess:
        setup = WorkerSetup(*self._urls, owner=name)
        process = self._context.Process(target=self._target, args=(setup,), name=name, daemon=True)
        process.start()
        return process


class _Feeder(threading.Thread):
    """Enqueues numbered messages in random lanes for as long as the killing lasts; repeats what was not confirmed."""

    def __init__(self, database: Database, plan: Plan) -> None:
        super().__init__(name="feeder", daemon=True)
        self.database = database
        self.per_lane: dict[int, int] = defaultdict(int)
        self.repeats = 0
        self._plan = plan
        self._chance = random.Random(plan.seed + 1)

    @property
    def owed(self) -> int:
        """How many messages the outbox has confirmed."""
        return sum(self.per_lane.values())

    def run(self) -> None:
        """Put in one transaction after another, spread over the time that the kills take."""
        span = self._plan.kills * sum(self._plan.pause) / 2
        for _ in range(self._plan.messages):
            lane = self._chance.randrange(1, self._plan.lanes + 1)
            self._put(lane, self.per_lane[lane])
            self.per_lane[lane] += 1
            time.sleep(self._chance.uniform(0, 2 * span / self._plan.messages))

    def _put(self, lane: int, number: int) -> None:
        """As a web process: the key makes it harmless that a commit was made and its answer lost."""
        body = f"{lane} {number}"
        queued = message(body, lane, sender=f"+1500555000{lane % 4}", key=f"{lane}/{number}")
        while True:
            try:
                with self.database.write() as connection:
                    Outbox(connection, MarkedSealer()).enqueue([queued], person_id=lane, now=_now())
                return
            except (DBAPIError, OrientaError):
                self.repeats += 1
                time.sleep(0.05)


def drained(database: Database, deadline: float) -> dict[str, int]:
    """Wait until nothing is open; how many messages are in each state."""
    while True:
        try:
            with database.read() as connection:
                rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
        except DBAPIError:
            rows = []
        ends = {state: int(number) for state, number in rows}
        is_open = not rows or any(ends.get(state) for state in ("waiting", "uncertain", "sending"))
        if not is_open or time.monotonic() > deadline:
            return ends
        time.sleep(0.1)


def _taken(record: Path) -> dict[int, list[int]]:
    """Numbers of each lane in the order in which the provider took them."""
    lanes: dict[int, list[int]] = defaultdict(list)
    if record.exists():
        for taken in read_record(record):
            lane, number = map(int, taken.body.split())
            lanes[lane].append(number)
    return lanes


def _disorder(numbers: list[int]) -> int:
    """How many messages were first taken after a later one of their lane."""
    first = list(dict.fromkeys(numbers))
    return sum(number < highest for number, highest in zip(first[1:], _running_max(first), strict=False))


def _running_max(numbers: list[int]) -> Iterator[int]:
    highest = -1
    for number in numbers:
        highest = max(highest, number)
        yield highest


def _now() -> datetime:
    return datetime.now(UTC)
