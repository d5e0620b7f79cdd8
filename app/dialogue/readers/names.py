"""A person's name in parts: `{"last", "first", "middle"}`, None for a part that was not said.

Which word is a surname is never guessed (I589-51): labels, a comma, the stroke of a passport, the question itself
(context `last`, `first`, `given`, `middle`) say so, or, where the caller allows it (context `whole`), the words
themselves where each is plainly the one or the other ("Yoel Lázaro Valdés Mejía"); otherwise the reading is
`ambiguous` and lists the ways to part it. Both surnames go together in `last` (I589-50). Accents and capitals stay as
typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from app.dialogue.readers.folding import aligned, clean, fold, phrase, without_pictographs, words
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_talk import holds_talk, name_within
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.stances import opening_stance, says_none
from app.dialogue.reading import Json, Reading

_PARTICLES = word_set(
    """
    de|del|la|las|los|y|san|santa|van|von|da|das|dos|do|di|mc|el|al|der|den|e|st|saint|le|du
    """
)
_LINKS = _PARTICLES - {"y", "e"}
_LEADS = re.compile(
    r"^(?:(?:hola|buenas|buenos dias|buenas tardes|pues|bueno|si|ok|hi|hello|well)[,.! ]+)*"
    r"(?:mi nombre completo es|mi nombre es|me llamo|mi apellido es|mis apellidos son|mis nombres "
    r"son|mi primer nombre es|mi segundo nombre es|soy|yo soy|yo me llamo|se llama|el se llama|"
    r"ella se llama|su nombre es|su apellido es|"
    r"my full name is|my name is|my last name is|my first name is|my middle name is|my surname is|"
    r"i am|i'm|im|this is|name is|his name is|her name is|it is|it's|es)\s+"
)
_WHOLE_NAME = re.compile(
    r"^(?:(?:hola|buenas|pues|bueno|hi|hello)[,.! ]+)*"
    r"(?:mi nombre completo es|mi nombre es|(?:yo )?me llamo|my (?:full )?name is)\s"
)
_COURTESY = re.compile(
    r"[\s,.;]+(?:(?:muchas )?gracias|mucho gusto|para servirle|a sus? ordenes|a la orden|por "
    r"favor|thank you|thanks|please|nice to meet you)\W*$"
)
_NOT_NAME_WORDS = word_set(
    "o|or|pero|me|dicen|llaman|but|call|es|is|soy|tengo|con|para|por|mi|my|tambien|also|no|si|que"
)
_TELLING = word_set("pero|dicen|llaman|conocen|but|call|called|tengo|igual|tambien|porque|because|hola|buenas|nombres")
_TALK = word_set(
    "tengo|tiene|mi|mis|papa|mama|dije|dicho|llamo|apellido|apellidos|nombre|nombres|have|my|father|mother"
)
_ONLY = re.compile(
    r"^(?:(?:solo|solamente|unicamente|nomas|nada mas|just|only)\s+)+(?=\w)|"
    r"(?:[\s,]+(?:solamente|nomas|nada mas|y ya|es todo|only|just that))+$"
)
_ENGLISH_LEAD = re.compile(r"^(?:hi|hello)?[,.! ]*my (?:full )?name is\s")
_PAPER_LEAD = re.compile(
    r"^(?:(?:en|in|on) (?:mi|my|el|la|the) (?:pasaporte|passport|acta|cedula|dui|dpi|identidad|papel|paper|"
    r"papers|id) "
    r"(?:sale|dice|aparece|esta|says|it says)|(?:se escribe|escrito|va|spelled|written) (?:con|with) \w+)\s*[:,]?\s+"
)
_TITLE = re.compile(
    r"^(?:(?:el |la )?(?:sra?|srta|mrs?|ms|miss|senor|senora|senorita|don|dona|dr|dra|doctora?|lic|licda|"
    r"licenciad[oa]|"
    r"ing|ingeniero|ingeniera|prof|profa|profe|profesora?|maestr[oa]|herman[oa]|hn[oa]|pastora?|padre|sor|fray|"
    r"abogad[oa]|"
    r"soldado|sargento|cabo|rev|reverendo|brother|sister|father|mister|sir)\b\.?\s+)+(?=\w)"
)
_LABEL = re.compile(
    r"(?P<label>\b(?:(?:primer|segundo) (?:apellido|nombre)|apellidos? (?:paternos?|maternos?)|"
    r"(?:paterno|materno)|apellidos?|nombres? (?:completos?|de pila)|nombres?|"
    r"last names?|sur ?names?|family names?|first names?|given names?|middle names?|full names?|names?)\b)"
    r"(?:\(s\)|\(es\))?(?P<mark>\s*(?:(?:is|are|es|son)\b|[:=\-])\s*|\s+(?=\w))"
)
_TRAILS = re.compile(
    r"[\s,;.(]+(?:(?:que|y|and|who|el|ella|ya|pero|but|he|she) )*(?:(?:se )?(?:fallecio|murio|nacio|mataron)|"
    r"esta (?:muert|viv)[oa]|vive|vivia|viven|tiene|tenia|fallecid[oa]|difunt[oa]|finad[oa]|"
    r"qepd|died|passed away|is (?:dead|alive)|was born|lives|lived)\b.*$"
)
"""What is told of a person behind their name: `rosa elena ibáñez ya falleció`, `josé luis tiene 13 años`."""
_JOINTS = re.compile(r"(?:[\s,;.|/]|\by mi(?:s)?\b|\band my\b|\band\b$|\by$|\by el\b|\bmi\b$|\bmy\b$)+$")
_PARTS = {
    "last": ("apellido", "last", "sur", "family", "patern", "matern"),
    "middle": ("segundo nombre", "middle"),
    "first": ("primer nombre", "first"),
    "given": ("nombre", "given", "name"),
}
_ALSO_GIVEN = frozenset({"santos", "cruz", "ventura", "paz", "reyes", "luna", "rosales", "encarnacion"})
"""Surnames that open a name before a given one."""
_MARIAN = frozenset({"maria", "ma", "m", "marie", "flor", "luz", "juan", "rosa", "jose", "ana", "teresa"})
"""Given names that make one name with what is linked to them (`María de los Ángeles`, `Juan de Dios`)."""
_NICKNAME = re.compile(r"\([^)]*\)|[\"“”«][^\"“”»]*[\"“”»]")
_SUFFIXES = {"jr", "sr", "ii", "iii"}


def read_name(text: str, context: str | None) -> Reading:
    """The name's parts; `none` where a part asked for by itself does not exist; hints `name.…`."""
    reading = _read(text, context)
    if _asked_part(context) or reading.status not in ("ambiguous", "clarify") or reading.hint in _NOT_WITHIN:
        return reading
    within = name_within(text)
    return _undivided(within, context, is_english=bool(_ENGLISH_LEAD.match(aligned(text)))) if within else reading


