"""A lent phone is given back: whoever holds it next, and whoever writes first again, reads nothing of the case."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

HEARING = ("tengo mi corte el 3 de febrero en el paso 0830", "1")


@pytest.mark.parametrize(
    "gives", ["me voy, le devuelvo el telefono", "ya me voy, ya le devuelvo el telefono", "give back the phone"]
)
def test_back_again_nothing_of_the_case_is_shown(gives: str) -> None:
    """Neither the court nor the day, before they say to go on."""
    player = heard(*HEARING, gives, channel="sms")
    assert contexts(player, "hola ya volvi. en q ibamos") == ["engine/recap_lent"]
    assert not any(word in shown(player).lower() for word in ("paso", "febrero", "8:30", "audiencia", "corte"))


@pytest.mark.parametrize("goes_on", ["1", "si", "seguir", "SEGUIR", "si, sigamos"])
def test_going_on_shows_what_waited_and_takes_nothing(goes_on: str) -> None:
    """A yes to going on is no yes to a question that was not shown."""
    player = heard(*HEARING, "me voy, le devuelvo el telefono", "hola ya volvi", channel="sms")
    assert contexts(player, goes_on)[-1] == "hearing_date/right/choose"
    assert player.conversation is not None
    assert "hearing_date/right" not in player.conversation.answers


def test_no_and_menu_after_a_lent_phone() -> None:
    """A no rests; the menu names no case."""
    player = heard(*HEARING, "me voy, le devuelvo el telefono", "hola ya volvi")
    assert contexts(player, "no") == ["engine/all_right"]
    player = heard(*HEARING, "me voy, le devuelvo el telefono", "hola ya volvi")
    assert contexts(player, "2")[-1] == "menu/home/choose"


def test_a_list_of_dates_that_waits_is_shown_only_to_who_asks() -> None:
    """It names the day; SEGUIR shows it."""
    player = heard(HEARING[0], "me voy, le devuelvo el telefono")
    assert contexts(player, "hola ya volvi") == ["engine/someone_comes"]
    assert "hint/date.which_year" in contexts(player, "SEGUIR")


def test_whoever_was_only_looked_at_goes_on_at_once() -> None:
    """No phone was given back."""
    player = heard(*HEARING, "viene la doña", "ya se fue")
    assert "engine/recap_lent" not in [said.context for said in player.said]


@pytest.mark.parametrize("text", ["2. me voy", "2, chao", "2. gracias"])
def test_a_goodbye_is_not_kept_as_something_told(text: str) -> None:
    """ "También leí: me voy" makes no sense."""
    player = heard("tengo mi corte el 3 de febrero en el paso 0830")
    said = contexts(player, text)
    assert "engine/also_heard" not in said
    assert asks(player) == "hearing_date/right"


def test_whoever_is_back_and_wants_something_is_not_paused() -> None:
    """A "no" to going on with more behind it is no "not now"."""
    player = heard("ya me voy, ocupa su telefono")
    assert contexts(player, "hola ya volvi. lo de la audiencia no dice el tipo") == ["engine/recap_lent"]
    assert "i589/what/say" in contexts(player, "no. quiero llenar el i-589, me llamo Yuleisy Carolina Urdaneta")


@pytest.mark.parametrize(
    "goes_on",
    [
        "seguir",
        "quiero seguir",
        "ya puedo seguir soy yo",
        "hola ya volvi, seguir por favor",
        "seguir ya tengo el telefono",
        "ya estoy sola podemos seguir",
        "bueno ya, sigamos pues",
        "segir",
    ],
)
def test_the_word_that_leads_on_is_heard_among_others(goes_on: str) -> None:
    """As SEGUIR alone, also where a list waits; what was set aside is taken then."""
    player = heard(HEARING[0], "me voy, le devuelvo el telefono", "hola ya volvi", channel="sms")
    assert "hint/date.which_year" in contexts(player, goes_on)
    player = heard("me voy, le devuelvo el telefono", welcomed=("hola", "1", "si"), channel="sms")
    assert contexts(player, goes_on)[-1] == "welcome/unasked/choose"


@pytest.mark.parametrize(
    "asks_too",
    [
        "seguir. se guardo mi audiencia?",
        "seguir se guardo mi audiencia?",
        "se guardo mi audiencia? quiero seguir",
        "ya volvi. SEGUIR, y se guardo mi audiencia?",
    ],
)
@pytest.mark.parametrize("between", [(), ("hola ya volvi",), ("hola ya volvi", "hola")])
def test_what_is_asked_beside_the_word_that_leads_on_is_answered(asks_too: str, between: tuple[str, ...]) -> None:
    """And the pick that was made before the phone went back is not lost."""
    player = heard("1. y ya me voy, la vecina ocupa su telefono", *between, welcomed=("hola", "1", "si"), channel="sms")
    assert "date_kept/nothing/say" in contexts(player, asks_too)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "hola ya volvi",
        "seguir que?",
        "seguir con que",
        "que es seguir",
        "continue what?",
        "no puedo seguir",
        "todavia no puedo seguir",
        "seguir no puedo",
        "luego seguimos",
        "mañana puedo seguir",
        "i cant continue",
        "quien eres, que es esto de seguir",
        "va a seguir lloviendo",
    ],
)
def test_other_words_lead_no_further(text: str) -> None:
    """Whoever holds the phone now learns nothing by asking what the word is for."""
    player = heard(HEARING[0], "me voy, le devuelvo el telefono", channel="sms")
    assert contexts(player, text) == ["engine/someone_comes"]
    assert "SEGUIR" in shown(player)


def test_the_pick_beside_a_goodbye_is_said_back_alone() -> None:
    """ "También puso: 1. y ya me voy, la vecina" says nothing to anybody."""
    player = heard("1. y ya me voy, la vecina ocupa su telefono", welcomed=("hola", "1", "si"), channel="sms")
    assert contexts(player, "seguir") == ["engine/also_wrote", "welcome/emergency_sharing/ask"]
    assert '"1. Nada"' in shown(player)


def test_an_answer_beside_the_word_is_taken_from_whoever_was_only_looked_at() -> None:
    """They had read the question; of whoever lent the phone nothing is taken for an answer."""
    player = heard("viene mi esposo", "seguir, si acepto", welcomed=("hola", "1"))
    assert asks(player) == "welcome/unasked"
    player = heard("le devuelvo el telefono", "seguir, si acepto", welcomed=("hola", "1"))
    assert asks(player) == "welcome/agree"


def test_what_was_asked_beside_the_word_is_answered_once_the_pin_is_right() -> None:
    """The PIN stands before it, and what waited comes after it."""
    player = heard(welcomed=("hola", "1", "si", "1", "no", "si", "4821"), channel="sms")
    for text in (HEARING[0], "le devuelvo el telefono"):
        player.say(text)
    assert contexts(player, "seguir. que llevo a la corte?") == ["engine/pin"]
    assert contexts(player, "4821")[-1].startswith("court_day/")
