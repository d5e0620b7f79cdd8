"""Talk about the talk: words that answer no question, whatever it asks ("no entiendo", "espéreme", "jajaja").

They are never kept as an answer: the question stays, and the person is told kindly what can be done. What a question
offers as an option always wins. The words come from content/words.yaml and are compared as whole messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.onlookers import answered_before, onlooker_in
from app.dialogue.text import fold, loose, loose_own

Aside = Literal["confused", "waiting", "upset", "small_talk", "not_understood", "in_english"]

_LAUGHTER = re.compile(r"(?!(.)\1*$)(?:[ja]{4,}|[je]{4,}|[ji]{4,}|[ha]{4,}|[he]{4,}|(?:lo)+l|xd)")
_JOINTS = re.compile(r" (?:y|que|porque|pero|and|because|but) ")
_LONGEST = 12
_SHORT = 8
_SAYS_MORE = 4
_SPOKEN = 2

Words = Mapping[str, frozenset[str]]


def aside_of(text: str, words: Words, *, offered: Iterable[str] = (), is_whole: bool = False) -> Aside | None:
    """What kind of aside a whole message is, or None. `offered`: what the question takes for an answer by its words.

    `small_talk` is also laughter, and a message without any letter or digit; `not_understood` is "the same" where
    nothing before could be meant. `is_whole`: only where nothing else stands beside it.
    """
    said = loose(text)
    if any(said == loose_own(word) for word in offered):
        return None
    if not said:
        return "small_talk" if text.strip() else None
    if len(said.split()) > _LONGEST:
        return None
    core, pieces = _without_politeness(said, words), _JOINTS.split(said)
    for kind in ("confused", "waiting", "upset"):
        phrases = words.get(kind, frozenset())
        if said in phrases or core in phrases or (len(pieces) > 1 and all(piece in phrases for piece in pieces)):
            return kind
    if _is_made_of(said, words.get("waiting", frozenset())):
        return "waiting"
    around = words.get("polite", frozenset()) | words.get("address", frozenset())
    if _is_made_of(said, words.get("confused", frozenset()) | around) and not _is_made_of(said, around):
        return "confused"
    if not is_whole and _is_lost(said, words):
        return "confused"
    if _LAUGHTER.fullmatch(said.replace(" ", "")) or said in words.get("small_talk", ()) or _is_greeting(said, words):
        return "small_talk"
    return "not_understood" if said in words.get("same", ()) else None


def _is_lost(said: str, words: Words) -> bool:
    """True where a short message opens with our not following each other and names no language."""
    around = words.get("leads", frozenset()) | words.get("address", frozenset()) | {"es que", "usted", "ustedes", "you"}
    while opens_with(said, around) and not opens_with(said, words.get("lost", frozenset())):
        said = said.partition(" ")[2]
    is_short = len(said.split()) <= _SHORT
    return (
        is_short and opens_with(said, words.get("lost", frozenset())) and not holds_one(said, words.get("tongues", ()))
    )


def asks_about(text: str, words: Words, question: str) -> bool:
    """True for "¿qué es el número A?" where the question itself speaks of it: the person asks what we mean.

    `question`: every word of the question as it was shown.
    """
    said = fold(text)
    start = next((s for s in sorted(words.get("what_is", ()), key=len, reverse=True) if said.startswith(f"{s} ")), None)
    if start is None:
        return False
    left = [word for word in said.removeprefix(start).split() if word not in words.get("small_words", ())]
    return bool(left) and set(left) <= set(fold(question).split())


def asks_meaning(text: str) -> bool:
    """True for "I don't know this English word", "no sé qué es eso": what is not known is what the question means."""
    return bool(_MEANING.match(fold(text)))


_WORDS_OF_IT = r"(?:palabras?|palabrota|cosa|concepto|termino|words?|term|name of this|english words?)"
_MEANING = re.compile(
    r"^(?:(?:pues|perdon|disculpe|oiga|ay|sorry|hey|please|yo|la verdad|es que|mire|but|pero|senor\w*|my friend) )*(?:"
    r"(?:no|ni) (?:(?:la|lo|le|yo|me) )*(?:se|c|conozco|sabia|habia oido|entiendo|entendi|comprendo|capto) "
    rf"(?:(?:que|q|k|ke) (?:es|significa|sinifica|quiere decir|viene siendo|cosa es) |(?:bien |muy bien )?)"
    rf"(?:(?:es[aeo]s?|est[aeo]s?|la|las|lo|el) )?(?:{_WORDS_OF_IT}|cuenta|tramite|numero ese)(?: (?:de |en )?(?:esa|"
    r"ese|ingles|eso|que dice|ahi|rara|tan rara|dificil))*|"
    r"(?:no|ni) (?:yo )?(?:se|sabia) (?:que|q|k|ke) (?:es|significa|sinifica|quiere decir|viene siendo|cosa es|sera) "
    r"(?:es[ao]|est[ao]|todo eso|aquello)(?: (?:numero|cuenta|tramite|seguro|social))*|"
    r"(?:i )?(?:dont|do not|not|didnt|never) (?:really )?(?:know|understand|hear|heard|get|learn) (?:of )?(?:what "
    rf"(?:is|means?|mean|it is) )?(?:(?:the|this|that|these|those|meaning|of|english|kind|what|is|mean|big|hard) )*"
    rf"(?:{_WORDS_OF_IT}|meaning)(?: (?:in english|you say|there|you use|is|mean|means|it is))*|"
    r"(?:i )?(?:dont|do not|not) (?:know|understand) what (?:is |it is |means? |its )?(?:this|that|it|these)"
    r"(?: (?:is|means?|thing|account|number|security|mean))*"
    r")(?: (?:sorry|perdon|disculpe|please|por favor|gracias|senor\w*|explain|me explica|expliqueme))*$"
)


def is_question(text: str, words: Words) -> bool:
    """True for a question by its marks or by how it opens, since few people type the marks."""
    return is_marked(text) or opens_with(fold(text), words.get("asks", frozenset()))


def is_marked(text: str) -> bool:
    """True for a reply that ends or begins with the mark of a question."""
    return text.strip().endswith("?") or text.strip().startswith("¿")


def says_mistaken(text: str, words: Words) -> bool:
    """True for "me equivoqué, son tres", "no, espere, me equivoqué": an earlier answer is meant."""
    said, leads = fold(text), words.get("leads", frozenset()) | words.get("waiting", frozenset()) | {"no"}
    while opens_with(said, leads) and not opens_with(said, words.get("mistaken", frozenset())):
        said = said.partition(" ")[2]
    return opens_with(said, words.get("mistaken", frozenset()))


def someone_comes(text: str, words: Words) -> bool:
    """True where somebody who may read the screen comes or looks: "ya no puedo seguir viene la doña"."""
    return answered_when_someone_comes(text, words) is not None


def hands_over(text: str, words: Words) -> bool:
    """True for "ya me voy, la señora ocupa su teléfono": somebody else holds it next."""
    return "?" not in text and holds_one(fold(text), words.get("hands_over", ()))


def answered_when_someone_comes(text: str, words: Words) -> str | None:
    """What stands before somebody comes or looks: `1` of "1. perate q viene la doña"; None where nobody does."""
    if (onlooker := onlooker_in(text)) is not None:
        return onlooker.before
    said = fold(text)
    signs = words.get("someone_comes", frozenset())
    if "?" not in text:
        signs |= words.get("hands_over", frozenset())
    listed = max((each for each in signs if holds_one(said, (each,))), key=len, default=None)
    if listed is None:
        return None
    found = re.search(r"[\W_]+".join(map(re.escape, listed.split())), aligned(text))
    return answered_before(text[: found.start()]) if found else ""


def means_phone(text: str, words: Words) -> bool:
    """True for "los mensajes sí, pero la fecha no" where erasing is asked about: only the copy on the phone goes."""
    return holds_one(loose(text), words.get("only_phone", ()))


def wants_kept(text: str, words: Words) -> bool:
    """True for "no wait, I changed my mind, keep it" where erasing is asked about."""
    said = loose(text)
    return holds_one(said, words.get("keeps", ())) and not holds_one(said, words.get("keeps_not", ()))


def wants_answer(text: str, words: Words) -> bool:
    """True for "¿lo pasan a migración, sí o no?", "yo le pregunté quién lo ve": they choose nothing."""
    said = fold(text)
    return len(said.split()) > _SAYS_MORE and holds_one(said, words.get("wants_answer", ()))


def opens_as_question(text: str, words: Words) -> bool:
    """True when the words themselves ask, whatever marks they carry."""
    return is_question(fold(text), words)


def is_written_in_english(text: str, words: Words) -> bool:
    """True where two small English words or more stand in it, and more of them than of Spanish ones."""
    said = set(loose(text).split())
    english, spanish = (len(said & words.get(name, frozenset())) for name in ("english_words", "spanish_words"))
    return english >= _SPOKEN and english > spanish


def _is_greeting(said: str, words: Words) -> bool:
    """True for several of them in a row, with how we are called: "hola buenos días", "buenas tardes señorita"."""
    calls = words.get("address", frozenset())
    return _is_made_of(said, words.get("small_talk", frozenset()) | calls) and not _is_made_of(said, calls)


def _is_polite(said: str, words: Words) -> bool:
    return _is_made_of(said, words.get("polite", frozenset()))


def _is_made_of(said: str, phrases: frozenset[str], longest: int = 6) -> bool:
    """True where nothing but these phrases stands in the words: "no entendi nada mucha palabra"."""
    left = said.split()
    while left:
        size = next((n for n in range(min(longest, len(left)), 0, -1) if " ".join(left[:n]) in phrases), 0)
        if not size:
            return False
        left = left[size:]
    return True


def is_alone_again(text: str, words: Words) -> bool:
    """True for "ya se fue", "ya regresé": whoever fell silent for somebody is alone with the phone again."""
    return holds_one(fold(text), words.get("alone_again", ()))


def says_no_danger(text: str, words: Words) -> bool:
    """True for an answer to "are you in danger now?" that says no and more: "no señor no peligro, yo preguntar..."."""
    return holds_one(fold(text), words.get("no_danger", ()))


def says_over(text: str, words: Words) -> bool:
    """True for "ya se fueron", "fue falsa alarma", and nothing that turns it: what an alarm was raised for is over."""
    said = fold(text)
    is_turned = holds_one(said, words.get("not_over", ())) or _is_somebody_near(said, words)
    return holds_one(said, words.get("alarm_over", ())) and not is_turned


def _is_somebody_near(said: str, words: Words) -> bool:
    """True for "i dey fine, them dey outside door": whoever was run from is near, whatever else is well."""
    return holds_one(without_phrases(said, words.get("nobody_near", ())), words.get("still_near", ()))


def says_safe(text: str, words: Words) -> bool:
    """True for "now I am inside shelter is ok", "eso fue la semana pasada": for whoever was given the number just now.

    Nothing in it may turn it: they stand outside, somebody hides, it was an hour ago.
    """
    said = fold(text)
    if holds_one(said, words.get("not_over", ())):
        return False
    is_inside = holds_one(said, words.get("safe_now", ())) and not holds_one(said, words.get("not_safe", ()))
    was_before = holds_one(said, words.get("was_before", ())) and not holds_one(
        said.replace("no fue hoy", "").replace("not today", ""), words.get("just_now", ())
    )
    return is_inside or was_before


def holds_one(said: str, phrases: Iterable[str]) -> bool:
    """True where one of the phrases stands in folded words, as whole words."""
    spaced = f" {said} "
    return any(f" {phrase} " in spaced for phrase in phrases)


def without_phrases(said: str, phrases: Iterable[str]) -> str:
    """Folded words without these phrases, the longest taken first."""
    left = f" {said} "
    for phrase in sorted(phrases, key=len, reverse=True):
        while f" {phrase} " in left:
            left = left.replace(f" {phrase} ", " ", 1)
    return left.strip()


def opens_with(said: str, phrases: frozenset[str]) -> bool:
    """True where folded words begin with one of the phrases, as whole words."""
    return f"{said} ".startswith(_begun(phrases))


def _without_politeness(said: str, words: Words) -> str:
    """The words without a greeting, thanks or sorry before or after them."""
    polite = words.get("polite", frozenset())
    if not (said.startswith(_begun(polite)) or said.endswith(_ended(polite))):
        return said
    core = said
    for phrase in polite:
        core = core.removeprefix(f"{phrase} ").removesuffix(f" {phrase}")
    return core


@cache
def _begun(phrases: frozenset[str]) -> tuple[str, ...]:
    """How a message begins that has one of our phrases before other words."""
    return tuple(f"{phrase} " for phrase in phrases)


@cache
def _ended(phrases: frozenset[str]) -> tuple[str, ...]:
    """How a message ends that has one of our phrases after other words."""
    return tuple(f" {phrase}" for phrase in phrases)
