"""Three invented people complete the whole form over HTTP alone, and paper shows every answer.

Nothing of the product reads the PDFs: PDFium says which text is drawn where, poppler what is marked.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from tests.support.applicants import ALONE, COUPLE, SIX, Applicant, Talk
from tests.support.blanks import CURRENT, SHARED, official
from tests.support.command_line import command_line
from tests.support.drawn import Shown, boxes, drawn_in, has_ink
from tests.support.scripts import player
from tests.support.whole import Service, running, until

ADDRESSES = {
    ALONE.name: "+16195550161",
    COUPLE.name: "whatsapp:+5216641230162",
    SIX.name: "whatsapp:+5218681230163",
}
"""One of them writes SMS."""

PEOPLE = [pytest.param(one, id=one.name) for one in (ALONE, COUPLE, SIX)]
PRINTED_PAGES, SUPPLEMENT_B = 12, 11
LOOK_EVERY = 10
PARTS = {"A.I", "A.II", "A.III", "B", "C", "D"}


@cache
def talk_of(applicant: Applicant) -> Talk:
    """What the person types and must read: the same conversation in memory, with the service's own settings."""
    address = ADDRESSES[applicant.name]
    channel = "whatsapp" if address.startswith("whatsapp:") else "sms"
    return Talk(channel, player(address)).go_on(applicant)  # type: ignore[arg-type]


def converse(service: Service, applicant: Applicant) -> None:
    """Write every message in order, and look now and then whether every reply so far has come."""
    address, seen, exchanges = ADDRESSES[applicant.name], 0, talk_of(applicant).exchanges
    for number, exchange in enumerate(exchanges, 1):
        service.deliver(address, exchange.text)
        seen += len(exchange.answers)
        if number % LOOK_EVERY and number < len(exchanges):
            continue
        until(partial(_has_read, service, address, seen), seconds=120, what=f"reply {seen} to {applicant.name}")


def _has_read(service: Service, address: str, number: int) -> bool:
    return len(service.bodies(address)) >= number


@dataclass(frozen=True)
class Draft:
    """What a volunteer's commands made of one case."""

    flags: set[str]
    answers: dict[str, Any]
    ledger: dict[str, dict[str, Any]]
    empty: list[str]
    shown: Shown

    @property
    def sheets(self) -> list[str]:
        """The text of every sheet of Supplement B, in order, letters and digits alone."""
        later = range(SUPPLEMENT_B, len(self.shown.pages))
        return [letters(self.shown.pages[number]) for number in later]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that all three have talked with to the end of the form, at the same time."""
    official()
    for one in (ALONE, COUPLE, SIX):
        talk_of(one)
    folder = tmp_path_factory.mktemp("whole_form")
    with running(folder, f"sqlite:///{folder}/orienta.db") as service:
        failures: list[BaseException] = []
        talks = [threading.Thread(target=_noting, args=(failures, service, one)) for one in (ALONE, COUPLE, SIX)]
        for talk in talks:
            talk.start()
        for talk in talks:
            talk.join()
        if failures:
            raise failures[0]
        yield service


def _noting(failures: list[BaseException], service: Service, applicant: Applicant) -> None:
    try:
        converse(service, applicant)
    except BaseException as error:  # a thread's failure must reach the test
        failures.append(error)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The official blank as people see it."""
    return Shown(official(), tmp_path_factory.mktemp("blank") / "shown")


@pytest.fixture(scope="module")
def drafts(service: Service) -> dict[str, Draft]:
    """The three drafts by the number of children, made by commands while the service runs."""
    added = service.command("forms", "add", str(SHARED / "forms" / CURRENT))
    assert added.returncode == 0, added.stderr
    cases = json.loads(service.command("cases", "list", "--json").stdout)["cases"]
    with ThreadPoolExecutor(len(cases)) as pool:
        exported = list(pool.map(partial(_export, service), cases))
    return dict(_draft(service, case, data) for case, data in zip(cases, exported, strict=True))


def _export(service: Service, case: dict[str, Any]) -> Path:
    data = service.folder / f"{case['code']}.json"
    done = service.command("i589", "export", case["code"], "--by", "Ana Voluntaria", "--out", str(data))
    assert done.returncode == 0, done.stderr
    return data


def _draft(service: Service, case: dict[str, Any], data: Path) -> tuple[str, Draft]:
    pdf, ledger = (service.folder / f"{case['code']}{end}" for end in (".pdf", ".ledger.json"))
    with command_line(service.folder) as orienta:  # the service's own folder: its blank is installed there
        filled = orienta("i589", "fill", data, "--out", pdf, "--ledger", ledger)
    assert filled.exit_code == 0, filled.stderr
    answers, told = (json.loads(Path(path).read_text(encoding="utf-8")) for path in (data, ledger))
    lines = {line["address"]: line for line in told["lines"]}
    shown = Shown(pdf.read_bytes(), service.folder / case["code"])
    made = Draft(set(case["flags"]), answers["answers"], lines, told["empty"], shown)
    return made.answers["A.II.child.total"]["value"], made


def of(drafts: dict[str, Draft], applicant: Applicant) -> Draft:
    """This person's draft."""
    return drafts[talk_of(applicant).values["A.II.child.total"][1]]


