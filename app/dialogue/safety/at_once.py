"""What waits for no welcome: somebody is ill, or was robbed by the police and asks where to complain.

It is answered in the same turn and the question that waits comes after it; the yes, the no or the number that stands
beside it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.dialogue.conversation import Frame, Unread
from app.dialogue.events import Said
from app.dialogue.flow import Ask, Choose, Node, Story
from app.dialogue.form.correcting import DATE_KEPT
from app.dialogue.form.written import show_written
from app.dialogue.hearings.passing import tells_hearing
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept, settle
from app.dialogue.run import Run, locate
from app.dialogue.safety.danger import Danger
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import topic_of
from app.dialogue.talk.condoling import condole
from app.dialogue.team.call_wishes import asks_to_be_written
from app.dialogue.team.wishes import says_more
from app.dialogue.text import fold
from app.dialogue.topics.halves import answer_and_question
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import WELCOME, advance
from app.dialogue.words.abouts import ALIAS, ROOM, STREET, TOWN
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import asks, core
from app.dialogue.words.year_picks import tells_age
from app.dialogue.world import Reply

CARE, OFFICERS = "care", "officers"
"""The topics of a doctor in Mexico, and of where to complain about the police."""

AT_ONCE = frozenset({CARE, OFFICERS})

MEDICAL = "medical"

_CLAUSES = re.compile(r"[.,;:!?…¡¿\n]+")
_NUMBER = re.compile(r"^\W*(\d)(?:\s*[.):,-]\s*|\s+)(?=\D)")
_OF_ADDRESSES = frozenset({STREET, TOWN, ROOM, ALIAS})
_FEWEST = 2
"""Words of a sentence that tells something."""

_TELLS = 3
"""Words beside a no from which something is told or asked."""

_OF_A_PIN = re.compile(r"\b(?:pin|nip|clave|codigo|code|password|es[ao]|est[ao]|that|this|it)\b")

_FAR = 24
"""Letters before the no to a PIN: "ay no mijo, no quiero pin"; behind more of them something else was said first."""

_LONGEST_ANSWER = 4
"""Words of a sentence that only answers: "bueno pues si acepto"."""

WANTS_PIN, PIN = "welcome/wants_pin", "welcome/pin"

_PIN = r"(?:el |la |un |una |ese |ningun |ninguna |a |the |any |no )?(?:pin|nip|clave|codigo|code|password)"
NO_PIN = re.compile(
    r"\b(?:no|ya no|nunca) (?:le |me )?(?:quiero|quisiera|necesito|deseo|pongo|pongas|ponga|uso|doy)"
    rf"(?: \w+)? {_PIN}\b|"
    rf"\b(?:no|ni) (?:me |nos )?(?:pid\w+|pregunt\w+) (?:por |de )?{_PIN}\b|\bno quiero (?:eso|lo|nada) del? {_PIN}\b|"
    r"(?:^|[,.;] ?|\b(?:y|and|pero|but) )(?:el |the )?(?:pin|nip|clave) (?:no|not)\b"
    r"(?! (?:se|me|lo|la|entiend\w+|es|tengo))|"
    rf"\bno (?:quiero )?(?:pin|nip|clave)\b|\b(?:sin|without) {_PIN}\b|"
    rf"\b(?:dont|do not|don t|no) (?:want|need|like|use)(?: \w+)? ?{_PIN}\b"
)
_NO = re.compile(
    r"(?:(?:ay|pues|mejor|ya|siempre|la verdad|better|sorry|perdon|gracias) )*"
    r"(?:no|nel|nop|nope|no quiero|no quiero eso|no quiero nada|i dont want(?: it)?|i do not want(?: it)?)"
    r"(?: (?:gracias|mejor|ya|thanks|thank you|please|por favor|chamo|senor|senora|senorita|joven|mij[oa]|mijit[oa]|"
    r"herman[oa]|amig[oa]|pues|sir|ma|madam|bro|my brother|my dear|abeg))*"
    r"(?: (?:(?:porque|pq|xq|es que|que|q|because) )?(?:(?:luego |siempre |todo |a mi )?se me (?:va a )?olvid\w+"
    r"(?: (?:todo|los numeros|las cosas|rapido|luego))?|(?:lo|la) olvido|i (?:will |go |always )?forget(?: it| am)?|"
    r"no me (?:acuerdo|voy a acordar)(?: de nada)?|(?:ya )?no tengo (?:buena )?memoria|"
    r"i (?:no go|no fit|cant|will not|wont) remember(?: it| am)?))?"
)
""" "No mijo, se me olvida" says why, and no more."""
_FORGETS = re.compile(
    r"(?:(?:abeg|please|pls|porque|pq|xq|es que|because|cause|cos|since|na|por favor|mijo|mija|ay|pues|sorry|perdon|"
    r"and|y) )*(?:(?:luego |siempre |todo |a mi |ya )?se me (?:va a )?olvid\w+|(?:lo|la) (?:voy a )?olvid\w+|"
    r"(?:i|me) (?:will |go |always |would |gonna |fit |dey |don |easily |just |too )*(?:forget|forgot|lose)\w*|"
    r"i (?:no go|will not|wont|cannot|cant|no fit|no dey|do not|dont) remember|no me (?:voy a |lo voy a )?acord\w+|"
    r"no me acuerdo|tengo mala memoria|my memory (?:is )?(?:bad|no good)|i have bad memory)"
    r"(?: (?:it|am|dem|them|that|numbers?|things?|quick|fast|everything|todo|los numeros|numeros|rapido|luego|despues|"
    r"sir|ma|o|sha|mucho|bien|de eso|eso))*"
)
"""The same of what stands behind a comma: it tells nothing that is still to be answered."""


_OF_SOMEBODY = re.compile(r"\b(?:yo|ella|el|me|she|he) (?:no|si|not|yes)\b|\bno (?:soy|es|somos) |\bnot (?:me|i)\b")
""" "Yo no, la bebé" answers no question of ours."""


_LEAVES = re.compile(
    r"(?:(?:ok|okay|bueno|ya|pues|ahorita|ahora|entonces|gracias|yes|now|so|thanks|y|and|all right) )*"
    r"(?:(?:me |ya )?voy|vamos|nos vamos|salgo|salimos|corro|(?:ya )?(?:me )?(?:la|lo) (?:llevo|llevamos|voy a llevar)|"
    r"(?:i |we )?(?:go|am going|are going|will go)|im going|going|i(?: will)? take (?:her|him|my \w+)|"
    r"taking (?:her|him))"
    r"(?: ya| ahorita| ahora| now)?(?: corriendo)? (?:al?|para|pal|rumbo al?|to)(?: (?:la|el|un|una|the|a))? "
    r"(?:hospital|doctor|doctora|medico|clinica|urgencias|emergencias|centro de salud|cruz roja|emergency|er|clinic)\b"
)


def is_of_illness(run: Run, reply: Reply, danger: Danger) -> bool:
    """True where what sounds like danger, to the model alone, is somebody ill: the topic names the number at once.

    Not where the words would go elsewhere: into a story, a box of words, or to a question of the engine's own.
    """
    place, spot, c = run.c.place, run.spot, run.c
    if (
        danger.kind != MEDICAL
        or danger.certain
        or danger.phrase
        or c.pending
        or c.is_locked
        or c.is_hidden
        or c.is_paused
    ):
        return False
    is_text = (
        place is not None and spot is not None and (isinstance(spot.node, Story) or kind_of(place, spot.node) == "text")
    )
    return not is_text and _tells_illness(run, reply)


def _tells_illness(run: Run, reply: Reply) -> bool:
    return run.world.topics.get(run.route(reply.text).topic) == CARE


def answer_ill(run: Run, reply: Reply) -> bool:
    """Answer the first message of somebody who tells that a child is ill, before anything is asked of them."""
    if not _tells_illness(run, reply):
        return False
    open_with(run, CARE, reply)
    return True


def answer_at_once(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Answer in the welcome, and an illness in the form as well, what cannot wait; None where nothing of it is told."""
    if frame.key in (WANTS_PIN, PIN) and (told := _no_pin_and_more(run, reply, frame, node, kind)) is not None:
        return told
    if asks_to_be_written(run, reply, node):
        return False
    is_welcome = frame.flow == WELCOME
    may_tell = kind == "text" and not (isinstance(node, Ask) and node.about in _OF_ADDRESSES)  # what happened to them
    if frame.correcting or not run.library.flows[frame.flow].interview or (not is_welcome and may_tell):
        return None
    flow = _urgent_in(run, reply.text, frame, AT_ONCE if is_welcome else frozenset({CARE}))
    if flow is None:
        return None
    condole(run, reply.text)
    if (answer := _answer_beside(run, reply, frame, node, kind)) is not None:
        accept(run, replace(reply, text=answer[0]), frame, node, kind, answer[1])
    elif kind == "pin" and refuses_pin(reply.text):
        give_up_pin(run, reply)
    open_with(run, flow, reply)
    return True


