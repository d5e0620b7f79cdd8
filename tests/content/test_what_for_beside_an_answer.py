"""An answer and "what for?" in one message: the answer is taken, and one line says what for."""

from __future__ import annotations

import pytest

from app.dialogue.welcome.what_for import asks_what_for
from tests.support.talks import asks, heard

ES, EN = ("hola", "1", "si", "1"), ("english", "yes", "1")
WHY = "welcome/wants_pin/why"


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("pin pa q sirve, si si quiero", "welcome/pin"),
        ("pa que sirve? si quiero", "welcome/pin"),
        ("si, pero para que es?", "welcome/pin"),
        ("si quiero. para que sirve el pin", "welcome/pin"),
        ("y eso para que es, si esta bien", "welcome/pin"),
        ("si pa que sirve", "welcome/pin"),
        ("no se que es eso pero si", "welcome/pin"),
        ("para que es el pin? no quiero", "menu/home"),
    ],
)
def test_the_pin(words: str, waits: str) -> None:
    """What it is for comes first, then the next question."""
    player = heard(words, welcomed=(*ES, "no"))
    assert player.said[0].context == WHY
    assert asks(player) == waits


@pytest.mark.parametrize("words", ["what is pin for? yes i want", "pin for what, yes yes", "yes but what is it for"])
def test_in_english(words: str) -> None:
    """The same."""
    player = heard(words, welcomed=(*EN, "1"))
    assert [each.context for each in player.said][:2] == [WHY, "welcome/pin/ask"]


def test_a_word_asked_about_is_explained() -> None:
    """ "Que es un pin" asks what it is."""
    player = heard("que es un pin? si", welcomed=(*ES, "no"))
    assert [each.context for each in player.said][:2] == ["term/pin", "welcome/pin/ask"]


@pytest.mark.parametrize("words", ["para que sirve eso, si", "si, y eso para que"])
def test_the_name_in_an_emergency(words: str) -> None:
    """Nothing of it is echoed as a wish."""
    player = heard(words, welcomed=ES)
    assert [each.context for each in player.said] == ["welcome/emergency_sharing/why", "welcome/wants_pin/ask"]


def test_the_permission_says_what_for() -> None:
    """It is taken by its own rules; nobody reads that the question has no answer."""
    player = heard("para que es eso, si acepto", welcomed=ES[:2])
    assert "welcome/agree/why" in [each.context for each in player.said]
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("pin pa q sirve", True),
        ("para que es", True),
        ("what is it for", True),
        ("why do you ask", True),
        ("para que no lo vea nadie", False),
        ("para que mi marido no lea", False),
        ("so that nobody sees it", False),
        ("for my safety", False),
    ],
)
def test_a_purpose_is_no_question(words: str, is_so: bool) -> None:
    """ "Si, para que no lo vea nadie" answers."""
    assert asks_what_for(words) is is_so


def test_a_question_alone_is_no_answer() -> None:
    """Nothing is guessed."""
    player = heard("para que sirve el pin", welcomed=(*ES, "no"))
    assert asks(player) == "welcome/wants_pin"


def test_nobody_is_scolded() -> None:
    """What was told before is told again freshly."""
    player = heard("es seguro este chat?", "quien lee lo que escribo", "quien puede leer esto")
    shown = "\n".join(each.body for each in player.rendered)
    assert "Como le dije" not in shown
