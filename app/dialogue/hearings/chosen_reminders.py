"""Which reminders, what they may say and at which hours, told in one breath: "full but only evening 6 to 9".

Each is kept where it belongs and said back; hours that are none of ours are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.dialogue.conversation import Answer, Frame
from app.dialogue.events import Said
from app.dialogue.flow import Choose, Node
from app.dialogue.form.correcting import correct
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run, locate
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.talk.astray import show_again
from app.dialogue.text import fold
from app.dialogue.welcome.neutral_lines import UNASKED
from app.dialogue.welcome.nothing_sent import send_nothing, wishes_nothing_sent
from app.dialogue.welcome.said_in_welcome import HOURS, lines_named
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import ends_in_question
from app.dialogue.world import Reply

REMIND, WORDS = "@remind", "@remind_words"
"""Where it is kept which reminders may come, and what they may say."""

_MOST = 30
"""Words of such a message; more tell something."""

_OFF = re.compile(
    r"\b(?:none|ningun[oa]?|(?<!diga )(?<!digan )nada|(?<!say )nothing|"
    r"no (?:reminders?|recordatorios?|avisos?|me (?:recuerde|avise)\w*))\b"
)
_FEW = re.compile(r"\b(?:three|few|tres|poc[oa]s)\b|\b3\b(?! (?:am|pm|de la))")
_ALL = re.compile(
    r"\b(?:all|every|everything|tod[oa]s?|full|complet[oa]s?|remind (?:me|us)|yes|si|recuerd\w+|recordar\w*|"
    r"acuerd\w+)\b"
)
_DATED = re.compile(
    r"\b(?:full|complet[oa]s?|(?:with|says?|con|digan?|dicen?) (?:the |la )?(?:date|fecha|hour|hora|day|dia)|"
    r"(?:the )?date and (?:the )?(?:hour|time)|(?:la )?fecha y (?:la )?hora)\b"
)
_NEUTRAL = re.compile(
    r"\b(?:neutr\w+|sin decir|no digan?|not say|dont say|without saying|without details|sin detalles)\b"
)
_NUMBERS = re.compile(r"\d")
_SENTENCES = re.compile(r"(?<=[.;!?\n])\s+")
_HALVES = {
    "morning": re.compile(r"\bin the mornings?\b|\bmornings\b|\b(?:en|por|de) las? mananas?\b"),
    "afternoon": re.compile(r"\bin the afternoons?\b|\bafternoons\b|\b(?:en|por|de) las? tardes?\b"),
    "evening": re.compile(
        r"\b(?:after|from|despues de|desde|a partir de|pasadas?)(?: de)?(?: las| la)? (?:6|seis|six)\b|"
        r"\bin the evenings?\b|\bevenings\b|\bat night\b|\b(?:en|por|de) las? noches?\b"
    ),
}
"""Hours named by the half of the day alone; numbers beside it count before it."""
_ASKS_FOR = re.compile(
    r"^(?:\w+ ){0,2}?(?:you can|can|could|please|remind|send|only|pueden?|puedes|recuerd\w+|mand\w+|que)\b"
)
_OF_HOURS = re.compile(
    r"\b(?:only|just|solo|solamente|nomas|nada mas|but|pero)\b.*(?:\d|\b(?:morning|evening|afternoon|night|noon)\b|"
    r"\b(?:manana|tarde|noche|mediodia)\b)|\b\d{1,2}(?: ?[ap] ?m)? (?:to|a|until|hasta) (?:las )?\d{1,2}\b"
)


_OF_REMINDERS = re.compile(
    r"\b(?:avis\w*|recordator\w*|mensaj\w*|mand\w+|recuerd\w+|remind\w*|messages?|send|text me)\b|"
    r"^(?:(?:si|yes|ok|pues|pero|but|mejor|mijo|mija|los|las|que|q|the|ones?|quiero|i want|ya|le|te|lo|dije|digo|puse|"
    r"i|said|told|you) )*(?:con|with|dicen|digan|say|says|complet[oa]s|full)\b"
)
"""What makes "with date and hour" a wish for reminders: "los que dicen la hora", "mándeme con la hora"."""
_DATED_ONLY = re.compile(
    r"(?:(?:si|yes|ok|pues|ay|mejor|mij[oa]|senor|senora|ya|yo|le|te|lo|la|el|los|las|me|mi|se|un[oa]s?|dij[eo]|digo|puse|"
    r"i|it|you|said|told|already|the|ones?|with|and|con|y|que|q|de|por|para|porque|porq|xq|favor|porfa|please|"
    r"quiero|want|mand\w+|send|avis\w+|mensaj\w+|messages?|reminders?|recuerd\w+|recordator\w+|complet[oa]s?|full|"
    r"fecha|hora|dia|lugar|date|day|hour|time|place|dicen|digan|say|says|olvida|forget|todos?|all)(?: |$))+"
)
_NONE_AT_ALL = re.compile(
    r"(?:(?:pero|pues|no|ay|ya|but|mejor|si|le dije|q|que|3|yo) )*(?:ningun[oa]?s?|nada|none|nothing|"
    r"no (?:quiero|want|i want|mand\w+|me mand\w+|me avis\w+|dont)|sin (?:avisos|recordatorios|mensajes)|"
    r"(?:i )?(?:dont|do not|no) (?:want|send)|no (?:reminders?|avisos?|recordatorios?|mensajes?|messages?))\b"
    r"(?! (?:(?:que )?(?:dig\w+|diga\w*|vea\w*|lea\w*)|de (?:mi|la|el)|about|that say|with))"
)
"""That none is wanted, where it is asked what they may say; not "nada de mi caso", "que no diga nada"."""
_DENIED = re.compile(r"\b(?:no|sin|ni|nunca|nada|not|dont|without|never)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a message says of each; None for what it does not say. `asks_hours`: hours, but none of ours."""

    remind: str | None
    words: str | None
    hours: str | None
    asks_hours: bool


