"""Files of people, on both engines: listed by case, opened by who may, written down, taken into the answer, erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.channels.simulator.samples import voice_note
from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.cases import NoSuchCase
from app.services.ports import Seat
from app.services.review_case import NoSuchItem, Outdated, open_draft
from app.services.review_editing import Edit, edit_item
from app.services.sent_files import (
    NoSuchFile,
    OtherLanguage,
    attach,
    call_done,
    open_file,
    read_files,
    transcribe,
    use_transcript,
    waiting_for,
)
from app.storage.database import Database
from app.storage.tables import access_log
from tests.support.drafts import Desk, reviewer, staff
from tests.support.stored import PEDRO, message

ANA = staff()


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def sent(desk: Desk, seat: Seat, sid: str, content: bytes | None = None, caption: str = "") -> int:
    """A file of this person; kept, when there is content. Its number."""
    with desk.uow() as work:
        work.inbox.add(message(sid, caption, at=desk.now), conversation_id=seat.conversation_id)
        work.media.add(seat.conversation_id, sid, 0, f"https://api.invalid/{sid}", "audio/ogg")
        file = work.media.waiting(now=desk.now)[-1]
        if content is not None:
            work.media.fill(file.media_id, content, now=desk.now)
        work.commit()
    return file.media_id


def test_files_are_listed_newest_first_with_their_words(desk: Desk) -> None:
    """What is kept says what it is; what waits or could not be had says so; another case's are not among them."""
    seat, other = desk.case(), desk.case(address=PEDRO)
    first = sent(desk, seat, "MM1", voice_note(), "mi voz")
    desk.later(minutes=5)
    second = sent(desk, seat, "MM2")
    with desk.uow() as work:
        work.media.give_up(second, "large")
        work.commit()
    strange = sent(desk, other, "MM3", b"<p>")
    found = read_files(desk.tools, ANA, seat.case_code)
    assert [(f.file.file_id, f.file.state, f.file.caption) for f in found.files] == [
        (second, "large", ""),
        (first, "kept", "mi voz"),
    ]
    assert [each.file.file_id for each in found.open] == [first]
    nature = found.file(first).file.nature
    assert nature is not None
    assert (nature.kind, nature.media_type, nature.size) == ("voice", "audio/ogg", len(voice_note()))
    for number in (second, strange, 999):
        with pytest.raises(NoSuchFile):
            open_file(desk.tools, ANA, seat.case_code, number)


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(staff("Bea", code="VOLBEA22"), id="a volunteer without the case"),
        pytest.param(reviewer(organisation=2), id="another organisation's lawyer"),
    ],
)
def test_only_who_may_open_the_case_opens_its_files(desk: Desk, who: Staff) -> None:
    """For everybody else there is no such case, whatever they ask for."""
    seat = desk.case()
    number, code = sent(desk, seat, "MM1", voice_note()), seat.case_code
    for asked in (
        lambda: read_files(desk.tools, who, code),
        lambda: open_file(desk.tools, who, code, number),
        lambda: attach(desk.tools, who, code, number, "A.I.4"),
        lambda: call_done(desk.tools, who, code, number),
        lambda: transcribe(desk.tools, who, code, number, "A.I.4", "x", "es"),
        lambda: use_transcript(desk.tools, who, code, 1, 0, "left"),
    ):
        with pytest.raises(NoSuchCase):
            asked()


def test_opening_leaves_one_line_for_a_visit(desk: Desk) -> None:
    """A player asks for piece after piece: one line in five minutes, and a new one later."""
    seat = desk.case()
    number = sent(desk, seat, "MM1", voice_note())
    for minutes in (0, 1, 3, 6):
        desk.later(minutes=minutes)
        assert open_file(desk.tools, ANA, seat.case_code, number)[1] == voice_note()
    with desk.database.read() as connection:
        lines = [(row.staff, row.action, row.case_code) for row in connection.execute(select(access_log))]
    assert lines == [(ANA.code, f"file_{number}", seat.case_code)] * 2


