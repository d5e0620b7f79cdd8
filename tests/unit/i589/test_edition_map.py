"""The map of edition 01/20/25 held against the official field table, field by field."""

import copy
import re
from typing import Any

import pytest
import yaml

from app.errors import BadContent
from app.i589 import kinds as k
from app.i589.addresses import catalog, parse
from app.i589.mapping import EditionMap
from app.i589.policy import Policy
from tests.support.i589_forms import FOLDER, edition_map, official_rows, policy

TYPES = {"text": "text", "checkbox": "check", "barcode": "barcode"}
SPECIAL = {"CAT_box": ("A.I", "NOTE"), "C.2.text": ("C", "2.A/2.B")}


def test_every_field_of_the_edition_is_on_the_map_once_and_nothing_else() -> None:
    """Names, types and pages are the official ones, in reading order."""
    official = [(row["name"], TYPES[row["type"]], int(row["page"])) for row in official_rows()]
    assert official == [(one.name, one.type, one.page) for one in edition_map().fields]


def test_every_check_box_exports_a_value_that_it_offers() -> None:
    """A wrong export value would silently leave a box unmarked."""
    offered = {row["name"]: row["export_on"].removeprefix("/") for row in official_rows()}
    mapped = [one for one in edition_map().fields if one.type == "check" and one.use == "answer"]
    assert [one.name for one in mapped if one.export != offered[one.name]] == []
    assert len(mapped) == 116


def test_every_text_field_has_the_official_room() -> None:
    """Size, number of lines and the limit of characters are those of the file."""
    official = {row["name"]: row for row in official_rows()}
    for one in edition_map().fields:
        if one.type == "text" and one.size:
            row = official[one.name]
            size = (float(row["x1"]) - float(row["x0"]), float(row["y1"]) - float(row["y0"]))
            assert one.size == pytest.approx(size, abs=0.011), one.name
            assert (one.lines, one.max) == (row["multiline"] == "1", int(row["max_len"]) if row["max_len"] else None)


def test_item_and_row_of_each_field_agree_with_the_printed_page() -> None:
    """The address of a field is the part, item and row that the page prints beside it."""
    official = {row["name"]: row for row in official_rows()}
    for one in edition_map().fields:
        if one.item and one.item[:1] in "AB" and one.item not in SPECIAL:
            row = official[one.name]
            part = "A.II" if row["part"] == "Supplement A" else row["part"]
            assert one.item.startswith(part + "."), one.name
            if row["row"].startswith("child"):
                assert one.item.startswith(f"A.II.child[{int(row['row'].split()[1]) - 1}].{row['item']}"), one.name
            elif re.fullmatch(r"(row|c entry|sibling) \d", row["row"]):
                assert f"[{int(row['row'].split()[-1]) - 1}]" in one.item, one.name
            elif row["row"] in ("mother", "father", "spouse"):
                assert row["row"] in one.item, one.name
            elif row["item"][:1].isdigit():
                assert one.item.startswith(f"{part}.{row['item']}"), one.name


def test_options_of_each_question_are_marked_by_different_boxes() -> None:
    """Yes is not No: each value of a choice has its own box, and each box its own value."""
    for item in {one.item for one in edition_map().fields if one.type == "check" and one.item}:
        boxes = edition_map().of(item)
        kind = parse(item).item.kind
        assert len({one.when for one in boxes}) == len(boxes)
        wanted = set(kind.choices) if kind is not k.CHECK else {one.when for one in boxes} | {"checked"}
        assert wanted == {one.when for one in boxes}, item


def test_the_official_option_beside_each_box_is_the_value_that_marks_it() -> None:
    """The printed word beside a box says the value: the failure that ticked every No."""
    official = {row["name"]: row["option"] for row in official_rows()}
    words = {"yes": "Yes", "no": "No", "M": "Male", "F": "Female"}
    for one in edition_map().fields:
        if one.type == "check" and one.when in words and one.item != "A.II.child.none":
            assert words[one.when] == official[one.name], one.name


