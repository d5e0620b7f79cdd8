"""Several answers of the form in one message: each is kept for its own question, offered there, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.form_places import ANSWERS, FORM, place, player_after, player_at, standing

MUCH = "naci el 3 de mayo de 1990 tengo 2 hijos mi cel es 664 555 0123"
A1 = "i589/a1"
CUED = {
    "naci el 3 de mayo de 1990": f"{A1}/birth",
    "tengo 2 hijos": "i589/a2/children",
    "mi cel es 664 555 0123": f"{A1}/phone",
    "soy soltera": f"{A1}/marital",
    "i was born on 3 May 1990": f"{A1}/birth",
    "my cell is 664 555 0123": f"{A1}/phone",
    "mi mamá se llama Rosa": "i589/a3/mother_name",
}


@pytest.mark.parametrize("question", ["a_number", "ssn", "last", "first", "street", "city", "zip"])
def test_what_is_said_too_early_is_kept_for_its_question(question: str) -> None:
    """Three answers in one sentence: none is written down, all three are kept and named."""
    player = player_at(question)
    before = standing(player)
    shown = "\n".join(message.body for message in player.say(MUCH))
    assert standing(player).answers == before.answers
    assert [each.key for each in standing(player).kept] == [f"{A1}/birth", "i589/a2/children", f"{A1}/phone"]
    assert all(name in shown for name in ("Fecha de nacimiento", "Número de hijos", "Teléfono"))


def test_what_was_kept_is_offered_when_its_question_comes() -> None:
    """The phone is read back and written down after a yes, in the person's own words; the birthday waits on."""
    player = player_at("zip")
    player.say(MUCH)
    shown = player.say("22000")
    assert "+52 664 555 0123" in shown[-1].body
    assert f"{A1}/phone" not in standing(player).answers
    player.say("1")
    answer = standing(player).answers[f"{A1}/phone"]
    assert (answer.value, answer.original) == ("+526645550123", "664 555 0123")
    assert [each.key for each in standing(player).kept] == [f"{A1}/birth", "i589/a2/children"]


@pytest.mark.parametrize(("text", "value"), [("no", None), ("664 555 0199", "+526645550199"), ("no tengo", None)])
def test_what_was_kept_gives_way_to_what_is_said_now(text: str, value: str | None) -> None:
    """A no asks the question itself; another answer is taken; what was kept is offered once."""
    player = player_at("zip")
    for each in (MUCH, "22000", text):
        player.say(each)
    answer = standing(player).answers.get(f"{A1}/phone")
    assert (answer.value if answer else None) == value
    assert place(player).node == ("phone" if text == "no" else "mail_same")
    assert f"{A1}/phone" not in [each.key for each in standing(player).kept]


def test_leaving_the_offer_for_later_loses_nothing() -> None:
    """SKIP and REPEAT at what is offered keep it."""
    player = player_at("zip")
    for text in (MUCH, "22000", "repetir"):
        player.say(text)
    assert "+52 664 555 0123" in player.rendered[-1].body
    player.say("saltar")
    assert f"{A1}/phone" in [each.key for each in standing(player).kept]


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        pytest.param("first", "me llamo Ana soy soltera naci el 3 de mayo 1990", "Ana", id="what is left over"),
        pytest.param(
            "birth", "naci el 3 de mayo de 1990 y mi mama se llama Rosa", "3 de mayo de 1990", id="its own cue"
        ),
    ],
)
def test_what_belongs_to_the_question_is_offered(question: str, text: str, shown: str) -> None:
    """The part that answers what was asked is read back: one tap, and nothing has to be typed again."""
    player = player_at(question)
    bodies = "\n".join(message.body for message in player.say(text))
    assert shown in bodies
    if f"{A1}/{question}" not in standing(player).answers:
        player.say("1")
    assert f"{A1}/{question}" in standing(player).answers


@pytest.mark.parametrize("text", ["me llamo Ana y naci el 3 de mayo de 1990", "Ana, naci el 3 de mayo de 1990"])
@pytest.mark.parametrize("question", ["last", "street"])
def test_a_name_is_offered_for_no_other_box(question: str, text: str) -> None:
    """ "Me llamo Ana" is no street and no surname."""
    player = player_at(question)
    player.say(text)
    pending = standing(player).pending
    assert pending is None or (question, text[0]) == ("last", "A")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(list(CUED)), min_size=1, max_size=4), st.sampled_from(["last", "ssn", "apt", "city"]))
def test_no_box_is_filled_from_a_sentence(said: list[str], question: str) -> None:
    """However such sentences are strung together, no answer is written down, and what is kept belongs where it is."""
    player = player_at(question)
    before = standing(player)
    player.say(" ".join(said) + " y eso es")
    assert standing(player).answers == before.answers
    assert {each.key for each in standing(player).kept} <= {CUED[each] for each in said}


@pytest.mark.parametrize("question", [q for q in ANSWERS if q not in ("check",)])
def test_a_plain_answer_keeps_nothing(question: str) -> None:
    """What the form is answered with every day is not taken for something else."""
    player = player_at(question)
    player.say(ANSWERS[question])
    assert standing(player).kept == ()


