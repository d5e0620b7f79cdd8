"""From "hola" to a PDF over HTTP alone: two invented people converse, a volunteer's command makes the drafts.

Nothing of the product is imported to make the conversation or to read the PDFs; the official form's own table says
where each box is.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml

from tests.support.blanks import CURRENT, SHARED, official
from tests.support.crashes import converse, script
from tests.support.drawn import Box, Shown, boxes, drawn_in, has_ink
from tests.support.people import MARIA, WILSON, Person
from tests.support.whole import ROOT, Service, running

EDITION = "2025-01-20"
PEOPLE = [pytest.param(MARIA, id="maria"), pytest.param(WILSON, id="wilson")]


@dataclass(frozen=True)
class Draft:
    """What the volunteer's commands made of one person's case."""

    application: dict[str, Any]
    ledger: dict[str, dict[str, Any]]
    shown: Shown

    @property
    def answers(self) -> dict[str, Any]:
        """Leaves by address."""
        found: dict[str, Any] = self.application["answers"]
        return found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that both people have talked with to the end of Part A.I, at the same time."""
    folder = tmp_path_factory.mktemp("whole")
    with running(folder, f"sqlite:///{folder}/orienta.db") as service:
        talks = [threading.Thread(target=converse, args=(service, person)) for person in (MARIA, WILSON)]
        for talk in talks:
            talk.start()
        for talk in talks:
            talk.join()
        yield service


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The official blank as people see it."""
    return Shown(official(), tmp_path_factory.mktemp("blank") / "shown")


@pytest.fixture(scope="module")
def drafts(service: Service) -> dict[str, Draft]:
    """Both drafts, by surname, made by commands while the service runs."""
    official()
    added = service.command("forms", "add", str(SHARED / "forms" / CURRENT))
    assert added.returncode == 0, added.stderr
    listed = service.command("cases", "list", "--json")
    made = [_draft(service, case["code"]) for case in json.loads(listed.stdout)["cases"]]
    return {draft.answers["A.I.4"]["value"]: draft for draft in made}


def _draft(service: Service, code: str) -> Draft:
    data, pdf, ledger = (service.folder / f"{code}{end}" for end in (".json", ".pdf", ".ledger.json"))
    done = service.command("i589", "export", code, "--by", "Ana Voluntaria", "--out", str(data), "--out", str(pdf))
    assert done.returncode == 0, done.stderr
    filled = service.command("i589", "fill", str(data), "--out", f"{pdf}.again.pdf", "--ledger", str(ledger))
    assert filled.returncode == 0, filled.stderr
    lines = {line["address"]: line for line in json.loads(ledger.read_text())["lines"]}
    return Draft(json.loads(data.read_text()), lines, Shown(pdf.read_bytes(), service.folder / code))


def _draft_of(drafts: dict[str, Draft], person: Person) -> Draft:
    return drafts[person.boxes["A.I.4"]]


@cache
def _fields() -> list[dict[str, Any]]:
    map_file = ROOT / "forms" / "i589" / EDITION / "map.yaml"
    found: list[dict[str, Any]] = yaml.safe_load(map_file.read_text(encoding="utf-8"))["fields"]
    return found


def _box_of(item: str, when: str | None = None) -> Box:
    wanted = [f for f in _fields() if f.get("item") == item and (when is None or f.get("when") == when)]
    assert len(wanted) == 1, f"{item}: {len(wanted)} fields"
    return boxes()[wanted[0]["name"]]


def _is_check(item: str) -> bool:
    return any(field.get("item") == item and field["type"] == "check" for field in _fields())


@pytest.mark.parametrize("person", PEOPLE)
def test_every_message_got_its_replies(service: Service, person: Person) -> None:
    """What the phone shows is what the same conversation gives in memory, message by message, in order."""
    assert service.bodies(person.address) == script(person).bodies


@pytest.mark.parametrize("person", PEOPLE)
def test_every_answer_is_drawn_in_its_box(drafts: dict[str, Draft], blank: Shown, person: Person) -> None:
    """Each answer of Part A.I is text drawn inside its own rectangle, accents included, or a mark in its check box."""
    shown = _draft_of(drafts, person).shown
    wrong = {}
    for item, value in person.boxes.items():
        if _is_check(item):
            box = _box_of(item, value)
            found = "marked" if has_ink(box, shown, blank) else "not marked"
            wrong |= {item: found} if found != "marked" else {}
            continue
        box = _box_of(item)
        found = drawn_in(box, shown, blank)
        wrong |= {item: found} if found != value or not has_ink(box, shown, blank) else {}
    assert wrong == {}


@pytest.mark.parametrize("person", PEOPLE)
def test_the_ledger_says_where_each_answer_landed(drafts: dict[str, Draft], person: Person) -> None:
    """Every answer has a line; what the ledger calls printed is what was expected or is drawn, nothing is missing."""
    draft = _draft_of(drafts, person)
    settled = {address for address, leaf in draft.answers.items() if leaf["state"] != "not_asked"}
    assert settled <= set(draft.ledger)
    assert {item for item in person.boxes if draft.ledger[item]["outcome"] != "box"} == set()


@pytest.mark.parametrize("person", PEOPLE)
def test_addresses_in_mexico_are_for_a_hand(drafts: dict[str, Draft], blank: Shown, person: Person) -> None:
    """A.I.8 and A.I.9 stay blank by the clinic's policy and the ledger holds the whole answer."""
    draft = _draft_of(drafts, person)
    for item in person.by_hand:
        line = draft.ledger[item]
        assert line["outcome"] == "by_hand", item
        assert line["answer"], item
        assert not has_ink(_box_of(item), draft.shown, blank), item
    assert draft.ledger["A.I.8.street"]["answer"] == person.answers["i589/a1/street"]


