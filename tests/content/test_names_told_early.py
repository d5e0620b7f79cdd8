"""One's own name told before its question, or beside a complaint: kept for the boxes of the name, and offered there."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.form_places import player_at, standing
from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts, heard, shown

TOLD = [
    ("Ngwa Tabe i already say you", {"last": "Ngwa Tabe"}),
    ("ya le dije mi nombre, Rosa Ajú", {"first": "Rosa", "last": "Ajú"}),
    ("Rosa Ajú ya le dije", {"first": "Rosa", "last": "Ajú"}),
    ("me llamo Rosa Ajú", {"first": "Rosa", "last": "Ajú"}),
    ("soy Rosa Ajú", {"first": "Rosa", "last": "Ajú"}),
    ("hola, soy Rosa Ajú, gracias", {"first": "Rosa", "last": "Ajú"}),
    ("my name is Emmanuel Ngwa Tabe", {"first": "Emmanuel", "last": "Ngwa Tabe"}),
    ("i told you before, my name is Emmanuel Ngwa Tabe", {"first": "Emmanuel", "last": "Ngwa Tabe"}),
]


def kept(player: Player) -> dict[str, str]:
    """The words that are kept, by the question they are for."""
    return {each.key.rpartition("/")[2]: each.text for each in standing(player).kept}


@pytest.mark.parametrize("waiting", [(), ("formulario",), ("formulario", "1"), ("corte",)])
@pytest.mark.parametrize(("text", "parts"), TOLD)
def test_a_name_told_at_a_list_is_kept(waiting: tuple[str, ...], text: str, parts: dict[str, str]) -> None:
    """It is said for which questions; what waited comes again."""
    player = heard(*waiting, welcomed=WELCOMED)
    before = standing(player).place
    assert contexts(player, text)[0] == "engine/kept"
    assert kept(player) == parts
    assert standing(player).place == before


@pytest.mark.parametrize("question", ["a_number", "ssn", "online_account"])
@pytest.mark.parametrize(("text", "parts"), TOLD)
def test_a_name_told_at_a_number_is_kept(question: str, text: str, parts: dict[str, str]) -> None:
    """The number waits."""
    player = player_at(question)
    assert contexts(player, text) == ["engine/kept", f"i589/a1/{question}/ask"]
    assert kept(player) == parts


def test_it_is_offered_at_the_boxes() -> None:
    """The surnames and the first name, each by a yes; also from the very first message."""
    player = new_player()
    contexts(
        player, "hola me llamo Rosa Ajú y quiero llenar el formulario de asilo", "1", "si", "1", "no", "no", "1", "1"
    )
    contexts(player, "no tengo", "no tengo", "no tengo")
    assert "1. Ajú" in shown(player)
    player.say("1")
    assert "1. Rosa" in shown(player)
    player.say("1")
    answers = standing(player).answers
    assert (answers["i589/a1/last"].value["last"], answers["i589/a1/first"].value["first"]) == ("Ajú", "Rosa")


def test_a_name_and_a_topic_are_both_heard() -> None:
    """The topic opens, and the name is not lost."""
    player = heard(welcomed=WELCOMED)
    assert "i589/ready/choose" in contexts(player, "hola me llamo Rosa Ajú, quiero pedir asilo con el formulario")
    assert kept(player) == {"first": "Rosa", "last": "Ajú"}


@pytest.mark.parametrize("text", ["ya le dije mi nombre, Rosa Ajú", "me llamo Rosa Ajú", "Rosa Ajú ya le dije"])
@pytest.mark.parametrize("question", ["street", "zip", "sex"])
def test_a_name_that_is_written_already_fills_no_other_box(question: str, text: str) -> None:
    """What stands in its boxes is shown, and the question comes again."""
    player = player_at(question)
    before = standing(player)
    assert contexts(player, text) == ["engine/said_before_kept", f"i589/a1/{question}/ask"]
    assert standing(player).answers == before.answers
    assert "Mejía Zelaya" in shown(player)


def test_a_whole_name_beside_a_complaint_is_parted() -> None:
    """At the surnames the surname is offered; the first name waits for its box."""
    player = player_at("last")
    contexts(player, "ya le dije mi nombre, Rosa Ajú")
    assert "1. Ajú" in shown(player)
    assert kept(player) == {"first": "Rosa"}


def test_two_unknown_names_at_the_first_name_are_asked_about() -> None:
    """One of them may be the surname."""
    player = player_at("first")
    assert contexts(player, "Ngwa Tabe i already say you") == ["hint/sure"]


@pytest.mark.parametrize(
    "text",
    [
        "soy hondureño", "soy de Honduras", "me llamo la atencion eso", "my name is on the paper", "ya le dije que no",
        "ya le dije Reynosa Tamaulipas", "ya le dije, corte", "i am Catholic", "soy Mam", "¿me llamo Rosa?",
        "ya le dije Honduras", "mi hija se llama Rosa Ajú",
    ],
)  # fmt: skip
def test_other_words_are_no_name(text: str) -> None:
    """Where one is from, what one wants, and who somebody else is."""
    player = heard(welcomed=WELCOMED)
    contexts(player, text)
    assert kept(player) == {}


@pytest.mark.parametrize(
    "text",
    ["ya te dije q no tengo seguro", "ya le dije que no tengo", "i already told you i dont have social"],
)
def test_none_said_before_is_none(text: str) -> None:
    """A complaint of having said that there is none says so once more, and the next question comes."""
    assert contexts(heard("formulario", "seguir", "claro", "no tengo"), text)[-1] == "i589/a1/online_account/ask"