_NOT_WITHIN = ("name.only_one", "name.too_long")


def _read(text: str, context: str | None) -> Reading:
    spelled = _without_courtesy(_spelled(text))
    told = _TRAILS.search(aligned(spelled))
    if told and told.start():
        return _offered(read_name(spelled[: told.start()], context))
    if problem := _unusable(spelled, text, context):
        return problem
    asked = _asked_part(context)
    if labelled := _labelled(spelled, asked, context):
        return labelled
    said = _without_lead(spelled)
    if asked == "last" and _WHOLE_NAME.match(aligned(spelled)) and len(_units(said)) > 2:
        return Reading("clarify", None, "name.which_part")  # "me llamo …" opens a whole name, never surnames alone
    if asked and "," not in said:
        alone = _without_only(said)
        if len(alone.split()) > 2 and set(words(alone)) & _TALK:
            return Reading("clarify", None, "name.only_the_name")
        return Reading("ok", _value(**_as_asked(asked, alone)))
    if stance := opening_stance(text):
        return Reading(stance)
    if re.fullmatch(r"[^/,]+ ?/ ?[^/,]+", said):
        said = ", ".join(part.strip() for part in said.split("/"))  # surnames/given names, as a passport's
    if "," in said:
        return _with_comma(said)
    said = _NICKNAME.sub(" ", said).strip(" ,;") or said
    return _undivided(said, context, is_english=bool(_ENGLISH_LEAD.match(aligned(spelled))))


def _offered(reading: Reading) -> Reading:
    """A name that was cut out of a sentence is offered, never taken."""
    return Reading("ambiguous", [reading.value], "sure") if reading.status == "ok" else reading


def _spelled(text: str) -> str:
    """The words as typed, without emoji, outer marks and quotes around the whole."""
    plain = clean(without_pictographs(unicodedata.normalize("NFC", text)))
    return plain.strip(" \t\"'“”«»‘’()[].,;:!¡¿?*_-~")


def _unusable(spelled: str, text: str, context: str | None) -> Reading | None:
    if not any(char.isalpha() for char in spelled):
        return Reading("invalid", None, "name.unread")
    if says_none(text):
        return (
            Reading("ok", "none")
            if context in ("middle", "other", "last", "first", "given")
            else Reading("invalid", None, "name.unread")
        )
    if phrase(text) in ("si", "no", "yes", "ok", "okay"):
        return Reading("invalid", None, "name.unread")
    if any(char.isdigit() for char in spelled) or "@" in spelled or "http" in spelled:
        return Reading("clarify", None, "name.has_digits")
    return Reading("clarify", None, "name.too_long") if len(spelled) > 120 else None


