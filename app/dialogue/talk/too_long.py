"""That what we wrote is too long to read: "eso está muy largo mijo no lo leo bien. le dije la 9".

From then on everything is told in few words; what else the message says is heard as if it stood alone.
"""

from __future__ import annotations

import re

from app.dialogue.run import Run
from app.dialogue.talk.plainly import READS_LITTLE
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, without_phrases

_SENTENCES = re.compile(r"(?<=[.;!?…\n,])\s*")
_BESIDE = ("too_long_beside", "confused", "polite", "address", "leads", "small_words")
"""The lists of what may stand beside it and says no more: "ay mijo, qué dice"."""


def without_too_long(text: str, words: Words) -> str | None:
    """The message without its sentences that only say so; None where none does."""
    sentences = [each for each in _SENTENCES.split(text) if each.strip()]
    said = [each for each in sentences if _is_only_that(each, words)]
    if not said:
        return None
    rest = [each for each in sentences if each not in said]
    is_more = any(_says_more(each, words) for each in rest)
    return " ".join(rest).strip() if is_more else ""


def note_too_long(run: Run) -> None:
    """From now on, few words."""
    run.set(seen=run.c.seen | {READS_LITTLE})


def _is_only_that(sentence: str, words: Words) -> bool:
    said = _bare(sentence)
    left = without_phrases(said, words.get("too_long", frozenset()))
    return left != said and not _says_more(left, words)


def _says_more(text: str, words: Words) -> bool:
    left = _bare(text)
    for name in _BESIDE:
        left = without_phrases(left, words.get(name, frozenset()))
    return bool(left)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
