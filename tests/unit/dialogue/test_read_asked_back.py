"""Replies that hold a value and say something else: asked back, never taken. Confident and wrong is the worst."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.dialogue.readers import read, with_akin

ASKS_BACK = {"ambiguous", "clarify", "invalid", "unknown", "declined"}
GROUNDS = ("Raza", "Religión", "Nacionalidad", "Opinión política", "Grupo social", "Tortura")
COUNTRIES = ("Honduras", "Guatemala", "El Salvador", "Otro país")
STATUSES = ("Soltero", "Casado", "Divorciado", "Viudo")
CULPRITS = ("La policía", "Una pandilla", "Mi pareja o expareja", "El gobierno", "No sé quién")
PLACES = ("En un albergue", "En una carpa", "En un cuarto rentado", "Con familiares", "En la calle")
WHEN = ("Yes, now", "Later", "Never")
TASKS = ("Ver mi cita", "Hablar con un abogado", "Llenar la solicitud", "Borrar mis datos")
AKIN = {
    "gang": ["pandilla", "pandillas", "mara", "maras", "mareros", "gang"],
    "family": ["familiares", "tia", "prima", "hermano"],
    "rented": ["rentado", "rento"],
}

DOUBTFUL = {
    "yes_no": """si acaso|si dios quiere|si se puede|si hubiera podido|si me mandan me matan|si quiere|
        sí, nunca|yes never|
        yes i dont|no i do|no, i have|yes but not anymore|si o que|no solo una vez|no una sino varias veces|
        no es que no quiera|no es cierto que no|no digo que no|nunca digo nunca|si tengo que ir?|verdad que si?|
        creo que no pero no estoy seguro|a mi no a mi hermano si|no, siempre|eso no le voy a contestar|
        perdón, no entiendo""",
    "count": """no tengo 3|ninguno de los 2|una parejita|una decena|un chingo|dos docenas|uno que otro|
        yo y 3 mas|3 mas|3 y yo|
        4 sin contarme|3 y estoy embarazada|3 y el que viene en camino|tenia 3|a los 20|a las 3|el 3 de mayo|
        500 dolares|
        3ro|calle 5|tal vez 3|creo que 3|maybe 3|1 vivo 1 muerto|2 veces al año|mi telefono es 5|todos menos uno|
        i was there once|3 niños y la niña|dos en honduras|3?|3 kids but one died|mi mama tuvo 3|2 de 5""",
    "country": """no soy de honduras|mi mama es de honduras|voy para estados unidos|casi llego a estados unidos|
        pase por guatemala|tengo miedo de volver a honduras|granada|georgia|creo que guatemala|my father is from cuba|
        es honduras o guatemala?|i want to go to canada""",
    "language": """no hablo español|entiendo español|mi abuela hablaba mam|quiero aprender ingles|casi no hablo español|
        my mother speaks mam|español creo""",
    "marital_status": """era casada|estuve casado|casi casado|i was married|used to be married|mi mama es viuda|
        como casados|
        me divorcie y me case con otra|casada, mi esposo murió|me volvi a casar y enviude|creo que casada|
        mi hermano es soltero|soltera pero vivo con mi marido""",
    "sex": """si señor|no señor|gracias señorita|me gustan los hombres|tengo dos niñas|mi hijo es hombre|
        un hombre me golpeo|
        soy padre de una niña|my son is a boy""",
    "a_number": """no es A209123456|A209123456 es de mi hijo|creo que es A209123456|it was A209123456 before|
        A209123456 is my sister's""",
    "phone": "ya no uso el 656 123 4567|creo que es 656 123 4567|perdi el 656 123 4567|antes era 656 123 4567",
}  # fmt: skip


