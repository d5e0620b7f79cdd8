"""Typed text made comparable: what a phone adds is taken off, what the person said stays.

Nothing here changes what is stored; readers fold a copy. `clean` keeps case and accents, `fold` does not. The caches
serve one reply's several readers and are small, so that what somebody wrote does not stay in memory.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_QUOTES = str.maketrans(dict.fromkeys("´`‘’ʼʻʹ′ꞌ", "'") | dict.fromkeys("“”„«»″", '"') | {"№": "#", "🔟": "10"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"⁄": "/", "∕": "/", "：": ":"})
_LETTER_EMOJI = str.maketrans({"🅰": "a", "🅱": "b"})
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def _visible(char: str) -> str:
    if char in "\n\t\r\v\f" or unicodedata.category(char) in ("Zs", "Zl", "Zp"):
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE else char


def clean(text: str) -> str:
    """The text without control, zero-width and direction marks, spaces single, in NFC; case and accents kept."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, unicodedata.normalize("NFC", text)))
    return re.sub(r" +", " ", text).strip()


def _is_symbol(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in ("So", "Sk")


def without_pictographs(text: str) -> str:
    """The cleaned text with every emoji replaced by a space; keycaps keep their digit."""
    if text.isascii():
        return clean(text)
    return clean("".join(" " if _is_symbol(c) else c for c in text if not _is_mark(c)))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Me" or "\ufe00" <= char <= "\ufe0f"


def pictographs(text: str) -> list[str]:
    """The emoji of a text in order, without skin tones and selectors."""
    return [c for c in text if unicodedata.category(c) == "So"]


@lru_cache(maxsize=32)
def fold(text: str) -> str:
    """Lower case, no accents, no emoji, plain quotes and dashes, ASCII digits, single spaces; punctuation stays.

    Letters typed three times or more count once (`siiii`, `marzooo`).
    """
    spelled = text.translate(_QUOTES).translate(_LETTER_EMOJI)
    if spelled.isascii():
        return re.sub(r"([a-z])\1{2,}", r"\1", clean(spelled).lower())
    compatible = unicodedata.normalize("NFKC", without_pictographs(spelled)).translate(_DASHES).translate(_QUOTES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", compatible.casefold()) if unicodedata.category(c) != "Mn")
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in bare)
    return re.sub(r"([^\W\d_])\1{2,}", r"\1", clean(digits))


@lru_cache(maxsize=32)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(text).replace("'", "")))


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, without punctuation: `¡Claro que sí!` -> claro, que, si."""
    return list(_words(text))


def phrase(text: str) -> str:
    """`words` joined by single spaces: the form in which phrases are looked up."""
    return " ".join(_words(text))


@cache
def phrase_own(text: str) -> str:
    """`phrase` for the words of our content, remembered for good. Never for what a person wrote."""
    return phrase(text)


def aligned(text: str) -> str:
    """Lower case without accents, character for character: a place found here is the same place in the text."""
    bare = (unicodedata.normalize("NFD", char)[0].lower() for char in text)
    return "".join(char if len(char) == 1 else char[0] for char in bare)


def squeeze(word: str) -> str:
    """A word with every doubled letter single (`sii`, `noo`, `yess`)."""
    return re.sub(r"([^\W\d_])\1+", r"\1", word)
