"""The long counts: `make soak`, or `python -m bench.soak [--kills N] [--outbox-kills N] [--turns N] [--applications N]
[--people N] [--engine NAME]`.

Kills the whole service while people converse, on both engines; kills delivery alone, PostgreSQL's server included; lets
random people write whatever they like; puts applications of any length on the form; plays a year of hearings at the
border. Prints every count and ends with 1
unless all of them are clean.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench import soak_forms, soak_outbox, soak_year
from tests.support.crashes import FAULTS, Counts, crash
from tests.support.databases import ENGINES
from tests.support.people import MARIA, WILSON, Person
from tests.support.postgres import NoServer, Server, new_database
from tests.support.wandering import Wanderer, wanderers
from tests.support.whole import running

TURNS_EACH = 200
KILLS_A_RUN = 25
"""Kills in one run of the service: then new people begin, on a fresh database."""


@dataclass
class Total:
    """Counts of several runs put together."""

    counts: Counts

    def add(self, other: Counts) -> None:
        """Add one run."""
        for name, value in vars(other).items():
            setattr(self.counts, name, getattr(self.counts, name) + value)


def crowd(run: int, kills: int) -> list[Person]:
    """Enough people to be talking through so many kills, each at an address of their own."""
    people = []
    for number in range(max(3, kills // 4)):
        digits = f"{run:02d}{number:03d}"
        if number % 3 == 2:
            people.append(replace(WILSON, address=f"+161955{digits}"))
        else:
            people.append(replace(MARIA, address=f"whatsapp:+52166412{digits}"))
    return people


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[str]:
    """A fresh database without tables. Raises NoServer."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/orienta.db"
        return
    server = Server.create()
    try:
        server.stop()
        server.start(synchronous_commit="on", full_page_writes="on")
        with new_database(server.url) as url:
            yield url
    finally:
        server.remove()


def soak_service(engine: str, kills: int, seed: int) -> Counts:
    """Kill the whole service so often. Raises NoServer."""
    total, run = Total(Counts()), 0
    while total.counts.kills < kills:
        run += 1
        wanted = min(KILLS_A_RUN, kills - total.counts.kills)
        with (
            tempfile.TemporaryDirectory(prefix="orienta-soak-") as name,
            databases(engine, Path(name)) as url,
            running(Path(name), url, faults=FAULTS) as service,
        ):
            total.add(crash(service, crowd(run, wanted), wanted, seed=seed + run))
        print(f"whole service, {engine}: {total.counts}", flush=True)
    return total.counts


def soak_walks(turns: int, seed: int) -> int:
    """Random people for so many turns; how many of them met something that must not be."""
    begun, failed = time.monotonic(), 0
    people: list[Wanderer] = wanderers(seed, max(1, turns // TURNS_EACH))
    for each in people:
        try:
            each.wander(min(TURNS_EACH, turns))
        except AssertionError as error:
            failed += 1
            print(f"random walk: {error}", flush=True)
    done = sum(each.turns for each in people)
    seconds = time.monotonic() - begun
    print(
        f"random walks: {done} turns of {len(people)} people, {failed} failed, {done / seconds:.0f} turns/s", flush=True
    )
    return failed


def main() -> int:
    """Run everything at the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="of the whole service, on each engine")
    parser.add_argument("--outbox-kills", type=int, default=200, help="of delivery alone, on each engine")
    parser.add_argument("--turns", type=int, default=20_000, help="of random people")
    parser.add_argument("--applications", type=int, default=2_000, help="of any length, on the official form")
    parser.add_argument("--people", type=int, default=500, help="of the year at the border; 0 leaves it out")
    parser.add_argument("--year-kills", type=int, default=100, help="of workers in that year, on PostgreSQL")
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    is_clean = soak_walks(wanted.turns, wanted.seed) == 0 if wanted.turns else True
    if wanted.applications:
        is_clean = soak_forms.soak(wanted.applications, wanted.seed)[1] == 0 and is_clean
    engines = [wanted.engine] if wanted.engine else list(ENGINES)
    for engine in engines if wanted.kills else []:
        try:
            is_clean = soak_service(engine, wanted.kills, wanted.seed).is_clean and is_clean
        except NoServer as reason:
            print(f"whole service, {engine}: not run: {reason}", flush=True)
    if wanted.outbox_kills:
        options = ["--kills", str(wanted.outbox_kills), "--seed", str(wanted.seed)]
        options += ["--engine", wanted.engine] if wanted.engine else []
        is_clean = soak_outbox.main(options) == 0 and is_clean
    if wanted.people:
        options = ["--people", str(wanted.people), "--kills", str(wanted.year_kills), "--seed", str(wanted.seed)]
        options += ["--engine", wanted.engine] if wanted.engine else []
        is_clean = soak_year.main(options) == 0 and is_clean
    print("clean" if is_clean else "NOT CLEAN", flush=True)
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
