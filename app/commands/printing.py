"""`orienta content transcripts`: every flow printed in both languages side by side, for the person who signs."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from app.commands.console import AsJson, guarded, out, progress, say_json, today
from app.commands.signing import ledger_of
from app.errors import BadContent, WrongUse
from app.messaging.wording import Wording
from app.pdf.output import write_files
from app.services.content import Worlds
from app.services.other_ways import other_ways
from app.services.printouts import Page, engine_page, page_of
from app.services.signing import Ledger
from app.services.speech import Voice
from app.services.walking_paths import Walker
from app.settings import Settings, read_settings
from app.storage.catalogues import languages, load_prepared

HERE = Path(__file__).parent


def transcripts_command(
    folder: Annotated[Path, typer.Option("--out", help="The folder for one page per flow, to be printed or read.")],
    lang: Annotated[str, typer.Option(help="The language beside English.")] = "es",
    as_json: AsJson = False,
) -> None:
    """Print every flow: each text in both languages with its sources, then every way through it, and a code to sign."""

    def run() -> list[Path]:
        if folder.exists() and not folder.is_dir():
            raise WrongUse("--out: this is a file; a folder is needed")
        made = {
            folder / f"{page.flow.replace('/', '-')}.html": _printed(page) for page in _pages(read_settings(), lang)
        }
        folder.mkdir(parents=True, exist_ok=True)
        write_files(made)
        return list(made)

    made = guarded(run)
    if as_json:
        say_json({"files": made})
    else:
        out.print(f"{folder}: {len(made)} pages in English and {lang}. Open them in a browser to print.", markup=False)


def _pages(settings: Settings, lang: str) -> list[Page]:
    held, orienta = ledger_of(settings)
    spoken, on = ("en", lang), today(settings)
    wording = held.wording if lang in held.wording.catalogues else _prepared(settings, held.wording, lang)
    ledger = Ledger(held.acts, held.library, wording)
    worlds, voice = Worlds(orienta.content, wording, orienta.house), Voice(wording, held.library)
    now = datetime.now(UTC).replace(microsecond=0)
    walkers = [Walker(worlds, voice, language=each, now=now) for each in spoken]
    pages = []
    flows = sorted(held.library.flows)
    with progress("Printing", len(flows)) as step:
        for flow in flows:
            paths = [walker.first_path(flow) for walker in walkers]
            ways = [other_ways(walker, flow) for walker in walkers]
            pages.append(page_of(ledger, flow, spoken, paths, ways, on=on))
            step()
    return [*pages, engine_page(ledger, spoken, on=on)]


def _prepared(settings: Settings, wording: Wording, lang: str) -> Wording:
    """The words together with those of a language that nobody is answered in yet. Raises BadContent without any."""
    if lang not in languages(settings.locales_dir):
        raise BadContent(f"--lang: there is no catalogue for {lang}: orienta content update --locale {lang}")
    return Wording({**wording.catalogues, lang: load_prepared(settings.locales_dir, lang)}, wording.source_language)


def _printed(page: Page) -> bytes:
    ids = " ".join(row.context for row in page.rows)
    return _template().render(page=page, ids=ids).encode()


@cache
def _template() -> Template:
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape(), undefined=StrictUndefined)
    return pages.get_template("printed.html")
