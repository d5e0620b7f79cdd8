"""Status callbacks, and the reaction to every error code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.twilio_errors import RULES, UNKNOWN, result_of, rule_for
from app.channels.twilio_form import Refused
from app.channels.twilio_status import read_status
from app.services.messages import StatusUpdate

SID = "SM" + "b" * 32


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"MessageStatus": "sent"}, StatusUpdate(SID, "sent"), id="sent"),
        pytest.param({"MessageStatus": "READ", "EventType": "READ"}, StatusUpdate(SID, "read"), id="read"),
        pytest.param({"MessageStatus": "accepted"}, StatusUpdate(SID, "queued"), id="accepted by a service"),
        pytest.param({"MessageStatus": "partially_delivered"}, StatusUpdate(SID, "sent"), id="some parts only"),
        pytest.param(
            {"MessageStatus": "undelivered", "ErrorCode": "30003"}, StatusUpdate(SID, "undelivered", 30003), id="error"
        ),
        pytest.param({"MessageStatus": "failed", "ErrorCode": "0"}, StatusUpdate(SID, "failed"), id="code zero"),
        pytest.param({"MessageStatus": "failed", "ErrorCode": "٣"}, StatusUpdate(SID, "failed"), id="code not ASCII"),
        pytest.param({"SmsStatus": "delivered"}, StatusUpdate(SID, "delivered"), id="old name"),
        pytest.param({"MessageStatus": "received"}, Refused("no_status"), id="status of an incoming message"),
        pytest.param({"MessageStatus": ""}, Refused("no_status"), id="no status"),
        pytest.param({"MessageSid": "", "MessageStatus": "sent"}, Refused("no_sid"), id="no sid"),
    ],
)
def test_status(fields: dict[str, str], expected: StatusUpdate | Refused) -> None:
    """Each of Twilio's words is one of ours; what is of no outgoing message is refused."""
    assert read_status(list(({"MessageSid": SID} | fields).items())) == expected


@given(st.lists(st.tuples(st.sampled_from(["MessageSid", "MessageStatus", "ErrorCode", "x"]), st.text()), max_size=9))
def test_any_form_is_a_status_or_a_refusal(fields: list[tuple[str, str]]) -> None:
    """Never an error, whatever is posted."""
    assert isinstance(read_status(fields), StatusUpdate | Refused)


@pytest.mark.parametrize(
    ("status", "code", "reaction"),
    [
        pytest.param(429, 20429, "wait", id="too many calls: safe to repeat after a pause"),
        pytest.param(429, None, "wait", id="429 without a code"),
        pytest.param(500, None, "uncertain", id="500: it may have been taken"),
        pytest.param(503, 20503, "uncertain", id="503: it may have been taken"),
        pytest.param(408, None, "retry", id="408: never read whole"),
        pytest.param(401, 20003, "fix", id="credentials"),
        pytest.param(400, 21211, "dead", id="no such number"),
        pytest.param(400, 21408, "fix", id="Mexico not enabled"),
        pytest.param(400, 21610, "opt_out", id="opted out"),
        pytest.param(400, 21611, "wait", id="queue full"),
        pytest.param(400, 21614, "dead", id="landline"),
        pytest.param(400, 21617, "fix", id="too long"),
        pytest.param(400, 21656, "fix", id="variables"),
        pytest.param(400, 30003, "retry", id="handset off"),
        pytest.param(400, 30007, "fix", id="filtered"),
        pytest.param(400, 30036, "drop", id="too late"),
        pytest.param(400, 30410, "uncertain", id="provider timeout"),
        pytest.param(400, 63003, "dead", id="not on WhatsApp"),
        pytest.param(400, 63014, "opt_out", id="blocked us on WhatsApp"),
        pytest.param(400, 63016, "window", id="outside 24 hours"),
        pytest.param(400, 63018, "wait", id="sender limit"),
        pytest.param(400, 63024, "dead", id="invalid WhatsApp recipient"),
        pytest.param(400, 63040, "fix", id="template rejected"),
        pytest.param(400, 99999, "fix", id="unknown code"),
        pytest.param(404, None, "fix", id="no code"),
    ],
)
def test_reaction(status: int, code: int | None, reaction: str) -> None:
    """HTTP status and code together decide what the dispatcher does."""
    assert result_of(status, code).reaction == reaction


def test_unknown_codes_are_never_repeated_and_tell_a_person() -> None:
    """The safe default."""
    assert (UNKNOWN.reaction, UNKNOWN.alert, rule_for(None), rule_for(12345)) == ("fix", True, UNKNOWN, UNKNOWN)


def test_waits_have_a_length_and_retries_an_end() -> None:
    """A rule that pauses says for how long; one that repeats says how often, and what holds after that."""
    for code, rule in RULES.items():
        if rule.reaction in ("wait", "retry"):
            assert rule.wait_seconds, code
        if rule.reaction == "retry":
            assert rule.tries > 1, code
            assert rule.after(rule.tries) == rule.then != "retry", code
            assert rule.after(1) == "retry", code


def test_our_own_mistakes_alert() -> None:
    """Whatever is ours to mend is shown to a person."""
    assert all(rule.alert for rule in RULES.values() if rule.reaction == "fix")


def test_every_code_of_the_notes_is_there() -> None:
    """The codes that the channel notes list have a rule each."""
    wanted = {20003, 20429, 20404, 20009, 21211, 21212, 21606, 21660, 21408, 21608, 21610, 21611, 30001, 21612, 21614}
    wanted |= {21635, 21617, 21658, 21619, 21620, 21623, 21654, 21655, 21656, 21703, 21705, 30002, 30003, 30004, 30005}
    wanted |= {30006, 30007, 30008, 30022, 30023, 30027, 30024, 30034, 30035, 30032, 30036, 30410, 30450, 30453, 30500}
    wanted |= {63010, 14107, 63001, 63002, 63007, 63008, 63003, 63005, 63021, 63009, 63012, 63013, 63014, 63015, 63016}
    wanted |= {63017, 63018, 63019, 63034, 63037, 63020, 63051, 63024, 63027, 63028, 63040, 63041, 63042, 63032, 63033}
    wanted |= {63038, 30454, 63049, 63062}
    assert set(RULES) >= wanted
