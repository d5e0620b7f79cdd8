"""The hour at the border told once the hearing is saved, or alone where its sheet is asked about: it is read back."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

SAVED = ("mi corte es el 14 de enero de 2027 a las 8:30 en brownsville", "si")
ENDED = (*SAVED, "no", "matamoros", "no dice", "ninguno", "no")


def told(player: Player, name: str) -> object:
    """What is kept at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value if answer else None


@pytest.mark.parametrize(
    "text",
    [
        "ah primero el puente pues. me dijo la muchacha que dice 4 30 apuntamela tambien mijo",
        "no mijo esa es la de la corte yo le digo la del puente a las 4 30 de la mañana",
        "y la del puente no la apunto mijo la de las 4 30",
        "que tengo que estar en el puente a las 4 30 de la mañana el 14 de enero",
        "la garita 4 y media",
        "be at the bridge 4 30 am",
    ],
)
@pytest.mark.parametrize("before", [(*SAVED, "menu"), (*ENDED, "menu"), (*SAVED, "que es el mpp")])
def test_it_is_read_back_with_what_is_saved(before: tuple[str, ...], text: str) -> None:
    """Nobody goes to court and misses the bridge: both stand there, and a yes keeps both."""
    player = heard(*before, text, welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"
    assert "14 de enero de 2027, 4:30" in shown(player)
    assert "14 de enero de 2027, 8:30" in shown(player)
    assert player.hearing is not None
    assert player.hearing.report_at is None
    player.say("si")
    assert player.hearing.report_at is not None
    assert player.hearing.report_at.iso == "2027-01-14T04:30"
    assert player.hearing.court == "brownsville"
    assert player.hearing.court_at is not None
    assert player.hearing.court_at.iso == "2027-01-14T08:30"


def test_what_was_known_of_the_person_stays() -> None:
    """Where they wait is not asked away by it."""
    player = heard(*ENDED, "menu", "en el puente a las 5", "si", welcomed=WELCOMED)
    assert player.hearing is not None
    assert player.hearing.stay == "matamoros"


@pytest.mark.parametrize(
    "text",
    [
        "a que hora abre el puente, a las 5?",
        "a que hora tengo que estar en el puente",
        "y lo de las 4 mijo a q hora tengo q estar en el puente",
        "vivo cerca del puente y salgo a las 5",
        "cruce el puente a las 5 de la mañana ayer",
        "me robaron en el puente a las 9 de la noche",
        "mandenme el aviso del puente a las 7",
        "el puente",
    ],
)
def test_another_hour_adds_nothing(text: str) -> None:
    """A question, another day, something else at a bridge."""
    player = heard(*ENDED, "menu", text, welcomed=WELCOMED)
    assert told(player, "report_hour") is None
    assert not asks(player).startswith("hearing_date/")


def test_without_a_saved_hearing_nothing_is_read_back() -> None:
    """There is no day it could belong to."""
    assert asks(heard("en el puente a las 5", welcomed=WELCOMED)) != "hearing_date/right"


@pytest.mark.parametrize(
    "text", ["me dijo la muchacha que dice 4 30 apuntamela", "dice 4 30 de la mañana", "si dice 4 y media de la mañana"]
)
def test_the_hour_alone_answers_for_the_sheet(text: str) -> None:
    """Whoever knows its hour has it; no cry for help is heard in it."""
    player = heard(*SAVED, text, welcomed=WELCOMED)
    assert (told(player, "sheet"), told(player, "report_hour")) == ("yes", "04:30")
    assert asks(player) == "hearing_date/port"


def test_two_hours_and_a_question_behind_a_yes() -> None:
    """The sheet is at hand, the question is answered, and its hour is asked for since there were two."""
    text = (
        "si mijo esa ha de ser la que dice 4 y algo de la mañana, 4 30 o 4 50 no miro bien el numerito. "
        "entonces donde voy primero al puente o a la corte"
    )
    player = heard(*SAVED, welcomed=WELCOMED)
    said = contexts(player, text)
    assert told(player, "sheet") == "yes"
    assert "bridge_first/order/say" in said
    assert asks(player) == "hearing_date/port"


@pytest.mark.parametrize("text", ["no tengo, nomas me dijeron a las 5", "no, es a las 8:30 nomas"])
def test_who_has_no_sheet_tells_no_hour_of_it(text: str) -> None:
    """Hearsay is no paper."""
    assert told(heard(*SAVED, text, welcomed=WELCOMED), "report_hour") is None


@pytest.mark.parametrize(
    "text",
    [
        "paper dey here yes. e say 14 december 8:30 morning court brownsville. other paper say make i dey bridge 5 am",
        "yes i have. court 14 december 8:30 brownsville, bridge 5 am",
    ],
)
def test_all_of_a_paper_read_aloud_is_heard(text: str) -> None:
    """At the question whether it is at hand: the day too, whose year alone is asked."""
    player = heard("my hearing", text, welcomed=("english", "yes", "1", "1", "no"))
    assert told(player, "report_hour") == "05:00"
    assert contexts(player)[-1] == "hint/date.which_year"
    assert "8:30" in shown(player)
