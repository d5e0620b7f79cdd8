"""Folding: the shapes in which a person's words are compared, never the shape in which they are kept.

People write on cracked phones, with autocorrect in another language, by voice typing, without accents, with emoji.
Each function gives up a little more of the writing than the one before:

    clean   one spelling of each character, nothing invisible, single spaces        "  ¿Sí?\u200b" -> "¿Sí?"
    bare    ... without case and accents; ñ stays a letter of its own                -> "¿si?"
    fold    ... words and digits only, ñ as n: no punctuation, no emoji              -> "si"
    loose   ... letters repeated for emphasis once: "siii"                           -> "si"
    sound   ... as it sounds in Spanish: "ke", "kiero", "avogado", "lla" = que, quiero, abogado, ya

`bare` keeps ñ because año and ano, or Núñez and Nunez, are different words. From `fold` on it is n: lists of content
and people's phones have it or not, and "viene la doña" must be heard either way. Every function is total: any text,
also empty.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Characters drawn as nothing (format characters, variation selectors, the keycap ring, tags): "1️⃣" is a 1.
_INVISIBLE_RANGES = ((0xFE00, 0xFE0F), (0x20E0, 0x20E3), (0xE0000, 0xE01EF), (0x180B, 0x180F), (0x115F, 0x1160))
_INVISIBLE_EXTRA = {0x00AD, 0x034F, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0}
_TILDE = "\u0303"
# Apostrophes vanish instead of splitting: "don't" and "dont" are one word.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ＇"))
# What folding leaves as it is: nearly all of the hundred thousand phrases of our content, looked at with each start.
_FOLDED = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_NOT_WORD = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_GAPS = re.compile(r"\s{3,}")
_MARKS = re.compile(r"([^\w\s]|_)\1{3,}")
_OVER_AND_OVER = re.compile(r"(.{1,24}?)(?:\1){16,}", re.DOTALL)

# `fold` and `loose` remember a few texts: one message is looked at in a dozen ways within a turn. No more than a few,
# since what people wrote must not stay in memory for long.

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"ch", "1"),
        (r"q(?:u(?=[ei]))?", "k"),
        (r"c(?=[ei])", "s"),
        (r"[ck]+", "k"),
        (r"gu(?=[ei])", "2"),
        (r"g(?=[ei])", "j"),
        (r"2", "g"),
        (r"z", "s"),
        (r"x(?=[bcdfgklmnpqrstv1])", "s"),
        (r"x", "j"),
        (r"v", "b"),
        (r"ll", "y"),
        (r"h", ""),
        (r"n(?=[bp])", "m"),
        (r"(?<=[aeou])y\b", "i"),
        (r"\by\b", "i"),
        (r"1", "ch"),
        (r"([^\W\d])\1+", r"\1"),
    )
)
_DIGITS = re.compile(r"\d+")


def _is_invisible(character: str) -> bool:
    """True for characters that take no space on a screen (zero-width, direction marks, soft hyphen, selectors)."""
    code = ord(character)
    if 0x20 <= code < 0x7F or character in "\t\n\r\v\f":
        return False
    if code in _INVISIBLE_EXTRA or unicodedata.category(character) in ("Cf", "Cc", "Cs"):
        return True
    return any(low <= code <= high for low, high in _INVISIBLE_RANGES)


def calm(text: str) -> str:
    """A message as it is read: nothing in it goes on for pages. "nooo!!!!!!!!" and four thousand empty lines are heard.

    A gap is two characters at most, of lines or of spaces, the same mark stands three times, and a few letters or words
    that are said over and over stand sixteen times. Ordinary words come back as they are. Never the shape in which a
    story or an answer is kept.
    """
    once = _MARKS.sub(r"\1\1\1", _GAPS.sub(lambda gap: "\n" * min(gap[0].count("\n"), 2) or gap[0][:2], text))
    return _OVER_AND_OVER.sub(lambda told: told[1] * 16, once)


def clean(text: str) -> str:
    """The same words in one encoding: compatibility forms unified (NFKC), nothing invisible, single spaces.

    Case, accents, punctuation and emoji stay. Line breaks become spaces.
    """
    if text.isascii():
        visible = _ASCII_CONTROL.sub("", text)
    else:
        unified = unicodedata.normalize("NFKC", text.replace("´", "'"))  # NFKC would make it a space and an accent
        visible = "".join(character for character in unified if not _is_invisible(character))
    return _SPACES.sub(" ", visible).strip()


def bare(text: str) -> str:
    """`clean`, in lower case and without accents; ñ stays ñ and punctuation stays: "¿AÑO?" -> "¿año?"."""
    lowered = clean(text).casefold()
    if lowered.isascii():
        return lowered
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", lowered):
        if character == _TILDE and kept and kept[-1] == "n":
            kept[-1] = "ñ"
        elif unicodedata.category(character) not in ("Mn", "Me"):
            kept.append(character)
    return _SPACES.sub(" ", "".join(kept)).strip()


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """`bare`, with each run of punctuation, symbols and emoji as one space: "¡Menú, por favor! 🙏" -> "menu por favor".

    Apostrophes vanish ("don't" -> "dont"), and ñ is n: many phones have none, and lists are written either way. Letters
    of any alphabet and digits stay.
    """
    if _FOLDED.fullmatch(text):
        return text
    return _NOT_WORD.sub(" ", bare(text).translate(_APOSTROPHES)).replace("ñ", "n").strip()


def words(text: str) -> tuple[str, ...]:
    """The words of `fold`, in order."""
    return tuple(fold(text).split())


def squeeze(text: str) -> str:
    """Letters written three times or more, once: "siiii" -> "si". Doubles stay ("llamar"); digits stay ("2000")."""
    return _REPEATED.sub(r"\1", text)


@lru_cache(maxsize=64)
def loose(text: str) -> str:
    """`fold`, with letters repeated for emphasis once: for commands and options."""
    return squeeze(fold(text))


@cache
def fold_own(text: str) -> str:
    """`fold` for the words of our content, remembered for good. Never for what a person wrote."""
    return fold(text)


@cache
def loose_own(text: str) -> str:
    """`loose` for the words of our content, remembered for good. Never for what a person wrote."""
    return loose(text)


def sound(text: str) -> str:
    """`loose`, spelled by one Spanish sound each (seseo, yeísmo, b = v, silent h): for finding misspelled words.

    English words change too, the same way on both sides of a comparison. Digits are left as they are.
    """
    return " ".join(sound_of(word) for word in loose(text).split())


@lru_cache(maxsize=8192)
def sound_of(word: str) -> str:
    """One word that is already `loose`, as it sounds; words with digits in them stay."""
    if _DIGITS.search(word):
        return word
    for pattern, spelled in _SOUNDS:
        word = pattern.sub(spelled, word)
    return word or "h"
