"""Ages told beside a count: `6 counting my grandma who is 81`, `tengo 3, la mayor tiene 15`. They are no part of it."""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold
from app.dialogue.readers.numerals import digits_for_words

_AGE = r"\d{1,3}(?: (?:y medio|and a half))?"
_UNIT = (
    r"(?:anos?|anitos?|meses|mes|years?|yrs?|yo|y ?/ ?o|months?|old|dias|days|semanas|weeks)(?: (?:old|de edad|"
    r"cumplidos))*"
)
_HAS = (
    r"(?:tiene|tienen|tenia|ya tiene|va para|va a cumplir|cumple|cumplio|acaba de cumplir|is|are|has|have|turned|"
    r"turns)"
)
_WHOSE = r"(?:la|el|mi|my|the|un|una|1|otr[oa]|los|las) (?:(?:mas|otr[oa]|other|mi|my) )*"
_BY_AGE = (
    rf"{_WHOSE}(?:mayor|menor|grande|grandecit[oa]|chiquit[oa]|pequen[oa]|oldest|eldest|older|youngest|younger|"
    rf"little one|"
    r"big one|baby|bebe|tiern[oa]|abuel[oa]|abuelit[oa]|grandma|grandmother|grandpa|grandfather)(?: one)?"
)
"""Somebody told by their age: the number behind is one."""
_ANYBODY = (
    r"(?:la|el|mi|my|the) (?:otr[oa] |other )?(?:nin[oa]|varon|hembra|nena|nene|boy|girl|son|daughter|hij[oa]|kid|"
    r"mom|mother|dad|father|mama|papa|suegr[oa]|"
    r"wife|husband|espos[oa]|herman[oa]|brother|sister|last|first|ultim[oa]|primer[oa]|otr[oa]|other)(?: one)?"
)
_ENDS = r"(?=\s*(?:[,.;:!)]|$|(?:y|and|e)\b))"
_LITTLE = r"(?: (?:like|como|about|ya|solo|only|apenas|just|now|ahora))?"
_TOLD = re.compile(
    rf"[ ,(]*+\b(?:who|that|que|quien)(?: (?:ya|just|now|ahora))? {_HAS}{_LITTLE} {_AGE}(?: {_UNIT})?{_ENDS}|"
    rf"\b{_BY_AGE}{_LITTLE} (?:{_HAS}|de|con){_LITTLE} {_AGE}(?: {_UNIT})?{_ENDS}|"
    rf"\b{_ANYBODY}{_LITTLE} (?:(?:{_HAS}|de|con){_LITTLE} {_AGE} {_UNIT}|(?:is|de){_LITTLE} {_AGE}){_ENDS}|"
    rf"\b(?:de|aged|ages?|age of) {_AGE} {_UNIT}{_ENDS}"
)
_EACH = re.compile(
    rf"(?:[ ,:(]++|\b)(?:de|of|aged|ages?|are|tienen|edades)?\s*(?P<list>\d{{1,2}}(?: ?, ?\d{{1,2}})*,? (?:y|and|"
    rf"e) \d{{1,2}}) {_UNIT}\W*$|"
    r"[ ,:(]++(?P<ones>(?:(?:1|un|una|one|el|la|the|otr[oa]|other)(?: (?:otr[oa]|other|one))? (?:de|is|tiene|of|"
    r"con) \d{1,2}"
    r"(?: (?:anos|years|meses|months))?(?: ?, ?| (?:y|and) |\W*$)){2,})$"
)


def without_ages(text: str) -> str:
    """The reply without ages of those who are counted; as it is where no other number is left, or where they disagree.

    As many ages as the number that stands before them belong to it (`dos hijos, una de 5 y otro de 7`).
    """
    folded = fold(text).replace("'", "")
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    said = " ".join(numeral.text for numeral in digits_for_words(tokens, articles=False, years=False))
    said = re.sub(r" (?=[,.;:)!?])", "", said)
    if each := _EACH.search(said):
        head = said[: each.start()]
        ages = re.findall(r"\d+", each["list"] or re.sub(r"\b1 (?=de|is|tiene|of|con)", "", each["ones"]))
        counted = re.findall(r"\d+", head)
        return head.strip(" ,:(") if counted == [str(len(ages))] else text
    left = _TOLD.sub(" ", said)
    if left == said or len(re.findall(r"\d+", re.sub(r"\b(?:un|una)\b", "1", left))) != 1:
        return text
    return re.sub(r"(?:[ ,]+(?:y|and|e|con|with))+$", "", " ".join(left.split()).strip(" ,"))
