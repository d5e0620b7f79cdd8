"""What somebody adds to an agreement or to a call for a person: "sí pero que no me llamen", "persona, que sea mujer".

A program cannot keep such a wish; the people who act upon the agreement can. It is told to them in the person's own
words and said back. Which words limit or add is in content/words.yaml: `limits`, `no_calls`, `adds`, `plain`.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Answer, Frame, Pending
from app.dialogue.events import WishTold
from app.dialogue.flow import Ask, Call, Choose, Handoff, Node, Question
from app.dialogue.library import context
from app.dialogue.readers.lexicon import word_set
from app.dialogue.run import Run, locate
from app.dialogue.safety.past_days import without_followed
from app.dialogue.talk.condoling import tells_harm
from app.dialogue.talk.plainly import note_reads_little, reads_little
from app.dialogue.team.asked_for import asks_for_person, beside_asking, says_when, way_asked
from app.dialogue.team.calling import PERSON, is_own_place, place_just_told, without_opening
from app.dialogue.text import calm, fold
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.words.asides import Words, holds_one, is_marked, is_question, opens_with, without_phrases
from app.dialogue.words.repeating import SAID_BEFORE
from app.dialogue.world import Reply

EMERGENCY, SAFE = "emergency", "safe"
"""What a wish is about where it is no answer and no call for a person: an emergency, and that one is over."""

_JOINTS = frozenset({"pero", "but"})
"""Words that limit what stands before them in the same message, and open one of any kind."""

_AGREES = frozenset({"si", "sii", "yes", "yeah", "ok", "okay", "claro"})
_SMALL_LISTS = ("address", "polite", "leads", "small_words")
"""The lists of what may stand beside a yes and says no more."""

WHO_TOLD = "who_told"
"""The flow that says whom we told: whoever asks it wishes nothing."""

_ANSWERS = word_set(
    "si|yes|no|nel|nop|nope|claro|ok|okay|acepto|dale|sure|agree|1|2|yeah|sip|simon|ninguno|nada|nombre|name"
)
"""Words with which a message about calls answers as well."""

_MOST = 20
"""Words of a wish in a message of its own."""

_KEPT = "engine/wish_kept"
"""Says back what was added to an answer; `_whole` only that it is kept, in their words."""

_LONGEST_SHOWN = 16
"""Words added to an answer that are said back."""

_LONGEST_PLACE = 10
"""Words of a message that says where somebody is, and no more."""

_TOWN_AND_STATE = 4
"""Words of a town with its state: "matamoros, tamaulipas"."""

_CONSENTS = re.compile(rf"\b{SAID_BEFORE}(?: (?:que|q)(?: (?:si\b|acept\w+))?)?(?!\w)")
"""That the consent was given before: "yes I agree, I say it already"."""

_FEWEST = 2
"""Words besides a yes, thanks and the question's own words from which something more was said."""


_DECLINES = re.compile(r"(?:no quiero|no queremos|i (?:do not|dont) want|prefiero que no)\b")
_WRITES = re.compile(r"\b(?:escri\w*|mensaj\w*|msjs?|sms|texto|writ\w*|text\w*|messag\w*)\b")

_NO_WRITING = re.compile(
    r"\b(?:tampoco|ni|no)(?: (?:me|que|q|quiero|vayan? a|a))* escrib(?:ir\w*|an\w*|as|irme)\b|"
    r"\bescrib(?:ir|an)\w* tampoco\b|"
    r"\b(?:dont|do not|nor|not|no|never) (?:write|text|message)(?: me)?(?: (?:either|too))\b"
)
"""That nobody writes either, beside that nobody calls: "pero tampoco escribir, la vecina lo ve"."""
_MAY_WRITE = re.compile(
    r"\b(?:solo|solamente|nomas|nada mas|mejor|puro|puros|por|que|only|just|but|pero) (?:me )?"
    r"(?:escri\w*|mensaj\w*|msjs?|sms|texto\w*|writ\w*|text\w*|messag\w*)\b|"
    r"\b(?:write|text|message) only\b|\bescribanme\b"
)
_UNASKED, _NOTHING = "welcome/unasked", "nothing"


