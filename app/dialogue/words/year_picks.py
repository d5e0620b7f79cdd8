"""The year that is meant of a day told without it, in own words: "la de este que viene, la 1. y mi nieta…". Pure.

Of a day the list shows every year that it can have. Each part of a reply names one of them, by its number, its year or
how far it is; they must agree. What is left is told beside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.dialogue import readers
from app.dialogue.readers.calendar_text import calendar_text
from app.dialogue.reading import Json
from app.dialogue.text import fold
from app.dialogue.words.picks import denies

_CLAUSES = re.compile(r"[.,;:!?¿¡…\n]+(?!\d)|\s+(?:y|and|pero|but|because|porque|xq)\s+", re.IGNORECASE)
_SMALL = (
    r"(?:si|pues|es|seria|la|el|lo|esa|ese|eso|esta|este|de|del|opcion|numero|linea|que|q|creo|digo|mejor|mijo|mija|"
    r"senor|senora|yes|it|is|its|the|that|this|one|option|number|line|i|think|said|dije|por|favor|please|para|for|in|en|of|ok)"
)
_NUMBER = re.compile(
    rf"^(?:{_SMALL} )*(?P<number>[1-9]|un[oa]|dos|tres|primer[oa]?|segund[oa]|tercer[oa]?|first|second|third|1st|2nd|"
    rf"3rd|one|two)(?: {_SMALL})*$"
)
_ORDER = {
    1: frozenset(("1", "un", "uno", "una", "primer", "primero", "primera", "first", "1st", "one")),
    2: frozenset(("2", "dos", "segundo", "segunda", "second", "2nd", "two")),
    3: frozenset(("3", "tres", "tercer", "tercero", "tercera", "third", "3rd")),
    4: frozenset(("4",)),
}
_NEXT_YEAR = re.compile(
    r"\b(?:ano (?:que|q|k) (?:viene|biene|entra|sigue)|proximo ano|ano (?:proximo|entrante|nuevo|siguiente)|"
    r"otro ano|next year|coming year|new year)\b"
)
_THIS_YEAR = re.compile(r"\b(?:este(?: mismo)? ano|ano (?:actual|presente|corriente)|this(?: same)? year)\b")
_SOONEST = re.compile(
    r"\b(?:(?:que|q|k) (?:ya )?(?:viene|biene|entra|sigue)|proxim[oa]|entrante|cercan[oa]|mas (?:pronto|cerca)|"
    r"pronto|next|coming|soon|soonest|closest|nearest)\b"
)
_AGE = re.compile(
    r"(?:y |and |pero |but )?(?:mi|mis|la|el|my|the) \w+(?: \w+)?(?: (?:ya|apenas|solo|only|just))? "
    r"(?:tienen?|cumplio|has|have|is|are) \d{1,2}(?: y \d{1,2})?"
    r"(?: (?:anos?|anitos?|meses|years?(?: old)?|months?(?: old)?))?"
)
_AGE_ALONE = re.compile(
    r"(?:(?:y|and|pero|but|es que|pues|si|no|ella|el|la|mi|my|she|he|the|ya|apenas|solo|only|just|is|s|hija|hijo|"
    r"nina|nino|bebe|nena|nene|baby|son|daughter|girl|boy|child|kid|[a-z]*(?:ita|ito)) ){0,6}"
    r"(?:(?:tienen?|cumplio|va a cumplir|de|has|have|is|are|turned|s) )?"
    r"(?:(?:ya|apenas|solo|como|casi|only|just|about) )?"
    r"(?:\d{1,2}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve)(?: y medio| and a half)? "
    r"(?:anos?|anitos?|mes|meses|mesecitos?|semanas?|dias|diitas?|years?|months?|weeks?|days)(?: y medio)?"
    r"(?: (?:de edad|de nacida|de nacido|nada mas|apenas|old|of age|only))?"
)
"""The same of somebody whom an earlier message named: "tiene 7 meses", "she is 3 months old"."""
_FEWEST = 2
"""Years below which nothing is picked."""

_LONGEST = 8
"""Words of a part that says which year; more tell something."""


@dataclass(frozen=True, slots=True)
class YearPick:
    """The numbers of the days that may be meant, from 1, and what is told beside.

    Two of one year, where morning or afternoon is open; none where the reply says two things.
    """

    numbers: tuple[int, ...]
    rest: str


def year_meant(text: str, days: Sequence[Json], today: date) -> YearPick | None:
    """Which of the days a reply means; None where it means none of them, or all, or says another day."""
    isos = [str(day["iso"]) for day in days if isinstance(day, Mapping) and "iso" in day]
    if len(isos) < len(days) or len({iso[4:10] for iso in isos}) != 1 or len({iso[:4] for iso in isos}) < _FEWEST:
        return None
    found: set[int] = set()
    rest: list[str] = []
    for part in filter(None, (each.strip() for each in _CLAUSES.split(text))):
        numbers = _named(part, isos, today)
        found = numbers & found if found and numbers else (found | numbers)
        if not numbers:
            rest.append(part)
        elif not found:
            return YearPick((), "")  # "la 1, la del otro año" says two things
    is_other = any(denies(part) or _says_day(part, today) for part in rest)
    if not found or len(found) == len(days) or is_other:
        return None
    return YearPick(tuple(sorted(found)), ", ".join(rest))


def tells_age(text: str) -> bool:
    """True for somebody of the family and how old they are, with nothing else: "y mi nieta… tiene 9 años"."""
    said = " ".join(re.findall(r"\w+", fold(text)))
    return _AGE.fullmatch(said) is not None or _AGE_ALONE.fullmatch(said) is not None


def _named(part: str, isos: Sequence[str], today: date) -> set[int]:
    """The numbers of the days that a part of the reply names."""
    said = fold(part).strip("\"'()- ")
    if denies(said) or len(said.split()) > _LONGEST:
        return set()
    named = {n for n, iso in enumerate(isos, 1) if (year := readers.year_said(said)) and iso.startswith(f"{year}-")}
    if named or any(len(digits) > 1 for digits in re.findall(r"\d+", said)):
        return named
    if number := _NUMBER.match(said):
        return {n for n, words in _ORDER.items() if number["number"] in words and n <= len(isos)}
    near = today.year + 1 if _NEXT_YEAR.search(said) else today.year if _THIS_YEAR.search(said) else None
    if near is not None:
        return {n for n, iso in enumerate(isos, 1) if iso.startswith(f"{near}-")}
    if _SOONEST.search(said):
        soonest = min((iso[:10] for iso in isos if iso[:10] >= today.isoformat()), default="")
        return {n for n, iso in enumerate(isos, 1) if iso[:10] == soonest}
    return set()


def _says_day(part: str, today: date) -> bool:
    """True for another day, a month or an hour: nothing that is told beside."""
    if re.search(r"\bM\d\d\b|\d ?[/-] ?\d|\d ?: ?\d", calendar_text(part)):
        return True
    reading = readers.read("date", part, lang="es", today=today, context="hearing")
    return reading.status in ("ok", "ambiguous")
