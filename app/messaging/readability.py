"""How easy a text is to read, as a figure: Spanish by Szigriszt-Pazos (INFLESZ), English by Flesch's reading ease.

Both count syllables in a word and words in a sentence, and both grow with ease. On the INFLESZ scale a Spanish text is
very hard below 40, somewhat hard below 55, normal to 65, fairly easy to 80 and very easy above. Flesch calls 60 to 70
plain English and 70 to 80 fairly easy.

Szigriszt-Pazos (1993): 206.835 - 62.3 * syllables / words - words / sentences.
Flesch (1948): 206.835 - 84.6 * syllables / words - 1.015 * words / sentences.

Syllables of Spanish follow from spelling almost without exception. Those of English are counted by groups of vowels,
right for about nine words of ten: good for a limit, not for a thesis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINK = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_ABBREVIATION = re.compile(r"\bEE\. ?UU\.|\bU\.S\.|\bCd\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?…:;]+(?=\s|$)|\n+")
_QUIET_U = re.compile(r"(?<=[qg])u(?=[eéií])")
_VOWELS = re.compile(r"[aeiouáéíóúüy]+")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_STRONG, _WEAK_STRESSED = "aeoáéó", "íú"


@dataclass(frozen=True, slots=True)
class Readability:
    """The figure of one text and what it was made of."""

    ease: float
    words: int
    sentences: int
    syllables: int


def readability(text: str, language: str) -> Readability | None:
    """The measure of a text in Spanish ("es") or English; None for another language or a text without words.

    Links are left out, a placeholder counts as one short word, and the lines of a list as sentences. Names in capitals
    (MPP, COMAR) are read as one syllable a letter at most by their vowels, as the word they look like.
    """
    if language not in _COUNTS:
        return None
    plain = _ABBREVIATION.sub("EU", _LINK.sub(" ", _PLACEHOLDER.sub(" uno ", text))).replace("*", "")
    words = _WORD.findall(plain)
    if not words:
        return None
    sentences = max(1, sum(1 for part in _END.split(plain) if _WORD.search(part)))
    syllables = sum(_COUNTS[language](word.lower()) for word in words)
    per_word, per_sentence = syllables / len(words), len(words) / sentences
    if language == "es":
        ease = 206.835 - 62.3 * per_word - per_sentence
    else:
        ease = 206.835 - 84.6 * per_word - 1.015 * per_sentence
    return Readability(round(ease, 1), len(words), sentences, syllables)


def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word: "garita" 3, "audiencia" 3, "país" 2, "quien" 1, "muy" 1, "línea" 3."""
    spelled = _QUIET_U.sub("", word.lower())
    return max(1, sum(_nuclei(group) for group in _VOWELS.findall(_without_consonant_y(spelled))))


def _without_consonant_y(word: str) -> str:
    """y is a vowel only at a word's end and alone: "muy", "y"; in "ayuda" it is a consonant."""
    return re.sub(r"y(?=[aeiouáéíóúü])", "|", word)


def _nuclei(group: str) -> int:
    """Syllables in a run of vowels: two strong ones part, a stressed weak one parts from a strong one."""
    count = 1
    for before, after in pairwise(group):
        is_strong = before in _STRONG and after in _STRONG
        opens, closes = before in _WEAK_STRESSED and after in _STRONG, before in _STRONG and after in _WEAK_STRESSED
        count += is_strong or opens or closes
    return count


def english_syllables(word: str) -> int:
    """Syllables of an English word, nearly: "court" 1, "hearing" 2, "asked" 1, "people" 2, "notice" 2."""
    spelled = word.lower().replace("'", "")
    if len(spelled) <= 3:
        return 1
    if spelled.endswith("es") and spelled[-3] not in "sxzcg" and spelled[-4:-2] not in ("sh", "ch"):
        spelled = spelled[:-2] + "s"
    elif spelled.endswith("ed") and spelled[-3] not in "td":
        spelled = spelled[:-2] + "d"
    elif spelled.endswith("le"):
        spelled = spelled[:-1] if spelled[-3] in "aeiouy" else spelled
    elif spelled.endswith("e") and not spelled.endswith("ee"):
        spelled = spelled[:-1]
    count = len(_ENGLISH_VOWELS.findall(spelled))
    count += len(re.findall(r"i(?:a|o(?!n))|[^aeiou]ua|eo(?!u|p)", spelled))
    return max(1, count)


_COUNTS = {"es": spanish_syllables, "en": english_syllables}
