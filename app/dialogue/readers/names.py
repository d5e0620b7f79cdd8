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
from collections.abc import Mapping
from dataclasses import replace

from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import aligned, clean, fold, phrase, without_pictographs, words
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_added import has_no_other, without_added
from app.dialogue.readers.name_borders import given_parts, kind_of, name_value, plain_border, splits, units_of
from app.dialogue.readers.name_labels import Labelled, is_part, labelled, only_brings_in
from app.dialogue.readers.name_talk import (
    holds_jest,
    holds_talk,
    is_brought_in,
    is_of_ones_child,
    name_within,
    talk_among,
)
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.stances import opening_stance, says_none
from app.dialogue.readers.withheld import withholds
from app.dialogue.reading import Reading

_LEADS = re.compile(
    r"^(?:(?:hola|buenas|buenos dias|buenas tardes|pues|bueno|si|ok|hi|hello|well)[,.! ]+)*"
    r"(?:mi non?m?bre(?: completo| legal| verdadero| real)?(?: es)?|(?:yo )?m[ei]? ?(?:ll|y)amo|mi apellido es|"
    r"mis apellidos son|mis nombres son|mi primer nombre es|mi segundo nombre es|(?:yo )?soy(?: la| el)?|"
    r"se llama|el se llama|ella se llama|su nombre es|su apellido es|"
    r"my full name is|my name is|my last name is|my first name is|my middle name is|my surname is|"
    r"i am|i'm|im|this is|name is|his name is|her name is|it is|it's|es|(?:(?:le |les )?(?:escribe|habla|saluda) )?"
    r"(?:su )?servidora?|(?:le|les) (?:escribe|habla|saluda))\s+"
)
_FULL_LEAD = re.compile(
    r"^(?:(?:my|mi|el|the) )?(?:full|complete|whole|legal|real|completo|todo|entero)(?: names?| nombres?)?\s*[:=]\s*"
)
_WHOLE_NAME = re.compile(
    r"^(?:(?:hola|buenas|pues|bueno|hi|hello)[,.! ]+)*"
    r"(?:mi nombre completo es|mi nombre es|(?:yo )?me llamo|my (?:full )?name is)\s"
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
    r"(?:[\s,]++(?:solamente|nomas|nada mas|y ya|es todo|only|just that))+$"
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
_TRAILS = re.compile(
    r"(?<![\s,;.(])[\s,;.(]++(?:(?:que|y|and|who|el|ella|ya|pero|but|he|she) )*"
    r"(?:(?:se )?(?:fallecio|murio|nacio|mataron)|esta (?:muert|viv)[oa]|vive|vivia|viven|tiene|tenia|"
    r"fallecid[oa]|difunt[oa]|finad[oa]|qepd|died|passed away|is (?:dead|alive)|was born|lives|lived)\b.*$"
)
"""What is told of a person behind their name: `rosa elena ibáñez ya falleció`, `josé luis tiene 13 años`."""
_GIVEN_LABELS = frozenset({"nombres", "given name", "given names", "given", "nombre de pila", "nombres de pila"})
"""Labels that speak of given names alone; `nombre` and `name` may bring in a whole name."""
_SILENT = word_set(
    "el|la|los|las|mi|mis|my|the|su|es|en|a|y|si|pues|mire|bueno|hola|buenas|segun|pasaporte|cedula|ok|ahi|le|va|van|"
    "hello|hi|ambos|both|full|yo|tengo|un|una|solo|and|his|her|is|buenos|dias|tardes|noches"
)
"""Words before a label that say nothing of the name."""
_NOT_KNOWN = re.compile(
    r"\b(?:no|ni|nunca) (?:se|supe|supimos|sabemos|me se|me acuerdo|recuerdo) (?:ni )?(?:como (?:se )?llam\w+|cual|"
    r"quien|(?:el|su|los|sus) (?:nombre|apellido)s?)\b|\b(?:dont|do not|never|didnt) (?:really )?(?:know|knew|"
    r"remember) (?:his|her|their|the|what) (?:\w+ )?(?:names?|surname|is|was)\b"
)
_NICKNAME = re.compile(r"\([^)]*\)|[\"“”«][^\"“”»]*[\"“”»]")
_SPELLING_NOTE = re.compile(r"\((?:\s*\w+)?\s*(?:es )?(?:con|with|sin|without|se escribe)\s[^)]*\)", re.IGNORECASE)
"""How a name is spelled, told beside it: `Velasquez (velasquez con s)`."""
_SHORT_NONE = 2
_SUFFIXES = {"jr", "sr", "ii", "iii"}


def read_name(text: str, context: str | None) -> Reading:
    """The name's parts; `none` where a part asked for by itself does not exist; hints `name.…`."""
    if withholds(text) and not name_within(text):
        return Reading("declined")
    text = _SPELLING_NOTE.sub(" ", text).strip() or text
    if behind := _behind_question(text):
        return _offered(_read_whole(behind, context))
    reading = _read_whole(text, context)
    is_doubtful = is_of_ones_child(text) or _is_of_none(reading, text)
    return _offered(reading) if is_doubtful else _with_initials(reading)


def _behind_question(text: str) -> str | None:
    """The known names behind a question, as typed: `zuniga cruz` of "el de mi papá también? zuniga cruz"."""
    asked, _, behind = text.rpartition("?")
    words = behind.strip(" ,.").split()
    is_name = 0 < len(words) <= _MOST_BEHIND and all(fold(word) in GIVEN | SURNAMES for word in words)
    return " ".join(words) if is_name and len(asked.split()) > 1 else None


_MOST_BEHIND = 4
_ANY_NAME = re.compile(
    r"\b(?:cualquier|any|some|fake|false) (?:nombre|name)\b|\bnombre (?:falso|inventado|prestado)\b|"
    r"\b(?:(?:le |les )?(?:dire|diria) que|digamos que|lets say|let's say|i will say|supongamos)\b|"
    r"\bde (?:casada|soltera) (?=\w)"
)


def _is_of_none(reading: Reading, text: str) -> bool:
    """True for a name that is denied (`no soy Juan Pérez`), made up, or told with another surname besides."""
    flat, value = aligned(text), reading.value
    if reading.status != "ok" or not isinstance(value, Mapping):
        return False
    first = re.escape(aligned(str(value.get("first") or "")))
    denied = rf"\b(?:no (?:soy|me llamo)|not|(?:i am|i'm|im) not|my name is not)\s+{first}\b"
    return bool(_ANY_NAME.search(flat) or (first and re.search(denied, flat)))


def _read_whole(text: str, context: str | None) -> Reading:
    reading = _read(text, context)
    if (
        _OTHER_SURNAME.search(aligned(text))
        or _asked_part(context)
        or reading.status not in ("ambiguous", "clarify")
        or reading.hint in _NOT_WITHIN
    ):
        return reading
    within = name_within(text)
    return _undivided(within, context, is_english=bool(_ENGLISH_LEAD.match(aligned(text)))) if within else reading


_NOT_WITHIN = ("name.only_one", "name.too_long")
_OTHER_SURNAME = re.compile(
    r"\bapellidos? de (?:casad|solter|viud)[ao]\b|\bde casada (?:es|soy|uso|llevo)\b|\b(?:maiden|married) name is\b"
)
"""A second surname is told besides the name: the name alone would lose it."""


def _read(text: str, context: str | None) -> Reading:
    spelled = _spelled(text)
    if not (_asked_part(context) and says_none(text)) and not has_no_other(spelled):
        spelled = without_added(spelled)
    told = _TRAILS.search(aligned(spelled))
    if told and told.start() and not holds_talk(spelled[: told.start()]):
        return _offered(read_name(spelled[: told.start()], context))
    if problem := _unusable(spelled, text, context):
        told_apart = _labelled(spelled, None, context) if problem.hint == "name.too_long" else None
        return told_apart if told_apart and told_apart.status == "ok" else problem
    asked = _asked_part(context)
    if labelled := _labelled(spelled, asked, context):
        return labelled
    said = _without_lead(spelled)
    if asked == "last" and _WHOLE_NAME.match(aligned(spelled)) and len(units_of(said)) > 2:
        return Reading("clarify", None, "name.which_part")  # "me llamo …" opens a whole name, never surnames alone
    if asked and "," not in said:
        alone = _without_only(said)
        if asked == "other" and is_brought_in(text) and (within := name_within(text)) and fold(within) != fold(said):
            return _offered(Reading("ok", name_value(first=within)))  # "ya murió, se llamaba Ana Cruz Paz"
        if len(alone.split()) > 2 and set(words(alone)) & _TALK:
            return _only_the_name()
        return Reading("ok", name_value(**_as_asked(asked, alone)))
    stance = opening_stance(text)
    if stance and (within := name_within(text)) and is_brought_in(text):
        return _undivided(within, context)  # "no se preocupe, me llamo …"
    if stance == "unknown" and (within := name_within(text)) and within != text.strip():
        return _offered(_undivided(within, context))  # "no sé el segundo apellido, Juan Murillo"
    if stance or _NOT_KNOWN.search(phrase(text)):
        return Reading(stance or "unknown")
    if re.fullmatch(r"[^/,]+ ?/ ?[^/,]+", said):
        said = ", ".join(part.strip() for part in said.split("/"))  # surnames/given names, as a passport's
    if "," in said:
        return _with_comma(said, context)
    said = _NICKNAME.sub(" ", said).strip(" ,;") or said
    return _undivided(said, context, is_english=bool(_ENGLISH_LEAD.match(aligned(spelled))))


def _offered(reading: Reading) -> Reading:
    """A name that was cut out of a sentence is offered, never taken."""
    return Reading("ambiguous", [reading.value], SURE) if reading.status == "ok" else reading


def _with_initials(reading: Reading) -> Reading:
    """`Roberto C.`: a surname that is a letter alone, or a first name, is offered; a middle initial is taken."""
    value = reading.value
    if reading.status != "ok" or not isinstance(value, Mapping):
        return reading
    last, first = (fold(str(value.get(part) or "")).replace(".", " ").split() for part in ("last", "first"))
    is_short = any(len(said) > 0 and len(said[-1]) == 1 for said in (last, first)) or (bool(last) and len(last[0]) == 1)
    if is_short and talk_among(" ".join(last + first)):
        return _only_the_name()  # "i am Honduran"
    return _offered(reading) if is_short or last[:2] in (["viuda", "de"], ["vda", "de"]) else reading


def _spelled(text: str) -> str:
    """The words as typed, without emoji, outer marks and quotes around the whole."""
    plain = clean(without_pictographs(unicodedata.normalize("NFC", text)))
    return plain.strip(" \t\"'“”«»‘’()[].,;:!¡¿?*_-~")


def _unusable(spelled: str, text: str, context: str | None) -> Reading | None:
    if not any(char.isalpha() for char in spelled):
        return Reading("invalid", None, "name.unread")
    is_part = context in ("last", "first", "given")
    if is_part and says_none(text) and len(words(text)) > _SHORT_NONE and set(words(text)) & (GIVEN | SURNAMES):
        return _only_the_name()  # "no tengo papeles pero es López"
    if says_none(text) or has_no_other(spelled):
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
    for opening in (_PAPER_LEAD, _FULL_LEAD, _LEADS, _TITLE):
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


def _asked_part(context: str | None) -> str | None:
    return context if context in ("last", "first", "given", "middle", "other") else None


def _as_asked(part: str, said: str) -> dict[str, str | None]:
    if part == "given":
        return given_parts(said)
    return {"last" if part == "last" else "middle" if part == "middle" else "first": said}


def _labelled(spelled: str, asked: str | None, context: str | None) -> Reading | None:
    """`Apellidos: X Y, Nombre: Z` in any order, also as sentences; None when no label says which part is which."""
    told = labelled(spelled)
    if told is None or not told.parts:
        return None
    before = without_added(_without_lead(f"{told.before} ")).strip()
    is_silent = not before or (before == told.before.strip() and set(words(before)) <= _SILENT)
    is_silent = is_silent or ({"last"} < set(told.parts) and only_brings_in(before))
    if asked and set(told.parts) == {"given"} and is_silent:
        said = told.parts["given"]
        return Reading("ok", name_value(**_as_asked(asked, said))) if is_part(said) else _only_the_name()
    if is_silent or (asked and "last" in told.parts):
        return _from_labels(told, context)
    return _with_opening(told, before)


def _with_opening(told: Labelled, before: str) -> Reading | None:
    """`Jessica, last name Alvarado`: the words before the only label are the part that it leaves; else it is asked."""
    if not is_part(before):
        return None
    kinds = {kind_of(unit) for unit in units_of(before)}
    if set(told.parts) == {"last"} and "surname" not in kinds:
        return _from_labels(replace(told, parts={**told.parts, "given": before}), None)
    if set(told.parts) <= {"first", "given", "middle"} and "given" not in kinds:
        return _offered(_from_labels(replace(told, parts={**told.parts, "last": before}), None))
    return None


def _from_labels(told: Labelled, context: str | None) -> Reading:
    parts = told.parts
    if set(parts) == {"given"} and told.labels[0] not in _GIVEN_LABELS:
        said = _without_only(parts["given"])
        return _with_comma(said) if "," in said else _undivided(said, context, is_english="name" in told.labels[0])
    if not all(map(is_part, parts.values())):
        return _only_the_name()
    is_loose = not set(told.labels) & _GIVEN_LABELS
    if is_loose and "last" in parts and "surname" in map(kind_of, units_of(parts.get("given", ""))):
        return Reading("clarify", None, "name.which_part")  # a whole name, and a surname that may be another's
    given = given_parts(parts["given"]) if "given" in parts else {}
    first = parts.get("first") or given.get("first")
    middle = parts.get("middle") or given.get("middle")
    return Reading("ok", name_value(parts.get("last"), first, middle))


def _only_the_name() -> Reading:
    return Reading("clarify", None, "name.only_the_name")


def _with_comma(said: str, context: str | None = None) -> Reading:
    """`LÓPEZ GARCÍA, María`: surnames come before the comma, as on papers."""
    last, *rest = [part.strip() for part in said.split(",") if part.strip()]
    if len(rest) != 1:
        return Reading("clarify", None, "name.which_part") if rest else _undivided(last)
    if len(words(rest[0])) > len(words(last)) and words(rest[0])[: len(words(last))] == words(last):
        return _undivided(rest[0], context)  # "brayan con y, brayan steven rivas": begun, then said in full
    if set(words(said)) & _NOT_NAME_WORDS or holds_talk(said) or holds_jest(said) or _is_turned(last, rest[0]):
        return Reading("clarify", None, "name.which_part")
    if phrase(rest[0]) in _SUFFIXES:
        return _undivided(f"{last} {rest[0]}")
    given = given_parts(rest[0])
    return Reading("ok", name_value(last, given.get("first"), given.get("middle")))


def _is_turned(before: str, behind: str) -> bool:
    """`Juan Carlos, Pérez Gómez`, `Ana Ruiz, de Honduras`: the comma stands for something else."""
    first, second = [kind_of(unit) for unit in units_of(before)], [kind_of(unit) for unit in units_of(behind)]
    is_whole = first[0] == "given" and "surname" in first and "given" in second  # two people
    is_swapped = "given" in first and set(first) <= {"given", "either"} and "given" not in second
    return (
        is_whole
        or is_swapped
        or (set(second) == {"surname"} and "given" in first)
        or words(behind)[:1] in (["de"], ["from"])
    )


def _undivided(said: str, context: str | None = None, *, is_english: bool = False) -> Reading:
    """A whole name with nothing beside it that says which word is what."""
    units = units_of(said)
    if len(units) < 2:
        return Reading("clarify", None, "name.only_one")
    if ":" in said:
        return _only_the_name()
    if set(words(said)) & _TELLING or len(units) > 8:
        return Reading("clarify", None, "name.which_part")  # "Dayana pero me dicen Daya": more than a name is said
    if context == "whole" and holds_talk(said):
        return _only_the_name()
    at = plain_border(units, is_english=is_english) if context == "whole" else None
    if at is not None:
        given = given_parts(" ".join(units[:at]))
        return Reading("ok", name_value(" ".join(units[at:]), given["first"], given["middle"]))
    return Reading("ambiguous", splits(units), "name.which_part")
