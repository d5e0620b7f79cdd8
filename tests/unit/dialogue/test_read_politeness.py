"""Politeness around an answer, misspelt places in a list, all of a list and none of it."""

from __future__ import annotations

import pytest

from app.dialogue.readers import read
from app.dialogue.readers.politeness import without_politeness

VIOLENCE = ("Golpes", "Amenazas", "Extorsión")
PAPERS = ("Acta de nacimiento", "Pasaporte", "Licencia", "Cédula")
WAYS = ("Bus", "Train", "Plane")
PASSPORT = ("Sí, tengo pasaporte", "No tengo pasaporte", "Lo perdí")


def _pick(text: str, choices: tuple[str, ...], kind: str = "choice", lang: str = "es") -> object:
    reading = read(kind, text, lang=lang, today=None, choices=choices)
    return reading.value if reading.status == "ok" else "ask"


@pytest.mark.parametrize(
    "text",
    [
        "maria elena lopez cruz para servirle", "maria elena lopez cruz, pa servirle a dios y a usted",
        "maria elena lopez cruz a sus órdenes", "maria elena lopez cruz pa lo que se le ofrezca",
        "maria elena lopez cruz, su servidora", "maria elena lopez cruz mucho gusto",
        "con permiso, maria elena lopez cruz", "maria elena lopez cruz con su permiso",
        "maria elena lopez cruz perdone la letra", "maria elena lopez cruz disculpe la ortografía",
        "maria elena lopez cruz sorry for my english", "maria elena lopez cruz sorry for my inglish",
        "maria elena lopez cruz nice to meet you", "sorry for my bad english maria elena lopez cruz",
        "maria elena lopez cruz sorry my english is not good", "maria elena lopez cruz, at your service",
        "mi nombre es maria elena lopez cruz pa servirle", "maria elena lopez cruz, Dios la bendiga",
    ],
)  # fmt: skip
def test_a_name_among_politeness(text: str) -> None:
    reading = read("name", text, lang="es", today=None, context="whole")
    assert (reading.status, reading.value) == ("ok", {"last": "lopez cruz", "first": "maria", "middle": "elena"})


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("country", "guatemala sorry for my english", "GT"), ("country", "Guatemala, a sus órdenes", "GT"),
        ("count", "3, disculpe la molestia", 3), ("yes_no", "no, disculpe la tardanza", "no"),
        ("yes_no", "sí, para servirle", "yes"), ("marital_status", "con permiso, soltera", "single"),
        ("sex", "mujer, a sus órdenes", "F"), ("sex", "excuse me, male", "M"),
    ],
)  # fmt: skip
def test_politeness_around_a_value(kind: str, text: str, wanted: object) -> None:
    reading = read(kind, text, lang="es", today=None)
    assert (reading.status, reading.value) == ("ok", wanted)


