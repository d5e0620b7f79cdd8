"""All of a list, none of it, or all but a part: `todas las que puso ahí`, `none of those`, `menos la 3, las otras sí`.

Only where the reply says nothing else: a word that is none of these ("todas las noches") leaves it to the other
readers, and so does a list with a line of its own for all or for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.dialogue.readers.choice_lines import Choice
from app.dialogue.readers.folding import aligned, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.reading import Reading

Read = Callable[[str], Reading]

_NUMBERS = {"dos": 2, "two": 2, "tres": 3, "three": 3, "tree": 3, "cuatro": 4, "four": 4, "cinco": 5, "five": 5,
            "seis": 6, "six": 6, "siete": 7, "seven": 7, "ocho": 8, "eight": 8}  # fmt: skip
_ALL = word_set("todas|todos|toditas|toditos|todo|toda|all|everything|all of")
_BOTH = word_set("ambas|ambos|both|bouth|boht")
_NONE = word_set("ninguna|ninguno|ningun|ningunas|none|nothing|nada|neither|non|nome")
_THE = word_set("las|los|the|all")
_AROUND = word_set(
    """
    las|los|lo|la|el|que|q|puso|pusieron|pone|ponen|dice|dicen|menciono|mencionaron|menciona|salen|sale|aparecen|
    aparece|estan|esta|hay|ahi|ai|hay|alli|aqui|arriba|abajo|lista|opciones|opcion|cosas|anteriores|anterior|esas|esos|
    eso|estas|estos|esto|ellas|ellos|de|en|me|nos|han|ha|pasaron|paso|pasado|sucedieron|sucedio|sucedido|ocurrieron|
    ocurrio|tengo|tenemos|tuve|sufri|sufrimos|vivi|si|yes|desgraciadamente|lamentablemente|tristemente|y|tambien|casos|
    mi|mis|the|of|from|them|those|these|this|that|it|what|you|u|put|wrote|write|said|say|there|above|list|listed|options|
    option|things|thing|ones|happen|happened|happens|happend|have|to|us|unfortunately|sadly|true|i|had|did|is|are|were|my|
    dem|dese|doz|family|familia|on|in|here|was|been|a|pues|fueron|fue|son|es|mismo|igual|quiero|marque|ponga|escojo|want|apply|applies
    """
)
_FILLING = re.compile(
    r"\b(?:y|and) (?:(?:mucho |muchas |muchos |even |many )?(?:mas|more)|peor|worse|cada un[oa])\b|\b(?:muchas|varias|"
    r"tantas|dos|tres) veces\b|\b(?:many|several|a lot of|so many) times\b|"
    r"\ba lot\b"
)
_ELSE = re.compile(
    r"\ba las (?:\w+|\d+)|\blo que (?:me|nos)\b|\btodo (?:el|la)\b(?! list)|\ball (?:the )?(?:day|time|"
    r"night)"
)
_LONGEST = 14

_REST = (
    r"(?:(?:todas |todo |tod[oa]s )?(?:las|los|lo|l[ao]|the|all the)? ?(?:otr[ao]s?|demas|restantes?|resto|rest|"
    r"others?|todas|todos|todo|all))"
)
_YES = (
    r"(?:(?> ?,? ?)(?:si|yes|todas|todos|all|tengo|las tengo|los tengo|me pasaron|me han pasado|i have|i do|happened|"
    r"true|me paso|happen to me|dos|tres|cuatro|two|three|\d|son|are|of them|ok|fine))*"
)
_BUT = (
    r"(?:menos|excepto|exepto|esepto|salvo|except(?: for)?|exept|quitando|quitandole|sin contar|but not|other than|"
    r"fuera de|"
    r"pero no|aparte de|not|no)"
)
_HAVE = (
    r"(?:(?:si|yes|pues|yo|tengo|tenemos|i have|i got|me pasaron|me han pasado|i had|las|los|the|want|"
    r"quiero)(?> ?,? ?))*"
)
_ALL_BUT = (
    re.compile(
        rf"^{_HAVE}{_BUT} (?P<x>.+?)(?:\s*[,.;]\s*(?:(?:y|pero|but|and)\s+)?|\s+(?:(?:y|pero|but|and)\s+)?"
        rf"(?=(?:(?:todas |todos )?(?:las|los|lo|the) )(?:otr|demas|rest|other))){_REST}{_YES}\W*$"
    ),
    re.compile(
        rf"^(?P<x>.+?),?\s+(?:no|not)(?: (?:la |lo |las |los )?(?:tengo|me paso|me pasaron|tenemos|i have|have))?"
        rf"(?:\s*[,.;]\s*|\s+)(?:(?:y|pero|but|and)\s+)?(?!si\b){_REST}{_YES}\W*$"
    ),
    re.compile(rf"^{_HAVE}{_REST}{_YES}(?:\s*[,.;]\s*|\s+)(?:pero|but|y|and)\s+(?P<x>.+?),?\s+(?:no|not)\W*$"),
    re.compile(rf"^{_HAVE}{_REST}{_YES}(?:\s*[,.;]\s*|\s+)(?:(?:y|pero|but|and)\s+)?{_BUT} (?P<x>.+?)\W*$"),
)
_YES_AND_NO = (
    re.compile(
        r"^(?:(?:si|yes)(?: a| to)? )?(?P<x>.+?)(?: (?:si|yes))?\s*[,.;]\s*(?:(?:y|pero|but|and)\s+)?(?P<y>.+?) "
        r"(?:no|not)(?: (?:la|lo|las|los) tengo)?\W*$"
    ),
    re.compile(
        r"^(?:si|yes)(?: a| to)? (?P<x>.+?)\s*[,.;]\s*(?:(?:y|pero|but|and)\s+)?(?:no|not)(?: a| to)? (?P<y>.+?)\W*$"
    ),
)
"""`1 y 2 sí, la 3 no`: lines said yes to and lines said no to."""
_AS_WELL_AS = re.compile(
    r"^\W*(?:tanto (?P<a>.+?) como (?P<b>.+)|(?:both|ambas|ambos)\W+(?P<c>\S.*?) (?:and|y) (?P<d>.+))$"
)
_UNSURE = re.compile(r"[?¿]|\b(?:no se|creo|tal vez|maybe|not sure|dont know|quizas?|mas o menos|menos mal)\b")


def whole_or_none(text: str, options: Sequence[Choice], read: Read, *, many: bool) -> Reading | None:
    """Every line, none, or every line but those named; None where the reply says no such thing plainly."""
    if not options or _has_such_a_line(options):
        return None
    if many and (pair := _AS_WELL_AS.match(aligned(text))):
        one, other = ("a", "b") if pair["a"] else ("c", "d")
        return read(f"{text[slice(*pair.span(one))]} y {text[slice(*pair.span(other))]}")
    tokens = _FILLING.sub(" ", phrase(text)).split()
    if not 0 < len(tokens) <= _LONGEST or _ELSE.search(phrase(text)):
        return (_all_but(text, options, read) or _yes_and_no(text, read)) if many else None
    is_bare = set(tokens) <= _BARE  # of one line to be picked, "nada" alone tells too little
    if _says_none(tokens) and (many or not is_bare):
        return Reading("ok", []) if many else Reading("invalid", None, "choice.none_of_them")
    if not many:
        return None
    if set(map(str, range(1, len(options) + 1))) == {word for word in tokens if word.isdigit()} and set(tokens) & _ALL:
        return Reading("ok", [*range(1, len(options) + 1)])  # "1, 2, 3 todas"
    if (count := _how_many(tokens, len(options))) is not None:
        every = [*range(1, len(options) + 1)]
        return Reading("ok", list(every)) if count == len(options) else Reading("clarify", None, "choice.which")
    return _all_but(text, options, read) or _yes_and_no(text, read)


def _has_such_a_line(options: Sequence[Choice]) -> bool:
    return any(set(name.split()) & (_ALL | _BOTH | _NONE) for option in options for name in option.names)


def _says_none(tokens: Sequence[str]) -> bool:
    """`ninguna de las que puso`, `none of that happened to me`; `nada` and `none` alone are left to the others."""
    said = [word for word in tokens if word not in _NO_LEADS]
    is_none = sum(word in _NONE for word in said) == 1 or ("any" in tokens and bool(_NEGATIVE & set(tokens)))
    return is_none and all(word in _AROUND or word in _NONE or word == "any" for word in said)


_BARE = word_set("nada|nothing|no|none|pues")
_NEGATIVE = word_set("no|not|dont|didnt|never|nunca")
_NO_LEADS = _NEGATIVE | word_set(
    "one|gracias|dios|thank|thanks|god|do|did|fijese|have|got|a|mi|me|bendito|hasta|ahora|ahorita"
)


def _how_many(tokens: Sequence[str], count: int) -> int | None:
    """How many of the lines are said to be meant where nothing but that is said; None elsewhere."""
    left, found = list(tokens), set()
    for at, word in enumerate(tokens):
        number = int(word) if word.isdigit() else _NUMBERS.get(word)
        is_place = word.isdigit() and at and tokens[at - 1] == "the"  # "the 3": the third
        if number is not None and at and not is_place and tokens[at - 1] in _THE | _ALL:
            found.add(number)
            left[at] = "las"
        elif word in _BOTH:
            found.add(2)
            left[at] = "las"
        elif word in _ALL:
            left[at] = "las"
            found |= set() if found else {count} if not _counts_next(tokens, at) else set()
    if len(found) != 1 or any(word not in _AROUND for word in left):
        return None
    return found.pop()


def _yes_and_no(text: str, read: Read) -> Reading | None:
    """The lines said yes to where others are denied beside them; both must be plain, and none in both."""
    flat = aligned(text)
    if _UNSURE.search(flat) or len(flat.split()) > _LONGEST:
        return None
    for pattern in _YES_AND_NO:
        if not (found := pattern.match(flat)):
            continue
        picked, denied = (read(text[slice(*found.span(side))]) for side in ("x", "y"))
        if picked.status == denied.status == "ok" and isinstance(picked.value, list) and isinstance(denied.value, list):
            apart = {str(n) for n in picked.value}.isdisjoint(str(n) for n in denied.value)
            return picked if picked.value and denied.value and apart else None
    return None


def _counts_next(tokens: Sequence[str], at: int) -> bool:
    """True where a number follows: `todas las tres`, `all three`."""
    return any(word.isdigit() or word in _NUMBERS for word in tokens[at + 1 : at + 3])


def _all_but(text: str, options: Sequence[Choice], read: Read) -> Reading | None:
    """`menos la 3, las otras sí`, `la 2 no, las demás sí`, `tengo todo menos licencia`."""
    flat = aligned(text)
    if _UNSURE.search(flat) or len(flat.split()) > _LONGEST:
        return None
    for pattern in _ALL_BUT:
        found = pattern.match(flat)
        if not found:
            continue
        reading = read(text[slice(*found.span("x"))])
        left_out = reading.value if isinstance(reading.value, list) else [reading.value]
        kept = [n for n in range(1, len(options) + 1) if n not in left_out]
        if reading.status == "ok" and left_out and kept and len(kept) < len(options):
            return Reading("ok", list(kept))
    return None
