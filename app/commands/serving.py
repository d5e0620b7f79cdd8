"""`orienta serve` and `orienta worker`: the processes that run."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import ExitStack

import httpx

from app.channels.simulator.line import open_line
from app.commands.console import guarded, out
from app.commands.listening import listen, own_url, take_address
from app.commands.logs import set_up_logs
from app.commands.starting import build, only_one
from app.errors import OrientaError
from app.main import create_app
from app.recurring import recurring
from app.settings import Settings, read_settings
from app.wiring import Orienta
from app.wiring_content import ContentWatch
from app.wiring_templates import forget_other_templates, make_templates

STANDIN_RATE = 50.0
"""SMS segments a second to the stand-in: an author need not wait as a carrier makes people wait."""

log = logging.getLogger(__name__)


def serve_command() -> None:
    """Serve the webhooks, the health pages and (outside production) the phone simulator."""
    settings = guarded(read_settings)
    set_up_logs()
    held = guarded(lambda: take_address(settings.host, settings.port))
    guarded(lambda: _serve(settings, held))


def _serve(settings: Settings, held: socket.socket) -> None:
    """Run the service on this socket until it is told to stop. Raises our errors for what is wrong at the start."""
    with ExitStack() as closing:
        closing.callback(held.close)
        has_standin = not settings.has_twilio and not settings.twilio_base_url
        if has_standin:
            settings = settings.model_copy(update={"public_url": own_url(settings.host, settings.port)})
            line = open_line(settings.public_url)
            closing.callback(line.close)
            settings = settings.model_copy(update={"twilio_base_url": line.url, "send_rate_sms": STANDIN_RATE})
        orienta = Orienta(settings, is_lasting=True)
        build(orienta)
        if settings.run_worker:
            closing.enter_context(only_one(orienta))
        app = create_app(orienta, jobs=recurring)
        if has_standin:
            forget_other_templates(orienta)  # a stand-in that has just started knows none
            threading.Thread(target=_announce, args=(orienta,), daemon=True).start()
        listen(app, held, settings)


def worker_command() -> None:
    """Deliver messages and run recurring work, apart from the web process."""
    settings = guarded(read_settings)
    set_up_logs()
    orienta = Orienta(settings)
    guarded(lambda: build(orienta))
    guarded(lambda: _work(orienta))


def _work(orienta: Orienta) -> None:
    with only_one(orienta):
        worker = orienta.worker(recurring)
        worker.stop_on_signals()
        watch = ContentWatch(orienta.refresh)
        watch.start()
        worker.run()
        watch.stop()
        orienta.close()


def _announce(orienta: Orienta) -> None:
    """Say where the phone is once the service answers and its first questions have their buttons."""
    has_first = threading.Event()
    threading.Thread(target=_make_buttons, args=(orienta, has_first), daemon=True).start()
    while not _answers(orienta.settings.public_url):
        time.sleep(0.05)
    has_first.wait()
    out.print(f"Orienta is ready. A phone in your browser: [bold]{orienta.settings.public_url}/simulator[/bold]")
    out.print(f"The clinic, as somebody invented: [bold]{orienta.settings.public_url}/clinic/practice[/bold]")
    out.print("  Vera sees the cases given to her (volunteer), Rubén all of them (reviewer); no password.", style="dim")
    out.print("Nothing leaves this machine: a stand-in on loopback takes the messages. Stop with Ctrl+C.", style="dim")


def _answers(url: str) -> bool:
    try:
        return httpx.get(url + "/health/live", timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _make_buttons(orienta: Orienta, has_first: threading.Event) -> None:
    """Give the simulator its buttons and lists; without them choices are numbered lines."""
    try:
        made = make_templates(orienta, step=lambda made: has_first.set())
        log.info("the simulator has its %d buttons and lists", made)
    except OrientaError as error:
        log.warning("the simulator has no buttons: %s", type(error).__name__)
    finally:
        has_first.set()
