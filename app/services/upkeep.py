"""Recurring work: tell staff, fetch files, delete copies at the provider, find lost messages, end cases that are over.

Each function does what is due now and returns how many things it did. All may be repeated harmlessly.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from app.errors import MediaRefused, OrientaError, ProviderTrouble
from app.services.faults import place_of
from app.services.inbound import InboundService
from app.services.ports import Alert, Notifier, ProviderRecords, UnitOfWork, UnitOfWorkFactory, WaitingFile
from app.services.records import FileState

log = logging.getLogger(__name__)

MAX_FILE_BYTES = 16 * 1024 * 1024
"""What Twilio lets through on WhatsApp."""

FILE_TRIES = 8

COPY_STAYS = timedelta(days=3)
"""How long the provider's copy of a message stays after its files are kept: a database restored from yesterday's backup
finds it there again (`reconcile` looks two days back)."""

DELETION_TRIES_LOGGED = 20
DELETION_ROUNDS = 20
"""Pages of copies deleted in one run of the job."""


def _later(now: datetime, tries: int) -> datetime:
    """Doubling waits: a minute, two, four, … at most six hours."""
    return now + min(timedelta(minutes=2 ** min(tries, 9)), timedelta(hours=6))


def tell_staff(uow: UnitOfWorkFactory, notifier: Notifier, now: datetime) -> int:
    """Deliver waiting alerts, oldest first; what cannot be delivered is tried again later."""
    with uow() as work:
        waiting = work.alerts.waiting(now=now)
    told = 0
    for each in waiting:
        try:
            notifier.notify(each.alert)
        except Exception as error:  # one alert that cannot be told must not keep the others back
            log.error("an alert could not be delivered: %s", place_of(error))
            with uow() as work:
                work.alerts.postpone(each.alert_id, _later(now, each.tries))
                work.commit()
            continue
        with uow() as work:
            work.alerts.mark_notified(each.alert_id, now)
            work.commit()
        told += 1
    return told


def end_handouts(uow: UnitOfWorkFactory, now: datetime) -> int:
    """Delete the files made for one person whose address works no longer."""
    with uow() as work:
        ended = work.handouts.end(now=now)
        work.commit()
    return ended


def fetch_files(uow: UnitOfWorkFactory, records: ProviderRecords, now: datetime) -> int:
    """Fetch voice notes and pictures that wait at the provider, and keep them sealed; then its copy is not needed."""
    with uow() as work:
        waiting = work.media.waiting(now=now)
        work.commit()
    kept = 0
    for each in waiting:
        content: bytes | None = None
        gone: FileState | None = None
        try:
            _, content = records.fetch_media(each.url, max_bytes=MAX_FILE_BYTES)
        except MediaRefused as refused:
            gone = refused.why
        except ProviderTrouble as error:
            log.warning("a file could not be fetched: %s", type(error).__name__)
            gone = "gone" if each.tries + 1 >= FILE_TRIES else None
        with uow() as work:
            if content is not None:
                kept += _keep(work, each, content, now)
            elif gone:
                work.media.give_up(each.media_id, gone)
                work.alerts.add(Alert("undelivered", "file", now))
            else:
                work.media.postpone(each.media_id, _later(now, each.tries))
            work.commit()
    return kept


def _keep(work: UnitOfWork, file: WaitingFile, content: bytes, now: datetime) -> bool:
    """Keep a file's bytes; False when its person was erased while it was being fetched."""
    try:
        work.media.fill(file.media_id, content, now=now)
    except OrientaError as error:
        log.warning("a file that was fetched is not kept: %s", type(error).__name__)
        return False
    if work.media.is_whole(file.message_sid):
        work.provider_deletions.add([file.message_sid], now, not_before=now + COPY_STAYS)
    return True


def delete_copies(uow: UnitOfWorkFactory, records: ProviderRecords, now: datetime) -> int:
    """Delete the provider's copies of erased messages, all that are due, up to a limit so that other work has its turn.

    The provider may refuse until a message has its final status; such a one is tried again in an hour.
    """
    done = 0
    for _ in range(DELETION_ROUNDS):
        with uow() as work:
            due = work.provider_deletions.due(now=now)
        if not due:
            break
        done += sum(_delete_copy(uow, records, sid, now) for sid in due)
    return done


def _delete_copy(uow: UnitOfWorkFactory, records: ProviderRecords, sid: str, now: datetime) -> bool:
    is_gone = records.delete_message(sid)
    with uow() as work:
        if is_gone:
            work.provider_deletions.done(sid)
        elif work.provider_deletions.postpone(sid, now + timedelta(hours=1)) == DELETION_TRIES_LOGGED:
            work.alerts.add(Alert("setup", "deletion_refused", now))
        work.commit()
    return is_gone


def reconcile(uow: UnitOfWorkFactory, records: ProviderRecords, inbound: InboundService, now: datetime) -> int:
    """Take messages that the provider had and we did not: nothing a person wrote is lost to a bad minute."""
    found = failed = 0
    for message in sorted(records.inbound_since(now - timedelta(days=2)), key=lambda m: m.received_at):
        with uow() as work:
            is_known = work.inbox.has(message.sid)
        if is_known:
            continue
        try:
            inbound.receive(message)
            found += 1
        except Exception as error:  # one that cannot be stored must not keep the others back; it is tried again
            log.error("a listed message could not be taken: %s", place_of(error))
            failed += 1
    if failed:
        with uow() as work:
            work.alerts.add_once(Alert("setup", f"not_taken/{now:%Y-%m-%d}", now))
            work.commit()
    if found:
        with uow() as work:
            work.alerts.add(Alert("setup", "reconciled", now))
            work.commit()
        log.warning("%d messages had not reached the webhook and were taken now", found)
    return found


def forget_seconds(uow: UnitOfWorkFactory, now: datetime) -> int:
    """Forget second contacts whose day is over, or of whom nothing came."""
    with uow() as work:
        over = work.seconds.over(now)
        for each in over:
            work.seconds.forget(each, now)
        work.commit()
    return len(over)


def forget_strange_statuses(uow: UnitOfWorkFactory, now: datetime) -> int:
    """Forget statuses of messages that were never in our outbox; one that overtook its message came minutes before."""
    with uow() as work:
        forgotten = work.outbox.drop_early_statuses(now - timedelta(days=2))
        work.commit()
    return forgotten


def end_old_cases(uow: UnitOfWorkFactory, months: int, now: datetime) -> int:
    """Erase cases whose retention is over, after both sides were told; end the keys of last messages."""
    with uow() as work:
        due = work.retention.due_for_purge(now=now, months=months)
    for case in due:
        with uow() as work:
            work.erasure.erase_case(case.case_id, now=now, reason="retention")
            work.commit()
    with uow() as work:
        work.erasure.end_farewells(now=now)
        work.commit()
    return len(due)
