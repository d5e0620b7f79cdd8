"""Kill delivery two hundred times per engine and count: `python -m bench.soak_outbox [--kills N] [--engine NAME]`.

Prints one line per engine and ends with 1 unless nothing was lost, doubled, out of order or left open.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.support.databases import ENGINES, create_tables
from tests.support.kills import Plan, Tally, run_kills
from tests.support.postgres import NoServer, Server, new_database

MESSAGES_PER_KILL = 20


def soak(engine: str, kills: int, seed: int) -> Tally:
    """One run on one engine. PostgreSQL has two workers and crashes every twenty kills. Raises NoServer."""
    with tempfile.TemporaryDirectory(prefix="orienta-soak-") as folder:
        if engine == "sqlite":
            url = f"sqlite:///{folder}/orienta.db"
            create_tables(url)
            return run_kills(url, Path(folder), Plan(kills, kills * MESSAGES_PER_KILL, seed=seed))
        server = Server.create()
        try:
            server.stop()
            server.start(synchronous_commit="on", full_page_writes="on")
            with new_database(server.url) as url:
                create_tables(url)
                plan = Plan(kills, kills * MESSAGES_PER_KILL, workers=2, seed=seed, server=server)
                return run_kills(url, Path(folder), plan)
        finally:
            server.remove()


def main(arguments: list[str] | None = None) -> int:
    """Run on both engines, or on the one named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args(arguments)
    is_clean = True
    for engine in [wanted.engine] if wanted.engine else ENGINES:
        try:
            tally = soak(engine, wanted.kills, wanted.seed)
        except NoServer as reason:
            print(f"{engine}: not run: {reason}", flush=True)
            continue
        print(f"{engine}: {tally}", flush=True)
        is_clean = is_clean and tally.is_clean
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
