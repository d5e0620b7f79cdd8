"""Picking from a numbered list: by number, keycap, ordinal, letter, or words of the option itself.

Numbers count from 1. One choice gives an int, several give a list of ints in the order said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.choice_numbers import MARKERS, first_few, numbers_said
from app.dialogue.readers.folding import fold, phrase, phrase_own
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.stances import bare, whole_stance, without_hedge
from app.dialogue.readers.yes_no import read_yes_no
from app.dialogue.reading import Reading

_EITHER = re.compile(r"\b(o|u|or)\b")
_DENIES = re.compile(r"(?:^|\s)(?:no|not|nunca|never|tampoco|neither)\b(?!\s*[,.;:]|\s+se\b|\s+estoy segur|\s+sure)")
_DOUBTS = re.compile(
    r"\b(?:no se|no estoy segur[ao]|si no|y si|que pasa|depende|not sure|what if|what happens|(?:dont|do not) know)\b"
    r"|[¿?]"
)
_NOTHING = frozenset({"nada", "ninguno", "ninguna", "nothing", "none"})
_HAPPENED = re.compile(
    r"\b(?:he|ha|han|has|hemos|habia|habian)\s+(?:\w+\s+)?\w+(?:ado|ido|cho|sto|rto|to)\b"
    r"|\b(?:have|has|had)(?:nt| not)?\s+\w+"
)
"""What somebody tells that was done or not: "yo no he aceptado nada" chooses nothing."""
_LONG = 3
"""Words from which a reply with a doubt in it is no plain pick."""
_LEAVES_OUT = re.compile(r"\b(?:menos|excepto|salvo|except)\b")
_SPAN = re.compile(r"(\d) ?- ?(\d)")
_ALL = re.compile(
    r"^(todas?|todos?|all|ambas|ambos|both|las dos|los dos|all of them|both of them|las tres|"
    r"todas las anteriores|all of the above)$"
)
_ALL_BUT = re.compile(r"^(?:tod[ao]s?|all|all of them) (?:menos|excepto|except|but)(?: for)? (?P<rest>.+)$")
_PAIRS = word_set("las dos|los dos|ambas|ambos|both|both of them")
_LAST = re.compile(r"^(la |el |the )?(ultim[ao]|last)( one| opcion| option)?$")
_LAST_BUT_ONE = re.compile(r"^(?:la |el |the )?(?:penultim[ao]|second to last|next to last)(?: one| opcion| option)?$")
_ASKS = re.compile(r"^(?:que (?:es|son|significa|quiere decir)|cual es la diferencia|what (?:is|are|does))\b.*")
_MIDDLE = re.compile(r"^(la |el |the )?(de )?(en medio|el medio|del medio|enmedio|medio|middle)( one)?$")
_YES_OR_NO = frozenset({"si", "yes", "no"})
_COURTESY = word_set(
    "gracias|muchas|por|favor|senor|senora|señor|señora|thanks|thank|you|please|sir|maam|todavia|aun|ahorita|claro|que"
)
_NOT_ANY = re.compile(
    r"^(ninguna?o?|none|neither)( de (las|los|estas|estos|esas|ellas) ?\w*)*( (las "
    r")?anteriores)?( of (the above|these|them))?$"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: what it says and other words that mean it, in any language. Words of our content only."""

    label: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording in looked-up form, empty ones left out."""
        return tuple(name for name in map(phrase_own, (self.label, *self.words)) if name)


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
    if picked is None and text.rstrip().endswith("?") and _ASKS.match(said):
        return Reading("invalid", None, "choice.unread")
    if picked is None and (stance := whole_stance(text)):
        return Reading(stance)
    if picked is None and _NOT_ANY.match(said) and not any(_NOT_ANY.match(name) for o in options for name in o.names):
        return Reading("ok", []) if many else Reading("invalid", None, "choice.none_of_them")
    if picked is None and _ALL.match(said):
        picked = _all_of(said, options)
    if picked is None and (few := first_few(said)) and few <= len(options):
        picked = list(range(1, few + 1))
    if picked is None and many and (but := _ALL_BUT.match(said)):
        left_out = _single_pick(but["rest"], lang, options) or []
        picked = [n for n in range(1, len(options) + 1) if n not in left_out] if left_out else None
    if picked is None and many:
        picked = _piece_by_piece(text, lang, options)
    if picked is None:
        picked = _by_place(said, options) or _by_number(text, options)
    if picked is None:
        picked = _by_words(text, lang, options)
        if picked and _is_doubted(text, options):
            return Reading("ambiguous", list(dict.fromkeys(picked)), "choice.which")
    if picked and not _is_plain(picked, text, options):
        return Reading("ambiguous", list(dict.fromkeys(picked)), "choice.which")
    return _judge(picked, text, options, many)


def _is_plain(picked: Sequence[int], text: str, options: Sequence[Choice]) -> bool:
    """False where the words may mean the contrary, or more than was said: "no estoy casado", "menos robo todas", 1-3.

    A denial counts against a single pick by words that do not deny themselves and follow it.
    """
    said = fold(text)
    if (span := _SPAN.fullmatch(said.strip())) and int(span[2]) - int(span[1]) > 1:
        return False
    within = [n for n in picked if 1 <= n <= len(options)]
    own = {word for n in within for name in options[n - 1].names for word in name.split()}
    if len(within) != 1:
        return len(within) != len(picked) or len(phrase(text).split()) != 1 or not own & {phrase(text)}
    if _LEAVES_OUT.search(said) and not _LEAVES_OUT.search(" ".join(own)):
        return not own & set(phrase(text).split())
    denied = _DENIES.search(said)
    follows = set(phrase(said[denied.end() :]).split()[:3]) if denied else set()
    return not (follows & own) or bool(own & {"no", "not", "nunca", "never", "ninguno", "ninguna", "none"})


def _is_doubted(text: str, options: Sequence[Choice]) -> bool:
    """True for a question or a doubt in which an option's words stand: "que pasa si no acepto", "no se si acepto"."""
    own = " | ".join(name for option in options for name in option.names)
    found = _DOUBTS.search(fold(text))
    return bool(found) and len(phrase(text).split()) >= _LONG and not _DOUBTS.search(own)


