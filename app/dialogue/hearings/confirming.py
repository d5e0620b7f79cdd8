"""A yes to what was read back, with other words beside it: "si apuntelo. y entonces me la quitan?" agrees and asks.

Only where nothing is denied and no value is said otherwise. What is asked besides is answered once the yes is taken.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.form.correcting import DATE_KEPT
from app.dialogue.hearings.asking_saved import pieces_of, sentences_of
from app.dialogue.hearings.denied_of_others import denies_another, names_hearing, without_others_denied
from app.dialogue.hearings.leaving import back_to_read_back
from app.dialogue.hearings.pieces import AMISS, changes_in, reads_back
from app.dialogue.reading import Reading
from app.dialogue.replies.settling import accept
from app.dialogue.routing import TOPICS
from app.dialogue.run import Run
from app.dialogue.showing import option_words
from app.dialogue.talk.astray import show_again, topic_of
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.defining import explain
from app.dialogue.team.wishes import is_about_calls, keep_wish
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import walk_to_question
from app.dialogue.welcome.nothing_sent import send_nothing, wishes_nothing_sent
from app.dialogue.words.asides import holds_one, is_question
from app.dialogue.words.no_change import wants_no_change
from app.dialogue.world import Reply

TOLD_BESIDE = frozenset({"officers", "way_in_dark"})
"""Topics of harm by officers and of fear of the way: told behind a yes, they are answered as if they were asked."""

YES = "yes"
"""The option that agrees to what was read back."""

_CLAUSES = re.compile(r"[.,;:!?¿¡…\n]+(?!\d)|\s+(?=(?:y|and|pero|but|porque|because)\s)", re.IGNORECASE)
_LEADS = (
    r"(?:(?:pues|bueno|ok|okay|ay|ah|ya|mire|mijo|mija|senor|senora|le dije|te dije|le digo|te digo|dije|i said|i say|"
    r"i told you|i tell you|i already said|already|well|oh|"
    r"(?:a|deje?me|deje|dejeme la|let me|lemme|ya|lo|la|i) (?:ver|veo|vi|mire|mirar|see|look|check)|"
    r"que|q|k|creo|creo que|i think|yo creo que|hearing|my hearing|mi audiencia|mi fecha|de|y|and|1) )*"
)
_SAVE = (
    r"(?:apunt|anot|guard|escrib|agend|registr)\w{1,3}(?:l[aoe]s?)?|pongal[ao]|ponl[ao]|dejel[ao]|"
    r"(?:save|keep|write|note|put|take|hold)(?: it| this| that| am| dem| them| my (?:date|hearing|court)| down)+"
)
_RIGHT = (
    r"asi (?:es|esta|merito|mero)|esta (?:bien|correct[ao])|correct[ao]|exact(?:o|amente)|eso es|"
    r"es correct[ao]|(?:na|e be) so(?: (?:e|it|dem) (?:be|dey|write))?|e (?:dey )?(?:correct|right)|"
    r"(?:it|that|this|all)? ?(?:is )?(?:so|right|correct|exactly(?: so)?|good)|de acuerdo"
)
_WRITES_DOWN = re.compile(rf"\b(?:{_SAVE})\b")
_BEHIND_SI = (
    r"mijo|mija|senor|senora|pues|ya|por favor|porfa|claro|gracias|es|esta|creo|todo|la|lo|asi|"
    rf"(?:el|la) mism[oa](?: (?:dia|fecha|hora))?(?= (?:es|son|dicen?|los|las)\b|$)|{_SAVE}|{_RIGHT}"
)
_AGREES = re.compile(
    rf"^{_LEADS}(?:(?:yes|yeah|yep|simon|sii+)\b|(?:si|ok|okay)(?= (?:{_BEHIND_SI})\b|$)|(?:{_RIGHT}|{_SAVE})\b)"
    r"(?P<rest>.*)$"
)
_LEST = re.compile(
    r"\b(?:(?:para|pa|por) ?)?(?:que|q|k)? ?no (?:se )?(?:(?:me|nos) )?(?:(?:vaya|van?) a )?"
    r"(?:pierd[ae]n?|perder|olvid[ae]n?|olvidar|borren?|borre|borrar)\b|\bso (?:that )?(?:it|i) (?:no|dont|not|do not) "
    r"(?:lost|lose|forget|get lost)(?: (?:it|am))?\b",
    re.IGNORECASE,
)
""" "Apúntelo, que no se pierda": what it is written down for denies nothing."""
_COURTEOUS = re.compile(
    r"(?: (?:mijo|mija|senor|senora|pues|ya|por favor|porfa|please|gracias|thank you|thanks|exactly|so|it|is|right|"
    r"correct|correcto|correcta|exacto|es|esta|bien|asi|mero|merito|mismo|claro|la|fecha|todo|guardela|apuntela|"
    r"anotela|save|that|i|beg|you|u|pls|"
    r"now|ahora|na|so|the|date|my|hearing|court|am|down|for me|para que no se me olvide|mi|audiencia|corte|cita))*"
)
_EMPTY = re.compile(rf"^{_LEADS.removesuffix('*')}+$")
_DENIES = re.compile(
    r"\b(?:no|not|nunca|never|ni|wrong|mal|todavia|aun|espere|espera|wait|cambi\w*|corrij\w*|excepto|except|menos|"
    r"dont|doesnt|isnt|falta|faltan)\b"
)
_OPENS_DENYING = re.compile(
    r"^(?:(?:pero|but|y|and|ay|ah|mejor) )*(?:no|not|nop|espere|espera|wait|todavia no|aun no)\b"
)
_TAKES_BACK = re.compile(
    r"^(?:(?:pero|but|y|and|ay|ah|mejor) )*(?:no+$|(?:no )?(?:espere|espera|esperese|wait)\b|"
    r"no es (?:asi|cierto|correct)|"
    r"(?:it is |its |it's |that is |esta |is )(?:wrong|mal|not right)\b)"
)


def confirms(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the yes in such a reply, and see to what else it says; None for a reply that is no such yes."""
    if not _reads_back(run, frame, node):
        return None
    if changes_in(run, without_others_denied(run, reply.text, frame), frame, node) is not None:
        return None
    if _is_taken_back(reply.text):
        run.text("hint/choice.unread")
        return show_again(run)
    rest = rest_of_yes(reply.text)
    calls = run.world.words.get("no_calls", ())
    said = [] if rest is None else [each for each in _CLAUSES.split(rest) if not holds_one(fold(each), calls)]
    is_sent_none = rest is not None and wishes_nothing_sent(rest)
    said = [each for each in said if not (is_sent_none and wishes_nothing_sent(each))]
    if rest is None or any(_denies(run, clause, " ".join(said[:at]), frame) for at, clause in enumerate(said)):
        return None
    is_moving = accept(run, reply, frame, node, "choice", Reading("ok", YES))
    if is_about_calls(fold(rest), run.world.words):
        keep_wish(run, Reply(text=rest, sid=reply.sid))
    if is_sent_none:
        send_nothing(run, Reply(text=rest, sid=reply.sid))
    asked = "" if is_sent_none else asked_in(run, rest)
    asked = asked or _told_in(run, reply.text)
    is_asked = bool(asked) or "?" in reply.text
    if is_moving:
        walk_to_question(run)  # it is saved before anything is laid over it
        condole(run, rest)
    if is_moving and (rest or asked) and is_asked:
        answer_behind(run, Reply(text=asked or rest, sid=reply.sid), frame)
    return is_moving


