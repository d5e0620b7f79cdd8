"""The one-year rule with somebody's own date: plain arithmetic as general information, never a verdict."""

from __future__ import annotations

import re

import pytest

from app.dialogue.flow import Say
from tests.support.released import released_content
from tests.support.talks import asks, contexts, heard, shown

FLOW = released_content().library.flows["one_year"]
SAID = [node for node in FLOW.nodes if isinstance(node, Say)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "entre en marzo de 2019, ya se me paso el año para pedir asilo?",
            "1 de marzo de 2019",
            "29 de febrero de 2020",
        ),
        ("llevo 8 meses aqui, cuanto tiempo tengo para pedir asilo?", "1 de marzo de 2026", "28 de febrero de 2027"),
        ("cuanto tiempo tengo para pedir asilo? cruce el 5 de mayo de 2026", "5 de mayo de 2026", "4 de mayo de 2027"),
        ("todavia puedo pedir asilo si entre en 2019", "1 de enero de 2019", "31 de diciembre de 2019"),
        ("llegue hace 3 meses, hasta cuando puedo pedir asilo", "1 de agosto de 2026", "31 de julio de 2027"),
    ],
)
def test_a_date_told_with_the_question_is_counted(text: str, first: str, last: str) -> None:
    """From which day to which day a year runs, and who says what it means."""
    player = heard(text)
    said = shown(player)
    assert "one_year/counted/say" in [each.context for each in player.said]
    assert f"*{first}*" in said
    assert f"*{last}*" in said
    assert "abogado" in said


@pytest.mark.parametrize(
    "text",
    [
        "cuanto tiempo tengo para pedir asilo?",
        "se me paso el año para pedir asilo",
        "how long do i have to ask for asylum?",
        "sali de honduras en marzo de 2019, se me paso el año?",
        "mi esposo entro en marzo de 2019, se le paso el plazo de un año?",
        "se me paso el año para pedir asilo? llevo 8 meses en tijuana",
    ],
)
def test_without_a_date_it_is_asked_for(text: str) -> None:
    """Neither leaving, nor somebody else's entry, nor a stay in Mexico is counted."""
    player = heard(text)
    assert "one_year/rule/say" in [each.context for each in player.said]
    assert asks(player) == "one_year/arrived"


def test_who_does_not_know_is_not_pressed() -> None:
    """No count, the lawyer, and a way back."""
    player = heard("cuanto tiempo tengo para pedir asilo?", "no se")
    assert "one_year/unclear/say" in [each.context for each in player.said]
    assert asks(player) == "menu/home"


def test_a_date_told_before_is_used_again() -> None:
    """Asked another day, nobody tells it twice; and it can be told otherwise."""
    player = heard("entre en marzo de 2019, ya se me paso el año?", "si", "cuanto tiempo tengo para pedir asilo?")
    assert "*1 de marzo de 2019*" in shown(player)
    contexts(player, "otra fecha", "12 de mayo de 2020")
    assert "*12 de mayo de 2020*" in shown(player)
    assert "*11 de mayo de 2021*" in shown(player)
    contexts(player, "si", "entre en junio de 2021, se me paso el año?")
    assert "*1 de junio de 2021*" in shown(player)


def test_the_date_of_the_form_is_used() -> None:
    """Whoever gave the latest entry in the form is not asked for it."""
    player = heard("MENU")
    conversation = player.conversation
    assert conversation is not None
    answer = conversation.answers["welcome/agree"].model_copy(
        update={"value": {"kind": "date", "iso": "2026-02-10"}, "original": "10 de febrero de 2026"}
    )
    player.conversation = conversation.model_copy(
        update={"answers": {**conversation.answers, "i589/a1/entry_date[0]": answer}}
    )
    said = contexts(player, "cuanto tiempo tengo para pedir asilo?")
    assert "one_year/counted/say" in said
    assert "*9 de febrero de 2027*" in shown(player)
    assert contexts(player, "otra fecha") == ["one_year/arrived/ask"]


@pytest.mark.parametrize("where", ["formulario", "que es el mpp", "corte"])
def test_it_is_answered_wherever_it_is_asked(where: str) -> None:
    """Also while something else waits."""
    assert "one_year/counted/say" in contexts(heard(where), "llevo 8 meses aqui, cuanto tiempo tengo para pedir asilo?")


@pytest.mark.parametrize("node", SAID, ids=lambda node: node.id)
def test_no_verdict_is_given(node: Say) -> None:
    """Neither late nor in time, nor anything to do but to see a lawyer; each statement has its facts."""
    assert {"COURT-70", "COURT-71"} <= set(node.facts)
    verdict = r"(?<!whether )you are (late|in time)|too late|you (still )?can|you missed|expired|over\b"
    assert not re.search(verdict, node.say, re.IGNORECASE)
    assert "lawyer" in node.say


@pytest.mark.parametrize(
    ("told", "asked", "said"),
    [
        ("i came in september 2025", "my one year pass?", "passed"),
        ("i enter usa september 2025 they return me mexico", "my one year pass?", "passed"),
        ("i cross 12 september 2025", "has my year passed", "passed"),
        ("i come september 2025", "one year finish?", "passed"),
        ("crucé en septiembre del 2025 y me devolvieron", "ya paso mi año?", "passed"),
        ("vine el año pasado en septiembre", "se me paso el año?", "passed"),
        ("septiembre 2025 cruzamos el rio", "se me vencio el año?", "passed"),
        ("entre en enero de 2026", "ya se me paso el año?", "ahead"),
        ("entre en noviembre de 2025", "ya se me paso el año?", "either"),
    ],
)
def test_what_was_told_earlier_is_counted_until_today(told: str, asked: str, said: str) -> None:
    """Told in the talk and asked later: more than a year, not yet, or only the day can tell; no verdict on it."""
    player = heard(told)
    told_of = contexts(player, asked)
    assert ["one_year/rule/say", "one_year/counted/say", f"one_year/{said}/say", "one_year/next/choose"] == told_of
    assert "21 de noviembre de 2026" in shown(player)


def test_told_in_the_very_question_it_is_counted_too() -> None:
    """And where somebody asks whether all is over, before the exceptions."""
    assert "one_year/passed/say" in contexts(heard(), "entre en marzo de 2019, ya se me paso el año?")
    assert contexts(heard("i enter september 2025"), "if more than one year pass is it finish?")[:2] == [
        "year_passed/counted/say",
        "year_passed/passed/say",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "mi hermano entro en septiembre de 2025",
        "llegue a tijuana en septiembre de 2025",
        "mi corte era en septiembre de 2025",
    ],
)
def test_what_is_no_entry_of_theirs_is_not_counted(told: str) -> None:
    """Somebody else's, a stay in Mexico, a hearing: the day is asked for."""
    assert asks(heard(told, "MENU", "se me paso el año?")) == "one_year/arrived"


def test_before_anybody_agreed_no_entry_is_kept() -> None:
    """It is asked for, as of somebody who told nothing."""
    player = heard("entre en septiembre de 2025", welcomed=("hola", "1"))
    assert player.conversation is not None
    assert player.conversation.came is None
