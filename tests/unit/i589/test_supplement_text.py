"""Overflow: whatever a person writes is on paper whole, in its box and on the sheets behind it."""

import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.i589.filled import FilledForm
from app.i589.layout import Frame
from app.i589.overflow import CONTINUED, pages, place
from tests.support.i589_forms import answered, edition_map, filled

BOX = Frame(522, 120, is_multiline=True)
SHEET = Frame(540, 492, is_multiline=True)
SENTENCE = "They came to my house at night and said that they would kill us. "


def plain(text: str) -> str:
    """A text without its white space, composed: what must not lose a character."""
    return drawn(unicodedata.normalize("NFC", text))


def drawn(text: str) -> str:
    """Drawn lines without their white space; composing them anew could reorder marks where a line ends."""
    return "".join(char for char in text if not char.isspace())


@pytest.mark.parametrize(
    ("text", "size", "is_whole"),
    [
        pytest.param(SENTENCE * 15, 9.0, True, id="fits at nine points"),
        pytest.param(SENTENCE * 18, 8.0, True, id="fits at eight points"),
        pytest.param(SENTENCE * 30, 9.0, False, id="continues on Supplement B at nine"),
        pytest.param("x" * 5000, 9.0, False, id="one endless word"),
        pytest.param("uno\n" * 30, 9.0, False, id="many short lines"),
    ],
)
def test_a_story_fits_or_is_continued(text: str, size: float, is_whole: bool) -> None:
    """Nine points, eight points, then the sheet: in that order."""
    placed = place(text.strip(), BOX)
    assert placed.laid is not None
    assert (size, is_whole) == (placed.laid.size, not placed.rest)


def test_the_break_comes_after_a_whole_sentence() -> None:
    """The box ends in a sentence and the pointer, and the sheet begins with the next one."""
    placed = place((SENTENCE * 30).strip(), BOX)
    assert placed.shown is not None
    assert placed.shown.endswith(f"kill us. {CONTINUED}")
    assert placed.rest.startswith("They came")


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        pytest.param(Frame(100, 16), "See Supplement B", id="room for the pointer"),
        pytest.param(Frame(62, 16), "See Supp. B", id="room for the short pointer"),
        pytest.param(Frame(40, 16), None, id="no room: blank"),
        pytest.param(Frame(182, 16, max_length=6), None, id="a field of six characters: blank"),
    ],
)
def test_a_short_box_points_to_the_sheet_with_the_whole_answer(frame: Frame, shown: str | None) -> None:
    """Half a name in a box would be a wrong name."""
    placed = place("Escuela Secundaria Básica José Martí", frame)
    assert (shown, "Escuela Secundaria Básica José Martí") == (placed.shown, placed.rest)


@given(st.text(min_size=1, max_size=4000).map(str.strip).filter(bool))
@example("0" * 13 + "\u0300 \u0316" + "0" * 80)
@settings(max_examples=80, deadline=None)
def test_no_character_is_lost_at_the_break(text: str) -> None:
    """What the box shows before the pointer and what the sheet holds are the text."""
    placed = place(text, BOX)
    shown = placed.shown or ""
    head = shown.removesuffix(CONTINUED) if placed.rest else shown
    assert plain(text) == plain(head) + plain(placed.rest)
    assert placed.laid is not None
    assert plain(shown) == "".join(map(plain, placed.laid.lines))


@pytest.mark.parametrize("lead", range(4))
def test_no_letter_is_parted_from_its_marks(lead: int) -> None:
    """Where a text without any space is broken, what follows begins with a letter."""
    text = "x" * lead + "a\u0301\u0323" * 3_000
    placed = place(text, BOX)
    assert placed.rest
    assert not unicodedata.combining(placed.rest[0])
    assert plain(text) == plain((placed.shown or "").removesuffix(CONTINUED)) + plain(placed.rest)


