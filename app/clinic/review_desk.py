"""What the pages of review work with beside the clinic's desk, handed over once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from app.clinic.guards import desk_of, signed_in
from app.services.access.staff import CASEWORK, Staff
from app.services.packets import Words
from app.services.practice_case import Training
from app.services.review_asking import AskTools
from app.services.review_case import ReviewTools
from app.services.review_preview import PreviewMaker

NAME = "review"
"""Under which name the desk stands among the clinic's services."""

Worker = Annotated[Staff, Depends(signed_in(*CASEWORK))]
"""Whoever works on cases."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the law in both languages, for whoever translates."""

    en: str
    es: str


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """A fact for the checklist: its id, where it comes from and as of when; `is_stale` past its review date."""

    id: str
    say: str
    source: str
    as_of: str
    is_stale: bool


@dataclass(frozen=True)
class ReviewDesk:
    """`place` names a court or port in a language; `words` are the packet's; `boxes` the fields of an address.
    `glossary` are terms in both languages, `facts` those of the court's checklist. `photo` draws a picture anew.
    """

    tools: ReviewTools
    asks: AskTools
    previews: PreviewMaker
    words: Callable[[str], Words]
    place: Callable[[str | None, str], str]
    boxes: Callable[[str, str], tuple[str, ...]]
    glossary: Callable[[], Sequence[Term]]
    facts: Callable[[str], Sequence[CheckedFact]]
    photo: Callable[[bytes], bytes]
    training: Training
    retention_months: int = 12


def review_of(request: Request) -> ReviewDesk:
    """The desk of this application."""
    return cast(ReviewDesk, desk_of(request).services[NAME])


def names_of(request: Request, staff: Staff) -> dict[str, str]:
    """The members of the organisation by code, those who left included: logs name them too."""
    tools = desk_of(request).tools
    with tools.uow() as work:
        return {each.staff.code: each.staff.name for each in tools.book(work).members(staff.organisation_id)}


def members_of(request: Request, staff: Staff) -> list[Staff]:
    """Those to whom a case may be given, by name."""
    tools = desk_of(request).tools
    with tools.uow() as work:
        found = tools.book(work).members(staff.organisation_id)
    return [each.staff for each in found if each.left_at is None and each.staff.has(*CASEWORK)]
