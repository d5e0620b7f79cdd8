"""Faults that other fillers of this form had, and names in the official file that mislead: each is a test."""

from typing import Any

import pytest

from app.errors import BadApplication
from tests.support.i589_forms import answered, application, checks, filled, official_rows, texts

YES_NO = ["B.1.A", "B.1.B", "B.2", "B.3.A", "B.3.B", "B.4", "C.1", "C.2.A", "C.2.B", "C.3", "C.4", "C.5", "C.6"]


@pytest.mark.parametrize("item", YES_NO)
@pytest.mark.parametrize("value", ["yes", "no"])
def test_yes_and_no_of_parts_b_and_c_mark_the_box_that_the_page_prints_beside(item: str, value: str) -> None:
    """Another filler ticked No everywhere."""
    form, _ = filled({item: value})
    (marked,) = form.checks
    row = next(row for row in official_rows() if row["name"] == marked.field)
    assert (value, f"{row['part']}.{row['item']}") == (row["option"].lower(), item)


def test_the_name_in_the_native_alphabet_is_not_on_the_signature_line() -> None:
    """The signature stays blank."""
    form, _ = filled({"D.name": "Ana Paz", "D.native_alphabet": "Ana Paz", "E.name": "Luz Sol"})
    shown = texts(form)
    assert shown == {"#subform[10].TextField20[0]": "Ana Paz", "#subform[10].TextField20[1]": "Ana Paz",
            "#subform[10].PtE_PreparerName[0]": "Luz Sol"}  # fmt: skip


def test_a_preparers_phone_is_not_in_the_name_box() -> None:
    """Area code and number have their own boxes."""
    form, _ = filled({"E.phone": "+19565550123"})
    assert texts(form) == {"#subform[10].TextField25[1]": "956", "#subform[10].TextField25[0]": "5550123"}


def test_the_a_number_is_printed_whole_and_a_masked_one_is_refused() -> None:
    """A privacy mask must never reach the form."""
    form, _ = filled({"A.I.1": "A012345678"})
    assert {"012345678"} == set(texts(form).values())
    with pytest.raises(BadApplication):
        application({"A.I.1": "A-•••-•••"})


def test_a_signature_in_the_file_is_never_printed() -> None:
    """Signatures cannot be typed, even when somebody tries."""
    form, ledger = filled({"D.signature": "Ana", "D.date": "2026-11-21", "E.signature": "Luz"})
    assert tuple(form) == ()
    assert {"kept_back"} == {line.outcome for line in ledger if line.address[0] in "DE"}


def test_the_children_gate_is_inverted_in_the_file() -> None:
    """Export N means "I have children", export Y "I do not"."""
    assert checks(filled({"A.II.child.none": "checked"})[0]) == {"#subform[1].ChildrenCheckbox[1]": "Y"}
    assert checks(filled({"A.II.child.none": "unchecked"})[0]) == {"#subform[1].ChildrenCheckbox[0]": "N"}


@pytest.mark.parametrize(
    ("item", "value", "field", "export"),
    [
        ("D.family_assist", "yes", "#subform[10].PtD_ckboxynd1[0]", "2"),
        ("D.family_assist", "no", "#subform[10].PtD_ckboxynd1[1]", "1"),
        ("A.II.child[0].12", "M", "#subform[1].CheckBox12_Sex[0]", "1"),
        ("A.II.child[0].12", "F", "#subform[1].CheckBox12_Sex[1]", "2"),
        ("A.II.child[4].12", "F", "#subform[12].CheckBox12_Sex[3]", "F"),
        ("A.II.child[0].20", "yes", "#subform[1].PtAIILine20_Yes[0]", "Yes"),
        ("A.II.child[1].20", "yes", "#subform[3].PtAIILine20_Yes2[0]", "Y"),
        ("A.II.child[1].13", "yes", "#subform[3].CheckBox27[0]", "Y"),
        ("A.II.child[2].13", "no", "#subform[3].CheckBox37[1]", "N"),
        ("A.II.child[5].20", "no", "#subform[12].SuppALine20_CheckBox2[1]", "N"),
        ("A.II.spouse.15", "yes", "#subform[1].NotMarried[0].PtAIILine15_CheckBox15[1]", "Y"),
        ("A.II.spouse.22", "yes", "#subform[1].NotMarried[0].PtAIILine22_Yes[0]", "Yes"),
        ("A.III.5.mother.deceased", "checked", "#subform[4].CheckBoxAIII5\\.m[0]", "1"),
    ],
)
def test_boxes_whose_names_or_exports_mislead(item: str, value: str, field: str, export: str) -> None:
    """Checked on the printed page, not by the field's name."""
    assert {field: export} == checks(filled({item: value})[0])


