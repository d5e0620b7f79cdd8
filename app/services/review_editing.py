"""Changing a draft: an edit with its reason, a note on one item, an item looked at, a flag settled.

What the person said is never altered: an edit is a new revision that keeps their words beside the new value.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.errors import BadApplication, BadInput
from app.i589 import kinds as k
from app.i589.addresses import Address, UnknownAddress, parse
from app.i589.application import read_leaf
from app.i589.leaf import NOT_ASKED, Leaf
from app.services.cases import project
from app.services.ports import CaseCard, Revision, UnitOfWork
from app.services.review_case import REQUIRED_BOX, NoSuchItem, Outdated, ReviewTools, take_case, view_of
from app.services.review_ports import ReviewEvent, Staff, author_of
from app.services.review_queue import checked_note, move
from app.services.review_states import after_news

MOST_VALUE = 100_000
"""Characters of one answer."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new answer as a form sends it. `version` is that of the page; `value` in print or canonical form."""

    address: str
    version: int
    state: str
    value: str = field(default="", repr=False)
    is_approximate: bool = False
    reason: str = field(default="", repr=False)


def edit_item(tools: ReviewTools, staff: Staff, code: str, edit: Edit) -> None:
    """Write a new revision. Raises Outdated when the item changed since the page was made, BadInput without a reason
    and BadApplication for a value that the item cannot hold; nothing is written then."""
    place, now = place_of(edit.address), tools.clock()
    if place.item.kind is k.BLANK:
        raise BadInput("this is written by hand when the form is signed")
    reason = checked_note(edit.reason)
    with tools.uow() as work:
        card = take_case(work, staff, code)
        before = current(work, card, place, edit.version, tools)
        leaf = _edited(place, before, edit, staff, reason, now)
        keep(work, card, place, leaf, staff, now)
        work.commit()


def add_note(tools: ReviewTools, staff: Staff, code: str, note: str, address: str | None = None) -> None:
    """Keep a note on one item or on the whole case. Raises BadInput and NoSuchItem."""
    words, now = checked_note(note), tools.clock()
    where = place_of(address).text if address else None
    with tools.uow() as work:
        card = take_case(work, staff, code)
        work.reviews.add(card.case_id, ReviewEvent("note", staff.code, now, {"address": where, "note": words}))
        work.reviews.touch(card.case_id, now=now)
        work.commit()


def mark_reviewed(
    tools: ReviewTools, staff: Staff, code: str, address: str, version: int, *, is_reviewed: bool = True
) -> None:
    """Note that an item was looked at as it is. Raises Outdated when it is not any more as it was on the page."""
    place, now = place_of(address), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        current(work, card, place, version, tools)
        kind = "reviewed" if is_reviewed else "unreviewed"
        work.reviews.add(card.case_id, ReviewEvent(kind, staff.code, now, {"address": place.text, "version": version}))
        _begin(work, card, staff, now)
        work.commit()


def settle_flag(tools: ReviewTools, staff: Staff, code: str, key: str, reason: str) -> None:
    """Note why a flag is no question any more. It opens again with any change of its items. Raises BadInput."""
    words, now = checked_note(reason), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        view = view_of(work, tools, card, staff)
        found = next((each.flag for each in view.flags if each.key == key), None)
        if found is None:
            raise Outdated("this question is not asked any more: the answers changed")
        if found.id == REQUIRED_BOX:
            raise BadInput("a required box is filled or answered, never settled")
        versions = [len([r for r in view.history if r.address == address]) for address in found.items]
        data = {"flag": key, "versions": versions, "reason": words}
        work.reviews.add(card.case_id, ReviewEvent("flag_settled", staff.code, now, data))
        _begin(work, card, staff, now)
        work.commit()


def place_of(address: str) -> Address:
    """The address of the form written so. Raises NoSuchItem."""
    try:
        return parse(address)
    except UnknownAddress as error:
        raise NoSuchItem("the form has no such item") from error


def current(work: UnitOfWork, card: CaseCard, place: Address, version: int, tools: ReviewTools) -> Leaf:
    """The answer as it is now. Raises Outdated when it has another version than the page had."""
    history = work.answers.history(card.case_id, place.text)
    if len(history) != version:
        raise Outdated("this answer was changed meanwhile")
    if not history:
        return NOT_ASKED
    read, _ = project({place.text: history[-1]}, edition=tools.edition(tools.today()), language=card.language or "es")
    return read.leaf(place)


def keep(
    work: UnitOfWork,
    card: CaseCard,
    place: Address,
    leaf: Leaf,
    staff: Staff,
    now: datetime,
    *,
    message_sid: str | None = None,
) -> None:
    """Append the revision and move the draft as a change moves it: an approval ends with what was approved."""
    text = json.dumps(leaf.as_json(), ensure_ascii=False, sort_keys=True)
    work.answers.append(card.case_id, [Revision(place.text, text, author_of(staff), now, "", message_sid)])
    line = work.reviews.line(card.case_id)
    state = after_news(line.state, is_waiting_still=True) if line else None
    if state is not None and line is not None and line.state == "approved":
        move(work, card.case_id, state, staff, now)
    else:
        _begin(work, card, staff, now)


def _begin(work: UnitOfWork, card: CaseCard, staff: Staff, now: datetime) -> None:
    """A draft that is worked on is in review, from whoever touches it first."""
    line = work.reviews.line(card.case_id)
    if line is not None and line.state in ("in_progress", "ready"):
        move(work, card.case_id, "in_review", staff, now)
    else:
        work.reviews.touch(card.case_id, now=now)


def is_foreign(place: Address, leaf: Leaf) -> bool:
    """True when the person's own free words are in another language than English."""
    spoken = (leaf.language or "es").split("-")[0]
    return place.item.kind.needs_english and bool((leaf.original or "").strip()) and spoken != "en"


def _edited(place: Address, before: Leaf, edit: Edit, staff: Staff, reason: str, now: datetime) -> Leaf:
    if len(edit.value) > MOST_VALUE:
        raise BadInput("this is too long for one answer")
    data: dict[str, Any] = {"state": edit.state, "approximate": edit.is_approximate and place.item.kind.is_date}
    if before.original is not None:
        data |= {"original": before.original, "language": before.language}
    if edit.state == "answered":
        data["value"] = edit.value.replace("\r\n", "\n").strip()
        if not data["value"]:
            raise BadApplication(f"{place}: expected {place.item.kind.expects}")
        if is_foreign(place, before):  # English in place of words in another language is a translation, by name
            data["translation"] = {"text": data.pop("value"), "by": staff.name, "on": now.date().isoformat()}
    elif edit.state not in ("none", "not_applicable", "unknown", "declined", "not_asked"):
        raise BadApplication(f"{place}: this is no state of an answer")
    leaf = read_leaf(place.text, data)
    provenance = {"by": author_of(staff), "at": now.isoformat(), "reason": reason}
    return leaf.model_copy(update={"provenance": provenance})
