"""The real application for tests of the clinic's pages: an invented person who began the form, members signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import httpx
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.channels.standin.desk import TOKEN
from app.main import create_app
from app.services.messages import Address, Inbound
from app.services.shelf import Shelf
from app.settings import Settings
from app.storage.envelopes import unpack
from app.storage.outbox_tables import outbox
from app.storage.person_keys import sealer_on
from app.wiring import Orienta
from tests.support.clinic import migrated

NOON = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""Midday in Tijuana."""

PHONE = Address("whatsapp", "+5216641230077", "+5216641230077", "+526641230077")
BEGIN = ("hola", "1", "si", "{unasked}", "1", "no", "no", "formulario", "1", "1")
"""What brings anybody to the form's first question; `{unasked}`: 1 nothing, 2 neutral lines, 3 everything."""

_SHELVES: dict[str, Shelf] = {}
"""The content, read once for all tests of a process: it is the same for each."""


@dataclass
class Clinic:
    """The application on a fresh database, with its clock set by hand."""

    folder: Path
    database_url: str = ""
    now: datetime = NOON
    messages: int = 0
    provider: str = "http://127.0.0.1:9"
    orienta: Orienta = field(init=False)

    def __post_init__(self) -> None:
        url = self.database_url or f"sqlite:///{self.folder / 'orienta.db'}"
        if not self.database_url and not (self.folder / "orienta.db").exists():
            (self.folder / "orienta.db").write_bytes(migrated())
        settings = Settings(  # type: ignore[call-arg]
            _env_file=None,
            data_dir=self.folder,
            database_url=url,
            twilio_base_url=self.provider,
            twilio_auth_token=TOKEN,
        )
        self.orienta = Orienta(settings, clock=lambda: self.now)
        if "read once" not in _SHELVES:
            _SHELVES["read once"] = self.orienta.shelf
        self.orienta.shelf = _SHELVES["read once"]
        self.app = create_app(self.orienta, run_worker=False)

    def close(self) -> None:
        """Close the database."""
        self.orienta.close()

    def later(self, **spent: float) -> None:
        """Let time pass."""
        self.now += timedelta(**spent)

    # --- the person ---

    def says(self, *words: str, address: Address = PHONE) -> str:
        """The person writes; what they are told last."""
        for each in words:
            self.messages += 1
            self.later(seconds=5)
            sid = f"SM{self.messages:032d}"
            self.orienta.inbound.receive(Inbound(sid, address, "+14155550100", each, self.now))
        return self.told()[-1]

    def begins(self, unasked: str = "3", *answers: str) -> str:
        """A person who agreed and began the form; their case's code."""
        self.says(*(each.format(unasked=unasked) for each in BEGIN), *answers)
        with self.orienta.uow() as work:
            return work.seats.take(PHONE, now=self.now).case_code

    def told(self) -> list[str]:
        """Everything queued for people, oldest first."""
        with self.orienta.database.read() as connection:
            sealer = sealer_on(connection, self.orienta.keyring)
            rows = connection.execute(select(outbox).order_by(outbox.c.id)).all()
            return [unpack(sealer.open(row.person_id, row.payload)).body for row in rows]

    # --- the clinic ---

    def enters(self, role: str) -> Browser:
        """A browser signed in as the invented member of this role."""
        browser = Browser(TestClient(self.app, base_url=self.orienta.settings.public_url))
        browser.get("/clinic/practice")
        browser.post(f"/clinic/practice/{role}")
        return browser


@dataclass
class Browser:
    """A browser without scripts: it reads pages and sends their forms."""

    client: TestClient
    page: str = ""
    status: int = 0

    def get(self, path: str) -> str:
        """Open a page."""
        return self._read(self.client.get(path))

    def post(self, path: str, **fields: object) -> str:
        """Send a form with the token of the page that is open."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        return self._read(self.client.post(path, data={"csrf": found[1] if found else "", **fields}))

    def words(self) -> str:
        """The page as a person reads it: without marks, spaces as one."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.page)).split())

    def _read(self, response: httpx.Response) -> str:
        self.status = response.status_code
        is_text = response.headers.get("content-type", "").startswith("text/html")
        self.page = response.text if is_text else self.page
        self.last = response
        return self.page
