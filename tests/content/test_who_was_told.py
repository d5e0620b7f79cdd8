"""Whom we told of somebody, what, and with which wish: said plainly, no more than is so."""

from __future__ import annotations

import pytest

from app.dialogue.events import HandoffRequested, WishTold
from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

ASKS = [
    "did you tell them no call?",
    "who did you alert?",
    "who you told??",
    "a quien le avisaron?",
    "a quien le avisó",
    "y que les dijo?",
    "what did you tell them",
    "si les dijo que no me llamen?",
    "ya les avisaron?",
    "le avisaste a alguien",
    "who have you told about me",
    "que le dijeron a la clinica",
    "did you notify somebody",
    "quien ya sabe de mi",
    "que saben de mi ellos",
    "who knows about me now?",
    "les dijiste que solo escriban",
    "to who you send the alert",
    "did you tell the police",
    "le dijeron a migracion?",
    "le hablaron a la policia?",
    "avisaron o no",
    "did they get my message",
    "quien recibio mi mensaje",
    "who did you call",
]
WISHES = [
    "yes but they don't call me, only write",
    "pero que no me llamen, solo escriban",
    "ok but no calls please",
    "si pero nomas por mensaje",
    "dígales que no me marquen",
    "tell them not to call",
    "que me escriban mejor, no puedo hablar por telefono",
    "only write please",
    "please no phone",
    "mejor que me escriban",
    "y q no llamen xfa",
    "pero q solo escriban xq mi marido contesta el tel",
]
NO_WISHES = [
    "gracias",
    "ok",
    "mpp",
    "que es mpp?",
    "no me llamaron de la corte",
    "solo quiero saber de mi audiencia",
    "puedo llamar yo?",
]


def wishes(player: Player) -> list[str]:
    """What the last turn passes on."""
    return [each.words for each in player.events if isinstance(each, WishTold)]


@pytest.mark.parametrize("words", ASKS)
def test_who_was_told_is_answered(words: str) -> None:
    """After a call for a person: the team, nobody else, with a code."""
    assert contexts(heard("persona"), words)[0] == "who_told/team/say"


@pytest.mark.parametrize("words", ASKS)
def test_where_nobody_was_told_that_is_said(words: str) -> None:
    """No call, no telling."""
    assert contexts(heard(), words)[0] == "who_told/nobody/say"


@pytest.mark.parametrize("words", ["who did you alert?", "a quien le avisaron?", "did you tell them no call?"])
def test_after_an_alarm_it_is_told_what_the_team_sees(words: str) -> None:
    """With the name where that was agreed to, else with a code."""
    alarm = "me quieren matar ahorita, están afuera"
    assert "who_told/danger/say" in contexts(heard(alarm), words)
    shared = heard(alarm, welcomed=("hola", "1", "si", "2", "1", "si", "no"))
    assert "who_told/danger_named/say" in contexts(shared, words)


@pytest.mark.parametrize("words", WISHES)
def test_a_wish_after_the_call_is_passed_on(words: str) -> None:
    """In a message of its own, right after the team was told: it is said back and goes with the call."""
    player = heard("persona")
    said = contexts(player, words)
    assert said[0] == "engine/wish_told"
    assert wishes(player) == [words]
    assert "menu" not in said[0]
    assert contexts(player, "did you tell them?")[:2] == ["who_told/team/say", "who_told/wish/say"]
    assert words in shown(player)


@pytest.mark.parametrize(
    "words", ["no me llamen", "don't call me", "que no me marquen, solo escriban", "no llamen pls"]
)
@pytest.mark.parametrize("before", [(), ("mpp",), ("mi audiencia",), ("formulario", "1", "1", "no tengo")])
def test_a_wish_after_an_alarm_is_passed_on(before: tuple[str, ...], words: str) -> None:
    """Right after the emergency numbers, wherever the talk was."""
    player = heard(*before, "me quieren matar ahorita, están afuera", words)
    assert wishes(player) == [words]
    assert "engine/wish_told" in [each.context for each in player.said]
    assert "who_told/wish/say" in contexts(player, "a quien le avisaron?")


def test_a_wish_after_an_alarm_is_passed_on_before_the_pin() -> None:
    """The PIN hides the case, and keeps no wish from the team."""
    player = heard(welcomed=("hola", "1", "si", "1", "no", "si", "4821"))
    player.say("me quieren matar ahorita, están afuera")
    player.say("no me llamen")
    assert wishes(player) == ["no me llamen"]


