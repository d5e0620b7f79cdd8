"""Another day told where one year was counted is counted from, in whatever words it is said."""

from __future__ import annotations

import pytest

from tests.support.talks import heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = "i enter america first september 2025, one year for asylum don pass?"


def _arrived(words: str, told: str = TOLD) -> object:
    player = heard(told, words, welcomed=ENGLISH)
    assert player.conversation is not None
    value = player.conversation.answers["one_year/arrived"].value
    return value["iso"] if isinstance(value, dict) else value


@pytest.mark.parametrize(
    "words",
    [
        "i think 20 september 2025",
        "e good. i think 20 september 2025. but they return me mexico after, so i never stay one year there",
        "no be 1 september, na 20",
        "no, it was 20 september 2025",
        "20 september",
        "no fue el 1, fue el 20",
        "creo que el 20 de septiembre de 2025",
    ],
)
@pytest.mark.parametrize("told", [TOLD, "i entered on the first of september 2025, one year for asylum don pass?"])
def test_it_is_counted_from_the_other_day(words: str, told: str) -> None:
    """The month alone, or another day, was told before."""
    assert _arrived(words, told) == "2025-09-20"


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "i no remember the day, na september 2025, maybe 20 something. and wetin be withholding",
        "my court is 14 december 2026 8:30",
        "i have 2 children",
    ],
)
def test_what_names_no_other_day(words: str) -> None:
    """The month stays."""
    assert _arrived(words) == "2025-09"


def test_what_is_asked_besides_is_answered() -> None:
    """And the year is counted anew."""
    words = "no be 1 september, na 20. but leave am. wetin about my court date, you save am?"
    said = [each.context for each in heard(TOLD, words, welcomed=ENGLISH).said]
    assert any(each.startswith("date_kept/") for each in said)
