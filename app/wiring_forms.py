"""The making of papers wired in one place: editions, installed blanks, the printer and the packet's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from app.errors import BadInput, BadSettings
from app.i589.mapping import EditionMap
from app.i589.policy import Policy
from app.i589.standing import Standing, standing
from app.pdf.editions import Edition, acceptances, load_editions
from app.pdf.packet import read_texts, render
from app.pdf.store import BlankStore
from app.services.forms import FormKit
from app.services.packets import Words
from app.settings import Settings
from app.storage.catalogues import load_wording

PACKET = "packet"
"""The content file of the packet's texts, and so the first part of their contexts in the catalogues."""


def editions_dir(settings: Settings) -> Path:
    """The folder with one folder for each edition of Form I-589."""
    return settings.forms_dir / "i589"


def known_editions(settings: Settings) -> dict[date, Edition]:
    """The editions of Form I-589 that this installation knows, oldest first."""
    return load_editions(editions_dir(settings))


def standing_on(settings: Settings, edition: date, on: date) -> Standing:
    """Whether a form of this edition may be filed on this day, as far as the manifests tell."""
    return standing(edition, acceptances(editions_dir(settings)), on)


def blank_store(settings: Settings) -> BlankStore:
    """The installed blanks."""
    return BlankStore(settings.blanks, known_editions(settings))


def form_kit(settings: Settings, store: BlankStore | None = None) -> FormKit:
    """Everything that makes papers of an application. Reads nothing but the list of editions until it is used."""
    editions = known_editions(settings)
    rules: Mapping[str, Callable[[], tuple[EditionMap, Policy]]] = {
        day.isoformat(): partial(_rules, edition) for day, edition in editions.items()
    }
    return FormKit(
        rules,
        store or blank_store(settings),
        render,
        lambda lang: packet_words(settings, lang),
        lambda edition, on: standing_on(settings, date.fromisoformat(edition), on),
    )


def packet_words(settings: Settings, lang: str) -> Words:
    """The packet's texts in one language. Raises BadInput for a language that has no catalogue."""
    texts = read_texts(settings.content_dir / f"{PACKET}.yaml")
    if lang == "en":
        return Words(lang, texts)
    wording = load_wording(settings.locales_dir)
    if lang not in wording.catalogues:
        known = ", ".join(["en", *sorted(wording.catalogues)])
        raise BadInput(f"there is no catalogue for the language {lang!r}; there are {known}")
    return Words(lang, {name: wording.translate(f"{PACKET}/{name}", text, lang) for name, text in texts.items()})


def _rules(edition: Edition) -> tuple[EditionMap, Policy]:
    """Map and policy of an edition. Raises BadSettings when the policy cannot be read."""
    return edition.map, Policy.read(_yaml(edition))


def _yaml(edition: Edition) -> dict[str, Any]:
    path = edition.folder / "policy.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadSettings(f"{path.parent.name}/{path.name} cannot be read ({type(error).__name__}).") from error
    return data if isinstance(data, dict) else {}
