"""Drawings as people get them: every word inside its place, large enough for a small phone, small enough to send."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from app.dialogue.library import Text
from app.errors import BadContent
from app.messaging.wording import Wording
from app.pdf.drawer import SvgDrawer
from app.pdf.drawing import SMALLEST, WIDTH, draw, drawings, fit
from app.pdf.raster import PIXELS, png, size_of
from app.pdf.typeface import FONTS, drawable, typeface
from app.services.previews import Preview, picture_findings, previews
from app.services.speech import Voice
from tests.support.scripts import worlds

WHATSAPP_LIMIT = 5 * 1024 * 1024
OURS = 150 * 1024
"""Bytes: what WhatsApp takes, and what we ask of a person's data plan."""

SVG = "{http://www.w3.org/2000/svg}"


def voice() -> Voice:
    """Everything, signed or not."""
    return Voice(worlds().wording, worlds().content.library)


@cache
def drawn() -> Mapping[str, Preview]:
    """Every drawing in both languages."""
    return {each.name: each for each in previews(worlds().content.court, voice(), SvgDrawer(), ("en", "es"))}


@cache
def font(weight: str, size: float) -> ImageFont.FreeTypeFont:
    """The same font file, measured by another program."""
    name = "Bold" if weight == "700" else "Regular"
    return ImageFont.truetype(FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf", size)


NAMES = ("papers_nta", "papers_notice", "papers_sheet", "case_path", "plan-1", "plan-2", "plan-3", "plan-4")
EACH = [f"{name}-{language}" for language in ("en", "es") for name in NAMES]


def test_these_are_all_drawings() -> None:
    """A drawing that is added is tried here too."""
    assert set(drawn()) == set(EACH)
    assert set(worlds().content.library.pictures) == drawings()


@pytest.mark.parametrize("name", EACH)
def test_every_word_fits_its_place(name: str) -> None:
    """Measured by FreeType and not by our own table; nothing reaches over an edge, and no type is too small."""
    svg = drawn()[name].svg
    assert svg, drawn()[name].wrong
    width, height = size_of(svg)
    texts = ElementTree.fromstring(svg).findall(f".//{SVG}text")
    assert texts
    for each in texts:
        size = float(each.attrib["font-size"])
        long = font(each.get("font-weight", "400"), size).getlength(each.text or "")
        assert long <= float(each.attrib["data-box"]), each.text
        x = float(each.attrib["x"]) - {"middle": long / 2}.get(each.get("text-anchor", ""), 0)
        assert x >= 20, each.text
        assert x + long <= WIDTH - 20, each.text
        assert size <= float(each.attrib["y"]) + size * 0.2 <= height, each.text
        assert size >= SMALLEST, each.text
    assert width == WIDTH


@pytest.mark.parametrize("name", EACH)
def test_no_words_are_lost_or_left_open(name: str) -> None:
    """Every line that was wrapped says the same again, and no placeholder is drawn."""
    preview = drawn()[name]
    shown = " ".join(each.text or "" for each in ElementTree.fromstring(preview.svg).iter(f"{SVG}text"))
    assert "{" not in shown
    picture, language = preview.name.split("-")[0], preview.name.rsplit("-", 1)[1]
    is_paper = preview.name.startswith(("plan-2", "plan-4"))
    for slot, words in voice().picture_words(picture, language).items():
        if slot == "caption" or "{" in words or (slot.startswith("write_") and not is_paper):
            continue
        assert words in shown, slot


@pytest.mark.parametrize("name", EACH)
def test_a_picture_is_sharp_and_small(name: str) -> None:
    """PNG, three pixels for each of a small phone's 360; white at the edges: nothing is cut off there."""
    data = png(drawn()[name].svg)
    assert len(data) < OURS < WHATSAPP_LIMIT
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.width) == ("PNG", PIXELS)
        rgb = image.convert("RGB")
        frame = [rgb.crop(box) for box in ((0, 0, 20, rgb.height), (rgb.width - 20, 0, rgb.width, rgb.height))]
        assert all(lowest == 255 for part in frame for lowest, _ in part.getextrema())


def test_the_same_words_give_the_same_bytes() -> None:
    """What is kept under the digest of a drawing is that drawing, on every machine and after every start."""
    svg = drawn()["papers_sheet-es"].svg
    assert png(svg) == png(svg)


FITS = [
    pytest.param("uno dos tres", 600, ("uno dos tres",), id="one-line"),
    pytest.param("uno dos tres", 130, ("uno dos", "tres"), id="wrapped"),
    pytest.param("uno\ndos", 600, ("uno", "dos"), id="a-break-stays"),
    pytest.param("4:30\u202fa.\u00a0m.", 600, ("4:30\u00a0a.\u00a0m.",), id="an-hour-is-not-torn"),
    pytest.param("", 600, (), id="nothing"),
]


