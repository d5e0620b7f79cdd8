"""A consent that opens a message and goes on: "ok i agree but what is withholding", "acepto pero que no sepa ella".

The agreement is taken at once; a word that is asked about is explained, and a wish for secrecy is answered. What sets a
condition, or denies what is agreed to, is left to be asked about as ever.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.asking import show_question
from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.hearings.passing import hear_in_welcome, tells_hearing
from app.dialogue.hearings.told_among import part_hearing
from app.dialogue.library import context
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.talk.astray import is_an_option, show_again, topic_of
from app.dialogue.talk.defining import explain
from app.dialogue.team.wishes import is_about_calls
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.agreeing_and_messages import agrees_and_chooses
from app.dialogue.welcome.agreeing_if import agrees_if_for_that
from app.dialogue.welcome.before_agreeing import AGREE, say_without
from app.dialogue.welcome.consenting import CONSENT
from app.dialogue.welcome.if_refused import asks_if_refused
from app.dialogue.words.agreement_words import (
    after_agreement,
    agreement_after,
    agreement_in,
    denies_agreement,
    how_unsure,
    only_says_that,
    says_accept,
)
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import asks
from app.dialogue.world import Reply

_AGREED = "agree"

_JOINS = re.compile(r"\s*(?:[.,;!\n…-]|(?:but|pero|and|y|then|entonces|so|now|ahora|only|solo|nomas)\b)")
_LEADS = re.compile(
    r"\W*+(?:but|pero|and|y|then|entonces|so|now|ahora|first|primero|also|tambien|oiga|mire|i ask(?:ed)?(?: you)?|"
    r"(?:le |te )?pregunto|tell me|digame|dime|i want (?:to )?(?:ask|know)|quiero (?:saber|preguntar)|una pregunta|"
    r"one question|my question is|mi pregunta es)\b\W*"
)
_HANGS = re.compile(
    r"(?:si|if|only if|solo si|unless|when|cuando|until|hasta|a menos|siempre|mientras|as long|provided)\b"
)
_TELLS_WHY = re.compile(
    r"\s*+(?:[,.;]\s*+)?(?:porque|por ?que|pq|xq|ya que|es que|because|bc|cause|coz|since|quiero|necesito|me urge|"
    r"ocupo|i need|i want|i have to|just help|(?:casi )?no (?:se|puedo) leer|(?:casi )?no (?:leo|veo)|"
    r"i (?:dont|do not|cant) (?:read|see)|"
    r"(?:que|q) (?:ya )?(?:no tengo|me queda|se me acaba|se acaba|me urge|necesito|ocupo|tengo prisa))\b"
)
""" "Acepto porque necesito ayuda": what is told behind it sets no condition."""
_WHAT_IF = re.compile(r"(?:que|q|k) (?:me |nos )?(?:pasa|sucede|hacen|va a pasar)|what (?:will |would )?happens?")
_DENIES = re.compile(
    r"\b(?:no(?! (?:se|puedo|aprendi a) (?:bien )?leer)|(?:not|dont|cant)(?! (?:know how to )?read)|nadie|nobody|nunca|"
    r"never|sin)\b.*\b(?:guard\w+|keep\w*|sav\w+|stor\w+|open\w*|abr[ai]\w*|lea[ns]?|leer|read\w*|compart\w+|share\w*|acept\w+|agree\w*)\b"
)
_WANTS_KEPT = re.compile(
    r"[\s,.;]+(?:(?:y|and|pero|but|es que|porque|xq|pq|because|yo|i|lo|que|q|k|solo|just|only|nomas|nada mas)\s+)*"
    r"(?<!no )(?P<wish>(?:quiero|quisiera|necesito|vengo a|want|need|wanna)(?:\s+(?:es|to|que|q|you|me|a))*\s+"
    r"(?:(?:guard|apunt|anot|dejar|sav|keep|writ)\w*)(?:\s+(?:guardad[ao]|down))?\s+(?:lo de\s+)?(?:mi|la|my|the)\s+"
    r"(?:fecha|cita|audiencia|corte|date|hearing|court|appointment)(?:\s+(?:de|of|date)\b(?:\s+\w+){0,3})?)\W*$"
)
""" "…, yo lo que quiero es guardar mi fecha" at the end of a message that agrees."""
_SECRET = re.compile(
    r"\b(?:no|not|dont|nadie|nobody|nunca|never|sin que)\b.*"
    r"\b(?:enter\w+|sepan?|cuent\w+|dig[ao]\w*|avis\w+|vean?|mire[ns]?|lean?|revise[ns]?|"
    r"find out|finds out|knows?|tell|hear|sees?|reads?)\b|"
    r"\b(?:secret\w*|en privado|in private|entre nosotros|between us)\b"
)
KIN = re.compile(
    r"\b(?:mi|my) (?:\w+ )?(?:espos\w+|marido|mujer|herman\w+|mama|papa|hij\w+|suegr\w+|vecin\w+|jef\w+|patron\w*|"
    r"novi\w+|prim[oa]|ti[oa]|ex|husband|wife|sister|brother|mother|mom|father|dad|son|daughter|boyfriend|boss|family|familia)\b"
)
"""Somebody of theirs, who shall not read it: that denies us nothing."""
_STOPS = re.compile(r"[?¿!¡.;\n…]+")
_GUESS = re.compile(r"(?:and |y |o |or )?(?:this|that|it|is (?:it|this|that)|es|eso|esto|sera|ese|esa)\b")
"""How a piece opens that guesses at a word which was just explained: "this is one kind of jail?"."""


def agrees_first(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the agreement that opens a reply to the consent, and see to what follows; None where it is none.

    True when the flow may go on.
    """
    if frame.flow != WELCOME:
        return _agrees_below(run, reply, frame, node)
    if not isinstance(node, Choose) or node.save != AGREE:
        return None
    if agrees_if_for_that(reply.text):
        if tells_hearing(run, reply.text):
            hear_in_welcome(run, reply)
        run.text("engine/kept_for_that")
        show_question(run, frame, node, in_plain=True)
        return False
    if (kept := _agrees_and_wants_kept(run, reply, frame, node)) is not None:
        return kept
    if (wished := agrees_and_chooses(run, reply, frame, node)) is not None:
        return wished
    if (later := _agrees_later(run, reply, frame, node)) is not None:
        return later
    if tells_hearing(run, reply.text):
        return _beside_hearing(run, reply, frame, node)
    is_option = is_an_option(run, reply, frame, node)
    if not is_option and asks_if_refused(reply.text):
        return say_without(run, reply, frame, node)
    if frame.key == CONSENT[0] and not is_option and denies_agreement(reply.text):
        run.text("engine/all_right")  # they have refused before
        return False
    if run.c.tries and only_says_that(reply.text):
        return _take(run, reply, frame, node)  # said again to who has not understood it; else it may ask what for
    unsure = "asks" if is_option and "?" in reply.text else how_unsure(reply.text)
    if unsure == "asks":
        return _say_why(run, frame, node)
    if unsure == "doubts":
        ask_which(run, reply, "choice", Reading("ambiguous", [_AGREED], "sure"))
        return False
    if is_option:
        return None
    parted = after_agreement(reply.text)
    if parted is None:
        return None
    flat, (_, at) = aligned(reply.text), parted
    taken = Reading("ok", _AGREED)
    if not re.search(r"\w", flat[at:]):
        return None if "?" in flat[at:] else _take(run, reply, frame, node)
    said = fold(flat[at:])
    if is_about_calls(said, run.world.words) and "?" not in flat[at:] and not _HANGS.match(said):
        return accept(run, reply, frame, node, "choice", taken)  # "acepto pero que no me llamen": a yes with a wish
    is_joined = _JOINS.match(flat, at) or re.search(r"[.,;!\n…-]\s*$", flat[:at])
    is_reason = _TELLS_WHY.match(flat, at) is not None
    if not (is_joined or is_reason):
        return None
    while (lead := _LEADS.match(flat, at)) and lead.end() > at:
        at = lead.end()
    rest, said = reply.text[at:].strip(" ,.;:…-"), fold(flat[at:])
    if _DENIES.search(said) and not KIN.search(said):
        return _say_why(run, frame, node)  # "i agree but do not keep my answers": both cannot be
    if not said or _HANGS.match(said) or _WHAT_IF.match(said):
        return None
    is_secret = "?" not in rest and _SECRET.search(said) is not None
    is_asked = "?" in rest or is_question(rest, run.world.words) or (asks(rest) and not is_reason)
    if not is_secret and is_asked:
        is_moving = _take(run, reply, frame, node)
        _answer(run, Reply(text=rest, sid=reply.sid), frame, is_moving=is_moving)
        return is_moving
    if is_secret:
        is_moving = accept(run, reply, frame, node, "choice", taken)
        run.text("engine/agreed_private")
        return is_moving
    if is_reason:
        is_moving = _take(run, reply, frame, node)
        if topic_of(run, Reply(text=rest), frame) is not None:
            answer_after(run, Reply(text=rest, sid=reply.sid), frame, is_moving=is_moving)
        return is_moving
    return None


