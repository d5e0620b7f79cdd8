"""The blank made ready: looks the same as the official file, and is free of what would undo our values."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from app.errors import BadForm
from app.pdf.compiler import compile_blank
from app.pdf.mapcheck import check_map
from app.pdf.template import dump, load
from tests.support.blanks import changed_box, current_edition, official, pictures, template


def test_the_blank_looks_as_before() -> None:
    """Not one pixel of the twelve pages differs from the official file, barcodes included."""
    before, after = pictures(official()), pictures(template().pdf)
    assert [changed_box(one, other) for one, other in zip(before, after, strict=True)] == [None] * 12


def test_nothing_remains_that_would_undo_our_values() -> None:
    """No XFA, usage rights, signature flags, scripts, encryption, request to redraw or barcode field."""
    with pikepdf.open(io.BytesIO(template().pdf)) as pdf:
        assert not pdf.is_encrypted
        assert not set(pdf.Root.keys()) & {"/Perms", "/OpenAction", "/AA", "/Names"}
        assert set(pdf.Root.AcroForm.keys()) == {"/DA", "/DR", "/Fields"}
        kinds = [str(value) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) for value in [obj.get("/S")]]
        assert "/JavaScript" not in kinds
    assert b"xdp:xdp" not in template().pdf
    assert not [slot.name for slot in template().fields if "PDF417" in slot.name]


def test_the_courier_descriptors_leave_room_for_all_lines() -> None:
    """The line pitch that viewers compute from the font is 1.133 em, as we lay lines out."""
    with pikepdf.open(io.BytesIO(template().pdf)) as pdf:
        font = pdf.Root.AcroForm.DR.Font["/CourierNewPS-BoldMT"].FontDescriptor
        assert (int(font.Ascent), int(font.Descent)) == (833, -300)


def test_only_the_applicants_fields_are_open() -> None:
    """The answers that only scripts could open are open; office use, signatures, Parts F and G stay shut."""
    shut = {slot.name for slot in template().fields if slot.is_locked}
    assert not shut & current_edition().unlock
    assert len(shut) == 26
    assert {slot.page for slot in template().fields if slot.name in shut} == {2, 9, 10, 11, 12}


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    """The plain revision is a sound file."""
    path = tmp_path / "blank.pdf"
    path.write_bytes(template().pdf)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_map_of_the_edition_agrees_with_its_blank() -> None:
    """Existence, kind, page, export value, measure, limit and lock of every field are as the map says."""
    assert check_map(current_edition().map, template()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"page": 3}, "is on page 1, the map says 3", id="another page"),
        pytest.param({"size": (10.0, 16.0)}, "points, the map says 10 by 16", id="another measure"),
        pytest.param({"max": 4}, "takes None characters, the map says 4", id="another limit"),
        pytest.param({"lines": True}, "holds one line, the map says otherwise", id="several lines"),
        pytest.param({"name": "form1[0].nowhere[0]"}, "is not in the blank", id="a field that is not there"),
    ],
)
def test_a_map_that_is_wrong_is_told_where(change: dict[str, object], said: str) -> None:
    """Each kind of disagreement is a finding that names the field."""
    right = current_edition().map
    name = "form1[0].#subform[0].PtAILine4_LastName[0]"
    fields = tuple(f.model_copy(update=change) if f.name == name else f for f in right.fields)
    findings = check_map(type(right)(right.edition, fields), template())
    assert any(said in finding for finding in findings)
    assert len(findings) == (2 if "name" in change else 1)


def test_a_map_with_another_export_value_is_told() -> None:
    """A check box whose value changed is found before anybody's answer is lost."""
    right = current_edition().map
    box = next(f for f in right.fields if f.type == "check" and f.item == "A.I.10")
    fields = tuple(f.model_copy(update={"export": "X"}) if f is box else f for f in right.fields)
    assert check_map(type(right)(right.edition, fields), template()) == [
        f"{box.name} has the export value {box.export}, the map says X."
    ]


def test_a_form_already_filled_is_no_blank() -> None:
    """A form with somebody's answer in it is refused: the answer would be printed on another person's form."""
    with pikepdf.open(io.BytesIO(official())) as pdf:
        widget = next(a for a in pdf.pages[0].Annots if str(a.get("/T", "")) == "PtAILine4_LastName[0]")
        widget.V = pikepdf.String("PÉREZ")
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(BadForm, match="already filled in") as raised:
        compile_blank(out.getvalue(), current_edition().unlock)
    assert "PÉREZ" not in str(raised.value)


def test_a_template_survives_the_disk() -> None:
    """What is stored is what is loaded."""
    assert load(dump(template()), template().pdf) == template()


@pytest.mark.parametrize("part", ["description", "digest", "pdf"])
def test_an_altered_template_is_noticed(part: str) -> None:
    """A changed byte in the description, its digest or the PDF is found on loading."""
    data, pdf = bytearray(dump(template())), bytearray(template().pdf)
    if part == "pdf":
        pdf[len(pdf) // 2] ^= 1
    else:
        data[len(data) // 2 if part == "description" else -5] ^= 1
    with pytest.raises(BadForm, match="altered"):
        load(bytes(data), bytes(pdf))
