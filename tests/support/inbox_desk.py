"""The incoming service on real storage, with a clock that stands still: what people write, what is queued for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import select, update

from app.pdf.drawer import SvgDrawer
from app.services.content import Worlds
from app.services.gallery import Gallery
from app.services.gate import Gate
from app.services.gatekeeping import LOOK_AGAIN, Gatekeeper
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.inbound import InboundService
from app.services.messages import Address, Inbound, Outbound
from app.services.ports import Alert, Seat
from app.services.signing import Act, named, sign, withdraw
from app.services.speech import Voice
from app.storage.database import Database
from app.storage.envelopes import unpack
from app.storage.outbox_tables import outbox
from app.storage.person_keys import sealer_on
from app.storage.pins import Argon2Pins
from app.storage.signatures import SqlSignatures
from app.storage.tables import alerts
from tests.support.scripts import worlds
from tests.support.stored import ROSA, factory

MONDAY = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
"""Monday, eight in the morning in Tijuana."""

LAWYER = "Invented Lawyer"

SENDERS = {"whatsapp": "+14155550100", "sms": "+14155550101"}
OPENING = ("hola", "1", "si", "2", "1", "no", "no")
"""Spanish, agrees, neutral lines by day, no sharing in an emergency, no PIN."""


@dataclass
class Kept:
    """Drawn pictures in memory."""

    held: dict[str, bytes]

    def has(self, key: str) -> bool:
        """True when it is there."""
        return key in self.held

    def keep(self, key: str, picture: bytes) -> None:
        """Keep it."""
        self.held[key] = picture

    def read(self, key: str) -> bytes | None:
        """Its bytes."""
        return self.held.get(key)


@dataclass
class Desk:
    """One installation. `says` is a person writing; what is then waiting to leave for them comes back as texts."""

    database: Database
    house: House = field(default_factory=lambda: House("Clínica Inventada", senders=SENDERS, daily_budget=10**6))
    is_production: bool = False
    now: datetime = MONDAY
    seen: int = 0
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.uow = factory(self.database)
        self.keeper = Gatekeeper(self._newest_act, self._acts, zone=self.house.zone)
        world = Worlds(worlds().content, worlds().wording, self.house, self.gate)
        pins = Argon2Pins(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        carrier = worlds().content.keywords.carrier_word
        self.desk = HearingDesk(world.content.court, world.content.library)
        self.pictures: dict[str, bytes] = {}
        self.gallery = Gallery(SvgDrawer(), Kept(self.pictures), "https://example.org")
        self.service = InboundService(
            self.uow, world, self.voice, self.house, lambda: self.now, pins, lambda: self.desk, self.gallery, carrier
        )

    def voice(self) -> Voice:
        """How the service speaks; in production nothing that nobody has signed."""
        return Voice(worlds().wording, worlds().content.library, self.gate(self.now))

    def gate(self, now: datetime) -> Gate:
        """What may be said at a moment."""
        if not self.is_production:
            return Gate()
        return self.keeper.gate(worlds().content.library, worlds().wording, now)

    def keep(self, acts: list[Act]) -> None:
        """Somebody signs, withdraws or renews; the service may take some seconds to see it."""
        with self.uow() as uow:
            uow.signatures.add(acts)
            uow.commit()
        self.now += LOOK_AGAIN

    def sign(self, *ids: str) -> None:
        """A lawyer signs these statements as they stand."""
        library, wording = worlds().content.library, worlds().wording
        self.keep(sign(named(library, ids), library, wording, by=LAWYER, at=self.now))

    def withdraw(self, *subjects: str) -> None:
        """A lawyer takes these back."""
        self.keep(withdraw(subjects, by=LAWYER, at=self.now, reason="the rule has changed"))

    def _newest_act(self) -> int:
        with self.database.read() as connection:
            return SqlSignatures(connection, self.uow.keyring).newest()

    def _acts(self) -> list[Act]:
        with self.database.read() as connection:
            return SqlSignatures(connection, self.uow.keyring).acts()

    def message(self, body: str, address: Address = ROSA, **fields: Any) -> Inbound:
        """A message that has not come yet."""
        sid = fields.pop("sid", f"SM{next(self.numbers):032d}")
        return Inbound(sid, address, SENDERS[address.channel], body, self.now, **fields)

    def says(self, *bodies: str, address: Address = ROSA, **fields: Any) -> list[str]:
        """Write messages a second apart; the texts that the last one put into the queue, in order."""
        new: list[str] = []
        for body in bodies:
            self.now += timedelta(seconds=1)
            self.service.receive(self.message(body, address, **fields))
            new = [each.body for each in self.queued()]
        return new

    def queued(self) -> list[Outbound]:
        """What was queued since the last look."""
        with self.database.read() as connection:
            query = select(outbox).where(outbox.c.id > self.seen).order_by(outbox.c.id)
            rows = connection.execute(query).all()
            sealer = sealer_on(connection, self.uow.keyring)
            self.seen = rows[-1].id if rows else self.seen
            return [unpack(sealer.open(row.person_id, row.payload)) for row in rows if row.payload]

    def states(self) -> list[str]:
        """The state of every outgoing message."""
        with self.database.read() as connection:
            return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())

    def all_left(self) -> None:
        """As if the provider had taken everything."""
        with self.database.write() as connection:
            waiting = connection.execute(select(outbox.c.id).where(outbox.c.state == "waiting")).scalars().all()
            for number in waiting:
                done = {"state": "accepted", "sid": f"SMout{number:029d}", "accepted_at": self.now}
                connection.execute(update(outbox).where(outbox.c.id == number).values(**done))

    def alerts(self) -> list[Alert]:
        """What staff would be told."""
        with self.uow() as uow:
            return [each.alert for each in uow.alerts.waiting(now=self.now + timedelta(days=999))]

    def alert_rows(self) -> list[dict[str, Any]]:
        """The same with every column as it is stored."""
        with self.database.read() as connection:
            return [dict(row) for row in connection.execute(select(alerts).order_by(alerts.c.id)).mappings()]

    def seat(self, address: Address = ROSA) -> Seat:
        """Where this contact stands; made new when there is none."""
        with self.uow() as uow:
            return uow.seats.take(address, now=self.now)

    def with_house(self, **changes: Any) -> Desk:
        """The same installation with other limits."""
        return replace(self, house=replace(self.house, **changes))
