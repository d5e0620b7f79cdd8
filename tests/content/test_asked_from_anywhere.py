"""What people ask in the middle of anything: family in the form, a mistake, the way to the bridge, "am I in it?"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.court.hearings import Hearing, Wall
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, shown

PLACES = {
    "menu": WELCOMED,
    "list": (*WELCOMED, "mpp"),
    "warning": (*WELCOMED, "formulario", "1"),
    "form": (*WELCOMED, "formulario", "1", "1"),
    "box": (*WELCOMED, "formulario", "1", "1", "no tengo", "no tengo", "no tengo", "lopez"),
}
"""Where it is asked: the menu, a list of topics, the printed warnings, a question that reads one kind, a name's box."""

HELD = Hearing(
    court="el_paso",
    court_at=Wall.from_iso("2027-03-17T08:30"),
    port="paso_del_norte",
    report_at=Wall.from_iso("2027-03-17T04:30"),
    stay="juarez",
    confirmed_at=datetime(2026, 11, 1, tzinfo=UTC),
)


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("mi esposo puede ir en mi mismo formulario", "family/form/say", id="husband in my form"),
        pytest.param("puedo incluir a mis hijos en la misma", "family/form/say", id="children in the same"),
        pytest.param("mi marido tiene otra fecha, podemos ir juntos?", "family/dates/say", id="another date"),
        pytest.param("can I include my kids?", "family/form/say", id="children, in English"),
        pytest.param("si me equivoco me meten presa?", "mistakes/knowing/say", id="jail for a mistake"),
        pytest.param("y si me equivoco en algo?", "mistakes/mend/say", id="and if I err"),
        pytest.param("what if I make a mistake?", "mistakes/mend/say", id="a mistake, in English"),
        pytest.param("oiga yo estoy en el MPP? es que me regresaron", "mpp_me/me/say", id="am I in it"),
        pytest.param("como se si estoy en mpp", "mpp_me/me/say", id="how do I know"),
        pytest.param("y si no voy ese dia que me pasa", "not_going/rule/say", id="not going that day"),
        pytest.param("que pasa si falto a la corte", "not_going/rule/say", id="missing court to come"),
        pytest.param("what happens if I don't go to court", "not_going/rule/say", id="not going, in English"),
        pytest.param(
            "mi papel de la corte trae 2 fechas distintas, una dice 9 dic y otra 16 de enero, a cual voy",
            "two_dates/why/say",
            id="two dates on one paper",
        ),
        pytest.param("las fechas no coinciden", "two_dates/meanwhile/say", id="dates that differ"),
        pytest.param("my paper has two dates, which one is right", "two_dates/why/say", id="two dates, in English"),
        pytest.param(
            "un hombre me ofrece arreglar los papeles por 800 dolares, es de fiar",
            "fraud/signs/say",
            id="papers for money",
        ),
        pytest.param(
            "a man offers to fix my papers for 800 dollars", "fraud/signs/say", id="papers for money, in English"
        ),
        pytest.param(
            "un sr del albergue cobra 300 dolares x yenar los papeles. es cierto? le pago?",
            "fraud/signs/say",
            id="papers for money, with thumbs",
        ),
        pytest.param("es estafa los 300 dolares", "fraud/signs/say", id="is it a scam"),
        pytest.param(
            "mi ija de 15 tiene q ir a la corte o la dejo en el albergue",
            "children_hearing/go/say",
            id="a child of fifteen",
        ),
        pytest.param("tiene q ir mi hija o no", "children_hearing/go/say", id="my daughter or not"),
        pytest.param("mis hijos", "children_hearing/go/say", id="my children, the line of a menu"),
        pytest.param(
            "does my 15 year old daughter have to go to court", "children_hearing/go/say", id="a child, in English"
        ),
        pytest.param("puedo trabajar legal en mexico mientras espero? tengo hambre", "work/work/say", id="work"),
        pytest.param("puedo trabajar legal en mexico mientras espero? tengo hambre", "food/food/say", id="and hunger"),
        pytest.param("tengo hambre", "food/food/say", id="hunger alone"),
        pytest.param("we are hungry", "food/food/say", id="hunger, in English"),
        pytest.param("la dueña de la casa puede ver esto", "wifi/wifi/say", id="the owner of the house"),
        pytest.param("es que la dueña tiene el wifi", "wifi/wifi/say", id="whose wifi it is"),
        pytest.param("ICE va a ver esto?", "government/who/say", id="ICE"),
        pytest.param("CBP puede ver esto", "government/who/say", id="CBP, without its mark"),
        pytest.param("esto le llega a la migra mexicana", "government/who/say", id="the Mexican service"),
        pytest.param("is ICE going to see this", "government/who/say", id="ICE, in English"),
        pytest.param("para que quieren guardar eso", "why_kept/why/say", id="why it is kept"),
        pytest.param("why do you keep my answers", "why_kept/why/say", id="why it is kept, in English"),
        pytest.param(
            "i am pregnant 7 months. i can see a doctor in mexico? is free? i have no paper mexican",
            "care/danger/say",
            id="doctor for a pregnant woman",
        ),
        pytest.param("necesito doctor hospital embarazada", "care/where/say", id="hospital in few words"),
        pytest.param("doctor for baby", "care/where/say", id="doctor for a baby"),
        pytest.param("was haitian people ever in remain in mexico?", "mpp_countries/second/say", id="Haiti in MPP"),
        pytest.param("haitian people was inside or left out", "mpp_countries/second/say", id="Haiti inside or out"),
        pytest.param("los cubanos estaban en mpp?", "mpp_countries/first/say", id="Cuba in MPP"),
        pytest.param("mi pais esta en el mpp?", "mpp_countries/now/say", id="my country in MPP"),
        pytest.param("what is I-862", "term/i862", id="form number of the notice"),
        pytest.param("mi papel dice I-862", "term/i862", id="the number on my paper"),
        pytest.param("what is I-220A", "term/i220a", id="a number nothing is known of"),
        pytest.param("que es el EOIR-33", "term/eoir33", id="form of the address"),
        pytest.param("MPP tear sheet", "border_sheet/sheet/say", id="name of the sheet"),
        pytest.param("what is credible fear", "term/credible_fear", id="credible fear"),
        pytest.param("miedo creible que es", "term/credible_fear", id="credible fear, in Spanish"),
        pytest.param(
            "more. and i am pregnant 7 month, they can leave me out?", "left_out/rule/say", id="MORE and a question"
        ),
        pytest.param("como llego al puente en matamoros?", "bridge/matamoros/say", id="bridge of a named city"),
    ],
)
def test_it_is_answered_and_what_waited_is_asked_again(where: str, asked: str, told: str) -> None:
    """Whatever waits, the question finds its text; nothing is written down, and the same question waits afterwards."""
    player = new_player()
    contexts(player, *PLACES[where])
    assert player.conversation is not None
    waiting, answers = asks(player), dict(player.conversation.answers)
    assert told in contexts(player, asked)
    assert asks(player) == waiting
    assert answers.items() <= player.conversation.answers.items()


