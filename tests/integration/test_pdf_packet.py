"""The packet and the read-back copy as PDFs: whole, marked, and everything people wrote shown as text."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadApplication, BadContent
from app.i589.addresses import catalog
from app.pdf.packet import LABELS, render
from app.services.forms import fill_to_pdf, packet
from app.services.packets import label_id
from app.services.papers import Flag, Packet, Part, Row
from tests.support.papers import application, english, kit

TODAY = date(2026, 11, 21)
STORY = "Me dijeron que volverían por mí. "


def printed(pdf: bytes) -> str:
    """All text of all pages, white space as one space, without the places where a long word may break."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).replace("\u200b", "").replace("\ufffe", "").split())


def one_row(answer: str, beside: str = "") -> Packet:
    labels = {name: name.title() for name in LABELS}
    rows = (Row("A.I.4", "Complete last name", answer, beside),)
    return Packet("en", "Title", "MARK 2026", "DRAFT", "K7-33", ("Intro",), (Part("Part A.I", rows),), labels)


def test_every_page_is_marked() -> None:
    """Date, edition and the word DRAFT stand on each page, and the pages are counted."""
    pdf = packet(application({"B.1.A.text": "They came back. " * 900}), kit(), on=TODAY)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) > 8
    for number, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_bounded()
        assert "DRAFT – NOT FOR FILING. Form I-589, edition 01/20/25. November 21, 2026" in text
        assert f"Page {number} / {len(document)}" in text


def test_answer_stands_beside_the_original_words() -> None:
    """The English and what the person wrote are both there, and where the answer landed."""
    translation = {"text": "They told me.", "by": "Ana T.", "on": "2026-11-20"}
    leaf = {"state": "answered", "original": "Me dijeron.", "language": "es", "translation": translation}
    text = printed(packet(application({"B.1.A.text": leaf}), kit(), on=TODAY))
    assert "They told me." in text
    assert "Me dijeron." in text
    assert "translated by Ana T. on 2026-11-20" in text


def test_what_waits_for_translation_is_marked() -> None:
    """An original without translation is shown and said to wait."""
    leaf = {"state": "answered", "original": STORY, "language": "es"}
    text = printed(packet(application({"B.1.A.text": leaf}), kit(), on=TODAY))
    assert "Spanish, not yet translated" in text
    assert STORY.strip() in text


def test_a_long_story_is_whole() -> None:
    """Nothing is cut: as many sentences are printed as were given, from the first to the last."""
    story = " ".join(f"Sentence sentence{n:03} of the story." for n in range(900))
    text = printed(packet(application({"B.1.A.text": story}), kit(), on=TODAY))
    assert [n for n in range(900) if f"sentence{n:03}" not in text] == []


def test_every_item_of_the_form_is_there() -> None:
    """Also what nobody was asked: each item outside lists, and each list."""
    text = printed(packet(application({}), kit(), on=TODAY))
    places = [
        pattern.replace("[]", "[0]") for pattern, item in catalog().items() if not item.lists or not item.lists[0][1]
    ]
    assert [place for place in places if place not in text] == []


def test_children_beyond_the_printed_ones_are_there() -> None:
    """A seventh child is listed with all its items."""
    text = printed(packet(application({"A.II.child[6].5": "MURILLO"}), kit(), on=TODAY))
    assert "Child 7: complete last name" in text
    assert "A.II.child[6].21" in text


def test_flags_stand_with_their_items_and_in_full() -> None:
    """A flag's id is at its item, its question at the end."""
    flags = [Flag("I589-R08", ("C.5",), "Was it more than a year?")]
    text = printed(packet(application({"C.5": "no"}), kit(), on=TODAY, flags=flags))
    assert "C.5 I589-R08" in text
    assert "Was it more than a year?" in text
    assert "Where every answer landed" in text


def test_the_read_back_copy_speaks_the_other_language() -> None:
    """Labels, states, choices and dates are in the person's language; neither flags nor ledger are read aloud."""
    answers = {"A.I.10": "M", "A.I.12": "2004-05-17", "A.I.14": "HN", "A.I.2": {"state": "none"}}
    flags = [Flag("I589-R08", ("C.5",), "Was it more than a year?")]
    text = printed(packet(application(answers), kit(), on=TODAY, lang="es", flags=flags))
    assert "17 de mayo de 2004" in text
    assert "05/17/2004" in text
    assert "es·male" in text
    assert "es·none" in text
    assert "es·Form I-589: read-back copy" in text
    assert "I589-R08" not in text
    assert "Where every answer landed" not in text


