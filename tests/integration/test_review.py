"""Drafts under review, on both engines: opened, edited by two at once, noted, settled, handed over, kept apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.errors import BadApplication, BadInput
from app.services.access.staff import Staff
from app.services.cases import NoSuchCase
from app.services.review_case import NoSuchItem, Outdated, changed_since, history_of, mark_seen, open_draft
from app.services.review_editing import Edit, add_note, edit_item, mark_reviewed, settle_flag
from app.services.review_ports import OPEN_STATES, STATES, Filters
from app.services.review_queue import assign, find_draft, hand_over, hours_left, read_cursor, read_queue, set_state
from app.storage.database import Database
from tests.support.drafts import Desk, reviewer, staff
from tests.support.stored import PEDRO, ROSA_SMS

ANA, LUZ, BEA = staff(), reviewer(), staff("Bea Voluntaria", code="VOLBEA22")


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def edit(address: str = "A.I.5", version: int = 1, value: str = "ROSA MARIA", reason: str = "by phone") -> Edit:
    return Edit(address, version, "answered", value, reason=reason)


def test_a_draft_shows_the_words_beside_the_english(desk: Desk) -> None:
    """Each item in the form's order, the person's words kept, what waits for a translation marked."""
    view = open_draft(desk.tools, ANA, desk.case().case_code)
    name, story = view.item("A.I.5"), view.item("B.1.A.text")
    assert (name.row.answer, name.row.beside, name.is_waiting) == ("ROSA", "Rosa", False)
    assert story.is_waiting
    assert "Después volvieron" in story.row.beside
    places = [item.address for part in view.parts for item in part.items]
    assert [place.item.part for place in places] == sorted(
        (place.item.part for place in places), key=["CAT_box", "A.I", "A.II", "A.III", "B", "C", "D", "E"].index
    )


def test_a_form_that_was_begun_is_in_the_queue(desk: Desk) -> None:
    """Beginning the form makes a draft in progress; finishing every part makes it ready, and nothing set is undone."""
    seat = desk.case()
    with desk.uow() as work:
        line = work.reviews.line(seat.case_id)
        assert line is not None
        assert line.state == "in_progress"
        done = [f"complete_{part}" for part in ("A.I", "A.II", "A.III", "B", "C", "D")]
        again = work.seats.at(seat.conversation_id)
        work.seats.save(again, state="{}", language="es", case_state="in_progress", flags=done, now=desk.now)
        assert work.reviews.line(seat.case_id).state == "ready"  # type: ignore[union-attr]
        work.commit()
    set_state(desk.tools, ANA, seat.case_code, "in_review")
    with desk.uow() as work:
        again = work.seats.at(seat.conversation_id)
        work.seats.save(again, state="{}", language="en", case_state="in_progress", flags=done, now=desk.now)
        assert work.reviews.line(seat.case_id).state == "in_review"  # type: ignore[union-attr]


def test_an_edit_keeps_the_words_and_says_who_and_why(desk: Desk) -> None:
    """The new revision has the new value, the person's own words, the author and the reason; the old one stays."""
    code = desk.case().case_code
    edit_item(desk.tools, ANA, code, edit())
    view = open_draft(desk.tools, ANA, code)
    newest, oldest = history_of(view, "A.I.5")
    leaf = view.item("A.I.5").leaf
    assert (leaf.value, leaf.original, newest.author) == ("ROSA MARIA", "Rosa", "volunteer:VOLANA22")
    assert leaf.provenance == {"by": newest.author, "at": desk.now.isoformat(), "reason": "by phone"}
    assert (oldest.author, view.line.state) == ("person", "in_review")


