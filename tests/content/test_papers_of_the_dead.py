"""The papers of somebody who died, and a record of one's own country: what to keep together, or the consulate."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    "words",
    [
        "los papeles de mi hija q me mataron en honduras, el acta",
        "los papeles de mi mama que fallecio, estan en guatemala",
        "donde quedan los papeles de mi hijo finado",
        "tengo los documentos de mi hija que en paz descanse",
        "mi nieta anda conmigo, ocupo los papeles de mi hija difunta?",
        "the papers of my daughter they killed in honduras",
        "papers of my dead daughter",
    ],
)
def test_papers_of_dead_kin(words: str) -> None:
    """What to keep together, and never the form."""
    said = [each.context for each in heard(words).said]
    assert "kin_papers/keep/say" in said
    assert not any(each.startswith("i589/") for each in said)


@pytest.mark.parametrize(
    "words",
    [
        "acta de defuncion",
        "como saco el acta de defuncion",
        "y el acta de defunción de mi hermano donde la consigo",
        "certificado de defuncion de mi esposo",
        "necesito el acta de defuncion de mi esposo q murio en honduras",
        "donde consigo la partida de nacimiento de mi hija",
        "como saco mi acta de nacimiento de honduras estando aca",
        "puedo pedir el acta de nacimiento desde mexico",
    ],
)
def test_records_of_ones_country(words: str) -> None:
    """The consulate, and what it may put at risk."""
    assert "consulate/first/say" in [each.context for each in heard(words).said]


@pytest.mark.parametrize(
    "words",
    [
        "how i get the death certificate of my son",
        "death certificate",
        "where do i get a birth certificate from my country",
        "i want to get birth certificate for my daughter from honduras",
    ],
)
def test_records_in_english(words: str) -> None:
    """The same."""
    assert "consulate/first/say" in [each.context for each in heard(words, welcomed=ENGLISH).said]


def test_the_loss_is_met() -> None:
    """Before the papers."""
    assert contexts(heard(), "el acta de defuncion de mi hija que me mataron")[0] == "safety/hurt"


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("que papeles llevo de mi nieta, su mama ya murio", "kin_papers"),
        ("quiero llenar el formulario i-589", "i589"),
        ("mi hija nacio en honduras y su acta de nacimiento dice otro nombre en la solicitud de asilo", "about_form"),
    ],
)
def test_what_is_something_else(words: str, opened: str) -> None:
    """The papers of a child who travels along, and the form itself, are where they were."""
    assert any(each.context.startswith(f"{opened}/") for each in heard(words).said)
