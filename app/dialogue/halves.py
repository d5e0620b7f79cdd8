"""Two questions in one message: "se me mojó el papel y qué pasa si no llego?" speaks of papers, and of the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.dialogue.asides import Words, is_question
from app.dialogue.routing import TOPICS, Route

_JOINT = re.compile(
    r"\s*[?!.;,\n]+\s*(?:(?:y|e|and|pero|but) )?|\s+(?:y|e|and|pero|but|tambien|también|also)\s+", re.IGNORECASE
)
_FEWEST_WORDS = 2
_MOST_CUTS = 6
_MOST_BESIDE = 2
"""Words that may stand beside the answer itself: "dale va, acepto"."""

Find = Callable[[str], tuple[Route, str | None]]
"""The route of some words, and the flow of its topic where that is sure."""


def two_flows(text: str, words: Words, find: Find) -> tuple[str, str] | None:
    """The flows of the two halves of a message, in its order; None where it asks one thing, or nothing.

    A wide topic and a part of it are one thing.
    """
    if not is_question(text, words) and not any(is_question(half, words) for cut in _cuts(text) for half in cut):
        return None
    for first, second in _cuts(text):
        (one, flow), (other, other_flow) = find(first), find(second)
        if flow and other_flow and flow != other_flow and not _is_part(one, other) and not _is_part(other, one):
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
    """True when `one` was narrowed from the topic of `other`."""
    return one.topic not in TOPICS and one.alternatives[:1] == (other.topic,)
