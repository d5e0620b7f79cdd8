"""Answers in the midst of talk: said first, said last, in shorthand, or a name within a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.dialogue.readers import read, with_akin
from app.dialogue.readers.leading import leads, only_talks
from app.dialogue.readers.name_talk import name_within
from app.dialogue.readers.shorthand import written_out
from tests.support.word_tables import akin

TODAY = date(2020, 3, 11)


def said(kind: str, text: str, **asked: Any) -> tuple[str, Any]:
    lang = asked.pop("lang", "es")
    reading = read(kind, text, lang=lang, today=TODAY, **asked)
    value = reading.value
    return reading.status, value.get("code", value.get("iso")) if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("si xq me lo dieron", "si porque me lo dieron"),
        ("la dos por q soy de iglesia", "la dos porque soy de iglesia"),
        ("asta sexto grado", "hasta sexto grado"),
        ("todabia no", "todavia no"),
        ("q es eso", "que es eso"),
        ("q", "q"),
        ("k", "k"),
        ("hablo q eqchi", "hablo q eqchi"),
        ("k'iche'", "k'iche'"),
        ("x", "x"),
    ],
)
def test_shortened_words_are_written_out(typed: str, meant: str) -> None:
    """Small words left short are whole again; a letter by itself, and the name of a language, stay."""
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("fijese que si vos", "yes"),
        ("simón carnal", "yes"),
        ("joven, fíjese que no", "no"),
        ("Sorry, my phone had no battery. Yes I did.", "yes"),
        ("perdone es que casi no veo la pantalla, pero si", "yes"),
        ("Buenas, se me acabó el saldo. No, nunca", "no"),
        ("eso si que no", "no"),
        ("que no, hombre", "no"),
        ("ya le dije que si", "yes"),
        ("absolutely not, whoever wrote that is wrong", "no"),
        ("por supuesto que no fui", "no"),
        ("claro que no hay problema", "yes"),
        ("nadie me ha ayudado", "no"),
        ("si y no fue una sola vez, fueron tres", "yes"),
        ("lamentablemente si", "yes"),
    ],
)
def test_yes_and_no_in_talk(text: str, answer: str) -> None:
    """Whom it is said to, an excuse before it and words of certainty leave a yes or no what it is."""
    assert said("yes_no", text) == ("ok", answer)


@pytest.mark.parametrize(
    "text",
    ["si y no", "si y no, depende", "yo no, pero mi hermano si", "no tengo papeles, pero si", "que no lo se",
     "le cuento, si vuelvo me matan", "mi esposo no, yo si", "not me but my brother yes"],
)  # fmt: skip
def test_what_is_no_plain_yes_or_no_is_asked_back(text: str) -> None:
    """Two answers, an "if" and not knowing are never taken for yes or no."""
    assert said("yes_no", text)[0] != "ok"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("country", "Nicaragua, aunque con esa pareja ya ni país es", "NI"),
        ("country", "soy de El Salvador porque alla naci", "SV"),
        ("country", "Cuba, my mom is still there", "CU"),
        ("language", "español, gracias por preguntar, nadie pregunta nunca", "spa"),
        ("language", "french please, english is hard for me", "fra"),
        ("language", "mejor en español porque en ingles solo se decir hello", "spa"),
        ("language", "k'iche', pero entiendo español", "quc"),
        ("language", "i speak lingala and my husband too", "lin"),
        ("count", "tres, gracias a Dios todos estan bien", 3),
        ("count", "once contando a mi suegra", 11),
        ("count", "cuatro con todo y mi bebe", 4),
        ("count", "nomas yo solo", 1),
        ("count", "just me", 1),
        ("count", "dos niñas y un varon", 3),
        ("date", "el 12 de mayo de 2019, me acuerdo porque era el cumpleaños de mi hija", "2019-05-12"),
        ("date", "el 18 de julio, ay no, de agosto, 18 de agosto de 2019", "2019-08-18"),
    ],
)
def test_an_answer_said_first_and_then_talked_about(kind: str, text: str, value: Any) -> None:
    """What is said by itself before the talk is the answer."""
    assert said(kind, text, context="entry" if kind == "date" else None) == ("ok", value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("country", "Mexico, pero solo de paso"),
        ("country", "Honduras, mi esposo es de Guatemala"),
        ("country", "Honduras, creo"),
        ("language", "español, pero mi mama solo mam"),
        ("language", "mam y poco español"),
        ("language", "mi hijo habla ingles, yo no"),
        ("count", "3, estoy embarazada"),
        ("count", "5 pero uno murio"),
        ("count", "dos, uno se quedo en honduras"),
        ("count", "dos hijos y un perro"),
        ("date", "el 12 de mayo de 2019, pero me regresaron el 15"),
        ("marital_status", "casado, pero separado"),
    ],
)
def test_talk_that_changes_the_answer_is_asked_back(kind: str, text: str) -> None:
    """Another value, a doubt or a change in the words behind it, and nothing is taken."""
    assert said(kind, text, context="entry" if kind == "date" else None)[0] != "ok"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MI HIJA SE LLAMA BRITANY SARAI CACERES LANZA NACIO EN TOCOA", "BRITANY SARAI CACERES LANZA"),
        ("mucho gusto, Adonis Leyva Fonseca, cubano de Holguin", "Adonis Leyva Fonseca"),
        ("a mi me dicen la Chela pero en el papel estoy como Graciela Pineda Ochoa", "Graciela Pineda Ochoa"),
        ("me llamo Ana Ruiz pero en el papel estoy como Ana Maria Ruiz Lopez", "Ana Maria Ruiz Lopez"),
        ("ese es mi hermano. Yo soy Marvin Estuardo Lobos Cifuentes", "Marvin Estuardo Lobos Cifuentes"),
        ("Ernesto Che no, Ernesto Chen Pop jaja", "Ernesto Chen Pop"),
        ("se llama Genesis Nicole Aguilar Paz mi niña", "Genesis Nicole Aguilar Paz"),
        ("Hi I'm Fatou Diallo and this is my son", "Fatou Diallo"),
        ("yo soy Ana Mejia y mi hijo se llama Jose Mejia", None),
        ("mi mama se llama Rosa Lopez", None),
        ("mi abogado se llama Juan Perez", None),
        ("soy Ana Ruiz, la mama de Kevin Ruiz", None),
        ("soy la hermana de Juan Perez", None),
        ("Juan Lopez o Juan Perez", None),
        ("soy de honduras", None),
        ("Gloria a Dios", None),
        ("Hola, Buenas Tardes", None),
    ],
)
def test_a_name_within_talk(text: str, name: str | None) -> None:
    """One name among other words is found as it was typed; another person's, or one of two, is not."""
    assert name_within(text) == name


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Francisca Ixchop", "ok"),
        ("santos domingo ajanel chach", "ok"),
        ("Maria Fernanda", "ambiguous"),
        ("maria de los angeles", "ambiguous"),
        ("Jean Baptiste Wilner", "ambiguous"),
        ("Gloria a Dios", "clarify"),
    ],
)
def test_a_whole_name_is_parted_only_where_it_is_plain(text: str, status: str) -> None:
    """A given name before a word that is none is parted; two given names and a name linked to one are not."""
    assert said("name", text, context="whole")[0] == status


