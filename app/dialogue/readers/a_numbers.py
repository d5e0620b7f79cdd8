"""The A-number on every paper of the government and the court: A and nine digits (COURT-03, COURT-04).

Eight digits take a zero in front. Nothing else is mended: a letter among the digits, seven digits or ten are asked
about, because a wrong number finds somebody else's case.
"""

from __future__ import annotations

import re

from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.number_talk import lacks_a_digit, undoubled
from app.dialogue.readers.numerals import digits_for_words, number_word
from app.dialogue.readers.stances import denies_having, is_lost, is_out_of_reach
from app.dialogue.readers.withheld import withholds
from app.dialogue.reading import Reading

_LOOKALIKES = "oilsbzgqu"
_DATE_LIKE = re.compile(r"\b\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b")
_BORN = re.compile(
    r"\b(?:naci|nacio|nacimiento|cumplo|born|birth\w*|dob)\b|"
    r"(?<![\d-])(?:[0-2]?\d|3[01]) (?:0?\d|1[0-2]) (?:19|20)\d\d(?!\d)"
)
"""A day told without its marks: `nací el 14 08 1957`."""
_EITHER = re.compile(r"\d\W+(?:o|u|or)\W+(?:el |la |es |era |the )?a?\W*\d")
_ONE_OF_TWO = re.compile(r"(?<!\d)\d\s*(?:o|u|or|/)\s*(?:un |una |a |el |the )?\d(?!\d)")
"""One digit that may be another: `es 8 o 3`."""
_ALMOST_WHOLE = 7
_SSN_LIKE = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_GROUPED = re.compile(r"\d(?:[\s.\-_,]{0,3}\d)*")
_MIXED = re.compile(
    rf"(?<![a-z])a?[\s#:.\-]*+(?=[\d{_LOOKALIKES}\s.\-]*\d)([\doil](?:[\s.\-]?[\d{_LOOKALIKES}]){{6,10}})(?![a-z\d])"
)
_OTHER_PREFIX = re.compile(r"\b([b-z]|[a-z]{2,4})[\s\-#]?\d{6,}")
_OTHER_PAPER = re.compile(
    r"\b(?:pasaporte|passport|curp|telefono|tel|cel|celular|phone|dui|dpi|cedula|identidad|folio|recibo|receipt|"
    r"social|seguro|ssn|itin|"
    r"whatsapp|cuenta|account)\b[^\d]{0,20}\d"
)
_WHOLE = 9
_BETWEEN = (
    r"(?:y|e|and|luego|despues|then|after|that|next|sigue|siguen|seguido|followed|by|de|el|la|los|espacio|space|guion|"
    r"dash|raya|hyphen|punto|dot|it|is|says|dice)"
)
_THEN = re.compile(
    r"\b(?:luego|despues|then|next|after|sigue|siguen|seguido|followed|espacio|space|guion|dash|raya|hyphen|"
    r"y|and)\b"
)
_PARTS = re.compile(rf"\d+(?:(?:[\s.\-_,]+{_BETWEEN}\b){{0,4}}[\s.\-_,]{{0,3}}\d+)*")
_PREFIX_WORDS = word_set(
    """
    es|no|nr|num|nro|alien|is|id|de|el|mi|la|y|and|o|or|son|numero|number|a|then|that|next|after|says|dice|dash
    """
)


def read_a_number(text: str) -> Reading:
    """`A` and nine digits, or `none`; a hint of `a_number.…` says what is odd about anything else."""
    folded = undoubled(text).replace("а", "a")
    numbers = _numbers(folded)
    if not numbers and withholds(text):
        return Reading("declined")
    if not numbers and (is_out_of_reach(text) or is_lost(text)):
        return Reading("unknown")
    if not numbers and denies_having(text):
        return Reading("ok", "none")
    if _ONE_OF_TWO.search(folded):
        return Reading("clarify", None, "a_number.more_than_one")
    if odd := _oddity(folded):
        return odd
    if joined := _joined(folded):
        return Reading("ambiguous", [f"A{joined}"], "sure")
    if len(numbers) > 1:
        return _several(numbers, is_either=bool(_EITHER.search(folded)))
    if numbers and len(numbers[0]) < 9 and (re.search(r"\d\s?[_?*]", folded) or lacks_a_digit(text)):
        return Reading("clarify", None, "a_number.too_short")  # a place was left open
    return _judge(numbers[0]) if numbers else Reading("invalid", None, "a_number.unread")


