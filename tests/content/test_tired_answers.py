"""The form answered by somebody tired: "I have none" in their own words, not now, and papers that are in English."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing

NUMBERS = ["a_number", "ssn", "online_account", "i94", "passport", "travel_document"]


@pytest.mark.parametrize(
    "text",
    [
        "no tengo de eso", "nunca me dieron", "soy indocumentado no tengo seguro social", "i dont have one",
        "nunca tuve eso", "yo no tengo eso soy de honduras", "i never got one", "no me dieron nada de eso",
        "soy indocumentada, nunca he tenido",
    ],
)  # fmt: skip
@pytest.mark.parametrize("question", NUMBERS)
def test_having_no_number_is_said_in_many_ways(question: str, text: str) -> None:
    """Whoever has none says so once, in their own words, at whatever number is asked."""
    player = player_at(question)
    player.say(text)
    assert standing(player).answers[f"i589/a1/{question}"].state == "none"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("no tengo pasaporte me lo robaron", "unknown", id="robbed"),
        pytest.param("se me perdió", "unknown", id="lost"),
        pytest.param("no sé si tengo", "unknown", id="not sure"),
        pytest.param("ahorita no lo tengo", None, id="not with me now"),
        pytest.param("no tengo mi pasaporte aqui", None, id="the paper is elsewhere"),
        pytest.param("no tengo tiempo ahorita", None, id="no time"),
        pytest.param("no tengo saldo", None, id="no credit"),
    ],
)
@pytest.mark.parametrize("question", NUMBERS)
def test_what_is_not_at_hand_is_not_none(question: str, text: str, state: str | None) -> None:
    """A paper that was lost, is elsewhere or cannot be looked for now is not written down as none."""
    player = player_at(question)
    player.say(text)
    answer = standing(player).answers.get(f"i589/a1/{question}")
    assert (answer.state if answer else None) == state


@pytest.mark.parametrize(
    "text",
    [
        "espera", "espera un ratito voy por el papel", "ahorita no puedo", "orita no puedo", "mañana sigo",
        "no tengo tiempo ahorita", "me tengo que ir", "ya me voy a dormir", "luego te contesto", "i cant right now",
        "ill do it tomorrow",
    ],
)  # fmt: skip
@pytest.mark.parametrize("question", ["a_number", "last", "street", "birth", "court"])
def test_not_now_is_heard(question: str, text: str) -> None:
    """Nothing is written down, nobody is asked about danger or told they wrote it wrong, and the question waits."""
    player = player_at(question)
    before = standing(player)
    shown = "\n".join(message.body for message in player.say(text))
    assert (place(player), standing(player).answers) == (before.place, before.answers)
    assert standing(player).pending is None
    assert "hay prisa" in shown or "Tómese su tiempo" in shown


@pytest.mark.parametrize(
    "text", ["no se, esta en ingles", "esta en ingles y no le entiendo", "no se esta en ingles el papel"]
)
@pytest.mark.parametrize("question", ["court", "i94", "a_number", "entry_status", "has_entered"])
def test_a_paper_in_english_changes_no_language(question: str, text: str) -> None:
    """What is in English is the paper: the question is explained and waits, the chat goes on in Spanish."""
    player = player_at(question)
    before = standing(player)
    shown = "\n".join(message.body for message in player.say(text))
    assert (place(player), standing(player).answers) == (before.place, before.answers)
    assert standing(player).language == "es"
    assert "No importa que su papel esté en inglés" in shown


@pytest.mark.parametrize(("text", "language"), [("en inglés", "en"), ("english please", "en")])
def test_another_language_is_still_asked_for(text: str, language: str) -> None:
    """Whoever names a language and nothing else wants it."""
    player = player_at("court")
    player.say(text)
    assert standing(player).language == language


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("tengo audiencia en enero", "b"), ("si tengo que ir a corte", "b"), ("i have court in january", "b"),
        ("no he tenido corte", "a"), ("nunca he ido a corte", "a"),
    ],
)  # fmt: skip
def test_the_court_question_takes_what_people_say_of_court(text: str, option: str) -> None:
    """The form asks whether they have been in court: an answer in other words opens no list of topics about courts."""
    player = player_at("court")
    player.say(text)
    assert standing(player).answers["i589/a1/court"].value == option


def test_a_clumsy_answer_to_a_list_stays_at_the_list() -> None:
    """Words about what is asked that fit no option are asked again, not answered with a topic."""
    player = player_at("court")
    player.say("fui una vez a corte pero ya no")
    assert (place(player).flow, place(player).node) == ("i589/a1", "court")


@pytest.mark.parametrize(
    ("text", "kind"), [("dos, un niño y una niña", None), ("2 hijos de 9 y 13", "readings"), ("tengo dos", None)]
)
def test_children_told_one_by_one_are_no_danger(text: str, kind: str | None) -> None:
    """Who tells of each child is in no danger, and is asked whether there are two only where it may be."""
    player = player_at("check")
    player.say("todo bien")
    assert place(player).node == "children"
    player.say(text)
    pending = standing(player).pending
    assert (pending.kind if pending else None) == kind


@pytest.mark.parametrize("text", ["this one", "im a woman", "esta señora"])
@pytest.mark.parametrize("question", ["last", "first", "middle"])
def test_what_is_no_name_is_asked_about(question: str, text: str) -> None:
    """Nobody is called "a woman": such words are kept only when the person says so."""
    player = player_at(question)
    player.say(text)
    assert f"i589/a1/{question}" not in standing(player).answers
