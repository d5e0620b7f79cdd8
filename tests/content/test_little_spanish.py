"""Somebody whose language is neither Spanish nor English: named once, and told in short lines."""

from __future__ import annotations

import re

import pytest

from tests.support.released import new_player, released_content, released_wording
from tests.support.talks import contexts, heard

TOLD = ("language/heard/text", "language/right/say", "welcome/other_handoff/text", "welcome/other_interpreter/say")
LONGEST_LINE = 14
"""Words of a line that somebody with little Spanish can take in."""


@pytest.mark.parametrize(
    "said", ["hablo mam", "mam", "kaqchikel", "hablo q'eqchi'", "garifuna", "i speak mam", "idioma mam"]
)
def test_a_language_that_was_named_is_not_asked_for_again(said: str) -> None:
    """Whoever writes nothing but the language has said which one it is."""
    assert [each.context for each in heard(said).said] == ["engine/noted", "language/place/ask"]


@pytest.mark.parametrize("said", ["idioma", "otro idioma", "cambiar idioma", "language"])
def test_who_names_none_is_asked(said: str) -> None:
    """The word for the command alone still offers the list."""
    assert contexts(heard(), said) == ["language/choose/choose"]


@pytest.mark.parametrize("where", TOLD)
def test_what_they_are_told_has_one_idea_a_line(where: str) -> None:
    """Short lines, each a sentence of its own, in both languages."""
    flow, node, slot = where.split("/")
    spot = released_content().library.spot(flow, node)
    assert spot is not None
    source = getattr(spot.node, slot)
    for language in ("es", "en"):
        text = released_wording().translate(where, source, language).strip()
        for line in text.split("\n"):
            assert len(re.findall(r"\S+", line)) <= LONGEST_LINE, line
            assert len(re.findall(r"[a-záéíóúñ]{2}\. [A-ZÁÉÍÓÚÑ]", line)) == 0, line


def test_whoever_comes_new_with_another_language_reads_little() -> None:
    """From the place to the question of how to go on: few words."""
    player = new_player()
    contexts(player, "hola", "mam", "todos santos")
    words = sum(len(message.body.split()) for message in player.rendered)
    assert words <= 75