def take_reminders(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take such a message where reminders are asked about; None for one that says one thing. As in `take_reply`."""
    save = node.save if isinstance(node, Choose) else None
    if frame.key == UNASKED and not frame.correcting:
        is_asked = _ASKS_FOR.match(fold(reply.text)) is not None
        both = _take_in_welcome(run, reply, frame, node) if is_asked else None
        return _take_dated(run, reply, frame, node) if both is None else both
    if frame.key == HOURS and not frame.correcting and names_dated(run, reply.text):
        keep_line(run, reply, UNASKED, "full")  # said again while their hours are asked
        run.text("engine/noted", value=shown_value(run, UNASKED))
        return show_again(run)
    if save == WORDS and not frame.correcting and (refused := _refuse_words(run, reply, frame)) is not None:
        return refused
    parted = ends_in_question(reply.text, run.world.words)
    if parted is None and run.route(reply.text).is_plain:
        return None  # "y como hago a las 3 de la mañana si no hay ruta" chooses nothing
    reply = replace(reply, text=parted[0]) if parted is not None else reply
    if frame.correcting or save not in (REMIND, WORDS) or "?" in reply.text or len(reply.text.split()) > _MOST:
        return None
    told = _told_in(run, reply.text)
    line = told.remind if save == REMIND else told.words
    besides = told.words if save == REMIND else None
    if line is None or line == "off" or not (besides or told.hours or told.asks_hours):
        return None
    kept = []
    if told.hours is not None:
        kept.append(keep_line(run, reply, HOURS, told.hours))
    kind = kind_of(frame, node)
    is_moving = accept(run, reply, frame, node, kind, Reading("ok", line))
    said = [frame.key]
    if besides is not None and is_moving and (of_words := _question_of(run, frame.flow, WORDS)) is not None:
        said.append(keep_line(run, reply, of_words.key, besides))
        spot = run.library.spot(of_words.flow, of_words.node)
        run.place_at(run.library.follow(of_words, spot.node.to if spot and isinstance(spot.node, Choose) else None))
    run.text("engine/noted", value="; ".join(shown_value(run, key) for key in (*said, *kept)))
    if told.asks_hours:
        _ask_hours(run, reply)
    if parted is not None:
        answer_after(run, Reply(text=parted[1], sid=reply.sid), frame, is_moving=is_moving)
    return is_moving


def _refuse_words(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """ "Ninguno, no quiero avisos" where it is asked what they may say: none is sent, and the rest is answered."""
    first, *others = [each.strip() for each in _SENTENCES.split(reply.text) if each.strip(" .,;!?")] or [""]
    is_refused = _NONE_AT_ALL.match(fold(first)) is not None or wishes_nothing_sent(first, at_consent=True)
    of_remind = _question_of(run, frame.flow, REMIND)
    spot = run.library.spot(of_remind.flow, of_remind.node) if of_remind is not None else None
    if reply.payload or "?" in first or not is_refused or of_remind is None or spot is None:
        return None
    off = next((o for o in spot.node.options if o.id == "off"), None) if isinstance(spot.node, Choose) else None
    if off is None:
        return None
    send_nothing(run, reply)
    run.place_at(run.library.follow(of_remind, off.to))
    rest = Reply(text=" ".join(others), sid=reply.sid)
    if is_question(rest.text, run.world.words):
        answer_after(run, rest, of_remind, is_moving=True)
    return True


def _take_in_welcome(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """The same where it is asked what may be sent at all: only a line and hours that are both said plainly."""
    told = _told_in(run, reply.text)
    if told.words is None or told.hours is None or "?" in reply.text or len(reply.text.split()) > _MOST:
        return None
    keep_line(run, reply, HOURS, told.hours)
    before = len(run.events)
    is_moving = accept(run, reply, frame, node, kind_of(frame, node), Reading("ok", told.words))
    is_said = any(isinstance(event, Said) for event in run.events[before:])  # the line is said back in long messages
    run.text(
        "engine/noted", value="; ".join(shown_value(run, key) for key in ([] if is_said else [frame.key]) + [HOURS])
    )
    return is_moving


def _take_dated(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """The full reminders, by what they say: "sí mándeme los avisos con la hora porque se me olvida"."""
    sentences = [each.strip() for each in _SENTENCES.split(reply.text) if each.strip()]
    named = next((each for each in (reply.text, *sentences) if names_dated(run, each)), None)
    if named is None:
        return None
    is_moving = accept(run, replace(reply, text=named), frame, node, kind_of(frame, node), Reading("ok", "full"))
    rest = " ".join(each for each in sentences if each != named) if named != reply.text else ""
    if rest and is_question(rest, run.world.words):
        answer_after(run, replace(reply, text=rest), frame, is_moving=is_moving)
    return is_moving


def names_dated(run: Run, text: str) -> bool:
    """True for words that want reminders with their date or hour, and say nothing of when they may come."""
    said = fold(text)
    dated = _DATED.search(said)
    if dated is None or "?" in text or _NUMBERS.search(said) or len(said.split()) > _MOST:
        return False
    told = _told_in(run, text)
    is_plain = told.words == "full" and told.remind != "off" and not (told.hours or told.asks_hours)
    return is_plain and _OF_REMINDERS.search(said) is not None and not _DENIED.search(said[: dated.start()])


def only_names_dated(run: Run, text: str) -> bool:
    """True for such words with no other beside them: "ya le dije mijo, los completos con hora y lugar"."""
    return names_dated(run, text) and _DATED_ONLY.fullmatch(" ".join(re.findall(r"\w+", fold(text)))) is not None


def _told_in(run: Run, text: str) -> _Told:
    said = fold(text)
    is_few, is_off = _FEW.search(said), _OFF.search(said)
    remind = "off" if is_off else "few" if is_few else "all" if _ALL.search(said) else None
    is_neutral, is_dated = _NEUTRAL.search(said), _DATED.search(said)
    words = ("neutral" if is_neutral else "full") if bool(is_neutral) != bool(is_dated) else None
    if remind is None and words is not None:
        remind = "all"
    named = lines_named(run, text, HOURS)
    if len(named) > 1:
        named = [each for each in named if any(_NUMBERS.search(word) for word in _words_said(run, said, each))]
    halves = [half for half, pattern in _HALVES.items() if pattern.search(said)]
    named = named if len(named) == 1 else halves
    hours = named[0] if len(named) == 1 else None
    return _Told(remind, words, hours, hours is None and _OF_HOURS.search(said) is not None)


def _words_said(run: Run, said: str, line: str) -> list[str]:
    """The words of a line of the hours that stand in a message."""
    found = locate(run.library, HOURS)
    options = found[1].options if found is not None and isinstance(found[1], Choose) else ()
    return [fold(word) for option in options if option.id == line for word in option.words if fold(word) in said]


def _question_of(run: Run, flow: str, save: str) -> Frame | None:
    """The question of a flow whose answer is kept there."""
    questions = run.library.questions(flow)
    return next((Frame(flow=flow, node=each.id) for each in questions if each.save == save), None)


def keep_line(run: Run, reply: Reply, key: str, value: str) -> str:
    """Keep a line of a list that was told where another question stands; its key."""
    found = locate(run.library, key)
    if found is not None and isinstance(found[1], Choose):
        told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
        run.record(found[0], found[1], told, kind="choice", about=None)
    return key


def _ask_hours(run: Run, reply: Reply) -> None:
    """Ask for the hours, where those that were said are none of ours; somebody may have been asked before."""
    if HOURS not in run.c.answers and UNASKED in run.c.answers:
        keep_line(run, reply, HOURS, "day")  # what they are by default; it is asked at once
    correct(run, HOURS)
