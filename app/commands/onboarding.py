"""A new edition of the form, as `orienta forms add` takes it through: begun, confirmed line by line, known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.commands.console import out, progress, say_json
from app.errors import WrongUse
from app.pdf.compiler import compile_blank
from app.pdf.editions import inspect
from app.pdf.look import drawn_meanings
from app.pdf.onboarding import DRAFT, begin, finish, meanings, propose, waiting
from app.pdf.output import write_files
from app.settings import Settings
from app.wiring_forms import editions_dir, known_editions

SHOWN = 40
"""Lines that are listed on a screen; the files hold all of them."""


def begin_or_finish(
    settings: Settings, official: bytes, like: date | None, look: Path | None, *, as_json: bool
) -> bool:
    """Take a blank of a new edition one step further; True when a person has to go on before it can be installed.

    Raises our errors: a known edition with `like`, nothing to look at, a map that disagrees with the blank.
    """
    editions, root = known_editions(settings), editions_dir(settings)
    if like is None and look is None and not any(root.glob(f"*/{DRAFT}")):
        return False
    report = inspect(official, editions)
    folder = root / report.edition.isoformat()
    is_begun = (folder / DRAFT).is_file()
    if like is not None:
        with progress("Comparing every field") as step:
            proposal = propose(official, editions, like)
            step()
        begin(proposal, folder)
        _draw(official, folder, look)
        _tell(report.edition, folder, proposal.to_confirm, proposal.carried, as_json=as_json)
        return True
    if not is_begun:
        if look is not None:
            raise WrongUse("--look is for an edition that is being begun: give --like as well")
        return False
    left = waiting(folder)
    _draw(official, folder, look)
    if left:
        _tell(report.edition, folder, left, None, as_json=as_json)
        return True
    finish(folder, official)
    return False


def _draw(official: bytes, folder: Path, look: Path | None) -> None:
    if look is not None:
        write_files({look: drawn_meanings(compile_blank(official, frozenset()), meanings(folder))})


def _tell(edition: date, folder: Path, left: Sequence[str], carried: int | None, *, as_json: bool) -> None:
    if as_json:
        say_json({"edition": edition, "folder": folder, "to_confirm": list(left), "carried": carried})
        return
    if carried is not None:
        out.print(f"Edition {edition} is begun in {folder}: {carried} fields carried over.", markup=False)
    out.print(f"{len(left)} things wait for a person:")
    for each in left[:SHOWN]:
        out.print(f"  {each}", markup=False)
    if len(left) > SHOWN:
        out.print(f"  and {len(left) - SHOWN} more: look for confirm in {folder}", markup=False)
    out.print("Settle each, take its confirm out, and repeat: orienta forms add FILE")
