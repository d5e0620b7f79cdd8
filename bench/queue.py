"""The clinic's queue with two hundred drafts and with twenty thousand: the same pages, in alternating rounds."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from app.services.access.staff import Staff
from app.services.review_ports import OPEN_STATES, STATES, Filters
from app.services.review_queue import find_draft, read_queue
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.database import Database
from app.storage.tables import case_consents, cases, persons
from bench.figures import Figures
from tests.support.databases import ENGINES, create_tables
from tests.support.postgres import NoServer, Server, new_database
from tests.support.stored import NOW, factory

FEW, MANY = 200, 20_000
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Queue:
    """What one page cost on one engine, with few and with many drafts."""

    engine: str
    page: str
    few: Figures
    many: Figures

    @property
    def ratio(self) -> float:
        """How much more many cost than few."""
        return self.many.median / self.few.median


def run(rounds: int = 20) -> Iterator[Queue]:
    """Measure each page on both engines."""
    for engine in ENGINES:
        try:
            opened = ExitStack()
            few, many = opened.enter_context(_database(engine)), opened.enter_context(_database(engine))
        except NoServer as reason:
            print(f"{engine}: not run: {reason}", file=sys.stderr)
            continue
        with opened:
            desks = [_filled(few, FEW), _filled(many, MANY)]
            for name in PAGES:
                taken: list[list[float]] = [[], []]
                for each in (0, 1):
                    PAGES[name](*desks[each])  # the first time opens connections and plans
                for _ in range(rounds):
                    for each in (0, 1):
                        begun = time.perf_counter()
                        PAGES[name](*desks[each])
                        taken[each].append((time.perf_counter() - begun) * 1000)
                yield Queue(engine, name, Figures.of(taken[0]), Figures.of(taken[1]))


def _open(uow, staff, code):  # type: ignore[no-untyped-def]
    read_queue(uow, staff, Filters(), now=NOW)


def _next(uow, staff, code):  # type: ignore[no-untyped-def]
    page = read_queue(uow, staff, Filters(), now=NOW)
    read_queue(uow, staff, Filters(), now=NOW, after=page.next or "")


def _state(uow, staff, code):  # type: ignore[no-untyped-def]
    read_queue(uow, staff, Filters(states=("translated",)), now=NOW)


def _mine(uow, staff, code):  # type: ignore[no-untyped-def]
    read_queue(uow, staff, Filters(assignee="BENCH003"), now=NOW)


def _code(uow, staff, code):  # type: ignore[no-untyped-def]
    find_draft(uow, staff, code)


PAGES: dict[str, Callable[..., None]] = {
    "all that is open": _open,
    "two pages": _next,
    "one state": _state,
    "one volunteer's": _mine,
    "by code": _code,
}


def _filled(database: Database, number: int):  # type: ignore[no-untyped-def]
    """Drafts in every state, with and without hearings, shared among forty volunteers; organisation, staff, a code."""
    uow = factory(database)
    organisation, code = uow.organisation_id, ""
    with database.write() as connection:
        for start in range(0, number, _CHUNK):
            rows = range(start, start + min(_CHUNK, number - start))
            people = [{"uid": n.to_bytes(16, "big"), "wrong_tries": 0, "created_at": NOW} for n in rows]
            connection.execute(insert(persons), people)
            made = [_case(n, organisation) for n in rows]
            connection.execute(insert(cases), made)
            given = {"organisation_id": organisation, "is_granted": True, "at": NOW}
            connection.execute(insert(case_consents), [{"case_id": n + 1, "person_id": n + 1, **given} for n in rows])
            code = made[0]["code"]
        connection.exec_driver_sql("ANALYZE")
    staff = Staff(1, "BENCH000", organisation, "Bench", frozenset({"coordinator"}), "es")
    return uow, staff, code


def _case(number: int, organisation: int) -> dict[str, object]:
    hearing = None if number % 3 == 0 else NOW + timedelta(hours=number * 7919 % 5000 - 500)
    state = STATES[number % len(STATES)] if number % 2 else OPEN_STATES[number % len(OPEN_STATES)]
    return {
        "code": make_code(number.to_bytes(ENTROPY_BYTES, "big")),
        "person_id": number + 1,
        "organisation_id": organisation,
        "state": "in_progress",
        "language": "es",
        "flags": [],
        "hearing_at": hearing,
        "assignee": f"BENCH{number % 40:03d}",
        "created_at": NOW,
        "last_activity_at": NOW,
        "review_state": state,
        "touched_at": NOW - timedelta(minutes=number * 104729 % 50000),
    }


@contextmanager
def _database(engine: str) -> Iterator[Database]:
    """A fresh database with our tables."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="orienta-bench-") as folder:
            yield from _opened(f"sqlite:///{Path(folder) / 'queue.db'}")
        return
    server = Server.create()
    try:
        with new_database(server.url) as url:
            yield from _opened(url)
    finally:
        server.remove()


def _opened(url: str) -> Iterator[Database]:
    create_tables(url)
    database = Database(url)
    yield database
    database.close()
