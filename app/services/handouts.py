"""The plan for the day as a drawing, a page to print or a calendar file: made when the person asks, for them alone.

What a file is made of is kept sealed behind a random address; the file itself is drawn when it is fetched. Nothing in
it names the person, and nothing is sent that is not signed where signing is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from babel.dates import format_date

from app.court.calendar_file import Entry, calendar_file
from app.court.hearings import Hearing, Wall
from app.court.plan import EARLY, Clocked, DayPlan, day_plan
from app.dialogue import readers
from app.dialogue.conversation import Conversation
from app.dialogue.events import Said
from app.messaging.rendering import Rendered
from app.services.court_tables import CourtTables
from app.services.gate import BEING_CHECKED
from app.services.handout_ports import FILES, Drawer, Handout, HandoutKind
from app.services.hearing_talk import HearingWords
from app.services.messages import Channel
from app.services.ports import Seat, UnitOfWork
from app.services.speech import Voice

ACTIONS: Mapping[str, HandoutKind] = {"plan_picture": "picture", "plan_paper": "page", "plan_calendar": "calendar"}
"""Names that flows may use in `do:`, and what each hands out."""

PATH = "/media/h"
PLAN = "plan"
"""The drawing of the plan."""

CALENDAR_WORDS = "hearing_plan/calendar_words"
"""The question whose answer says which words a calendar may show."""

NIGHT_ENDS = time(5)
"""An hour before this is easily taken for that of the next night: the two days are named."""

_EVENING_BEFORE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Given:
    """A message that brings a file, or a link to one; what it says in law."""

    message: Rendered
    media_url: str | None = None
    told: tuple[Said, ...] = ()


@dataclass(frozen=True)
class HandoutDesk:
    """Hands out files. `base_url`: our own address, as the provider and people reach it."""

    tables: CourtTables
    voice: Voice
    values: Mapping[str, str]
    base_url: str

    def give(
        self, work: UnitOfWork, seat: Seat, action: str, conversation: Conversation, now: datetime
    ) -> Given | None:
        """What goes to the person after this action of the flow; None where there is nothing to make it of."""
        kept, kind = work.hearings.current(seat.case_id), ACTIONS[action]
        plan = day_plan(kept.hearing, self.tables.places) if kept else None
        if kept is None or plan is None:
            return None
        language, channel = conversation.language or seat.language or "es", seat.address.channel
        if kind == "calendar":
            answer = conversation.answers.get(CALENDAR_WORDS)
            is_full = answer is not None and answer.value == "full"
            entries = list(self._entries(work, seat.case_id, kept.hearing, plan, language, is_full=is_full))
            content = calendar_file(entries, now=now, sequence=kept.hearing_id)
            return self._linked(work, seat, Handout(kind, content), "plan/calendar_link", language, now)
        if not self.voice.may_show(PLAN, language):
            return Given(self._message(BEING_CHECKED, language, channel))
        words = self.words(plan, language, is_paper=kind == "page")
        handout = Handout(kind, json.dumps(words, ensure_ascii=False))
        if channel == "sms":
            return self._linked(work, seat, handout, "plan/paper_link", language, now)
        caption = Rendered(words["caption"]) if kind == "picture" else self._message("plan/paper", language, channel)
        told = tuple(self.voice.statements_of(PLAN, language))
        return Given(caption, self._address(work, seat, handout, now), told)

    def words(self, plan: DayPlan, language: str, *, is_paper: bool) -> dict[str, Any]:
        """What the drawing of the plan says, by its slots: the hours, and what holds for everybody."""
        said = HearingWords(self.voice.wording, self.voice.library, self.tables.places, language)
        words = self.voice.picture_words(PLAN, language, self.values)
        rows = list(_rows(plan))
        days = {clock.wall.day for _, clocks in rows for clock in clocks}
        is_one_day = len(days) == 1
        shown = [
            {
                "label": words[name].replace("{place}", said.place(own.place)),
                "when": _hour(own.wall, language) if is_one_day and own.wall.hour else said.day(own.wall),
                "notes": list(_notes(name, own, others, words, said)),
                "is_first": index == 0,
            }
            for index, (name, (own, *others)) in enumerate(rows)
        ]
        day = said.day(Wall(day=days.pop())) if is_one_day else ""
        return {**words, "rows": shown, "day": day, "is_paper": is_paper}

    def _entries(
        self, work: UnitOfWork, case_id: int, hearing: Hearing, plan: DayPlan, language: str, *, is_full: bool
    ) -> Iterator[Entry]:
        """The calendar's entries: in neutral words one, of the moment that comes first; else one for each place."""
        said = HearingWords(self.voice.wording, self.voice.library, self.tables.places, language)
        rows = [(name, clocks[0]) for name, clocks in _rows(plan) if is_full is (name != "leave") or not is_full]
        for name, own in rows if is_full else rows[:1]:
            title = self._text(f"plan/calendar_{name if is_full else 'neutral'}", language, place=said.place(own.place))
            zone = self.tables.places.zone_of(own.place) or hearing.clock(self.tables.places)
            uid = work.handouts.calendar_id(case_id, name if is_full else "first")
            alarms = [_EVENING_BEFORE] if own.wall.hour else []
            if name == "port" and hearing.travel_minutes is not None and own.wall.hour:
                alarms.append(timedelta(minutes=hearing.travel_minutes) + EARLY)
            yield Entry(uid, _moment(own.wall, zone), None, title, alarms=tuple(alarms))

    def _linked(
        self, work: UnitOfWork, seat: Seat, handout: Handout, text_id: str, language: str, now: datetime
    ) -> Given:
        link = self._address(work, seat, handout, now)
        told = tuple(self.voice.statements_of(PLAN, language)) if handout.kind == "page" else ()
        return Given(self._message(text_id, language, seat.address.channel, link=link), told=told)

    def _address(self, work: UnitOfWork, seat: Seat, handout: Handout, now: datetime) -> str:
        token = work.handouts.add(seat.case_id, handout, now=now)
        return f"{self.base_url}{PATH}/{token}/{FILES[handout.kind][0]}"

    def _message(self, text_id: str, language: str, channel: Channel, **values: str) -> Rendered:
        return self.voice.render([self.voice.own(text_id, language, {**self.values, **values})], channel)[0]

    def _text(self, text_id: str, language: str, **values: str) -> str:
        return self.voice.words(self.voice.own(text_id, language, values), "whatsapp")


