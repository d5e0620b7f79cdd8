"""Some weeks of the simulated year (`bench.soak_year` plays it whole): nothing twice, at night, withdrawn, unseen."""

from __future__ import annotations

from pathlib import Path

from app.storage.database import Database
from tests.support.border_year import play


def test_some_weeks_at_the_border(database: Database, tmp_path: Path) -> None:
    """Twenty-four people, two for each city: every reminder due was sent once, or is seen by staff, or not wanted."""
    tally = play(database, tmp_path, people=24, days=45, seed=11)
    assert tally.is_clean, (str(tally), vars(tally))
    assert tally.states["arrived"] > 30
    assert tally.states["withdrawn"] > 5
