"""A small sample of the long count in `bench.soak_outbox`: real processes, killed, and a provider that misbehaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.databases import create_tables
from tests.support.kills import Plan, run_kills
from tests.support.postgres import NoServer, Server, new_database


def test_few_kills_lose_and_double_nothing(tables_url: str, engine: str, tmp_path: Path) -> None:
    """After six kills at random moments every message arrived once and in order."""
    plan = Plan(kills=6, messages=120, workers=1 if engine == "sqlite" else 2)
    tally = run_kills(tables_url, tmp_path, plan)
    assert tally.is_clean, str(tally)
    assert (tally.owed, tally.taken, tally.kills) == (120, 120, 6)


@pytest.mark.postgres
def test_crash_of_the_server_loses_nothing(tmp_path: Path) -> None:
    """PostgreSQL itself crashes in the middle as well: what was committed is delivered once and in order."""
    try:
        server = Server.create()
    except NoServer as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {reason}")
    try:
        server.stop()
        server.start(synchronous_commit="on", full_page_writes="on")
        with new_database(server.url) as url:
            create_tables(url)
            plan = Plan(kills=4, messages=80, workers=2, server=server, kills_per_restart=2)
            tally = run_kills(url, tmp_path, plan)
    finally:
        server.remove()
    assert tally.is_clean, str(tally)
    assert (tally.owed, tally.restarts) == (80, 2)
