"""A hearing told piece by piece by somebody tired: each piece may be said otherwise, and no other is lost by it."""

from __future__ import annotations

import pytest

from app.court.hearings import Wall
from app.dialogue.events import AnswerWithdrawn
from app.services.messages import Channel
from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import REMINDED, asks, heard, shown

WELCOMED_EN = ("hello", "2", "yes", "2", "1", "no", "no")
TOLD = ("mi audiencia", "si", "el paso")
DAY = "15 de diciembre de 2026"
TIMED = "15 de diciembre de 2026 a las 8 y media"
SENTENCE = "tengo corte el 15 de diciembre de 2026 a las 8 y media en el paso"
SAVED = (*TOLD, "17 de marzo de 2027 8:30 am", "si")
WITH_BORDER = (*SAVED, "si", "paso del norte", "17 de marzo de 2027 4 am")
SHEET = (*WITH_BORDER, "si", "juarez")
PAST = "14 de octubre del 2020 a las 8 en san diego"
KEPT = ("tengo corte el 15 de diciembre de 2026 a las 8 y media en brownsville", "si", "no", "matamoros", "master")


def told(player: Player, name: str) -> object:
    """What is told so far of a piece: an option, a day's ISO form; None for nothing."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(f"hearing_date/{name}")
    return answer.value["iso"] if answer and isinstance(answer.value, dict) else answer.value if answer else None


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("before", "text", "piece", "value", "question"),
    [
        pytest.param((*TOLD, DAY), "perdon es el 14 no el 15", "court_when", "2026-12-14", "court_hour", id="day"),
        pytest.param(
            (*TOLD, DAY),
            "no es diciembre 15, es diciembre 16",
            "court_when",
            "2026-12-16",
            "court_hour",
            id="day and month",
        ),
        pytest.param((*TOLD, DAY), "no es 2026 es 2027", "court_when", "2027-12-15", "court_hour", id="year"),
        pytest.param(TOLD, "no es en el paso es en san diego", "court", "san_diego", "court_when", id="court"),
        pytest.param(TOLD, "no el paso, san diego", "court", "san_diego", "court_when", id="court, short"),
        pytest.param(
            (*TOLD, DAY), "san diego no el paso", "court", "san_diego", "court_hour", id="court, the other way round"
        ),
        pytest.param(
            ("tengo audiencia master el 15 de diciembre de 2026 en el paso",),
            "no es master es individual",
            "kind",
            "individual",
            "court_hour",
            id="kind",
        ),
    ],
)
def test_a_piece_is_said_otherwise_on_the_way(
    before: tuple[str, ...], text: str, piece: str, value: str, question: str, channel: Channel
) -> None:
    """It is changed, what is told so far is listed, and the question that waited is asked again."""
    player = heard(*before, channel=channel)
    assert asks(player) == f"hearing_date/{question}"
    player.say(text)
    assert told(player, piece) == value
    assert asks(player) == f"hearing_date/{question}"
    assert "Hasta ahora tengo:" in shown(player)
    assert player.hearing is None


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("before", "text", "court", "court_at", "report_at", "question"),
    [
        pytest.param(
            (SENTENCE, "si"), "no era a las 8 y media es a las 9", "el_paso", "2026-12-15T09:00", None, "sheet",
            id="hour",
        ),
        pytest.param(
            (*TOLD, TIMED, "si"), "perdon a las 9", "el_paso", "2026-12-15T09:00", None, "sheet", id="hour, sorry"
        ),
        pytest.param(
            (*TOLD, DAY, "8:30", "si"),
            "la hora es a las 9 no a las 8 y media",
            "el_paso",
            "2026-12-15T09:00",
            None,
            "sheet",
            id="hour told alone",
        ),
        pytest.param(
            (*TOLD, DAY, "8:30", "si", "si"),
            "la hora es a las 9 no a las 8 y media",
            "el_paso",
            "2026-12-15T09:00",
            None,
            "port",
            id="with the sheet in hand",
        ),
        pytest.param(
            (*TOLD, TIMED, "si"), "no es 2026 es 2027", "el_paso", "2027-12-15T08:30", None, "sheet", id="year"
        ),
        pytest.param(
            (*TOLD, TIMED, "si"), "san diego no el paso", "san_diego", "2026-12-15T08:30", None, "sheet", id="court"
        ),
        pytest.param(
            (SENTENCE, "si", "no"), "no era a las 8 y media es a las 9", "el_paso", "2026-12-15T09:00", None, "stay",
            id="while the city is asked",
        ),
        pytest.param(
            SHEET, "en el puente es a las 5 am", "el_paso", "2027-03-17T08:30", "2027-03-17T05:00", "travel",
            id="hour at the bridge",
        ),
        pytest.param(
            SHEET, "en la corte no es 8:30 es a las 9", "el_paso", "2027-03-17T09:00", "2027-03-17T04:00", "travel",
            id="hour in court",
        ),
    ],
)  # fmt: skip
def test_what_is_saved_and_said_otherwise_is_read_back_at_once(
    before: tuple[str, ...],
    text: str,
    court: str,
    court_at: str,
    report_at: str | None,
    question: str,
    channel: Channel,
) -> None:
    """What was saved holds until the yes to what is read back anew; then the question that waited is asked again."""
    player = heard(*before, channel=channel)
    assert asks(player) == f"hearing_date/{question}"
    held = player.hearing
    assert held is not None
    player.say(text)
    assert asks(player) == "hearing_date/right"
    assert player.hearing == held
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.court == court
    assert player.hearing.court_at == Wall.from_iso(court_at)
    assert player.hearing.report_at == (Wall.from_iso(report_at) if report_at else None)
    assert asks(player) == f"hearing_date/{question}"


def test_the_city_said_otherwise_needs_no_other_yes() -> None:
    """It is no part of what is read back; it is kept with the next answer, and the date stays as it is."""
    player = heard(*SHEET, "no estoy en juarez estoy en tijuana")
    assert asks(player) == "hearing_date/travel"
    assert told(player, "stay") == "tijuana"
    player.say("media hora")
    assert player.hearing is not None
    assert (player.hearing.stay, player.hearing.travel_minutes) == ("tijuana", 30)
    assert player.hearing.court_at == Wall.from_iso("2027-03-17T08:30")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("no era a las 8 y media es a las 9", "El Paso: martes, 15 de diciembre de 2026, 9:00", id="hour"),
        pytest.param("no, es a las 9", "El Paso: martes, 15 de diciembre de 2026, 9:00", id="no, and the hour"),
        pytest.param("perdon es el 14 no el 15", "El Paso: lunes, 14 de diciembre de 2026, 8:30", id="day"),
        pytest.param("es el 14", "El Paso: lunes, 14 de diciembre de 2026, 8:30", id="the day alone"),
        pytest.param(
            "no es en el paso es en san diego", "San Diego: martes, 15 de diciembre de 2026, 8:30", id="court"
        ),
        pytest.param("dice laredo", "Laredo: martes, 15 de diciembre de 2026, 8:30", id="the court alone"),
        pytest.param(
            "esta mal el dia es el 16 a las 10", "El Paso: miércoles, 16 de diciembre de 2026, 10:00", id="two"
        ),
        pytest.param("it's not at 8:30 it's at 9", "El Paso: martes, 15 de diciembre de 2026, 9:00", id="English"),
    ],
)
def test_what_was_read_back_is_read_back_again(text: str, line: str) -> None:
    """At "is it so?" the new piece is read back with the others, and nothing is kept before the yes."""
    player = heard(SENTENCE, text)
    assert asks(player) == "hearing_date/right"
    assert line in shown(player)
    assert player.hearing is None


def test_a_change_after_the_yes_is_read_back_before_it_is_kept() -> None:
    """A yes to what was read back before is no yes to what is now, whatever is answered in between."""
    player = heard(SENTENCE, "si", "no era a las 8 y media es a las 9", "menu", "mi audiencia")
    assert asks(player) == "hearing_date/right"
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T08:30")
    player.say("si")
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T09:00")


@pytest.mark.parametrize(
    ("before", "text", "reply", "value", "question"),
    [
        pytest.param((*TOLD, TIMED), "me equivoqué de hora", "a las 9", "2026-12-15T09:00", "right", id="hour"),
        pytest.param((SENTENCE,), "me equivoqué de hora", "9", "2026-12-15T09:00", "right", id="hour, at the end"),
        pytest.param((SENTENCE,), "la hora esta mal", "9 y media", "2026-12-15T09:30", "right", id="the hour is wrong"),
        pytest.param((SENTENCE,), "wrong hour", "10", "2026-12-15T10:00", "right", id="English"),
        pytest.param((*TOLD, TIMED), "corregir la hora", "9:30", "2026-12-15T09:30", "right", id="by command"),
        pytest.param((SENTENCE,), "esa no es la fecha", "el 14", "2026-12-14T08:30", "right", id="day by its number"),
        pytest.param((*TOLD, TIMED), "atras", "a las 9", "2026-12-15T09:00", "right", id="one back"),
    ],
)
def test_what_is_wrong_is_asked_alone(
    before: tuple[str, ...], text: str, reply: str, value: str, question: str
) -> None:
    """Who names a piece and not what it is now is asked for it; what they leave out of a day stays."""
    player = heard(*before, text)
    assert asks(player).startswith("hearing_date/court_")
    player.say(reply)
    assert told(player, "court_when") == value
    assert told(player, "court") == "el_paso"
    assert asks(player) == f"hearing_date/{question}"


def test_not_so_is_no_answer_to_the_next_question() -> None:
    """ "No era así" is about what was told, and not "I have no border sheet"."""
    player = heard(*TOLD, TIMED, "si", "no era asi")
    assert told(player, "sheet") is None
    assert player.conversation is not None
    assert player.conversation.pending is not None


@pytest.mark.parametrize(
    "text", ["me equivoque de hora", "la hora esta mal", "no, es a las 10", "me equivoque", "corregir"]
)
def test_of_two_hours_it_is_asked_which(text: str) -> None:
    """Neither the court's nor the border's is changed by guessing."""
    player = heard(*WITH_BORDER, text)
    assert player.conversation is not None
    assert player.conversation.pending is not None
    assert player.conversation.pending.kind == "pick"
    player.say("dia en la frontera")
    player.say("a las 3 de la mañana")
    assert told(player, "report_when") == "2027-03-17T03:00"
    assert told(player, "court_when") == "2027-03-17T08:30"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param("si, a las 8 y media", "sheet", id="the same hour again"),
        pytest.param("asi dice el papel, 15 de diciembre", "right", id="the same day again"),
        pytest.param("¿es a las 9?", "right", id="a question"),
        pytest.param("8:30", "right", id="the hour alone again"),
    ],
)
def test_the_same_said_again_changes_nothing(text: str, question: str) -> None:
    """What was told stays as it was."""
    player = heard(SENTENCE, text)
    assert (told(player, "court_when"), told(player, "court")) == ("2026-12-15T08:30", "el_paso")
    assert asks(player) == f"hearing_date/{question}"
    assert not [event for event in player.events if isinstance(event, AnswerWithdrawn)]


@pytest.mark.parametrize("word", ["resumen", "summary", "corregir"])
def test_what_is_told_so_far_stands_in_the_list(word: str) -> None:
    """Each piece with the name of its question, and the hour uncut; gone from it once the hearing is kept or left."""
    player = heard(SENTENCE, word)
    assert "Corte: El Paso" in shown(player)
    assert "martes, 15 de diciembre de 2026, 8:30 a. m." in shown(player)
    assert "Corte: El Paso" not in shown(heard(SENTENCE, "menu", "resumen"))
    kept = heard(*KEPT, "resumen")
    assert "Mi audiencia: En la corte, Brownsville" in shown(kept)
    assert "Corte: Brownsville" not in shown(kept)


@pytest.mark.parametrize(
    ("before", "court"),
    [
        pytest.param((), "san_diego", id="at the menu"),
        pytest.param(("mi audiencia",), "san_diego", id="at the question for the paper"),
        pytest.param(TOLD[:2], "san_diego", id="at the question for the court"),
        pytest.param(TOLD, "san_diego", id="after another court"),
    ],
)
def test_a_past_day_is_told_back_with_all_the_rest(before: tuple[str, ...], court: str) -> None:
    """What was understood is said, and whether day and year are right, or whether they missed it."""
    player = heard(*before, PAST)
    assert asks(player) == "hearing_date/in_the_past"
    assert "San Diego: miércoles, 14 de octubre de 2020, 8:00" in shown(player)
    assert "No pude ir" in shown(player)
    assert told(player, "court") == court


@pytest.mark.parametrize(
    "replies", [("es 2027",), ("no", "2027"), ("no", "14 de octubre de 2027"), ("el año es 2027",)]
)
def test_the_year_alone_mends_a_past_day(replies: tuple[str, ...]) -> None:
    """Day, hour and court stay."""
    player = heard(*TOLD, PAST, *replies)
    assert str(told(player, "court_when")).startswith("2027-10-14")
    assert told(player, "court") == "san_diego"
    assert asks(player) in ("hearing_date/right", "hearing_date/court_hour")


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        pytest.param("no pude ir", "hearing_missed/why", id="missed"),
        pytest.param("ya paso", "hearing/how", id="over"),
    ],
)
def test_a_day_that_is_over_leads_on(reply: str, question: str) -> None:
    """Kept as over; who missed it comes to today's steps, the others are asked how it went."""
    player = heard(*TOLD, PAST, reply)
    assert asks(player) == question
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2020-10-14T08:00")


