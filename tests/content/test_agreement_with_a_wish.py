"""An agreement with a wish of what may be sent behind it: both are taken, and neither is asked again."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import REMINDED, asks, contexts, heard, shown

SPANISH, ENGLISH = ("hola", "1"), ("hello", "2")
READ_BACK = "mi corte es el 14 de enero de 2027 a las 8:30 en brownsville"


def kept(player: Player, key: str) -> object:
    """What is kept under a question."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (SPANISH, "bueno esta bien acepto pues. pero no me manden nada a este tlf es de la vecina"),
        (SPANISH, "acepto pero no me manden nada"),
        (SPANISH, "si acepto pero que no me llegue nada al telefono"),
        (SPANISH, "acepto pero sin mensajes"),
        (SPANISH, "acepto, no me escriban"),
        (SPANISH, "acepto pero no quiero mensajes porque lo ve mi marido"),
        (SPANISH, "si pero no me manden nada"),
        (SPANISH, "acepto nomas que no me manden nada"),
        (SPANISH, "de acuerdo, nada mas no me manden nada"),
        (SPANISH, "acepto pero no me esten mandando cosas que este cel es de mi patrona"),
        (SPANISH, "acepto pero q no me llegen mensajes"),
        (SPANISH, "acepto pero no me manden nada hasta que yo escriba"),
        (SPANISH, "si esta bien pero que no me manden mensajes que el telefono es prestado"),
        (SPANISH, "no me manden nada pero si acepto"),
        (SPANISH, "ya le dije que acepto, pero no me manden nada mijo por favor"),
        (SPANISH, "si de acuerdo. que no me envien nada al cel, me lo revisa mi esposo"),
        (ENGLISH, "i agree but no messages please"),
        (ENGLISH, "yes but no send me message for this phone, na my neighbor get am"),
        (ENGLISH, "i gree but make una no text me"),
        (ENGLISH, "ok i agree but dont send me anything, my husband reads it"),
    ],
)
def test_it_is_taken_and_nothing_is_sent(before: tuple[str, ...], words: str) -> None:
    """Said back in one line; the next question is neither the consent nor what may be sent."""
    player = heard(*before, welcomed=())
    said = contexts(player, words)
    assert said == ["engine/nothing_sent_now", "welcome/emergency_sharing/ask"]
    assert (kept(player, "welcome/agree"), kept(player, "welcome/unasked")) == ("agree", "nothing")


def test_neutral_lines_are_chosen_the_same_way() -> None:
    """At which hours is still asked."""
    player = heard(*SPANISH, "acepto pero manden mensajes que no digan de que es", welcomed=())
    assert (kept(player, "welcome/agree"), kept(player, "welcome/unasked")) == ("agree", "neutral")
    assert player.said[0].context == "engine/noted"
    assert "que no dicen" in shown(player) or "neutr" in shown(player)
    assert asks(player) == "welcome/hours"


@pytest.mark.parametrize("words", ["acepto pero no me manden nada en la noche", "acepto pero avisenme de dia"])
def test_a_wish_for_hours_leaves_what_may_be_sent_to_its_question(words: str) -> None:
    """The agreement is taken."""
    player = heard(*SPANISH, words, welcomed=())
    assert kept(player, "welcome/agree") == "agree"
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (SPANISH, "acepto si me prometen que no me mandan nada"),
        (SPANISH, "acepto si no lo ve la policia"),
        (SPANISH, "acepto mientras no me manden nada"),
        (SPANISH, "acepto siempre y cuando no me manden nada"),
        (SPANISH, "acepto con tal que no me manden nada"),
        (SPANISH, "acepto pero no me manden nada hasta que me prometan"),
        (SPANISH, "acepto cuando me prometan que no me mandan nada"),
        (SPANISH, "si me prometen que no me manden nada acepto"),
        (SPANISH, "acepto pero no me manden a mexico"),
        (SPANISH, "acepto pero no me manden de regreso"),
        (SPANISH, "no acepto y no me manden nada"),
        (SPANISH, "no me manden nada"),
        (SPANISH, "si no me mandan nada acepto"),
        (SPANISH, "creo que acepto pero no me manden nada"),
        (SPANISH, "acepto? pero no me manden nada"),
        (SPANISH, "acepto pero no guarden nada ni me manden nada"),
        (SPANISH, "si pero no quiero que vean mi nombre"),
        (ENGLISH, "i agree if you dont send me anything"),
        (ENGLISH, "i no agree, no send me message"),
    ],
)
def test_a_condition_or_a_refusal_is_none(before: tuple[str, ...], words: str) -> None:
    """Nothing is agreed."""
    assert kept(heard(*before, words, welcomed=()), "welcome/agree") != "agree"


@pytest.mark.parametrize(
    "words",
    [
        "bueno esta bien acepto pues. pero no me manden nada a este tlf es de la vecina",
        "si pero que no me llegue nada al telefono es de mi tia",
        "no me manden nada que este numero lo agarra mi cuñada",
    ],
)
def test_where_it_is_asked_what_may_be_sent_it_is_nothing(words: str) -> None:
    """With the reason behind it."""
    player = heard(*SPANISH, "si", words, welcomed=())
    assert kept(player, "welcome/unasked") == "nothing"
    assert asks(player) == "welcome/emergency_sharing"


@pytest.mark.parametrize(
    "words",
    [
        "si guardela pero no me manden nada",
        "si esta bien pero no me manden nada a este tlf es de la vecina",
        "si, que no me llegue nada al telefono",
        "yes save it but dont send me anything",
    ],
)
def test_the_hearing_is_saved_and_nothing_is_sent(words: str) -> None:
    """The wish beside the yes swallows neither."""
    player = heard(READ_BACK, welcomed=REMINDED)
    said = contexts(player, words)
    assert said[:2] == ["engine/nothing_sent_now", "hearing_date/kept_new/say"]
    assert (kept(player, "hearing_date/right"), kept(player, "welcome/unasked")) == ("yes", "nothing")


@pytest.mark.parametrize("words", ["no esta bien, no me manden nada", "no me manden nada", "no, no me manden nada"])
def test_without_a_yes_the_hearing_waits(words: str) -> None:
    """Nothing is saved by a wish alone."""
    assert kept(heard(READ_BACK, words), "hearing_date/right") is None
