"""Somebody says of the border that it is on the day of the court: "ese mismo día", "same day at 4 am". Pure."""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold

_SAME = (
    r"(?:(?:el|ese|este|al|del|en el|that|the|this|on the|on that) )?(?:mism[oa]|mesm[oa]|same) (?:dia|fecha|day|date)"
)
_OF_COURT = (
    r"(?: (?:de|del|que|con|en|of|as|like|than)(?: (?:la|el|the|my|mi))? "
    r"(?:corte|juez|jueza|audiencia|court|judge|hearing))"
)
_SAYS = re.compile(rf"\b{_SAME}\b")
_DENIES = re.compile(rf"\b(?:no|not|nunca|ni)\b(?: \w+){{0,3}}? {_SAME}\b|\b{_SAME} (?:no|not)\b")
_ONLY = re.compile(
    rf"(?:(?:si|es|q|que|pues|para|seria|it|is|its|s|yes|also|tambien|dice|say|says) )*{_SAME}{_OF_COURT}?"
    r"(?: (?:pues|tambien|also|too|nomas|por favor|please))*"
)


def says_same_day(text: str) -> bool:
    """True where words say so, among others too; not where they deny it."""
    flat = _flat(text)
    return _SAYS.search(flat) is not None and _DENIES.search(flat) is None


def is_same_day(text: str) -> bool:
    """True where they say nothing else."""
    return _ONLY.fullmatch(_flat(text)) is not None


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
