"""The official page beside an answer: drawn as it would be printed, with the frame where the answer stands."""

from __future__ import annotations

import io
from datetime import date
from math import ceil

import pytest
from PIL import Image, ImageChops

from app.i589.filled import CheckBox
from app.pdf.filler import fill
from app.pdf.pictures import SCALE, picture_of
from app.services.review_case import open_draft
from app.services.review_preview import PAGE_HEIGHT, PAGE_WIDTH, PreviewMaker, page_picture, spot_of
from app.storage.database import Database
from tests.support.blanks import MARK, editions, form, official, slots, template, whole_box
from tests.support.drafts import EDITION, Desk, kit, staff


def test_a_page_is_drawn_whole_and_readable() -> None:
    """PNG, in grey, as large as its scale says, and not blank."""
    drawn = Image.open(io.BytesIO(picture_of(official(), 1)))
    assert (drawn.format, drawn.mode) == ("PNG", "L")
    assert drawn.size == (ceil(PAGE_WIDTH * SCALE), ceil(PAGE_HEIGHT * SCALE))
    assert drawn.getextrema() == (0, 255)


def test_what_is_printed_is_seen_in_its_box() -> None:
    """A filled field and a marked box show on the page, and nothing else of it changes."""
    blank = Image.open(io.BytesIO(picture_of(fill(template(), form(), MARK).pdf, 1)))
    name, box = slots("text")[0], slots("checkbox")[0]
    assert (name.page, box.page) == (1, 1)
    filled = fill(template(), form((whole_box(name.name, "012345678"),), (CheckBox(box.name, box.on),)), MARK).pdf
    drawn = Image.open(io.BytesIO(picture_of(filled, 1)))
    changed = ImageChops.difference(drawn, blank)
    for slot in (name, box):
        left, bottom, right, top = slot.rect
        area = tuple(
            round(edge * SCALE) for edge in (left - 1, PAGE_HEIGHT - top - 1, right + 1, PAGE_HEIGHT - bottom + 1)
        )
        assert changed.crop(area).getbbox() is not None, slot.name  # type: ignore[arg-type]
        changed.paste(0, area)  # type: ignore[arg-type]
    assert changed.getbbox() is None


@pytest.mark.parametrize(
    ("address", "page"),
    [pytest.param("A.I.4", 1, id="a name"), pytest.param("B.1.A.text", 5, id="a story"), ("A.I.10", 1)],
)
def test_the_frame_is_where_the_field_is(database: Database, address: str, page: int) -> None:
    """Answered or not, the frame lies on the page of the edition's own map, within its edges."""
    desk = Desk(database)
    view = open_draft(desk.tools, staff(), desk.case().case_code)
    places = {each.name: (each.page, each.rect) for each in editions()[date.fromisoformat(EDITION)].places}
    maker = PreviewMaker(lambda edition: places, picture_of)
    fields = kit().rules(EDITION)[0]
    spot = spot_of(maker, view, view.item(address), lambda where: tuple(each.name for each in fields.of(where)))
    assert spot is not None
    assert spot.page == page
    assert spot.boxes
    for left, top, width, height in spot.boxes:
        assert 0 <= left < left + width <= PAGE_WIDTH
        assert 0 <= top < top + height <= PAGE_HEIGHT


def test_without_a_blank_there_is_no_page(database: Database) -> None:
    """Nothing stands in for the official form: the page says kindly that it is not installed."""
    desk = Desk(database)
    view = open_draft(desk.tools, staff(), desk.case().case_code)
    assert page_picture(desk.tools, PreviewMaker(lambda edition: {}, picture_of), view, 1) is None
