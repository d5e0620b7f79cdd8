"""Moving on: from where the conversation stands to the next place that waits for a reply."""

from __future__ import annotations

from app.dialogue.asking import show_again, show_question
from app.dialogue.conditions import holds
from app.dialogue.conversation import Frame
from app.dialogue.events import ActionRequested, HandoffRequested, Said
from app.dialogue.flow import REMEMBER, Branch, Call, Choose, Do, End, Group, Handoff, Question, Say, Story
from app.dialogue.form.correcting import HEARING_FLOW, begin_correction
from app.dialogue.form.giving import give
from app.dialogue.form.skipping import LEFT_FOR_LATER, left_in, offer_all_left, offer_skipped
from app.dialogue.form.volunteering import begin_kept, offer_kept
from app.dialogue.hearings.appointments import KEEP_OPENING, OPEN_AS_COURT, keep_opening, open_as_court
from app.dialogue.hearings.leaving import go_on_with_hearing
from app.dialogue.hearings.telling import correct_named
from app.dialogue.hearings.tellings import held
from app.dialogue.hearings.told_so_far import HALF_TOLD, find_half_told, hear_and_say, say_doubted
from app.dialogue.library import Spot, context
from app.dialogue.run import Run
from app.dialogue.showing import in_a_line, shown_answers
from app.dialogue.talk.plainly import READS_LITTLE
from app.dialogue.team.where_now import give_city
from app.dialogue.team.whom_told import NOTE_WISH, TOLD_OF, find_told, note_opening
from app.dialogue.team.wishes import wish_in_call
from app.dialogue.topics.heard import HEAR, ask_what_was_heard, open_with
from app.dialogue.topics.offering import FIRST, nearest_flows, offer_flows
from app.dialogue.tracing import MOST_STEPS, branch_target, counted_on, follow_answers, option_target
from app.dialogue.welcome.consenting import back_to_consent, holds_for_consent
from app.dialogue.world import Reply

HOME = "menu"
"""The flow that everything ends in when nothing else waits."""

CORRECT = "correct"
"""The action that the engine does itself: list the answers of the interview in hand, to be corrected."""

WHICH_PIECE = "which_piece"
"""The action that the engine does itself: ask which of the pieces told so far is another; `to` reads them back."""

FORGET = "forget"
"""The action that the engine does itself: what this flow, or the `flows` named, were told counts no more."""

WELCOME = "welcome"
"""The flow that everybody starts with: who we are, language, what may be sent."""

_PROMISED = "engine/asked_after"
"""What says that a topic comes after the welcome; not said in the very turn in which it comes."""

BACK = "back"
"""The option of a list that leads out of it."""

LATE = 16
"""Turns after which a first message that was not understood is let go; a sure question comes back however late."""

QUIET = frozenset({"erase", "stop"})
"""Actions after which nothing more is said in the turn: no menu follows a goodbye."""


def is_menu(frame: Frame, node: Choose) -> bool:
    """True for a list that is come back to: the menu itself, and every one with a way out."""
    return frame.flow == HOME or any(option.id == BACK for option in node.options)


def advance(run: Run) -> None:
    """Walk until a question waits. A place that content no longer has leads to the menu, answers intact."""
    for _ in range(MOST_STEPS):
        if run.c.pending:
            return
        frame = run.c.place
        spot = run.library.spot(frame.flow, frame.node) if frame else None
        if frame is None:
            run.enter(HOME)
        elif spot is None:
            run.text("engine/moved")
            run.restart(HOME)
        elif _step(run, frame, spot):
            return
    raise RuntimeError("a flow goes round without asking anything")


def walk_to_question(run: Run) -> None:
    """Do what stands before the next question of this flow, and stop before it is asked."""
    flow = run.c.place.flow if run.c.place else None
    for _ in range(MOST_STEPS):
        frame, spot = run.c.place, run.spot
        if (
            run.c.pending
            or frame is None
            or spot is None
            or frame.flow != flow
            or (isinstance(spot.node, Question | Call) and not _is_passed(run, frame, spot))
        ):
            return
        if _step(run, frame, spot):
            return


def walk_on_unasked(run: Run) -> None:
    """Walk to the next question, in whatever flow, and leave it unasked: something else is answered before it."""
    advance(run)
    place = run.c.place
    asked = f"{place.flow}/{place.node}/" if place is not None else ""
    if asked and not run.c.pending:
        run.events = [each for each in run.events if not (isinstance(each, Said) and each.context.startswith(asked))]


