"""Writing down what became of messages that were claimed, and of their senders."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, or_, select, text, update

from app.services.delivery import STATUS_RANK, UNDELIVERED, Outcome, State, Verdict
from app.storage.outbox import advance_status, lock_sids, outcome, take_early_statuses
from app.storage.outbox_tables import IS_SENDING, outbox, senders

log = logging.getLogger(__name__)

_TROUBLES_TO_PAUSE = 3
_PAUSE_FOR_TROUBLES = timedelta(minutes=5)
_PAUSE_TO_TELL = timedelta(minutes=1)


_ACCEPT = (
    update(outbox)
    .where(outbox.c.id == bindparam("this"), outbox.c.sid.is_(None))
    .values(
        state="accepted",
        sid=bindparam("taken_sid"),
        accepted_at=bindparam("now"),
        ended_at=bindparam("now"),
        attempts=bindparam("tried"),
        uncertain_since=bindparam("doubt"),
        delivery_status=bindparam("status"),
        delivery_rank=bindparam("rank"),
        error_code=bindparam("code"),
        owner=None,
        lease_until=None,
    )
)
_UNUSUAL = select(outbox).where(
    outbox.c.sid.in_(bindparam("sids", expanding=True)),
    or_(outbox.c.payload.is_(None), outbox.c.delivery_status.in_(UNDELIVERED)),
)
"""Taken, and yet somebody must hear of it: not delivered after all, or the person was erased meanwhile."""


class Records:
    """Verdicts on their way into one transaction; `outcomes` are those that somebody must hear of."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self.outcomes: list[Outcome] = []

    def record(self, verdicts: Sequence[Verdict]) -> None:
        """Write down what became of earlier claims."""
        accepted = [verdict for verdict in verdicts if verdict.state == "accepted"]
        lock_sids(self._connection, [verdict.sid for verdict in accepted if verdict.sid])
        self._accept(accepted)
        for verdict in verdicts:
            if verdict.state != "accepted":
                self._refuse(verdict)
        for sender_id in sorted({verdict.claim.sender_id for verdict in verdicts}):
            self._mind_sender(sender_id, [verdict for verdict in verdicts if verdict.claim.sender_id == sender_id])

    def end(self, row_id: int, state: State) -> None:
        """End a message that nobody is sending."""
        ended = update(outbox).where(outbox.c.id == row_id)
        self._connection.execute(ended.values(state=state, ended_at=self._now, owner=None, lease_until=None))
        self._settle(self._connection.execute(select(outbox).where(outbox.c.id == row_id)).one())

    def _accept(self, verdicts: Sequence[Verdict]) -> None:
        """That the provider took it is true whoever holds the lease by now."""
        for verdict in verdicts:
            if not self._connection.execute(_ACCEPT, self._accepted(verdict)).rowcount:
                log.error("message %s was taken once more than it was owed", verdict.claim.id)
        sids = [verdict.sid for verdict in verdicts if verdict.sid]
        if not sids:
            return
        for change in take_early_statuses(self._connection, sids):
            advance_status(self._connection, change)
        for row in self._connection.execute(_UNUSUAL, {"sids": sids}):
            self._settle(row)

    def _accepted(self, verdict: Verdict) -> dict[str, Any]:
        return {
            "this": verdict.claim.id,
            "taken_sid": verdict.sid,
            "now": self._now,
            "tried": verdict.attempts,
            "doubt": verdict.uncertain_since,
            "status": verdict.status,
            "rank": STATUS_RANK[verdict.status] if verdict.status else 0,
            "code": verdict.error_code,
        }

    def _refuse(self, verdict: Verdict) -> None:
        """Only the latest claim may say how it went. What was withdrawn meanwhile does not go back into its lane."""
        claim = verdict.claim
        held = update(outbox).where(outbox.c.id == claim.id, IS_SENDING, outbox.c.claims == claim.number)
        if not self._connection.execute(held.values(**self._values(verdict))).rowcount:
            return
        if verdict.state not in ("waiting", "uncertain"):
            self.end(claim.id, verdict.state)
        elif verdict.state == "waiting" and self._is_withdrawn(claim.id):
            self.end(claim.id, "withdrawn")

    def _values(self, verdict: Verdict) -> dict[str, Any]:
        return {
            "state": verdict.state,
            "next_try_at": func.coalesce(verdict.next_try_at, outbox.c.next_try_at),
            "attempts": verdict.attempts,
            "asks": verdict.asks,
            "uncertain_since": verdict.uncertain_since,
            "error_code": verdict.error_code,
            "owner": None,
            "lease_until": None,
        }

    def _is_withdrawn(self, row_id: int) -> bool:
        query = select(outbox.c.is_withdrawn).where(outbox.c.id == row_id)
        return bool(self._connection.execute(query).scalar_one())

    def _settle(self, row: Row[Any]) -> None:
        """Tell how a message ended. The empty row of an erased person has then done its duty."""
        self.outcomes.append(outcome(row, self._now))
        if row.payload is None:
            self._connection.execute(delete(outbox).where(outbox.c.id == row.id))

    def _mind_sender(self, sender_id: int, verdicts: Sequence[Verdict]) -> None:
        """Pause a sender that must wait, or whose messages fail one after another for our own fault."""
        faults = [verdict for verdict in verdicts if verdict.state == "failed"]
        pauses = [(verdict.pause, verdict) for verdict in verdicts if verdict.pause]
        if self._troubles(sender_id, verdicts, len(faults)) >= _TROUBLES_TO_PAUSE:
            pauses += [(_PAUSE_FOR_TROUBLES, faults[0])]
        if pauses:
            pause, cause = max(pauses, key=lambda each: each[0])
            self._pause(sender_id, pause, cause)

    def _troubles(self, sender_id: int, verdicts: Sequence[Verdict], faults: int) -> int:
        """Faults in a row, these included; any message that was taken ends the row. 0 when there is no new one."""
        mine = update(senders).where(senders.c.id == sender_id)
        if any(verdict.state == "accepted" for verdict in verdicts):
            self._connection.execute(mine.where(senders.c.troubles > 0).values(troubles=0))
            return 0
        if not faults:
            return 0
        self._connection.execute(mine.values(troubles=senders.c.troubles + faults))
        return int(self._connection.execute(select(senders.c.troubles).where(senders.c.id == sender_id)).scalar_one())

    def _pause(self, sender_id: int, pause: timedelta, cause: Verdict) -> None:
        """Stop the sender until then, unless it is stopped for longer; tell of a long stop when it begins."""
        until = self._now + pause
        query = select(senders.c.paused_until).where(senders.c.id == sender_id).with_for_update(key_share=True)
        stopped = self._connection.execute(query).scalar_one()
        if stopped is not None and stopped >= until:
            return
        self._connection.execute(update(senders).where(senders.c.id == sender_id).values(paused_until=until))
        is_news = stopped is None or stopped <= self._now
        row = self._connection.execute(select(outbox).where(outbox.c.id == cause.claim.id)).first()
        if row is not None and is_news and pause >= _PAUSE_TO_TELL:
            self.outcomes.append(replace(outcome(row, self._now), paused_until=until))


def taken_back(now: datetime) -> dict[str, Any]:
    """Values of a message whose holder is gone: it may have been sent, the provider must be asked."""
    since = func.coalesce(outbox.c.uncertain_since, outbox.c.claimed_at)
    values = {"state": "uncertain", "uncertain_since": since, "next_try_at": now, "asks": text("0")}
    return values | {"owner": None, "lease_until": None}