@given(st.text(alphabet=st.sampled_from("ab ñ\n. "), min_size=1, max_size=20_000))
@settings(max_examples=30, deadline=None)
def test_no_character_is_lost_from_sheet_to_sheet(text: str) -> None:
    """A rest of any length goes on from sheet to sheet, each full."""
    made = pages(text, SHEET)
    assert plain(text) == plain("".join("".join(laid.lines) for laid, _ in made))
    assert plain(text) == plain("".join(page for _, page in made))
    assert all(len(laid.lines) <= SHEET.rows(laid.size) for laid, _ in made)


def everything_on(form: FilledForm) -> str:
    """All text of a filled form: boxes, sheets and copies."""
    boxes = [*form.texts, *(box for sheet in form.child_sheets for box in sheet.texts)]
    lines = [line for box in boxes for line in box.lines]
    return drawn("".join([*lines, *(line for sheet in form.sheets for line in sheet.lines)]))


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=400).filter(
    str.strip
)
NAMED = ["A.I.4", "A.I.7", "A.I.19c[0].place", "A.I.19c[5].place", "A.II.child[0].5", "A.II.child[8].6",
         "A.II.spouse.8", "A.III.1[0].city", "A.III.2[9].street", "A.III.4[0].employer", "A.III.5.sibling[7].name",
         "D.name", "D.family_assist[4].name", "E.name"]  # fmt: skip
STORIES = ["B.1.A.text", "B.4.text", "C.2.text", "C.6.text"]


@given(st.dictionaries(st.sampled_from(NAMED), WORDS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_word_given_is_somewhere_on_the_paper(answers: dict[str, str]) -> None:
    """Names, places and rows of any length, in any row: nothing is dropped, wherever it lands."""
    form, ledger = filled({item: answered(text) for item, text in answers.items()})
    paper = everything_on(form)
    for item, text in answers.items():
        line = ledger.of(item)
        assert line is not None
        if item.endswith((".place", ".employer")):
            continue  # the country at the end of a place is said in English
        assert plain(text) in paper, item


@example({"B.1.A.text": "0" * 13 + "\u0300 \u0316" + "0" * 80}, 1)
@given(st.dictionaries(st.sampled_from(STORIES), WORDS, min_size=1), st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_stories_are_whole_over_box_and_sheets(answers: dict[str, str], times: int) -> None:
    """Translated stories of any length: box and sheets together hold each one, in its order."""
    stories = {item: " ".join([text.strip()] * times) for item, text in answers.items()}
    form, _ = filled({
        item: answered(original="x", translation={"text": text, "by": "R. E.", "on": "2026-11-01"})
        for item, text in stories.items()
    })  # fmt: skip
    for item, text in stories.items():
        box = next(box for box in form.texts if box.field == edition_map().of(item)[0].name)
        key = ("B" if item[0] == "B" else "C", "2.A, 2.B" if item == "C.2.text" else item[2:].removesuffix(".text"))
        rest = "".join("".join(s.lines) for s in form.sheets if (s.part, s.question) == key)
        head = drawn("".join(box.lines))
        assert plain(text) == (head.removesuffix(plain(CONTINUED)) + drawn(rest) if rest else head)


def test_a_story_of_many_pages_numbers_its_sheets_on_the_ledger() -> None:
    """The reviewer knows which sheets carry the rest, and each names its question."""
    story: Any = answered(original="x", translation={"text": SENTENCE * 200, "by": "R. E.", "on": "2026-11-01"})
    form, ledger = filled({"B.1.A": "yes", "B.1.A.text": story, "B.1.B": "yes", "B.1.B.text": story})
    first, second = ledger.of("B.1.A.text"), ledger.of("B.1.B.text")
    assert first is not None
    assert second is not None
    assert (first.sheets, second.sheets) == ((1, 2, 3), (4, 5, 6))
    assert [sheet.question for sheet in form.sheets] == ["1.A"] * 3 + ["1.B"] * 3
