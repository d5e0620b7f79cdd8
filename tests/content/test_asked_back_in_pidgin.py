"""What is kept, when we remind, which paper counts, and the one year: asked as people do who speak pidgin."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard, shown

ENGLISH = ("english", "yes", "2", "1", "no", "no")
SAVED = ("my court is 14 december 2026 8:30 brownsville", "yes", "menu")


@pytest.mark.parametrize(
    "words",
    [
        "you no answer me. tell me back my date wey you keep, with the bridge hour",
        "tell me back my date",
        "my date wey you keep",
        "no you write the 14 december again, you still get am?",
        "but the date don save?",
        "you still get my date?",
        "remind me which day and hour abeg, make i check am with my paper",
        "just tell me my date and bridge hour",
        "please. but the day and hour?",
        "digame otra vez mi fecha",
        "todavia tiene mi cita?",
    ],
)
def test_what_is_kept_is_told(words: str) -> None:
    """The day and its hour, and no list of topics."""
    assert "date_kept/is_kept/say" in contexts(heard(*SAVED, welcomed=ENGLISH), words)


@pytest.mark.parametrize(
    "words",
    [
        "una go write me evening before that day?",
        "thank you. and the reminder go come for evening 6 to 9? god bless",
        "will you write me the day before?",
        "me avisan un dia antes?",
    ],
)
def test_when_we_remind_is_told(words: str) -> None:
    """As it was chosen."""
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert any(each.startswith("reminder_days/") for each in said)


def test_both_are_told_of_one_message() -> None:
    """When we write, and the day itself."""
    words = (
        "ok. una go write me evening before that day? remind me which day and hour abeg, make i check am with my paper"
    )
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert any(each.startswith("reminder_days/") for each in said)
    assert "date_kept/is_kept/say" in said


@pytest.mark.parametrize(
    "words",
    [
        "the court wrote me one letter before my hearing",
        "i get one paper here for brownsville and my date is 15 december",
        "can i change the day and hour?",
        "please remind me of my date by message",
    ],
)
def test_what_asks_for_neither(words: str) -> None:
    """A date that is told, a wish, and a change."""
    assert "date_kept/is_kept/say" not in contexts(heard(*SAVED, welcomed=ENGLISH), words)


@pytest.mark.parametrize(
    "words",
    [
        "and i want ask, i first enter september 2025, people dey say one year for asylum don pass",
        "brownsville i don tell you. and i want ask, i first enter september 2025, people dey say one year for asylum "
        "don pass, e be problem for me?",
        "that one year thing e go spoil my case?",
    ],
)
def test_the_one_year_is_no_form(words: str) -> None:
    """Its rule is told, not how the form begins, nor a list of topics of the court."""
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert "one_year/rule/say" in said
    assert "court/about/choose" not in said


def test_a_greeting_and_a_fragment_are_no_topics() -> None:
    """Both questions are answered, and neither the menu nor the court is named."""
    words = (
        "good morning, i don wake. na Emmanuel. the camp office lawyer talk say if asylum no fit i go get withholding. "
        "what is withholding, and that one year thing e go spoil my case?"
    )
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert said[0] == "engine/two_questions"
    assert {"withholding/what/say", "one_year/rule/say"} <= set(said)


BEFORE = (
    "yes please. my name is Emmanuel. i get paper here court for brownsville 14 december 2026 8:30 morning, but "
    "another sheet dey say make i dey for bridge 5 am same day gateway bridge. which one be correct how i go know"
)


@pytest.mark.parametrize(
    "again",
    [(), ("i just tell you the day na. 14 december 8:30 court and 5am bridge. please save am make i no forget",)],
)
def test_a_paper_told_with_a_yes_of_the_welcome_comes_back(again: tuple[str, ...]) -> None:
    """It waits whole, told again in fewer words too; the papers that differ are answered."""
    player = heard(BEFORE, *again, welcomed=("english", "yes", "2", "1"))
    assert {"two_dates/why/say", "engine/offer"} <= set(contexts(player, "no"))
    assert contexts(player, "yes")[-1] == "hearing_date/right/choose"
    assert "hearing_date/kept_new/say" in contexts(player, "yes")
    assert "5:00 AM" in shown(player)
    assert "8:30 AM" in shown(player)


def test_a_yes_to_telling_the_team_and_the_way_in_the_dark() -> None:
    """The team is told, and what is asked with it answered at once where no list comes after it."""
    player = heard(
        *SAVED, "that one year thing e go spoil my case?", "i need a lawyer that no collect money", welcomed=ENGLISH
    )
    words = "yes tell them. and abeg how i go reach the bridge for night, 5 am e dark. any transport?"
    said = contexts(player, words)
    assert said.index("person/told/text") < said.index("way_in_dark/now/say")


def test_the_entry_is_read_beside_the_court() -> None:
    """The day of the court is no day of entry."""
    player = heard(*SAVED, "that one year thing e go spoil my case?", welcomed=ENGLISH)
    said = contexts(player, "thank you e clear. i enter september 2025, court be december 2026, i late?")
    assert "one_year/counted/say" in said
    assert "September 2025" in shown(player)


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("ah so i late. where i go see lawyer for here matamoros wey no dey collect money", "Matamoros"),
        ("donde hay abogados gratis en reynosa", "Reynosa"),
        ("where can i find a free lawyer in tijuana", "Tijuana"),
    ],
)
def test_a_lawyer_in_a_town(words: str, town: str) -> None:
    """The town is not asked for again, and nobody is told first that this chat is free."""
    said = contexts(player := heard(welcomed=ENGLISH), words)
    assert any(each.startswith("legal_near/") for each in said)
    assert not {"legal_near/city/choose", "legal_help/not_me/say"} & set(said)
    assert town in shown(player)


@pytest.mark.parametrize("words", ["tengo abogado en tijuana", "my lawyer in reynosa did not come"])
def test_whoever_has_a_lawyer_asks_for_none(words: str) -> None:
    """Told, and not looked for."""
    assert not any(each.startswith("legal_near/") for each in contexts(heard(welcomed=ENGLISH), words))


def test_after_the_organisations_the_team_may_be_told() -> None:
    """The yes goes to the team, and the way is answered."""
    player = heard("where i go see lawyer for here matamoros wey no dey collect money", welcomed=ENGLISH)
    assert [each.context for each in player.said][-1] == "lawyer_here/tell/choose"
    words = "yes tell them. and abeg how i go reach the bridge for night, 5 am e dark. any transport?"
    said = contexts(player, words)
    assert {"person/told/text", "way_in_dark/now/say"} <= set(said)
