"""The dialogue engine: `start()` and `resume()` take a conversation and a reply and return a Turn. Pure.

Order of what is looked at in a reply, most urgent first: present danger; a global command; a question of the engine's
own that waits (recap, which reading, PIN); a long silence; a tapped button; the question of the flow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.after_silence import greet_after_silence, greet_whoever_is_back
from app.dialogue.commands import obey, show_waiting
from app.dialogue.conversation import Conversation, Frame
from app.dialogue.events import EmergencyRaised, HandoffRequested, Said
from app.dialogue.flow import Ask, Choose, Node, Question, Story
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.form.volunteering import keep_own_name, say_kept
from app.dialogue.form.written import show_written
from app.dialogue.hearings.answered_first import answers_first
from app.dialogue.hearings.confirming import agrees_to_hearing, agrees_to_read_back
from app.dialogue.hearings.entry_told import hear_entry
from app.dialogue.hearings.keeping_told import keep_when_asked, offer_beside_call, offer_told
from app.dialogue.hearings.leaving import asks_for_hearing, say_what_stays
from app.dialogue.hearings.passing import put_told_right
from app.dialogue.news import tell_news
from app.dialogue.pausing import go_on_set_aside, go_on_with, settle_pending
from app.dialogue.replies.answer_among import answers_among
from app.dialogue.replies.asked_beside import answer_beside_call
from app.dialogue.replies.command_in import command_in
from app.dialogue.replies.replying import take_reply
from app.dialogue.run import Run, Turn
from app.dialogue.safety.alarming import end_alarm, is_only_told_on, is_over, meet_danger, tell_on
from app.dialogue.safety.at_once import answer_ill, is_of_illness, leaves_for_care, send_off
from app.dialogue.safety.danger import Danger
from app.dialogue.safety.locking import is_soon_after_alarm, meet_locked, obey_locked
from app.dialogue.safety.only_sounds import agrees_and_no_more, fears_officers, only_sounds
from app.dialogue.safety.past_days import DANGER_NOW, as_told, is_only_of_before, tells_it_and_leaves
from app.dialogue.safety.silence import fall_silent, is_watched, set_aside_first, stay_silent
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import ANY_WORDS, open_plain_question
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.courtesy import part_after_answer
from app.dialogue.talk.defining import explain
from app.dialogue.talk.grieving import condole_first, hears_grief
from app.dialogue.talk.taking_leave import take_leave
from app.dialogue.team.calling import PERSON, calls_with_more, remember_place
from app.dialogue.team.where_now import hear_place
from app.dialogue.team.wishes import is_wish_after_call, wish_after
from app.dialogue.topics.first_words import answer_first, keep_first, keep_topic
from app.dialogue.topics.heard import keep_telling
from app.dialogue.topics.menus import begin_besides, besides_of
from app.dialogue.topics.opened import is_asked, names_language, take_first_language, take_opened
from app.dialogue.topics.ways import wants_all
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.welcome.chosen_messages import asks_no_call, is_only_wish
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.welcome.no_pin_told import without_no_pin
from app.dialogue.welcome.nothing_sent import hear_nothing_sent
from app.dialogue.welcome.said_in_welcome import hear_again
from app.dialogue.welcome.what_for import answers_and_asks_what_for
from app.dialogue.welcome.yes_with_pin import without_pin_again
from app.dialogue.words.asides import aside_of, hands_over, is_alone_again
from app.dialogue.words.going_on import leads_on
from app.dialogue.words.lead_ins import question_behind
from app.dialogue.words.parting import without_leave
from app.dialogue.words.pins import is_pin_alone, pin_in
from app.dialogue.world import Reply, World


def start(world: World, reply: Reply) -> Turn:
    """The first turn of somebody who has never written. A question in the first message is kept and answered later.

    What sounds like danger now is asked about before any welcome.
    """
    run = Run(world, Conversation(release=world.library.release, last_at=world.now, turn=1))
    reply = run.reply = reply.calmed()
    danger = as_told(run, reply.text, world.assess(reply.text, lang=run.language, in_story=False))
    if danger is not None and not is_of_illness(run, reply, danger):
        meet_danger(run, reply, danger)
        run.set(frames=(world.library.first(WELCOME),))
        return run.turn()
    command = world.recognise(reply.text, lang=run.language, expected=())
    if command and command.name == "language" and command.argument:
        run.set(language=command.argument)
    if command and command.name == "stop":
        obey(run, command)
        run.set(frames=(world.library.first(WELCOME),))
        return run.turn()
    ours = readers.ours_asked_first(reply.text)
    run.set(language=ours or run.c.language)  # whatever is said first is said in it
    keep_own_name(run, reply)
    hear_place(run, reply)
    condole(run, reply.text)
    run.enter(WELCOME)
    reply = without_no_pin(run, reply)
    if (command and command.name == PERSON) or calls_with_more(run, reply.text):
        run.enter(PERSON)  # the team is called at once, by a code; the welcome follows
        advance(run)
        return run.turn()
    if explain(run, reply.text):
        keep_topic(run, reply)
    elif reply.text and not (answer_ill(run, reply) or answer_first(run, reply) or names_language(reply, ours)):
        keep_first(run, reply)
    advance(run)
    take_first_language(run, reply, ours)
    return run.turn()


def resume(world: World, conversation: Conversation, reply: Reply) -> Turn:
    """One advance of a conversation by one message."""
    run = Run(world, conversation)
    reply = run.reply = reply.calmed()
    silence = world.now - conversation.last_at if conversation.last_at else None
    is_long = silence is not None and silence > world.recap_after
    is_back = conversation.is_paused or is_long
    is_locked = conversation.is_locked or (is_back and conversation.has_pin)
    run.set(turn=conversation.turn + 1, last_at=world.now, release=world.library.release, is_locked=is_locked)
    run.typed = reply
    run.set(just_said=())
    if not (is_locked or _takes_words(run)):
        hear_place(run, reply)
        hear_entry(run, reply)
    may_grieve = hears_grief(run, reply)
    is_taken = not _interrupts(run, reply)
    if is_taken:
        reply = without_pin_again(run, reply)
        _take(run, reply, is_back=is_back, is_long=is_long)
        take_opened(run)
    _answer_besides(run)
    if is_taken:
        offer_told(run)
        say_what_stays(run, conversation.frames)
        part_after_answer(run, reply)
    if may_grieve:
        condole_first(run, reply.text)
    tell_news(run)
    return run.turn()


def open_flow(world: World, conversation: Conversation, flow: str) -> Turn | None:
    """We write first: a flow laid on top of what waits, so that the next reply answers it.

    None where that may not be: a PIN stands before the case, messages were stopped, a question of the engine's own
    waits, or the flow is open already.
    """
    waits = conversation.pending is not None or conversation.is_locked or conversation.is_stopped
    if waits or conversation.has_pin or any(frame.flow == flow for frame in conversation.frames):
        return None
    run = Run(world, conversation)
    run.set(turn=conversation.turn + 1, last_at=world.now, release=world.library.release, is_paused=False)
    run.enter(flow)
    advance(run)
    return run.turn()


def lay_on_top(world: World, turn: Turn, flow: str) -> Turn | None:
    """The turn of somebody who has just written, with a flow laid on top of it; what waited is asked again after it.

    None where that may not be: a PIN or a question of the engine's own stands before it, messages were stopped or
    paused, something urgent was said, or the flow is open already.
    """
    held = turn.conversation
    waits = held.pending is not None or held.is_locked or held.is_stopped or held.is_paused or not held.frames
    is_urgent = any(isinstance(event, EmergencyRaised | HandoffRequested) for event in turn.events)
    if waits or is_urgent or any(frame.flow in (flow, WELCOME) for frame in held.frames):
        return None
    place = held.frames[-1]
    below = f"{place.flow}/{place.node}/"
    said = tuple(each for each in turn.events if not (isinstance(each, Said) and is_asked(each, place.key, below)))
    run = Run(world, held)
    run.enter(flow)
    advance(run)
    return Turn(run.c, (*said, *run.events))


def _is_back_again(run: Run, reply: Reply, danger: Danger) -> bool:
    """ "Ya volví" behind the neutral line: whatever it goes on with only sounds like danger."""
    return not danger.phrase and run.c.is_hidden and is_alone_again(reply.text, run.world.words)


def _only_agrees(run: Run, reply: Reply, danger: Danger) -> bool:
    """ "Acepto que lo abran para ayudarme" at the consent."""
    return not danger.certain and agrees_and_no_more(run, reply)


def _only_leaves(run: Run, reply: Reply, danger: Danger) -> bool:
    """True for "no la tengo, ya me voy, gracias": what the message says besides is no danger."""
    rest = None if danger.certain or danger.phrase else without_leave(reply.text)
    return rest is not None and run.world.assess(rest, lang=run.language, in_story=_in_story(run)) is None


def _agrees_and_tells_of_before(run: Run, reply: Reply, danger: Danger) -> bool:
    """ "Yes na so e be. but saturday some men follow me": the yes counts, and a human word is said of that."""
    return not danger.certain and agrees_to_read_back(run, reply.text) and is_only_of_before(run, reply.text)


_NO_CRY: tuple[Callable[[Run, Reply, Danger], bool], ...] = (
    asks_no_call,
    is_only_wish,
    _only_agrees,
    lambda run, reply, _danger: fears_officers(run, reply),
    _is_back_again,
    _only_leaves,
    _agrees_and_tells_of_before,
    lambda run, reply, danger: danger.kind == DANGER_NOW and tells_it_and_leaves(run, reply.text),
)
"""What is no cry for help although its words are danger's: a wish about calls, an agreement, a fear of officers."""