def lines(table: str) -> list[str]:
    return [" ".join(line.split()) for line in table.split("|")]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, table in DOUBTFUL.items() for text in lines(table)], ids=str
)
def test_a_value_in_other_words(kind: str, text: str) -> None:
    """A condition, a denial, somebody else, another time, a guess: the value in it is not the answer."""
    for lang in ("es", "en"):
        assert read(kind, text, lang=lang, today=date(2021, 3, 10), region="MX").status in ASKS_BACK


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("mi hija nacio el 5 de mayo de 2019", "entry"),
        ("salí de honduras el 5 de mayo de 2019", "entry"),
        ("naci el 5 de mayo de 1990", "entry"),
        ("me case el 5 de mayo de 2015", "birth"),
        ("cuando mataron a mi hermano en 2018", "birth"),
        ("tenia 15 años en 2005", "birth"),
        ("no fue en 2019", "past"),
        ("ni en 2018", "past"),
        ("it was not in 2019", "past"),
        ("si me dan permiso el 5 de mayo de 2021", "hearing"),
        ("ojala el 5 de mayo de 2021", "hearing"),
        ("creo que el 15 de mayo de 2021", "hearing"),
        ("la cita de mi esposo es el 5 de mayo de 2021", "hearing"),
        ("my husband's hearing is May 5 2021", "hearing"),
        ("mi pasaporte vence el 5 de mayo de 2025", "hearing"),
        ("que dia es el 5 de mayo de 2021?", "hearing"),
        ("me dijeron el 5 de abril de 2021", "entry"),
        ("naci el 5 de mayo de 1990 y entre en 2019", "entry"),
    ],
)
def test_a_date_of_something_else(text: str, context: str) -> None:
    """Another person's day, another event's, a hoped-for or denied one is not the day that was asked for."""
    assert read("date", text, lang="es", today=date(2021, 3, 10), context=context).status in ASKS_BACK


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("la 2 no", GROUNDS), ("ni la 1 ni la 2", GROUNDS), ("que es la 2", GROUNDS), ("eran 4", GROUNDS),
        ("no es por la raza", GROUNDS), ("la 1 y la 3 no", GROUNDS), ("las 3", GROUNDS), ("los dos", COUNTRIES),
        ("raza y religion pero no nacionalidad", GROUNDS), ("no soy de honduras", COUNTRIES),
        ("mi mama es de honduras", COUNTRIES), ("de honduras y mi esposo de guatemala", COUNTRIES),
        ("pais 2", COUNTRIES), ("casi casado", STATUSES), ("estuve casada", STATUSES), ("no estoy casado", STATUSES),
        ("la policia me ayudo", CULPRITS), ("la policia no hizo nada", CULPRITS), ("no fue la policia", CULPRITS),
        ("no se si fue la policia", CULPRITS), ("antes en un albergue ahora en la calle", PLACES),
        ("con un amigo", PLACES), ("not now", WHEN), ("no one", WHEN), ("not the second one", WHEN),
        ("borrar no", TASKS), ("ya tengo abogado", TASKS), ("no tengo abogado", TASKS),
        ("la solicitud ya la llene", TASKS),
    ],
)  # fmt: skip
def test_a_line_named_in_other_words(text: str, choices: tuple[str, ...]) -> None:
    """A line that is denied, asked about, or only named in passing is not picked."""
    reading = read("choice_or_many", text, lang="es", today=None, choices=with_akin(choices, AKIN))
    assert reading.status in ASKS_BACK


@pytest.mark.parametrize(
    ("text", "choices", "value"),
    [
        ("del 4 al 6", GROUNDS, [4, 5, 6]),
        ("de la 2 a la 4", GROUNDS, [2, 3, 4]),
        ("from 2 to 4", GROUNDS, [2, 3, 4]),
        ("todas menos la primera y la ultima", GROUNDS, [2, 3, 4, 5]),
        ("todas menos la 2 y la 3", GROUNDS, [1, 4, 5, 6]),
        ("all except 2", WHEN, [1, 3]),
        ("las ultimas dos", GROUNDS, [5, 6]),
        ("second one please", WHEN, 2),
        ("the 2nd and the 3rd one", WHEN, [2, 3]),
        ("chapin", COUNTRIES, 2),
        ("guanaca", COUNTRIES, 3),
        ("soy de guate", COUNTRIES, 2),
        ("mexicana", COUNTRIES, 4),
        ("viuda desde 2015", STATUSES, 4),
        ("me divorcie", STATUSES, 3),
        ("los mareros", CULPRITS, 2),
        ("no se quienes eran", CULPRITS, 5),
        ("en casa d mi tia", PLACES, 4),
        ("rento un cuarto", PLACES, 3),
        ("no sé", CULPRITS, None),
    ],
)
def test_lines_meant_by_other_words(text: str, choices: tuple[str, ...], value: Any) -> None:
    """Stretches, exceptions, nationalities and words that mean the same pick their lines."""
    reading = read("choice_or_many", text, lang="es", today=None, choices=with_akin(choices, AKIN))
    assert (reading.status, reading.value) == (("ok", value) if value else ("unknown", None))


