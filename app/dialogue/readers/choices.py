"""Picking from a numbered list: by number, keycap, ordinal, letter, or words of the option itself.

Numbers count from 1. One choice gives an int, several give a list of ints in the order said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.numerals import digits_for_words, ordinal_word
from app.dialogue.readers.stances import bare, whole_stance, without_hedge
from app.dialogue.readers.yes_no import read_yes_no
from app.dialogue.reading import Reading

_MARKERS = word_set(
    """
    la|el|lo|las|los|opcion|opciones|option|options|numero|num|number|no|nro|choice|the|one|ones|letra|letter|
    respuesta|inciso|de|quiero|escojo|elijo|seleccion|i|want|choose|pick|answer|es|seria|serian|its|it|is|would|
    be|a|mejor|please|favor|por|para|mi|me|dame|yo|ambas|tambien|y|and|e|mas|o|or|u|also|solo|only|just|that|
    esa|ese|esta|este|pero|creo|que|think
    """
)
_BEFORE_A_LETTER = word_set("opcion|option|letra|letter|inciso|la")
_EITHER = re.compile(r"\b(o|u|or)\b")
_DOUBT = re.compile(
    r"^\W*(?:(?:yo )?no (?:estoy segur[oa]|se|lo se)|(?:i dont know|not sure|im not sure|i'm not "
    r"sure))\W+(?:pero |but )?(?=\w)"
)
_LETTERS = "abcdefghij"
_ALL = re.compile(
    r"^(todas?|todos?|all|ambas|ambos|both|las dos|los dos|all of them|both of them|las tres|"
    r"todas las anteriores|all of the above)$"
)
_LAST = re.compile(r"^(la |el |the )?(ultim[ao]|last)( one| opcion| option)?$")
_MIDDLE = re.compile(r"^(la |el |the )?(de )?(en medio|el medio|del medio|enmedio|medio|middle)( one)?$")
_NOT_ANY = re.compile(
    r"^(ninguna?o?|none|neither)( de (las|los|estas|estos|esas|ellas) ?\w*)*( (las "
    r")?anteriores)?( of (the above|these|them))?$"
)
_ORDINAL = re.compile(
    r"\b(\d{1,2})(?:ros?|ras?|eros?|eras?|ero|era|er|dos?|das?|tos?|tas?|st|nd|rd|th|o|a|vo|va|mo|ma)\b"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: what it says and other words that mean it, in any language."""

    label: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording in looked-up form, empty ones left out."""
        return tuple(name for name in map(phrase, (self.label, *self.words)) if name)


Choices = Sequence[Choice | str | Sequence[str]]


def as_choices(choices: Choices | None) -> tuple[Choice, ...]:
    """Labels, lists of wordings or `Choice`s as choices."""
    made = []
    for choice in choices or ():
        if isinstance(choice, Choice):
            made.append(choice)
        elif isinstance(choice, str):
            made.append(Choice(choice))
        else:
            made.append(Choice(choice[0] if choice else "", tuple(choice[1:])))
    return tuple(made)


def read_choice(text: str, lang: str, choices: Choices | None, *, many: bool) -> Reading:
    """The number chosen, or with `many` the list of numbers; two picks of a single choice are `ambiguous`."""
    options = as_choices(choices)
    said = bare(text)
    picked = _by_label(text, options)
    if picked is None and (stance := whole_stance(text)):
        return Reading(stance)
    if picked is None and _NOT_ANY.match(said) and not any(_NOT_ANY.match(name) for o in options for name in o.names):
        return Reading("ok", []) if many else Reading("invalid", None, "choice.none_of_them")
    if picked is None and _ALL.match(said):
        picked = _all_of(said, options)
    if picked is None and many:
        picked = _piece_by_piece(text, lang, options)
    if picked is None:
        picked = _single_pick(text, lang, options)
    return _judge(picked, text, options, many)


def _single_pick(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    return _by_place(bare(text), options) or _by_number(text) or _by_words(text, lang, options)


def _piece_by_piece(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    """`cita y otra cosa`: each piece chooses by itself, or the whole is read at once."""
    pieces = [piece for piece in re.split(r",|;|/|\by\b|\band\b|\btambien\b", fold(text)) if phrase(piece)]
    picks = [_by_label(piece, options) or _single_pick(piece, lang, options) for piece in pieces]
    if len(pieces) < 2 or not all(picks):
        return None
    return [number for pick in picks for number in pick or ()]


def _judge(picked: list[int] | None, text: str, options: Sequence[Choice], many: bool) -> Reading:
    if not picked:
        return Reading("invalid", None, "choice.unread")
    numbers = list(dict.fromkeys(picked))
    if any(n < 1 or (options and n > len(options)) for n in numbers):
        return Reading("invalid", None, "choice.out_of_range")
    if many:
        return (
            Reading("ambiguous", numbers, "choice.which")
            if _offers_alternatives(text, numbers)
            else Reading("ok", numbers)
        )
    return Reading("ok", numbers[0]) if len(numbers) == 1 else Reading("ambiguous", numbers, "choice.which")


def _offers_alternatives(text: str, numbers: Sequence[int]) -> bool:
    """Two numbers with `or` between them, or with a denial somewhere."""
    return len(numbers) > 1 and bool(_EITHER.search(phrase(text)) or re.search(r"\b(?:no|not)\b (?!\d)", phrase(text)))


def _by_label(text: str, options: Sequence[Choice]) -> list[int] | None:
    """Whole wording of exactly one option; a number that is also another option's wording gives both."""
    forms = {phrase(text), bare(text), without_hedge(text)} - {""}
    hits = [n for n, option in enumerate(options, 1) if forms & set(option.names)]
    digits = [int(form) for form in forms if form.isdigit() and len(form) <= 2]
    if not hits:
        return None
    within = [n for n in digits if 1 <= n <= len(options)]
    return list(dict.fromkeys([*within, *hits]))