@pytest.mark.parametrize(
    "before", [("menu",), (), ("formulario",), ("menu", "corte"), ("mi audiencia", "cambio la fecha")]
)
@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("me cambiaron la hora", "hearing_change/hour"),
        ("they changed the hour", "hearing_change/hour"),
        ("me cambiaron el juez", "hearing_change/part"),
        ("si lo tengo aqui en la mano ya te dije la fecha pero me cambiaron la hora", "hearing_change/hour"),
    ],
)
def test_a_change_of_what_is_kept_is_met_from_anywhere(before: tuple[str, ...], text: str, question: str) -> None:
    """The old is read back and the new is asked for."""
    player = heard(*KEPT, *before, text)
    assert asks(player) == question
    assert "Brownsville: martes, 15 de diciembre de 2026, 8:30" in shown(player)
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T08:30")


@pytest.mark.parametrize("text", ["me cambiaron la fecha", "they moved my hearing", "me cambiaron el dia"])
def test_a_changed_day_is_told_anew_from_the_paper(text: str) -> None:
    """The old is read back; the whole hearing is told again, for its border hour changes with its day."""
    player = heard(*KEPT, "menu", text)
    assert asks(player) == "hearing_date/paper"
    assert "15 de diciembre de 2026, 8:30" in shown(player)