@pytest.mark.parametrize(
    ("item", "value", "field", "shown"),
    [
        ("A.II.spouse.8", "Ana Paz", "#subform[1].NotMarried[0].TextField10[3]", "Ana Paz"),
        ("A.II.child[0].15", "2019-05-06", "#subform[1].PtAIILine15_ExpirationDate[0]", "05/06/2019"),
        ("A.II.child[5].14", "El Paso, Texas", "#subform[12].ChildEntry6[0]", "El Paso, Texas"),
        ("A.II.child[5].19", "2020-01-02", "#subform[12].ChildExpAuth6[0]", "01/02/2020"),
        ("A.III.1[0].from", "2018-03", "#subform[4].DateTimeField21[0]", "03/2018"),
        ("A.III.1[0].to", "2019-10", "#subform[4].DateTimeField20[0]", "10/2019"),
        ("A.III.3[0].from", "2010-02", "#subform[4].DateTimeField41[0]", "02/2010"),
        ("A.III.3[0].to", "2012-11", "#subform[4].DateTimeField40[0]", "11/2012"),
        ("A.III.2[4].street", "Calle 5", "#subform[4].TextField13[24]", "Calle 5"),
        ("A.III.3[0].school", "Escuela Lempira", "#subform[4].TextField13[28]", "Escuela Lempira"),
        ("A.III.2[0].to", "present", "#subform[4].DateTimeField26[0]", "PRESENT"),
    ],
)
def test_text_fields_whose_names_mislead(item: str, value: str, field: str, shown: str) -> None:
    """Each answer is in the box beside its printed label."""
    assert {field: shown} == texts(filled({item: value})[0])


def test_the_seventh_child_the_fifth_sibling_and_the_fourth_job_are_there() -> None:
    """None of them is dropped without a word."""
    answers: dict[str, Any] = {f"A.II.child[{n}].6": f"Niño {n}" for n in range(9)}
    answers |= {f"A.III.5.sibling[{n}].name": f"Hermano {n}" for n in range(5)}
    answers |= {f"A.III.4[{n}].employer": f"Taller {n}" for n in range(4)}
    form, ledger = filled(answers)
    assert [[box.text for box in sheet.texts] for sheet in form.child_sheets] == [["Niño 6", "Niño 7"], ["Niño 8"]]
    assert [(sheet.part, sheet.question, sheet.text) for sheet in form.sheets] == [
        ("A.III", "4", "Job 4: name and address of employer: Taller 3."),
        ("A.III", "5", "Sibling 5: full name: Hermano 4."),
    ]
    assert [line.child_sheet for line in ledger if line.child_sheet] == [1, 1, 2]


def test_entries_beyond_three_are_labelled_lines() -> None:
    """A fourth entry is on Supplement B with every word, the unknown ones too."""
    form, _ = filled({
        "A.I.19c[3].date": answered("2019-05-06", approximate=True), "A.I.19c[3].place": "El Paso, Texas",
        "A.I.19c[3].status": {"state": "none"}, "A.I.19c[3].status_expires": {"state": "unknown"},
    })  # fmt: skip
    expected = (
        "Entry into the U.S. 4: date: about 05/06/2019; place: El Paso, Texas; "
        "status: None; date status expires: Unknown."
    )
    assert [("A.I", "19.c", expected)] == [(sheet.part, sheet.question, sheet.text) for sheet in form.sheets]


def test_a_declined_answer_beyond_the_printed_rows_leaves_a_line_to_write_on() -> None:
    """The sheet shows where, and the ledger that a person decides."""
    form, ledger = filled({"A.I.19c[3].place": "El Paso, Texas", "A.I.19c[3].status": {"state": "declined"}})
    line = ledger.of("A.I.19c[3].status")
    assert [sheet.text for sheet in form.sheets] == [
        "Entry into the U.S. 4: place: El Paso, Texas; status: ____________."
    ]
    assert line is not None
    assert (line.outcome, line.sheets) == ("by_hand", (1,))


def test_only_the_first_entry_has_a_box_for_the_end_of_its_status() -> None:
    """The form has no such box in rows 2 and 3: the answer goes to the sheet."""
    form, _ = filled({"A.I.19c[1].date": "2019-05-06", "A.I.19c[1].status_expires": "2019-11-06"})
    assert [sheet.text for sheet in form.sheets] == ["Entry into the U.S. 2: date status expires: 11/06/2019"]


def test_headings_of_the_supplements_are_copied_first_middle_last() -> None:
    """The copies that the official scripts made are made by us."""
    form, _ = filled({"A.I.1": "A123456789", "A.I.4": "PAZ SOL", "A.I.5": "Ana", "A.I.6": "Luz"})
    shown = texts(form)
    for field in ("#subform[12].PtAILine1_ANumber[1]", "#subform[13].PtAILine1_ANumber[2]"):
        assert shown[field] == "123456789"
    for field in ("#subform[12].ApplicantName[0]", "#subform[13].SupBApplicantName[0]"):
        assert shown[field] == "Ana Luz PAZ SOL"
