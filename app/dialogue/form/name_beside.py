"""A name in its box beside what is no name: "no chamo!! carolina. mi audiencia", "solo Rivas, el otro no lo uso".

The name is taken and said back; what is asked of the hearing is answered, and the form goes on.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Node
from app.dialogue.form.correcting import DATE_KEPT
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.only_surname import only_surname
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import topic_of, waiting_interview
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.words.abouts import FIRST, LAST, MIDDLE
from app.dialogue.world import Reply

_STOPS = re.compile(r"[.,;:!?¡¿…\n]+")
_OF_HEARING = re.compile(
    r"(?:y |pero |oye |ok |lo de |que |es que |and |what about )*(?:mi|la|my|the) "
    r"(?:audiencia|corte|cita|fecha|hearing|court|date)(?: (?:que|pues|entonces|chamo|please|por favor))?"
)
_PUTS_RIGHT = frozenset({"no", "not", "nop", "sino", "digo"})
_FEWEST, _MOST_WORDS = 2, 2


def name_among_talk(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Take the one name of a reply whose other parts say no name; None where it is not plain. True: the flow may go.

    Also where the box waits under the answer about the hearing: "no chamo!! carolina".
    """
    is_under = frame.flow == DATE_KEPT
    below = waiting_interview(run) if is_under else None
    if below is not None:
        spot = run.library.spot(below.flow, below.node)
        node = spot.node if spot is not None else node
        frame, kind = below, kind_of(below, node)
    if kind != "name" or not isinstance(node, Ask) or frame.correcting:
        return None
    if node.about == LAST and (name := only_surname(reply.text)) is not None and not is_under:
        return _take(run, reply, frame, node, name)
    found = _name_in(run, reply, frame, node)
    if found is None:
        return None
    name, of_hearing = found
    if is_under:
        run.set(frames=run.c.frames[: run.c.frames.index(frame) + 1], tries=0)
    is_moving = _take(run, reply, frame, node, name)
    if is_moving and of_hearing and not is_under:
        open_with(run, DATE_KEPT, Reply(text=of_hearing, sid=reply.sid))
    return is_moving


def _name_in(run: Run, reply: Reply, frame: Frame, node: Ask) -> tuple[str, str] | None:
    """The name, and what is said of the hearing besides; None where no one part is plainly a name."""
    if node.about not in (FIRST, MIDDLE, LAST):
        return None
    parts = [each.strip() for each in _STOPS.split(reply.text) if each.strip()]
    small = run.world.words.get("polite", frozenset()) | run.world.words.get("address", frozenset()) | _PUTS_RIGHT
    of_hearing = [each for each in parts if _is_of_hearing(run, each, frame)]
    left = [each for each in parts if each not in of_hearing and not _is_small(each, small)]
    if len(parts) < _FEWEST or len(left) != 1 or len(left[0].split()) > _MOST_WORDS:
        return None
    if not (of_hearing or _PUTS_RIGHT & set(fold(parts[0]).split())):
        return None
    known, words = SURNAMES if node.about == LAST else GIVEN, fold(left[0]).split()
    if words[0] not in known or (node.about == LAST and not known.issuperset(words)):
        return None  # what no list knows as such a name may be anything: "no, después"
    is_name = read_reply(run, Reply(text=left[0]), frame, node).status == "ok"
    return (left[0], of_hearing[0] if of_hearing else "") if is_name else None


def _take(run: Run, reply: Reply, frame: Frame, node: Ask, name: str) -> bool | None:
    reading = read_reply(run, Reply(text=name), frame, node)
    return accept(run, reply, frame, node, "name", reading) if reading.status == "ok" else None


def _is_of_hearing(run: Run, part: str, frame: Frame) -> bool:
    said = fold(part)
    return _OF_HEARING.fullmatch(said) is not None or topic_of(run, Reply(text=part), frame) == DATE_KEPT


def _is_small(part: str, small: frozenset[str]) -> bool:
    said = fold(part)
    return said in small or all(word in small for word in said.split())
