"""The clinic in a real browser: invited, enrolled with a code generator, signed in, on a phone and a laptop, in both
languages, with JavaScript and without; no serious fault for those who cannot see or use a mouse."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pyotp
import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, expect

from tests.support.clinic import served
from tests.support.visitors import Visitor

pytestmark = pytest.mark.browser

PASSWORD = "siete nubes sobre el cerro"


@pytest.fixture(scope="module")
def url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with its practice door."""
    with served(tmp_path_factory.mktemp("served")) as address:
        yield address


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


@pytest.mark.parametrize(
    ("language", "screen"),
    [pytest.param("es", "phone", id="Spanish on a phone"), pytest.param("en", "laptop", id="en")],
)
def test_the_practice_case_and_the_lists_fit(browser: Browser, url: str, language: str, screen: str) -> None:
    """Training, its case, cases that end, inbox, service and figures: nothing too wide, no serious fault."""
    carmen = Visitor(browser, url, language, screen, has_script=True)
    carmen.open("/practice")
    carmen.page.click("form[action$=coordinator] button")
    for path in ("/endings", "/inbox", "/service", "/service/figures", "/training"):
        carmen.open(path)
    carmen.page.locator("main form button").first.click()
    expect(carmen.page).to_have_url(re.compile(r"/clinic/drafts/[A-Z0-9]{8}$"))
    carmen.looks()
    carmen.close()
