"""Addresses: the whole form has them, they sort as the form asks, and a wrong one is refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i589.addresses import PARTS, UnknownAddress, catalog, is_address, parse

OPEN = [pattern.replace("[]", "[1]") for pattern in catalog()]


@pytest.mark.parametrize(
    ("text", "label", "part", "question"),
    [
        pytest.param("A.I.4", "complete last name", "A.I", "4", id="an item of Part A.I"),
        pytest.param("A.I.19a", "date you last left your country", "A.I", "19.a", id="a lettered item"),
        pytest.param("A.I.19c[3].date", "entry into the U.S. 4: date", "A.I", "19.c", id="a fourth entry"),
        pytest.param("A.I.8.street", "street", "A.I", "8", id="a piece of an address"),
        pytest.param(
            "A.II.child[3].13.location", "child 4: location, if not in the U.S.", "A.II", "Child 4, 13", id="a child"
        ),
        pytest.param("A.II.spouse.15.location", "location, if not in the U.S.", "A.II", "Spouse, 15", id="the spouse"),
        pytest.param("A.III.5.sibling[0].name", "sibling 1: full name", "A.III", "5", id="a sibling"),
        pytest.param("B.1.A.text", "explanation", "B", "1.A", id="an explanation"),
        pytest.param("C.2.text", "explanation of 2.A and 2.B", "C", "2.A, 2.B", id="one explanation of two"),
        pytest.param("D.family_assist[1].name", "helper 2: name", "D", "Family assist", id="a second helper"),
        pytest.param("CAT_box", "also apply for withholding under the Convention Against Torture", "CAT_box",
                     "CAT box", id="the head"),
    ],
)  # fmt: skip
def test_an_address_knows_its_label_part_and_question(text: str, label: str, part: str, question: str) -> None:
    """What a reviewer and Supplement B call an item follows from its address."""
    address = parse(text)
    assert (label, part, question) == (address.label, address.item.part, address.question)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        pytest.param("A.I.44", "A.I.4", id="no such item"),
        pytest.param("A.II.child.3.1", "A.II.child[0].1", id="index without brackets"),
        pytest.param("A.II.child[03].1", "A.II.child[0].1", id="index with a leading zero"),
        pytest.param("A.I.19c.date", "A.I.19c[0].date", id="index forgotten"),
        pytest.param("B.1.A.explanation", "B.1.A", id="another word"),
    ],
)
def test_an_unknown_address_is_refused_by_name_with_the_nearest(text: str, nearest: str) -> None:
    """The error names what was written and what was probably meant."""
    with pytest.raises(UnknownAddress) as error:
        parse(text)
    assert repr(text) in str(error.value)
    assert nearest in str(error.value)


@pytest.mark.parametrize(
    "text", ["A.I.19c[100].date", "D.family_assist[0].name", "A.II.child[-1].1", "A.I.19c[²].date"]
)
def test_an_index_outside_its_list_is_refused(text: str) -> None:
    """Lists are long but not endless, and start where the form says."""
    assert not is_address(text)


def test_every_part_of_the_form_has_addresses_in_order() -> None:
    """The catalogue runs through the parts once, from the head to Part E."""
    seen = list(dict.fromkeys(item.part for item in catalog().values()))
    assert list(PARTS) == seen


def test_a_whole_entry_comes_before_the_next_one() -> None:
    """Sorted addresses read as the form does: child 1 whole, then child 2, after the total."""
    texts = ["A.II.child[1].1", "A.II.child[0].21", "A.II.child[10].1", "A.II.child.total", "A.II.child[0].1", "A.I.4"]
    expected = [
        "A.I.4",
        "A.II.child.total",
        "A.II.child[0].1",
        "A.II.child[0].21",
        "A.II.child[1].1",
        "A.II.child[10].1",
    ]
    assert expected == [address.text for address in sorted(map(parse, texts))]


@pytest.mark.parametrize("text", OPEN)
def test_every_question_fits_the_box_of_supplement_b(text: str) -> None:
    """The box of the question takes 14 characters at 8 points."""
    assert 0 < len(parse(text).question) <= 14


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    """No text makes the parser fail in another way."""
    try:
        address = parse(text)
    except UnknownAddress:
        assert not is_address(text)
    else:
        assert text == address.text
