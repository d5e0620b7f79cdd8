"""Translation, approval and export, on both engines: by name, refused while anything is open, ended by any change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.errors import BadInput, WrongUse
from app.i589.flag import Flag
from app.i589.requirements import REQUIRED
from app.services.review_approving import (
    NotYet,
    NotYours,
    approval,
    approve,
    draft_paper,
    export,
    log_read_back,
    still_open,
)
from app.services.review_case import CaseView, Outdated, open_draft
from app.services.review_editing import Edit, edit_item, settle_flag
from app.services.review_translation import (
    certificates,
    finish,
    paragraphs,
    paragraphs_of,
    save_paragraph,
    second_read,
    second_reader,
)
from app.storage.database import Database
from tests.support.drafts import Desk, reviewer, staff

STORY = "B.1.A.text"
ANA, BEA, LUZ = staff(), staff("Bea Voluntaria", "coordinator", code="VOLBEA22"), reviewer()


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def whole(**changes: dict[str, object]) -> dict[str, dict[str, object]]:
    """Answers with every required box, the preparer question said, and nothing foreign."""
    answers: dict[str, dict[str, object]] = {address: {"state": "answered", "value": "no"} for address in REQUIRED}
    answers |= {
        "A.I.4": {"state": "answered", "value": "PEREZ"},
        "A.I.12": {"state": "answered", "value": "1990-05-17"},
        "A.I.13": {"state": "answered", "value": "Tela, Honduras"},
        "A.I.8.street": {"state": "answered", "value": "1 Main St"},
        "B.1": {"state": "answered", "value": ["religion"]},
        "B.1.B": {"state": "answered", "value": "yes"},
        "B.1.B.text": {"state": "answered", "value": "They would find me.", "language": "en"},
        "D.other_preparer": {"state": "answered", "value": "no"},
        "D.family_assist": {"state": "answered", "value": "no"},
        "D.list_provided": {"state": "answered", "value": "no"},
    }
    return answers | {name.replace("__", "."): leaf for name, leaf in changes.items()}


def settle_all(desk: Desk, code: str) -> CaseView:
    """Every flag settled with a reason."""
    for flag in open_draft(desk.tools, LUZ, code).open_flags:
        settle_flag(desk.tools, LUZ, code, f"{flag.id} {' '.join(flag.items)}", "looked at with the person")
    return open_draft(desk.tools, LUZ, code)


# --- translation ---


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("uno", ["uno"], id="one"),
        pytest.param("uno\n\ndos\r\ntres\n", ["uno", "dos", "tres"], id="breaks of each kind"),
        pytest.param("\n \n", [], id="nothing"),
    ],
)
def test_a_story_is_taken_apart_at_its_line_breaks(text: str, parts: list[str]) -> None:
    """A paragraph is what stands between line breaks; empty ones do not count."""
    assert paragraphs_of(text) == parts


def test_a_translation_is_made_paragraph_by_paragraph_and_carries_its_name(desk: Desk) -> None:
    """Each saving is kept, an unfinished story is not joined, the finished one has translator and day."""
    code = desk.case().case_code
    assert save_paragraph(desk.tools, ANA, code, STORY, 0, "They told me to leave.", version=0) == 1
    with pytest.raises(BadInput):
        finish(desk.tools, ANA, code, STORY, version=1)
    save_paragraph(desk.tools, ANA, code, STORY, 1, "Then they came back twice.", version=0)
    finish(desk.tools, ANA, code, STORY, version=1)
    view = open_draft(desk.tools, ANA, code)
    leaf = view.item(STORY).leaf
    assert leaf.translation is not None
    assert leaf.translation.text == "They told me to leave.\nThen they came back twice."
    assert (leaf.translation.by, leaf.translation.on) == ("Ana Voluntaria", "2026-03-02")
    assert leaf.original == "Me dijeron que me fuera.\n\nDespués volvieron dos veces."
    assert not view.item(STORY).is_waiting
    assert [(each.name, each.items) for each in certificates(view)] == [("Ana Voluntaria", (STORY,))]


def test_two_translators_never_write_over_each_other(desk: Desk) -> None:
    """The second saving of one version is refused; the first stays."""
    code = desk.case().case_code
    save_paragraph(desk.tools, ANA, code, STORY, 0, "Ana's", version=0)
    with pytest.raises(Outdated):
        save_paragraph(desk.tools, BEA, code, STORY, 0, "Bea's", version=0)
    assert paragraphs(desk.tools, BEA, code, STORY)[1][0].text == "Ana's"
    assert save_paragraph(desk.tools, BEA, code, STORY, 0, "Bea's", version=1) == 2


def test_a_translation_of_other_words_is_never_joined(desk: Desk) -> None:
    """Where the person changed the story, what was translated before is marked and must be kept anew."""
    code = desk.case().case_code
    save_paragraph(desk.tools, ANA, code, STORY, 0, "They told me to leave.", version=0)
    desk.told(code, STORY, {"state": "answered", "original": "Me amenazaron.", "language": "es"})
    _, parts = paragraphs(desk.tools, ANA, code, STORY)
    assert [(part.source, part.is_stale) for part in parts] == [("Me amenazaron.", True)]
    with pytest.raises(BadInput):
        finish(desk.tools, ANA, code, STORY, version=2)
    with pytest.raises(Outdated):
        finish(desk.tools, ANA, code, STORY, version=1)
    with pytest.raises(Outdated):
        save_paragraph(desk.tools, ANA, code, STORY, 1, "x", version=0)


def test_the_second_reader_is_somebody_else(desk: Desk) -> None:
    """The translator does not read for themselves; a reading is of the translation as it is."""
    code = desk.case().case_code
    for number, text in enumerate(("They told me to leave.", "Twice.")):
        save_paragraph(desk.tools, ANA, code, STORY, number, text, version=0)
    finish(desk.tools, ANA, code, STORY, version=1)
    with pytest.raises(BadInput):
        second_read(desk.tools, ANA, code, STORY, version=2)
    second_read(desk.tools, BEA, code, STORY, version=2)
    view = open_draft(desk.tools, BEA, code)
    assert second_reader(view, view.item(STORY)).by == "VOLBEA22"  # type: ignore[union-attr]
    edit_item(desk.tools, ANA, code, Edit(STORY, 2, "answered", "They told me to go.", reason="better"))
    changed = open_draft(desk.tools, BEA, code)
    assert second_reader(changed, changed.item(STORY)) is None


# --- approval and export ---


def test_a_draft_that_is_open_is_not_approved(desk: Desk) -> None:
    """Each kind of open point is named with its items, and nothing is written."""
    code = desk.case().case_code
    kinds = {point.kind: point.items for point in still_open(open_draft(desk.tools, LUZ, code))}
    assert "A.I.13" in kinds["required"]
    assert kinds["translation"] == (STORY,)
    assert kinds["preparer"] == ("D.other_preparer",)
    assert "I589-34" in kinds["flags"]
    with pytest.raises(NotYet):
        approve(desk.tools, LUZ, code, revisions=5)
    assert approval(open_draft(desk.tools, LUZ, code)) is None


def test_only_a_reviewer_approves_what_is_whole_and_any_change_ends_it(desk: Desk) -> None:
    """Refused for others and for an old page; given, it holds until an answer changes."""
    code = desk.case(whole()).case_code
    view = settle_all(desk, code)
    assert still_open(view) == []
    with pytest.raises(NotYours):
        approve(desk.tools, BEA, code, revisions=len(view.history))
    with pytest.raises(NotYet):
        approve(desk.tools, LUZ, code, revisions=len(view.history) - 1)
    approve(desk.tools, LUZ, code, revisions=len(view.history))
    approved = open_draft(desk.tools, LUZ, code)
    assert approval(approved).by == "REVLUZ22"  # type: ignore[union-attr]
    assert approved.line.state == "approved"
    edit_item(desk.tools, BEA, code, Edit("A.I.13", 1, "answered", "Yoro, Honduras", reason="the passport"))
    changed = open_draft(desk.tools, LUZ, code)
    assert (approval(changed), changed.line.state) == (None, "in_review")


def test_a_question_to_the_person_keeps_a_draft_open(desk: Desk) -> None:
    """Asked or answered and not settled: neither is approved over."""
    code = desk.case(whole()).case_code
    settle_all(desk, code)
    with desk.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        work.reviews.ask(card.case_id, "A.I.13", "¿Dónde?", "VOLANA22", due_at=desk.now, now=desk.now)
        work.commit()
    points = still_open(open_draft(desk.tools, LUZ, code))
    assert [(point.kind, point.items) for point in points] == [("asked", ("A.I.13",))]


def test_each_export_is_written_down_with_what_who_and_when(desk: Desk) -> None:
    """Packet, ledger and read-back copy of an approved draft; without a blank no form is made and none is logged."""
    code = desk.case(whole()).case_code
    view = settle_all(desk, code)
    with pytest.raises(NotYet):
        export(desk.tools, LUZ, code, "packet")
    approve(desk.tools, LUZ, code, revisions=len(view.history))
    desk.tools = replace(desk.tools, kit=_always_standing(desk))
    for product in ("packet", "ledger", "read_back"):
        made = export(desk.tools, LUZ, code, product)  # type: ignore[arg-type]
        assert code in made.name
        assert "2025-01-20" in made.name
        assert "2026-03-02" in made.name
    with pytest.raises(WrongUse):
        export(desk.tools, LUZ, code, "form")
    with pytest.raises(NotYours):
        export(desk.tools, BEA, code, "packet")
    done = open_draft(desk.tools, LUZ, code)
    logged = [(e.data["product"], e.data["edition"], e.by) for e in done.events if e.kind == "exported"]
    assert logged == [(each, "2025-01-20", "REVLUZ22") for each in ("packet", "ledger", "read_back")]
    assert done.line.state == "exported"


def _always_standing(desk: Desk):  # type: ignore[no-untyped-def]
    from app.i589.standing import Standing

    made = desk.tools.kit()
    return lambda: replace(made, standing=lambda edition, on: Standing(False))


def test_a_draft_paper_says_that_it_is_one(desk: Desk) -> None:
    """Without approval everything still can be read and printed, marked; the file's name says draft."""
    code = desk.case().case_code
    made = draft_paper(desk.tools, ANA, code, "form")
    assert made.content.startswith(b"%PDF")
    assert "-draft-" in made.name


