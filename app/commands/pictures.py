"""`orienta content pictures`: every drawing in every language as files, to be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import AsJson, err, guarded, out, say_json
from app.errors import WrongUse
from app.pdf.drawer import SvgDrawer
from app.pdf.drawing import drawings
from app.pdf.output import write_files
from app.services.previews import Preview, picture_findings, previews
from app.services.wording_checks import Finding
from app.settings import read_settings
from app.wiring import Orienta


def pictures_command(
    folder: Annotated[Path, typer.Option("--out", help="The folder for one SVG and one PNG of each drawing.")],
    as_json: AsJson = False,
) -> None:
    """Draw every picture in every language, the plan for invented hearings. Ends with code 1 where one fails."""

    def run() -> tuple[dict[Path, bytes], list[Preview]]:
        if folder.exists() and not folder.is_dir():
            raise WrongUse("--out: this is a file; a folder is needed")
        orienta, drawer = Orienta(read_settings()), SvgDrawer()
        shown = list(previews(orienta.content.court, orienta.reading_voice(), drawer, _languages(orienta)))
        made: dict[Path, bytes] = {}
        for each in shown:
            if each.svg:
                made[folder / f"{each.name}.svg"] = each.svg.encode()
                made[folder / f"{each.name}.png"] = drawer.png(each.svg)
        folder.mkdir(parents=True, exist_ok=True)
        write_files(made)
        return made, [each for each in shown if each.wrong]

    made, wrong = guarded(run)
    if as_json:
        files = [{"file": str(file), "bytes": len(content)} for file, content in made.items()]
        say_json({"files": files, "wrong": [{"name": each.name, "message": each.wrong} for each in wrong]})
    else:
        for file, content in made.items():
            if file.suffix == ".png":
                out.print(f"{file}: {len(content) / 1024:.0f} KB", markup=False)
        for each in wrong:
            err.print(f"{each.name}: {each.wrong}", markup=False)
    if wrong:
        raise typer.Exit(1)


def picture_problems(orienta: Orienta) -> list[Finding]:
    """What `content check` says of the drawings."""
    return picture_findings(
        orienta.content.court, orienta.reading_voice(), SvgDrawer(), _languages(orienta), drawings()
    )


def _languages(orienta: Orienta) -> list[str]:
    return ["en", *orienta.worlds.wording.catalogues]
