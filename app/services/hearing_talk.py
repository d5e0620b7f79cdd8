"""Hearings in talk: what the flow's answers say, and a hearing in words, each hour with the place whose clock it is.

Sentences come from `content/texts/hearing.yaml`; days and hours from CLDR, weekday and month in words (TZ-23).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from babel.dates import format_date

from app.court.deadlines import anniversary_eve, deadline, first_day, has_passed
from app.court.hearings import Hearing, Wall, standing
from app.court.keeping import weigh
from app.court.places import Places
from app.court.plan import Clocked, day_plan
from app.dialogue import readers
from app.dialogue.conversation import Answer
from app.dialogue.library import FlowLibrary
from app.dialogue.world import Found
from app.messaging.sms_variant import bare
from app.messaging.wording import Wording
from app.services.choosing import words_of
from app.services.court_tables import CourtTables
from app.services.messages import Channel

TEXTS, FLOW, CHECK, CHANGE = "hearing", "hearing_date", "hearing_check", "hearing_change"
"""The file of texts about hearings, the flow whose answers say one, the one in which the court's page is read, and the
one that changes a part of what is held."""

INVITE = "hearing_reminders/invite"
"""The node whose answer is the code for a second contact."""

SAMPLE_CODE = "7KQP2M9X"
"""What is shown where nothing is kept: in a printed or played conversation."""

UNKNOWN = "unknown"
"""The option of a list that says it is not known, as the dialogue names it."""

TRAVEL = {"m30": 30, "m60": 60, "m120": 120, "m240": 240}
"""Minutes by the option that the person chose."""


@dataclass(frozen=True)
class HearingWords:
    """Says hearings in one language on one channel."""

    wording: Wording
    library: FlowLibrary
    places: Places
    language: str
    channel: Channel = "whatsapp"

    def __call__(self, name: str, **values: str) -> str:
        """A text of `content/texts/hearing.yaml`, filled."""
        text = self.library.texts[f"{TEXTS}/{name}"]
        return self.wording.text(text.context, text.source, self.language, self.channel, values)

    def day(self, wall: Wall) -> str:
        """A day, and its hour where known: `miércoles, 17 de marzo de 2027, 8:30 a. m.`."""
        return self._plain(readers.show_value("date", {"kind": "date", "iso": wall.iso}, self.language))

    def calendar_day(self, day: date) -> str:
        """A day without its weekday: `17 de marzo de 2027`."""
        return self._plain(str(format_date(day, "long", locale="en" if self.language.startswith("en") else "es")))

    def place(self, place_id: str | None) -> str:
        """A place's name; of one that is not in the table that it is as on the paper."""
        place = self.places.get(place_id)
        return self._plain(place.named(self.language)) if place else self("place_other")

    def clock(self, place_id: str | None) -> str:
        """The name of the city whose clock it is: a bridge has none of its own."""
        return self.place(self.places.clock_of(place_id))

    def lines(self, hearing: Hearing) -> list[str]:
        """What is held of a hearing: at the border, in court."""
        plan = day_plan(hearing, self.places)
        bridge = hearing.bridge
        said = [self._clocked("at_port", plan.report, bridge), self._clocked("at_court", plan.court)] if plan else []
        if plan is None:
            said = [self._bare_line("at_port", hearing.report_at, hearing.port, bridge)]
            said.append(self._bare_line("at_court", hearing.court_at, hearing.court))
        return [line for line in said if line]

    def described(self, hearing: Hearing) -> str:
        """The same as one text."""
        return "\n".join(self.lines(hearing))

    def when(self, hearing: Hearing) -> str:
        """The day that counts and its hour, with the place whose clock it is: for a reminder's one line."""
        plan = day_plan(hearing, self.places)
        if plan is None:
            return ""
        first = (plan.report or plan.court)[0]
        return self("when_where", when=self.day(first.wall), place=self.place(first.place))

    def plan(self, hearing: Hearing) -> str:
        """The hours of the day, one after the other."""
        plan = day_plan(hearing, self.places)
        if plan is None:
            return ""
        leave = (
            [self("leave", when=self.day(plan.leave.wall), clock=self.clock(plan.leave.place))] if plan.leave else []
        )
        return "\n".join([*leave, *self.lines(hearing)])

    def _clocked(self, name: str, clocks: Sequence[Clocked], bridge: str | None = None) -> str:
        if not clocks:
            return ""
        own, *others = clocks
        line = self._bare_line(name, own.wall, own.place, bridge)
        more = [self("other_clock", when=self.day(each.wall), place=self.place(each.place)) for each in others]
        return "; ".join([line, *more])

    def _bare_line(self, name: str, wall: Wall | None, place_id: str | None, bridge: str | None = None) -> str:
        if wall is None:
            return ""
        named = name if self.places.get(place_id) is not None else f"{name}_other"
        place = self.place(place_id) + (f" ({self._plain(bridge)})" if bridge else "")
        return self(named, when=self.day(wall), place=place, clock=self.clock(place_id))

    def _plain(self, words: str) -> str:
        """Names and days as SMS can carry them in one alphabet; they cannot be misread without their accent."""
        return bare(words) if self.channel == "sms" else words


