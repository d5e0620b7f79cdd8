"""From the conversation to the form: what each recorded answer means for which boxes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i589.addresses import UnknownAddress
from app.i589.application import read_leaf
from app.i589.interview import addresses_of, is_valid_save, leaves_for, progress, stale_after
from tests.support.i589_forms import application, filled, texts

AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
BY = {"by": "person", "at": "2026-11-21T18:30:00+00:00"}


def leaves(
    save: str, kind: str, value: Any, *, status: str = "answered", original: str = "…", language: str = "es"
) -> dict[str, dict[str, Any]]:
    return dict(leaves_for(save, kind, value, status=status, original=original, language=language, at=AT))


@pytest.mark.parametrize(
    ("save", "kind", "value", "expected"),
    [
        pytest.param("A.I.name", "name", {"last": "López García", "first": "Ana", "middle": "Luz"},
                     {"A.I.4": "López García", "A.I.5": "Ana", "A.I.6": "Luz"}, id="a whole name fills three boxes"),
        pytest.param("A.I.name", "name", {"last": "Paz", "first": "Ana", "middle": ""},
                     {"A.I.4": "Paz", "A.I.5": "Ana"}, id="no middle name said is not no middle name"),
        pytest.param("A.I.4", "name", {"last": "Paz", "first": "", "middle": ""}, {"A.I.4": "Paz"},
                     id="surnames alone"),
        pytest.param("A.I.4", "name", "Paz", {"A.I.4": "Paz"}, id="surnames as text"),
        pytest.param("A.I.13", "place", "Choluteca, Honduras", {"A.I.13": "Choluteca, Honduras"}, id="birthplace"),
        pytest.param("A.I.13", "place", {"city": "Choluteca", "country": "HN"}, {"A.I.13": "Choluteca, Honduras"},
                     id="birthplace in parts"),
        pytest.param("A.I.14", "country", "HN", {"A.I.14": "HN"}, id="country"),
        pytest.param("A.I.23", "language", {"code": "mam", "name": "mam"}, {"A.I.23": "Mam"}, id="language"),
        pytest.param("A.I.25", "language", [{"code": "eng", "name": "inglés"}, {"code": "mam", "name": "mam"}],
                     {"A.I.25": "English, Mam"}, id="languages"),
        pytest.param("A.I.12", "date", {"kind": "date", "iso": "1990-05-17"}, {"A.I.12": "1990-05-17"}, id="date"),
        pytest.param("A.I.19a", "date", {"kind": "month", "iso": "2018-01"}, {"A.I.19a": "2018-01"}, id="month"),
        pytest.param("A.I.19c[2].date", "date", {"kind": "range", "iso": "2018-01/2019-03"},
                     {"A.I.19c[2].date": "2018-01/2019-03"}, id="range"),
        pytest.param("A.I.19c[0].date", "date", {"kind": "datetime", "iso": "2020-01-15T08:30"},
                     {"A.I.19c[0].date": "2020-01-15"}, id="a moment has a day"),
        pytest.param("A.I.18", "choice", "a", {"A.I.18": "a"}, id="one of three boxes"),
        pytest.param("A.I.10", "sex", "M", {"A.I.10": "M"}, id="sex"),
        pytest.param("A.I.11", "marital_status", "widowed",
                     {"A.I.11": "widowed", "A.II.spouse.not_married": "checked"}, id="marital status"),
        pytest.param("A.I.11", "marital_status", "married",
                     {"A.I.11": "married", "A.II.spouse.not_married": "unchecked"}, id="married"),
        pytest.param("A.I.8.city", "text", "Tijuana", {"A.I.8.city": "Tijuana", "A.III.2[0].city": "Tijuana"},
                     id="where you live now is the first residence too"),
        pytest.param("A.II.children.total", "count", 0, {"A.II.child.total": "0", "A.II.child.none": "checked"},
                     id="no children"),
        pytest.param("A.II.children.total", "count", 6, {"A.II.child.total": "6", "A.II.child.none": "unchecked"},
                     id="six children"),
        pytest.param("A.III.2[3].dates", "date", {"kind": "range", "iso": "2019-03/2021-06"},
                     {"A.III.2[3].from": "2019-03", "A.III.2[3].to": "2021-06"}, id="from and to"),
        pytest.param("A.III.4[0].dates", "date", {"kind": "range", "iso": "2019/.."},
                     {"A.III.4[0].from": "2019", "A.III.4[0].to": "present"}, id="until now"),
        pytest.param("A.III.2[0].since", "date", {"kind": "month", "iso": "2024-05"},
                     {"A.III.2[0].from": "2024-05", "A.III.2[0].to": "present"}, id="since"),
        pytest.param("A.III.1[0].town", "place", {"city": "Gracias", "state": "Lempira", "country": "HN"},
                     {"A.III.1[0].city": "Gracias", "A.III.1[0].state": "Lempira", "A.III.1[0].country": "HN"},
                     id="a town in three boxes"),
        pytest.param("A.III.5.mother.alive", "yes_no", "no", {"A.III.5.mother.deceased": "checked"}, id="deceased"),
        pytest.param("CAT_box", "yes_no", "yes", {"CAT_box": "checked"}, id="the box at the top"),
        pytest.param("A.I.24", "yes_no", "no", {"A.I.24": "no"}, id="no"),
        pytest.param("A.I.1", "a_number", "A123456789", {"A.I.1": "A123456789"}, id="A-number"),
        pytest.param("A.I.8", "text", "Calle 5, Tijuana", {"A.I.8.street": "Calle 5, Tijuana"}, id="address in one"),
        pytest.param("A.I.8", "address", {"street": "Calle 5", "city": "Tijuana", "apt": ""},
                     {"A.I.8.street": "Calle 5", "A.I.8.city": "Tijuana"}, id="address in pieces"),
        pytest.param("A.I.8.phone", "phone", "+526641234567", {"A.I.8.phone": "+526641234567"}, id="phone"),
        pytest.param("A.II.children", "yes_no", "yes", {"A.II.child.none": "unchecked"}, id="has children"),
        pytest.param("A.II.children", "yes_no", "no", {"A.II.child.none": "checked"}, id="has no children"),
        pytest.param("A.II.spouse.married", "yes_no", "no", {"A.II.spouse.not_married": "checked"}, id="not married"),
        pytest.param("A.II.child[2].name", "name", {"last": "Paz", "first": "Luz", "middle": None},
                     {"A.II.child[2].5": "Paz", "A.II.child[2].6": "Luz"}, id="the third child's name"),
        pytest.param("A.II.child.total", "count", 3, {"A.II.child.total": "3"}, id="a count"),
        pytest.param("B.1", "many", ["race", "religion"], {"B.1": ["race", "religion"]}, id="several grounds"),
    ],
)  # fmt: skip
def test_an_answer_becomes_values_at_its_addresses(save: str, kind: str, value: Any, expected: Any) -> None:
    """Values are canonical, the words and their time are kept, and the file reader takes every leaf."""
    found = leaves(save, kind, value)
    found = {address: leaf for address, leaf in found.items() if leaf["state"] != "not_asked"}
    assert expected == {address: leaf["value"] for address, leaf in found.items()}
    for address, leaf in found.items():
        assert (leaf["original"], leaf["language"], leaf["provenance"]) == ("…", "es", BY)
        assert leaf == read_leaf(address, leaf).as_json()


def test_about_is_kept() -> None:
    """An approximate date stays approximate."""
    (leaf,) = leaves("A.I.12", "date", {"kind": "year", "iso": "1979", "approximate": True}).values()
    assert leaf["approximate"] is True


@pytest.mark.parametrize(
    ("status", "state"),
    [("none", "none"), ("unknown", "unknown"), ("declined", "declined"), ("not_applicable", "not_applicable")],
)
def test_nothing_unknown_declined_and_not_applicable_are_four_things(status: str, state: str) -> None:
    """The person says which, and the words stay."""
    assert {"A.I.12": {"state": state, "original": "…", "language": "es", "provenance": BY}} == leaves(
        "A.I.12", "date", None, status=status
    )


@pytest.mark.parametrize("status", ["invalid", "ambiguous", "clarify", "skipped"])
def test_an_unsettled_reading_records_nothing(status: str) -> None:
    """Asking back is the conversation's affair."""
    assert leaves("A.I.12", "date", None, status=status) == {}


