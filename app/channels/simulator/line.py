"""The stand-in for Twilio that the simulator talks through, run in a thread of this process on loopback."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from app.channels.standin.app import StandIn
from app.channels.standin.desk import StandInSettings
from app.channels.webhooks import MESSAGES_PATH
from app.errors import ProviderTrouble

START_SECONDS = 10.0


@dataclass
class Line:
    """A running stand-in: where it listens, and how to close it."""

    url: str
    server: uvicorn.Server
    thread: threading.Thread

    def close(self) -> None:
        """Stop it and wait a moment for it to end."""
        self.server.should_exit = True
        self.thread.join(5)


def open_line(public_url: str, record: Path | None = None) -> Line:
    """Start a stand-in on a free loopback port; it posts signed webhooks to `public_url`.

    `record` keeps every message it took, as JSON lines. Raises ProviderTrouble when it does not come up.
    """
    held = socket.socket(proto=socket.IPPROTO_TCP)  # named, or asyncio leaves 40 ms of waiting on every answer
    held.bind(("127.0.0.1", 0))
    settings = StandInSettings(inbound_url=public_url + MESSAGES_PATH, pace=0.3)
    config = uvicorn.Config(StandIn(settings, record=record), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([held],), name="stand-in", daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and thread.is_alive():
        if server.started:
            return Line(f"http://127.0.0.1:{held.getsockname()[1]}", server, thread)
        time.sleep(0.02)
    raise ProviderTrouble("the stand-in for the provider did not start")
