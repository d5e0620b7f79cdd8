"""Replies that name the question they answer: "no, los apellidos son Mejía Pineda", "el segundo nombre es Yamileth".

A question says with which words it is `called`. Where a reply says so of it and its neighbours, each value goes to the
question that is named, whichever of them waits. Words are taken as typed; what stands before the first name in the
reply is for the question that waits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask
from app.dialogue.readers.folding import aligned
from app.dialogue.run import Run
from app.dialogue.text import fold
from app.dialogue.words.asides import opens_as_question, opens_with, says_mistaken

_OWN = r"(?:(?:el|la|los|las|mi|mis|the|my)\s+)?"
_LEADS = (
    r"(?:no|es que|esper\w+|oiga|oye|perdon\w*|disculp\w*|ay|mire|pues|bueno|digo|a ver|wait|sorry|hey|well|actually|"
    r"hold on|(?:me|nos) (?:equivoque|confundi))"
)
_OPENS = rf"(?:^(?:\W*{_LEADS}\W+)*|[,;.\n]\s*|(?<!\w)(?:y|e|and|que|pero|but|no)\s+)"
_WRONG = r"\s+(?:esta|estaba|is|was) (?:mal|equivocad[oa]|wrong)\W+(?:(?:es|era|son|it is|its|it's|it should be)\s+)"
_SAYS = rf"(?P<says>\s*[:=]\s*|{_WRONG}|\s+(?:es|son|era|eran|is|are|was|were)\s+)"
_FURTHER = r"|\s+(?=\w)"
_JOINTS = re.compile(r"(?<![\s,;.])(?:[\s,;.]|(?<!\w)(?:y|e|and)(?!\w))*+$")
_ONLY = re.compile(r"(?<!\W)\W++(?:nada mas|nomas|no mas|solamente|solo eso|eso es todo|only|thats all)\W*+$")
_BEHIND_NAME = re.compile(r"^\s*(?:(?:es|son|a|por|is|are|to)\s+|[:=,]\s*)?")


@dataclass(frozen=True, slots=True)
class Named:
    """What a reply says for questions that it names, and what stands before the first of them."""

    parts: tuple[tuple[Frame, Ask, str], ...]
    before: str


def named_in(run: Run, frame: Frame, text: str) -> Named | None:
    """The questions around this one that a reply names, each with its words; None where it names none so."""
    if opens_as_question(text, run.world.words) or "?" in text:
        return None
    asked = {word: node for node in neighbours(run, frame) for word in map(fold, node.called)}
    if not asked:
        return None
    found = _labels(aligned(text), sorted(asked, key=len, reverse=True))
    parts: list[tuple[Frame, Ask, str]] = []
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        node = asked[" ".join(label["called"].split())]
        words = _cut(text[label.end() : end])
        if not words or any(node.id == other.id for _, other, _ in parts):
            return None
        parts.append((frame.model_copy(update={"node": node.id, "correcting": False}), node, words))
    return Named(tuple(parts), _meant(run, _cut(text[: found[0].start()]))) if parts else None


def behind_name(run: Run, frame: Frame, node: Ask, text: str) -> str:
    """The value behind the name of a question: `Dunia` of "corregir primer nombre Dunia"; empty for none."""
    flat = aligned(text)
    names = sorted({aligned(name_of(run, frame, node)), *map(aligned, node.called)}, key=len, reverse=True)
    for name in names:
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", flat):
            rest = text[found.end() :]
            return _cut(rest[len(_BEHIND_NAME.match(aligned(rest))[0]) :])  # type: ignore[index]
    return ""


def neighbours(run: Run, frame: Frame) -> Sequence[Ask]:
    """The questions with names of their own that stand together with this one, or end just before it."""
    together: list[Ask] = []
    is_past = False
    spot = run.library.spot(frame.flow, frame.node)
    groups = spot.groups if spot else ()
    for node in run.library.questions(frame.flow):
        of = run.library.spot(frame.flow, node.id)
        is_one = isinstance(node, Ask) and bool(node.called) and of is not None and of.groups == groups
        if is_past and not is_one:
            break
        is_past = is_past or node.id == frame.node
        if isinstance(node, Ask) and is_one:
            together.append(node)
        elif is_past:
            break
        else:
            together = []
    return together if is_past else ()


def _labels(flat: str, called: Sequence[str]) -> list[re.Match[str]]:
    """Where questions are named: the first with a word that says what it is, those after it also without."""
    words = "|".join(r"\s+".join(map(re.escape, each.split())) for each in called)
    first = re.search(rf"{_OPENS}{_OWN}(?P<called>{words}){_SAYS}", flat)
    if first is None:
        return []
    further = re.compile(rf"{_OPENS}{_OWN}(?P<called>{words})(?:{_SAYS}{_FURTHER})")
    return [first, *further.finditer(flat, first.end())]


def _cut(said: str) -> str:
    said = said[: only.start()] if (only := _ONLY.search(aligned(said))) else said
    joint = _JOINTS.search(aligned(said))
    return (said[: joint.start()] if joint else said).strip(" ,;.\n")


def _meant(run: Run, before: str) -> str:
    """What is said before the first name, without the words that only lead to it: "no", "espérese", "me equivoqué"."""
    words = run.world.words
    leads = words.get("leads", frozenset()) | words.get("waiting", frozenset()) | words.get("polite", frozenset())
    left = fold(before)
    while left and opens_with(left, leads | {"no", "si", "es que"}):
        lead = max((each for each in leads | {"no", "si", "es que"} if f"{left} ".startswith(f"{each} ")), key=len)
        left = left[len(lead) :].strip()
    return before if left and not says_mistaken(before, words) else ""
