"""A hearing's date told in people's own way: at any moment, with doubt, in pieces, and told once."""

from __future__ import annotations

import pytest

from app.services.messages import Channel
from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

WELCOMED_EN = ("hello", "2", "yes", "1", "no", "no")
PAPER = "no mijo… un papel q dise 14 de enero 8:30 creo q es en brownsville"
DAY = "mi corte es el 14 de enero"


def told(player: Player, name: str) -> object:
    """What is kept so far at a question of the hearing's date; of a day its ISO form."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value["iso"] if answer and isinstance(answer.value, dict) else answer.value if answer else None


# --- the notebook opens with what was told ---


@pytest.mark.parametrize(
    "text",
    [
        PAPER,
        "un papel que dice 14 de enero a las 8 y media en brownsville",
        "my paper say january 14 8:30 brownsville",
        "brownsville, 14 january 8:30 the paper says",
        "14 de enero 0830 brownsville creo",
        "aqui dice enero 14 08:30 am brownsville",
        "me dijeron que vaya el 14 de enero a las 8:30 a brownsville",
        "i think is january 14 at 8:30 in brownsville",
        "mi fecha 14 enero 8:30 brownsville",
        "no, el papel dice brownsville 14 de enero 8:30",
        "tengo un papel pero no le entiendo, dice 14 de enero 0830 y abajo brownsville",
        "la corte la tengo pa el catorse de enero a las ocho i media en brownsville",
        "mi fecha de corte es el 14 de enero a las 8:30 en brownsville",
    ],
)
@pytest.mark.parametrize(
    "before", [(), ("4",), ("3",), ("que es el mpp",), ("tengo miedo de mexico",)], ids=lambda each: str(each)
)
def test_a_date_told_opens_the_notebook_with_all_of_it(before: tuple[str, ...], text: str) -> None:
    """At the menu, at a list and within a topic: only the year is asked, and what was told is read back."""
    player = heard(*before, text, welcomed=WELCOMED)
    assert "court/about/choose" not in [each.context for each in player.said]
    assert "14 de enero, 8:30" in shown(player)
    assert "Brownsville" in shown(player)
    player.say("1")
    assert asks(player) == "hearing_date/right"
    assert (told(player, "court"), told(player, "court_when")) == ("brownsville", "2027-01-14T08:30")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("tengo un papel que dice 14 de enero", "court"),
        ("brownsville, 12 december the paper says", "court_when"),
        ("14 de enero brownsville", "court_when"),
        ("tengo corte en enero", "paper"),
        ("i have court in january", "paper"),
        ("me dieron un papel para el 14 de enero de 2027", "court"),
        ("el papel dice 14 de enero de 2027 en harlingen", "court_hour"),
    ],
)
def test_only_what_lacks_is_asked(text: str, question: str) -> None:
    """The first question is for what was not told."""
    assert asks(heard(text, welcomed=WELCOMED)) == f"hearing_date/{question}"


@pytest.mark.parametrize(
    "text",
    [
        "llegue a mexico el 14 de enero",
        "cruce por brownsville el 14 de enero",
        "el papel del permiso vence el 14 de enero",
        "mi tarjeta de comar dice 14 de enero",
        "el papel dice que naci el 14 de enero",
        "me dieron el papel el 14 de noviembre",
        "they gave me the paper 14 november",
        "el papel del doctor dice 14 de enero 8:30",
        "me quede en el paso el 14 de enero",
        "entre por el puente el 14 de enero a las 8",
        "perdi el papel el 14 de enero",
        "en que papel dice la fecha 14 de enero?",
        "the paper expires january 14",
        "mi cita es el 12 de enero 8:30 en el puente",
    ],
)
def test_another_date_is_no_hearing(text: str) -> None:
    """An arrival, a paper that ends, another visit, the day a paper was given."""
    player = heard(text, welcomed=WELCOMED)
    assert not asks(player).startswith("hearing")
    assert told(player, "court_when") is None


@pytest.mark.parametrize("step", [2, 3, 4, 5], ids=["consent", "unasked", "sharing", "pin"])
def test_in_the_welcome_it_waits_and_answers_no_consent(step: int) -> None:
    """A "no mijo" before it refuses nothing where a consent is asked; afterwards it is offered or taken down."""
    player = heard(*WELCOMED[:step], PAPER, welcomed=())
    assert "engine/told_waits" in [each.context for each in player.said]
    assert player.conversation is not None
    answers = {key: each.value for key, each in player.conversation.answers.items()}
    assert answers.get("welcome/agree") in (None, "agree")
    rest = [text for node, text in ASKED_IN_WELCOME if f"welcome/{node}" not in answers]
    for text in rest:
        player.say(text)
    said = shown(player)
    assert "14 de enero" in said
    assert "8:30" in said


ASKED_IN_WELCOME = (("agree", "si"), ("unasked", "1"), ("emergency_sharing", "no"), ("wants_pin", "no"))


@pytest.mark.parametrize("step", [2, 3, 4, 5], ids=["consent", "unasked", "sharing", "pin"])
def test_asked_in_the_welcome_it_is_told_and_nothing_of_the_case_is_asked(step: int) -> None:
    """What waits, in its parts; the question of the welcome comes again."""
    player = heard(*WELCOMED[:step], PAPER, "lo apuntó o no?", welcomed=())
    if step < 5:
        assert asks(player).startswith("welcome/")
        assert next(each.context for each in player.said) == "date_kept/half/say"
    assert "Corte: Brownsville" in shown(player)
    assert "14 de enero, 8:30" in shown(player)


def test_what_is_told_beside_a_no_is_no_wish_for_it() -> None:
    """The paper is not handed on as a word about the emergency."""
    player = heard(*WELCOMED[:4], PAPER, welcomed=())
    assert "engine/wish_kept" not in [each.context for each in player.said]


def test_beside_a_question_that_leads_to_a_list_it_is_offered() -> None:
    """Nobody has to find it among ten lines."""
    player = heard("buenas. un papel dice 14 de enero 8:30 en el paso, ¿donde es?", *WELCOMED[1:], welcomed=())
    assert "14 de enero" in shown(player)


def test_as_the_first_message_it_opens_after_the_welcome() -> None:
    """Nobody tells it twice."""
    player = heard(PAPER, *WELCOMED[1:], welcomed=())
    assert "14 de enero" in shown(player)
    assert "Brownsville" in shown(player) or "brownsville" in shown(player)


def test_after_a_question_about_danger_it_opens() -> None:
    """What is told instead of an answer is heard."""
    player = heard("me da miedo salir hay hombres afuera", PAPER, welcomed=WELCOMED)
    if player.conversation and player.conversation.pending and player.conversation.pending.kind == "danger":
        player.say("no")
    assert "court/about/choose" not in [each.context for each in player.said]


# --- two hours ---


@pytest.mark.parametrize(
    "text",
    [
        "12 december 8:30, at bridge 5 am brownsville",
        "el 12 de diciembre a las 8:30, en el puente a las 5, brownsville",
        "12 de diciembre corte 8:30 brownsville, puente 5 am",
        "my court day is the 12 of december, 0830 hour, place brownsville tent, be at bridge 0500",
        "dice brownsville 12 de diciembre 8:30 y en la garita a las 5 de la mañana",
        "mi fecha de corte es 12 diciembre a las 5 de la mañana en el puente y 8:30 en corte en brownsville",
    ],
)
def test_the_hour_at_the_bridge_is_told_apart(text: str) -> None:
    """The court's with the day, the other for its own question; both are read back."""
    player = heard(text, welcomed=WELCOMED)
    assert "5:00" in shown(player)
    player.say("1")
    assert (told(player, "court_when"), told(player, "report_hour")) == ("2026-12-12T08:30", "05:00")
    assert told(player, "court") == "brownsville"


