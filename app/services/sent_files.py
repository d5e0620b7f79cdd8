"""Photos, voice notes and other files that a person sent: listed, opened, laid beside an item, written down in words.

The file itself is never altered. What somebody writes down from it stands beside it with their name, as a proposal for
an item; taking it into the answer is a revision like any other, which says from which file it came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from app.errors import BadInput
from app.i589 import kinds as k
from app.i589.addresses import Address
from app.i589.application import read_leaf
from app.i589.leaf import Leaf
from app.services.ports import CaseCard, UnitOfWork
from app.services.records import SentFile
from app.services.review_case import NoSuchItem, ReviewTools, see_case, take_case
from app.services.review_editing import MOST_VALUE, current, keep, place_of
from app.services.review_ports import ReviewEvent, Staff, author_of
from app.services.sniffing import Nature

SAME_VISIT = timedelta(minutes=5)
"""A player asks for a recording piece by piece: within this time that is one line of the access log."""

MOST_WORDS = 20_000
"""Characters written down from one file at once."""

Use = Literal["add", "taken", "left"]
"""`add` the words to the answer; `taken`: somebody changed the answer by hand; `left`: nothing to change."""


class NoSuchFile(BadInput):
    """The case has no such file, or it is not kept."""

    status = 404


class NotShown(BadInput):
    """A picture that no page shows. `why`: broken, too large to be opened safely, or of another kind."""

    def __init__(self, why: Literal["broken", "large", "kind"]) -> None:
        super().__init__("this picture is not shown")
        self.why = why


class OtherLanguage(BadInput):
    """The words are in another language than the answer: somebody has to bring them together by hand."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What somebody wrote down from a file, for an item. `use` is what became of it; None while it waits."""

    number: int
    file_id: int
    address: str
    words: str = field(repr=False)
    language: str
    by: str
    at: datetime
    use: str | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """One file with what the clinic did with it. `addresses` are the items it lies beside."""

    file: SentFile
    addresses: tuple[str, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    looked: ReviewEvent | None = None

    @property
    def is_open(self) -> bool:
        """True for a kept file that nobody has laid anywhere, written down, or called done."""
        has_been_used = self.addresses or self.transcripts or self.looked
        return self.file.state == "kept" and not has_been_used


@dataclass(frozen=True)
class CaseFiles:
    """The files of a case, the one sent last first. `suggested` are the items that a file's own message answered.

    `has_draft`: the person has begun the form.
    """

    card: CaseCard
    files: tuple[FileView, ...]
    suggested: dict[int, str]
    has_draft: bool

    def file(self, file_id: int) -> FileView:
        """One of them. Raises NoSuchFile."""
        found = next((each for each in self.files if each.file.file_id == file_id), None)
        if found is None:
            raise NoSuchFile("the case has no such file")
        return found

    def at(self, address: str) -> list[FileView]:
        """Those that lie beside an item or were written down for it."""
        return [f for f in self.files if address in f.addresses or any(t.address == address for t in f.transcripts)]

    @property
    def open(self) -> list[FileView]:
        """Those that nobody has done anything with yet."""
        return [each for each in self.files if each.is_open]


def read_files(tools: ReviewTools, staff: Staff, code: str) -> CaseFiles:
    """The files of a case. Nothing of what is in them is opened. Raises NoSuchCase."""
    with tools.uow() as work:
        return _files(work, see_case(work, staff, code))


def open_file(tools: ReviewTools, staff: Staff, code: str, file_id: int, *, deed: str = "file") -> tuple[Nature, bytes]:
    """What a file is, and its bytes; the access log has a line of who opened which. Raises NoSuchCase, NoSuchFile."""
    now = tools.clock()
    with tools.uow() as work:
        card = see_case(work, staff, code)
        held = _files(work, card).file(file_id).file
        if held.nature is None:
            raise NoSuchFile("this file is not kept")
        content = work.media.content(file_id)
        work.reviews.note_reading(
            staff=staff.code, action=f"{deed}_{file_id}", case_code=card.code, now=now, unless_since=now - SAME_VISIT
        )
        work.commit()
    return held.nature, content


def attach(tools: ReviewTools, staff: Staff, code: str, file_id: int, address: str, *, is_there: bool = True) -> None:
    """Lay a file beside an item, or take it from there. Raises NoSuchItem and NoSuchFile."""
    place, now = place_of(address), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        held = _files(work, card).file(file_id)
        if (place.text in held.addresses) != is_there:
            _note(work, card, staff, "file_attached" if is_there else "file_detached", now, file_id, place.text)
        work.commit()


def call_done(tools: ReviewTools, staff: Staff, code: str, file_id: int) -> None:
    """Note that somebody opened a file and nothing of it belongs into the form. Raises NoSuchFile."""
    now = tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        _files(work, card).file(file_id)
        _note(work, card, staff, "file_looked", now, file_id)
        work.commit()


def transcribe(
    tools: ReviewTools, staff: Staff, code: str, file_id: int, address: str, words: str, language: str
) -> None:
    """Keep what somebody heard or read in a file, as a proposal for an item. Raises BadInput and NoSuchItem."""
    place, said, now = place_of(address), words.replace("\r\n", "\n").strip(), tools.clock()
    if place.item.kind is k.BLANK:
        raise NoSuchItem("this is written by hand when the form is signed")
    if not said or len(said) > MOST_WORDS:
        raise BadInput(f"what is written down has words, and at most {MOST_WORDS} characters")
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise BadInput("a language is named by its tag")
    with tools.uow() as work:
        card = take_case(work, staff, code)
        _files(work, card).file(file_id)
        _note(work, card, staff, "transcribed", now, file_id, place.text, words=said, language=language)
        work.commit()


def use_transcript(tools: ReviewTools, staff: Staff, code: str, number: int, version: int, use: Use) -> Transcript:
    """Say what became of a proposal; with `add` its words become part of the answer, and both are kept.

    Raises NoSuchItem for one that is settled, Outdated when the item changed since the page was made, OtherLanguage,
    and BadInput for an item that does not hold free words.
    """
    now = tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        files = _files(work, card)
        waiting = [t for each in files.files for t in each.transcripts if t.use is None]
        held = next((each for each in waiting if each.number == number), None)
        if held is None:
            raise NoSuchItem("this is settled already")
        if use == "add":
            place = place_of(held.address)
            before = current(work, card, place, version, tools)
            leaf = _added(place, before, held, staff, now)
            sid = files.file(held.file_id).file.message_sid
            keep(work, card, place, leaf, staff, now, message_sid=sid)
        event = ReviewEvent("transcript_settled", staff.code, now, {"number": number, "use": use})
        work.reviews.add(card.case_id, event)
        work.reviews.touch(card.case_id, now=now)
        work.commit()
    return held


def waiting_for(events: Sequence[ReviewEvent]) -> list[str]:
    """The items for which something was written down that nobody has used or left yet."""
    return list(dict.fromkeys(each.address for each in _transcripts(events) if each.use is None))


def takes_words(place: Address) -> bool:
    """True for an item that holds a person's own free words."""
    return place.item.kind.needs_english


def _added(place: Address, before: Leaf, held: Transcript, staff: Staff, now: datetime) -> Leaf:
    """The answer with the new words after those that were there. A translation of less than all is none any more:
    it stays in the history, and its paragraphs with the translator."""
    if not takes_words(place):
        raise BadInput("this item holds no free words")
    words = before.original or before.text
    spoken = (before.language or held.language).split("-")[0]
    if words and spoken != held.language:
        raise OtherLanguage("the answer is in another language")
    joined = f"{words}\n\n{held.words}" if words else held.words
    if len(joined) > MOST_VALUE:
        raise BadInput("this is too long for one answer")
    data = {"state": "answered", "original": joined, "language": held.language}
    if held.language == "en":
        data["value"] = joined
    provenance = {"by": author_of(staff), "at": now.isoformat(), "file": held.file_id}
    return read_leaf(place.text, data).model_copy(update={"provenance": provenance})


def _files(work: UnitOfWork, card: CaseCard) -> CaseFiles:
    sent, events = work.media.of_case(card.case_id), work.reviews.events(card.case_id)
    transcripts = _transcripts(events)
    views = tuple(_view(each, events, transcripts) for each in sent)
    sids = {each.message_sid for each in sent}
    answered = {r.message_sid: r.address for r in work.answers.history(card.case_id) if r.message_sid in sids}
    suggested = {each.file_id: answered[each.message_sid] for each in sent if each.message_sid in answered}
    return CaseFiles(card, views, suggested, work.reviews.line(card.case_id) is not None)


def _view(file: SentFile, events: Sequence[ReviewEvent], transcripts: Sequence[Transcript]) -> FileView:
    mine = [each for each in events if each.data.get("file") == file.file_id]
    addresses: list[str] = []
    for each in mine:
        address = str(each.data.get("address"))
        if each.kind == "file_attached":
            addresses.append(address)
        elif each.kind == "file_detached" and address in addresses:
            addresses.remove(address)
    looked = next((each for each in reversed(mine) if each.kind == "file_looked"), None)
    written = tuple(each for each in transcripts if each.file_id == file.file_id)
    return FileView(file, tuple(addresses), written, looked)


def _transcripts(events: Sequence[ReviewEvent]) -> list[Transcript]:
    used = {e.data["number"]: str(e.data["use"]) for e in events if e.kind == "transcript_settled"}
    return [
        Transcript(
            e.number, e.data["file"], e.data["address"], e.data["words"], e.data["language"], e.by, e.at,
            used.get(e.number),
        )
        for e in events
        if e.kind == "transcribed"
    ]  # fmt: skip


def _note(
    work: UnitOfWork,
    card: CaseCard,
    staff: Staff,
    kind: str,
    now: datetime,
    file_id: int,
    address: str = "",
    **more: str,
) -> None:
    data = {"file": file_id, "address": address, **more}
    work.reviews.add(card.case_id, ReviewEvent(kind, staff.code, now, data))
    work.reviews.touch(card.case_id, now=now)
