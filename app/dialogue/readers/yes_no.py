"""Yes or no, as people say it: words, slang, emoji, or a whole sentence that begins or ends with it."""

from __future__ import annotations

import re
from collections.abc import Set

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.folding import fold, phrase, pictographs, squeeze
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.stances import bare, opening_stance, without_hedge
from app.dialogue.reading import Reading

_THUMBS_UP = set("👍👌✅✔☑🆗💯🙆⭕")
_THUMBS_DOWN = set("👎❌✖🚫🙅⛔")
_YES_WORDS = word_set(
    """
    si|sip|sii|simon|claro|yes|yeah|yep|yup|sure|aja|correcto|afirmativo|ok|cierto|definitely|absolutely|exacto|
    efectivamente|obvio|zi
    """
)
_NO_WORDS = {"no", "nop", "nope", "nel", "nunca", "jamas", "never", "nah", "tampoco", "negativo", "nombe"}
_YES_ENDS = {"si", "yes", "yeah", "claro"}
_NO_ENDS = {"no", "nunca", "never", "jamas"}
_DOUBTS = (
    "quiza",
    "quizas",
    "tal vez",
    "talvez",
    "a lo mejor",
    "puede que",
    "maybe",
    "perhaps",
    "probablemente",
    "probably",
)
# `no` that does not deny: an opening of agreement or surprise.
_FALSE_NO = re.compile(r"^no (pues|pos|pus|manches|hombre|inventes)\b ?")
_IF_NOT = re.compile(r"^\W*s[ií]+\s+no\b", re.IGNORECASE)
_NOT_UNDERSTOOD = re.compile(
    r"^(?:(?:perdon|disculp\w+|sorry|ay|pues|no) )*(?:no (?:le |te |lo |la )?(?:entiend|entend|comprend)|"
    r"i (?:do not|dont|didnt|did not) (?:understand|get)|"
    r"(?:a )?que (?:significa|quiere decir|se refiere)|what (?:does|do you) (?:that |this |it )?mean)"
)
_CANNOT_SAY = re.compile(
    r"^(?:eso|esa|esto|de eso|la verdad|pues|ahi) (?:si )?(?:yo )?no (?:lo |la |le )?(?:se|sabria)\b"
)
_IF = re.compile(
    r"^si (?:acaso|es que|es asi|dios|(?:se )?pued\w+|pudiera|pudiese|pudieran|hubiera\w*|hubiese\w*|fuera|"
    r"fuese|fueran|tuviera|"
    r"tuviese|supiera|quisiera\w*|usted\w*|quieren?|gust\w+|alguien|algun dia|o\b|cuando|ya no|"
    r"(?:me|nos|lo|la|los|te|le) (?:mand|regres|devuelv|deport|encuentr|agarr|dan|dejan|ayudan|toca|pregunt|"
    r"llam|quitan)\w*)\b"
    r"(?! ?,)|^(?:yes|yeah|ok|sure) if\b|^si(?! pero)(?: \w+){1,2} no (?!mas\b)\w+ \w+"
)
"""`si` that is "if": `si acaso`, `si Dios quiere`, `si me mandan me matan`."""
_TURNED_NO = re.compile(
    r"^(?:(?:pues|bueno|well) )?(?:no (?:solo|solamente|unicamente|nada mas|nomas|una|un|dos|fue una|fue solo|"
    r"es que no|"
    r"es cierto que no|es verdad que no|es mentira|(?:lo )?niego|digo que no|puedo (?:decir|negar) que no|"
    r"hay duda|cabe duda|"
    r"hay de otra|dejo de|dejan de|deja de|pues claro|pues si|only|just|doubt|denying|siempre|always|como cree|"
    r"como crees)|"
    r"nunca digo|not only|not just|cannot deny)\b"
)
"""`no` that leads to a yes or back on itself: `no solo una vez`, `no es cierto que no`."""
_OWN_DOUBT = re.compile(
    r"\b(?:pero|but|aunque|y)(?: \w+)? (?:no (?:(?:lo|me|le) )?(?:se|estoy segur\w*|acuerdo|recuerdo)|"
    r"(?:im )?not (?:really )?"
    r"sure|i dont know|quien sabe|tengo duda\w*)\b.*$"
)
_SAYS_MORE = re.compile(r"^\W*(?:si|sip|no|nop|yes|no|yeah|nope|nel|simon|claro)\W*[,.;!]\s*\w")
_NUMBERED = {"1": "yes", "2": "no"}
_BOTH: tuple[str, ...] = ("yes", "no")


def read_yes_no(text: str, lang: str) -> Reading:
    """`yes` or `no`; `ambiguous` for maybe, sometimes and contradictions; `unknown` for a list's third line."""
    said = phrase(text)
    if _NOT_UNDERSTOOD.match(said):
        return Reading("invalid", None, "yes_no.unread")
    if _CANNOT_SAY.match(said):
        return Reading("unknown")
    signs = _signs(text)
    if not said:
        return _from_signs(signs)
    answer = _from_words(text, lang)
    if answer in _BOTH and _is_turned(said, text):
        return _unclear()
    if answer is None:
        return _from_signs(signs) if signs else _unread(text)
    if signs and answer in _BOTH and answer not in signs:
        return _unclear()
    if answer == "unknown":
        return Reading("unknown")
    return Reading("ok", answer) if answer in _BOTH else _unclear()


