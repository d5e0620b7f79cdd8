"""The gate as it is at each moment: what people did, what the texts are now, and what day it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.dialogue.library import FlowLibrary
from app.messaging.wording import Wording
from app.services.gate import Gate
from app.services.signing import Act, Ledger

LOOK_AGAIN = timedelta(seconds=5)
"""How long a withdrawal may go unnoticed by another process."""


class Gatekeeper:
    """Makes the gate for a moment. Asks whether anybody signed or withdrew every few seconds; the day it asks always.

    `newest` gives a number that grows with every act, `acts` all of them.
    """

    def __init__(
        self, newest: Callable[[], int], acts: Callable[[], list[Act]], *, zone: str, is_open: bool = False
    ) -> None:
        self._newest, self._acts = newest, acts
        self._zone, self._is_open = ZoneInfo(zone), is_open
        self._looked_at: datetime | None = None
        self._seen = -1
        self._held: tuple[Act, ...] = ()
        self._made: tuple[tuple[date, int, FlowLibrary, Wording], Gate] | None = None

    def gate(self, library: FlowLibrary, wording: Wording, now: datetime) -> Gate:
        """What may be said of these texts at this moment."""
        self._look(now)
        today = now.astimezone(self._zone).date()
        key = (today, self._seen, library, wording)
        made = self._made
        if made is None or made[0][:2] != key[:2] or made[0][2] is not library or made[0][3] is not wording:
            made = (key, self._make(library, wording, today))
            self._made = made
        return made[1]

    def ledger(self, library: FlowLibrary, wording: Wording, now: datetime) -> Ledger:
        """All acts beside these texts."""
        self._look(now)
        return Ledger(self._held, library, wording)

    def _make(self, library: FlowLibrary, wording: Wording, today: date) -> Gate:
        ledger = Ledger(self._held, library, wording)
        said = [each for each in ledger.standings(today) if each.state == "signed"]
        signed = frozenset((each.statement.context, language) for each in said for language in each.languages)
        return Gate(self._is_open, signed, ledger.facts_kept_back(today))

    def _look(self, now: datetime) -> None:
        if self._looked_at is not None and timedelta() <= now - self._looked_at < LOOK_AGAIN:
            return
        newest = self._newest()
        if newest != self._seen:
            self._held, self._seen = tuple(self._acts()), newest
        self._looked_at = now
