"""The pages of review through the real application, without scripts: queue, item, two at once, ask back, approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.review_asking import send_due
from app.wiring_review import ask_tools
from tests.support.clinic_walk import PHONE, Browser, Clinic

HOSTILE = 'Rosa <script>alert(1)</script> \u202eanaM\u200b "onx='


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with nobody in it."""
    made = Clinic(tmp_path)
    yield made
    made.close()


def version(browser: Browser) -> str:
    """The version of the item on the page."""
    found = re.search(r'name="version" value="(\d+)"', browser.page)
    assert found
    return found[1]


def item(code: str, address: str) -> str:
    return f"/clinic/drafts/{code}/item?at={address}"


def test_the_queue_shows_a_begun_form_by_its_code(clinic: Clinic) -> None:
    """A coordinator finds the case by its code, however it is typed; nothing in any address names anybody."""
    code = clinic.begins("3", "A 012 345 678")
    desk = clinic.enters("coordinator")
    assert code in desk.get("/clinic/drafts")
    desk.post("/clinic/drafts/find", code=f" {code.lower()} ")
    assert (desk.status, str(desk.last.url).endswith(f"/clinic/drafts/{code}")) == (200, True)
    assert "012345678" in desk.words() or "A012345678" in desk.words()
    desk.get("/clinic/drafts")
    desk.post("/clinic/drafts/find", code="no such code")
    assert desk.status == 200
    assert "flash" in desk.page


def test_a_volunteer_opens_only_what_is_given_to_them(clinic: Clinic) -> None:
    """Not assigned: not there, in the queue, by code and by address; once assigned it is all there."""
    code = clinic.begins()
    vera, desk = clinic.enters("volunteer"), clinic.enters("coordinator")
    assert code not in vera.get("/clinic/drafts")
    vera.get(f"/clinic/drafts/{code}")
    assert vera.status == 404
    desk.get(f"/clinic/drafts/{code}")
    found = re.search(r'<option value="([A-Z0-9]+)"[^>]*>Vera', desk.page)
    assert found
    desk.post(f"/clinic/drafts/{code}/assign", to=found[1])
    assert code in vera.get("/clinic/drafts")
    vera.get(f"/clinic/drafts/{code}")
    assert vera.status == 200
    vera.post(f"/clinic/drafts/{code}/hand-over", note="Part A.I is done.")
    assert code not in vera.get("/clinic/drafts")
    assert "Part A.I is done." in desk.get(f"/clinic/drafts/{code}")


def test_words_of_people_are_shown_and_never_run(clinic: Clinic) -> None:
    """Script tags, bidi tricks and invisible letters stand on the page as text, their numbers visible."""
    code = clinic.begins("3", "A 012 345 678")
    desk = clinic.enters("coordinator")
    desk.get(item(code, "A.I.5"))
    desk.post(f"/clinic/drafts/{code}/note", at="A.I.5", note=HOSTILE)
    desk.post(
        f"/clinic/drafts/{code}/edit", at="A.I.5", version=version_or_zero(desk), state="answered", value=HOSTILE,
        reason="=HYPERLINK(1)",
    )  # fmt: skip
    assert "orienta forms fetch" in desk.page  # no blank is installed here, and the page says so kindly
    for path in (item(code, "A.I.5"), f"/clinic/drafts/{code}"):
        page = desk.get(path)
        assert desk.status == 200
        assert "<script>alert" not in page
        assert "U+202E" in page
        assert "U+200B" in page


def version_or_zero(browser: Browser) -> str:
    found = re.search(r'name="version" value="(\d+)"', browser.page)
    return found[1] if found else "0"


