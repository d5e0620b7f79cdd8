"""CORREGIR with a name or a number goes to the answer that is meant, never to another one."""

from __future__ import annotations

import pytest

from app.dialogue.keywords import recognise
from app.dialogue.library import context
from tests.support.released import released_content, released_wording
from tests.support.scripts import player

OPENING = ("hola", "1", "si", "2", "1", "no", "no", "formulario", "1", "1")
ANSWERS = ("A 012 345 678", "no tengo", "ninguno", "Núñez Ibáñez", "María", "José", "ninguno")
A1 = "i589/a1"


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        pytest.param("4", f"{A1}/last", id="a digit"),
        pytest.param("la cuatro", f"{A1}/last", id="a number in words"),
        pytest.param("número uno", f"{A1}/a_number", id="one, said in words"),
        pytest.param("apellidos", f"{A1}/last", id="a name"),
        pytest.param("primer nombre", f"{A1}/first", id="a name that holds an ordinal"),
        pytest.param("usar un pin", "welcome/wants_pin", id="a name that holds an article"),
    ],
)
def test_the_answer_that_is_meant(wanted: str, key: str) -> None:
    """The question asked again is that of the answer named."""
    one = player("whatsapp:+5216641230001")
    for text in (*OPENING, *ANSWERS):
        one.say(text)
    one.say(f"corregir {wanted}")
    assert one.conversation is not None
    assert one.conversation.place is not None
    assert (one.conversation.place.key, one.conversation.place.correcting) == (key, True)


def test_an_article_is_no_number() -> None:
    """Where no answer has that name, the list is shown; "un" is not the first answer."""
    one = player("whatsapp:+5216641230001")
    for text in (*OPENING, *ANSWERS, "corregir un dato"):
        one.say(text)
    assert one.conversation is not None
    assert one.conversation.pending is not None
    assert one.conversation.pending.kind == "pick"


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_answer_can_be_named(language: str) -> None:
    """No name of an answer is so long that CORREGIR with it is no command any more, its number in a list included."""
    library, keywords = released_content().library, released_content().keywords
    unheard = []
    for flow in library.flows:
        for question in library.questions(flow):
            source = question.label or ""
            name = released_wording().translate(context(flow, question.id, "label"), source, language)
            command = recognise(f"CORREGIR {name} (12)", lang=language, keywords=keywords)
            if source and (command is None or command.name != "correct" or command.argument is None):
                unheard.append(name)
    assert unheard == []


@pytest.mark.parametrize(
    ("before", "wanted", "key"),
    [
        pytest.param(("saltar",), "corregir numero a", "a_number", id="left, by its name"),
        pytest.param(("saltar", "no tengo"), "corregir número A", "a_number", id="left, beside one with a like name"),
        pytest.param(("saltar",), "corregir 1", "a_number", id="left, by its number in the list"),
        pytest.param(("saltar", "corregir"), "numero a", "a_number", id="left, out of the list"),
        pytest.param(("saltar",), "atras", "a_number", id="left just before"),
        pytest.param((), "corregir religion", "religion", id="not yet asked"),
    ],
)
def test_what_has_no_answer_yet_is_found_and_asked_now(before: tuple[str, ...], wanted: str, key: str) -> None:
    """A question that was left, or is not yet asked, is found like an answer; then what waited is asked again."""
    one = player("whatsapp:+5216641230001")
    for text in (*OPENING, *before):
        one.say(text)
    assert one.conversation is not None
    waits = one.conversation.place
    one.say(wanted)
    assert one.conversation.place is not None
    assert (one.conversation.place.key, one.conversation.place.correcting) == (f"{A1}/{key}", True)
    one.say("A204555123" if key == "a_number" else "evangélica")
    assert f"{A1}/{key}" in one.conversation.answers
    assert one.conversation.skipped == ()
    assert one.conversation.place == waits