def made(handout: Handout, drawer: Drawer) -> bytes:
    """The bytes of a file. Raises BadContent when the words do not fit the drawing of this release."""
    if handout.kind == "calendar":
        return handout.content.encode()
    words = json.loads(handout.content)
    svg = drawer.draw(PLAN, words)
    return drawer.png(svg) if handout.kind == "picture" else drawer.pdf(svg, title=words["title"])


def _rows(plan: DayPlan) -> Iterator[tuple[str, tuple[Clocked, ...]]]:
    """Each hour of the day under the name of its words, in order: own clock first."""
    if plan.leave is not None:
        yield "leave", (plan.leave,)
    if plan.report:
        yield "port", plan.report
    if plan.court:
        yield "court", plan.court


def _notes(
    name: str, own: Clocked, others: list[Clocked], words: Mapping[str, str], said: HearingWords
) -> Iterator[str]:
    """Whose clock an hour is, and what other clocks show then; leaving is on the clock at home."""
    if own.wall.hour is not None and own.wall.hour < NIGHT_ENDS:
        before, after = (_weekday(own.wall.day - timedelta(days=back), said.language) for back in (1, 0))
        yield words["night"].replace("{before}", before).replace("{after}", after)
    if name != "leave" and own.wall.hour is not None:
        yield words["clock"].replace("{place}", said.clock(own.place))
    for each in others:
        is_same_day = each.wall.day == own.wall.day and each.wall.hour is not None
        when = _hour(each.wall, said.language) if is_same_day else said.day(each.wall)
        yield words["other"].replace("{place}", said.place(each.place)).replace("{when}", when)


def _hour(wall: Wall, language: str) -> str:
    return readers.show_value("hour", f"{wall.hour:%H:%M}", language)


def _weekday(day: date, language: str) -> str:
    return str(format_date(day, "EEEE", locale="en" if language.startswith("en") else "es"))


def _moment(wall: Wall, zone: tzinfo | None) -> Any:
    """The moment on its own clock; the day alone where the hour or the clock is not known."""
    if wall.hour is None or zone is None:
        return wall.day
    return datetime.combine(wall.day, wall.hour, tzinfo=zone)