def test_the_second_of_two_volunteers_sees_the_first_change(clinic: Clinic) -> None:
    """What the second wrote is still on the page, beside what the first changed; nothing was written over."""
    code = clinic.begins("3", "A 012 345 678")
    one, two = clinic.enters("coordinator"), clinic.enters("reviewer")
    one.get(item(code, "A.I.1"))
    two.get(item(code, "A.I.1"))
    first = {"at": "A.I.1", "version": version(one), "state": "answered", "value": "A087654321", "reason": "the paper"}
    one.post(f"/clinic/drafts/{code}/edit", **first)
    assert one.status == 200
    two.post(f"/clinic/drafts/{code}/edit", **(first | {"value": "A011111111", "reason": "my own paper"}))
    assert two.status == 409
    assert "087654321" in two.words()
    assert 'value="A011111111"' in two.page
    assert 'value="my own paper"' in two.page
    two.post(
        f"/clinic/drafts/{code}/edit", **(first | {"value": "A011111111", "version": version(two), "reason": "mine"})
    )
    assert two.status == 200
    assert all(each in two.words() for each in ("the paper", "mine", "011111111", "087654321"))


def test_one_key_goes_from_answer_to_answer(clinic: Clinic) -> None:
    """The button that has the focus marks an answer as looked at and opens the next one nobody looked at."""
    code = clinic.begins("3", "A 012 345 678", "no tengo")
    desk = clinic.enters("coordinator")
    seen = []
    desk.get(item(code, "A.I.1"))
    while "item?at=" in str(desk.last.url):
        where = re.search(r"at=([^&]+)", str(desk.last.url))
        assert where
        seen.append(where[1])
        assert re.search(r'<button id="reviewed"[^>]*autofocus', desk.page)
        desk.post(f"/clinic/drafts/{code}/reviewed", at=where[1], version=version(desk))
    assert seen[:2] == ["A.I.1", "A.I.2"]
    assert len(seen) == len(set(seen))


def test_a_question_travels_to_the_person_and_back_into_the_item(clinic: Clinic) -> None:
    """Seen with its cost, sent, answered in the chat, and the answer stands with the item as a proposal."""
    code = clinic.begins("3", "A 012 345 678")
    desk = clinic.enters("coordinator")
    desk.get(item(code, "A.I.1"))
    desk.post(f"/clinic/drafts/{code}/ask", at="A.I.1", question="¿El número empieza con 0?")
    assert "¿El número empieza con 0?" in desk.words()
    assert "¿El número empieza con 0?" not in clinic.told()[-1]
    desk.post(f"/clinic/drafts/{code}/ask/send", at="A.I.1", question="¿El número empieza con 0?")
    assert "¿El número empieza con 0?" in clinic.told()[-1]
    assert code in desk.get("/clinic/drafts?state=waiting")
    answer = clinic.says("Si, con 0 <b>")
    assert "?" in answer  # the form goes on where it waited
    assert "tag good" in desk.get("/clinic/drafts?news=1")
    desk.get(item(code, "A.I.1"))
    assert "Si, con 0 <b>" in desk.words()
    ask_id = re.search(r'name="ask_id" value="(\d+)"', desk.page)
    assert ask_id
    desk.post(f"/clinic/drafts/{code}/ask/settle", at="A.I.1", ask_id=ask_id[1], taken="no")
    assert 'name="ask_id"' not in desk.get(item(code, "A.I.1"))


@pytest.mark.parametrize(("unasked", "leaves"), [("1", False), ("2", True)])
def test_a_question_never_appears_unasked_where_it_may_not(clinic: Clinic, unasked: str, leaves: bool) -> None:
    """Who allowed nothing gets nothing, who allowed neutral lines one of those; the question waits until they write."""
    answers = ("hola", "1", "si", unasked, *(("1",) if unasked != "1" else ()), "no", "no", "formulario", "1", "1")
    clinic.says(*answers)
    with clinic.orienta.uow() as work:
        code = work.seats.take(PHONE, now=clinic.now).case_code
    before = len(clinic.told())
    desk = clinic.enters("coordinator")
    desk.get(item(code, "A.I.1"))
    desk.post(f"/clinic/drafts/{code}/ask/send", at="A.I.1", question="¿Tiene el papel?")
    new = clinic.told()[before:]
    assert (len(new) == 1) is leaves
    assert all("papel" not in each for each in new)
    assert "¿Tiene el papel?" in clinic.says("A 012 345 678")
    clinic.says("si lo tengo")
    assert "si lo tengo" in desk.get(item(code, "A.I.1"))


