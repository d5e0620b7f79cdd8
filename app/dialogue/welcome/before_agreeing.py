"""Questions that somebody has before they agree: each is answered, and the consent is asked again after them.

"Before I agree, you answer me: if more than one year passed, is it over? and what is credible fear". A consent takes no
answer from what only asks.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node, Question
from app.dialogue.library import context
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.routing import SURE
from app.dialogue.run import Run
from app.dialogue.talk.astray import answer_own_question, show_again, topic_of
from app.dialogue.talk.defining import explain
from app.dialogue.text import fold
from app.dialogue.topics.halves import Asked
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.several import open_several
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.consenting import writes_down
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import asks, core
from app.dialogue.world import Reply

_BEFORE = re.compile(
    r"^\W*(?:(?:pero|but|y|and|ok|okay)\W+)?(?:before (?:i|that i|to)\W+(?:can )?(?:agree|accept|say yes|answer)|"
    r"antes de (?:que )?(?:yo )?(?:acept\w+|decir que si|contestar\w*|seguir)|antes)\b\W*",
    re.IGNORECASE,
)
_ANSWER_ME = re.compile(
    r"^\W*(?:(?:you |please |por favor |primero |first )*(?:answer me|tell me|explain me|contest[ae]me|d[ií]game|dime|"
    r"respond[ae]me|expl[ií]queme)(?: (?:first|primero|esto|this|algo|something))?)\b\W*",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"[?¿!¡.;\n]+|\s+(?:y|and|e)\s+(?=(?:que|q|k|what|how|como|cuando|when|cuanto|si|if|is|can|puedo)\b)"
)
_FEWEST = 2
_IF_REFUSED = re.compile(
    r"^(?:(?:y|and|but|pero|entonces|so|ok|oiga|mire|a ver|well) )*"
    r"(?:(?:(?:que|q|k|ke) (?:me |nos )?(?:pasa|pasaria|va a pasar|sucede|hacen|hace)|"
    r"what (?:will |would |can )?(?:happens?|you do)|what do you do|"
    r"(?:hay|is there|there is) (?:algun |a |any )?problema?|"
    r"me pasa algo|me hacen algo)(?: (?:to me|with me|conmigo|a mi))? )?"
    r"(?:si|if|what if|cuando|when) (?:(?:yo|i|mejor) )?(?:(?:le |les |te )?(?:digo|pongo) (?:que )?no|"
    r"no (?:(?:le|les|lo) )?acepto|no (?:estoy de acuerdo|doy permiso)|say no|"
    r"(?:do not|dont|not|no|don t) (?:agree|accept)|refuse)(?: (?:a esto|a eso|to this|to that|it|this|entonces))?$"
)
_COST = re.compile(
    r"^(?:(?:y|pero|and|but|so|eso|esto|entonces|oiga|that|this) )*"
    r"(?:(?:me )?(?:cuanto|cuánto) (?:es |me )?(?:cuesta|cobran?|cobras|sale|vale|va a costar|es|pago|hay que pagar)|"
    r"how much (?:(?:does|do|will|is) )?(?:(?:it|this|you|i|that) )*(?:costs?|charge|pay|is)?|(?:the |it )?cost|"
    r"(?:it|this|eso|esto) (?:costs?|cuesta)|cobran|cuesta|is it free|es gratis|"
    r"(?:does|do) (?:it|this|you|they) (?:costs?|charge)|"
    r"(?:digame|dime|me dice|quiero saber|tell me|i want to know|i want know) (?:si|if|whether) "
    r"(?:(?:esto|eso|este chat|it|this|you|se|me|ustedes|uds|usted) )*"
    r"(?:cuesta|cobran?|costs?|charges?|hay que pagar|paga|tiene costo|es gratis|is free))\b"
)
_OF_OTHERS = re.compile(r"\b(?:abogad\w*|lawyer\w*|asilo|asylum|form\w*|corte|court|permiso|permit|visa|coyote)\b")
_SHORT_WISH = 8
"""Words of a wish that something is written down."""
_FORM = "i589"
_NAMES_FORM = re.compile(
    r"\bi ?-? ?589\b|\b589\b|\b(?:formulario|planilla|forma|form|solicitud|aplicacion|application)\b|"
    r"\b(?:llenar|empezar|pedir|aplicar|solicitar|fill|start|begin|apply)\b"
)
AGREE = "@agree"
"""Where the consent for all is kept."""

FREE, PRIVACY, WITHOUT = "free", "privacy", "without_agreeing"
"""The topics of what this chat costs, of privacy, which says it too, and of what happens to whoever does not agree."""

SAY_COST = frozenset({PRIVACY, "sms_needed"})
"""Topics that say what this chat costs as well; the second how many messages it takes."""

FREE_AND_PHONE = "free_and_phone"


def say_without(run: Run, reply: Reply, frame: Frame, node: Question) -> bool | None:
    """What happens to whoever says no: to the consent for all, its topic; to another, why it is asked."""
    if node.save == AGREE:
        open_with(run, WITHOUT, reply)
        return True
    if not node.why:
        return None
    run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    return show_again(run)


def asks_cost(piece: str) -> bool:
    """True for "how much it cost" before agreeing: of this chat, where nothing else is named."""
    said = fold(piece)
    return _COST.match(said) is not None and _OF_OTHERS.search(said) is None


def _to_be_written(run: Run, reply: Reply) -> str | None:
    """The flow that "guardar mi fecha" or "I-589" wants, where it writes down the case; None for any other words."""
    route = run.route(reply.text)
    flow = run.world.topics.get(route.topic)
    if (
        flow is None
        or flow not in run.library.flows
        or not writes_down(run, flow)
        or len(reply.text.split()) > _SHORT_WISH
    ):
        return None
    is_named = flow == _FORM and _NAMES_FORM.search(fold(reply.text)) is not None
    return flow if route.confidence >= SURE and (flow != _FORM or is_named) else None


def answer_before(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool | None:
    """Answer what is asked at a consent in several sentences; None where nothing of it is known, or it answers.

    True when the flow may go on: topics were opened above the consent, or a meaning was told.
    """
    if frame.flow == WELCOME and isinstance(node, Question) and _IF_REFUSED.match(fold(written_out(reply.text))):
        return say_without(run, reply, frame, node)
    is_consent = isinstance(node, Choose) and node.must and frame.flow == WELCOME
    if not is_consent or reading.is_settled:
        return None
    if (flow := _to_be_written(run, reply)) is not None:
        open_with(run, flow, reply)
        return True
    if (both := run.route(reply.text)).topic == FREE_AND_PHONE and both.is_plain:
        open_with(run, FREE_AND_PHONE, reply)  # one short answer to the two sentences
        return True
    text = _ANSWER_ME.sub("", _BEFORE.sub("", reply.text))
    pieces = [_ANSWER_ME.sub("", each).strip(" ,:") for each in _STOPS.split(text)]
    pieces = [piece for piece in pieces if len(piece.split()) >= _FEWEST]
    is_led = text != reply.text
    if len(pieces) < _FEWEST and not is_led and not any(map(asks_cost, pieces)):
        return None
    if (
        not any(is_question(each, run.world.words) or asks(each) or asks_cost(each) for each in pieces)
        and "?" not in reply.text
    ):
        return None
    if not is_led and any(read_reply(run, Reply(text=each), frame, node).is_settled for each in pieces):
        return None  # one of them agrees or refuses: it is taken, and the rest waits
    at = len(run.events)
    flows: dict[str, str] = {}
    for piece in pieces:
        if explain(run, piece):
            continue
        flow = topic_of(run, Reply(text=core(piece)), frame)
        flow = FREE if flow not in SAY_COST and asks_cost(piece) else flow
        if flow is not None:
            flows.setdefault(flow, piece)
    if not flows and len(run.events) == at:
        return answer_own_question(run, Reply(text=text, sid=reply.sid), frame) if is_led else None
    if len(flows) > 1:
        open_several(run, reply, Asked(tuple(flows.items())))
    elif flows:
        ((flow, piece),) = flows.items()
        open_with(run, flow, Reply(text=piece, sid=reply.sid))
    return True
