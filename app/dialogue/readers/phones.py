"""A telephone number as E.164, read with the region of the phone that writes.

Mexico's former mobile 1 (`+521`) and its trunk prefixes (01, 044, 045) are dropped, as the numbering plan did in 2019.
A national form without a region that two countries could own is `ambiguous`, never assumed.
"""

from __future__ import annotations

import re

import phonenumbers

from app.dialogue.reading import Reading
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.numerals import digits_for_words, number_word
from app.dialogue.readers.stances import bare, is_out_of_reach, says_none

_LIKELY_REGIONS = ("MX", "US", "HN", "GT", "SV", "NI", "VE", "CU", "EC", "CO", "HT", "CR")
_SENDER = re.compile(
    r"^(?:(?:es|si|yes|al|a|el|mi|the|my|its|it is|por|on|en|use|usa|use el|llameme|llamame|call me|mandeme|escribame|pueden llamar|can use|number|numero) )*"
    r"(?:est[ea](?: mismo| misma)?|a este|el mismo|la misma|mismo|mismo numero|this|this one|this number|this same|same|same one|same number|the same|"
    r"est[ea] (?:numero|cel|celular|telefono|whats|whatsapp|wasap|wats|linea)|este mismo (?:numero|cel|celular|telefono|whatsapp)|el mismo (?:numero|cel|celular|telefono|whatsapp)|this (?:phone|whatsapp|line|same number|same one)|"
    r"(?:mi |my |el |the )?(?:whatsapp|wasap|whats|wats|guasap)|(?:de|desde|from)? ?(?:el|del|the)?(?: numero)? (?:que|which|i am|im)? ?(?:le |te |les )?(?:escribo|estoy escribiendo|texting|writing|texting from|writing from|mando|mande)|el que (?:tengo|uso)(?: aqui| ahorita)?|"
    r"(?:de|desde) (?:este|donde)(?: le| te| les)? ?(?:escribo|estoy escribiendo)?|del? (?:este )?(?:que|donde) (?:le |te |les )?(?:escribo|estoy escribiendo|mando|hablo)|el (?:numero )?(?:que|donde) (?:le |te |les )?(?:escribo|estoy escribiendo|mando|hablo)|the (?:one|number) (?:im|i am) (?:using|writing from|texting from|texting|using now)|con el que (?:le |te |les )?escribo)"
    r"(?: (?:mismo|no mas|nomas|numero|por favor|es|de|que|whatsapp|cel|celular|please|one|tengo|uso|desde donde le escribo|del que le escribo|de whatsapp|que le escribo|que uso|aqui|ahorita|now|only|works|is fine|is ok|esta bien))*$"
)
_RUN = re.compile(r"\+?\(?\d(?:[\s().\-/_]{0,3}\d)*")
_LETTERS = re.compile(r"\d-?[ol](?=-?\d)|(?<![a-z])[ol]\d{3,}")
_EXTENSION = re.compile(r"\b(?:ext|extension|exten|x)\b\.?\s*:?\s*(\d{1,6})\b")


def read_phone(text: str, region: str | None) -> Reading:
    """E.164, `sender` for the number that writes, `none` for no telephone; hints `phone.…`."""
    folded = fold(text).replace("＋", "+")
    if _SENDER.match(bare(text)) or _SENDER.match(phrase(text)):
        return Reading("ok", "sender")
    extension = _EXTENSION.search(folded)
    spoken = _digits_said(folded[: extension.start()] if extension else folded)
    runs = [run for run in _RUN.findall(spoken) if sum(map(str.isdigit, run)) >= 5]
    if not runs:
        return _without_number(text, spoken)
    if _LETTERS.search(folded):
        return Reading("clarify", None, "phone.letters")
    found = [_candidates(run, (region or "").upper() or None) for run in runs]
    return _judge(found, runs, "phone.extension" if extension else None)


def _without_number(text: str, spoken: str) -> Reading:
    if is_out_of_reach(text):
        return Reading("unknown")
    if says_none(text):
        return Reading("ok", "none")
    has_digits = bool(re.search(r"\d{2}", spoken))
    return Reading("clarify", None, "phone.too_short") if has_digits else Reading("invalid", None, "phone.unread")


def _digits_said(folded: str) -> str:
    """Digits and number words as one line of digits; `+` said as `mas` or `plus` before them is kept."""
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    if sum(number_word(token) is not None for token in tokens) < 3:
        return folded
    numerals = digits_for_words(tokens, articles=True, years=False)
    said = " ".join(numeral.text for numeral in numerals)
    return re.sub(r"\b(?:mas|plus) (?=\d)", "+", re.sub(r"(?<=\d) (?:y|and|,|-) (?=\d)", " ", said))


def _judge(found: list[list[str]], runs: list[str], hint: str | None) -> Reading:
    numbers = list(dict.fromkeys(number for candidates in found for number in candidates))
    if len(numbers) == 1 and all(found):
        return Reading("ok", numbers[0], hint)
    if len(found) > 1 and numbers:
        return Reading("ambiguous", list(numbers), "phone.more_than_one")
    if numbers:
        return Reading("ambiguous", list(numbers), "phone.which_country")
    digits = max(sum(map(str.isdigit, run)) for run in runs)
    length = "phone.too_short" if digits < 10 else "phone.too_long" if digits > 13 else "phone.not_a_number"
    return Reading("clarify", None, length)


def _candidates(run: str, region: str | None) -> list[str]:
    """Every valid number this run of digits can be: international as typed, else in the region, else in any likely one."""
    digits = re.sub(r"\D", "", run)
    if run.lstrip(" (").startswith("+") or digits.startswith(("00", "011")):
        return _international(re.sub(r"^(?:011|00)", "", digits))
    if region and (number := _national(digits, region)):
        return [number]
    if len(digits) >= 11 and (number := _international(digits)):
        return number
    others = [number for other in _LIKELY_REGIONS if other != region and (number := _national(digits, other))]
    return list(dict.fromkeys(others))


def _international(digits: str) -> list[str]:
    if digits.startswith("521") and len(digits) == 13:
        digits = f"52{digits[3:]}"
    number = _parsed(f"+{digits}", None)
    return [number] if number else []


def _national(digits: str, region: str) -> str | None:
    if region == "MX":
        digits = re.sub(r"^(?:01|044|045|1)(?=\d{10}$)", "", digits)
    return _parsed(digits, region)


def _parsed(number: str, region: str | None) -> str | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def shown_phone(number: str) -> str:
    """The number spaced for reading (`+52 664 123 4567`)."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
