"""What an official page prints beside a field: read by poppler from the blank, with nothing of our map."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from tests.support.positions import Field, Word, fields_of, poppler_words


@lru_cache(maxsize=4)
def printed_words(official: bytes) -> tuple[Word, ...]:
    """Every word that the pages of a blank print."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(poppler_words(official, Path(folder)))


@lru_cache(maxsize=4)
def _checks(official: bytes) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(official).values() if field.is_check)


def words_right_of(official: bytes, field: Field) -> list[str]:
    """The words on a check box's line, from the box to the next one."""
    right, middle = field.rect[2], (field.rect[1] + field.rect[3]) / 2
    boxes = [one.rect[0] for one in _checks(official) if one.page == field.page and _on_line(one.rect, middle)]
    end = min((left for left in boxes if left > right), default=612.0)
    words = [word for word in printed_words(official) if word.page == field.page and _on_line(word.rect, middle)]
    inside = [word for word in words if right - 2 <= word.rect[0] < end]
    return [word.text for word in sorted(inside, key=lambda word: word.rect[0])]


def _on_line(rect: tuple[float, float, float, float], middle: float) -> bool:
    return rect[1] - 1 <= middle <= rect[3] + 1