def agrees_to_read_back(run: Run, text: str) -> bool:
    """True for a yes, whatever else is said behind it, where what was told is read back and waits for one."""
    place, spot = run.c.place, run.spot
    is_waiting = place is not None and spot is not None and run.c.pending is None and _reads_back(run, place, spot.node)
    return is_waiting and rest_of_yes(text) is not None


def is_saved_by_yes_before(run: Run, text: str) -> bool:
    """True where it is asked whether it is saved, and the yes that was set aside saves it: that answers it."""
    aside = run.c.set_aside
    is_asked = any(run.route(each).topic == DATE_KEPT for each in pieces_of(text))
    return is_asked and aside is not None and agrees_to_read_back(run, aside.text)


def asked_in(run: Run, rest: str) -> str:
    """What asks of the words behind a yes or what was told: all of them, or the sentence plainly about a topic."""
    if is_question(rest, run.world.words):
        return rest
    found = (each for each in sentences_of(rest) if is_question(each, run.world.words) or run.route(each).is_plain)
    return next(found, "")


def _told_in(run: Run, text: str) -> str:
    """What tells of harm by officers or of fear of the way: all of it, or the sentence that does."""
    return next((each for each in (text, *pieces_of(text)) if run.route(each).topic in TOLD_BESIDE), "")


