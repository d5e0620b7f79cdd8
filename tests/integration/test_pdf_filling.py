"""The form filled: every value in its field and drawn inside its box, in two other libraries and two renderers."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from app.errors import BadForm
from app.i589.filled import CheckBox, ContinuationSheet, TextBox
from app.pdf.filler import fill
from app.pdf.readback import differences, read_back
from app.pdf.sheets import copied_name
from app.services.papers import DraftMark, FilledPdf
from tests.support.blanks import (
    MARK,
    changed_box,
    form,
    full_form,
    official,
    official_of,
    pictures,
    slots,
    template,
    text_box,
    whole_box,
)

LAST_NAME = "form1[0].#subform[0].PtAILine4_LastName[0]"
A_NUMBER = "form1[0].#subform[0].PtAILine1_ANumber[0]"
ACCOUNT = "form1[0].#subform[10].USCISOnlineAcctNumber[0]"
STORY_BOX = "form1[0].#subform[13].TextField32[0]"


@pytest.fixture(scope="module")
def full() -> FilledPdf:
    """Every field full, with two further sheets of Supplement B and one of Supplement A, without a draft mark."""
    return fill(template(), full_form(sheets=3, child_sheets=1))


@dataclass(frozen=True)
class Widget:
    """What a field says of itself, read by a library that the product does not use."""

    page: int
    rect: tuple[float, ...]
    value: str | None
    state: str | None


def widgets(pdf: bytes) -> dict[str, Widget]:
    """Every field by its full name."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page, dictionary in enumerate(document.pages):
            for widget in dictionary.Annots:
                parts, node = [], widget
                while node is not None:
                    parts += [str(node.T)] if "/T" in node else []
                    node = node.get("/Parent")
                value, state = widget.get("/V"), widget.get("/AS")
                found[".".join(reversed(parts))] = Widget(
                    page,
                    tuple(float(edge) for edge in widget.Rect),
                    None if value is None else str(value).replace("\r", "\n"),
                    None if state is None else str(state),
                )
    return found


def test_every_value_is_in_its_field_and_drawn(full: FilledPdf) -> None:
    """Values, appearances and marks read back are those that were given, on official pages and copies."""
    assert differences(full.pdf, full_form(sheets=3, child_sheets=1)) == []


def test_another_library_reads_the_same(full: FilledPdf) -> None:
    """pikepdf finds every text and exactly the marked boxes."""
    wanted = full_form(sheets=3, child_sheets=1)
    found = widgets(full.pdf)
    assert {box.field: box.text for box in wanted.texts} == {box.field: found[box.field].value for box in wanted.texts}
    on = {name for name, widget in found.items() if widget.state not in (None, "/Off")}
    assert on == {box.field for box in wanted.checks} | {
        copied_name(box.field, 1) for child in wanted.child_sheets for box in child.checks
    }
    assert all(found[box.field].value == found[box.field].state == "/" + box.on for box in wanted.checks)


def test_qpdf_finds_no_fault(full: FilledPdf, tmp_path: Path) -> None:
    """The file with its appended update is sound: no error and no warning."""
    path = tmp_path / "filled.pdf"
    path.write_bytes(full.pdf)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_text_is_drawn_inside_its_box(full: FilledPdf) -> None:
    """PDFium, after flattening, finds exactly the field's text within the field's rectangle."""
    wanted = {box.field: box for box in full_form(sheets=3, child_sheets=1).texts}
    document, blank = pypdfium2.PdfDocument(full.pdf), pypdfium2.PdfDocument(official())
    document.init_forms()
    for page in document:
        page.flatten()
    filled, printed = [page.get_textpage() for page in document], [page.get_textpage() for page in blank]
    for name, widget in widgets(full.pdf).items():
        if name in wanted:
            page = template().by_name[name].page - 1
            label = "".join(printed[page].get_text_bounded(*widget.rect).split())  # descenders of a label above
            shown = "".join(filled[widget.page].get_text_bounded(*widget.rect).split())
            assert shown.replace(label, "", 1) == "".join("".join(wanted[name].lines).split()), name


def masked(whole: Image.Image, page: int, scale: float) -> Image.Image:
    """The picture with the inside of every fillable field painted white."""
    picture = whole.copy()
    drawing = ImageDraw.Draw(picture)
    for slot in template().fields:
        if slot.page == page and not slot.is_locked:
            left, bottom, right, top = slot.rect
            drawing.rectangle(
                (left * scale - 1, (792 - top) * scale - 1, right * scale + 1, (792 - bottom) * scale + 1), fill="white"
            )
    return picture


def poppler(pdf: bytes, folder: Path, scale: float) -> list[Image.Image]:
    """Every page as poppler draws it."""
    (folder / "in.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", f"{72 * scale:g}", "-png", str(folder / "in.pdf"), str(folder / "p")], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("p-*.png"))]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[Image.Image], list[Image.Image]]]:
    """The official blank and the full form, as each renderer draws them at 72 dpi."""
    filled = fill(template(), full_form()).pdf
    folders = [tmp_path_factory.mktemp(name) for name in ("before", "after")]
    return {
        "pdfium": (pictures(official(), 1.0), pictures(filled, 1.0)),
        "poppler": (poppler(official(), folders[0], 1.0), poppler(filled, folders[1], 1.0)),
    }