def _joined(folded: str) -> str | None:
    """Nine digits read out part by part, `216 y luego 448 903`; None where anything else stands between them."""
    found = _PARTS.findall(folded)
    digits = re.sub(r"\D", "", found[0]) if len(found) == 1 else ""
    is_told = bool(digits) and bool(_THEN.search(found[0])) and sum(map(str.isdigit, folded)) == len(digits)
    return digits if is_told and len(digits) == _WHOLE and not lacks_a_digit(folded) else None


def _several(numbers: list[str], *, is_either: bool) -> Reading:
    whole = [str(reading.value) for number in numbers if (reading := _judge(number)).status == "ok"]
    if len(whole) == 1 and is_either and sum(len(number) >= _ALMOST_WHOLE for number in numbers) > 1:
        return Reading("clarify", None, "a_number.more_than_one")
    if len(whole) == 1:
        return Reading("ok", whole[0])
    if whole:
        return Reading("ambiguous", list(whole), "a_number.more_than_one")
    return Reading("clarify", None, "a_number.too_short")


def _oddity(folded: str) -> Reading | None:
    if _DATE_LIKE.search(folded) or (_BORN.search(folded) and not re.search(r"\ba[\s\-#:.]*\d{2}", folded)):
        return Reading("invalid", None, "a_number.looks_like_date")
    if _SSN_LIKE.search(folded):
        return Reading("clarify", None, "a_number.looks_like_ssn")
    mixed = _MIXED.search(folded)
    beside = rf"\d[{_LOOKALIKES}]|[{_LOOKALIKES}]\d"
    if mixed and re.search(beside, mixed.group(1)) and sum(map(str.isdigit, mixed.group(1))) >= 4:
        return Reading("clarify", None, "a_number.letters")
    if _OTHER_PAPER.search(folded) and not re.search(r"\ba[\s\-#:.]*\d", folded):
        return Reading("clarify", None, "a_number.other_number")
    prefix = _OTHER_PREFIX.search(folded)
    if prefix and prefix.group(1) not in _PREFIX_WORDS:
        return Reading("clarify", None, "a_number.other_number")
    return None


def _numbers(folded: str) -> list[str]:
    """Each run of digits in the text, typed in any grouping or said in words."""
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    is_spoken = sum(number_word(token) is not None for token in tokens) >= 2
    if is_spoken and not re.search(r"\d{8}", folded):  # "tengo dos, A203111908 y …, uno es de la niña"
        spoken = digits_for_words(tokens, articles=True, years=False)
        folded = " ".join(numeral.text for numeral in spoken)
        folded = re.sub(r"(?<=\d) (?:y|and|,) (?=\d)", " ", folded)
    runs = [re.sub(r"\D", "", run) for run in _GROUPED.findall(folded)]
    return list(dict.fromkeys(run for run in runs if len(run) >= 4)) or runs[:1]


def _judge(digits: str) -> Reading:
    if len(digits) < 8:
        return Reading("clarify", None, "a_number.too_short")
    if len(digits) > 9:
        return Reading("clarify", None, "a_number.too_long")
    if len(set(digits)) == 1:
        return Reading("invalid", None, "a_number.unread")
    return Reading("ok", f"A{digits:0>9}")


def masked(a_number: str) -> str:
    """The only form in which it is ever shown back: its last three digits (design, section 3 rule 7)."""
    return f"A•••••{a_number[-3:]}"