def answer_behind(run: Run, asked: Reply, frame: Frame) -> None:
    """Answer what is asked behind an answer that was taken: a word, a topic; else say where it may be asked."""
    if explain(run, asked.text):
        return
    flow = topic_of(run, asked, frame)
    if flow is None or run.route(asked.text).topic in TOPICS:
        run.text("engine/own_question")  # a list would be no answer
    elif flow not in (DATE_KEPT, frame.flow):  # the line that says it is saved answers it
        open_with(run, flow, asked)


def agrees_to_hearing(run: Run, reply: Reply) -> bool:
    """A plain yes at a list that has none, while a hearing that was read back waits for it: it is that one's.

    "Ya dije que si" after "not saved yet" needs no other word before it.
    """
    spot = run.spot
    if reply.payload or run.c.pending or spot is None or not isinstance(spot.node, Choose) or run.c.place is None:
        return False
    words = {fold(word) for own in option_words(run, run.c.place, spot.node) for word in own}
    return not words & {"si", "yes"} and is_plain_yes(reply.text) and back_to_read_back(run)


def is_plain_yes(text: str) -> bool:
    """True for a yes, or the wish that it be written down, however often it is said, and nothing else."""
    if "?" in text or fold(text) in ("ok", "okay"):
        return False  # "ok" is mostly for what was just told
    text = _LEST.sub(" ", text).strip()
    clauses = [fold(each) for each in _CLAUSES.split(text) if each and each.strip()]
    said = [each for each in clauses if not _EMPTY.match(f"{each} ")]
    found = [_AGREES.match(each) for each in said]
    return bool(said) and all(each is not None and _COURTEOUS.fullmatch(each["rest"]) for each in found)


def wants_written(text: str) -> bool:
    """True for nothing but the wish that it be written down: "apuntelo", "save it please"; a bare yes says less."""
    return is_plain_yes(text) and _WRITES_DOWN.search(fold(text)) is not None


def unless_asked(run: Run, text: str, frame: Frame, node: Node, reading: Reading) -> Reading:
    """No yes at what was read back for words that only ask, "esta bien si no voy?", or that take the yes back."""
    is_yes = reading.status == "ok" and reading.value == YES and _reads_back(run, frame, node)
    rest = rest_of_yes(text) if is_yes else None
    if is_yes and (("?" in text and rest is None) or _is_plainly_denied(run, rest or "", frame)):
        return Reading("invalid", hint="choice.unread")
    return reading


def _is_plainly_denied(run: Run, rest: str, frame: Frame) -> bool:
    """True where a denial behind the yes names the hearing: "no tengo esa fecha", "and the day is wrong"."""
    clauses = [each for each in _CLAUSES.split(rest) if each.strip()]
    return any(_denies(run, each, "", frame) and names_hearing(run, each, frame) for each in clauses)


def _is_taken_back(text: str) -> bool:
    """True for a yes behind which it is denied at once: "si. no espere", "yes but it is wrong"."""
    first, *later = (fold(each) for each in _CLAUSES.split(text) if each and each.strip())
    is_yes = _AGREES.match(first) is not None
    return is_yes and any(_TAKES_BACK.match(each) for each in later)


def rest_of_yes(text: str) -> str | None:
    """What is said besides a yes that opens a message; None where none does: "si me la quitan" asks what if."""
    text = _LEST.sub(" ", text).strip()
    clauses = [each.strip() for each in _CLAUSES.split(text) if each and each.strip()]
    while len(clauses) > 1 and _EMPTY.match(f"{fold(clauses[0])} "):
        clauses = clauses[1:]
    found = _AGREES.match(fold(clauses[0])) if clauses else None
    if found is None or _DENIES.search(found["rest"]) or _DENIES.search(fold(clauses[0])[: found.start("rest")]):
        return None
    behind = text.find(clauses[0]) + len(clauses[0])
    return text[behind:].strip(" .,;:!\n")


def _reads_back(run: Run, frame: Frame, node: Node) -> bool:
    is_told = bool(run.library.flows[frame.flow].pieces) and not frame.correcting
    return (
        is_told
        and isinstance(node, Choose)
        and reads_back(run, frame.flow, node) is not None
        and any(option.id == YES for option in node.options)
    )


def _denies(run: Run, clause: str, before: str, frame: Frame) -> bool:
    """True for what takes the yes back: "pero no es a esa hora", "espere".

    A question does not, nor who is no son, nor that nothing is to be changed.
    """
    said = fold(clause)
    if wants_no_change(clause):
        return False
    may_deny = _OPENS_DENYING.match(said) is not None or holds_one(said, run.world.words.get(AMISS, ()))
    return may_deny and not denies_another(run, clause, before, frame)
