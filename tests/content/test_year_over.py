"""More than a year since the entry, and whether all is over: the exceptions and a next step, in people's words."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

IN_ENGLISH = ("hi", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("but wait… if more than one year pass since I enter, is it finished for me?", "year_passed/passed/say"),
        ("after work evening. but wait… if more than one year pass, is it finished for me?", "year_passed/passed/say"),
        ("ya se me paso el año, ya no puedo?", "year_passed/passed/say"),
        ("se me paso el año, que hago", "year_passed/passed/say"),
        ("se me paso el plazo y ya no se puede verdad", "year_passed/passed/say"),
        ("the year is gone what can i do", "year_passed/passed/say"),
        ("is it too late for me? more than a year passed", "year_passed/passed/say"),
        ("so september is pass. it is finish for me?? what I can do", "over/say/say"),
        ("ya se acabo todo para mi verdad, no llegue a tiempo", "over/say/say"),
        ("they say to me if one year pass no asylum. is true? i am 14 month here", "year_passed/passed/say"),
        (
            "ok so is not jail. 3 none. i enter first time september last year, they put me back november. so one year "
            "is pass already no?",
            "year_passed/passed/say",
        ),
        ("no no i dont ask that. the ONE YEAR… they never let me give the form", "year_passed/passed/say"),
        ("it does not say. and what i do now for the one year? i enter september last year", "year_passed/passed/say"),
        ("ya paso el año y me regresaron en noviembre", "year_passed/passed/say"),
        ("nunca me dejaron entregar el formulario", "year_passed/passed/say"),
        ("no me recibieron la solicitud de asilo", "year_passed/passed/say"),
        ("they never take my form for asylum", "year_passed/passed/say"),
        ("y lo del año que hago", "year_passed/passed/say"),
        ("que puedo hacer con lo del año", "year_passed/passed/say"),
        ("i enter US september 2025 they say one year. is it finish for me", "year_passed/counted/say"),
        ("i come in since september 2025 so the one year pass, i am finish?", "year_passed/counted/say"),
        ("dicen q un año nomas, ya se acabo para mi?", "year_passed/passed/say"),
        ("how many days I have really", "one_year/rule/say"),
        ("cuantos dias me quedan", "one_year/rule/say"),
        ("withholding is what", "withholding/what/say"),
        ("and withholding what is", "withholding/what/say"),
        ("y withholding que es", "withholding/what/say"),
        ("que es la convencion contra la tortura", "torture_protection/what/say"),
        ("que es grupo social", "asylum/reasons/say"),
        ("se me paso el año", "one_year/rule/say"),
        ("se me paso el año para pedir asilo?", "one_year/rule/say"),
    ],
)
@pytest.mark.parametrize("welcomed", [("hola", "1", "si", "1", "no", "no"), IN_ENGLISH], ids=["es", "en"])
def test_it_is_answered_and_not_only_listed(welcomed: tuple[str, ...], text: str, first: str) -> None:
    """A list of topics is no answer to somebody who believes that all is lost."""
    assert first in contexts(heard(welcomed=welcomed), text)


@pytest.mark.parametrize(
    "text",
    [
        "trabajo mas de un año aqui, que hago para mi permiso de trabajo",
        "llevo mas de un año en mexico, puedo trabajar?",
        "se me vencio el pasaporte hace mas de un año, que hago",
        "que es la corte",
        "que es un abogado",
        "no me dejaron hablar en la corte",
        "nunca me dejaron entrar a la corte con mis papeles",
        "tengo un año de embarazo casi, que hago",
        "cuantos dias tengo para apelar",
    ],
)
def test_a_year_of_something_else_is_not(text: str) -> None:
    """A year of work, or of a paper, is no year for asylum."""
    said = contexts(heard(), text)
    assert not {"year_passed/passed/say", "over/say/say", "asylum/others/say"} & set(said)
