"""Codes that people read aloud and copy by hand: short, without look-alikes, and not to be guessed."""

from __future__ import annotations

from app.errors import BadInput

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 (no I, L, O, U) without A and E: no letter passes for a digit, and no code spells a word."""

LENGTH = 8
ENTROPY_BYTES = 16

_MISREAD = str.maketrans("OIL", "011", " -\t.")


def make_code(entropy: bytes) -> str:
    """A code from at least 16 random bytes: 30**8 (about 6.5e11) of them, as good as equally likely."""
    if len(entropy) < ENTROPY_BYTES:
        raise ValueError(f"a code needs {ENTROPY_BYTES} random bytes")
    rest = int.from_bytes(entropy, "big")
    letters = []
    for _ in range(LENGTH):
        rest, digit = divmod(rest, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)


def read_code(text: str) -> str:
    """The code somebody typed: any case, spaces or hyphens, O for 0 and I or L for 1. Raises BadInput."""
    code = text.strip().upper().translate(_MISREAD)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        raise BadInput("this is not a case code")
    return code