def _step(run: Run, frame: Frame, spot: Spot) -> bool:
    """Do what stands at this place; True when it waits for a reply."""
    node = spot.node
    if frame.correcting:
        show_again(run, frame, node)
        return True
    if frame.flow == HEARING_FLOW and frame == run.library.first(HEARING_FLOW) and go_on_with_hearing(run):
        return False
    if _is_passed(run, frame, spot):
        _follow(run, follow_answers(run.library, frame, spot, run.c.answers))
        return False
    if isinstance(node, Question) and not frame.asking_again and give(run, frame, node):
        _follow(run, follow_answers(run.library, frame, spot, run.c.answers))
        return False
    if isinstance(node, Choose) and not frame.asking_again and give_city(run, frame, node):
        _follow(run, run.library.follow(frame, option_target(node, run.c.answers[frame.key]) or node.to))
        return False
    if frame.asking_again or isinstance(node, Question):
        if back_to_consent(run, frame, node):
            return False
        if isinstance(node, Question) and ask_what_was_heard(run, frame, node):
            return True
        if frame.flow == HOME and _still_asked(run):
            _answer_first(run)
            return False
        if run.library.flows[frame.flow].interview:
            run.set(interview=frame.flow)
        if not frame.asking_again and offer_kept(run, frame, node):
            return True
        if isinstance(node, Story):
            begin_kept(run, frame, node)
        say_doubted(run, frame, node)
        show_question(run, frame, node)
        return True
    if isinstance(node, Say):
        _say(run, frame, node)
    elif isinstance(node, Handoff):
        _hand_off(run, frame, node)
    elif isinstance(node, Do) and node.do == CORRECT:
        return _offer_corrections(run, frame, node)
    elif isinstance(node, Do) and node.do == LEFT_FOR_LATER:
        return offer_all_left(run, frame, node)
    elif isinstance(node, Do) and node.do == FORGET:
        for flow in node.args.get("flows", frame.flow).split():
            run.forget(flow)
    elif isinstance(node, Do) and node.do == REMEMBER:
        is_again = frame.key in run.c.seen
        run.set(seen=run.c.seen | {frame.key})
        _follow(run, run.library.follow(frame, node.to if is_again else None))
        return False
    elif isinstance(node, Do) and node.do == HEAR:
        hear_and_say(run, frame, node)
    elif isinstance(node, Do) and node.do == HALF_TOLD:
        find_half_told(run, frame, node, is_early=any(each.flow == WELCOME for each in run.c.frames))
    elif isinstance(node, Do) and node.do == KEEP_OPENING:
        keep_opening(run, frame)
    elif isinstance(node, Do) and node.do == OPEN_AS_COURT:
        open_as_court(run, frame, node)
        return False
    elif isinstance(node, Do) and node.do == TOLD_OF:
        find_told(run, frame, node)
    elif isinstance(node, Do) and node.do == NOTE_WISH:
        note_opening(run, frame)
    elif isinstance(node, Do) and node.do == WHICH_PIECE:
        _follow(run, run.library.follow(frame, node.to))
        return correct_named(run, None)
    elif isinstance(node, Do):
        run.events.append(ActionRequested(node.do, dict(node.args)))
        run.find(frame, run.world.weigh(node.do, node.args, run.c.answers, run.language))
        if node.do in QUIET:
            run.set(is_stopped=run.c.is_stopped or node.do == "stop")
            run.place_at(None)  # their flow is over; what it lay on waits in silence
            return True
    elif isinstance(node, Call):
        return _call(run, frame, node)
    elif isinstance(node, End):
        return _end(run, frame, node)
    elif isinstance(node, Group):
        run.place_at(Frame(flow=frame.flow, node=node.nodes[0].id, items=(*frame.items, node.first)))
        return False
    target = branch_target(run.library, frame, node, run.c.answers) if isinstance(node, Branch) else node.to
    _follow(run, run.library.follow(frame, target))
    return False


def _is_passed(run: Run, frame: Frame, spot: Spot) -> bool:
    """True when this place has nothing to do: its condition fails, or an interview has its answer already."""
    if not frame.asking_again and not holds(spot.node.when, frame, run.c.answers, run.library):
        return True
    if counted_on(run.library, frame, spot, run.c.answers):
        return True
    if not run.library.flows[frame.flow].interview:
        return False
    is_question = frame.asking_again or isinstance(spot.node, Question)
    return is_question and (frame.key in run.c.answers or frame.key in run.c.skipped)


