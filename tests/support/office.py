"""A desk with reminders: somebody has told their date, and the clock is set by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from app.services.content import Worlds
from app.services.messages import Address
from app.services.ports import Seat
from app.services.reminders import Reminders
from app.services.unasked import wanted_templates
from app.storage.outbox_tables import outbox
from app.storage.tables import alerts, hearing_steps
from tests.support.inbox_desk import Desk
from tests.support.scripts import worlds
from tests.support.stored import ROSA

TIJUANA = ZoneInfo("America/Tijuana")
DAY = "2027-03-17"
ASKED = (
    "mi audiencia", "si", "san diego", f"{DAY} 8:30", "si", "si", "san ysidro", "17 de marzo de 2027 4 am", "si",
    "tijuana", "una hora", "master", "todos", "completo", "si", "si", "solo el equipo", "despues", "menu",
)  # fmt: skip
"""What somebody writes whose paper says Wednesday 17 March 2027: all reminders, with date, weekly, and checked in."""


@dataclass
class Office:
    """A desk with reminders, whose clock is set by hand."""

    desk: Desk

    def __post_init__(self) -> None:
        released = worlds()
        self.templates: dict[str, str] = {}
        self.reminders = Reminders(
            self.desk.uow,
            lambda: self.desk.desk,
            lambda: replace(self.desk.voice(), templates=self.templates),
            Worlds(released.content, released.wording, self.desk.house),
            self.desk.house,
        )

    def approve(self) -> None:
        """WhatsApp approves every template."""
        made = wanted_templates(self.desk.voice(), self.desk.house)
        self.templates.update({each.key: f"HX{number:032d}" for number, each in enumerate(made)})

    def at(self, moment: str) -> Mapping[str, int]:
        """Let it be this moment in Tijuana; what was carried out then."""
        self.desk.now = datetime.fromisoformat(moment).replace(tzinfo=TIJUANA).astimezone(UTC)
        return self.reminders.send_due(self.desk.now)

    def steps(self) -> dict[str, str]:
        """The state of every step by its name, as it was planned last; weekly ones apart."""
        with self.desk.database.read() as connection:
            rows = connection.execute(select(hearing_steps).order_by(hearing_steps.c.id)).all()
        return {row.name: row.state for row in rows if not row.name.startswith("week")}

    def sent(self) -> list[str]:
        """Bodies queued since the last look."""
        return [each.body for each in self.desk.queued()]

    def end(self, key: str, **values: object) -> None:
        """The provider says what became of a message."""
        with self.desk.database.write() as connection:
            assert connection.execute(update(outbox).where(outbox.c.key.like(key)).values(values)).rowcount == 1

    def seat(self, address: Address = ROSA) -> Seat:
        """The seat of this address."""
        with self.desk.uow() as uow:
            return uow.seats.take(address, now=self.desk.now)

    def alerts(self) -> list[str]:
        """Kinds and details of what staff must see."""
        with self.desk.database.read() as connection:
            return [f"{row.kind} {row.detail}" for row in connection.execute(select(alerts).order_by(alerts.c.id))]