def hearing_of(answers: Mapping[str, Answer], now: datetime, places: Places) -> Hearing | None:
    """The hearing that the flow's answers say, or None when no day in court was said."""
    court_at = _wall(answers, "court_when", "court_hour")
    if court_at is None:
        return None
    report_at = _wall(answers, "report_when", "report_hour") if _value(answers, "sheet") == "yes" else None
    report_at = report_at or _on_day(court_at, answers)
    kind, port = _value(answers, "kind"), _value(answers, "port")
    return Hearing(
        kind=kind if kind in ("master", "individual") else "unknown",
        court=_known(answers, "court"),
        court_at=court_at,
        port=port if report_at else None,
        bridge=places.bridge_named(port, _told_of_border(answers)) if report_at else None,
        report_at=report_at,
        stay=_value(answers, "stay"),
        travel_minutes=TRAVEL.get(_value(answers, "travel") or ""),
        source="court_line" if _value(answers, "source") == "court_line" else "person",
        confirmed_at=now.astimezone(UTC),
    )


def page_claim(held: Hearing | None, answers: Mapping[str, Answer], now: datetime) -> Hearing | None:
    """What the court's page says beside what is held: another day in the same court, and nothing of the border.

    What it says of the day and hour that are held already is that they still hold. None where no day was said.
    """
    wall = _wall(answers, "page_when", "page_hour", flow=CHECK)
    if held is None or wall is None:
        return None
    said = {"is_dated": True, "court_at": wall, "source": "court_line", "confirmed_at": now.astimezone(UTC)}
    if held.court_at is not None and wall.day == held.court_at.day and wall.hour in (None, held.court_at.hour):
        return held.model_copy(update={"confirmed_at": said["confirmed_at"]})
    return held.model_copy(update={**said, "port": None, "bridge": None, "report_at": None})


def changed_claim(held: Hearing | None, answers: Mapping[str, Answer], now: datetime) -> Hearing | None:
    """What is held with another hour, or in another court, as the person reads it from a newer paper.

    None where nothing is held that could change, or nothing was said.
    """
    hour, court = _value(answers, "hour", CHANGE), _value(answers, "court", CHANGE)
    if held is None or not held.is_dated or (hour is None and court is None):
        return None
    said: dict[str, object] = {"source": "person", "confirmed_at": now.astimezone(UTC)}
    name = "report_at" if _value(answers, "clock", CHANGE) == "port" else "court_at"
    wall = getattr(held, name)
    if court is not None:
        said["court"] = court
    elif wall is not None:
        said[name] = Wall.from_iso(f"{wall.day.isoformat()}T{hour}")
    return held.model_copy(update=said)


def no_date(now: datetime) -> Hearing:
    """The person says that they have no date yet."""
    return Hearing(is_dated=False, confirmed_at=now.astimezone(UTC))


def claim_of(
    action: str, held: Callable[[], Hearing | None], answers: Mapping[str, Answer], now: datetime, places: Places
) -> Hearing | None:
    """The hearing that an action claims is so; None for an action that keeps none, or where too little was said.

    `held` gives what is held so far, and is asked only where the claim changes a part of it.
    """
    if action == "keep_hearing":
        return hearing_of(answers, now, places)
    if action == "keep_no_date":
        return no_date(now)
    if action == "keep_page_date":
        return page_claim(held(), answers, now)
    return changed_claim(held(), answers, now) if action == "keep_change" else None


