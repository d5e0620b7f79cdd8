"""The buttons and lists that the conversation of a named house needs: every flow is played once in a run of tests."""

from __future__ import annotations

import fcntl
import pickle
from pathlib import Path

from app.services.templates import Wanted
from app.settings import Settings
from app.wiring import Orienta
from app.wiring_templates import wanted_templates
from tests.support.stored import NOW

HOUSE = "Zyxwv Clinic"
"""A name that stands in no text of ours."""


def collected_once(run_folder: Path) -> Wanted:
    """What is wanted, played by the process of the run that needs it first; the others read what it found."""
    found = run_folder / "wanted.pickle"
    with (run_folder / "wanted.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.exists():
            settings = Settings(_env_file=None, organisation_name=HOUSE, data_dir=run_folder / "played")
            wanted = wanted_templates(Orienta(settings, clock=lambda: NOW))
            unfinished = found.with_suffix(".unfinished")
            unfinished.write_bytes(pickle.dumps(wanted))
            unfinished.rename(found)
    return pickle.loads(found.read_bytes())  # type: ignore[no-any-return]
