"""The parts of a name by the words that say which they are: in front (`Apellidos: X`) or behind (`X es mi nombre`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned, phrase, words
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_talk import holds_talk

_PARENT = r"(?:mi|my) (?:papa|papi|mama|mami|padre|madre|father|mother|dad|mom)"
_LABEL_WORDS = (
    r"(?:primer|segundo) (?:apellido|nombre)|apellidos? (?:paternos?|maternos?)|"
    r"(?:paterno|materno)|apellidos?|nombres? (?:completos?|de pila)|nombres?|"
    r"last names?|sur ?names?|family names?|first names?|given names?|middle names?|full names?|names?"
)
_OF_PARENT = rf"(?: (?:de|del|of|from) {_PARENT}| por parte de (?:padre|madre))"
_LABEL = re.compile(
    rf"(?P<label>\b(?:{_LABEL_WORDS})\b(?:{_OF_PARENT})?|"
    r"\b(?:given|family|first|last|middle)(?=\s?[:=])|\b(?:yo )?me llamo\b|\bmy name is(?= ))"
    r"(?:\(s\)|\(es\))?(?P<mark>\s*(?:(?:is|are|es|son)\b|[:=\-])\s*|\s+(?=\w))"
)
_JOINTS = re.compile(
    r"(?<![\s,;.|/])(?:[\s,;.|/]|\by de(?=\s*$)|\b(?:and|y|pero|but|el|los|the|un|una|a|solo|only|tengo|con|with|both|"
    r"su|his|her|mis?|my)\b)++$"
)
_OPENERS = re.compile(r"^(?:(?:tengo que|tengo|que|es|son|is|are|it is|it's)\s+)+(?=\w)")
_SECOND = re.compile(
    r"^(?P<first>[^\s,]+)[\s,]+(?:(?:y|and|el|mi|my|the)\s+)*(?:segundo|second|middle)(?: one)?[\s:]+"
    r"(?:(?:es|is)\s+)?(?P<other>.+)$"
)
_MOTHERS = re.compile(
    r"^(?P<first>.+?)[\s,]++(?:(?:y|and)\s+)?(?:el|la) (?:de|por) (?:mi )?(?:mama|madre|mami)\s+"
    r"(?:(?:es|is)\s+)?(?P<other>.+)$"
)
_PARTS = {
    "last": ("apellido", "last", "sur", "family", "patern", "matern"),
    "middle": ("segundo nombre", "middle"),
    "first": ("primer nombre", "first"),
    "given": ("nombre", "given", "name"),
}
_COUNTING = frozenset(
    {"primer", "primero", "segundo", "tercero", "second", "first", "last", "middle", "sin", "without"}
)
_PIECES = re.compile(r"\s*[,;\n]+\s*|(?<=\w{3})\.+\s+|\s+(?:y|and)\s+(?=\S)")
_DETERMINED = (
    r"(?:(?:es|son|is|are|as|como)\s+(?:(?:el|los|la|mi|mis|my|the|un)\s+)*|(?:(?:el|los|la|mi|mis|my|the|un)\s+)+)"
)
_BEHIND = re.compile(rf"^(?P<value>\S.*?)\s+{_DETERMINED}(?P<label>{_LABEL_WORDS})(?:{_OF_PARENT})?\W*$")
_BEHIND_CARRIED = re.compile(
    rf"^(?P<value>\S.*?)\s+(?:(?:es|is)\s+)?(?:el|la|the one|that) (?:de|of|from) {_PARENT}\W*$"
)
_BEFORE = re.compile(
    r"^(?:(?:both|mi|mis|my|el|los|the|also)\s+)*"
    rf"(?P<label>{_LABEL_WORDS})(?:{_OF_PARENT})?(?:\s+(?:is|are|es|son)\b|\s*[:=\-])?\s+(?P<value>\S.*)$"
)
_SECOND_SURNAME = re.compile(r"\b(?:segundo|matern\w*|mama|mami|madre|mother|mom)\b")
_LEADING = ("me llamo", "my name is")
"""Words that bring in the given names where a surname has its own label, and a whole name where none has."""
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Labelled:
    """What each label names, as typed (`last`, `first`, `middle`, `given`), the labels, and what stood before."""

    parts: Mapping[str, str]
    labels: tuple[str, ...]
    before: str = ""


def labelled(said: str) -> Labelled | None:
    """The parts that labels name; None where there is no label, or one alone behind the words that says nothing."""
    return _in_pieces(said) or _in_front(said)


def is_part(said: str) -> bool:
    """True for words that may stand in a part of a name: few, none of talk, no letters told one by one."""
    said_words = words(said)
    is_short = 0 < len(said_words) <= _LONGEST
    is_spelled = sum(len(word) == 1 for word in said_words) > 2
    return is_short and not is_spelled and not set(said_words) & _COUNTING and not holds_talk(said)


def _in_front(said: str) -> Labelled | None:
    labels = list(_LABEL.finditer(aligned(said)))
    if not labels or all(label["label"].endswith(_LEADING) for label in labels):
        return None
    ends = [*(label.start() for label in labels[1:]), len(said)]
    values = [(label["label"], _trimmed(said[label.end() : end])) for label, end in zip(labels, ends, strict=True)]
    told = _without_remarks(
        [
            (label, name, part)
            for at, (label, value) in enumerate(values)
            for name, part in _told(label, _without_talk(value, is_last=at + 1 == len(values)))
        ]
    )
    named = {name for _, name, _ in told}
    opening = _cut_joints(said[: labels[0].start()])
    if not {"last"} < named and not (named == {"last"} and is_part(opening)):  # else talk behind them is not plain
        told = [(label, name, part) for label, value in values for name, part in _told(label, value)]
    return Labelled(_joined(told), tuple(label["label"] for label in labels), _cut_joints(said[: labels[0].start()]))


_BREAK = re.compile(
    r"\s*[,;.(:!]+\s+|\s+-\s+|\s{2,}|\s+(?=(?:porque|xq|pero|but|because|que|i am|soy|vengo|como|asi)\s)"
)


_UNSURE = re.compile(
    r"^(?:o|or|u)\b|\bunic[oa]s?\b|\b(?:creo|think|guess|maybe|perhaps|tal vez|talvez|quizas?|not sure|"
    r"no estoy segur[oa]|"
    r"no se (?:si|bien|como)|"
    r"dont know|don't know|digo|perdon,|i mean|wait|espere|mejor|a veces|sometimes|tambien|also|married|"
    r"casad[oa]|solter[oa])\b|\?"
)
_RELATIVE = re.compile(
    r"\b(?:espos[oa]|marido|hij[oa]|nin[oa]|herman[oa]|mama|papa|padre|madre|husband|wife|son|daughter|brother|"
    r"sister|mother|father)\b"
)


def _without_talk(value: str, *, is_last: bool) -> str:
    """What a label names without the talk behind it: `Petrenko, and if you need the patronymic`; else as it is.

    Cut only where the whole can be no part of a name and nothing behind the break opens like another name.
    """
    found = _BREAK.search(value)
    if is_part(value) or found is None:
        return value
    head, rest = value[: found.start()].strip(), value[found.end() :]
    is_unsure = _UNSURE.search(aligned(rest)) or (not is_last and _RELATIVE.search(aligned(rest)))
    return head if is_part(head) and holds_talk(rest) and not is_unsure else value


def _without_remarks(told: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The parts without a label said again in a remark: `apellido PEREZ, un solo apellido xq mi papá se fue`."""
    return [
        one
        for at, one in enumerate(told)
        if is_part(one[2]) or not any(is_part(value) and name == one[1] for _, name, value in told[:at])
    ]


