"""Reading back, approving, exporting: the last steps of a draft, each written down with who and when.

Only a reviewer approves, and only what is whole: I589-34 (required boxes), flags, untranslated words, the question who
prepared the form (I589-41). An approval is of the answers as they are; a change of any of them ends it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.errors import BadInput, WrongUse
from app.i589.ledger import Ledger
from app.services.forms import PREPARER_QUESTION, approved_export, fill_to_pdf, packet
from app.services.packets import put_into_words
from app.services.papers import Flag
from app.services.review_case import CaseView, ReviewTools, form_history, see_case, take_case, view_of
from app.services.review_ports import ReviewEvent, Staff
from app.services.review_queue import checked_note, move
from app.services.sent_files import waiting_for

Product = Literal["form", "packet", "read_back", "ledger"]
PRODUCTS: tuple[Product, ...] = ("form", "packet", "read_back", "ledger")


@dataclass(frozen=True, slots=True)
class Point:
    """One kind of thing that is open, and the items or flags it is about.

    `required`, `translation`, `flags`, `preparer`, `asked` (questions to the person), `written_down` (words from a file
    that nobody used or left), `unread` (answers that do not fit the form), `changed` (an answer changed while the page
    was open), `approval`, `practice` (somebody invented).
    """

    kind: str
    items: tuple[str, ...] = ()


class NotYet(WrongUse):
    """The draft is not whole: `points` name what is open, by kind and item, never an answer."""

    status = 409

    def __init__(self, points: Sequence[Point]) -> None:
        super().__init__("the draft is not whole yet")
        self.points = tuple(points)


class NotYours(WrongUse):
    """Only a lawyer or accredited representative may do this."""

    status = 403


@dataclass(frozen=True, slots=True)
class Exported:
    """A paper taken out. `digest` is the SHA-256 of its bytes, kept in the log."""

    name: str
    content: bytes = field(repr=False)
    media_type: str
    digest: str
    edition: str
    on: date


def still_open(view: CaseView) -> list[Point]:
    """What keeps a draft from being approved; empty when it is whole."""
    missing = [line.address for line in view.ledger if line.outcome == "missing"]
    preparer = [] if view.application.leaf(PREPARER_QUESTION).is_settled else [PREPARER_QUESTION]
    asked = [ask.address for ask in view.asks if ask.state in ("planned", "waiting", "asked", "answered")]
    found = (
        ("required", missing),
        ("translation", [item.address.text for item in view.items if item.is_waiting]),
        ("flags", [flag.id for flag in view.open_flags]),
        ("preparer", preparer),
        ("asked", asked),
        ("written_down", waiting_for(view.events)),
        ("unread", view.unread),
    )
    return [Point(kind, tuple(dict.fromkeys(items))) for kind, items in found if items]


def _flags(tools: ReviewTools, view: CaseView) -> list[Flag]:
    return put_into_words(view.open_flags, tools.kit().words("en"))


def approval(view: CaseView) -> ReviewEvent | None:
    """The approval that holds: nothing of the form changed since."""
    found = next((event for event in reversed(view.events) if event.kind == "approved"), None)
    return found if found is not None and found.data.get("revisions") == len(view.history) else None


def log_read_back(tools: ReviewTools, staff: Staff, code: str, *, language: str, reader: str, note: str = "") -> None:
    """Note that the form was read to the person: by whom, when, in which language. Raises BadInput."""
    now, who = tools.clock(), checked_note(reader)
    if not language.strip():
        raise BadInput("a read-back needs its language")
    with tools.uow() as work:
        card = take_case(work, staff, code)
        data = {"language": language.strip()[:60], "reader": who[:200], "note": note.strip()[:2000]}
        data["revisions"] = str(len(form_history(work, card.case_id)))
        work.reviews.add(card.case_id, ReviewEvent("read_back", staff.code, now, data))
        work.reviews.touch(card.case_id, now=now)
        work.commit()


def approve(tools: ReviewTools, staff: Staff, code: str, *, revisions: int) -> None:
    """Approve the answers as they were on the page. Raises NotYours, NotYet, and BadInput when they changed since."""
    now = tools.clock()
    if "reviewer" not in staff.roles:
        raise NotYours("only a lawyer or accredited representative approves")
    with tools.uow() as work:
        card = take_case(work, staff, code)
        view = view_of(work, tools, card, staff)
        if len(view.history) != revisions:
            raise NotYet([Point("changed")])
        if points := still_open(view):
            raise NotYet(points)
        data = {"revisions": revisions, "edition": view.application.edition}
        work.reviews.add(card.case_id, ReviewEvent("approved", staff.code, now, data))
        move(work, card.case_id, "approved", staff, now)
        work.commit()


def export(tools: ReviewTools, staff: Staff, code: str, product: Product) -> Exported:
    """A paper of an approved draft, and its line in the logs. Raises NotYours, NotYet, and WrongUse without a blank."""
    now, today = tools.clock(), tools.today()
    if "reviewer" not in staff.roles:
        raise NotYours("only a lawyer or accredited representative exports")
    with tools.uow() as work:
        card = take_case(work, staff, code)
        view = view_of(work, tools, card, staff)
        if card.is_practice:
            raise NotYet([Point("practice")])
        if approval(view) is None:
            raise NotYet(still_open(view) or [Point("approval")])
        made = _made(tools, view, product, today)
        data = {"product": product, "edition": made.edition, "digest": made.digest}
        work.reviews.add(card.case_id, ReviewEvent("exported", staff.code, now, data))
        work.reviews.note_reading(staff=staff.code, action=f"export_{product}", case_code=card.code, now=now)
        move(work, card.case_id, "exported", staff, now)
        work.commit()
    return made


def draft_paper(tools: ReviewTools, staff: Staff, code: str, product: Product) -> Exported:
    """The same of a draft: marked as one on every page. The reading leaves its line. Raises NoSuchCase."""
    now, today = tools.clock(), tools.today()
    with tools.uow() as work:
        card = see_case(work, staff, code)
        view = view_of(work, tools, card, staff)
        work.reviews.note_reading(staff=staff.code, action=f"draft_{product}", case_code=card.code, now=now)
        work.commit()
    kit, application = tools.kit(), view.application
    if product == "form":
        paper = fill_to_pdf(application, kit, on=today, flags=_flags(tools, view))
        return _paper(view, "draft", paper.pdf, "application/pdf", today)
    return _made(tools, view, product, today, is_draft=True)


def _made(tools: ReviewTools, view: CaseView, product: Product, on: date, *, is_draft: bool = False) -> Exported:
    kit, application = tools.kit(), view.application
    if product == "form":
        return _paper(
            view, "form", approved_export(application, kit, on=on, flags=_flags(tools, view)).pdf, "application/pdf", on
        )
    if product == "ledger":
        ledger: Ledger = view.ledger
        return _paper(view, "ledger", ledger.as_text().encode(), "text/plain; charset=utf-8", on)
    lang = "en" if product == "packet" else application.language
    flags = _flags(tools, view) if product == "packet" else []
    made = packet(application, kit, on=on, lang=lang, flags=flags, code=view.card.code)
    return _paper(view, product, made, "application/pdf", on)


def _paper(view: CaseView, what: str, content: bytes, media_type: str, on: date) -> Exported:
    """The file's name carries code, kind, edition and day: nothing about the person."""
    suffix = "txt" if media_type.startswith("text") else "pdf"
    edition = view.application.edition
    name = f"i589-{view.card.code}-{what}-edition-{edition}-{on.isoformat()}.{suffix}"
    return Exported(name, content, media_type, hashlib.sha256(content).hexdigest(), edition, on)
