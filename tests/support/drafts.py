"""Drafts under review for tests: an invented clinic, members of staff, cases with answers."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cache

from app.services.access.staff import Role, Staff
from app.services.messages import Address
from app.services.ports import Revision, Seat
from app.services.review_case import ReviewTools
from app.settings import Settings
from app.storage.database import Database
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from app.wiring_forms import form_kit
from tests.support.clinic import Clinic
from tests.support.stored import NOW, ROSA, answer, factory

EDITION = "2025-01-20"
ANSWERS: dict[str, dict[str, object]] = {
    "A.I.4": {"state": "answered", "value": "PEREZ LOPEZ", "original": "Perez Lopez", "language": "es"},
    "A.I.5": {"state": "answered", "value": "ROSA", "original": "Rosa", "language": "es"},
    "A.I.12": {"state": "answered", "value": "1990-05-17", "original": "17 de mayo de 1990", "language": "es"},
    "B.1.A": {"state": "answered", "value": "yes", "original": "si", "language": "es"},
    "B.1.A.text": {
        "state": "answered",
        "original": "Me dijeron que me fuera.\n\nDespués volvieron dos veces.",
        "language": "es",
    },
}


def staff(name: str = "Ana Voluntaria", *roles: Role, code: str = "VOLANA22", organisation: int = 1) -> Staff:
    """A member of staff; a volunteer unless roles are named."""
    return Staff(1, code, organisation, name, frozenset(roles or ("volunteer",)), "es")


REVIEWER = ("Luz Revisora", "reviewer")


def reviewer(organisation: int = 1) -> Staff:
    """A lawyer of the clinic."""
    return staff("Luz Revisora", "reviewer", code="REVLUZ22", organisation=organisation)


@cache
def kit():  # type: ignore[no-untyped-def]
    """Everything that makes papers, without a blank."""
    return form_kit(Settings(_env_file=None))  # type: ignore[call-arg]


class Desk:
    """Reviewing on a fresh database, its clock set by hand."""

    def __init__(self, database: Database) -> None:
        self.database, self.now = database, NOW
        self.uow: SqlUnitOfWorkFactory = factory(database)
        self.tools = ReviewTools(self.uow, kit, lambda day: EDITION, lambda: self.now)

    @property
    def organisation(self) -> int:
        """The clinic."""
        return self.uow.organisation_id

    def later(self, **spent: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**spent)
        return self.now

    def case(
        self,
        answers: dict[str, dict[str, object]] | None = None,
        *,
        assignee: str | None = "VOLANA22",
        address: object = ROSA,
        is_agreed: bool = True,
    ) -> Seat:
        """A person's case with these answers, given to somebody."""
        with self.uow() as work:
            seat = work.seats.take(address, now=self.now)  # type: ignore[arg-type]
            held = ANSWERS if answers is None else answers
            work.answers.append(
                seat.case_id, [answer(where, json.dumps(leaf), at=self.now) for where, leaf in held.items()]
            )
            work.consents.record(seat.case_id, seat.organisation_id, is_agreed, self.now)
            work.seats.save(seat, state="{}", language="es", case_state="in_progress", flags=[], now=self.now)
            work.cases.assign(seat.case_id, assignee, self.now)
            work.commit()
        return seat

    def told(self, code: str, address: str, leaf: dict[str, object]) -> None:
        """The person says something anew."""
        with self.uow() as work:
            card = work.cases.find(code)
            assert card is not None
            work.answers.append(card.case_id, [answer(address, json.dumps(leaf), at=self.now)])
            work.commit()


def answer_of(address: str, words: str) -> Revision:
    """What a person told in Spanish, as their own free words."""
    return answer(address, json.dumps({"state": "answered", "original": words, "language": "es"}))


def draft_at(clinic: Clinic, number: int, *, organisation: int | None = None, agreed: bool = True) -> str:
    """A begun form of somebody who agreed to an organisation, or did not; nobody has it."""
    phone = f"+52664777{number:04d}"
    with clinic.orienta.uow() as work:
        seat = work.seats.take(Address("sms", phone, phone, phone), now=clinic.now)
        leaves = [answer(where, json.dumps(leaf), at=clinic.now) for where, leaf in ANSWERS.items()]
        work.answers.append(seat.case_id, leaves)
        work.consents.record(seat.case_id, organisation or clinic.own, agreed, clinic.now)
        work.seats.save(seat, state="{}", language="es", case_state="in_progress", flags=[], now=clinic.now)
        work.commit()
    return seat.case_code
