""" "No le entiendo" in the middle of a talk: what else is asked is answered, and no language is asked for again."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    "words",
    [
        "ay mijo no le entiendo, y no me dijo que papeles ocupo pa la nina",
        "no le entiendo mijo hableme bien",
        "no le entiendo mijo, hableme despacio",
        "ay no le entiendo mijo escribame facil",
        "no entiendo sus palabras",
        "no le entiendo mijo me lo puede decir en palabras faciles",
        "no te entendi mijo escribeme bien",
        "no le entiendo, hable mas claro",
        "no le comprendo nada joven hable claro",
    ],
)
def test_no_language_is_asked_for(words: str) -> None:
    """The question for the language does not come, whatever waits."""
    for before in ((), ("menu",), ("3",), ("es todo",)):
        player = heard(*before)
        assert not any(each.startswith("language/") for each in contexts(player, words))


def test_the_same_in_english() -> None:
    """English words too."""
    player = heard(welcomed=ENGLISH)
    for words in ("i dont understand you talk plain", "i no understand your talk my friend, speak easy"):
        assert not any(each.startswith("language/") for each in contexts(player, words))


@pytest.mark.parametrize(
    "words",
    [
        "no le entiendo, yo hablo mam",
        "no entiendo bien el español, quiero otro idioma",
        "no le entiendo, mi lengua es otra, hablo un dialecto",
        "no entiendo español",
        "cambiar idioma",
    ],
)
def test_who_names_a_language_is_heard(words: str) -> None:
    """A language or an interpreter that is asked for is never passed over."""
    player = heard()
    said = contexts(player, words)
    assert any(each.startswith("language/") for each in said) or asks(player).startswith("language/"), said
