"""What one incoming message costs, beside the least that a webhook can do: `python -m bench.turns`.

Both sides are FastAPI applications called in process through the same ASGI client, and alternate in rounds of a whole
conversation. The floor checks the same signature of the same form, inserts one row and commits it as durably
(`synchronous=FULL`, or PostgreSQL's defaults). Ours also loads, opens, reads, decides, seals, saves and queues.
Then turns a second when many people write at once.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import httpx
from fastapi import FastAPI, Request, Response
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool

from app.channels.standin.desk import TOKEN
from app.channels.twilio_form import Refused, parse_form
from app.channels.twilio_signature import SIGNATURE_HEADER, is_signed, sign
from app.channels.webhooks import MESSAGES_PATH
from app.collecting import collect_rarely
from app.main import create_app
from app.settings import Settings
from app.storage.database import Database
from app.wiring import Orienta
from app.wiring_settings import SIMULATOR_WHATSAPP
from bench.figures import Figures, quantile
from tests.support.databases import ENGINES
from tests.support.people import MARIA
from tests.support.postgres import NoServer, Server, new_database
from tests.support.scripts import script

BASE = "http://bench"
_NUMBERS = count(1)


@dataclass(frozen=True)
class Turns:
    """One engine's figures in milliseconds, and turns a second with many people at once, each beside its floor."""

    engine: str
    turn: Figures
    floor: Figures
    crowded: Figures
    per_second: float
    floor_per_second: float

    @property
    def ratio(self) -> float:
        """How many times the floor's median our median is."""
        return self.turn.median / self.floor.median


def bare_app(database: Database) -> FastAPI:
    """A webhook that checks the signature and commits one row."""
    app = FastAPI(openapi_url=None)
    insert = text("INSERT INTO bare (sid, body) VALUES (:sid, :body)")
    with database.write() as connection:
        connection.execute(text("CREATE TABLE bare (sid VARCHAR(64) PRIMARY KEY, body VARCHAR(2000))"))

    def keep(body: bytes, signature: str | None) -> int:
        fields = parse_form(body)
        if isinstance(fields, Refused) or not is_signed(BASE + MESSAGES_PATH, fields, signature, (TOKEN,)):
            return 403
        given = dict(fields)
        with database.write() as connection:
            connection.execute(insert, {"sid": given["MessageSid"], "body": given["Body"]})
        return 200

    @app.post(MESSAGES_PATH)
    async def door(request: Request) -> Response:
        status = await run_in_threadpool(keep, await request.body(), request.headers.get(SIGNATURE_HEADER))
        return Response(status_code=status)

    return app


def our_app(url: str, folder: Path) -> FastAPI:
    """The service as it runs, without its sender."""
    no_limits = {"flood_limit": 10**6, "daily_budget": 10**9, "contact_budget": 10**9, "newcomer_limit": 10**9}
    settings = Settings(_env_file=None, database_url=url, data_dir=folder, public_url=BASE, **no_limits)
    return create_app(Orienta(settings, is_lasting=True), run_worker=False)


async def knock(client: httpx.AsyncClient, number: int, body: str) -> float:
    """One signed message from the person with this number; milliseconds until the answer."""
    fields = [
        ("MessageSid", f"SM{next(_NUMBERS):032d}"),
        ("From", f"whatsapp:+52166{number:08d}"),
        ("To", f"whatsapp:{SIMULATOR_WHATSAPP}"),
        ("Body", body),
        ("NumMedia", "0"),
        ("WaId", f"52166{number:08d}"),
        ("ProfileName", "Inventada"),
    ]
    content = urlencode(fields).encode()
    headers = {SIGNATURE_HEADER: sign(BASE + MESSAGES_PATH, fields, TOKEN)}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    begun = time.perf_counter()
    answer = await client.post(MESSAGES_PATH, content=content, headers=headers)
    taken = time.perf_counter() - begun
    assert answer.status_code == 200, answer.status_code
    return taken * 1000


async def saturate(client: httpx.AsyncClient, first: int, people: int) -> tuple[float, list[float]]:
    """Turns a second while so many people write their whole conversation at once, and how long each took."""
    words = script(MARIA).words

    async def talk(number: int) -> list[float]:
        return [await knock(client, number, each) for each in words]

    begun = time.perf_counter()
    taken = await asyncio.gather(*(talk(first + n) for n in range(people)))
    return people * len(words) / (time.perf_counter() - begun), [each for one in taken for each in one]


async def compare(engine: str, ours: FastAPI, bare: FastAPI, rounds: int, people: int) -> Turns:
    """Alternate whole conversations between both applications; the first round warms both up and is not counted."""
    words = script(MARIA).words
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    speeds: dict[str, list[float]] = {"ours": [], "bare": []}
    crowded: dict[str, list[float]] = {"ours": [], "bare": []}
    async with ours.router.lifespan_context(ours), _client(ours) as one, _client(bare) as other:
        for turn in range(rounds + 1):
            for name, client in (("ours", one), ("bare", other)):
                taken = [await knock(client, turn, each) for each in words]
                times[name] += taken if turn else []
        for turn in range(max(1, rounds // 2)):
            for name, client in (("ours", one), ("bare", other)):
                speed, taken = await saturate(client, 1000 * (turn + 1), people)
                speeds[name].append(speed)
                crowded[name] += taken
    return Turns(
        engine,
        Figures.of(times["ours"]),
        Figures.of(times["bare"]),
        Figures.of(crowded["ours"]),
        quantile(speeds["ours"], 50),
        quantile(speeds["bare"], 50),
    )


def _client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE, timeout=60)


@contextmanager
def two_databases(engine: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Two fresh databases of the same kind and durability. Raises NoServer."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/bare.db"
        return
    server = Server.create()
    try:
        server.stop()
        server.start(synchronous_commit="on", fsync="on", full_page_writes="on")
        with new_database(server.url) as ours, new_database(server.url) as bare:
            yield ours, bare
    finally:
        server.remove()


def run(rounds: int, people: int) -> list[Turns]:
    """The figures of each engine that is at hand."""
    collect_rarely()  # as our own processes do
    found = []
    for engine in ENGINES:
        try:
            with tempfile.TemporaryDirectory(prefix="orienta-bench-") as name:
                folder = Path(name)
                with two_databases(engine, folder) as (ours, bare):
                    database = Database(bare)
                    apps = our_app(ours, folder), bare_app(database)
                    found.append(asyncio.run(compare(engine, *apps, rounds, people)))
                    database.close()
        except NoServer as reason:
            print(f"{engine}: not run: {reason}", file=sys.stderr)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--people", type=int, default=20)
    wanted = parser.parse_args()
    for each in run(wanted.rounds, wanted.people):
        print(f"{each.engine}: turn {each.turn} ms, floor {each.floor} ms: {each.ratio:.2f} of the floor")
        print(f"{each.engine}: {each.per_second:.0f} turns/s of {each.floor_per_second:.0f} when saturated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
