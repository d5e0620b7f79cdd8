"""An agreement in pidgin, and one in a later sentence: taken, unless anything holds it back."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "english",
            "ok but my phone sometime my roommate dey hold am. e no matter. yes i gree. i want make you keep my court "
            "date",
        ),
        ("english", "i say yes i gree na"),
        ("english", "i gree"),
        ("english", "ok i gree abeg"),
        ("english", "i gree make you keep am"),
        ("english", "my sister dey use this phone too. no problem. yes i agree"),
        ("english", "this phone is for my cousin. it is ok. yes"),
        ("español", "este telefono es de mi prima. no importa. si acepto"),
        ("español", "a veces lo agarra mi cuñada. no le hace. si guardelas"),
        ("español", "mi comadre me dijo de ustedes. si de acuerdo mijo"),
    ],
)
def test_it_is_taken(language: str, words: str) -> None:
    """The next question comes, and the consent is not asked again."""
    player = new_player()
    contexts(player, "hola", language, words)
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("english", "i no gree"),
        ("english", "i no go gree"),
        ("english", "i never gree"),
        ("english", "i gree if you no tell my husband"),
        ("english", "i go gree if una no share am"),
        ("english", "if you promise me nobody reads it. yes i agree"),
        ("english", "my brother will decide. yes i agree only if he say yes"),
        ("english", "dont keep my answers. yes i agree"),
        ("english", "i no trust una. yes i gree?"),
        ("english", "who will read it? yes or no"),
        ("english", "my name is john. yes i know"),
        ("english", "my phone is with my roommate. i no gree"),
        ("english", "this is my phone. yes i agree. no wait i no gree"),
        ("español", "si me prometen que no le dicen a nadie. si acepto"),
        ("español", "no quiero que guarden nada. si acepto hablar"),
        ("español", "no se. si acepto o no"),
        ("español", "este telefono es de mi prima. si acepta mi prima acepto"),
        ("español", "el juez me dijo. si, pero no entiendo"),
    ],
)
def test_what_holds_it_back_is_no_agreement(language: str, words: str) -> None:
    """Nothing is kept."""
    player = new_player()
    contexts(player, "hola", language, words)
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/agree")
    assert answer is None or answer.value != "agree"
