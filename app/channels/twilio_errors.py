"""What we do about each Twilio error code: a table, because codes change without notice and a lawyer never reads it.

The same code may come as the answer to a send or, later, in a status callback; one table serves both. A code that is
not here is not repeated and a person is told. Meanings are Twilio's own error catalogue in short.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.messages import Reaction, SendResult

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What one code asks of us.

    `wait_seconds`: no repeat before that (with `retry`), or how long the sender pauses (with `wait`). `tries`: attempts
    in all before `then` holds instead of `retry`. `alert`: a person must see it even if a repeat may help.
    """

    reaction: Reaction
    meaning: str
    wait_seconds: float | None = None
    tries: int = 1
    then: Reaction = "dead"
    alert: bool = False

    def after(self, attempts: int) -> Reaction:
        """The reaction when this was attempt number `attempts`, the first being 1."""
        return self.then if self.reaction == "retry" and attempts >= self.tries else self.reaction


def _fix(meaning: str) -> Rule:
    return Rule("fix", meaning, alert=True)


def _retry(meaning: str, wait: float, tries: int, then: Reaction = "fix", *, alert: bool = False) -> Rule:
    return Rule("retry", meaning, wait, tries, then, alert)


RULES: Mapping[int, Rule] = {
    14107: Rule("drop", "more than 30 replies in 30 seconds between two numbers", alert=True),
    20003: _fix("authentication failed"),
    20009: _retry("deletion asked for before the message is finished", 10 * _MINUTE, 40),
    20404: _fix("no such resource"),
    20429: Rule("wait", "too many concurrent API calls; never processed", 2.0),
    21211: Rule("dead", "'To' is not a valid number"),
    21212: _fix("'From' is not a valid sender"),
    21408: _fix("this country is not enabled for the account"),
    21606: _fix("'From' cannot send to this recipient"),
    21608: _fix("trial account, recipient not verified"),
    21610: Rule("opt_out", "the recipient has opted out"),
    21611: Rule("wait", "the sender's queue is full", _HOUR, alert=True),
    21612: Rule("dead", "this sender cannot reach this recipient"),
    21614: Rule("dead", "'To' is not a mobile number"),
    21617: _fix("body longer than 1,600 characters"),
    21619: _fix("neither body nor media"),
    21620: _fix("media URL is not valid"),
    21623: _fix("too many media"),
    21635: Rule("dead", "'To' is a landline"),
    21654: _fix("ContentSid is not usable"),
    21655: _fix("ContentSid is not valid"),
    21656: _fix("ContentVariables are not valid"),
    21658: _fix("body or variable too long"),
    21660: _fix("'From' does not belong to the account"),
    21703: _fix("the Messaging Service has no usable sender"),
    21705: _fix("the Messaging Service is not valid"),
    30001: Rule("wait", "the sender's queue overflowed", _HOUR, alert=True),
    30002: _fix("the account is suspended"),
    30003: _retry("handset off or out of reach", 2 * _HOUR, 3, "dead"),
    30004: Rule("dead", "blocked by the person or the carrier"),
    30005: _retry("unknown handset", 6 * _HOUR, 2, "dead"),
    30006: Rule("dead", "landline or unreachable carrier"),
    30007: _fix("filtered as unwanted by a carrier: review words and links"),
    30008: _retry("unknown carrier error", _HOUR, 2, "dead"),
    30022: _retry("10DLC rate exceeded", 10 * _MINUTE, 6),
    30023: _retry("10DLC daily cap exceeded", 6 * _HOUR, 5),
    30024: _fix("the sender is not registered for this carrier"),
    30027: _retry("carrier's daily cap until midnight Pacific", 6 * _HOUR, 5),
    30032: _fix("toll-free number not verified"),
    30034: _fix("number not registered for 10DLC"),
    30035: _fix("sender in registration"),
    30036: Rule("drop", "validity period over: too late to be of use"),
    30410: Rule("uncertain", "provider timeout: it may have been delivered"),
    30450: Rule("wait", "fraud protection block", 6 * _HOUR, alert=True),
    30453: Rule("wait", "fraud protection block", 6 * _HOUR, alert=True),
    30454: Rule("wait", "daily message limit of the account", _DAY, alert=True),
    30500: _retry("internal error of the provider", _MINUTE, 5),
    63001: _fix("WhatsApp channel could not authenticate"),
    63002: _fix("WhatsApp sender not found"),
    63003: Rule("dead", "'To' is not on WhatsApp"),
    63005: _fix("WhatsApp did not accept the content"),
    63007: _fix("'From' is not a WhatsApp sender"),
    63008: _fix("WhatsApp channel is misconfigured"),
    63009: _retry("WhatsApp answered with an error", _MINUTE, 5),
    63010: _retry("internal error of the provider", _MINUTE, 5),
    63012: _retry("WhatsApp answered with an internal error", _MINUTE, 5),
    63013: _fix("against WhatsApp's policy, or a variable with many blanks in a row"),
    63014: Rule("opt_out", "the person blocked us on WhatsApp"),
    63015: _fix("the sandbox was not joined"),
    63016: Rule("window", "outside WhatsApp's 24 hours, or a template sent wrongly"),
    63017: Rule("wait", "WhatsApp's rate limit", 30.0),
    63018: Rule("wait", "WhatsApp's limit for this sender, perhaps the daily one", _HOUR, alert=True),
    63019: _retry("the media could not be fetched", 5 * _MINUTE, 3),
    63020: _fix("the WhatsApp business account was not accepted"),
    63021: _fix("template and variables over 1,024 characters"),
    63024: Rule("dead", "invalid WhatsApp recipient: not there, terms not accepted, or a very old app"),
    63027: _fix("the template does not exist in this language"),
    63028: _fix("wrong number of template variables"),
    63032: Rule("drop", "withheld by a WhatsApp experiment group"),
    63033: Rule("drop", "opted out of marketing, of which we send none", alert=True),
    63034: _fix("media too large"),
    63037: Rule("uncertain", "media upload failed; the provider tries again itself"),
    63038: Rule("wait", "daily message limit of the account", _DAY, alert=True),
    63040: _fix("template rejected"),
    63041: _fix("template paused"),
    63042: _fix("template disabled"),
    63049: Rule("drop", "a marketing template was withheld", alert=True),
    63051: _fix("the WhatsApp sender is locked"),
    63062: _fix("marketing terms not accepted"),
}

