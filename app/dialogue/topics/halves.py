"""Several questions in one message: "se me mojó el papel y qué pasa si no llego?" speaks of papers, and of the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.dialogue.routing import TOPICS, Route
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, is_question

_JOINT = re.compile(
    r"\s*[?!.;,\n]+\s*(?:(?:y|e(?= h?i)|and|pero|but) )?|\s+(?:y|e(?= h?i)|and|pero|but|tambien|también|also)\s+",
    re.IGNORECASE,
)
"""Where two things said may meet; "e" only as Spanish has it, for in pidgin it is "it": "e go spoil my case"."""

_ASKS = re.compile(
    r"(?:(?:y|e|pero|and|but) )*(?:que|q|k|ke|cuando|cuant[oa]s?|donde|adonde|como|quien(?:es)?|cual(?:es)?|por que|"
    r"puedo|puede[ns]?|podemos|me (?:dan|pueden|van a)|what|when|where|how|who|why|which|can|will|do i|does|is it)\b"
)
"""How a piece opens that asks something, though it is of no topic."""
_OF_WHAT_STANDS_BEFORE = re.compile(
    r"(?:(?:y|e|and|pero|but|o|or) )*(?:(?:what|which|who)(?: one)? (?:is|are) (?:it|that|this|they|those)|"
    r"(?:it )?is what|(?:que|q|k|cual|quien) es(?: eso| esto| ese| esa| lo que es)?|(?:que|q) cosa es)"
)
""" "What is it" behind a word asks about that word, and is no question of its own."""
_NOT_KNOWN = re.compile(
    r"\bno (?:se|sabemos) (?:ni )?(?:cuando|donde|a donde|adonde|como|que (?:dia|hacer|hago)|a que hora|quien|cual)\b|"
    r"\b(?:dont|do not|not) know (?:when|where|how|what|who|which)\b"
)
_TELL_ME = re.compile(
    r"\b(?:dime|digame|diganme|avisame|aviseme|quiero saber|tell me|let me know|i want to know) (?:si|if|whether)\b"
)
_FEWEST_WORDS = 2
_MOST_CUTS = 6
_MOST_PIECES = 40
"""Pieces that are looked at one by one; who asks more in one message is answered about these."""

_PAIR = 2
_PASSING = 0.95
"""Below this confidence a piece that asks nothing is about no wide topic of its own: "brownsville i told you"."""

_NEAR = 0.5
"""Below this confidence a question among several is of no topic that is known here."""

_MOST_BESIDE = 2
"""Words that may stand beside the answer itself: "dale va, acepto"."""

Find = Callable[[str], tuple[Route, str | None]]
"""The route of some words, and the flow of its topic where that is sure."""


@dataclass(frozen=True)
class Asked:
    """What one message asks: each flow with its words, and the questions that no flow is sure to answer."""

    flows: tuple[tuple[str, str], ...]
    unanswered: tuple[str, ...] = ()


def flows_asked(text: str, words: Words, find: Find) -> Asked | None:
    """What a message of several questions asks, or one of two halves; None for one that asks one thing, or nothing.

    Halves may hold what belongs together over a joint, so that pieces are believed where they find more; what only the
    whole names ("pasó el año, ¿ya se acabó para mí?") is one question.
    """
    find = _but_in_passing(words, find)
    whole, flow = find(text)
    pieces = _asked_in(_pieces(text)[:_MOST_PIECES], text, words, find)
    halves = two_flows(text, words, find)
    named = {each for each, _ in pieces.flows} | set(halves or ())
    if flow and whole.topic not in TOPICS and flow not in named:
        return None
    if len(pieces.flows) > _PAIR or (pieces.unanswered and len(pieces.flows) == _PAIR):
        return pieces
    if halves is None:
        return None
    cut = next(cut for cut in _cuts(text) if (find(cut[0])[1], find(cut[1])[1]) == halves)
    return Asked(tuple(zip(halves, cut, strict=True)))


def _but_in_passing(words: Words, find: Find) -> Find:
    """The same, but for what only mentions a wide topic, and asks nothing: its list would answer nobody."""

    def found(text: str) -> tuple[Route, str | None]:
        route, flow = find(text)
        is_passing = route.topic in TOPICS and not _asks(text, words) and not _ASKS.match(fold(text))
        return route, None if is_passing and route.confidence < _PASSING else flow

    return found


def _asked_in(pieces: list[str], text: str, words: Words, find: Find) -> Asked:
    """What three pieces or more ask, each of one topic; nothing for fewer, and where nothing asks."""
    if len(pieces) <= _PAIR or not any(_asks(each, words) for each in (text, *pieces)):
        return Asked(())
    found: list[tuple[Route, str, str]] = []
    unanswered: list[str] = []
    for piece in pieces:
        route, flow = find(piece)
        asks = _ASKS.match(fold(piece)) is not None  # two questions, though one topic is part of the other
        is_new = all(
            flow != other and (route.is_plain or asks or not _are_one(route, known)) for known, other, _ in found
        )
        if flow and is_new:
            found.append((route, flow, piece))
        elif not flow and route.confidence < _NEAR and asks and not _OF_WHAT_STANDS_BEFORE.fullmatch(fold(piece)):
            unanswered.append(piece)
    return Asked(tuple((flow, piece) for _, flow, piece in found), tuple(unanswered))


def _asks(text: str, words: Words) -> bool:
    """True for a question, for what somebody does not know, "y no sé cuándo es mi corte", and for "dime si quedó"."""
    said = fold(text)
    return is_question(text, words) or _NOT_KNOWN.search(said) is not None or _TELL_ME.search(said) is not None


def _pieces(text: str) -> list[str]:
    """The message cut at every joint; a lone word stays with what stands before it."""
    pieces: list[str] = []
    at = 0
    for joint in _JOINT.finditer(text):
        piece = text[at : joint.start()].strip()
        if len(piece.split()) >= _FEWEST_WORDS:
            pieces.append(piece)
            at = joint.end()
    last = text[at:].strip()
    return [*pieces, last] if len(last.split()) >= _FEWEST_WORDS else pieces


def _are_one(one: Route, other: Route) -> bool:
    return _is_part(one, other) or _is_part(other, one)


def two_flows(text: str, words: Words, find: Find) -> tuple[str, str] | None:
    """The flows of the two halves of a message, in its order; None where it asks one thing, or nothing.

    A wide topic and a part of it are one thing, unless each half opens as a question and one is plain.
    """
    asks = _asks(text, words) or any(_asks(half, words) for cut in _cuts(text) for half in cut)
    for first, second in _cuts(text):
        (one, flow), (other, other_flow) = find(first), find(second)
        is_plain = one.is_plain and other.is_plain  # "tengo hambre, no tengo donde dormir" needs no question
        both_ask = all(_ASKS.match(fold(half)) for half in (first, second))  # few write the mark
        is_one = _are_one(one, other) and not (both_ask and (one.is_plain or other.is_plain))
        if (asks or is_plain or both_ask) and flow and other_flow and flow != other_flow and not is_one:
            return flow, other_flow
    return None


def answer_and_question(
    text: str, is_answer: Callable[[str], bool], is_other: Callable[[str], bool]
) -> tuple[str, str] | None:
    """The answer in a message and what it asks besides, where a joint parts them; None where it does not do both.

    "dale va, acepto, pero cuánto cuesta" accepts, and asks for the price.
    """
    for joint in list(_JOINT.finditer(text))[:_MOST_CUTS]:
        before, after = text[: joint.start()].strip(), text[joint.end() :].strip()
        for answer, other in ((before, after), (after, before)):
            if len(other.split()) >= _FEWEST_WORDS and is_other(other):
                said = next(
                    (part for part in (answer, *_JOINT.split(answer)) if _may_answer(part, text) and is_answer(part)),
                    None,
                )
                if said and len(answer.split()) - len(said.split()) <= _MOST_BESIDE:
                    return said, other
    return None


def _may_answer(part: str, text: str) -> bool:
    """False for nothing, and for what the message itself asks: "es cierto? le pago?" is no yes."""
    return bool(part) and re.search(rf"(?<!\w){re.escape(part)}\s*\?", text) is None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for joint in list(_JOINT.finditer(text))[:_MOST_CUTS]:
        cut = text[: joint.start()], text[joint.end() :]
        if all(len(half.split()) >= _FEWEST_WORDS for half in cut):
            yield cut


def _is_part(one: Route, other: Route) -> bool:
    """True when `one` was narrowed from the topic of `other`, or only mentions what both were narrowed from."""
    if one.is_mention and other.alternatives[:1] == one.alternatives[:1]:
        return True
    return one.topic not in TOPICS and one.alternatives[:1] == (other.topic,)
