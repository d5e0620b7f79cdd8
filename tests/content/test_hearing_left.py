"""A hearing half told: what stays of it when another topic comes, going on there, and whether it is written down."""

from __future__ import annotations

import pytest

from app.services.messages import Channel
from tests.support.talks import asks, contexts, heard, shown

HALF = ("mi audiencia", "aqui lo tengo", "el paso")
KEPT = ("tengo corte el 15 de diciembre de 2026 a las 8 y media en brownsville", "si", "no", "matamoros", "master")


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize("away", ["tengo miedo de mexico", "que es el mpp", "menu"])
@pytest.mark.parametrize("back", ["mi audiencia", "Mi fecha de corte", "my hearing"])
def test_leaving_says_what_stays_and_coming_back_goes_on(away: str, back: str, channel: Channel) -> None:
    """One line with what was told; the next question is the one that waited."""
    player = heard(*HALF, away, channel=channel)
    assert [each.context for each in player.said].count("engine/half_told") == 1
    assert "El Paso" in shown(player)
    player.say(back)
    assert asks(player) == "hearing_date/court_when"
    assert "El Paso" in shown(player)


def test_a_question_that_comes_back_by_itself_needs_no_word() -> None:
    """The hearing's question follows at once."""
    assert "engine/half_told" not in contexts(heard(*HALF), "es seguro esto?")


@pytest.mark.parametrize("messages", [("mi audiencia",), ("mi audiencia", "aqui lo tengo"), ("que es el mpp",), KEPT])
def test_where_nothing_is_half_told_nothing_is_said(messages: tuple[str, ...]) -> None:
    """No promise of what is not there."""
    assert "engine/half_told" not in contexts(heard(*messages), "menu")


def test_another_day_is_told_anew() -> None:
    """Whoever comes back with a day does not go on with the old one."""
    player = heard(*HALF, "menu", "tengo corte el 3 de marzo de 2027 a las 9 en laredo")
    assert asks(player) == "hearing_date/right"
    assert "El Paso" not in shown(player)


ASKED = [
    "gracias. ya quedo apuntada mi fecha?",
    "ya quedó guardada mi cita?",
    "tienen mi fecha?",
    "is my date saved?",
    "did you write down my hearing?",
    "ya se guardo mi fecha",
]


@pytest.mark.parametrize("asked", ASKED)
def test_whether_the_date_is_kept_is_answered_by_yes_or_no(asked: str) -> None:
    """With the date, or with what is missing; nothing of it is lost in between."""
    assert contexts(heard(), asked) == ["date_kept/nothing/say", "date_kept/now/choose"]
    half = heard(*HALF)
    assert contexts(half, asked)[0] == "date_kept/half/say"
    assert "Todavía no" in shown(half)
    assert asks(half) == "hearing_date/court_when"
    kept = heard(*KEPT, "no", "menu")
    assert contexts(kept, asked)[0] == "date_kept/is_kept/say"
    assert shown(kept).startswith("Sí")
    assert "15 de diciembre de 2026, 8:30" in shown(kept)


def test_while_reminders_are_asked_the_date_is_kept_already() -> None:
    """What was saved is not called half told."""
    assert contexts(heard(*KEPT), "is my date saved?")[:1] == ["date_kept/is_kept/say"]
    assert "date_kept/half_new/say" not in contexts(heard(*KEPT), "is my date saved?")


def test_without_a_date_and_of_a_day_that_is_over_it_is_said() -> None:
    """Not yet, since there is none; yes, but over."""
    assert contexts(heard("mi audiencia", "todavia no tengo fecha", "menu"), ASKED[0])[0] == "date_kept/no_date/say"


def test_only_the_hour_is_asked_where_two_were_told() -> None:
    """The day is kept; not to know the hour is an answer too."""
    player = heard(*HALF, "el 12 de enero de 2027, a las 8 o 9 no me acuerdo")
    assert asks(player) == "hearing_date/court_hour"
    assert contexts(player, "8 o 9") == ["hint/hour.which"]
    player.say("no se")
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
def test_two_hours_in_one_sentence_ask_the_year_and_the_hour(channel: Channel) -> None:
    """From the menu, without a year: year, then hour."""
    player = heard("mi corte es el 12 de enero en el paso, a las 8 o 9 no me acuerdo", "1", channel=channel)
    assert asks(player) == "hearing_date/court_hour"


@pytest.mark.parametrize("word", ["HIDE", "esconder", "Ocultar!", "ocúltalo por favor", "hide this", "SILENCIO"])
@pytest.mark.parametrize("messages", [(), HALF, ("menu", "que es el mpp")])
def test_hiding_is_silent(word: str, messages: tuple[str, ...]) -> None:
    """One line that says nothing to somebody else; what waited comes back."""
    player = heard(*messages)
    waiting = asks(player)
    assert contexts(player, word) == ["engine/someone_comes"]
    assert player.conversation is not None
    assert player.conversation.is_paused
    player.say("seguir")
    assert asks(player) == waiting


@pytest.mark.parametrize("text", ["pide", "hice", "hija", "escondidos", "donde puedo esconder mis papeles"])
def test_other_words_hide_nothing(text: str) -> None:
    """Only a word for hiding alone."""
    assert "engine/someone_comes" not in contexts(heard(), text)
