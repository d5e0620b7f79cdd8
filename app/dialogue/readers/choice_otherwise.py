"""A pick whose words were said of another: of somebody else, of what was before, of what one has not.

`mi hija va a secundaria`, `cédula tenía pero me la quitaron`, `email no, I don't have`, `estaba en Tijuana pero ya me
moví`: the words of a line stand there, and a careful person would ask. So is one word that two lines share: `mensaje`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.choice_lines import Choice, owners
from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.reading import Reading

_DENIED_BEHIND = re.compile(
    r"(?P<what>\w+) (?:no|not|nel)(?:\s*[,.;](?! (?:si|yes)\b)| (?:fue|fueron|es|era|eran|son|han? sido)\b(?! \w))"
)
"""`email no, I don't have`, `la policía no fue, eso se lo aseguro`: what stands right before a no of its own."""

_BEFORE = (
    r"(?:estaba|estabamos|estuve|estuvimos|tenia|teniamos|tuve|tuvimos|era|iba|ibamos|venia|veniamos|"
    r"(?:i|we) (?:was|were|had)|used to)"
)
_TURN = r"(?:pero|but|y luego|y ya|and then|hasta que|until|ahora|now)"
_NO_MORE = (
    r"(?:ya no|ya me|ya nos|(?:me|nos) (?:la|lo|las|los) |quitaron|robaron|perdi|dejo|dejaron|movi|sali|ahora|ahorita|"
    r"now|lost|stole|took|taken|moved|left|no more|anymore|voy|vamos)"
)
_WAS = re.compile(rf"\b{_BEFORE}\b.*\b{_TURN}\b.*\b{_NO_MORE}")
"""What was, and is so no longer."""

_KIN = (
    r"(?:espos[oa]|marido|mujer|hij[oa]s?|nin[oa]s?|herman[oa]s?|mama|papa|madre|padre|ti[oa]s?|prim[oa]s?|cunad[oa]s?|"
    r"suegr[oa]|sobrin[oa]s?|abuel[oa]s?|amig[oa]s?|vecin[oa]s?|companer[oa]s?|husband|wife|sons?|daughters?|kids?|"
    r"brothers?|sisters?|mother|father|mom|dad|uncle|aunt|cousins?|friends?|neighbou?rs?)"
)
_DOES = (
    r"(?:es|son|era|eran|va|van|viaja|viajan|esta|estan|tiene|tienen|vive|viven|fue|estudia|estudio|habla|llego|entro|"
    r"cruzo|paso|trae|usa|goes|go|is|are|was|were|has|have|had|lives?|came|went|crossed|speaks?|uses?)"
)
_OF_ANOTHER = re.compile(rf"^(?:pues |bueno |no |well )?(?:mi|mis|my|un|una|el|la) (?P<who>{_KIN})(?: \w+)? {_DOES}\b")
_OWN = re.compile(
    r"\b(?:yo|me|mi|nos|nosotr[oa]s|conmigo|tambien|los dos|las dos|junt[oa]s|i|we|us|too|both|together|with me|also)\b"
)
"""Whoever tells of themselves as well."""
_SUFFERED = re.compile(
    rf"^a (?:mi|un|una) {_KIN}(?: \w+)? (?:lo|la|le|los|las|les) \w+|\b(?:killed|kidnapped|beat|took) my {_KIN}\b"
)
"""What was done to somebody else: `a mi primo lo mató la mara`."""
_SAID_BY_OTHERS = re.compile(
    r"\b(?:unos|algunos|some)(?: people)? (?:dicen|dijeron|say|said|think)\b.*\b(?:otros|others?)\b"
)
"""What is only said of it: `unos dicen que la policía y otros que la mara`."""


_THE_TWO = re.compile(
    r"(?<=\w)[\s,]+(?:(?:los|las|the|all) (?:dos|two|2)|both|amb[oa]s)(?: cosas| things| of them)?\W*$", re.IGNORECASE
)
_FIRST_THEN = re.compile(
    r"^\W*(?:first|primero) (?=(?:the|el|la|los|las|fue|fueron|mi|my|una?)\b.*\b(?:after|then|luego|despu[eé]s)\b)",
    re.IGNORECASE,
)


def without_order(text: str) -> str:
    """The reply without what only counts or orders its lines: `pasaporte y partida, los dos`, `first the gang…`."""
    is_pair = re.search(r"\b(?:y|and|tambien|también|also)\b", text, re.IGNORECASE) is not None
    text = _THE_TWO.sub("", text) if is_pair else text
    return _FIRST_THEN.sub("", text)


def otherwise(text: str, reading: Reading, options: Sequence[Choice]) -> Reading:
    """The reading, or its lines only offered where the words around them were said of another thing or person."""
    if reading.status != "ok" or not reading.value:
        return reading
    picked = [n for n in (reading.value if isinstance(reading.value, list) else [reading.value]) if isinstance(n, int)]
    said = fold(text)
    if len(phrase(text).split()) == 1 and len(picked) == 1:
        return reading
    if _is_shared(text, picked, options) or _is_of_another(said, picked, options):
        return Reading("ambiguous", picked, SURE if len(picked) == 1 else "choice.which")
    return reading


def _is_of_another(said: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    lines = " | ".join(name for n in picked if n <= len(options) for name in options[n - 1].names)
    denied = _DENIED_BEHIND.search(said)
    if denied and len(picked) == 1 and picked[0] in owners(denied["what"], options):
        return True
    if _WAS.search(said) and not _WAS.search(lines):
        return True
    if _SUFFERED.search(said) or _SAID_BY_OTHERS.search(said):
        return True
    whose = _OF_ANOTHER.match(said)
    if whose is None or _OWN.search(said[whose.end() :]):
        return False
    return not re.search(rf"\b{whose['who']}\b", lines)


def _is_shared(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True where several lines were heard by one word that all of them have, and by nothing else."""
    if len(picked) < 2 or re.search(r"\d", text):
        return False
    telling = [word for word in phrase(text).split() if len(word) > 3]
    owned = [lines for word in telling if (lines := owners(word, options))]
    return (
        len(owned) == 1 and set(picked) <= set(owned[0]) and not re.search(r"\b(?:tod[oa]s?|all|both|amb[oa]s)\b", text)
    )
