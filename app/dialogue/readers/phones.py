"""A telephone number as E.164, read with the region of the phone that writes.

Mexico's former mobile 1 (`+521`) and its trunk prefixes (01, 044, 045) are dropped, as the numbering plan did in 2019.
A national form without a region that two countries could own is `ambiguous`, never assumed.
"""

from __future__ import annotations

import re

import phonenumbers

from app.dialogue.readers.countries import countries_in
from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.number_talk import has_no_phone, is_none_of_own, is_this_one, undoubled, without_remarks
from app.dialogue.readers.numerals import digits_for_words, number_word
from app.dialogue.readers.place_words import STATES_OF_US
from app.dialogue.readers.shorthand import written_out
from app.dialogue.readers.stances import is_out_of_reach, says_none
from app.dialogue.readers.vocabulary import FILLERS
from app.dialogue.readers.withheld import withholds
from app.dialogue.reading import Reading

_WITH_CODE = 10
"""Digits from which a number is too long to be one of home with a digit lost."""
_LIKELY_REGIONS = ("MX", "US", "HN", "GT", "SV", "NI", "VE", "CU", "EC", "CO", "HT", "CR")
# One of these and nothing but these and the words around them: "this same one", "el mismo del que le escribo".
_SENDER_KEYS = word_set(
    """
    mando|mandando|
    este|esta|ese|mismo|misma|this|same|whatsapp|whats|wats|wasap|guasap|watsap|escribo|escribiendo|texting|using|usando
    """
)
_SENDER_AROUND = word_set(
    """
    a|al|ahorita|aqui|call|can|cel|celular|con|cual|de|del|desde|donde|el|en|es|escribame|estoy|estamos|fine|for|
    from|i|im|am|is|it|its|la|le|les|linea|line|llamame|llameme|llamar|mando|mandeme|me|mi|my|no mas|nomas|now|
    number|numero|as|mero|ok|on|one|only|phone|por|puede|pueden|que|si|telefono|te|tengo|the|to|unico|usa|usar|use|
    uso|which|works|writing|favor|porfa|gracias|pues|please|thanks|llamarme|llamar me|marcarme|escribirme|escribir|
    yes|you|numerito|telefonito|solo|hablo|marcar|ay|mire|yo|este|mensaje|mensajes|medio|contesto|contestando|cargo
    """
)
_RUN = re.compile(r"\+?\(?\d(?:[\s().\-/_]{0,3}\d)*")
_OF_MEXICO = re.compile(
    r"\b(?:de|en|from|in) (?:mexico|mex|mx|(?:ciudad |cd )?juarez|tijuana|matamoros|reynosa|"
    r"nuevo laredo|mexicali|nogales|tapachula)\b|"
    r"\b(?:mexicano|mexican|telcel)\b"
)
_HERE_IT_IS = re.compile(r"\b(?:aqui|ahi|ya|como) esta\b")
_NOT_TO_BE_CALLED = re.compile(
    r"\bno (?:quiero|es|(?:me )?(?:llam|marqu)\w+\b(?! (?:de (?:noche|madrugada)|en la|por la|antes|despues|muy|tan|"
    r"tarde|"
    r"temprano|a (?:las|esa|esas)|los|cuando|mucho|entre))|escrib\w+|me escrib\w+|sirve|funciona|contest\w+)\b|"
    r"\b(?:dont|do not|not) (?:call|use|text|my|mine|answer)\b"
)
_NO_OTHER = re.compile(
    r"\b(?:y |pues |porque )?(?:no (?:tengo|hay|uso|tenemos) (?:otro|mas)(?: (?:numero|telefono|celular))?|"
    r"i (?:dont|do not) have (?:another|other)(?: (?:one|number|phone))?|no other(?: number)?)\b"
)
_SHORT = re.compile(r"\b(?:ak|akka|aka|aqi|aki)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<!\d)(?P<whole>\d[\d\s().\-]{6,}\d)\s*,?\s*(?:o|u|or|or maybe|o tal vez)\s+(?:(?:el|es|the|it's)\s+)?"
    r"(?P<tail>\d{2,6})\b(?![\s.\-]?\d)"
)
"""A number and, after "or", another end of it: `404 555 0163 or 0136`."""
_OF_US = re.compile(
    r"\b(?:de|en|from|in|of|es)(?: (?:el|la|los|the))? (?:estados unidos|ee ?uu|eeuu|usa|us|united states|"
    r"houston|miami|dallas|austin|san antonio|laredo texas|mcallen|el paso|brownsville|los angeles|san diego|chicago|"
    r"nueva york|new york|new jersey|nueva jersey|new orleans|boston|atlanta|denver|phoenix|charlotte|orlando|tampa|"
    rf"nashville|memphis|seattle|maryland|las vegas|indianapolis|washington|{STATES_OF_US})\b|\b(?:gringo|americano)\b"
)
_LETTERS = re.compile(r"\d-?[ol](?=-?\d)|(?<![a-z])[ol]\d{3,}")
_FEW_WORDS = 3
"""Number words from which a reply tells its digits in words; fewer may count something ("tengo dos, el 81…")."""
_WORDS_LEAD = re.compile(
    r"(?:^|\b(?:es|is|el|al|mas|cero) )(?:[a-z]+ )?(?:cuatro|seis|nueve|ocho|siete|cinco|tres|dos|four|six|nine|"
    r"eight|seven|five) (?:cero|doce|catorce|dieciseis|veinti\w+|(?:tre|cuare|cincue|sese|sete|oche|nove)\w+|"
    r"twenty|\w+teen|\w+ty|zero|oh) ?\d"
)
_EXTENSION = re.compile(r"\b(?:ext|extension|exten|x)\b\.?\s*:?\s*(\d{1,6})\b")