@pytest.mark.parametrize("renderer", ["pdfium", "poppler"])
def test_nothing_is_drawn_outside_the_fields(renderer: str, drawn) -> None:  # type: ignore[no-untyped-def]
    """With every field full, no pixel outside the fields differs from the official blank: barcodes included."""
    before, after = drawn[renderer]
    assert len(before) == len(after) == 12
    for page, (one, other) in enumerate(zip(before, after, strict=True), start=1):
        assert changed_box(masked(one, page, 1.0), masked(other, page, 1.0)) is None, f"page {page}"


@pytest.mark.parametrize("renderer", ["pdfium", "poppler"])
def test_ink_is_where_an_answer_is_and_nowhere_else(renderer: str, drawn) -> None:  # type: ignore[no-untyped-def]
    """Each filled field and each marked box has ink that the blank has not; unmarked boxes have none."""
    before, after = drawn[renderer]
    marked = {box.field for box in full_form().checks}
    for slot in slots("text") + slots("checkbox"):
        left, bottom, right, top = slot.rect
        area = tuple(round(edge) for edge in (left, 792 - top, right, 792 - bottom))
        is_changed = changed_box(before[slot.page - 1].crop(area), after[slot.page - 1].crop(area)) is not None
        assert is_changed == (slot.kind == "text" or slot.name in marked), slot.name


def test_copies_stand_behind_their_page(full: FilledPdf) -> None:
    """Fifteen pages: the children's copy behind page 11, the continuation copies behind page 12, fields named apart."""
    assert full.pages == 15
    printed = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(full.pdf)]
    kinds = ["A" if "List All of Your Children" in t else "B" if "Claim to Asylum" in t else "" for t in printed]
    assert kinds == [""] * 10 + ["A", "A", "B", "B", "B"]
    found = widgets(full.pdf)
    assert [found[copied_name(STORY_BOX, n)].page for n in (2, 3)] == [13, 14]
    assert len(found) == 448 + 56 + 2 * 7


def test_a_copied_sheet_is_filled_apart_from_its_original() -> None:
    """Each sheet holds its own text."""
    texts = ["First sheet", "Second sheet", "Third sheet"]
    sheets = tuple(
        ContinuationSheet("B", "1.A", text, (text,), 9.0, "", "", (whole_box(STORY_BOX, text),)) for text in texts
    )
    values = read_back(fill(template(), form(sheets=sheets)).pdf).values
    assert [values[name] for name in (STORY_BOX, copied_name(STORY_BOX, 1), copied_name(STORY_BOX, 2))] == texts


def test_the_draft_mark_is_on_every_page() -> None:
    """Also on copies: date and edition can be read on each page, and nothing that was drawn is covered."""
    wanted = full_form(sheets=2, child_sheets=1)
    plain, marked = fill(template(), wanted), fill(template(), wanted, MARK)
    document = pypdfium2.PdfDocument(marked.pdf)
    assert [MARK.line in page.get_textpage().get_text_bounded() for page in document] == [True] * 14
    for one, other in zip(pictures(plain.pdf, 1.0), pictures(marked.pdf, 1.0), strict=True):
        ink = one.convert("L").point(lambda value: 255 if value < 100 else 0)
        lost = Image.composite(other.convert("L"), Image.new("L", ink.size, 0), ink).point(
            lambda v: 255 if v > 160 else 0
        )
        assert lost.getbbox() is None
        assert changed_box(one, other) is not None


def test_the_margins_of_every_page_are_free_for_the_mark() -> None:
    """The line of the mark stands where the official pages are white."""
    for picture in pictures(official(), 1.0):
        for left, right in ((14, 27), (584, 598)):
            assert picture.crop((left, 60, right, 740)).getcolors() == [((right - left) * 680, (255, 255, 255))]


def test_sheets_of_one_page_are_numbered(full: FilledPdf) -> None:
    """A copy prints its original's page number: in the corner stands which of how many it is, and nowhere else."""
    printed = [page.get_textpage().get_text_bounded(34, 764, 110, 780) for page in pypdfium2.PdfDocument(full.pdf)]
    assert printed == [*[""] * 10, "Sheet 1 of 2", "Sheet 2 of 2", "Sheet 1 of 3", "Sheet 2 of 3", "Sheet 3 of 3"]


@pytest.mark.parametrize("edition", ["2025-01-20", "2020-08-25"])
def test_the_corner_of_both_supplements_is_free_for_the_number(edition: str) -> None:
    """White where it is drawn."""
    for picture in pictures(official_of(edition), 1.0)[10:]:
        area = picture.crop((34, 12, 110, 28))
        assert area.getcolors() == [(area.width * area.height, (255, 255, 255))]


