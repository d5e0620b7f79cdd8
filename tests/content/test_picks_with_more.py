"""At a list of topics: a pick with more words, words that name a line by its sense, and two concerns in one message."""

from __future__ import annotations

import pytest

from app.dialogue.conversation import Answer, Conversation, Frame
from app.services.messages import Channel
from app.services.playing import Player
from tests.support.released import NOW, new_player
from tests.support.talks import asks, shown

HOME = Frame(flow="menu", node="home")


def at(where: str, *typed: str, language: str = "es", channel: Channel = "whatsapp") -> Player:
    """Somebody welcomed, at this list, who writes these."""
    flow, _, node = where.rpartition("/")
    player = new_player(channel)
    frames = (HOME,) if flow == "menu" else (HOME, Frame(flow=flow, node=node))
    agreed = {"welcome/agree": Answer(value="agree", at=NOW)}
    player.conversation = Conversation(language=language, frames=frames, last_at=NOW, turn=1, answers=agreed)
    for words in typed:
        player.say(words)
    return player


def told(player: Player) -> list[str]:
    """Contexts of what the last message was answered with."""
    return [each.context for each in player.said]


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("menu/home", "4 y tambien q yevar", ["court_day/about/choose"]),
        ("menu/home", "1 y estoy en mpp?", ["mpp/what/say", "mpp_me/me/say", "engine/ways_on"]),
        ("menu/home", "the first one, and am i in mpp?", ["mpp/what/say", "mpp_me/me/say"]),
        ("court/about", "la 3 y la 4", ["engine/two_questions", "court/kinds/say", "court/path/say"]),
        ("court/about", "3 and 4", ["engine/two_questions", "court/kinds/say", "court/path/say"]),
        (
            "court/about",
            "los tipos y tambien el camino de un caso",
            ["engine/two_questions", "court/kinds/say", "court/path/say"],
        ),
        (
            "court_date/about",
            "por telefono y como es eso de internet",
            ["engine/two_questions", "court_date/phone/say", "court_date/web/say"],
        ),
        ("court_date/about", "1. y tambien por telefono", ["court_date/paper/say", "court_date/phone/say"]),
        ("mpp/more_about", "si la 2. y apunto la fecha?", ["mpp_me/me/say", "hearing/nothing/say"]),
        ("court/about", "la 3. y apunto la fecha?", ["engine/two_questions", "court/kinds/say", "hearing/nothing/say"]),
        ("court_day/about", "2. que es nta?", ["engine/two_questions", "court_day/bring/say", "term/nta"]),
        ("court_day/about", "2 y cuanto cobra un abogado", ["court_day/bring/say", "legal_help/tell/choose"]),
    ],
)  # fmt: skip
def test_the_pick_is_taken_and_the_rest_answered(where: str, text: str, expected: list[str], channel: Channel) -> None:
    """In the order in which they were said."""
    found = told(at(where, text, channel=channel))
    assert [each for each in found if each in expected] == expected
    assert not any(each.startswith("hint/") for each in found)


@pytest.mark.parametrize(
    ("where", "typed", "first", "then"),
    [
        ("menu/home", ("3 y tambien q yevar", "menu"), "hearing_date/paper/choose", "court_day/about/choose"),
        ("menu/home", ("2 pero cuanto cobran los abogados", "menu"), "fear/rule/say", "legal_help/tell/choose"),
        ("court/about", ("la 2 y la 3", "es todo"), "court_day/about/choose", "court/kinds/say"),
        ("court/about", ("la 9 y los tipos de audiencia", "volver"), "deadlines/about/choose", "court/kinds/say"),
        ("menu/home", ("1. y va a llover?", "menu"), "mpp/what/say", "engine/own_question"),
    ],
)  # fmt: skip
def test_what_is_not_behind_the_pick_waits_and_is_answered(
    where: str, typed: tuple[str, str], first: str, then: str
) -> None:
    """Both are named at once; the second is repeated and answered when the list, or the menu, is reached again."""
    player = at(where, typed[0])
    assert {"engine/two_questions", first} <= set(told(player))
    player.say(typed[1])
    assert {"engine/also_wrote", then} <= set(told(player))
    assert player.conversation is not None
    assert not player.conversation.besides


def test_number_of_a_paper_is_not_repeated() -> None:
    """What waits is repeated without the figures of a long number."""
    player = at("menu/home", "2 y mi numero es 012 345 678 verdad?")
    assert "345" not in shown(player)
    player.say("menu")
    assert "345" not in shown(player)


