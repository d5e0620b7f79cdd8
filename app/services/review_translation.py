"""Translating what a person told, paragraph by paragraph, by a named translator. Nothing here is made by a machine.

Every saving keeps the paragraph it translates beside it: where the person's words changed since, it is shown as no
longer fitting and never joined in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.errors import BadInput
from app.i589.leaf import Leaf, Translation
from app.services.review_case import CaseView, Item, Outdated, ReviewTools, take_case, view_of
from app.services.review_editing import current, is_foreign, keep, place_of
from app.services.review_ports import Draft, ReviewEvent, Staff, author_of
from app.services.review_queue import move

MOST_PARAGRAPH = 20_000
"""Characters of one translated paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: the person's words, the English so far, its version. `is_stale`: the words changed since."""

    number: int
    source: str = field(repr=False)
    text: str = field(repr=False)
    by: str | None
    version: int
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Certified:
    """What one translator answers for: the items, their languages and the days."""

    name: str
    items: tuple[str, ...]
    languages: tuple[str, ...]
    days: tuple[str, ...]


def paragraphs_of(original: str) -> list[str]:
    """The paragraphs of a text: what stands between line breaks."""
    return [part.strip() for part in re.split(r"\n+", original.replace("\r\n", "\n")) if part.strip()]


def waiting_items(view: CaseView) -> list[Item]:
    """What is translated or waits for it, in the form's order."""
    return [item for item in view.items if item.is_waiting or item.leaf.translation]


def paragraphs(tools: ReviewTools, staff: Staff, code: str, address: str) -> tuple[Item, list[Paragraph]]:
    """One answer and its paragraphs. Raises NoSuchCase, NoSuchItem, and BadInput where nothing is to translate."""
    with tools.uow() as work:
        card = take_case(work, staff, code)
        item = view_of(work, tools, card, staff).item(place_of(address).text)
        drafts = work.reviews.drafts(card.case_id, item.address.text)
    if not is_foreign(item.address, item.leaf):
        raise BadInput("this answer needs no translation")
    return item, _beside(item.leaf, drafts)


def _beside(leaf: Leaf, drafts: Sequence[Draft]) -> list[Paragraph]:
    kept = {draft.paragraph: draft for draft in drafts}
    sources = paragraphs_of(leaf.original or "")
    done = paragraphs_of(leaf.translation.text) if leaf.translation else []
    shown = []
    for number, source in enumerate(sources):
        draft = kept.get(number)
        if draft is not None:
            is_stale = draft.source != source
            shown.append(Paragraph(number, source, draft.text, draft.by, draft.version, is_stale))
        else:
            ready = done[number] if len(done) == len(sources) else ""
            shown.append(Paragraph(number, source, ready, None, 0))
    return shown


def save_paragraph(
    tools: ReviewTools, staff: Staff, code: str, address: str, number: int, text: str, *, version: int
) -> int:
    """Keep a paragraph under translation; its new version. Raises Outdated when somebody else saved it meanwhile."""
    if len(text) > MOST_PARAGRAPH:
        raise BadInput(f"a paragraph has at most {MOST_PARAGRAPH} characters")
    place, now = place_of(address), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        history = work.answers.history(card.case_id, place.text)
        leaf = current(work, card, place, len(history), tools)
        sources = paragraphs_of(leaf.original or "")
        if not 0 <= number < len(sources):
            raise Outdated("the person's words changed meanwhile")
        words = text.replace("\r\n", "\n").strip()
        draft = Draft(place.text, number, sources[number], words, staff.code, now)
        if not work.reviews.save_draft(card.case_id, draft, expected=version):
            raise Outdated("this paragraph was changed meanwhile")
        work.reviews.touch(card.case_id, now=now)
        work.commit()
    return version + 1


def finish(tools: ReviewTools, staff: Staff, code: str, address: str, *, version: int) -> None:
    """Join the paragraphs into the translation, under this translator's name.

    Raises BadInput while a paragraph is empty or no longer fits, and Outdated when the answer changed meanwhile.
    """
    place, now = place_of(address), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        leaf = current(work, card, place, version, tools)
        if not is_foreign(place, leaf):
            raise BadInput("this answer needs no translation")
        parts = _beside(leaf, work.reviews.drafts(card.case_id, place.text))
        if any(part.is_stale or not part.text.strip() for part in parts):
            raise BadInput("every paragraph needs its English, made from the words as they are now")
        text = "\n".join(part.text for part in parts)
        translation = Translation(text=text, by=staff.name, on=tools.today().isoformat())
        provenance = {"by": author_of(staff), "at": now.isoformat(), "reason": "translation"}
        kept = leaf.model_copy(update={"translation": translation, "provenance": provenance, "value": None})
        keep(work, card, place, kept, staff, now)
        data = {"address": place.text, "version": version + 1}
        work.reviews.add(card.case_id, ReviewEvent("translated", staff.code, now, data))
        view = view_of(work, tools, card, staff)
        if view.line.state == "in_review" and not any(item.is_waiting for item in view.items):
            move(work, card.case_id, "translated", staff, now)
        work.commit()


def second_read(tools: ReviewTools, staff: Staff, code: str, address: str, *, version: int) -> None:
    """Note that a second person read a translation. Raises BadInput for the translator, Outdated when it changed."""
    place, now = place_of(address), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        leaf = current(work, card, place, version, tools)
        if leaf.translation is None:
            raise BadInput("there is no translation to read")
        if staff.code in translators(work.reviews.events(card.case_id), place.text) or (
            leaf.translation.by == staff.name
        ):
            raise BadInput("the second reader is somebody else than the translator")
        data = {"address": place.text, "version": version}
        work.reviews.add(card.case_id, ReviewEvent("second_read", staff.code, now, data))
        work.reviews.touch(card.case_id, now=now)
        work.commit()


def translators(events: Sequence[ReviewEvent], address: str) -> set[str]:
    """Who translated an answer, newest state of affairs: the last one to finish it."""
    done = [event.by for event in events if event.kind == "translated" and event.data.get("address") == address]
    return set(done[-1:])


def second_reader(view: CaseView, item: Item) -> ReviewEvent | None:
    """Who read the translation as it is now, beside the translator."""
    for event in reversed(view.events):
        if event.kind == "second_read" and event.data.get("address") == item.address.text:
            return event if event.data.get("version") == item.version else None
    return None


def certificates(view: CaseView) -> list[Certified]:
    """What each translator's certificate is about, by name."""
    found: dict[str, list[Item]] = {}
    for item in view.items:
        if item.leaf.translation:
            found.setdefault(item.leaf.translation.by, []).append(item)
    return [
        Certified(
            name,
            tuple(item.address.text for item in items),
            tuple(sorted({(item.leaf.language or view.application.language) for item in items})),
            tuple(sorted({item.leaf.translation.on for item in items if item.leaf.translation})),
        )
        for name, items in sorted(found.items())
    ]


def day_of(certified: Certified) -> date:
    """The last day on which something of it was translated."""
    return date.fromisoformat(certified.days[-1])
