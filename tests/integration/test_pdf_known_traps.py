"""Faults that filled forms of this kind have had, looked for on the drawn page: by position, words and ink.

The words beside a box are read off the official page, not off our map.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
import pytest

from app.i589.boxes import fill
from app.i589.overflow import CONTINUED
from app.pdf.filler import fill as draw
from tests.support.beside import words_right_of
from tests.support.blanks import official_of, template_of
from tests.support.i589_forms import answered, application, edition_map, printing_policy
from tests.support.positions import Blank, Drawn, poppler_pictures, squeezed

EDITION = "2025-01-20"
YES_NO = ["B.1.A", "B.1.B", "B.2", "B.3.A", "B.3.B", "B.4", "C.1", "C.2.A", "C.2.B", "C.3", "C.4", "C.5", "C.6"]


@cache
def blank() -> Blank:
    return Blank(official_of(EDITION))


def drawn(answers: dict[str, Any]) -> Drawn:
    """The form with these answers, as people see it."""
    form, _ = fill(application(answers), edition_map(), printing_policy())
    return Drawn(draw(template_of(EDITION), form).pdf, blank())


def marked(page: Drawn) -> list[str]:
    """The check boxes with ink in them."""
    return [name for name, field in blank().fields.items() if field.is_check and page.has_ink(name)]


def texts(page: Drawn) -> dict[str, str]:
    """What each text field of the official pages shows, where it shows anything."""
    shown = {name: page.text(name) for name, field in blank().fields.items() if not field.is_check}
    return {name: text for name, text in shown.items() if text}


@pytest.mark.parametrize("said", ["yes", "no"])
def test_every_yes_and_no_is_marked_beside_that_word(said: str) -> None:
    """Thirteen questions, thirteen marks, each to the left of the word that was said."""
    page = drawn(dict.fromkeys(YES_NO, said))
    beside = [words_right_of(official_of(EDITION), blank().fields[name])[0] for name in marked(page)]
    assert beside == [said.capitalize()] * len(YES_NO)


def test_the_name_in_the_native_alphabet_leaves_the_signature_line_blank() -> None:
    """Nothing is drawn in a field that a hand signs or dates, whatever the answers are."""
    page = drawn({"D.name": "Ana Paz", "D.native_alphabet": "Ana Paz", "D.signature": "Ana Paz", "E.name": "Luz Sol"})
    signed = [one.name for one in edition_map().fields if one.use == "by_hand"]
    assert [page.text(name) for name in signed] == [""] * len(signed)
    assert sorted(texts(page).values()) == ["AnaPaz", "AnaPaz", "LuzSol"]


def test_a_preparers_phone_is_drawn_in_its_own_boxes() -> None:
    """Neither name nor signature shows a digit."""
    page = drawn({"E.name": "Luz Sol", "E.phone": "+19565550123"})
    assert {name.rsplit(".", 1)[-1]: text for name, text in texts(page).items()} == {
        "PtE_PreparerName[0]": "LuzSol", "TextField25[1]": "956", "TextField25[0]": "5550123",
    }  # fmt: skip


def test_the_a_number_is_drawn_whole_on_its_three_pages() -> None:
    """All nine digits on page 1 and on both supplements, never a mask."""
    page = drawn({"A.I.1": "A012345678"})
    assert list(texts(page).values()) == ["012345678"] * 3
    assert "•" not in "".join(page.page_text(number) for number in range(page.pages))


def test_nothing_is_drawn_that_nobody_said() -> None:
    """One answer, one box: no N/A, no placeholder date, no mark anywhere else."""
    page = drawn({"A.I.5": "Ana"})
    assert {name.rsplit(".", 1)[-1] for name in texts(page)} == {
        "PtAILine5_FirstName[0]", "ApplicantName[0]", "SupBApplicantName[0]",
    }  # fmt: skip
    assert marked(page) == []


def test_every_row_of_every_child_is_drawn() -> None:
    """Six children on three pages: name, birthday and country of each in boxes of their own."""
    answers = {f"A.II.child[{n}].{item}": f"{word}{n}" for n in range(6) for item, word in ((6, "Nino"), (10, "Pais"))}
    assert sorted(texts(drawn(answers)).values()) == sorted(answers.values())


def test_the_last_residence_and_the_first_school_have_a_box_each() -> None:
    """Five residences and four schools, nine boxes."""
    rows = {f"A.III.2[{n}].street": f"Calle{n}" for n in range(5)}
    rows |= {f"A.III.3[{n}].school": f"Escuela{n}" for n in range(4)}
    assert sorted(texts(drawn(rows)).values()) == sorted(rows.values())


def test_every_value_has_its_own_picture_for_printing(tmp_path: Any) -> None:
    """Each filled field carries an appearance, no viewer is asked to make one, and poppler shows ink as PDFium does."""
    page = drawn({"A.I.4": "PAZ", "B.1.A.text": answered("They came."), "A.I.10": "F"})
    with pikepdf.open(io.BytesIO(page.pdf)) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        filled = [widget for one in pdf.pages for widget in one.Annots if str(widget.get("/V", "")) not in ("", "/Off")]
        assert len(filled) == 5
        assert all("/N" in widget.AP for widget in filled)
    assert len(poppler_pictures(page.pdf, tmp_path / "p")) == 12


def test_a_long_text_is_cut_at_no_edge() -> None:
    """What is drawn in a full box lies within it, letter by letter, and the rest is on the sheet."""
    story = " ".join(f"palabra{n:04}" for n in range(400))
    page = drawn({"B.1.A.text": answered(story)})
    name, sheet = (edition_map().of("B.1.A.text")[0].name, edition_map().used_as("sheet_text")[0].name)
    head = page.text(name).removesuffix(squeezed(CONTINUED))
    assert head != page.text(name)
    assert head + page.text(sheet) == squeezed(story)
    assert page.outside(name) == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param({"A.II.child.none": "checked"}, "I do not have any children", id="no children"),
        pytest.param({"A.II.child.none": "unchecked"}, "I have children", id="children"),
        pytest.param({"D.family_assist": "yes"}, "Yes", id="family helped"),
        pytest.param({"D.family_assist": "no"}, "No", id="family did not help"),
        pytest.param({"A.II.child[0].12": "M"}, "Male", id="first child, a boy"),
        pytest.param({"A.II.child[0].12": "F"}, "Female", id="first child, a girl"),
        pytest.param({"A.II.spouse.15": "yes"}, "Yes", id="spouse in the United States"),
        pytest.param({"A.I.18": "b"}, "I am now", id="in court now"),
        pytest.param({"A.III.5.mother.deceased": "checked"}, "Deceased", id="a name with an escaped dot"),
    ],
)
def test_a_box_whose_name_or_value_misleads_is_marked_beside_its_words(answers: dict[str, Any], words: str) -> None:
    """One mark, to the left of what was said."""
    (name,) = marked(drawn(answers))
    beside = " ".join(words_right_of(official_of(EDITION), blank().fields[name]))
    assert beside.replace("b. ", "").startswith(words)


def test_the_seventh_child_the_fifth_sibling_and_the_fourth_job_are_drawn() -> None:
    """On copies of the supplements, whole."""
    rows = {f"A.II.child[{n}].6": f"Nino{n}" for n in range(8)}
    rows |= {f"A.III.5.sibling[{n}].name": f"Hermana{n}" for n in range(6)}
    rows |= {f"A.III.4[{n}].employer": f"Taller{n}" for n in range(5)}
    page = drawn(rows)
    shown = squeezed(" ".join(page.page_text(number) for number in range(page.pages)))
    assert [value for value in rows.values() if value not in shown] == []
    assert page.pages == 14
