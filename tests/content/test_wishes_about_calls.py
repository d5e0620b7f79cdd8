"""How somebody wants to be reached is noted, said back plainly and passed on, wherever it is said."""

from __future__ import annotations

import pytest

from app.dialogue.events import CallTakenBack, HandoffRequested, WishTold
from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

ASKED = ("hola", "1", "si", "2", "1")
"""The question about an emergency waits."""

WRITE = [
    "name yes but NO CALL. write only please",
    "yes tell them but they don't call me, only write",
    "si mi nombre pero que no me llamen, solo escriban",
    "yes give my name but no calls, just text",
    "si pero nomas por mensaje",
]
CAREFUL = [
    "si q me llamen pero con cuidado xq contesta doña rosa",
    "si, pueden llamarme pero con cuidado",
    "yes they can call but careful, other person answer the phone",
    "si me pueden llamar pero mi marido agarra el telefono",
]


def wishes(player: Player) -> list[str]:
    """What the last turn passes on."""
    return [event.words for event in player.events if isinstance(event, WishTold)]


def calls(player: Player) -> list[str]:
    """Whom the last turn calls."""
    return [event.topic for event in player.events if isinstance(event, HandoffRequested)]


def said_back(words: str) -> str:
    """The plain line that belongs to a wish."""
    return "engine/wish_careful" if words in CAREFUL else "engine/wish_write"


@pytest.mark.parametrize("words", WRITE + CAREFUL)
def test_the_consent_to_share_takes_the_yes_and_notes_the_wish(words: str) -> None:
    """The yes within it is the answer, and the wish goes along."""
    player = heard(words, welcomed=ASKED)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"
    assert wishes(player) == [words]
    assert said_back(words) in [each.context for each in player.said]
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize("words", WRITE + CAREFUL)
def test_right_after_it_the_wish_is_no_answer_about_a_pin(words: str) -> None:
    """The PIN is asked again, and nothing is taken for it."""
    player = heard(words, welcomed=(*ASKED, "si"))
    assert player.conversation is not None
    assert "welcome/wants_pin" not in player.conversation.answers
    assert wishes(player) == [f"si\n{words}"]
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize("words", ["name yes but NO CALL. write only please", "si mi nombre pero solo escriban"])
@pytest.mark.parametrize("opening", [(*ASKED, "no"), (*ASKED, "no", "no", "persona")])
def test_a_name_that_was_refused_is_asked_again(opening: tuple[str, ...], words: str) -> None:
    """Nobody's name is shared from words about a call; the wish stands."""
    player = heard(words, welcomed=opening)
    assert player.conversation is not None
    assert asks(player) == "welcome/emergency_sharing"
    assert wishes(player)[-1].split("\n")[-1] == words
    waiting = contexts(player, "si")
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"
    assert "engine/noted" in waiting


@pytest.mark.parametrize("words", WRITE + CAREFUL)
@pytest.mark.parametrize("before", ["persona", "me quieren matar ahorita, están afuera"])
def test_after_a_call_or_an_alarm_it_goes_to_the_team(before: str, words: str) -> None:
    """In a message of its own, whatever waited."""
    player = heard(before, words, welcomed=("hola", "1", "si", "2", "1", "si", "no"))
    assert wishes(player) == [words]
    assert said_back(words) in [each.context for each in player.said]


@pytest.mark.parametrize("words", [*CAREFUL, "yes tell them but they don't call me, only write"])
def test_at_the_menu_it_calls_the_team_with_the_wish(words: str) -> None:
    """Nobody was called yet: who says that one may call wants to be reached."""
    player = heard(words)
    assert calls(player) == ["person"]
    assert wishes(player) == [words]
    assert said_back(words) in [each.context for each in player.said]


@pytest.mark.parametrize("words", ["no me llamen, solo escriban", "please no phone calls, only write"])
def test_at_the_menu_not_to_be_called_is_noted_alone(words: str) -> None:
    """It calls nobody, and goes with whatever call comes."""
    player = heard(words)
    assert calls(player) == []
    assert wishes(player) == [words]
    assert contexts(player, "persona", "did you tell them no call?")[:2] == ["who_told/team/say", "who_told/wish/say"]


@pytest.mark.parametrize(
    "words",
    ["no quiero que nadie me llame", "nobody call me please", "si q me escriban", "no hace falta que me llamen"],
)
def test_other_words_for_it_are_known_after_the_call(words: str) -> None:
    """Passed on, and said back plainly."""
    player = heard("persona", words)
    assert wishes(player) == [words]
    assert "engine/wish_write" in [each.context for each in player.said]


@pytest.mark.parametrize(
    "words",
    ["ya no quiero hablar con persona", "i dont need a person now", "siempre no quiero persona", "cancel the person"],
)
def test_a_call_that_is_no_longer_wanted_is_taken_back(words: str) -> None:
    """The team hears so; without a call there is nothing to take back."""
    player = heard("persona", words)
    assert [event.topic for event in player.events if isinstance(event, CallTakenBack)] == ["person"]
    assert player.said[0].context == "engine/person_back"
    assert contexts(player, "who did you tell?")[0] == "who_told/nobody/say"
    assert "engine/person_back" not in contexts(heard(), words)


