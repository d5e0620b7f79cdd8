"""The real word tables of content/, read once for all tests of the dialogue."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.dialogue.keywords import Keywords
from app.dialogue.routing import RoutingTable
from app.dialogue.safety.danger import DangerTable
from app.dialogue.showing import akin_words
from app.dialogue.topics.learned import Learned

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


@cache
def routing_table() -> RoutingTable:
    """content/routing.yaml, its index made."""
    table = RoutingTable.from_data(content_data("routing.yaml"), source="content/routing.yaml")
    assert table.index
    return table


@cache
def danger_table() -> DangerTable:
    """content/danger.yaml, its index made."""
    table = DangerTable.from_data(content_data("danger.yaml"), source="content/danger.yaml")
    assert table.index
    return table


@cache
def learned_model() -> Learned:
    """content/learned.json."""
    return Learned.from_data(json.loads((CONTENT / "learned.json").read_text(encoding="utf-8")))


@cache
def akin() -> dict[str, Any]:
    """The lists of content/words.yaml whose words mean the same."""
    return akin_words(content_data("words.yaml"))


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows of a tab-separated test file, without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