def _without_lead(spelled: str) -> str:
    """The name without `me llamo`, `my name is`...; compared folded, cut from the words as typed."""
    for opening in (_PAPER_LEAD, _LEADS, _TITLE):
        lead = opening.match(aligned(spelled))
        if lead and lead.end() < len(spelled):
            spelled = spelled[lead.end() :].strip()
    return spelled


def _without_only(said: str) -> str:
    """The name without "solo", "nomás" before or behind it."""
    for only in reversed(list(_ONLY.finditer(aligned(said)))):
        rest = (said[: only.start()] + said[only.end() :]).strip(" ,.;")
        said = rest or said
    return said


def _without_courtesy(spelled: str) -> str:
    courtesy = _COURTESY.search(aligned(spelled))
    return spelled[: courtesy.start()] if courtesy and courtesy.start() else spelled


def _asked_part(context: str | None) -> str | None:
    return context if context in ("last", "first", "given", "middle", "other") else None


def _as_asked(part: str, said: str) -> dict[str, str | None]:
    if part == "given":
        return _given(said)
    return {"last" if part == "last" else "middle" if part == "middle" else "first": said}


def _value(last: str | None = None, first: str | None = None, middle: str | None = None) -> dict[str, Json]:
    return {"last": last or None, "first": first or None, "middle": middle or None}


def _labelled(spelled: str, asked: str | None, context: str | None) -> Reading | None:
    """`Apellidos: X Y, Nombre: Z` in any order, also as sentences; None when no label says which part is which."""
    labels = list(_LABEL.finditer(aligned(spelled)))
    if not labels or (len(labels) == 1 and labels[0]["mark"].isspace() and labels[0].start()):
        return None
    parts: dict[str, str] = {}
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(spelled)
        said = _cut_joints(spelled[label.end() : end])
        name = _part_of(label["label"])
        if said:
            parts[name] = f"{parts[name]} {said}" if name in parts else said
    if asked and set(parts) == {"given"}:
        return Reading("ok", _value(**_as_asked(asked, parts["given"])))
    return _from_labels(parts, [label["label"] for label in labels], context)


def _cut_joints(said: str) -> str:
    joint = _JOINTS.search(aligned(said))
    return (said[: joint.start()] if joint else said).strip(" ,;.")


def _part_of(label: str) -> str:
    return next(part for part, stems in _PARTS.items() if any(stem in label for stem in stems))


def _from_labels(parts: dict[str, str], labels: Sequence[str], context: str | None) -> Reading | None:
    if not parts:
        return None
    if set(parts) == {"given"} and labels[0] not in ("nombres", "given name", "given names"):
        if "," in parts["given"]:
            return _with_comma(parts["given"])
        return _undivided(parts["given"], context, is_english="name" in labels[0])
    given = _given(parts["given"]) if "given" in parts else {}
    first = parts.get("first") or given.get("first")
    middle = parts.get("middle") or given.get("middle")
    return Reading("ok", _value(parts.get("last"), first, middle))


def _with_comma(said: str) -> Reading:
    """`LÓPEZ GARCÍA, María`: surnames come before the comma, as on papers."""
    last, *rest = [part.strip() for part in said.split(",") if part.strip()]
    if len(rest) != 1:
        return Reading("clarify", None, "name.which_part") if rest else _undivided(last)
    if set(words(said)) & _NOT_NAME_WORDS or holds_talk(said) or _is_turned(last, rest[0]):
        return Reading("clarify", None, "name.which_part")
    if phrase(rest[0]) in _SUFFIXES:
        return _undivided(f"{last} {rest[0]}")
    given = _given(rest[0])
    return Reading("ok", _value(last, given.get("first"), given.get("middle")))


def _is_turned(before: str, behind: str) -> bool:
    """`Juan Carlos, Pérez Gómez`, `Ana Ruiz, de Honduras`: the comma stands for something else."""
    first, second = [_kind(unit) for unit in _units(before)], [_kind(unit) for unit in _units(behind)]
    is_swapped = "given" in first and set(first) <= {"given", "either"} and "given" not in second
    return is_swapped or (set(second) == {"surname"} and "given" in first) or words(behind)[:1] in (["de"], ["from"])


def _given(said: str) -> dict[str, str | None]:
    """Given names parted: the first with what belongs to it (`María del Carmen`), the others as middle (`Yineth`, `del
    Socorro`).
    """
    units = _units(said)
    first = [units[0]] if units else []
    while (
        first and fold(first[0]) in _MARIAN and len(units) > len(first) and fold(units[len(first)]).split()[0] in _LINKS
    ):
        first.append(units[len(first)])
    return {"first": " ".join(first), "middle": " ".join(units[len(first) :]) or None}


