"""Counts, days, picks and numbers that stand in a story: what is written down, and what must still be asked back."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

ASKED_BACK = ("ambiguous", "clarify", "invalid")

COUNTS = [
    ("eramos 5, no espere, 6 porque mi suegra se nos pego en el camino real", 5 + 1),
    ("tres, ah no, 2 es, es que conte a mi sobrinita", 2),
    ("tres, no mentira, cuatro con la recien nacida", 4),
    ("5 no, 4, es que conte al sobrino", 4),
    ("no 2, son 3 los que tengo", 3),
    ("I had said 3 but no, is only two", 2),
    ("was three times, no, my friend remembers me: four times", 4),
    ("three, wait no four with the baby", 4),
    ("pues con mis 4 chamaquitos, no perdon 5", 5),
    ("tengo 3, no 4", None),
    ("nomas 1, no 2", None),
    ("2 niños, no, espere, 3, o 4", None),
    ("fueron 3 veces, no, creo que 4", None),
    ("5, no, 4, bueno 5 con el que murio", None),
    ("yo mi mama y mis 2 hermanos", 4),
    ("mi esposo, mis 3 hijos y yo", 5),
    ("my mom, my 2 sisters and me", 4),
    ("en la casa eramos 7, mis papas, mis 4 hermanos y yo, ahora ya nomas quedan los viejitos", 7),
    ("en la casa eramos 9, mis papas, mis 4 hermanos y yo", None),
    ("yo y mis 2 hijos", None),
    ("mi hermana tiene 3 en total", None),
    ("yo tengo 2 y mi hermano 3, o sea 5", None),
    ("five plus the baby is six", 6),
    ("primero fueron dos veces y despues otra vez o sea tres", 3),
    ("How many we are? only my wife and me, so two, the friends go separate", 2),
    ("In total it was four policemen, two with mask and two without", 4),
    ("we was seven but two stay in Panama, so now the correct number is five, write five", 5),
    ("I have the twin boys and one older girl, so is 3 in total", 3),
    ("somos 5 en total pero 2 se quedaron en panama", None),
    ("3 en total pero 1 se murio", None),
    ("tengo 2, o sea, 3 con el que viene en camino", None),
    ("en total son 4, y mi hermano tiene 3", None),
    ("dos hembras y un varon, la mas chiquita esta aqui brincando", 3),
    ("traigo a mis dos hembras y al varoncito que cumplio 6 ayer, esos son todos", 3),
    ("3 niños y la niña", None),
    ("dos niñas y un niño y otro que viene", None),
    ("a pair, boy with girl", 2),
    ("a pair, boy with boy", 2),
    ("5 con el bb", 5),
    ("5 con el bebe que murio", None),
    ("diez ya", 10),
    ("2 ya grandes", 2),
    ("4 veces me pararon los pandilleros", 4),
    ("4 veces me pararon y 2 me pegaron", None),
    ("once, si once, ya se que es mucho muchacho", 11),
    ("doce hijos gracias al señor, todos vivos", 12),
    ("somos una docena exacta, parecemos equipo", 12),
    ("una docena menos uno", 11),
    ("half dozen", 6),
    ("una docena menos dos", None),
    ("I have zero kids, I lost the pregnancy in the jungle", 0),
    ("tengo 2 hijos, perdi uno", None),
    ("siete, 2 del primer compromiso y 5 con el de ahora", 7),
    ("seis en total, cuatro de mi primer marido y dos del segundo", 6),
    ("me han detenido dos veces, la una en tenosique y la otra llegando a veracruz", 2),
    ("dos veces me deportaron, una en 2019 y otra en 2022", 2),
    ("three, two boys and a little girl", 3),
    ("cinco, 3 conmigo y 2 en honduras", 5),
    ("siete, 2 del primer compromiso y 4 con el de ahora", None),
    ("cinco, 3 conmigo y 2 que murieron", None),
    ("2 hijos de 9 y 13", None),
    ("150 hijos", None),
    ("150 kids", None),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_a_count_in_talk(text: str, wanted: int | None) -> None:
    """A number put right, summed up or told person by person is taken; a doubtful one is asked about."""
    _check("count", text, wanted)


DATES = [
    (
        "hearing",
        "me dijeron que el 9 de abril de este año a las 2 y media de la tarde, ya hasta pedi permiso",
        "2026-04-09T14:30",
    ),
    ("hearing", "mi abogado me dijo que el 9 de abril de este año", None),
    ("entry", "march 22, sorry 23, of 2021", "2021-03-23"),
    ("entry", "el 12, perdon, el 13 de mayo de 2019", "2019-05-13"),
    ("entry", "12 de mayo de 2019, digo 2018", None),
    ("entry", "el 12 de mayo de 2019, perdon 13", None),
    (
        "entry",
        "entramos el viernes 12 de julio de 2019 a reynosa con mi hermana y su bebe, venian los dos malos",
        "2019-07-12",
    ),
    ("entry", "I cross on january 17 of 2025 with my baby, was very cold", "2025-01-17"),
    ("entry", "llegue el 3 de marzo de 2020 y mi hijo el 5", None),
    ("entry", "llegamos el 3 de marzo de 2020, mi esposo llego en abril", None),
    ("entry", "entro con mi hermana el 3 de marzo de 2020", None),
    ("entry", "llevo aqui exactamente 2 semanas hoy", "2026-01-06"),
    ("entry", "llevamos aqui 3 dias", "2026-01-17"),
    ("entry", "last night, still my shoes wet and my phone is at 4 percent", "2026-01-19"),
    ("entry", "hace dos años y pico", None),
    ("entry", "fue en el 2022 pero no recuerdo ni el mes ni el dia", "2022"),
    ("birth", "naci el 29 feb 1996, por eso cumplo cada cuatro años", "1996-02-29"),
    ("birth", "naci el mero dia de los muertos del 88 dice mi mama", "1988-11-02"),
    ("birth", "el mero dia de navidad del 79, por eso me pusieron asi", "1979-12-25"),
    ("birth", "mi mama dice que naci el 3 de mayo de 1990", "1990-05-03"),
    ("birth", "mi mama nacio el 3 de mayo de 1970", None),
    ("birth", "naci el 3 de mayo de 1990, mi hijo en 2010", None),
    ("past", "fue hace tanto que ya no recuerdo ni el año, el doctor dice que es por el trauma", "unknown"),
    ("past", "ay no me haga decir esa fecha por favor, se me revuelve todo, dejemosla en blanco", "declined"),
    ("past", "el 5 de mayo de 2019, el 8 nos fuimos", None),
]


@pytest.mark.parametrize(("context", "text", "wanted"), DATES)
def test_a_day_in_talk(context: str, text: str, wanted: str | None) -> None:
    """A day with a story behind it is taken; another day, somebody else's or half a correction is asked about."""
    reading = read("date", text, lang="es", today=date(2026, 1, 20), context=context)
    if wanted in ("unknown", "declined"):
        assert reading.status == wanted
    elif wanted is None:
        assert reading.status in ASKED_BACK, reading
    else:
        assert isinstance(reading.value, dict)
        assert (reading.status, reading.value["iso"]) == ("ok", wanted)


