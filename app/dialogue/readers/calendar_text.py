"""A reply about time in one plain notation, so that the date readers need to know one way of writing.

Months become `M03`, weekdays `W0` (Monday), numbers said in words digits; every other word is folded, every mark
stands alone: `Lunes 12 de MARZO, 8:30am` -> `W0 12 de M03 , 8 : 30 am`. `Scan` lets readers take parts out in turn.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.dialogue.readers import words_en
from app.dialogue.readers.folding import fold
from app.dialogue.readers.numerals import Numeral, digits_for_words
from app.dialogue.readers.part_hours import without_part_hours
from app.dialogue.readers.vocabulary import APPROXIMATE, MONTHS, UNITS, WEEKDAYS

_ORDINAL = re.compile(r"\b(\d{1,2})(?:\s?(?:ro|ero|er|st|nd|rd|th)|do|to|mo|vo|no|o|a|ra|da)\b")
_LETTERS_AMONG_DIGITS = re.compile(r"\d[ol](?=\d)|\d{2}[ol]\b(?=/)|\b[ol]\d")
_ORDINALS = {**words_en.ORDINALS, "primero": 1, "primer": 1, "primera": 1, "primro": 1}
BEHIND_MINUTES = (
    r"(?= *$| *[,.;!?\n](?!\d)| (?:de la|del dia|am|pm|[ap] ?\.? ?m\b|en|in|y la|corte|court|puente|bridge)\b)"
)
"""What may stand behind "8 y 30" for it to be an hour: "8 y 30 personas" is none."""

_SPELT = (
    (r"\b(?:i ?(?:would|woud|d|will)?|we would) like\b", " want "),  # a wish, and no "like 8 o'clock"
    (r"\b\d{1,3} ?(?:%|percent\b|por ?ciento\b|per cent\b)", " "),
    (
        r"\b(?:el |en el )?(?:mero |mismo |propio |merito )?dia de (?:la )?navidad\b|\bchristmas day\b",
        " 25 de diciembre ",
    ),
    (r"\b(?:el |en el )?(?:mero |mismo |propio |merito )dia de (?:los )?(?:muertos|difuntos)\b", " 2 de noviembre "),
    (r"\b(?:el |en el )?(?:mero |mismo |propio |merito )dia de (?:los )?reyes\b", " 6 de enero "),
    (r"(?<=\d)\s*(?://|[\\|_])\s*(?=\d)", "/"),
    (r"\bthis (?=morning|afternoon|evening)", "today in the "),
    (r"\besta (?=manana|tarde|noche|madrugada)", "hoy en la "),
    (r"\bantenoche\b|\banteanoche\b", " antier "),
    (r"\b(hace|ase|hase) (ano|mes) y medio\b", r"\1 1 \2 y medio"),
    (r"\bdosmil", "dos mil "),
    (r"(?<![\d/.:-])\b(1[0-2]|[1-9])([0-5]\d)\s*([ap])\s?\.?\s?m\b\.?", r"\1:\2 \3m "),
    (r"\b(a las?|alas|at) (1[0-2]|[1-9])([0-5]\d)\b(?! ?[\d/.:-])", r"\1 \2:\3"),  # "a las 830"
    (r"\b(a las|alas) (1[3-9]|2[0-3])([0-5]\d)\b(?! ?[\d/.:-])", r"\1 \2:\3"),
    (
        r"(?<![\d/.:-])\b(1[0-2]|[1-9]) ([0-5]\d) (?=(?:in the |de la |por la |of the )?"
        r"(?:am|pm|[ap] m|morning|evening|afternoon|night|manana|tarde|noche|madrugada)\b)",
        r"\1:\2 ",
    ),
    (r"\b(a las?|alas|at) (1\d|2[0-3]|[1-9]) ([0-5]\d)\b(?! ?(?:de|del|of|[\d/.:-]))", r"\1 \2:\3"),
    (
        r"\b(\d{1,2} (?:de |of )?(?:ene|jan|feb|mar|abr|apr|may|jun|jul|ago|aug|sep|set|oct|nov|dic|dec)[a-z]*"
        r"(?:,? (?:de |del |of )?20\d\d)?,?) (1[0-2]|0?[1-9]) ([0-5][05])\b(?! ?[/.:-]?\d)",
        r"\1 \2:\3",
    ),  # "14 december 8 30"
    (
        r"(?<![\d/:.-])(?<!\d )\b(1[0-2]|0?[1-9]) (?:y|con) ([0-5][05])"
        rf"{BEHIND_MINUTES}",
        r"\1:\2",
    ),  # "8 y 30 de la manana", no "8 y 30 personas"
    (r"\b[ie] (?=(?:media|cuarto|quince|treinta)\b)", "y "),
    (r"(?<![\d/.:-])(?:(?<!\d )|(?<=20\d\d ))\b(0\d)([0-5]\d)\b(?! ?[\d/.:-])", r"\1:\2"),
    (r"\b(que|q|k|ke|como|komo|donde|yo|no|lo|la|le|me|y|si) ago\b(?! (?:de )?\d)", r"\1 hago"),  # no August
    (r"\bmilnove", "mil nove"),
    (r"\ba la una\b|\ba la 1\b", "a las 1"),
    (r"\bmas\s*o\s*menos\b|\bmore or less\b|\bmasomenos\b", " approx "),
    (r"\bmedio\s*dia\b|\bmedio-dia\b", " mediodia "),
    (r"\bmedia\s+noche\b", " medianoche "),
    (r"\b([12])[.,](\d{3})\b", r"\1\2"),
    (r"\b(\d{1,2})\s?\.\s?[oa]\b(?=\s+de\b)", r"\1"),
    (r"\b([ap])\s*\.\s*m\b\.?", r"\1m "),
    (r"\b(\d{1,2})\s*([ap])\s+m\b", r"\1 \2m "),
    (
        r"\bante\s?ayer\b|\bantes de ayer\b|\bantiayer\b|\bantiyer\b|\bthe day before yesterday\b|"
        r"\bday before yesterday\b",
        " antier ",
    ),
    (r"\bpasado\s+manana\b|\b(the )?day after tomorrow\b|\bpasadomanana\b", " overmorrow "),
    (r"\b(m[ae]n?yana|maana|mnana|maniana)\b", " manana "),
)
_AGO_WORDS = ("ago", "atras", "back")


def hides_letters_in_digits(text: str) -> bool:
    """True when an O or l stands where a digit should (`2O19`): we ask, we do not correct."""
    return bool(_LETTERS_AMONG_DIGITS.search(fold(text)))


@lru_cache(maxsize=32)
def calendar_text(text: str) -> str:
    """The reply in the notation of this module."""
    folded = _ORDINAL.sub(r"\1", without_part_hours(fold(text)))
    for pattern, plain in _SPELT:
        folded = re.sub(pattern, plain, folded)
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    numerals = digits_for_words(tokens, articles=False, years=True)
    return " ".join(_marked(_with_ordinals(numerals)))


def _with_ordinals(numerals: list[Numeral]) -> list[str]:
    out: list[str] = []
    for at, numeral in enumerate(numerals):
        place = _ORDINALS.get(numeral.text)
        before = numerals[at - 1] if at else None
        if place is None:
            out.append(numeral.text)
        elif before and before.spoken and before.text in ("20", "30") and place < 10:
            out[-1] = str(int(before.text) + place)
        else:
            out.append(str(place))
    return out


def _marked(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if token in _AGO_WORDS and out and out[-1] in UNITS:
            out.append("AGO")
        elif (month := _month(token)) is not None:
            out.append(f"M{month:02d}")
        elif (weekday := WEEKDAYS.find(token)) is not None and token not in UNITS:
            out.append(f"W{weekday}")
        else:
            out.append(token)
    return out


def _month(word: str) -> int | None:
    return None if word in UNITS or word in ("atras", "back") else MONTHS.find(word)


class Scan:
    """Calendar text from which readers take what they understand; what is left was not understood."""

    def __init__(self, text: str) -> None:
        self.text = f" {text} "

    def take(self, pattern: str) -> re.Match[str] | None:
        """The first match, removed from the text; None when there is none."""
        found = re.search(pattern, self.text)
        if found:
            self.text = f"{self.text[: found.start()]} | {self.text[found.end() :]}"
        return found

    def drop(self, pattern: str) -> None:
        """Remove every match."""
        self.text = re.sub(pattern, " | ", self.text)

    @property
    def numbers(self) -> list[str]:
        """The numbers nobody has taken yet."""
        return re.findall(r"(?<![MW\d])\d+", self.text)


_QUESTION_BEHIND = re.compile(r"(?<=\d)\s+(?:y|e|and|pero|but)\s+(?:[^\W\d]+\s+)+[^\W\d]+\s*\?\s*$")
"""A question of its own behind the day: "el 3 de febrero de 2027 y la clave si quedó?" doubts no day."""


_OF_A_MATTER = re.compile(
    r"\babout (?=(?:my|our|his|her|it|am|this|that|dat|(?:the )?(?:court|hearing|papers?|date|appointment|bridge))\b)"
)
""" "I want to ask about my court paper. It says 14 December 8:30": the matter, and no doubt about the day."""


@lru_cache(maxsize=1)
def _approximate() -> re.Pattern[str]:
    longest = sorted(APPROXIMATE, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:approx|" + "|".join(map(re.escape, longest)) + r")(?!\w)|\bno estoy segur")


def is_approximate(text: str) -> bool:
    """True when the calendar text carries a mark of approximation (`como en`, `a mediados de`, `around`)."""
    is_asked = text.rstrip().endswith("?") and not _QUESTION_BEHIND.search(text)
    return is_asked or bool(_approximate().search(_OF_A_MATTER.sub(" ", text)))
