"""A call for a person beside which somebody says where they are, or why: "persona. en reynosa", "reynosa, PERSONA".

What is said besides goes to the team with the call (`app.dialogue.team.wishes`). A town that was told in the message
just before it goes along as well, since it is what the team asks for.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Unread
from app.dialogue.flow import Ask, Node, Story
from app.dialogue.run import Run
from app.dialogue.team.asked_for import asks_for_person
from app.dialogue.text import fold
from app.dialogue.words.asides import holds_one, is_question, opens_with
from app.dialogue.world import Reply

PERSON = "person"
"""The flow that calls a person, and the command for it."""

_MOST = 16
"""Words of a call with more behind it; a longer message tells something."""

_TOWN = 4
"""Words of a town with its state: "matamoros, tamaulipas"."""

_RECENT = 3
"""Turns after which a town that was told is no part of a call."""

_LONGEST = 40
"""Words of a message in which one sentence calls; a longer one is a story."""

_LONGEST_SENTENCE = 8
_SENTENCES = re.compile(r"[^.!;:,\n?]+\??")
_CLAUSES = re.compile(r"[.!;:,\n]+")
_FREE = {"text", "name", "place"}


def calls_with_more(run: Run, text: str) -> bool:
    """True for a message that is a call for a person and where somebody is, or that opens with a call and a stop.

    So is one that asks in its own words that somebody call or write. A box of words, and a story, may speak of a
    person somewhere: there the town must be told as one's own.
    """
    said = fold(text)
    if asks_for_person(text) and not _is_told_at_length(run, text):
        return True
    if _calls_in_a_sentence(run, text):
        return True
    if len(said.split()) > _MOST or is_question(text, run.world.words) or "?" in text:
        return False
    clauses = [each.strip() for each in _CLAUSES.split(text) if each.strip()]
    is_boxed = run.spot is not None and _takes_any_words(run.spot.node)
    if not is_boxed and len(clauses) > 1 and _calls(run, clauses[0]):
        return True
    words = _CLAUSES.sub(" ", text).split()
    if not is_boxed and any(_is_told_in(run, _halves(words, at)) for at in range(1, min(len(words), _TOWN))):
        return True
    return any(
        is_own_place(run, tail, is_led=is_boxed) and _calls(run, head)
        for at in range(1, len(words))
        for head, tail in (_halves(words, at), _halves(words, at)[::-1])
    )


def _is_told_at_length(run: Run, text: str) -> bool:
    """True for many words where any words may be the answer: a story may tell who asked for a person."""
    return run.spot is not None and _takes_any_words(run.spot.node) and len(text.split()) > _MOST


def _calls_in_a_sentence(run: Run, text: str) -> bool:
    """True where a sentence of its own calls and says where: "fue la municipal. persona ciudad juárez. y mi corte…"."""
    if len(text.split()) > _LONGEST or (run.spot is not None and _takes_any_words(run.spot.node)):
        return False
    sentences = [each.strip() for each in _SENTENCES.findall(text)]
    return any(
        is_own_place(run, tail) and _calls(run, head)
        for words in (each.split() for each in sentences if not each.endswith("?"))
        if len(words) <= _LONGEST_SENTENCE
        for at in range(1, len(words))
        for head, tail in (_halves(words, at), _halves(words, at)[::-1])
    )


def _is_told_in(run: Run, halves: tuple[str, str]) -> bool:
    """True for a call that a town follows and then more: "persona reynosa mi bebe tiene 2 meses"."""
    head, tail = halves
    said, lists = fold(tail), run.world.words
    leads = lists.get("i_am_in", frozenset()) | lists.get("call_joints", frozenset())
    said = without_opening(said, leads)
    is_more = not holds_one(said, lists.get("not_a_call", ()))
    return opens_with(said, lists.get("told_in.mexico", frozenset())) and is_more and _calls(run, head)


def is_own_place(run: Run, text: str, *, is_led: bool = False) -> bool:
    """True for words that only say where somebody is: "reynosa", "y la ciudad es reynosa", "i am in tijuana now".

    `is_led`: only where it is said as one's own, "estoy en".
    """
    lists = run.world.words
    around = lists.get("polite", frozenset()) | lists.get("call_joints", frozenset())
    said = fold(text)
    said = without_opening(said, around)
    towns, leads = lists.get("told_in.mexico", frozenset()), lists.get("i_am_in", frozenset())
    own = frozenset(lead for lead in leads if " " in lead)
    if opens_with(said, own):
        town = said.removeprefix(_opening(said, own)).strip().split()
        is_named = bool(town) and town[0] not in lists.get("no_town", frozenset())
        return is_named and len(town) <= _TOWN
    if is_led:
        return False
    bare = said.removeprefix(_opening(said, leads)).strip() if opens_with(said, leads) else said
    return opens_with(bare, towns) and len(bare.split()) <= _TOWN


def remember_place(run: Run, reply: Reply) -> None:
    """Keep the town that a message of its own tells: whoever calls for a person next need not say it again."""
    if is_own_place(run, reply.text):
        run.set(place_told=Unread(key=str(run.c.turn), text=reply.text, sid=reply.sid))


def place_just_told(run: Run) -> Unread | None:
    """The town told shortly before this turn, once; None where there is none."""
    told = run.c.place_told
    if told is None:
        return None
    run.set(place_told=None)
    return told if run.c.turn - int(told.key) <= _RECENT else None


def _halves(words: list[str], at: int) -> tuple[str, str]:
    return " ".join(words[:at]), " ".join(words[at:])


def _calls(run: Run, text: str) -> bool:
    """True for words that as a message of their own call for a person."""
    if not holds_one(fold(text), run.world.words.get("call_words", ())):
        return False
    command = run.world.recognise(text, lang=run.language, expected=())
    return command is not None and command.name == PERSON


def _takes_any_words(node: Node) -> bool:
    return isinstance(node, Story) or (isinstance(node, Ask) and node.of in _FREE)


def without_opening(said: str, phrases: frozenset[str]) -> str:
    """Folded words without any of the phrases before them."""
    while opens_with(said, phrases):
        said = said.removeprefix(_opening(said, phrases)).strip()
    return said


def _opening(said: str, phrases: frozenset[str]) -> str:
    """The longest of the phrases that folded words begin with."""
    return max((each for each in phrases if f"{said} ".startswith(f"{each} ")), key=len, default="")
