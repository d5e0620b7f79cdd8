"""Terms of the law in both languages, from `content/glossary.yaml`: for whoever translates a draft."""

from __future__ import annotations

from pathlib import Path

import yaml

from app.errors import BadContent

FILE = "glossary.yaml"


def load_terms(folder: Path) -> list[tuple[str, str]]:
    """English and Spanish of every term, in the file's order. Raises BadContent when the file cannot be read."""
    path = folder / FILE
    if not path.is_file():
        return []
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [(str(each["en"]), str(each["es"])) for each in data["terms"]]
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BadContent(f"{FILE} cannot be read ({type(error).__name__})") from error
