"""The number of a line among sighs, religion and words for whoever is spoken to."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

AT_MESSAGES = ("hola", "1", "si")


@pytest.mark.parametrize(
    "words",
    [
        "ay Dios mio. la 2 mijo",
        "bueno pues la segunda mijita",
        "la segunda señorita, Dios la bendiga",
        "uy pues la dos joven gracias",
        "primeramente Dios la 2 hermano",
        "pues q no diga de q es mijo",
        "póngale la 2 mi amor por favor",
        "abeg my brother the second one",
    ],
)
def test_the_second_line_is_taken(words: str) -> None:
    """Neutral lines, and the next question."""
    player = heard(*AT_MESSAGES, words, welcomed=())
    assert asks(player) == "welcome/hours"
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"


@pytest.mark.parametrize(
    "words",
    [
        "ay dios mio mis 2 hijas",
        "la 2 o la 3 mijo",
        "ay dios mio tengo 2 niñas",
        "hace 2 dias hermano",
    ],
)
def test_what_counts_or_denies_picks_nothing(words: str) -> None:
    """No silent guess."""
    player = heard(*AT_MESSAGES, welcomed=())
    said = contexts(player, words)
    assert "welcome/hours/choose" not in said


def test_no_line_of_that_number() -> None:
    """A number beyond the list is none of its lines."""
    player = heard(*AT_MESSAGES, "ay dios mio la 7 mijo", welcomed=())
    assert asks(player) == "welcome/unasked"
