"""`orienta content transcripts`: every flow printed in both languages, for the person who signs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import AsJson, guarded, out, progress, say_json
from app.errors import WrongUse
from app.pdf.output import write_files
from app.services.printouts import printout
from app.services.walking_paths import Walker
from app.settings import read_settings
from app.wiring import Orienta


def transcripts_command(
    folder: Annotated[Path, typer.Option("--out", help="The folder for one file per flow.")],
    lang: Annotated[str, typer.Option(help="The language beside English.")] = "es",
    as_json: AsJson = False,
) -> None:
    """Print every flow: each text in both languages with its sources, then the conversation played in each."""

    def run() -> list[Path]:
        if folder.exists() and not folder.is_dir():
            raise WrongUse("--out: this is a file; a folder is needed")
        orienta = Orienta(read_settings())
        worlds, voice, now = orienta.worlds, orienta.reading_voice(), datetime.now(UTC).replace(microsecond=0)
        flows = sorted(orienta.content.library.flows)
        walkers = [Walker(worlds, voice, language=each, now=now) for each in ("en", lang)]
        made: dict[Path, bytes] = {}
        with progress("Printing", len(flows)) as step:
            for flow in flows:
                paths = [walker.first_path(flow) for walker in walkers]
                text = printout(worlds.content.library, worlds.wording, flow, paths, on=now.date())
                made[folder / f"{flow.replace('/', '-')}.txt"] = text.encode()
                step()
        folder.mkdir(parents=True, exist_ok=True)
        write_files(made)
        return list(made)

    made = guarded(run)
    if as_json:
        say_json({"files": made})
    else:
        out.print(f"{folder}: {len(made)} flows in English and {lang}.", markup=False)
