"""Countries by name, nationality, short form or flag."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

TABLE = {
    "HN": (
        "Honduras|HONDURAS|honduras 🇭🇳|🇭🇳|hondureña|hondureño|Soy hondureña|soy de Honduras|de honduras|"
        "nací en Honduras|vengo de honduras|from Honduras|I'm from Honduras|Honduran|catracho|catracha|"
        "onduras|Hondruas|hondurs|San Pedro Sula, Honduras|HN|Honduras C.A.|república de Honduras|"
        "soy 100% catracho|“Honduras”|Hónduras|honduras gracias"
    ),
    "SV": (
        "El Salvador|el salvador|salvador|Salvadoreña|soy salvadoreño|from El Salvador|salvadoran|"
        "Salvadorian|el salbador|SV|🇸🇻|guanaco|EL SALVADOR C.A.|elsalvador"
    ),
    "GT": (
        "Guatemala|guate|guatemalteca|guatemalteco|chapín|chapina|Guatemalan|guatemla|Guatemala, Guatemala|"
        "🇬🇹|watemala|soy de guatemala de huehuetenango"
    ),
    "NI": "Nicaragua|nicaragüense|nicaraguense|nica|Nicaraguan|nicaraguence|🇳🇮",
    "MX": "México|mexico|Mejico|mexicana|Mexican|mx|soy mexicano|Estados Unidos Mexicanos",
    "US": (
        "Estados Unidos|EEUU|EE.UU.|EE UU|E.U.A.|USA|U.S.A.|U.S.|United States|los estados unidos|"
        "estadounidense|Estados Unidos de América"
    ),
    "VE": "Venezuela|venezolana|Venesuela|benezuela|Venezuelan|🇻🇪",
    "CU": "Cuba|cubano|cubana|Cuban",
    "HT": "Haití|Haiti|haitiano|haitiana|Haitian|Ayiti|ayisyen",
    "EC": "Ecuador|ecuatoriana|Equador",
    "BR": "Brasil|Brazil|brasileña|brasilero",
    "CO": "Colombia|colombiano|Columbian",
    "PE": "Perú|peruana|peru",
    "DO": "República Dominicana|dominicana|Rep. Dominicana|Dominican Republic",
    "DM": "Dominica",
    "CR": "Costa Rica|costarricense|tico",
    "PA": "Panamá|panameña",
    "BZ": "Belice|Belize|beliceño",
    "CM": "Camerún|Cameroon|camerunés",
    "CD": "República Democrática del Congo|Congo Kinshasa|DR Congo|RDC",
    "CG": "Congo Brazzaville",
    "GQ": "Guinea Ecuatorial",
    "KR": "Corea del Sur|South Korea|surcoreano",
    "KP": "Corea del Norte",
    "NG": "Nigeria|nigeriana",
    "NE": "Níger",
    "RU": "Rusia|ruso|Russian",
    "UA": "Ucrania|ucraniana",
    "IN": "India|la India",
    "CN": "China|chino|Chinese",
    "ES": "España|español",
    "GB": "Inglaterra|Reino Unido|England",
    "NL": "Holanda",
    "SY": "Siria",
    "GH": "Ghana",
    "SN": "Senegal|senegalés",
    "MR": "Mauritania",
    "ER": "Eritrea",
    "UZ": "Uzbekistán",
    "AF": "Afganistán|afgana",
    "JM": "Jamaica|jamaiquino",
    "PR": "Puerto Rico|boricua",
}


def read_it(text: str) -> tuple[str, object]:
    reading = read("country", text, lang="es", today=date(2026, 11, 21))
    return reading.status, reading.value


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in TABLE.items() for text in texts.split("|")])
def test_a_country(text: str, code: str) -> None:
    """The country meant, from its name in either language, who is from there, a slip of the thumb or its flag."""
    assert read_it(text) == ("ok", code)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Guinea", ["GN", "GW", "GQ"]),
        ("Congo", ["CD", "CG"]),
        ("el Congo", ["CD", "CG"]),
        ("congoleño", ["CD", "CG"]),
        ("Korea", ["KR", "KP"]),
        ("Corea", ["KR", "KP"]),
        ("Dominican", ["DO", "DM"]),
        ("Honduras y Guatemala", ["HN", "GT"]),
        ("nací en Honduras pero soy guatemalteca", ["HN", "GT"]),
    ],
)
def test_several_countries(text: str, codes: list[str]) -> None:
    """One word for several countries, or two countries named, gives them all."""
    assert read_it(text) == ("ambiguous", codes)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tegucigalpa", "invalid"),
        ("San Salvador", "invalid"),
        ("Ciudad de México", "invalid"),
        ("Nuevo México", "invalid"),
        ("New Mexico", "invalid"),
        ("Baja California", "invalid"),
        ("Tijuana", "invalid"),
        ("Choluteca", "invalid"),
        ("Copán", "invalid"),
        ("Petén", "invalid"),
        ("Lima", "invalid"),
        ("cancelaron mi cita", "invalid"),
        ("no", "invalid"),
        ("si", "invalid"),
        ("hola", "invalid"),
        ("ninguno", "invalid"),
        ("12", "invalid"),
        ("🙏", "invalid"),
        ("América", "clarify"),
        ("centroamericano", "clarify"),
        ("África", "clarify"),
        ("Yugoslavia", "clarify"),
        ("apátrida", "clarify"),
        ("stateless", "clarify"),
        ("no sé", "unknown"),
        ("prefiero no decir", "declined"),
    ],
)
def test_what_is_not_one_country(text: str, status: str) -> None:
    """A city is not its country, a region or a former state is asked about, and "no" is not Norway."""
    assert read_it(text)[0] == status
