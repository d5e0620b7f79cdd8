"""Boxes of the form that take any words: what is hardly their answer is asked about, and nothing said is lost."""

from __future__ import annotations

import pytest

from app.dialogue.events import AnswerRecorded, QuestionSkipped
from tests.support.form_places import ANSWERS, WELCOME, place, player_after, player_at, standing

BOXES = ("last", "first", "other_names", "street", "city", "state", "race", "entry_status")


def kept(question: str, *texts: str) -> object:
    """The state and value of the answer after these, or None."""
    player = player_at(question)
    for text in texts:
        player.say(text)
    answer = standing(player).answers.get(f"i589/a1/{question}")
    items = [a for key, a in standing(player).answers.items() if key.startswith(f"i589/a1/{question}[")]
    answer = answer or (items[0] if items else None)
    return (answer.state, answer.value) if answer else None


@pytest.mark.parametrize(
    "text",
    [
        "y esto para que es?", "y esto para que es", "para que quieren saber mi direccion", "porque me preguntan eso",
        "y si no tengo papeles?", "y si no tengo", "que pongo si vivo en la calle", "quien va a leer esto",
        "cuanto falta", "como termino?", "hola buenos dias", "ok muchas gracias", "mañana", "borra eso",
        "ya no quiero seguir", "otro dia sigo", "no lo traigo conmigo", "no tengo eso a la mano", "me violaron",
        "abusaron de mi en el camino", "what if i dont have one", "why do you need that",
    ],
)  # fmt: skip
@pytest.mark.parametrize("question", BOXES)
def test_talk_and_questions_fill_no_box(question: str, text: str) -> None:
    """None of these is a name, an address or a status, whichever box waits for any words."""
    before = kept(question)
    assert kept(question, text) == before


@pytest.mark.parametrize(
    ("question", "text", "state"),
    [
        pytest.param("street", "no se mi direccion", "unknown", id="does not know the address"),
        pytest.param("city", "no recuerdo como se llama", "unknown", id="does not remember its name"),
        pytest.param("ssn", "no se mi numero", "unknown", id="does not know the number"),
        pytest.param("street", "no puedo decirle donde vivo", "declined", id="cannot say where"),
        pytest.param("street", "eso no lo puedo decir", "declined", id="cannot say that"),
        pytest.param("street", "no quiero dar mi direccion", "declined", id="will not say where"),
        pytest.param("ssn", "no tengo seguro social", "none", id="has no such number"),
        pytest.param("religion", "no tengo religion", "none", id="has no religion"),
        pytest.param("apt", "no tengo apartamento", "none", id="has no apartment"),
    ],
)
def test_not_knowing_is_said_in_more_words_than_one(question: str, text: str, state: str) -> None:
    """ "I don't know my address" is an honest answer and no address."""
    assert kept(question, text) == (state, None)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("street", "no se la calle, es la colonia Libertad", id="some of it is known"),
        pytest.param("street", "como a dos cuadras del mercado", id="opens like a question"),
        pytest.param("street", "donde doña Rosa, colonia Libertad", id="where, said of a place"),
        pytest.param("street", "vivo en la calle", id="no address, and told"),
        pytest.param("city", "Tijuana?", id="not sure how it is written"),
        pytest.param("religion", "no tengo religion pero creo en Dios", id="none, and more"),
        pytest.param("other_names", "si me dicen Chepe", id="yes, without its accent"),
        pytest.param("last", "Que Pop", id="a surname that looks like a word"),
    ],
)
def test_words_that_may_be_the_answer_are_kept(question: str, text: str) -> None:
    """Nobody is asked twice for what may well be an address."""
    found = kept(question, text)
    assert isinstance(found, tuple)
    assert found[0] == "answered"


@pytest.mark.parametrize("way", ["1", "sí", "guardar lo que puse", "no tengo direccion", "NO TENGO DIRECCIÓN"])
def test_what_looks_like_no_answer_can_be_kept_as_it_was_written(way: str) -> None:
    """The person decides: by the option, by yes, or by the same words once more."""
    assert kept("street", "no tengo direccion", way) == ("answered", "no tengo direccion")


