"""A yes or a no with its reason: the answer is taken and said back, and what the reason tells is not lost."""

from __future__ import annotations

import pytest

from app.dialogue.events import WishTold
from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

AT_SHARING = ("hola", "1", "si", "1")
"""Asked whether name and number may be given in an emergency."""

IN_ENGLISH = ("hi", "2", "yes", "1")


def _shared(player: Player) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/emergency_sharing")
    return answer.value if answer else None


def _wishes(player: Player) -> list[str]:
    return [event.words for event in player.events if isinstance(event, WishTold) and event.words]


@pytest.mark.parametrize(
    ("said", "value", "noted"),
    [
        ("no xq me da pena", "no", "Anoté: no"),
        ("no porque no los conozco", "no", "Anoté: no"),
        ("pues no porque luego me encuentran", "no", "Anoté: no"),
        ("si pero escrito, no llamada", "yes", "Anoté: sí"),
        ("si escrito nomas", "yes", "Anoté: sí"),
        ("si xq ando sola con los niños", "yes", "Anoté: sí"),
    ],
)
def test_the_answer_is_said_back_before_what_was_added(said: str, value: str, noted: str) -> None:
    """What was taken out of more words can be seen, and put right."""
    player = heard(*AT_SHARING, said, welcomed=())
    assert _shared(player) == value
    assert noted in shown(player)
    assert asks(player) == "welcome/wants_pin"


def test_in_english_it_is_said_back_too() -> None:
    """In their language."""
    assert "I wrote down: yes" in shown(heard(*IN_ENGLISH, "yes but write, no call", welcomed=()))
    assert "I wrote down: no" in shown(heard(*IN_ENGLISH, "no cuz i dont trust", welcomed=()))


@pytest.mark.parametrize("said", ["si", "no", "no gracias", "si claro"])
def test_a_plain_answer_is_not_said_back(said: str) -> None:
    """It needs no line of its own."""
    assert "engine/noted" not in contexts(heard(*AT_SHARING, welcomed=()), said)


@pytest.mark.parametrize(
    ("before", "said", "value"),
    [
        (AT_SHARING, "no xq el numero no es mio", "no"),
        (AT_SHARING, "no pq me lo prestaron", "no"),
        (AT_SHARING, "no mijo xq el tel es prestado", "no"),
        (AT_SHARING, "no es que el numero es de mi comadre", "no"),
        (AT_SHARING, "no, el numero es de mi vecina", "no"),
        (AT_SHARING, "no el telefono no es mio", "no"),
        (AT_SHARING, "si pero el numero es prestado", "yes"),
        (IN_ENGLISH, "no cuz phone is not mine", "no"),
        (IN_ENGLISH, "no because this number is of my cousin", "no"),
        (IN_ENGLISH, "no they lend me the phone", "no"),
    ],
)
def test_a_lent_phone_in_the_reason_is_noted_for_the_team(before: tuple[str, ...], said: str, value: str) -> None:
    """As wherever it is told: the team reads it, and two lines say what to do."""
    player = heard(*before, said, welcomed=())
    assert _shared(player) == value
    assert [each.context for each in player.said] == [
        "engine/noted",
        "lent_phone/team/say",
        "lent_phone/how/say",
        "welcome/wants_pin/ask",
    ]
    assert _wishes(player) == [said]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("no xq mi marido lee el telefono", "no"),
        ("si, mi numero es 956 555 0134", "yes"),
        ("no me prestaron atencion", None),
        ("si mi celular es nuevo", "yes"),
    ],
)
def test_other_phones_are_not_lent(said: str, value: str | None) -> None:
    """Who reads it, a number, a new one."""
    player = heard(*AT_SHARING, said, welcomed=())
    assert "lent_phone/how/say" not in [each.context for each in player.said]
    assert value is None or _shared(player) == value


@pytest.mark.parametrize("said", ["si porque no tengo dinero", "si xq no tengo abogado", "si ya que no se nada de eso"])
def test_whether_the_team_is_told_takes_a_yes_with_its_reason(said: str) -> None:
    """The reason goes to the team with the yes."""
    player = heard("abogado", welcomed=WELCOMED)
    assert asks(player) == "legal_help/tell"
    assert contexts(player, said)[0] in ("legal_help/told/text", "person/told/text")


@pytest.mark.parametrize("said", ["porque no tengo dinero", "si no tengo dinero?", "porque?"])
def test_a_reason_alone_or_a_condition_tells_nobody(said: str) -> None:
    """No yes stands before it."""
    player = heard("abogado", said, welcomed=WELCOMED)
    assert not [each for each in player.said if each.context.endswith("told/text")]
