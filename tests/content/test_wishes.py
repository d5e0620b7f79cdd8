"""What people add to a yes or to asking for a person is said back and told to the clinic in their own words."""

from __future__ import annotations

import pytest

from app.dialogue.events import WishTold
from tests.support.talks import asks, contexts, heard

ASKED = ("hola", "1", "si", "2", "1")
"""Spanish, agrees, neutral lines by day: the question about an emergency waits."""


def wishes(player: object) -> list[tuple[str, str]]:
    """What the last turn passes on."""
    return [(e.about, e.words) for e in player.events if isinstance(e, WishTold)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    [
        "si pero que no llamen",
        "sí avise pero que sea mujer",
        "sí pero solo por mensaje",
        "yes but don't call me",
        "si siempre que sea de noche",
        "si con tal que no digan mi nombre",
        "sip nomas mi nombre",
        "si, avisen a mi hermana Lucha",
    ],
)
def test_a_yes_with_a_condition_is_passed_on_in_the_persons_words(words: str) -> None:
    """The yes is kept, the whole message is passed on and said back, and the talk goes on."""
    player = heard(words, welcomed=ASKED)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"
    assert wishes(player) == [("emergency_sharing", words)]
    assert [each.values["words"] for each in player.said if each.context == "engine/wish_kept"] == [words]
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize(
    "words",
    ["si", "sí por favor", "si claro que si gracias", "ok", "1", "no", "no gracias", "sí, está bien", "dale pues",
     "si pueden dar mi nombre y numero", "yes please", "claro dios le bendiga", "no hay problema"],
)  # fmt: skip
def test_a_plain_answer_passes_nothing_on(words: str) -> None:
    """Yes, no, thanks and the question's own words are no wish."""
    assert wishes(heard(words, welcomed=ASKED)) == []


def test_a_condition_that_is_asked_about_is_passed_on_once_it_is_settled() -> None:
    """Words that may be a yes or a no are asked back; what is passed on is what was written first."""
    words = "si pero no le digan a mi esposo"
    player = heard(words, welcomed=ASKED)
    assert wishes(player) == []
    player.say("1")
    assert wishes(player) == [("emergency_sharing", words)]


def test_a_condition_in_the_next_message_is_added() -> None:
    """ "Sí" and then "pero que no me llamen": both stand together, and the next question waits on."""
    player = heard("si", "pero que solo me escriban", welcomed=ASKED)
    assert wishes(player) == [("emergency_sharing", "si\npero que solo me escriban")]
    assert asks(player) == "welcome/wants_pin"
    assert "welcome/wants_pin/ask" in contexts(player, "y que sea mujer")
    assert wishes(player) == [("emergency_sharing", "si\npero que solo me escriban\ny que sea mujer")]
    player.say("no")
    assert wishes(player) == []


def test_a_new_plain_answer_takes_the_wish_back() -> None:
    """Who corrects the answer to a plain yes wishes nothing more."""
    player = heard("si pero que sea mujer", "no", welcomed=ASKED)
    contexts(player, "corregir nombre en una emergencia", "si")
    assert wishes(player) == [("emergency_sharing", "")]


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        (("persona pero que sea mujer",), "persona pero que sea mujer"),
        (("quiero hablar con una persona, que sea mujer",), "quiero hablar con una persona, que sea mujer"),
        (("I want to talk to a person but don't call me",), "I want to talk to a person but don't call me"),
        (("necesito una persona que hable mam",), "necesito una persona que hable mam"),
    ],
)
def test_a_note_with_the_call_for_a_person_goes_along(messages: tuple[str, ...], words: str) -> None:
    """What is said in the same message reaches the clinic with the call."""
    player = heard(*messages)
    assert wishes(player) == [("person", words)]
    assert "engine/wish_told" in [each.context for each in player.said]


@pytest.mark.parametrize("words", ["PERSONA", "quiero hablar con una persona por favor", "hablar con alguien ya"])
def test_a_plain_call_passes_nothing_on(words: str) -> None:
    """The call alone is no wish."""
    assert wishes(heard(words)) == []


def test_not_to_be_called_is_passed_on_with_an_emergency() -> None:
    """Who writes in danger that nobody may call is heard on both."""
    words = "me están siguiendo ahora, no me llamen"
    assert wishes(heard(words)) == [("emergency", words)]


def test_nothing_is_passed_on_of_who_has_not_agreed() -> None:
    """The clinic sees a code of them: nobody is told that their words are passed on."""
    player = heard("persona, que hable mam", welcomed=("hola", "1", "no"))
    assert wishes(player) == []
    assert "engine/wish_told" not in [each.context for each in player.said]


@pytest.mark.parametrize(
    "words",
    [
        "si avisos pero q no digan de q son, mi hija agarra el tel",
        "avisos pero que no digan de que son",
    ],
)
def test_reminders_that_must_not_say_what_they_are_about_are_the_neutral_ones(words: str) -> None:
    """What was taken from many words is said back, and no alarm is raised."""
    player = heard(words, welcomed=("hola", "1", "si"))
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"
    assert [each.context for each in player.said] == ["engine/noted", "welcome/hours/choose"]


def test_in_english_full_reminders_are_never_taken_from_such_words() -> None:
    """A doubtful wish for neutral lines is asked back."""
    words = "yes reminders but they should not say what they are about, my daughter uses the phone"
    player = heard(words, welcomed=("hello", "2", "yes"))
    assert player.conversation is not None
    assert "welcome/unasked" not in player.conversation.answers


@pytest.mark.parametrize("words", ["si la 2", "yes 2", "no 1", "2 si", "si la 2. y apunto la fecha?"])
def test_a_word_and_the_number_of_the_other_line_are_no_answer(words: str) -> None:
    """Nothing is kept while both were said."""
    player = heard(words, welcomed=("hola", "1", "si", "1"))
    assert player.conversation is not None
    assert "welcome/emergency_sharing" not in player.conversation.answers


@pytest.mark.parametrize(("words", "value"), [("si la 1", "yes"), ("1 si", "yes"), ("no la 2", "no")])
def test_a_word_and_the_number_of_its_own_line_are_one_answer(words: str, value: str) -> None:
    """Saying it twice is saying it."""
    player = heard(words, welcomed=("hola", "1", "si", "1"))
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == value


def test_a_consent_within_many_words_is_said_back() -> None:
    """Whoever agrees in passing sees what was noted."""
    player = heard("si claro que esta bien, y cuanto cuesta?", welcomed=("hola", "1"))
    assert next(each.context for each in player.said) == "engine/noted"


@pytest.mark.parametrize(
    "words",
    [
        "si pero que no me llamen, unos hombres me siguieron el sabado",
        "si pero que no digan mi nombre a nadie de aqui del albergue porque luego todos se enteran y hablan",
        "yes but dont call, men followed me on saturday",
    ],
)
def test_harm_and_long_words_are_kept_and_not_said_back(words: str) -> None:
    """Others see this phone: the promise stands, and the words go to the team whole."""
    player = heard(words, welcomed=ASKED)
    said = [each.context for each in player.said]
    assert "engine/wish_kept_whole" in said
    assert "engine/wish_kept" not in said
    assert wishes(player) == [("emergency_sharing", words)]
