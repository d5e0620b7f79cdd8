"""Some weeks of the simulated year (`bench.soak_year` plays it whole): nothing twice, at night, withdrawn, unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.storage.database import Database
from tests.support.border_kills import killed_year
from tests.support.border_year import play
from tests.support.databases import create_tables


def test_some_weeks_at_the_border(database: Database, tmp_path: Path) -> None:
    """Twenty-four people, two for each city: every reminder due was sent once, or is seen by staff, or not wanted."""
    tally = play(database, tmp_path, people=24, days=45, seed=11)
    assert tally.is_clean, (str(tally), vars(tally))
    assert tally.states["arrived"] > 30
    assert tally.states["withdrawn"] > 5


@pytest.mark.postgres
def test_killed_workers_change_nothing_in_the_counts(tables_url: str, engine: str, tmp_path: Path) -> None:
    """Two workers on PostgreSQL, killed at random moments of some weeks: the same promises, the same counts."""
    if engine != "postgresql":
        pytest.skip("two workers share a PostgreSQL database")
    sizes = {"people": 10, "days": 24, "seed": 11}
    (tmp_path / "quiet").mkdir()
    (tmp_path / "killed").mkdir()
    tally, kills = killed_year(tables_url, tmp_path / "killed", kills=4, **sizes)
    assert (tally.is_clean, kills) == (True, 4), (str(tally), vars(tally))
    database = Database(f"sqlite:///{tmp_path / 'quiet' / 'orienta.db'}")
    create_tables(f"sqlite:///{tmp_path / 'quiet' / 'orienta.db'}")
    quiet = play(database, tmp_path / "quiet", **sizes)
    database.close()
    assert (tally.states, tally.taken) == (quiet.states, quiet.taken)