def test_no_two_fields_hold_the_same_answer() -> None:
    """Residence 5 and school 1 in one box was another filler's fault."""
    texts = [one.item for one in edition_map().fields if one.type == "text" and one.use == "answer"]
    assert len(set(texts)) == len(texts)


def test_every_item_outside_lists_has_a_box() -> None:
    """Nothing that can be asked once lacks its place on the form."""
    items = [p for p, item in catalog().items() if "[]" not in p and item.kind is not k.BLANK]
    assert [item for item in items if not edition_map().of(item)] == []


def test_signatures_officers_boxes_and_parts_f_and_g_take_no_answer() -> None:
    """What the law leaves blank is on the map with its reason."""
    by_use = {use: len(edition_map().used_as(use)) for use in ("by_hand", "staff", "at_interview", "printed")}
    assert by_use == {"by_hand": 7, "staff": 6, "at_interview": 16, "printed": 12}
    assert all(one.page == 10 for one in edition_map().used_as("at_interview"))
    for row in official_rows():
        if "blank" in row["filled_by"] or row["filled_by"] == "officer":
            use = next(one.use for one in edition_map().fields if one.name == row["name"])
            assert use != "answer", row["name"]


def test_the_manifest_counts_what_the_map_holds() -> None:
    """Pages, fields and kinds in the manifest are those of the map."""
    manifest = yaml.safe_load((FOLDER / "manifest.yaml").read_text(encoding="utf-8"))
    fields = edition_map().fields
    counts = [len(fields), *(sum(one.type == t for one in fields) for t in ("text", "check", "barcode"))]
    assert counts == [manifest[name] for name in ("fields", "text_fields", "check_boxes", "barcodes")]
    assert max(one.page for one in fields) == manifest["pages"]
    assert edition_map().edition == manifest["edition"] == policy().edition


def _map() -> Any:
    text = {"name": "a", "page": 1, "type": "text", "item": "A.I.4", "size": [100, 16]}
    check = {"name": "b", "page": 1, "type": "check", "item": "A.I.24", "when": "yes", "export": "Y"}
    return {"edition": "2025-01-20", "fields": [text, check]}


@pytest.mark.parametrize(
    ("index", "change", "told"),
    [
        pytest.param(0, {"item": "A.I.44"}, "A.I.44", id="no such item"),
        pytest.param(0, {"item": None}, "needs its item", id="no item"),
        pytest.param(0, {"size": None}, "needs its size", id="no size"),
        pytest.param(0, {"colour": "red"}, "colour", id="unknown key"),
        pytest.param(1, {"when": "maybe"}, "maybe", id="a value that the item never has"),
        pytest.param(1, {"export": None}, "when and export", id="no export value"),
        pytest.param(1, {"name": "a"}, "twice", id="the same field twice"),
        pytest.param(1, {"type": "text", "item": "A.I.4", "size": [9, 9], "when": None, "export": None},
                     "another field", id="the same answer twice"),
    ],
)  # fmt: skip
def test_a_wrong_map_is_refused_and_says_where(index: int, change: dict[str, Any], told: str) -> None:
    """The author of a map is told what to mend."""
    data = copy.deepcopy(_map())
    assert EditionMap.read(data)
    data["fields"][index] |= change
    with pytest.raises(BadContent, match=re.escape(told)):
        EditionMap.read(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"items": {"A.I.44": {"none": "N/A"}}}, id="no such item"),
        pytest.param({"words": {"none": "Nothing"}}, id="a word that no box takes"),
        pytest.param({"residence": "maybe"}, id="not a rule"),
    ],
)
def test_a_wrong_policy_is_refused(data: dict[str, Any]) -> None:
    """A lawyer's slip is told, not guessed at."""
    with pytest.raises(BadContent, match="policy"):
        Policy.read({"edition": "2025-01-20"} | data)
