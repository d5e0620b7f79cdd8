"""The running service as people meet it: its start, and from a message to the reply at 25 messages a second.

    python -m bench.whole [--seconds 10]

Processes of their own, a real socket, the stand-in provider. Everybody writes once a second, their own conversation.
The floor of the start is a process that imports what we stand on (FastAPI, SQLAlchemy, Alembic, Twilio, uvicorn) and
nothing of ours.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.channels.standin.store import read_record
from bench.figures import Figures
from bench.turns import two_databases
from tests.support.databases import ENGINES
from tests.support.people import MARIA, Person
from tests.support.postgres import NoServer
from tests.support.scripts import script
from tests.support.whole import Service, running, until

PEOPLE = 25
STANDING_ON = "import alembic.command, fastapi, httpx, pydantic_settings, sqlalchemy, twilio.rest, uvicorn"


@dataclass(frozen=True)
class Whole:
    """One engine: milliseconds of each webhook, and from each webhook's start to its reply in the provider's hands."""

    engine: str
    webhook: Figures
    reply: Figures
    peak_mib: float


@dataclass(frozen=True)
class Start:
    """Seconds until the service is ready, and until a process has imported what it stands on."""

    ours: Figures
    bare: Figures


def measure_start(rounds: int) -> Start:
    """Start and stop the service, and a process that only imports, in turn."""
    ours, bare = [], []
    with tempfile.TemporaryDirectory(prefix="orienta-bench-") as name:
        service = Service(Path(name), f"sqlite:///{name}/orienta.db")
        try:
            service.start_standin()
            for number in range(rounds + 1):
                begun = time.perf_counter()
                service.start()
                ours += [time.perf_counter() - begun] if number else []
                service.kill()
                begun = time.perf_counter()
                subprocess.run([sys.executable, "-c", STANDING_ON], check=True)
                bare += [time.perf_counter() - begun] if number else []
        finally:
            service.stop()
    return Start(Figures.of(ours), Figures.of(bare))


def measure(engine: str, seconds: int) -> Whole:
    """Let everybody write once a second for so long. Raises NoServer."""
    with tempfile.TemporaryDirectory(prefix="orienta-bench-") as name:
        folder = Path(name)
        with two_databases(engine, folder) as (url, _), running(folder, url) as service:
            people = [replace(MARIA, address=f"whatsapp:+5216641{number:06d}") for number in range(PEOPLE)]
            words = script(MARIA).words
            assert seconds + 1 < len(words)
            with ThreadPoolExecutor(PEOPLE) as pool:
                list(pool.map(lambda person: service.deliver(person.address, words[0]), people))
                begin = time.monotonic() + 0.5
                talks = [
                    pool.submit(_talk, service, person, begin + number / PEOPLE, words[1 : seconds + 1])
                    for number, person in enumerate(people)
                ]
                posted = {person.address: talk.result() for person, talk in zip(people, talks, strict=True)}
            until(lambda: _has_all(service, people, seconds + 1), seconds=60, what="the last reply")
            return Whole(engine, *_times(service, posted), _peak_mib(service))


def _talk(service: Service, person: Person, begin: float, words: tuple[str, ...]) -> list[tuple[datetime, float]]:
    """Write once a second; when each message was posted, and how many seconds its answer took."""
    posted = []
    for number, text in enumerate(words):
        time.sleep(max(0.0, begin + number - time.monotonic()))
        at, begun = datetime.now(UTC), time.perf_counter()
        assert service.post(service.fields(person.address, text)) == 200
        posted.append((at, time.perf_counter() - begun))
    return posted


def _has_all(service: Service, people: list[Person], count: int) -> bool:
    return all(len(service.bodies(person.address)) >= count for person in people)


def _times(service: Service, posted: dict[str, list[tuple[datetime, float]]]) -> tuple[Figures, Figures]:
    """Each message has one reply: the first reply of each person belongs to the message before the measured ones."""
    taken = defaultdict(list)
    for each in read_record(service.folder / "taken.jsonl"):
        taken[each.to].append(each.at)
    replies = [
        (reply - at).total_seconds() * 1000
        for address, messages in posted.items()
        for (at, _), reply in zip(messages, taken[address][1:], strict=True)
    ]
    webhooks = [seconds * 1000 for messages in posted.values() for _, seconds in messages]
    return Figures.of(webhooks), Figures.of(replies)


def _peak_mib(service: Service) -> float:
    assert service.pid is not None
    status = Path(f"/proc/{service.pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


def run(seconds: int) -> list[Whole]:
    """The figures of each engine that is at hand."""
    found = []
    for engine in ENGINES:
        try:
            found.append(measure(engine, seconds))
        except NoServer as reason:
            print(f"{engine}: not run: {reason}", file=sys.stderr)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    start = measure_start(wanted.rounds)
    print(f"start {start.ours} s, imports alone {start.bare} s")
    for each in run(wanted.seconds):
        print(f"{each.engine}: webhook {each.webhook} ms, to the reply {each.reply} ms, peak {each.peak_mib:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