@pytest.mark.parametrize(
    "text",
    [
        "mi corte es el 15 de diciembre y tengo que estar en el puente a las 4",
        "mi corte es el 12 de enero en el puente a las 4",
    ],
)
def test_one_hour_at_the_bridge_is_not_the_court_s(text: str) -> None:
    """Nobody can know the other one then."""
    assert told(heard(text, welcomed=WELCOMED), "court_when") is None


# --- doubt ---


@pytest.mark.parametrize(
    ("messages", "doubted"),
    [
        ((DAY, "brownsville creo", "8:30", "1"), "Brownsville"),
        ((PAPER, "1"), "Brownsville"),
        (("un papel dice 14 de enero de 2027 8:30, no estoy segura, en el paso",), "8:30"),
        ((DAY, "maybe laredo", "1", "9"), "Laredo"),
        ((DAY, "el paso", "1", "creo que a las 8 y media"), "8:30"),
    ],
)
def test_what_was_told_with_doubt_is_to_be_looked_at(messages: tuple[str, ...], doubted: str) -> None:
    """The read-back says so, and nothing else is called doubtful."""
    player = heard(*messages, welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"
    line = next(part for part in shown(player).split("\n") if "Con duda" in part)
    assert doubted in line


@pytest.mark.parametrize(
    "messages",
    [
        (DAY, "brownsville", "1", "8:30"),
        ("un papel dice 14 de enero de 2027 8:30 en el paso",),
        (DAY, "no creo que sea harlingen, es brownsville", "1", "8:30"),
    ],
)
def test_what_is_sure_is_not_doubted(messages: tuple[str, ...]) -> None:
    """No warning without a reason."""
    player = heard(*messages, welcomed=WELCOMED)
    assert "engine/doubted" not in [each.context for each in player.said]


# --- the year ---


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    "reply",
    [
        "la de este q viene, la 1. y mi nieta… tiene 9 años",
        "la 1. y mi nieta tiene 9 años",
        "la primera, mi hijo tiene 3 años",
        "el año que viene",
        "la del proximo año",
        "es la primera mijo",
        "this coming one",
        "next year. i am tired",
        "2027, ya le dije",
    ],
)
def test_the_year_is_taken_from_own_words(reply: str, channel: Channel) -> None:
    """By its number, its year or how far it is; what is told beside changes nothing of it."""
    player = heard("mi corte es el 14 de enero a las 9 en el paso", reply, channel=channel, welcomed=WELCOMED)
    assert told(player, "court_when") == "2027-01-14T09:00"
    assert "date.age_given" not in str([each.context for each in player.said])


