"""Agreeing in one's own words: "ah ya, que no diga mentira, ¿no? sí me queda claro, dale".

Whoever says back what was just told, asks at most "no?" behind it and then agrees in plain words has agreed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node, Question, Say
from app.dialogue.library import context
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.yes_no_hedges import hangs_on_something
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import option_words
from app.dialogue.team.wishes import is_about_calls, leads_to_call
from app.dialogue.text import fold, fold_own
from app.dialogue.walking import WELCOME
from app.dialogue.words.asides import Words, holds_one, is_question, opens_with
from app.dialogue.words.doubting import is_what_if
from app.dialogue.world import Reply

_CLAUSES = re.compile(r"\s*[.,;:!?¿¡\n]+\s*")
_TAG = re.compile(
    r"(?:\b(?:no|verdad|no es verdad|cierto|no cierto|si|right|correct|no es asi|es asi|eh|isnt it|is it)\b)\s*\?",
    re.IGNORECASE,
)
_ONLY_TAG = frozenset(["no", "verdad", "cierto", "right", "correct", "eh", "ya", "ah", "ah ya", "ok"])
_SAYS_BACK = re.compile(
    r"^(?:(?:ah+|oh+|ya|ok|okay|bueno|pues|entonces|o sea|osea|es decir|so|i see|well|y|and)\s+)*(?P<said>.*)$"
)
_LEADS = re.compile(r"^(?:(?:ah|oh|si|ya|ok|okay|bueno|pues|yes|y|and|well)\s+)+")
_IS_CLEAR = re.compile(r"\b(?:claro|entiendo|entendi|entendido|comprendo|understand|understood|clear|got it)\b")
_OTHERWISE = re.compile(
    r"\b(?:pero|but|no (?:me queda|esta|entiend\w*|entendi|comprend\w*|se|estoy|quiero)|not (?:clear|sure)|"
    r"(?:dont|do not|didnt) (?:understand|get|know)|duda|dudas|pregunta|preguntas|question|questions|aunque|excepto|"
    r"menos|except|unless|creo|supongo|maybe|quizas?|tal vez|mas o menos)\b"
)
_FEWEST = 2
_OF_THE_NAME = frozenset(["nombre", "name", "numero", "number"])
_TOLD = "told."
_MOST_BEFORE = 5
"""Words of an answer that a condition follows."""
_STEM = 5
"""Letters in which a word said back is like one that was told: "mentira" and "mentir"."""


def agreed(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> Reading | None:
    """The yes of a reply that says back what was told and agrees; None for any other, and in the welcome."""
    if not isinstance(node, Choose) or frame.flow == WELCOME:
        return None
    option, words = _agreement(run, frame, node), run.world.words
    if option is None or _asks_or_doubts(reply.text) or is_what_if(reply.text, words):
        return None
    if reading.status == "ok" and reading.value == node.options[option].id:
        return None
    yes = {fold_own(word) for word in option_words(run, frame, node)[option]} | words.get("agrees", frozenset())
    clauses = [part for each in _CLAUSES.split(reply.text) for part in _parts(fold(each), yes)]
    said = [each for each in clauses if not _is_yes(each, yes) and each not in _ONLY_TAG]
    back = [found["said"] for each in said if (found := _SAYS_BACK.match(each))]
    agrees = len(clauses) >= _FEWEST and (
        _is_yes(clauses[-1], yes) or (_is_yes(clauses[0], yes) and _IS_CLEAR.search(clauses[0]) is not None)
    )
    if not agrees or not back or any(is_question(each, words) for each in back):
        return None
    told = list(_told(run, frame, node))
    if not all(_is_said_back(each, told, words) for each in back):
        return None
    return Reading("ok", node.options[option].id)


def agreed_with_wish(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading | None:
    """The answer before a condition where we ask whether to tell the team: "yes tell them but they don't call me".

    Where yes or no is asked, what is said of calls is such a condition: "name yes but no call" shares the name.
    """
    if not (isinstance(node, Question) and node.wishes):
        return None
    is_yes_no = isinstance(node, Ask) and node.of == "yes_no"
    is_of_calls = is_yes_no and is_about_calls(fold(reply.text), run.world.words) and "?" not in reply.text
    if is_of_calls:
        if opens_with(fold(reply.text), run.world.words.get("shares_name", frozenset())):
            return Reading("ok", "yes")
    elif not (
        isinstance(node, Choose)
        and (leads_to_call(run, frame, node) or is_about_calls(fold(reply.text), run.world.words))
    ) and not hangs_on_something(reply.text):
        return None
    limits = run.world.words.get("limits", frozenset()) | run.world.words.get("no_calls", frozenset())
    words = reply.text.split()
    for size in range(1, min(len(words), _MOST_BEFORE + 1)):
        rest = fold(" ".join(words[size:]))
        if not any(f"{rest} ".startswith(f"{limit} ") for limit in limits):
            continue
        if is_of_calls and _OF_THE_NAME & set(rest.split()):
            return None  # "yes but not my name, only write" shares nothing
        answer = " ".join(words[:size]).strip(" ,.;:!")
        reading = read_reply(run, Reply(text=answer, sid=reply.sid), frame, node)
        return reading if reading.status == "ok" else None
    return None


def _parts(clause: str, yes: Collection[str]) -> list[str]:
    """A clause, parted where what is agreed to follows: "sí entiendo que no debo mentir"."""
    before, que, after = clause.partition(" que ")
    if que and _is_yes(before, yes):
        return [before, after]
    return [clause] if clause else []


def _is_yes(clause: str, yes: Collection[str]) -> bool:
    return clause in yes or _LEADS.sub("", clause) in yes


def _asks_or_doubts(text: str) -> bool:
    """True for a question that is more than "no?" behind what is said back, and for words of doubt."""
    is_asked = text.count("?") > len(_TAG.findall(aligned(text))) or text.strip().endswith("?")
    return is_asked or _OTHERWISE.search(fold(text)) is not None


def _agreement(run: Run, frame: Frame, node: Choose) -> int | None:
    """The place of the option that a bare yes is."""
    found = [at for at, words in enumerate(option_words(run, frame, node)) if "si" in map(fold_own, words)]
    return found[0] if len(found) == 1 else None


def _is_said_back(clause: str, told: list[str], words: Words) -> bool:
    """True for words of which one is like a word of what was told right before the question, or means the same."""
    said = {word[:_STEM] for word in clause.split() if len(word) >= _STEM}
    heard = " ".join(fold(text) for text in told)
    if not said or said & {word[:_STEM] for word in heard.split() if len(word) >= _STEM}:
        return True
    lists = [listed for name, listed in words.items() if name.startswith(_TOLD)]
    return any(holds_one(clause, listed) and holds_one(heard, listed) for listed in lists)


def _told(run: Run, frame: Frame, node: Node) -> Iterator[str]:
    """What the flow says just before a question, in the person's language."""
    if isinstance(node, Choose):
        yield run.translated(context(frame.flow, node.id, "choose"), node.choose)
    nodes = list(run.library.flows[frame.flow].nodes)
    at = next((number for number, each in enumerate(nodes) if each.id == node.id), 0)
    while at and isinstance(say := nodes[at - 1], Say):
        at -= 1
        yield run.translated(context(frame.flow, say.id, "say"), say.say)
        if say.plain:
            yield run.translated(context(frame.flow, say.id, "plain"), say.plain)
