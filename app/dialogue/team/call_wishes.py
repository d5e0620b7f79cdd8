"""How somebody wants to be reached: "name yes but no call, write only", "sí que me llamen pero con cuidado".

It is said back plainly and passed on in the person's words (`app.dialogue.team.wishes`). Said at a list where nobody
was called yet it calls the team where it asks for that. A consent that was refused is asked again, never taken from it.
Which words mean it is in content/words.yaml: `no_calls`, `may_call`, `call_carefully`, `tells_team`, `shares_name`.
"""

from __future__ import annotations

from app.dialogue.conversation import Frame
from app.dialogue.events import CallTakenBack
from app.dialogue.flow import Choose, Node
from app.dialogue.form.correcting import correct
from app.dialogue.run import Run
from app.dialogue.safety.past_days import without_followed
from app.dialogue.talk.astray import show_again
from app.dialogue.team.calling import PERSON
from app.dialogue.team.whom_told import SHARING
from app.dialogue.team.wishes import WHO_TOLD, answers_only_how, is_about_calls, is_unclear, keep_wish, wish_after
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.words.asides import holds_one, is_marked, opens_with
from app.dialogue.world import Reply

_MOST = 20
"""Words of a wish in a message of its own."""


def shares_after_all(run: Run, reply: Reply) -> bool:
    """Ask the consent to share the name again where a wish about calls gives it that was refused: "name yes, no call".

    True where it is asked; the wish is kept.
    """
    shared = run.c.answers.get(SHARING)
    if shared is None or shared.value == "yes" or not _is_wish(run, reply):
        return False
    if not holds_one(fold(reply.text), run.world.words.get("shares_name", ())):
        return False
    if not wish_after(run, reply):
        keep_wish(run, reply)
    correct(run, SHARING)
    return True


def wants_to_be_reached(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Hear such a wish at a list where nobody was called yet; None for any other words. True: the flow may go on."""
    said, words = fold(reply.text), run.world.words
    is_list = isinstance(node, Choose) and frame.flow != WELCOME and not run.library.flows[frame.flow].interview
    if not is_list or run.c.called or holds_one(said, words.get("cannot_talk", ())) or not _is_wish(run, reply):
        return None
    if holds_one(said, words.get("tells_team", ())) or not holds_one(said, words.get("no_calls", ())):
        open_with(run, PERSON, reply)
        return True
    keep_wish(run, reply)
    return show_again(run)


def asks_to_be_written(run: Run, reply: Reply, node: Node) -> bool:
    """Hear such a wish alone where it is asked whether somebody may call: "no call only write" is no answer yet.

    It is passed on, and the question comes again in the words for it; True where it does.
    """
    if not answers_only_how(run, reply.text, node):
        return False
    keep_wish(run, reply)
    show_again(run)
    return True


def takes_call_back(run: Run, reply: Reply) -> bool:
    """Tell the team that nobody is waited for any more: "ya no quiero hablar con una persona"; True where it did so."""
    said, words = fold(reply.text), run.world.words
    is_asked = "?" in reply.text or opens_with(said, words.get("asks", frozenset()))
    if PERSON not in run.c.called or is_asked or len(said.split()) > _MOST:
        return False
    if not holds_one(said, words.get("no_person", ())):
        return False
    run.set(called=tuple(each for each in run.c.called if each != PERSON))
    run.events.append(CallTakenBack(PERSON))
    run.text("engine/person_back")
    return True


def _is_wish(run: Run, reply: Reply) -> bool:
    said, words = fold(without_followed(reply.text)), run.world.words
    if not has_agreed(run) or len(said.split()) > _MOST or not is_about_calls(said, words) or is_unclear(said, words):
        return False
    is_asked = is_marked(reply.text) or opens_with(said, words.get("asks", frozenset()))
    return not is_asked and run.route(reply.text).topic != WHO_TOLD
