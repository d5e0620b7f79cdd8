"""A country from its name, short name, nationality or flag, in either language, as ISO 3166-1 alpha-2.

Names come from CLDR (Babel) and from `country_words`. A city is not turned into its country, and one word for
several countries (`Guinea`, `Congo`) lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from babel import Locale

from app.dialogue.readers import country_words as known
from app.dialogue.readers.folding import phrase
from app.dialogue.readers.lexicon import Lexicon, word_set
from app.dialogue.readers.stances import says_none, without_hedge
from app.dialogue.reading import Json, Reading

_LOCALES = ("es", "es_MX", "en", "pt", "fr")
# CLDR codes that are no country: groups, exceptional reservations, pseudo-locales.
_NOT_ISO = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
_CODES = word_set(
    """
    rdc|drc|mx|gt|hn|sv|ni|cr|ve|ec|br|ht|cu|us|usa|mex|gtm|hnd|slv|nic|ven|ecu|hti|cub|col|per
    """
)
_ALPHA_3 = {
    "mex": "MX",
    "gtm": "GT",
    "hnd": "HN",
    "slv": "SV",
    "nic": "NI",
    "ven": "VE",
    "ecu": "EC",
    "hti": "HT",
    "cub": "CU",
    "col": "CO",
    "per": "PE",
    "usa": "US",
    "rdc": "CD",
    "drc": "CD",
}
_LONGEST = 6


def _endings(stem: str) -> list[str]:
    stem = stem.rstrip("?")
    plain = phrase(stem)
    if plain.endswith("es") and len(plain) > 4:
        return [plain, f"{plain}a", f"{plain}es", f"{plain}as"]
    return [f"{plain}{ending}" for ending in ("o", "a", "os", "as", "ito", "ita", "itos", "itas")]


def _wordings(*, with_people: bool) -> Iterator[tuple[str, str]]:
    """Each wording with a code it means: `with_people` also the words for who is from there."""
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NOT_ISO:
                yield re.sub(r"\(.*?\)", "", name), code
    for table in (known.NAMES, known.DEMONYMS) if with_people else (known.NAMES,):
        for code, listed in table.items():
            yield from ((name, code) for name in listed.split("|"))
    for code, stems in known.STEMS.items() if with_people else ():
        yield from ((word, code) for stem in stems.split("|") for word in _endings(stem))


def _gathered(*, with_people: bool) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in _wordings(with_people=with_people):
        if key := phrase(name):
            found.setdefault(key, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()} | _one_for_many()


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    return _gathered(with_people=True)


@lru_cache(maxsize=1)
def _lands() -> Lexicon[frozenset[str]]:
    return Lexicon(
        {name: codes for name, codes in _gathered(with_people=False).items() if len(name) > 3},
        never=("granada", "georgia"),
    )


def _one_for_many() -> dict[str, frozenset[str]]:
    return {name: frozenset(codes) for name, codes in known.AMBIGUOUS.items()}


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon[frozenset[str]]:
    never = word_set(
        """
        centroamerica|centro|america|granadino|americana|americano|indiana|chinas|salvo|salvar|salud|mujer|
        menos|mixta|guayaco|guayaca|guayacos|guayacas|marrueco|niger|mali|malta|belen|lima|paris|nuera|tengo|honda|hondas|sirio
    """
    )
    return Lexicon({name: codes for name, codes in _names().items() if len(name) > 4}, never=never)


def read_country(text: str) -> Reading:
    """One country's code; several are listed; hints `country.…` for a region, a former state, no nationality."""
    said = without_hedge(text)
    if said in known.STATELESS:
        return Reading("clarify", None, "country.stateless")
    if says_none(text):
        return Reading("invalid", None, "country.unread")
    found = countries_in(text)
    if len(found) > 1:  # "Granada, Nicaragua": the one says which of the other's countries is meant
        found = [codes for codes in found if not any(other < codes for other in found)]
    if len(found) == 1:
        return _one(found[0])
    if found:
        listed: list[Json] = list(dict.fromkeys(code for codes in found for code in _in_order(codes)))
        return Reading("ok", listed[0]) if len(listed) == 1 else Reading("ambiguous", listed, "country.which")
    return _unread(said)


