"""The dialogue engine: `start()` and `resume()` take a conversation and a reply and return a Turn. Pure.

Order of what is looked at in a reply, most urgent first: present danger; a global command; a question of the engine's
own that waits (recap, which reading, PIN); a long silence; a tapped button; the question of the flow.
"""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.after_silence import greet_after_silence
from app.dialogue.alarming import end_alarm, is_only_told_on, is_over, meet_danger, tell_on
from app.dialogue.asides import aside_of, holds_one, is_alone_again, someone_comes
from app.dialogue.asking import YES_NO
from app.dialogue.astray import ANY_WORDS, is_an_option, is_of_paper, open_plain_question
from app.dialogue.commands import obey, show_waiting
from app.dialogue.conversation import Conversation, Frame
from app.dialogue.correcting import HEARING_FLOW
from app.dialogue.defining import explain
from app.dialogue.doubting import is_elsewhere
from app.dialogue.events import EmergencyRaised, HandoffRequested, Said
from app.dialogue.first_words import answer_first, keep_first, keep_topic
from app.dialogue.flow import Ask, Choose, Node, Question, Story
from app.dialogue.heard import keep_telling, option_meant
from app.dialogue.holding import NUMBERS, stance_in
from app.dialogue.keeping_told import offer_told
from app.dialogue.keywords import Command
from app.dialogue.leaving import asks_for_hearing, say_what_stays
from app.dialogue.locking import is_soon_after_alarm, meet_locked, obey_locked
from app.dialogue.menus import begin_besides, beside_number, besides_of, is_made_of_lines
from app.dialogue.news import tell_news
from app.dialogue.opened import is_asked, take_opened
from app.dialogue.passing import put_told_right
from app.dialogue.pausing import go_on_set_aside, settle_pending
from app.dialogue.pieces import changes_in
from app.dialogue.pins import is_pin_alone, pin_in
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reply_reading import read_reply
from app.dialogue.replying import take_reply
from app.dialogue.run import Run, Turn
from app.dialogue.showing import kind_of, option_words
from app.dialogue.silence import is_watched
from app.dialogue.telling import is_illegible
from app.dialogue.text import fold
from app.dialogue.tiredness import is_busy
from app.dialogue.volunteering import keep_own_name, names_of
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.ways import all_words, wants_all
from app.dialogue.wishes import is_wish_after_call, tells_place, wish_after
from app.dialogue.world import Reply, World

_HEARD = ("sure", "date.age_given", "date.length_given")
"""Hints of replies that hold the answer in words which are asked back: "dos, un niño y una niña", "tiene 38 años"."""

OTHER = "other"
"""The option of a question for the language that is none of ours."""

_SHORT = 4
"""Words of an answer that says nothing besides."""

_ASKS = 12
"""Words of a plain question ("¿tiene que ir mi hija o no?"); more may tell something."""
_COMPLAINS = 6
"""Words of a complaint with its answer; more may tell something."""
_NUMBERED = frozenset({"a_number", "phone"})
_DIGITS_OF_A_PAPER = 6
"""Digits from which a reply gives a number, however it is smudged."""


def start(world: World, reply: Reply) -> Turn:
    """The first turn of somebody who has never written. A question in the first message is kept and answered later.

    What sounds like danger now is asked about before any welcome.
    """
    run = Run(world, Conversation(release=world.library.release, last_at=world.now, turn=1))
    run.reply = reply
    danger = world.assess(reply.text, lang=run.language, in_story=False)
    if danger is not None:
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
    keep_own_name(run, reply)
    run.enter(WELCOME)
    if explain(run, reply.text):
        keep_topic(run, reply)
    elif not answer_first(run, reply):
        keep_first(run, reply)
    advance(run)
    return run.turn()


def resume(world: World, conversation: Conversation, reply: Reply) -> Turn:
    """One advance of a conversation by one message."""
    run = Run(world, conversation)
    run.reply = reply
    silence = world.now - conversation.last_at if conversation.last_at else None
    is_back = conversation.is_paused or (silence is not None and silence > world.recap_after)
    is_locked = conversation.is_locked or (is_back and conversation.has_pin)
    run.set(turn=conversation.turn + 1, last_at=world.now, release=world.library.release, is_locked=is_locked)
    run.typed = reply
    run.set(just_said=())
    is_taken = not _interrupts(run, reply)
    if is_taken:
        _take(run, reply, is_back=is_back)
        take_opened(run)
    _answer_besides(run)
    if is_taken:
        offer_told(run)
        say_what_stays(run, conversation.frames)
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


