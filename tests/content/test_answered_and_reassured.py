"""An answer about the hearing with "and you send me nothing, right?": kept, said, and no reminders are offered."""

from __future__ import annotations

import pytest

from tests.support.talks import REMINDED, WELCOMED, asks, contexts, heard

SAVED = (
    "mi corte es el 3 febrero 2027 0830 en el paso, puente paso del norte 0430",
    "exactamente asi",
    "ciudad juarez",
    "una hora",
)
OFFERED = "hearing_reminders/remind/choose"


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("3 no lo dice. ya me piden el tlf, q fecha quedo y no me mandan nada aqui verdad", "date_kept/is_kept/say"),
        ("no lo dice y no me mandan nada verdad?", "engine/nothing_sent"),
        ("3. y no me mandan nada aqui verdad?", "engine/nothing_sent"),
        ("no lo dice. y no me mandan nada verdad? y el niño tiene que ir", "children_hearing/go/say"),
    ],
)
def test_no_reminders_are_offered_to_who_is_told_that_nothing_is_sent(said: str, answered: str) -> None:
    """What else is asked is answered."""
    player = heard(*SAVED, welcomed=WELCOMED, channel="sms")
    assert asks(player) == "hearing_date/kind"
    told = contexts(player, said)
    assert {"engine/nothing_sent", answered} <= set(told)
    assert OFFERED not in told
    assert player.conversation is not None
    answers = player.conversation.answers
    assert answers["hearing_date/kind"].value == "unknown"
    assert answers["hearing_reminders/remind"].value == "off"


@pytest.mark.parametrize("said", ["3", "no lo dice", "3 no lo dice. q fecha quedo"])
def test_who_asks_nothing_of_it_is_offered_reminders(said: str) -> None:
    """As ever."""
    assert OFFERED in contexts(heard(*SAVED, welcomed=WELCOMED), said)


def test_to_whom_something_is_sent_it_is_not_denied() -> None:
    """They chose neutral lines."""
    player = heard(*SAVED, welcomed=REMINDED)
    assert "engine/nothing_sent" not in contexts(player, "no lo dice y no me mandan nada verdad?")
