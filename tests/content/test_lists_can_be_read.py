"""Lists of phrases are read and edited by people: their lines fit a screen, and two edits rarely meet in one."""

from __future__ import annotations

import pytest

from tests.support.word_tables import CONTENT

WIDEST = 160


@pytest.mark.parametrize("name", ["danger", "keywords", "narrower", "routing", "words"])
def test_no_line_is_wider_than_a_screen(name: str) -> None:
    """Break a longer list into several lines; the next ones are indented."""
    lines = (CONTENT / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > WIDEST] == []
