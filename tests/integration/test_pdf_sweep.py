"""The maximal sweep over both editions: every box an applicant may fill, by its place on the page.

Three things are held against each other: the answer given to an item, what PDFium (and poppler) find drawn inside each
field's rectangle, and the item that the official page prints beside that rectangle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from app.i589.addresses import parse
from app.i589.boxes import fill
from app.i589.filled import FilledForm
from app.i589.overflow import CONTINUED
from app.pdf.filler import fill as draw
from tests.support.beside import beside, printed_words
from tests.support.blanks import official_of, template_of
from tests.support.i589_forms import application_of, edition_map_of, printing_policy_of
from tests.support.positions import Blank, Drawn, has_ink, poppler_pictures, poppler_words, squeezed
from tests.support.sweeping import ROUNDS, STORY, answers, marked, printed

EDITIONS = ["2025-01-20", "2020-08-25"]
WRITTEN = ("answer", "copy_a_number", "copy_name", "sheet_part", "sheet_question", "sheet_text")


@dataclass(frozen=True)
class Swept:
    """One round: what was said, what was decided, what is drawn."""

    said: dict[str, object]
    form: FilledForm
    drawn: Drawn


@cache
def blank(edition: str) -> Blank:
    return Blank(official_of(edition))


@cache
def swept(edition: str, number: int) -> Swept:
    """The form of an edition with one round's answers."""
    said = answers(edition_map_of(edition), number)
    form, _ = fill(application_of(edition, said), edition_map_of(edition), printing_policy_of(edition))
    return Swept(said, form, Drawn(draw(template_of(edition), form).pdf, blank(edition)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_field_is_accounted_for(edition: str) -> None:
    """Each field of the official file is on the map: with an answer's item, or with the reason why it holds none."""
    mapped = {one.name: one for one in edition_map_of(edition).fields if one.type != "barcode"}
    assert set(blank(edition).fields) == set(mapped)
    assert [one.name for one in mapped.values() if one.use == "answer" and not one.item] == []
    reasons = {one.use for one in mapped.values()}
    assert reasons == {*WRITTEN, "staff", "at_interview", "by_hand"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_text_stands_where_its_item_is(edition: str) -> None:
    """Each answer is inside its own rectangle and nothing else is: as PDFium reads the drawn page."""
    expected = [printed(edition_map_of(edition), swept(edition, number).said) for number in (1, 2)]
    patterns = {name: (expected[0][name], expected[1][name]) for name in expected[0]}
    assert len(set(patterns.values())) == len(patterns)  # every box has values that no other has
    for number in (1, 2):
        shown = {name: swept(edition, number).drawn.text(name) for name in patterns}
        assert shown == {name: squeezed(text) for name, text in expected[number - 1].items()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_poppler_reads_the_same_in_the_same_places(edition: str, tmp_path: Path) -> None:
    """Each word of each answer lies within its field for the other renderer as well."""
    one = swept(edition, 1)
    words = poppler_words(one.drawn.pdf, tmp_path / "words")
    for name, text in printed(edition_map_of(edition), one.said).items():
        field = blank(edition).fields[name]
        left, bottom, right, top = field.rect
        inside = [word.text for word in words if word.page == field.page
                  and left - 1 <= word.rect[0] and word.rect[2] <= right + 1
                  and bottom <= (word.rect[1] + word.rect[3]) / 2 <= top]  # fmt: skip
        assert squeezed(text) in "".join(inside), name  # a comb's letters are words of their own


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_mark_stands_where_its_option_is(edition: str) -> None:
    """Over four rounds each check box has ink in exactly the rounds in which its value was said."""
    the_map = edition_map_of(edition)
    for number in range(ROUNDS):
        one = swept(edition, number)
        expected = {
            field.name
            for field in the_map.fields
            if field.type == "check" and field.item and field.when in marked(the_map, field.item, number)
        }
        checks = [name for name, field in blank(edition).fields.items() if field.is_check]
        assert {name for name in checks if one.drawn.has_ink(name)} == expected


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sweep_covers_every_field_an_applicant_fills(edition: str) -> None:
    """Texts, marks, headings and the sheet of Supplement B: all of them were seen drawn; all others never."""
    seen: set[str] = set()
    for number in range(ROUNDS):
        one = swept(edition, number)
        seen |= {name for name, field in blank(edition).fields.items()
                 if (one.drawn.has_ink(name) if field.is_check else one.drawn.text(name))}  # fmt: skip
    assert seen == {one.name for one in edition_map_of(edition).fields if one.use in WRITTEN}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_long_story_goes_from_its_box_to_the_sheet(edition: str) -> None:
    """Box and sheets together show the story; part and question boxes name it on each sheet."""
    one, the_map = swept(edition, 0), edition_map_of(edition)
    head = one.drawn.text(the_map.of(STORY)[0].name).removesuffix(squeezed(CONTINUED))
    (text,), (part,), (question,) = (the_map.used_as(use) for use in ("sheet_text", "sheet_part", "sheet_question"))
    assert head + one.drawn.text(text.name) == squeezed(str(one.said[STORY]))
    assert (one.drawn.text(part.name), one.drawn.text(question.name)) == ("B", "1.A")


@pytest.mark.parametrize("edition", EDITIONS)
def test_poppler_and_pdfium_draw_ink_in_the_same_fields(edition: str, tmp_path: Path) -> None:
    """Printed from either, the same boxes are filled."""
    one = swept(edition, 0)
    before = poppler_pictures(official_of(edition), tmp_path / "before")
    after = poppler_pictures(one.drawn.pdf, tmp_path / "after")
    for name, field in blank(edition).fields.items():
        assert has_ink(after[field.page], before[field.page], field.rect) == one.drawn.has_ink(name), name


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_prints_beside_each_box_what_the_map_says(edition: str) -> None:
    """Part, item number and label of every box, and the words behind every check box, are those of its item."""
    official = official_of(edition)
    found = [
        (one.name, one.item, one.when, beside(official, blank(edition).fields[one.name]))
        for one in edition_map_of(edition).fields
        if one.use == "answer"
    ]
    assert [row for row in found if not row[3].fits(str(row[1]), row[2])] == []
    assert len(found) == 412


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_of_lists_stand_in_their_order(edition: str) -> None:
    """The same box of each entry follows that of the entry before it down the pages: no two rows are exchanged."""
    rows: dict[tuple[str, str | None], list[tuple[int, float, int]]] = {}
    for one in edition_map_of(edition).fields:
        if one.use == "answer" and one.item and "[" in one.item:
            field, index = blank(edition).fields[one.name], parse(one.item).indices[0]
            pattern = one.item.replace(f"[{index}]", "[]")
            rows.setdefault((pattern, one.when), []).append((field.page, -field.rect[3], index))
    assert len(rows) == 57
    assert [key for key, places in rows.items() if [p[2] for p in sorted(places)] != sorted(p[2] for p in places)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_spouse_and_children_are_not_exchanged(edition: str) -> None:
    """On page 2 the spouse's boxes are above the words "Your Children", the first child's below."""
    words = [word for word in printed_words(official_of(edition)) if word.page == 1]
    pairs = pairwise(words)
    (heading,) = {one.rect[1] for one, other in pairs if (one.text, other.text) == ("Your", "Children.")}
    by_item = {str(one.item): blank(edition).fields[one.name] for one in edition_map_of(edition).fields if one.item}
    assert all(field.rect[1] > heading for item, field in by_item.items() if item.startswith("A.II.spouse"))
    assert all(field.rect[3] < heading for item, field in by_item.items() if item.startswith("A.II.child[0]"))
    official = official_of(edition)
    for who in ("Mother", "Father", "Sibling"):
        item = f"A.III.5.{who.lower()}.name" if who != "Sibling" else "A.III.5.sibling[0].name"
        assert beside(official, by_item[item]).label.split()[-1] == who
