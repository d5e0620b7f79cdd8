"""An application from another tool: what is understood becomes answers, the rest is told, nothing is guessed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.errors import BadApplication
from app.i589.application import load
from app.i589.importing import Imported, bring_in
from tests.support.i589_forms import PERSONAS, edition_map, persona

DAY = date(2026, 11, 21)
P1 = "form1[0].#subform[0]"


def brought(data: Any, language: str = "es", **table: str | None) -> Imported:
    """What came of another tool's data; the table's names with `__` for a dot."""
    names = {name.replace("__", "."): target for name, target in table.items()}
    return bring_in(data, edition_map(), language=language, on=DAY, table=names)


def problems(made: Imported) -> dict[str, str]:
    """What did not map, by its path."""
    return {one.source: one.problem for one in made.left}


@pytest.mark.parametrize(
    ("data", "address", "value"),
    [
        pytest.param({"A.I.4": "Paz"}, "A.I.4", "Paz", id="our address"),
        pytest.param({"case": {"A.I.12": "05/17/2004"}}, "A.I.12", "2004-05-17", id="our address, deeper"),
        pytest.param({f"{P1}.PtAILine4_LastName[0]": "Paz"}, "A.I.4", "Paz", id="the official field"),
        pytest.param({"PtAILine4_LastName[0]": "Paz"}, "A.I.4", "Paz", id="the official field's own name"),
        pytest.param({"fields": {"PtAILine4_LastName": "Paz"}}, "A.I.4", "Paz", id="without its number"),
        pytest.param({f"{P1}.CheckBox31[0]": "/1"}, "CAT_box", "checked", id="a ticked box by its own value"),
        pytest.param({f"{P1}.CheckBox31[0]": True}, "CAT_box", "checked", id="a ticked box"),
        pytest.param({"A.I.24": False}, "A.I.24", "no", id="false is no"),
        pytest.param({"A.II.child.total": 3}, "A.II.child.total", "3", id="a number"),
        pytest.param({"A.I.25": ["Mam", "Spanish"]}, "A.I.25", "Mam, Spanish", id="a list for one box"),
        pytest.param({"B.1": ["race", "religion"]}, "B.1", "race, religion", id="a list for several boxes"),
        pytest.param({"A.I.4": {"state": "answered", "value": "Paz"}}, "A.I.4", "Paz", id="a leaf of ours"),
    ],
)
def test_names_that_are_understood(data: dict[str, Any], address: str, value: str) -> None:
    """Each value lands at its address, and the report says so."""
    made = brought(data)
    assert made.application.leaf(address).text == value
    assert list(made.mapped.values()) == [address]
    assert made.left == ()


def test_a_table_maps_their_names_lists_included() -> None:
    """`children[].given` goes to each child; what the table leaves out is told as such."""
    data = {"kids": [{"given": "Ana"}, {"given": "Luis"}], "note": "private", "me": {"last": "Paz"}}
    made = brought(data, **{"kids[]__given": "A.II.child[].6", "note": None, "me__last": "A.I.4"})
    assert [made.application.value(f"A.II.child[{n}].6") for n in (0, 1)] == ["Ana", "Luis"]
    assert made.application.value("A.I.4") == "Paz"
    assert problems(made) == {"note": "left_out"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param({"firstName": "Ana"}, "unknown", id="a name that nobody mapped"),
        pytest.param({"A.I.99": "x"}, "unknown", id="an item that the form does not have"),
        pytest.param({"A.I.12": "31/02/2004"}, "unread", id="31 February"),
        pytest.param({"A.I.11": "it is complicated"}, "unread", id="a choice that the form does not have"),
        pytest.param({"A.I.10": {"deep": "M"}}, "unknown", id="an object where a value should be"),
        pytest.param({f"{P1}.CheckBox31[0]": "perhaps"}, "unread", id="neither ticked nor not"),
        pytest.param({"TextField1": "x"}, "unknown", id="a name that many fields have"),
        pytest.param({"A.I.1": "A123456"}, "unread", id="an A-number of six digits"),
    ],
)
def test_what_does_not_map_is_told_and_repeats_no_answer(data: dict[str, Any], problem: str) -> None:
    """The path, the kind of problem and a reason; the value itself stays in the other file."""
    made = brought(data)
    (one,) = made.left
    assert one.problem == problem
    assert list(made.application.answers()) == []
    values = [v for v in json.dumps(data).split('"') if len(v) > 3 and v not in one.source]
    assert not [v for v in values if v in one.message and v not in ("A.I.99",)]


def test_boxes_of_officers_and_signatures_are_never_answers() -> None:
    """A value in a box that is not the person's is told, not taken."""
    staff = next(one for one in edition_map().fields if one.use == "staff" and one.type == "text")
    assert problems(brought({staff.name: "x"})) == {staff.name: "not_an_answer"}


