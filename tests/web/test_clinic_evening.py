"""A clinic evening from the first invitation to the official form, in a real Chromium against the whole service.

The person answers the form by signed webhooks; an administrator invites, a coordinator assigns, a volunteer reviews,
translates and asks back, the person answers, a reviewer approves and exports.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyotp
import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, expect

from tests.support.applicants import ALONE, Talk
from tests.support.blanks import CURRENT, ROOT, SHARED, official
from tests.support.crashes import case_code
from tests.support.drawn import Shown
from tests.support.scripts import player
from tests.support.visitors import Visitor
from tests.support.whole import Service, running, until

pytestmark = pytest.mark.browser

PASSWORD = "nueve faroles junto al mar"
PEOPLE = {"laptop": "whatsapp:+5216641230171", "phone": "whatsapp:+5216641230172", "plain": "whatsapp:+5216641230173"}
"""Who answers the form for which walk."""

QUESTION = "¿En qué ciudad tramitó su pasaporte?"
ANSWER = "En Tegucigalpa, en la oficina del centro."


@pytest.fixture(scope="module")
def service(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with the official blank, whose two people have come to the end of the form."""
    official()
    talk = Talk("whatsapp", player(PEOPLE["phone"])).go_on(ALONE)
    folder = tmp_path_factory.mktemp("evening")
    settings = {"ORIENTA_FORMS_DIR": str(_accepted(folder / "forms"))}
    with running(folder, f"sqlite:///{folder}/orienta.db", settings=settings) as service:
        added = service.command("forms", "add", str(SHARED / "forms" / CURRENT))
        assert added.returncode == 0, added.stderr
        tellers = [threading.Thread(target=_tells, args=(service, each, talk)) for each in PEOPLE.values()]
        for each in tellers:
            each.start()
        for each in tellers:
            each.join()
        for each in PEOPLE.values():
            assert len(service.bodies(each)) >= sum(len(turn.answers) for turn in talk.exchanges)
        yield service


def _accepted(forms: Path) -> Path:
    """The repository's editions, and an operator's word until when the newest at hand is accepted."""
    shutil.copytree(ROOT / "forms", forms)
    manifest = forms / "i589" / "2025-01-20" / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    assert "accepted_until: null" in text
    manifest.write_text(text.replace("accepted_until: null", "accepted_until: 2099-12-31"), encoding="utf-8")
    return forms


def _tells(service: Service, address: str, talk: Talk) -> None:
    seen = 0
    for exchange in talk.exchanges:
        service.deliver(address, exchange.text)
        seen += len(exchange.answers)
    until(partial(_has_read, service, address, seen), seconds=240, what="the last reply")


def _has_read(service: Service, address: str, number: int) -> bool:
    return len(service.bodies(address)) >= number


class Office:
    """Everybody of one walk, each in a window of their own, all alike in language, screen and script."""

    def __init__(self, service: Service, browser: Browser, walk: str, language: str) -> None:
        self.service, self.walk, self.language = service, walk, language
        screen = "laptop" if walk == "laptop" else "phone"
        self.open = partial(Visitor, browser, service.url, language, screen, has_script=walk != "plain")

    def email(self, name: str) -> str:
        """The address of this member."""
        return f"{name}.{self.walk}@example.org".lower()

    def first(self) -> Visitor:
        """The administrator, whom the operator invited from the command line."""
        options = ["--name", "Ada Inventada", "--role", "administrator", "--lang", self.language, "--json"]
        made = self.service.command("users", "invite", self.email("ada"), *options)
        assert made.returncode == 0, made.stderr
        return self.takes(json.loads(made.stdout)["link"])

    def invited(self, admin: Visitor, name: str, role: str) -> Visitor:
        """A member whom the administrator invites on the page, and who takes the link."""
        admin.open("/people")
        form = admin.page.locator("form[action='/clinic/people']")
        form.locator("#name").fill(f"{name} {self.walk.title()}")
        form.locator("#email").fill(self.email(name))
        form.locator(f"input[value='{role}']").check()
        form.locator("#language").select_option(self.language)
        form.locator("button").click()
        return self.takes(admin.page.locator("#link").input_value())

    def takes(self, link: str) -> Visitor:
        """Password, code generator, first code: in."""
        one = self.open()
        one.open(link)
        secret = one.page.locator("main code").inner_text().replace(" ", "")
        one.page.fill("#password", PASSWORD)
        one.page.fill("#code", pyotp.TOTP(secret).now())
        one.page.locator("main form button").click()
        expect(one.page.locator(".codes code")).to_have_count(10)
        one.looks()
        one.page.locator("a.button").click()
        return one