def letters(text: str) -> str:
    """Letters and digits alone: line breaks and hyphens at them are the page's, not the person's."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text))


def left_over(words: str, places: list[str]) -> str:
    """What of the words is not found when the places are read one after the other, each from where the last ended."""
    rest = letters(words)
    for text in places:
        low, high = 0, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if rest[:middle] in text else (low, middle - 1)
        rest = rest[low:]
    return rest


@pytest.mark.parametrize("applicant", PEOPLE)
def test_every_message_got_its_replies(service: Service, applicant: Applicant) -> None:
    """What the phone shows is what the same conversation gives in memory, message by message, in order."""
    wanted = [body for exchange in talk_of(applicant).exchanges for body in exchange.answers]
    assert service.bodies(ADDRESSES[applicant.name]) == wanted


@pytest.mark.parametrize("applicant", PEOPLE)
def test_the_case_holds_every_answer(drafts: dict[str, Draft], applicant: Applicant) -> None:
    """The exported application is the conversation's, and staff see every part complete."""
    draft = of(drafts, applicant)
    stored = {
        a: (leaf["state"], leaf.get("value")) for a, leaf in draft.answers.items() if leaf["state"] != "not_asked"
    }
    assert {a: v for a, v in stored.items() if a != "A.I.8.phone"} == {
        a: v
        for a, v in talk_of(applicant).values.items()
        if a != "A.I.8.phone"  # "this one": each has their own
    }
    assert {flag.removeprefix("complete_") for flag in draft.flags if flag.startswith("complete_")} == PARTS


@pytest.mark.parametrize("applicant", PEOPLE)
def test_the_ledger_has_no_gap(drafts: dict[str, Draft], applicant: Applicant) -> None:
    """A line for every answer, nothing required missing, a reason wherever a hand must write."""
    draft = of(drafts, applicant)
    assert set(draft.answers) <= set(draft.ledger)
    assert [a for a, line in draft.ledger.items() if line["outcome"] == "missing"] == []
    assert [
        a for a, line in draft.ledger.items() if line["outcome"] in ("by_hand", "kept_back") and not line["reason"]
    ] == []
    assert [item for item in draft.empty if item in draft.answers] == []


@pytest.mark.parametrize("applicant", PEOPLE)
def test_every_printed_answer_is_drawn_in_its_box(drafts: dict[str, Draft], blank: Shown, applicant: Applicant) -> None:
    """Text inside its own rectangle, or ink in its check box, for each line of the ledger that says so."""
    draft, wrong = of(drafts, applicant), {}
    for address, line in draft.ledger.items():
        if line["outcome"] != "box":
            continue
        for name in line["fields"]:
            box = boxes()[name]
            if not has_ink(box, draft.shown, blank):
                wrong[address] = "nothing is drawn"
            elif box.kind == "text" and len(line["fields"]) == 1:
                found = drawn_in(box, draft.shown, blank)
                wrong |= {address: found} if letters(found) != letters(line["printed"]) else {}
    assert wrong == {}


@pytest.mark.parametrize("applicant", PEOPLE)
def test_what_has_no_room_is_whole_on_the_supplements(drafts: dict[str, Draft], applicant: Applicant) -> None:
    """Every word that the ledger puts on Supplement B is there, after what its box has room for."""
    draft, lost = of(drafts, applicant), {}
    for address, line in draft.ledger.items():
        if line["outcome"] not in ("supplement", "box_and_supplement"):
            continue
        leaf, fields = draft.answers[address], line.get("fields", [])
        said = (leaf.get("value") or leaf["original"]) if fields else line["printed"]
        begun = [letters(draft.shown.text(boxes()[name])) for name in fields]  # else the box says where to look
        rest = left_over(said, [*begun, *draft.sheets] if line["outcome"] == "box_and_supplement" else draft.sheets)
        lost |= {address: rest} if rest else {}
    assert lost == {}


@pytest.mark.parametrize("applicant", PEOPLE)
def test_the_persons_own_words_are_on_paper(drafts: dict[str, Draft], applicant: Applicant) -> None:
    """Every story, word for word as it was typed, marked as not yet translated."""
    draft = of(drafts, applicant)
    for key, words in applicant.answers.items():
        save = {"past_story": "B.1.A.text", "fear_story": "B.1.B.text", "elsewhere_story": "C.2.text"}.get(
            key.split("/")[-1]
        )
        if save is None:
            continue
        line = draft.ledger[save]
        in_box = [letters(draft.shown.text(boxes()[name])) for name in line["fields"]]
        assert "notyettranslated" in in_box[0]
        assert left_over("".join(words), [*in_box, *draft.sheets]) == ""


def test_six_children_and_long_lists_need_the_supplements(drafts: dict[str, Draft]) -> None:
    """Children five and six stand on Supplement A; entries, places, schools, jobs and siblings beyond the rows on B."""
    draft = of(drafts, SIX)
    assert {draft.ledger[f"A.II.child[{n}].6"]["page"] for n in (4, 5)} == {11}
    for beyond in (
        "A.I.19c[3].place",
        "A.III.2[6].city",
        "A.III.3[4].school",
        "A.III.4[3].employer",
        "A.III.5.sibling[6].name",
    ):
        assert draft.ledger[beyond]["outcome"] == "supplement", beyond
    assert draft.ledger["B.1.A.text"]["outcome"] == "box_and_supplement"
    assert len(draft.shown.pages) > PRINTED_PAGES + 3


@pytest.mark.parametrize("applicant", PEOPLE)
def test_every_page_says_draft(drafts: dict[str, Draft], applicant: Applicant) -> None:
    """DRAFT and the edition on each page, the further sheets included."""
    assert all("DRAFT" in page and "01/20/25" in page for page in of(drafts, applicant).shown.pages)