def test_english_pick_with_a_price() -> None:
    """ "the 2 but also how much cost" opens the second line, and the price is not lost."""
    player = at("menu/home", "the 2 but also how much cost", language="en")
    assert "fear/rule/say" in told(player)
    assert "Find legal help" in shown(player)
    player.say("menu")
    assert "how much cost" in shown(player)
    assert "legal_help/tell/choose" in told(player)


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("menu/home", "no. el dia de la audiencia, q yevo", "court_day/bring/say"),
        ("menu/home", "el dia de la audiencia", "court_day/about/choose"),
        ("menu/home", "quiero saber de los tipos de audiencia", "court/kinds/say"),
        ("menu/home", "gracias. y que papeles llevo", "court_day/bring/say"),
        ("menu/home", "anotar mi fecha aqui", "hearing/nothing/say"),
        ("court/about", "anotar mi fecha aqui", "hearing/nothing/say"),
        ("mpp/more_about", "apuntar la fecha de mi corte", "hearing/nothing/say"),
        ("court_date/about", "quiero apuntar la fecha", "hearing/nothing/say"),
        ("fear/about", "can you save my date", "hearing/nothing/say"),
        ("mpp/more_about", "lo de la corte pues", "court/about/choose"),
        ("fear/about", "no, lo de la corte", "court/about/choose"),
        ("court/about", "lo del abogado mejor", "legal_help/tell/choose"),
        ("menu/home", "lo de la corte pues", "court/about/choose"),
        ("menu/home", "que es nta", "term/nta"),
        ("hearing/what", "el plan y que llevo", "hearing_plan/no_plan/say"),
    ],
)
def test_words_that_name_a_line_take_it(where: str, text: str, expected: str) -> None:
    """Whichever list it stands in."""
    assert expected in told(at(where, text))


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("court/about", "la 2 o la 3", "hint/choice.which"),
        ("menu/home", "lo del abogado", "legal_help/tell/choose"),
        ("menu/home", "i missed my court", "hearing_missed/why/story"),
        ("menu/home", "3 de mayo tengo corte", "hearing_date/court/choose"),
        ("menu/home", "estoy en el mpp y mi corte es en el paso", "hint/choice.which"),
        ("menu/home", "la 7 gracias", "legal_help/tell/choose"),
        ("menu/home", "4, corte", "court/about/choose"),
        ("menu/home", "se me olvido apuntar la fecha de mi corte", "court_date/about/choose"),
        ("mpp/more_about", "cortes", "history/which/choose"),
    ],
)
def test_what_only_looks_like_a_pick_with_more_is_heard_as_before(where: str, text: str, expected: str) -> None:
    """Two lines with "or" are asked about, a day is no line, and one thing is one thing."""
    found = told(at(where, text))
    assert expected in found
    assert "engine/two_questions" not in found


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("menu/home", "ya ya la 6", "i589/ready/choose"),
        ("menu/home", "ps la del abogado", "legal_help/tell/choose"),
        ("menu/home", "not 2, 4", "court/about/choose"),
        ("menu/home", "la de abajo", "safety/about/choose"),
        ("menu/home", "quiero lo de la fecha y tmb lo del abogado", "engine/two_questions"),
        ("menu/home", "primero la 7 despues la 3", "legal_help/tell/choose"),
        ("menu/home", "both 3 and 4", "engine/two_questions"),
        ("menu/home", "7 free one", "legal_help/tell/choose"),
        ("menu/home", "la 4 la de q no fui", "court/missed/say"),
        ("menu/home", "3 me la cambiaron para el 5 de mayo 2027 a las 8", "hearing_date/court/choose"),
        ("court/about", "1 y si no aparece", "court_date/about/choose"),
        ("court/about", "5 fue ayer", "court/missed/say"),
        ("court/about", "la 2 mis hijos van?", "court_day/about/choose"),
        ("court/about", "y si me enfermo", "court_day/about/choose"),
        ("court_day/about", "que le digo al juez y que llevo", "court_day/bring/say"),
        ("court_day/about", "6 no tengo dinero", "court_day/cannot/say"),
        ("court_day/about", "ya gane y me regresaron", "court_day/won/say"),
        ("court_date/about", "2 no tengo internet", "court_date/web/say"),
        ("court_date/about", "como llamo", "court_date/phone/say"),
        ("mpp/more_about", "y yo estoy?", "mpp_me/me/say"),
        ("asylum/about", "la 4 me deportaron antes", "one_year/rule/say"),
        ("asylum/about", "y si ya paso el año", "one_year/rule/say"),
        ("help/about", "1 y comida", "food/food/say"),
        ("help/about", "shelter and food", "food/food/say"),
        ("menu/home", "mi fecha y que llevo", "engine/two_questions"),
        ("menu/home", "el tres y apurese", "hearing_date/paper/choose"),
        ("menu/home", "dije 4", "court/about/choose"),
        ("menu/home", "4 again", "court/about/choose"),
        ("menu/home", "9 no quiero robot", "person/told/text"),
        ("court/about", "interpreter and the day", "engine/two_questions"),
        ("legal_near/city", "tijuana y juarez", "hint/choice.which"),
        ("legal_near/city", "1 pero no se", "legal_near/list/say"),
        ("legal_help/tell", "no. what about food", "food/food/say"),
        ("legal_help/tell", "4 me pidieron 500", "fraud/signs/say"),
        ("safety/about", "4 como la cambio", "safety/pin/say"),
        ("hearing_date/paper", "no, la 2", "hearing_date/none_kept/say"),
        ("hearing_date/paper", "3 lo tiene mi esposo", "hearing_date/later/say"),
        ("hearing_date/paper", "1 dice 15 de mayo 2027 a las 8", "hearing_date/court/choose"),
    ],
)
def test_impatient_words_at_a_list_are_heard(where: str, text: str, expected: str, channel: Channel) -> None:
    """Numbers with talk behind them, two lines in thumbs' spelling, and what only sounds like danger."""
    assert expected in told(at(where, text, channel=channel))