@pytest.mark.parametrize(
    ("save", "kind", "value"),
    [("A.I.1", "a_number", "none"), ("A.I.8.phone", "phone", "none"), ("A.I.24", "yes_no_unknown", "unknown")],
)
def test_none_and_unknown_as_values_are_states(save: str, kind: str, value: str) -> None:
    """Some kinds say it in their value."""
    (leaf,) = leaves(save, kind, value).values()
    assert (value, None) == (leaf["state"], leaf.get("value"))


def test_free_words_wait_for_a_person_to_translate_them() -> None:
    """No value is made of words in another language; English ones are the value."""
    (spanish,) = leaves("A.I.17", "text", "luz del mundo", original="luz del mundo").values()
    (english,) = leaves("A.I.17", "text", "Quaker", original="Quaker", language="en").values()
    assert (spanish["state"], spanish["original"], spanish.get("value")) == ("answered", "luz del mundo", None)
    assert english["value"] == "Quaker"


def test_the_same_address_for_mail_makes_item_9_not_applicable_and_can_be_taken_back() -> None:
    """The form asks for it only if different."""
    same = leaves("A.I.9.same", "yes_no", "yes")
    other = leaves("A.I.9.same", "yes_no", "no")
    assert [leaf["state"] for leaf in same.values()] == ["not_applicable"]
    assert other == {"A.I.9.street": {"state": "not_asked"}}