def test_talk_is_parted_at_its_breaks_the_longest_beginning_first() -> None:
    """A number with a comma in it is no break, and a doubt is not only talk."""
    assert [first for first, _ in leads("Cuba, pues, como le digo")] == ["Cuba, pues", "Cuba"]
    assert not list(leads("1,500"))
    assert only_talks("gracias por preguntar")
    assert not only_talks("pero no estoy seguro")


CULPRITS = ("Pandilla", "Policía", "Mi pareja", "Militares", "Otro")
HARMS = ("Golpes", "Amenazas", "Secuestro", "Extorsión")
SCHOOL = ("Ninguna", "Primaria", "Secundaria", "Universidad")
KIN = ("Esposo/a", "Hijo/a", "Hermano/a", "Padre o madre")
TASKS = ("Continuar", "Cambiar una respuesta", "Salir")
HOMES = ("Albergue", "Casa rentada", "Con familiares", "En la calle")
STATUSES = ("Soltero", "Casado", "Divorciado", "Viudo")


def chosen(text: str, lines: tuple[str, ...]) -> tuple[str, Any]:
    return said("choice_or_many", text, choices=with_akin(lines, akin()))


@pytest.mark.parametrize(
    ("text", "lines", "number"),
    [
        ("la primaria, es que mi papa me saco para cortar cafe", SCHOOL, 2),
        ("asta sexto grado", SCHOOL, 2),
        ("no fui a la escuela", SCHOOL, 1),
        ("la dos por q soy de iglesia", CULPRITS, 2),
        ("opcion dos, mil gracias", CULPRITS, 2),
        ("los mareros de mi barrio porque no quise pagar", CULPRITS, 1),
        ("mi ex marido el papa de mis hijos", CULPRITS, 3),
        ("the police one please", ("Gang", "Police", "My partner"), 2),
        ("nos tuvieron encerrados 9 dias en una casa", HARMS, 3),
        ("nos cobraban la renta cada mes", HARMS, 4),
        ("mi chamo el mayor", KIN, 2),
        ("Mi mamá", KIN, 4),
        ("donde mi cuñada", HOMES, 3),
        ("a shelter from the church, its ok but cold", ("Shelter", "Rented house", "With family"), 1),
        ("seguir", TASKS, 1),
        ("ya me cansé por hoy, mejor salgo y mañana vuelvo", TASKS, 3),
        ("soltera, gracias a Dios", STATUSES, 1),
    ],
)
def test_a_line_picked_in_talk(text: str, lines: tuple[str, ...], number: int) -> None:
    """Said first and then explained, brought in by a word of choosing, told as it happened, or in words akin to it."""
    assert chosen(text, lines) == ("ok", number)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("la policia, me ayudaron mucho", CULPRITS),
        ("denuncie a mi vecino con la policia de ahi", CULPRITS),
        ("la pandilla, no se si tambien la policia", CULPRITS),
        ("q es militares", CULPRITS),
        ("casi me secuestran", HARMS),
        ("me iban a secuestrar", HARMS),
        ("no me golpearon nunca los de ahi", HARMS),
        ("mi sobrina", KIN),
        ("soltera, vivo con mi pareja", STATUSES),
        ("donde esta el albergue", HOMES),
    ],
)
def test_talk_that_picks_nothing_is_asked_back(text: str, lines: tuple[str, ...]) -> None:
    """Help from whom a line names, what did not come about, a question and another's kin choose nothing."""
    assert chosen(text, lines)[0] != "ok"


def test_what_falls_under_a_line_makes_no_line_its_own() -> None:
    """An aunt is among relatives, and a line of brothers is not one of relatives."""
    lists = {"relatives": ["familiares"], "relatives.such": ["tia", "hermano"]}
    assert with_akin(["Con familiares", "Solo"], lists)[0].names == ("con familiares", "familiares", "hermano", "tia")
    assert with_akin(["Hermano", "Solo"], lists)[0].names == ("hermano",)


def test_two_numbers_of_which_one_is_whole_are_asked_about() -> None:
    """One of two A-numbers, said so, is not taken because the other has a digit too many."""
    assert said("a_number", "A210 445 671 o 211 445 671, uno de los dos")[0] == "clarify"