def test_two_values_for_one_item_keep_the_first_and_tell_the_second() -> None:
    """Yes and No both ticked: a person must say which."""
    yes, no = (next(o.name for o in edition_map().of("A.I.24") if o.when == w) for w in ("yes", "no"))
    made = brought({yes: True, no: True})
    assert made.application.value("A.I.24") == "yes"
    assert problems(made) == {no: "twice"}
    assert brought({"A.I.4": "Paz", "copy": {"A.I.4": "Paz"}}).left == ()


def test_the_ground_boxes_add_up() -> None:
    """Six boxes, one answer."""
    boxes = {one.when: one.name for one in edition_map().of("B.1")}
    made = brought({boxes["race"]: True, boxes["religion"]: "Off", boxes["torture_convention"]: True})
    assert made.application.leaf("B.1").value == ("race", "torture_convention")


@pytest.mark.parametrize(
    ("value", "state"),
    [("N/A", "not_applicable"), ("None", "none"), ("unknown", "unknown"), ("E12345", "answered")],
)
def test_the_forms_own_words_are_states(value: str, state: str) -> None:
    """N/A, None and Unknown are three things, as on paper."""
    assert brought({"A.I.21.passport": value}).application.leaf("A.I.21.passport").state == state


def test_empty_values_are_counted_and_are_no_answers() -> None:
    """An empty box says nothing."""
    made = brought({"A.I.4": "", "A.I.5": None, "A.I.25": [], f"{P1}.CheckBox31[0]": "/Off"})
    assert (list(made.application.answers()), made.empty, made.left) == ([], 4, ())


def test_free_words_wait_for_their_translation() -> None:
    """Spanish stays the original; English is the value."""
    story = {"B.1.A.text": "Vinieron de noche"}
    assert (leaf := brought(story).application.leaf("B.1.A.text")).value is None
    assert (leaf.original, leaf.language) == ("Vinieron de noche", "es")
    assert brought({"B.1.A.text": "They came"}, "en").application.value("B.1.A.text") == "They came"


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_our_own_files_come_through_whole(path: Any) -> None:
    """An application of ours is brought in as it is."""
    made = brought(json.loads(path.read_text(encoding="utf-8")))
    assert (made.application.parts, made.left) == (persona(path).parts, ())


def test_every_field_of_the_official_form_can_be_brought_in() -> None:
    """A fill of all text fields under their official names: each is at its item or told."""
    texts = [one for one in edition_map().fields if one.type == "text" and one.use == "answer" and one.item]
    made = brought({one.name: "2004" for one in texts})
    told = {one.source for one in made.left}
    assert {one.name for one in texts} == set(made.mapped) | told
    assert all(problem == "unread" for problem in problems(made).values())


@pytest.mark.parametrize("data", [[], "x", 3, None])
def test_what_is_no_object_is_refused(data: Any) -> None:
    """One sentence, no traceback."""
    with pytest.raises(BadApplication):
        brought(data)


@pytest.mark.parametrize("target", ["A.I.99", "A.II.child[].6", "nothing"])
def test_a_table_that_leads_nowhere_is_refused(target: str) -> None:
    """The author of the table is told before anything is taken."""
    with pytest.raises(BadApplication):
        brought({}, name=target)


def test_what_was_brought_in_loads_again() -> None:
    """The application that is written is one that every other command reads."""
    made = brought({"A.I.4": "Paz", "A.I.12": "2004-05-17", "kids": [{"n": "Ana"}]}, **{"kids[]__n": "A.II.child[].6"})
    from app.i589.application import dumps

    assert load(dumps(made.application)) == made.application
