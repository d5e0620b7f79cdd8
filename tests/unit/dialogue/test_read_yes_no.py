"""Yes and no as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

TODAY = date(2026, 11, 21)

YES = """
sí, no tengo problema|
sí|si|SI|Sí.|¡Sí!|sii|siiii|si si|sip|simón|Simon|claro|claro que sí|claro q si|claro k si|clarooo|
por supuesto|pos si|pues sí|pues si verdad|no pues sí|ey|ajá|aja|mhm|así es|correcto|exacto|
de acuerdo|ok|okey|sale|va|dale|vale|cómo no|afirmativo|sí creo|la verdad sí|
sí señor|si señora|sí, gracias|si por favor|si tengo|sí, tengo dos hijos|ya|también|👍|👍🏽|✅|👌|
sí 👍|ok 👍|  sí  |s|S|yes|Yes|YES!!|yess|yeah|yep|yup|ya|sure|of course|yes please|I do|I am|
that's right|correct|absolutely|uh huh|yes sir|no doubt|ci|zi|shi|sip 🙂|ＳＩ|si, claro|
obvio|efectivamente|es verdad|1|1️⃣|mmm sí|bueno sí|ay sí|hola sí|oiga sí|este... sí|si pues|eso|
no hay problema|no problem|simón que sí|
"""
NO = """
no|NO|No.|noo|nooooo|no no|nop|nope|nel|Nel pastel|para nada|nunca|jamás|tampoco|negativo|
todavía no|aún no|no gracias|no, gracias|claro que no|por supuesto que no|pues no|pos no|
creo que no|la verdad no|no tengo|no tengo hijos|no, ninguno|no quiero|mejor no|no señor|👎|❌|
no 👎|n|N|nah|not yet|never|no thanks|I don't|I dont|i do not|I'm not|not really|
no I don't have a lawyer|I don't think so|no way|false|2|2️⃣|mmm no|pues no señorita|hola no|
no me han dado cita|no, todavía no me dan|ni loco|que va|nones|obvio no|no es cierto|nunca he ido|
no, para nada|nou|no he ido a la corte|no sir|
"""
BOTH = """
tal vez|quizás|quizas|a lo mejor|puede ser|depende|a veces|más o menos|sí y no|si o no|sí/no|
sí pero no|maybe|perhaps|sometimes|it depends|yes and no|👍👎|no 👍|no, sí tengo|ni si ni no|si no|
creo que sí|yo creo que si|pues creo q si mijo|supongo que sí|i think so|I think yes|creo que si tengo uno|
regular|puede|si no tengo papeles|si no entre nunca|Sí no he entrado|
"""
UNKNOWN = """
no sé|no se|NO SE|nose|no c|no lo sé|no sabría decirle|no me acuerdo|no m acuerdo|no recuerdo|
ni idea|quién sabe|sepa|se me olvidó|no estoy segura|pues no sé|la verdad no sé|mmm no sé|no no sé|
no sé 🤷|🤷|🤷‍♀️|I don't know|i dont know|idk|not sure|no idea|I forgot|don't remember|
no me acuerdo si firmé|no sé qué poner|lo desconozco|no se sabe|3|dunno|
"""
DECLINED = """
prefiero no decir|Prefiero no contestar|paso|no quiero decir|no quiero hablar de eso|es privado|
me reservo|saltar|prefer not to say|I'd rather not say|pass|skip|no comment|i don't want to answer|
prefiero no|no quiero contestar eso|
"""
INVALID = """
Baja California|cancelaron mi cita|mande?|?|hola|qué significa eso|tengo pasaporte|Tijuana|🙏|...|
12 de marzo|ayer|
"""


def rows(table: str) -> list[str]:
    return [row for row in table.replace("\n", "").split("|") if row]


def read_it(text: str, lang: str = "es") -> tuple[str, object]:
    reading = read("yes_no", text, lang=lang, today=TODAY)
    return reading.status, reading.value


@pytest.mark.parametrize("text", rows(YES))
def test_yes(text: str) -> None:
    """Agreement in any of these words is yes."""
    assert read_it(text) == ("ok", "yes")


@pytest.mark.parametrize("text", rows(NO))
def test_no(text: str) -> None:
    """Refusal in any of these words is no."""
    assert read_it(text) == ("ok", "no")


@pytest.mark.parametrize("text", rows(BOTH))
def test_neither_yes_nor_no(text: str) -> None:
    """Maybe, sometimes and contradictions are asked again, never decided."""
    assert read_it(text) == ("ambiguous", ["yes", "no"])


@pytest.mark.parametrize("text", rows(UNKNOWN))
def test_does_not_know(text: str) -> None:
    """Not knowing is an answer of its own, not a no."""
    assert read_it(text) == ("unknown", None)


@pytest.mark.parametrize("text", rows(DECLINED))
def test_would_rather_not_say(text: str) -> None:
    """Declining is an answer of its own, not a no."""
    assert read_it(text) == ("declined", None)


@pytest.mark.parametrize("text", rows(INVALID))
def test_not_an_answer(text: str) -> None:
    """Ordinary text is not read as yes or no."""
    assert read_it(text)[0] == "invalid"


@pytest.mark.parametrize(
    ("text", "lang", "status"), [("y", "en", "ok"), ("y", "es", "invalid"), ("k", "en", "ok"), ("k", "es", "invalid")]
)
def test_letters_that_are_words_in_spanish(text: str, lang: str, status: str) -> None:
    """Y and K are an answer only to an English reader: in Spanish they are 'and' and 'what'."""
    assert read_it(text, lang)[0] == status
