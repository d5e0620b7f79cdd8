"""A consent that opens a message and goes on: "ok i agree but what is withholding", "acepto pero que no sepa ella".

The agreement is taken at once; a word that is asked about is explained, and a wish for secrecy is answered. What sets a
condition, or denies what is agreed to, is left to be asked about as ever.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.asides import is_question
from app.dialogue.astray import is_an_option, show_again
from app.dialogue.before_agreeing import AGREE
from app.dialogue.besides import answer_after
from app.dialogue.conversation import Frame
from app.dialogue.defining import explain
from app.dialogue.flow import Choose, Node
from app.dialogue.library import context
from app.dialogue.passing import tells_hearing
from app.dialogue.picks import asks
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.settling import accept
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply

_AGREED = "agree"

_SAID = r"(?:i (?:say|said|told)(?: (?:it|you|that|yes))*|(?:ya )?(?:le |te |les |se )?(?:lo )?(?:dije|digo))"
_SMALL = (
    r"(?:ok|okay|oki|yes|yeah|si|bueno|pues|claro|ya|vale|dale|va|well|so|sure|that|que|mijo|mija|joven|amigo|friend|"
    rf"senor\w*|gracias|thanks|thank you|please|por favor|already|then|{_SAID})"
)
_OPENS = re.compile(rf"\W*(?:{_SMALL}\b[\s,.;!]*)*(?:i |yo )?(?:do |am |estoy )?(?:agree|accept|acepto|de acuerdo)\b")
_TRAILS = re.compile(
    rf"[\s,]*(?:{_SMALL}|it|this|(?:with|to) (?:it|that|this|you)|a? ?(?:eso|esto|todo)|con (?:eso|todo))\b(?!\?)"
)
_JOINS = re.compile(r"\s*(?:[.,;!\n…-]|(?:but|pero|and|y|then|entonces|so|now|ahora|only|solo|nomas)\b)")
_LEADS = re.compile(
    r"\W*(?:but|pero|and|y|then|entonces|so|now|ahora|first|primero|also|tambien|oiga|mire|i ask(?:ed)?(?: you)?|"
    r"(?:le |te )?pregunto|tell me|digame|dime|i want (?:to )?(?:ask|know)|quiero (?:saber|preguntar)|una pregunta|"
    r"one question|my question is|mi pregunta es)\b\W*"
)
_HANGS = re.compile(r"(?:si|if|only if|solo si|unless|when|cuando|until|hasta|a menos|siempre)\b")
_WHAT_IF = re.compile(r"(?:que|q|k) (?:me |nos )?(?:pasa|sucede|hacen|va a pasar)|what (?:will |would )?happens?")
_DENIES = re.compile(
    r"\b(?:no|not|dont|nadie|nobody|nunca|never|sin)\b.*\b(?:guard\w+|keep\w*|sav\w+|stor\w+|open\w*|abr[ai]\w*|lea[ns]?|"
    r"leer|read\w*|compart\w+|share\w*|acept\w+|agree\w*)\b"
)
_SECRET = re.compile(
    r"\b(?:no|not|dont|nadie|nobody|nunca|never|sin que)\b.*"
    r"\b(?:enter\w+|sepan?|cuent\w+|dig[ao]\w*|avis\w+|find out|finds out|knows?|tell|hear)\b|"
    r"\b(?:secret\w*|en privado|in private|entre nosotros|between us)\b"
)
_STOPS = re.compile(r"[?¿!¡.;\n…]+")
_GUESS = re.compile(r"(?:and |y |o |or )?(?:this|that|it|is (?:it|this|that)|es|eso|esto|sera|ese|esa)\b")
"""How a piece opens that guesses at a word which was just explained: "this is one kind of jail?"."""


def agrees_first(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the agreement that opens a reply to the consent, and see to what follows; None where it is none.

    True when the flow may go on.
    """
    if frame.flow != WELCOME or not isinstance(node, Choose) or node.save != AGREE or not node.why:
        return None
    if is_an_option(run, reply, frame, node) or tells_hearing(run, reply.text):
        return None
    flat = aligned(reply.text).replace("’", "'")
    opening = _OPENS.match(flat)
    if opening is None:
        return None
    at = opening.end()
    while trail := _TRAILS.match(flat, at):
        at = trail.end()
    taken = Reading("ok", _AGREED)
    if not re.search(r"\w", flat[at:]):
        return None if "?" in flat[at:] else accept(run, reply, frame, node, "choice", taken)
    if not (_JOINS.match(flat, at) or re.search(r"[.,;!\n…-]\s*$", flat[opening.start() : at])):
        return None
    while (lead := _LEADS.match(flat, at)) and lead.end() > at:
        at = lead.end()
    rest, said = reply.text[at:].strip(" ,.;:…-"), fold(flat[at:])
    if _DENIES.search(said):
        run.tell(context(frame.flow, node.id, "why"), node.why or "", facts=run.library.facts_of(frame.flow, node))
        return show_again(run)  # "i agree but do not keep my answers": both cannot be
    if not said or _HANGS.match(said) or _WHAT_IF.match(said):
        return None
    is_secret = "?" not in rest and _SECRET.search(said) is not None
    if not is_secret and ("?" in rest or is_question(rest, run.world.words) or asks(rest)):
        is_moving = accept(run, replace(reply, text=reply.text[: opening.end()]), frame, node, "choice", taken)
        _answer(run, Reply(text=rest, sid=reply.sid), frame, is_moving=is_moving)
        return is_moving
    if is_secret:
        is_moving = accept(run, reply, frame, node, "choice", taken)
        run.text("engine/agreed_private")
        return is_moving
    return None


def _answer(run: Run, asked: Reply, frame: Frame, *, is_moving: bool) -> None:
    """Explain at once each word that is asked about; what else is asked is answered as beside any answer."""
    pieces = [each.strip(" ,:") for each in _STOPS.split(asked.text) if each.strip(" ,:")]
    left = [each for each in pieces if not explain(run, each, anywhere=True)]
    if len(left) == len(pieces):
        return answer_after(run, asked, frame, is_moving=is_moving)
    if others := [each for each in left if not _GUESS.match(fold(each))]:
        answer_after(run, replace(asked, text=". ".join(others)), frame, is_moving=is_moving)
    return None