def _is_turned(said: str, text: str) -> bool:
    """True where the words around a yes or no make something else of it: a condition, a question, a doubt."""
    if said in known.YES | known.NO:
        return False
    if _TURNED_NO.match(said) or _OWN_DOUBT.search(said):
        return True
    if fold(text).rstrip(" .!").endswith("?") and not _SAYS_MORE.match(fold(text)):
        return True
    has_pause = bool(re.match(r"^\W*(?:si|yes|ok|sure|yeah)\W*[,.;!]", fold(text)))
    return not has_pause and bool(_IF.match(said))


def _unclear() -> Reading:
    return Reading("ambiguous", list(_BOTH), "yes_no.which")


def _unread(text: str) -> Reading:
    stance = opening_stance(text)
    if stance == "unknown" and re.search(r" (?:creo|pero|but|think) .*\b(?:si|no|yes|so)$", phrase(text)):
        return _unclear()
    return Reading(stance) if stance else Reading("invalid", None, "yes_no.unread")


def _signs(text: str) -> set[str]:
    seen = set(pictographs(text))
    return {word for word, signs in (("yes", _THUMBS_UP), ("no", _THUMBS_DOWN)) if seen & signs}


def _from_signs(signs: set[str]) -> Reading:
    if len(signs) == 2:
        return _unclear()
    return Reading("ok", signs.pop()) if signs else Reading("invalid", None, "yes_no.unread")


def _from_words(text: str, lang: str) -> str | None:
    """`yes`, `no`, `maybe`, `unknown`, or None when the words hold no answer."""
    if re.search(r"\bsi\s*[/|]\s*no\b|\byes\s*[/|]\s*no\b", fold(text)):
        return "maybe"
    forms = {phrase(text), bare(text), without_hedge(text)}
    forms |= {" ".join(map(squeeze, form.split())) for form in set(forms)}
    whole = _whole(forms, lang)
    return whole or _from_sentence(without_hedge(text), text)


def _whole(forms: set[str], lang: str) -> str | None:
    if forms & {"si no", "no si"}:
        return "maybe"
    if any(form.startswith(f"{maybe} ") for form in forms for maybe in _DOUBTS):
        return "maybe"
    hits = {answer for answer, table in (("yes", known.YES), ("no", known.NO)) if forms & table}
    if len(hits) == 1:
        return hits.pop()
    if hits or forms & known.MAYBE:
        return "maybe"
    return _from_one_letter(forms, lang)


def _from_one_letter(forms: set[str], lang: str) -> str | None:
    """S and N stand for themselves; Y is yes and K is okay only to an English reader (`y`, `k` are Spanish words)."""
    letters = {"s": "yes", "n": "no", **_NUMBERED, "3": "unknown"}
    if lang.startswith("en"):
        letters |= {"y": "yes", "k": "yes", "kk": "yes"}
    return next((letters[form] for form in forms if form in letters), None)


def _from_sentence(said: str, text: str) -> str | None:
    if opening_stance(text) is not None:
        return None
    said = _FALSE_NO.sub("", said, count=1) or said
    tokens = [squeeze(word) if len(word) <= 6 else word for word in said.split()]
    if not tokens:
        return None
    first, last = _side(tokens[0], _YES_WORDS, _NO_WORDS), _side(tokens[-1], _YES_ENDS, _NO_ENDS)
    if first is None and {"si", "yes"} & set(tokens) and "no" in tokens:
        return "maybe"  # "yo no pero mi hermano si": two people, two answers
    if first is None:
        return last if last and len(tokens) <= 8 else _leading_phrase(tokens)
    if len(tokens) > 2 and tokens[:2] == ["si", "no"] and _IF_NOT.match(text):
        return "maybe"  # "si no tengo papeles": "if I have none", or "yes, I have none"
    if tokens[:3] == ["claro", "que", "no"]:
        return "no"
    return "maybe" if _is_contradicted(first, tokens[1:]) else first


def _side(word: str, yes: Set[str], no: Set[str]) -> str | None:
    return "yes" if word in yes else "no" if word in no else None


_SHORT = 3
_YES_BUT_NO = re.compile(
    r"(?:pero|but) (?:ya )?(?:no|not|nunca|never|jamas)\b(?! pus[eo]| denunci| dij| cont| llam| fui)|(?:no|"
    r"nope)$|no y |y no\b|"
    r"(?:i|we|he|she|they) (?:dont|do not|didnt|did not|havent|have not|never|wasnt|isnt|arent|am not|cant)\b|"
    r"i have no\b"
)
_YES_NEVER = re.compile(r"(?:nunca|jamas|never|tampoco|nada|ningun\w*|not)\b")
_NO_BUT_YES = re.compile(
    r"(?:pero si|si|claro|yes|bueno si|but yes|but i (?:do|did|have|am|was)|mejor si|espere si|perdon si|"
    r"siempre|always)\b|"
    r"(?:i|we|he|she|they) (?:do|did|have|am|are|was|were|has|does)\b(?! (?:not|no|never|none|nothing)\b)"
)


def _is_contradicted(first: str, rest: list[str]) -> bool:
    """`sí, pero no`, `no, sí tengo`, `no bueno sí`: both were said, so we ask."""
    later = " ".join(rest)
    if first == "yes":
        return (
            later.endswith(" no")
            or bool(_YES_BUT_NO.match(later))
            or (len(rest) <= _SHORT and bool(_YES_NEVER.match(later)))
        )
    return later.endswith(" si") or bool(_NO_BUT_YES.match(later))


def _leading_phrase(tokens: list[str]) -> str | None:
    """A known answer followed by more words: `por supuesto que tengo`, `I don't have a lawyer`."""
    for size in range(min(4, len(tokens) - 1), 1, -1):
        opening = " ".join(tokens[:size])
        if opening in known.NO:
            return "no"
        if opening in known.YES:
            return "yes"
    return None
