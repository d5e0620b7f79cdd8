"""The GSM-7 alphabet: what fits, what forces a whole SMS into UCS-2, and typographic characters made plain.

ñ é ü ¿ ¡ are inside; á í ó ú, curly quotes, dashes, the ellipsis and every emoji are outside. One character outside
turns the whole message into UCS-2: 70 units for a single part instead of 160. Source: 3GPP TS 23.038 as Twilio
counts it (`gsm0338` holds the table).
"""

from __future__ import annotations

import unicodedata
from functools import cache

from gsm0338 import Codec

_CODEC = Codec()

_ODD_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

PLAIN: dict[str, str] = {
    **dict.fromkeys("«»“”„‟″＂", '"'),
    **dict.fromkeys("‘’‛′´`ʼ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−•‣·", "-"),
    **dict.fromkeys("\t" + _ODD_SPACES, " "),
    **dict.fromkeys("\u200b\u2060\ufeff", ""),
    **dict.fromkeys("\u2028\u2029", "\n"),
    "‚": ",",
    "‹": "<",
    "›": ">",
    "…": "...",
    "¼": "1/4",
    "½": "1/2",
    "¾": "3/4",
    "⁄": "/",
    "÷": "/",
}
"""Typographic characters and what stands for them in GSM-7."""

SMART: dict[str, str] = {
    **{character: plain for character, plain in PLAIN.items() if character not in "″′‑‒−‣·"},
    **dict.fromkeys(_ODD_SPACES, "  "),
    **dict.fromkeys("\u2028\u2029", " "),
    "\t": " " * 7,
}
"""What the provider's Smart Encoding puts in their place: the same, but for some dashes, and wider spaces."""

_REPLACE, _REPLACE_SMART = str.maketrans(PLAIN), str.maketrans(SMART)


@cache
def unit_cost(character: str) -> int | None:
    """GSM-7 units of one character: 1, 2 for the extension table (`€ [ ] { } ~ ^ | \\`), None when outside."""
    if character == "\x1b":  # the codec passes the escape itself, which no text holds
        return None
    try:
        return len(_CODEC.encode(character)[0])
    except UnicodeEncodeError:
        return None


def is_gsm7(text: str) -> bool:
    """True when every character is in GSM-7 (or the text is empty)."""
    return all(unit_cost(character) is not None for character in set(text))


def characters_outside(text: str) -> tuple[str, ...]:
    """The characters that force UCS-2, each once, in order of appearance."""
    return tuple(dict.fromkeys(character for character in text if unit_cost(character) is None))


def normalise(text: str) -> str:
    """Typographic characters made plain: quotes, dashes, bullets, ellipsis, odd spaces, fractions. Letters stay.

    Combining accents are first joined to their letters (NFC), so that a decomposed é fits.
    """
    return unicodedata.normalize("NFC", text).translate(_REPLACE)


def as_smart_encoding(text: str) -> str:
    """What the provider would send, and bills, with Smart Encoding on."""
    return text.translate(_REPLACE_SMART)