def _interrupts(run: Run, reply: Reply) -> bool:
    """Danger and global commands come before anything else; True when the turn is over."""
    if run.world.pin_is_right and is_pin_alone(reply.text) and not run.c.is_stopped:
        return False
    if not (run.c.pending and run.c.pending.kind == "danger"):
        danger = as_told(run, reply.text, run.world.assess(reply.text, lang=run.language, in_story=_in_story(run)))
        if is_over(run, reply, danger):
            end_alarm(run, reply, go_on_set_aside)
            return True
        if danger is not None and any(means(run, reply, danger) for means in _NO_CRY):
            danger = None
        only = (
            danger is not None and not danger.phrase and (is_of_illness(run, reply, danger) or only_sounds(run, reply))
        )
        if danger is not None and (danger.certain or not only):
            if is_only_told_on(run, danger):
                tell_on(run, danger)
            else:
                if not (danger.certain and _keep_opening(run, reply)):
                    set_aside_first(run, reply)
                meet_danger(run, reply, danger)
                return True
    command = None if reply.payload or _tries_pin(run, reply) else command_in(run, reply)
    if run.c.is_stopped and not (command and command.name == "start"):
        run.text("engine/is_stopped")
        return True
    if run.c.is_hidden:
        besides = None if reply.payload or run.c.is_locked or _is_held(run) else leads_on(reply.text, run.world.words)
        if besides is not None:
            go_on_with(run, replace(reply, text=besides), command)
            return True
        is_later = command is not None and command.name == "pause"  # "luego seguimos": nothing is shown yet
        is_known = (is_alone_again(reply.text, run.world.words) and not is_later) or (
            command and command.name in _OF_WHOEVER_IS_BACK
        )
        if not (is_known or run.c.is_locked):  # the question for the PIN shows as little
            stay_silent(run, reply)  # whoever reads over the shoulder, or has taken the phone, learns nothing
            return True
        is_said = command is None or (command.name == "resume" and len(reply.text.split()) > 1)  # not SEGUIR itself
        if (
            run.c.is_lent and is_said and not (run.c.is_locked or _is_held(run))
        ):  # nothing of the case before they ask for it
            if run.c.pending is None:
                run.set(is_hidden=False, is_lent=False)
                greet_whoever_is_back(run)
            else:
                run.text("engine/someone_comes")
            return True
        run.set(is_hidden=False, is_lent=False)
        if not run.c.is_locked and (command is None or command.name == "resume") and go_on_set_aside(run):
            return True
    if command is None:
        return False
    if run.c.is_locked:
        obey_locked(run, command)
        return True
    run.set(is_paused=False)
    obey(run, command)
    if command.name == PERSON and run.typed is reply and not run.c.is_locked:
        offer_beside_call(run, reply)
        answer_beside_call(run, reply)
    return True