def says_more(run: Run, text: str, question: str = "") -> bool:
    """True where words say more than yes, no or "a person". `question`: its words as shown, which say nothing new."""
    words = run.world.words
    said = _CONSENTS.sub(" ", fold(text))
    if _is_small(said, words):
        return False  # the "si mijo. pero" before a hearing that is held by itself
    if holds_one(said, words.get("limits", ())) or holds_one(said, words.get("no_calls", ())):
        return True
    if asks_for_person(text):
        return way_asked(text) is not None or says_when(text) or bool(_not_plain(beside_asking(text), words, question))
    if is_marked(text) or holds_one(said, words.get("asks", ())):
        return False  # what it asks besides is answered
    if holds_one(said, words.get("told_in.mexico", ())):
        return True  # where they are, be it in one word
    return len(_not_plain(said, words, question)) >= _FEWEST


def _is_small(said: str, words: Words) -> bool:
    """True for a yes, whom it addresses, and what joins it to nothing."""
    for name in _SMALL_LISTS:
        said = without_phrases(said, words.get(name, frozenset()))
    return not set(re.findall(r"\w+", said)) - _JOINTS - _AGREES


def _not_plain(said: str, words: Words, question: str) -> list[str]:
    plain = words.get("plain", frozenset()) | set(fold(question).split())
    return [word for word in said.split() if word not in plain and not word.isdigit()]


def wish_in_answer(run: Run, frame: Frame, node: Question, answer: Answer, before: Answer | None) -> None:
    """Tell the people what was added to an answer of a question with `wishes`; a new plain answer takes it back."""
    if not node.wishes or leads_to_call(run, frame, node):
        return
    asked = " ".join(run.translated(context(frame.flow, node.id, slot), source) for slot, source in node.slots())
    if says_more(run, calm(answer.original), asked):
        _tell(run, node.id, answer.original, answer.sid, _KEPT)
    elif before is not None and has_agreed(run):
        run.events.append(WishTold(node.id, "", run.language, run.world.now, answer.sid))


def wish_in_call(run: Run, topic: str) -> None:
    """Tell the people what was said besides the call for a person, or besides the yes to having them told."""
    reply = run.reply
    if reply is None:
        return
    asked = _consent_to(run, reply)
    is_of_person = topic == PERSON or asked is not None
    if is_of_person:
        note_reads_little(run, reply.text)
    place = place_just_told(run) if is_of_person else None
    said = [place.text] if place and place.text != reply.text else []
    if is_of_person and says_more(run, reply.text, asked or ""):
        said.append(reply.text)
    if said:
        _tell(run, PERSON, "\n".join(said), reply.sid, "engine/wish_told")


def _consent_to(run: Run, reply: Reply) -> str | None:
    """The words of the question that a reply has just answered where it asked whether to tell the team; else None."""
    key = next(reversed(run.c.answers), "")
    found = locate(run.library, key)
    if found is None or run.c.answers[key].original != reply.as_written or not isinstance(found[1], Question):
        return None
    if not (found[1].wishes and leads_to_call(run, *found)):
        return None
    return " ".join(
        run.translated(context(found[0].flow, found[1].id, slot), source) for slot, source in found[1].slots()
    )


def leads_to_call(run: Run, frame: Frame, node: Node) -> bool:
    """True for a question with an option that tells the team at once."""
    options = node.options if isinstance(node, Choose) else ()
    places = [run.library.follow(frame, option.to or node.to) for option in options]
    spots = [run.library.spot(place.flow, place.node) for place in places if place is not None]
    return any(spot is not None and _calls(run, spot.node) for spot in spots)


def _calls(run: Run, node: Node) -> bool:
    """True for a handoff, and for a call of a flow that begins with one."""
    first = run.library.flows[node.call].nodes[0] if isinstance(node, Call) else node
    return isinstance(first, Handoff)


def wish_in_danger(run: Run) -> None:
    """ "No me llamen" in an emergency: whoever wants to call must see it first."""
    reply = run.reply
    if reply is not None and holds_one(fold(reply.text), run.world.words.get("no_calls", ())):
        _tell(run, EMERGENCY, reply.text, reply.sid, "engine/wish_told")


def note_safe(run: Run, reply: Reply) -> None:
    """ "Now I am inside": whoever was alerted reads that it is over, in the person's words."""
    if has_agreed(run):
        run.events.append(WishTold(SAFE, reply.text.strip(), run.language, run.world.now, reply.sid))
        run.text("engine/safe_noted")


def unsafe_again(run: Run) -> None:
    """A new alarm takes back that it is over."""
    if SAFE in run.c.wished:
        run.events.append(WishTold(SAFE, "", run.language, run.world.now))


