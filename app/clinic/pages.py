"""Drawing pages: Jinja templates with their words from the catalogues, English where a language lacks one.

Words stand in the templates alone, as `_("English")`; Babel extracts them into locales/ (`orienta content update`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.clinic import cookies
from app.clinic.guards import CSRF, desk_of, form_token, visitor_of
from app.clinic.seen import seen
from app.messaging.wording import Wording
from app.services.access.keeping import drop
from app.services.access.staff import LANGUAGES, Language

HERE = Path(__file__).parent
ROOT = "/clinic"


class Pages:
    """The templates in every language. `wording` gives the catalogues in force; `zone` is the organisation's."""

    def __init__(self, wording: Callable[[], Wording], zone: ZoneInfo) -> None:
        self._drawn: Mapping[str, Environment] = {each: _environment(wording, each, zone) for each in LANGUAGES}

    def draw(self, name: str, language: Language, values: Mapping[str, Any]) -> str:
        """One template as text."""
        return self._drawn[language].get_template(name).render(values)


def _environment(wording: Callable[[], Wording], language: Language, zone: ZoneInfo) -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True

    def words(source: str) -> str:
        return wording().unfilled("", source, language)

    def plural(one: str, many: str, number: int) -> str:
        raise NotImplementedError("the catalogues hold no plural forms: write `Cases: 3`")

    made.install_gettext_callables(words, plural, newstyle=True)  # type: ignore[attr-defined]

    def moment(at: datetime | None) -> str:
        return format_datetime(at.astimezone(zone), "d MMM y, H:mm", locale=language) if at else ""

    def day(on: date) -> str:
        return format_date(on, "d MMM y", locale=language)

    def ago(at: datetime, now: datetime) -> str:
        return format_timedelta(at - now, add_direction=True, locale=language)

    def lasting(since: datetime, now: datetime) -> str:
        return format_timedelta(max(now - since, timedelta(minutes=1)), granularity="minute", locale=language)

    def decimal(number: float) -> str:
        return format_decimal(number, "0.#", locale=language)

    made.globals.update(asset=asset, language=language)
    made.filters.update(moment=moment, day=day, decimal=decimal, ago=ago, lasting=lasting, seen=seen)
    return made


@lru_cache
def asset(name: str) -> str:
    """The address of a style or script, which changes with its content: browsers may keep it for ever."""
    return f"{ROOT}/static/{name}?v={sha256((HERE / 'static' / name).read_bytes()).hexdigest()[:12]}"


def language_of(request: Request) -> Language:
    """The member's language; before signing in the one chosen, or the browser's."""
    staff = visitor_of(request).staff
    if staff is not None:
        return staff.language
    chosen = request.query_params.get("lang", "") or cookies.read(request, desk_of(request), cookies.LANGUAGE)
    if chosen in LANGUAGES:
        return chosen
    asked = (
        part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("Accept-Language", "").split(",")
    )
    return next((tag for tag in asked if tag in LANGUAGES), LANGUAGES[0])


def show(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. Templates have `staff` (or None), `csrf`, `flash`, `path`, `now` and what is given."""
    desk, language = desk_of(request), language_of(request)
    flash = cookies.read(request, desk, cookies.FLASH)
    base = {
        "staff": visitor_of(request).staff,
        "csrf": form_token(request),
        "csrf_name": CSRF,
        "flash": flash if flash.replace("_", "").isalpha() else "",
        "path": request.url.path,
        "now": desk.tools.clock(),
        "organisation": desk.organisation,
        "is_practice": desk.has_practice,
    }
    pages: Pages = request.app.state.pages
    response = HTMLResponse(pages.draw(name, language, base | values), status_code=status)
    if new_visit := getattr(request.state, "new_visit", ""):
        cookies.put(response, desk, cookies.VISIT, new_visit)
    if request.query_params.get("lang", "") in LANGUAGES:
        cookies.put(response, desk, cookies.LANGUAGE, language, seconds=cookies.DEVICE_SECONDS)
    if flash:
        cookies.drop(response, desk, cookies.FLASH)
    return response


def go(request: Request, path: str, flash: str = "") -> Response:
    """After a post that did what it should: on to a page, which says so. `flash` is a name in `templates/_flash.html`.

    Words that had been kept for this post are not needed any more.
    """
    response = RedirectResponse(path, status_code=303)
    staff, kept_id = visitor_of(request).staff, getattr(request.state, "kept_id", "")
    if staff is not None and isinstance(kept_id, str) and kept_id:
        drop(desk_of(request).tools, staff, kept_id)
    if flash:
        cookies.put(response, desk_of(request), cookies.FLASH, flash, seconds=60)
    return response
