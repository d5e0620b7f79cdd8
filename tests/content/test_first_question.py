"""A question in the very first message is never lost: it waits until the welcome is over, and that is said."""

from __future__ import annotations

import pytest

from app.services.messages import Channel
from tests.support.released import new_player
from tests.support.talks import WELCOMED as WHOLE_WELCOME
from tests.support.talks import asks, contexts, heard, shown

WELCOMED = WHOLE_WELCOME[1:]
"""The welcome after a first message of their own."""


def test_an_unsure_question_is_asked_about_after_the_welcome() -> None:
    """The nearest topics are offered with the words shown; the menu follows where none of them is it."""
    player = new_player()
    opening = "si me caso alla que pasa con lo mio"
    assert contexts(player, opening) == ["engine/first_waits", "welcome/language/choose"]
    assert contexts(player, *WELCOMED)[-1] == "engine/topic_first"
    assert dict(player.said[-1].values)["held"].startswith("si me caso alla")
    options = len(player.said[-1].offers)
    assert contexts(player, str(options)) == ["engine/topic_none", "menu/home/choose"]


def test_a_sure_question_is_answered_after_the_welcome() -> None:
    """Its topic opens by itself."""
    player = new_player()
    assert "engine/first_waits" in contexts(player, "cuando es mi corte y como la reviso")
    said = contexts(player, *WELCOMED)
    assert "engine/topic_first" not in said
    assert player.conversation is not None
    assert player.conversation.said is None
    assert any(frame.flow.startswith("court") for frame in player.conversation.frames)


def test_a_narrower_flow_answers_a_first_message_too() -> None:
    """What somebody wants her to sign is not met with the wide topic of the court."""
    player = new_player()
    said = contexts(player, "me dijeron que hay que firmar una hoja para que me regresen es cierto", *WELCOMED)
    assert any(context.startswith("signing/") for context in said)


@pytest.mark.parametrize("answer", ["no", "no señor no peligro, solo preguntar"])
def test_a_question_held_by_the_question_about_danger_is_kept(answer: str) -> None:
    """Whoever is in no danger is welcomed, and what they asked first comes back."""
    player = new_player()
    contexts(player, "nos vienen siguiendo en una troca y quiero saber como lleno el formulario de asilo")
    assert player.conversation is not None
    assert player.conversation.pending is not None
    assert contexts(player, answer) == ["engine/first_waits", "welcome/language/choose"]
    said = contexts(player, *WELCOMED)
    assert any(context == "engine/topic_first" or context.startswith("i589/") for context in said)


@pytest.mark.parametrize("greeting", ["hola", "buenas tardes", "Hola buenas noches 🙏", "hi", "gracias", "info"])
def test_a_greeting_asks_nothing(greeting: str) -> None:
    """No promise of an answer where nothing was asked."""
    assert contexts(new_player(), greeting) == ["welcome/language/choose"]


@pytest.mark.parametrize(
    "opening",
    [
        "english please",
        "English please. I need help with asylum form",
        "pls english only. when is my court",
        "can you speak english? my court is january 12 8:30",
        "only english please what is mpp",
        "please english i no speak spanish, is this free?",
        "my friend give me this number english please",
        "no spanish",
        "english please is this a scam",
        "english plz my baby has fever",
        "english please que es uscis",
    ],
)
@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
def test_english_asked_for_first_is_english_from_the_first_line(channel: Channel, opening: str) -> None:
    """And the language is not asked for again."""
    player = new_player(channel)
    player.say(opening)
    assert asks(player) == "welcome/agree"
    text = shown(player).replace(opening, "").lower()
    assert not any(each in text for each in ("tengo su mensaje", "preguntas", "¿", "español", "usted"))


@pytest.mark.parametrize(
    "opening",
    [
        "habla español?",
        "español por favor quiero saber de mi corte",
        "no english",
        "hola no se ingles, me llego una carta",
    ],
)
def test_so_is_spanish(opening: str) -> None:
    """Nothing of it is in English."""
    player = new_player()
    player.say(opening)
    assert asks(player) == "welcome/agree"
    assert "I read your message" not in shown(player)


@pytest.mark.parametrize(
    "opening",
    [
        "mi papel esta en ingles no entiendo",
        "mi hijo habla ingles",
        "la corte solo ingles",
        "creole please",
        "i only speak creole",
        "quiero aprender ingles por favor",
        "hi my court is on january 12",
    ],
)
def test_a_language_only_named_is_not_taken(opening: str) -> None:
    """It is asked for, in both languages."""
    assert asks(heard(opening, welcomed=())).startswith("welcome/language")
