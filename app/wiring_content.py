"""How content is read at the start and taken up again while the service runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.errors import BadContent
from app.i589 import interview
from app.services.acting import ACTIONS
from app.services.content import Content, Worlds
from app.services.gate import Gate
from app.services.house import House
from app.services.ports import Alert, UnitOfWorkFactory
from app.services.shelf import Refreshed, Shelf, check_whole
from app.storage.catalogues import load_wording
from app.storage.content import load_content
from app.storage.last_good import Places, keep, kept_in

log = logging.getLogger(__name__)

LOOK_EVERY = 10.0
"""Seconds between two looks at the files."""


def read_content(folder: Path) -> Content:
    """The content of a folder. Raises BadContent with everything an author must mend."""
    return load_content(folder, actions=ACTIONS, is_save=interview.is_valid_save)


def read_worlds(places: Places, house: House, gate: Callable[[datetime], Gate]) -> Worlds:
    """Content and words of these folders. Raises BadContent."""
    return Worlds(read_content(places.content), load_wording(places.locales), house, gate)


def start_with(places: Places, data_dir: Path, house: House, gate: Callable[[datetime], Gate]) -> tuple[Worlds, str]:
    """The release to start with, and why it is not the one in the folders (empty when it is).

    What can be used is copied; where the folders cannot be used, the copy is. Raises BadContent without a copy.
    """
    copy = kept_in(data_dir)
    try:
        worlds = read_worlds(places, house, gate)
        if copy is not None:
            check_whole(worlds)
    except BadContent as error:
        if copy is None:
            raise
        return read_worlds(copy, house, gate), str(error)
    keep_copy(places, data_dir)
    return worlds, ""


def keep_copy(places: Places, data_dir: Path) -> None:
    """Copy what is in force; a full disk is logged, and the service goes on."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        keep(places, data_dir)
    except OSError as error:
        log.error("the content in force could not be copied: %s", type(error).__name__)


def tell_refused(uow: UnitOfWorkFactory, refused: str, release: str, mark: str, now: datetime) -> None:
    """Log what an author must mend, and tell staff once per edit that people still get the release before it."""
    for line in refused.splitlines():
        log.error("content was not taken up: %s", line)
    log.error("people still get release %s; orienta content check says what to mend", release)
    with uow() as work:
        work.alerts.add_once(Alert("content", f"refused/{mark[:12]}", now))
        work.commit()


class ContentWatch:
    """Looks at the files every few seconds in a thread of its own. What goes wrong is logged and tried again."""

    def __init__(self, refresh: Callable[[], Refreshed | None], every: float = LOOK_EVERY) -> None:
        self._refresh, self._every = refresh, every
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="content-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        while not self._end.wait(self._every):
            try:
                self._refresh()
            except Exception as error:
                log.error("content could not be looked at: %s", type(error).__name__)


__all__ = ["ContentWatch", "Shelf", "keep_copy", "read_content", "read_worlds", "start_with", "tell_refused"]
