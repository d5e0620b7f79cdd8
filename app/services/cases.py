"""What staff do with a case by its code: list cases by their clear columns, take an application out of the log.

Reading a case leaves a line in the access log, in the same transaction: who cannot be written down reads nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.dialogue.mending import read_conversation
from app.errors import BadApplication, BadInput, WrongUse
from app.i589 import application as applications
from app.i589.addresses import UnknownAddress, parse
from app.i589.application import FORM, Application
from app.services.ports import Revision, UnitOfWorkFactory

EXPORT = "export"
"""What the access log calls taking an application out."""


FORGET_PIN = "forget_pin"


class NotAgreed(BadInput):
    """The person of this case has not agreed that the organisation opens it."""

    status = 403


class NoSuchCase(BadInput):
    """There is no case with this code: it was mistyped, erased or never there."""

    status = 404


@dataclass(frozen=True, slots=True)
class CaseLine:
    """The clear columns of a case: nothing here says anything about the person."""

    case_id: int
    code: str
    state: str
    language: str | None
    flags: tuple[str, ...]
    hearing_at: datetime | None
    place_id: str | None
    assignee: str | None
    created_at: datetime
    last_activity_at: datetime

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        hearing = self.hearing_at.isoformat() if self.hearing_at else None
        return {
            "code": self.code,
            "state": self.state,
            "language": self.language,
            "flags": list(self.flags),
            "hearing_at": hearing,
            "place": self.place_id,
            "assignee": self.assignee,
            "created_at": self.created_at.isoformat(),
            "last_activity_at": self.last_activity_at.isoformat(),
        }


class CaseBook(Protocol):
    """The cases by their clear columns, and the log of who read one."""

    def all(self) -> Sequence[CaseLine]:
        """Every case, the one touched last first."""
        ...

    def by_code(self, code: str) -> CaseLine | None:
        """The case with this code, or None."""
        ...

    def note_reading(
        self, *, staff: str, action: str, case_code: str, now: datetime, unless_since: datetime | None = None
    ) -> None:
        """Leave the access log's line; none where the same one was left after `unless_since`."""
        ...


OpenBook = Callable[[Any], CaseBook]
"""Opens the case book of a unit of work, in its transaction."""


@dataclass(frozen=True, slots=True)
class Exported:
    """An application taken out of the log. `unread` are addresses whose stored answer no longer fits the form.

    They are not in the application and must be looked at by a person; the log keeps them.
    """

    code: str
    application: Application
    unread: tuple[str, ...] = ()


def find_case(book: CaseBook, code: str) -> CaseLine:
    """The case with this code, as people type codes. Raises NoSuchCase, and BadInput for what is no code."""
    found = book.by_code(code)
    if found is None:
        raise NoSuchCase("there is no case with this code: orienta cases list shows the codes")
    return found


def list_cases(uow: UnitOfWorkFactory, open_book: OpenBook) -> Sequence[CaseLine]:
    """Every case by its clear columns. Nothing sealed is opened, so the access log gets no line."""
    with uow() as work:
        return open_book(work).all()


def export_application(
    uow: UnitOfWorkFactory,
    open_book: OpenBook,
    code: str,
    *,
    by: str,
    edition: str,
    now: datetime,
) -> Exported:
    """The application of a case, as its answers stand now, and a line in the access log.

    Raises NoSuchCase for an unknown code, NotAgreed when the person does not let the organisation see their case, and
    WrongUse when nobody is named in `by`.
    """
    _check_named(by)
    with uow() as work:
        book = open_book(work)
        case = find_case(book, code)
        card = work.cases.find(case.code)
        if card is None or not work.consents.is_granted(case.case_id, card.organisation_id):
            raise NotAgreed("the person has not agreed, or agrees no more, that the organisation opens this case")
        book.note_reading(staff=by.strip(), action=EXPORT, case_code=case.code, now=now)
        latest = work.answers.latest(case.case_id)
        work.commit()
    application, unread = project(latest, edition=edition, language=case.language or "es")
    return Exported(case.code, application, unread)


def forget_pin(uow: UnitOfWorkFactory, open_book: OpenBook, code: str, *, by: str, now: datetime) -> bool:
    """Take the PIN of a case away, for a person who forgot it and whom staff have recognised; a line is logged.

    True when there was one. Nothing of the case is shown. Raises NoSuchCase and WrongUse.
    """
    _check_named(by)
    with uow() as work:
        book = open_book(work)
        case = find_case(book, code)
        book.note_reading(staff=by.strip(), action=FORGET_PIN, case_code=case.code, now=now)
        seats = [work.seats.at(each) for each in work.cases.conversations(case.case_id)]
        opened = [(seat, _without_pin(seat.state)) for seat in seats if seat.state]
        for seat, state in opened:
            if state is not None:
                work.seats.save(
                    seat, state=state, language=case.language, case_state=case.state, flags=case.flags, now=now
                )
        work.commit()
    return any(state is not None for _, state in opened)


def _without_pin(state: str) -> str | None:
    """The conversation without its PIN, or None where there is none to take away."""
    conversation = read_conversation(state).conversation
    if conversation is None or not conversation.has_pin:
        return None
    waits = conversation.pending
    changes = {"pin_digest": None, "is_locked": False, "pin_tries": 0, "pin_rest_until": None}
    pending = None if waits and waits.kind == "pin" else waits
    return conversation.model_copy(update=changes | {"pending": pending}).model_dump_json(exclude_defaults=True)


def _check_named(by: str) -> None:
    if not by.strip():
        raise WrongUse("--by: the name of the member of staff who reads the case, for the access log")


def project(latest: Mapping[str, Revision], *, edition: str, language: str) -> tuple[Application, tuple[str, ...]]:
    """The application that the newest revision of each address makes, and the addresses that could not be read.

    Answers that belong to the conversation alone (`welcome/agree`, `@unasked`) are no part of the form.
    """
    leaves = {address: json.loads(revision.leaf) for address, revision in latest.items() if _is_item(address)}
    unread = tuple(address for address, leaf in leaves.items() if not _fits(address, leaf, edition))
    answers = {address: leaf for address, leaf in leaves.items() if address not in unread}
    read = applications.load({"form": FORM, "edition": edition, "language": language, "answers": answers})
    return read, unread


def _is_item(address: str) -> bool:
    """True for an address of the form; a node's key and a setting of the conversation are none."""
    try:
        parse(address)
    except UnknownAddress:
        return False
    return True


def _fits(address: str, leaf: object, edition: str) -> bool:
    try:
        applications.load({"form": FORM, "edition": edition, "answers": {address: leaf}})
    except BadApplication:
        return False
    return True
