"""Which recurring work runs how often, made from wired parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from app.channels.alerts import MailServer, StaffNotifier
from app.services import silence, upkeep
from app.services.access.upkeep import tidy
from app.services.notices import announce_endings
from app.services.practice_case import PRACTICE_STAYS, end_untouched
from app.services.review_asking import send_due
from app.storage.access import access_of
from app.storage.service_records import keep_state
from app.storage.vital_signs import SqlVitals
from app.wiring import Orienta
from app.wiring_clinic import rules_of
from app.wiring_review import ask_tools, training
from app.worker.jobs import Job


def recurring(orienta: Orienta) -> list[Job[Any]]:
    """Every recurring job. The work is done while gathering; the effect notes when, and that jobs live."""
    settings, uow = orienta.settings, orienta.uow
    notifier, asks, exercises = notifier_of(orienta), ask_tools(orienta), training(orienta)
    jobs: list[tuple[str, timedelta, Callable[[datetime], Any]]] = [
        ("alerts", timedelta(seconds=20), lambda now: upkeep.tell_staff(uow, notifier, now)),
        ("files", timedelta(seconds=20), lambda now: upkeep.fetch_files(uow, orienta.records, now)),
        ("deletions", timedelta(minutes=2), lambda now: upkeep.delete_copies(uow, orienta.records, now)),
        ("reconcile", timedelta(minutes=5), lambda now: upkeep.reconcile(uow, orienta.records, orienta.inbound, now)),
        ("reminders", timedelta(minutes=1), lambda now: orienta.reminders.send_due(now)),
        ("arrivals", timedelta(minutes=2), lambda now: orienta.reminders.follow(now)),
        ("questions", timedelta(minutes=1), lambda now: send_due(asks, now)),
        ("notices", timedelta(hours=6), lambda now: announce_endings(uow, orienta.voice(), orienta.house, now)),
        ("purge", timedelta(hours=6), lambda now: upkeep.end_old_cases(uow, settings.retention_months, now)),
        ("practice", timedelta(days=1), lambda now: end_untouched(exercises, now - PRACTICE_STAYS, now)),
        ("seconds", timedelta(hours=1), lambda now: upkeep.forget_seconds(uow, now)),
        ("handouts", timedelta(minutes=10), lambda now: upkeep.end_handouts(uow, now)),
        ("statuses", timedelta(days=1), lambda now: upkeep.forget_strange_statuses(uow, now)),
        ("silence", timedelta(minutes=1), lambda now: silence.look(uow, orienta.limits, now, watched=("provider",))),
        ("access", timedelta(hours=1), lambda now: tidy(uow, access_of, rules_of(settings), now)),
        ("templates", timedelta(minutes=10), lambda now: orienta.load_templates()),
    ]
    return [Job(name, every, _note(name), work) for name, every, work in jobs]


def notifier_of(orienta: Orienta) -> StaffNotifier:
    """How staff are told, by the settings: e-mail, a duty number, both, or only the log."""
    settings = orienta.settings
    url = settings.smtp_url.get_secret_value()
    to = tuple(a.strip() for a in settings.alert_to.split(",") if a.strip())
    return StaffNotifier(
        mail=MailServer.from_url(url).send if url and to else None,
        from_address=settings.alert_from or (to[0] if to else ""),
        to=to,
        sms=orienta.sender if settings.duty_number else None,
        sms_sender=settings.twilio_sms_sender,
        duty_number=settings.duty_number,
    )


def _note(name: str) -> Callable[[Any, Any, datetime], None]:
    def effect(connection: Any, gathered: Any, now: datetime) -> None:
        keep_state(connection, f"job/{name}", now.isoformat(), now)
        SqlVitals(connection).beat("jobs", now)

    return effect
