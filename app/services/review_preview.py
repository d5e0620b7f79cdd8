"""The official page as it would be printed now, and where on it an item stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.services.forms import fill_to_pdf
from app.services.review_case import CaseView, Item, ReviewTools

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left of the page."""

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
"""A page of the form, in points."""


@dataclass(frozen=True)
class PreviewMaker:
    """`places` gives page and rectangle of each field of an edition; `picture` draws one page (from 1) as PNG."""

    places: Callable[[str], Mapping[str, tuple[int, Rect]]]
    picture: Callable[[bytes, int], bytes]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands: its page, and boxes as x, y, width and height from the upper left, in points."""

    page: int
    boxes: tuple[Rect, ...] = field(default=())


def spot_of(maker: PreviewMaker, view: CaseView, item: Item, boxes_of: Callable[[str], tuple[str, ...]]) -> Spot | None:
    """The page and the boxes of an item; None where the official pages have no box for it."""
    names = (item.line.fields if item.line else ()) or boxes_of(item.address.text)
    known = maker.places(view.application.edition)
    found = [known[name] for name in names if name in known]
    if not found:
        return None
    page = found[0][0]
    return Spot(page, tuple(_from_top(rect) for number, rect in found if number == page))


def page_picture(tools: ReviewTools, maker: PreviewMaker, view: CaseView, page: int) -> bytes | None:
    """One page of the draft as PNG; None where no blank of the edition is installed or there is no such page."""
    paper = fill_to_pdf(view.application, tools.kit(), on=tools.today())
    if not paper.is_form or not 1 <= page <= (paper.pages or 0):
        return None
    return maker.picture(paper.pdf, page)


def _from_top(rect: Rect) -> Rect:
    left, bottom, right, top = rect
    return left, PAGE_HEIGHT - top, right - left, top - bottom
