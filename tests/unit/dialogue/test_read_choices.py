"""Choosing from a numbered list."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import Choice, read
from app.dialogue.readers.choices import read_choice

TODAY = date(2026, 11, 21)
MENU = ("Ver mi cita", "Llenar la I-589", "Hablar con una persona", "Otra cosa")
ANSWERS = (("Sí", "Yes"), ("No",), ("No sé", "I don't know"))


def read_it(text: str, choices: object = MENU, kind: str = "choice") -> tuple[str, object]:
    reading = read(kind, text, lang="es", today=TODAY, choices=choices)  # type: ignore[arg-type]
    return reading.status, reading.value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.", 2),
        ("2)", 2),
        ("(2)", 2),
        ("#2", 2),
        ("la 2", 2),
        ("La 2 porfa", 2),
        ("el 2", 2),
        ("no. 2", 2),
        ("numero 2", 2),
        ("número dos", 2),
        ("opcion 2", 2),
        ("opción 2", 2),
        ("opcion b", 2),
        ("Opción B", 2),
        ("b", 2),
        ("B)", 2),
        ("la b", 2),
        ("dos", 2),
        ("DOS", 2),
        ("la dos", 2),
        ("la segunda", 2),
        ("segundo", 2),
        ("el segundo", 2),
        ("2da", 2),
        ("2a", 2),
        ("2º", 2),
        ("second", 2),
        ("second one", 2),
        ("the second one", 2),
        ("option two", 2),
        ("number 2", 2),
        ("2nd", 2),
        ("2️⃣", 2),
        ("②", 2),
        ("２", 2),
        ("quiero la 2", 2),
        ("quiero la dos por favor", 2),
        ("pues la 2", 2),
        ("creo que la 2", 2),
        ("mmm la dos", 2),
        ("no sé, la 2", 2),
        ("la primera", 1),
        ("1ra", 1),
        ("primero", 1),
        ("uno", 1),
        ("la uno", 1),
        ("a", 1),
        ("la a", 1),
        ("1️⃣", 1),
        ("3era", 3),
        ("tercera opción", 3),
        ("tercero", 3),
        ("third one", 3),
        ("tres", 3),
        ("c", 3),
        ("4ta", 4),
        ("cuarto", 4),
        ("la última", 4),
        ("the last one", 4),
        ("la ultima", 4),
        ("cita", 1),
        ("mi cita", 1),
        ("ver mi cita", 1),
        ("VER MI CITA", 1),
        ("ver cita", 1),
        ("hablar con una persona", 3),
        ("persona", 3),
        ("una persona por favor", 3),
        ("hablar con persona", 3),
        ("hablr con una persona", 3),
        ("llenar", 2),
        ("llenar la i589", 2),
        ("llenar la I-589", 2),
        ("otra", 4),
        ("otra cosa", 4),
        ("no, la 3", 3),
        ("2\u200b", 2),
        ("\u200f2\u200e", 2),
        ("2\x00", 2),
        ("kuatro", 4),
        ("i want the second", 2),
        ("quatro", 4),
        ("la 3 👍", 3),
        ("“3”", 3),
        ("es la 1", 1),
    ],
)
def test_one_choice(text: str, number: int) -> None:
    """A line of the list is chosen by number, ordinal, letter, keycap or its own words."""
    assert read_it(text) == ("ok", number)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("5", "invalid"),
        ("0", "invalid"),
        ("99999999999", "invalid"),
        ("12", "invalid"),
        ("13", "invalid"),
        ("hola", "invalid"),
        ("tengo 2 hijos", "invalid"),
        ("1.5", "invalid"),
        ("-1", "invalid"),
        ("ninguna", "invalid"),
        ("ninguna de las anteriores", "invalid"),
        ("none of the above", "invalid"),
        ("no la 2", "invalid"),
        ("¿qué?", "invalid"),
        ("1 o 3", "ambiguous"),
        ("la 1 o la 2", "ambiguous"),
        ("1 y 3", "ambiguous"),
        ("first or second", "ambiguous"),
        ("no sé", "unknown"),
        ("no se cual", "unknown"),
        ("idk", "unknown"),
        ("paso", "declined"),
        ("prefiero no decir", "declined"),
        ("🙏", "invalid"),
        ("2019", "invalid"),
        ("Baja California", "invalid"),
        ("e", "invalid"),
    ],
)
def test_not_one_choice(text: str, status: str) -> None:
    """What is outside the list, several at once, or no choice at all is not turned into one."""
    assert read_it(text)[0] == status


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sí", 1),
        ("simón", 1),
        ("yes", 1),
        ("claro", 1),
        ("nel", 2),
        ("no", 2),
        ("no sé", 3),
        ("ni idea", None),
        ("3", 3),
        ("👍", 1),
        ("I don't know", 3),
    ],
)
def test_list_of_yes_and_no(text: str, number: int | None) -> None:
    """A list that says yes and no is chosen by any yes or no; its own "I don't know" is a line like the others."""
    assert read_it(text, ANSWERS) == (("ok", number) if number else ("unknown", None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 y 3", ("ok", [1, 3])),
        ("1,3", ("ok", [1, 3])),
        ("1, 2 y 4", ("ok", [1, 2, 4])),
        ("la 1 y la 3", ("ok", [1, 3])),
        ("primera y tercera", ("ok", [1, 3])),
        ("2", ("ok", [2])),
        ("todas", ("ok", [1, 2, 3, 4])),
        ("all of them", ("ok", [1, 2, 3, 4])),
        ("ninguna", ("ok", [])),
        ("1 and 2", ("ok", [1, 2])),
        ("uno y dos", ("ok", [1, 2])),
        ("1 o 3", ("ambiguous", [1, 3])),
        ("la 4 no la 2", ("ambiguous", [4, 2])),
        ("cita y otra cosa", ("ok", [1, 4])),
        ("1 y 9", ("invalid", None)),
        ("1️⃣ 3️⃣", ("ok", [1, 3])),
        ("a y c", ("ok", [1, 3])),
        ("1 1 2", ("ok", [1, 2])),
        ("no sé", ("unknown", None)),
    ],
)
def test_many_choices(text: str, expected: tuple[str, object]) -> None:
    """Several lines are chosen in the order said; "or" between them is asked about."""
    assert read_it(text, kind="many") == expected


def test_a_number_that_is_also_a_label_is_asked_about() -> None:
    """To the list 0, 1, 2 the reply "1" may mean the first line or the line that says 1."""
    assert read_it("1", ("0", "1", "2")) == ("ambiguous", [1, 2])


def test_a_longer_label_wins_over_the_one_inside_it() -> None:
    """`casa de mi tía` is not `casa`."""
    assert read_it("en casa de mi tía", ("Casa", "Casa de mi tía", "Albergue")) == ("ok", 2)


def test_words_in_two_labels_offer_both() -> None:
    """A word that fits two lines gives both lines."""
    assert read_it("cita", ("Ver mi cita", "Cambiar mi cita")) == ("ambiguous", [1, 2])


def test_choices_carry_other_wordings() -> None:
    """A choice is found by its other words too, in either language."""
    assert read_it("lawyer", (Choice("Abogado", ("lawyer", "licenciado")), Choice("Otra persona"))) == ("ok", 1)


def test_without_a_list_numbers_still_count() -> None:
    """Where the list is not at hand, the number itself is read."""
    assert read_it("la tercera", None) == ("ok", 3)


CITIES = ("Estoy en Tijuana", "Estoy en Ciudad Juárez", "Estoy en Matamoros", "En otra ciudad")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("juarez", ("ok", 2)),
        ("cd juarez", ("ok", 2)),
        ("estoi en matamoros", ("ok", 3)),
        ("matmoros", ("ok", 3)),
        ("matamoros tamps", ("ok", 3)),
        ("the one about tijuana", ("ok", 1)),
        ("estoy en la 2", ("ok", 2)),
        ("3 matamoros", ("ok", 3)),
        ("2) Estoy en Ciudad Juárez", ("ok", 2)),
        ("la 3 nada más", ("ok", 3)),
        ("opc 3", ("ok", 3)),
        ("4 matamoros", ("ambiguous", [4, 3])),
        ("la uno o la dos no sé", ("ambiguous", [1, 2])),
        ("las dos primeras", ("ambiguous", [1, 2])),
        ("1️⃣2️⃣", ("ambiguous", [1, 2])),
        ("cualquiera", ("invalid", None)),
    ],
)
def test_numbers_and_words_of_a_line_together(text: str, expected: tuple[str, object]) -> None:
    """Words of a line support its number; words of another line make it a question."""
    assert read_it(text, CITIES) == expected


def test_all_but_one() -> None:
    """`todas menos la 1` is every other line."""
    assert read_it("todas menos la 1", CITIES, kind="many") == ("ok", [2, 3, 4])


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("no estoy casado", ("Casado", "Divorciado", "Viudo")),
        ("menos robo todas", ("Amenazas", "Robo", "Golpes")),
        ("1-3", ("Amenazas", "Robo", "Golpes")),
        ("estoy", ("Estoy casado", "Estoy divorciado", "Soy viudo")),
    ],
)
def test_the_contrary_of_an_option_is_not_that_option(text: str, choices: tuple[str, ...]) -> None:
    """A denial, an exception, a span and a word of several lines are asked back, never taken for a pick."""
    assert read_it(text, choices, "many")[0] in ("ambiguous", "invalid")
    assert read_it(text, choices)[0] in ("ambiguous", "invalid")


@pytest.mark.parametrize("text", ["no, amenazas", "amenazas", "no sé, creo que amenazas"])
def test_a_no_that_denies_something_else_leaves_the_pick(text: str) -> None:
    """Correcting oneself and doubting are no denial of the option."""
    assert read_it(text, ("Amenazas", "Robo", "Golpes"))[0] in ("ok", "ambiguous", "unknown")


CONSENT = [Choice("Sí, acepto", ("si", "acepto", "de acuerdo")), Choice("No acepto", ("no", "no gracias"))]


@pytest.mark.parametrize(
    "words",
    [
        "que pasa si no acepto",
        "no se si acepto",
        "y si no acepto que",
        "¿si acepto quien lo ve?",
        "no no acepto nada de eso no se",
    ],
)
def test_a_question_or_a_doubt_is_no_consent(words: str) -> None:
    """Words of an option within a question choose nothing: it is asked again."""
    assert read_choice(words, "es", CONSENT, many=False).status in ("ambiguous", "invalid", "unknown")


def test_told_not_to_is_not_told() -> None:
    """A denial before an option's own word never picks that option."""
    options = [Choice("Sí, avise", ("si", "ok", "claro")), Choice("No, solo guardar", ("no", "guardar"))]
    read = read_choice("no no avise", "es", options, many=False)
    assert (read.status, read.value) != ("ok", 1)


