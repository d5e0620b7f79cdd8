"""The parts of review, wired from those of the process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from app.clinic.review_desk import CheckedFact, ReviewDesk, Term
from app.pdf.photos import photo_of
from app.pdf.pictures import picture_of
from app.services.forms import FormKit
from app.services.practice_case import Training
from app.services.review_asking import AskTools
from app.services.review_case import ReviewTools
from app.services.review_preview import PreviewMaker, Rect
from app.storage.glossary import load_terms
from app.storage.practice import load_exercise, practice_of
from app.wiring import Orienta
from app.wiring_forms import blank_store, form_kit, known_editions, packet_words

CHECKLIST = (
    "COURT-72", "I589-22", "COURT-24", "COURT-23", "COURT-73", "I589-30", "I589-31", "I589-40", "COURT-75", "COURT-76",
    "COURT-79",
)  # fmt: skip
"""Facts of the checklist: where, copies and service, times, completeness, language, preparer, fees."""


def review_tools(orienta: Orienta) -> ReviewTools:
    """What reviewing works with."""
    settings = orienta.settings

    @lru_cache(maxsize=1)
    def kit() -> FormKit:
        return form_kit(settings, blank_store(settings))

    return ReviewTools(orienta.uow, kit, lambda day: _edition(orienta), orienta.clock, settings.time_zone)


def ask_tools(orienta: Orienta, review: ReviewTools | None = None) -> AskTools:
    """What asking back works with."""
    tools = review or review_tools(orienta)
    return AskTools(tools, orienta.voice, lambda **at: orienta.worlds(**at), orienta.house)


def training(orienta: Orienta, review: ReviewTools | None = None) -> Training:
    """What practising works with; how a case begins is read when one does, so that an edit is felt at once."""
    folder = orienta.settings.content_dir
    return Training(review or review_tools(orienta), practice_of, lambda: load_exercise(folder))


def review_desk(orienta: Orienta) -> ReviewDesk:
    """What the pages of review work with."""
    tools = review_tools(orienta)
    settings = orienta.settings

    @lru_cache(maxsize=8)
    def places(edition: str) -> Mapping[str, tuple[int, Rect]]:
        known = known_editions(settings).get(date.fromisoformat(edition))
        return {each.name: (each.page, each.rect) for each in known.places} if known else {}

    def place(place_id: str | None, language: str) -> str:
        found = orienta.content.court.places.get(place_id)
        return found.named(language) if found else ""

    def boxes(edition: str, address: str) -> tuple[str, ...]:
        return tuple(each.name for each in tools.kit().rules(edition)[0].of(address))

    return ReviewDesk(
        tools=tools,
        asks=ask_tools(orienta, tools),
        previews=PreviewMaker(places, picture_of),
        words=lambda language: packet_words(settings, language),
        place=place,
        boxes=boxes,
        glossary=lambda: [Term(*each) for each in load_terms(settings.content_dir)],
        facts=lambda language: _facts(orienta, tools.today()),
        photo=photo_of,
        training=training(orienta, tools),
        retention_months=settings.retention_months,
    )


def _facts(orienta: Orienta, today: date) -> Sequence[CheckedFact]:
    known = orienta.content.library.facts
    return [
        CheckedFact(fact.id, fact.say, fact.source, fact.as_of, date.fromisoformat(fact.review_by) < today)
        for fact in (known[each] for each in CHECKLIST if each in known)
    ]


def _edition(orienta: Orienta) -> str:
    """The newest edition that this installation knows."""
    return max(known_editions(orienta.settings)).isoformat()