def _agrees_and_wants_kept(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool | None:
    """ "Acepto pero no me manden nada, lo que quiero es guardar mi fecha": what they came for denies nothing."""
    wish = _WANTS_KEPT.search(aligned(reply.text))
    if wish is None or "?" in reply.text or after_agreement(reply.text[: wish.start()]) is None:
        return None
    with trying(run) as attempt:
        before = replace(reply, text=reply.text[: wish.start()].strip(" ,.;"))
        taken = agrees_first(run, before, frame, node)
        if taken is None and is_an_option(run, before, frame, node):
            taken = _take(run, before, frame, node)
        attempt.is_kept = taken is not None and frame.key in run.c.answers
    if not attempt.is_kept or taken is None:
        return None
    if run.c.said is None:  # else what they asked first waits, and is not overtaken
        answer_after(run, Reply(text=reply.text[wish.start("wish") :], sid=reply.sid), frame, is_moving=taken)
    return taken


def _agrees_later(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool | None:
    """The agreement of a later sentence: "my roommate holds it sometimes. no matter. yes i agree. keep my court date".

    What asks or hangs on something behind it is seen to as ever; a topic that is told before it is answered.
    """
    parted = agreement_after(reply.text) if after_agreement(reply.text) is None else None
    if parted is None or tells_hearing(run, parted[0]):
        return None
    before, rest = parted
    with trying(run) as attempt:
        taken = agrees_first(run, replace(reply, text=rest), frame, node)
        is_whole = is_an_option(run, replace(reply, text=rest.strip(" .!…")), frame, node)
        if taken is None and (is_whole or after_agreement(rest) is None):  # "yes i agree", or a yes alone
            taken = accept(run, replace(reply, text=rest), frame, node, "choice", Reading("ok", _AGREED))
        attempt.is_kept = taken is not None and frame.key in run.c.answers
    if not attempt.is_kept or taken is None:
        return None
    if topic_of(run, Reply(text=before), frame) is not None:
        answer_after(run, Reply(text=before, sid=reply.sid), frame, is_moving=taken)
    return taken


def _beside_hearing(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool | None:
    """The agreement in the sentences that do not tell the hearing; the hearing itself waits, and that is said."""
    parted = part_hearing(run, reply.text)
    if parted is None or tells_hearing(run, parted[1]):
        return None
    is_moving = agrees_first(run, replace(reply, text=parted[1]), frame, node)
    if is_moving is not None:
        hear_in_welcome(run, Reply(text=parted[0], sid=reply.sid))
    return is_moving


def _agrees_below(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """The same at a topic, or a list of it, that lies on the consent: "bueno ya acepto pues" is no line of it."""
    below = next((each for each in reversed(run.c.frames) if each.flow == WELCOME), None)
    spot = run.library.spot(below.flow, below.node) if below is not None else None
    is_asked = spot is not None and isinstance(spot.node, Choose) and spot.node.save == AGREE
    if below is None or spot is None or not is_asked or run.library.flows[frame.flow].interview:
        return None
    if not says_accept(reply.text) or is_an_option(run, reply, frame, node) or how_unsure(reply.text):
        return None
    with trying(run) as attempt:
        run.set(frames=run.c.frames[: run.c.frames.index(below) + 1], tries=0)
        taken = agrees_first(run, reply, below, spot.node)
        attempt.is_kept = taken is not None and below.key in run.c.answers
    return taken if attempt.is_kept else None


def _take(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool:
    """Take the agreement alone: what stands around it wishes nothing."""
    return accept(run, replace(reply, text=agreement_in(reply.text)), frame, node, "choice", Reading("ok", _AGREED))


def _say_why(run: Run, frame: Frame, node: Choose) -> bool:
    """Why it is asked, and the consent again."""
    if node.why:
        run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    return show_again(run)


def _answer(run: Run, asked: Reply, frame: Frame, *, is_moving: bool) -> None:
    """Explain at once each word that is asked about; what else is asked is answered as beside any answer."""
    pieces = [each.strip(" ,:") for each in _STOPS.split(asked.text) if each.strip(" ,:")]
    left = [each for each in pieces if not explain(run, each, anywhere=True)]
    if len(left) == len(pieces):
        return answer_after(run, asked, frame, is_moving=is_moving)
    if others := [each for each in left if not _GUESS.match(fold(each))]:
        answer_after(run, replace(asked, text=". ".join(others)), frame, is_moving=is_moving)
    return None
