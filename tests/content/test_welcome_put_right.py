"""What was answered in the welcome and is put right later: a "no" to an hour is no answer to a consent."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard

AT_SHARING = ("hola", "1", "si", "2", "2")
"""Neutral lines in the morning; asked whether name and number may be given in an emergency."""

IN_ENGLISH = ("hi", "2", "yes", "2", "1")
"""The same, by day."""


def _talk(*messages: str) -> Player:
    return heard(*messages, welcomed=())


def _value(player: Player, name: str) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get(f"welcome/{name}")
    return answer.value if answer else None


@pytest.mark.parametrize(
    "said",
    [
        "no mijo a la una no, la niña se duerme como a las 7",
        "no, esa hora no me sirve",
        "no a esa hora no puedo",
        "no, a las 9 no",
    ],
)
def test_a_no_to_an_hour_asks_for_the_hours_and_then_for_the_consent(said: str) -> None:
    """Which hours are meant is not plain: both are asked, and nothing is refused or passed on."""
    player = _talk(*AT_SHARING, said)
    assert asks(player) == "welcome/hours"
    assert _value(player, "emergency_sharing") is None
    assert contexts(player, "4")[-1] == "welcome/emergency_sharing/ask"
    assert _value(player, "hours") == "evening"


@pytest.mark.parametrize(
    ("before", "said", "hours"),
    [
        (AT_SHARING, "no, a la una no. de 6 a 9", "evening"),
        (AT_SHARING, "no en la mañana no, en la noche", "evening"),
        (AT_SHARING, "no, le dije por la tarde", "afternoon"),
        (IN_ENGLISH, "no, i said evening", "evening"),
        (IN_ENGLISH, "no i want 6 pm to 9", "evening"),
        (IN_ENGLISH, "i said evening not 9 am", "evening"),
        ((*IN_ENGLISH, "no"), "i said evening not 9 am, 6 pm to 9. change it", "evening"),
        ((*IN_ENGLISH, "no", "no"), "i said evening not 9 am, 6 pm to 9. change it", "evening"),
        ((*IN_ENGLISH, "no", "no"), "change my hours to evening", "evening"),
        ((*AT_SHARING, "no", "no"), "le dije de 6 a 9 no de 9 a 1, cambielo", "evening"),
    ],
)
def test_hours_that_are_plainly_others_are_changed(before: tuple[str, ...], said: str, hours: str) -> None:
    """They are said back, and what waited waits again."""
    player = _talk(*before)
    waits = asks(player)
    assert "engine/noted" in contexts(player, said)
    assert _value(player, "hours") == hours
    assert asks(player) == waits


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((*AT_SHARING, "no"), "quiero cambiar la hora de los mensajes"),
        ((*AT_SHARING, "no", "no"), "me puede cambiar el horario de los avisos"),
        ((*IN_ENGLISH, "no", "no"), "can i change the time of messages"),
    ],
)
def test_the_hours_are_asked_again_on_demand(before: tuple[str, ...], said: str) -> None:
    """Whoever says no others is asked for them."""
    assert asks(_talk(*before, said)) == "welcome/hours"


@pytest.mark.parametrize(
    "said",
    [
        "yo no le dije q no a lo de llamar",
        "no le dije que no, si quiero que me llamen",
        "no, yo no dije que no",
        "ese no era para la hora",
        "i did not say no to the call",
    ],
)
def test_a_no_that_was_none_is_asked_about_again(said: str) -> None:
    """The consent is opened again, and a plain yes then counts."""
    player = _talk(*AT_SHARING, "no", said)
    if asks(player) == "welcome/hours":
        player.say("4")
    assert asks(player) == "welcome/emergency_sharing"
    player.say("si")
    assert _value(player, "emergency_sharing") == "yes"
    assert asks(player) == "welcome/wants_pin"


def test_the_hour_that_was_told_is_asked_for_as_well() -> None:
    """ "Le dije la ora": both answers are open again."""
    player = _talk(*AT_SHARING, "no", "yo no le dije q no a lo de llamar señorita le dije la ora")
    assert asks(player) == "welcome/hours"
    player.say("4")
    assert asks(player) == "welcome/emergency_sharing"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("no", "no"),
        ("no gracias", "no"),
        ("no, mejor no", "no"),
        ("no quiero que me llamen", "no"),
        ("no, nadie sabe que estoy aqui", "no"),
        ("prefiero que no, mi cuñado lee todo", "no"),
        ("no, mi corte es a las 8 de la mañana el 5 de diciembre", "no"),
        ("sí", "yes"),
    ],
)
def test_a_plain_yes_or_no_still_counts(said: str, answer: str) -> None:
    """What denies no hour and no answer before is heard as ever."""
    player = _talk(*AT_SHARING, said)
    assert _value(player, "emergency_sharing") == answer
    assert _value(player, "hours") == "morning"


@pytest.mark.parametrize(
    "said",
    [
        "i said that they come in the evening and hit my son",
        "i told the officer in the evening that i have fear",
        "what time in the evening is the court",
        "le dije al juez que en la noche no puedo",
    ],
)
def test_an_hour_in_a_telling_changes_nothing(said: str) -> None:
    """Who tells of an evening wants no other hours."""
    player = _talk(*IN_ENGLISH, "no", "no", said)
    assert _value(player, "hours") == "day"
    assert asks(player) != "welcome/hours"


@pytest.mark.parametrize(
    ("said", "unasked"),
    [
        ("ya le dije mijo el neutro", "neutral"),
        ("ya le dije que el completo", "full"),
        ("mijo el neutro", "neutral"),
        ("ese el neutro. y digame mijo usted es de la migra", "neutral"),
        ("ese el neutro. y digame mijo cuanto cuesta esto", "neutral"),
        ("le dije a mi hijo el neutro no", None),
        ("el neutro no se que es", None),
    ],
)
def test_how_we_are_called_hides_no_answer(said: str, unasked: str | None) -> None:
    """Words by which we are called say nothing of the answer; what is doubtful without them stays so."""
    assert _value(_talk("hola", "1", "si", said), "unasked") == unasked


@pytest.mark.parametrize(
    "said", ["q es pin. y yo no le dije nada", "ay mijo no se", "no se", "que es eso", "para que", "no le entiendo"]
)
def test_the_pin_is_passed_by_a_choice_alone(said: str) -> None:
    """Whoever asks or does not know is asked again."""
    player = _talk("hola", "1", "si", "1", "no", said)
    assert asks(player) == "welcome/wants_pin"
    assert _value(player, "wants_pin") is None


def test_a_word_is_told_and_the_consent_opened_again() -> None:
    """Both in one message: the word is told in a line."""
    player = _talk("hola", "1", "si", "1", "no")
    heard = contexts(player, "q es pin. y yo no le dije q no a lo de llamar")
    assert "term/pin" in heard
    assert asks(player) == "welcome/emergency_sharing"


@pytest.mark.parametrize("at", ["consent", "sharing", "pin"])
@pytest.mark.parametrize(
    "text",
    [
        "tengo un papel q tiene un dia el 14 de enero pero no se con q juez es",
        "no dice señorita, o no le miro yo, la letra es chiquita y en ingles",
        "i have a paper with a day on it but not which judge",
        "estoy con mi nieta de 9 años y no tengo a nadie",
    ],
)
def test_what_somebody_tells_agrees_to_nothing(at: str, text: str) -> None:
    """A sentence about what they have or see is no yes and no no to the question that waits."""
    before = {"consent": ("hola", "1"), "sharing": ("hola", "1", "si", "1"), "pin": ("hola", "1", "si", "1", "no")}[at]
    player = new_player()
    contexts(player, *before)
    asked = asks(player)
    contexts(player, text)
    assert player.conversation is not None
    assert asked not in player.conversation.answers


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("en la tarde pues cuando ella ya llego del trabajo como a las 7", "evening"),
        ("a las 7", "evening"),
        ("a las 10 de la mañana", "morning"),
        ("tipo 3 de la tarde", "afternoon"),
        ("after 6 in the evening", "evening"),
    ],
)
def test_an_hour_says_in_which_line_it_lies(said: str, line: str) -> None:
    """At the question for the hours: an hour that is said counts before the part of the day beside it."""
    player = _talk("hola", "1", "si", "3", said)
    assert _value(player, "hours") == line


def test_an_hour_puts_the_line_right_afterwards() -> None:
    """ "No, a las 7 te dije, no de 1 a 6"."""
    player = _talk("hola", "1", "si", "3", "en la tarde", "no a las 7 te dije no de 1 a 6")
    assert _value(player, "hours") == "evening"


@pytest.mark.parametrize("said", ["a las 9", "de 6 a 10"])
def test_an_hour_of_two_lines_is_asked_about(said: str) -> None:
    """Nine may be of the morning or of the night."""
    assert _value(_talk("hola", "1", "si", "3", said), "hours") is None


@pytest.mark.parametrize(
    "said",
    [
        "no me manden mensajes q digan de q es. ni llamadas x mi sobrino",
        "no quiero avisos que digan de que se trata, y que no me llamen",
        "dont send messages that say what it is about. no calls",
    ],
)
def test_no_messages_that_say_what_it_is_are_the_neutral_ones(said: str) -> None:
    """They are not "nothing": a date is still recalled, in a line that says nothing."""
    language = "2" if said.startswith("dont") else "1"
    assert _value(_talk("hola", language, "si" if language == "1" else "yes", said), "unasked") == "neutral"


@pytest.mark.parametrize("said", ["no me manden nada mijo ni me llamen", "nada. no me llamen"])
def test_nothing_stays_nothing(said: str) -> None:
    """Whoever wants no message gets none."""
    assert _value(_talk("hola", "1", "si", said), "unasked") == "nothing"


@pytest.mark.parametrize(
    "said",
    [
        "no me manden mensajes q digan de q es",
        "no quiero mensajes que digan de que es",
        "no me mande nada que diga asilo",
        "no quiero que el mensaje diga de que se trata",
        "mensajes que digan corte no me manden",
        "mande pero que no mencione la corte",
        "que me avisen pero sin poner de que es",
        "que no diga asilo el mensaje",
        "nada que diga que es de migracion",
        "no me manden textos q hablen de mi caso",
        "dont send me messages that say what it is about",
        "no messages that say asylum please",
        "send but not mention court",
        "i dont want the message to say asylum",
    ],
)
def test_neutral_lines_are_chosen_without_a_word_of_calls(said: str) -> None:
    """What must not be said is what those lines do not say."""
    is_english = any(word in said for word in ("messages that say", "send but", "to say"))
    player = _talk("hi", "2", "yes", said) if is_english else _talk("hola", "1", "si", said)
    assert _value(player, "unasked") == "neutral"
    assert asks(player) == "welcome/hours"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("no me manden mensajes, mi marido dice que no", "nothing"),
        ("no manden nada que mi esposo lee el telefono", "nothing"),
        ("no me manden mensajes que no tengo saldo", "nothing"),
        ("que digan de que es", None),
        ("manden mensajes que digan la fecha", None),
        ("no entiendo que digan de que es?", None),
        ("que si digan de que se trata", None),
    ],
)
def test_what_says_no_such_thing_chooses_no_neutral_lines(said: str, value: str | None) -> None:
    """A reason behind "nothing" is no wish for other lines, and who wants to be told is not told less."""
    assert _value(_talk("hola", "1", "si", said), "unasked") in (value, None, "full")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (("hola", "1", "si", "1"), "q me manden pero q no diga de q es"),
        (("hola", "1", "si", "1"), "mejor si mandenme pero que no diga de que es"),
        (("hola", "1", "si", "3", "1"), "pero que el mensaje no diga de que es"),
        (("hola", "1", "si", "3", "1", "no"), "los mensajes que no digan asilo"),
        (("hola", "1", "si", "no me manden mensajes q digan de q es"), "q me manden pero q no diga de q es"),
        (("hola", "1", "si", "1", "no", "no"), "q me manden mensajes pero q no diga de q es"),
        (("hi", "2", "yes", "nothing"), "send me but dont say what it is"),
        (("hi", "2", "yes", "full", "1", "no"), "the messages should not say asylum"),
    ],
)
def test_neutral_lines_are_chosen_afterwards(before: tuple[str, ...], said: str) -> None:
    """Said behind another choice they put it right; the hours are asked for, and then what waited."""
    player = _talk(*before)
    waits = asks(player)
    assert "engine/noted" in contexts(player, said)
    assert _value(player, "unasked") == "neutral"
    if asks(player) == "welcome/hours":
        player.say("1")
    assert asks(player) == ("welcome/emergency_sharing" if waits == "welcome/hours" else waits)


@pytest.mark.parametrize(
    "said",
    ["si pero que no digan de que es cuando llamen", "no, no le digan a nadie que soy yo", "no digan que es asilo"],
)
def test_at_the_question_for_sharing_a_wish_about_calls_changes_no_messages(said: str) -> None:
    """Only words of messages speak of messages."""
    assert _value(_talk("hola", "1", "si", "3", "1", said), "unasked") == "full"
