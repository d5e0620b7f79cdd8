"""Languages by any of their names."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read
from app.dialogue.readers.language_words import LANGUAGES

TABLE = {
    "spa": (
        "español|Español|espanol|ESPAÑOL|castellano|castilla|Spanish|espanish|hablo español|solo español|"
        "un poco de español|español 🇭🇳"
    ),
    "eng": "inglés|ingles|English|inglish",
    "cab": "garífuna|Garifuna|garifona|hablo garífuna",
    "mam": "mam|Mam|MAM|hablo mam|el mam|mam de San Marcos|idioma mam|idioma maya mam",
    "quc": "k'iche'|K’iche’|k´iche´|kiche|quiché|Quiche|K'ICHE'|kʼicheʼ|hablo quiche",
    "kek": "q'eqchi'|Q’eqchi’|kekchi|kekchí|qeqchi|q eqchi|ketchi|quekchi",
    "cak": "kaqchikel|cakchiquel|kakchikel|kaqchiquel|kachikel",
    "kjb": "q'anjob'al|Q’anjob’al|kanjobal|qanjobal|q anjobal|canjobal",
    "ixl": "ixil|Ixil",
    "miq": "miskito|Misquito|miskitu|mískito",
    "hat": "criollo haitiano|haitian creole|Haitian|kreyòl|kreyol ayisyen|haitiano|creole haitiano",
    "nah": "náhuatl|nahuatl|nawatl|mexicano nahuatl",
    "mix": "mixteco|Mixteco alto|mixtec",
    "zap": "zapoteco|zapotec",
    "que": "quechua|kichwa|quichua",
    "por": "portugués|Portuguese|portugues|brasileño",
    "fra": "francés|French|frances",
    "acr": "achí|Achi",
    "cac": "chuj",
    "jac": "popti'|jakalteko|jacalteco",
    "knj": "akateko",
    "tzj": "tz'utujil|tzutujil",
    "poh": "poqomchi'|pocomchi",
    "caa": "ch'orti'|chortí",
    "tzo": "tzotzil|tsotsil",
    "tzh": "tzeltal|tseltal",
    "ctu": "ch'ol|chol",
    "yua": "maya yucateco",
    "rus": "ruso|Russian",
    "ara": "árabe",
    "wol": "wolof",
    "lin": "lingala",
    "tir": "tigriña",
    "pan": "punjabi",
    "yan": "mayangna|sumo",
    "hin": "hindi",
    "ase": "ASL",
    "mfs": "lengua de señas mexicana",
}


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in TABLE.items() for text in texts.split("|")])
def test_a_language(text: str, code: str) -> None:
    """The language meant, however its glottal stops are typed."""
    reading = read("language", text, lang="es", today=date(2026, 11, 21))
    assert (reading.status, reading.value) == ("ok", {"code": code, "name": LANGUAGES[code][0]})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("español y mam", ["spa", "mam"]),
        ("garífuna y español", ["cab", "spa"]),
        ("creole", ["hat", "bzj", "bzk"]),
        ("criollo", ["hat", "bzj", "bzk"]),
        ("mam, español e inglés", ["mam", "spa", "eng"]),
    ],
)
def test_several_languages(text: str, codes: list[str]) -> None:
    """Several languages, or one name for several, are all given."""
    reading = read("language", text, lang="es", today=date(2026, 11, 21))
    assert reading.status == "ambiguous"
    assert [one["code"] for one in reading.value] == codes  # type: ignore[index, call-overload, union-attr]


@pytest.mark.parametrize("text", ["náhuatl", "mixteco", "zapoteco", "quechua", "árabe"])
def test_a_group_of_languages_asks_for_the_town(text: str) -> None:
    """The interpreter needs the variant: the reading stands and its hint says so."""
    assert read("language", text, lang="es", today=date(2026, 11, 21)).hint == "language.variant"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("maya", "clarify"),
        ("dialecto", "clarify"),
        ("lengua indígena", "clarify"),
        ("lengua de señas", "clarify"),
        ("hola", "invalid"),
        ("Tengo que irme", "invalid"),
        ("mi mamá", "invalid"),
        ("quince", "invalid"),
        ("Baja California", "invalid"),
        ("cancelaron mi cita", "invalid"),
        ("no sé", "unknown"),
        ("paso", "declined"),
        ("7", "invalid"),
    ],
)
def test_what_is_not_one_language(text: str, status: str) -> None:
    """A family of languages is asked about; other words are no language."""
    assert read("language", text, lang="es", today=date(2026, 11, 21)).status == status
