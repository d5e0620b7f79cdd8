"""APPLICATION.json: read whole, refused whole, and the same after writing and reading."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadApplication
from app.i589.addresses import catalog, parse
from app.i589.application import Application, dump, dumps, load, read_leaf
from app.i589.dates import PRESENT
from app.i589.kinds import Kind
from app.i589.leaf import NOT_ASKED
from tests.support.i589_forms import PERSONAS, answered, application, persona

EXAMPLE = {
    "form": "I-589",
    "edition": "2025-01-20",
    "language": "es",
    "answers": {
        "A.I.4": {"state": "answered", "value": "MURILLO ANDRADE", "original": "Murillo Andrade", "language": "es"},
        "A.I.2": {"state": "none"},
        "A.I.12": {"state": "answered", "value": "2004-05-17"},
        "A.III.1[0].from": {"state": "answered", "value": "2025-07", "approximate": True},
        "B.1.A.text": {
            "state": "answered",
            "original": "Me dijeron que…",
            "language": "es",
            "translation": {"text": "They told me that…", "by": "name of the translator", "on": "2026-11-21"},
        },
        "A.II.child[0].21": {"state": "not_applicable"},
        "A.I.19c[1].date": {"state": "unknown", "original": "no me acuerdo"},
    },
}


def test_the_documented_example_comes_back_as_it_was() -> None:
    """Nothing of the documented example is lost or added."""
    assert EXAMPLE["answers"] == dump(load(json.dumps(EXAMPLE)))["answers"]


@pytest.mark.parametrize(
    ("item", "written", "value"),
    [
        pytest.param("A.I.12", "05/17/2004", "2004-05-17", id="US date"),
        pytest.param("A.I.12", "5/7/2004", "2004-05-07", id="US date without zeros"),
        pytest.param("A.III.1[0].from", "07/2025", "2025-07", id="US month"),
        pytest.param("A.I.12", 1979, "1979", id="a year as number"),
        pytest.param("A.III.2[0].to", "Present", PRESENT, id="present"),
        pytest.param("A.I.19a", "2018-01/2019-03", "2018-01/2019-03", id="a span"),
        pytest.param("A.I.14", "Honduras", "HN", id="country by name"),
        pytest.param("A.I.14", "México", "MX", id="country by Spanish name"),
        pytest.param("A.I.14", "hondureña", "HN", id="nationality word"),
        pytest.param("A.I.14", "Stateless", "Stateless", id="no country stays as written"),
        pytest.param("A.I.1", "a 123-456-789", "A123456789", id="A-number with marks"),
        pytest.param("A.I.2", "123-45-6789", "123456789", id="SSN with hyphens"),
        pytest.param("A.I.8.phone", "+52 (664) 123-4567", "+526641234567", id="phone in print form"),
        pytest.param("A.I.8.phone", "664 123 4567", "664 123 4567", id="phone without country stays"),
        pytest.param("A.I.10", "Female", "F", id="sex in words"),
        pytest.param("A.I.11", "Widowed", "widowed", id="marital status in print form"),
        pytest.param("A.I.18", "B", "b", id="court history"),
        pytest.param("A.I.24", "Yes", "yes", id="yes in print form"),
        pytest.param("CAT_box", "checked", "checked", id="check box"),
        pytest.param("A.II.child.total", 3, "3", id="count as number"),
        pytest.param(
            "B.1", ["torture", "Political opinion"], ("political_opinion", "torture_convention"), id="grounds"
        ),
        pytest.param("B.1", "race, religion", ("race", "religion"), id="grounds as text"),
    ],
)
def test_print_forms_are_brought_to_canonical_form(item: str, written: Any, value: Any) -> None:
    """A file may say things as the form prints them."""
    assert value == application({item: answered(written)}).leaf(item).value


@pytest.mark.parametrize(
    ("item", "leaf", "expected"),
    [
        pytest.param("A.I.12", answered("17/05/2004"), "MM/DD/YYYY", id="day first"),
        pytest.param("A.I.12", answered("2004-02-30"), "YYYY-MM-DD", id="a day that does not exist"),
        pytest.param("A.I.12", answered("present"), "a date", id="born at present"),
        pytest.param("A.I.1", answered("A-•••-•••"), "nine digits", id="a masked A-number"),
        pytest.param("A.I.2", answered("12345"), "nine digits", id="short SSN"),
        pytest.param("A.I.10", answered("X"), "M, F", id="not a choice of the form"),
        pytest.param("A.I.24", answered(True), "yes, no", id="a JSON boolean"),
        pytest.param("A.I.4", answered("   "), "a name", id="only spaces"),
        pytest.param("A.I.4", answered(), "needs a value", id="answered with nothing"),
        pytest.param("A.I.24", answered(original="más o menos"), "yes, no", id="a choice by words only"),
        pytest.param("A.I.4", {"state": "none", "value": "x"}, "state answered", id="a value without being answered"),
        pytest.param("A.I.4", {"state": "maybe"}, "not_applicable", id="unknown state"),
        pytest.param("A.I.4", answered("x", colour="red"), "colour", id="unknown key"),
        pytest.param("A.I.4", "MURILLO", "dictionary", id="not an object"),
        pytest.param("B.2.text", answered(original="x", translation={"text": "y", "by": "z", "on": "soon"}), "on",
                     id="a translation without its day"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_with_its_address_and_what_is_expected(item: str, leaf: Any, expected: str) -> None:
    """The error names the item and tells what to write there."""
    with pytest.raises(BadApplication) as error:
        load({"form": "I-589", "edition": "2025-01-20", "answers": {item: leaf}})
    assert item in str(error.value)
    assert expected in str(error.value)


def test_all_problems_are_told_at_once_and_no_answer_is_repeated() -> None:
    """An author mends a file in one go, and logs may keep the error."""
    answers = {"A.I.12": answered("SECRET-1"), "A.I.99": answered("x"), "A.I.1": answered("SECRET-2")}
    with pytest.raises(BadApplication) as error:
        load({"form": "I-130", "edition": "", "answers": answers, "note": "SECRET-3"})
    lines = str(error.value).splitlines()
    assert len(lines) == 6
    assert "SECRET" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"form": "I-589"}',
        '{"answers": {"A.I.4": {}, "A.I.4": {}}}',
        b"\xff\xfe{",
        "[" * 100_000,
    ],
    ids=["empty", "cut", "a list", "null", "no answers", "the same key twice", "not UTF-8", "too deep"],
)
def test_a_file_that_is_no_application_is_refused(text: str | bytes) -> None:
    """Whatever the bytes, the answer is a BadApplication."""
    with pytest.raises(BadApplication):
        load(text)


def test_an_entry_with_nothing_before_it_keeps_its_place() -> None:
    """A fourth entry alone is still the fourth."""
    there = application({"A.I.19c[3].place": "Nogales", "D.family_assist[2].name": "Ana"})
    assert there.entries("A.I.19c") == [3]
    assert there.value("A.I.19c[3].place") == "Nogales"
    assert there.value("D.family_assist[2].name") == "Ana"
    assert there.leaf("A.I.19c[0].place") == NOT_ASKED
    assert there.leaf("A.I.19c[50].place") == NOT_ASKED


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_personas_survive_writing_and_reading(path: Any) -> None:
    """Every persona is the same after a round trip, answers in the form's order."""
    there = persona(path)
    assert there == load(dumps(there))
    places = [parse(text) for text in dump(there)["answers"]]
    assert sorted(places) == places


