"""Talk about the talk is told apart from answers, whatever the question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.words.asides import aside_of, asks_about, is_question, opens_as_question
from tests.support.released import released_content

WORDS = released_content().words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("No entiendo", "confused", id="does not understand"),
        pytest.param("perdon no entendi", "confused", id="does not understand, politely"),
        pytest.param("¿Qué es eso?", "confused", id="what is that"),
        pytest.param("no entiendo que es eso", "confused", id="does not understand what that is"),
        pytest.param("q pongo", None, id="a short form nobody listed"),
        pytest.param("que pongo", "confused", id="what shall I write"),
        pytest.param("I don't understand", "confused", id="does not understand, in English"),
        pytest.param("perate", "waiting", id="wait"),
        pytest.param("espere que mi hijo esta llorando", "waiting", id="wait, the child is crying"),
        pytest.param("mi marido esta aqui y me va a ver", "waiting", id="somebody is looking"),
        pytest.param("one moment please", "waiting", id="wait, in English"),
        pytest.param("hijo de puta", "upset", id="an insult"),
        pytest.param("esto no sirve", "upset", id="fed up"),
        pytest.param("jajajaja", "small_talk", id="laughter"),
        pytest.param("jajjaaja ja", "small_talk", id="laughter with slips"),
        pytest.param("😭😭", "small_talk", id="emoji alone"),
        pytest.param("gracias", "small_talk", id="thanks"),
        pytest.param("", None, id="nothing at all"),
        pytest.param("Jaja Ruiz", None, id="a name"),
        pytest.param("Ha", None, id="a short surname"),
        pytest.param("albergue Espere en Dios", None, id="a shelter's name"),
        pytest.param("no tengo casa fija", None, id="an answer that begins with no"),
        pytest.param("sin papeles", None, id="a status"),
        pytest.param("Tijuana", None, id="a city"),
    ],
)
def test_whole_messages_that_answer_nothing(text: str, kind: str | None) -> None:
    """Each of these is an aside of this kind, or an answer."""
    assert kind == aside_of(text, WORDS)


def test_an_option_wins_over_an_aside() -> None:
    """Where the question offers the words, they are its answer."""
    assert aside_of("no entiendo", WORDS, offered=("No entiendo",)) is None


@pytest.mark.parametrize(
    ("text", "question", "asks"),
    [
        pytest.param("que es el numero A?", "¿Cuál es su número A?", True, id="a word of the question"),
        pytest.param("no entiendo lo de parole", "Por ejemplo con visa, con parole", True, id="not understood"),
        pytest.param("what is an a number", "Your A-number? The letter A and a number", True, id="English"),
        pytest.param("que es mpp", "¿Cuál es su número A?", False, id="another matter"),
        pytest.param("que es eso", "¿Cuál es su número A?", False, id="no word of its own"),
        pytest.param("el numero A", "¿Cuál es su número A?", False, id="no question"),
    ],
)
def test_asking_about_the_question(text: str, question: str, asks: bool) -> None:
    """Asking what a word of the question means is not answering it."""
    assert asks == asks_about(text, WORDS, question)


@pytest.mark.parametrize(
    ("text", "is_one", "opens"),
    [
        pytest.param("¿me van a deportar?", True, True, id="with its marks"),
        pytest.param("me van a deportar", True, True, id="without marks"),
        pytest.param("cuanto cuesta", True, True, id="two words"),
        pytest.param("Calle Hidalgo 5?", True, False, id="an unsure answer"),
        pytest.param("Calle Hidalgo 5", False, False, id="an answer"),
        pytest.param("son de Honduras mis papas", False, False, id="begins like a question and is none"),
    ],
)
def test_questions_are_known_without_their_marks(text: str, is_one: bool, opens: bool) -> None:
    """Few people type question marks, and some type them behind an answer that they doubt."""
    assert (is_one, opens) == (is_question(text, WORDS), opens_as_question(text, WORDS))


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    """Every text is an aside or not; with nothing listed, only laughter and signs are."""
    assert aside_of(text, WORDS) in (None, "confused", "waiting", "upset", "small_talk")
    assert aside_of(text, {}) in (None, "small_talk")
