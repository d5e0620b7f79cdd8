"""Names told in sentences: with the words for their parts, with what people add, or not told at all. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.readers import read
from app.dialogue.readers.folding import words
from app.dialogue.readers.name_added import without_added
from app.dialogue.readers.name_labels import labelled
from app.dialogue.readers.withheld import withholds
from app.dialogue.reading import Reading

GIVEN = ("Ana", "Luz", "Kevin", "Marta", "Wilmer", "Rosa")
SURNAMES = ("Rivas", "Paz", "Quispe", "Zelaya", "Tum", "Osorio")


def read_it(text: str, context: str | None = "whole") -> Reading:
    return read("name", text, lang="es", today=None, context=context)


def name(last: str | None, first: str | None = None, middle: str | None = None) -> dict[str, str | None]:
    return {"last": last, "first": first, "middle": middle}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Primer nombre: Wilmer, segundo: Antonio, apellidos: Chavarria Luna",
            name("Chavarria Luna", "Wilmer", "Antonio"),
        ),
        ("First: Marie, Last: Joseph", name("Joseph", "Marie")),
        ("Surname Pierre first name Wideline no second name", name("Pierre", "Wideline")),
        ("my name is Kelvin and my last name is Osei, that's all", name("Osei", "Kelvin")),
        ("Lucia es mi nombre y Ramirez mi apellido", name("Ramirez", "Lucia")),
        ("surname is Nkeng and the given names Grace Bih", name("Nkeng", "Grace", "Bih")),
        ("el apellido de mi papa es Tum y el de mi mama Lux, me llamo Andres", name("Tum Lux", "Andres")),
        ("apellido materno Paz, paterno Ruiz, nombre Ana", name("Ruiz Paz", "Ana")),
        ("me llamo Elmer y mi apellido es Paz, es el unico apellido", None),
        ("Yadira, apellido Osorio", name("Osorio", "Yadira")),
    ],
)
def test_parts_told_in_a_sentence(text: str, expected: dict[str, str | None] | None) -> None:
    """A word for a part may stand before it or behind it; what is no name is asked about, never kept."""
    reading = read_it(text)
    assert (reading.status, reading.value) == (("ok", expected) if expected else ("clarify", None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosmery Pirela, de Maracaibo", name("Pirela", "Rosmery")),
        ("Gloria Mejia hondureña", name("Mejia", "Gloria")),
        ("Maria Lopez soy de honduras", name("Lopez", "Maria")),
        ("Ana Ruiz de Leon", name("Ruiz de Leon", "Ana")),
        ("maria elena cruz de barahona", name("cruz de barahona", "maria", "elena")),
        ("Jose Francisco Morazan", name("Morazan", "Jose", "Francisco")),
        ("Kevin con k y v chica Rivas", name("Rivas", "Kevin")),
        ("marta rivas paz, marta con te", name("rivas paz", "marta")),
        ("Wilmer Zelaya, Z-E-L-A-Y-A", name("Zelaya", "Wilmer")),
        ("Marta Zelaya Y DISCULPE QUE ESCRIBO MAL", name("Zelaya", "Marta")),
        (
            "apellidos Rivas Portillo y nombres Kevin Alexander, y disculpe la demora",
            name("Rivas Portillo", "Kevin", "Alexander"),
        ),
        ("Ana Luz Ruiz Soto, no tengo otro nombre", name("Ruiz Soto", "Ana", "Luz")),
        ("no se preocupe, me llamo Ana Luz Ruiz Soto", name("Ruiz Soto", "Ana", "Luz")),
        ("Yusleidys Batista", name("Batista", "Yusleidys")),
        ("Marta Benítez solo un apellido uso", name("Benítez", "Marta")),
    ],
)
def test_what_is_added_is_no_part(text: str, expected: dict[str, str | None]) -> None:
    """Where somebody is from, how a word is spelled, thanks and excuses are cut off; surnames that are towns stay."""
    reading = read_it(text)
    assert (reading.status, reading.value) == ("ok", expected)


@pytest.mark.parametrize(
    "text",
    [
        "J. C. Perez",
        "Ana L",
        "Wilmer Antonio R. P.",
        "mi hija se llama Sofia Isabel y yo soy Carmen Luisa Rios",
        "Juan Perez / Maria Lopez",
        "Ana Ruiz, mi apellido de casada es Paz",
        "me llamo Ana Ruiz y el apellido de mi esposo es Paz",
        "tengo dos nombres, uno de la cedula y otro del pasaporte",
        "para que quiere mi nombre",
        "el mio o el de mi hijo",
        "Bu Pineda",
        "it's spelled R I V A S, Kevin",
    ],
)
def test_a_doubtful_name_is_asked_about(text: str) -> None:
    """Letters for names, two people in one message, talk: nothing of it is written down unasked."""
    assert read_it(text).status in ("ambiguous", "clarify")


@pytest.mark.parametrize("context", ["whole", "last", "first", None])
@pytest.mark.parametrize(
    "text",
    [
        "no quiero que sepan mi nombre",
        "mi nombre no lo digo",
        "aqui no pongo mi apellido",
        "anonimo por favor",
        "i never tell my real name",
        "sin nombre porfa",
    ],
)
def test_a_name_that_is_kept_back(text: str, context: str | None) -> None:
    """Whoever does not give their name has declined, in whatever words."""
    assert read_it(text, context).status == "declined"


@pytest.mark.parametrize("text", ["no se como se llama mi papa", "I never knew his name", "nunca supe su nombre"])
def test_a_name_that_is_not_known(text: str) -> None:
    """Not knowing somebody's name is said, and no name."""
    assert read_it(text).status == "unknown"


@pytest.mark.parametrize("text", ["sin segundo nombre", "no tengo segundo nombre", "no middle name"])
def test_no_middle_name(text: str) -> None:
    """Having no second name is an answer where that was asked."""
    assert read_it(text, "middle") == Reading("ok", "none")


@given(st.sampled_from(GIVEN), st.sampled_from(GIVEN), st.lists(st.sampled_from(SURNAMES), min_size=1, max_size=2))
def test_labels_in_any_place_name_the_same_parts(first: str, middle: str, surnames: list[str]) -> None:
    """Before or behind, in either order, the words for the parts give the same reading."""
    last = " ".join(surnames)
    told = [
        f"Apellidos: {last}, Nombres: {first} {middle}",
        f"nombres {first} {middle} apellidos {last}",
        f"{first} {middle} son mis nombres y {last} es mi apellido",
        f"{first} {middle}, last name {last}",
        f"primer nombre {first} segundo {middle} apellido {last} gracias",
    ]
    assert {str(read_it(text).value) for text in told} == {str(name(last, first, middle))}


@given(st.text(alphabet="aeimnorstlyk ,.;-QÑé", max_size=60))
def test_what_is_cut_leaves_words_of_the_name(text: str) -> None:
    """Nothing but words that were typed, in their order, is left, and a reply is never cut to nothing."""
    left = without_added(text)
    assert not words(text) or words(left)
    assert len(left) <= len(text)
    typed = iter(words(text))
    assert all(word in typed for word in words(left))


@given(st.text(max_size=80))
def test_any_words_are_looked_at(text: str) -> None:
    """No reply raises, and one with a digit keeps nothing back."""
    labelled(text)
    assert not withholds(f"{text} 5")
