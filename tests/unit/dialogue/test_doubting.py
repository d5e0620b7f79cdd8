"""Words that are hardly an answer are told from words that may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.words.doubting import (
    asks,
    asks_why,
    has_none,
    is_elsewhere,
    is_more_than_first,
    is_not_now,
    says_only,
    tells_of_violence,
)
from tests.support.released import released_content

WORDS = released_content().words


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("y esto para que es", True, id="without marks"),
        pytest.param("y si no tengo papeles?", True, id="what if"),
        pytest.param("oiga y quien va a ver esto", True, id="after words that lead to it"),
        pytest.param("ustedes trabajan los domingos?", True, id="a sentence with its mark"),
        pytest.param("what if I have none", True, id="in English"),
        pytest.param("Tijuana?", False, id="a word that somebody is not sure of"),
        pytest.param("calle 5 de mayo 23?", False, id="an address with a number"),
        pytest.param("como a dos cuadras del parque", False, id="about, as people say it"),
        pytest.param("donde doña Rosa", False, id="at somebody's"),
        pytest.param("si tengo otro apodo, Chepe", False, id="yes, and more"),
        pytest.param("Quiñones Cuevas", False, id="surnames"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_question_is_known_by_how_it_opens(text: str, is_one: bool) -> None:
    """People rarely type the marks, and addresses may open like questions."""
    assert asks(text, WORDS) is is_one


@pytest.mark.parametrize(
    "text",
    [
        "y eso para que es",
        "para que quieren mi direccion",
        "para que la quieren",
        "por que me preguntan",
        "why do you ask",
    ],
)
def test_why_is_known_in_many_words(text: str) -> None:
    """What a question is for has an answer of its own."""
    assert asks_why(text, WORDS)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("no se mi direccion", "unknown", id="does not know it"),
        pytest.param("no me acuerdo de la calle", "unknown", id="does not remember"),
        pytest.param("no puedo decirle donde vivo", "declined", id="cannot say"),
        pytest.param("no se la calle pero es en el centro", None, id="but knows where"),
        pytest.param("no sé, Colonia Libertad", None, id="and then the answer"),
        pytest.param("no se, el 5", None, id="and then a number"),
        pytest.param("Nosedal", None, id="a name that begins so"),
    ],
)
def test_not_knowing_alone_is_told_from_not_knowing_all(text: str, stance: str | None) -> None:
    """Only a message with nothing else in it says that they do not know."""
    assert says_only(text) == stance


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        pytest.param("no lo tengo a la mano", True, id="not at hand"),
        pytest.param("no tengo eso a la mano", True, id="not that at hand"),
        pytest.param("i dont have it with me", True, id="in English"),
        pytest.param("no tengo", False, id="has none"),
        pytest.param("mi hijo vive conmigo", False, id="with me, of a person"),
        pytest.param("no viven conmigo", False, id="not with me, of persons"),
        pytest.param("no lo traigo conmigo", True, id="not with me"),
    ],
)
def test_to_have_it_elsewhere_is_not_to_have_none(text: str, is_it: bool) -> None:
    """What lies at home can be answered another day."""
    assert is_elsewhere(text) is is_it


def test_people_who_are_not_with_somebody_are_not_at_hand() -> None:
    """Where a question is about people, "not with me" is a plain no."""
    assert not is_elsewhere("no los tengo conmigo", of_people=True)
    assert is_elsewhere("no lo tengo a la mano", of_people=True)


@pytest.mark.parametrize(
    ("text", "first", "is_more"),
    [
        pytest.param("me llamo juan perez", "juan perez", True, id="introduces themself"),
        pytest.param("Juan Pérez", "Juan Pérez", True, id="a surname behind"),
        pytest.param("Rosa Amelia", "Rosa Amelia", False, id="two given names"),
        pytest.param("me llamo Juan", "Juan", False, id="one name"),
    ],
)
def test_a_whole_name_is_more_than_a_first_name(text: str, first: str, is_more: bool) -> None:
    """Two given names may well be somebody's first name."""
    assert is_more_than_first(text, {"first": first}) is is_more


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("me violaron en el camino", True, id="done to them"),
        pytest.param("mi padrastro abusaba de mi", True, id="over a time"),
        pytest.param("violaron mis derechos", False, id="rights"),
        pytest.param("me violaron mis derechos humanos", False, id="their rights"),
        pytest.param("me acusaron de abuso sexual y era mentira", False, id="an accusation"),
        pytest.param("violeta", False, id="a name"),
    ],
)
def test_sexual_violence_is_told_from_its_namesakes(text: str, tells: bool) -> None:
    """Rights are violated too."""
    assert tells_of_violence(text, WORDS) is tells


@given(st.text(max_size=80))
def test_any_text_is_looked_at_without_harm(text: str) -> None:
    """No text raises, and a text with a number in it is never taken for not knowing or having none."""
    found = (asks(text, WORDS), asks_why(text, WORDS), is_elsewhere(text), is_not_now(text, WORDS), has_none(text))
    assert all(isinstance(each, bool) for each in found)
    assert says_only(f"{text} 12") is None
    assert not has_none(f"{text} 12")
