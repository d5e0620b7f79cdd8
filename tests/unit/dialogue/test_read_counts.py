"""How many."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read


def read_it(text: str, kind: str = "count") -> tuple[str, object]:
    reading = read(kind, text, lang="es", today=date(2026, 11, 21))
    return reading.status, reading.value


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3", 3),
        ("tres", 3),
        ("TRES", 3),
        ("3️⃣", 3),
        ("３", 3),
        ("tres.", 3),
        ("3 hijos", 3),
        ("tengo tres hijos", 3),
        ("tengo 3", 3),
        ("somos cuatro", 4),
        ("kuatro", 4),
        ("sinco", 5),
        ("seys", 6),
        ("dies", 10),
        ("onse", 11),
        ("diez y ocho", 18),
        ("veintidos", 22),
        ("veinte y dos", 22),
        ("ventidos", 22),
        ("treinta y uno", 31),
        ("cien", 100),
        ("ciento veinte", 120),
        ("dos mil", 2000),
        ("1,000", 1000),
        ("uno", 1),
        ("una", 1),
        ("un hijo", 1),
        ("una niña", 1),
        ("solo uno", 1),
        ("nomás una", 1),
        ("one", 1),
        ("a son", 1),
        ("just one", 1),
        ("two", 2),
        ("I have two kids", 2),
        ("twenty one", 21),
        ("3 3", 3),
        ("no, 3", 3),
        ("mis dos hijos", 2),
        ("son 2 🙏", 2),
        ("como 5", 5),
        ("unos 5", 5),
        ("about five", 5),
        ("0", 0),
        ("cero", 0),
        ("ninguno", 0),
        ("ninguna", 0),
        ("no tengo", 0),
        ("no tengo hijos", 0),
        ("none", 0),
        ("zero", 0),
        ("I don't have any", 0),
        ("nada", 0),
        ("no tengo ninguno", 0),
        ("I don't have kids", 0),
    ],
)
def test_a_count(text: str, count: int) -> None:
    """A whole number in figures or words; none is zero."""
    assert read_it(text) == ("ok", count)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dos o tres", ("ambiguous", [2, 3])),
        ("2 o 3", ("ambiguous", [2, 3])),
        ("2-3", ("ambiguous", [2, 3])),
        ("entre 2 y 3", ("ambiguous", [2, 3])),
        ("two or three", ("ambiguous", [2, 3])),
        ("2 hijos y 1 hija", ("clarify", [2, 1])),
        ("3: 2 niñas y 2 niños", ("clarify", [3, 2])),
        ("varios", ("clarify", None)),
        ("muchos", ("clarify", None)),
        ("un par", ("clarify", None)),
        ("a couple", ("clarify", None)),
        ("no", ("clarify", None)),
        ("-1", ("invalid", None)),
        ("1.5", ("invalid", None)),
        ("hola", ("invalid", None)),
        ("99999999", ("invalid", None)),
        ("no sé", ("unknown", None)),
        ("prefiero no decir", ("declined", None)),
        ("Baja California", ("invalid", None)),
    ],
)
def test_what_is_not_one_count(text: str, expected: tuple[str, object]) -> None:
    """Two numbers are never added or chosen between for the person."""
    assert read_it(text) == expected


def test_a_hedged_count_says_so() -> None:
    """`como 5` is five, marked approximate by its hint."""
    assert read("count", "como 5", lang="es", today=None).hint == "count.approximate"


def test_a_number_may_have_decimals() -> None:
    """The kind number reads what a count refuses."""
    assert read_it("1.5", "number") == ("ok", 1.5)
    assert read_it("tres", "number") == ("ok", 3)


@pytest.mark.parametrize(("text", "count"), [("ni uno", 0), ("una docena", 12), ("media docena", 6), ("not one", 0)])
def test_words_that_hold_one_and_mean_another_number(text: str, count: int) -> None:
    """The "one" of "not one" and of "a dozen" is none."""
    assert read_it(text) == ("ok", count)


@pytest.mark.parametrize("text", ["mi hija de 7 años", "2019", "como veinte o más", "he is 7 years old"])
def test_an_age_a_year_and_a_bound_are_no_count(text: str) -> None:
    """A number that is said of something else is asked back."""
    assert read_it(text)[0] == "clarify"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("dos, un niño y una niña", ("ok", 2), id="a sum told after it"),
        pytest.param("tengo 5: 3 niñas y 2 niños", ("ok", 5), id="a sum in digits"),
        pytest.param("3: 2 niñas y 1 niño", ("ok", 3), id="a sum behind a colon"),
        pytest.param("2 hijos de 9 y 13", ("ambiguous", [2]), id="as many ages"),
        pytest.param("2 hijos de 9 y 13 y 15", ("clarify", [2, 9, 13, 15]), id="more ages than children"),
    ],
)
def test_a_count_with_its_parts(text: str, expected: tuple[str, object]) -> None:
    """A number whose parts come to it is taken, with ages behind it is offered; where they do not fit it is asked."""
    assert read_it(text) == expected
