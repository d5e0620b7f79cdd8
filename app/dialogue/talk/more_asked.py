"""MORE among other words, where the text before told to write it: "ay mijo me da miedo eso, mas", "si, dígame más".

Nothing else may be asked or told in them; whoever says that it frightens them gets a kind word before it.
"""

from __future__ import annotations

import re

from app.dialogue.readers.lexicon import word_set
from app.dialogue.run import Run
from app.dialogue.talk.condoling import says_grief
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, holds_one, without_phrases

_CLAUSES = re.compile(r"[.,;!:\n]+")
_WITH_MORE = 2
_LONGEST = 12
"""Words of a message that asks for no more than MORE."""

_MORE = word_set("mas|more|mass")
_NOTHING = word_set("ay|no|ninguno|ninguna|nada|que|ok|okay|si|yes|none|nothing|bueno|pues")
"""How what stands before MORE opens that names nothing: "que ninguno"."""


def asks_more(run: Run, text: str) -> bool:
    """True for a message that asks for the MORE that was offered, whatever friendly or frightened words stand by it."""
    words = run.world.words
    if not run.c.more or len(text.split()) > _LONGEST or "?" in text:
        return False
    clauses = [said for each in _CLAUSES.split(text) if (said := fold(each))]
    if _is_bare(" ".join(clauses), words) and run.c.more in run.said_before:
        return True
    if len(clauses) < _WITH_MORE:
        return False
    command = run.world.recognise(clauses[-1], lang=run.language, expected=())
    if command is not None and command.name == "more" and clauses[0].split()[0] in _NOTHING:
        return True
    asked = [each for each in clauses if _is_bare(each, words)]
    rest = [each for each in clauses if each not in asked]
    return (
        len(asked) == 1
        and run.c.more in run.said_before
        and all(_is_felt(each, words) or says_grief(each, words) for each in rest)
    )


def is_frightened(text: str, words: Words) -> bool:
    """True for words of fear beside MORE: "me da miedo eso"."""
    return holds_one(fold(text), words.get("frightened", ()))


def _is_bare(said: str, words: Words) -> bool:
    """True for MORE with nothing around it but how one asks for it: "a ver digame mas mijo por favor"."""
    return without_phrases(said, words.get("around_more", frozenset())) in _MORE


def _is_felt(said: str, words: Words) -> bool:
    """True for a few words of fear of what was said, or for friendly ones: "ay mijo me da miedo eso".

    Whoever fears somebody, or something else, tells more than that.
    """
    friendly = words.get("around_more", frozenset())
    if is_frightened(said, words):
        friendly = friendly | words.get("frightened", frozenset()) | words.get("feels", frozenset())
    return not without_phrases(said, friendly)
