"""A line of a list that somebody says they chose before: "ya te dije mijo el 2", and a question behind a choice."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

AT_LANGUAGE, AT_MESSAGES, AT_SHARING = ("hola",), ("hola", "1", "si"), ("hola", "1", "si", "1")
ENGLISH = ("hello", "2", "yes")
AT_LEGAL = ("hola", "1", "si", "1", "no", "no", "7")
AT_YEARS = ("hola", "1", "si", "1", "no", "no", "mi corte es el 14 de enero a las 8:30 en brownsville")


def kept(key: str, *texts: str) -> object:
    """What is kept under a question after these."""
    player = heard(*texts, welcomed=())
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("before", "words", "key", "value"),
    [
        (AT_MESSAGES, "ya te dije mijo el 2", "welcome/unasked", "neutral"),
        (AT_MESSAGES, "te dije la 1", "welcome/unasked", "nothing"),
        (AT_MESSAGES, "que ya le dije que la segunda señor", "welcome/unasked", "neutral"),
        (AT_MESSAGES, "ay mijo ya le dije que era el tres", "welcome/unasked", "full"),
        (AT_MESSAGES, "no, te dije la 2", "welcome/unasked", "neutral"),
        (AT_MESSAGES, "no mijo le dije que la 3", "welcome/unasked", "full"),
        (AT_MESSAGES, "ya te puse 2", "welcome/unasked", "neutral"),
        (AT_MESSAGES, "te dije que nada", "welcome/unasked", "nothing"),
        (ENGLISH, "i told you 2", "welcome/unasked", "neutral"),
        (ENGLISH, "i already told you number 3", "welcome/unasked", "full"),
        (ENGLISH, "i say 2 already", "welcome/unasked", "neutral"),
        (ENGLISH, "i tell you 2 na", "welcome/unasked", "neutral"),
        (AT_LANGUAGE, "ya te dije la 1", "welcome/language", "es"),
        (AT_LANGUAGE, "i told you 2", "welcome/language", "en"),
        (AT_SHARING, "ya te dije mijo el 2", "welcome/emergency_sharing", "no"),
        (AT_SHARING, "le dije la 1", "welcome/emergency_sharing", "yes"),
        (AT_LEGAL, "ya te dije mijo que la 2", "legal_help/tell", "near"),
    ],
)
def test_it_is_taken(before: tuple[str, ...], words: str, key: str, value: str) -> None:
    """As if only the line had been named."""
    assert kept(key, *before, words) == value


@pytest.mark.parametrize("words", ["ya te dije mijo la 1", "i told you 1", "no, le dije la 1"])
def test_of_what_we_ask_ourselves_too(words: str) -> None:
    """Which of two years is meant."""
    player = heard(*AT_YEARS, words, welcomed=())
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "no le dije la 2",
        "yo no dije la 2",
        "ya te dije mis 2 hijas",
        "ya te dije la 2 o la 3",
        "ya le dije al juez la 2",
        "ya te dije la 7",
        "ya te dije la 2?",
        "ya te dije",
        "i told you 2 days ago",
        "i never said 2",
    ],
)
def test_what_says_more_or_denies_picks_nothing(words: str) -> None:
    """The question waits."""
    assert kept("welcome/unasked", *AT_MESSAGES, words) is None


def test_it_agrees_to_nothing_with_a_question_mark() -> None:
    """A consent takes no answer from what asks."""
    assert kept("welcome/agree", "hola", "1", "ya te dije 1?") is None


@pytest.mark.parametrize(
    "words",
    [
        "avisame pero que no diga nada. y como borro los mensajes",
        "avisame pero que no diga nada. como borro los mensajes?",
        "que me avise pero que no diga de que es, y como borro los mensajes",
        "uno que no diga nada mijo y como borro esto",
        "el 2. y como borro los mensajes de aqui",
    ],
)
def test_the_question_behind_the_choice_of_the_welcome_is_answered(words: str) -> None:
    """The choice is kept, the phone is told of, and the hours are asked next."""
    player = heard(*AT_MESSAGES, welcomed=())
    said = contexts(player, words)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"
    assert "clear_phone/how/say" in said
    assert said[-1] == "welcome/hours/choose"


@pytest.mark.parametrize(
    ("words", "which", "told"),
    [
        ("avisame pero que no diga nada. y como borro los mensajes", "all", "clear_phone/how/say"),
        ("si pero que no digan de que es. como borro esto?", "all", "clear_phone/how/say"),
        ("los tres, que no diga corte. y como borro los mensajes", "few", "clear_phone/how/say"),
        ("all but dont say what it is. how do i delete the messages", "all", "clear_phone/how/say"),
    ],
)
def test_the_question_behind_the_choice_of_reminders_is_answered(words: str, which: str, told: str) -> None:
    """Which reminders, their words, and the question: neither swallows the other."""
    player = heard("el 14 de enero de 2027 a las 8:30 en brownsville", "1", "no", "reynosa", "no se")
    assert asks(player) == "hearing_reminders/remind"
    said = contexts(player, words)
    assert player.conversation is not None
    answers = player.conversation.answers
    assert (answers["hearing_reminders/remind"].value, answers["hearing_reminders/words"].value) == (which, "neutral")
    assert told in said
    assert said[-1] == "hearing_reminders/weekly/ask"