@pytest.mark.parametrize("text", ["no gracias, ya tengo", "ya tengo abogado", "i already have one"])
def test_whoever_has_a_lawyer_calls_nobody(text: str) -> None:
    """ "Ya tengo" is no yes to having the team told."""
    assert "person/told/text" not in told(at("legal_help/tell", text))


def test_telling_the_team_is_asked_for_in_so_many_words() -> None:
    """ "Sí, diles" is a yes, and no ten."""
    assert "person/told/text" in told(at("legal_help/tell", "si diles"))


@pytest.mark.parametrize("text", ["no la 2", "no me interesa la 2", "ni la 3", "la 2 o la 3", "4 no 5"])
def test_what_denies_or_wavers_picks_nothing(text: str) -> None:
    """It is asked about."""
    assert asks(at("menu/home", text)) == "menu/home"


@pytest.mark.parametrize("text", ["5 hijos tengo y que hago", "una y otra vez", "son las dos", "2019 y que hago"])
def test_numbers_that_count_pick_nothing(text: str) -> None:
    """The menu stays."""
    assert asks(at("menu/home", text)) == "menu/home"


def test_an_hour_that_is_asked_for_is_no_number() -> None:
    """The topic that has hours opens, and no line that a number would pick."""
    assert asks(at("menu/home", "a que hora es")) in ("menu/home", "court/about")


@pytest.mark.parametrize(
    "text", ["2 y me estan siguiendo ahora", "la 4, me van a matar", "3. hay un hombre armado afuera"]
)
def test_danger_beside_a_pick_comes_first(text: str) -> None:
    """Nothing is picked before it is heard."""
    found = told(at("menu/home", text))
    assert any(each.startswith("emergency/") or each == "engine/danger_now" for each in found)


def test_nobody_is_called_by_words_that_only_name_a_line() -> None:
    """A list behind a topic is looked into for what it tells, not for what it does."""
    player = at("menu/home", "abogado, si por favor")
    assert not any(each.endswith("/told/text") for each in told(player))


@pytest.mark.parametrize(
    ("where", "text", "first", "last"),
    [
        ("hearing_date/paper", "aqui lo tengo, y q llevo a la corte?", "court_day/bring/say", "hearing_date/court"),
        ("i589/ready", "si. pero cuanto cuesta un abogado?", "legal_help/tell/choose", "i589/understood"),
    ],
)  # fmt: skip
def test_where_one_question_leads_to_the_next_what_is_asked_is_answered_first(
    where: str, text: str, first: str, last: str
) -> None:
    """The yes is taken, and the next question comes after the answer."""
    player = at(where, text)
    assert first in told(player)
    player.say("es todo")
    assert asks(player) == last


@pytest.mark.parametrize("said", ["asilo", "Asylum", "el asilo"])
def test_a_word_of_two_lines_is_asked_about(said: str) -> None:
    """Whoever writes "asylum" may want the rules or the form: the form is begun by nobody who did not choose it."""
    player = at("menu/home", said)
    assert told(player) == ["hint/choice.which"]
    player.say("1")
    assert told(player) == ["asylum/about/choose"]