def values_of(kind: Kind) -> st.SearchStrategy[Any]:
    """Canonical values of a kind."""
    if kind.is_list:
        return st.lists(st.sampled_from(kind.choices), min_size=1, unique=True)
    if kind.choices:
        return st.sampled_from(kind.choices)
    if kind.is_date:
        return st.dates().map(lambda day: day.isoformat()) | st.integers(1900, 2100).map(str)
    numbers = {"a_number": r"A[0-9]{9}", "ssn": r"[0-9]{9}", "count": r"[1-9][0-9]{0,2}"}
    if kind.name in numbers:
        return st.from_regex(numbers[kind.name], fullmatch=True)
    return st.text(min_size=1, max_size=200).filter(str.strip)


PATTERNS = st.sampled_from(sorted(catalog()))
STATES = st.sampled_from(["none", "not_applicable", "unknown", "declined"])


@st.composite
def leaves(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An address and a leaf for it, of any state."""
    pattern = draw(PATTERNS)
    first = catalog()[pattern].lists[0][1] if "[]" in pattern else 0
    item = pattern.replace("[]", f"[{draw(st.integers(first, first + 7))}]")
    if draw(st.booleans()):
        return item, {"state": draw(STATES), "original": draw(st.text(max_size=20))}
    return item, answered(draw(values_of(catalog()[pattern].kind)), approximate=draw(st.booleans()))


APPLICATIONS = st.lists(leaves(), max_size=25).map(lambda pairs: application(dict(pairs)))


@given(APPLICATIONS)
@settings(max_examples=60, deadline=None)
def test_any_application_survives_writing_and_reading(there: Application) -> None:
    """What was written is read back the same."""
    assert there == load(dumps(there))


@given(st.lists(leaves(), min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_corrections_end_like_telling_it_right_at_once(pairs: list[Any], random: Any) -> None:
    """The last answer of each address counts, in whatever order the others came."""
    right = {item: read_leaf(item, leaf) for item, leaf in pairs}
    there = application({})
    detour = [*pairs, *random.sample(pairs, len(pairs))]
    for item, leaf in detour:
        there = there.with_leaves({item: read_leaf(item, leaf)})
    assert application({}).with_leaves(right) == there.with_leaves(right)