def read_phone(text: str, region: str | None) -> Reading:
    """E.164, `sender` for the number that writes, `none` for no telephone; hints `phone.…`."""
    folded = undoubled(text).replace("＋", "+")
    if _means_sender(text) or is_this_one(text):
        return Reading("ok", "sender")
    extension = _EXTENSION.search(folded)
    spoken = _digits_said(folded[: extension.start()] if extension else folded)
    runs = [run for run in _RUN.findall(spoken) if sum(map(str.isdigit, run)) >= 5]
    if not runs:
        return _without_number(text, spoken)
    if _LETTERS.search(folded):
        return Reading("clarify", None, "phone.letters")
    named = _regions_said(folded)
    home = next(iter(named)) if len(named) == 1 else None if named else (region or "").upper() or None
    if either := _either_end(folded, home):
        return either
    found = [_candidates(run, home) for run in runs]
    reading = _judge(found, runs, "phone.extension" if extension else None)
    if reading.status == "ok" and (
        _NOT_TO_BE_CALLED.search(without_remarks(phrase(text)))
        or is_none_of_own(text)
        or _is_foreign_guess(runs, found, home, text)
    ):
        return Reading("ambiguous", [reading.value], SURE)
    return reading


def _is_foreign_guess(runs: list[str], found: list[list[str]], home: str | None, text: str) -> bool:
    """A number too short for the writer's own country that fits exactly one other, which nobody named: a slip?"""
    if home is None or len(runs) != 1 or runs[0].lstrip(" (").startswith(("+", "00")):
        return False
    digits = re.sub(r"\D", "", runs[0])
    parsed = phonenumbers.parse(found[0][0])
    abroad = phonenumbers.region_code_for_number(parsed)
    named = {code for codes in countries_in(text) for code in codes}
    return len(digits) < _WITH_CODE and abroad != home and parsed.country_code != _code_of(home) and abroad not in named


def _code_of(region: str) -> int:
    return phonenumbers.country_code_for_region(region)


def _regions_said(folded: str) -> set[str]:
    """MX, US or both when the reply says that the number is of there, or of a city of theirs."""
    return {code for code, pattern in (("MX", _OF_MEXICO), ("US", _OF_US)) if pattern.search(phrase(folded))}


def _either_end(folded: str, home: str | None) -> Reading | None:
    """Both numbers of `… 0163 or 0136`, to be asked; None where the reply holds no such ends."""
    found = _TAIL.search(folded)
    if not found:
        return None
    digits = re.sub(r"\D", "", found["whole"])
    typed = [digits, digits[: -len(found["tail"])] + found["tail"]]
    numbers = list(dict.fromkeys(number for run in typed for number in _candidates(run, home)))
    listed = len(numbers) > 1
    return Reading("ambiguous" if listed else "clarify", list(numbers) if listed else None, "phone.more_than_one")


def _means_sender(text: str) -> bool:
    said = set(_NO_OTHER.sub(" ", phrase(_SHORT.sub("aqui", written_out(text)))).split())
    if (said <= {"esta", "este"} | FILLERS and "esta" in said) or _HERE_IT_IS.search(fold(text)):
        return False
    return bool(said & _SENDER_KEYS) and said <= _SENDER_KEYS | _SENDER_AROUND | FILLERS


def _without_number(text: str, spoken: str) -> Reading:
    if withholds(text):
        return Reading("declined")
    if is_out_of_reach(text) and not has_no_phone(text):
        return Reading("unknown")
    if says_none(text) or has_no_phone(text):
        return Reading("ok", "none")
    has_digits = bool(re.search(r"\d{2}", spoken))
    return Reading("clarify", None, "phone.too_short") if has_digits else Reading("invalid", None, "phone.unread")


def _digits_said(folded: str) -> str:
    """Digits and number words as one line of digits; `+` said as `mas` or `plus` before them is kept."""
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    if sum(number_word(token) is not None for token in tokens) < _FEW_WORDS and not _WORDS_LEAD.search(folded):
        return folded
    numerals = digits_for_words(tokens, articles=True, years=False)
    said = " ".join(numeral.text for numeral in numerals)
    return re.sub(r"\b(?:mas|plus) (?=\d)", "+", re.sub(r"(?<=\d) (?:y|and|,|-) (?=\d)", " ", said))


def _judge(found: list[list[str]], runs: list[str], hint: str | None) -> Reading:
    numbers = list(dict.fromkeys(number for candidates in found for number in candidates))
    if len(numbers) == 1 and all(found):
        return Reading("ok", numbers[0], hint)
    if len(found) > 1 and len(numbers) == 1:
        return Reading("clarify", None, "phone.more_than_one")
    if len(found) > 1 and numbers:
        return Reading("ambiguous", list(numbers), "phone.more_than_one")
    if numbers:
        return Reading("ambiguous", list(numbers), "phone.which_country")
    digits = max(sum(map(str.isdigit, run)) for run in runs)
    length = "phone.too_short" if digits < 10 else "phone.too_long" if digits > 13 else "phone.not_a_number"
    return Reading("clarify", None, length)


def _candidates(run: str, region: str | None) -> list[str]:
    """Each valid number this run can be: international as typed, else in the region, else in any likely one."""
    digits = re.sub(r"\D", "", run)
    if run.lstrip(" (").startswith("+") or digits.startswith(("00", "011")):
        return _international(re.sub(r"^(?:011|00)", "", digits))
    if region and (number := _national(digits, region)):
        return [number]
    if len(digits) >= 11 and (international := _international(digits)):
        return international
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
