"""Words of people as a page may show them: whole, escaped, and with every character that cannot be seen made visible.

A right-to-left override turns a sentence around, a zero-width space hides in a name: both are shown by their number.
"""

from __future__ import annotations

import unicodedata

from markupsafe import Markup, escape

_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_KEPT = {"\n", "\t"}


def seen(text: object) -> Markup:
    """The text as markup that means exactly these characters; hidden ones stand in a mark as `U+202E`."""
    return Markup("").join(_piece(char) for char in str(text).replace("\r\n", "\n"))


def _piece(char: str) -> Markup:
    if char not in _KEPT and unicodedata.category(char) in _HIDDEN:
        return Markup('<mark class="unseen">U+{:04X}</mark>').format(ord(char))
    return escape(char)
