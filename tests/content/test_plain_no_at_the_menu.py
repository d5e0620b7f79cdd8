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


@pytest.mark.parametrize("words", ["no tengo con quien hablar", "me siento sola", "i have nobody to talk to"])
def test_who_has_nobody_to_talk_with_is_no_client_of_a_lawyer(words: str) -> None:
    """A human sentence, and a person."""
    said = contexts(heard(), words)
    if said[-1] == "engine/danger_now":
        said = contexts(heard(words), "no")
    assert said[0] == "lonely/here/say"


def test_nobody_to_go_with_is_another_matter() -> None:
    """Whoever is alone with a form or a hearing asks about that."""
    assert "lonely/here/say" not in contexts(heard(), "estoy sola en el formulario, no tengo esposo")