@pytest.mark.parametrize("person", PEOPLE)
def test_boxes_nobody_answered_hold_nothing(drafts: dict[str, Draft], blank: Shown, person: Person) -> None:
    """Every box that no line of the ledger names is as blank as on the official form, in text and in pixels."""
    draft = _draft_of(drafts, person)
    used = {name for line in draft.ledger.values() for name in line.get("fields", ()) if line.get("printed")}
    uses = {"copy_name", "copy_a_number", "printed"}
    if any(line["outcome"] == "supplement" or line.get("sheets") for line in draft.ledger.values()):
        uses |= {"sheet_part", "sheet_question", "sheet_text"}
    headings = {field["name"] for field in _fields() if field.get("use") in uses}
    extra = {
        name: drawn_in(box, draft.shown, blank)
        for name, box in boxes().items()
        if name not in used | headings and has_ink(box, draft.shown, blank)
    }
    assert extra == {}


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_says_draft(drafts: dict[str, Draft], person: Person) -> None:
    """DRAFT, the edition and nothing less on each of the twelve pages."""
    pages = _draft_of(drafts, person).shown.pages
    assert len(pages) >= 12
    assert all("DRAFT" in page and "01/20/25" in page for page in pages)


def test_corrected_answers_replace_what_was_said_first(drafts: dict[str, Draft]) -> None:
    """A surname told anew is the one in the box; letters to another address were asked for after the correction."""
    assert "Nuñez Ibañes" not in "".join(_draft_of(drafts, MARIA).shown.pages)
    mailing = _draft_of(drafts, WILSON).answers["A.I.9.street"]
    assert mailing["original"] == WILSON.answers["i589/a1/mail_address"]


def test_reading_a_case_left_a_line(service: Service, drafts: dict[str, Draft]) -> None:
    """The access log names who took each application out."""
    import sqlite3

    with sqlite3.connect(service.folder / "orienta.db") as database:
        rows = database.execute("SELECT staff, action FROM access_log").fetchall()
    assert rows == [("Ana Voluntaria", "export")] * len(drafts)
