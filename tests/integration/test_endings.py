"""How a case ends, on both engines: its time, keeping it longer, the copy for its person, erasing with a receipt."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.errors import BadInput
from app.services.access.records import NewMember
from app.services.access.staff import Staff
from app.services.cases import NoSuchCase
from app.services.endings import (
    NotConfirmed,
    NotYourDeed,
    ending_soon,
    erase,
    keep_longer,
    person_copy,
    read_ending,
)
from app.services.review_case import open_draft
from app.services.review_editing import add_note
from app.services.sent_files import attach
from app.storage.access import access_of
from app.storage.database import Database
from app.storage.tables import access_log, answer_revisions, erasures, review_events, staff_kept_texts
from tests.support.drafts import Desk, reviewer, staff
from tests.support.stored import PEDRO, message, picture, queued, said

ANA, LUZ = staff(), reviewer()
CARMEN = staff("Carmen", "coordinator", code="CARMEN22")


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def rows(desk: Desk, table: object) -> int:
    """How many rows a table has."""
    with desk.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_a_case_ends_a_year_after_the_last_deed_and_not_before_it_was_announced(desk: Desk) -> None:
    """Its day is said; once both were told a month must pass; keeping it longer begins anew, with the reason."""
    seat = desk.case()
    began = desk.now
    ending, kept = read_ending(desk.tools, ANA, seat.case_code, 12)
    assert (ending.ends_at.date(), ending.announced_at, kept) == (began.replace(year=2027).date(), None, [])
    desk.later(days=345)
    with desk.uow() as work:
        work.retention.mark_announced(seat.case_id, desk.now)
        work.commit()
    ending, _ = read_ending(desk.tools, ANA, seat.case_code, 12)
    assert ending.ends_at == desk.now + timedelta(days=30)
    with pytest.raises(BadInput):
        keep_longer(desk.tools, LUZ, seat.case_code, "  ")
    keep_longer(desk.tools, LUZ, seat.case_code, "Appeal is pending.")
    ending, kept = read_ending(desk.tools, ANA, seat.case_code, 12)
    assert (ending.last_activity_at, ending.announced_at) == (desk.now, None)
    assert [(each.by, each.data["reason"]) for each in kept] == [(LUZ.code, "Appeal is pending.")]
    with desk.uow() as work:
        assert work.retention.due_for_purge(now=desk.now + timedelta(days=300)) == []


def test_what_ends_soon_is_listed_for_the_organisation_alone(desk: Desk) -> None:
    """Within three months, the soonest first, with consent only; nothing of another organisation."""
    old = desk.case()
    desk.later(days=20)
    desk.case(address=PEDRO, is_agreed=False)
    desk.later(days=250)
    assert ending_soon(desk.tools, CARMEN, 12) == []
    desk.later(days=20)
    (found,) = ending_soon(desk.tools, CARMEN, 12)
    assert (found.code, found.has_draft, found.ending.announced_at) == (old.case_code, True, None)
    assert ending_soon(desk.tools, reviewer(organisation=2), 12) == []


@pytest.mark.parametrize(
    ("who", "error"),
    [
        pytest.param(ANA, NotYourDeed, id="a volunteer, though the case is theirs"),
        pytest.param(reviewer(organisation=2), NoSuchCase, id="another organisation's lawyer"),
    ],
)
def test_only_who_sees_all_ends_a_case(desk: Desk, who: Staff, error: type[Exception]) -> None:
    """Nothing is changed, handed out or erased, and nothing is logged."""
    code = desk.case().case_code
    for deed in (
        lambda: keep_longer(desk.tools, who, code, "x"),
        lambda: erase(desk.tools, who, code, code, "asked"),
        lambda: person_copy(desk.tools, who, code, "", str),
    ):
        with pytest.raises(error):
            deed()
    assert (rows(desk, access_log), rows(desk, review_events), rows(desk, erasures)) == (0, 0, 0)


def test_the_copy_holds_all_that_is_theirs(desk: Desk) -> None:
    """Application, draft, both sides of the conversation in order, every answer, files as they came; no note."""
    seat = desk.case()
    code = seat.case_code
    with desk.uow() as work:
        for sid, body in (("MM1", "mira\nesto"), ("MM2", "")):
            work.inbox.add(message(sid, body, at=desk.now, media=(picture(),)), conversation_id=seat.conversation_id)
            work.media.add(seat.conversation_id, sid, 0, f"https://api.invalid/{sid}", "image/png")
        first, second = work.media.waiting(now=desk.now)
        work.media.fill(first.media_id, b"\x89PNG\r\n\x1a\nbytes", now=desk.now)
        work.media.give_up(second.media_id, "large")
        work.outbox.enqueue(
            [queued(seat.conversation_id, "c/1", "Gracias.")], person_id=seat.person_id, now=desk.later(minutes=1)
        )
        work.told.add(seat.case_id, [said("mpp/what", "MPP-01", at=desk.now)])
        work.commit()
    add_note(desk.tools, ANA, code, "a thought of the clinic")
    made = person_copy(desk.tools, LUZ, code, "a letter", lambda kind: kind.rpartition("/")[2])
    copy = zipfile.ZipFile(io.BytesIO(made))
    assert set(copy.namelist()) == {
        "README.txt", "draft.pdf", "application.json", "conversation.txt", "answers.json", "told.json", "hearings.json",
        "case.json", "files/1.png", "files/not-in-this-copy.txt",
    }  # fmt: skip
    assert copy.read("files/1.png") == b"\x89PNG\r\n\x1a\nbytes"
    assert copy.read("files/not-in-this-copy.txt").startswith(b"2 ")
    assert copy.read("draft.pdf").startswith(b"%PDF-")
    lines = copy.read("conversation.txt").decode().splitlines()
    assert [line[17:] for line in lines] == ["> mira", "  esto [image/jpeg]", "> [image/jpeg]", "< Gracias."]
    assert json.loads(copy.read("application.json"))["answers"]["A.I.5"]["value"] == "ROSA"
    assert len(json.loads(copy.read("answers.json"))) == 5
    assert not any(b"a thought of the clinic" in copy.read(name) for name in copy.namelist())
    with desk.database.read() as connection:
        assert connection.execute(select(access_log.c.action)).scalars().all() == ["person_copy"]


def test_erasing_needs_the_code_and_takes_everything(desk: Desk) -> None:
    """Another code erases nothing; its own, however typed, takes rows, notes and what a volunteer was writing."""
    seat, other = desk.case(), desk.case(address=PEDRO)
    code = seat.case_code
    add_note(desk.tools, ANA, code, "a thought of the clinic")
    with desk.uow() as work:
        book = access_of(work)
        vera = book.add_member(
            NewMember(desk.organisation, "v@example.org", "Vera", frozenset({"volunteer"}), "es"), desk.now
        )
        book.keep_text(vera.id, f"/clinic/drafts/{code}/note", [("note", "half a sentence")], desk.now)
        book.keep_text(vera.id, f"/clinic/drafts/{other.case_code}/note", [("note", "another's")], desk.now)
        book.keep_text(vera.id, "/clinic/people", [("name", "of no case")], desk.now)
        work.commit()
    for typed in (other.case_code, "", "x" * 40):
        with pytest.raises(NotConfirmed):
            erase(desk.tools, CARMEN, code, typed, "asked")
    assert open_draft(desk.tools, LUZ, code).history
    receipt = erase(desk.tools, CARMEN, code, f" {code.lower()} ", "not_theirs")
    assert (receipt.answers, len(receipt.code)) == (5, 8)
    with pytest.raises(NoSuchCase):
        erase(desk.tools, CARMEN, code, code, "asked")
    assert (rows(desk, answer_revisions), rows(desk, review_events)) == (5, 0)
    with desk.database.read() as connection:
        assert connection.execute(select(erasures.c.reason)).scalars().all() == ["clinic"]
        lines = [(row.staff, row.action, row.case_code) for row in connection.execute(select(access_log))]
    assert lines == [(CARMEN.code, "erased_not_theirs", code)]
    with desk.uow() as work:
        book = access_of(work)
        assert [dict(each.fields) for each in book.kept(vera.id)] == [{"note": "another's"}, {"name": "of no case"}]
        assert book.keep_text(vera.id, f"/clinic/drafts/{code}/note", [("note", "too late")], desk.now) == ""
        work.commit()
    assert rows(desk, staff_kept_texts) == 2
    with pytest.raises(NoSuchCase):
        attach(desk.tools, LUZ, code, 1, "A.I.4")