def wants_writing(run: Run) -> bool:
    """True for somebody who has wished to be written to and not called, in the first words of all too."""
    words = run.world.words
    first = [run.c.said.text] if run.c.said is not None and not run.c.said.key else []
    now = [event.words for event in run.events if isinstance(event, WishTold)]
    no_calls = words.get("no_calls", frozenset()) - words.get("cannot_talk", frozenset())
    told = [fold(each) for each in (*run.c.wished.values(), *first, *now)]
    return any(holds_one(said, no_calls) and not is_unclear(said, words) for said in told)


def answers_only_how(run: Run, text: str, node: Node | None) -> bool:
    """True for words of calls alone, neither yes nor no, at a question that has words for whoever is written to."""
    said, words = fold(text), run.world.words
    no_calls = words.get("no_calls", frozenset()) - words.get("cannot_talk", frozenset())
    if not isinstance(node, Question) or node.written is None or "?" in text or len(said.split()) > _MOST:
        return False
    if not holds_one(said, no_calls) or is_unclear(said, words):
        return False
    if _DECLINES.match(said) and not _WRITES.search(said):
        return False  # "no quiero que me llamen" is a no; "no llamen, solo escriban" is none yet
    return not _ANSWERS & set(without_phrases(said, no_calls).split())


def is_about_calls(said: str, words: Words) -> bool:
    """True for folded words that say not to call, or to call with care."""
    if holds_one(said, words.get("no_calls", ())):
        return True
    if holds_one(said, words.get("calls_of_others", ())):
        return False
    return holds_one(said, words.get("may_call", ())) and holds_one(said, words.get("call_carefully", ()))


def is_unclear(said: str, words: Words) -> bool:
    """True where others' calls are spoken of, or why there is none: what is meant of ours is not sure."""
    return holds_one(said, words.get("calls_of_others", ())) or holds_one(said, words.get("not_of_calls", ()))


_ASKS_WRITING = re.compile(
    r"\b(?:(?:only|just) (?:write|text|message)s?(?: me)?|no (?:like|want) (?:phone|call|ring)\w*|(?:solo|nomas|mejor) "
    r"(?:escribanme|escribame|escribeme|mensajes?|por mensajes?)|no me llam\w+|(?:do not|dont|no) call me)\b"
)
_CLAUSES = re.compile(r"(?<=[.;!?\n])")


def is_wish_after_call(run: Run, text: str) -> bool:
    """True for "but no calls, only write" in a message of its own, once the team was told; not for what it asks."""
    said, words = fold(text), run.world.words
    if not run.c.called or is_marked(text) or len(said.split()) > _MOST or run.route(text).topic == WHO_TOLD:
        return False
    if is_about_calls(said, words):
        return not opens_with(said, words.get("asks", frozenset()))
    is_next = run.c.turn == run.c.called_turn + 1
    limits = words.get("limits", frozenset()) - _JOINTS
    return is_next and holds_one(said, limits) and opens_with(said, words.get("adds", frozenset()))


def wish_after(run: Run, reply: Reply) -> bool:
    """ "Pero que no me llamen" in a message of its own, right after such an answer, or once the team was told."""
    return _wish_after_answer(run, reply) or (
        is_wish_after_call(run, reply.text) and _tell(run, PERSON, reply.text, reply.sid, "engine/wish_told")
    )


def _wish_after_answer(run: Run, reply: Reply) -> bool:
    said, words = fold(reply.text), run.world.words
    limits = words.get("no_calls", frozenset()) | words.get("limits", frozenset()) - _JOINTS
    is_added = holds_one(said, limits) and opens_with(said, words.get("adds", frozenset()))
    key = next(reversed(run.c.answers), "")
    found = locate(run.library, key)
    if found is None or not (isinstance(found[1], Question) and found[1].wishes):
        return False
    is_way = is_about_calls(said, words) or _NO_WRITING.search(said) is not None
    is_of_calls = isinstance(found[1], Ask) and is_way and not is_question(reply.text, words)
    if not is_added and (len(said.split()) > _MOST or not is_of_calls):
        return False
    before = run.c.answers[key]
    both = before.model_copy(update={"original": f"{before.original}\n{reply.text}".strip()})
    run.set(answers={**run.c.answers, key: both})
    is_bare = found[1].id not in run.c.wished and not says_more(run, calm(before.original))
    told = reply.text if is_bare and len(before.original.split()) > _FEWEST else both.original
    return _tell(run, found[1].id, told, reply.sid, _KEPT)


def keep_wish(run: Run, reply: Reply) -> bool:
    """Pass on such words where nobody was called yet: they go with whatever call comes."""
    return _tell(run, PERSON, reply.text, reply.sid, "engine/wish_told")