def leaves_for_care(run: Run, text: str) -> bool:
    """True for "ok voy al hospital", "i take her to the doctor now": nobody is kept from going."""
    clauses = (fold(each) for each in _CLAUSES.split(text))
    return not isinstance(run.spot.node if run.spot else None, Story) and any(map(_LEAVES.match, clauses))


def send_off(run: Run, reply: Reply) -> None:
    """Say to go and that the rest waits; what they ask of their hearing and of their answers is told, nothing asked."""
    run.text("engine/go_now")
    show_written(run, reply.text)
    place = run.c.place
    asks = (
        any(topic_of(run, Reply(text=each), place) == DATE_KEPT for each in _CLAUSES.split(reply.text)) if place else 0
    )
    if asks:
        held = run.c
        open_with(run, DATE_KEPT, None)
        advance(run)
        if run.c.place is not None and run.c.place.flow == DATE_KEPT:
            without_waiting(run, run.c.place)
        run.set(frames=held.frames, pending=held.pending)
    run.set(is_paused=True)


def open_at_once(run: Run, reply: Reply, frame: Frame) -> bool:
    """Open what cannot wait of words told in the welcome beside an answer that was taken."""
    flow = _urgent_in(run, reply.text, frame, AT_ONCE)
    if flow is None:
        return False
    condole(run, reply.text)
    open_with(run, flow, reply)
    return True


