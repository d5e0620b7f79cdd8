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
        ("yes unless they tell my husband", "en"), ("sí, a menos que sea caro", "es"),
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
        ("that is corect", "en", "yes"), ("yea i did", "en", "yes"),
        ("Nobody ask me that before. but yes, it is true what you say", "en", "yes"),
        ("nadie me había preguntado eso, pero sí", "es", "yes"), ("nunca lo había dicho pero sí", "es", "yes"),
        ("no se lo he contado a nadie, pero sí", "es", "yes"), ("no quería decirlo pero sí me pegó", "es", "yes"),
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
        ("prefiero decírselo a la abogada y no por whatsapp", "es"), ("mejor lo hablo en persona", "es"),
    ],
)  # fmt: skip
def test_who_keeps_a_thing_for_the_lawyer_declines(text: str, lang: str) -> None:
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
