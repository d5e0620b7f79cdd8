"""How fast and how quietly delivery works: `python -m bench.delivery [--messages N]`.

A stand-in provider in a process of its own takes every message over HTTP; a worker process delivers as the product
does. The floor, measured in the same run, is the same eight threads sending straight to the stand-in without an
outbox: what order, kills and restarts cost is the ratio to it. Also printed: how long from the start of a commit to
the provider's hands at 25 messages a second, and the CPU of an idle worker.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.channels.standin.store import read_record
from app.channels.twilio_client import TwilioSender, open_client
from app.services.delivery import QueueRules
from app.storage.database import Database
from app.storage.outbox import Outbox
from app.worker.policy import Policy
from tests.support.databases import ENGINES, create_tables
from tests.support.delivery import MarkedSealer, message
from tests.support.kills import UNBOUND, WorkerSetup, drained, provider_account, run_worker, standin
from tests.support.postgres import NoServer, Server, new_database

PER_SECOND = 25


@dataclass(frozen=True, slots=True)
class Speed:
    """One engine's figures. `of_floor` is sends per second over the floor's; times in milliseconds."""

    engine: str
    sends_per_second: float
    of_floor: float
    p50_ms: float
    p99_ms: float
    idle_cpu_percent: float


def deliver(setup: WorkerSetup) -> None:
    """A worker process with the product's own patience."""
    run_worker(setup, Policy(), QueueRules(rates=UNBOUND), timedelta(seconds=10))


def floor(provider_url: str, messages: int) -> float:
    """Sends per second of eight threads without an outbox."""
    account = provider_account(provider_url)
    sender = TwilioSender(open_client(account), account)
    queued = [message(f"floor {number}", number % 5000 + 1).message for number in range(messages)]
    with ThreadPoolExecutor(Policy().threads) as pool:
        list(pool.map(sender.send, queued[:20]))
        begun = time.perf_counter()
        list(pool.map(sender.send, queued))
        return messages / (time.perf_counter() - begun)


def measure(engine: str, url: str, provider_url: str, record: Path, messages: int, base: float) -> Speed:
    """All figures of one engine on a database with our tables."""
    database = Database(url)
    fill(database, messages, engine)
    with working(url, provider_url, f"bench-{engine}") as pid:
        ends = drained(database, time.monotonic() + 300)
        assert ends == {"accepted": messages}, ends
        rate = drain_rate(record, engine)
        delays = latencies(database, record, engine, seconds=8)
        idle = idle_cpu(pid, seconds=10)
    database.close()
    p99 = statistics.quantiles(delays, n=100)[98]
    return Speed(engine, rate, rate / base, statistics.median(delays) * 1000, p99 * 1000, idle)


def drain_rate(record: Path, engine: str) -> float:
    """Sends per second between the first and the last of the backlog in the provider's hands."""
    times = [each.at for each in read_record(record) if each.body.startswith(f"drain {engine} ")]
    return (len(times) - 1) / (max(times) - min(times)).total_seconds()


def fill(database: Database, messages: int, engine: str) -> None:
    """Queue a backlog: fifty messages a transaction, two to a conversation."""
    for start in range(0, messages, 50):
        batch = [
            message(f"drain {engine} {number}", number // 2 + 1) for number in range(start, min(start + 50, messages))
        ]
        with database.write() as connection:
            Outbox(connection, MarkedSealer()).enqueue(batch, person_id=1, now=datetime.now(UTC))


def latencies(database: Database, record: Path, engine: str, *, seconds: int) -> list[float]:
    """Seconds from the start of each enqueueing transaction to the provider's hands, at a steady pace."""
    queued_at: dict[str, datetime] = {}
    for number in range(PER_SECOND * seconds):
        body = f"{engine} {number}"
        queued_at[body] = datetime.now(UTC)
        with database.write() as connection:
            one = [message(body, number + 10_000)]
            Outbox(connection, MarkedSealer()).enqueue(one, person_id=1, now=queued_at[body])
        time.sleep(max(0.0, 1 / PER_SECOND - (datetime.now(UTC) - queued_at[body]).total_seconds()))
    drained(database, time.monotonic() + 60)
    return [(each.at - queued_at[each.body]).total_seconds() for each in read_record(record) if each.body in queued_at]


def idle_cpu(pid: int, *, seconds: int) -> float:
    """Percent of one core that this process uses while nothing is to be done."""
    before = cpu_seconds(pid)
    time.sleep(seconds)
    return 100 * (cpu_seconds(pid) - before) / seconds


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def working(url: str, provider_url: str, owner: str) -> Iterator[int]:
    """The process id of a worker."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.kills"])
    process = context.Process(target=deliver, args=(WorkerSetup(url, provider_url, owner),), daemon=True)
    process.start()
    assert process.pid is not None
    try:
        yield process.pid
    finally:
        process.kill()
        process.join()


def run(messages: int) -> tuple[float, list[Speed]]:
    """The floor, and the figures of both engines."""
    with tempfile.TemporaryDirectory(prefix="orienta-bench-") as folder:
        record = Path(folder) / "taken.jsonl"
        with standin(record) as provider_url:
            base = floor(provider_url, messages)
            sqlite = f"sqlite:///{folder}/orienta.db"
            create_tables(sqlite)
            speeds = [measure(ENGINES[0], sqlite, provider_url, record, messages, base)]
            try:
                server = Server.create()
            except NoServer as reason:
                print(f"postgresql: not run: {reason}", file=sys.stderr)
                return base, speeds
            try:
                server.stop()
                server.start(synchronous_commit="on", fsync="on", full_page_writes="on")
                with new_database(server.url) as url:
                    create_tables(url)
                    speeds.append(measure(ENGINES[1], url, provider_url, record, messages, base))
            finally:
                server.remove()
            return base, speeds


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    base, speeds = run(wanted.messages)
    if wanted.json:
        print(json.dumps({"floor_sends_per_second": base, "engines": [asdict(speed) for speed in speeds]}))
        return 0
    print(f"floor: {base:.0f} sends/s straight to the provider, without an outbox")
    for speed in speeds:
        print(
            f"{speed.engine}: {speed.sends_per_second:.0f} sends/s ({speed.of_floor:.2f} of the floor), commit to "
            f"provider p50 {speed.p50_ms:.0f} ms p99 {speed.p99_ms:.0f} ms, idle CPU {speed.idle_cpu_percent:.2f} %"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
