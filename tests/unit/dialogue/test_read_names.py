"""Names: which word is a surname is never guessed (I589-51). All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read


def read_it(text: str, context: str | None = None) -> tuple[str, object]:
    reading = read("name", text, lang="es", today=date(2026, 11, 21), context=context)
    return reading.status, reading.value


def name(last: str | None, first: str | None = None, middle: str | None = None) -> dict[str, str | None]:
    return {"last": last, "first": first, "middle": middle}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apellidos: López García, Nombre: María", name("López García", "María")),
        ("Apellidos: López García Nombre: María José", name("López García", "María", "José")),
        ("Nombre: María José, Apellidos: López García", name("López García", "María", "José")),
        ("Nombres: Luis Ángel\nApellidos: Pérez Soto", name("Pérez Soto", "Luis", "Ángel")),
        ("apellido paterno: Pérez\napellido materno: Soto\nnombre: Luis", name("Pérez Soto", "Luis")),
        ("mi apellido es Núñez y mi nombre es Ana", name("Núñez", "Ana")),
        ("Mi nombre es María y mi apellido López", name("López", "María")),
        ("Nombre María Apellido López", name("López", "María")),
        ("last name: Smith, first name: John", name("Smith", "John")),
        ("First name John last name Smith middle name Q", name("Smith", "John", "Q")),
        ("My first name is Ana and my last name is Ruiz", name("Ruiz", "Ana")),
        ("López García, María", name("López García", "María")),
        ("LOPEZ GARCIA, MARIA JOSE", name("LOPEZ GARCIA", "MARIA", "JOSE")),
        ("de la Cruz Pérez, María del Carmen", name("de la Cruz Pérez", "María del Carmen")),
        ("Apellidos: de la Cruz, Nombre: María del Carmen", name("de la Cruz", "María del Carmen")),
        (
            "Primer apellido: Ruiz Segundo apellido: Mejía Primer nombre: Eva Segundo nombre: Luz",
            name("Ruiz Mejía", "Eva", "Luz"),
        ),
        ("Nombres: María de los Ángeles Josefina, Apellidos: Ruiz", name("Ruiz", "María de los Ángeles", "Josefina")),
    ],
)
def test_parts_that_were_named(text: str, expected: dict[str, str | None]) -> None:
    """Labels or a comma say which part is which; both surnames stay together."""
    assert read_it(text) == ("ok", expected)


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("García López", "last", name("García López")),
        ("de la Cruz", "last", name("de la Cruz")),
        ("  Núñez  ", "last", name("Núñez")),
        ("LÓPEZ", "last", name("LÓPEZ")),
        ("o'connor", "last", name("o'connor")),
        ("Pérez-Soto", "last", name("Pérez-Soto")),
        ("mi apellido es Ruiz", "last", name("Ruiz")),
        ("Apellidos: Ruiz Soto", "last", name("Ruiz Soto")),
        ("Juan Carlos", "first", name(None, "Juan Carlos")),
        ("me llamo Ana", "first", name(None, "Ana")),
        ("my name is Ana", "first", name(None, "Ana")),
        ("Ana 🙏", "first", name(None, "Ana")),
        ("“Ana”", "first", name(None, "Ana")),
        ("Ana\u200b", "first", name(None, "Ana")),
        ("Juan Carlos", "given", name(None, "Juan", "Carlos")),
        ("María del Carmen", "given", name(None, "María del Carmen")),
        ("José de Jesús Antonio", "given", name(None, "José de Jesús", "Antonio")),
        ("Isabel", "middle", name(None, None, "Isabel")),
        ("del Carmen", "middle", name(None, None, "del Carmen")),
        ("Baja", "last", name("Baja")),
        ("Xiomara", "first", name(None, "Xiomara")),
        ("Ñandú", "last", name("Ñandú")),
        ("D’Angelo", "last", name("D’Angelo")),
    ],
)
def test_the_question_says_which_part(text: str, context: str, expected: dict[str, str | None]) -> None:
    """Asked for surnames, the whole reply is surnames, as typed."""
    assert read_it(text, context) == ("ok", expected)


@pytest.mark.parametrize(
    "text",
    [
        "María López",
        "Juan Carlos Pérez",
        "jose perez",
        "me llamo Ana Ruiz",
        "Sr. Juan Pérez",
        "John Smith",
        "Nombre: Ana Ruiz",
    ],
)
def test_an_undivided_name_is_asked_about(text: str) -> None:
    """Two or more words with nothing to part them have several readings, and all words are in each."""
    status, value = read_it(text)
    assert status == "ambiguous"
    assert isinstance(value, list)
    assert len(value) >= 2
    said = {" ".join(sorted(" ".join(v for v in one.values() if v).split())) for one in value}
    assert len(said) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANA RUIZ SOTO", name("RUIZ SOTO", "ANA")),
        ("José Luis Hernández Mejía", name("Hernández Mejía", "José", "Luis")),
        ("María del Carmen López de la Cruz", name("López de la Cruz", "María del Carmen")),
        ("me llamo ana gabriela de la cruz", name("de la cruz", "ana", "gabriela")),
        ("My name is John Peter Baptiste", name("Baptiste", "John", "Peter")),
        ("Eva M. Ruiz", name("Ruiz", "Eva", "M.")),
        ("Ana Ruiz-Soto", name("Ruiz-Soto", "Ana")),
        ("en mi pasaporte sale RUIZ SOTO/ANA LUZ", name("RUIZ SOTO", "ANA", "LUZ")),
        ("se escribe con jota: Jesenia Paola Molina Rosales", name("Molina Rosales", "Jesenia", "Paola")),
    ],
)
def test_words_that_are_plainly_names_and_surnames(text: str, expected: dict[str, str | None]) -> None:
    """Where every word can be only the one or the other, a caller may have it parted (a conversation asks)."""
    assert read_it(text, "whole") == ("ok", expected)


@pytest.mark.parametrize(
    "text",
    [
        "RUIZ SOTO ANA LUZ",
        "Luis Santiago Cruz",
        "Rosa Santiago Ruiz Soto",
        "Xol Choc Tzoc Caal",
        "Juan Carlos Pedro Luis",
    ],
)
def test_words_that_may_be_either_are_asked_about(text: str) -> None:
    """Surnames first as on papers, or a word that is given name and surname alike, are never parted silently."""
    assert read_it(text, "whole")[0] == "ambiguous"


@pytest.mark.parametrize(
    ("text", "status"), [("no quiero decir mi nombre", "declined"), ("I don't know his real name", "unknown")]
)
def test_talk_about_a_name_is_none(text: str, status: str) -> None:
    """A refusal or an honest "I don't know" that holds the word for name is no name."""
    assert read_it(text)[0] == status


def test_compound_surnames_are_never_torn() -> None:
    """`de la Cruz` stays together; after one name it may be its second half or the surname."""
    assert read_it("Ana de la Cruz") == ("ambiguous", [name("de la Cruz", "Ana"), name(None, "Ana de la Cruz")])


@pytest.mark.parametrize(
    ("text", "context", "status"),
    [
        ("María", "full", "clarify"),
        ("María", None, "clarify"),
        ("Juan 3", "full", "clarify"),
        ("juan@example.com", "full", "clarify"),
        ("123", "full", "invalid"),
        ("no", "last", "invalid"),
        ("sí", "first", "invalid"),
        ("?", "first", "invalid"),
        ("🙏", "first", "invalid"),
        ("no sé", "last", "unknown"),
        ("prefiero no decir", "first", "declined"),
        ("no tengo", None, "invalid"),
        ("a, b, c", "full", "clarify"),
    ],
)
def test_what_is_not_a_name(text: str, context: str | None, status: str) -> None:
    """A lone word for a whole name, figures and signs are asked about."""
    assert read_it(text, context)[0] == status


@pytest.mark.parametrize("context", ["middle", "last"])
def test_a_part_that_does_not_exist(context: str) -> None:
    """Having no middle name or second surname is said, not blank."""
    assert read_it("no tengo", context) == ("ok", "none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Juan Pérez", name("Pérez", "Juan")),
        ("me llamo Wendy Zelaya", name("Zelaya", "Wendy")),
        ("Juan Carlos Pérez", name("Pérez", "Juan", "Carlos")),
    ],
)
def test_short_names_of_plain_words_are_parted_where_allowed(text: str, expected: dict[str, str | None]) -> None:
    """A word that can only be a given name before one that can only be a surname leaves no doubt."""
    assert read_it(text, "whole") == ("ok", expected)


@pytest.mark.parametrize("text", ["Santos Reyes", "Ana Isabel", "Oscar Danilo Ulloa Mejía de Pérez"])
def test_short_and_long_names_in_doubt_are_asked_about(text: str) -> None:
    """Two words that may both be either, and five whose border is not plain."""
    assert read_it(text, "whole")[0] == "ambiguous"


def test_more_than_a_name_is_asked_about() -> None:
    """What is told beside a name never becomes part of it."""
    assert read_it("Yo soy Dayana pero me dicen Daya", "whole")[0] == "clarify"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rosa elena ibañez ya fallecio", {"last": None, "first": "rosa elena ibañez", "middle": None}),
        ("Rosa Elena, ya murió en 2010", {"last": None, "first": "Rosa Elena", "middle": None}),
        ("carlos nuñez tiene 70 años", {"last": None, "first": "carlos nuñez", "middle": None}),
        ("Rosa, she passed away", {"last": None, "first": "Rosa", "middle": None}),
    ],
)
def test_what_is_told_behind_a_name_is_no_part_of_it(text: str, value: dict[str, str | None]) -> None:
    """Nobody is written down as "Rosa Elena Ya Falleció": the name alone is offered."""
    reading = read("name", text, lang="es", today=None, context="other")
    assert (reading.status, reading.value, reading.hint) == ("ambiguous", [value], "sure")
