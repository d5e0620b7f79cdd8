"""What somebody asks before a lent phone goes back: the date, the PIN and that nothing is sent, each answered."""

from __future__ import annotations

import pytest

from tests.support.talks import REMINDED, WELCOMED, contexts, heard

PINNED = ("hola", "1", "acepto", "1", "no", "si", "2710")
SAVED = (
    "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso, en el puente paso del norte a las 4:30",
    "si",
    "juarez",
    "una hora",
    "master",
    "ninguno",
)
DATE, SENT, PIN = "date_kept/is_kept/say", "sent_unasked/nothing/say", "pin_kept/is_kept/say"


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        (
            "otro dia ya tengo q devolver el telefono dime si mi fecha quedo guardada y q no van a mandar nada aqui "
            "verdad y la clave q puse quedo",
            {DATE, SENT, PIN},
        ),
        ("dime si mi fecha quedo guardada y q no van a mandar nada aqui", {DATE, SENT}),
        ("dime si quedo mi fecha y si quedo la clave", {DATE, PIN}),
    ],
)
def test_each_part_is_answered(words: str, answered: set[str]) -> None:
    """Also where no stop parts them."""
    assert answered <= set(contexts(heard(*SAVED, words, welcomed=PINNED)))


@pytest.mark.parametrize(
    "words",
    [
        "seguro q no me van a mandar ningun mensaje a este numero?",
        "y seguro que no van a mandar nada aqui?",
        "de verdad no me van a escribir nada?",
    ],
)
@pytest.mark.parametrize("before", [(), SAVED])
def test_whether_anything_is_sent_is_said(before: tuple[str, ...], words: str) -> None:
    """As it was chosen: nothing."""
    said = contexts(heard(*before, words, welcomed=WELCOMED))
    assert {"engine/nothing_sent", SENT} & set(said)


def test_whoever_chose_messages_is_not_told_that_nothing_comes() -> None:
    """What was chosen is said instead, or nothing of it."""
    said = contexts(heard("y seguro que no van a mandar nada aqui?", welcomed=REMINDED))
    assert said[0] == "sent_unasked/sent_lines/say"
    assert not {"engine/nothing_sent", SENT} & set(said)
