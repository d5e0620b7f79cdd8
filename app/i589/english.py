"""What needs no translator: countries, languages and the common words of forms, in English, from CLDR and small tables.

A word that is not in these tables is never translated here: it waits for a person. Words are compared without case
and accents; nothing is guessed from a word that is only similar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale

NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

_MORE_COUNTRIES = {
    "estados unidos de america": "US", "estados unidos mexicanos": "MX", "eeuu": "US", "ee.uu.": "US", "ee. uu.": "US",
    "usa": "US", "u.s.a.": "US", "united states of america": "US", "republica de honduras": "HN", "salvador": "SV",
    "republica dominicana": "DO", "republica democratica del congo": "CD", "congo": "CG", "turkey": "TR",
    "ivory coast": "CI", "costa de marfil": "CI", "burma": "MM", "birmania": "MM", "palestine": "PS", "palestina": "PS",
    "hondureno": "HN", "hondurena": "HN", "honduran": "HN", "guatemalteco": "GT", "guatemalteca": "GT",
    "guatemalan": "GT", "salvadoreno": "SV", "salvadorena": "SV", "salvadoran": "SV", "nicaraguense": "NI",
    "nicaraguan": "NI", "mexicano": "MX", "mexicana": "MX", "mexican": "MX", "venezolano": "VE", "venezolana": "VE",
    "venezuelan": "VE", "cubano": "CU", "cubana": "CU", "cuban": "CU", "colombiano": "CO", "colombiana": "CO",
    "colombian": "CO", "ecuatoriano": "EC", "ecuatoriana": "EC", "ecuadorian": "EC", "peruano": "PE", "peruana": "PE",
    "peruvian": "PE", "haitiano": "HT", "haitiana": "HT", "haitian": "HT", "brasileno": "BR", "brasilena": "BR",
    "brazilian": "BR", "costarricense": "CR", "costa rican": "CR", "panameno": "PA", "panamena": "PA",
    "panamanian": "PA", "boliviano": "BO", "boliviana": "BO", "bolivian": "BO", "chileno": "CL", "chilena": "CL",
    "chilean": "CL", "beliceno": "BZ", "belicena": "BZ", "belizean": "BZ",
}  # fmt: skip

# Names that CLDR lacks or writes in letters that the form's font does not have.
_LANGUAGES = {
    "spa": "Spanish", "es": "Spanish", "castellano": "Spanish", "eng": "English", "por": "Portuguese",
    "fra": "French", "hat": "Haitian Creole", "creole": "Haitian Creole", "kreyol": "Haitian Creole",
    "quc": "K'iche'", "k'iche'": "K'iche'", "k'iche": "K'iche'", "kiche": "K'iche'", "quiche": "K'iche'",
    "mam": "Mam", "kek": "Q'eqchi'", "q'eqchi'": "Q'eqchi'", "q'eqchi": "Q'eqchi'", "qeqchi": "Q'eqchi'",
    "kekchi": "Q'eqchi'", "cak": "Kaqchikel", "kaqchikel": "Kaqchikel", "cakchiquel": "Kaqchikel",
    "kjb": "Q'anjob'al", "q'anjob'al": "Q'anjob'al", "qanjobal": "Q'anjob'al", "kanjobal": "Q'anjob'al",
    "cac": "Chuj", "chuj": "Chuj", "ixl": "Ixil", "ixil": "Ixil", "jac": "Popti'", "popti'": "Popti'",
    "popti": "Popti'",
    "acr": "Achi", "achi": "Achi", "poh": "Poqomchi'", "poqomchi'": "Poqomchi'", "poqomchi": "Poqomchi'",
    "tzj": "Tz'utujil", "tz'utujil": "Tz'utujil", "tzutujil": "Tz'utujil", "knj": "Akateko", "akateko": "Akateko",
    "cab": "Garifuna", "garifuna": "Garifuna", "miq": "Miskito", "miskito": "Miskito", "misquito": "Miskito",
    "tzo": "Tzotzil", "tzotzil": "Tzotzil", "tzh": "Tzeltal", "tzeltal": "Tzeltal", "yua": "Yucatec Maya",
    "nah": "Nahuatl", "nahuatl": "Nahuatl", "mixteco": "Mixtec", "zapoteco": "Zapotec",
    "creole haitiano": "Haitian Creole",
}  # fmt: skip

INDIGENOUS = frozenset({
    "Mam", "K'iche'", "Q'eqchi'", "Kaqchikel", "Q'anjob'al", "Chuj", "Ixil", "Popti'", "Achi", "Poqomchi'", "Tz'utujil",
    "Akateko", "Garifuna", "Miskito", "Tzotzil", "Tzeltal", "Yucatec Maya", "Nahuatl", "Mixtec", "Zapotec",
})  # fmt: skip

_RELIGIONS = {
    "catolica": "Catholic", "catolico": "Catholic", "cristiana": "Christian", "cristiano": "Christian",
    "evangelica": "Evangelical", "evangelico": "Evangelical", "cristiana evangelica": "Evangelical Christian",
    "cristiano evangelico": "Evangelical Christian", "pentecostal": "Pentecostal", "adventista": "Adventist",
    "adventista del septimo dia": "Seventh-day Adventist", "testigo de jehova": "Jehovah's Witness",
    "testigos de jehova": "Jehovah's Witness", "mormona": "Mormon", "mormon": "Mormon", "bautista": "Baptist",
    "judia": "Jewish", "judio": "Jewish", "musulmana": "Muslim", "musulman": "Muslim", "atea": "Atheist",
    "ateo": "Atheist", "agnostica": "Agnostic", "agnostico": "Agnostic",
}  # fmt: skip

_SCHOOLS = {
    "primaria": "Primary school", "escuela primaria": "Primary school", "secundaria": "Secondary school",
    "escuela secundaria": "Secondary school", "basica": "Middle school", "ciclo basico": "Middle school",
    "preparatoria": "High school", "bachillerato": "High school", "colegio": "High school", "universidad": "University",
    "kinder": "Kindergarten", "preescolar": "Preschool", "tecnica": "Technical school", "tecnico": "Technical school",
    "instituto tecnico": "Technical school",
}  # fmt: skip

_OCCUPATIONS = {
    "agricultor": "Farmer", "agricultora": "Farmer", "campesino": "Farmer", "campesina": "Farmer",
    "jornalero": "Day laborer", "jornalera": "Day laborer", "albanil": "Bricklayer", "carpintero": "Carpenter",
    "mecanico": "Mechanic", "chofer": "Driver", "conductor": "Driver", "conductora": "Driver", "taxista": "Taxi driver",
    "motorista": "Driver", "maestro": "Teacher", "maestra": "Teacher", "profesor": "Teacher", "profesora": "Teacher",
    "enfermera": "Nurse", "enfermero": "Nurse", "medico": "Doctor", "medica": "Doctor", "abogado": "Lawyer",
    "abogada": "Lawyer", "cocinero": "Cook", "cocinera": "Cook", "mesero": "Waiter", "mesera": "Waitress",
    "vendedor": "Salesman", "vendedora": "Saleswoman", "comerciante": "Merchant", "costurera": "Seamstress",
    "sastre": "Tailor", "ama de casa": "Homemaker", "empleada domestica": "Domestic worker",
    "trabajadora domestica": "Domestic worker", "empleado domestico": "Domestic worker", "estudiante": "Student",
    "guardia": "Guard", "guardia de seguridad": "Security guard", "policia": "Police officer", "soldado": "Soldier",
    "panadero": "Baker", "panadera": "Baker", "electricista": "Electrician", "soldador": "Welder",
    "operario": "Factory worker", "operaria": "Factory worker", "pescador": "Fisherman", "secretaria": "Secretary",
    "secretario": "Secretary", "contador": "Accountant", "contadora": "Accountant", "desempleado": "Unemployed",
    "desempleada": "Unemployed",
}  # fmt: skip

_RELATIONSHIPS = {
    "esposo": "Husband", "esposa": "Wife", "padre": "Father", "papa": "Father", "madre": "Mother", "mama": "Mother",
    "hijo": "Son", "hija": "Daughter", "hermano": "Brother", "hermana": "Sister", "conyuge": "Spouse",
}  # fmt: skip

_STATUSES = {
    "ninguno": "None", "sin estatus": "No status", "sin papeles": "No status", "turista": "Tourist",
    "visitante": "Visitor", "residente permanente": "Permanent resident", "ciudadano": "Citizen",
    "ciudadana": "Citizen",
}  # fmt: skip

_GROUPS = {
    "mestiza": "Mestizo", "mestizo": "Mestizo", "ladina": "Ladino", "ladino": "Ladino", "negra": "Black",
    "negro": "Black", "afrodescendiente": "Afro-descendant", "blanca": "White", "blanco": "White",
    "indigena": "Indigenous", "maya": "Maya", "maya mam": "Maya Mam",
    "maya k'iche'": "Maya K'iche'", "maya quiche": "Maya K'iche'", "maya q'eqchi'": "Maya Q'eqchi'",
    "maya kekchi": "Maya Q'eqchi'",
    "maya kaqchikel": "Maya Kaqchikel", "lenca": "Lenca", "garifuna": "Garifuna", "miskito": "Miskito",
    "misquito": "Miskito", "hispana": "Hispanic", "hispano": "Hispanic", "latina": "Latina", "latino": "Latino",
}  # fmt: skip

_MARITAL = {"soltero": "Single", "soltera": "Single", "casado": "Married", "casada": "Married",
    "divorciado": "Divorced", "divorciada": "Divorced", "viudo": "Widowed", "viuda": "Widowed"}  # fmt: skip

TOPICS: Mapping[str, Mapping[str, str]] = {
    "religion": _RELIGIONS, "school": _SCHOOLS, "occupation": _OCCUPATIONS, "relationship": _RELATIONSHIPS,
    "status": _STATUSES, "group": _GROUPS, "marital_status": _MARITAL,
}  # fmt: skip


def fold(text: str) -> str:
    """A word for comparing: no case, no accents, plain apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKD", re.sub("[\u02bc\u2018\u2019]", "'", text).casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


