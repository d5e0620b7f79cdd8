"""The city and a question about one year in one message: the one is kept and said, the other answered."""

from __future__ import annotations

import pytest

from tests.support.talks import heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = ("my court is 14 december 2026 8:30 brownsville. gateway bridge 5am same day", "yes")
CONTADO = ("mi corte es el 14 de diciembre de 2026 a las 8:30 en brownsville y en el puente a las 5 am", "si")


@pytest.mark.parametrize(
    ("words", "city", "entry"),
    [
        (
            "matamoros i dey. thank you. abeg one thing, i enter US first september 2025 den dem send me back here. "
            "dat one year rule, e go spoil my case?",
            "matamoros",
            "2025-09",
        ),
        ("i dey matamoros. i hear say one year rule go spoil my case?", "matamoros", None),
        ("reynosa. my cousin say one year limit, e go affect me?", "reynosa", None),
        (
            "en matamoros estoy. gracias. una cosa, entre en septiembre de 2025 y me regresaron. "
            "eso de un año me arruina el caso?",
            "matamoros",
            "2025-09",
        ),
        ("matamoros, gracias. y la regla de un año me afecta?", "matamoros", None),
    ],
)
def test_both_are_heard(words: str, city: str, entry: str | None) -> None:
    """No list of the court stands in the place of the answer."""
    is_spanish = "ñ" in words
    player = heard(
        *(CONTADO if is_spanish else TOLD),
        words,
        welcomed=("hola", "1", "si", "1", "no", "no") if is_spanish else ENGLISH,
    )
    assert player.conversation is not None
    answers, said = player.conversation.answers, [each.context for each in player.said]
    assert answers["hearing_date/stay"].value == city
    assert "engine/noted" in said
    assert "one_year/rule/say" in said
    kept = answers.get("one_year/arrived")
    assert (kept.value["iso"] if kept is not None and isinstance(kept.value, dict) else None) == entry


@pytest.mark.parametrize("words", ["matamoros", "i dey matamoros", "8"])
def test_the_city_alone_needs_no_line(words: str) -> None:
    """The next question shows that it was taken."""
    assert "engine/noted" not in [each.context for each in heard(*TOLD, words, welcomed=ENGLISH).said]