@pytest.mark.parametrize(
    ("save", "kind", "value"), [("A.I.8.phone", "phone", "sender"), ("A.I.12", "date", "hace mucho")]
)
def test_what_the_box_cannot_hold_is_kept_in_the_persons_words(save: str, kind: str, value: str) -> None:
    """Nothing is printed and nothing is lost."""
    (leaf,) = leaves(save, kind, value, original="este mismo").values()
    assert (leaf["state"], leaf["original"]) == ("not_asked", "este mismo")
    form, ledger = filled({save: leaf})
    assert texts(form) == {}
    assert "kept_back" in ledger.counts()


@pytest.mark.parametrize(
    ("save", "expected"),
    [
        ("A.I.4", True), ("A.I.19c[].date", True), ("A.I.19c[0].date", True), ("A.I.name", True), ("A.I.8", True),
        ("A.I.9.same", True), ("A.II.child[].name", True), ("D.family_assist[].name", True), ("A.I.99", False),
        ("A.I.19c.date", False), ("", False),
    ],
)  # fmt: skip
def test_content_may_save_only_where_the_form_has_a_place(save: str, expected: bool) -> None:
    """The content check asks this of every node."""
    assert expected == is_valid_save(save)


def test_addresses_of_a_group_keep_the_index() -> None:
    """What to withdraw when an answer no longer applies."""
    assert addresses_of("A.II.child[3].name") == ["A.II.child[3].5", "A.II.child[3].6", "A.II.child[3].7"]


def test_a_place_that_the_form_does_not_have_is_refused() -> None:
    """A wrong save is an author's mistake, not an answer lost."""
    with pytest.raises(UnknownAddress):
        leaves("A.I.99", "text", "x")


@given(
    st.text(max_size=60),
    st.sampled_from(["A.I.1", "A.I.2", "A.I.4", "A.I.8.phone", "A.I.12", "A.I.14", "A.I.24", "B.1"]),
)
def test_any_reading_makes_a_leaf_that_the_file_takes(value: str, save: str) -> None:
    """Whatever a person wrote, the answer can be stored and read again."""
    for address, leaf in leaves_for(save, "text", value, status="ok", original=value, language="es", at=AT):
        if not (leaf["state"] == "answered" and not value.strip()):
            read_leaf(address, leaf)


def test_a_correction_shows_what_it_puts_in_doubt() -> None:
    """No children after all: the children listed are in doubt, nothing else is."""
    there = application({"A.II.child.none": "unchecked", "A.II.child.total": "1", "A.II.child[0].5": "Paz",
                "A.I.4": "Sol",
                         "B.2": "yes", "B.2.text": "x"})  # fmt: skip
    assert stale_after(there, "A.II.child.none") == ["A.II.child.total", "A.II.child[0].5"]
    assert stale_after(there, "B.2") == ["B.2.text"]
    assert stale_after(there, "A.I.4") == []


def test_progress_counts_what_was_settled() -> None:
    """An honest "I do not know" is progress too."""
    part = {p.part: p for p in progress(application({"A.I.4": "PAZ", "A.I.12": {"state": "unknown"}, "C.5": "no"}))}
    assert (part["A.I"].settled, part["A.I"].items) == (2, 44)
    assert (part["C"].settled, part["C"].is_complete) == (1, False)


def test_a_stretch_whose_end_nobody_knows_is_not_invented() -> None:
    """The start is kept, and the end is what the person said of it: unknown, or still open."""
    start = {"kind": "month", "iso": "2018-03"}
    assert dict(leaves("A.III.2[1].dates", "date", start))["A.III.2[1].to"] == {"state": "not_asked"}
    unknown = dict(leaves("A.III.2[1].dates", "date", {**start, "until": "unknown"}))
    assert unknown["A.III.2[1].from"]["value"] == "2018-03"
    assert unknown["A.III.2[1].to"]["state"] == "unknown"


def test_a_list_without_entries_says_so_in_its_first_row() -> None:
    """No school, no job, no siblings: the first row holds "none"; a yes leaves the rows to their own questions."""
    assert [(a, leaf["state"]) for a, leaf in leaves("A.III.3.any", "yes_no", "no").items()] == [
        ("A.III.3[0].school", "none")
    ]
    assert [(a, x["state"]) for a, x in leaves("A.III.5.siblings", "count", 0).items()] == [
        ("A.III.5.sibling[0].name", "none")
    ]
    assert leaves("A.III.4.any", "yes_no", "yes") == {}
