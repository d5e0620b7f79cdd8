"""What the PIN is, asked where it is offered and without its name: "no sé qué es eso, ¿es pa que la vecina no vea?".

It is explained in a line. What stands beside that is the answer, or is asked besides: that is promised for the end of
the welcome, and promised again to whoever asked it before.
"""

from __future__ import annotations

import re

from app.dialogue.readers.shorthand import written_out
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run
from app.dialogue.safety.at_once import WANTS_PIN
from app.dialogue.talk.astray import topic_of
from app.dialogue.team.wishes import wish_after
from app.dialogue.text import fold, loose
from app.dialogue.words.asides import holds_one
from app.dialogue.world import Reply

TERM = "term/pin"
"""The text that says what a PIN is."""

_CLAUSES = re.compile(r"(?<=[?!.,;\n])\s*")
_LEADS = r"(?:(?:y|e|pero|ay|ah|oiga|mire|perdon|disculpe|but|and|so|sorry) )*"
_IT = r"(?:eso|esto|ese|este)?(?: ?(?:de |del |lo del )?(?:el |un )?(?:pin|nip|clave))?"
_WHAT = re.compile(
    rf"{_LEADS}(?:(?:yo )?no (?:se|entiendo|conozco) )?(?:que|q|k) (?:es|sera|cosa es)(?: {_IT})?|"
    rf"{_LEADS}no (?:lo )?(?:entiendo|conozco)(?: {_IT})?|"
    rf"{_LEADS}(?:i (?:dont|do not) know )?(?:what (?:is|s)|whats) (?:that|it|this|a pin|the pin)(?: pin)?|"
    rf"{_LEADS}i (?:dont|do not) (?:know|understand)(?: what (?:that|it|this|a pin) is)?"
)
_SEES = (
    r"(?:ve|vea|vean|lea|lean|lee|mire|miren|revise|revisen|sepa|sepan|abra|abran|entre|entren|entere|enteren|agarre)"
)
_GUESS = re.compile(
    rf"{_LEADS}(?:(?:eso|esto|el pin|un pin|o sea) )*(?:es|sera|is (?:it|that)|it is)(?: como| like)? "
    r"(?:una?|la|el|an?|the) (?:(?:secret|phone) )?(?:clave|contrasena|codigo|numero|password|code|number|key)\b.*|"
    rf"{_LEADS}(?:(?:eso|esto|el pin|un pin|o sea|entonces) )*(?:es|sera|sirve) (?:para|pa) (?:que |q )?"
    rf"(?:\w+ ){{0,5}}?(?:no|nadie|ninguno) (?:\w+ ){{0,3}}?{_SEES}\b.*|"
    rf"{_LEADS}(?:(?:is (?:it|that)|it is|its|that is) )?(?:for |so )(?:that )?(?:\w+ ){{0,4}}?"
    r"(?:cant|cannot|dont|doesnt|not|no|nobody|wont)(?: \w+){0,3}? (?:sees?|reads?|opens?|looks?|knows?)\b.*"
)
""" "Is it so that the neighbour does not see it?"."""


def explain_pin(at: Taking) -> bool | None:
    """Say what it is where a part of the reply asks that and there is more; None for any other reply."""
    if at.frame.key != WANTS_PIN or at.frame.correcting or at.reply.payload or at.reply.media:
        return None
    clauses = [each.strip() for each in _CLAUSES.split(written_out(at.text)) if each.strip(" ?!.,;")]
    guesses = [each for each in clauses if "?" in each and _GUESS.fullmatch(fold(each))]
    asking = [each for each in clauses if each in guesses or _WHAT.fullmatch(fold(each))]
    rest = Reply(text=" ".join(each for each in clauses if each not in asking), sid=at.reply.sid)
    term = next((each for each in at.run.library.terms if each.context == TERM), None)
    if term is None or not asking or not (guesses or rest.text):
        return None
    reading = read_reply(at.run, rest, at.frame, at.node) if rest.text else None
    is_answered = reading is not None and reading.status == "ok"
    if is_answered and topic_of(at.run, rest, at.frame) is not None:
        return None  # "¿qué es PIN? no. y cómo borro los mensajes": each is answered by itself
    at.run.tell(term.context, term.source, facts=term.facts)
    if reading is not None and is_answered:
        return at.accept(reading, rest)
    if rest.text:
        _promise(at, rest)
    return at.show_again()


def _promise(at: Taking, rest: Reply) -> None:
    """Promise what is asked besides; what was promised before is said to come yet."""
    run, flow = at.run, topic_of(at.run, rest, at.frame)
    if wish_after(run, rest):
        return  # "tampoco escriban"
    if run.c.asked is not None and (flow == run.c.asked or _complains(run, rest.text)):
        run.text("engine/asked_after", title=run.title(run.c.asked))
    elif flow is not None:
        answer_after(run, rest, at.frame, is_moving=False)


def _complains(run: Run, text: str) -> bool:
    return holds_one(loose(text), run.world.words.get("not_answered", ()))