@pytest.mark.parametrize(
    ("reply", "iso"),
    [
        ("este año", "2026-12-12T09:00"),
        ("el otro año", "2027-12-12T09:00"),
        ("la que viene", "2026-12-12T09:00"),
        ("la 2, la del otro año", "2027-12-12T09:00"),
        ("la 1, la del otro año", None),
        ("no la 1", None),
        ("no se", None),
        ("la 1 no", None),
    ],
)
def test_of_two_years_the_one_that_is_meant(reply: str, iso: str | None) -> None:
    """What says two things, or denies, picks none."""
    player = heard("mi corte es el 12 de diciembre a las 9 en el paso", reply, welcomed=WELCOMED)
    assert told(player, "court_when") == iso


def test_with_the_half_of_the_day_open_it_is_asked_alone() -> None:
    """The year narrows the list, the half of the day ends it."""
    player = heard("mi corte es el 12 de diciembre a las 4 en el paso", "el otro año", welcomed=WELCOMED)
    assert contexts(player) == ["hint/date.morning_or_afternoon"]
    player.say("de la tarde")
    assert told(player, "court_when") == "2027-12-12T16:00"


@pytest.mark.parametrize("away", ["que llevo a la corte?", "que es una master", "lo apunto o no", "asdf qwer"])
def test_the_day_is_not_lost_while_its_year_is_asked(away: str) -> None:
    """Whatever comes between, the years are offered again."""
    player = heard("mi corte es el 14 de enero a las 9 en el paso", away, welcomed=WELCOMED)
    if asks(player) != "hearing_date/court_when":
        player.say("mi audiencia")
    player.say("1")
    assert told(player, "court_when") == "2027-01-14T09:00"


