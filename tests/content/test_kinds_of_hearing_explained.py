"""What kind of hearing it is may be asked at any question about it: it is explained, and the question waits."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

ENGLISH = ("hello", "2", "yes", "2", "1", "no", "no")
KIND = ("mi audiencia es el 14 de enero 2027 8 30 san diego", "si", "no", "tijuana")
COURT = ("quiero anotar mi fecha de corte", "14 de enero 2027", "8 30")
RIGHT = ("mi audiencia es el 14 de enero 2027 8 30 san diego",)


@pytest.mark.parametrize("before", [KIND, COURT, RIGHT])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("paper no clear for me, what is individual?", "term/individual"),
        ("paper says individual what is that", "term/individual"),
        ("what mean master", "term/master"),
        ("que es eso de maestra", "term/master"),
        ("y eso de preliminar que es", "term/master"),
        ("q es individual", "term/individual"),
        ("no se que es eso de individual", "term/individual"),
        ("mi papel dice maestra que es eso", "term/master"),
        ("donde dice merits que es", "term/individual"),
    ],
)
def test_it_is_explained_and_the_question_waits(words: str, told: str, before: tuple[str, ...]) -> None:
    """At the kind itself, at the court, and where all is read back."""
    player = heard(*before)
    waiting = asks(player)
    assert waiting.startswith("hearing_date/")
    assert contexts(player, words)[0] == told
    assert asks(player) == waiting


@pytest.mark.parametrize(("words", "kind"), [("es maestra", "master"), ("dice individual", "individual")])
def test_a_kind_that_is_told_is_taken(words: str, kind: str) -> None:
    """It asks nothing."""
    player = heard(*RIGHT, "si", "no", "tijuana", words)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/kind"].value == kind