def hear_age(run: Run, reply: Reply) -> bool:
    """Say where an age is of use that is told alone, right after the answer about a doctor: "tiene 7 meses"."""
    if not (tells_age(reply.text) and any(flow == CARE for flow, _ in run.said_before)):
        return False
    run.text("engine/age_told")
    return True


def _urgent_in(run: Run, text: str, frame: Frame, flows: frozenset[str]) -> str | None:
    """What cannot wait of a message, or of one of its sentences; None where there is none."""
    pieces = (text, *(each.strip() for each in _CLAUSES.split(text) if len(each.split()) >= _FEWEST))
    found = (topic_of(run, Reply(text=each), frame) for each in pieces)
    return next((flow for flow in found if flow in flows), None)


def _answer_beside(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> tuple[str, Reading] | None:
    """The words that answer the question that waits, and what they say; None where it is not plain that any do."""
    if kind not in ("choice", "yes_no"):
        return None

    def is_answer(words: str) -> bool:
        if says_more(run, words) or _OF_SOMEBODY.search(fold(words)):
            return False
        return _read(run, words, frame, node) is not None

    def is_other(words: str) -> bool:
        return _urgent_in(run, words, frame, AT_ONCE) is not None

    parts = answer_and_question(reply.text, is_answer, is_other)
    words = parts[0] if parts else next((each for each in _openings(reply.text) if is_answer(each)), None)
    reading = _read(run, words, frame, node) if words else None
    return (words, reading) if words and reading else None


def _openings(text: str) -> Iterator[str]:
    """The number with which a message begins, and its sentences that no more than answer: "…bueno si. ay la bebe…"."""
    if number := _NUMBER.match(text):
        yield number[1]
    yield from (each.strip() for each in _CLAUSES.split(text) if 0 < len(each.split()) <= _LONGEST_ANSWER)


def _read(run: Run, words: str, frame: Frame, node: Node) -> Reading | None:
    reading = read_reply(run, Reply(text=words), frame, node)
    leads_away = isinstance(node, Choose) and any(o.to for o in node.options if o.id == reading.value)
    return reading if reading.status == "ok" and not leads_away else None


def _no_pin_and_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Take the no to a PIN from before what is told or asked besides, and see to that; None where nothing is.

    A bare "no" before a question about the PIN itself answers nothing yet.
    """
    rest, is_named = _beside_no_pin(reply.text)
    if frame.correcting or rest is None:
        return None
    asked = Reply(text=rest, sid=reply.sid)
    is_asked = is_question(rest, run.world.words) or asks(core(rest))
    is_reason = _FORGETS.fullmatch(fold(rest)) is not None
    is_known = not is_reason and (is_asked or tells_hearing(run, rest) or topic_of(run, asked, frame) is not None)
    if not (is_known or is_reason or says_more(run, rest)):
        return None  # "no pin mijo, ya le dije"
    if is_asked and not is_named and _OF_A_PIN.search(fold(rest)):
        return None  # "no. para qué es eso?" asks before it is answered
    condole(run, rest)
    if kind == "pin":
        give_up_pin(run, reply)
    else:
        accept(run, replace(reply, text="no"), frame, node, kind, Reading("ok", "no"))
    if is_known:
        answer_after(run, asked, frame, is_moving=True)
    elif not is_reason:
        run.set(besides=(*run.c.besides, Unread(key="", text=rest, sid=reply.sid)))  # the list of topics comes next
    return True


def _beside_no_pin(text: str) -> tuple[str | None, bool]:
    """What stands beside the no to a PIN, and whether the PIN is named: "no pin. i dey matamoros no security"."""
    flat = aligned(text).replace("'", " ")
    named = NO_PIN.search(flat)
    if named is not None and named.start() <= _FAR:
        return _if_told(text[named.end() :]), True
    first, stop, rest = text.partition(mark[0]) if (mark := _CLAUSES.search(text)) else (text, "", "")
    return (_if_told(rest) if stop and _NO.fullmatch(fold(first)) else None), False


def _if_told(rest: str) -> str | None:
    """What is said besides, where it says something: neither thanks nor a few small words."""
    told = rest.strip(" ,.;:!-\n")
    is_courtesy = courtesy_in(told) is not None or _NO.fullmatch(fold(told)) is not None
    return None if is_courtesy or len(told.split()) < _TELLS else told


def refuses_pin(text: str) -> bool:
    """True for "no quiero pin" and for a bare "mejor no", where the digits of a PIN are asked for."""
    said = fold(text)
    return NO_PIN.search(said) is not None or _NO.fullmatch(said) is not None


def give_up_pin(run: Run, reply: Reply) -> None:
    """Whoever wanted a PIN wants none: the question before is answered anew."""
    if (found := locate(run.library, WANTS_PIN)) is not None:
        place = found[0].model_copy(update={"correcting": True})
        run.push(place)
        at = len(run.events)
        settle(run, replace(reply, text="no"), place, found[1], "yes_no", Reading("ok", "no"))
        run.events[at:] = [each for each in run.events[at:] if not isinstance(each, Said)]
        run.text("engine/no_pin")
