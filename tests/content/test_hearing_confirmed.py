"""A hearing read back: the yes in many words, both hours, and what is told once it is saved."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

READ_BACK = ("mi corte es el 14 de enero de 2027 a las 8:30 en brownsville",)
BOTH = "12 december. 5 in the morning bridge, 8:30 judge. i come which hour"


def told(player: Player, name: str) -> object:
    """What is kept so far at a question of the hearing's date; of a day its ISO form."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value["iso"] if answer and isinstance(answer.value, dict) else answer.value if answer else None


def agreed(player: Player) -> bool:
    """True where what was read back had a yes."""
    return told(player, "right") == "yes"


def saved(player: Player) -> str | None:
    """The day and hour in court that are saved."""
    held = player.hearing
    return held.court_at.iso if held is not None and held.court_at is not None else None


# --- a yes with other words ---


@pytest.mark.parametrize(
    "reply",
    [
        "si",
        "pues creo que si mijo, y la niña va en el mismo papel mio?",
        "si apuntelo creo que es en brownsville. y entonces me la quitan? nadamas eso quiero saber",
        "le dije que si esta bien la fecha",
        "anotela ya pues mijo estoy cansada",
        "guardela ya",
        "my hearing. yes exactly so",
        "mi audiencia. si, asi es",
        "ya dije que si",
        "si esta bien. y que llevo?",
        "yes save it. what i bring?",
        "it is so. good night",
        "ok apuntela",
    ],
)
def test_a_yes_with_other_words_is_a_yes(reply: str) -> None:
    """Whatever is told or asked beside it; and when asked about it is saved."""
    player = heard(*READ_BACK, reply, welcomed=WELCOMED)
    assert agreed(player)
    player.say("ya esta apuntado?")
    assert saved(player) == "2027-01-14T08:30"
    assert "14 de enero de 2027, 8:30" in shown(player)


@pytest.mark.parametrize(
    "reply",
    [
        "si me quitan a la niña voy?",
        "si. no espere",
        "yes but it is wrong",
        "esta bien si no voy?",
        "si pero es a las 9",
        "no, es a las 9",
        "no creo",
        "no se",
        "todavia no la guarde",
        "si falto que pasa?",
        "si apuntela pero no es el 14",
        "no la apunte",
        "la guarda?",
    ],
)
def test_what_denies_or_only_asks_is_no_yes(reply: str) -> None:
    """A condition, a question, another value."""
    player = heard(*READ_BACK, reply, welcomed=WELCOMED)
    assert not agreed(player)
    assert saved(player) is None


def test_what_is_asked_beside_the_yes_is_answered_and_nothing_is_lost() -> None:
    """Who has said yes and goes on to something else finds it saved."""
    player = heard(*READ_BACK, welcomed=WELCOMED)
    said = contexts(player, "si esta bien. y que llevo?")
    assert "court_day/bring/say" in said
    assert "hearing_date/kept_new/say" in said
    assert saved(player) == "2027-01-14T08:30"
    player.say("mi audiencia")
    assert asks(player) == "hearing_date/sheet"
    assert "14 de enero de 2027, 8:30" in shown(player)


@pytest.mark.parametrize("away", ["que llevo a la corte?", "menu"])
def test_who_leaves_after_the_yes_finds_it_saved(away: str) -> None:
    """It is not called unsaved, and goes on where it was."""
    player = heard(*READ_BACK, "si", away, welcomed=WELCOMED)
    assert not {"engine/half_told", "engine/more_told"} & {each.context for each in player.said}
    assert saved(player) == "2027-01-14T08:30"
    player.say("mi audiencia")
    assert "14 de enero de 2027, 8:30" in shown(player)
    for reply in ("no", "matamoros", "no dice"):
        player.say(reply)
    assert "hearing_date/all_kept/say" in [each.context for each in player.said]
    assert player.hearing is not None
    assert player.hearing.stay == "matamoros"


def test_what_was_told_after_it_was_saved_is_called_unsaved_when_it_is_left() -> None:
    """The border was not read back yet; what was saved stays so, and both are said."""
    player = heard(*READ_BACK, "si", "si", "matamoros", "que llevo a la corte?", welcomed=WELCOMED)
    assert "engine/more_told" in [each.context for each in player.said]
    assert "Brownsville" in shown(player)
    said = contexts(player, "ya esta guardada mi fecha?")
    assert {"date_kept/is_kept/say", "date_kept/half_new/say"} <= set(said)
    assert saved(player) == "2027-01-14T08:30"


