"""Thanks, blessings, goodbyes and being worn out: no box takes them, and each is heard kindly."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised
from app.dialogue.readers.courtesies import courtesy_in
from tests.support.form_places import place, player_at, standing
from tests.support.talks import WELCOMED, contexts, heard

REST = (
    "no solo estoy cansado. mañana sigo",
    "bueno me voy adios",
    "buenas noches descanse",
    "estoy agotada",
    "tengo sueño",
    "hasta mañana",
    "nos vemos mañana si Dios quiere",
    "ya me voy a dormir",
    "good night",
    "i am so tired. tomorrow i continue",
    "por hoy es todo, gracias",
    "bye, thank you sir, i continue tomorrow",
    "ok gracias, que tenga buena noche",
    "disculpe, ya me retiro, buenas noches",
)
THANKS = (
    "gracias señor, Dios lo bendiga",
    "que Dios me lo bendiga",
    "gracias seño, Dios la bendiga",
    "gracias Lucía que Dios le pague",
    "dios le pague",
    "muchas gracias por todo",
    "gracias por su ayuda señorita",
    "thank you sir God bless you",
    "may god bless you and your family",
    "le agradezco mucho",
    "usted es muy amable, bendiciones",
    "thanks for helping me",
)
WORN = (
    "ya no puedo mas con esto",
    "estoy muy cansada ya no aguanto",
    "i cant anymore with this",
    "no puedo más",
    "ya no doy más",
    "i can't take this anymore",
    "perdón, ya no aguanto esto",
)
BOXES = ("first", "last", "middle", "street", "city", "religion", "ssn", "birth")


@pytest.mark.parametrize("question", BOXES)
@pytest.mark.parametrize("text", REST)
def test_whoever_stops_for_today_is_told_that_it_is_kept(question: str, text: str) -> None:
    """No box takes the words, the form pauses, and its question waits."""
    player = player_at(question)
    before = standing(player)
    assert contexts(player, text) == ["engine/paused"]
    assert standing(player).answers == before.answers
    assert place(player).node == question


@pytest.mark.parametrize("question", BOXES)
@pytest.mark.parametrize("text", THANKS)
def test_thanks_at_a_box_are_thanks(question: str, text: str) -> None:
    """They are answered kindly, and the question comes again."""
    player = player_at(question)
    before = standing(player)
    assert contexts(player, text) == ["engine/thanked", f"i589/a1/{question}/ask"]
    assert standing(player).answers == before.answers


@pytest.mark.parametrize("waiting", [(), ("mpp",), ("corte",), ("formulario", "pausa", "menu")])
@pytest.mark.parametrize("text", [*REST, *THANKS, "adios", "bye"])
def test_a_goodbye_outside_the_form_gets_a_short_line(waiting: tuple[str, ...], text: str) -> None:
    """How to come back, and no list of topics."""
    player = heard(*waiting, welcomed=WELCOMED)
    assert contexts(player, text) in (["engine/goodbye"], ["engine/paused"])
    assert contexts(player, "menu")[-1] == "menu/home/choose"


@pytest.mark.parametrize("question", ["first", "street", "ssn"])
@pytest.mark.parametrize("text", WORN)
def test_being_worn_out_is_asked_about(question: str, text: str) -> None:
    """Rest and the line are named; nothing is taken for an answer, and a no lets the form rest."""
    player = player_at(question)
    before = standing(player)
    assert contexts(player, text) == ["engine/worn_out", "emergency/self_harm.line", "engine/worn_out_now"]
    assert contexts(player, "no") == ["engine/paused"]
    assert standing(player).answers == before.answers
    assert contexts(player, "seguir")[-1] == f"i589/a1/{question}/ask"


@pytest.mark.parametrize("text", WORN)
def test_a_yes_to_it_is_an_emergency_of_that_kind(text: str) -> None:
    """The team is alerted for the life that is in danger."""
    player = heard(welcomed=WELCOMED)
    assert contexts(player, text) == ["engine/upset", "emergency/self_harm.line", "engine/worn_out_now"]
    assert "emergency/self_harm" in contexts(player, "si")
    assert [event.kind for event in player.events if isinstance(event, EmergencyRaised)] == ["self_harm"]


def test_pause_is_obeyed_before_that_question() -> None:
    """It is the way that was named."""
    player = player_at("first")
    assert contexts(player, WORN[0], "pausa") == ["engine/paused"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("last", "Buenas Noches Mejía"),
        ("first", "Milagros"),
        ("first", "Amén"),
        ("street", "calle Descanso 5"),
        ("city", "Gracias Lempira"),
        ("ssn", "no, gracias, Dios lo bendiga"),
        ("has_entered", "si gracias a Dios"),
        ("ssn", "no gracias"),
    ],
)
def test_names_places_and_answers_are_no_courtesy(question: str, text: str) -> None:
    """Where a word says something else, or a yes or no may be the answer, it is read as before."""
    assert not {"engine/paused", "engine/thanked"} & set(contexts(player_at(question), text))


@pytest.mark.parametrize(
    "text",
    ["", "no", "si", "ok", "mañana", "ahorita", "me voy a Tijuana", "no puedo leer", "nos vamos a la corte mañana",
     "quiero dormir y no despertar", "voy a dormir en la calle", "gracias. me llamo Rosa", "¿hasta mañana?",
     "adios mundo", "gracias Rosa", "Rosa gracias", "gracias Reynosa Tamaulipas bendiciones",
     "ya no puedo vivir", "no tengo fuerza en la mano"],
)  # fmt: skip
def test_more_words_are_no_courtesy(text: str) -> None:
    """Nothing is a courtesy where a word stands that belongs to none."""
    assert courtesy_in(text) is None
