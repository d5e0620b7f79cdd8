"""The dead-man's switch in the web process: it looks from outside the worker, and tells staff while none does."""

from __future__ import annotations

import logging
import threading

from app.recurring import notifier_of
from app.services import silence, upkeep
from app.services.faults import place_of
from app.services.ports import Notifier
from app.wiring import Orienta

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks."""


class SilenceWatch:
    """Looks every minute in a thread of its own. While the worker is quiet it delivers all alerts that wait."""

    def __init__(self, orienta: Orienta, notifier: Notifier | None = None, every: float = EVERY) -> None:
        self._orienta, self._notifier, self._every = orienta, notifier or notifier_of(orienta), every
        self._since = orienta.clock()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="silence-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def look(self) -> silence.Health:
        """One look."""
        orienta = self._orienta
        found = silence.look(orienta.uow, orienta.limits, orienta.clock(), since=self._since)
        if found.worker == "quiet":
            upkeep.tell_staff(orienta.uow, self._notifier, orienta.clock())
        return found

    def _run(self) -> None:
        while not self._end.wait(self._every):
            try:
                self.look()
            except Exception as error:  # a database that is away for a moment must not end the watch
                log.error("signs of life could not be looked at: %s", place_of(error))
