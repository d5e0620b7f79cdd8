"""A threat told calmly that is not over is asked about; one of long ago, of home, or of a story is not."""

from __future__ import annotations

import pytest

from app.dialogue.safety.danger import Danger, assess
from app.dialogue.topics.listening import listen
from tests.support.word_tables import danger_table, learned_model

TABLE = danger_table()


@pytest.mark.parametrize(
    "told",
    [
        "last week people of the cartel came where we sleep, they ask 200 dollars each, they say they come back",
        "people from cartel come in the place I sleep last week they say they come back",
        "la semana pasada vinieron unos del cartel al lugar donde dormimos, piden 200 dolares y dijeron que regresan",
        "some gang members want money from the women here. we have until friday",
        "hace unos dias los malandros preguntaron quien venia de honduras y ahora preguntan por mi",
        "cuando es mi corte? es que los de la maña saben donde nos quedamos",
        "the coyote has my passport and i dont know what to do",
        "unos encapuchados pasaron el lunes, que van a volver por la cuota",
        "the smuggler says i have to pay 500 more",
    ],
)
def test_a_threat_that_is_not_over_is_asked_about(told: str) -> None:
    """Nobody is interrupted for it, and it does not stand behind the topic: the two signs bear each other out."""
    heard = listen(told, lang="es", table=TABLE, learned=learned_model(), in_story=False)
    assert heard is not None
    assert (heard.kind, heard.certain, heard.is_distant) == ("danger_now", False, False)


@pytest.mark.parametrize("told", ["they ask 200 dollars each, people of the cartel, and say they come back"])
def test_it_is_known_without_the_model(told: str) -> None:
    """The phrases alone hear it; inside a story they are quiet."""
    assert assess(told, lang="en", table=TABLE, in_story=False) == Danger("danger_now", False)
    assert assess(told, lang="en", table=TABLE, in_story=True) is None


@pytest.mark.parametrize(
    "told",
    [
        "in 2019 the cartel asked money and said they come back",
        "en honduras los mareros nos cobraban y dijeron que iban a volver",
        "el año pasado los del cartel nos pidieron dinero",
        "if they send me back the gang will return",
        "the lawyer asks 200 dollars and says he will come back friday",
        "los de la comida dijeron que vuelven el lunes",
        "the cartel is all over this city",
        "cuanto piden de renta por un cuarto",
        "when we lived in tapachula the gang wanted money",
        "vimos una película de narcos que piden dinero",
    ],
)
def test_what_is_over_elsewhere_or_harmless_is_no_outstanding_threat(told: str) -> None:
    """A year, home, what would be, and people who do no harm."""
    assert assess(told, lang="es", table=TABLE, in_story=False) is None
