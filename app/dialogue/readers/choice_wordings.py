"""Lines of a list that are meant by words of their wording: inside the reply, as a part of it, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.choice_doubts import says_more
from app.dialogue.readers.choice_lines import Choice, is_near, owners
from app.dialogue.readers.choice_numbers import MARKERS
from app.dialogue.readers.folding import phrase, phrase_own
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.stances import without_hedge

_PAIR = 2
_LIKE = 4
_NOTHING = frozenset({"nada", "ninguno", "ninguna", "nothing", "none"})
_HAPPENED = re.compile(
    r"\b(?:he|ha|han|has|hemos|habia|habian)\s+(?:\w+\s+)?\w+(?:ado|ido|cho|sto|rto|to)\b"
    r"|\b(?:have|has|had)(?:nt| not)?\s+\w+"
)
"""What somebody tells that was done or not: "yo no he aceptado nada" chooses nothing."""
_SMALL = word_set("con|por|para|del|las|los|una|unos|unas|the|with|for|from|and|sus")
_COUNTED = re.compile(
    r"(?:\d|\b(?:primer|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno|first|second|third|fourth|fifth|"
    r"sixth)\w*) \w|"
    r"\w (?:\d|(?:primer|segundo|tercer|cuarto|quinto|sexto)\w*)"
)
_TURN_OF_SPEECH = re.compile(
    r"(?:me|nos|le|les|que|por|ser|soy|a|en|de|bajo|debajo|abajo|contra|no|nunca|i|im|being|they|he|we|tuvieron|"
    r"llevaron|said|asked|"
    r"made|hasta|cobr\w+|ped\w+) \w"
)
_YES_OR_NO = frozenset({"si", "yes", "no"})
_COURTESY = word_set(
    "gracias|muchas|por|favor|senor|senora|señor|señora|thanks|thank|you|please|sir|maam|todavia|aun|ahorita|claro|que"
)


def by_counted_words(text: str, options: Sequence[Choice]) -> list[int] | None:
    """The one line with a wording of several words, a number among them, that stands in the reply (`sexto grado`)."""
    said = f" {phrase(text)} "
    hits = [
        n
        for n, option in enumerate(options, 1)
        if any(_COUNTED.search(name) and f" {name} " in said for name in option.names)
    ]
    return hits if len(hits) == 1 and not says_more(text, hits, options) else None


def by_words(text: str, options: Sequence[Choice]) -> list[int] | None:
    """Options whose wording is inside the reply, or of which the reply is a part, or that are nearly it."""
    said = without_hedge(text)
    if not options or not said:
        return None
    tokens = said.split()
    inside = [n for n, o in enumerate(options, 1) if any(_is_inside(name, said, o) for name in o.names)]
    if inside:
        found = _longest_only(inside, said, options)
        whole = [
            n for n in found if any(_is_inside(m, said, options[n - 1]) and _is_whole(m) for m in options[n - 1].names)
        ]
        return whole if len(whole) == 1 else found
    weighty = [t for t in tokens if t not in MARKERS and t not in known.FILLERS and (len(t) > 2 or t.isdigit())]
    weighty = [t for t in weighty if t not in _SMALL] or ([] if len(tokens) > 1 else weighty)
    parts = [n for n, o in enumerate(options, 1) if weighty and any(_has_all(weighty, name) for name in o.names)]
    if parts:
        return parts
    near = [n for n, o in enumerate(options, 1) if any(is_near(said, name) for name in o.names)]
    return near or _by_telling_word(tokens, options)


def _is_whole(name: str) -> bool:
    """True for a wording of two telling words: `solo avisos neutros` says more than `todo` elsewhere in the reply."""
    return sum(len(word) >= _LIKE for word in name.split()) >= _PAIR


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
    plain = [Choice(option.label, tuple(filter(_is_plain_wording, option.words))) for option in options]
    telling = [lines for word in tokens if len(word) >= 6 and len(lines := owners(word, plain)) == 1]
    return list(dict.fromkeys(n for lines in telling for n in lines)) or None


def _is_plain_wording(wording: str) -> bool:
    """False for a turn of speech, of which one word tells nothing (`me querían matar`)."""
    return not _TURN_OF_SPEECH.match(phrase_own(wording))


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
        any(token == word or (len(token) >= 5 and is_near(token, word)) for word in labelled) for token in weighty
    )
