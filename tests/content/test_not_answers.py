"""Through the whole of Part A.I: what is no answer is never written down, and the question still waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.dialogue.events import QuestionSkipped
from tests.support.form_places import ANSWERS, FORM, WELCOME, place, places, player_after, player_at, standing


def test_the_walk_passes_every_question() -> None:
    """The answers above belong to the questions that they are named after."""
    assert list(ANSWERS) == list(places())


@pytest.mark.parametrize(
    "text",
    [
        "no entiendo", "no entendí la pregunta", "q es eso", "¿qué es eso?", "que pongo", "pérate", "espere un momento",
        "mi marido esta aqui", "me van a deportar?", "me van a deportar", "cuanto cuesta", "quien es usted",
        "¿es seguro?", "pendejo", "ya me cansé", "jajaja", "😭", "gracias", "hola",
    ],
)  # fmt: skip
@pytest.mark.parametrize("question", ANSWERS)
def test_talk_is_never_kept_as_an_answer(question: str, text: str) -> None:
    """Not one question of the form takes these words for its answer, and something is always said."""
    player = player_at(question)
    before = standing(player)
    shown = player.say(text)
    assert standing(player).answers == before.answers
    assert "".join(message.body for message in shown)


@pytest.mark.parametrize("question", [q for q in ANSWERS if q not in ("mail_same", "has_entered", "english", "check")])
def test_a_bare_yes_is_no_answer_to_an_open_question(question: str) -> None:
    """Somebody who says yes to everything has not said where they live or whether they have a case now."""
    player = player_at(question)
    before = standing(player)
    player.say("si")
    if question != "entries.again":
        assert standing(player).answers == before.answers


@pytest.mark.parametrize("text", ["me llamo Rosa Amelia Mejía Zelaya naci el 3 de abril del 92 en choluteca"])
@pytest.mark.parametrize("question", ["a_number", "ssn", "online_account", "last", "first", "middle", "zip", "i94"])
def test_three_answers_in_one_message_fill_no_wrong_box(question: str, text: str) -> None:
    """A year inside a sentence is no Social Security number, and the sentence is no name."""
    player = player_at(question)
    before = standing(player)
    player.say(text)
    assert standing(player).answers == before.answers


@pytest.mark.parametrize("text", ["no sé", "prefiero no decirlo", "no estoy segura", "no entiendo", "jajaja", "👀"])
def test_only_agreement_is_agreement(text: str) -> None:
    """Consent waits until somebody says yes or no."""
    player = player_after("hola", "español", text)
    assert place(player).node == "agree"
    assert "welcome/agree" not in standing(player).answers


@pytest.mark.parametrize("text", ["no sé", "no estoy segura", "nada"])
def test_who_does_not_know_what_may_be_sent_is_sent_nothing(text: str) -> None:
    """Doubt about messages that come unasked means none, and no hour for them is asked."""
    player = player_after("hola", "español", "sí", text)
    assert standing(player).answers["welcome/unasked"].value == "nothing"
    assert place(player).node == "emergency_sharing"


@pytest.mark.parametrize("text", ["no sé", "paso", "no estoy segura"])
@pytest.mark.parametrize("topic", ["corte", "mpp", "miedo", "abogado"])
def test_doubt_chooses_no_topic(topic: str, text: str) -> None:
    """In a list of topics "I don't know" leads nowhere by itself."""
    player = player_after(*WELCOME, topic)
    before = standing(player)
    player.say(text)
    assert place(player) == before.place
    assert standing(player).answers == before.answers


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param("a_number", "A204555123", id="number"),
        pytest.param("birth", "3 de abril de 1992", id="date"),
        pytest.param("nationality", "Honduras", id="country"),
        pytest.param("sex", "mujer", id="sex"),
    ],
)
def test_an_answer_given_while_a_topic_is_open_is_not_swallowed(question: str, answer: str) -> None:
    """The list of topics steps aside for a plain answer to the form's question."""
    player = player_at(question)
    player.say("¿cuándo es mi corte?")
    assert place(player).flow == "court_date"
    player.say(answer)
    assert standing(player).answers[f"i589/a1/{question}"].original == answer
    assert place(player).flow == "i589/a1"


@pytest.mark.parametrize("text", ["Mejía Zelaya", "Rosa Amelia", "evangélica"])
def test_words_that_fit_no_topic_bring_the_forms_question_back(text: str) -> None:
    """Nobody answers the form into a list of topics, message after message."""
    player = player_at("last")
    player.say("¿cuándo es mi corte?")
    shown = player.say(text)
    assert (place(player).flow, place(player).node) == ("i589/a1", "last")
    assert "apellidos" in shown[0].body


@pytest.mark.parametrize(("text", "left"), [("sí", 0), ("no", 1), ("1", 0), ("otro día", 1), ("ahorita no", 1)])
def test_questions_left_for_later_take_yes_and_no(text: str, left: int) -> None:
    """ "Do you want to answer them now?" is answered with yes or no by everybody."""
    player = player_after(*FORM)
    for question, answer in ANSWERS.items():
        player.say("saltar" if question == "religion" else answer)
    assert "!skipped" in [said.node for said in player.said]
    player.say(text)
    assert len(standing(player).skipped) == left