def test_a_day_said_where_the_new_hour_is_asked_is_not_lost() -> None:
    """ "El 16 de diciembre de 2026 a las 9" is more than an hour: the whole hearing is told with it."""
    player = heard(*KEPT, "menu", "me cambiaron la hora", "el 16 de diciembre de 2026 a las 9")
    assert asks(player) == "hearing_date/court"
    assert told(player, "court_when") == "2026-12-16T09:00"


def test_the_paper_in_hand_is_heard_where_nothing_is_kept() -> None:
    """Whoever says much at the question for the paper has it, and is asked for what is open."""
    assert asks(heard(*TOLD[:1], "si lo tengo aqui en la mano pero me cambiaron la hora")) == "hearing_date/court"


@pytest.mark.parametrize(
    "text",
    [
        "se me rompió el papel",
        "they changed the hour",
        "se me mojo el papel y no se ve la hora",
        "no era a las 8 y media es a las 9",
        "it's not at 8:30, it's at 9",
    ],
)
@pytest.mark.parametrize("before", [(), TOLD, (*TOLD, TIMED), (SENTENCE,)], ids=["menu", "day", "sheet", "read back"])
def test_a_paper_and_an_hour_are_no_danger(before: tuple[str, ...], text: str) -> None:
    """Nobody is asked whether there is danger over them."""
    player = heard(*before, text)
    assert not {each.context for each in player.said} & {"engine/danger_now", "emergency/danger_now"}