def test_a_change_after_the_yes_is_not_saved_before_it_is_read_back() -> None:
    """The newest word counts."""
    player = heard(*READ_BACK, "si", "no era a las 8 y media es a las 9", "que llevo a la corte?", welcomed=WELCOMED)
    assert saved(player) == "2027-01-14T08:30"
    assert "engine/more_told" in [each.context for each in player.said]
    player.say("mi audiencia")
    assert asks(player) == "hearing_date/right"
    player.say("si")
    assert saved(player) == "2027-01-14T09:00"


@pytest.mark.parametrize(
    "reply", ["si", "ya dije que si", "yes exactly so", "si, asi es", "my hearing. yes exactly so"]
)
@pytest.mark.parametrize("away", ["que es el mpp", "menu"])
def test_a_yes_from_elsewhere_is_that_of_what_was_read_back(away: str, reply: str) -> None:
    """Nobody needs the words "my hearing" for it."""
    player = heard(*READ_BACK, away, reply, welcomed=WELCOMED)
    assert agreed(player)
    assert saved(player) == "2027-01-14T08:30"
    assert asks(player) == "hearing_date/sheet"


@pytest.mark.parametrize(
    "reply", ["no", "1", "si no voy?", "gracias", "yes i have a question", "ok", "que llevo a la corte?"]
)
def test_other_words_elsewhere_are_no_yes(reply: str) -> None:
    """They are for what is asked there."""
    assert not agreed(heard(*READ_BACK, "que es el mpp", reply, welcomed=WELCOMED))


# --- both hours ---


def test_both_hours_go_to_their_own_words() -> None:
    """Nobody is told to be at the bridge when the judge has gone."""
    player = heard(BOTH, "keep my date", welcomed=WELCOMED)
    assert "Día en la corte: 12 de diciembre, 8:30" in shown(player)
    assert told(player, "report_hour") == "05:00"


@pytest.mark.parametrize(
    "text",
    [
        "no you turn it upside down. bridge is 5:30 am. judge is 8:45. brownsville",
        "brownsville 12 december 2026 8:45 judge, 5:30 am bridge",
        "8:45 juez, 5:30 puente, brownsville",
        "el puente a las 5:30 y el juez a las 8:45 en brownsville",
    ],
)
@pytest.mark.parametrize("before", [(BOTH, "keep my date"), (BOTH, "keep my date", "brownsville")])
def test_both_hours_are_put_right_at_any_question(before: tuple[str, ...], text: str) -> None:
    """Of which the court told beside is taken too."""
    player = heard(*before, text, welcomed=WELCOMED)
    if asks(player) == "hearing_date/court_when":
        player.say("1")
    assert asks(player) == "hearing_date/right"
    assert (told(player, "court"), told(player, "report_hour")) == ("brownsville", "05:30")
    assert told(player, "court_when") == "2026-12-12T08:45" or told(player, "court_hour") == "08:45"