def _single_pick(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    return _by_place(bare(text), options) or _by_number(text, options) or _by_words(text, lang, options)


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
    count = 2 if said in _PAIRS else 3 if said == "las tres" else 0
    if not options or (count and count != len(options)):
        return None
    return list(range(1, len(options) + 1))


def _by_place(said: str, options: Sequence[Choice]) -> list[int] | None:
    if options and _LAST.match(said):
        return [len(options)]
    if len(options) > 1 and _LAST_BUT_ONE.match(said):
        return [len(options) - 1]
    if len(options) % 2 and options and _MIDDLE.match(said):
        return [len(options) // 2 + 1]
    return None


def _by_number(text: str, options: Sequence[Choice]) -> list[int] | None:
    """The numbers said, when whatever else was said belongs to the same lines (`3 matamoros`, `estoy en la 2`)."""
    numbers, others = numbers_said(text)
    if not numbers or not others:
        return numbers or None
    owners = [_owners(word, options) for word in others]
    if not all(owners):
        return None
    meant = {n for lines in owners if len(lines) == 1 for n in lines}
    return [*numbers, *sorted(meant - set(numbers))]  # the number of one line and the words of another: both


def _owners(word: str, options: Sequence[Choice]) -> list[int]:
    """The lines that have this word, slips allowed."""
    return [
        n
        for n, option in enumerate(options, 1)
        if any(word == own or (len(word) >= 5 and _is_near(word, own)) for name in option.names for own in name.split())
    ]


def _by_words(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    """Options whose wording is inside the reply, or of which the reply is a part, or that are nearly it."""
    said = without_hedge(text)
    if not options:
        return None
    if not said:
        return _by_yes_no(text, lang, options)
    tokens = said.split()
    inside = [n for n, o in enumerate(options, 1) if any(_is_inside(name, said, o) for name in o.names)]
    if inside:
        return _longest_only(inside, said, options)
    weighty = [t for t in tokens if t not in MARKERS and t not in known.FILLERS and (len(t) > 2 or t.isdigit())]
    parts = [n for n, o in enumerate(options, 1) if weighty and any(_has_all(weighty, name) for name in o.names)]
    if parts:
        return parts
    near = [n for n, o in enumerate(options, 1) if any(_is_near(said, name) for name in o.names)]
    return near or _by_telling_word(tokens, options) or _by_yes_no(text, lang, options)


def _is_inside(name: str, said: str, option: Choice) -> bool:
    """True when the wording stands in the reply; a bare yes or no only when nothing else of weight is said."""
    if name in _NOTHING and name != said and _HAPPENED.search(said):
        return False
    if name not in _YES_OR_NO:
        return f" {name} " in f" {said} "
    first, *rest = said.split()
    own = {word for other in option.names for word in other.split()}
    return first == name and all(word in own or word in known.FILLERS or word in _COURTESY for word in rest)


def _by_telling_word(tokens: Sequence[str], options: Sequence[Choice]) -> list[int] | None:
    """In a short reply, a long word that only one line has (`matamoros tamps`, `the one about tijuana`)."""
    if len(tokens) > 5 or {"no", "not"} & set(tokens):
        return None
    telling = [lines for word in tokens if len(word) >= 6 and len(lines := _owners(word, options)) == 1]
    return list(dict.fromkeys(n for lines in telling for n in lines)) or None


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
