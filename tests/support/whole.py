"""The whole service as processes: the stand-in for the provider, and Orienta itself, which may be killed at any moment.

Tests drive it over HTTP only: webhooks signed as the provider signs them go in, what left is read from the stand-in.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import httpx

from app.channels.standin.desk import TOKEN
from app.channels.twilio_signature import SIGNATURE_HEADER, sign
from app.wiring_settings import SIMULATOR_SMS, SIMULATOR_WHATSAPP

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = "/webhooks/twilio/messages"
HTTP = httpx.Client(timeout=20, trust_env=False, verify=False)
"""One client for all: making one loads certificates, and nothing here leaves the loopback interface."""


_PORTS = count(10_000 + os.getpid() * 37 % 20_000)
"""Ports below those that the system gives to outgoing connections, in a stretch of each process that runs tests.

A port that the system picks is free only until another test, or a client, is given it before our server begins.
"""


def free_port() -> int:
    """A loopback port that nobody uses now, and that no other test of this process was given."""
    for port in _PORTS:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("no port is free")


def until(is_true: Callable[[], bool], *, seconds: float = 120, what: str = "it") -> None:
    """Wait until something is true; fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_true():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {seconds} s")


@dataclass
class Service:
    """Orienta on one database with one stand-in. `logs` is where both write."""

    folder: Path
    database_url: str
    faults: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    standin_port: int = field(default_factory=free_port)
    kills: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _standin: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where Orienta listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def standin(self) -> str:
        """Where the stand-in listens."""
        return f"http://127.0.0.1:{self.standin_port}"

    @property
    def environment(self) -> dict[str, str]:
        """What the process is started with: settings of this service only."""
        kept = ("ORIENTA_CONTENT_DIR", "ORIENTA_LOCALES_DIR")
        own = {k: v for k, v in os.environ.items() if not k.startswith("ORIENTA_") or k in kept}
        own.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed was compiled when it was
        return own | {
            "ORIENTA_PORT": str(self.port),
            "ORIENTA_PUBLIC_URL": self.url,
            "ORIENTA_DATABASE_URL": self.database_url,
            "ORIENTA_DATA_DIR": str(self.folder / "data"),
            "ORIENTA_TWILIO_BASE_URL": self.standin,
            "ORIENTA_FLOOD_LIMIT": "100000",
            "ORIENTA_DAILY_BUDGET": "1000000",
            "ORIENTA_CONTACT_BUDGET": "1000000",
            "ORIENTA_NEWCOMER_LIMIT": "1000000",
            "ORIENTA_SEND_RATE_WHATSAPP": "1000",
            "ORIENTA_SEND_RATE_SMS": "1000",
            **self.settings,
        }

    @property
    def pid(self) -> int | None:
        """The process of Orienta, while there is one."""
        return self._process.pid if self._process else None

    def start_standin(self) -> None:
        """Start the provider's stand-in and wait until it answers."""
        command = [sys.executable, "-m", "app.channels.standin", "--port", str(self.standin_port), "--window", "off"]
        command += ["--record", str(self.folder / "taken.jsonl"), "--inbound-url", self.url + MESSAGES]
        if self.faults:
            command += ["--faults", self.faults]
        self._standin = self._spawn(command, "standin")
        until(lambda: _answers(self.standin + "/standin/health"), what="the stand-in's start")

    def start(self) -> None:
        """Start Orienta and wait until it is ready."""
        self._process = self._spawn([sys.executable, "-c", "from app.cli import main; main()", "serve"], "orienta")
        until(lambda: _answers(self.url + "/health/ready"), what="the service's start")

    def kill(self) -> None:
        """SIGKILL: no farewell, no flush."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self.kills += 1

    def stop(self) -> None:
        """End both in good order."""
        for process in (self._process, self._standin):
            if process and process.poll() is None:
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()

    def _spawn(self, command: list[str], name: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run an `orienta` command as a member of staff does, in a process of its own, beside the running service."""
        program = [sys.executable, "-c", "from app.cli import main; main()", *arguments]
        return subprocess.run(program, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)

    # --- as a person, and as the provider ---

    def fields(self, address: str, body: str, **more: str) -> list[tuple[str, str]]:
        """The fields of one incoming message, WhatsApp or SMS by its address."""
        is_whatsapp = address.startswith("whatsapp:")
        to = f"whatsapp:{SIMULATOR_WHATSAPP}" if is_whatsapp else SIMULATOR_SMS
        given = {"MessageSid": "SM" + uuid.uuid4().hex, "From": address, "To": to, "Body": body, "NumMedia": "0"}
        if is_whatsapp:
            given |= {"WaId": address.removeprefix("whatsapp:+"), "ProfileName": "Inventada"}
        else:
            given |= {"FromCountry": "US", "NumSegments": "1", "FromCity": "", "FromState": ""}
        return list((given | more).items())

    def post(self, fields: list[tuple[str, str]], *, secret: str = TOKEN, path: str = MESSAGES) -> int:
        """Post a signed webhook; 0 when nobody answered."""
        url = self.url + path
        headers = {SIGNATURE_HEADER: sign(url, fields, secret), "Content-Type": "application/x-www-form-urlencoded"}
        try:
            return HTTP.post(url, content=urlencode(fields), headers=headers).status_code
        except httpx.HTTPError:
            return 0

    def deliver(self, address: str, body: str, **more: str) -> None:
        """Post a message as a provider that retries does: the same message again until it is taken."""
        fields = self.fields(address, body, **more)
        until(lambda: self.post(fields) == 200, seconds=300, what="taking a message")

    def bodies(self, address: str) -> list[str]:
        """What this person's phone shows from us, oldest first."""
        answer = HTTP.get(self.standin + "/standin/thread", params={"person": address}).json()
        return [m["body"] for m in answer["messages"] if m["direction"] == "out"]


def _answers(url: str) -> bool:
    try:
        return HTTP.get(url, timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


@contextmanager
def running(folder: Path, database_url: str, **options: object) -> Iterator[Service]:
    """A service that is up, and is stopped afterwards whatever happens."""
    service = Service(folder, database_url, **options)  # type: ignore[arg-type]
    try:
        service.start_standin()
        service.start()
        yield service
    finally:
        service.stop()