@pytest.mark.parametrize(
    ("said", "not_told"),
    [
        pytest.param("falté a la corte la semana pasada", "not_going/rule/say", id="missed already"),
        pytest.param("la policia lo ve y no hace nada", "government/who/say", id="police that look away"),
        pytest.param("me dijo que si no voy con ellos me matan", "not_going/rule/say", id="a threat"),
    ],
)
def test_what_is_told_is_not_taken_for_the_question(said: str, not_told: str) -> None:
    """Words that tell something else than the question keep their own way."""
    player = new_player()
    assert not_told not in contexts(player, *WELCOMED, said)


@pytest.mark.parametrize(
    "asked",
    [
        "ICE va a ver esto?",
        "para que quieren guardar eso",
        "un sr del albergue cobra 300 dolares x yenar los papeles. es cierto? le pago?",
        "q es cifrado? que es eso",
        "what is encrypted?",
    ],
)
def test_at_the_consent_it_is_answered_and_consent_asked_again(asked: str) -> None:
    """Whoever asks before agreeing is answered by name, and then asked once more."""
    player = new_player()
    said = contexts(player, "hola", "1", asked)
    assert said[0].startswith(("government/", "why_kept/", "fraud/", "term/encrypted"))
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize("asked", ["como llego al puente", "a que hora tengo que estar", "which bridge do I go to?"])
@pytest.mark.parametrize("where", ["menu", "form"])
def test_the_bridge_asks_for_the_city_alone(where: str, asked: str) -> None:
    """With nothing known, one question; then the rule that one's own paper decides, and what is known of that port."""
    player = new_player()
    assert contexts(player, *PLACES[where], asked) == ["bridge/city/choose"]
    said = contexts(player, "juarez")
    assert said[:3] == ["bridge/hours/say", "bridge/juarez/say", "bridge/way/say"]


