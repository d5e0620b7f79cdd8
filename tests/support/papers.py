"""Everything that making papers needs, wired for tests: editions of the repository, blanks, texts in two languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from app.i589.application import Application, load
from app.i589.policy import Policy
from app.i589.standing import Standing
from app.pdf.editions import Edition, load_editions
from app.pdf.packet import read_texts, render
from app.services.forms import FormKit
from app.services.packets import Words
from app.services.papers import Blank

ROOT = Path(__file__).parents[2]
EDITION = "2025-01-20"


@dataclass
class FakeBlanks:
    """The blanks of an installation: none, or the one given."""

    installed: dict[str, Blank] = field(default_factory=dict)

    def blank(self, edition: str) -> Blank | None:
        return self.installed.get(edition)


def english() -> dict[str, str]:
    """The English texts of the packet."""
    return read_texts(ROOT / "content" / "packet.yaml")


def words(lang: str) -> Words:
    """English texts; in another language each text behind its code, so that a forgotten look-up is seen."""
    return Words(lang, english() if lang == "en" else {name: f"{lang}·{text}" for name, text in english().items()})


def kit(blanks: FakeBlanks | None = None) -> FormKit:
    """A kit with the repository's editions and no blank, unless one is given."""

    def rules(edition: Edition):  # type: ignore[no-untyped-def]
        return lambda: (edition.map, Policy.read(yaml.safe_load((edition.folder / "policy.yaml").read_text())))

    editions = load_editions(ROOT / "forms" / "i589").items()
    maps = {day.isoformat(): rules(one) for day, one in editions}
    return FormKit(maps, blanks or FakeBlanks(), render, words, lambda edition, on: Standing(is_stale=False))


def application(answers: dict[str, object], language: str = "es") -> Application:
    """An application of the current edition with these answers; a plain text stands for an answered value."""
    whole = {key: {"state": "answered", "value": v} if isinstance(v, str | list) else v for key, v in answers.items()}
    return load({"form": "I-589", "edition": EDITION, "language": language, "answers": whole})