@pytest.mark.parametrize("text", ["8:30", "a las 4 am", "el 17 de marzo de 2027", "el paso"])
def test_what_one_piece_is_already_changes_no_other(text: str) -> None:
    """The court's hour said again does not become the border's."""
    player = heard(*WITH_BORDER, text)
    assert asks(player) == "hearing_date/right"
    assert told(player, "report_when") == "2027-03-17T04:00"
    assert told(player, "court_when") == "2027-03-17T08:30"


def test_a_whole_hearing_told_with_slips_is_kept_once_and_right() -> None:
    """Every piece said wrong once; what is kept is what was said last."""
    player = new_player()
    kept = []
    for text in (
        *REMINDED, "mi audiencia", "si", "laredo", "no es laredo es el paso",
        "15 de marzo de 2027", "no el 15 el 17", "a las 8", "no, es a las 8 y media", "si", "si", "paso del norte",
        "17 de marzo de 2027 a las 5 am", "no es a las 5 am es a las 4 am", "si", "juarez", "media hora",
        "master",
    ):  # fmt: skip
        player.say(text)
        kept.append(player.hearing)
    dates = {each.court_at for each in kept if each is not None}
    assert dates == {Wall.from_iso("2027-03-17T08:30")}  # no slip was ever saved
    assert {each.report_at for each in kept if each is not None} == {None, Wall.from_iso("2027-03-17T04:00")}
    assert player.hearing is not None
    assert (player.hearing.kind, player.hearing.court, player.hearing.port) == ("master", "el_paso", "paso_del_norte")
    assert player.hearing.court_at == Wall.from_iso("2027-03-17T08:30")
    assert player.hearing.report_at == Wall.from_iso("2027-03-17T04:00")


