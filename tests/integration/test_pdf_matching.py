"""Which field of a new edition is which of a known one, on small invented pages: no field is guessed in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pdf.matching import gone, match
from app.pdf.places import Place, dump_places, load_places, reading_order


def place(name: str, row: int, tooltip: str = "", *, kind: str = "text", export: str = "", page: int = 1) -> Place:
    """A field of a page with one field a line."""
    top = 700.0 - 20 * row
    return Place(name, kind, page, export, (50, top - 12, 150, top), tooltip or f"Enter {name}.")  # type: ignore[arg-type]


KNOWN = [
    place("LastName", 0), place("FirstName", 1), place("MiddleName", 2),
    place("Sex[0]", 3, "Sex. Select Male.", kind="check", export="M"),
    place("Sex[1]", 4, "Sex. Select Female.", kind="check", export="F"), place("Date", 5),
]  # fmt: skip


def changed(name: str, /, **changes: object) -> list[Place]:
    return [replace(one, **changes) if one.name == name else one for one in KNOWN]  # type: ignore[arg-type]


def test_the_same_fields_need_no_second_look() -> None:
    """Names, tooltips, places and values as before: each is itself, without a doubt."""
    assert [(each.field, each.doubts) for each in match(KNOWN, KNOWN)] == [(one, ()) for one in KNOWN]


@pytest.mark.parametrize(
    ("name", "changes", "seems", "doubt"),
    [
        pytest.param("Sex[0]", {"name": "Gender[0]", "tooltip": "Gender. Select Male."}, "Sex[0]",
                     "it seems to be what Sex[0] was", id="another name"),
        pytest.param("Sex[1]", {"export": "2"}, "Sex[1]", "its export value was F and is 2", id="another value"),
        pytest.param("Date", {"page": 2}, "Date", "it was on page 1", id="another page"),
        pytest.param("Date", {"tooltip": "Officers only: badge"}, "Date", "its tooltip was “Enter Date.”",
                     id="another tooltip"),
        pytest.param("Date", {"tooltip": "Part A. Enter Date. (Use month, day and year.)"}, "Date", None,
                     id="a tooltip with words added"),
        pytest.param("Date", {"rect": (50, 715, 150, 727)}, "Date", "it stands elsewhere among its neighbours",
                     id="another place in the order"),
        pytest.param("Date", {"name": "Quite[9]", "tooltip": "Something else", "rect": (400, 20, 500, 32)}, None,
                     "it is new: name its item or its use", id="nothing like it"),
        pytest.param("Date", {"kind": "check", "export": "1", "tooltip": "Select Yes."}, None, "it is new",
                     id="the same name, another kind"),
    ],
)  # fmt: skip
def test_a_changed_field_is_matched_with_its_doubt(
    name: str, changes: dict[str, object], seems: str | None, doubt: str | None
) -> None:
    """The likeliest known field is proposed, and the reason to look at it is said."""
    new = changed(name, **changes)
    found = match(new, KNOWN)[[one.name for one in KNOWN].index(name)]
    assert (found.known.name if found.known else None) == seems
    assert found.doubts == () if doubt is None else doubt in "; ".join(found.doubts)


def test_what_is_gone_is_told() -> None:
    """A known field that no new one seems to be."""
    assert gone(match(KNOWN[1:], KNOWN), KNOWN) == [KNOWN[0]]


@given(st.permutations(range(6)))
def test_two_fields_that_changed_places_never_pass(order: list[int]) -> None:
    """Whatever the new order is, the fields that pass without a doubt stand in their old order."""
    rects = [one.rect for one in KNOWN]
    new = [replace(one, rect=rects[order[index]]) for index, one in enumerate(KNOWN)]
    passed = [each for each in match(new, KNOWN) if not each.doubts]
    walked = sorted(passed, key=lambda each: reading_order(each.field))
    assert walked == sorted(passed, key=lambda each: reading_order(each.known or each.field))


def test_places_survive_the_disk(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """What is written is what is read; a folder without the file has none."""
    assert load_places(tmp_path) == ()
    (tmp_path / "fields.csv").write_text(dump_places(KNOWN), encoding="utf-8")
    assert load_places(tmp_path) == tuple(KNOWN)