def test_the_second_of_two_sees_the_first_change_and_nothing_is_written_over(desk: Desk) -> None:
    """An edit made from a page that is no longer true is refused, and the first change stands."""
    code = desk.case().case_code
    edit_item(desk.tools, ANA, code, edit(value="ROSA MARIA"))
    with pytest.raises(Outdated):
        edit_item(desk.tools, LUZ, code, edit(value="ROSALIA"))
    assert open_draft(desk.tools, LUZ, code).item("A.I.5").leaf.value == "ROSA MARIA"
    edit_item(desk.tools, LUZ, code, edit(version=2, value="ROSALIA"))
    assert open_draft(desk.tools, LUZ, code).item("A.I.5").leaf.value == "ROSALIA"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(edit(reason="  "), BadInput, id="no reason"),
        pytest.param(Edit("A.I.12", 1, "answered", "the 40th", reason="x"), BadApplication, id="no day"),
        pytest.param(Edit("A.I.12", 1, "answered", "", reason="x"), BadApplication, id="nothing"),
        pytest.param(Edit("A.I.5", 1, "guessed", "ROSA", reason="x"), BadApplication, id="no such state"),
        pytest.param(Edit("A.I.99", 0, "none", reason="x"), NoSuchItem, id="no such item"),
        pytest.param(Edit("D.signature", 0, "answered", "Rosa", reason="x"), BadInput, id="a signature"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(
    desk: Desk, change: Edit, error: type[Exception]
) -> None:
    """A reason, a value that the item takes, an item that there is."""
    code = desk.case().case_code
    before = len(open_draft(desk.tools, ANA, code).history)
    with pytest.raises(error):
        edit_item(desk.tools, ANA, code, change)
    assert len(open_draft(desk.tools, ANA, code).history) == before


def test_english_in_place_of_foreign_words_is_a_translation_by_name(desk: Desk) -> None:
    """A story edited into English carries its translator; nothing foreign is passed off as the person's English."""
    code = desk.case().case_code
    edit_item(desk.tools, ANA, code, edit("B.1.A.text", 1, "They told me to leave."))
    leaf = open_draft(desk.tools, ANA, code).item("B.1.A.text").leaf
    assert leaf.translation is not None
    assert leaf.value is None
    assert (leaf.translation.text, leaf.translation.by) == ("They told me to leave.", "Ana Voluntaria")


def test_an_item_is_reviewed_until_it_changes(desk: Desk) -> None:
    """The mark holds for the version that was looked at; the next open item is found after it, then from the top."""
    code = desk.case().case_code
    mark_reviewed(desk.tools, ANA, code, "A.I.4", 1)
    view = open_draft(desk.tools, ANA, code)
    assert view.item("A.I.4").is_done
    assert [view.next_open(a).address.text for a in ("", "A.I.4", "B.1.A.text")] == ["A.I.5", "A.I.5", "A.I.5"]  # type: ignore[union-attr]
    desk.told(code, "A.I.4", {"state": "answered", "value": "PEREZ"})
    assert not open_draft(desk.tools, ANA, code).item("A.I.4").is_done
    with pytest.raises(Outdated):
        mark_reviewed(desk.tools, ANA, code, "A.I.4", 1)


def test_what_changed_since_one_looked_is_marked_for_them_alone(desk: Desk) -> None:
    """Nothing is new to somebody who never looked; after that, what others and the person changed."""
    code = desk.case(assignee=None).case_code
    first = open_draft(desk.tools, LUZ, code)
    assert not any(item.is_changed for item in first.items)
    mark_seen(desk.tools, LUZ, code, len(first.history), len(first.events))
    desk.later(hours=1)
    desk.told(code, "A.I.4", {"state": "answered", "value": "PEREZ"})
    again = open_draft(desk.tools, LUZ, code)
    assert [item.address.text for item in again.items if item.is_changed] == ["A.I.4"]
    assert [item.address.text for item in changed_since(again, first.card.created_at + timedelta(minutes=1))] == [
        "A.I.4"
    ]
    mark_seen(desk.tools, LUZ, code, len(first.history), 0)  # an old page marks no more than it showed
    assert open_draft(desk.tools, LUZ, code).item("A.I.4").is_changed


def test_a_settled_flag_opens_again_when_its_items_change(desk: Desk) -> None:
    """Settled with a reason, open again with the next change; a required blank is never settled away."""
    leaf: dict[str, object] = {"state": "answered", "value": "PEREZ9", "original": "Perez9", "language": "es"}
    code = desk.case({"A.I.4": leaf}).case_code
    flag = next(each for each in open_draft(desk.tools, ANA, code).flags if each.flag.items == ("A.I.4",))
    settle_flag(desk.tools, ANA, code, flag.key, "It is so in the passport.")
    settled = open_draft(desk.tools, ANA, code)
    assert flag.flag not in settled.open_flags
    assert next(e.settled for e in settled.flags if e.key == flag.key).data["reason"] == "It is so in the passport."  # type: ignore[union-attr]
    desk.told(code, "A.I.4", {"state": "answered", "value": "PEREZ8"})
    view = open_draft(desk.tools, ANA, code)
    assert flag.key in [each.key for each in view.flags if each.settled is None]
    required = next(each.key for each in view.flags if each.flag.id == "I589-34")
    with pytest.raises(BadInput):
        settle_flag(desk.tools, ANA, code, required, "never mind")


def test_notes_stand_with_their_item(desk: Desk) -> None:
    """A note is kept word for word, hostile or not, with its item and author."""
    code, hostile = desk.case().case_code, "<script>alert(1)</script> \u202eevil\u200b =1+1"
    add_note(desk.tools, ANA, code, hostile, "A.I.4")
    add_note(desk.tools, ANA, code, "about the whole")
    view = open_draft(desk.tools, LUZ, code)
    assert [(n.by, n.data["note"]) for n in view.item("A.I.4").notes] == [("VOLANA22", hostile)]
    assert [e.data["address"] for e in view.events if e.kind == "note"] == ["A.I.4", None]
    with pytest.raises(BadInput):
        add_note(desk.tools, ANA, code, "x" * 2001)


def test_a_case_of_others_is_not_there(desk: Desk) -> None:
    """Another organisation, no consent, no assignment: each answers like a case that does not exist."""
    mine = desk.case().case_code
    shut = desk.case(address=PEDRO, is_agreed=False).case_code
    deeds: tuple[Callable[[Staff, str], object], ...] = (
        lambda who, code: open_draft(desk.tools, who, code),
        lambda who, code: edit_item(desk.tools, who, code, edit()),
        lambda who, code: add_note(desk.tools, who, code, "x"),
        lambda who, code: find_draft(desk.uow, who, code),
        lambda who, code: hand_over(desk.tools, who, code, "x"),
        lambda who, code: assign(desk.tools, who, code, None),
    )
    for who, code in ((reviewer(desk.organisation + 1), mine), (LUZ, shut), (BEA, mine), (LUZ, "00000000")):
        for deed in deeds:
            with pytest.raises(NoSuchCase):
                deed(who, code)
    assert read_queue(desk.uow, reviewer(desk.organisation + 1), Filters(), now=desk.now).lines == ()
    assert [line.code for line in read_queue(desk.uow, LUZ, Filters(), now=desk.now).lines] == [mine]
    assert read_queue(desk.uow, BEA, Filters(), now=desk.now).lines == ()


def test_handing_over_moves_the_case_with_its_note(desk: Desk) -> None:
    """Who had it sees it no more, who gets it reads the note; only who sees all gives cases out."""
    code = desk.case().case_code
    hand_over(desk.tools, ANA, code, "Part B is done, C is not.", "VOLBEA22")
    assert [e.data["note"] for e in open_draft(desk.tools, BEA, code).events if e.kind == "hand_over"]
    with pytest.raises(NoSuchCase):
        open_draft(desk.tools, ANA, code)
    with pytest.raises(NoSuchCase):
        assign(desk.tools, BEA, code, "VOLANA22")
    assign(desk.tools, LUZ, code, "VOLANA22")
    assert open_draft(desk.tools, ANA, code).line.assignee == "VOLANA22"


@pytest.mark.parametrize("state", [s for s in STATES if s not in ("ready", "in_review", "translated", "closed")])
def test_no_hand_sets_what_only_deeds_may(desk: Desk, state: str) -> None:
    """Approved, exported, waiting: these follow from what was done."""
    code = desk.case().case_code
    with pytest.raises(BadInput):
        set_state(desk.tools, LUZ, code, state)


def test_the_queue_runs_soonest_hearing_first_page_by_page(desk: Desk) -> None:
    """Hearings ahead, then none by time untouched, then past ones; pages of any size give the same whole."""
    wanted = [("soon", 2), ("later", 90), ("none-old", None), ("none-new", None), ("past", -5)]
    codes = {}
    for number, (name, hours) in enumerate(wanted):
        desk.later(minutes=1)
        seat = desk.case({}, address=_address(number), assignee=None)
        codes[seat.case_code] = name
        with desk.uow() as work:
            if hours is not None:
                work.cases.set_hearing(seat.case_id, desk.now + timedelta(hours=hours), None, desk.now)
            work.commit()
    for size in (1, 2, 3, 50):
        found, after = [], ""
        for _ in range(9):
            page = read_queue(desk.uow, LUZ, Filters(), now=desk.now, after=after, limit=size)
            found += [codes[line.code] for line in page.lines]
            if page.next is None:
                break
            after = page.next
        assert found == [name for name, _ in wanted], size
    first = read_queue(desk.uow, LUZ, Filters(), now=desk.now)
    assert [hours_left(line, desk.now) for line in first.lines] == [1, 89, None, None, -5]
    assert first.counts == {"in_progress": 5}


def test_filters_narrow_the_queue(desk: Desk) -> None:
    """By state, by who has it, by nobody, by language, by flag, by news."""
    one = desk.case({}, address=_address(1), assignee="VOLANA22")
    two = desk.case({}, address=_address(2), assignee=None)
    with desk.uow() as work:
        seat = work.seats.at(two.conversation_id)
        work.seats.save(seat, state="{}", language="en", case_state="in_progress", flags=["stopped"], now=desk.now)
        work.reviews.note_answer(one.case_id, now=desk.now)
        work.commit()
    set_state(desk.tools, LUZ, two.case_code, "ready")

    def codes(**asked: object) -> list[str]:
        return [line.code for line in read_queue(desk.uow, LUZ, Filters(**asked), now=desk.now).lines]  # type: ignore[arg-type]

    assert codes(states=("ready",)) == codes(assignee="") == codes(language="en") == [two.case_code]
    assert codes(flag="stopped") == [two.case_code]
    assert codes(assignee="VOLANA22") == codes(is_answered=True) == [one.case_code]
    assert codes(flag="stop_ed") == codes(states=("closed",)) == []
    assert set(codes(states=OPEN_STATES)) == {one.case_code, two.case_code}


@pytest.mark.parametrize("text", ["", "zzz", "WzksMSwxXQ", "eyJhIjoxfQ", "é", "W10", "WzAsMWU5OTksMV0"])
def test_a_cursor_that_is_not_ours_begins_at_the_top(text: str) -> None:
    """A link that was cut or made up is no error."""
    assert read_cursor(text) is None


def test_a_new_phone_takes_the_draft_along(desk: Desk) -> None:
    """What the clinic did with a draft goes along when its person takes over from a new phone."""
    known = desk.case({}, address=PEDRO, assignee="VOLANA22")
    fresh = desk.case(address=ROSA_SMS, assignee="VOLANA22")
    add_note(desk.tools, ANA, fresh.case_code, "kept", "A.I.4")
    with desk.uow() as work:
        work.seats.link(work.seats.at(fresh.conversation_id), known.person_id, desk.now)
        work.commit()
    view = open_draft(desk.tools, ANA, known.case_code)
    assert [note.data["note"] for note in view.item("A.I.4").notes] == ["kept"]


def test_erasing_takes_everything_of_the_review(desk: Desk) -> None:
    """Notes, questions, looks and translations go with their person."""
    seat = desk.case()
    add_note(desk.tools, ANA, seat.case_code, "kept")
    mark_seen(desk.tools, ANA, seat.case_code, 1, 1)
    with desk.uow() as work:
        work.reviews.ask(seat.case_id, "A.I.4", "¿Cómo?", "VOLANA22", due_at=desk.now, now=desk.now)
        work.erasure.erase_case(seat.case_id, now=desk.now)
        work.commit()
    with desk.uow() as work:
        assert work.reviews.events(seat.case_id) == work.reviews.asks(seat.case_id) == []
        assert work.reviews.look(seat.case_id, "VOLANA22") is None
    with pytest.raises(NoSuchCase):
        open_draft(desk.tools, ANA, seat.case_code)


def _address(number: int) -> object:
    from app.services.messages import Address

    phone = f"+5255000{number:05d}"
    return Address("whatsapp", phone, phone, phone)
