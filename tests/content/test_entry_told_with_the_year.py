"""The year of asylum asked about in the words in which the entry is told: it is counted at once."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

COUNTED = "one_year/counted/say"


@pytest.mark.parametrize(
    "words",
    [
        "i enter september 2025 the one year don pass?",
        "i entered september 2025 is it one year over",
        "one year pass for me? i come september 2025",
        "i came in september 2025. can i still apply",
        "i enter sept 2025 the one year finish?",
        "i entered on 12 september 2025 the one year pass?",
        "entre septiembre 2025 ya paso el año?",
        "llegue en septiembre de 2025 y dicen que solo es un año",
        "yo entre el 12 de septiembre de 2025, ya perdi el año?",
        "el año ya paso? yo cruce en septiembre 2025",
        "lo de un año, yo entre en sep 2025",
        "me entregue en septiembre de 2025, todavia puedo pedir asilo?",
    ],
)
def test_it_is_counted(words: str) -> None:
    """Nobody is asked for what they have just written."""
    assert COUNTED in contexts(heard(), words)


def test_beside_an_answer_of_the_welcome() -> None:
    """Once the questions are over."""
    player = heard("no. i enter september 2025 the one year don pass?", "no", welcomed=("english", "yes", "1"))
    assert COUNTED in [each.context for each in player.said]


@pytest.mark.parametrize(
    "words",
    [
        "entre septiembre y noviembre de 2025 estuve en mexico",
        "entre septiembre 2025 y enero 2026 trabaje",
        "entre semana trabajo",
        "i came to mexico in september 2025, can i work after one year?",
        "mi hijo cumplio un año cuando llegue",
    ],
)
def test_other_years_are_not_counted(words: str) -> None:
    """Between two months, a child's year, a year of work."""
    assert COUNTED not in contexts(heard(), words)
