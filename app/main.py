"""The web application: webhooks, health, counts, clinic, phone simulator. Built from wired parts by `orienta serve`."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest
from starlette.concurrency import run_in_threadpool

from app.channels.media_pages import media_router
from app.channels.simulator.authors_pages import Desk as AuthorsDesk
from app.channels.simulator.authors_pages import authors_router
from app.channels.simulator.pages import simulator_router
from app.channels.simulator.traces import Traces
from app.channels.webhooks import Doors, twilio_router
from app.clinic.app import create_clinic
from app.errors import OrientaError
from app.services.messages import Inbound
from app.services.silence import Health
from app.storage.outbox_keys import keys_of
from app.wiring import Orienta
from app.wiring_clinic import clinic_desk
from app.wiring_content import ContentWatch
from app.wiring_settings import webhook_secrets
from app.wiring_silence import SilenceWatch

log = logging.getLogger(__name__)

LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""A request that came through a proxy carries one of these: it is not from this machine, whatever its address."""


class Counts:
    """What `/metrics` shows: counts only, nothing about anybody."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.webhooks = Counter(
            "orienta_webhooks", "Webhook requests by door and outcome", ["door", "outcome"], registry=self.registry
        )
        self.outbox = Gauge("orienta_outbox", "Outgoing messages by state", ["state"], registry=self.registry)

    def webhook(self, door: str, outcome: str) -> None:
        """Count one knock."""
        self.webhooks.labels(door, outcome).inc()


def create_app(
    orienta: Orienta, *, run_worker: bool | None = None, jobs: Callable[[Orienta], list[Any]] | None = None
) -> FastAPI:
    """The application for these parts. `run_worker` overrides the setting (tests deliver by hand)."""
    settings = orienta.settings
    counts = Counts()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(orienta.load_templates)
        _ = orienta.inbound  # content, keys and tables: what is wrong shows before the first message
        watch = ContentWatch(orienta.refresh)
        watch.start()
        silence = SilenceWatch(orienta)
        silence.start()
        threading.Thread(target=orienta.warm_up, name="warm-up", daemon=True).start()
        worker = orienta.worker(jobs) if (settings.run_worker if run_worker is None else run_worker) else None
        if worker:
            worker.start()
        yield
        watch.stop()
        silence.stop()
        if worker:
            worker.stop()
            await run_in_threadpool(worker.join)
        orienta.close()

    app = FastAPI(
        title="Orienta", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan, redirect_slashes=False
    )
    app.state.orienta, app.state.counts = orienta, counts

    traces = Traces(lambda said: orienta.production_gate(orienta.clock()).would_let_through(said))
    has_simulator = not settings.is_production and bool(settings.twilio_base_url)

    def receive(inbound: Inbound) -> None:
        turn = orienta.inbound.receive(inbound)
        if turn is not None and has_simulator:
            traces.add(inbound, turn)

    def message_keys(sids: Collection[str]) -> Mapping[str, str]:
        with orienta.database.read() as connection:
            return keys_of(connection, sids)

    app.include_router(
        twilio_router(
            Doors(
                public_base=settings.public_url,
                secrets=webhook_secrets(settings),
                receive=receive,
                apply_status=orienta.apply_status,
                now=orienta.clock,
                count=counts.webhook,
            )
        )
    )
    app.include_router(media_router(orienta.gallery.folder.read, orienta.handout))
    _health(app, orienta, counts)
    if not settings.is_production:
        app.include_router(
            authors_router(AuthorsDesk(lambda: orienta.worlds, orienta.ledger, orienta.clock, settings.time_zone))
        )
        app.include_router(simulator_router(orienta.house, settings.twilio_base_url, traces, message_keys))
    app.mount("/clinic", create_clinic(clinic_desk(orienta), ZoneInfo(settings.time_zone)))

    @app.get("/clinic", include_in_schema=False)
    async def clinic() -> RedirectResponse:
        """The address as people type it."""
        return RedirectResponse("/clinic/", status_code=308)

    app.add_exception_handler(OrientaError, _answer_error)
    return app


def _health(app: FastAPI, orienta: Orienta, counts: Counts) -> None:
    def looked() -> Health | None:
        """How worker and provider stand; None where the database does not answer."""
        try:
            return orienta.health() if orienta.is_ready() else None
        except Exception as error:
            log.error("not ready: %s", type(error).__name__)
            return None

    @app.get("/health/live", include_in_schema=False)
    async def live() -> JSONResponse:
        """The process answers."""
        return JSONResponse({"status": "ok"})

    @app.get("/health/ready", include_in_schema=False)
    def ready() -> JSONResponse:
        """The database answers too: messages can be taken, whether or not answers leave."""
        found = looked()
        if found is None:
            return JSONResponse({"status": "database"}, status_code=503)
        states = {"worker": found.worker, "provider": found.provider}
        return JSONResponse({"status": "ok", "release": orienta.content.library.release, **states})

    @app.get("/health/working", include_in_schema=False)
    def working() -> JSONResponse:
        """Answers leave as well: for a monitor outside this machine, which calls a person when it hears otherwise."""
        found = looked()
        if found is None:
            return JSONResponse({"status": "database"}, status_code=503)
        states = {"worker": found.worker, "provider": found.provider}
        return JSONResponse(
            {"status": "ok" if found.is_well else "quiet", **states}, status_code=200 if found.is_well else 503
        )

    @app.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        """Counts for the operator's own monitoring, from this machine only."""
        if not _is_from_here(request, orienta.settings.public_url):
            return PlainTextResponse("not found", status_code=404)
        for state, number in orienta.outbox_counts().items():
            counts.outbox.labels(state).set(number)
        return Response(generate_latest(counts.registry), media_type=CONTENT_TYPE_LATEST)


def _is_from_here(request: Request, public_url: str) -> bool:
    """True for a request of this machine to this machine: not through a proxy, and not by our public name.

    A proxy that neither adds a header nor keeps the name cannot be told: it must not pass these paths on.
    """
    host = request.client.host if request.client else ""
    is_direct = not any(name in request.headers for name in FORWARDED)
    public_name = urlsplit(public_url).hostname
    return host in LOOPBACK and is_direct and (public_name in LOOPBACK or request.url.hostname != public_name)


def _answer_error(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, OrientaError) else 500
    log.warning("%s on a page", type(error).__name__)
    return PlainTextResponse("This could not be done.", status_code=status)