def test_a_doubtful_answer_left_for_later_goes_with_its_words() -> None:
    """What was written reaches the team although it fills no box."""
    player = player_at("street")
    player.say("no tengo direccion")
    player.say("dejar para después")
    skipped = [event for event in player.events if isinstance(event, QuestionSkipped)]
    assert [(event.save, event.words) for event in skipped] == [("A.I.8.street", "no tengo direccion")]
    assert place(player).node == "apt"


def test_the_answer_itself_ends_the_doubt() -> None:
    """Whoever simply writes the answer is understood, without choosing anything."""
    assert kept("street", "no tengo direccion", "Albergue El Faro") == ("answered", "Albergue El Faro")


def test_no_to_the_doubt_asks_the_question_again() -> None:
    """ "No, that is not my answer" is no answer either."""
    player = player_at("street")
    player.say("no tengo direccion")
    assert "calle" in player.say("no")[-1].body
    assert "i589/a1/street" not in standing(player).answers


@pytest.mark.parametrize("text", ["me llamo juan perez", "Juan Pérez", "yo me llamo Juan Carlos Pérez"])
def test_a_whole_name_is_no_first_name(text: str) -> None:
    """One name goes into the box for one; who insists is taken at their word."""
    assert kept("first", text) is None
    assert kept("first", text, "Juan") == ("answered", {"last": None, "first": "Juan", "middle": None})
    assert kept("first", text, text) is not None


@pytest.mark.parametrize("text", ["de quien?", "¿los mios?", "el mio?"])
@pytest.mark.parametrize("question", ["last", "first", "middle"])
def test_a_name_has_no_question_mark(question: str, text: str) -> None:
    """However short, it asks."""
    assert kept(question, text) is None


@pytest.mark.parametrize("text", ["segundo nombre maria", "mi segundo nombre es maria", "maria"])
def test_a_middle_name_is_the_name_alone(text: str) -> None:
    """What is said around the name stays out of the box."""
    assert kept("middle", text) == ("answered", {"last": None, "first": None, "middle": "Maria"})


@pytest.mark.parametrize("text", ["A204555123", "204555123", "204-55-5123", "A 204 555 123", "A012345678", "12345"])
def test_an_a_number_is_no_social_security_number(text: str) -> None:
    """The number that people have at hand is asked back, however it is written, and never stored there."""
    player = player_at("ssn")
    for _ in range(3):
        player.say(text)
        assert not [event for event in player.events if isinstance(event, AnswerRecorded)]
    assert "i589/a1/ssn" not in standing(player).answers


def test_a_social_security_number_is_shown_by_its_last_digits() -> None:
    """It is kept whole, repeated masked, and masked in the list of answers."""
    player = player_at("ssn")
    shown = "".join(message.body for message in player.say("123-45-6789"))
    assert standing(player).answers["i589/a1/ssn"].value == "123-45-6789"
    assert "6789" in shown
    assert "45-6789" not in shown
    assert "123-45" not in "".join(message.body for message in player.say("resumen"))


@pytest.mark.parametrize(
    ("texts", "place_kept"),
    [
        pytest.param(("san pedro sula", "honduras"), ("san pedro sula", None, "HN"), id="city, then country"),
        pytest.param(("honduras", "san pedro sula"), ("san pedro sula", None, "HN"), id="country, then city"),
        pytest.param(("choluteca", "cortes", "honduras"), ("choluteca", "cortes", "HN"), id="city, state, country"),
        pytest.param(("san pedro sula", "no se"), ("san pedro sula", None, None), id="country not known"),
        pytest.param(("honduras", "no se"), (None, None, "HN"), id="city not known"),
        pytest.param(("honduras", "no entiendo", "choluteca"), ("choluteca", None, "HN"), id="talk in between"),
        pytest.param(("honduras", "Tela, Atlántida, Honduras"), ("Tela", "Atlántida", "HN"), id="all of it again"),
    ],
)
def test_a_birthplace_said_in_parts_is_kept_whole(texts: tuple[str, ...], place_kept: tuple[str | None, ...]) -> None:
    """The second message completes the first and never takes its place."""
    found = kept("birthplace", *texts)
    assert isinstance(found, tuple)
    assert tuple(found[1].values()) == place_kept