def _interrupts(run: Run, reply: Reply) -> bool:
    """Danger and global commands come before anything else; True when the turn is over."""
    if run.world.pin_is_right and is_pin_alone(reply.text) and not run.c.is_stopped:
        return False
    if not (run.c.pending and run.c.pending.kind == "danger"):
        danger = run.world.assess(reply.text, lang=run.language, in_story=_in_story(run))
        if is_over(run, reply, danger):
            end_alarm(run)
            return True
        if danger is not None and (danger.certain or danger.phrase or not _answers(run, reply)):
            if is_only_told_on(run, danger):
                tell_on(run, danger)
            else:
                meet_danger(run, reply, danger)
                return True
    command = None if reply.payload or _tries_pin(run, reply) else _command(run, reply)
    if run.c.is_stopped and not (command and command.name == "start"):
        run.text("engine/is_stopped")
        return True
    if run.c.is_hidden:
        is_known = is_alone_again(reply.text, run.world.words) or (command and command.name in _OF_WHOEVER_IS_BACK)
        if not (is_known or run.c.is_locked):  # the question for the PIN shows as little
            run.text("engine/someone_comes")  # whoever reads over the shoulder, or has taken the phone, learns nothing
            return True
        run.set(is_hidden=False)
        if not run.c.is_locked and (command is None or command.name == "resume") and go_on_set_aside(run):
            return True
    if command is None:
        return False
    if run.c.is_locked:
        obey_locked(run, command)
        return True
    run.set(is_paused=False)
    obey(run, command)
    return True


_OF_WHOEVER_IS_BACK = frozenset(("resume", "menu", "person", "stop", "hide"))
"""Commands that somebody writes who knows this chat; they show no more of it than a list of topics."""


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


def _answers(run: Run, reply: Reply) -> bool:
    """True when a reply is a command, known talk, a plain question or the answer, and so only sounds like danger.

    Of the answers to a choice, and to a question of the engine's own, only short ones: more words tell something.
    """
    place = run.c.place
    spot = run.spot
    is_short = len(reply.text.split()) <= _SHORT
    if (
        _changes_told(run, reply)
        or tells_place(run, reply.text)
        or is_elsewhere(reply.text)
        or courtesy_in(reply.text) in ("rest", "goodbye", "thanks")
        or someone_comes(reply.text, run.world.words)  # no question about danger on a screen that is being read
        or aside_of(reply.text, run.world.words, is_whole=True) in ("small_talk", "confused")
    ):
        return True
    is_form = place is not None and run.library.flows[place.flow].interview
    if is_form and (is_busy(reply.text) or _says_it_again(run, reply)):
        return True
    if len(reply.text.split()) <= _ASKS and not run.c.pending and run.route(reply.text).is_plain:
        return True
    if run.c.pending and run.c.pending.kind == "pin":
        return is_pin_alone(reply.text) or _command(run, reply) is not None
    if place and spot and isinstance(spot.node, Choose) and is_an_option(run, reply, place, spot.node):
        return True
    if place and spot and not run.c.pending and is_made_of_lines(run, reply.text, place, spot.node):
        return True
    if place and spot and not run.c.pending and (rest := beside_number(run, reply.text, place, spot.node)):
        return run.world.assess(rest, lang=run.language, in_story=False) is None
    if reply.payload or run.c.pending:
        return is_short
    if is_wish_after_call(run, reply.text) and not holds_one(fold(reply.text), run.world.words.get("cannot_talk", ())):
        return True
    has_wishes = spot is not None and isinstance(spot.node, Question) and spot.node.wishes
    is_of_wishes = place is not None and (place.flow == WELCOME or has_wishes)
    if place and spot and is_of_wishes and _limits_its_answer(run, reply, place, spot.node):
        return True
    if _command(run, reply) is not None:
        return True
    if place is None or spot is None or not isinstance(spot.node, Ask if not is_short else Ask | Choose):
        return False
    if _is_of_a_number(reply, spot.node):
        return True
    if _is_of_a_date(run, reply, spot.node):
        return True
    reading = read_reply(run, reply, place, spot.node)
    reading = stance_in(run, reply, place, spot.node, kind_of(place, spot.node), reading)
    has_wish = isinstance(spot.node, Question) and spot.node.wishes and reading.hint == "yes_no.which"
    return reading.is_settled or reading.hint in _HEARD or has_wish  # "yes, but do not tell my husband"


def _says_it_again(run: Run, reply: Reply) -> bool:
    """True for a few words that complain of having said it: "ya lo puse, Raymundo"."""
    said = run.world.words.get("said_before", ())
    return len(reply.text.split()) <= _COMPLAINS and holds_one(fold(reply.text), said)