@pytest.mark.parametrize(
    "text",
    [
        "con permiso", "a sus órdenes", "para servirle", "sorry for my english", "Rosa Servín Gusto",
        "María Permiso López", "hablo english", "calle Buen Gusto 3", "perdón",
    ],
)  # fmt: skip
def test_politeness_alone_and_words_like_it_stay(text: str) -> None:
    assert without_politeness(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nomber three plis", 3), ("numbr 3", 3), ("the firts one", 1), ("the fist one", 1), ("the frist", 1),
        ("the secon one", 2), ("second won", 2), ("the secund", 2), ("the thrid", 3), ("the tird one", 3),
        ("the thirth", 3), ("the las one", 3), ("the lats one", 3), ("opcion too", 2), ("la segnda", 2),
        ("la cegunda", 2), ("la primra", 1), ("el primro", 1), ("la pirmera", 1), ("la tersera", 3), ("la trcera", 3),
        ("numro tres", 3), ("numero doz", 2), ("la ultma", 3), ("la hultima", 3), ("la 3, pa servirle", 3),
        ("la 3 si es tan amable", 3), ("con permiso, la 3", 3), ("sorry for my english, 3", 3),
        ("mi primo", "ask"), ("las primeras", "ask"), ("mi cuarto", "ask"), ("the fist in my face", "ask"),
        ("last year", "ask"), ("none of above", "ask"), ("none of those", "ask"),
    ],
)  # fmt: skip
def test_a_place_in_a_list_however_spelt(text: str, wanted: object) -> None:
    assert _pick(text, WAYS) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("puse 1 pero kise poner 2 se me fue el dedo", 2), ("puse uno pero era dos", 2), ("escribí 1 pero es 2", 2),
        ("marqué 1 pero quería marcar 2", 2), ("puse la 1 y era la 2", 2), ("me equivoqué puse 1 y es 2", 2),
        ("no era 1, era 2", 2), ("quise poner 2, no 1", 2), ("quise poner 2", 2), ("i put 1 but i wanted to put 2", 2),
        ("i wrote 1 but i mean 2", 2), ("i press 1 but its 2", 2), ("i put one, i meant two", 2),
        ("i wanted 2 not 1", 2), ("puse 1 pero no sé si 2", "ask"), ("puse 1 o 2", "ask"),
        ("puse 1 y también 2", "ask"), ("puse 1 pero es otra", "ask"), ("puse 1 pero quise poner 7", "ask"),
    ],
)  # fmt: skip
def test_a_slip_of_the_thumb_put_right(text: str, wanted: object) -> None:
    assert _pick(text, PASSPORT) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "todas las q puso ai las tres me pasaron", "todas las que pusieron ahí", "todas esas me pasaron",
        "todo lo que dice ahí", "todas las de la lista", "las tres me pasaron", "me pasaron las tres",
        "todas, desgraciadamente", "pues todas las tres", "las 3 cosas", "todas me han pasado",
        "todas las anteriores me pasaron", "all of those happen to me", "all three happened",
        "everything on the list", "all what you put there", "all of it happened to me", "the three of them",
    ],
)  # fmt: skip
def test_all_of_a_list(text: str) -> None:
    assert _pick(text, VIOLENCE, "many") == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "both of them happen to me", "both happened to me", "both things", "the two of them", "both yes", "yes both",
        "both, many times", "both one and two", "las dos cosas", "ambas me pasaron", "las dos me pasaron",
        "me han pasado las dos", "tanto la uno como la dos", "las dos opciones",
    ],
)  # fmt: skip
def test_both_of_two(text: str) -> None:
    assert _pick(text, ("Harmed", "Threatened"), "many") == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "no todas", "no todas, algunas", "casi todas", "todas mis hermanas", "todo el día", "las tres de la tarde",
        "a las tres me pasaron a buscar", "las dos me pasaron", "las dos opciones", "both of them", "todas las veces",
        "both my brothers", "mis dos hijos", "all the time", "todo lo que me hicieron", "todas las noches",
    ],
)  # fmt: skip
def test_what_is_not_all_of_a_list(text: str) -> None:
    assert _pick(text, VIOLENCE, "many") == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "none of above", "none of those", "none from the list", "none of that happened to me", "no one of them",
        "nothing of that", "ninguna de arriba", "ninguna de las que puso", "ninguno de esos", "nada de eso",
        "ninguna de la lista", "nada de lo que dice ahí", "ninguna me pasó",
    ],
)  # fmt: skip
def test_none_of_a_list(text: str) -> None:
    assert _pick(text, VIOLENCE, "many") == []
    assert _pick(text, VIOLENCE) == "ask"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("menos la tres, las otras si todas", [1, 2, 4]), ("la tres no, las otras sí", [1, 2, 4]),
        ("menos licencia, todas", [1, 2, 4]), ("tengo todas menos la 3", [1, 2, 4]),
        ("tengo todo menos licencia", [1, 2, 4]), ("licencia no, lo demás sí", [1, 2, 4]),
        ("las otras menos la 3", [1, 2, 4]), ("la licencia no tengo, las demás sí", [1, 2, 4]),
        ("menos la 3 y la 4, las otras sí", [1, 2]), ("todas menos 3 y 4", [1, 2]), ("not 3, the rest yes", [1, 2, 4]),
        ("except 3, the others yes", [1, 2, 4]), ("the rest yes but not licencia", [1, 2, 4]),
        ("menos la tres, las otras no sé", "ask"), ("menos la 3 no", "ask"), ("más o menos la tres", "ask"),
        ("solo me falta la licencia", "ask"), ("menos licencia todas", "ask"), ("la 3 no", "ask"),
    ],
)  # fmt: skip
def test_all_of_a_list_but_a_part(text: str, wanted: object) -> None:
    assert _pick(text, PAPERS, "many") == wanted


def test_a_line_for_all_or_for_none_is_picked_as_such() -> None:
    """A list that has such a line is picked from by that line."""
    assert _pick("ninguno", ("Mamá", "Papá", "Ninguno"), "many") == [3]
    assert _pick("todas", ("Golpes", "Robo", "Todas"), "many") == [3]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 y 2 si, la 3 no", [1, 2]), ("si a la 1 y 2, no a la 3", [1, 2]), ("la 1 y la 2, la 3 no", [1, 2]),
        ("golpes y extorsion, amenazas no", [1, 3]), ("amenazas, golpes no", [2]), ("todas pero la 3 no", [1, 2]),
        ("1, 2, 3 todas", [1, 2, 3]), ("1 y 3 nada mas", [1, 3]), ("solo las dos primeras", [1, 2]),
        ("todas y cada una", [1, 2, 3]), ("todo eso y más", [1, 2, 3]), ("evrything", [1, 2, 3]),
        ("no, ninguna", []), ("a mi nada de eso me paso", []), ("no me paso nada de eso", []),
        ("i dont have any of those", []), ("gracias a dios ninguna", []), ("nada", []), ("golpes no", "ask"),
        ("nada que ver", "ask"), ("nada mas quiero irme", "ask"), ("si, no", "ask"),
    ],
)  # fmt: skip
def test_lines_said_yes_and_no_to(text: str, wanted: object) -> None:
    assert _pick(text, VIOLENCE, "many") == wanted
