"""The real word tables of content/, read once for all tests of the dialogue."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.dialogue.keywords import Keywords

CONTENT = Path(__file__).parents[2] / "content"


def content_data(name: str) -> dict[str, Any]:
    """A content file as plain data, fresh each time so that a test may spoil it."""
    data = yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def keywords() -> Keywords:
    """content/keywords.yaml."""
    return Keywords.from_data(content_data("keywords.yaml"), source="content/keywords.yaml")
