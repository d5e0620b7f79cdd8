"""A whole installation inside the test's process: real content, keys and database, a clock set by hand, no provider."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.dialogue.run import Turn
from app.services.messages import Address, Channel, Inbound
from app.settings import Settings
from app.storage.envelopes import unpack
from app.storage.outbox_tables import outbox
from app.storage.person_keys import sealer_on
from app.storage.tables import alerts
from app.wiring import Orienta
from tests.support.released import released_content

NOON = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
ANA = "+5216641230001"
LUZ = "+16195550123"


class Installation:
    """One installation. `hear` is a person's message through the use case; nothing leaves, it stays in the outbox."""

    def __init__(self, folder: Path, *, database_url: str = "", **settings: Any) -> None:
        self.folder = folder
        self.now = NOON
        self._number = 0
        chosen = {"data_dir": folder / "data", "database_url": database_url or f"sqlite:///{folder / 'orienta.db'}"}
        self.settings = Settings(_env_file=None, **(chosen | settings))
        self.orienta = Orienta(self.settings, clock=lambda: self.now)
        self.orienta.__dict__["content"] = released_content()

    def inbound(self, number: str, body: str, *, channel: Channel = "whatsapp", **fields: Any) -> Inbound:
        """A message of this number, with a sid of its own."""
        self._number += 1
        bare = number.replace("+521", "+52") if number.startswith("+521") else number
        given: dict[str, Any] = {"sid": f"SM{self._number:032x}", "received_at": self.now}
        address = Address(channel, bare, number, bare)
        return Inbound(address=address, sender="+14155550100", body=body, **(given | fields))

    def hear(self, number: str, *bodies: str, **fields: Any) -> Turn | None:
        """Receive these messages a few seconds apart; the last one's turn."""
        turn = None
        for body in bodies:
            self.now += timedelta(seconds=5)
            turn = self.orienta.inbound.receive(self.inbound(number, body, **fields))
        return turn

    def bodies(self) -> list[str]:
        """Everything that was ever queued to leave and can still be read, oldest first."""
        with self.orienta.database.read() as connection:
            sealer = sealer_on(connection, self.orienta.keyring)
            rows = connection.execute(select(outbox).where(outbox.c.payload.is_not(None)).order_by(outbox.c.id)).all()
            return [unpack(sealer.open(row.person_id, row.payload)).body for row in rows]

    def alerts(self) -> list[tuple[str, str]]:
        """Kind and detail of every alert, oldest first."""
        with self.orienta.database.read() as connection:
            return [(a.kind, a.detail) for a in connection.execute(select(alerts).order_by(alerts.c.id))]

    def rows(self, query: Any) -> list[Any]:
        """What a query finds."""
        with self.orienta.database.read() as connection:
            return list(connection.execute(query).all())

    def change(self, statement: Any) -> None:
        """Do to the database what no code of ours would."""
        with self.orienta.database.write() as connection:
            connection.execute(statement)


@contextmanager
def installed(folder: Path, **settings: Any) -> Iterator[Installation]:
    """An installation, closed afterwards."""
    one = Installation(folder, **settings)
    try:
        yield one
    finally:
        one.orienta.close()