def test_none_of_the_years_asks_the_day_anew() -> None:
    """And nobody goes round in a circle."""
    player = heard("mi corte es el 14 de enero a las 9 en el paso", "ninguna", welcomed=WELCOMED)
    assert contexts(player) == ["hearing_date/court_when/ask"]


def test_a_day_told_at_its_own_question_waits_for_its_year() -> None:
    """The hour that comes first loses nothing of it."""
    player = heard("mi audiencia", "si", "brownsville", "14 enero", "8 30", "1", welcomed=WELCOMED)
    assert (told(player, "court_when"), told(player, "court_hour")) == ("2027-01-14", "08:30")


@pytest.mark.parametrize("reply", ["no se mijo no veo bien", "tampoco se, la letra es chiquita", "i dont know"])
def test_the_kind_that_nobody_can_read_is_left_open(reply: str) -> None:
    """No question about danger for it."""
    dated = "mi audiencia es el 14 de enero de 2027 8:30 en laredo"
    player = heard(dated, "si", "no", "matamoros", reply, welcomed=WELCOMED)
    assert told(player, "kind") == "unknown"


@pytest.mark.parametrize(
    ("reply", "court"),
    [
        ("no se mijo no veo bien", "unknown"),
        ("tampoco se, la letra es chiquita", "unknown"),
        ("i dont know", "unknown"),
        ("no se, dise brownsvil creo", "brownsville"),
        ("no lo veo pero dice harlinguen", "harlingen"),
    ],
)
def test_the_court_that_nobody_can_read_is_left_open(reply: str, court: str) -> None:
    """No question about danger for it, and one that is named after all is taken, however it is spelled."""
    player = heard("mi audiencia", "si", reply, welcomed=WELCOMED)
    assert told(player, "court") == court
    assert asks(player) == "hearing_date/court_when"


@pytest.mark.parametrize("reply", ["que hago?", "no se leer", "no entiendo", "tengo miedo"])
def test_other_words_leave_the_kind_to_be_asked(reply: str) -> None:
    """They answer nothing."""
    assert told(heard("mi audiencia", "si", reply, welcomed=WELCOMED), "kind") is None


@pytest.mark.parametrize("text", ["no fui el 14 de octubre a la corte", "i missed on october 14 my court"])
def test_a_day_that_was_missed_is_no_new_one(text: str) -> None:
    """It is asked what happened, and what to do now."""
    assert contexts(heard(welcomed=WELCOMED), text)[0].startswith("hearing_missed/")


def test_a_number_that_is_not_in_the_list_is_no_other_day() -> None:
    """ "8" may be an hour: the list is shown again, and the day stays."""
    player = heard("mi corte es el 14 de enero en el paso", "8", welcomed=WELCOMED)
    assert contexts(player) == ["hint/choice.out_of_range", "hint/date.which_year"]
    player.say("1")
    assert told(player, "court_when") == "2027-01-14"


def test_a_day_put_right_by_its_number_says_no_hour() -> None:
    """ "Es 15 no 14" is the 15th, not three in the afternoon."""
    player = heard(DAY, "brownsville", "es 15 no 14", "1", welcomed=WELCOMED)
    assert told(player, "court_when") == "2027-01-15"


# --- the hour beside the court ---


