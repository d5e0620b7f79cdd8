"""Pictures for a person to look at: the phone simulator on a small screen, and the pages of a filled draft.

    .venv/bin/python -m bench.shots [--out var/shots] [--blank FILE.pdf]

The phone is photographed 360 pixels wide in both languages on both channels, and once beside the authors' side on a
wide screen. The draft is an invented applicant's on an installed blank, on `--blank`, or on the one that ORIENTA_SHARED
holds; without any it is left out, and the reason is said.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from app.commands.drafting import draft_of
from app.errors import OrientaError
from app.i589 import application as applications
from app.settings import read_settings
from tests.support.browsers import NoBrowser, chromium
from tests.support.phones import Phone, serving

ROOT = Path(__file__).resolve().parents[1]
SMALL, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
DPI = 110
SETTLED = 1_500.0
"""Milliseconds until a message has been delivered and read, and stands so on the screen."""
APPLICANT = ROOT / "tests" / "personas" / "honduran_mother.json"
BLANK = "i589-2025-01-20.pdf"


def main() -> int:
    """Take all pictures that can be taken here; 1 when there was none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "shots", help="folder of the pictures")
    parser.add_argument("--blank", type=Path, help="an official blank for the draft")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    taken = 0
    for shots in (phones(asked.out), draft(asked.out, asked.blank)):
        try:
            for path in shots:
                taken += 1
                print(path)
        except (NoBrowser, OrientaError) as reason:
            print(f"left out: {reason}", file=sys.stderr)
    print(f"{taken} pictures")
    return 0 if taken else 1


def phones(out: Path) -> Iterator[Path]:
    """The phone, screen by screen. Raises NoBrowser."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser, serving(Path(folder)) as url:
        for language in ("es", "en"):
            yield from _whatsapp(browser, url, language, out)
            yield from _sms(browser, url, language, out)
        yield from _wide(browser, url, out)


def _open(browser: Browser, url: str, language: str, channel: str, size: dict[str, int]) -> Phone:
    page = browser.new_page(viewport=size, device_scale_factor=2)  # type: ignore[arg-type]
    return Phone(page, url, language=language, channel=channel)


def _whatsapp(browser: Browser, url: str, language: str, out: Path) -> Iterator[Path]:
    phone = _open(browser, url, language, "whatsapp", SMALL)
    name = f"whatsapp-{language}"
    yield _shot(phone, out / f"{name}-1-new.png")
    phone.write("hola" if language == "es" else "hello")
    yield _shot(phone, out / f"{name}-2-language.png")
    phone.tap(f"welcome/language|{language}")
    yield _shot(phone, out / f"{name}-3-consent.png")
    phone.tap("welcome/agree|agree")
    phone.answers.last.locator(".taps button").click()
    yield _shot(phone, out / f"{name}-4-list.png")
    phone.page.keyboard.press("Escape")
    phone.tap("welcome/unasked|nothing")
    phone.tap("welcome/emergency_sharing|no")
    phone.tap("welcome/wants_pin|no")
    yield _shot(phone, out / f"{name}-5-menu.png")
    phone.tap("menu/home|mpp")
    yield _shot(phone, out / f"{name}-6-mpp.png")
    phone.page.click("#open-authors")
    yield _shot(phone, out / f"{name}-7-authors.png")
    phone.page.close()


def _sms(browser: Browser, url: str, language: str, out: Path) -> Iterator[Path]:
    phone = _open(browser, url, language, "sms", SMALL)
    name = f"sms-{language}"
    phone.write("hola" if language == "es" else "hello")
    yield _shot(phone, out / f"{name}-1-language.png")
    phone.write("1" if language == "es" else "2", shows="1. ")
    yield _shot(phone, out / f"{name}-2-consent.png")
    phone.write("1", shows="1. ")
    phone.page.click("#open-authors")
    yield _shot(phone, out / f"{name}-3-authors.png")
    phone.page.close()


def _wide(browser: Browser, url: str, out: Path) -> Iterator[Path]:
    phone = _open(browser, url, "es", "whatsapp", WIDE)
    phone.write("hola")
    phone.tap("welcome/language|es")
    phone.tap("welcome/agree|agree")
    yield _shot(phone, out / "wide-es.png")
    phone.page.close()


def _shot(phone: Phone, path: Path) -> Path:
    phone.page.wait_for_timeout(SETTLED)
    phone.page.screenshot(path=path)
    return path


def draft(out: Path, blank: Path | None) -> Iterator[Path]:
    """The pages of an invented applicant's draft. Raises our errors without a blank, or for one of another kind."""
    settings = read_settings()
    blank = blank or _shared_blank()
    paper = draft_of(applications.load(APPLICANT.read_bytes()), settings, date(2026, 11, 21), blank=blank)
    if not paper.is_form:
        raise OrientaError("the draft: no blank is installed (orienta forms fetch) and ORIENTA_SHARED holds none")
    document = pypdfium2.PdfDocument(paper.pdf)
    document.init_forms()  # else fields are left out of the picture
    for number in range(len(document)):
        path = out / f"draft-{number + 1:02}.png"
        document[number].render(scale=DPI / 72).to_pil().save(path)
        yield path


def _shared_blank() -> Path | None:
    folder = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
    path = folder / "forms" / BLANK
    return path if path.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())
