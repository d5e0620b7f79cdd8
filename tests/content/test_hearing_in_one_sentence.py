"""A hearing said in one sentence, or only its other hour: shown as it was understood, kept by a yes and not before."""

from __future__ import annotations

import pytest

from app.court.hearings import Wall
from app.dialogue.events import ActionRequested, AnswerRecorded
from app.services.messages import Channel
from tests.support.released import new_player
from tests.support.talks import REMINDED, asks, heard, shown

KEPT = ("tengo corte el 15 de diciembre de 2026 a las 8 y media en brownsville", "si", "no", "matamoros", "master")
KEPT_WITH_BORDER = (
    *("mi audiencia", "aqui lo tengo", "san diego", "17 de marzo de 2027 8:30 am", "si", "si", "san ysidro"),
    *("17 de marzo de 2027 4 am", "si", "tijuana", "media hora", "no dice"),
)


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("text", "year", "court", "iso"),
    [
        pytest.param(
            "tengo corte el 15 de diciembre a las 8 y media en brownsville",
            "2026", "brownsville", "2026-12-15T08:30", id="in words",
        ),
        pytest.param("mi audiencia es 12/15 8:30 am laredo", "1", "laredo", "2026-12-15T08:30", id="in figures"),
        pytest.param(
            "me cambiaron la corte para el 3 de enero a las 9 en el paso", "2", "el_paso", "2028-01-03T09:00",
            id="the second year",
        ),
        pytest.param(
            "tengo que ir a la corte el 15 de diciembre a las 8 en San Antonio", "el del 2027", "san_antonio",
            "2027-12-15T08:00", id="tengo que",
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_shown_and_asked_for_its_year(
    text: str, year: str, court: str, iso: str, channel: Channel
) -> None:
    """Only the year is asked; then day, hour and court are read back, and nothing is held before the yes."""
    player = heard(text, year, channel=channel)
    assert asks(player) == "hearing_date/right"
    answers = player.conversation.answers if player.conversation else {}
    assert answers["hearing_date/court"].value == court
    assert answers["hearing_date/court_when"].value["iso"] == iso
    assert answers["hearing_date/court_when"].original == text
    assert iso[:4] in shown(player)
    assert player.hearing is None
    player.say("si")
    held = player.hearing
    assert held is not None  # the border sheet and the city where they sleep are asked for once it is saved
    assert held.court == court
    assert held.court_at == Wall.from_iso(iso)
    for reply in ("no", "otra", "individual"):
        player.say(reply)
    assert player.hearing is not None
    assert player.hearing.is_same_date(held)
    assert (player.hearing.stay, player.hearing.kind) == ("mexico_city", "individual")


@pytest.mark.parametrize(
    ("named", "question"),
    [
        ("la corte", "hearing_date/court"),
        ("el lugar", "hearing_date/court"),
        ("1", "hearing_date/court"),
        ("el dia", "hearing_date/court_when"),
        ("la fecha", "hearing_date/court_when"),
        ("2", "hearing_date/court_when"),
    ],
)
def test_no_is_believed(named: str, question: str) -> None:
    """Who says that something differs is asked which line of it; only that one is asked for anew."""
    player = heard(KEPT[0], "algo es diferente")
    assert [each.context for each in player.said] == ["engine/answers", "engine/pick_answer"]
    player.say(named)
    assert asks(player) == question
    assert player.hearing is None


def test_what_differs_is_changed_and_read_back() -> None:
    """The rest of it stays, and nothing is kept before the yes."""
    player = heard(KEPT[0], "algo es diferente", "la corte")
    player.say("calexico")
    assert asks(player) == "hearing_date/right"
    assert "Calexico" in shown(player)
    assert player.hearing is None


@pytest.mark.parametrize("hour", ["la hora", "hora"])
def test_of_two_hours_it_is_asked_which_one_differs(hour: str) -> None:
    """That of the court stands with its day, and the one at the border alone: neither is silently taken."""
    told = "mi audiencia es el 14 de diciembre de 2026 8:30 am en brownsville, puente 5 am"
    player = heard(told, "algo es diferente", hour)
    assert player.conversation is not None
    assert player.conversation.pending is not None
    assert player.conversation.pending.options == ("hearing_date/court_when", "hearing_date/report_hour")
    player.say("1")
    player.say("9 am")
    assert asks(player) == "hearing_date/right"
    assert "9:00" in shown(player)
    assert "5:00" in shown(player)


@pytest.mark.parametrize(
    ("messages", "question"),
    [
        pytest.param(("tengo corte el 15 de diciembre de 2026",), "hearing_date/court", id="no court, no hour"),
        pytest.param(("tengo corte el 15 de diciembre de 2026", "laredo"), "hearing_date/court_hour", id="no hour"),
        pytest.param(("mi corte es el 15 de diciembre de 2026 en laredo",), "hearing_date/court_hour", id="court said"),
        pytest.param(("mi corte es el 30 de febrero de 2027 a las 8",), "hearing_date/paper", id="no such day"),
        pytest.param(
            ("mi corte es el 15 de diciembre y tengo que estar en el puente a las 4",), "hearing_date/paper",
            id="an hour at the border is not taken for the court's",
        ),
        pytest.param(("¿mi corte es el 15 de diciembre de 2026?",), "hearing_date/paper", id="a question says nothing"),
        pytest.param(
            ("mi audiencia", "aqui dice 15 de diciembre de 2026 a las 8:30 en laredo"), "hearing_date/right",
            id="at the question for the paper",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked(messages: tuple[str, ...], question: str) -> None:
    """What was said is not asked again, what is open is; what is doubtful counts as not said."""
    assert asks(heard(*messages)) == question


def test_the_first_message_is_not_lost_over_the_welcome() -> None:
    """A hearing told before the consent is shown after it."""
    player = new_player()
    for text in (KEPT[0], *REMINDED[1:]):
        player.say(text)
    assert asks(player) == "hearing_date/right"
    assert player.conversation is not None
    assert player.conversation.said is None


def test_words_that_were_left_behind_do_not_come_back() -> None:
    """Who leaves before the year was asked begins anew later, with nothing of the old sentence."""
    player = heard("tengo corte el 15 de diciembre a las 8", "menu", "mi audiencia", "aqui lo tengo", "laredo")
    assert asks(player) == "hearing_date/court_when"
    assert player.conversation is not None
    assert player.conversation.pending is None
    assert "15 de diciembre" not in shown(player)


def test_a_day_that_is_over_is_questioned() -> None:
    """A past day is never kept as if it lay ahead."""
    player = heard("tuve corte el 3 de noviembre a las 9 en laredo", "2026")
    assert asks(player) == "hearing_date/in_the_past"
    player.say("no")
    assert asks(player) == "hearing_date/court_when"
    player.say("3 de noviembre")  # without a year it is asked, wherever it is said
    assert player.conversation is not None
    assert player.conversation.pending is not None
    player.say("2027")
    assert asks(player) in ("hearing_date/court_hour", "hearing_date/right")


def test_a_date_of_something_else_is_no_hearing() -> None:
    """A day is heard as a hearing's only beside a word of the court."""
    player = heard("llegue a mexico el 15 de diciembre de 2025")
    assert not asks(player).startswith("hearing")


@pytest.mark.parametrize(
    "text", ["la hora es a las 9 no a las 8", "no es a las 8 y media, es a las 9", "es a las 9 am"]
)
def test_only_the_hour_changes(text: str) -> None:
    """The day is not told again: the new hour stands beside it, and is kept by a yes."""
    player = heard(*KEPT, "menu", "mi audiencia", text)
    assert asks(player) == "hearing_change/right"
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T08:30")
    assert "15 de diciembre de 2026, 9:00" in shown(player)
    player.say("si")
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T09:00")
    assert player.hearing.court == "brownsville"


def test_the_hour_changes_from_the_menu() -> None:
    """Whoever writes it at the list of topics need not look for the right one."""
    player = heard(*KEPT, "menu", "cambio la hora")
    assert asks(player) == "hearing_change/hour"
    player.say("9:30")
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.court_at == Wall.from_iso("2026-12-15T09:30")


def test_only_the_court_changes() -> None:
    """The day and hour stay, on the new court's clock."""
    player = heard(*KEPT, "menu", "mi audiencia", "cambio la corte", "la corte", "el paso", "si")
    assert player.hearing is not None
    assert (player.hearing.court, player.hearing.court_at) == ("el_paso", Wall.from_iso("2026-12-15T08:30"))


@pytest.mark.parametrize(
    ("clock", "court", "port"),
    [
        pytest.param("de la corte", "2027-03-17T09:00", "2027-03-17T04:00", id="court"),
        pytest.param("de la frontera", "2027-03-17T08:30", "2027-03-17T09:00", id="border"),
    ],
)
def test_with_two_hours_it_is_asked_which(clock: str, court: str, port: str) -> None:
    """An hour alone may be the court's or the border's; one after the other is questioned before it is kept."""
    player = heard(*KEPT_WITH_BORDER, "menu", "la hora es a las 9", clock)
    if asks(player) == "hearing_change/odd":
        player.say("el papel dice asi")
    else:
        player.say("si")
    assert player.hearing is not None
    assert (player.hearing.court_at, player.hearing.report_at) == (Wall.from_iso(court), Wall.from_iso(port))


def test_a_changed_hour_without_a_hearing_leads_to_its_date() -> None:
    """There is nothing to change yet: the date is asked for."""
    assert asks(heard("cambio la hora")) == "hearing_date/paper"


@pytest.mark.parametrize("text", ["plan", "el plan", "que llevo ese dia", "a qué hora salgo", "what time do I leave"])
def test_the_plan_is_one_word_away(text: str) -> None:
    """Right after the date, while reminders are asked for, and later from the menu."""
    kept = heard(*KEPT)
    assert asks(kept).startswith("hearing_reminders/")
    kept.say(text)
    assert asks(kept).startswith("hearing_plan/")
    assert "Brownsville" in shown(kept)
    assert asks(heard(*KEPT, "menu", text)).startswith("hearing_plan/")


@pytest.mark.parametrize("text", ["que llevo ese dia", "plan"])
def test_without_a_date_the_plan_offers_both_ways(text: str) -> None:
    """To tell the date, or what such a day is like."""
    player = heard(text)
    assert asks(player) == "hearing_plan/instead"
    player.say("ver qué pasa ese día")
    assert asks(player) == "court_day/about"


@pytest.mark.parametrize("word", ["resumen", "corregir"])
@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
def test_the_hearing_stands_among_the_answers(word: str, channel: Channel) -> None:
    """What is kept of it is listed, with its day and court."""
    player = heard(*KEPT, "menu", word, channel=channel)
    assert "Mi audiencia: En la corte, Brownsville" in shown(player)
    assert "15 de diciembre de 2026" in shown(player)
    assert "Mi audiencia:" not in shown(heard(word, channel=channel))


@pytest.mark.parametrize("wanted", ["mi audiencia", "{last}"])
def test_the_hearing_is_corrected_from_the_list(wanted: str) -> None:
    """By its name or its number, like any answer; what waited comes back."""
    player = heard(*KEPT, "menu", "corregir")
    last = next(line for line in shown(player).splitlines() if "Mi audiencia:" in line).partition(".")[0]
    player.say(wanted.format(last=last))
    assert asks(player) == "hearing/what"


def test_two_questions_are_both_answered() -> None:
    """The wet paper first, then the day; neither half is dropped."""
    player = heard("se me mojo el papel y que pasa si no llego?")
    assert asks(player) == "court_day/about"
    assert "Un papel dañado" in shown(player)
    assert "El día de la audiencia" in shown(player)
    assert "Déjelo secar" in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "le pusieron kiche",
        "yo hablo mam no español en la corte",
        "el interprete no me entendia",
        "the interpreter did not understand me",
    ],
)
def test_the_language_in_court_is_not_that_of_the_chat(text: str) -> None:
    """The right to an interpreter is told, and the language is written down for the clinic."""
    player = heard(text)
    assert asks(player) == "court_interpreter/what"
    for reply in ("decir mi idioma", "mam", "Todos Santos"):
        player.say(reply)
    saved = {e.save: e.answer.original for e in player.events if isinstance(e, AnswerRecorded)}
    assert saved == {"@language_place": "Todos Santos"}
    assert player.conversation is not None
    assert player.conversation.language == "es"


def test_a_hearing_is_kept_once_and_added_to() -> None:
    """One yes keeps it, once; each answer behind that is kept as it comes, and nothing of the date is ever another."""
    player = new_player()
    keeps, dates = [], []
    for text in (*REMINDED, *KEPT):
        player.say(text)
        keeps.append(sum(isinstance(e, ActionRequested) and e.name == "keep_hearing" for e in player.events))
        dates.append(player.hearing.court_at if player.hearing else None)
    assert keeps[len(REMINDED) :] == [0, 1, 1, 1, 1]
    assert set(dates[len(REMINDED) + 1 :]) == {Wall.from_iso("2026-12-15T08:30")}
    assert player.hearing is not None
    assert (player.hearing.stay, player.hearing.kind) == ("matamoros", "master")


def plan_after(channel: Channel, *travels: str) -> str:
    """The plan when the whole hearing was told once for each of these answers about the way's length."""
    player = new_player(channel)
    for text in REMINDED:
        player.say(text)
    for each in travels:
        for text in ("menu", "mi audiencia", "cambio la fecha", "aqui lo tengo", *KEPT_WITH_BORDER[2:-2]):
            if text != "cambio la fecha" or player.hearing is not None:
                player.say(text)
        assert asks(player) == "hearing_date/travel"
        player.say(each)
        if asks(player) == "hearing_date/travel":  # not read, or asked which of two: leave it open
            player.say("no se")
        player.say("no dice")
        assert player.hearing is not None
        assert asks(player).startswith("hearing_reminders/")
    player.say("plan")
    return shown(player)


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize("said", ["no se", "no se cuanto", "ni idea", "depende", "prefiero no decirlo", "?", "lejos"])
def test_no_hour_of_leaving_without_the_length_of_the_way(said: str, channel: Channel) -> None:
    """Unknown, declined, unclear, and also where an earlier telling had a length: the plan names no hour to leave."""
    assert "Salir" in plan_after(channel, "media hora")
    assert "Salir" not in plan_after(channel, said)
    assert "Salir" not in plan_after(channel, "media hora", said)


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        pytest.param("una o dos horas", "1:30", id="the longer of two"),
        pytest.param("hora y media", "1:30", id="rounded up"),
        pytest.param("unos 40 minutos", "2:30", id="minutes"),
        pytest.param("tres horas", "11:30", id="more"),
        pytest.param("5 horas", None, id="longer than any option: none is named"),
    ],
)
def test_the_hour_to_leave_is_never_too_late(said: str, hour: str | None) -> None:
    """Counted from the longest that the words can mean, and half an hour before."""
    plan = plan_after("whatsapp", said)
    assert ("Salir" in plan) == (hour is not None)
    assert hour is None or f", {hour}" in plan
