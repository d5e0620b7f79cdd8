"""Pictures of the ten-minute guide (docs/clinic-guide.md): a volunteer works on the practice case, in both languages.

    .venv/bin/python -m bench.guide [--out docs/guide]

Everything in them is invented. Each picture is an indexed PNG of less than 100 KB: the guide can be read over
a bad line. Take them anew when the pages change: `make guide`.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from app.services.access.staff import LANGUAGES, Language
from tests.support.browsers import NoBrowser, chromium
from tests.support.clinic import Clinic
from tests.support.loopback import served

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 860, "height": 640}
COLOURS = 48
MOST_BYTES = 100 * 1024
QUESTION = {
    "es": "¿Cuántos hijos tiene en total, aunque no estén con usted?",
    "en": "¿Cuántos hijos tiene en total, aunque no estén con usted?",
}
REASON = {"es": "Dice que son dos.", "en": "She says that there are two."}
FIRST = "In January 2019 three men came to the shop where I worked and said that we had to pay."


def main() -> int:
    """Take all pictures; 1 when there is no browser, or one is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "guide", help="folder of the pictures")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    try:
        paths = [path for language in LANGUAGES for path in pictures(out, language)]
    except NoBrowser as reason:
        print(reason, file=sys.stderr)
        return 1
    large = [path.name for path in paths if path.stat().st_size > MOST_BYTES]
    print(f"{len(paths)} pictures" + (f", too large: {', '.join(large)}" if large else ""))
    return 1 if large else 0


def pictures(out: Path, language: Language) -> Iterator[Path]:
    """The walk of the guide, page by page. Raises NoBrowser."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        clinic = Clinic(Path(folder), mode="production")
        staff = clinic.member("volunteer", name="Vera")
        with clinic.tools.uow() as work:
            clinic.tools.book(work).change_member(staff.id, language=language)
            work.commit()
        token = clinic.browser(staff).cookie("orienta_in")
        with served(clinic.app) as url:
            context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
            context.add_cookies([{"name": "orienta_in", "value": token, "url": url}])
            yield from _walk(context.new_page(), f"{url}/clinic", out, language)
        clinic.close()


def _walk(page: Page, clinic: str, out: Path, language: Language) -> Iterator[Path]:
    page.goto(f"{clinic}/training")
    yield _shot(page, out / f"{language}-1-practise.png")
    page.locator("form[action$='/training/begin'] button").click()
    page.wait_for_url("**/drafts/*")
    case = page.url
    yield _shot(page, out / f"{language}-2-draft.png")
    page.goto(f"{case}/item?at=A.I.12")
    yield _shot(page, out / f"{language}-3-item.png")
    page.goto(f"{case}/item?at=A.II.child.total")
    page.fill("#question", QUESTION[language])
    page.locator("form[action$='/ask'] button").click()
    page.locator(".bubble").scroll_into_view_if_needed()
    yield _shot(page, out / f"{language}-4-question.png", at=".bubble")
    page.locator("form[action$='/ask/send'] button").click()
    yield _shot(page, out / f"{language}-5-answer.png", at=".proposal")
    page.fill("#value", "2")
    page.fill("#reason", REASON[language])
    page.locator("form[action$='/edit'] button").click()
    page.locator("button[name=taken][value=yes]").click()
    yield _shot(page, out / f"{language}-6-history.png", at=".history")
    page.goto(f"{case}/translation?at=B.1.A.text")
    page.fill("#english-0", FIRST)
    page.wait_for_timeout(1500)  # it is kept while one types
    yield _shot(page, out / f"{language}-7-translation.png")


def _shot(page: Page, path: Path, *, at: str = "") -> Path:
    """What stands on the screen, as few colours as a page needs."""
    if at:
        page.locator(at).first.evaluate("each => window.scrollTo(0, each.getBoundingClientRect().top + scrollY - 90)")
    with Image.open(io.BytesIO(page.screenshot())) as taken:
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
    print(path.name)
    return path


if __name__ == "__main__":
    raise SystemExit(main())
