""" "Gracias, chao, no me manden nada a este teléfono": what may be sent first, said again or taken back.

Whoever has chosen that nothing is sent is told that it stays so. Who had chosen messages gets none from now on, and
that is said with how to change it. Nothing is taken from words about somebody else, a part of the day, or what was not
sent in the past; "ya no me escriban" is STOP, and is not for here.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Choose
from app.dialogue.hearings.passing import tells_hearing
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.readers.shorthand import written_out
from app.dialogue.run import Run, locate
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import show_again
from app.dialogue.text import fold
from app.dialogue.welcome.neutral_lines import UNASKED, wishes_neutral
from app.dialogue.world import Reply

_MOST = 18
"""Words of such a message; more tell something else."""
_FEW = 2
"""Words beside the wish, courtesies and the phone; with more it is about something else."""

_OFF = {"@unasked": "nothing", "@remind": "off", "@weekly": "no", "@checkin": "no"}
"""Where it is kept what is sent unasked, and its no."""

_SENT = r"(?:(?:mas )?(?:nada|mensajes?|msjs?|avisos?|textos?|recordatorios?|ningun\w*(?: (?:mensaje|aviso|texto))?))"
_WILL = r"(?:mand[ae]n?|envi[ae]n?|escrib[ae]n?|(?:ll|y)egu?en?|mandes|envies|escribas)"
_WISH = re.compile(
    r"\b(?:que |q |k )?(?:"
    rf"no (?:me|nos) {_WILL} {_SENT}"
    rf"|no (?:me|nos) (?:va|van|vas|vaya|vayan|vayas) (?:a )?(?:mandar|enviar|escribir|llegar) {_SENT}"
    rf"|no (?:va|van|vas|vaya|vayan) a (?:mandarme|enviarme|escribirme) {_SENT}"
    rf"|no quiero (?:que me (?:{_WILL}) )?{_SENT}(?= (?:a|en) (?:este|mi|el) (?:t|c|n|f))"
    rf"|(?:nada|ningun mensaje) me {_WILL}"
    r"|(?:dont|do not|no|not|never|wont|will not|you wont|please dont) (?:to )?(?:send|text|message|write)(?: to)? "
    r"(?:me |us )?(?:anything|nothing|any ?thing|any (?:message|text)s?|messages?|texts?|reminders?)(?: to me)?"
    r"|you (?:wont|will not|dont|not) (?:go )?send me (?:anything|nothing|messages?)"
    r")\b"
)
_REASSURE = re.compile(
    rf"(?:(?:dime|digame|si|que|q|y|verdad|entonces|so|and) )*(?:"
    rf"no (?:me |nos )?(?:mandan|envian|escriben|mandaran|enviaran|escribiran|llega|llegara) {_SENT}"
    r"|you (?:no go|no dey|dont|do not|are not going to|not going to) (?:send|text|message|write)(?: me)? "
    r"(?:anything|nothing|any ?thing|(?:any )?(?:messages?|texts?)))"
)
"""How somebody asks to hear once more that nothing is sent."""
_AT_CONSENT = re.compile(
    r"\b(?:"
    rf"(?:que )?no quiero (?:que me {_WILL}(?: {_SENT})?|{_SENT})"
    rf"|(?:sin|nada de) (?:que me {_WILL} )?{_SENT}"
    r"|(?:que )?no me (?:(?:escrib[ae]n?|escribas|mensaj[ae]en?|texteen?|avisen?|molesten?|"
    r"vayan? a (?:escribir|molestar))(?: primero| antes| ustedes)*|manden(?= ?$)|"
    rf"est[ae]n (?:mandando|enviando|escribiendo|molestando)(?: cosas| {_SENT})?)"
    r"|(?:no|without|zero) (?:messages?|texts?|reminders?|notifications?|sms)"
    r"|(?:dont|do not|no|not|never) "
    r"(?:(?:text|write|message) (?:to )?(?:me|us)(?: first)?|send (?:me )?(?:messages?|texts?))"
    r")(?!\w)"
)
"""The same where only our messages can be meant: "pero sin mensajes", "no me escriban"."""
_THING = r"(?:tel\w*|tlf|cel\w*|numero|whats\w*|phone|cell|number|messages|mensajes)"
_OWNER = r"(?:(?:de|del|of|for|la|el|los|un|una|mi|mis|my|the|a) )+(?!corte|juez|court|judge|migra)[a-z]+"
_WHOSE = re.compile(
    r"\b(?:(?:que|q|porque|pq|xq|por que|es que|ya que|because|bc|cause|cuz) )*(?:"
    rf"(?:(?:(?:este|esta|el|la|this|that|it|the) )+(?:{_THING} )?)?(?:no es|es|is not|isnt|is|its|na|belongs? to) "
    rf"(?:(?:de )?(?:mi[oa]|mine|prestad[oa]|ajen[oa]|borrowed)\b|{_OWNER}(?: {_THING})?"
    r"(?: (?:gets?|owns?|holds?|uses?) (?:am|it))?)"
    rf"|{_OWNER} (?:(?:me|se|le|dey|can|go) )*(?:(?:lo|la|le) )?"
    r"(?:ven?|agarr\w+|us[ae]n?|uses|mira\w*|revis\w+|lee[ns]?|contest\w+|reads?|sees?|holds?|checks?|looks?|gets?|answers?)"
    rf"(?: (?:it|am|(?:(?:this|my|the|el|mi|este|los|mis) )+{_THING}))*"
    rf"|(?:(?:me|se|le|aqui) )*(?:lo|la) (?:ven?|agarr\w+|us[ae]n?|mira\w*|revis\w+|lee[ns]?|tien\w+|prest\w+)"
    rf"(?: (?:todos|{_OWNER}))?"
    rf"|{_OWNER} no quiero que (?:(?:lo|la|los|se|esto|eso) )*(?:vean?|lean?|mire[ns]?|sepan?|entere[ns]?|revisen?)"
    rf"|no quiero que (?:(?:lo|la|los|se|esto|eso) )*(?:vea|lea|mire|sepa|entere|revise)n? {_OWNER}"
    r"|(?:ya )?(?:lo |la )?tengo (?:que|q) (?:devolver|entregar)(?:lo|la|selo|le)?(?: (?:el|la|este) \w+)?"
    r"|i (?:must|have to|need to|go) give (?:it|am|the phone) back"
    r")(?!\w)"
)
"""Whose phone it is, or who reads it: the reason of such a wish."""
_PHONE = re.compile(
    r"\b(?:a|en|por|al|to|on|in|for)(?: (?:este|esta|ese|mi|el|this|my|the))? "
    r"(?:t[ei]l[efonf]*\w*|tlf|tfno|cel\w*|numero|fono|linea|chat|phone|number|line)(?: (?:mio|aqui|de aqui|here))?\b"
)
_COURTESY = re.compile(
    r"\b(?:(?:que )?dios (?:lo|la|le|me lo|me la)? ?(?:bendig\w+|cuide)|god bless(?: you)?|muchas gracias|mil gracias|"
    r"gracias|thanks?(?: you| u)?|chao|chau|adios|bye(?: bye)?|hasta luego|nos vemos|buenas noches|good night|ok\w*|si|"
    r"yes|yeah|bueno|pues|pue|ya|entonces|por favor|porfa\w*|please|abeg|mij[oa]|joven|chamo|chama|pana|mano|amig[oa]|"
    r"senor\w*|vale|verdad|cierto|right|no|ah|ay|oh|eh|y|and|then|so|pero|but|o|na|oye|oiga|recuerde|acuerdese|"
    r"que|q|k|le dije|ya le dije|se lo pido|friend|my friend|brother|sister|sir|madam|listo|dale|eso|es|todo|mejor|"
    r"is|it|that|(?:ya |si |yo )?acepto|esta bien|de acuerdo|i a?gree|make (?:una|you|u|they|dem))\b"
)
_LATER = re.compile(
    r"\b(?:despues|luego|mas tarde|later|afterwards)\b(?! (?:de|del|que|of|that|the|si|yes|at|a las)\b)"
)
""" "No me manden nada después": it is for good."""
_ABOUT_ELSE = re.compile(
    r"\b(?:corte|cortes|juez\w*|court|judge|migra\w*|abogad\w*|lawyer|cartas?|papel\w*|fechas?|dinero|plata|money|"
    r"noche|tarde|manana|h?oras?|dias?|night|morning|evening|hour|hoy|ahorita|ahora|today|now|antes|despues|luego|hasta|"
    r"until|till|cuando|when|si me|if|unless|only|solo|nomas|excepto|menos|except|otr[oa]|other|another|instead|"
    r"ya no|stop|alto|porque no|por que no|why|mexico|audios?|fotos?|photos?|llam\w+|call\w*|they|dem|he|she|"
    r"ellos|ella)\b"
)
_GOODBYE = re.compile(r"\b(?:chao|chau|adios|bye|hasta luego|nos vemos|buenas noches|good night)\b")


def wishes_nothing_sent(text: str, *, at_consent: bool = False) -> bool:
    """True for words that wish that nothing be sent to them, and say no more than whose phone it is.

    `at_consent`: beside an agreement, where only our messages can be meant.
    """
    said = fold(written_out(text)).replace("'", "")
    said = " ".join(re.sub(r"[^\w ]+", " ", said).split())
    said = _LATER.sub(" ", said) if at_consent else said
    rest, count = _WISH.subn(" ", said)
    if not count and at_consent:
        rest, count = _AT_CONSENT.subn(" ", said)
    if not count or len(said.split()) > _MOST or wishes_neutral(text):
        return False
    without_courtesy = _COURTESY.sub(" ", _WHOSE.sub(" ", _PHONE.sub(" ", " ".join(rest.split()))))
    without_goodbye = re.sub(r"\bbuenas noches\b|\bgood night\b|\bhasta luego\b", " ", said)
    few = 1 if at_consent else _FEW
    return not _ABOUT_ELSE.search(without_goodbye) and len(without_courtesy.split()) <= few


_NOTHING = re.compile(r"^\W*(?:no,? )?(?:nada|nothing|ningun[oa])\b(?: nada| nothing)*\W+(?P<rest>\w.*)$")


def says_nothing_first(text: str) -> bool:
    """True for "NADA ya le dije, este telf no es mio" where it is asked what may be sent: the line, and why."""
    found = _NOTHING.match(" ".join(fold(written_out(text)).split()))
    if found is None or "?" in text or wishes_neutral(text):
        return False
    rest = " ".join(re.sub(r"[^\w ]+", " ", found["rest"]).split())
    left = _COURTESY.sub(" ", _WHOSE.sub(" ", _PHONE.sub(" ", rest)))
    return not _ABOUT_ELSE.search(left) and len(left.split()) <= _FEW


def hear_nothing_sent(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """Say that nothing is sent first, or keep the wish from now on; None where the words are no such wish.

    False: what waits goes on waiting. Not where it is asked what may be sent, nor before that.
    """
    if frame.key == UNASKED or frame.correcting or UNASKED not in run.c.answers or reply.media:
        return None
    save = run.library.choices.get(frame.key.partition("[")[0])
    if save is not None or not wishes_nothing_sent(reply.text) or tells_hearing(run, reply.text):
        return None
    if _sent(run) and "?" in reply.text:
        return None  # they ask, and messages were chosen
    send_nothing(run, reply)
    if _GOODBYE.search(fold(reply.text)) or courtesy_in(reply.text) == "goodbye":
        run.set(is_paused=True)
        run.text("engine/goodbye")
        return False
    return show_again(run) if run.library.flows[frame.flow].interview else False


def assure_nothing_sent(run: Run, reply: Reply) -> bool:
    """Say once more that nothing is sent first; False where something is, or where it is not asked so."""
    if not asks_if_nothing_sent(run, reply.text):
        return False
    run.text("engine/nothing_sent")
    return True


def asks_if_nothing_sent(run: Run, text: str) -> bool:
    """True where somebody to whom nothing is sent asks to hear that once more, and no more."""
    said = " ".join(re.sub(r"[^\w ]+", " ", fold(written_out(text))).split())
    asked = _COURTESY.sub(" ", _PHONE.sub(" ", _REASSURE.sub(" ", said, count=1)))
    is_nothing = UNASKED in run.c.answers and not _sent(run)
    return is_nothing and _REASSURE.search(said) is not None and len(asked.split()) <= _FEW


def send_nothing(run: Run, reply: Reply) -> None:
    """Send nothing first from now on, and say so; or that it stays so."""
    sent = _sent(run)
    for key, off in sent.items():
        _keep_off(run, reply, key, off)
    run.text("engine/nothing_sent_now" if sent else "engine/nothing_sent")


def _sent(run: Run) -> dict[str, str]:
    """The choices by which something is sent unasked, and the no of each."""
    found = {}
    for key, answer in run.c.answers.items():
        off = _OFF.get(run.library.choices.get(key.partition("[")[0], ""))
        if off is not None and answer.state == "answered" and answer.value not in (off, "none"):
            found[key] = off
    return found


def _keep_off(run: Run, reply: Reply, key: str, value: str) -> None:
    found = locate(run.library, key)
    if found is not None and isinstance(found[1], Choose | Ask):
        told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
        run.record(found[0], found[1], told, kind=kind_of(*found), about=None)