def test_a_list_of_like_words_speaks_for_one_line_alone() -> None:
    """Where two lines have a word of the same list, the list says nothing."""
    choices = with_akin(("Mi hermano", "Mi tía", "Otro"), AKIN)
    assert read("choice", "mi prima", lang="es", today=None, choices=choices).status in ASKS_BACK


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("yes_no", "si me amenazaron", "yes"), ("yes_no", "si, no hay problema", "yes"),
        ("yes_no", "no tengo miedo", "no"), ("yes_no", "si, cuanto cuesta?", "yes"),
        ("yes_no", "si pero no puse denuncia", "yes"), ("yes_no", "si, nunca lo conté a nadie", "yes"),
        ("count", "tengo dos hijos pequeños", 2), ("count", "en total son 4 gracias a dios", 4),
        ("count", "mis cuatro angelitos", 4), ("count", "nomás 3", 3), ("count", "un solo hijo", 1),
        ("country", "san pedro sula honduras", "HN"), ("country", "no, de Honduras", "HN"),
        ("country", "de granada, nicaragua", "NI"), ("country", "honduras?", "HN"),
        ("language", "hablo mam de todos santos", {"code": "mam", "name": "Mam"}),
        ("marital_status", "sigo casada", "married"), ("marital_status", "me divorcie y me volvi a casar", "married"),
        ("marital_status", "madre soltera", "single"), ("sex", "soy mujer gracias a dios", "F"), ("sex", "señora", "F"),
        ("a_number", "es el A209123456", "A209123456"), ("phone", "el de mi hermana es 656 123 4567", "+526561234567"),
    ],
)  # fmt: skip
def test_ordinary_answers_are_taken(kind: str, text: str, value: Any) -> None:
    """Careful is not deaf: what people plainly say is an answer at once."""
    reading = read(kind, text, lang="es", today=date(2021, 3, 10), region="MX")
    assert (reading.status, reading.value) == ("ok", value)


@pytest.mark.parametrize(
    ("kind", "text", "value"), [("count", "creo que 3", 3), ("country", "no soy de honduras", "HN")]
)
def test_what_was_heard_is_offered(kind: str, text: str, value: Any) -> None:
    """Asking back shows the one value that was heard, to be confirmed with a tap."""
    reading = read(kind, text, lang="es", today=None)
    assert (reading.status, reading.value, reading.hint) == ("ambiguous", [value], "sure")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("eso no le voy a contestar", "declined"),
        ("no se lo voy a decir", "declined"),
        ("i'm not going to answer that", "declined"),
        ("that is none of your business", "declined"),
        ("a usted que le importa", "declined"),
        ("no quiero hablar con un abogado", "ok"),
        ("no le voy a pagar", "ok"),
    ],
)
def test_refusing_to_tell(text: str, status: str) -> None:
    """Words of refusing to tell decline the question; refusing something else is a no."""
    assert read("yes_no", text, lang="es", today=None).status == status


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("doña marta castillo", "castillo", "marta"),
        ("lic. roberto paz", "paz", "roberto"),
        ("Sr. Don José Mejía", "Mejía", "José"),
        ("hermano juan pérez", "pérez", "juan"),
        ("Mr. Carlos Rivera", "Rivera", "Carlos"),
    ],
)
def test_a_title_is_no_name(text: str, last: str, first: str) -> None:
    """What stands before a name to honour it is left out."""
    reading = read("name", text, lang="es", today=None, context="whole")
    assert (reading.status, reading.value) == ("ok", {"last": last, "first": first, "middle": None})