@pytest.mark.parametrize("waits", ["mi cita es el 12 de enero", "mi audiencia", "corte", "mpp"])
@pytest.mark.parametrize(
    "words", ["pero q solo escriban xq mi marido contesta el tel", "no me llamen, solo por mensaje"]
)
def test_a_wish_is_no_pick_of_the_list_that_waits(waits: str, words: str) -> None:
    """Whatever list the call for a person came back to."""
    player = heard(waits, "persona")
    waiting = asks(player)
    player.say(words)
    assert wishes(player) == [words]
    assert asks(player) == waiting


@pytest.mark.parametrize("words", NO_WISHES)
def test_other_words_after_the_call_are_no_wish(words: str) -> None:
    """What asks or goes on elsewhere is taken as it always was."""
    player = heard("persona", words)
    assert wishes(player) == []


@pytest.mark.parametrize(
    "words",
    [
        "la policia no me hizo caso, les dijeron que los iban a matar",
        "a mis hijos les dijeron que los iban a matar",
        "i told the police and they did nothing",
        "le avisé a la policía y no hizo nada",
        "the police who were told did nothing",
        "quien me va a llamar",
    ],
)
def test_what_others_told_is_no_question_to_us(words: str) -> None:
    """A story of the police, of threats: not whom we told."""
    said = contexts(heard("persona"), words)
    assert not [each for each in said if each.startswith("who_told/")]


def test_a_second_wish_is_added_to_the_first() -> None:
    """Nothing that was wished is lost under what is wished later."""
    player = heard("persona pero que sea mujer", "y que no me llamen")
    assert wishes(player) == ["persona pero que sea mujer\ny que no me llamen"]
    player.say("persona")
    assert wishes(player) == []


@pytest.mark.parametrize(
    "words",
    [
        "yes tell them but they don't call me, only write",
        "si avisen pero que no me llamen, solo escriban",
        "sí dígales pero solo por mensaje",
        "yes but no calls",
        "ok avise pero que no llamen",
    ],
)
@pytest.mark.parametrize("flow", ["legal_help", "children", "fear", "my_story"])
def test_a_yes_with_a_condition_tells_the_team_with_it(flow: str, words: str) -> None:
    """Where we ask whether to tell the team, such a yes is one; the condition goes along and is said back."""
    player = _asked(flow)
    said = contexts(player, words)
    assert [each.topic for each in player.events if isinstance(each, HandoffRequested)]
    assert wishes(player) == [words]
    assert "engine/wish_told" in said
    assert said.count("engine/wish_told") == 1
    assert contexts(player, "a quien le avisaron?")[:2] == ["who_told/team/say", "who_told/wish/say"]


@pytest.mark.parametrize("words", ["no, que no me llamen", "no pero gracias", "no"])
@pytest.mark.parametrize("flow", ["legal_help", "children", "fear", "my_story"])
def test_a_no_tells_nobody(flow: str, words: str) -> None:
    """Whatever stands behind it."""
    player = _asked(flow)
    player.say(words)
    assert not [each for each in player.events if isinstance(each, HandoffRequested)]


@pytest.mark.parametrize("flow", ["legal_help", "children", "fear", "my_story"])
def test_a_plain_yes_passes_no_wish_on(flow: str) -> None:
    """Nothing was wished."""
    player = _asked(flow)
    player.say("si")
    assert [each.topic for each in player.events if isinstance(each, HandoffRequested)]
    assert wishes(player) == []


def test_the_language_is_put_right_and_who_was_told_is_said() -> None:
    """Whoever was taken for somebody without English gets English, and hears who was told of what."""
    player = new_player()
    contexts(player, "hola", "francais")
    said = contexts(player, "who you told?? ... in english i said")
    assert player.conversation is not None
    assert player.conversation.language == "en"
    assert "who_told/team/say" in said
    assert "welcome/agree/choose" in said


def _asked(flow: str) -> Player:
    """Somebody who is asked whether the team is to be told."""
    from app.dialogue.conversation import Frame

    node = {"legal_help": "tell", "children": "person", "fear": "soon", "my_story": "tell"}[flow]
    player = heard(welcomed=WELCOMED)
    assert player.conversation is not None
    place = Frame(flow=flow, node=node)
    player.conversation = player.conversation.model_copy(update={"frames": (*player.conversation.frames, place)})
    assert asks(player) == f"{flow}/{node}"
    return player