def _say(run: Run, frame: Frame, node: Say) -> None:
    is_interview = run.library.flows[frame.flow].interview
    if is_interview and frame.key in run.c.seen:
        return
    if run.keeps_short and node.plain is None and _is_told_plainly(run, frame.flow):
        run.is_shortened = True
        return
    values = shown_answers(run, frame, node.shows)
    facts = run.library.facts_of(frame.flow, node)
    is_plain = node.plain is not None and READS_LITTLE in run.c.seen
    slot, source = ("plain", node.plain or "") if is_plain else ("say", node.say)
    run.tell(context(frame.flow, node.id, slot), source, values=values, facts=facts, picture=node.picture)
    run.set(just_said=(*run.c.just_said, (frame.flow, node.id)))
    if node.picture:
        run.set(picture=node.picture)
    if is_interview:
        run.set(seen=run.c.seen | {frame.key})
    before = run.c.more if run.c.more in run.c.just_said else None  # MORE was offered in this very turn
    run.set(more=(frame.flow, node.id) if node.more or is_plain else before)


def _is_told_plainly(run: Run, flow: str) -> bool:
    """True where this turn has told something of the flow in its plain words, which stand for the topic."""
    spots = (run.library.spot(name, node_id) for name, node_id in run.c.just_said if name == flow)
    return any(spot is not None and isinstance(spot.node, Say) and spot.node.plain is not None for spot in spots)


def _hand_off(run: Run, frame: Frame, node: Handoff) -> None:
    """Call a person; in an interview once, however often a correction walks past here again."""
    is_interview = run.library.flows[frame.flow].interview
    if is_interview and frame.key in run.c.seen:
        return
    run.tell(context(frame.flow, node.id, "text"), node.text, facts=run.library.facts_of(frame.flow, node))
    run.events.append(HandoffRequested(node.handoff))
    run.set(just_said=(*run.c.just_said, (frame.flow, node.id)))
    wish_in_call(run, node.handoff)
    if is_interview:
        run.set(seen=run.c.seen | {frame.key})


def _offer_corrections(run: Run, frame: Frame, node: Do) -> bool:
    """List what can be corrected; the question that `to` names is asked anew afterwards."""
    target = run.library.follow(frame, node.to)
    if target and target.key in run.c.answers:
        run.withdraw(target.key)
    if "flow" in node.args:
        run.set(interview=node.args["flow"])
    run.place_at(target)
    return begin_correction(run, None)


def _follow(run: Run, frame: Frame | None) -> None:
    run.place_at(frame)


def _call(run: Run, frame: Frame, node: Call) -> bool:
    run.place_at(run.library.follow(frame, node.to))
    if not holds_for_consent(run, node.call, run.opening or run.reply):
        run.enter(node.call)
    return False


def _end(run: Run, frame: Frame, node: End) -> bool:
    """End a flow; an interview first offers the questions that were left for later."""
    flow = run.library.flows[frame.flow]
    left = left_in(run, frame.flow)
    if flow.interview and left:
        offer_skipped(run, left)
        return True
    if node.end == "back":
        run.place_at(None)
    elif node.end == HOME:
        run.restart(HOME)
    else:
        run.place_at(run.library.first(node.end))
    if frame.flow == WELCOME:
        _answer_first(run)
    return False


def _still_asked(run: Run) -> bool:
    """True where the menu is reached and the first message has had no answer: the welcome was left by the way."""
    said = run.c.said
    return run.c.asked is not None or (said is not None and not said.key)


def _answer_first(run: Run) -> None:
    """Answer what the first message asked, or ask which topic it is about; nothing where it asked nothing."""
    asked, said = run.c.asked, run.c.said
    reply = Reply(text=said.text, sid=said.sid) if said is not None and not said.key else None
    if asked:
        run.set(asked=None, said=None)
        run.events[:] = [each for each in run.events if not (isinstance(each, Said) and each.context == _PROMISED)]
        open_with(run, asked, reply)
    elif reply is not None:
        run.set(said=None)
        run.restart(HOME)
        if run.c.turn > LATE:
            return  # nobody remembers what was unclear so long ago
        if flows := nearest_flows(run, run.route(reply.text)):
            offer_flows(run, reply, flows, FIRST, held=in_a_line(reply.text))
        elif held(run, "hearing") is not None:
            run.text("engine/own_question")  # asked beside a hearing that is offered now