def pass_on(run: Run, reply: Reply) -> bool:
    """Pass on such words without saying them back: the flow that they opened says what was noted."""
    if not has_agreed(run):
        return False
    run.events.append(WishTold(PERSON, _added(run, PERSON, reply.text), run.language, run.world.now, reply.sid))
    return True


def keep_wish_held(run: Run, pending: Pending) -> None:
    """Pass on "i no like phone ring. only write me" that was told beside what only sounded like danger.

    It is said in our words alone: theirs speak of harm as well.
    """
    words = run.world.words
    no_calls = words.get("no_calls", frozenset()) - words.get("cannot_talk", frozenset())
    wishes = []
    for each in _CLAUSES.split(without_followed(pending.held or "")):
        said = fold(each)
        is_wish = _ASKS_WRITING.search(said) is not None or holds_one(said, no_calls)
        if is_wish and "?" not in each and not is_unclear(said, words):
            wishes.append(each.strip())
    if wishes and pass_on(run, Reply(text=" ".join(wishes), sid=pending.held_sid)):
        run.text("engine/wish_write")


def tells_place(run: Run, text: str) -> bool:
    """True for a short message that only says where somebody is, right after a call for a person: "matamoros"."""
    said, words = fold(text), run.world.words
    has_called = any(flow == PERSON for flow, _ in run.said_before)
    if not has_called or is_question(text, words) or len(said.split()) > _LONGEST_PLACE:
        return False
    towns, leads = (words.get(name, frozenset()) for name in ("told_in.mexico", "i_am_in"))
    if opens_with(said, towns) and len(said.split()) <= _TOWN_AND_STATE:
        return True
    if is_own_place(run, without_opening(said, words.get("place_corrects", frozenset()))):
        return True
    is_led = opens_with(said, leads) or holds_one(said, (lead for lead in leads if " " in lead))
    return is_led and holds_one(said, towns)


def place_after_call(run: Run, reply: Reply) -> bool:
    """Pass on where somebody is who has just called for a person: it was asked for with the call."""
    return tells_place(run, reply.text) and _tell(run, PERSON, reply.text, reply.sid, "engine/wish_told")


def _tell(run: Run, about: str, words: str, sid: str | None, text_id: str) -> bool:
    """Nothing is passed on of somebody who has not agreed that anybody opens it. Of a call nothing earlier is lost."""
    if not has_agreed(run):
        return False
    run.events.append(WishTold(about, _added(run, about, words), run.language, run.world.now, sid))
    is_long = text_id == _KEPT and len(words.split()) > _LONGEST_SHOWN
    if is_long or tells_harm(words, run.world.words):  # others see this phone; it is kept whole all the same
        run.text(f"{text_id}_whole")
    else:
        run.text(text_id, words=" ".join(words.split()))
    _say_plainly(run, without_followed(words), is_of_answer=text_id == _KEPT)
    return True


def _added(run: Run, about: str, words: str) -> str:
    """The words behind those of the same matter that were passed on before; what is said again stands once."""
    before = run.c.wished.get(about, "") if about in (PERSON, EMERGENCY) else ""
    told = [event.words for event in run.events if isinstance(event, WishTold) and event.about == about]
    before = told[-1] if told and about in (PERSON, EMERGENCY) else before
    parts = [*before.split("\n"), *(line for line in words.strip().split("\n") if line not in before.split("\n"))]
    return "\n".join(filter(None, parts))


def _say_plainly(run: Run, text: str, *, is_of_answer: bool) -> None:
    """What was noted about calls, hours and reading, in our words, beside theirs."""
    said, words, way = fold(text), run.world.words, way_asked(text)
    chosen = run.c.answers.get(_UNASKED)
    is_none_sent = is_of_answer and chosen is not None and chosen.value == _NOTHING and not _MAY_WRITE.search(said)
    is_no_call = holds_one(said, words.get("no_calls", frozenset()) - words.get("cannot_talk", frozenset()))
    if is_unclear(said, words):
        pass
    elif _NO_WRITING.search(said) or (is_no_call and is_none_sent):
        run.text("engine/wish_neither")
    elif way == "write" or is_no_call:
        run.text("engine/wish_write")
    elif is_about_calls(said, words):
        run.text("engine/wish_careful")
    elif way == "call":
        run.text("engine/wish_call")
    if says_when(text):
        run.text("engine/wish_hours")
    if reads_little(run, text):
        run.text("engine/wish_reading")
