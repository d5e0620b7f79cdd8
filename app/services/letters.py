"""The inbox at work: what people raised, the conversation of one, what staff write back, taking and closing.

What is written leaves by the rules of asking back (`app.services.review_asking`): at the hours the person chose, whole
or behind a neutral line, or only when they write. Everything needs the person's consent; without it there is a code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.access.visibility import SAME_VISIT
from app.services.cases import OpenBook
from app.services.handoff_ports import InboxLine, InboxState, Raised, Spoken, TalkCursor
from app.services.letter_news import waiting_letters
from app.services.ports import CaseCard, Revision, UnitOfWork, UnitOfWorkFactory
from app.services.review_asking import AskTools, Preview, carry_out, checked_question, previewed, seats_of
from app.services.review_case import Outdated, see_case, take_case
from app.services.review_ports import AskBack
from app.services.wishes import FLAG, Wish, wishes_in

MOST_LETTER = 600
"""Characters of a letter."""

LONG = 140
"""Characters of the program's own words beyond which a page shows their beginning."""

PAGE, TALK_PAGE = 50, 40
READ_EMERGENCY, WROTE = "emergency_numbers", "wrote"
"""What the access log calls looking at name and number in an emergency, and writing to the person."""

SHARING = "@emergency_sharing"
LAST_NAME, FIRST_NAME = "A.I.4", "A.I.5"

Sharing = Literal["none", "refused", "shared"]
"""`none`: no emergency is open; `refused`: the person did not allow name and number in one; `shared`: they did."""


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of the inbox, and how many lines are open and answered (counted up to a hundred)."""

    lines: tuple[InboxLine, ...]
    counts: Mapping[InboxState, int]
    has_more: bool


@dataclass(frozen=True)
class Talk:
    """A conversation as it was spoken, and what stands about it in the inbox.

    `older` continues to earlier messages. `letters` are those not told yet. `sharing` says what an emergency shows;
    only with `shared` there are `names` and `numbers`. `newest` names the last letter, so that two who write at once
    see each other. `told` are the letters that the person has been told.
    `wishes` are what the person added to an agreement or to a call for a person: to be read before anybody acts.
    """

    card: CaseCard
    raised: tuple[Raised, ...]
    spoken: tuple[Spoken, ...] = field(repr=False)
    older: TalkCursor | None
    letters: tuple[AskBack, ...] = field(repr=False)
    sharing: Sharing
    names: tuple[str, ...] = field(default=(), repr=False)
    numbers: tuple[str, ...] = field(default=(), repr=False)
    newest: int = 0
    told: tuple[str, ...] = field(default=(), repr=False)
    wishes: tuple[Wish, ...] = ()

    def is_long(self, said: Spoken) -> bool:
        """True for what the program said at length, menus above all: a page shows its beginning. Letters stay whole."""
        return said.is_ours and said.kind == "reply" and len(said.text or "") > LONG and not self.is_letter(said)

    def is_letter(self, said: Spoken) -> bool:
        """True for a message of ours that tells what a member of staff wrote."""
        return said.is_ours and any(letter in (said.text or "") for letter in self.told)

    @property
    def unclosed(self) -> tuple[Raised, ...]:
        """What nobody has closed."""
        return tuple(each for each in self.raised if each.closed_at is None)

    @property
    def taken_by(self) -> str | None:
        """Who has taken it."""
        return next((each.taken_by for each in reversed(self.unclosed) if each.taken_by), None)

    @property
    def has_draft(self) -> bool:
        """True when a form was begun, so that there is a draft to look at."""
        return self.card.state == "in_progress"


def read_inbox(uow: UnitOfWorkFactory, staff: Staff, state: InboxState, *, page: int = 1) -> InboxPage:
    """What this member of staff may see of the inbox. Nothing sealed is opened, so the access log gets no line."""
    assignee = None if staff.sees_all else staff.code
    with uow() as work:
        held, own = work.handoffs, staff.organisation_id
        lines = held.lines(own, state, assignee=assignee, limit=PAGE + 1, offset=(page - 1) * PAGE)
        counts = held.counts(own, assignee=assignee)
    return InboxPage(tuple(lines[:PAGE]), counts, len(lines) > PAGE)


def open_talk(
    uow: UnitOfWorkFactory, open_book: OpenBook, staff: Staff, code: str, *, now: datetime, before: str = ""
) -> Talk:
    """The conversation of a case. Whoever calls has left the access log's line; an emergency that shows name and number
    leaves one more. Raises NoSuchCase."""
    with uow() as work:
        card = see_case(work, staff, code)
        raised = work.handoffs.raised(card.code)
        spoken = work.talks.spoken(card.case_id, limit=TALK_PAGE + 1, before=read_cursor(before))
        shown = spoken[-TALK_PAGE:]
        needs_answers = _is_emergency(raised) or FLAG in card.flags
        latest = work.answers.latest(card.case_id) if needs_answers else {}
        sharing = _sharing(raised, latest)
        letters = work.reviews.asks(card.case_id, kind="letter")
        names, numbers = _identity(work, card, latest) if sharing == "shared" else ((), ())
        if sharing == "shared":
            open_book(work).note_reading(
                staff=staff.code, action=READ_EMERGENCY, case_code=card.code, now=now, unless_since=now - SAME_VISIT
            )
            work.commit()
    first = shown[0] if len(spoken) > TALK_PAGE else None
    return Talk(
        card,
        tuple(raised),
        tuple(shown),
        TalkCursor(first.at, first.is_ours, first.number) if first else None,
        tuple(each for each in letters if each.state in ("planned", "waiting")),
        sharing,
        names,
        numbers,
        letters[-1].ask_id if letters else 0,
        tuple(each.question for each in letters if each.state in ("asked", "answered", "told")),
        wishes_in(latest),
    )


def preview_letter(tools: AskTools, staff: Staff, code: str, words: str) -> Preview:
    """What would arrive, and how. Nothing is sent. Raises BadInput and NoSuchCase."""
    checked, now = checked_question(words, MOST_LETTER), tools.review.clock()
    with tools.review.uow() as work:
        card = see_case(work, staff, code)
        return previewed(tools, seats_of(work, card.case_id), checked, now, card.language or "es", "letter")


def write_letter(tools: AskTools, staff: Staff, code: str, words: str, *, newest: int) -> Preview:
    """Write to the person. Raises BadInput, and Outdated when somebody else wrote since the page was drawn.

    What was open is answered, and taken by whoever writes where nobody had it.
    """
    checked, now = checked_question(words, MOST_LETTER), tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        letters = work.reviews.asks(card.case_id, kind="letter")
        if (letters[-1].ask_id if letters else 0) != newest:
            raise Outdated("somebody else wrote meanwhile")
        seats = seats_of(work, card.case_id)
        seen = previewed(tools, seats, checked, now, card.language or "es", "letter")
        if seen.way == "nobody":
            raise BadInput("this person has no conversation through which they can be written to")
        work.reviews.ask(card.case_id, "", checked, staff.code, due_at=seen.due_at, now=now, kind="letter")
        for seat in seats:
            work.seats.set_handed_off(seat, True, now)
        if not any(each.taken_by for each in work.handoffs.raised(card.code) if each.closed_at is None):
            work.handoffs.take(card.code, staff.code, now=now)
        work.handoffs.note_answer(card.code, now=now)
        if seen.due_at <= now:
            carry_out(tools, work, work.reviews.asks(card.case_id, "planned", kind="letter")[-1], now)
        work.reviews.note_reading(staff=staff.code, action=WROTE, case_code=card.code, now=now)
        work.retention.note_activity(card.case_id, now)
        work.commit()
    return seen


def withdraw_letter(tools: AskTools, staff: Staff, code: str, letter_id: int) -> None:
    """Take back a letter that the person has not been told. Raises Outdated when they have."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        held = next((each for each in waiting_letters(work, card.case_id) if each.ask_id == letter_id), None)
        if held is None or not work.reviews.settle_ask(held, "withdrawn", now=now):
            raise Outdated("this letter was told or taken back already")
        work.commit()


