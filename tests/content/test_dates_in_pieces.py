"""A date told over several messages comes together; only what is missing is asked, and the whole is read back."""

from __future__ import annotations

import pytest

from app.dialogue.conversation import Frame
from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

ENGLISH = ("hi", "2", "yes", "1", "no", "no")
PAST = {"birth": "i589/a1/birth", "entry": "i589/a1/entry_date[0]", "missed": "deadlines/missed_when",
        "left": "i589/a1/left"}  # fmt: skip
TOLD = [
    (("it was february", "2025. the 11 i think"), "2025-02-11"),
    (("it was february", "last year", "the 11 i think"), "2025-02-11"),
    (("february", "the 11", "2025"), "2025-02-11"),
    (("the 11", "of february", "2025"), "2025-02-11"),
    (("february 11", "2025"), "2025-02-11"),
    (("in march", "of 2024", "maybe the 10th"), "2024-03-10"),
    (("fue en marzo", "del 2024", "como el 10"), "2024-03-10"),
    (("en marzo", "2024", "10"), "2024-03-10"),
    (("el 10 de marzo", "2024"), "2024-03-10"),
    (("el 10 de marzo", "fue en el 2024"), "2024-03-10"),
    (("marzo", "el año pasado", "creo que el 10"), "2025-03-10"),
    (("el diez", "de marzo", "dos mil veinticuatro"), "2024-03-10"),
    (("en marzo creo", "del 2024", "el primero"), "2024-03-01"),
]


def asked_for(key: str, welcomed: tuple[str, ...] = ENGLISH) -> Player:
    """Somebody who is asked for this date."""
    flow, _, name = key.rpartition("/")
    node, _, item = name.partition("[")
    player = heard(welcomed=welcomed)
    assert player.conversation is not None
    place = Frame(flow=flow, node=node, items=(int(item[0]),) if item else ())
    player.conversation = player.conversation.model_copy(update={"frames": (*player.conversation.frames, place)})
    return player