@pytest.mark.parametrize("text", ["se mancho el papel", "se me borro la hora", "my paper is torn", "se quemo el papel"])
def test_a_spoilt_paper_is_met_with_what_helps(text: str) -> None:
    """However it was spoilt: dry it, keep it, look the date up."""
    assert "wet_paper/wet/say" in {each.context for each in heard(text).said}


@pytest.mark.parametrize("text", ["no se lee la hora", "no se", "no veo bien la hora esta borrosa", "it is blurry"])
def test_an_hour_that_cannot_be_read_stays_open(text: str) -> None:
    """The day is kept all the same, with the way to look up its hour, which is told later alone."""
    player = heard(*TOLD, DAY, text)
    assert "acis.eoir.justice.gov" in shown(player)
    assert asks(player) == "hearing_date/right"
    for reply in ("si", "no", "juarez", "no dice"):
        player.say(reply)
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15")
    for reply in ("menu", "la hora es a las 9", "si"):
        player.say(reply)
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T09:00")


def test_something_differs_asks_which_piece() -> None:
    """Who told it piece by piece does not tell all of it again."""
    player = heard(*TOLD, TIMED, "algo es diferente")
    assert "Corte: El Paso" in shown(player)
    for reply in ("corte", "laredo"):
        player.say(reply)
    assert asks(player) == "hearing_date/right"
    assert "Laredo: martes, 15 de diciembre de 2026, 8:30" in shown(player)
    player.say("no")
    player.say("ninguno")
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    ("replies", "iso"),
    [
        pytest.param(("perdon, el 16", "2026"), "2026-12-16T08:30", id="day, its month as told"),
        pytest.param(("no es diciembre es enero", "2027"), "2027-01-15T08:30", id="another month, its year asked"),
        pytest.param(("no, es a las 4", "de la tarde"), "2026-12-15T16:00", id="half of the day asked"),
        pytest.param(("la fecha esta mal", "16 de diciembre de 2026"), "2026-12-16T08:30", id="the whole day"),
    ],
)
def test_the_hour_stays_with_a_changed_day(replies: tuple[str, ...], iso: str) -> None:
    """Whatever way the day is told anew, its hour is not lost, and half of the day is never guessed."""
    player = heard(SENTENCE, *replies)
    assert told(player, "court_when") == iso


def test_a_year_is_heard_before_it_is_asked() -> None:
    """ "2027" at the question for the court is the year of the day that was told without one."""
    player = heard("tengo corte el 20 de enero a las 8", "2027")
    assert told(player, "court_when") == "2027-01-20T08:00"
    assert asks(player) == "hearing_date/court"


def test_another_piece_changes_while_the_year_is_asked() -> None:
    """The court is changed, and the year asked again."""
    player = heard("tengo corte el 20 de enero a las 8", "tucson", "no perate es en el paso")
    assert told(player, "court") == "el_paso"
    player.say("2027")
    assert told(player, "court_when") == "2027-01-20T08:00"


@pytest.mark.parametrize("text", ["15 de enero de 2027 8 30", "jan 15 2027 8 30 am", "15/1/2027 8:30"])
def test_an_hour_behind_the_year_needs_no_sign(text: str) -> None:
    """ "2027 8 30" is half past eight."""
    assert told(heard(*TOLD, text), "court_when") == "2027-01-15T08:30"


@pytest.mark.parametrize(
    ("messages", "question"),
    [
        (("mi audiencia", "todavia no me dan fecha"), "hearing_reminders/remind"),
        (("ya me dieron fecha es el 3 de marzo de 2027 a las 9 en laredo",), "hearing_date/right"),
        ((*KEPT, "menu", "ya me la cambiaron otra vez"), "hearing_change/part"),
    ],
    ids=["no date yet", "a date at last", "changed once more"],
)
def test_what_people_say_of_a_date(messages: tuple[str, ...], question: str) -> None:
    """None yet, one at last, another once more."""
    assert asks(heard(*messages)) == question


def test_a_longer_name_is_no_court() -> None:
    """ "Nuevo Laredo" is where somebody waits, not the court of Laredo."""
    assert told(heard(*TOLD[:1], "estoy en nuevo laredo"), "court") is None
