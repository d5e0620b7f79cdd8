"""An installation with its clinic: invented members, cases whose people agreed or did not, browsers signed in."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pyotp
import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.channels.standin.desk import TOKEN
from app.main import create_app
from app.services.access.enrolling import Enrolled, enrol, look_at
from app.services.access.people import invite
from app.services.access.records import Credentials, NewMember
from app.services.access.staff import Role, Staff
from app.services.access.tools import Tools
from app.services.messages import Address
from app.services.shelf import Shelf
from app.settings import Settings
from app.storage.database import Database
from app.storage.migrating import upgrade
from app.storage.passwords import Argon2Passwords
from app.wiring import Orienta, utc_now
from tests.support.whole import until

ORIGIN = "http://127.0.0.1:8000"
PASSWORD = "seis mangos verdes lejos"
_SHELVES: dict[str, Shelf] = {}
START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


class FastPasswords(Argon2Passwords):
    """The same digests, made with as little work as the library allows."""

    def __init__(self) -> None:
        super().__init__(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@cache
def migrated() -> bytes:
    """A database file with the newest schema and nobody in it, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orienta.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        database.truncate_log()
        database.close()
        return path.read_bytes()


@dataclass
class Clinic:
    """One installation in a folder. `now` is its clock, moved by hand."""

    folder: Path
    mode: str = "development"
    url: str = ORIGIN
    account: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    now: datetime = START
    has_real_time: bool = False

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if "database_url" not in self.more and not (self.folder / "orienta.db").exists():
            (self.folder / "orienta.db").write_bytes(migrated())
        settings = Settings(  # type: ignore[call-arg]
            _env_file=None,
            mode=self.mode,
            data_dir=self.folder,
            database_url=self.more.pop("database_url", f"sqlite:///{self.folder / 'orienta.db'}"),
            public_url=self.url,
            twilio_account_sid=self.account,
            twilio_auth_token=TOKEN,
            twilio_whatsapp_sender="+14155550100",
            organisation_name="Casa Inventada",
            **self.more,
        )
        self.orienta = Orienta(settings, clock=utc_now if self.has_real_time else lambda: self.now)
        if "read once" not in _SHELVES:
            _SHELVES["read once"] = self.orienta.shelf
        self.orienta.shelf = _SHELVES["read once"]
        self.app: FastAPI = create_app(self.orienta, run_worker=False)
        self.pages: FastAPI = next(each.app for each in self.app.routes if getattr(each, "path", "") == "/clinic")  # type: ignore[attr-defined]
        object.__setattr__(self.pages.state.desk.tools, "passwords", FastPasswords())
        self._numbers = count(1)

    @property
    def tools(self) -> Tools:
        """What the use cases work with."""
        tools: Tools = self.pages.state.desk.tools
        return tools

    @property
    def own(self) -> int:
        """The default organisation."""
        return self.orienta.uow.organisation_id

    def other(self) -> int:
        """Another organisation on the same installation."""
        with self.tools.uow() as work:
            made = self.tools.book(work).organisation("other", "Otra Casa", self.now)
            work.commit()
        return made

    def later(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    # --- members ---

    def member(self, *roles: Role, organisation: int | None = None, name: str = "", boxed: bool = False) -> Staff:
        """A member with these roles, as if enrolled long ago; nobody knows their password."""
        number = next(self._numbers)
        new = NewMember(
            organisation or self.own,
            f"m{number}@example.org",
            name or f"Miembro {number}",
            frozenset(roles),
            "en",
            boxed,
        )
        with self.tools.uow() as work:
            book = self.tools.book(work)
            staff = book.add_member(new, self.now)
            book.enrol(staff.id, Credentials("none", pyotp.random_base32(), 0), [])
            work.commit()
        return staff

    def enrolled(self, *roles: Role, email: str = "vera@example.org", boxed: bool = False) -> tuple[str, Enrolled]:
        """Somebody whom the operator invited and who took the link: their code generator's secret, what came of it."""
        new = NewMember(self.own, email, "Vera Inventada", frozenset(roles), "en", boxed)
        token = invite(self.tools, None, new).rpartition("/")[2]
        opened = look_at(self.tools, token, "203.0.113.1")
        assert opened is not None
        done = enrol(self.tools, token, "203.0.113.1", password=PASSWORD, code=self.code(opened.secret))
        assert isinstance(done, Enrolled)
        return opened.secret, done

    def code(self, secret: str) -> str:
        """What the code generator shows now."""
        return pyotp.TOTP(secret).at(self.now)

    # --- cases ---

    def case(self, *, agreed: bool = True, organisation: int | None = None, assignee: Staff | None = None) -> str:
        """The code of a new case, its person having agreed to an organisation or not."""
        number = f"+52664{next(self._numbers):07d}"
        with self.orienta.uow() as work:
            seat = work.seats.take(Address("sms", number, number, number), now=self.now)
            if agreed:
                work.consents.record(seat.case_id, organisation or self.own, True, self.now)
            if assignee is not None:
                work.cases.assign(seat.case_id, assignee.code, self.now)
            work.commit()
        return seat.case_code

    # --- browsers ---

    def browser(self, staff: Staff | None = None, *, address: str = "203.0.113.5", **options: Any) -> Browser:
        """A browser, signed in as this member."""
        client = TestClient(self.app, base_url=self.url, client=(address, 50000), follow_redirects=False, **options)
        browser = Browser(self, client)
        if staff is not None:
            token = self.tools.new_token()
            with self.tools.uow() as work:
                self.tools.book(work).open_session(
                    token, staff.id, now=self.now, ends_at=self.now + self.tools.rules.longest
                )
                work.commit()
            browser.bring("orienta_in", token)
        return browser

    def close(self) -> None:
        """Close the database."""
        self.orienta.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a clinic with its practice door, in real time, served by a thread of this process."""
    held = socket.socket(proto=socket.IPPROTO_TCP)
    held.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{held.getsockname()[1]}"
    clinic = Clinic(folder, url=address, has_real_time=True)
    server = uvicorn.Server(uvicorn.Config(clinic.app, log_level="error", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, args=([held],), daemon=True)
    thread.start()
    until(lambda: server.started, what="the server's start")
    yield address
    server.should_exit = True
    thread.join(10)
    clinic.close()


@dataclass
class Browser:
    """A browser at the clinic. A post carries the token of the form that this browser would have got."""

    clinic: Clinic
    client: TestClient

    def name(self, cookie: str) -> str:
        """The cookie's name on this installation."""
        return f"__Host-{cookie}" if self.clinic.url.startswith("https") else cookie

    def bring(self, cookie: str, value: str) -> None:
        """Have this cookie, as if the clinic had set it."""
        host = urlsplit(self.clinic.url).hostname or ""
        self.client.cookies.set(self.name(cookie), value, domain=host, path="/")

    def cookie(self, cookie: str) -> str:
        """The value of a cookie, or nothing."""
        return self.client.cookies.get(self.name(cookie)) or ""

    def get(self, path: str, **options: Any) -> Any:
        """A page."""
        return self.client.get(f"/clinic{path}", **options)

    def post(self, path: str, data: dict[str, Any] | None = None, *, form: str | None = None, **options: Any) -> Any:
        """A form."""
        fields = dict(data or {}) | ({"csrf": self.form()} if form is None else {"csrf": form} if form else {})
        return self.client.post(f"/clinic{path}", data=fields, **options)

    def form(self) -> str:
        """The token that this browser's forms carry."""
        held = self.cookie("orienta_in") or self.cookie("orienta_visit")
        if not held:
            return re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/sign-in").text).group(1)  # type: ignore[union-attr]
        return self.clinic.tools.hashed("clinic form", held)

    def sign_in(self, email: str, password: str, code: str, **more: str) -> Any:
        """Send the sign-in form."""
        return self.post("/sign-in", {"email": email, "password": password, "code": code, **more})