UNKNOWN = _fix("a code that is not in the table")
"""The safe default: never repeated by itself, and a person is told."""


def rule_for(code: int | None) -> Rule:
    """What to do about this code."""
    return RULES.get(code or 0, UNKNOWN)


def reaction_after(code: int, attempts: int) -> Reaction:
    """What to do about a refusal with this code when it was attempt number `attempts`: repeats come to an end."""
    return rule_for(code).after(attempts)


def status_reaction(code: int | None) -> tuple[Reaction, float]:
    """What a failure told by a status callback asks of us, and how many seconds to wait before a repeat."""
    rule = rule_for(code)
    return rule.reaction, rule.wait_seconds or 60.0


def result_of(status: int, code: int | None) -> SendResult:
    """How a send ended that Twilio answered with this HTTP status (not 2xx) and code.

    429 was never processed, so it may be repeated after the pause. After a 5xx nobody knows whether the message was
    taken. 408 means that Twilio did not get the whole request.
    """
    if status == 429:
        return SendResult(reaction="wait", error_code=code, wait_seconds=rule_for(20429).wait_seconds)
    if status >= 500:
        return SendResult(reaction="uncertain", error_code=code)
    if status == 408:
        return SendResult(reaction="retry", error_code=code)
    rule = rule_for(code)
    return SendResult(reaction=rule.reaction, error_code=code, wait_seconds=rule.wait_seconds)