@pytest.mark.parametrize(("text", "width", "lines"), FITS)
def test_words_wrap_by_measure(text: str, width: float, lines: tuple[str, ...]) -> None:
    """Lines of the wanted width."""
    assert fit(text, width, 30).lines == lines


@pytest.mark.parametrize(
    ("width", "size", "most", "wrong"),
    [
        pytest.param(60, 30, 0, '"inconstitucionalmente" is too long for its place', id="a-long-word"),
        pytest.param(400, 30, 1, "takes 2 lines where 1 fit: shorten it", id="too-many-lines"),
        pytest.param(600, 20, 0, "too small for a phone", id="small-type"),
    ],
)
def test_what_does_not_fit_is_told(width: float, size: float, most: int, wrong: str) -> None:
    """Nothing is cut, squeezed or drawn over something else."""
    with pytest.raises(BadContent, match=wrong):
        fit("inconstitucionalmente hablando de esto", width, size, most=most)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_can_be_drawn(text: str) -> None:
    """A name in any script: only characters of the font are left, and drawing it again changes nothing."""
    shown = drawable(text, "regular")
    assert all(each == "\n" or typeface("regular").has(each) for each in shown)
    assert drawable(shown, "regular") == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("Núñez ¿qué? ¡Sí!", "Núñez ¿qué? ¡Sí!", id="spanish"),
        pytest.param("Ciudad Acun\u0303a", "Ciudad Acuña", id="composed"),
        pytest.param("Casa 🏠", "Casa ?", id="an-emoji"),
        pytest.param("a\u200bb", "ab", id="nothing-to-see"),
    ],
)
def test_characters_are_kept_where_the_font_has_them(said: str, shown: str) -> None:
    """The letters of our languages stay; the rest is told apart, never dropped where it can be seen."""
    assert drawable(said, "regular") == shown


def test_hostile_words_stay_words() -> None:
    """What an organisation calls itself is text in the drawing, whatever it looks like."""
    words = voice().picture_words("papers_sheet", "es") | {"title": '</text><script>1</script> & "<'}
    svg = draw("papers_sheet", words)
    assert "<script>" not in svg
    assert png(svg)


BROKEN = [
    pytest.param({"number": None}, "its text `number` is missing", id="a-missing-text"),
    pytest.param({"printed": "X" * 60}, "is too long for its place", id="a-word-too-long"),
    pytest.param({"caption": None}, "its text `caption` is missing", id="no-caption"),
]


@pytest.mark.parametrize(("change", "wrong"), BROKEN)
def test_an_author_is_told_what_to_mend_in_a_drawing(change: Mapping[str, str | None], wrong: str) -> None:
    """The check names the file, the drawing and the text."""
    found = findings(with_texts({f"picture/papers_sheet.{slot}": text for slot, text in change.items()}))
    assert found
    assert all(each.startswith("content/texts/picture.yaml: papers_sheet") for each in found), found
    assert wrong in found[0]


def test_a_drawing_without_words_and_words_without_a_drawing_are_found() -> None:
    """Both ways round."""
    gone = {f"picture/case_path.{slot}": None for slot in worlds().content.library.pictures["case_path"]}
    kites = {"picture/kites.title": "Kites", "picture/kites.caption": "Kites"}
    assert any("this drawing has no words" in each for each in findings(with_texts(gone)))
    assert any("there is no drawing" in each for each in findings(with_texts(kites)))


def test_words_that_lack_in_a_language_are_found() -> None:
    """A picture is never half translated."""
    catalogue = dict(worlds().wording.catalogues["es"])
    catalogue = {key: text for key, text in catalogue.items() if key[0] != "picture/papers_nta.foot"}
    found = findings(replace(voice(), wording=Wording({"es": catalogue})))
    assert found == ["content/texts/picture.yaml: papers_nta: has no es words for foot"]


def with_texts(changes: Mapping[str, str | None]) -> Voice:
    """The release with some English texts of drawings changed, added or taken away."""
    library = worlds().content.library
    texts = {name: text for name, text in library.texts.items() if changes.get(name, "") is not None}
    texts |= {name: Text(name, text) for name, text in changes.items() if text is not None}
    return Voice(worlds().wording, replace(library, texts=texts))


def findings(said: Voice) -> list[str]:
    """What the check says."""
    found = picture_findings(worlds().content.court, said, SvgDrawer(), ("en", "es"), drawings())
    return [re.sub(r"-(en|es): ", ": ", str(each)) for each in found]
