"""One attempt at one claimed message, outside any transaction: ask first where there is doubt, then send once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from app.errors import ProviderTrouble
from app.services.delivery import Claim
from app.services.messages import Outbound, SendResult
from app.services.ports import Clock, Sender, SentTrace
from app.worker.matching import find_sent
from app.worker.policy import Policy
from app.worker.verdicts import Tried, is_given_up

log = logging.getLogger(__name__)

_LONGEST_VALIDITY = 36_000


def _pass(point: str) -> None:
    """A kill point in ordinary life."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Tries claims. `known_sids` tells which provider ids already belong to a message.

    `kill_point` is called with `before_ask`, `before_send` and `after_send`: where a crash hurts most.
    """

    sender: Sender
    clock: Clock
    policy: Policy
    known_sids: Callable[[Collection[str]], set[str]]
    kill_point: Callable[[str], None] = _pass

    def __call__(self, claim: Claim) -> Tried:
        """Never raises for what the provider does."""
        needed = self.policy.attempt_limit if claim.uncertain_since else self.policy.send_limit
        if self._is_too_late(claim, needed):
            return Tried(claim, unsent="late")
        if claim.uncertain_since is not None:
            doubt = self._ask(claim, claim.uncertain_since)
            if doubt is not None:
                return doubt
        return self._send(claim)

    def _ask(self, claim: Claim, since: datetime) -> Tried | None:
        """What the provider knows of it; None when it does not know it and it should be sent again."""
        self.kill_point("before_ask")
        try:
            trace = self._find(claim, since)
        except ProviderTrouble:
            return Tried(claim, unsent="unasked")
        except Exception as error:
            log.error("asking about message %s broke: %s", claim.id, type(error).__name__)
            return Tried(claim, unsent="unasked")
        if trace is not None:
            return Tried(claim, result=SendResult(sid=trace.sid, status=trace.status), found=True)
        if claim.asks + 1 < self.policy.asks_before_repeat:
            return Tried(claim, unsent="not_found")
        if is_given_up(claim, self.clock(), self.policy):
            return Tried(claim, unsent="asked_enough")
        return Tried(claim, unsent="late") if self._is_too_late(claim, self.policy.send_limit) else None

    def _find(self, claim: Claim, since: datetime) -> SentTrace | None:
        slack = self.policy.clock_slack
        traces = self.sender.recent(claim.message, since - slack)
        known = self.known_sids([trace.sid for trace in traces]) if traces else set()
        return find_sent(claim.message, traces, since=since, slack=slack, known=known)

    def _send(self, claim: Claim) -> Tried:
        self.kill_point("before_send")
        try:
            result = self.sender.send(self._dated(claim))
        except Exception as error:
            log.error("sending message %s broke: %s", claim.id, type(error).__name__)
            result = SendResult(reaction="uncertain")
        self.kill_point("after_send")
        return Tried(claim, result=result)

    def _is_too_late(self, claim: Claim, needed: timedelta) -> bool:
        """True when the lease could end before an answer comes: somebody else might then begin."""
        return self.clock() + needed > claim.lease_until

    def _dated(self, claim: Claim) -> Outbound:
        """The message, told to die at the provider when it becomes stale rather than to arrive late."""
        if claim.expires_at is None:
            return claim.message
        left = ceil((claim.expires_at - self.clock()).total_seconds())
        wanted = claim.message.valid_for_seconds or _LONGEST_VALIDITY
        return replace(claim.message, valid_for_seconds=max(1, min(left, wanted, _LONGEST_VALIDITY)))