def _one(codes: frozenset[str]) -> Reading:
    ordered: list[Json] = list(_in_order(codes))
    return Reading("ok", ordered[0]) if len(ordered) == 1 else Reading("ambiguous", ordered, "country.which")


def _in_order(codes: frozenset[str]) -> list[str]:
    listed = next(
        (known.AMBIGUOUS[name] for name in known.AMBIGUOUS if frozenset(known.AMBIGUOUS[name]) == codes), None
    )
    return list(listed) if listed else sorted(codes)


def _unread(said: str) -> Reading:
    words = {" ".join(said.split()[at:end]) for at in range(len(said.split())) for end in range(at + 1, at + 4)}
    if words & known.FORMER:
        return Reading("clarify", None, "country.former")
    if words & known.REGIONS:
        return Reading("clarify", None, "country.region")
    return Reading("invalid", None, "country.unread")


def countries_in(text: str) -> list[frozenset[str]]:
    """Each country named in the text, in order, as the set of codes its wording can mean; flags count."""
    flags = [frozenset({code}) for code in _flags(text)]
    said = _without_other_places(phrase(re.sub(r"(?<=[A-Za-z])\.(?=[A-Za-z]\b)", "", text)))
    tokens = said.split()
    exact = _walk(tokens, _exactly_at)
    named = exact or ([] if flags or len(tokens) > 6 else _walk(tokens, _nearly_at))
    return list(dict.fromkeys([*flags, *named]))


def _walk(
    tokens: list[str], look: Callable[[list[str], int], tuple[frozenset[str] | None, int]]
) -> list[frozenset[str]]:
    found, at = [], 0
    while at < len(tokens):
        codes, size = look(tokens, at)
        if codes:
            found.append(codes)
        at += size
    return found


def land_named(text: str, *, exactly: bool = True) -> frozenset[str] | None:
    """The country whose name the whole text is (no nationality); typing slips pass unless `exactly`."""
    if flags := _flags(text):
        return frozenset(flags[:1])
    said = phrase(text)
    if said in known.NOT_COUNTRIES or len(said) < 3:
        return None
    lands = _lands()
    return lands.find(said) if said in lands or not exactly else None


def _exactly_at(tokens: list[str], at: int) -> tuple[frozenset[str] | None, int]:
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        if codes := _exactly(" ".join(tokens[at : at + size]), alone=len(tokens) <= 2):
            return codes, size
    return None, 1


def _nearly_at(tokens: list[str], at: int) -> tuple[frozenset[str] | None, int]:
    for size in (2, 1):
        name = " ".join(tokens[at : at + size])
        if at + size <= len(tokens) and len(name) >= 5 and (codes := _lexicon().find(name)):
            return codes, size
    return None, 1


def _exactly(name: str, *, alone: bool) -> frozenset[str] | None:
    """A known wording; two and three letters only for countries people do write so, and only by themselves."""
    if len(name) <= 3 and name not in ("usa", "eua"):
        if not alone or name not in _CODES:
            return None
        return frozenset({_ALPHA_3.get(name, name.upper())})
    return _names().get(name)


def _without_other_places(said: str) -> str:
    padded = f" {said} "
    for place in known.NOT_COUNTRIES:
        padded = padded.replace(f" {place} ", " | ")
    return padded.strip()


def _flags(text: str) -> list[str]:
    """Codes of the flag emoji in a text."""
    letters = [chr(ord(char) - 0x1F1E6 + 65) for char in text if "\U0001f1e6" <= char <= "\U0001f1ff"]
    pairs = ["".join(letters[at : at + 2]) for at in range(0, len(letters) - 1, 2)]
    known_codes = Locale.parse("en").territories
    return [code for code in dict.fromkeys(pairs) if code in known_codes and code not in _NOT_ISO]


def country_name(code: str, lang: str) -> str:
    """The country's name in a language, from CLDR; the code itself when CLDR has none."""
    name: str | None = Locale.parse("en" if lang.startswith("en") else "es").territories.get(code)
    return name or code
