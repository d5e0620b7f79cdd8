"""The question from when one year is counted holds nobody: it may be answered beside more, left alone, or greeted."""

from __future__ import annotations

import pytest

from app.dialogue.readers import read
from app.services.playing import Player
from tests.support.released import NOW
from tests.support.talks import asks, heard, shown

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
SAVED = ("my court is 14 december 2026 8:30 brownsville. gateway bridge 5am same day", "yes", "8")
GUARDADA = ("mi corte es el 14 de diciembre de 2026 a las 8:30 en brownsville y en el puente a las 5 am", "si", "8")
ASKED, PREGUNTA = "what is the one year rule for asylum", "lo del plazo de un año para pedir asilo"
TOLD = "i entered america first september 2025, one year for asylum don pass?"
QUESTION = "one_year/arrived"


def _at_question(words: str, *, spanish: bool = False) -> Player:
    before = (*GUARDADA, PREGUNTA) if spanish else (*SAVED, ASKED)
    player = heard(*before, welcomed=("hola", "1", "si", "1", "no", "no") if spanish else ENGLISH)
    assert asks(player) == QUESTION
    player.say(words)
    return player


def _entry(player: Player) -> object:
    assert player.conversation is not None
    kept = player.conversation.answers.get(QUESTION)
    return kept.value["iso"] if kept is not None and isinstance(kept.value, dict) else None


def _said(player: Player) -> list[str]:
    return [each.context for each in player.said]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("na september 2025 i tell una before", "2025-09"),
        ("september 2025, i told you before o", "2025-09"),
        ("it was 20 september 2025 i have told you this before", "2025-09-20"),
        ("i already wrote it before: 5/2019", "2019-05"),
    ],
)
def test_a_complaint_of_having_said_it_is_no_bound(words: str, iso: str) -> None:
    """ "I told you before" says nothing of before that day."""
    read_as = read("date", words, lang="en", today=NOW.date(), context="entry").value
    value = read_as[0] if isinstance(read_as, list) else read_as
    assert isinstance(value, dict)
    assert value["iso"] == iso


@pytest.mark.parametrize(
    "words",
    [
        "before september 2025",
        "it was before march 2019",
        "i told you before march 2019",
        "i came before the summer of 2019",
        "ya le dije que antes de marzo de 2019",
    ],
)
def test_a_bound_is_still_asked_back(words: str) -> None:
    """What may mean before that day is never taken for the day."""
    assert read("date", words, lang="en", today=NOW.date(), context="entry").status != "ok"
    assert _entry(_at_question(words)) is None


@pytest.mark.parametrize(
    ("words", "spanish"),
    [
        (
            "good morning my pipo i don wake. na september 2025 i tell una before. "
            "e still dey for una book my court date?",
            False,
        ),
        ("september 2025. is my date saved?", False),
        ("i told you before, september 2025. you still hold my court date?", False),
        ("ya le dije antes, fue en septiembre de 2025. todavia tienen mi fecha de corte?", True),
        ("buenos dias, en septiembre de 2025. mi fecha sigue guardada?", True),
    ],
)
def test_day_and_question_are_both_taken(words: str, spanish: bool) -> None:
    """The one is counted from, the other answered with what is saved."""
    player = _at_question(words, spanish=spanish)
    assert _entry(player) == "2025-09"
    assert any(each.startswith("date_kept/is_kept") for each in _said(player))


@pytest.mark.parametrize(
    ("words", "spanish"),
    [
        ("leave dat one. my court date una still hold am? which day", False),
        ("leave it. when is my court date", False),
        ("abeg forget that one, my court day dey safe with una?", False),
        ("my hearing date still dey for your book? leave that one", False),
        ("ya deje eso, mi corte cuando es", True),
        ("eso no importa. todavia esta apuntada mi fecha?", True),
        ("olvidelo, muestreme mi fecha de corte", True),
    ],
)
def test_it_is_left_and_the_date_is_said(words: str, spanish: bool) -> None:
    """The question goes, and does not come back behind the answer."""
    player = _at_question(words, spanish=spanish)
    assert any(each.startswith(("date_kept/is_kept", "court_date/kept")) for each in _said(player))
    assert "14" in shown(player)
    assert asks(player) != QUESTION
    assert _entry(player) is None


@pytest.mark.parametrize("words", ["leave it", "never mind", "forget the year", "drop it"])
def test_it_is_left_with_nothing_besides(words: str) -> None:
    """What was open before goes on."""
    player = _at_question(words)
    assert asks(player) == "hearing_date/travel"


@pytest.mark.parametrize("words", ["do not leave it", "i leave mexico in september", "we leave the camp in 2 days"])
def test_what_leaves_nothing(words: str) -> None:
    """Leaving a country is no leaving of a question."""
    assert asks(_at_question(words)) == QUESTION


@pytest.mark.parametrize(
    ("words", "spanish"), [("good morning", False), ("hello my people", False), ("buenos dias", True)]
)
def test_a_greeting_is_told_that_the_date_is_saved(words: str, spanish: bool) -> None:
    """Whoever comes back in the morning reads it before the question."""
    player = _at_question(words, spanish=spanish)
    assert _said(player) == ["engine/here", "engine/kept_so_far", "one_year/arrived/ask"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("september", "2025-09"),
        ("na september sha", "2025-09"),
        ("it was in september i told you before", "2025-09"),
        ("october", "2025-10"),
        ("20 september", "2025-09-20"),
    ],
)
def test_the_year_told_before_stands(words: str, iso: str) -> None:
    """A month alone, asked for once more, is of the year that was told."""
    player = heard(TOLD, "2", words, welcomed=ENGLISH)
    assert _entry(player) == iso
    assert asks(player) == "one_year/next"


@pytest.mark.parametrize(
    "words",
    [
        "hmm i dont sabi the exact day o, na september sha. sleep dey catch me",
        "i dont know the exact day, it was september",
        "no se que dia, en septiembre",
    ],
)
def test_the_same_month_again_is_right(words: str) -> None:
    """Nobody is asked for a day again who does not know it."""
    player = heard(TOLD, words, welcomed=ENGLISH)
    assert _entry(player) == "2025-09"
    assert asks(player) == "menu/home"


@pytest.mark.parametrize("words", ["no, it was another day", "before september", "another date"])
def test_another_day_is_still_asked_for(words: str) -> None:
    """No month is taken for another day, nor a bound for a month."""
    assert asks(heard(TOLD, words, welcomed=ENGLISH)) in ("one_year/arrived", "one_year/next")
