"""Hearings as use cases: keep what was said, plan what is to be done before, tell staff what only a person can settle.

Everything happens in the caller's transaction: a date that is withdrawn takes its reminders with it, or all stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.court.hearings import Hearing
from app.court.keeping import Verdict, weigh
from app.court.reminders import Step, checkins, series, weekly_check
from app.dialogue.conversation import Conversation
from app.dialogue.library import FlowLibrary
from app.dialogue.mending import read_conversation
from app.services.choosing import Choices, choices_of
from app.services.court_tables import CourtTables
from app.services.hearing_ports import KeptHearing
from app.services.hearing_talk import INVITE, claim_of
from app.services.ports import Alert, Seat, UnitOfWork

ACTIONS = frozenset(
    {
        "look_hearing",
        "read_hearing",
        "keep_hearing",
        "keep_no_date",
        "keep_page_date",
        "look_border",
        "look_near",
        "read_change",
        "keep_change",
        "confirm_hearing",
        "plan_reminders",
        "plan_day",
        "reckon_deadline",
        "count_year",
        "look_second",
        "invite_second",
        "forget_second",
    }
)
"""Names that flows may use in `do:` about hearings."""

NOBODY = Choices(remind="none", words="neutral", hours="day", is_weekly=False, is_checked_in=False)
"""The choices of somebody whose conversation cannot be read: nothing unasked."""


@dataclass(frozen=True)
class HearingDesk:
    """Keeps hearings by the tables of this release."""

    tables: CourtTables
    library: FlowLibrary

    def perform(self, uow: UnitOfWork, seat: Seat, action: str, conversation: Conversation, now: datetime) -> None:
        """Carry out an action of the flow, with the conversation as it is after the turn."""
        choices = choices_of(conversation, self.library)
        claim = claim_of(action, lambda: _held(uow, seat.case_id), conversation.answers, now, self.tables.places)
        if claim is not None:
            self.keep(uow, seat.case_id, claim, author="person", choices=choices, now=now, seat=seat)
        elif action == "confirm_hearing":
            self.confirm(uow, seat.case_id, author="person", choices=choices, now=now)
        elif action == "invite_second":
            handed = conversation.answers.get(INVITE)
            if handed is not None and handed.value:
                uow.seconds.invite(seat.case_id, str(handed.value), now)
        elif action == "forget_second":
            second = uow.seconds.of_case(seat.case_id)
            if second is not None:
                uow.seconds.forget(second, now)
        elif action == "plan_reminders":
            self.plan(uow, seat.case_id, choices, now)

    def keep(
        self,
        uow: UnitOfWork,
        case_id: int,
        claim: Hearing,
        *,
        author: str,
        choices: Choices,
        now: datetime,
        seat: Seat | None = None,
    ) -> Verdict:
        """Hold a hearing that somebody said, against what is held already. The claim itself stays in the log.

        A date that takes another's place withdraws its steps and messages; a conflict is told to staff by code.
        """
        kept = uow.hearings.current(case_id)
        weighed = weigh(kept.hearing if kept else None, claim, self.tables.places, now=now)
        if weighed.verdict == "conflict":
            uow.hearings.add(case_id, claim, author=author, at=now)  # what was said, whatever is held
            author = "rule:earlier"
        self._hold(uow, case_id, kept, weighed.holds, author, choices, now)
        if weighed.verdict in ("conflict", "changed") and seat is not None:
            detail = "hearing_conflict" if weighed.verdict == "conflict" else "hearing_changed"
            uow.alerts.add(Alert("hearing", detail, now, seat.case_code, seat.organisation_id))
        return weighed.verdict

    def confirm(self, uow: UnitOfWork, case_id: int, *, author: str, choices: Choices, now: datetime) -> bool:
        """What is held still holds; False when nothing is."""
        kept = uow.hearings.current(case_id)
        if kept is None:
            return False
        confirmed = kept.hearing.model_copy(update={"confirmed_at": now})
        self._hold(uow, case_id, kept, confirmed, author, choices, now)
        return True

    def plan(self, uow: UnitOfWork, case_id: int, choices: Choices, now: datetime) -> int:
        """Plan the steps of what is held by these choices, in place of those still planned; returns how many."""
        kept = uow.hearings.current(case_id)
        if kept is None:
            return 0
        uow.hearings.unplan(case_id, now=now)
        return uow.hearings.plan(case_id, kept.plan_id, self.steps(kept, choices, now), now=now)

    def steps(self, kept: KeptHearing, choices: Choices, now: datetime) -> list[Step]:
        """Everything that is to be done about a hearing from now on."""
        hearing, places = kept.hearing, self.tables.places
        found = list(series(hearing, places, now=now, hours=choices.hours, choice=choices.remind))
        if choices.is_checked_in:
            found += checkins(hearing, places, now=now)
        zone = hearing.clock(places) or self.tables.places.zone_of("mexico_city")
        if choices.is_weekly and zone is not None:
            step = weekly_check(now, zone, choices.hours)
            first = hearing.first_instant(places)
            if first is None or step.expires_at < first:
                found.append(Step(f"week_{step.due_at:%Y%m%d}", step.due_at, step.expires_at))
        return found

    def choices_at(self, seats: list[Seat]) -> Choices:
        """The choices made in the conversation heard from last; nothing unasked where none can be read."""
        read = [(seat, read_conversation(seat.state).conversation) for seat in seats if seat.state]
        known = [(seat, conversation) for seat, conversation in read if conversation is not None]
        if not known:
            return NOBODY
        latest = max(known, key=lambda pair: pair[0].last_inbound_at.timestamp() if pair[0].last_inbound_at else 0.0)
        return choices_of(latest[1], self.library)

    def _hold(
        self,
        uow: UnitOfWork,
        case_id: int,
        kept: KeptHearing | None,
        hearing: Hearing,
        author: str,
        choices: Choices,
        now: datetime,
    ) -> None:
        """Hold this from now on. The same date keeps its steps, so that nothing that was sent is sent again."""
        is_same = kept is not None and kept.hearing.is_same_date(hearing)
        if kept is not None and not is_same:
            uow.handouts.withdraw(case_id)
            for hearing_id in uow.hearings.withdraw(case_id, now=now):
                uow.outbox.withdraw(f"hearing/{hearing_id}", now=now)
        uow.hearings.add(case_id, hearing, author=author, at=now, continues=kept.plan_id if kept and is_same else None)
        first = hearing.first_instant(self.tables.places) if hearing.is_dated else None
        uow.cases.set_hearing(case_id, first, (hearing.port or hearing.court) if hearing.is_dated else None, now)
        self.plan(uow, case_id, choices, now)


def _held(uow: UnitOfWork, case_id: int) -> Hearing | None:
    kept = uow.hearings.current(case_id)
    return kept.hearing if kept else None