def test_no_mark_leaves_no_trace() -> None:
    """The approved export says DRAFT nowhere."""
    document = pypdfium2.PdfDocument(fill(template(), full_form()).pdf)
    assert not [page for page in document if "DRAFT" in page.get_textpage().get_text_bounded()]


def test_the_same_values_give_the_same_bytes() -> None:
    """Filling is a function: nothing of time or chance goes in."""
    assert fill(template(), full_form(2, 1), MARK).pdf == fill(template(), full_form(2, 1), MARK).pdf


def test_an_empty_form_is_the_blank() -> None:
    """Without values the official pages are drawn as they were."""
    assert [changed_box(a, b) for a, b in zip(pictures(official(), 1.0), pictures(fill(template(), form()).pdf, 1.0),
                                              strict=True)] == [None] * 12  # fmt: skip


def test_a_comb_field_has_one_letter_a_cell() -> None:
    """The twelve cells of the preparer's account number each hold one digit, in their middle."""
    pdf = fill(template(), form((whole_box(ACCOUNT, "123456789012"),))).pdf
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    document[8].flatten()
    page, slot = document[8].get_textpage(), template().by_name[ACCOUNT]
    cell = slot.width / 12
    for place, digit in enumerate("123456789012"):
        left = slot.rect[0] + place * cell
        assert page.get_text_bounded(left, slot.rect[1], left + cell, slot.rect[3]).strip() == digit


def refused(texts: tuple[TextBox, ...] = (), checks: tuple[CheckBox, ...] = ()) -> str:
    with pytest.raises(BadForm) as raised:
        fill(template(), form(texts, checks))
    return str(raised.value)


SEX = "form1[0].#subform[0].PartALine9Sex[0]"


@pytest.mark.parametrize(
    ("texts", "checks", "said"),
    [
        pytest.param((TextBox("form1[0].x[0]", "a", 9.0, ("a",)),), (), "has no field", id="unknown field"),
        pytest.param((TextBox(SEX, "a", 9.0, ("a",)),), (), "is a checkbox", id="text for a check box"),
        pytest.param((), (CheckBox(LAST_NAME, "M"),), "is a text", id="mark for a text field"),
        pytest.param((), (CheckBox(SEX, "Yes"),), "export value M, not Yes", id="another export value"),
        pytest.param(
            (TextBox(A_NUMBER, "A123456789", 9.0, ("A123456789",)),), (), "takes 9", id="ten characters of nine"
        ),
        pytest.param((TextBox(LAST_NAME, "x" * 43, 9.0, ("x" * 43,)),), (), "smaller than", id="wider than its box"),
        pytest.param((TextBox(LAST_NAME, "a\nb", 9.0, ("a", "b")),), (), "has one line", id="two lines of one"),
        pytest.param(
            (TextBox(STORY_BOX, "a", 9.0, ("a",) * 48),), (), "smaller than", id="a line more than the box has"
        ),
        pytest.param((TextBox(LAST_NAME, "a", 9.0, ("a",)),) * 2, (), "two values", id="the same field twice"),
        pytest.param(
            (TextBox("form1[0].#subform[10].TextField22[0]", "a", 9.0, ("a",)),), (), "never filled", id="a signature"
        ),
    ],
)
def test_what_does_not_fit_is_refused(texts, checks, said: str) -> None:  # type: ignore[no-untyped-def]
    """Nothing is cut and nothing is silently left out; the message names the field and not the value."""
    message = refused(texts, checks)
    assert said in message
    assert "x" * 43 not in message


def test_another_edition_is_refused() -> None:
    """Answers laid out for one edition are never drawn on another."""
    with pytest.raises(BadForm, match="laid out for edition 2030-01-01"):
        fill(template(), type(form())("2030-01-01", (), ()))


def test_accents_and_quotes_are_drawn_in_the_forms_own_font() -> None:
    """Windows-1252 needs no other font: the picture of an accented letter is neither empty nor that of another."""
    said = ["Ñ", "N", "é", "e", "“", "€"]
    drawn = [pictures(fill(template(), form((whole_box(LAST_NAME, text),))).pdf, 2.0)[0] for text in said]
    assert all(changed_box(a, b) for n, a in enumerate(drawn) for b in drawn[n + 1 :])
    assert b"FontFile" not in fill(template(), form((whole_box(LAST_NAME, "Ñé“€"),))).pdf[len(template().pdf) :]


def test_a_mark_of_any_length_stays_on_the_page() -> None:
    """An over-long line is cut at 120 characters, which the margin holds."""
    pdf = fill(template(), form(), DraftMark("x" * 500)).pdf
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert page.get_text_bounded(0, 0, 612, 792).count("x" * 120) == 2


def test_text_box_helper_fills_the_last_column() -> None:
    """The fixture of this file really fills: every one-line field is used to its last column."""
    box = text_box(template().by_name[LAST_NAME], "x" * 500)
    assert len(box.lines[0]) == 42
