"""A reply that only thanks, says goodbye, wants to rest or is worn out: heard kindly, and no answer."""

from __future__ import annotations

import re

from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame
from app.dialogue.events import EmergencyRaised, HandoffRequested
from app.dialogue.flow import Ask, Choose
from app.dialogue.form.correcting import kept_hearing
from app.dialogue.hearings.leaving import say_unsaved
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.run import Run
from app.dialogue.safety.past_days import tells_it_and_leaves
from app.dialogue.showing import option_words
from app.dialogue.talk.astray import show_again
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.worn_out import ask_worn_out
from app.dialogue.text import fold, loose
from app.dialogue.topics.leaving_lists import leave_all
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import WELCOME
from app.dialogue.words.asides import opens_with
from app.dialogue.words.parting import is_leaving, only_parts
from app.dialogue.words.tiredness import says_goodbye
from app.dialogue.world import Reply

_CLAUSES = re.compile(r"[^.,;!?\n]+[.,;!?]*")


def part_after_answer(run: Run, reply: Reply) -> None:
    """A goodbye beside a question, "¿borro los mensajes? adiós": the answer first, then the goodbye, and no list.

    Outside a form, whose question goes on waiting; not where something urgent or a question of ours came.
    """
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending or run.c.is_paused or not isinstance(spot.node, Choose):
        return
    is_topic = not run.library.flows[place.flow].interview and bool(run.c.just_said)
    is_urgent = any(isinstance(event, EmergencyRaised | HandoffRequested) for event in run.events)
    if not is_topic or is_urgent or "?" not in reply.text or not _parts(reply.text):
        return
    without_waiting(run, place)
    run.set(is_paused=True)
    run.text("engine/goodbye")


def _parts(text: str) -> bool:
    """True where the first or the last clause says goodbye and another asks."""
    clauses = [each.strip() for each in _CLAUSES.findall(text) if each.strip(" .,;!?\n")]
    ends = (clauses[0], clauses[-1]) if len(clauses) > 1 else ()
    return any("?" not in each and courtesy_in(each) == "goodbye" for each in ends)


_GREETING = 9
"""Words of a greeting with who is greeted: "good morning my people i don wake"."""


def hear_courtesy(run: Run, reply: Reply, frame: Frame) -> bool:
    """Say what fits; True where the reply was nothing else. What waits goes on waiting."""
    is_form = run.library.flows[frame.flow].interview and frame.flow != WELCOME
    if leave_all(run, reply):
        return True
    said, heard = loose(reply.text), courtesy_in(reply.text)
    if heard != "worn" and said in run.world.words.get("small_talk", frozenset()):
        heard = "goodbye" if said in run.world.words.get("farewells", frozenset()) and not is_form else None
    if heard is None and _only_thanks(run, reply, frame):
        run.text("engine/glad")
        return True
    if heard is None and is_form and says_goodbye(reply.text):
        heard = "rest"
    if heard is None and not is_form and only_parts(reply.text) and is_leaving(reply.text):
        heard = "goodbye"
    if heard is None and not is_form and tells_it_and_leaves(run, reply.text):
        condole(run, reply.text)
        heard = "goodbye"
    if heard is None or (heard == "thanks" and frame.flow == WELCOME):
        return False
    if heard == "worn":
        ask_worn_out(run, reply)
    elif heard == "thanks" and is_form:
        run.text("engine/thanked")
        show_again(run)
    else:
        run.set(is_paused=run.c.is_paused or is_form or heard == "goodbye")
        run.text("engine/paused" if is_form else "engine/goodbye")
        if not is_form:
            _name_open(run, frame)
    return True


def _name_open(run: Run, frame: Frame) -> None:
    """What is open where somebody leaves, in one line: a hearing told and not saved, or a question that waits."""
    if run.library.flows[frame.flow].pieces:
        say_unsaved(run, frame.flow)
        return
    node = run.spot.node if run.spot is not None else None
    is_asked = isinstance(node, Ask) or (isinstance(node, Choose) and node.save is not None)
    if isinstance(node, Choose | Ask) and is_asked and node.label and not frame.correcting:
        run.text("engine/goodbye_open", name=name_of(run, frame, node))


def _only_thanks(run: Run, reply: Reply, frame: Frame) -> bool:
    """True for thanks at a list of topics, "ok gracias" too: it chooses no line, and needs no list again."""
    node = run.spot.node if run.spot is not None else None
    flow = run.library.flows[frame.flow]
    if not isinstance(node, Choose) or node.must or node.save is not None or flow.interview or flow.pieces:
        return False
    answers = {fold(word) for words in option_words(run, frame, node) for word in words}
    is_asked = bool(answers & {"si", "yes"}) or fold(reply.text).startswith("no")
    return courtesy_in(reply.text, is_answer=is_asked) == "thanks"


def greets_back(run: Run, reply: Reply, frame: Frame) -> bool:
    """Greet whoever comes back to a topic with a greeting and little else, and say that their hearing is saved."""
    flow, said = run.library.flows[frame.flow], fold(reply.text)
    if flow.interview or flow.pieces or frame.flow == WELCOME or "?" in reply.text or len(said.split()) > _GREETING:
        return False
    is_greeting = opens_with(said, run.world.words.get("greeting", frozenset()))
    kept = kept_hearing(run) if is_greeting and not any(map(str.isdigit, said)) else ""
    if not kept or run.route(reply.text).is_plain:
        return False
    run.text("engine/here")
    run.text("engine/kept_so_far", hearing=kept)
    return True