@dataclass(frozen=True)
class HearingTalk:
    """What the flow's actions find. What is kept of this case is looked up only when it is asked for.

    `held` gives its hearing, `second` the state of its second contact, `new_code` a code to hand over to one.
    """

    wording: Wording
    library: FlowLibrary
    tables: CourtTables
    now: datetime
    channel: Channel = "whatsapp"
    held: Callable[[], Hearing | None] = lambda: None
    second: Callable[[], str] = lambda: "none"
    new_code: Callable[[], str] = lambda: SAMPLE_CODE

    def __call__(
        self, action: str, args: Mapping[str, str], answers: Mapping[str, Answer], language: str
    ) -> Found | None:
        """What this action finds; None for one that is not about hearings."""
        words = HearingWords(self.wording, self.library, self.tables.places, language, self.channel)
        if action == "look_hearing":
            return self._look(words)
        if action == "plan_day":
            held = self.held()
            plan = words.plan(held) if held else ""
            return Found("plan" if plan else "none", plan)
        if action == "plan_ways":
            return Found(self._ways(answers))
        if action in ("read_hearing", "keep_hearing"):
            claim = hearing_of(answers, self.now, self.tables.places)
            if claim is None:
                return Found("unclear")
            if args.get("part") == "weekday":
                return self._weekday(claim, answers)
            return self._read(claim, words) if action == "read_hearing" else self._keep(claim, words)
        if action == "look_border":
            held = self.held()
            return Found("yes" if held is not None and held.report_at is not None else "no")
        if action == "look_near":
            return Found(self._near() or "none")
        if action in ("read_change", "keep_change"):
            change = changed_claim(self.held(), answers, self.now)
            if change is None:
                return Found("unclear")
            return self._read(change, words) if action == "read_change" else self._keep(change, words)
        if action == "look_second":
            return Found(self.second())
        if action == "invite_second":
            code = self.new_code()
            return Found(code, f"{code[:4]}-{code[4:]}")
        if action == "keep_page_date":
            page = page_claim(self.held(), answers, self.now)
            return self._keep(page, words) if page is not None else Found("unclear")
        if action == "reckon_deadline":
            return self._reckon(args, answers, language)
        if action == "count_year":
            return self._count_year(args, answers, language)
        return None

    def _ways(self, answers: Mapping[str, Answer]) -> str:
        """Whether the plan's drawing goes along, is offered first since others may look, or cannot go at all."""
        if self.channel == "sms":
            return "words"
        return "picture" if words_of(answers, self.library) == "full" else "ask"

    def _near(self) -> str | None:
        """The city at the port that the border sheet names; else the city where the person said that they wait."""
        held = self.held()
        port = self.tables.places.get(held.port) if held else None
        return port.near if port else held.stay if held else None

    def _look(self, words: HearingWords) -> Found:
        held = self.held()
        if held is None:
            return Found("none")
        return Found(standing(held, self.tables.places, self.now), words.described(held))

    def _read(self, claim: Hearing, words: HearingWords) -> Found:
        """How a claim stands, before anybody has said that it is right."""
        stands = standing(claim, self.tables.places, self.now)
        if stands == "no_date" and claim.court_at:  # a date on a clock that we do not know: by the service's own day
            stands = "past" if claim.court_at.day < self.now.date() else "upcoming"
        early = claim.report_instant(self.tables.places)
        is_timed = claim.court_at is not None and claim.court_at.hour is not None  # a day alone begins at midnight
        court = claim.court_instant(self.tables.places) if is_timed else None
        if early is not None and court is not None and early > court:
            return Found("port_after_court", words.described(claim))
        return Found(stands, words.described(claim))

    def _weekday(self, claim: Hearing, answers: Mapping[str, Answer]) -> Found:
        """Whether offices are `closed` on the day in court; `told` where that was found for the same day before."""
        day = claim.court_at.day if claim.court_at else None
        if day is None or self.tables.holidays.is_workday(day):
            return Found("open")
        before = answers.get(f"{FLOW}/weekday")
        return Found("told" if before is not None and before.original == day.isoformat() else "closed", day.isoformat())

    def _keep(self, claim: Hearing, words: HearingWords) -> Found:
        weighed = weigh(self.held(), claim, self.tables.places, now=self.now)
        return Found(weighed.verdict, words.described(weighed.holds))

    def _reckon(self, args: Mapping[str, str], answers: Mapping[str, Answer], language: str) -> Found | None:
        """The earliest day that a rule can be read to mean, counted from the answer that `from` names."""
        answer = answers.get(args.get("from", ""))
        said = answer.value if answer is not None and isinstance(answer.value, Mapping) else {}
        iso = None if said.get("approximate") else said.get("iso")
        rule = self.tables.rules.by_id.get(args.get("rule", ""))
        try:
            start = Wall.from_iso(str(iso)).day
            if rule is None:
                return None
            found = deadline(rule, start, self.tables.holidays, today=self.now.date())
        except ValueError:
            return Found("unclear")
        words = HearingWords(self.wording, self.library, self.tables.places, language, self.channel)
        return Found("passed" if found.has_passed else "ahead", words.day(Wall(day=found.earliest)))

    def _count_year(self, args: Mapping[str, str], answers: Mapping[str, Answer], language: str) -> Found:
        """The `first` or `last` day of one year, from the first day that the answer named by `from` can mean.

        `today`: whether more than one year has gone by until today, counted from every day that it can mean: `passed`,
        `ahead`, or `either` where it depends on the day. Plain arithmetic: what follows from it is a lawyer's to say.
        """
        answer = answers.get(args.get("from", ""))
        said = answer.value if answer is not None and isinstance(answer.value, Mapping) else {}
        start = first_day(str(said.get("iso", "")))
        if start is None or start > self.now.date():
            return Found("unclear")
        words = HearingWords(self.wording, self.library, self.tables.places, language, self.channel)
        if args.get("end") == "today":
            today = self.now.date()
            is_over = has_passed(str(said.get("iso", "")), today, is_approximate=bool(said.get("approximate")))
            return Found({True: "passed", False: "ahead", None: "either"}[is_over], words.calendar_day(today))
        day = anniversary_eve(start, 1) if args.get("end") == "last" else start
        return Found("counted", words.calendar_day(day))