WHO = ["Policía", "Militares", "Pandilla", "Un familiar", "Otra persona"]
CROSSED = ["Por un puente con cita", "Por el río", "Por el desierto", "En avión"]
PAPERS = ["Pasaporte", "Cédula", "Partida de nacimiento", "Ninguno"]


@pytest.mark.parametrize(
    ("text", "choices", "expected"),
    [
        ("un familiar que es policia", WHO, None),
        ("mi prima trabaja en la policia", WHO, None),
        ("entre el rio y el desierto", CROSSED, None),
        ("entre pasaporte y cedula", PAPERS, None),
        ("tengo cedula y el pasaporte lo perdi", PAPERS, None),
        ("no se que es la partida de nacimiento", PAPERS, None),
        ("por el desierto, dos noches de camino", CROSSED, 3),
        ("por el rio con dos familias y los niños", CROSSED, 2),
        ("antes por el rio pero esta vez por el puente", CROSSED, None),
    ],
)
def test_what_stands_around_a_pick(text: str, choices: list[str], expected: object) -> None:
    """One line said to be another, either of two and a thing that was lost are not taken (None); a plain way is."""
    status, value = read_it(text, choices, "choice_or_many")
    assert (value if status == "ok" else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ay hablar hablo español nomas, del ingles ni jota jeje",
        "español nomas, ingles nada",
        "solo español, de ingles nada",
        "español si, ingles ni papa",
    ],
)
def test_a_line_of_which_there_is_nothing_is_not_picked(text: str) -> None:
    """What is denied in passing leaves the one line that was said, also where several may be picked."""
    languages = ["Español", "Inglés", "Kreyòl"]
    one, many = (read_choice(text, "es", languages, many=many) for many in (False, True))
    assert (one.value, many.value) == (1, [1])


@pytest.mark.parametrize("text", ["nada de eso", "ni papa", "english not at all"])
def test_a_denial_alone_picks_nothing(text: str) -> None:
    """Nothing is left that was said."""
    assert read_choice(text, "es", ["Español", "Inglés", "Kreyòl"], many=False).status != "ok"


@pytest.mark.parametrize(("text", "number"), [("la 1 chamo", 1), ("2 pana", 2), ("jefe la 2", 2), ("la 1 mano", 1)])
def test_whoever_is_spoken_to_names_no_line(text: str, number: int) -> None:
    """A chamo is a Venezuelan in a list of countries, and nobody beside a number."""
    options = (Choice("Español", ("espanol",)), Choice("English", ("ingles",)), Choice("Otro", ("mam", "quiche")))
    assert read_choice(text, "es", options, many=False).value == number