A_NUMBERS = [
    ("A#203117845 this is what my daughter read from the paper, my eyes are not good", "A203117845"),
    ("A# 245-118-903 my brother reads it for me because I left my glasses", "A245118903"),
    ("its 096-880-214, the A is before, and my judge is in Pearsall if you need", "A096880214"),
    ("A 094 - 127 - 355 y ya le habia mandado la foto tambien no?", "A094127355"),
    ("si tengo, es el 2 0 6 1 1 9 4 5 5, mi hija tiene otro, no vaya a confundir", "A206119455"),
    ("va numero por numero pa q no se confunda: 0 7 8 9 9 1 2 3 4", "A078991234"),
    ("yo creia q no tenia pero a ver... ah si, en la hoja del NTA dice 220-415-667", "A220415667"),
    ("A 219-004-563 espere no, es 564 al final, la foto sale borrosa", "A219004564"),
    ("A two one seven, six six zero, double four nine", "A217660449"),
    ("A203117845 de mi esposo", None),
    ("A203117845 is of my husband", None),
    ("A203117845, creo que es ese", None),
    ("A203117845 pero no es mio", None),
    ("A203117845 es el viejo", None),
    ("el de mi hija es A203117845", None),
    ("A203117845 es ese?", None),
    ("A203117845 o 203117846, no se", None),
    ("213 009 88 y el ultimo esta borrado por el sudor", None),
    ("A-231 77O 456", None),
    ("aun no me lo asignan", "none"),
    ("todavia no me dan ninguno, apenas ayer llegue al albergue", "none"),
    ("a mi marido le dieron el suyo, a mi no me han dado, yo sigo sin numero", "none"),
    ("haha no, nobody has give me a number like that", "none"),
    ("that I prefer keep private", "declined"),
    ("prefiero darselo al abogado en persona, por aqui no", "declined"),
    ("mejor se lo enseño en persona si no le molesta", "declined"),
    ("my lawyer have it in his folder, I never learn it", "unknown"),
]


@pytest.mark.parametrize(("text", "wanted"), A_NUMBERS)
def test_an_a_number_in_talk(text: str, wanted: object) -> None:
    """A remark behind a number changes nothing; another's, an old one and a digit that cannot be read are asked."""
    _check("a_number", text, wanted)


PARTS_OF_A_NUMBER = [
    ("dice A 216 y luego 448 903 ese es?", "A216448903"),
    ("216 y 448 y 903", "A216448903"),
    ("A 216 then 448 then 903", "A216448903"),
    ("es la A, 216 guion 448 guion 903", "A216448903"),
    ("it says A216 and after that 448903", "A216448903"),
    ("A 216, despues sigue 448 903", "A216448903"),
    ("216 y luego 448 90", None),
    ("216 448 de mi hijo y 903", None),
    ("216 o 448 903", None),
    ("A 216 y luego 448 903 y 4 hijos", None),
    ("216 y luego 448 903 y el ultimo no se ve", None),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS_OF_A_NUMBER)
