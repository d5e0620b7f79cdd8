"""One draft as a volunteer sees it: every item with words and English side by side, what waits, what changed.

Opening reads the whole log of answers once; an item's version is how many revisions it has, so that a change made
meanwhile by somebody else is seen before anything is written over it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.errors import BadInput
from app.i589.addresses import Address, UnknownAddress, is_address, parse
from app.i589.application import Application
from app.i589.boxes import fill
from app.i589.flag import Flag
from app.i589.leaf import Leaf
from app.i589.ledger import Ledger, Line
from app.i589.review import check
from app.i589.wording import waits_for_translation
from app.services.cases import NoSuchCase, project
from app.services.forms import FormKit
from app.services.packets import put_into_words, reviewers_packet
from app.services.papers import Row
from app.services.ports import CaseCard, Clock, Revision, UnitOfWork, UnitOfWorkFactory
from app.services.review_ports import AskBack, Look, QueueLine, ReviewEvent, Staff

OPEN_ASKS = ("planned", "waiting", "asked")

REQUIRED_BOX = "I589-34"
"""The flag of boxes that must hold an answer: filled, never settled."""


class Outdated(BadInput):
    """Somebody else changed this meanwhile; nothing was written."""

    status = 409


@dataclass(frozen=True)
class ReviewTools:
    """What reviewing works with. `edition` gives the edition to prepare for on a day."""

    uow: UnitOfWorkFactory
    kit: Callable[[], FormKit]
    edition: Callable[[date], str]
    clock: Clock
    zone: str = "America/Tijuana"

    def today(self) -> date:
        """The day where the organisation is."""
        return self.clock().astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True)
class FlagView:
    """A question for the reviewer. `settled` is the event by which somebody settled it, while nothing changed since."""

    key: str
    flag: Flag
    settled: ReviewEvent | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the form. `row` has label, English and the person's words; `line` where it lands on paper."""

    address: Address
    row: Row
    leaf: Leaf = field(repr=False)
    line: Line | None
    version: int
    latest: Revision | None
    is_waiting: bool
    is_changed: bool
    reviewed: ReviewEvent | None
    flags: tuple[FlagView, ...] = ()
    notes: tuple[ReviewEvent, ...] = ()
    asks: tuple[AskBack, ...] = ()

    @property
    def is_done(self) -> bool:
        """True when somebody has looked at it as it is now and nothing about it is open."""
        has_news = any(ask.state == "answered" for ask in self.asks)
        return self.reviewed is not None and not has_news

    @property
    def has_open_flag(self) -> bool:
        """True while a question about it is not settled."""
        return any(flag.settled is None for flag in self.flags)

    @property
    def has_question(self) -> bool:
        """True while a question about it can be settled; a required box is filled instead."""
        return any(flag.settled is None and flag.flag.id != REQUIRED_BOX for flag in self.flags)


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the form: its heading and items."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class CaseView:
    """A whole draft. `unread` are answers that do not fit the form any more: they are kept and a person looks."""

    card: CaseCard
    line: QueueLine
    application: Application = field(repr=False)
    ledger: Ledger = field(repr=False)
    parts: tuple[PartView, ...] = field(repr=False)
    flags: tuple[FlagView, ...]
    events: tuple[ReviewEvent, ...] = field(repr=False)
    asks: tuple[AskBack, ...] = field(repr=False)
    history: tuple[Revision, ...] = field(repr=False)
    looked: Look | None
    unread: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the form's order."""
        return tuple(item for part in self.parts for item in part.items)

    def item(self, address: str) -> Item:
        """The item at an address of this draft. Raises NoSuchItem."""
        found = next((item for item in self.items if item.address.text == address), None)
        if found is None:
            raise NoSuchItem("the form of this case has no such item")
        return found

    @property
    def open_flags(self) -> tuple[Flag, ...]:
        """The flags that nobody has settled as the answers are now."""
        return tuple(each.flag for each in self.flags if each.settled is None)

    def next_question(self, after: str = "") -> Item | None:
        """The next item, after this address and then from the top, with a question that a reviewer may settle."""
        items = self.items
        start = next((n for n, item in enumerate(items, 1) if item.address.text == after), 0)
        return next((item for item in [*items[start:], *items[:start]] if item.has_question), None)

    def next_open(self, after: str = "") -> Item | None:
        """The next item, after this address and then from the top, that nobody has looked at as it is now."""
        items = [item for item in self.items if item.version]
        start = next((n for n, item in enumerate(items, 1) if item.address.text == after), 0)
        return next((item for item in [*items[start:], *items[:start]] if not item.is_done), None)


