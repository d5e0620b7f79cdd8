"""Messages that must not say what they are about: "no me manden mensajes que digan de qué es", "manden pero sin decir".

Whoever wants none that say it wants the neutral lines, and not nothing: a date is still recalled. The same words behind
another choice put that choice right.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.settling import settle
from app.dialogue.run import Run, locate
from app.dialogue.text import fold
from app.dialogue.world import Reply

UNASKED = "welcome/unasked"
"""The question what may be sent."""

NEUTRAL, NOTHING, _FULL = "neutral", "nothing", "full"
"""Its lines."""

_FEW_OF_KIND = 12
_MOST = 20
"""Words of a message that puts the choice right; more tell something else."""

_NOT = r"\b(?:no|ningun\w*|nunca|jamas|nada|sin|dont|do not|does not|doesnt|not|never|without|none)\b"
_SENT = (
    r"\b(?:mensaj\w*|avis\w*|msjs?|recordator\w*|recuerd\w+|textos?|nada|mand[ae]\w*|envi\w+|escrib\w+|"
    r"messages?|msgs?|reminders?|texts?|anything|nothing|send|remind|write)\b"
)
_OF_MESSAGES = re.compile(
    r"\b(?:mensaj\w*|avis[oe]\w*|msjs?|recordator\w*|mand[ae]\w*|envi\w+|messages?|msgs?|reminders?|texts?|send)\b"
)
_WHAT = (
    r"(?:(?:de|sobre|para|about|from|from where|la palabra|the word|nada de|it is|its|it|(?:que )?(?:es|son)) )?"
    r"(?:(?:de|del|la|el|mi|my|the) )?"
    r"(?:que|lo que|quien|what|asilo|asylum|corte|court|casos?|case|juez|judge|migra\w*|immigration|inmigracion|"
    r"fecha|formulario)\b"
)
_SAID = r"(?:dig[ao]n?|mencion[ae]n?|pong[ao]n?|cuent[ae]n?|expli(?:que|ca)n?|habl[ae]n?)"
_SAYS = rf"(?:{_SAID}|dicen?|ponen?|says?|saying|tells?|mentions?|mentioning|diciendo)"
_NONE_THAT_SAY = re.compile(
    rf"(?:{_NOT}.{{0,30}}{_SENT}|\b(?:nada|nothing|none|ningun[oa]?)) "
    r"(?:(?:que|that|which|donde|with) )?(?:(?:me|le|se|si) )?"
    rf"(?:{_SAYS}|(?:to|should|will|que) (?:say|tell|mention|{_SAID}))(?: \w+)? ?\b{_WHAT}"
)
"""None that say it: "no quiero mensajes que digan de qué es", "nothing that says asylum"."""
_SAYS_IT = re.compile(rf"\b(?:{_SAYS}|say|tell|mention)(?: \w+)? {_WHAT}")
_NOT_TO_SAY = re.compile(
    rf"{_NOT} (?:(?:me|le|les|se|lo|the) )*"
    rf"(?:{_SAYS}|say|tell|mention|decir|mencionar|poner|hablar)(?: \w+)? ?\b{_WHAT}"
)
"""That they do not say it: "pero que no diga de qué es", "sin mencionar la corte"."""
_SENT_NONE = re.compile(rf"{_SENT} (?:que |that |which )(?:(?:me|le|se) )?{_SAYS} {_WHAT} (?:no|not|dont|nunca)\b")
""" "Mensajes que digan corte no me manden"."""
_SAYS_NOTHING = re.compile(
    r"\b(?:que|los|las|esos|esas|lo) no (?:me |le )?(?:dicen|digan|dice|diga) (?:nada|de que|que)\b|"
    r"\b(?:dont|do not|doesnt|not) say (?:anything|nothing|what)\b"
)
""" "De esos que no dicen nada" is no "nothing"."""
_SAY_NOTHING = re.compile(rf"{_NOT} (?:(?:me|le|les|se) )*(?:{_SAYS}|say|tell) (?:nada|anything|nothing)\b")
""" "Uno que no diga nada", where the line is named."""
_WANTED_UNSAID = re.compile(
    rf"{_NOT} (?:(?:want|like|quiero|quisiera) )(?:(?:que|q|k|it|them|they|the|message|messages|to) )*(?:se )?"
    rf"(?:{_SAYS}|say|tell|mention|sepan?|entere\w*|know)\b|"
    rf"\b(?:que|q|k) (?:no|nadie) (?:se )?(?:sepa\w*|entere\w*|note)\b|"
    r"\b(?:nobody|no one) (?:should|must|can|to) know\b"
)
""" "I don't want it to say", "que nadie se entere"."""
_ONE_OF_THEM = re.compile(
    r"^(?:(?:pues|pos|ok|okay|bueno|ah|ay|mijo|mija|joven|si|yes|no|well|so|please|then|entonces|mejor|quiero|prefiero|"
    r"mand[ae]\w*|send|send me|i want|give me|solo|only|just|na) )*"
    r"(?:uno|unos|una|unas|el|los|las|la|(?:de )?(?:los|esos|esas|las)|algo|(?:the )?ones?|those|that one|something) "
    r"(?:que|q|k|that|which|wey|to)? ?(?=(?:no|not|dont|do not|doesnt|does not|never|nunca)\b)"
)
""" "Uno que no diga", "the one that does not mention": one line of those offered."""
_OF_CALLS = re.compile(r"\b(?:llam\w+|call\w*|telefonead\w*|marqu?\w+)\b")
_DENIED = re.compile(_NOT)


def neutral_meant(reply: Reply, frame: Frame, reading: Reading) -> Reading:
    """ "Manda de esos q no dicen nada": the lines that say nothing, sure enough to be taken."""
    if frame.key != UNASKED or "?" in reply.text:
        return reading
    said = fold(written_out(reply.text))
    is_few = len(reply.text.split()) <= _FEW_OF_KIND
    if reading.value == NOTHING or not reading.is_settled:
        is_limited = is_few and _NOT_TO_SAY.search(said) is not None and _OF_MESSAGES.search(said) is not None
        if is_limited or wants_none_that_say(reply.text):
            return Reading("ok", NEUTRAL)
    is_offered = reading.hint == "sure" and reading.value == [NEUTRAL]
    if is_offered and is_few and _SAYS_NOTHING.search(said):
        return Reading("ok", NEUTRAL)
    if reading.value == NEUTRAL and _SAYS_IT.search(said) and not _DENIED.search(said):
        return Reading("ambiguous", [_FULL], "sure")  # "que sí digan de qué es"
    return reading


def wants_none_that_say(text: str) -> bool:
    """True for "no me manden mensajes que digan de qué es"."""
    said = fold(written_out(text))
    return "?" not in text and any(each.search(said) for each in (_NONE_THAT_SAY, _SENT_NONE))


def wants_it_unsaid(text: str) -> bool:
    """True for "que no digan nada de mi hija ni del asilo", "I don't want it say asylum"."""
    said = fold(written_out(text))
    patterns = (_NOT_TO_SAY, _SAY_NOTHING, _NONE_THAT_SAY, _SENT_NONE, _WANTED_UNSAID)
    return any(each.search(said) is not None for each in patterns)


def names_neutral(clause: str) -> bool:
    """True for one clause that asks for a line which does not say it: "uno que no diga de la corte mijo"."""
    said = fold(written_out(clause))
    found = _ONE_OF_THEM.match(said)
    if found is None or "?" in clause:
        return False
    return any(each.match(said, found.end()) is not None for each in (_NOT_TO_SAY, _SAY_NOTHING))


def wishes_neutral(text: str) -> bool:
    """True for words that can only be of messages, wherever they are said: "q me manden pero q no diga de q es"."""
    said = fold(written_out(text))
    if "?" in text or len(said.split()) > _MOST or _OF_CALLS.search(said) or not _OF_MESSAGES.search(said):
        return False
    return wants_none_that_say(text) or _NOT_TO_SAY.search(said) is not None


def put_neutral(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """Choose the neutral lines afterwards: "q me manden pero q no diga de q es"; None where it is not that.

    Said where only messages can be meant. True: what waited waits again, with the hours before it where they are open.
    """
    if frame.key == UNASKED or UNASKED not in run.c.answers:
        return None
    if not wishes_neutral(reply.text):
        return None
    found = locate(run.library, UNASKED)
    if found is None or not isinstance(found[1], Choose):
        return None
    place = found[0].model_copy(update={"correcting": True})
    run.push(place)
    return settle(run, reply, place, found[1], "choice", Reading("ok", NEUTRAL))
