"""Somebody impatient: a yes with a complaint, "otra vez lo mismo?", and agreeing in one's own words at a warning."""

from __future__ import annotations

import pytest

from app.services.messages import Channel
from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, shown

READY = (*WELCOMED, "formulario")
WARNED = (*READY, "1")
FORM = (*WARNED, "1")


def after(*typed: str, channel: Channel = "whatsapp") -> Player:
    """Somebody who has written these."""
    player = new_player(channel)
    for words in typed:
        player.say(words)
    return player


def at_question(key: str) -> Player:
    """Somebody at this question of the form, the ones before it left for later."""
    player = after(*FORM)
    for _ in range(40):
        if asks(player) == key:
            return player
        player.say("saltar")
    raise AssertionError(key)


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("si. pero no me contestaste lo del año", "one_year/rule/say"),
        ("si pero te pregunte lo del abogado", "legal_help/tell/choose"),
        ("ok si pero no me respondiste lo de que llevo a la corte", "court_day/about/choose"),
        ("yes but you didn't answer about the lawyer", "legal_help/tell/choose"),
        ("yes. you never told me about the one year", "one_year/rule/say"),
        ("si dale, no me has contestado lo que te pregunte de la comar", "refuge/what/say"),
    ],
)
def test_the_yes_is_taken_and_what_was_left_is_answered(text: str, told: str, channel: Channel) -> None:
    """The topic that the complaint names comes first, and the form goes on behind it."""
    player = after(*WARNED, channel=channel)
    assert told in contexts(player, text)
    for _ in range(3):
        if asks(player).startswith("i589/a1/"):
            break
        player.say("es todo")
    assert asks(player) == "i589/a1/a_number"


@pytest.mark.parametrize("text", ["si. pero no me contestaste", "yes but you did not answer my question"])
def test_a_complaint_that_names_nothing_is_heard(text: str) -> None:
    """The yes is taken, and we say that we are sorry and how to ask again."""
    player = after(*WARNED)
    assert "engine/not_answered" in contexts(player, text)
    assert asks(player) == "i589/a1/a_number"


def test_a_complaint_without_an_answer_leaves_the_question() -> None:
    """What it names is answered, and the question comes back."""
    player = after(*WARNED)
    assert "legal_help/tell/choose" in contexts(player, "pero no me contestaste lo del abogado")
    player.say("es todo")
    assert asks(player) == "i589/understood"


def test_whoever_tells_of_others_who_did_not_answer_complains_of_nobody_here() -> None:
    """ "No me contestó la policía" is an answer's story."""
    player = at_question("i589/a1/mail_same")
    found = contexts(player, "si, llame pero no me contesto la policia")
    assert "engine/not_answered" not in found


@pytest.mark.parametrize(
    "text",
    [
        "otra vez lo mismo?", "eso ya lo puse", "ya le dije eso", "ya me preguntaste eso", "pero ya le dije arriba",
        "por que me preguntas otra vez", "you already asked me that", "same question again??", "cuantas veces le digo",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["i589/a1/a_number", "i589/a1/sex", "i589/a1/marital", "i589/a1/birth"])
def test_asked_again_in_the_form_says_what_is_kept(key: str, text: str) -> None:
    """A kind word, the same question, and from the second time on a way out; nothing is written down."""
    player = at_question(key)
    assert player.conversation is not None
    before = dict(player.conversation.answers)
    found = contexts(player, text)
    assert found[0] in ("engine/said_before", "engine/said_before_kept")
    assert asks(player) == key
    assert player.conversation.answers == before
    assert "engine/way_out" in contexts(player, text)


def test_what_is_kept_is_shown() -> None:
    """The last answers of the part stand in the reply."""
    player = after(*FORM, "no tengo", "no tengo", "no tengo", "Peña Ruiz", "Ana", "no tengo", "no tengo")
    while asks(player) != "i589/a1/sex":
        player.say("saltar")
    assert "engine/said_before_kept" in contexts(player, "eso ya lo puse")
    assert "Ana" in shown(player)


@pytest.mark.parametrize("text", ["otra vez lo mismo?", "eso ya lo puse", "ya le dije", "same question again"])
@pytest.mark.parametrize("typed", [WELCOMED, (*WELCOMED, "4"), WARNED])
def test_asked_again_at_a_list_is_met_kindly(typed: tuple[str, ...], text: str) -> None:
    """All is kept, and the list is there; no topics are offered for it."""
    player = after(*typed)
    before = asks(player)
    assert "engine/said_before_list" in contexts(player, text)
    assert asks(player) == before
    assert player.conversation is not None
    assert player.conversation.pending is None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("i589/a1/sex", "mujer, ya le dije", "F"), ("i589/a1/marital", "ya le dije que soltera", "single")],
)
def test_a_value_beside_the_complaint_is_still_taken(key: str, text: str, value: str) -> None:
    """Only words that say nothing else are a complaint alone."""
    player = at_question(key)
    player.say(text)
    if asks(player) == key:
        player.say("1")
    assert player.conversation is not None
    assert player.conversation.answers[key].value == value


@pytest.mark.parametrize(
    "text",
    [
        "ah ya, que no diga mentira no? si me queda claro, dale",
        "o sea que solo la verdad verdad? ok entendido. sigamos",
        "oh so i cannot lie, right? yes its clear",
        "entonces no puedo inventar cosas. dale",
        "ah ok que otros lo pueden leer en el telefono. si entiendo",
        "si entiendo que no debo mentir",
        "no diga mentira dice, ya entendi",
    ],
)
def test_agreeing_in_own_words_is_taken(text: str) -> None:
    """Saying back what was told and agreeing is a yes."""
    assert asks(after(*WARNED, text)) == "i589/a1/a_number"


@pytest.mark.parametrize(
    "text",
    [
        "si digo mentira que pasa?", "no me queda claro", "no me queda claro lo de la mentira",
        "que pasa si miento, ok",
        "que no diga mentira? y si no me acuerdo?", "que no diga mentira, pero no entiendo lo otro, ok",
        "o sea que me van a deportar no? dale", "mentira. ok?", "no entiendo, dale",
    ],
)  # fmt: skip
def test_doubts_and_questions_are_no_agreement(text: str) -> None:
    """What is asked, denied, doubted or was never told is asked about."""
    assert not asks(after(*WARNED, text)).startswith("i589/a1")