@pytest.mark.parametrize(
    "text",
    [
        "is so for the judge but you forget the bridge 5 am",
        "le falta el puente, 5 am",
        "yes ok. but you no show me bridge 5 am, you keep it or no?",
        "2 bridge 5 in the morning",
        "en la garita es a las 5 de la mañana",
    ],
)
def test_the_hour_at_the_bridge_is_added_to_what_was_read_back(text: str) -> None:
    """And read back with it before it is saved."""
    player = heard(*READ_BACK, text, welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"
    assert "En la frontera: jueves, 14 de enero de 2027, 5:00" in shown(player)
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.report_at is not None
    assert player.hearing.report_at.iso == "2027-01-14T05:00"


def test_what_is_saved_is_said_whole() -> None:
    """The port's hour too."""
    player = heard(*READ_BACK, "le falta el puente, 5 am", "si", welcomed=WELCOMED)
    assert contexts(player)[0] == "hearing_date/kept_new/say"
    assert "5:00" in shown(player)
    assert "8:30" in shown(player)


# --- once it is saved ---


SAVED = (*READ_BACK, "si", "no", "matamoros", "master", "3")


@pytest.mark.parametrize(
    "asked",
    [
        "digame otra vez la fecha pa ver si quedo",
        "cuando es mi audiencia",
        "mi fecha",
        "is my hearing keep now?",
        "my hearing 14 january is saved yes or no. just that one",
        "que fecha tengo",
        "when is my hearing",
        "repitame la fecha mijo",
    ],
)
def test_the_saved_one_is_told(asked: str) -> None:
    """Not how to look it up."""
    player = heard(*SAVED, asked, welcomed=WELCOMED)
    assert "14 de enero de 2027, 8:30" in shown(player)
    assert saved(player) == "2027-01-14T08:30"


@pytest.mark.parametrize(
    "asked", ["come which hour", "i come which hour", "a que hora tengo que estar", "a que hora voy"]
)
@pytest.mark.parametrize("before", [(BOTH, "keep my date"), (BOTH, "keep my date", "brownsville", "1")])
def test_the_hour_to_come_is_told_of_what_was_told(before: tuple[str, ...], asked: str) -> None:
    """Both hours, each with its place."""
    player = heard(*before, asked, welcomed=WELCOMED)
    assert "5:00" in shown(player)
    assert "8:30" in shown(player)


# --- days on which courts seldom sit ---


@pytest.mark.parametrize(
    ("day", "is_said"),
    [
        ("12 de diciembre de 2026", True),
        ("25 de diciembre de 2026", True),
        ("13 de diciembre de 2026", True),
        ("14 de diciembre de 2026", False),
    ],
)
def test_a_closed_day_is_to_be_looked_at(day: str, is_said: bool) -> None:
    """Kindly, and once."""
    player = heard(f"mi corte es el {day} a las 8:30 en brownsville", welcomed=WELCOMED)
    assert ("hearing_date/is_closed/say" in [each.context for each in player.said]) is is_said
    player.say("es a las 9")
    assert asks(player) == "hearing_date/right"
    assert "hearing_date/is_closed/say" not in [each.context for each in player.said]


# --- another day ---


@pytest.mark.parametrize(
    "text",
    [
        "i enter september last year",
        "entre en septiembre del año pasado",
        "yo llegue el 3 de septiembre",
        "we came 3 september",
    ],
)
def test_the_day_they_came_is_no_hearing(text: str) -> None:
    """The day in court is asked again."""
    player = heard("mi audiencia", "si", "brownsville", text, welcomed=WELCOMED)
    assert contexts(player) == ["hearing_date/court_when/ask"]
    assert told(player, "court_when") is None


@pytest.mark.parametrize(
    "reply", ["solo tengo este papel", "no se mijo no entiendo las letras", "it does not say. i only have this paper"]
)
def test_who_has_only_this_paper_leaves_the_kind_open(reply: str) -> None:
    """Nobody is held up for it."""
    assert told(heard(*READ_BACK, "si", "no", "matamoros", reply, welcomed=WELCOMED), "kind") == "unknown"


EN = ("hello", "2", "yes", "1", "no", "no")
GIVEN = "my court is 14 december 2026 8:30 brownsville, bridge 5 am"


def test_a_yes_beside_a_wish_about_calls_counts_and_the_wish_goes_to_the_team() -> None:
    """Neither swallows the other."""
    player = heard(GIVEN, welcomed=EN)
    said = contexts(player, "yes na so. and remember message me only for evening 6 to 9 dont call")
    assert agreed(player)
    assert "engine/wish_write" in said


@pytest.mark.parametrize("reply", ["i tell you yes. how i go reach bridge 5 am?", "i already said yes. what i bring?"])
def test_a_yes_that_is_said_to_be_said_counts(reply: str) -> None:
    """It is not asked for again, and whoever asks finds it saved."""
    player = heard(GIVEN, reply, welcomed=EN)
    assert agreed(player)
    said = contexts(player, "is my hearing saved?")
    assert saved(player) == "2026-12-14T08:30"
    assert "date_kept/is_kept/say" in said
    again = contexts(player, "is my hearing saved?")
    assert "date_kept/is_kept/say" in again
    assert "date_kept/is_over/say" not in again


def test_the_hour_at_the_bridge_said_twice_is_none_of_the_courts() -> None:
    """ "I tell you 5 am, be at the bridge 5 am" leaves the hour of the court as it was told."""
    player = heard("my court is 14 december 2026 8:30 brownsville", "yes", welcomed=EN)
    player.say("i tell you before 5 am. it say be at bridge 5 am")
    assert asks(player) == "hearing_date/right"
    assert "At the border: Monday, December 14, 2026, 5:00" in shown(player)
    assert "Brownsville: Monday, December 14, 2026, 8:30" in shown(player)


@pytest.mark.parametrize(
    "asked", ["digame otra vez mi fecha", "no la tengo. digame otra vez mi fecha mijo que se me olvida"]
)
def test_who_asks_for_their_date_changes_nothing(asked: str) -> None:
    """At the question of the border sheet: the date is told and stays."""
    player = heard("mi audiencia es el 14 de enero de 2027 a las 8:30 en brownsville", "si asi es", "no se", asked)
    assert told(player, "court_when") == "2027-01-14T08:30"
    assert "14 de enero de 2027" in shown(player)


def test_a_year_picked_beside_the_hour_at_the_bridge() -> None:
    """Both count, and the bridge may be named."""
    player = heard("3 de febrero en el paso 0830", "la 1. y en la otra hoja puente paso del norte 0430")
    assert asks(player) == "hearing_date/right"
    assert "4:30" in shown(player)
    assert told(player, "court_when") == "2027-02-03T08:30"


def test_what_a_list_asks_is_taken_before_the_hour_at_the_bridge() -> None:
    """ "No dice" answers the kind, the rest is kept."""
    player = heard("3 de febrero de 2027 en el paso 0830", "si esta bien asi", "no", "juarez")
    player.say("no dice. y el puente 0430 am")
    assert told(player, "kind") == "unknown"
    assert asks(player) == "hearing_date/right"
    assert "4:30" in shown(player)


def test_the_hours_of_messages_are_none_of_a_court() -> None:
    """ "6 to 9 pm" beside a date makes no 8:30 an evening."""
    player = heard(
        "full reminders, but evening 6 to 9 pm only. my paper say court 14 december 2026 8:30, be at the bridge 5 am, "
        "brownsville",
        welcomed=EN,
    )
    assert told(player, "court_when") == "2026-12-14T08:30"


def test_a_day_in_court_put_right_leaves_the_hour_at_the_bridge() -> None:
    """Only what is named changes."""
    player = heard(
        "my court 14 december 2026 8:30 pm brownsville, bridge 5 am", "14 december 2026 8:30 AM", welcomed=EN
    )
    assert told(player, "court_when") == "2026-12-14T08:30"
    assert "5:00" in shown(player)


NOT_SURE = "mi papel de la corte dice 14 de enero de 2027 a las 8:30 creo q es en brownsville"


@pytest.mark.parametrize("yes", ["si", "si exactamente asi", "si asi dice", "yes it is so"])
def test_what_was_not_sure_is_sure_once_it_was_read_back(yes: str) -> None:
    """The doubt is named before the yes, and never after it."""
    player = heard(NOT_SURE, welcomed=WELCOMED)
    assert "engine/doubted" in [each.context for each in player.said]
    for reply in (yes, "si", "brownsville", "el mismo dia a las 4:30 de la madrugada", "si", "matamoros", "1", "no se"):
        assert not {"engine/doubted", "engine/kept_open"} & set(contexts(player, reply))


def test_what_is_not_known_is_said_once_it_is_saved() -> None:
    """The court that the paper does not say, with the way to complete it; not the kind, which no paper need say."""
    player = heard(
        "mi audiencia es el 14 de enero de 2027 a las 8:30", "no lo dice", "si", "no", "matamoros", welcomed=WELCOMED
    )
    assert "engine/kept_open" in contexts(player, "no se")
    assert "Tipo de audiencia" not in shown(player)


def test_what_is_told_with_doubt_after_the_yes_is_named() -> None:
    """It was not read back yet."""
    player = heard(*READ_BACK, "si", "si", "brownsville", welcomed=WELCOMED)
    assert "engine/doubted" in contexts(player, "el mismo dia creo que a las 4:30 de la madrugada")


@pytest.mark.parametrize(
    "reply",
    [
        "dejeme ver los lentes... si dice BROWNSVILLE y 8:30. pero la otra hoja dice 4 y algo. voy primero al puente o "
        "a la corte?",
        "ya vi, dice brownsville. voy primero al puente o a la corte?",
    ],
)
def test_what_is_read_again_is_doubted_no_more(reply: str) -> None:
    """Also where something is asked beside it."""
    player = heard("14 de enero de 2027 a las 8:30 mi corte, brownsville creo", welcomed=WELCOMED)
    assert "Con duda" in shown(player)
    player.say(reply)
    assert asks(player) == "hearing_date/right"
    assert "Con duda me dijo: Brownsville" not in shown(player)


@pytest.mark.parametrize("said", ["brownsville creo", "creo que dice brownsville"])
def test_what_is_still_not_sure_stays_doubted(said: str) -> None:
    """Said again with doubt."""
    first = "14 de enero de 2027 a las 8:30 mi corte, brownsville creo"
    player = heard(first, f"{said}. voy primero al puente o a la corte?", welcomed=WELCOMED)
    assert "engine/doubted" in [each.context for each in player.said]


def test_how_long_the_way_takes_is_on_no_paper() -> None:
    """Nobody is sent to look there for what they only guess."""
    player = heard(
        *READ_BACK, "si", "si", "brownsville", "el mismo dia a las 5 am", "si", "matamoros", welcomed=WELCOMED
    )
    assert asks(player) == "hearing_date/travel"
    player.say("como media hora creo")
    assert "engine/kept_open" not in contexts(player, "no lo dice")


def test_nothing_is_open_where_all_was_sure() -> None:
    """Then nothing is said of it."""
    player = heard(*READ_BACK, "si", "no", "matamoros", welcomed=WELCOMED)
    assert "engine/kept_open" not in contexts(player, "1")