def sends(visitor: Visitor, action: str, **fields: str) -> None:
    """Fill the form of this action and send it; the page that follows is looked at."""
    form = visitor.page.locator(f"form[action$='/{action}']").first
    for name, value in fields.items():
        box = form.locator(f"[name='{name}']")
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    form.locator("button").first.click()
    visitor.looks()


def translates(vera: Visitor, code: str) -> int:
    """Every narrative, paragraph by paragraph; how many there were."""
    done = 0
    while True:
        vera.open(f"/drafts/{code}/translation")
        waiting = vera.page.locator("tr:has(.tag.note) a")
        if not waiting.count():
            return done
        waiting.first.click()
        vera.looks()
        for number in range(vera.page.locator("form.paragraph").count()):
            form = vera.page.locator(f"#p{number}")
            form.locator("textarea").fill(f"In English, paragraph {number + 1}.")
            form.locator("button").click()
            expect(vera.page.locator(f"#p{number} textarea")).to_have_value(f"In English, paragraph {number + 1}.")
        sends(vera, "translated")
        done += 1


def settles(rita: Visitor, code: str) -> int:
    """Every open question for the reviewer, with a reason; how many there were."""
    done = 0
    while True:
        rita.page.goto(f"{rita.url}/clinic/drafts/{code}?only=flagged")
        flagged = rita.page.locator("tr:has(.tag.bad) a.to")
        if not flagged.count():
            return done
        flagged.first.click()
        sends(rita, "flag", reason="Leído con la persona.")
        done += 1


@pytest.mark.parametrize(
    ("walk", "language"),
    [
        pytest.param("laptop", "en", id="English on a laptop"),
        pytest.param("phone", "es", id="Spanish on a phone"),
        pytest.param("plain", "es", id="Spanish on a phone without JavaScript"),
    ],
)
def test_an_evening_from_invitation_to_export(
    service: Service, browser: Browser, walk: str, language: str, tmp_path: Path
) -> None:
    """Every step by hand on the pages; what is exported is the official form with the corrected answer, unmarked."""
    office = Office(service, browser, walk, language)
    ada = office.first()
    cora, vera, rita = (
        office.invited(ada, *each) for each in (("Cora", "coordinator"), ("Vera", "volunteer"), ("Rita", "reviewer"))
    )
    code = case_code(service, PEOPLE[walk])

    vera.open(f"/drafts/{code}")
    expect(vera.page.locator("h1")).not_to_contain_text(code)  # not given to her yet
    cora.open("/drafts")
    cora.page.get_by_role("link", name=code).click()
    cora.looks()
    cora.shot(f"{walk}-draft")
    sends(
        cora, "assign", to=cora.page.locator("#to option", has_text=f"Vera {walk.title()}").get_attribute("value") or ""
    )

    vera.open(f"/drafts/{code}")
    vera.page.locator("#next").click()
    vera.looks()
    vera.page.locator("#reviewed").click()
    vera.open(f"/drafts/{code}/item?at=A.I.5")
    vera.shot(f"{walk}-item")
    sends(vera, "edit", value="Azucena", reason="El papel lo escribe con zeta.")
    sends(vera, "ask", question=QUESTION)
    vera.shot(f"{walk}-ask")
    sends(vera, "ask/send")

    before = len(service.bodies(PEOPLE[walk]))
    service.deliver(PEOPLE[walk], "hola")
    until(lambda: any(QUESTION in body for body in service.bodies(PEOPLE[walk])[before:]), what="the question")
    service.deliver(PEOPLE[walk], ANSWER)
    vera.open("/drafts")
    expect(vera.page.locator("tr.news")).to_contain_text(code)
    vera.open(f"/drafts/{code}/item?at=A.I.5")
    expect(vera.page.locator(".proposal")).to_contain_text(ANSWER)
    vera.shot(f"{walk}-answer")
    sends(vera, "ask/settle")
    assert translates(vera, code) >= 1

    settled = settles(rita, code)
    assert settled >= 1
    rita.open(f"/drafts/{code}/approval")
    sends(rita, "read-back", language="español")
    rita.shot(f"{walk}-approval")
    sends(rita, "approve")
    with rita.page.expect_download() as taken:
        rita.page.locator("form[action$='/export/form'] button").click()
    taken.value.save_as(tmp_path / "form.pdf")
    shown = Shown((tmp_path / "form.pdf").read_bytes(), tmp_path / "shown")
    assert "Azucena" in " ".join(shown.pages)
    assert "DRAFT" not in " ".join(shown.pages)
    rita.open(f"/drafts/{code}/approval")
    rita.shot(f"{walk}-exported")
    expect(rita.page.locator("table caption")).to_be_visible()
    for each in (ada, cora, vera, rita):
        each.close()
