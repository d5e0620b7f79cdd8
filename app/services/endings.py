"""How a case ends: kept until its time is over, kept longer with a reason, handed to its person, erased.

Only who sees all cases does any of it. What is erased is erased whole, as if the person had written ERASE.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from app.errors import BadInput, WrongUse
from app.i589.application import dump, load
from app.services.cases import NoSuchCase, project
from app.services.forms import fill_to_pdf
from app.services.ports import CaseCard, ErasureReceipt, UnitOfWork
from app.services.records import Ending, EndingCase, SentFile
from app.services.review_case import ReviewTools, see_case, take_case
from app.services.review_ports import ReviewEvent, Staff
from app.services.review_queue import checked_note

Why = Literal["asked", "not_theirs", "empty"]
WHYS: tuple[Why, ...] = get_args(Why)
"""The person asked for it; the number is somebody else's or the case a mistake; there is nothing in it."""

MOST_FILES = 100 * 1024 * 1024
"""Bytes of files in one copy: it is made in memory, and nothing of it is left on the disk of the server."""


class NotConfirmed(BadInput):
    """What was typed is not the code of this case."""


class NotYourDeed(WrongUse):
    """Only who sees every case of the organisation may do this."""

    status = 403


def read_ending(tools: ReviewTools, staff: Staff, code: str, months: int) -> tuple[Ending, list[ReviewEvent]]:
    """When a case ends, and how often somebody kept it longer, newest first. Raises NoSuchCase."""
    with tools.uow() as work:
        card = _real(see_case(work, staff, code))
        ending = work.retention.ending(card.case_id, now=tools.clock(), months=months)
        kept = [each for each in work.reviews.events(card.case_id) if each.kind == "kept_longer"]
    return ending, kept[::-1]


def ending_soon(tools: ReviewTools, staff: Staff, months: int) -> list[EndingCase]:
    """The organisation's cases that end within three months, the soonest first."""
    _check(staff)
    with tools.uow() as work:
        return work.retention.ending_soon(staff.organisation_id, now=tools.clock(), months=months)


def keep_longer(tools: ReviewTools, staff: Staff, code: str, reason: str) -> None:
    """Let the time of a case begin anew today. Raises BadInput without a reason."""
    _check(staff)
    words, now = checked_note(reason), tools.clock()
    with tools.uow() as work:
        card = _real(take_case(work, staff, code))
        work.retention.note_activity(card.case_id, now)
        work.reviews.add(card.case_id, ReviewEvent("kept_longer", staff.code, now, {"reason": words}))
        work.reviews.note_reading(staff=staff.code, action="kept_longer", case_code=card.code, now=now)
        work.commit()


def erase(tools: ReviewTools, staff: Staff, code: str, typed: str, why: Why) -> ErasureReceipt:
    """Erase the person of a case whole. Raises NotConfirmed when something else than its code was typed.

    The access log keeps who did it, when and why; of the person it has the code alone.
    """
    _check(staff)
    now = tools.clock()
    with tools.uow() as work:
        card = _real(take_case(work, staff, code))
        meant = work.cases.find(typed)
        if meant is None or meant.case_id != card.case_id:
            raise NotConfirmed("this is not the code of the case")
        work.reviews.note_reading(staff=staff.code, action=f"erased_{why}", case_code=card.code, now=now)
        receipt = work.erasure.erase_case(card.case_id, now=now, reason="asked" if why == "asked" else "clinic")
        work.commit()
    return receipt


