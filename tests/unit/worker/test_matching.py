"""Recognising our own message in the provider's list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.messages import Address, Outbound, Template
from app.services.ports import SentTrace
from app.worker.matching import find_sent, resembles

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
TO = Address("whatsapp", "+525512345678", "+5215512345678", "+525512345678")
LISTED = "¿Qué necesita?\n1. Audiencia\n2. Formulario"


def outbound(body: str, variables: dict[str, str] | None = None) -> Outbound:
    template = Template("HX1", variables) if variables is not None else None
    return Outbound(TO, "+15005550006", body, template)


def trace(sid: str, body: str, seconds: float = 0) -> SentTrace:
    return SentTrace(sid, body, NOON + timedelta(seconds=seconds), "sent")


@pytest.mark.parametrize(
    ("message", "copy", "is_ours"),
    [
        pytest.param(outbound("Hola"), "Hola", True, id="the same"),
        pytest.param(outbound("Hola\n\nAna "), " Hola Ana", True, id="other blanks"),
        pytest.param(outbound("Hola"), "Hola.", False, id="another text"),
        pytest.param(outbound("Hola Ana"), "Hola", False, id="a part of a plain text"),
        pytest.param(outbound("Hola"), "", False, id="no words"),
        pytest.param(outbound(""), "", True, id="a picture without words"),
        pytest.param(outbound(LISTED, {}), "¿Qué necesita?", True, id="template shown without its options"),
        pytest.param(outbound(LISTED, {"1": "¿Qué necesita?"}), "* ¿Qué  necesita? *", True, id="template variable"),
        pytest.param(outbound(LISTED, {"1": "a", "2": "zz"}), "a b", False, id="a variable is missing"),
        pytest.param(outbound(LISTED, {"1": " "}), "Otra cosa", False, id="blank variables prove nothing"),
        pytest.param(outbound(LISTED, {}), "", False, id="template, empty copy"),
    ],
)
def test_resembles(message: Outbound, copy: str, is_ours: bool) -> None:
    """Plain text must be equal but for blanks; a template must show its variables or be a part of our text."""
    assert resembles(message, copy) is is_ours


def test_known_sids_are_other_messages() -> None:
    """The same words sent before are known by their sid and do not count."""
    traces = [trace("SM1", "Hola"), trace("SM2", "Hola", 5)]
    found = find_sent(outbound("Hola"), traces, since=NOON, slack=timedelta(0), known={"SM1"})
    assert found is not None
    assert found.sid == "SM2"


def test_older_messages_do_not_count() -> None:
    """What was taken before the attempt, less the slack between two clocks, is not this message."""
    traces = [trace("SM1", "Hola", -61)]
    assert find_sent(outbound("Hola"), traces, since=NOON, slack=timedelta(seconds=60), known=()) is None
    assert find_sent(outbound("Hola"), traces, since=NOON, slack=timedelta(seconds=61), known=()) == traces[0]


def test_first_of_several_is_taken() -> None:
    """If an earlier fault left two copies, the first is the one that counts."""
    traces = [trace("SM2", "Hola", 9), trace("SM1", "Hola", 2)]
    assert find_sent(outbound("Hola"), traces, since=NOON, slack=timedelta(0), known=()) == traces[1]


@given(st.text(alphabet=st.characters()), st.text(alphabet=st.characters(exclude_categories=())))
def test_any_words_can_be_compared(ours: str, theirs: str) -> None:
    """Comparing never fails, whatever a phone or a provider puts into a text, and a text resembles itself."""
    resembles(outbound(ours), theirs)
    assert resembles(outbound(theirs), theirs)
