"""A question beside a goodbye is answered before the goodbye, and no list follows."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

ASKED = [
    "borro los mensajes pa q no los vean? adios",
    "ya me voy. borro los mensajes?",
    "adios, como borro esto del telefono?",
    "gracias, borro todo del cel? bye",
    "delete the messages here? bye",
    "i go now. i must delete the messages from phone?",
]


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("before", [(), ("mpp",), ("me vienen siguiendo ahorita",)], ids=["menu", "a list", "alarm"])
def test_it_is_answered_and_then_goodbye_is_said(before: tuple[str, ...], words: str) -> None:
    """What can be deleted on the phone, then one line."""
    said = contexts(heard(*before, welcomed=WELCOMED), words)
    assert "clear_phone/how/say" in said
    assert said[-1] == "engine/goodbye"


@pytest.mark.parametrize("words", ASKED)
def test_in_the_welcome_the_question_goes_on_waiting(words: str) -> None:
    """A consent is not over with a goodbye."""
    player = heard("hola", "1", words, welcomed=())
    assert asks(player) == "welcome/agree"
    assert player.said[-1].context == "welcome/agree/choose"


@pytest.mark.parametrize(
    "words", ["que es mpp?", "que digo en la corte, adios?", "hola, que es la comar?", "borro los mensajes?"]
)
def test_without_a_goodbye_the_talk_goes_on(words: str) -> None:
    """Only where one is said beside what is asked."""
    assert "engine/goodbye" not in contexts(heard(welcomed=WELCOMED), words)
