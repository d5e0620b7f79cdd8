"""Where a message tells two things about a hearing, both are taken, and no word of one is read as the other."""

from __future__ import annotations

import pytest

from app.court.hearings import Wall
from app.services.messages import Channel
from app.services.playing import Player
from tests.support.talks import asks, heard, shown

AT_THE_DAY = ("mi audiencia", "aqui lo tengo", "san diego")


def value(player: Player, name: str) -> object:
    """What is told so far at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value if answer else None


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    "text",
    [
        "15 de diciembre a las 4 y media d la mañana puente, corte 8 y media",
        "la corte es el 15 de diciembre",
        "corte 8 y media",
        "puente 4 y media, court 8:30",
    ],
)
def test_the_word_court_is_no_other_court(text: str, channel: Channel) -> None:
    """That the court is spoken of changes nothing of which one it is."""
    player = heard(*AT_THE_DAY, text, channel=channel)
    assert value(player, "court") == "san_diego"


def test_another_court_is_still_taken_where_it_is_said() -> None:
    """Who says plainly that it is another one changes it."""
    assert value(heard(*AT_THE_DAY, "la corte no es san diego, es el paso"), "court") == "el_paso"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("15 de diciembre de 2026 8:30 am. y es san diego no otra", id="es"),
        pytest.param("15 December 2026 8:30 am. it is san diego not another", id="en"),
    ],
)
def test_a_court_put_right_and_a_whole_date_are_both_taken(text: str) -> None:
    """The day is not asked again because the court was corrected beside it."""
    player = heard("mi audiencia", "aqui lo tengo", "otra corte", text)
    assert value(player, "court") == "san_diego"
    when = value(player, "court_when")
    assert isinstance(when, dict)
    assert when["iso"] == "2026-12-15T08:30"
    assert asks(player) == "hearing_date/right"
    assert "San Diego" in shown(player)


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("15 de diciembre a las 4 y media d la mañana puente, corte 8 y media", id="commas"),
        pytest.param("en el puente a las 4:30 am y la corte es 8:30", id="joined"),
        pytest.param("la corte a las 8:30 am, en la garita 4:30 am", id="court first"),
        pytest.param("15 December 4:30 am at the bridge, court 8:30 am", id="en"),
    ],
)
def test_two_hours_are_kept_for_their_own_questions(text: str, channel: Channel) -> None:
    """What is plain is kept, what is missing is said: the day with its year; neither hour is asked again."""
    player = heard(*AT_THE_DAY, text, channel=channel)
    assert asks(player) == "hearing_date/court_when"
    assert (value(player, "court_hour"), value(player, "report_hour")) == ("08:30", "04:30")
    assert "año" in shown(player)
    player.say("15 de diciembre de 2026")
    assert asks(player) == "hearing_date/right"
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T08:30")
    assert player.hearing.report_at == Wall.from_iso("2026-12-15T04:30")


@pytest.mark.parametrize(
    ("text", "answer", "back"),
    [
        pytest.param("master dice creo. y mi hija de 15 tiene q ir?", "children_hearing/", (), id="es"),
        pytest.param("it says master I think. what do I bring to court?", "court", ("nada mas",), id="en"),
    ],
)
def test_a_piece_and_a_question_are_both_taken(text: str, answer: str, back: tuple[str, ...]) -> None:
    """The piece is kept, the question answered, and then it goes on behind the hearing."""
    player = heard(*AT_THE_DAY, "15 de diciembre de 2026 8:30 am", "si", "no", "tijuana")
    assert asks(player) == "hearing_date/kind"
    player.say(text)
    assert value(player, "kind") == "master"
    assert any(each.context.startswith(answer) for each in player.said)
    assert player.hearing is not None
    assert player.hearing.kind == "master"
    for words in back:
        player.say(words)
    assert asks(player) == "hearing_reminders/remind"