@pytest.mark.parametrize("before", ["saltar", "no tengo", "no sé"])
@pytest.mark.parametrize(("reply", "value"), [("1", "A204555123"), ("sí", "A204555123"), ("no", None)])
def test_an_a_number_at_the_ssn_is_offered_where_it_belongs(before: str, reply: str, value: str | None) -> None:
    """It is read back by its end, written down at the A-number after a yes, and the question for the SSN waits on."""
    player = player_at("a_number")
    player.say(before)
    shown = player.say("A204555123")
    assert "A•••••123" in shown[-1].body
    assert "204555123" not in "".join(message.body for message in shown)
    player.say(reply)
    answer = standing(player).answers.get(f"{A1}/a_number")
    assert (answer.value if answer else None) == value
    assert (place(player).node, place(player).correcting) == ("ssn", False)


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("español", "dale va, acepto, pero cuanto cuesta", "free"),
        ("español", "quiero abogado si por favor", "legal_help"),
        ("español", "acepto pero quien va a ver esto", "privacy"),
        ("english", "ok i agree but how much does it cost", "free"),
        ("english", "yes i need a lawyer please", "legal_help"),
    ],
)
def test_consent_and_a_question_take_one_message(language: str, text: str, topic: str) -> None:
    """The yes is taken, and what was asked is said to come and comes when the welcome ends."""
    player = player_after("hola", language, text)
    assert standing(player).answers["welcome/agree"].value == "agree"
    assert (place(player).node, standing(player).asked) == ("unasked", topic)
    for each in ("1", "no", "no"):
        player.say(each)
    assert any(said.context.startswith(f"{topic}/") for said in player.said)


@pytest.mark.parametrize(
    "text", ["no se cuanto cuesta", "si pero no quiero que vean mi nombre", "no, quien va a ver mis datos?"]
)
def test_what_is_no_clear_yes_is_no_consent(text: str) -> None:
    """A doubt, a condition and a no that asks leave the question of consent open."""
    player = player_after("hola", "español", text)
    assert "welcome/agree" not in standing(player).answers


def test_an_answer_and_a_question_in_the_form_take_one_message() -> None:
    """The answer is written down, the question answered, and the form waits under it at its next question."""
    player = player_at("mail_same")
    player.say("si pero cuando es mi corte")
    assert standing(player).answers["i589/a1/mail_same"].value == "yes"
    assert place(player).flow == "court_date"
    assert standing(player).frames[-2].flow == "i589/a1"


@pytest.mark.parametrize(
    "text",
    [
        "no pero el numero si lo tengo A216448903",
        "no tengo de ese, pero A216448903 si",
        "I don't have but my number A216448903",
        "no, the one I have is A216448903",
    ],
)
def test_an_a_number_told_behind_a_no_goes_to_its_own_box(text: str) -> None:
    """Who wrote no A-number and tells it where the Social Security number is asked is offered its own box."""
    player = player_after(*FORM, "no", text)
    assert [each.context for each in player.said] == ["hint/elsewhere"]
    player.say("1")
    assert standing(player).answers["i589/a1/a_number"].value == "A216448903"
    assert place(player).node == "ssn"


TOLD = [
    (
        "my name is Emmanuel, family name Ngwa Tabe, people call me Manu",
        {"first": "Emmanuel", "last": "Ngwa Tabe", "other_names": "Manu"},
    ),
    (
        "José Raymundo Caba pero me disen Chepe",
        {"first": "José", "middle": "Raymundo", "last": "Caba", "other_names": "Chepe"},
    ),
    (
        "jose raymundo caba pero me disen chepe",
        {"first": "jose", "middle": "raymundo", "last": "caba", "other_names": "chepe"},
    ),
    ("mi papa es jose zuniga y mi mama santos cruz", {"father_name": "jose zuniga", "mother_name": "santos cruz"}),
    ("my father is Peter Ngwa and my mother is Grace Tabe", {"father_name": "Peter Ngwa", "mother_name": "Grace Tabe"}),
    ("me llamo Rosa, mis apellidos son Mejia Zelaya", {"first": "Rosa", "last": "Mejia Zelaya"}),
    (
        "Emmanuel only, no second. i am born 3 september 1999 in Maroua",
        {"first": "Emmanuel", "birth": "", "birthplace": ""},
    ),
    ("mi papa esta enfermo y mi mama no sabe", {}),
    ("me dicen que vaya a la corte y no se", {}),
    ("mi mama Rosa tiene mi papel y no esta", {}),
]


@pytest.mark.parametrize("question", ["a_number", "ssn", "online_account"])
@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_names_told_at_a_number_are_kept(question: str, text: str, wanted: dict[str, str]) -> None:
    """Names, parents and a birth told where a number is asked wait for their questions; nothing is written down."""
    player = player_at(question)
    before = standing(player).answers
    player.say(text)
    kept = {each.key.rpartition("/")[2]: each.text for each in standing(player).kept}
    assert set(kept) == set(wanted)
    assert all(kept[name] == words for name, words in wanted.items() if words)
    assert standing(player).answers == before or not wanted
    if wanted:
        assert "engine/kept" in [each.context for each in player.said]
        assert place(player).node == question


def test_only_one_name_and_a_birth_answer_the_middle_name_with_none() -> None:
    """ "Emmanuel only, no second" is no middle name; the birth told with it is kept."""
    player = player_at("middle")
    player.say("Emmanuel only, no second. i am born 3 september 1999 in Maroua")
    assert standing(player).answers["i589/a1/middle"].state == "none"
    assert [each.key for each in standing(player).kept] == ["i589/a1/birth", "i589/a1/birthplace"]