@pytest.mark.parametrize(
    "words", ["sorry i was wrong city, reynosa", "perdon, es matamoros", "no, la ciudad es tijuana"]
)
def test_the_town_is_put_right_after_the_call(words: str) -> None:
    """The new one goes to the team too."""
    player = heard("persona en monterrey", words)
    assert wishes(player)[-1].endswith(words)


@pytest.mark.parametrize(
    "words",
    [
        "mi hermano dice que no contestan en la corte",
        "me llamaron de la corte con cuidado",
        "mi hijo contesta cuando me llamen de la corte",
        "they call me from unknown number and nobody answers",
        "que me llamen los del hospital, mi mama contesta",
        "puedo llamar yo con cuidado?",
        "si me llaman quien contesta?",
        "yes but not my name, only write",
        "no se si me llamen de la corte",
    ],
)
def test_what_only_sounds_like_it_calls_nobody(words: str) -> None:
    """Other calls, questions and a name that is held back."""
    player = heard(words)
    assert calls(player) == []


@pytest.mark.parametrize(
    "words",
    [
        "they dont call my name in court",
        "only write in english please",
        "solo mensajes de la corte me llegan",
        "sin llamar a la policia se puede",
        "me robaron y ahora no telefono",
        "no me llamen ilegal",
    ],
)
def test_what_is_hardly_a_wish_is_not_said_back_as_one(words: str) -> None:
    """Others' calls, a language, a phone that is gone."""
    assert "engine/wish_write" not in [each.context for each in heard(words).said]


def test_a_name_that_is_held_back_is_not_shared() -> None:
    """ "Yes but not my name" is asked back."""
    player = heard("yes but not my name, only write", welcomed=ASKED)
    assert player.conversation is not None
    assert "welcome/emergency_sharing" not in player.conversation.answers


@pytest.mark.parametrize("words", ["no", "no gracias", "si con pin", "si"])
def test_the_pin_is_answered_as_ever(words: str) -> None:
    """Plain words are about the PIN."""
    player = heard(words, welcomed=(*ASKED, "si"))
    assert player.conversation is not None
    assert "welcome/wants_pin" in player.conversation.answers


@pytest.mark.parametrize(
    "words",
    [
        "y como me van a hablar mijo? que no me llamen que el telefono lo contesta doña rosa",
        "que no llamen a este telefono que no es mio, solo por escrito, y que no digan de que es",
        "digale a la persona que no llame, que me escriba nomas en la noche",
        "ya me voy mijo gracias y no me llamen",
    ],
)
def test_how_to_be_reached_is_no_danger_once_a_person_was_called(words: str) -> None:
    """It goes to the team and is said back."""
    player = heard("persona, estoy en reynosa", words)
    assert "engine/danger_now" not in {each.context for each in player.said}
    assert "engine/wish_write" in {each.context for each in player.said}


@pytest.mark.parametrize("words", ["no me llamen me van a matar", "don't call, they are outside with guns, write me"])
def test_danger_beside_a_wish_is_still_heard(words: str) -> None:
    """A phrase of danger counts whatever is said of calls."""
    player = heard("persona, estoy en reynosa", words)
    assert any(each.context.startswith(("emergency/", "engine/danger")) for each in player.said)


SHARING = "welcome/emergency_sharing"


@pytest.mark.parametrize(
    "typed",
    [
        ("hello", "2", "yes but write only, no call", "1"),
        ("hello", "2", "yes", "1 but write only no call"),
        ("hola", "1", "si pero no me llamen solo escriban", "1"),
        ("hola, no me llamen solo escriban", "1", "si", "1"),
    ],
)
def test_whoever_wants_to_be_written_to_is_asked_about_writing(typed: tuple[str, ...]) -> None:
    """ "May we give your name and number" then says write, in both languages, not call."""
    player = heard(*typed, welcomed=())
    assert player.said[-1].context == f"{SHARING}/written"
    assert "write to you" in shown(player) or "*escriba*" in shown(player)


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        (("hello", "2", "yes", "1"), "no call only write"),
        (("hello", "2", "yes", "1"), "write only"),
        (("hola", "1", "si", "1"), "que me escriban no me llamen"),
        (("hola", "1", "si", "1"), "solo por mensaje"),
        (("hola", "1", "si", "1"), "no me llamen"),
    ],
)
def test_how_alone_is_neither_yes_nor_no(opening: tuple[str, ...], text: str) -> None:
    """It is noted, and the consent is asked again in those words; nothing is guessed from it."""
    player = heard(*opening, text, welcomed=())
    assert player.said[-1].context == f"{SHARING}/written"
    assert player.conversation is not None
    assert SHARING not in player.conversation.answers
    assert player.conversation.wished == {"person": text}


@pytest.mark.parametrize(
    ("text", "value"), [("si pero que no me llamen", "yes"), ("yes but only write", "yes"), ("no", "no")]
)
def test_a_yes_or_a_no_beside_it_is_taken(text: str, value: str) -> None:
    """As before."""
    player = heard("hola", "1", "si", "1", text, welcomed=())
    assert player.conversation is not None
    assert player.conversation.answers[SHARING].value == value