def test_what_was_written_down_becomes_part_of_the_story(desk: Desk) -> None:
    """After the person's own words, in their language, to be translated anew; the revision says from which file."""
    seat = desk.case()
    number, code = sent(desk, seat, "MM1", voice_note()), seat.case_code
    transcribe(desk.tools, ANA, code, number, "B.1.A.text", "Y me buscaron.\r\n", "es")
    (file,) = read_files(desk.tools, ANA, code).files
    (written,) = file.transcripts
    assert (written.words, written.use, file.is_open) == ("Y me buscaron.", None, False)
    before = open_draft(desk.tools, ANA, code).item("B.1.A.text")
    use_transcript(desk.tools, ANA, code, written.number, before.version, "add")
    view = open_draft(desk.tools, ANA, code)
    item = view.item("B.1.A.text")
    assert item.leaf.original == f"{before.leaf.original}\n\nY me buscaron."
    assert (item.is_waiting, item.latest.message_sid, item.latest.author) == (True, "MM1", f"volunteer:{ANA.code}")  # type: ignore[union-attr]
    assert (item.leaf.provenance or {})["file"] == number
    assert waiting_for(view.events) == []
    with pytest.raises(NoSuchItem):
        use_transcript(desk.tools, ANA, code, written.number, item.version, "left")


def test_two_at_one_item_and_two_languages_never_mix(desk: Desk) -> None:
    """An item that changed meanwhile, another language, a box of no free words: nothing is written, all is kept."""
    seat = desk.case()
    number, code = sent(desk, seat, "MM1", voice_note()), seat.case_code
    for address, language in (("B.1.A.text", "es"), ("B.1.A.text", "mam"), ("A.I.12", "es")):
        transcribe(desk.tools, ANA, code, number, address, "palabras", language)
    first, mam, box = read_files(desk.tools, ANA, code).file(number).transcripts
    edit_item(desk.tools, ANA, code, Edit("B.1.A.text", 1, "unknown", reason="by phone"))
    with pytest.raises(Outdated):
        use_transcript(desk.tools, ANA, code, first.number, 1, "add")
    with pytest.raises(OtherLanguage):
        use_transcript(desk.tools, ANA, code, mam.number, 2, "add")
    with pytest.raises(BadInput):
        use_transcript(desk.tools, ANA, code, box.number, 1, "add")
    view = open_draft(desk.tools, ANA, code)
    assert (len(view.history), waiting_for(view.events)) == (6, ["B.1.A.text", "A.I.12"])


@pytest.mark.parametrize(
    ("address", "words", "language", "error"),
    [
        pytest.param("Z.9", "x", "es", NoSuchItem, id="no such item"),
        pytest.param("A.I.4", " \n ", "es", BadInput, id="no words"),
        pytest.param("A.I.4", "x" * 20_001, "es", BadInput, id="too many words"),
        pytest.param("A.I.4", "x", "<b>", BadInput, id="no language"),
    ],
)
def test_what_cannot_be_written_down(
    desk: Desk, address: str, words: str, language: str, error: type[Exception]
) -> None:
    """Nothing is kept, and the reason is of a kind that the page can say."""
    seat = desk.case()
    number = sent(desk, seat, "MM1", voice_note())
    with pytest.raises(error):
        transcribe(desk.tools, ANA, seat.case_code, number, address, words, language)
    assert read_files(desk.tools, ANA, seat.case_code).file(number).is_open


def test_the_message_that_answered_an_item_suggests_it(desk: Desk) -> None:
    """A voice note sent as the answer to a question is offered for that item."""
    seat = desk.case()
    number = sent(desk, seat, "MM1", voice_note())
    with desk.uow() as work:
        latest = work.answers.latest(seat.case_id)["A.I.5"]
        work.answers.append(seat.case_id, [replace(latest, message_sid="MM1", at=desk.later(seconds=1))])
        work.commit()
    assert read_files(desk.tools, ANA, seat.case_code).suggested == {number: "A.I.5"}


def test_words_and_files_go_with_the_person(desk: Desk) -> None:
    """After an erasure neither the file nor what was written down from it opens or stands anywhere."""
    seat = desk.case()
    number, code = sent(desk, seat, "MM1", voice_note(), "mi voz"), seat.case_code
    transcribe(desk.tools, ANA, code, number, "A.I.4", "palabras", "es")
    attach(desk.tools, ANA, code, number, "A.I.4")
    with desk.uow() as work:
        work.erasure.erase_case(seat.case_id, now=desk.later(hours=1))
        work.commit()
    with desk.uow() as work:
        assert (work.media.of_case(seat.case_id), work.reviews.events(seat.case_id)) == ([], [])
        assert work.provider_deletions.due(now=desk.now + timedelta(minutes=1)) == ["MM1"]
