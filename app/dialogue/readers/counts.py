"""How many: a whole number in figures or words. Hedged numbers are kept with a hint; sums are never made for them."""

from __future__ import annotations

import re

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.calendar_text import is_approximate
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.numerals import digits_for_words
from app.dialogue.readers.stances import bare, opening_stance, says_none
from app.dialogue.reading import Json, Reading

_EITHER = re.compile(r"\d (?:o|u|or|a|to) \d|\d ?[-/] ?\d|\bentre \d+ y \d|\bbetween \d+ and \d")
_ARTICLE_ONE = re.compile(r"\b(?:an?|un[ao]?|one) (?=[a-z])")
_NONE = re.compile(
    r"^(?:(?:no|nope|nel|tengo) )*(?:ningun[ao]?|sin|none|nada)(?: \w+)?$|"
    r"^no (?:kids?|children|child|siblings?|brothers?|sisters?|hijos?|hijas?|ninos?|hermanos?)$"
)
_HOW_MANY = re.compile(r"\b(?:how many|cuant[oa]s)\W*$")
_BOUND = re.compile(
    r"\b(?:mas de|menos de|al menos|por lo menos|at least|more than|less than|fewer than|o mas|or more)\b"
)
_PARTS_ADDED = re.compile(r"\b(?P<one>\d+)\b.*\b(?:y|and|mas|plus)\b.{0,12}\b\d+\b")
_LARGEST = 999_999
_DOZEN = re.compile(r"\b(?P<half>medi[ao]|half an?)? ?(?:(?:una?|an?|one|1) )?(?:docena|dozen)\b")
_NOT_ONE = re.compile(r"\b(?:ni (?:un[oa]?|1)|not (?:one|a single one|1))\b(?! de)")
_AGE = re.compile(r"\b\d{1,2} (?:anos?|anitos?|meses|years?|months?|yrs?)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_count(text: str) -> Reading:
    """A whole number; 0 for none; several numbers are listed (`dos o tres`) or asked about."""
    folded = re.sub(r"(?<=\d)[,.](?=\d{3}\b)", "", fold(text))
    if re.search(r"(?<![\d\w])-\s?\d|\d+\s?[.,]\s?\d|\d\s?%", folded):
        return Reading("invalid", None, "count.not_whole")
    if not re.search(r"\d", folded) and opening_stance(text) == "unknown" and _HOW_MANY.search(folded):
        return Reading("unknown")
    if _is_vague(folded) or _BOUND.search(folded):
        return Reading("clarify", None, "count.how_many")
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    said = " ".join(numeral.text for numeral in digits_for_words(tokens, articles=True, years=False))
    if dozen := _DOZEN.fullmatch(said.strip()):
        return Reading("ok", 6 if dozen["half"] else 12)
    if _NOT_ONE.match(said.strip()):
        return Reading("ok", 0)
    numbers = list(dict.fromkeys(int(n) for n in re.findall(r"(?<!\d)\d{1,12}(?!\d)", said)))
    if not numbers:
        return _without_number(text)
    if len(numbers) == 1 and (_AGE.search(said) or (_YEAR.search(folded) and (len(tokens) > 1 or numbers[0] % 100))):
        return Reading("clarify", None, "count.how_many")  # somebody's age, or a year; 2000 alone is a number
    return _judge(numbers, said)


def _is_vague(folded: str) -> bool:
    padded = f" {phrase(folded)} "
    return not re.search(r"\d", folded) and any(f" {word} " in padded for word in known.VAGUE_COUNT)


def _without_number(text: str) -> Reading:
    if says_none(text) or _NONE.match(bare(text)):
        return Reading("ok", 0)
    has_unit = bool(_ARTICLE_ONE.match(f"{bare(text)} "))
    if has_unit:
        return Reading("ok", 1)
    return (
        Reading("clarify", None, "count.how_many")
        if bare(text) in known.NO | known.YES
        else Reading("invalid", None, "count.unread")
    )


def _judge(numbers: list[int], said: str) -> Reading:
    if any(number > _LARGEST for number in numbers):
        return Reading("invalid", None, "count.too_large")
    if len(numbers) == 1 and _PARTS_ADDED.search(said):
        return Reading("clarify", None, "count.several")
    if len(numbers) == 1:
        return Reading("ok", numbers[0], "count.approximate" if is_approximate(said) else None)
    listed: list[Json] = list(numbers)
    if _EITHER.search(said):
        return Reading("ambiguous", listed, "count.which")
    return Reading("clarify", listed, "count.several")


def read_number(text: str) -> Reading:
    """A number that may have decimals, as int or float; otherwise as `read_count`."""
    found = re.fullmatch(r"\D*?(-?\d{1,12})[.,](\d{1,2})\D*", fold(text))
    return Reading("ok", float(f"{found[1]}.{found[2]}")) if found else read_count(text)
