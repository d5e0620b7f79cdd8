"""A plain no at the list of topics is no mistake: nobody is asked to choose one of these."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard


@pytest.mark.parametrize("words", ["no", "no not now", "nop", "no gracias", "no thanks"])
@pytest.mark.parametrize("before", [(), ("mi bebe tiene fiebre", "no")], ids=["menu", "after an answer"])
def test_a_plain_no_is_all_right(before: tuple[str, ...], words: str) -> None:
    """One short line, with the way to the topics and the emergency number."""
    player = heard(*before)
    said = contexts(player, words)
    assert said in (["engine/all_right"], ["engine/goodbye"])
    assert asks(player) == "menu/home"


@pytest.mark.parametrize("words", ["no se", "no entiendo", "no tengo papeles", "xyzzy"])
def test_other_words_keep_their_answer(words: str) -> None:
    """Who does not know, or says more, is helped on."""
    assert contexts(heard(), words) != ["engine/all_right"]
