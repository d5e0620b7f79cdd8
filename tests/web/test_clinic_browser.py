"""The clinic in a real browser: invited, enrolled with a code generator, signed in, on a phone and a laptop, in both
languages, with JavaScript and without; no serious fault for those who cannot see or use a mouse."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from typing import Any

import pyotp
import pytest

pytest.importorskip("playwright")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.browsers import NoBrowser, chromium
from tests.support.clinic import served

pytestmark = pytest.mark.browser

PASSWORD = "siete nubes sobre el cerro"
WIDTHS = {"phone": {"width": 360, "height": 740}, "laptop": {"width": 1366, "height": 768}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the tests are skipped, but fail where CI promises one."""
    try:
        with chromium() as started:
            yield started
    except NoBrowser as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(missing))


@pytest.fixture(scope="module")
def url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with its practice door."""
    with served(tmp_path_factory.mktemp("served")) as address:
        yield address


class Visitor:
    """One window at the clinic. It may log no error, run over its width, or have a serious fault by axe."""

    def __init__(self, browser: Browser, url: str, language: str, screen: str, *, has_script: bool) -> None:
        self.has_script, self.url = has_script, url
        locale = {"es": "es-MX", "en": "en-US"}[language]
        context = browser.new_context(viewport=WIDTHS[screen], locale=locale, java_script_enabled=has_script)  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.troubles: list[str] = []
        self.page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def looks(self) -> None:
        """What is shown now fits the screen and has no serious fault."""
        if not self.has_script:
            return
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels too wide"
        found: Any = Axe().run(self.page).response
        serious = [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert serious == [], f"{self.page.url}: {serious}"

    def open(self, path: str) -> None:
        """A page of the clinic, looked at."""
        self.page.goto(path if path.startswith("http") else f"{self.url}/clinic{path}")
        self.looks()

    def close(self) -> None:
        """Close the window; nothing may have gone wrong in it."""
        self.page.context.close()
        assert [each for each in self.troubles if "status of 4" not in each] == []


@pytest.mark.parametrize(
    ("language", "screen", "has_script"),
    [
        pytest.param("es", "phone", True, id="Spanish on a phone"),
        pytest.param("en", "laptop", True, id="English on a laptop"),
        pytest.param("es", "phone", False, id="without JavaScript"),
    ],
)
def test_invited_enrolled_and_signed_in(
    browser: Browser, url: str, language: str, screen: str, has_script: bool
) -> None:
    """An administrator invites, the link is taken with a code generator, and the way in works again the next day."""
    admin = Visitor(browser, url, language, screen, has_script=has_script)
    email = f"{language}.{screen}.{has_script}@example.org".lower()
    invite(admin, email)
    link = admin.page.locator("#link").input_value()
    admin.close()
    volunteer = Visitor(browser, url, language, screen, has_script=has_script)
    secret = enrol(volunteer, link, language)
    page = volunteer.page
    page.goto(f"{url}/clinic/sign-in")
    expect(page).to_have_url(f"{url}/clinic/")
    page.locator("header form button").click()
    expect(page.locator(".flash")).to_be_visible()
    for code, leads in (("000000", "/clinic/sign-in"), (pyotp.TOTP(secret).at(time.time() + 30), "/clinic/")):
        page.fill("#email", email)
        page.fill("#password", PASSWORD)
        page.fill("#code", code)
        volunteer.looks()
        page.keyboard.press("Enter")
        expect(page).to_have_url(url + leads)
    for path in ("/", "/me", "/kept", "/nothing"):
        volunteer.open(path)
    page.goto(f"{url}/clinic/people")
    expect(page.locator("h1")).to_have_text(re.compile("not open to you|no está abierto"))
    volunteer.close()


def invite(admin: Visitor, email: str) -> None:
    """Through the practice door as an administrator, past every page there is, to a link."""
    admin.open("/sign-in")
    admin.open("/practice")
    admin.page.click("form[action$=administrator] button")
    for path in ("/", "/evenings", "/log", "/me", "/people"):
        admin.open(path)
    admin.page.fill("#name", "Lucía <b>Inventada</b>")
    admin.page.fill("#email", email)
    admin.page.locator("button[type=submit]", has_text=re.compile("Make a link|Crear un enlace")).click()
    expect(admin.page.locator("#link")).to_have_value(re.compile(r"/clinic/invitation/[\w-]{40,}"))
    admin.looks()


def enrol(volunteer: Visitor, link: str, language: str) -> str:
    """Take the link: too short a password first, then a right one; gives the code generator's secret."""
    page = volunteer.page
    volunteer.open(link)
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert "Lucía <b>Inventada</b>" in page.locator("h1").inner_text()
    secret = page.locator("main code").inner_text().replace(" ", "")
    expect(page.locator(".qr svg")).to_be_visible()
    page.locator("#password").evaluate("box => box.removeAttribute('minlength')") if volunteer.has_script else None
    for password in ("corta", PASSWORD) if volunteer.has_script else (PASSWORD,):
        page.fill("#password", password)
        page.fill("#code", pyotp.TOTP(secret).now())
        page.locator("main form button").click()
    expect(page.locator(".codes code")).to_have_count(10)
    volunteer.looks()
    page.locator("a.button").click()
    expect(page.locator("h1")).to_contain_text("Lucía <b>Inventada</b>")
    return secret
