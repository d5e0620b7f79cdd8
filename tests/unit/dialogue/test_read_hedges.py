"""Replies that hold a value which a careful person would still ask about, and those that are plain all the same."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

ASKED = ("ambiguous", "clarify", "invalid")
TODAY = date(2025, 11, 3)


def _read(kind: str, text: str, lang: str = "es", context: str | None = None, region: str | None = None) -> object:
    """The value of a reading that is sure, else `ask`, `unknown` or `declined`."""
    reading = read(kind, text, lang=lang, today=TODAY, context=context, region=region)
    if reading.status == "ok":
        value = reading.value
        return value["iso"] if isinstance(value, dict) and "iso" in value else value
    return "ask" if reading.status in ASKED else reading.status


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("si, pero habria que preguntarle a mi marido", "es"), ("sí, tengo que consultar con mi abogado", "es"),
        ("le pregunto a mi hermana y le digo", "es"), ("i would have to ask my wife", "en"),
        ("yes but better ask my husband", "en"), ("yes maybe", "en"), ("yes i think maybe", "en"),
        ("well a little, maybe", "en"), ("si, tal vez", "es"), ("sí, a lo mejor", "es"), ("sí quizás", "es"),
        ("si, puede ser", "es"), ("no, a lo mejor", "es"), ("no creo, tal vez", "es"), ("mas o menos si", "es"),
        ("more or less yes", "en"), ("sometimes yes", "en"), ("yes kind of", "en"), ("sort of yes", "en"),
        ("yes probably", "en"), ("ojala que si", "es"), ("i hope yes", "en"),
        ("if they give me a visa i will say yes", "en"), ("if they help me yes", "en"),
        ("when they give me the paper, yes", "en"), ("depende, si me dan permiso sí", "es"),
        ("cuando me den la cita digo que sí", "es"), ("yes only if they do not deport me", "en"),
        ("sí, siempre y cuando no me deporten", "es"), ("sí, con tal que no le digan a mi esposo", "es"),
        ("sí, pero solo si es gratis", "es"), ("yes as long as it is free", "en"),
        ("yes unless they tell my husband", "en"), ("sí, a menos que sea caro", "es"), ("segun mi mama si", "es"),
        ("dicen que si", "es"), ("pues me imagino que si", "es"), ("supposedly yes", "en"), ("al parecer si", "es"),
        ("yes but i am not so sure of that", "en"), ("si eso ayuda a mi caso, sí", "es"), ("si me conviene si", "es"),
    ],
)  # fmt: skip
def test_a_yes_or_no_that_hangs_on_something_is_asked_about(text: str, lang: str) -> None:
    assert _read("yes_no", text, lang) == "ask"


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("sí, a veces me pegaba", "es", "yes"), ("sí, tal vez unas cinco veces", "es", "yes"),
        ("yes, maybe five times", "en", "yes"), ("sí, quizás en 2019", "es", "yes"),
        ("no, tal vez más adelante", "es", "no"), ("si, por si acaso", "es", "yes"),
        ("sí, si quiere le mando fotos", "es", "yes"), ("yes, if you want i send you the paper", "en", "yes"),
        ("sí, le pregunté a mi esposo y sí", "es", "yes"), ("no, ya le pregunté a mi mamá", "es", "no"),
        ("sí, puede preguntarle a mi hermana", "es", "yes"), ("when i was a child, yes", "en", "yes"),
        ("cuando vivía en honduras, sí", "es", "yes"), ("yes, he hit me when he was drunk", "en", "yes"),
        ("sí, siempre que tomaba me pegaba", "es", "yes"), ("no, if they ask me i say no", "en", "no"),
        ("si hombre ya le dije dos veces que si!!", "es", "yes"), ("yea thats rigth", "en", "yes"),
        ("sipi licen", "es", "yes"), ("asi como lo oye", "es", "yes"), ("ofcours", "en", "yes"), ("nobdy", "en", "no"),
        ("thats a no for me", "en", "no"), ("ni que dios lo quiera", "es", "no"),
        ("that is corect", "en", "yes"), ("yea i did", "en", "yes"),
        ("Nobody ask me that before. but yes, it is true what you say", "en", "yes"),
        ("nadie me había preguntado eso, pero sí", "es", "yes"), ("nunca lo había dicho pero sí", "es", "yes"),
        ("no se lo he contado a nadie, pero sí", "es", "yes"), ("no quería decirlo pero sí me pegó", "es", "yes"),
        ("no, dicen que andan por ahí pero a mi no", "es", "no"), ("yes, they told me to leave", "en", "yes"),
        ("sí, me ayudaron mucho y sí", "es", "yes"), ("sí, según el reporte", "es", "yes"),
        ("nunca me habían preguntado eso, pero no", "es", "no"), ("nadie me ha ayudado", "es", "no"),
    ],
)  # fmt: skip
def test_a_plain_yes_or_no_stays_one(text: str, lang: str, wanted: str) -> None:
    assert _read("yes_no", text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("i rather talk that with the lawer not on whatsapp", "en"), ("i want to tell that only to my lawyer", "en"),
        ("i would rather tell that to the lawyer in person", "en"), ("eso prefiero hablarlo con el abogado", "es"),
        ("i prefer to talk about that with a lawyer", "en"), ("eso mejor se lo digo al abogado en persona", "es"),
        ("eso lo platico con la licenciada, no por aquí", "es"), ("de eso hablo solo con mi abogada", "es"),
        ("i dont want talk about it", "en"), ("prefiero decírselo a la abogada y no por whatsapp", "es"),
        ("mejor lo hablo en persona", "es"),
    ],
)  # fmt: skip
def test_who_keeps_a_thing_back_declines(text: str, lang: str) -> None:
    assert _read("yes_no", text, lang) == "declined"


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("quiero hablar con un abogado", "es", "ask"), ("i want to talk to a lawyer", "en", "ask"),
        ("can i talk about this with a lawyer", "en", "ask"), ("puedo hablar de esto con el abogado", "es", "ask"),
        ("sí, eso se lo dije al abogado", "es", "yes"), ("no, eso nunca se lo conté a mi abogado", "es", "no"),
        ("sí, quiero hablar con la abogada", "es", "yes"),
    ],
)  # fmt: skip
def test_who_asks_for_a_lawyer_declines_nothing(text: str, lang: str, wanted: str) -> None:
    assert _read("yes_no", text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("+1 786 332 4519 es d mi tio en miami, yo no tengo", "ask"),
        ("+1 786 332 4519 es de mi hermana, yo no tengo teléfono", "ask"),
        ("yo no tengo, pero el de mi prima es +1 786 332 4519", "ask"),
        ("no tengo propio, el de mi mamá es +1 786 332 4519", "ask"),
        ("i dont have phone, my uncle's is +1 786 332 4519", "ask"),
        ("+1 786 332 4519 but its not mine, i have no phone", "ask"),
        ("+1 786 332 4519 pero ese no es mío, es de mi cuñado", "ask"),
        ("+1 786 332 4519 no tengo otro", "+17863324519"),
        ("+1 786 332 4519, no tengo whatsapp ahí", "+17863324519"),
        ("+1 786 332 4519 y no tengo saldo", "+17863324519"),
        ("+1 786 332 4519 es el único que tengo", "+17863324519"),
        ("me lo robaron los d la migra, me kede sin telefono", "none"),
        ("me robaron el celular y no he comprado otro", "none"),
        ("perdí mi teléfono en el camino, no tengo", "none"), ("lo vendí para comer, ando sin celular", "none"),
        ("they stole my phone, now i have no phone", "none"), ("i lost it, i am without phone", "none"),
        ("my phone was stolen, i dont have one now", "none"), ("me quedé sin teléfono, este es prestado", "ask"),
        ("me robaron el otro, ahora uso este", "ask"), ("me lo robaron", "ask"),
        ("prefiero q no, me an llamado pa extorsionarme", "declined"), ("mejor no, me llaman a amenazar", "declined"),
        ("i prefer no, they called me for extortion", "declined"), ("prefiero que me escriban", "ask"),
    ],
)  # fmt: skip
def test_a_telephone_of_somebody_else_and_one_that_is_gone(text: str, wanted: str) -> None:
    assert _read("phone", text, region="CU") == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("un chorro", "es", "ask"), ("un bonche de veces", "es", "ask"), ("una pila", "es", "ask"),
        ("un sinfín", "es", "ask"), ("un verguero", "es", "ask"), ("un gentío", "es", "ask"), ("a ton", "en", "ask"),
        ("a whole lot", "en", "ask"), ("a million times", "en", "ask"), ("an army", "en", "ask"),
        ("un cerro", "es", "ask"), ("un hijo", "es", 1), ("una hija", "es", 1), ("un varón", "es", 1),
        ("una vez", "es", 1), ("una persona", "es", 1), ("a daughter", "en", 1), ("una sola", "es", 1),
        ("una nomás", "es", 1), ("un cipote", "es", 1), ("a dozen", "en", 12),
    ],
)  # fmt: skip
def test_a_heap_is_no_one(text: str, lang: str, wanted: object) -> None:
    assert _read("count", text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("2 veces entre, una en 2019 y otra en 2022", "es", "ask"), ("entré 2 veces, la última en 2022", "es", "ask"),
        ("entré dos veces, en 2019 y en 2022", "es", "ask"), ("i cross 2 times, the last in 2022", "en", "ask"),
        ("la primera en 2019, la segunda en 2022", "es", "ask"), ("next week i will cross", "en", "ask"),
        ("la próxima semana voy a cruzar", "es", "ask"), ("voy a entrar el lunes", "es", "ask"),
        ("i am going to enter next month", "en", "ask"), ("todavía no he entrado, el lunes", "es", "ask"),
        ("no sé si en el 2019", "es", "ask"), ("en dos semanas cruzo", "es", "ask"),
        ("in two weeks", "en", "ask"), ("entré una sola vez, en 2019", "es", "2019"),
        ("la primera vez en 2019", "es", "2019"), ("entré con mi hijo en mayo de 2019", "es", "2019-05"),
        ("ya ni me acuerdo con tanto trauma", "es", "unknown"), ("con tanto susto ya ni me acuerdo", "es", "unknown"),
        ("se me borró todo", "es", "unknown"), ("i dont even remember with all the trauma", "en", "unknown"),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_one(text: str, lang: str, wanted: str) -> None:
    assert _read("date", text, lang, "entry") == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("they change it, was 3 march 2026 now is 28 july 2026", "en", "2026-07-28"),
        ("it was 3 march 2026 but now is 28 july 2026", "en", "2026-07-28"),
        ("they changed it from 3 march 2026 to 28 july 2026", "en", "2026-07-28"),
        ("they moved it to 28 july 2026, before 3 march 2026", "en", "2026-07-28"),
        ("era el 3 de marzo de 2026, ahora es el 28 de julio de 2026", "es", "2026-07-28"),
        ("me la movieron del 3 de marzo de 2026 al 28 de julio de 2026", "es", "2026-07-28"),
        ("4 de mayo 2026 8:30 am corte 5", "es", "2026-05-04T08:30"),
        ("may 4 2026 8:30 am with judge garcia, 2nd floor", "en", "2026-05-04T08:30"),
        ("no es el 4 de mayo, es el 10 de junio de 2026", "es", "2026-06-10"),
        ("it is now june 10 2026, not may 4", "en", "2026-06-10"),
        ("ya no es en mayo, es el 10 de junio de 2026", "es", "2026-06-10"),
        ("2 de junio 2026, no perdon julio", "es", "ask"),
        ("la tenía el 3 de marzo 2026 y me la pasaron al 28 de julio 2026", "es", "2026-07-28"),
        ("primero dijeron 3 de marzo 2026 y ahora 28 de julio 2026", "es", "2026-07-28"),
        ("era el 3 de marzo de 2026, la cambiaron y no sé", "es", "ask"),
        ("tengo una el 3 de marzo de 2026 y otra el 28 de julio de 2026", "es", "ask"),
        ("sept 14 2026 1:30 pm judge room 7", "en", "2026-09-14T13:30"),
        ("14 de septiembre 2026 1:30 pm, piso 3", "es", "2026-09-14T13:30"),
        ("14 de septiembre de 2026 sala 12", "es", "2026-09-14"),
        ("en la corte el 7 de marzo de 2026", "es", "2026-03-07"),
        ("corte 7 de marzo de 2026", "es", "2026-03-07"),
    ],
)  # fmt: skip
def test_a_hearing_that_was_moved_and_the_number_of_a_room(text: str, lang: str, wanted: str) -> None:
    assert _read("date", text, lang, "hearing") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("no se el dia mi mama nunca me registro, fue en el 68", "1968"), ("el día no sé, fue en el 68", "1968"),
        ("no sé qué día pero fue en 1968", "1968"), ("solo sé el año, 1968", "1968"),
        ("el día no sé, fue en marzo del 68", "1968-03"), ("no sé si en el 68", "ask"),
    ],
)  # fmt: skip
def test_the_year_of_a_birth_of_which_the_day_is_not_known(text: str, wanted: str) -> None:
    assert _read("date", text, context="birth") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nose si estoy viuda, desaparecio en el desierto hace 4 años", "ask"),
        ("no sé si todavía estoy casada", "ask"), ("quién sabe si sigo casada", "ask"),
        ("i dont know if i am widow", "ask"), ("not sure if im still married", "ask"),
        ("soy viuda, no sé leer", "widowed"), ("viuda, no sé de qué murió", "widowed"),
        ("casada, no sé la fecha", "married"), ("she still my wife", "married"),
        ("husband is back in Port au Prince, still my husband yes", "married"), ("sigue siendo mi marido", "married"),
        ("he is not still my husband", "ask"), ("still my ex husband", "ask"), ("mi esposo", "ask"),
    ],
)  # fmt: skip
def test_a_marital_status_that_is_not_known(text: str, wanted: str) -> None:
    assert _read("marital_status", text) == wanted
