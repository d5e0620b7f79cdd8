"""`orienta content extract`, `update` and `sms`: the catalogues kept up with the source, for a checkout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import AsJson, guarded, out, say_json
from app.errors import WrongUse
from app.messaging.catalogue import Entry
from app.settings import Settings, read_settings
from app.storage.catalogues import extract_catalogue, propose_sms, update_catalogues, write_entries


def extract_command(
    out_file: Annotated[Path, typer.Option("--out", help="Where the template goes, for translation tools.")] = Path(
        "locales/orienta.pot"
    ),
    as_json: AsJson = False,
) -> None:
    """Write every text of content and pages to one template, English without translations."""

    def run() -> int:
        entries = extract_catalogue(checkout(read_settings()))
        write_entries(out_file, "", entries)
        return len(entries)

    count = guarded(run)
    if as_json:
        say_json({"out": out_file, "texts": count})
    else:
        out.print(f"{out_file}: {count} texts.", markup=False)


def update_command(
    locale: Annotated[str, typer.Option(help="Another language to begin a catalogue for, such as pt.")] = "",
    as_json: AsJson = False,
) -> None:
    """Bring the catalogues up to the English source: new texts empty, changed ones fuzzy, retired ones at the end."""

    def run() -> dict[str, list[Entry]]:
        if locale and not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", locale):
            raise WrongUse("--locale: a language code, like pt")
        return update_catalogues(checkout(read_settings()), only=("es", *([locale] if locale else [])))

    updated = guarded(run)
    _report(updated, as_json=as_json)


def sms_command(
    lang: Annotated[str, typer.Option(help="The language to propose SMS variants for.")] = "es",
    as_json: AsJson = False,
) -> None:
    """Propose SMS variants without accents; each waits, fuzzy, until a person has read it (docs/editors-sms.md)."""
    waiting = guarded(lambda: propose_sms(checkout(read_settings()), lang))
    if as_json:
        say_json({"language": lang, "waiting": [entry.context for entry in waiting]})
    else:
        out.print(f"{len(waiting)} SMS variants in {lang} wait for a person.")


def checkout(settings: Settings) -> Path:
    """The folder that holds content, locales and babel.cfg. Raises WrongUse where there is none."""
    root = settings.content_dir.resolve().parent
    if not (root / "babel.cfg").exists() or settings.content_dir.name != "content":
        raise WrongUse("ORIENTA_CONTENT_DIR: catalogues are kept in a checkout, where babel.cfg is beside content/")
    return root


def _report(updated: Mapping[str, Sequence[Entry]], *, as_json: bool) -> None:
    counts = {
        language: {
            "texts": len(entries),
            "empty": sum(not entry.text for entry in entries),
            "fuzzy": sum(entry.is_fuzzy for entry in entries),
        }
        for language, entries in updated.items()
    }
    if as_json:
        say_json(counts)
        return
    for language, count in counts.items():
        out.print(f"{language}: {count['texts']} texts, {count['empty']} empty, {count['fuzzy']} to review.")