def test_the_bridge_of_a_kept_hearing_is_not_asked_for() -> None:
    """The person's own hours come first, and the city is known by the port on their sheet."""
    player = new_player()
    player.hearing = HELD
    said = contexts(player, *WELCOMED, "a que hora tengo que estar")
    assert said[:3] == ["bridge/held/say", "bridge/juarez/say", "bridge/way/say"]
    assert "4:30" in shown(player)


@pytest.mark.parametrize("said", ["estoy en el mpp y mi corte es en el paso", "ya me metieron en mpp"])
def test_whoever_tells_that_they_are_in_it_does_not_ask(said: str) -> None:
    """Only a question opens "am I in MPP?"."""
    player = new_player()
    assert "mpp_me/me/say" not in contexts(player, *WELCOMED, said)


@pytest.mark.parametrize("where", ["menu", "list", "form", "box"])
@pytest.mark.parametrize(
    "asked", ["ya puse todo? que tienes de mi", "como veo lo que escribi", "can you read it to me"]
)
def test_what_is_kept_is_shown_where_it_is_asked_for(where: str, asked: str) -> None:
    """The answers until now are listed, nothing is written down, and the same question waits."""
    player = new_player()
    contexts(player, *PLACES[where])
    waiting = asks(player)
    assert contexts(player, asked)[0] == "engine/answers"
    assert asks(player) == waiting


@pytest.mark.parametrize("asked", ["seguir el formulario", "ok continuar con la forma", "sigamos con lo del asilo"])
def test_the_form_that_is_named_goes_on(asked: str) -> None:
    """From a topic the form comes back at its question, not the topic; where none was begun, it is begun."""
    begun = new_player()
    contexts(begun, *WELCOMED, "formulario", "1", "1", "no tengo", "menu", "mpp")
    assert contexts(begun, asked) == ["i589/a1/ssn/ask"]
    fresh = new_player()
    assert contexts(fresh, *WELCOMED, "mpp", asked)[0] == "i589/what/say"


@pytest.mark.parametrize("where", ["menu", "list", "form", "box"])
@pytest.mark.parametrize("asked", ["no jaja mejor en español", "español chamo que ya te dije"])
def test_spanish_is_spoken_at_once(where: str, asked: str) -> None:
    """Whoever says which language, among other words, gets it without a list."""
    player = new_player()
    contexts(player, *PLACES[where], "english")
    said = contexts(player, asked)
    assert said[0] == "engine/language_changed"
    assert player.conversation is not None
    assert player.conversation.language == "es"


def test_a_language_and_a_question_are_both_answered() -> None:
    """The language changes and the question beside it is answered, then what waited is asked once."""
    player = new_player()
    said = contexts(player, *WELCOMED, "mpp", "wait can you talk english? is this safe")
    assert said[:2] == ["engine/language_changed", "privacy/us/say"]
    assert said.count("engine/ways_on") == 1
    assert asks(player) == "mpp/more_about"


