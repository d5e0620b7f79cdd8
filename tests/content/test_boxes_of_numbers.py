"""Words at the boxes for numbers of U.S. papers: what a word means, and having no such number."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing


@pytest.mark.parametrize("question", ["ssn", "online_account"])
@pytest.mark.parametrize(
    "text",
    [
        "i dont know this english word",
        "i dont know what is this word",
        "sorry i do not understand this word",
        "i dont know the meaning",
        "no se que es eso",
        "perdon no se que significa esa palabra",
        "no sabia que es eso",
        "no entiendo esa palabra",
    ],
)
def test_who_does_not_know_the_word_is_told_what_is_asked(question: str, text: str) -> None:
    """Not to know a word is not to know one's number: why it is asked is told, and the box stays open."""
    player = player_at(question)
    player.say(text)
    assert f"i589/a1/{question}" not in standing(player).answers
    assert f"i589/a1/{question}/why" in [each.context for each in player.said]
    assert place(player).node == question


@pytest.mark.parametrize(
    ("question", "text", "state"),
    [
        ("ssn", "i dont know", "unknown"),
        ("ssn", "i dont know my number", "unknown"),
        ("ssn", "no se mi numero", "unknown"),
        ("ssn", "i have not this. none", "none"),
        ("online_account", "i have not this. none", "none"),
        ("online_account", "i not have. no", "none"),
        ("ssn", "tampoco, yo solo DPI de guatemala", "none"),
        ("ssn", "i never live in usa. no", "none"),
        ("online_account", "i never live in usa. no", "none"),
        ("ssn", "yo nunca he vivido en estados unidos", "none"),
        ("ssn", "never been in usa", "none"),
        ("ssn", "no i never work there", "none"),
        ("ssn", "nunca trabaje en EEUU", "none"),
        ("ssn", "no tengo ese numero", "none"),
        ("ssn", "no nunca estuve alla", "none"),
        ("ssn", "nunca e ido", "none"),
        ("ssn", "no he ido para alla señor", "none"),
        ("ssn", "i didnt work there", "none"),
        ("online_account", "never been there", "none"),
        ("ssn", "ya no trabajo alla", None),
        ("ssn", "i dont live there now, deported", None),
        ("ssn", "no vivo alla", None),
        ("passport", "no i never work there", None),
        ("passport", "i never live in usa", None),
        ("ssn", "nunca he vivido en estados unidos pero si tengo", None),
        ("ssn", "never lived in usa until 2019", None),
    ],
)
def test_having_no_such_number_is_none(question: str, text: str, state: str | None) -> None:
    """Who has none, or never was where it is given, has none; who does not know it is written so."""
    player = player_at(question)
    player.say(text)
    answer = standing(player).answers.get(f"i589/a1/{question}")
    assert (answer.state if answer else None) == state