def test_an_a_number_read_out_part_by_part_is_offered(text: str, wanted: str | None) -> None:
    """Nine digits with "and then" between them are shown for a yes; fewer, or with anything between, are no number."""
    reading = read("a_number", text, lang="es", today=date(2026, 1, 20))
    if wanted is None:
        assert reading.status in ASKED_BACK
        assert reading.value != ["A216448903"]
    else:
        assert (reading.status, reading.value) == ("ambiguous", [wanted])


PHONES = [
    ("anotele 961 203 44 18, no perdon 44 19, es chip nuevo", "+529612034419"),
    ("961 203 44 18 y 961 203 44 19", None),
    ("mi linea es de aqui porque por alla vivimos antes, es 961 203 44 18", "+529612034418"),
    ("antes tenia el 961 203 44 18", None),
    ("mande al 844 117 20 06, el de saltillo, no al otro que le di que ese ya no lo uso", "+528441172006"),
    ("844 117 20 06 pero ya no lo uso", None),
    ("el de mi abogado es 6642190077", None),
    ("my lawyer's is 6642190077", None),
    ("el de mi hermana es 6642190077", "+526642190077"),
    ("marqueme aqui mismo", "sender"),
    ("same number we are talking now", "sender"),
    ("the one you see on your screen", "sender"),
    ("para que quiere otro si por aca estamos hablando, este mismo numero es mio", "sender"),
    ("tengo el 664 219 00 77 pero ese ya no sirve, escribame a este mismo", "sender"),
    ("no me llame aqui mismo, es prestado", None),
    ("ninguno x el momento", "none"),
    ("no have phone number in mexico, only this one of my friend", None),
    ("no have phone, the police took it in the bus", "none"),
    ("me robaron el celular, no tengo ahorita ninguno, le escribo del de una muchacha", "none"),
    ("ya no tengo celu, lo vendi pa comer, ahorita es una compu de un ciber", "none"),
    (
        "no le quiero dar mi numero disculpe, la otra vez lo di en una lista y me llamaron para extorsionarme",
        "declined",
    ),
    ("no me gusta dar mi numero, la vez pasada me llamaron a extorsionar", "declined"),
]


@pytest.mark.parametrize(("text", "wanted"), PHONES)
def test_a_phone_in_talk(text: str, wanted: object) -> None:
    """The one that writes, none, or the number put right; a lawyer's and one no longer used are asked about."""
    _check("phone", text, wanted, region="MX")


DAYS = ("Lunes", "Martes", "Miércoles", "Jueves")
WAYS = ("a) Con mi familia", "b) Solo", "c) Con amigos")
AMOUNTS = ("1 hijo", "2 hijos", "3 o más hijos", "No tengo")
HOMES = ("En un albergue", "En casa o cuarto rentado", "Con familiares", "En la calle")
YES_NO_UNSURE = ("Sí", "No", "No sé")
CHOICES = [
    (DAYS, "el lunes no porque trabajo, el martes tampoco, el miercoles menos, entonces el jueves estaria bien", 4),
    (DAYS, "el lunes y el martes, entonces el jueves", None),
    (DAYS, "el lunes no puedo, entonces el martes o el jueves", None),
    (HOMES, "antes estabamos en el albergue, ahora rentamos un cuartito", 2),
    (HOMES, "antes en un albergue ahora en la calle", None),
    (HOMES, "la 1 no espere la 2, que ya me sali del albergue", 2),
    (HOMES, "1 no, me equivoque de dedo con esta pantalla quebrada, es la 2", 2),
    (HOMES, "I think the 2, no the 3, she is daughter of my mother too", 3),
    (HOMES, "la 4 no la 2", None),
    (HOMES, "la 1, no, la 2, o la 3", None),
    (WAYS, "opcion b, es que mi familia no quiso salir y yo me vine asi nomas", 2),
    (WAYS, "la segunda, no tengo apuro y de todas formas aqui estoy", 2),
    (WAYS, "la segunda, no, la tercera o la primera", None),
    (AMOUNTS, "tengo 4", 3),
    (AMOUNTS, "somos 2", 2),
    (AMOUNTS, "3", 3),
    (("A. Today", "B. Tomorrow"), "A or B?", None),
    (YES_NO_UNSURE, "ps si, pero la verdad no, o sea unos dicen una cosa, ponga lo que usted vea", None),
    (YES_NO_UNSURE, "la que usted diga", None),
]


@pytest.mark.parametrize(("lines", "text", "wanted"), CHOICES)
def test_a_pick_in_talk(lines: tuple[str, ...], text: str, wanted: int | None) -> None:
    """A pick put right, concluded or said by its place is taken; two of them, and what is left to us, is asked."""
    _check("choice", text, wanted, choices=lines)


def _check(kind: str, text: str, wanted: object, **asked: object) -> None:
    reading = read(kind, text, lang="es", **{"today": None, **asked})  # type: ignore[arg-type]
    if wanted is None:
        assert reading.status in ASKED_BACK, reading
    elif wanted in ("unknown", "declined"):
        assert reading.status == wanted, reading
    else:
        assert (reading.status, reading.value) == ("ok", wanted)
