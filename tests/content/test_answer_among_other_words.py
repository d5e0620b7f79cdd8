"""An answer to a list is taken wherever it stands among other words; of the rest what is asked is answered."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

TOLD = ("mi audiencia es el 14 de enero de 2027 a las 8:30 en Brownsville", "si")
AT_PORT = (*TOLD, "si")
AT_CITY = (*TOLD, "no")
AT_KIND = (*AT_CITY, "matamoros", "30 minutos")
AT_REMINDERS = (*AT_KIND, "master")
AT_PIN = ("hola", "1", "si", "1", "no")


@pytest.mark.parametrize(
    ("before", "words", "key", "value", "said"),
    [
        (
            AT_PORT,
            "la 9 pues. y como borro los mensajes",
            "hearing_date/port",
            "brownsville_port",
            "clear_phone/how/say",
        ),
        (
            AT_PORT,
            "la nueve mijo, y que papeles llevo de la niña",
            "hearing_date/port",
            "brownsville_port",
            "kin_papers/keep/say",
        ),
        (
            AT_PORT,
            "eso esta muy largo mijo. le dije la 9. y la persona cuando me escribe",
            "hearing_date/port",
            "brownsville_port",
            None,
        ),
        (
            AT_CITY,
            "eso esta muy largo mijo. matamoros. y como borro los mensajes",
            "hearing_date/stay",
            "matamoros",
            None,
        ),
        (AT_KIND, "dice master creo y como borro los mensajes", "hearing_date/kind", "master", "clear_phone/how/say"),
    ],
)
def test_the_answer_is_kept_and_the_rest_is_heard(
    before: tuple[str, ...], words: str, key: str, value: str, said: str | None
) -> None:
    """First, last or in the middle."""
    player = heard(*before, welcomed=WELCOMED)
    told = contexts(player, words)
    assert player.conversation is not None
    assert player.conversation.answers[key].value == value
    assert said is None or said in told


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("ninguno ya te dije y no me contestaste como borro los mensajes", "hearing/show_plan"),
        ("q es eso mijo. ninguno", "hearing/show_plan"),
        ("ninguno mijo. y como borro los mensajes", "hearing/show_plan"),
    ],
)
def test_no_reminders_among_other_words(words: str, waits: str) -> None:
    """They are not asked about again."""
    assert asks(heard(*AT_REMINDERS, words, welcomed=WELCOMED)) == waits


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("no se q es eso mijo. no", "menu/home"),
        ("eso esta muy largo mijo. no", "menu/home"),
        ("q es eso del pin es como una clave? ponle q si pero apurate xq la vecina me lo pide ya", "welcome/pin"),
    ],
)
def test_a_yes_or_no_of_the_welcome_among_other_words(words: str, waits: str) -> None:
    """The PIN is wanted, or it is not."""
    assert asks(heard(words, welcomed=AT_PIN)) == waits


def test_an_hour_that_is_asked_about_chooses_no_reminders() -> None:
    """What is left beside the answer is never an answer to a question that nobody has read yet."""
    player = heard(*AT_KIND, "dice master creo y como hago a las 3 de la mañana si no hay ruta", welcomed=WELCOMED)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/kind"].value == "master"
    assert not [key for key in player.conversation.answers if key.startswith("hearing_reminders")]


@pytest.mark.parametrize(
    "words",
    [
        "no se si es la 9 o la 3. como se cual es",
        "la 9 o la 3, no se. como se cual es",
        "el puente de matamoros es peligroso? y la 9 que es?",
    ],
)
def test_two_answers_or_none_ask_back(words: str) -> None:
    """Nothing is guessed."""
    player = heard(*AT_PORT, words, welcomed=WELCOMED)
    assert player.conversation is not None
    assert "hearing_date/port" not in player.conversation.answers