_BRINGING = word_set(
    """
    again|because|fail|message|other|write|good|morning|evening|afternoon|hello|please|sir|miss|lady|here|goes|
    escriba|anote|apunte|ponga|pongale|pongo|poner|como|sale|esta|dice|dicen|que|asi|va|aqui|le|les|lo|ahi|primero|
    orden|segun|hermana|hermano|mensaje|anterior|otra|otro|vez|repito|repite|well|so|ok|it|is|this|i|the|mi|my|me|was|
    not|in|on|of|partida|acta|cedula|pasaporte|passport|papel|papeles|paper|papers|document|documento|dui|dpi|mande|
    mando|por|favor|x|porfa|q|k|con|datos|son|disculpe|perdon|sorry|correct|bien|full|put|tengo|a|al|de|del|en|el|la|
    los|las|y|e|es|un|una|su|hi|hola|buenos|buenas|dias|tardes|noches|and|to
    """
)
"""Words of talk before the labels in which no name can be."""


def only_brings_in(before: str) -> bool:
    """True for talk before the labels with no name in it: `ponga como en la partida:`, `good morning`."""
    said = words(before)
    return bool(said) and set(said) <= _BRINGING


def _joined(told: list[tuple[str, str, str]]) -> dict[str, str]:
    """The parts with what was told of each in order, the father's surname before the mother's."""
    parts: dict[str, str] = {}
    for _, name, value in sorted(told, key=lambda one: one[1] == "last" and bool(_SECOND_SURNAME.search(one[0]))):
        parts[name] = f"{parts[name]} {value}" if name in parts else value
    return parts


def _told(label: str, value: str) -> Iterator[tuple[str, str]]:
    """The parts told behind one label: `delmy segundo noemy` behind `primer nombre` is two."""
    name = _part_of(label)
    pattern = _SECOND if "primer" in label or name == "first" else _MOTHERS if name == "last" else None
    found = pattern.match(aligned(value)) if pattern else None
    if found:
        yield name, value[: found.end("first")]
        yield ("middle" if name == "first" else name), value[found.start("other") :]
    elif value:
        yield name, value


def _in_pieces(said: str) -> Labelled | None:
    """Each piece of the reply names one part, some with the label behind: `X es mi nombre, Y mi apellido`."""
    pieces = [piece.strip(" .") for piece in _PIECES.split(said) if piece.strip(" .")]
    told: list[tuple[str, str, str]] = []
    is_behind = False
    for piece in pieces:
        flat = aligned(piece)
        behind = _BEHIND.match(flat) or (_BEHIND_CARRIED.match(flat) if told else None)
        found = behind or _BEFORE.match(flat)
        if not found:
            return None
        label = piece[found.end("value") :] if behind else piece[: found.start("value")]
        value = piece[found.start("value") : found.end("value")]
        name, is_behind = _part_of(label), is_behind or behind is not None
        if not is_part(value):
            return None
        told.append((aligned(label), name, value))
    parts = _joined(told)
    return Labelled(parts, tuple(label for label, _, _ in told)) if is_behind and len(parts) > 1 else None


def _part_of(label: str) -> str:
    said = phrase(label)
    if said.endswith(_LEADING):
        return "given"
    return next((part for part, stems in _PARTS.items() if any(stem in said for stem in stems)), "last")


def _trimmed(said: str) -> str:
    opener = _OPENERS.match(aligned(said))
    return _cut_joints(said[opener.end() :] if opener else said)


def _cut_joints(said: str) -> str:
    joint = _JOINTS.search(aligned(said))
    return (said[: joint.start()] if joint else said).strip(" ,;.")
