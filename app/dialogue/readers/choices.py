"""Picking from a numbered list: by number, keycap, ordinal, letter, or words of the option itself.

Numbers count from 1. One choice gives an int, several give a list of ints in the order said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.choice_denied import but_denied
from app.dialogue.readers.choice_doubts import is_doubted, is_named, is_plain, says_more
from app.dialogue.readers.choice_lines import Choice, Choices, as_choices, owners
from app.dialogue.readers.choice_meanings import by_meaning, is_unclear, speaks_of_values
from app.dialogue.readers.choice_numbers import first_few, from_to, last_few, numbers_said
from app.dialogue.readers.choice_otherwise import otherwise, without_order
from app.dialogue.readers.choice_said import said_outright
from app.dialogue.readers.choice_talk import is_told, picked_in_talk
from app.dialogue.readers.choice_wordings import by_counted_words, by_words
from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.numerals import ordinal_word
from app.dialogue.readers.stances import bare, opening_stance, whole_stance, without_hedge
from app.dialogue.readers.yes_no import read_yes_no
from app.dialogue.reading import Reading
from app.dialogue.words.tiredness import is_busy

_PERHAPS = re.compile(r"\d ?/ ?\d|\b(?:podria|puede|quizas?|tal vez|talvez|a lo mejor|maybe|might|could|perhaps)\b")
_TURNED = re.compile(
    r"\b(?:(?:no )?espere|esperate|perdon|digo|miento|mejor|antes|before|but now|pero ahora|ya no|wait|sorry|i mean)\b"
)
"""One of several picks is taken back, or was so before."""
_BETWEEN = re.compile(r"^(?:por ahi )?(?:entre|between)\b")
_IS_ANOTHER = re.compile(
    r"\b(?:es|era|son|eran|esta|estaba|trabaja|trabajaba|is|was|are|were|works?)\b|"
    r"\b(?:perdi|perdio|perdimos|robaron|quitaron|venci[do]\w*|lost|stolen|expired)\b"
)
"""What a person is, or what became of a thing, beside a pick of several."""
_EITHER = re.compile(r"\b(o|u|or)\b")
_OWN_STANCE = 3
_PAIR = 2
_LIKE = 4
_ALL = re.compile(
    r"^(todas?|todos?|all|ambas|ambos|both|all of them|both of them|todas las anteriores|todos los anteriores|"
    r"all of the above|"
    r"everything|todo|todo eso)$"
)
_THE_FEW = re.compile(
    r"^(?:a |por )?(?:las|los|all|all the) (?P<few>dos|tres|cuatro|cinco|seis|two|three|four|five|six|\d)$"
)
_FEW = {"dos": 2, "two": 2, "tres": 3, "three": 3, "cuatro": 4, "four": 4, "cinco": 5, "five": 5, "seis": 6, "six": 6}
_ALL_BUT = re.compile(
    r"^(?:tod[ao]s?|all|all of them|everything)(?: de ell[ao]s)? (?:menos|excepto|salvo|except|"
    r"but)(?: for)? (?P<rest>.+)$"
)
_PAIRS = word_set("ambas|ambos|both|both of them")
_LAST = re.compile(
    r"^(la |el |the )?(ultim[ao]|last|bottom|(?:de )?(?:hasta |mas )?(?:abajo|al final))( one| opcion| option)?$"
)
_LAST_BUT_ONE = re.compile(r"^(?:la |el |the )?(?:penultim[ao]|second to last|next to last)(?: one| opcion| option)?$")
_ASKS = re.compile(
    r"^(?:(?:no (?:le |te )?(?:se|entiendo) |i (?:dont|do not) (?:know|understand) ))?"
    r"(?:y )?(?:que (?:es|son|significa|quiere decir)|cual (?:es|seria|me)|cuando (?:es|me)|what (?:is|are|"
    r"does)|which (?:is|one is)|"
    r"como (?:es|hago)|donde(?! (?:mi|mis|un|una|unos|unas|don|dona)\b(?!.* (?:es|esta|queda|son|puedo|hay)\b))|where|"
    r"when is|how do)\b.*"
)
_MIDDLE = re.compile(r"^(la |el |the )?(de )?(en medio|el medio|del medio|enmedio|medio|middle)( one)?$")
_NOT_ANY = re.compile(
    r"^(?:a |en |de )?(ninguna?o?|none|neither|no one|nobody|nadie)( de (las|los|estas|estos|esas|"
    r"ellas) ?\w*)*( (las "
    r")?anteriores)?( of (the above|these|them))?$"
)


def read_choice(text: str, lang: str, choices: Choices | None, *, many: bool) -> Reading:
    """The number chosen, or with `many` the list of numbers; two picks of a single choice are `ambiguous`."""
    options = as_choices(choices)
    reading = _pick(text, lang, options, many=many)
    return otherwise(text, reading, options) if options else reading


def _pick(text: str, lang: str, options: Sequence[Choice], *, many: bool) -> Reading:
    text = without_order(but_denied(text, options))
    outright = said_outright(text, options, lambda part: _read(part, lang, options, many=False)) if options else None
    if outright is not None:
        is_one = outright.status == "ok" and many
        return Reading("ok", [outright.value]) if is_one else outright
    reading = _read(text, lang, options, many=many)
    if not options or reading.status not in ("ambiguous", "invalid") or reading.hint == "choice.out_of_range":
        return reading
    lines = [option.names for option in options]
    return (
        picked_in_talk(
            text,
            options,
            lambda part: _read(part, lang, options, many=many),
            lambda rest: speaks_of_values(rest, lang, lines),
        )
        or reading
    )


def _read(text: str, lang: str, options: Sequence[Choice], *, many: bool) -> Reading:
    """The pick of all that is said, as one."""
    said = bare(text)
    picked = _by_label(text, options)
    if picked is None:
        if early := _no_pick(text, said, options, many):
            return early
        picked = _by_place_or_stretch(said, options) or _all_but(said, lang, options, many)
    told = numbers_said(text)
    if picked is None:
        numbers, others = told
        is_number = len(numbers) == 1 and not others and any(map(str.isdigit, text))
        picked = numbers if is_number else None  # "la 1, chamo", whatever a chamo is elsewhere
    if picked is None and (meant := by_meaning(text, lang, [option.names for option in options])):
        return _as_meant(meant, many)
    if picked is None and many:
        picked = _piece_by_piece(text, lang, options)
    if picked is None:
        picked = by_counted_words(text, options)
    if picked is None:
        picked = _by_place(said, options)
        if picked is None and (picked := _by_number(text, told, options)) and _is_mixed(told, options):
            return _offered(picked)
    if picked is None:
        picked = by_words(text, options)
        if picked and says_more(text, picked, options) and not is_told(text, picked, options):
            return _offered(picked) if is_named(text, picked, options) else Reading("invalid", None, "choice.unread")
        picked = picked or _by_yes_no(text, lang, options)
        if picked and is_doubted(text, picked, options):
            return _offered(picked)
        if picked and is_unclear(text, lang, picked, [option.names for option in options]):
            return _offered(picked)
    if picked and not is_plain(picked, text, options):
        return _offered(picked)
    return _judge(picked, text, options, many)


def _offered(picked: Sequence[int]) -> Reading:
    """The lines heard, to be chosen from or confirmed."""
    numbers = list(dict.fromkeys(picked))
    return Reading("ambiguous", list(numbers), SURE if len(numbers) == 1 else "choice.which")


def _no_pick(text: str, said: str, options: Sequence[Choice], many: bool) -> Reading | None:
    """A reply that is no choice at all: a question, not knowing, declining, none of them, more than are there."""
    if _ASKS.match(said) and not any(_ASKS.match(name) for option in options for name in option.names):
        return Reading("invalid", None, "choice.unread")
    if is_busy(text):
        return Reading("invalid", None, "choice.unread")  # "mañana te digo", where a line is the morning
    if opening_stance(text) == "unknown" and (own := _of_stance(text, options)):
        return _judge([own], text, options, many)
    if stance := whole_stance(text):
        return Reading(stance)
    if _NOT_ANY.match(said) and not any(_NOT_ANY.match(name) for o in options for name in o.names):
        return Reading("ok", []) if many else Reading("invalid", None, "choice.none_of_them")
    few = _THE_FEW.match(said)
    if (few and options and _count_of(few["few"]) != len(options)) or (
        said in _PAIRS and len(options) not in (0, _PAIR)
    ):
        return Reading("clarify", None, "choice.which")  # "los dos", of four
    return None


def _count_of(word: str) -> int:
    return _FEW.get(word) or int(word)


def _of_stance(text: str, options: Sequence[Choice]) -> int | None:
    """The one line that says the same not-knowing: `no sé quiénes eran` is "No sé quién"."""
    tokens = phrase(text).split()
    hits = [n for n, option in enumerate(options, 1) if any(_opens_like(tokens, name.split()) for name in option.names)]
    if len(hits) != 1:
        return None
    named = {n for word in tokens if len(word) >= _LIKE for n in owners(word, options)}
    return hits[0] if named <= set(hits) else None


def _opens_like(tokens: Sequence[str], own: Sequence[str]) -> bool:
    """`no se quienes eran` opens with each word of "no sé quién"; two words ("no sé") say nothing of their own."""
    return _OWN_STANCE <= len(own) <= len(tokens) and all(
        word.startswith(mine) for word, mine in zip(tokens, own, strict=False)
    )


def _by_place_or_stretch(said: str, options: Sequence[Choice]) -> list[int] | None:
    """`todas`, `las tres`, `las dos primeras`, `las últimas dos`, `del 2 al 4`."""
    count = len(options)
    if _ALL.match(said) or _THE_FEW.match(said):
        return list(range(1, count + 1)) or None
    if (few := first_few(said)) and few <= count:
        return list(range(1, few + 1))
    if (few := last_few(said)) and few <= count:
        return list(range(count - few + 1, count + 1))
    return from_to(said)


def _all_but(said: str, lang: str, options: Sequence[Choice], many: bool) -> list[int] | None:
    """`todas menos la 2`: the others, when what is left out is plain."""
    but = _ALL_BUT.match(said) if many else None
    if but is None:
        return None
    left_out = _piece_by_piece(but["rest"], lang, options) or _single_pick(but["rest"], lang, options) or []
    return [n for n in range(1, len(options) + 1) if n not in left_out] if left_out else None


def _as_meant(meant: tuple[list[int], bool], many: bool) -> Reading:
    """A pick by what the words mean (`chapín` among countries); a doubtful one is only offered."""
    numbers, is_sure = meant
    if not is_sure or (len(numbers) > 1 and not many):
        return _offered(numbers)
    return Reading("ok", list(numbers) if many else numbers[0])


def _single_pick(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    by_place = _by_place(bare(text), options) or _by_number(text, numbers_said(text), options)
    return by_place or by_words(text, options) or _by_yes_no(text, lang, options)


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
    """Two with `or` or `between`, a denial, a loss, or one said to be the other (`mi hermano es policía`)."""
    if len(numbers) > 1 and _PERHAPS.search(fold(text)):
        return True
    if len(numbers) > 1 and _TURNED.search(phrase(text)):
        return True
    if len(numbers) > 1 and (_BETWEEN.search(phrase(text)) or _IS_ANOTHER.search(phrase(text))):
        return True
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


def _by_place(said: str, options: Sequence[Choice]) -> list[int] | None:
    if options and _LAST.match(said):
        return [len(options)]
    if len(options) > 1 and _LAST_BUT_ONE.match(said):
        return [len(options) - 1]
    if len(options) % 2 and options and _MIDDLE.match(said):
        return [len(options) // 2 + 1]
    return None


def _by_number(text: str, told: tuple[list[int], list[str]], options: Sequence[Choice]) -> list[int] | None:
    """The numbers said, when whatever else was said belongs to the same lines (`3 matamoros`, `estoy en la 2`)."""
    numbers, others = told
    ordinals = [word for word in phrase(text).split() if ordinal_word(word) and owners(word, options)]
    if ordinals and others:
        return None  # "rento un cuarto", where a line speaks of a room
    if not numbers or not others:
        return numbers or None
    lines_of = [owners(word, options) for word in others]
    if not all(lines_of):
        return None
    meant = {n for lines in lines_of if len(lines) == 1 for n in lines}
    return [*numbers, *sorted(meant - set(numbers))]  # the number of one line and the words of another: both


def _is_mixed(told: tuple[list[int], list[str]], options: Sequence[Choice]) -> bool:
    """The number of one line beside words of another (`país 2`): either may be meant."""
    numbers, others = told
    return any(not set(owners(word, options)) & set(numbers) for word in others)


def _by_yes_no(text: str, lang: str, options: Sequence[Choice]) -> list[int] | None:
    """`simón` picks the option that says yes, when one does and another says no."""
    sides = {}
    for n, option in enumerate(options, 1):
        for name in option.names:
            if name in ("si", "yes", "no"):
                sides["no" if name == "no" else "yes"] = n
    answer = read_yes_no(text, lang) if len(sides) == 2 else None
    return [sides[str(answer.value)]] if answer and answer.status == "ok" else None