def test_the_read_back_copy_says_what_paper_will_show() -> None:
    """The English word that a rule prints, "by hand" where nothing is printed, nothing where nothing was said."""
    answers = {"A.I.2": {"state": "none"}, "A.I.8.city": "Tijuana", "A.I.11": {"state": "not_asked"}}
    text = printed(packet(application(answers), kit(), on=TODAY, lang="es"))
    assert "es·none None" in text
    assert "Tijuana es·a person writes it by hand" in text
    assert "A.I.11 Es·marital status es·no answer yet A.I.12" in text


HOSTILE = [
    pytest.param('#import "x": * #panic()', id="code"),
    pytest.param("*bold* _x_ `raw` $x^2$ = heading", id="markup"),
    pytest.param("</script><b>&amp;", id="HTML"),
    pytest.param("@ref <label> // comment /* x */", id="references and comments"),
    pytest.param("\\u{41} \\n \\", id="escapes"),
    pytest.param("${x} {{x}} %s {mark}", id="placeholders"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_only_text(text: str) -> None:
    """What looks like code, markup or a placeholder is printed letter by letter."""
    assert text in printed(render(one_row(text, text), on=TODAY))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb", "a[U+202E]b", id="text turned around"),
        pytest.param("a\x00b", "a[U+0000]b", id="control character"),
        pytest.param("a😀b", "a[U+1F600]b", id="emoji"),
        pytest.param("Łukasz Ñandú Пётр", "Łukasz Ñandú Пётр", id="letters of the bundled fonts"),
    ],
)
def test_nothing_vanishes(text: str, shown: str) -> None:
    """What cannot be seen or drawn is named by its number."""
    assert shown in printed(render(one_row(text), on=TODAY))


def test_a_word_without_spaces_stays_in_its_column() -> None:
    """Five hundred letters without a space break within the column."""
    page = pypdfium2.PdfDocument(render(one_row("x" * 500, "y" * 500), on=TODAY))[0].get_textpage()
    left = page.get_text_bounded(160, 0, 370, 792)
    assert left.count("x") == 500
    assert "y" not in left


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_words_make_a_packet(text: str) -> None:
    """Whatever was written, the packet is made."""
    assert render(one_row(text, text), on=TODAY).startswith(b"%PDF-")


def test_two_hundred_and_fifty_rows_are_quick() -> None:
    """A long packet takes well under a few seconds even on a busy machine."""
    rows = tuple(Row(f"A.I.{n}", "Complete last name", STORY * 2, STORY) for n in range(250))
    labels = {name: name for name in LABELS}
    pdf = render(Packet("es", "T", "M", "", "", (), (Part("P", rows),), labels), on=TODAY)
    assert printed(pdf).count("Me dijeron que volverían") == 750


def test_the_same_packet_gives_the_same_bytes() -> None:
    """Nothing of time or chance goes in but the day that was given."""
    assert render(one_row("x"), on=TODAY) == render(one_row("x"), on=TODAY)


def test_a_missing_label_is_told() -> None:
    """A catalogue without a text is the editor's to mend, not a page with a hole."""
    broken = one_row("x")
    with pytest.raises(BadContent, match="no text for ledger"):
        render(Packet(**{**_fields(broken), "labels": {**broken.labels, "ledger": ""}}), on=TODAY)


def _fields(one: Packet) -> dict:  # type: ignore[type-arg]
    return {name: getattr(one, name) for name in Packet.__slots__}


def test_the_labels_of_the_packet_are_those_of_the_form() -> None:
    """Every label of app/i589 is in content/packet.yaml, word for word, so that it can be translated."""
    texts = english()
    labels = {item.label for item in catalog().values()} | {n for item in catalog().values() for n, _ in item.lists}
    assert {label: texts.get(label_id(label)) for label in labels} == {label: label for label in labels}


def test_without_a_blank_the_draft_is_the_packet() -> None:
    """No blank installed is no reason to hand nothing over."""
    paper = fill_to_pdf(application({"A.I.4": "MURILLO"}), kit(), on=TODAY)
    assert not paper.is_form
    assert "MURILLO" in printed(paper.pdf)
    assert paper.ledger.of("A.I.4") is not None


def test_an_unknown_edition_is_told_with_those_known() -> None:
    """The person who runs the command learns which editions there are."""
    other = type(application({}))("2030-01-01")
    with pytest.raises(BadApplication, match="'2030-01-01' is not known; known are 2020-08-25, 2025-01-20"):
        fill_to_pdf(other, kit(), on=TODAY)
