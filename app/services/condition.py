"""How delivery stands: worker and provider, what waits, what is stopped, and what did not arrive.

The condition of the service says nothing about anybody. What did not arrive names cases by their code, and only those
that the member of staff who looks may open; for who may open none it is numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.access.staff import Staff
from app.services.access.visibility import see_case
from app.services.cases import NoSuchCase
from app.services.ports import Alert, AlertKind, UnitOfWork, UnitOfWorkFactory
from app.services.silence import Health, Limits, health
from app.services.vital_ports import FailingJob, OutboxSigns, PausedSender, Vitals

LOOKED_BACK = timedelta(days=30)
MOST = 500
"""Lines at most; the page says when there are more."""

SERVICE: tuple[AlertKind, ...] = (
    "worker_silent", "provider_silent", "sender_paused", "setup", "budget", "flood", "content",
)  # fmt: skip
"""Alerts about the service itself."""

ARRIVAL: tuple[AlertKind, ...] = ("undelivered", "unreached")
"""Alerts about messages that did not reach somebody."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How the service stands now. `waiting` counts messages that have not left; `oldest_due`: since when one could."""

    health: Health
    quiet_since: Mapping[str, datetime]
    waiting: int
    oldest_due: datetime | None
    paused: tuple[PausedSender, ...]
    failing: tuple[FailingJob, ...]

    @property
    def is_well(self) -> bool:
        """True when nothing must be mended."""
        return self.health.is_well and not self.paused and not self.failing


@dataclass(frozen=True, slots=True)
class Troubles:
    """What was told in the last thirty days, newest first. `hidden`: how many of each kind and detail about cases that
    the member of staff may not open. `is_cut`: there were more than the page shows.
    """

    service: tuple[Alert, ...]
    arrivals: tuple[Alert, ...]
    hidden: Mapping[tuple[str, str], int]
    is_cut: bool


def condition(vitals: Vitals, outbox: OutboxSigns, limits: Limits, now: datetime) -> Condition:
    """How the service stands, from one look at the database; changes nothing."""
    counts = outbox.counts()
    signs = {what: since for what in ("worker", "provider") if (since := vitals.quiet_since(what)) is not None}
    return Condition(
        health(vitals, limits, now),
        signs,
        sum(counts.get(state, 0) for state in ("waiting", "uncertain", "sending")),
        outbox.oldest_due(now=now),
        tuple(vitals.paused_senders(now)),
        tuple(vitals.failing_jobs()),
    )


def troubles(uow: UnitOfWorkFactory, staff: Staff, now: datetime) -> Troubles:
    """What staff were told of delivery lately, as far as this one may see it."""
    with uow() as work:
        found = work.alerts.recent(staff.organisation_id, SERVICE + ARRIVAL, since=now - LOOKED_BACK, limit=MOST)
        codes = {each.case_code for each in found if each.case_code}
        seen = {code for code in codes if may_open(work, staff, code)}
    shown = [each for each in found if each.case_code is None or each.case_code in seen]
    hidden: Counter[tuple[str, str]] = Counter(
        (each.kind, kind_of(each)) for each in found if each.case_code and each.case_code not in seen
    )
    return Troubles(
        tuple(each for each in shown if each.kind in SERVICE),
        tuple(each for each in shown if each.kind in ARRIVAL),
        hidden,
        len(found) == MOST,
    )


def kind_of(alert: Alert) -> str:
    """The detail of an alert without what names one step of one case: `d1/17` is `d1`, `dead/21211` stays."""
    return alert.detail.partition("/")[0] if alert.kind == "unreached" else alert.detail


def may_open(work: UnitOfWork, staff: Staff, code: str) -> bool:
    """True when this member of staff may open the case with this code."""
    try:
        see_case(work, staff, code)
    except NoSuchCase:
        return False
    return True
