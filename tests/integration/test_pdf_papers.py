"""The whole way from an application to a file: form, ledger, export, and files written whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from app.errors import BadForm, WrongUse
from app.i589.application import load
from app.i589.boxes import fill
from app.i589.standing import Standing
from app.pdf.output import write_files
from app.pdf.readback import differences
from app.pdf.store import InstalledBlank
from app.services.forms import approved_export, fill_to_pdf, open_points
from app.services.papers import Flag
from tests.support.blanks import template
from tests.support.papers import EDITION, ROOT, FakeBlanks, application, kit

TODAY = date(2026, 11, 21)


def installed() -> FakeBlanks:
    return FakeBlanks({EDITION: InstalledBlank(template())})


PERSONAS = sorted((ROOT / "tests" / "personas").glob("*.json"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PERSONAS])
def test_every_persona_fills_the_official_form(path: Path) -> None:
    """The invented applicants' answers are all in the file as they were laid out, and each page is marked."""
    one = load(json.loads(path.read_text(encoding="utf-8")))
    paper = fill_to_pdf(one, kit(installed()), on=TODAY)
    filled, _ = fill(one, *kit().rules(one.edition))
    assert paper.is_form
    assert differences(paper.pdf, filled) == []
    document = pypdfium2.PdfDocument(paper.pdf)
    assert len(document) == paper.pages == 12 + len(filled.sheets[1:]) + len(filled.child_sheets)
    assert all("2026-11-21" in page.get_textpage().get_text_bounded() for page in document)


def test_what_no_font_prints_is_on_the_ledger() -> None:
    """A name partly unprintable is noted; one wholly unprintable is by hand, its answer kept on the line."""
    one = application({"A.I.4": "MURILLO 😀", "A.I.5": "张伟", "A.I.7": "Ana"})
    ledger = fill_to_pdf(one, kit(installed()), on=TODAY).ledger
    lines = {address: ledger.of(address) for address in ("A.I.4", "A.I.5", "A.I.7")}
    assert [line.outcome for line in lines.values() if line] == ["box", "by_hand", "box"]
    assert "write them by hand: 😀 (U+1F600)" in lines["A.I.4"].notes[-1]  # type: ignore[union-attr]
    assert lines["A.I.5"].answer == "张伟"  # type: ignore[union-attr]
    assert not [note for note in lines["A.I.7"].notes if "by hand" in note]  # type: ignore[union-attr]


def test_what_no_font_prints_on_a_further_sheet_is_on_the_ledger() -> None:
    """Characters on an added sheet are told at the answer that the sheet carries, and at no other."""
    story = "They came back. " * 700 + "😀"
    ledger = fill_to_pdf(application({"B.1.A.text": story, "B.4.text": "Fear. "}), kit(installed()), on=TODAY).ledger
    noted = [line.address for line in ledger if any("U+1F600" in note and "by hand" in note for note in line.notes)]
    assert noted == ["B.1.A.text"]


def test_the_export_waits_for_everything_that_is_open() -> None:
    """Required items, translations, flags and the preparer question each keep the draft mark on."""
    one = application({"B.2.text": {"state": "answered", "original": "Nunca", "language": "es"}})
    with pytest.raises(WrongUse) as raised:
        approved_export(one, kit(installed()), on=TODAY, flags=[Flag("I589-R08", ("C.5",), "?")])
    said = str(raised.value)
    assert "not translated: B.2.text" in said
    assert "flags: I589-R08" in said
    assert "who prepared it: D.other_preparer" in said
    assert "required: A.I.4" in said


def finished() -> dict[str, object]:
    """The least answers that leave nothing open."""
    answers: dict[str, object] = {"D.other_preparer": "no"}
    for _ in range(4):
        _, ledger = fill(application(answers), *kit().rules(EDITION))
        open_items = [line.address for line in ledger if line.outcome == "missing"]
        if not open_items:
            return answers
        answers |= {address: _an_answer(address) for address in open_items}
    raise AssertionError(open_items)


def _an_answer(address: str) -> object:
    from app.i589.addresses import parse

    kind = parse(address).item.kind
    if kind.choices:
        return [kind.choices[0]] if kind.is_list else kind.choices[-1]
    return "2001-02-03" if kind.is_date else "Honduras"


def test_a_finished_form_is_exported_without_the_mark() -> None:
    """When nothing is open the export carries no draft mark on any page."""
    one = application(finished(), language="en")
    _, ledger = fill(one, *kit().rules(EDITION))
    assert open_points(one, ledger, []) == []
    paper = approved_export(one, kit(installed()), on=TODAY)
    assert not [page for page in pypdfium2.PdfDocument(paper.pdf) if "DRAFT" in page.get_textpage().get_text_bounded()]


def test_a_stale_edition_blocks_the_export_and_not_the_draft() -> None:
    """The reason is told; a draft of the same answers is made all the same."""
    one, said = application(finished(), language="en"), "Edition 07/28/26 is reported as current"
    stale = replace(kit(installed()), standing=lambda edition, on: Standing(True, (said,)))
    with pytest.raises(WrongUse, match="edition: Edition 07/28/26 is reported as current"):
        approved_export(one, stale, on=TODAY)
    assert fill_to_pdf(one, stale, on=TODAY).is_form


def test_the_export_needs_the_official_blank() -> None:
    """A packet is never exported as if it were the form."""
    with pytest.raises(WrongUse, match="forms fetch"):
        approved_export(application(finished(), language="en"), kit(), on=TODAY)


def test_a_blank_of_another_edition_is_refused() -> None:
    """A blank given by hand must be of the application's edition."""

    class Other:
        edition = "2030-01-01"

        def fill(self, filled, mark):  # type: ignore[no-untyped-def]
            raise BadForm("laid out for another edition")

    with pytest.raises(BadForm, match="another edition"):
        fill_to_pdf(application({}), kit(), on=TODAY, blank=Other())


def test_files_replace_older_ones_together(tmp_path: Path) -> None:
    """Both files are written, readable by their owner only, and nothing else is left in the folder."""
    one, two = tmp_path / "draft.pdf", tmp_path / "ledger.txt"
    one.write_bytes(b"old")
    write_files({one: b"new", two: b"ledger"})
    assert (one.read_bytes(), two.read_bytes()) == (b"new", b"ledger")
    assert one.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.pdf", "ledger.txt"]


@pytest.mark.parametrize("bad", ["missing/ledger.txt", "folder"])
def test_a_failure_leaves_older_files_alone(tmp_path: Path, bad: str) -> None:
    """When one place cannot be written, no older file is touched and no partial file stays."""
    (tmp_path / "folder").mkdir()
    old = tmp_path / "draft.pdf"
    old.write_bytes(b"old")
    with pytest.raises(WrongUse):
        write_files({old: b"new", tmp_path / bad: b"ledger"})
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.pdf", "folder"]
