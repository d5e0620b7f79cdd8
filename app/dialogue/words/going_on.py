"""SEGUIR with more words around it: "seguir. se guardo mi audiencia?", "ya puedo seguir, soy yo", "quiero continuar".

It is the word that we named when we fell silent, so it leads out as SEGUIR alone does. Whoever only asks what the word
is for ("seguir que?"), or says that they cannot go on, gets no further. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.folding import aligned
from app.dialogue.words.asides import Words, holds_one

_CLAUSES = re.compile(r"[?¿!¡.,;:\n…]+")
_WORD = re.compile(r"[^\W_]+")
_CURIOUS = re.compile(
    r"(?:y |and )?(?:(?:con|de|a|para|por|en|with|of|to|for) )?"
    r"(?:que|q|k|ke|quien|kien|cual|what|who|why|eso|this|that)"
    r"(?: (?:es|esto|eso|cosa|sera|significa|quiere|decir|hablas?|hablo|chat|is|this|that|it|means?|do|you|eres|sos))*"
)
""" "Seguir que?", "continue with what": they do not know this chat."""
_NOT = re.compile(
    r"(?:ya |todavia |aun |ahora |ahorita |hoy )?(?:no|not|cant|cannot|dont)(?: (?:puedo|quiero|now|yet))?$"
)
"""What takes the word back behind it: "seguir no puedo"."""
_DENIED = re.compile(r"\b(?:no|ni|not|dont|don t|cant|can t|cannot|nunca|never|tampoco|sin|without)(?: \w+){0,2}$")
_MOST = 40
"""Words of a message that leads on; more tell something, and the word in them may be any."""


def leads_on(text: str, words: Words) -> str | None:
    """What is said beside the word that leads on, empty where nothing is; None where that word is not said."""
    if len(text.split()) > _MOST:
        return None
    flat, start = aligned(text), 0
    for end in (*(stop.start() for stop in _CLAUSES.finditer(flat)), len(flat)):
        found = list(_WORD.finditer(flat, start, end))
        said = [each.group() for each in found]
        at = _place(said, words)
        if at is not None:
            before, behind = " ".join(said[: at[0]]), " ".join(said[at[1] :])
            after = found[at[1] - 1].end()
            is_later = holds_one(f"{before} {behind}", words.get("goes_on.later", ()))
            if _DENIED.search(before) or _NOT.match(behind) or is_later:
                return None
            if _CURIOUS.fullmatch(" ".join(_WORD.findall(flat[after:]))):
                return None
            return _said_besides((text[: found[at[0]].start()], text[after:]), words)
        start = end
    return None


def _place(said: Sequence[str], words: Words) -> tuple[int, int] | None:
    """Where in a clause the word that leads on stands: first but for small words, or last behind a wish for it."""
    goes_on, leads = words.get("goes_on", frozenset()), _leads(words)
    at = 0
    while at < len(said):
        if size := _opening(said[at:], goes_on):
            return at, at + size
        if not (size := _opening(said[at:], leads)):
            break
        at += size
    wishes = words.get("goes_on.wishes", frozenset())
    for at in range(1, len(said)):
        if at + _opening(said[at:], goes_on) == len(said) and any(
            f" {' '.join(said[:at])}".endswith(f" {wish}") for wish in wishes
        ):
            return at, len(said)
    return None


def _leads(words: Words) -> frozenset[str]:
    names = ("goes_on.leads", "goes_on.wishes", "alone_again", "polite", "greeting", "address")
    return frozenset[str]().union(*(words.get(name, frozenset()) for name in names))


def _opening(said: Sequence[str], phrases: frozenset[str], longest: int = 5) -> int:
    """How many words at the beginning are one of the phrases, the longest; 0 where none is."""
    return next((n for n in range(min(longest, len(said)), 0, -1) if " ".join(said[:n]) in phrases), 0)


def _said_besides(parts: Sequence[str], words: Words) -> str:
    """What is left of the words before and behind, without a greeting, a name for us or that they are alone."""
    kept = []
    for part in parts:
        for clause in re.split(r"(?<=[?.!;,\n])", part):
            said, leads = [each.group() for each in _WORD.finditer(aligned(clause))], _leads(words)
            while size := _opening(said, leads):
                said = said[size:]
            if said:
                kept.append(clause.strip(" ,;:.\n"))
    return ". ".join(kept)