def _keep_opening(run: Run, reply: Reply) -> bool:
    """Take "1." of "1. la bebé está vomitando", which answers what waits, without a word before the alarm.

    True where it was taken.
    """
    pending, place, spot = run.c.pending, run.c.place, run.spot
    number = _OPENING.match(reply.text)
    is_asked = pending is None and spot is not None and isinstance(spot.node, Choose | Ask) and place is not None
    if number is None or run.c.is_locked or run.c.is_paused or reply.payload:
        return False
    is_of_form = place is not None and run.library.flows[place.flow].interview
    answer, at = Reply(text=number[1], sid=reply.sid), len(run.events)
    if pending is not None and pending.kind in ("readings", "doubt"):
        settle_pending(run, answer, pending)
    elif is_asked and is_of_form and place and spot and kind_of(place, spot.node) in ("choice", "yes_no"):
        take_reply(run, answer, place, spot.node)
    else:
        return False
    run.events[at:] = [event for event in run.events[at:] if not isinstance(event, Said)]
    return True


_OPENING = re.compile(r"\s*([1-9])\s*[.):,-]+\s*(?=[^\W\d])")

_ASKS_WHICH = frozenset(("readings", "topic", "pick", "doubt"))
"""What waits for one of its lines, and stands back for whoever goes on with the hearing: "my hearing"."""

