"""The kinds of answer that the form asks for: what a value of each may be, and how it is brought to canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import phonenumbers

from app.i589 import dates, english

Value = str | tuple[str, ...]


class NotAValue(ValueError):
    """A value that this kind of answer cannot hold. Carries nothing: the caller names address and expectation."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer.

    `expects` tells the author of a file what to write. `canonical` turns a text into the canonical value or raises
    NotAValue. `choices` are the only values there are, or empty. `needs_english` is true for free words, which wait
    for a translation when they are in another language; names and numbers never do.
    """

    name: str
    expects: str
    canonical: Callable[[str], str]
    choices: tuple[str, ...] = ()
    is_list: bool = False
    needs_english: bool = False
    is_date: bool = False

    def read(self, value: object) -> Value:
        """The canonical value; raises NotAValue."""
        if self.is_list:
            parts = value.split(",") if isinstance(value, str) else value
            if not isinstance(parts, list | tuple) or not parts:
                raise NotAValue
            chosen = {self._read_one(part) for part in parts}
            return tuple(choice for choice in self.choices if choice in chosen)
        return self._read_one(value)

    def _read_one(self, value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise NotAValue
        text = str(value).strip()
        if not text:
            raise NotAValue
        return self.canonical(text)


def _as_written(text: str) -> str:
    return text


def _one_of(choices: Mapping[str, tuple[str, ...]]) -> Callable[[str], str]:
    meaning = {word: choice for choice, words in choices.items() for word in (choice.casefold(), *words)}

    def canonical(text: str) -> str:
        try:
            return meaning[re.sub(r"[\s-]+", "_", text.casefold())]
        except KeyError:
            raise NotAValue from None

    return canonical


def _date(text: str) -> str:
    iso = dates.to_iso(text)
    if iso is None:
        raise NotAValue
    return iso


def _date_or_present(text: str) -> str:
    return dates.PRESENT if text.casefold() in ("present", "presente") else _date(text)


def _country(text: str) -> str:
    return english.country_code(text) or text


def _a_number(text: str) -> str:
    found = re.fullmatch(r"[Aa]?[\s#-]*(\d(?:[\s-]?\d){6,8})", text)
    if not found:
        raise NotAValue
    return "A" + re.sub(r"\D", "", found[1])


def _digits(length: int) -> Callable[[str], str]:
    def canonical(text: str) -> str:
        digits = re.sub(r"[\s-]", "", text)
        if not (digits.isascii() and digits.isdigit() and len(digits) == length):
            raise NotAValue
        return digits

    return canonical


def _count(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,3}", text):
        raise NotAValue
    return str(int(text))


def _phone(text: str) -> str:
    if not text.startswith("+"):
        return text
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if not number.extension else text


_YES_NO = {"yes": ("y", "si", "sí"), "no": ("n",)}
_CHECK = {"checked": ("yes", "y", "x", "true"), "unchecked": ("no", "n", "false")}
_SEX = {"M": ("male", "masculino", "hombre"), "F": ("female", "femenino", "mujer")}
_MARITAL: dict[str, tuple[str, ...]] = {
    "single": ("s", "soltero", "soltera"),
    "married": ("m", "casado", "casada"),
    "divorced": ("d", "divorciado", "divorciada"),
    "widowed": ("w", "viudo", "viuda"),
}
_GROUNDS: dict[str, tuple[str, ...]] = {
    "race": (),
    "religion": (),
    "nationality": (),
    "political_opinion": ("politics",),
    "particular_social_group": ("social_group", "membership_in_a_particular_social_group"),
    "torture_convention": ("torture", "cat"),
}


def _choice(name: str, choices: Mapping[str, tuple[str, ...]], *, is_list: bool = False) -> Kind:
    words = ", ".join(choices)
    expects = f"a list of any of: {words}" if is_list else f"one of: {words}"
    return Kind(name, expects, _one_of(choices), tuple(choices), is_list=is_list)


TEXT = Kind("text", "text as it should be printed", _as_written)
NAME = Kind("name", "a name", _as_written)
WORDS = Kind("words", "a few words in English", _as_written, needs_english=True)
PLACE = Kind("place", "a place: town and country", _as_written)
STORY = Kind("story", "an explanation in English, or the original and its translation", _as_written, needs_english=True)
COUNTRY = Kind("country", "a country: ISO alpha-2 code or name", _country)
LANGUAGE = Kind("language", "a language: its name or ISO 639 code", _as_written)
LANGUAGES = Kind("languages", "languages, separated by commas", _as_written)
PHONE = Kind("phone", "a phone number: +, country code and digits", _phone)
A_NUMBER = Kind("a_number", "an A-number: A and nine digits", _a_number)
SSN = Kind("ssn", "nine digits", _digits(9))
COUNT = Kind("count", "a number from 0 to 999", _count)
DATE = Kind("date", "a date: YYYY-MM-DD, YYYY-MM or YYYY (also MM/DD/YYYY or MM/YYYY)", _date, is_date=True)
MONTH = Kind("year_month", "a month: YYYY-MM or YYYY (also MM/YYYY)", _date, is_date=True)
MONTH_OR_PRESENT = Kind(
    "year_month_or_present", "a month: YYYY-MM or YYYY (also MM/YYYY), or present", _date_or_present, is_date=True
)
YES_NO = _choice("yes_no", _YES_NO)
CHECK = _choice("check", _CHECK)
SEX = _choice("sex", _SEX)
MARITAL = _choice("marital_status", _MARITAL)
COURT = _choice("court_history", {"a": (), "b": (), "c": ()})
GROUNDS = _choice("grounds", _GROUNDS, is_list=True)
BLANK = Kind("always_blank", "nothing: it is written by hand when the form is signed", _as_written)
