"""Values among what is told beside them: ages, the value once more, a relative's country, a paper that is wrong."""

from __future__ import annotations

import pytest

from app.dialogue.readers import read


def _read(kind: str, text: str, lang: str = "es") -> object:
    """The value of a reading that is sure (a language's code), else `ask`."""
    reading = read(kind, text, lang=lang, today=None)
    if reading.status != "ok":
        return "ask"
    return reading.value["code"] if isinstance(reading.value, dict) else reading.value


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("6 ppl counting my grandma who is 81", "en", 6), ("somos 6, mi abuela tiene 81 años", "es", 6),
        ("6 personas contando a mi abuela que tiene 81", "es", 6), ("tengo 3, la mayor tiene 15", "es", 3),
        ("3 hijos, el más chiquito de 2 años", "es", 3), ("3 kids, the oldest is 15", "en", 3),
        ("3 kids the baby is 2 months", "en", 3), ("two kids, 5 and 7 years old", "en", 2),
        ("dos hijos, una de 5 y otro de 7", "es", 2), ("2 de 5 y 7 años", "es", 2), ("3, de 5, 7 y 9 años", "es", 3),
        ("un cipote de 8 años", "es", 1), ("una niña de 3 meses", "es", 1),
        ("son tres: la mayor q ya tiene 15, el varon de 9 y la bebe", "es", 3),
        ("2, my son is 8 and my daughter is 5", "en", 2), ("tengo 3 y la menor tiene 2 años", "es", 3),
        ("five plus the baby is six", "en", 6), ("tengo 3 años", "es", "ask"), ("2 años y 3 meses", "es", "ask"),
        ("mi hermana tiene 3", "es", "ask"), ("3 hijos míos y mi esposo tiene 2", "es", "ask"),
        ("3 hijos, de 5 y 7 años", "es", "ask"), ("my kid is 8", "en", "ask"), ("la mayor tiene 15", "es", "ask"),
        ("3 pero uno murió de 2 años", "es", "ask"), ("4 hijos, el de 5 años murió", "es", "ask"),
    ],
)  # fmt: skip
def test_ages_beside_a_count(text: str, lang: str, wanted: object) -> None:
    assert _read("count", text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("just me, 1", "en", 1), ("me alone, 1", "en", 1), ("1, just me", "en", 1), ("solo yo, 1", "es", 1),
        ("yo sola, una", "es", 1), ("nomás yo, uno", "es", 1), ("tres hijos, 3", "es", 3),
        ("twenty one (21)", "en", 21),
        ("3 (tres)", "es", 3), ("una sola y con eso tuve", "es", 1), ("dos y con eso basta", "es", 2),
        ("solo una y suficiente", "es", 1), ("3, 4", "es", "ask"), ("a dozen or so", "en", "ask"),
    ],
)  # fmt: skip
def test_a_count_said_twice_or_closed(text: str, lang: str, wanted: object) -> None:
    assert _read("count", text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("el salvador no perdon q digo, es mi novio el d ahi. guatemala yo", "GT"),
        ("el salvador, ay no, mi novio es de ahí, yo de guatemala", "GT"),
        ("salvador es mi novio, yo guatemala", "GT"), ("mi esposo Honduras, yo Guatemala", "GT"),
        ("yo Guatemala, mi esposo Honduras", "GT"), ("yo de guatemala y mi marido de honduras", "GT"),
        ("my husband is from honduras, me guatemala", "GT"), ("mi mamá de honduras y mi papá de guatemala", "ask"),
        ("honduras y guatemala", "ask"), ("yo Guatemala y Honduras", "ask"), ("mi esposo es de honduras", "ask"),
        ("mi esposo es de Honduras y mis hijos de Guatemala", "ask"),
    ],
)  # fmt: skip
def test_ones_own_country_beside_a_relatives(text: str, wanted: str) -> None:
    assert _read("country", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("hablo garifuna con mi mama pero prefiero español pa esto", "spa"), ("hablo mam pero prefiero español", "spa"),
        ("prefiero español aunque hablo mam", "spa"), ("hablo español pero prefiero mam", "mam"),
        ("i speak k'iche at home but spanish is better for this", "spa"), ("mam, prefiero mam que español", "mam"),
        ("french and english, english is better for me", "eng"), ("hablo mam y español", "ask"),
        ("prefiero español o mam", "ask"), ("mam, español no lo prefiero", "ask"),
        ("hablo kaqchikel y español igual de bien, pero prefiero español", "ask"),
    ],
)  # fmt: skip
def test_the_language_that_is_preferred(text: str, wanted: str) -> None:
    assert _read("language", text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("they put F in the paper is mistake i am male", "M"), ("dice F pero está mal, soy hombre", "M"),
        ("it says female but its a mistake, i am a man", "M"), ("they wrote M by mistake i am female", "F"),
        ("en el acta pusieron masculino por error, soy mujer", "F"), ("paper says F but i am male", "ask"),
        ("they put F and M", "ask"), ("en el papel dice F", "ask"), ("nací hombre pero soy mujer", "ask"),
        ("me pusieron F por error, no soy mujer", "ask"), ("en mi acta dice M pero soy mujer trans", "ask"),
        ("dice F pero me siento hombre", "ask"), ("creo que es un error, soy hombre pero nací mujer", "ask"),
    ],
)  # fmt: skip
def test_a_paper_that_is_wrong_about_the_sex(text: str, wanted: str) -> None:
    assert _read("sex", text) == wanted