_OF_WHOEVER_IS_BACK = frozenset(("resume", "menu", "person", "stop", "hide"))
"""Commands that somebody writes who knows this chat; they show no more of it than a list of topics."""


def _takes_words(run: Run) -> bool:
    """True at a story and at a question of the form, which keep every word themselves."""
    place = run.c.place
    is_form = place is not None and run.library.flows[place.flow].interview and place.flow != WELCOME
    return is_form or _in_story(run)


def _tries_pin(run: Run, reply: Reply) -> bool:
    """True where the PIN that is asked for stands beside more words: a try, whatever command the rest may be."""
    waits = run.c.pending is not None and run.c.pending.kind == "pin"
    return waits and not run.c.is_stopped and pin_in(reply.text) is not None


def _answer_besides(run: Run) -> None:
    """Answer what was said beside an earlier pick, once its list is shown again; nothing while all waits."""
    is_held = run.c.is_locked or run.c.is_paused or run.c.is_stopped
    if is_held or any(isinstance(event, EmergencyRaised) for event in run.events):
        return
    while (besides := besides_of(run)) is not None:
        place, spot = run.c.place, run.spot
        if place is None or spot is None:
            return
        asked = begin_besides(run, besides)
        if explain(run, asked.text):
            show_waiting(run)
        elif take_reply(run, asked, place, spot.node):
            advance(run)


def _tells_name(run: Run, reply: Reply, place: Frame, node: Node) -> bool:
    """Keep one's own name told outside of the form; True where nothing else was said, and it is said that it is kept.

    In the welcome the question simply comes again, with the name said back once somebody has agreed.
    """
    is_form = run.library.flows[place.flow].interview and place.flow != WELCOME
    is_free = isinstance(node, Story) or (isinstance(node, Ask) and node.of in ANY_WORDS)
    if reply.payload or is_form or is_free or place.correcting:
        return False
    before = run.c.kept
    keys = keep_own_name(run, reply)
    if place.flow == WELCOME:
        told = [each.text for each in run.c.kept if each not in before]
        if told and has_agreed(run):
            run.text("engine/noted", value=" ".join(told))
        return False
    if not keys:
        return False
    say_kept(run, keys)
    return True


def _in_story(run: Run) -> bool:
    spot = run.spot
    return spot is not None and isinstance(spot.node, Story)


def _is_held(run: Run) -> bool:
    """True while a question about danger, or for a PIN, waits: nothing is explained before it."""
    return run.c.pending is not None and run.c.pending.kind in ("danger", "pin")