def _value(answers: Mapping[str, Answer], node: str, flow: str = FLOW) -> str | None:
    answer = answers.get(f"{flow}/{node}")
    return str(answer.value) if answer is not None and answer.state == "answered" else None


def _told_of_border(answers: Mapping[str, Answer]) -> str:
    """The words that told what is kept of the border."""
    told = (answers.get(f"{FLOW}/{name}") for name in ("port", "report_when", "report_hour"))
    return "\n".join(dict.fromkeys(answer.original for answer in told if answer is not None))


def _known(answers: Mapping[str, Answer], node: str) -> str | None:
    """The option chosen from a list; None also for the one that says it is not known."""
    value = _value(answers, node)
    return None if value == UNKNOWN else value


def _on_day(court_at: Wall, answers: Mapping[str, Answer]) -> Wall | None:
    """The hour at the border that was told with the day in court, on that day: it is read back before it counts."""
    hour = _value(answers, "report_hour")
    if hour is None or f"{FLOW}/report_when" in answers:
        return None
    return Wall.from_iso(f"{court_at.day.isoformat()}T{hour}")


def _wall(answers: Mapping[str, Answer], day: str, hour: str, flow: str = FLOW) -> Wall | None:
    """The day said at one question, with the hour said with it or at the next; None for what is no single day."""
    answer = answers.get(f"{flow}/{day}")
    if answer is None or answer.state != "answered" or not isinstance(answer.value, Mapping):
        return None
    if answer.value.get("approximate"):
        return None
    try:
        wall = Wall.from_iso(str(answer.value.get("iso")))
    except ValueError:
        return None
    alone = _value(answers, hour, flow) if wall.hour is None else None
    return Wall.from_iso(f"{wall.iso}T{alone}") if alone else wall
