"""Words that try to break out: everything a person may send is drawn as text, kept by hand, or refused; never more."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.i589.filled import TextBox
from app.pdf.filler import fill
from app.pdf.readback import read_back
from app.pdf.syntax import literal, text_string
from app.pdf.wording import SOFT_HYPHEN, is_printable, word
from app.services.papers import ByHand
from tests.support.blanks import form, pictures, template, whole_box

LAST_NAME = "form1[0].#subform[0].PtAILine4_LastName[0]"
STORY_BOX = "form1[0].#subform[13].TextField32[0]"
SYNTAX = [
    pytest.param(") Tj ET Q /AA << /S /JavaScript", id="closing parenthesis"),
    pytest.param("((( open", id="open parentheses"),
    pytest.param("back\\slash\\)\\(\\\\", id="backslashes"),
    pytest.param("endstream endobj 1 0 obj", id="end of stream"),
    pytest.param("%comment << >> [ ] /Name #20", id="delimiters"),
    pytest.param("<script>alert(1)</script>", id="markup"),
]


@pytest.mark.parametrize("text", SYNTAX)
def test_pdf_syntax_is_only_text(text: str, tmp_path: Path) -> None:
    """The value reads back letter by letter, and qpdf finds a sound file."""
    pdf = fill(template(), form((whole_box(LAST_NAME, text),))).pdf
    (tmp_path / "f.pdf").write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", str(tmp_path / "f.pdf")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    back = read_back(pdf)
    assert back.values == {LAST_NAME: text}
    assert back.drawn == {LAST_NAME: "".join(text.split())}


OTHER_LETTERS = [
    pytest.param("Łukasz-Đặng Şahin", id="Latin"),
    pytest.param("Пётр Ильич", id="Cyrillic"),
    pytest.param("Γιώργος", id="Greek"),
    pytest.param("ქართული Հայերեն", id="Georgian and Armenian"),
]


@pytest.mark.parametrize("text", OTHER_LETTERS)
def test_other_alphabets_are_drawn_in_an_embedded_font(text: str) -> None:
    """The letters can be read, sit inside the box, and the font travels in the file."""
    filled = fill(template(), form((whole_box(LAST_NAME, text),)))
    document = pypdfium2.PdfDocument(filled.pdf)
    document.init_forms()
    document[0].flatten()
    shown = document[0].get_textpage().get_text_bounded(*template().by_name[LAST_NAME].rect)
    assert "".join(shown.split()) == "".join(text.split())
    assert filled.by_hand == ()
    with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
        assert [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/FontFile2" in obj]


def test_an_other_alphabet_looks_like_letters() -> None:
    """The picture has as much ink as Latin letters have, in the field and nowhere else."""
    filled = [fill(template(), form((whole_box(LAST_NAME, text),))).pdf for text in ("Hop", "Нор")]
    blank, latin, cyrillic = (pictures(pdf, 2.0)[0] for pdf in (template().pdf, *filled))
    left, bottom, right, top = template().by_name[LAST_NAME].rect
    area = tuple(round(2 * edge) for edge in (left, 792 - top, right, 792 - bottom))
    ink = [sum(255 - v for v in p.convert("L").crop(area).tobytes()) for p in (blank, latin, cyrillic)]
    assert 0.6 < (ink[2] - ink[0]) / (ink[1] - ink[0]) < 1.6


BY_HAND = [
    pytest.param("Ana 😀", ("😀",), "Ana_", "Ana 😀", id="emoji"),
    pytest.param("张伟", ("张", "伟"), "__", "张伟", id="Chinese"),
    pytest.param("محمد", ("م", "ح", "د"), "____", "محمد", id="Arabic needs shaping"),
    pytest.param("a\u202eb", ("\u202e",), "ab", "ab", id="text turned around"),
    pytest.param("a\x00b\x07", ("\x00", "\x07"), "ab", "ab", id="control characters"),
    pytest.param("a\ud800b", ("\ud800",), "ab", "ab", id="half a character"),
    pytest.param("a\u00adb😀", ("😀",), "ab_", "ab😀", id="soft hyphen"),
    pytest.param("a\u200bb\ufeff", ("\u200b", "\ufeff"), "ab", "ab", id="no width"),
]


@pytest.mark.parametrize(("text", "characters", "drawn", "value"), BY_HAND)
def test_what_no_font_has_is_told(text: str, characters: tuple[str, ...], drawn: str, value: str) -> None:
    """An underscore keeps the place for a hand to write in; what cannot be seen is left out; both are reported."""
    filled = fill(template(), form((TextBox(LAST_NAME, text, 9.0, (text,)),)))
    assert filled.by_hand == (ByHand(LAST_NAME, characters, is_whole=not drawn.strip("_")),)
    back = read_back(filled.pdf)
    assert back.drawn == {LAST_NAME: drawn}
    assert back.values == {LAST_NAME: value}


def test_decomposed_letters_are_composed() -> None:
    """A phone that sends n and a tilde apart gets the ñ of the form's own font."""
    filled = fill(template(), form((TextBox(LAST_NAME, "Nun\u0303ez", 9.0, ("Nun\u0303ez",)),)))
    assert read_back(filled.pdf).values == {LAST_NAME: "Nuñez"}
    assert filled.by_hand == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_words_are_drawn_or_told(text: str) -> None:
    """The file can be read, each character is drawn or reported, and no field but this one changes."""
    line = " ".join(text.split())
    filled = fill(template(), form((TextBox(LAST_NAME, line, 9.0, (line,)),)))
    told = {char for hand in filled.by_hand for char in hand.characters}
    composed = unicodedata.normalize("NFC", line).replace(SOFT_HYPHEN, "")
    assert told == {char for char in composed if not is_printable(char)}
    with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
        assert len(pdf.pages) == 12
    back = read_back(filled.pdf)
    assert set(back.values) == {LAST_NAME}
    kept = set(back.values[LAST_NAME])
    assert kept <= set(composed)
    assert all(char in told for char in set(composed) - kept)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_a_literal_string_always_closes(data: bytes) -> None:
    """Whatever bytes go in, another library reads the same bytes out and nothing behind them."""
    read = pikepdf.Object.parse(b"[" + literal(data) + b" /Behind]")
    assert bytes(read[0]) == data
    assert str(read[1]) == "/Behind"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_a_document_string_reads_back(text: str) -> None:
    """Any text survives as a document string."""
    assert str(pikepdf.Object.parse(text_string(text))) == text


def test_plain_text_passes_untouched() -> None:
    """The common case costs nothing: the very same lines come back."""
    lines = ("They told me “leave”.", "Ñandú")
    worded = word("\n".join(lines), lines)
    assert worded.lines is lines
    assert worded.is_plain
    assert worded.by_hand == ()


def test_a_long_text_in_many_lines_stays_in_order() -> None:
    """Lines are drawn from the top down, one pitch apart."""
    text = "\n".join(f"line {n:02}" for n in range(47))
    pdf = fill(template(), form((whole_box(STORY_BOX, text),))).pdf
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    document[11].flatten()
    shown = document[11].get_textpage().get_text_bounded(*template().by_name[STORY_BOX].rect)
    assert shown.split() == text.split()
