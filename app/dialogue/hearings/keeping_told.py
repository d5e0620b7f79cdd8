"""Offering what was told in passing to what keeps it: the notebook of the hearing, the story of Mexico, Part B.

In the place of a list, once something was answered and nothing else waits. Nothing is kept there without a yes.
"""

from __future__ import annotations

from typing import Literal

from app.dialogue.conversation import Frame, Pending, Telling
from app.dialogue.events import EmergencyRaised, HandoffRequested, Said
from app.dialogue.flow import Choose, Story
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.form.story_parts import keep_parts
from app.dialogue.form.volunteering import keep
from app.dialogue.hearings.confirming import wants_written
from app.dialogue.hearings.passing import HARM, hold_beside_call
from app.dialogue.hearings.tellings import About, held, let_go, put
from app.dialogue.run import Run
from app.dialogue.safety.at_once import CARE
from app.dialogue.showing import in_a_line
from app.dialogue.talk.condoling import is_met
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import HOME, WELCOME
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.words.asides import holds_one
from app.dialogue.world import Reply

STORY = Frame(flow="my_story", node="told")
"""Where harm in Mexico is told."""

OFFERS = {"hearing": "engine/offer", "harm": "engine/offer_harm"}
"""The text of each offer."""

OPTIONS = {"hearing": ("yes", "no"), "harm": ("mexico", "home", "no")}
"""What can be answered to an offer."""

LABELS = {
    "yes": "engine/offer.yes",
    "no": "engine/offer.no",
    "mexico": "engine/offer.mexico",
    "home": "engine/offer.home",
}
"""How the answers are called."""

FEAR = "fear"
"""The topic that is opened for whoever tells of harm."""

_NEVER_INSTEAD = frozenset({"date_kept", "language", "late", "hearing_missed", "hearing_plan"})
"""Topics whose question is not put off: it is about the hearing itself, or urgent."""

_OFTEN = 2
"""Offers of the same telling; whoever answers neither does not want it."""

APART = 4
"""Turns between two offers of the same telling."""


def offer_told(run: Run) -> bool:
    """At the end of a turn: ask whether what was told is to be kept, in the place of the list that would wait."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose) or not _is_a_moment(run, place):
        return False
    telling = next((each for each in run.c.tellings if _is_due(run, each, place)), None)
    if telling is None:
        return False
    without_waiting(run, place)
    ask_to_keep(run, telling)
    return True


def offer_beside_call(run: Run, reply: Reply) -> None:
    """Ask about the hearing told beside a call for a person, once the call went out; while a form waits, later."""
    if not hold_beside_call(run, reply):
        return
    place, spot, telling = run.c.place, run.spot, held(run, "hearing")
    if any(frame.flow == WELCOME for frame in run.c.frames):
        run.text("engine/told_waits")
        return
    is_told_already = any(frame.flow == HEARING_FLOW for frame in run.c.frames)
    if place is None or spot is None or telling is None or run.c.pending or is_told_already:
        return
    if isinstance(spot.node, Choose) and place.flow in run.world.topics.values():
        without_waiting(run, place)
        ask_to_keep(run, telling)


def ask_to_keep(run: Run, telling: Telling) -> None:
    """The offer itself; whoever has been asked often enough is not asked again."""
    put(run, telling.model_copy(update={"offered": telling.offered + 1, "last": run.c.turn}))
    options = OPTIONS[telling.about]
    offers = tuple(run.offer(option, LABELS[option]) for option in options)
    run.wait_for(Pending(kind="offer", options=(telling.about, *options)))
    if telling.about == "harm":  # others see this phone: what was done is never written back
        return run.text(OFFERS["harm"], offers=offers, node="!offer")
    shown = " / ".join(in_a_line(part.text) for part in telling.parts)
    return run.text(OFFERS["hearing"], offers=offers, node="!offer", held=shown)


def keep_told(run: Run, about: About, chosen: str) -> bool:
    """What the person chose for something told; True where a flow begins."""
    telling = held(run, about)
    if telling is None or chosen == "no":
        let_go(run, about)
        run.text("engine/offer_left")
        return False
    if about == "hearing":
        open_with(run, HEARING_FLOW, None)  # it hears what is held
        return True
    place = STORY if chosen == "mexico" else HARM
    spot, before = run.library.spot(place.flow, place.node), run.c.answers.get(place.key)
    if before is not None and spot is not None and isinstance(spot.node, Story):
        let_go(run, about)
        keep_parts(run, place, spot.node, (*before.parts, *telling.parts))
        run.text("engine/told_added", label=run.title(place.flow))
        return False
    if chosen == "mexico":
        open_with(run, STORY.flow, None)
        return True
    let_go(run, about)
    earlier = [each.text for each in run.c.kept if each.key == HARM.key]
    words = "\n\n".join([*earlier, telling.text])
    keep(run, {HARM.key: words}, Reply(text=words, sid=telling.parts[0].sid))
    run.text("engine/told_for_form")
    return False


def keep_when_asked(run: Run, reply: Reply) -> bool:
    """Open the notebook for whoever writes "apúntelo" at a list after the offer went by; True where it opens."""
    node = run.spot.node if run.spot is not None else None
    if reply.payload or run.c.pending or not isinstance(node, Choose) or held(run, "hearing") is None:
        return False
    is_busy = any(frame.flow in (WELCOME, HEARING_FLOW) for frame in run.c.frames)
    return not is_busy and wants_written(reply.text) and keep_told(run, "hearing", "yes")


def _is_a_moment(run: Run, place: Frame) -> bool:
    """True where nothing else waits: no question of ours, no form, no PIN, nothing urgent."""
    c = run.c
    if not c.tellings or c.pending or c.is_locked or c.is_stopped or c.is_paused:
        return False
    if any(isinstance(event, EmergencyRaised | HandoffRequested) for event in run.events):
        return False
    if any(flow == CARE for flow, _ in c.just_said):
        return False  # somebody is ill: nothing else is asked of them now
    is_busy = any(frame.flow in (WELCOME, HEARING_FLOW, STORY.flow) for frame in c.frames)
    is_topic = place.flow in run.world.topics.values() and place.flow not in _NEVER_INSTEAD
    return is_topic and not is_busy


def _is_due(run: Run, telling: Telling, place: Frame) -> bool:
    """True once the person has got an answer, or is back at the list of all topics."""
    if telling.offered and run.c.turn - telling.last < APART:
        return False
    if telling.offered >= _OFTEN or (telling.about == "harm" and not has_agreed(run)):
        return False
    is_explained = any(isinstance(each, Said) and each.context.startswith("term/") for each in run.events)
    is_answered = is_explained or any(flow not in (WELCOME, HOME) for flow, _ in run.c.just_said)
    if telling.about == "harm" and telling.turn == run.c.turn:
        is_all = not run.c.just_said and place.flow == FEAR  # what they would be told about it they have open
        return is_all and is_met(run)  # else first that, and the way to write it down
    return is_answered or place.flow == HOME or telling.about == "hearing"  # a bare list is no answer: it can wait


def place_in(run: Run, text: str) -> Literal["mexico", "home"] | None:
    """Where it was, by the person's own words; None where they do not say, or say both."""
    said, words = fold(text), run.world.words
    is_mexico, is_home = (holds_one(said, words.get(f"told_in.{name}", ())) for name in ("mexico", "home"))
    if is_mexico == is_home:
        return None
    return "mexico" if is_mexico else "home"