class NoSuchItem(BadInput):
    """The form of this case has no such item."""

    status = 404


def see_case(work: UnitOfWork, staff: Staff, code: str) -> CaseCard:
    """The case, when this member of staff may open it. Raises NoSuchCase alike for every other case."""
    card = work.cases.find(code)
    if card is not None and card.is_practice and card.assignee == staff.code:
        return card
    if card is None or not work.consents.is_granted(card.case_id, staff.organisation_id):
        raise NoSuchCase("there is no case with this code")
    if card.organisation_id != staff.organisation_id or not (staff.sees_all or card.assignee == staff.code):
        raise NoSuchCase("there is no case with this code")
    return card


def take_case(work: UnitOfWork, staff: Staff, code: str) -> CaseCard:
    """The same to change something: nobody else changes the case until the transaction ends."""
    card = see_case(work, staff, code)
    work.reviews.lock(card.case_id)
    return see_case(work, staff, code)


def open_draft(tools: ReviewTools, staff: Staff, code: str, lang: str = "en") -> CaseView:
    """A draft as this member of staff sees it. Whoever calls has left the access log's line. Raises NoSuchCase."""
    with tools.uow() as work:
        held = _gather(work, see_case(work, staff, code), staff)
    return _build(tools, held, lang)  # outside the transaction: nobody waits for a page to be made


def mark_seen(tools: ReviewTools, staff: Staff, code: str, revisions: int, events: int) -> None:
    """Remember that everything up to here was looked at; what arrived since keeps its mark."""
    now = tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        held = work.reviews.look(card.case_id, staff.code)
        total = len(form_history(work, card.case_id))
        seen = max(min(revisions, total), held.revisions if held else 0)
        noted = max(events, held.events if held else 0)
        work.reviews.keep_look(card.case_id, staff.code, Look(seen, noted, now))
        if seen >= total and card.assignee in (None, staff.code):
            work.reviews.clear_answer(card.case_id)
        work.commit()


@dataclass(frozen=True, slots=True)
class _Held:
    """What one transaction sees of a draft."""

    card: CaseCard
    line: QueueLine
    history: list[Revision]
    events: list[ReviewEvent]
    asks: list[AskBack]
    look: Look | None


def view_of(work: UnitOfWork, tools: ReviewTools, card: CaseCard, staff: Staff, lang: str = "en") -> CaseView:
    """The draft from what this transaction sees, for a decision that belongs into it."""
    return _build(tools, _gather(work, card, staff), lang)


def _gather(work: UnitOfWork, card: CaseCard, staff: Staff) -> _Held:
    line = work.reviews.line(card.case_id)
    if line is None:
        raise NoSuchCase("there is no draft in this case yet")
    history, events = form_history(work, card.case_id), work.reviews.events(card.case_id)
    look = work.reviews.look(card.case_id, staff.code)
    return _Held(card, line, history, events, work.reviews.asks(card.case_id), look)


def _build(tools: ReviewTools, held: _Held, lang: str) -> CaseView:
    latest = {each.address: each for each in held.history}
    today, card = tools.today(), held.card
    application, unread = project(latest, edition=tools.edition(today), language=card.language or "es")
    kit = tools.kit()
    edition, policy = kit.rules(application.edition)
    _, ledger = fill(application, edition, policy)
    versions = _versions(held.history)
    flags = tuple(_flag_view(flag, versions, held.events, held.asks) for flag in check(application, today))
    lines = {each.address: each for each in ledger}
    words = kit.words(lang)
    shown = put_into_words((each.flag for each in flags), words)
    packet = reviewers_packet(application, ledger, shown, words, on=today)
    maker = _Maker(application, lines, versions, latest, held.history, held.events, held.asks, flags, held.look)
    parts = tuple(PartView(part.title, tuple(maker.item(row) for row in part.rows)) for part in packet.parts)
    return CaseView(
        card, held.line, application, ledger, parts, flags, tuple(held.events), tuple(held.asks), tuple(held.history),
        held.look, unread,
    )  # fmt: skip


