"""When a fact has changed: who was told the old one, and telling each of them once, as far as they allow it.

The correction itself is never pushed onto a phone that somebody else may hold: it stands first in the answer to
whatever the person writes next. Only a neutral line that there is something new goes out unasked, where it may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.dialogue.conversation import News
from app.services.cases import OpenBook
from app.services.house import House
from app.services.notices import NEWS, heard_from_last, open_seat, unasked, where_allowed
from app.services.ports import UnitOfWork, UnitOfWorkFactory
from app.services.speech import Voice

TELLING = "tell_change"
"""What the access log calls noting a change for a case, and looking up when it was told the old statement."""

Way = Literal["line", "next_message", "already", "nobody"]
"""`line`: a neutral line is queued, and the news waits; `next_message`: the news waits until they write; `already`: it
was noted before; `nobody`: there is no conversation to put it into."""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A case that was told a statement resting on a fact, and when it was last."""

    code: str
    last_at: datetime

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {"code": self.code, "last_told_at": self.last_at.isoformat()}


def people_told(
    uow: UnitOfWorkFactory, open_book: OpenBook, fact_id: str, *, before: datetime, by: str, now: datetime
) -> list[ToldCase]:
    """The cases that were told this fact before a moment, by code. Each lookup leaves a line in the access log."""
    found = []
    with uow() as work:
        for code in work.told.cases_told(fact_id):
            card = work.cases.find(code)
            if card is None:
                continue
            said = [each.at for each in work.told.of_case(card.case_id) if fact_id in each.fact_ids]
            earlier = [at for at in said if at < before]
            open_book(work).note_reading(staff=by, action=TELLING, case_code=code, now=now)
            if earlier:
                found.append(ToldCase(code, max(earlier)))
        work.commit()
    return found


def tell_change(
    uow: UnitOfWorkFactory,
    open_book: OpenBook,
    voice: Callable[[], Voice],
    house: House,
    cases: Iterable[ToldCase],
    news: News,
    *,
    by: str,
    now: datetime,
) -> dict[str, Way]:
    """Note the change for each case, one transaction each; a repeat changes nothing. By code, how each will hear."""
    told: dict[str, Way] = {}
    for case in cases:
        with uow() as work:
            told[case.code] = _tell_one(work, open_book, voice(), house, case.code, news, by=by, now=now)
            work.commit()
    return told


def _tell_one(
    work: UnitOfWork,
    open_book: OpenBook,
    voice: Voice,
    house: House,
    code: str,
    news: News,
    *,
    by: str,
    now: datetime,
) -> Way:
    card = work.cases.find(code)
    if card is None:
        return "nobody"
    seats = [work.seats.at(each) for each in work.cases.conversations(card.case_id)]
    opened = [(seat, held) for seat in seats if (held := open_seat(seat)) is not None]
    if any(each.id == news.id for _, held in opened for each in held.news):
        return "already"
    allowed = where_allowed(seats, voice.library, house)
    chosen = allowed or heard_from_last(opened)
    if chosen is None:
        return "nobody"
    seat, conversation = chosen
    open_book(work).note_reading(staff=by, action=TELLING, case_code=code, now=now)
    noted = conversation.model_copy(update={"news": (*conversation.news, news)})
    work.seats.save(
        seat,
        state=noted.model_dump_json(exclude_defaults=True),
        language=card.language,
        case_state=card.state,
        flags=card.flags,
        now=now,
    )
    if allowed is None:
        return "next_message"
    lines = unasked(seat, conversation, NEWS, f"c{seat.conversation_id}/news/{news.id}", voice, house, now)
    work.outbox.enqueue(lines, person_id=seat.person_id, now=now)
    return "line"
