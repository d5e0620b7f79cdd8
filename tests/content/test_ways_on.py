"""After an answer: the next step and two or three ways on, never the whole list again; nothing is out of reach."""

from __future__ import annotations

import pytest

from app.dialogue.flow import Choose, Say
from app.dialogue.topics.ways import ALL
from tests.support.released import released_content
from tests.support.talks import contexts, heard, shown

WAYS = "engine/ways_on"
LISTS = {
    f"{flow.flow}/{node.id}": node
    for flow in released_content().library.flows.values()
    for node in flow.nodes
    if isinstance(node, Choose) and node.ways
}


@pytest.mark.parametrize(
    "question", ["que es el mpp", "que es una credencial de mpp, no se que es mpp", "quien lee esto"]
)
def test_an_answer_is_followed_by_few_ways(question: str) -> None:
    """At most four lines, the word for the menu and the emergency number."""
    said = shown(heard(question))
    assert "4. " in said or "3. " in said
    assert "5. " not in said
    assert "MENÚ" in said
    assert "911" in said


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("1", "mpp/status/say"),
        ("la primera", "mpp/status/say"),
        ("1️⃣", "mpp/status/say"),
        ("hoy", "mpp/status/say"),
        ("2", "legal_help/who/say"),
        ("abogado", "legal_help/who/say"),
        ("papeles", "papers/which/choose"),
        ("estoy en mpp?", "mpp_me/me/say"),
        ("titulo 42", "other_rules/intro/say"),
        ("mientras espero aqui", "mexico/about/choose"),
        ("miedo", "fear/rule/say"),
    ],
)
def test_a_number_means_the_short_list_and_words_any_line(typed: str, leads: str) -> None:
    """What is shown is numbered anew; a line that is not shown is still called by its words."""
    assert leads in contexts(heard("que es el mpp"), typed)


@pytest.mark.parametrize(
    "typed", ["3", "otras preguntas", "Otras preguntas", "opciones", "ver todo", "la lista", "otros temas", "si", "yes"]
)
def test_the_whole_list_is_one_step_away(typed: str) -> None:
    """The last of the short list, and what people write for it."""
    player = heard("que es el mpp")
    assert contexts(player, typed) == ["mpp/more_about/choose"]
    assert "10. " in shown(player)


@pytest.mark.parametrize("typed", ["9", "7", "asdf qwer", "0"])
def test_what_is_not_on_the_short_list_is_not_guessed(typed: str) -> None:
    """A number off the list that was shown before gets the whole list, never the line it once stood for."""
    player = heard("que es el mpp")
    assert "mpp/more_about/choose" in contexts(player, typed)
    assert "legal_help/who/say" not in contexts(player)


def test_after_the_whole_list_numbers_mean_it() -> None:
    """Shown whole, the list is numbered whole."""
    player = heard("que es el mpp", "3")
    assert "papers/which/choose" in contexts(player, "3")


def test_a_tap_on_an_older_list_still_counts() -> None:
    """Somebody scrolls up and taps a line of the whole list."""
    player = heard("que es el mpp", "3", "1")
    player.say("", payload="mpp/more_about|who")
    assert "mpp/left_out/say" in [each.context for each in player.said]


def test_a_topic_is_read_through_by_the_first_line() -> None:
    """Each time the next line comes first; at the end the way out does."""
    player = heard("que es el mpp", "1")
    assert "1. ¿Estoy en MPP?" in shown(player)
    contexts(player, "1")
    assert "1. Mis papeles" in shown(player)


def test_the_last_line_leads_back() -> None:
    """Where a topic has no line left, the short list offers to leave it."""
    assert "volver" in shown(heard("MENU", "8", "8"))


def test_thanks_does_not_bring_the_whole_list() -> None:
    """A word between people leaves the short list as it was."""
    player = heard("que es el mpp", "gracias dios le bendiga")
    assert "10. " not in shown(player)


def test_the_first_menu_is_whole() -> None:
    """Nobody has seen it before the end of the welcome; and MENU always shows all."""
    assert "10. " in shown(heard())
    assert "10. " in shown(heard("que es el mpp", "MENU"))


@pytest.mark.parametrize("key", sorted(LISTS))
def test_lists_that_answers_come_back_to_have_ways(key: str) -> None:
    """Each names ways that exist and leaves a line for the whole list."""
    ids = {option.id for option in LISTS[key].options}
    assert ALL not in ids
    assert len(LISTS[key].ways) <= 3


@pytest.mark.parametrize("typed", ["lista", "otras"])
def test_the_own_words_of_a_line_come_before_the_whole_list(typed: str) -> None:
    """Of the topic MPP these name the other rules, with the waiting list."""
    assert "other_rules/intro/say" in contexts(heard("que es el mpp"), typed)


def test_no_long_list_comes_back_whole_after_an_answer() -> None:
    """A list of more than six lines to which answers return has its short form."""
    for flow in released_content().library.flows.values():
        back_to = {node.to for node in flow.nodes if isinstance(node, Say)}
        for node in flow.nodes:
            if isinstance(node, Choose) and node.id in back_to and len(node.options) > 6:
                assert node.ways, f"{flow.flow}/{node.id}"
