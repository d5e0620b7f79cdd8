"""The little markup that content may use, and what each channel makes of it.

`*bold*` (a pair on one line, around words), line breaks, lists as lines that begin with "- ", and `{placeholder}`.
A backslash makes the next star, brace or backslash literal: that is how a person's own words travel through unread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.errors import BadContent

_PLACEHOLDER = re.compile(r"\\[\\*{}]|\{([a-z][a-z0-9_]*)\}(\.(?!\.))?")
_ENDS = (".", "?", "!", "…")
_ESCAPED = re.compile(r"\\([\\*{}])")
_SPECIAL = re.compile(r"[\\*{}]")
_BOLD = re.compile(r"(?<![\w*\\])\*(?=[^\s*])((?:\\[\\*{}]|[^*\n\\]|\\(?![\\*{}]))*?)(?<=\S)\*(?![\w*])")


def escape(words: str) -> str:
    """A person's words as markup that means exactly those words."""
    return _SPECIAL.sub(lambda found: "\\" + found.group(), words)


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, each time they occur, in order."""
    return tuple(found.group(1) for found in _PLACEHOLDER.finditer(text) if found.group(1))


def fill(text: str, values: Mapping[str, object], *, where: str) -> str:
    """Put values in the placeholders' places. A value is words, never markup, a placeholder or a format.

    A full stop after a value that ends its own sentence ("EE. UU.", "¿Se casó?") is left out.
    Raises BadContent naming `where` and the placeholders without a value; it never quotes a value.
    """
    missing = sorted({name for name in placeholders(text) if name not in values})
    if missing:
        raise BadContent(f"{where}: no value for {', '.join('{' + name + '}' for name in missing)}")

    def put(found: re.Match[str]) -> str:
        if not found.group(1):
            return found.group()
        words, stop = str(values[found.group(1)]), found.group(2) or ""
        return escape(words) + ("" if words.endswith(_ENDS) else stop)

    return _PLACEHOLDER.sub(put, text)


def without_sentences_of(name: str, text: str) -> str:
    """The text without the sentences that show this value: for what an installation does not have."""
    return re.sub(rf"(?:(?<=[.!?] )|^)[^.!?\n]*\{{{name}\}}[^.!?\n]*(?:[.!?](?= |$) ?|$)", "", text, flags=re.M).strip()


def marks(text: str) -> dict[str, int]:
    """How often each mark is used: bold pairs and list lines. Two languages of one text must agree."""
    return {
        "bold": len(_BOLD.findall(text)),
        "list": sum(line.startswith("- ") for line in text.splitlines()),
    }


def for_whatsapp(text: str) -> str:
    """The text as WhatsApp shows it: bold marks kept, escapes undone."""
    return _unescape(text)


def plain(text: str) -> str:
    """The text without marks, for SMS and labels: bold marks gone, escapes undone, all words kept."""
    return _unescape(_BOLD.sub(lambda found: found.group(1), text))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: found.group(1), text)
