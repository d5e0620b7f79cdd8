"""A second name that stood already in the box of the first: it is heard as the same, and stands in one box."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing
from tests.support.talks import contexts, shown


def names(text: str, *more: str, first: str = "José Raymundo") -> tuple[str | None, ...]:
    """What stands in the boxes of the first and the second name."""
    player = player_at("first")
    for words in (first, text, *more):
        player.say(words)
    found = [(part, standing(player).answers.get(f"i589/a1/{part}")) for part in ("first", "middle")]
    return tuple(each and (str(each.value[part]) if each.value else each.state) for part, each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Raymundo",
        "ya le dije, Raymundo",
        "ya lo puse, Raymundo",
        "i already told you, Raymundo",
        "mi segundo nombre es Raymundo",
    ],
)
def test_the_second_name_leaves_the_box_of_the_first(text: str) -> None:
    """Nobody is José Raymundo Raymundo."""
    assert names(text) == ("José", "Raymundo")


@pytest.mark.parametrize("text", ["ya le dije", "ya le dije Raymundo", "ya lo escribí"])
def test_a_complaint_is_offered_what_was_written(text: str) -> None:
    """The second of the two names, to be taken by a yes."""
    player = player_at("first")
    contexts(player, "José Raymundo", text)
    assert "1. Raymundo" in shown(player)
    assert names(text, "1") == ("José", "Raymundo")


@pytest.mark.parametrize(
    ("first", "text", "stand"),
    [
        ("José Raymundo", "no tengo", ("José Raymundo", "none")),
        ("José Raymundo", "Elías", ("José Raymundo", "Elías")),
        ("Raymundo", "Raymundo", ("Raymundo", "Raymundo")),
        ("María José", "María", ("María José", "María")),
    ],
)
def test_other_names_stay_as_they_are(first: str, text: str, stand: tuple[str, str]) -> None:
    """Only what ends the first box is the second name."""
    assert names(text, first=first) == stand


def test_it_is_said_back() -> None:
    """The first name as it stands now, with its question's name."""
    player = player_at("first")
    contexts(player, "José Raymundo", "Raymundo")
    assert "Primer nombre: José" in shown(player)
    assert place(player).node == "other_names"