def _has_letter(word: str) -> bool:
    return any(char.isalpha() for char in word)


def _units(said: str) -> list[str]:
    """Words that stand together: `de la Cruz` and `del Carmen` are one each."""
    units: list[list[str]] = []
    for word in filter(_has_letter, said.split()):
        is_open = bool(units) and fold(units[-1][-1]) in _PARTICLES
        if is_open or (fold(word) in ("y", "e") and units):
            units[-1].append(word)
        else:
            units.append([word])
    return [" ".join(unit) for unit in units]


def _undivided(said: str, context: str | None = None, *, is_english: bool = False) -> Reading:
    """A whole name with nothing beside it that says which word is what."""
    units = _units(said)
    if len(units) < 2:
        return Reading("clarify", None, "name.only_one")
    if set(words(said)) & _TELLING:
        return Reading("clarify", None, "name.which_part")  # "Dayana pero me dicen Daya": more than a name is said
    if len(units) > 8:
        return Reading("clarify", None, "name.which_part")
    is_plain = context == "whole" and not holds_talk(said)
    at = _plain_border(units, is_english=is_english) if is_plain else None
    if at is not None:
        given = _given(" ".join(units[:at]))
        return Reading("ok", _value(" ".join(units[at:]), given["first"], given["middle"]))
    return Reading("ambiguous", _splits(units), "name.which_part")


def _plain_border(units: Sequence[str], *, is_english: bool) -> int | None:
    """Where the surnames begin when the words leave no doubt: given names before, surnames from there; else None."""
    kinds = [_kind(unit) for unit in units]
    if fold(units[0]) in _ALSO_GIVEN and kinds[1:2] == ["given"]:
        kinds[0] = "given"  # "Santos Domingo Ajanel Chach"
    if kinds[0] == "surname" or "given" in kinds[-1:]:
        return None
    if len(units) == 2:
        is_double = "-" in units[1] and "-" not in units[0]
        is_plain = kinds[0] == "given" and (kinds[1] == "surname" or (not kinds[1] and " " not in units[1]))
        return 1 if is_plain or (is_double and not set(fold(units[1]).split("-")) & GIVEN) else None
    if len(units) == 3:
        return _border_of_three(units, kinds, is_english=is_english)
    at = len(units) - 2
    is_told = kinds[0] == "given" or "given" in kinds[1:at] or "surname" in kinds[at:]
    is_against = "surname" in kinds[1:at] or "given" in kinds[at:] or "either" in kinds[1 : at + 1]
    if len(units) == 5 and set(kinds[1:at]) != {"given"}:
        return None  # three given names, or three surnames
    return at if is_told and not is_against and len(units) <= 5 else None


def _border_of_three(units: Sequence[str], kinds: Sequence[str], *, is_english: bool) -> int | None:
    """`Ana Ruiz Soto`, `Ana Luz de la Cruz`, `Ana M. Ruiz`; and in English `John Peter Smith`."""
    if kinds[0] != "either" and kinds[1] == "surname" and kinds[2] != "either":
        return 1
    if re.fullmatch(r"\w\.?", units[1]):
        return 2
    is_last = fold(units[2]).split()[0] in _LINKS or is_english or kinds[2] in ("surname", "")
    return 2 if kinds[0] == kinds[1] == "given" and is_last else None


def _kind(unit: str) -> str:
    """`given`, `surname`, `either`, or `` for a word of neither list; what follows "de la" is no list's."""
    heard = fold(unit)
    if " " in heard:
        return ""
    if heard in GIVEN:
        return "either" if heard in SURNAMES else "given"
    return "surname" if heard in SURNAMES else ""


def _splits(units: Sequence[str]) -> list[Json]:
    """Given names first, likeliest first, then surnames first as on papers; a linked word never opens a given name."""
    count = len(units)
    middle_first = sorted(range(1, count), key=lambda at: (abs(count - at - 2), -at))
    values: list[Json] = []
    for at in middle_first:
        given = _given(" ".join(units[:at]))
        values.append(_value(" ".join(units[at:]), given["first"], given["middle"]))
    for at in (2, 1):
        if at < count and fold(units[at]).split()[0] not in _LINKS:
            given = _given(" ".join(units[at:]))
            values.append(_value(" ".join(units[:at]), given["first"], given["middle"]))
    distinct = [value for at, value in enumerate(values) if value not in values[:at]]
    if len(distinct) == 1:  # `María de la Luz` may be given names alone
        distinct.append(_value(None, " ".join(units)))
    return distinct