@pytest.mark.parametrize("where", ["menu", "list", "form", "box"])
def test_the_wish_to_erase_is_asked_to_confirm(where: str) -> None:
    """Erasing is asked about among other words too, and nothing is erased by it."""
    player = new_player()
    contexts(player, *PLACES[where])
    waiting = asks(player)
    assert contexts(player, "sabes que borra todo mejor no confio") == ["erase/sure/choose"]
    assert contexts(player, "no espera no borres")[0] == "erase/kept/say"
    assert asks(player) == waiting
    assert contexts(player, "mejor no borres nada")[0] == "not_erased/kept/say"


def test_the_first_question_comes_back_when_the_welcome_is_left() -> None:
    """MENU in the midst of the welcome does not lose what was promised an answer."""
    player = new_player()
    said = contexts(player, "que pasa si no voy a mi corte", "1", "si", "menu")
    assert said[0] == "not_going/rule/say"
    assert asks(player) == "menu/home"


@pytest.mark.parametrize("first", ["epale chamo quien es este", "hola, who is this?"])
def test_who_we_are_is_not_brought_back(first: str) -> None:
    """The welcome says who we are; nobody is asked later which topic that was."""
    player = new_player()
    assert "engine/first_waits" not in contexts(player, first)
    assert contexts(player, "1", "si", "1", "no", "no")[-1] == "menu/home/choose"


def test_what_was_unclear_long_ago_is_let_go() -> None:
    """A first message that no topic was found for is not asked about after a long talk."""
    player = new_player()
    contexts(player, "mi esposo y el papel ese", "1", "si", *["REPETIR"] * 16)
    assert "engine/topic_first" not in contexts(player, "1", "no", "no")


@pytest.mark.parametrize(
    "asked", ["me llaman al mismo telf del albergue? y si contesta otro", "y si contesta otro", "quien me llama?"]
)
def test_a_question_at_the_consent_to_be_called_is_no_yes(asked: str) -> None:
    """It is answered and the consent asked again, and nothing is consented to until a yes."""
    player = new_player()
    assert contexts(player, "hola", "1", "si", "1", asked) == ["who_calls/who/say", "welcome/emergency_sharing/ask"]
    assert player.conversation is not None
    assert "welcome/emergency_sharing" not in player.conversation.answers


def test_a_label_typed_whole_is_its_option() -> None:
    """ "Mis hijos y mi familia" is what the list calls it, and no alarm."""
    player = new_player()
    assert contexts(player, *WELCOMED, "corte", "2", "mis hijos y mi familia")[0] == "court_day/family/say"


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    "asked",
    [
        "y si el camion yega tarde al puente q pasa, pierdo la corte?",
        "q hago si no voy a llegar x el bus, ya voy tarde a la corte",
        "ya voy tarde a la corte",
        "what happens if the bus is late",
    ],
)
def test_late_on_the_morning_itself_is_answered_at_once(where: str, asked: str) -> None:
    """What to do on the way, and no question whether they are in danger: nothing of a late bus says so."""
    player = new_player()
    told = contexts(player, *PLACES[where], asked)
    assert "late/now/say" in told
    assert "late/rule/say" in told


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("english little bit. kreyol is better", "en", id="English, and Kreyol better"),
        pytest.param("i speak kreyol", "en", id="Kreyol, said in English"),
        pytest.param("hablo kreyol, poquito español", "es", id="Kreyol, said in Spanish"),
        pytest.param("kreyol", "es", id="its name alone"),
    ],
)
def test_a_third_language_named_in_english_is_answered_in_english(said: str, language: str) -> None:
    """Until an interpreter is found, the answer is in the language that the person writes, or in the default one."""
    player = new_player()
    told = contexts(player, "hello", said)
    assert "welcome/other_handoff/text" in told
    assert {each.language for each in player.said} == {language}


@pytest.mark.parametrize(
    "text",
    [
        "i am afraid they use it against me",
        "i am scared of this",
        "it is dangerous for me",
        "eso es malo para mi",
        "we are many",
    ],
)
def test_what_only_begins_like_a_yes_is_no_consent(text: str) -> None:
    """ "I am" answers "are you?", and nothing that says more."""
    player = new_player()
    for words in ("hola", "1", text):
        player.say(words)
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers
