"""How a message takes its leave, clause by clause: "ok gracias chamo. ya me voy a acostar, mañana sigo". Pure."""

from __future__ import annotations

import re

from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.text import fold

_CLAUSES = re.compile(r"[.,;!…\n]+")
_ADDRESSED = re.compile(
    r"\b(?:mij[oa]|chamo|chama|pana|señor(?:a|ita)?|senor(?:a|ita)?|joven|amig[oa]|my brother|brother|sir|madam|ma)\b",
    re.IGNORECASE,
)
PARTING_BEGINS = re.compile(
    r"\s+(?=(?:gracias|adios|adiós|chao|chau|bye|goodbye|good night|thanks|thank you|merci|ya me voy|hasta mañana|"
    r"nos vemos)\b)",
    re.IGNORECASE,
)
"""Where a goodbye or thanks begins without a stop before it: "no lo dice gracias chao"."""

_TAKES_LEAVE = re.compile(
    r"(?:(?:ok|ya|bueno|pues|entonces|y|gracias|perdon|sorry|thanks|thank you|so|and|now|i|im|i am) )*"
    r"(?:(?:me|nos) (?:voy|vamos|tengo que ir)|going|leaving|go now|gotta go|have to go|must go)"
    r"(?: (?:ya|pues|mij[oa]|gracias|adios|chao|bye|ahora|now|a dormir|a trabajar))*"
)
_LEAVING = frozenset({"goodbye", "rest"})
_BESIDE = re.compile(r"(?:(?:ok|okay|ya|bueno|listo|vale|dale|well|pues|manana|tomorrow|luego|despues|later)(?: |$))+")
"""Clauses that mean nothing more beside a goodbye; alone, "ok" may be a yes and "mañana" a day."""
_TIRED = re.compile(
    r"(?:(?:ok|ay|ya|bueno|pues|yo|me|my brother|oh|so|but|pero) )*(?:i (?:don |dey )?tire|"
    r"(?:i am|im|i feel|i dey) (?:so |very |too |really )*tired|"
    r"(?:estoy|toy|ando|me siento) (?:muy |bien |tan |ya )*(?:cansad[oa]|rendid[oa]|agotad[oa]))"
    r"(?: (?:well|o|oh|too much|now|today|small|ya|hoy|mucho|de verdad|really))*"
)
""" "I tire well well" beside a goodbye; alone it may say more than that."""


def clauses_of(text: str) -> list[str]:
    """The clauses of a message, a goodbye or thanks each apart, without whom they address; empty where only that."""
    parts = (part for each in _CLAUSES.split(text) for part in PARTING_BEGINS.split(each))
    return [unaddressed(part) for part in parts if part.strip()]


def unaddressed(text: str) -> str:
    """The words without "mijo", "chamo", "sir"."""
    return " ".join(_ADDRESSED.sub(" ", text).split())


def leaves(clause: str) -> bool:
    """True for a goodbye or a wish to rest or go on later, and no other word."""
    return _only_leaves(clause) or courtesy_in(clause) in _LEAVING


def is_parting_clause(clause: str) -> bool:
    """True for a goodbye, a wish to rest, or thanks, and no other word."""
    return leaves(clause) or courtesy_in(clause) == "thanks"


def is_leaving(text: str) -> bool:
    """True where a clause takes its leave, whatever the others say."""
    return any(map(leaves, clauses_of(text)))


def only_parts(text: str) -> bool:
    """True for a message of goodbyes and thanks, with an "ok" or "tomorrow" beside a goodbye, and nothing else."""
    said, is_last = [each for each in clauses_of(text) if each], is_leaving(text)
    return bool(said) and all(
        is_parting_clause(each) or (is_last and any(one.fullmatch(fold(each)) for one in (_BESIDE, _TIRED)))
        for each in said
    )


def without_leave(text: str) -> str | None:
    """A message without the clauses that only take leave, "ya me voy, gracias"; None where none does.

    Where nothing else is said, only the plainest count: whoever says goodbye to all may mean more by it.
    """
    clauses = [each for each in _CLAUSES.split(text) if each.strip()]
    kept = [each for each in clauses if not is_parting_clause(unaddressed(each))]
    if not kept:
        kept = [each for each in clauses if not _only_leaves(each)]
    return None if len(kept) == len(clauses) else ", ".join(kept)


def _only_leaves(clause: str) -> bool:
    return _TAKES_LEAVE.fullmatch(" ".join(fold(clause).split())) is not None
