"""What becomes of a message after one attempt: decided from what happened, without a clock, a database or a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from app.services.delivery import Claim, EndState, Verdict
from app.services.messages import Reaction, SendResult
from app.worker.policy import Chance, Policy

Unsent = Literal["late", "unasked", "not_found", "asked_enough"]
"""Why no send was tried: too little was left of the lease; the provider could not be asked; it was asked and does not
show the message (yet); it does not show it and a repeat is not wanted any more."""

_ENDS: Mapping[Reaction, EndState] = {
    "dead": "dead",
    "opt_out": "opted_out",
    "window": "window",
    "fix": "failed",
    "drop": "dropped",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """What happened to one claim: the provider's result, or why it was not sent. `found`: it had been sent before."""

    claim: Claim
    result: SendResult | None = None
    unsent: Unsent | None = None
    found: bool = False

    @property
    def attempts(self) -> int:
        """Sends begun so far, this one included."""
        return self.claim.attempts + (self.result is not None and not self.found)


def judge(tried: Tried, now: datetime, policy: Policy, chance: Chance) -> Verdict:
    """The verdict on one attempt."""
    if tried.result is None:
        return _judge_unsent(tried, now, policy, chance)
    if tried.result.is_accepted:
        return _accepted(tried, tried.result)
    return _judge_refusal(tried, tried.result, now, policy, chance)


def is_given_up(claim: Claim, now: datetime, policy: Policy) -> bool:
    """True when there is no point in another attempt: withdrawn, stale, or tried for too long."""
    return claim.is_withdrawn or _is_stale(claim, now) or now >= claim.due_at + policy.give_up_after


def _accepted(tried: Tried, result: SendResult) -> Verdict:
    return Verdict(
        tried.claim,
        "accepted",
        attempts=tried.attempts,
        asks=tried.claim.asks,
        sid=result.sid,
        status=result.status,
        error_code=result.error_code,
        uncertain_since=tried.claim.uncertain_since,
    )


def _judge_unsent(tried: Tried, now: datetime, policy: Policy, chance: Chance) -> Verdict:
    claim = tried.claim
    match tried.unsent:
        case "late":
            return _again(tried, now, asks=claim.asks)
        case "unasked" if now >= claim.due_at + policy.give_up_after:
            return _end(tried, "failed")
        case "unasked":
            pause = max(policy.first_ask_after, policy.backoff(claim.number, chance))
            return _again(tried, now + pause, asks=claim.asks)
        case "not_found":
            return _again(tried, now + policy.ask_again_after, asks=claim.asks + 1)
        case _:
            return _end(tried, _end_unsent(claim, now))


def _judge_refusal(tried: Tried, result: SendResult, now: datetime, policy: Policy, chance: Chance) -> Verdict:
    reaction = _reaction(result, tried.attempts, policy)
    code = result.error_code
    match reaction:
        case "wait":
            pause = timedelta(seconds=result.wait_seconds) if result.wait_seconds else policy.pause_default
            return _paused(tried, now, policy, pause, code)
        case "fix" if code in policy.sender_wide_codes:
            return _paused(tried, now, policy, policy.pause_for_setup, code)
        case "uncertain":
            return _uncertain(tried, now, policy, chance, code)
        case "retry":
            return _retry(tried, result, now, policy, chance)
        case _:
            return _end(tried, _ENDS[reaction], code)


def _reaction(result: SendResult, attempts: int, policy: Policy) -> Reaction:
    reaction = result.reaction or "uncertain"
    if reaction == "retry" and result.error_code and policy.escalate:
        return policy.escalate(result.error_code, attempts)
    return reaction


def _retry(tried: Tried, result: SendResult, now: datetime, policy: Policy, chance: Chance) -> Verdict:
    if is_given_up(tried.claim, now, policy):
        return _end(tried, _end_unsent(tried.claim, now), result.error_code)
    pause = timedelta(seconds=result.wait_seconds or 0) + policy.backoff(tried.attempts, chance)
    return _again(tried, now + pause, asks=policy.asks_before_repeat - 1, code=result.error_code)


def _paused(tried: Tried, now: datetime, policy: Policy, pause: timedelta, code: int | None) -> Verdict:
    """The sender stops; the message was not taken and this attempt does not count."""
    verdict = _again(tried, now + pause, asks=policy.asks_before_repeat - 1, code=code)
    return replace(verdict, attempts=tried.claim.attempts, pause=pause)


def _uncertain(tried: Tried, now: datetime, policy: Policy, chance: Chance, code: int | None) -> Verdict:
    """It may have been taken: ask soon, and later with each attempt that ends so. Earlier doubts are kept."""
    pause = policy.first_ask_after + (policy.backoff(tried.attempts, chance) if tried.attempts > 1 else timedelta())
    return Verdict(
        tried.claim,
        "uncertain",
        attempts=tried.attempts,
        error_code=code,
        next_try_at=now + pause,
        uncertain_since=tried.claim.uncertain_since or tried.claim.claimed_at,
    )


def _again(tried: Tried, at: datetime, *, asks: int, code: int | None = None) -> Verdict:
    """Try later. What was ever uncertain is asked about before each further send."""
    since = tried.claim.uncertain_since
    return Verdict(
        tried.claim,
        "uncertain" if since else "waiting",
        attempts=tried.attempts,
        asks=asks if since else 0,
        error_code=code,
        next_try_at=at,
        uncertain_since=since,
    )


def _end(tried: Tried, state: EndState, code: int | None = None) -> Verdict:
    since = tried.claim.uncertain_since
    return Verdict(tried.claim, state, attempts=tried.attempts, error_code=code, uncertain_since=since)


def _end_unsent(claim: Claim, now: datetime) -> EndState:
    if claim.is_withdrawn:
        return "withdrawn"
    return "expired" if _is_stale(claim, now) else "failed"


def _is_stale(claim: Claim, now: datetime) -> bool:
    return claim.expires_at is not None and claim.expires_at <= now