def _wishes_nothing_sent(run: Run, reply: Reply, place: Frame) -> bool:
    """Answer "no me manden nada" of somebody who has said goodbye; what waits is recalled with the next message."""
    if run.library.flows[place.flow].interview or hear_nothing_sent(run, reply, place) is None:
        return False
    run.set(is_paused=True)
    return True


def _take(run: Run, reply: Reply, *, is_back: bool, is_long: bool) -> None:
    """Take a reply that is neither danger nor a command.

    `is_back`: of somebody who had gone; `is_long`: for more than a while.
    """
    place = run.c.place
    spot = run.spot
    if not (_takes_words(run) or run.c.is_locked or _is_held(run)):
        reply = replace(reply, text=question_behind(reply.text))
    if not (run.c.is_locked or _is_held(run)) and is_watched(run, reply):
        return None
    if not run.c.is_locked and run.c.pending and hands_over(reply.text, run.world.words):
        return fall_silent(run, is_lent=True)  # whoever holds the phone next must not read what is asked about danger
    if take_leave(run, reply):
        return None
    is_free = not (run.c.is_locked or is_back or reply.payload or _is_held(run)) and not (
        answers_first(run, reply) or answers_and_asks_what_for(run, reply) or answers_among(run, reply)
    )
    if is_free and explain(run, reply.text):
        if place and spot and not run.c.pending and hear_again(run, reply, place, spot.node):
            return advance(run)  # "qué es PIN. y yo no le dije que no"
        return show_waiting(run)
    is_free = not (run.c.is_locked or is_back or reply.payload or _is_held(run) or _in_story(run))
    if not (run.c.is_locked or reply.payload or _is_held(run)) and leaves_for_care(run, reply.text):
        return send_off(run, reply)
    if is_free and show_written(run, reply.text):
        return show_waiting(run)
    if run.c.pending and run.c.pending.kind in _ASKS_WHICH and not run.c.is_locked and asks_for_hearing(run, reply):
        run.set(pending=None)
    if run.c.pending and (not run.c.is_locked or run.c.pending.kind in ("pin", "danger")):
        return settle_pending(run, reply, run.c.pending)
    if run.c.is_locked:
        return meet_locked(run, reply)
    if is_back and is_soon_after_alarm(run) and aside_of(reply.text, run.world.words) != "small_talk":
        run.text("engine/after_alarm")
    if is_back and is_wish_after_call(run, reply.text) and wish_after(run, reply):
        return None  # "no me llamen", whatever waited before the alarm
    is_free = is_soon_after_alarm(run) or not (is_long or _takes_words(run))
    if is_back and place and is_free and open_plain_question(run, reply, place):
        run.set(is_paused=False)
        return advance(run)  # "who did you tell?", "is it saved?": answered before what waited comes back
    if is_back and place and place.flow not in (HOME, WELCOME) and _wishes_nothing_sent(run, reply, place):
        return None
    if is_back and place and place.flow not in (HOME, WELCOME):
        return greet_after_silence(run, reply)
    run.set(is_paused=False)
    if place is None or spot is None or not (place.asking_again or isinstance(spot.node, Question)):
        return advance(run)
    if isinstance(spot.node, Choose):
        remember_place(run, reply)
    if asks_for_hearing(run, reply):
        run.enter(HEARING_FLOW)
        return advance(run)
    if keep_when_asked(run, reply):
        return advance(run)
    if agrees_to_hearing(run, reply):
        place, spot = run.c.place, run.spot
        if place is None or spot is None or take_reply(run, reply, place, spot.node):
            advance(run)
        return None
    if not reply.payload and (rest := put_told_right(run, reply)) is not None:
        if not rest.text or explain(run, rest.text):
            return show_waiting(run)
        reply = rest
    key = (reply.payload or "").rpartition("|")[0]
    if key and key != place.key:
        run.text("engine/old_button")
        return show_waiting(run)
    if reply.has_location and not reply.text.strip():
        run.text("engine/location")
        return show_waiting(run)
    if wants_all(run, reply, place, spot.node):
        run.set(brief=None)
        return show_waiting(run)
    if _tells_name(run, reply, place, spot.node):
        return show_waiting(run)
    if take_reply(run, reply, place, spot.node):
        advance(run)
        keep_telling(run, reply, place)
    return None