def _limits_its_answer(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True for a choice of the welcome with its limit: "sí avisos pero que no digan de qué, mi hija agarra el tel"."""
    is_limited = holds_one(fold(written_out(reply.text)), run.world.words.get("limits", ()))
    if not (is_limited and isinstance(node, Choose)):
        return False
    reading = read_reply(run, reply, frame, node)
    return reading.is_settled or reading.hint in _HEARD


def _is_of_a_date(run: Run, reply: Reply, node: Node) -> bool:
    """True for "the 11 i think" where a date is asked: nothing but a piece of it."""
    is_date = isinstance(node, Ask) and node.of == "date"
    return is_date and readers.is_only_piece(reply.text, run.world.today, getattr(node, "about", None))


def _is_of_a_number(reply: Reply, node: Node) -> bool:
    """True for a reply of digits where the number of a paper or a phone is asked: a smudged one is no cry."""
    is_number = isinstance(node, Ask) and (node.of in _NUMBERED or node.about in NUMBERS)
    return is_number and sum(char.isdigit() for char in reply.text) >= _DIGITS_OF_A_PAPER


def _changes_told(run: Run, reply: Reply) -> bool:
    """True for words about what is being told: "it's not at 8, it's at 9", "the hour is blurred"."""
    place = run.c.place
    spot = None if run.c.pending else run.spot
    if place is None or spot is None:
        return False
    return is_illegible(run, reply.text, spot.node) or changes_in(run, reply.text, place, spot.node) is not None


def _command(run: Run, reply: Reply) -> Command | None:
    """The global command in a reply; at "what is your language?" the name of a language is the answer."""
    command = run.world.recognise(reply.text, lang=run.language, expected=_expected(run))
    place = run.c.place
    spot = run.spot
    if command and command.name == "language" and not command.argument and place and spot:
        command = None if is_of_paper(run, reply.text, place) else command
    if command and command.name == "language" and not command.argument and spot and isinstance(spot.node, Choose):
        command = None if option_meant(run, spot.node.options, reply.text) == OTHER else command
    if command and command.name == "language" and place and spot and not run.c.pending:
        is_answer = isinstance(spot.node, Ask) and (
            spot.node.of == "language" or (spot.node.about == "language" and command.argument is not None)
        )
        if is_answer and read_reply(run, reply, place, spot.node).is_settled:
            return None
    return command


def _expected(run: Run) -> tuple[str, ...]:
    """Words that the present question offers as answers; they win over commands that merely look alike.

    None while nothing is shown: RESUME is what we asked for then, whatever the question behind it offers.
    """
    if run.c.is_hidden:
        return ()
    if run.c.pending and run.c.pending.kind == "skipped":
        texts = [run.library.texts[name] for name in ("engine/skipped.now", "engine/skipped.later")]
        return tuple(word for t in texts for word in (run.translated(t.context, t.source), t.source))
    place = run.c.place
    spot = run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose | Ask):
        return ()
    if isinstance(spot.node, Ask) and spot.node.of in YES_NO:
        return ()
    more = all_words(run) if run.c.brief is not None and run.c.brief.key == place.key else ()
    return (*(word for words in option_words(run, place, spot.node) for word in words), *more)


def _tells_name(run: Run, reply: Reply, place: Frame, node: Node) -> bool:
    """Keep one's own name told outside of the form; True where nothing else was said, and it is said that it is kept.

    In the welcome, which has not said yet what is kept, the question simply comes again.
    """
    is_form = run.library.flows[place.flow].interview and place.flow != WELCOME
    is_free = isinstance(node, Story) or (isinstance(node, Ask) and node.of in ANY_WORDS)
    if reply.payload or is_form or is_free or place.correcting:
        return False
    keys = keep_own_name(run, reply)
    if not keys or place.flow == WELCOME:
        return False
    run.text("engine/kept", questions=names_of(run, keys))
    return True


def _in_story(run: Run) -> bool:
    spot = run.spot
    return spot is not None and isinstance(spot.node, Story)


def _is_held(run: Run) -> bool:
    """True while a question about danger, or for a PIN, waits: nothing is explained before it."""
    return run.c.pending is not None and run.c.pending.kind in ("danger", "pin")


def _take(run: Run, reply: Reply, *, is_back: bool) -> None:
    """Take a reply that is neither danger nor a command."""
    place = run.c.place
    spot = run.spot
    if not (run.c.is_locked or _is_held(run)) and is_watched(run, reply):
        return None
    if not (run.c.is_locked or is_back or reply.payload or _is_held(run)) and explain(run, reply.text):
        return show_waiting(run)
    if run.c.pending and (not run.c.is_locked or run.c.pending.kind in ("pin", "danger")):
        return settle_pending(run, reply, run.c.pending)
    if run.c.is_locked:
        return meet_locked(run, reply)
    if is_back and is_soon_after_alarm(run) and aside_of(reply.text, run.world.words) != "small_talk":
        run.text("engine/after_alarm")
    if is_back and is_wish_after_call(run, reply.text) and wish_after(run, reply):
        return None  # "no me llamen", whatever waited before the alarm
    if is_back and place and is_soon_after_alarm(run) and open_plain_question(run, reply, place):
        run.set(is_paused=False)
        return advance(run)  # "who did you tell?" is answered before what waited comes back
    if is_back and place and place.flow not in (HOME, WELCOME):
        return greet_after_silence(run, reply)
    run.set(is_paused=False)
    if place is None or spot is None or not (place.asking_again or isinstance(spot.node, Question)):
        return advance(run)
    if asks_for_hearing(run, reply):
        run.enter(HEARING_FLOW)
        return advance(run)
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
