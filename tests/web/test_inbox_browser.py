"""Somebody in danger on the phone, a coordinator at the clinic, in a real Chromium against a real server process."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.phones import Phone, serving
from tests.support.whole import until

pytestmark = pytest.mark.browser

SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1366, "height": 768}
WORDS = "Soy Carmen. ¿Está en un lugar con gente?"


def coordinator(browser: Browser, url: str, **options: Any) -> Page:
    """A window of the coordinator's."""
    page: Page = browser.new_context(locale="es-MX", **options).new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{url}/clinic/practice")
    page.locator("form[action$='/practice/coordinator'] button").click()
    return page


def looks(page: Page, url: str, paths: list[str]) -> None:
    """Each page fits both screens and has no serious fault by axe."""
    for path in paths:
        for size in (SMALL, LARGE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.goto(url + path)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} pixels too wide"
        found: Any = Axe().run(page).response
        serious = [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert serious == [], f"{path}: {serious}"


def test_danger_on_the_phone_is_answered_by_a_person(browser: Browser, tmp_path: Path) -> None:
    """Inbox, conversation, preview and reply without JavaScript on a small screen; it arrives at the phone, and back.

    The person allowed nothing unasked, so that the hour of the day does not matter: it is told when they write.
    """
    with serving(tmp_path, "Orienta is ready") as url:
        phone = Phone(browser.new_context(viewport=SMALL).new_page(), url, language="es", channel="whatsapp")  # type: ignore[arg-type]
        for said in ("hola", "1", "si", "1", "si", "no"):  # Spanish, agrees, nothing unasked, shares in an emergency
            phone.write(said)
        until(lambda: phone.waits_at() == "menu/home", what="the menu")
        phone.write("me están siguiendo ahora mismo")

        page = coordinator(browser, url, viewport=SMALL, java_script_enabled=False)
        page.goto(f"{url}/clinic/inbox")
        page.locator(".inbox .gravity0 a").click()
        expect(page.locator(".talk .theirs").last).to_contain_text("me están siguiendo ahora mismo")
        expect(page.locator("a[href^='tel:+']")).to_be_visible()
        talk = page.url.removeprefix(url)
        page.fill("#words", WORDS)
        page.locator("form[action$='/reply#reply'] button").click()
        expect(page.locator(".bubble")).to_contain_text(WORDS)
        page.locator("#send").click()
        expect(page.locator(".flash")).to_be_visible()

        assert WORDS in phone.write("tengo miedo")
        assert "Lo lee una persona" in phone.write("si, en la terminal")
        page.goto(f"{url}/clinic/inbox")
        expect(page.locator(".inbox .gravity0")).to_contain_text("la persona escribió después")
        page.goto(url + talk)
        expect(page.locator(".talk .theirs").last).to_contain_text("si, en la terminal")

        def told() -> bool:
            """The page says how the last message fared; the provider's word comes later, so the page is opened anew."""
            page.goto(url + talk)
            return bool(re.search("leído|entregado|enviado", page.locator(".talk .ours").last.inner_text()))

        until(told, what="the provider's word on the last message")

        seen = coordinator(browser, url)
        troubles: list[str] = []
        seen.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        code = talk.rpartition("/")[2]
        services = ["/clinic/service", "/clinic/service/sends", "/clinic/service/facts", "/clinic/service/figures"]
        looks(seen, url, ["/clinic/inbox", talk, "/clinic/unreached", f"/clinic/unreached/{code}", *services])
        assert troubles == []
        assert phone.troubles == []