@pytest.mark.parametrize(
    ("reply", "court"),
    [
        ("brownsville 0830", "brownsville"),
        ("8 30 brownsville", "brownsville"),
        ("a las 8 y media en brownsville", "brownsville"),
        ("brounsvil 8:30 creo", "brownsville"),
        ("el paso 8:30 am", "el_paso"),
        ("laredo, a las 8 y media", "laredo"),
        ("harlingen at 8:30", "harlingen"),
    ],
)
def test_the_hour_told_with_the_court_is_kept(reply: str, court: str) -> None:
    """It is not asked again."""
    player = heard(DAY, reply, "1", welcomed=WELCOMED)
    assert told(player, "court") == court
    assert asks(player) == "hearing_date/right"
    assert "8:30" in shown(player)


@pytest.mark.parametrize("reply", ["0830", "a las 8 y media", "8:30 am"])
@pytest.mark.parametrize("before", [(DAY,), ("mi audiencia", "si", "master")])
def test_the_hour_alone_at_the_list_of_courts_is_kept(before: tuple[str, ...], reply: str) -> None:
    """And the court is asked again."""
    player = heard(*before, reply, welcomed=WELCOMED)
    assert asks(player) == "hearing_date/court"
    assert told(player, "court_hour") == "08:30"


def test_the_hour_told_between_the_pieces_of_a_day_loses_none() -> None:
    """The part of the day that lacks is asked again, not the whole."""
    player = heard("mi audiencia", "si", "brownsville", "el 14", "8 de la mañana", welcomed=WELCOMED)
    assert contexts(player)[-1] == "hint/date.month_alone"
    for reply in ("enero", "2027", "si"):
        player.say(reply)
    assert (told(player, "court_when"), told(player, "court_hour")) == ("2027-01-14", "08:00")


@pytest.mark.parametrize("text", ["cual es la fecha de corte", "tuve corte en enero", "no fui a corte en enero"])
def test_what_is_asked_or_over_opens_no_notebook(text: str) -> None:
    """Words of the court with no day that is to come."""
    assert not contexts(heard(welcomed=WELCOMED), text)[0].startswith("hearing/")


@pytest.mark.parametrize("reply", ["8", "3", "el paso 2", "la 4"])
def test_the_number_of_a_line_is_no_hour(reply: str) -> None:
    """A bare number is that of the list."""
    assert told(heard(DAY, reply, welcomed=WELCOMED), "court_hour") is None


# --- is it written down? ---


ASKED = [
    "lo apuntó o no?",
    "la apuntó ya?",
    "you write it down or no",
    "you write it?",
    "si lo guardó o no mijo",
    "que fecha tengo",
    "what date i have",
    "ya esta apuntado?",
]


@pytest.mark.parametrize("asked", ASKED)
def test_whether_it_is_written_down_tells_what_waits(asked: str) -> None:
    """A day without its year is told with what lacks, and the question that waited comes again."""
    player = heard("brownsville, 12 december the paper says", asked, welcomed=WELCOMED)
    assert [each.context for each in player.said] == ["date_kept/half/say", "hint/date.which_year"]
    assert "12 de diciembre" in shown(player)
    assert "Brownsville" in shown(player)
    assert "el año" in shown(player)


@pytest.mark.parametrize("asked", ASKED)
def test_a_hearing_held_is_told_and_gone_on_with(asked: str) -> None:
    """Told beside a question and not taken down yet: it is said, and the notebook opens."""
    player = heard("mi corte es el 12 de enero a las 4, que llevo?", "otra cosa", asked, welcomed=WELCOMED)
    assert "date_kept/nothing/say" not in [each.context for each in player.said]
    assert "12 de enero" in shown(player)
    assert asks(player).startswith("hearing_date/")


@pytest.mark.parametrize(
    "text", ["le guardo el papel?", "did you write to my lawyer", "guardo mis papeles?", "anoto en el papel?"]
)
def test_other_questions_ask_for_no_date(text: str) -> None:
    """The words alone are not enough."""
    assert not contexts(heard(welcomed=WELCOMED), text)[0].startswith("date_kept/")