def form_history(work: UnitOfWork, case_id: int) -> list[Revision]:
    """Every revision of an item of the form, oldest first; what belongs to the conversation alone is left out."""
    return [each for each in work.answers.history(case_id) if is_address(each.address)]


def _versions(history: Sequence[Revision]) -> dict[str, int]:
    versions: dict[str, int] = {}
    for revision in history:
        versions[revision.address] = versions.get(revision.address, 0) + 1
    return versions


def flag_key(flag: Flag) -> str:
    """What names a flag for as long as it is about the same items."""
    return f"{flag.id} {' '.join(flag.items)}"


def _flag_view(
    flag: Flag, versions: Mapping[str, int], events: Sequence[ReviewEvent], asks: Sequence[AskBack]
) -> FlagView:
    """Settled while the answers are those that were settled, and no question about them was answered since."""
    key = flag_key(flag)
    settled = next((e for e in reversed(events) if e.kind == "flag_settled" and e.data.get("flag") == key), None)
    if settled is not None:
        now = [versions.get(address, 0) for address in flag.items]
        news = any(a.address in flag.items and a.answered_at and a.answered_at > settled.at for a in asks)
        if settled.data.get("versions") != now or news:
            settled = None
    return FlagView(key, flag, settled)


@dataclass(frozen=True)
class _Maker:
    application: Application
    lines: Mapping[str, Line]
    versions: Mapping[str, int]
    latest: Mapping[str, Revision]
    history: Sequence[Revision]
    events: Sequence[ReviewEvent]
    asks: Sequence[AskBack]
    flags: Sequence[FlagView]
    look: Look | None

    def item(self, row: Row) -> Item:
        """One row of the packet with all that is known about its item."""
        place = parse(row.number)
        leaf, version = self.application.leaf(place), self.versions.get(row.number, 0)
        return Item(
            address=place,
            row=row,
            leaf=leaf,
            line=self.lines.get(row.number),
            version=version,
            latest=self.latest.get(row.number),
            is_waiting=waits_for_translation(place, leaf, self.application.language),
            is_changed=self._is_changed(row.number),
            reviewed=self._reviewed(row.number, version),
            flags=tuple(each for each in self.flags if row.number in each.flag.items),
            notes=tuple(e for e in self.events if e.kind == "note" and e.data.get("address") == row.number),
            asks=tuple(ask for ask in self.asks if ask.address == row.number),
        )

    def _is_changed(self, address: str) -> bool:
        """Changed since this member of staff looked last; nothing is new to somebody who never looked."""
        if self.look is None:
            return False
        fresh = any(each.address == address for each in self.history[self.look.revisions :])
        return fresh or any(
            ask.address == address and ask.answered_at is not None and ask.answered_at > self.look.at
            for ask in self.asks
        )

    def _reviewed(self, address: str, version: int) -> ReviewEvent | None:
        marks = (e for e in reversed(self.events) if e.kind in ("reviewed", "unreviewed"))
        last = next((e for e in marks if e.data.get("address") == address), None)
        is_valid = last is not None and last.kind == "reviewed" and last.data.get("version") == version
        return last if is_valid else None


def history_of(view: CaseView, address: str) -> list[Revision]:
    """Every revision of one item, newest first. Raises NoSuchItem."""
    try:
        parse(address)
    except UnknownAddress as error:
        raise NoSuchItem("the form has no such item") from error
    return [each for each in reversed(view.history) if each.address == address]


def changed_since(view: CaseView, at: datetime) -> list[Item]:
    """The items changed after a moment, in the form's order."""
    changed = {each.address for each in view.history if each.at > at}
    return [item for item in view.items if item.address.text in changed]
