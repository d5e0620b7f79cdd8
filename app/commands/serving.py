"""`orienta serve` and `orienta worker`: the processes that run."""

from __future__ import annotations

import logging
import socket
import threading
import time

import uvicorn

from app.channels.simulator.line import open_line
from app.commands.console import guarded, out
from app.errors import OrientaError
from app.main import create_app
from app.recurring import recurring
from app.settings import read_settings
from app.wiring import Orienta
from app.wiring_templates import forget_other_templates, sync_templates

log = logging.getLogger(__name__)


def serve_command() -> None:
    """Serve the webhooks, the health pages and (outside production) the phone simulator."""
    settings = guarded(read_settings)
    _quiet_logs()
    line = None
    if not settings.has_twilio and not settings.twilio_base_url:
        settings = settings.model_copy(update={"public_url": f"http://127.0.0.1:{settings.port}"})
        line = open_line(settings.public_url)
        settings = settings.model_copy(update={"twilio_base_url": line.url})
    orienta = Orienta(settings)
    app = guarded(lambda: _built(orienta))
    if line:
        guarded(lambda: forget_other_templates(orienta))  # a stand-in that has just started knows none
        threading.Thread(target=_announce, args=(orienta,), daemon=True).start()
    try:
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)
    finally:
        if line:
            line.close()


def worker_command() -> None:
    """Deliver messages and run recurring work, apart from the web process."""
    settings = guarded(read_settings)
    _quiet_logs()
    orienta = Orienta(settings)
    guarded(lambda: orienta.inbound)
    worker = orienta.worker(recurring)
    worker.stop_on_signals()
    worker.run()
    orienta.close()


def _built(orienta: Orienta):  # type: ignore[no-untyped-def]
    """The application, with content, keys and tables looked at first, so that what is wrong is said at once."""
    _ = orienta.inbound
    return create_app(orienta, jobs=recurring)


def _announce(orienta: Orienta) -> None:
    settings = orienta.settings
    _make_buttons(orienta)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex((settings.host, settings.port)) == 0:
                break
        time.sleep(0.05)
    out.print(f"Orienta is ready. A phone in your browser: [bold]{settings.public_url}/simulator[/bold]")
    out.print("Nothing leaves this machine: a stand-in on loopback takes the messages. Stop with Ctrl+C.", style="dim")


def _make_buttons(orienta: Orienta) -> None:
    """Give the simulator its buttons and lists; without them choices are numbered lines."""
    try:
        sync_templates(orienta)
        orienta.load_templates()
    except OrientaError as error:
        log.warning("the simulator has no buttons: %s", type(error).__name__)


def _quiet_logs() -> None:
    """Our own log lines, without bodies, numbers or names; libraries only when something is wrong."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("twilio", "httpx", "httpcore", "sqlalchemy", "alembic", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)