def test_a_question_waits_for_the_hours_that_the_person_chose(clinic: Clinic) -> None:
    """Asked at night it leaves in the morning, and not when a worker comes too early or too late."""
    code = clinic.begins("3", "A 012 345 678")
    clinic.later(hours=11)  # 11 at night in Tijuana
    desk = clinic.enters("coordinator")
    desk.get(item(code, "A.I.1"))
    desk.post(f"/clinic/drafts/{code}/ask/send", at="A.I.1", question="¿Tiene el papel?")
    asks, before = ask_tools(clinic.orienta), len(clinic.told())
    assert send_due(asks, clinic.now) == 0
    clinic.later(hours=23)  # the worker was away all day: it is night again
    assert send_due(asks, clinic.now) == 1
    assert len(clinic.told()) == before
    clinic.later(hours=12)
    send_due(asks, clinic.now)
    new = clinic.told()[before:]
    assert len(new) == 1
    assert "papel" not in new[0]  # WhatsApp's 24 hours are over: only a neutral line may leave
    assert "¿Tiene el papel?" in clinic.says("hola", "1")  # after the recap of a long silence


def test_nobody_approves_what_is_open(clinic: Clinic) -> None:
    """A volunteer may not, a reviewer is told what is open, and nothing leaves without its draft mark."""
    code = clinic.begins("3", "A 012 345 678")
    luz, desk = clinic.enters("reviewer"), clinic.enters("coordinator")
    page = luz.get(f"/clinic/drafts/{code}/approval")
    assert "I589-34" in page
    assert "I589-41" in page
    luz.post(f"/clinic/drafts/{code}/approve", revisions=1)
    assert luz.status == 409
    luz.post(f"/clinic/drafts/{code}/export/form")
    assert luz.status == 409
    desk.get(f"/clinic/drafts/{code}/approval")
    desk.post(f"/clinic/drafts/{code}/approve", revisions=1)
    assert desk.status == 403
    desk.get(f"/clinic/drafts/{code}/approval")
    desk.post(f"/clinic/drafts/{code}/draft/packet")
    assert desk.last.headers["content-type"] == "application/pdf"
    assert code in desk.last.headers["content-disposition"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_of_review_is_drawn_in_both_languages(clinic: Clinic, language: str) -> None:
    """Each page answers, in the language of the member, with its words."""
    code = clinic.begins("3", "A 012 345 678")
    luz = Browser(clinic.enters("reviewer").client)
    luz.get(f"/clinic/me?lang={language}")
    luz.post("/clinic/me/language", language=language)
    for path in (
        "",
        f"/{code}",
        f"/{code}/approval",
        f"/{code}/translation",
        f"/{code}/certificates",
        f"/{code}/checklist",
    ):
        page = luz.get(f"/clinic/drafts{path}")
        assert luz.status == 200, path
        assert f'<html lang="{language}">' in page, path


def test_every_item_of_the_form_has_its_page(clinic: Clinic) -> None:
    """Choices, dates, stories, lists and signatures: each page is drawn, answered or not."""
    code = clinic.begins("3", "A 012 345 678")
    desk = clinic.enters("coordinator")
    for address in (
        "CAT_box",
        "A.I.11",
        "A.I.12",
        "A.I.19c[0].date",
        "B.1",
        "B.1.A.text",
        "D.signature",
        "A.II.child[0].5",
    ):
        desk.get(item(code, address))
        assert desk.status == 200, address
    desk.get(item(code, "A.I.99"))
    assert desk.status == 404
