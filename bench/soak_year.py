"""A whole year at the border: `python -m bench.soak_year [--people N] [--days N] [--kills N] [--engine NAME]`.

With `--kills` two workers share a PostgreSQL database and are killed with SIGKILL at random moments of the year. The
clock waits until nothing that is due is left to do, so the counts must be those of a quiet year. Prints every count and
ends with 1 unless all promises were kept.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from app.storage.database import Database
from tests.support.border_kills import killed_year
from tests.support.border_year import play
from tests.support.databases import ENGINES, create_tables
from tests.support.postgres import NoServer, Server, new_database


class Months:
    """Says on standard error when a month of the year has passed."""

    def __init__(self) -> None:
        self._begun, self._month = time.monotonic(), 0

    def __call__(self, now: datetime, kills: int) -> None:
        if now.month != self._month:
            self._month = now.month
            print(f"{now:%Y-%m}: {kills} kills, {time.monotonic() - self._begun:.0f} s", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Play it on both engines, or the one named; then once more with kills."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    is_clean, sizes = True, {"people": wanted.people, "days": wanted.days, "seed": wanted.seed}
    for engine in [wanted.engine] if wanted.engine else ENGINES:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="orienta-year-") as name:
            folder = Path(name)
            if engine == "sqlite":
                url = f"sqlite:///{folder}/orienta.db"
                create_tables(url)
                tally, kills = play(Database(url), folder, **sizes), 0
            else:
                try:
                    server = Server.create()
                except NoServer as reason:
                    print(f"a year, {engine}: not run: {reason}", flush=True)
                    continue
                try:
                    with new_database(server.url) as url:
                        create_tables(url)
                        tally, kills = killed_year(url, folder, kills=wanted.kills, report=Months(), **sizes)
                finally:
                    server.remove()
        print(f"a year, {engine}: {kills} kills, {tally} ({time.monotonic() - begun:.0f} s)", flush=True)
        if not tally.is_clean:
            print({name: found[:5] for name, found in vars(tally).items() if isinstance(found, list) and found})
        is_clean = is_clean and tally.is_clean
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
