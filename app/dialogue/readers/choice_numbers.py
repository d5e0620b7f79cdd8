"""The numbers in a reply to a numbered list: figures, keycaps, number words, ordinals and letters.

Numbers count from 1; `b` is 2. What else of weight was said is given beside them, for the caller to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.numerals import digits_for_words, ordinal_word
from app.dialogue.readers.vocabulary import ADDRESSES, FILLERS

MARKERS = word_set(
    """
    la|el|lo|un|una|las|los|opcion|opciones|option|options|opsion|obcion|ocpion|opcin|opccion|numero|num|number|no|nro|choice|the|one|ones|letra|letter|
    respuesta|inciso|de|quiero|escojo|elijo|seleccion|i|want|choose|pick|answer|es|seria|serian|its|it|is|would|
    be|a|mejor|please|favor|por|para|mi|me|dame|yo|ambas|tambien|y|and|e|mas|o|or|u|also|solo|only|just|that|
    esa|ese|esta|este|pero|creo|que|think|op|opc|ops|nada|se|sure|not|dont|know|about
    """
)
_BEFORE_A_LETTER = word_set("opcion|option|letra|letter|inciso|la")
_NOT = frozenset({"no", "not", "nel", "ni"})
_DENIED = word_set("la|el|the|es|de|por|quiero|number|opcion")
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_DOUBT = re.compile(
    r"^\W*(?:yo )?(?:no (?:estoy segur[oa]|se|lo se)|i dont know|not sure|im not sure|i'm not "
    r"sure)\W+(?:pero |but )?(?=\w)|"
    r"(?<=\w)\W+(?:no (?:lo )?se|no estoy segur[oa]|not sure|i dont know|i don't know)\W*$"
)
_LETTERS = "abcdefghij"
_ORDINAL = re.compile(
    r"\b(\d{1,2})(?:ros?|ras?|eros?|eras?|ero|era|er|dos?|das?|tos?|tas?|st|nd|rd|th|o|a|vo|va|mo|ma)\b"
)
_PRONOUN_ONE = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|middle|next|other|this|that|"
    r"which|right|"
    r"only|same|top|bottom|\d{1,2}(?:st|nd|rd|th)|(?<=\bthe )(?!number|option|letter|not?\b)[a-z]{3,}) ones?\b"
)
"""`the second one`: a word for the line, not the number 1."""
_FROM_TO = re.compile(
    r"^(?:(?:de|del|desde|from|las|los|the|numbers?|opcion|opciones|options?) )*(?:la |el |the |number |"
    r"opcion )?(\d{1,2}) "
    r"(?:a|al|hasta|asta|to|through|thru|until)(?: (?:la|el|the|number|opcion))? (\d{1,2})$"
)
_LAST_FEW = re.compile(r"^(?:l[ao]s |the )?(?:(?P<a>\d) ultim[ao]s|(?:ultim[ao]s|last) (?P<b>\d))$")
_FIRST_FEW = re.compile(r"^(?:l[ao]s |the )?(?:primer[ao]s|first) (?P<a>\d)$|^(?:l[ao]s |the )?(?P<b>\d) primer[ao]s$")


def numbers_said(text: str) -> tuple[list[int], list[str]]:
    """The numbers chosen, in order, and the other words that are neither markers nor courtesy."""
    folded = _DOUBT.sub("", _ORDINAL.sub(r"\1", _PRONOUN_ONE.sub(r"\1", fold(_KEYCAP.sub(r" \1 ", text)))))
    if re.search(r"\d\s*[.,]\s*\d{2,}|-\s?\d", folded) and not re.search(r"\d\s*-\s*\d", folded):
        return [], []
    plain = re.sub(r"#\s*|\bno\.\s*(?=\d)", " ", folded)
    numbers, others = _sorted_out(_tokens(plain, articles=False), folded)
    if numbers or others:
        return numbers, others
    return _sorted_out(_tokens(plain, articles=True), folded)  # `la una`, when it is all there is


def _sorted_out(tokens: Sequence[str], folded: str) -> tuple[list[int], list[str]]:
    if _denies_one(tokens, folded):
        return [], []
    numbers, others = [], []
    for at, word in enumerate(tokens):
        if word.isdigit() and len(word) <= 3:
            numbers.append(int(word))
        elif _is_letter_choice(word, at, tokens):
            numbers.append(_LETTERS.index(word) + 1)
        elif word not in MARKERS and word not in FILLERS and word not in ADDRESSES:
            others.append(word)
    return _without_pronoun_one(numbers, tokens), others


def first_few(said: str) -> int | None:
    """How many of the first lines are meant (`las dos primeras`), or None."""
    found = _FIRST_FEW.match(_in_digits(said))
    return int(found["a"] or found["b"]) if found else None


def last_few(said: str) -> int | None:
    """How many of the last lines are meant (`las últimas dos`), or None."""
    found = _LAST_FEW.match(_in_digits(said))
    return int(found["a"] or found["b"]) if found else None


def from_to(said: str) -> list[int] | None:
    """Every number of a stretch of lines (`del 4 al 6`), or None."""
    found = _FROM_TO.match(" ".join(_tokens(_ORDINAL.sub(r"\1", said), articles=True)))
    return list(range(int(found[1]), int(found[2]) + 1)) if found and int(found[1]) < int(found[2]) else None


def _in_digits(said: str) -> str:
    return " ".join(numeral.text for numeral in digits_for_words(said.split(), articles=True, years=False))


def _tokens(folded: str, *, articles: bool) -> list[str]:
    ordinals = [str(ordinal_word(word) or word) for word in phrase(folded).split()]
    return [numeral.text for numeral in digits_for_words(ordinals, articles=articles, years=False)]


def _denies_one(tokens: Sequence[str], folded: str) -> bool:
    """`no la 2`, `not the second` and `la 2 no` choose nothing; `no, la 3` corrects, `no. 3` is number 3."""
    if len(tokens) > 1 and tokens[-1] in _NOT:
        return True
    return (
        len(tokens) > 1 and tokens[0] in _NOT and tokens[1] in _DENIED and not re.match(r"(?:no|not)\s*[,.;]", folded)
    )


def _is_letter_choice(word: str, at: int, said: Sequence[str]) -> bool:
    """A lone letter is a choice; `a`, `d`, `e`, `i` only alone or after a marker, being words themselves."""
    if len(word) != 1 or word not in _LETTERS:
        return False
    return word not in "aeid" or len(said) == 1 or (at > 0 and said[at - 1] in _BEFORE_A_LETTER)


def _without_pronoun_one(numbers: list[int], tokens: Sequence[str]) -> list[int]:
    """`the second one` and `that one` do not choose 1."""
    if tokens and tokens[-1] == "1" and len(numbers) == 2 and len(tokens) >= 2:
        return numbers[:-1] if "y" not in tokens and "and" not in tokens and "o" not in tokens else numbers
    return numbers