def _all_of(said: str, options: Sequence[Choice]) -> list[int] | None:
    count = (
        2
        if said in ("las dos", "los dos", "ambas", "ambos", "both", "both of them")
        else 3
        if said == "las tres"
        else 0
    )
    if not options or (count and count != len(options)):
        return None
    return list(range(1, len(options) + 1))


def _by_place(said: str, options: Sequence[Choice]) -> list[int] | None:
    if options and _LAST.match(said):
        return [len(options)]
    if len(options) % 2 and options and _MIDDLE.match(said):
        return [len(options) // 2 + 1]
    return None


def _by_number(text: str) -> list[int] | None:
    """Digits, number words, ordinals and single letters, when nothing else of weight is said."""
    folded = _DOUBT.sub("", _ORDINAL.sub(r"\1", fold(text)))
    if re.search(r"\d\s*[.,]\s*\d{2,}|-\s?\d", folded) and not re.search(r"\d\s*-\s*\d", folded):
        return None
    folded = re.sub(r"#\s*|\bno\.\s*(?=\d)", " ", folded)
    tokens = phrase(folded).split()
    tokens = [str(ordinal_word(t)) if ordinal_word(t) else t for t in tokens]
    tokens = [n.text for n in digits_for_words(tokens, articles=True, years=False)]
    numbers, others = [], []
    for at, token in enumerate(tokens):
        if token.isdigit() and len(token) <= 3:
            numbers.append(int(token))
        elif _is_letter_choice(token, at, tokens):
            numbers.append(_LETTERS.index(token) + 1)
        elif token not in _MARKERS and token not in known.FILLERS:
            others.append(token)
    if tokens and tokens[0] == "no" and len(tokens) > 1 and len(numbers) == 1 and tokens[1] in ("la", "el"):
        return None if not re.search(r"^no\s*[,.;]", fold(text)) else numbers
    numbers = _without_pronoun_one(numbers, tokens)
    return numbers if numbers and not others else None


def _is_letter_choice(word: str, at: int, said: Sequence[str]) -> bool:
    """A lone letter is a choice; `a`, `e`, `i` only alone or after a marker, being words themselves."""
    if len(word) != 1 or word not in _LETTERS:
        return False
    return word not in "aei" or len(said) == 1 or (at > 0 and said[at - 1] in _BEFORE_A_LETTER)


def _without_pronoun_one(numbers: list[int], tokens: Sequence[str]) -> list[int]:
    """`the second one` and `that one` do not choose 1."""
    if tokens and tokens[-1] == "1" and len(numbers) == 2 and len(tokens) >= 2:
        return numbers[:-1] if "y" not in tokens and "and" not in tokens and "o" not in tokens else numbers
    return numbers


def _by_words(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    """Options whose wording is inside the reply, or of which the reply is a part, or that are nearly it."""
    said = without_hedge(text)
    if not options:
        return None
    if not said:
        return _by_yes_no(text, lang, options)
    tokens = said.split()
    inside = [n for n, o in enumerate(options, 1) if any(f" {name} " in f" {said} " for name in o.names)]
    if inside:
        return _longest_only(inside, said, options)
    weighty = [t for t in tokens if t not in _MARKERS and t not in known.FILLERS and (len(t) > 2 or t.isdigit())]
    parts = [n for n, o in enumerate(options, 1) if weighty and any(_has_all(weighty, name) for name in o.names)]
    if parts:
        return parts
    near = [n for n, o in enumerate(options, 1) if any(_is_near(said, name) for name in o.names)]
    return near or _by_yes_no(text, lang, options)


def _longest_only(numbers: list[int], said: str, options: Sequence[Choice]) -> list[int]:
    """An option whose wording lies within another matched wording is not meant (`casa` in `casa de mi tia`)."""
    found = {n: max((name for name in options[n - 1].names if f" {name} " in f" {said} "), key=len) for n in numbers}
    kept = [
        n
        for n in numbers
        if not any(m != n and f" {found[n]} " in f" {found[m]} " and found[n] != found[m] for m in numbers)
    ]
    return sorted(kept, key=lambda n: said.find(found[n]))


def _has_all(weighty: Sequence[str], name: str) -> bool:
    labelled = name.split()
    return all(
        any(token == word or (len(token) >= 5 and _is_near(token, word)) for word in labelled) for token in weighty
    )


def _is_near(said: str, name: str) -> bool:
    if min(len(said), len(name)) < 4 or abs(len(said) - len(name)) > 3 or said[0] != name[0]:
        return False
    allowed = 1 if len(name) < 8 else 2 if len(name) < 14 else 3
    return DamerauLevenshtein.distance(said, name, score_cutoff=allowed) <= allowed


def _by_yes_no(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    """`simón` picks the option that says yes, when one does and another says no."""
    sides = {}
    for n, option in enumerate(options, 1):
        for name in option.names:
            if name in ("si", "yes", "no"):
                sides["no" if name == "no" else "yes"] = n
    answer = read_yes_no(text, lang) if len(sides) == 2 else None
    return [sides[str(answer.value)]] if answer and answer.status == "ok" else None
