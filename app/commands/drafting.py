"""Drafts of an application, as `i589 fill` and `i589 export` both make them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from app.commands.console import read_bytes
from app.i589.application import Application
from app.i589.ledger import Ledger
from app.i589.review import check
from app.services import forms
from app.services.forms import FormKit, Paper
from app.services.packets import put_into_words
from app.services.papers import Flag
from app.settings import Settings
from app.wiring_forms import blank_store, form_kit


def draft_of(application: Application, settings: Settings, day: date, *, blank: Path | None = None) -> Paper:
    """The draft of an application with the reviewer's flags; the packet where no blank is installed."""
    store = blank_store(settings)
    given = store.prepare(read_bytes(blank)) if blank else None
    kit = form_kit(settings, store)
    return forms.fill_to_pdf(application, kit, on=day, blank=given, flags=flags_of(application, kit, day))


def flags_of(application: Application, kit: FormKit, day: date) -> list[Flag]:
    """The reviewer's flags as papers print them, in English."""
    return put_into_words(check(application, day), kit.words("en"))


def ledger_bytes(ledger: Ledger, path: Path) -> bytes:
    """The ledger as the file's name asks for it: data for .json, lines to read for anything else."""
    if path.suffix == ".json":
        return (json.dumps(ledger.as_json(), ensure_ascii=False, indent=1) + "\n").encode()
    return ledger.as_text().encode()
