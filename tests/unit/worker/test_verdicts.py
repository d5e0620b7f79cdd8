"""What becomes of a message after one attempt, as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.services.delivery import Claim
from app.services.messages import Address, Outbound, SendResult
from app.worker.policy import Policy
from app.worker.verdicts import Tried, judge

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MESSAGE = Outbound(Address("sms", "+15005550001", "+15005550001"), "+15005550006", "hola")
CLAIM = Claim(
    id=1,
    number=1,
    lane=1,
    person_id=1,
    sender_id=1,
    kind="reply",
    message=MESSAGE,
    due_at=NOON - MINUTE,
    claimed_at=NOON - MINUTE,
    lease_until=NOON + MINUTE,
)
DOUBT = replace(CLAIM, uncertain_since=NOON - 2 * MINUTE, attempts=1, number=2)
OLD = replace(CLAIM, due_at=NOON - timedelta(hours=25))
STALE = replace(CLAIM, expires_at=NOON)
WITHDRAWN = replace(DOUBT, is_withdrawn=True)


def refusal(reaction: str, code: int | None = None, wait: float | None = None) -> SendResult:
    return SendResult(reaction=reaction, error_code=code, wait_seconds=wait)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "result", "state", "attempts"),
    [
        pytest.param(CLAIM, SendResult(sid="SM1"), "accepted", 1, id="taken"),
        pytest.param(OLD, SendResult(sid="SM1"), "accepted", 1, id="taken after a long time"),
        pytest.param(CLAIM, refusal("retry"), "waiting", 1, id="again later"),
        pytest.param(OLD, refusal("retry"), "failed", 1, id="again, for too long"),
        pytest.param(STALE, refusal("retry"), "expired", 1, id="again, but stale"),
        pytest.param(DOUBT, refusal("retry"), "uncertain", 2, id="again after a doubt: ask before the next"),
        pytest.param(WITHDRAWN, refusal("retry"), "withdrawn", 2, id="again, but withdrawn"),
        pytest.param(CLAIM, refusal("wait"), "waiting", 0, id="throttled: does not count"),
        pytest.param(CLAIM, refusal("fix", 20003), "waiting", 0, id="credentials: keep it"),
        pytest.param(CLAIM, refusal("fix", 21617), "failed", 1, id="too long: this one fails"),
        pytest.param(CLAIM, refusal("fix"), "failed", 1, id="fault without a code"),
        pytest.param(CLAIM, refusal("dead", 21211), "dead", 1, id="no such number"),
        pytest.param(CLAIM, refusal("opt_out", 21610), "opted_out", 1, id="opted out"),
        pytest.param(CLAIM, refusal("window", 63016), "window", 1, id="outside the window"),
        pytest.param(CLAIM, refusal("drop", 30036), "dropped", 1, id="dropped"),
        pytest.param(CLAIM, refusal("uncertain"), "uncertain", 1, id="no answer"),
        pytest.param(CLAIM, SendResult(), "uncertain", 1, id="a result that says nothing"),
    ],
)
def test_verdict_on_a_result(claim: Claim, result: SendResult, state: str, attempts: int) -> None:
    """Each reaction leads to one state; only attempts that the provider looked at count."""
    verdict = judge(Tried(claim, result=result), NOON, Policy(), lambda: 1.0)
    assert (verdict.state, verdict.attempts) == (state, attempts)


@pytest.mark.parametrize(
    ("claim", "unsent", "state", "asks"),
    [
        pytest.param(CLAIM, "late", "waiting", 0, id="given back unsent"),
        pytest.param(DOUBT, "late", "uncertain", 0, id="given back in doubt"),
        pytest.param(DOUBT, "not_found", "uncertain", 1, id="not listed yet"),
        pytest.param(DOUBT, "unasked", "uncertain", 0, id="could not be asked"),
        pytest.param(replace(DOUBT, due_at=OLD.due_at), "unasked", "failed", 0, id="could not be asked for a day"),
        pytest.param(WITHDRAWN, "asked_enough", "withdrawn", 0, id="withdrawn and not listed"),
        pytest.param(replace(DOUBT, expires_at=NOON), "asked_enough", "expired", 0, id="stale and not listed"),
        pytest.param(replace(DOUBT, due_at=OLD.due_at), "asked_enough", "failed", 0, id="too old and not listed"),
    ],
)
def test_verdict_without_a_send(claim: Claim, unsent: Any, state: str, asks: int) -> None:
    """What was not sent goes on or ends, and never counts as an attempt."""
    verdict = judge(Tried(claim, unsent=unsent), NOON, Policy(), lambda: 1.0)
    assert (verdict.state, verdict.asks, verdict.attempts) == (state, asks, claim.attempts)


@pytest.mark.parametrize(
    ("claim", "result", "seconds"),
    [
        pytest.param(CLAIM, refusal("retry"), 4, id="back-off"),
        pytest.param(replace(CLAIM, attempts=3), refusal("retry"), 32, id="back-off grows"),
        pytest.param(CLAIM, refusal("retry", 30003, 7200), 7204, id="never before the time the provider's table says"),
        pytest.param(CLAIM, refusal("wait", 20429, 30), 30, id="as long as asked"),
        pytest.param(CLAIM, refusal("wait"), 5, id="not said how long"),
        pytest.param(CLAIM, refusal("fix", 20003), 300, id="set-up"),
        pytest.param(CLAIM, refusal("uncertain"), 2, id="first doubt: ask soon"),
        pytest.param(DOUBT, refusal("uncertain"), 10, id="second doubt: ask later"),
    ],
)
def test_next_try(claim: Claim, result: SendResult, seconds: float) -> None:
    """When the message is tried again, chance at its longest."""
    verdict = judge(Tried(claim, result=result), NOON, Policy(), lambda: 1.0)
    assert verdict.next_try_at == NOON + timedelta(seconds=seconds)


def test_first_doubt_is_remembered() -> None:
    """Asking reaches back to the first attempt that may have arrived."""
    first = judge(Tried(CLAIM, result=refusal("uncertain")), NOON, Policy(), lambda: 1.0)
    second = judge(Tried(DOUBT, result=refusal("uncertain")), NOON, Policy(), lambda: 1.0)
    assert (first.uncertain_since, second.uncertain_since) == (CLAIM.claimed_at, DOUBT.uncertain_since)
    assert (second.asks, second.attempts) == (0, 2)


def test_found_message_was_not_sent_again() -> None:
    """A message that the provider's list shows is accepted without another attempt."""
    tried = Tried(DOUBT, result=SendResult(sid="SM1", status="delivered"), found=True)
    verdict = judge(tried, NOON, Policy(), lambda: 1.0)
    assert (verdict.state, verdict.sid, verdict.status, verdict.attempts) == ("accepted", "SM1", "delivered", 1)