@cache
def _countries() -> Mapping[str, str]:
    codes = dict(_MORE_COUNTRIES)
    for language in ("es", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in NOT_COUNTRIES:
                codes[fold(name)] = code
    return codes


def country_code(text: str) -> str | None:
    """ISO alpha-2 of a country or nationality named in Spanish or English, or of a code in capitals; None otherwise."""
    text = text.strip()
    if len(text) == 2 and text.isupper() and country_name(text):
        return text
    return _countries().get(fold(text))


def country_name(code: str) -> str | None:
    """The English name of an ISO alpha-2 code."""
    return None if code in NOT_COUNTRIES or len(code) != 2 else Locale("en").territories.get(code)


def place(text: str) -> str:
    """A place whose last part, after a comma, is a country: that part in English, the rest as it was written."""
    head, comma, last = text.rpartition(",")
    code = country_code(last)
    return f"{head}{comma} {country_name(code)}".strip() if code else text


@cache
def _languages() -> Mapping[str, str]:
    names = {}
    for language in ("es", "en"):
        for code, name in Locale(language).languages.items():
            in_english = Locale("en").languages.get(code)
            if in_english and "_" not in code:
                names[fold(name)] = names[code] = in_english.replace("\u02bc", "'")
    return names | _LANGUAGES


def language(text: str) -> str | None:
    """The English name of a language given by its name in Spanish or English or by its ISO 639 code."""
    return _languages().get(fold(text))


def languages(text: str) -> str | None:
    """The same for a list (`inglés y mam`, `English, Mam`); None when one of them is not known."""
    parts = [part for part in re.split(r"\s*[,;]\s*|\s+(?:y|e|and)\s+", text.strip()) if part]
    names = [language(part) for part in parts]
    return ", ".join(name for name in names if name) if names and all(names) else None


def word(topic: str, text: str) -> str | None:
    """The English of a common Spanish word of one topic (see TOPICS); None when a person must translate it."""
    return TOPICS.get(topic, {}).get(fold(text).rstrip("."))