def take(tools: AskTools, staff: Staff, code: str, *, gives_back: bool = False) -> None:
    """Take what is open of a case, so that others see who has it; or give it back. Raises NoSuchCase."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        work.handoffs.take(card.code, None if gives_back else staff.code, now=now)
        work.commit()


def close(tools: AskTools, staff: Staff, code: str) -> None:
    """Nothing is left to do: the conversation is the program's again, but for letters that wait. Raises NoSuchCase."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        work.handoffs.close(card.code, staff.organisation_id, staff.code, now=now)
        if not waiting_letters(work, card.case_id):
            for seat in seats_of(work, card.case_id):
                work.seats.set_handed_off(seat, False, now)
        work.commit()


def reopen(tools: AskTools, staff: Staff, code: str) -> None:
    """It was closed too early. Raises NoSuchCase."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        work.handoffs.reopen(card.code, now=now)
        work.commit()


def set_aside(uow: UnitOfWorkFactory, staff: Staff, code: str, *, now: datetime) -> bool:
    """Close what somebody raised who did not agree that their case is seen: nothing of it is opened.

    Only for who sees all cases of the organisation; False when nothing was open under this code.
    """
    with uow() as work:
        card = work.cases.find(code) if staff.sees_all else None
        if card is None or card.organisation_id != staff.organisation_id:
            return False
        closed = work.handoffs.close(card.code, staff.organisation_id, staff.code, now=now)
        work.commit()
    return closed > 0


# --- where a page of a conversation ends ---


def write_cursor(cursor: TalkCursor) -> str:
    """The cursor as text for a link: a time and a row, nothing about anybody."""
    micros = round(cursor.at.timestamp() * 1_000_000)
    return f"{micros}-{int(cursor.is_ours)}-{cursor.number}"


def read_cursor(text: str) -> TalkCursor | None:
    """The cursor again, or None for anything else."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 17 for part in parts):
        return None
    micros, is_ours, number = map(int, parts)
    try:
        seconds, rest = divmod(micros, 1_000_000)
        return TalkCursor(datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest), bool(is_ours), number)
    except (ValueError, OverflowError, OSError):
        return None


# --- an emergency's own consent ---


def _is_emergency(raised: Sequence[Raised]) -> bool:
    return any(each.kind == "emergency" and each.closed_at is None for each in raised)


def _sharing(raised: Sequence[Raised], latest: Mapping[str, Revision]) -> Sharing:
    if not _is_emergency(raised):
        return "none"
    return "shared" if _value(latest, SHARING) == "yes" else "refused"


def _identity(
    work: UnitOfWork, card: CaseCard, latest: Mapping[str, Revision]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name and numbers of the person, as far as they are known."""
    names = [said for where in (FIRST_NAME, LAST_NAME) if (said := _value(latest, where))]
    numbers = [seat.address.number for seat in seats_of(work, card.case_id) if seat.address.number]
    return tuple(names), tuple(dict.fromkeys(numbers))


def _value(latest: Mapping[str, Revision], where: str) -> str:
    leaf = json.loads(latest[where].leaf) if where in latest else None
    if not isinstance(leaf, dict) or leaf.get("state") != "answered":
        return ""
    return str(leaf.get("original") or leaf.get("value") or "") if not where.startswith("@") else str(leaf.get("value"))
