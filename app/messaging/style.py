"""Words our texts do not use, and where in a text they stand. The table is content/style.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import BadContent


@dataclass(frozen=True, slots=True)
class Avoid:
    """Words that one language avoids: `words` as whole words, `unless` inside these phrases, `say` instead."""

    lang: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    say: str

    def found_in(self, text: str) -> list[str]:
        """The avoided words that the text uses, each once, in the table's order."""
        spared = text.casefold()
        for phrase in self.unless:
            spared = spared.replace(phrase.casefold(), "\n")
        return [word for word in self.words if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", spared)]


def style_from_data(data: Any, *, source: str = "style.yaml") -> tuple[Avoid, ...]:
    """The table from parsed YAML. Raises BadContent naming the row (from 1) that is not as it should be."""
    rows = data.get("words") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        raise BadContent(f"{source}: needs `words:` with a list of rows")
    return tuple(_row(row, f"{source}: row {number}") for number, row in enumerate(rows, start=1))


def _row(row: Any, where: str) -> Avoid:
    if not isinstance(row, Mapping) or not isinstance(row.get("lang"), str) or not isinstance(row.get("say"), str):
        raise BadContent(f"{where} needs `lang`, `words` and `say`")
    lists: Sequence[Any] = (row.get("words"), row.get("unless", []))
    if not lists[0] or not all(isinstance(x, list) and all(isinstance(w, str) for w in x) for x in lists):
        raise BadContent(f"{where}: `words` and `unless` are lists of words; put yes and no in quotes")
    return Avoid(row["lang"], tuple(row["words"]), tuple(row.get("unless", [])), row["say"])
