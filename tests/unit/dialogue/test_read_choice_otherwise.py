"""Lines of a list that are named and not meant: of somebody else, of before, denied, or shared by a word."""

from __future__ import annotations

import pytest

from app.dialogue.readers.lines import read_json_line
from tests.support.word_tables import akin

WHO = ["La policía o militares", "Una pandilla", "Mi pareja o familia", "Un grupo político", "No sé quién"]
PAPERS = ["Pasaporte", "Cédula o DPI", "Partida de nacimiento", "Ningún papel"]
TOWNS = ["Tijuana (San Ysidro)", "Ciudad Juárez (El Paso)", "Nuevo Laredo", "Matamoros", "Otro lugar"]
SCHOOL = ["No fui a la escuela", "Primaria", "Secundaria", "Bachillerato", "Universidad"]
FAITH = ["Católica", "Evangélica", "Testigo de Jehová", "Otra religión", "Ninguna"]
WAYS = ["WhatsApp", "Text message (SMS)", "Phone call", "Email"]
SENT = ["Mensaje de WhatsApp", "Mensaje de texto", "Llamada"]
TRAVEL = ["Autobús", "Avión", "Carro de alguien", "A pie", "Tren"]


def read_it(text: str, choices: list[str]) -> tuple[object, object]:
    """Status and value as `orienta read` gives them."""
    answer = read_json_line({"kind": "choice", "lang": "es", "text": text, "choices": choices}, akin=akin())
    return answer["status"], answer.get("value")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("email no, i dont have", WAYS),
        ("la policía no fue, eso sí se lo aseguro", WHO),
        ("pasaporte no, nunca tuve", PAPERS),
        ("estaba en tijuana pero ya me movi", TOWNS),
        ("vivía... estuve en matamoros pero ahora ando en otro lado", TOWNS),
        ("cedula tenia pero me la quitaron los de migra", PAPERS),
        ("i had passport but they took it", ["Passport", "ID card", "No papers"]),
        ("yo era católica, ahora voy donde me invitan", FAITH),
        ("mi hija va a secundaria", SCHOOL),
        ("mi mama es catolica", FAITH),
        ("my sister is catholic", ["Catholic", "Evangelical", "None"]),
        ("a mi primo lo mato la mara", WHO),
        ("unos dicen que la policia y otros que la mara", WHO),
        ("x mensaje", SENT),
    ],
)
def test_a_line_that_is_not_meant_is_asked_about(text: str, choices: list[str]) -> None:
    """Its words stand there, said of something else."""
    assert read_it(text, choices)[0] in ("ambiguous", "invalid", "clarify")


@pytest.mark.parametrize(
    ("text", "choices", "value"),
    [
        ("mi marido me pegaba", WHO, 3),
        ("la policia", WHO, 1),
        ("unos guardias nacionales", WHO, 1),
        ("estoy en tijuana", TOWNS, 1),
        ("soy catolica", FAITH, 1),
        ("secundaria", SCHOOL, 3),
        ("en bus", TRAVEL, 1),
        ("walking", TRAVEL, 4),
        ("la bestia", TRAVEL, 5),
        ("imeil", WAYS, 4),
        ("la fe de nacimiento", PAPERS, 3),
        ("mensaje de texto", SENT, 2),
    ],
)
def test_a_plain_line_is_taken(text: str, choices: list[str], value: int) -> None:
    """What is said of oneself and of now."""
    assert read_it(text, choices) == ("ok", value)


@pytest.mark.parametrize(
    ("text", "choices", "value"),
    [
        ("pasaporte y partida los dos", PAPERS, [1, 3]),
        ("el pasaporte y la cédula, las dos", PAPERS, [1, 2]),
        ("the gang and the police, both", ["Police", "A gang", "Someone else"], [2, 1]),
        ("los dos", ["Raza", "Religión"], [1, 2]),
    ],
)
def test_how_many_is_no_line(text: str, choices: list[str], value: list[int]) -> None:
    """ "Los dos" behind two lines is not the second."""
    assert read_it(text, choices) == ("ok", value)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("a_number", "nací el 14 08 1957", ("invalid", None)),
        ("a_number", "14 08 1957", ("invalid", None)),
        ("a_number", "A 14 08 1957", ("ok", "A014081957")),
        ("a_number", "214 081 957", ("ok", "A214081957")),
        (
            "a_number",
            "tengo dos, A203111908 y A203111909, uno es de la niña",
            ("ambiguous", ["A203111908", "A203111909"]),
        ),
        ("marital_status", "nunka me e casado", ("ok", "single")),
        ("marital_status", "me divorcie y me bolvi a casar", ("ok", "married")),
        ("marital_status", "casada y el es de honduras", ("ok", "married")),
        ("language", "I dont know how you call it in english", ("unknown", None)),
        ("language", "no se como se llama en español", ("unknown", None)),
    ],
)
def test_other_kinds(kind: str, text: str, expected: tuple[object, object]) -> None:
    """A birthday is no number of a case, and the language in which one has no word for one's own is not one's own."""
    answer = read_json_line({"kind": kind, "lang": "es", "text": text}, akin=akin())
    assert (answer["status"], answer.get("value")) == expected


@pytest.mark.parametrize("text", ["creole or french same same", "french or creole"])
def test_two_languages_are_asked_about(text: str) -> None:
    """Whichever is named first."""
    answer = read_json_line({"kind": "language", "lang": "en", "text": text}, akin=akin())
    assert answer["status"] == "ambiguous"


def test_a_widow_who_says_married_first_is_a_widow_or_asked() -> None:
    """ "Casada pero él ya murió" is not married."""
    answer = read_json_line({"kind": "marital_status", "lang": "es", "text": "casada pero el ya murio"}, akin=akin())
    assert (answer["status"], answer.get("value")) != ("ok", "married")