def person_copy(tools: ReviewTools, staff: Staff, code: str, note: str, ending_of: Callable[[str], str]) -> bytes:
    """All that is kept of a person as a ZIP, for the person: application, draft, conversation, answers, files.

    Notes of the clinic are its own, and do not go along. `note` is the letter that does; `ending_of` the ending of
    a file's name for its type. Nothing of it is written to a disk here. The access log has a line.
    """
    _check(staff)
    now, made = tools.clock(), io.BytesIO()
    with tools.uow() as work:
        card = _real(see_case(work, staff, code))
        papers = dict(_papers(work, tools, card, now))
        sent = work.media.of_case(card.case_id)
        work.reviews.note_reading(staff=staff.code, action="person_copy", case_code=card.code, now=now)
        work.commit()
    taken, left_out = _that_fit(sent)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        copy.writestr("README.txt", note)
        copy.writestr("draft.pdf", _draft(tools, papers["application.json"]))
        for name, content in papers.items():
            copy.writestr(name, content)
        for each in taken:
            with tools.uow() as work:  # one at a time: nobody else waits for all of them
                file = work.media.content(each.file_id)
            kind = each.nature.media_type if each.nature else ""
            copy.writestr(f"files/{each.file_id}.{ending_of(kind)}", file)
        if left_out:
            names = "\n".join(f"{each.file_id} {each.sent_at.isoformat()} {each.state}" for each in left_out)
            copy.writestr("files/not-in-this-copy.txt", names + "\n")
    return made.getvalue()


def _that_fit(sent: Sequence[SentFile]) -> tuple[list[SentFile], list[SentFile]]:
    """The files that go along, oldest first, and those that do not: not kept, or beyond what one copy holds."""
    taken: list[SentFile] = []
    left_out: list[SentFile] = []
    room = MOST_FILES
    for each in reversed(sent):
        size = each.nature.size if each.nature else MOST_FILES + 1
        (taken if size <= room else left_out).append(each)
        room -= size if size <= room else 0
    return taken, left_out


def _draft(tools: ReviewTools, application: str) -> bytes:
    return fill_to_pdf(load(application), tools.kit(), on=tools.today(), flags=[]).pdf


def _papers(work: UnitOfWork, tools: ReviewTools, card: CaseCard, now: datetime) -> Iterator[tuple[str, str]]:
    """The written things, by the names of their files."""
    language, edition = card.language or "es", tools.edition(tools.today())
    history = work.answers.history(card.case_id)
    application, _ = project({each.address: each for each in history}, edition=edition, language=language)
    yield "application.json", _json(dump(application))
    yield "conversation.txt", _conversation(work, card, ZoneInfo(tools.zone))
    yield "answers.json", _json([asdict(each) | {"leaf": json.loads(each.leaf)} for each in history])
    yield "told.json", _json([asdict(each) for each in work.told.of_case(card.case_id)])
    yield "hearings.json", _json([asdict(each) for each in work.hearings.history(card.case_id)])
    clear = {"code": card.code, "language": language, "began": card.created_at, "flags": card.flags, "copied": now}
    yield "case.json", _json(clear)


def _conversation(work: UnitOfWork, card: CaseCard, zone: ZoneInfo) -> str:
    """Line by line as a transcript: `>` the person, `<` the service; files by what they were called."""
    heard = work.inbox.history(card.case_id)
    came = [(each.received_at, ">", _with_files(each.body, [f.content_type for f in each.media])) for each in heard]
    left = [(each.at, "<", each.text or "") for each in work.outbox.left(card.case_id)]
    lines = sorted([*came, *left], key=lambda line: (line[0], line[1] == "<"))
    return "".join(f"{at.astimezone(zone):%Y-%m-%d %H:%M} {whose} {_indented(text)}\n" for at, whose, text in lines)


def _with_files(text: str, kinds: Sequence[str]) -> str:
    return " ".join([text, *(f"[{kind}]" for kind in kinds)]).strip()


def _indented(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\n" + " " * 19)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _real(card: CaseCard) -> CaseCard:
    """A case of somebody real: a practice case is begun again, and has no other end. Raises NoSuchCase."""
    if card.is_practice:
        raise NoSuchCase("a practice case is begun again, never erased")
    return card


def _check(staff: Staff) -> None:
    if not staff.sees_all:
        raise NotYourDeed("a coordinator or reviewer does this")