@pytest.mark.parametrize("text", ["no lo tengo a la mano", "no tengo eso a la mano", "no los traigo a la mano"])
@pytest.mark.parametrize("question", ["ssn", "has_entered", "court", "birth", "passport", "street"])
def test_what_is_not_at_hand_is_left_for_later(question: str, text: str) -> None:
    """To have it elsewhere is neither no nor none: the question goes on the list, with the words."""
    player = player_at(question)
    player.say(text)
    assert f"i589/a1/{question}" in standing(player).skipped
    assert f"i589/a1/{question}" not in standing(player).answers


@pytest.mark.parametrize(
    "text", ["espera", "un momento", "despues", "mañana seguimos", "otro dia", "luego", "quiero parar"]
)
@pytest.mark.parametrize("question", ["has_entered", "court", "sex", "street"])
def test_a_rest_is_understood_everywhere(question: str, text: str) -> None:
    """Whoever wants to wait or stop is told that it is all right, and not that they were not understood."""
    player = player_at(question)
    before = standing(player).answers
    shown = player.say(text)
    assert standing(player).answers == before
    assert ("Aquí paramos" in shown[0].body) or ("Tómese su tiempo" in shown[0].body)


@pytest.mark.parametrize("text", ["yo no he aceptado nada", "no he dicho nada", "no me han dado nada"])
def test_having_done_nothing_is_not_to_choose_nothing(text: str) -> None:
    """A sentence about what was not done is no choice of what may be sent."""
    player = player_after(*WELCOME[:3], text)
    assert "welcome/unasked" not in standing(player).answers


@pytest.mark.parametrize("text", ["no quiero nada", "nada por favor", "no me manden nada", "mejor nada"])
def test_to_want_nothing_chooses_nothing(text: str) -> None:
    """Those who want no message are understood."""
    player = player_after(*WELCOME[:3], text)
    assert standing(player).answers["welcome/unasked"].value == "nothing"


def test_words_that_fit_no_topic_are_said_to_be_kept() -> None:
    """Who finds their matter in no list is told where their words are and who can answer."""
    player = player_after(*WELCOME, "contar")
    pending = standing(player).pending
    assert pending is not None
    assert pending.kind == "topic"
    assert "queda guardado" in player.say("nada de esto")[0].body


@pytest.mark.parametrize("question", [q for q in ANSWERS if q not in ("check", "entries.again")])
@pytest.mark.parametrize("text", ["me violaron en el camino", "un policía abusó de mí", "i was raped"])
def test_pain_told_in_the_wrong_place_is_answered_by_one_human_sentence(question: str, text: str) -> None:
    """No box takes it, no list of topics follows: sorry, no need to tell it here, the way out, the same question."""
    player = player_at(question)
    before = standing(player)
    shown = player.say(text)
    if standing(player).pending is not None:  # asked first whether it is happening now
        shown = player.say("no")
    assert standing(player).answers == before.answers
    assert "Siento mucho" in shown[0].body
    assert place(player) == before.place


@pytest.mark.parametrize("text", ["violaron mis derechos", "me violaron mis derechos humanos"])
def test_rights_are_violated_otherwise(text: str) -> None:
    """A complaint about rights is no such story."""
    player = player_at("sex")
    assert "Siento mucho" not in player.say(text)[0].body


@pytest.mark.parametrize(
    "text", ["y si no tengo papeles?", "y si no entre", "que pasa si no tengo", "si no tengo papeles", "cuando entre?"]
)
@pytest.mark.parametrize("question", ["has_entered", "english", "mail_same"])
def test_what_if_is_neither_yes_nor_no(question: str, text: str) -> None:
    """ "And if I have none?" asks: it becomes no answer of the form, and is not met with "yes or no?"."""
    player = player_at(question)
    before = standing(player)
    player.say(text)
    assert standing(player).answers == before.answers
    assert standing(player).pending is None or text.startswith("si ")


def test_not_at_hand_is_waited_for_outside_the_form_too() -> None:
    """In a list of topics, somebody who looks for their papers is not told that they were not understood."""
    player = player_after(*WELCOME, "audiencia", "1")
    before = standing(player)
    assert "Tómese su tiempo" in player.say("no lo tengo a la mano")[0].body
    assert standing(player).place == before.place