@pytest.mark.parametrize("text", ["la misma", "igual", "Es la misma.", "lo mismo"])
def test_the_same_nationality_is_the_one_just_given(text: str) -> None:
    """ "The same" repeats the answer before, in the person's own words."""
    player = player_at("nationality_birth")
    player.say(text)
    answer = standing(player).answers["i589/a1/nationality_birth"]
    assert (answer.value, answer.original) == ("HN", text)


def test_after_an_alarm_nothing_old_is_answered() -> None:
    """What waited before the danger is not answered with the first words after it."""
    player = player_after(*FORM)
    for text in ("la corte", "la rosy xyz", "estoy en peligro", "ya paso"):
        player.say(text)
    assert "court/about" not in standing(player).answers


@pytest.mark.parametrize(
    "text", ["ya paso", "gracias a dios", "hola otra vez?", "no entiendo", "me van a deportar", "ya estoy bien"]
)
def test_after_a_silence_only_an_answer_is_offered_as_one(text: str) -> None:
    """The recap offers to keep what was written only where it may be the answer."""
    player = player_at("last")
    player.say(text, after=timedelta(days=3))
    assert "answer" not in [offer.id for said in player.said for offer in said.offers]


@pytest.mark.parametrize(("text", "is_shown"), [("Mejía Zelaya", True), ("A204 555 123", False)])
def test_a_recap_shows_the_words_that_it_offers_to_keep(text: str, is_shown: bool) -> None:
    """Nobody agrees to keep words they no longer see; the number of a paper is not shown."""
    player = player_at("last" if is_shown else "a_number")
    shown = player.say(text, after=timedelta(days=3))
    assert is_shown == (text in shown[0].body)
    assert "Guardar lo que puse" in shown[0].body


def test_not_knowing_the_exact_date_is_asked_for_a_part() -> None:
    """Who does not know the exact day may know the month; who says so again knows none."""
    player = player_at("birth")
    assert "solo el año" in player.say("no se la fecha exacta")[0].body
    player.say("no se la fecha exacta")
    assert standing(player).answers["i589/a1/birth"].state == "unknown"


@pytest.mark.parametrize("text", ["no", "ninguna", "nada"])
def test_no_to_the_list_of_answers_is_simply_no(text: str) -> None:
    """Somebody who wants to correct nothing is not told that their answer was not found."""
    player = player_at("first")
    player.say("corregir")
    shown = player.say(text)
    assert shown[0].body.startswith("Escriba su *primer nombre*")


def test_words_for_union_libre_go_with_the_question_that_is_left_for_later() -> None:
    """The form has no box for it and somebody was promised: what was said reaches the team."""
    player = player_at("marital")
    for text in ("union libre", "jajaja", "saltar"):
        player.say(text)
    skipped = [event for event in player.events if isinstance(event, QuestionSkipped)]
    assert [(event.save, event.words) for event in skipped] == [("A.I.11", "union libre")]


def test_a_question_left_without_a_word_says_nothing_for_the_person() -> None:
    """Words said to another question do not go with this one."""
    player = player_at("sex")
    for text in ("qwerty", "mujer", "saltar"):
        player.say(text)
    assert [event.words for event in player.events if isinstance(event, QuestionSkipped)] == [""]


def test_another_day_answers_the_question_whether_now() -> None:
    """ "Otro día" is an option there before it is a pause: the part ends and the next one follows."""
    player = player_after(*FORM)
    for question, answer in ANSWERS.items():
        player.say("saltar" if question == "religion" else answer)
    player.say("otro día")
    assert not standing(player).is_paused
    assert place(player).flow == "i589/a2"


@pytest.mark.parametrize("text", ["privacidad", "mpp", "abogada"])
def test_the_name_of_a_topic_is_no_address(text: str) -> None:
    """One word of the menu, typed where any words would do, opens its topic."""
    player = player_at("state")
    player.say(text)
    assert "i589/a1/state" not in standing(player).answers
    assert place(player).flow != "menu"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("solo Mejía", "Mejía", id="only one"),
        pytest.param("Mejía nomás", "Mejía", id="only one, said behind"),
        pytest.param("Mejía Zelaya", "Mejía Zelaya", id="both"),
        pytest.param("De la Cruz del Solo", "De la Cruz del Solo", id="a surname that looks like it"),
        pytest.param("solo tengo un apellido Mejía", "Mejía", id="named in a sentence"),
        pytest.param("el de mi papá Mejía y el de mi mamá Zelaya", None, id="told, not written"),
    ],
)
def test_a_sentence_about_the_name_is_no_name(text: str, kept: str | None) -> None:
    """What goes on the form is the name alone; a sentence is asked for again."""
    player = player_at("last")
    player.say(text)
    answer = standing(player).answers.get("i589/a1/last")
    assert kept == (answer.value["last"] if answer else None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("choluteca", "en qué país"),
        ("honduras", "en qué ciudad"),
        ("aldea La Joya, municipio de Namasigue", "en qué país"),
    ],
)
def test_half_a_birthplace_is_asked_for_the_other_half_once(text: str, asked: str) -> None:
    """The form wants city and country; who cannot say both is not held there."""
    player = player_at("birthplace")
    assert asked in player.say(text)[0].body
    player.say(text)
    assert standing(player).answers["i589/a1/birthplace"].original == text
