"""Pages for authors beside the phone: the tree as a picture, and what production would say of each statement today.

They have no script: links and a form are enough, also on an old machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.channels.simulator.pages import HEADERS, HERE, LANGUAGES, labels, preferred
from app.dialogue.library import context
from app.services.content import Worlds
from app.services.coverage import every_text
from app.services.flow_map import map_of, overview
from app.services.previewing import counted, preview
from app.services.signing import Ledger
from app.services.walking_paths import HOME, WELCOME


@dataclass(frozen=True)
class Desk:
    """What the pages look at: the release in force, what people signed, and the time."""

    worlds: Callable[[], Worlds]
    ledger: Callable[[], Ledger]
    clock: Callable[[], datetime]
    zone: str

    def today(self) -> date:
        """The date where the organisation is."""
        return self.clock().astimezone(ZoneInfo(self.zone)).date()


def authors_router(desk: Desk) -> APIRouter:
    """The pages at /simulator/tree and /simulator/preview. They change nothing."""
    router = APIRouter(prefix="/simulator", include_in_schema=False)

    @router.get("/tree")
    def tree(request: Request, flow: str = "", lang: str = "") -> HTMLResponse:
        """All flows and what leads to what, or one of them with every text in its place."""
        language = _language(request, lang)
        worlds = desk.worlds()
        library = worlds.content.library
        if flow and flow not in library.flows:
            raise HTTPException(404)
        words = {where: worlds.wording.unfilled(where, source, language) for where, source in every_text(library)}
        states = {each.statement.context: each.state for each in desk.ledger().standings(desk.today())}
        titles = {name: words.get(context(name, "", "title"), name) for name in library.flows}
        drawn = map_of(library, flow, words) if flow else None
        whole = None if flow else overview(library, titles, (WELCOME, HOME))
        return _page("tree.html", language, drawn=drawn, whole=whole, states=states, titles=titles, flow=flow)

    @router.get("/preview")
    def today(request: Request, lang: str = "", on: str = "") -> HTMLResponse:
        """Each legal statement with its standing and the words that production would say on a day."""
        language, day = _language(request, lang), _day(on, desk.today())
        found = list(preview(desk.worlds(), desk.ledger(), day, language=language))
        return _page("preview.html", language, found=found, day=day, counts=counted([p.standing for p in found]))

    return router


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text) if text else otherwise
    except ValueError:
        raise HTTPException(422, "on") from None


def _language(request: Request, lang: str) -> str:
    return lang if lang in LANGUAGES else preferred(request.headers.get("Accept-Language", ""))


@cache
def _pages() -> Environment:
    return Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape(), undefined=StrictUndefined)


def _page(name: str, language: str, **values: object) -> HTMLResponse:
    say: Mapping[str, str] = labels(language)
    return HTMLResponse(_pages().get_template(name).render(language=language, say=say, **values), headers=HEADERS)