def test_a_read_back_is_noted_with_reader_and_language(desk: Desk) -> None:
    """Who read it to the person, in which language, and of which answers."""
    code = desk.case().case_code
    log_read_back(desk.tools, ANA, code, language="Mam", reader="Doña Inventada", note="by telephone")
    (event,) = [e for e in open_draft(desk.tools, ANA, code).events if e.kind == "read_back"]
    assert (event.data["language"], event.data["reader"], event.data["revisions"]) == ("Mam", "Doña Inventada", "5")
    with pytest.raises(BadInput):
        log_read_back(desk.tools, ANA, code, language=" ", reader="x")


def test_what_the_clinic_wrote_is_sealed(desk: Desk) -> None:
    """Notes, questions and translations are nowhere in the database in clear."""
    seat = desk.case()
    save_paragraph(desk.tools, ANA, seat.case_code, STORY, 0, "UNMISTAKABLE", version=0)
    log_read_back(desk.tools, ANA, seat.case_code, language="es", reader="UNMISTAKABLE")
    with desk.uow() as work:
        work.reviews.ask(seat.case_id, "A.I.4", "UNMISTAKABLE", "VOLANA22", due_at=desk.now, now=desk.now)
        work.commit()
    from app.storage.metadata import metadata

    with desk.database.read() as connection:
        for table in metadata.tables.values():
            for row in connection.execute(table.select()).all():
                assert b"UNMISTAKABLE" not in json.dumps([str(each) for each in row]).encode(), table.name
                assert not any(isinstance(each, bytes) and b"UNMISTAKABLE" in each for each in row), table.name


def test_a_flag_key_names_id_and_items() -> None:
    """What is settled is a question about the same items, whatever its words."""
    from app.services.review_case import flag_key

    assert flag_key(Flag("I589-R10", ("A.I.4", "A.I.5"), "x")) == "I589-R10 A.I.4 A.I.5"