def kept(player: Player, key: str) -> object:
    """The value that was kept of a date, or None."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return None if answer is None or answer.value is None else answer.value["iso"]


@pytest.mark.parametrize("where", PAST)
@pytest.mark.parametrize(("messages", "iso"), TOLD)
def test_the_pieces_come_together(where: str, messages: tuple[str, ...], iso: str) -> None:
    """Each part is kept, only the missing one asked, the whole read back, and taken with a yes."""
    key = PAST[where]
    player = asked_for(key)
    for words in messages:
        assert kept(player, key) is None
        assert len(contexts(player, words)) == 1, words
    assert [each.context for each in player.said] == ["hint/sure"]
    assert "20" in shown(player)
    player.say("yes")
    assert kept(player, key) == iso
    assert player.conversation is not None
    assert all(words in player.conversation.answers[key].original for words in messages)


def test_what_is_missing_is_asked_alone() -> None:
    """The month that was told is said back with the question."""
    player = asked_for(PAST["birth"], WELCOMED)
    assert contexts(player, "fue en marzo") == ["hint/date.year_alone"]
    assert "marzo" in shown(player)
    assert contexts(player, "del 2024") == ["hint/date.day_alone"]
    assert "marzo de 2024" in shown(player)
    assert asks(player) == PAST["birth"]


@pytest.mark.parametrize("messages", [("febrero", "80", "el 3"), ("3 de febrero", "del 80"), ("el 3 de febrero", "80")])
def test_a_year_of_birth_in_two_figures(messages: tuple[str, ...]) -> None:
    """A short year is one where somebody was born."""
    player = asked_for(PAST["birth"], WELCOMED)
    contexts(player, *messages, "sí")
    assert kept(player, PAST["birth"]) == "1980-02-03"


@pytest.mark.parametrize(
    ("messages", "iso"),
    [
        (("it was february", "2025. the 11 i think", "no the 12", "yes"), "2025-02-12"),
        (("marzo", "perdón, abril", "2024", "30", "sí"), "2024-04-30"),
        (("febrero", "2024", "30", "el 29", "sí"), "2024-02-29"),
        (("february", "2025", "the 11", "no", "the 13", "yes"), "2025-02-13"),
    ],
)
def test_a_piece_is_put_right(messages: tuple[str, ...], iso: str) -> None:
    """What is said anew takes the place of its part alone."""
    player = asked_for(PAST["left"])
    contexts(player, *messages)
    assert kept(player, PAST["left"]) == iso


def test_the_hour_may_come_with_the_day() -> None:
    """At a hearing the last piece may have it."""
    key = "hearing_date/court_when"
    player = asked_for(key, WELCOMED)
    contexts(player, "marzo", "2027", "el 10 a las 8:30 de la mañana", "sí")
    assert kept(player, key) == "2027-03-10T08:30"


@pytest.mark.parametrize("words", ["no sé", "no me acuerdo", "i don't know", "del dia no me acuerdo"])
def test_who_does_not_know_the_day_keeps_the_month(words: str) -> None:
    """What was told is the answer as far as it goes."""
    player = asked_for(PAST["left"])
    contexts(player, "it was february", "2025", words)
    if player.conversation is not None and player.conversation.pending is not None:
        player.say("1")
    assert kept(player, PAST["left"]) == "2025-02"


def test_a_whole_date_after_a_piece_stands_alone() -> None:
    """Whoever writes it all anew is asked nothing more."""
    player = asked_for(PAST["left"])
    contexts(player, "it was february", "march 3 2024")
    assert kept(player, PAST["left"]) == "2024-03-03"


def test_no_is_followed_by_the_right_day() -> None:
    """What was read back wrong is told anew."""
    player = asked_for(PAST["left"])
    contexts(player, "it was february", "2025. the 11 i think", "no")
    assert kept(player, PAST["left"]) is None
    contexts(player, "february 12 2025")
    assert kept(player, PAST["left"]) == "2025-02-12"


def test_a_future_day_is_not_taken_for_the_past() -> None:
    """Together they must be possible."""
    player = asked_for(PAST["birth"])
    assert contexts(player, "february", "2031")[0] == "hint/date.in_future"


@pytest.mark.parametrize("words", ["what is mpp", "person", "skip", "menu"])
def test_other_words_between_are_no_piece(words: str) -> None:
    """Commands and questions are what they were."""
    player = asked_for(PAST["left"])
    said = contexts(player, "it was february", words)
    assert "hint/sure" not in said
    assert kept(player, PAST["left"]) is None


@pytest.mark.parametrize(
    ("messages", "iso"),
    [
        (("es en febrero", "del 2027", "como el 11"), "2027-02-11"),
        (("february", "2027. the 11 i think"), "2027-02-11"),
        (("next year", "february", "11"), "2027-02-11"),
        (("2027", "febrero", "el 11"), "2027-02-11"),
        (("el 11", "febrero 2027"), "2027-02-11"),
        (("el 11", "febrero", "2027"), "2027-02-11"),
    ],
)
def test_a_hearing_is_told_in_pieces_too(messages: tuple[str, ...], iso: str) -> None:
    """The notebook takes no day before all of it is there and read back."""
    key = "hearing_date/court_when"
    player = asked_for(key, WELCOMED)
    for words in messages:
        assert kept(player, key) is None
        player.say(words)
    assert kept(player, key) is None
    player.say("sí")
    assert kept(player, key) == iso
    assert asks(player) == "hearing_date/court_hour"


@pytest.mark.parametrize("words", ["2024", "march 2024", "10 march 2024", "10/03/2024", "around 2019"])
def test_an_answer_in_one_piece_is_taken_as_before(words: str) -> None:
    """One message that answers is one answer."""
    player = asked_for(PAST["left"])
    said = contexts(player, words)
    assert "hint/sure" not in said
    assert "hint/date.day_alone" not in said
