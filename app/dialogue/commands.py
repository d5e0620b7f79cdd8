"""Global commands: the person leads, at any time, in any flow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from babel import UnknownLocaleError
from babel.dates import format_date

from app.dialogue.asking import name_of, show_question
from app.dialogue.conversation import Pending
from app.dialogue.events import ActionRequested, LanguageChanged, Said
from app.dialogue.flow import Ask, Choose, Group, Question, Say, Story
from app.dialogue.form.correcting import begin_correction, correctable, go_back, list_answers
from app.dialogue.form.naming import behind_name
from app.dialogue.hearings.leaving import leave_for_menu
from app.dialogue.hearings.left_as_told import take_unchanged
from app.dialogue.hearings.telling import correct_named, told_keys
from app.dialogue.keywords import Command
from app.dialogue.library import context
from app.dialogue.reading import Reading
from app.dialogue.replies.replying import take_reply
from app.dialogue.replies.settling import settle
from app.dialogue.routing import SURE
from app.dialogue.run import Run
from app.dialogue.safety.silence import fall_silent
from app.dialogue.talk.more_asked import is_frightened
from app.dialogue.talk.our_language import keeps_ours
from app.dialogue.talk.plainly import READS_LITTLE
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.welcome.misheard import own_up
from app.dialogue.world import Reply

SECOND_HAND = "second-hand"
"""The confidence of a fact whose primary source nobody here has seen."""

FORM = "i589"
"""The flow of the form; its parts are named after it."""

FORM_NAMED = "form"
"""The argument of RESUME where the form itself was named."""

PLAN = "hearing_plan"
"""The flow of the plan for the day of the hearing."""

SAYS_SO = "; known only second-hand"
"""How such a fact's source ends in English; people are told in their own language."""


def obey(run: Run, command: Command) -> None:
    """Do what a command says. What waits keeps waiting unless the command leads elsewhere."""
    if command.is_insisted and command.argument:
        return _insist(run, command.argument)
    handler = HANDLERS.get(command.name)
    if handler is None:
        raise KeyError(f"no handler for the command {command.name}")
    flow = _asked_besides(run, command.rest) if command.rest else None
    if flow and command.argument:
        _speak(run, command.argument)
        open_with(run, flow, Reply(text=command.rest or ""))
        return advance(run)
    return handler(run, command.argument)


def _asked_besides(run: Run, text: str) -> str | None:
    """The flow of what was asked beside a language: "can you talk English? is this safe"."""
    route = run.route(text)
    flow = run.world.topics.get(route.topic)
    is_other = flow in run.library.flows and flow not in (HOME, "language")
    return flow if is_other and route.confidence >= SURE else None


def _menu(run: Run, _: str | None) -> None:
    leave_for_menu(run)
    run.restart(HOME)
    advance(run)


def _back(run: Run, _: str | None) -> None:
    """In an interview, and in what is told piece by piece, the question before; in a topic where it was opened from."""
    run.set(pending=None)
    place = run.c.place
    if place and not place.correcting and told_keys(run, place.flow):
        return advance(run) if go_back(run) else show_waiting(run)
    if place and not place.correcting and not _is_interview(run, place.flow) and len(run.c.frames) > 1:
        run.place_at(None)
        return advance(run)
    if place and not place.correcting and place.flow == HOME:
        run.text("engine/no_way_back")
        return show_waiting(run)
    return advance(run) if go_back(run) else show_waiting(run)


def _is_interview(run: Run, flow: str) -> bool:
    return flow in run.library.flows and run.library.flows[flow].interview


def _correct(run: Run, argument: str | None) -> None:
    place, typed, is_picking = run.c.place, run.typed, run.c.pending is not None and run.c.pending.kind == "pick"
    run.set(pending=None)
    if place and typed and (place.correcting or is_picking) and take_unchanged(run, typed, place.flow):
        advance(run)  # "corregir qué?"
    elif correct_named(run, argument):
        if not run.c.pending:
            advance(run)
    elif not begin_correction(run, argument):
        show_waiting(run)
    elif not run.c.pending and (not argument or _take_new(run)):
        advance(run)


def _take_new(run: Run) -> bool:
    """Take what stands behind the name, "corregir primer nombre Dunia"; True when the flow may go on."""
    place, spot, typed = run.c.place, run.spot, run.typed
    if typed is None or place is None or spot is None or not place.correcting or not isinstance(spot.node, Ask):
        return True
    words = behind_name(run, place, spot.node, typed.text)
    if fold(words) in run.world.words.get("polite", frozenset()):
        return True  # "fix my last name please" names no new one
    return not words or take_reply(run, Reply(text=words, sid=typed.sid), place, spot.node)


def _skip(run: Run, _: str | None) -> None:
    """Leave a question for later; the form lists what was left at its end."""
    run.set(pending=None)
    place = run.c.place
    spot = run.spot
    if place is None or spot is None:
        return advance(run)
    if place.correcting:
        run.place_at(None)
        return advance(run)
    must = isinstance(spot.node, Question) and spot.node.must
    if isinstance(spot.node, Story) and not must and not run.library.flows[place.flow].interview:
        run.place_at(run.library.follow(place, spot.node.to))  # nobody has to tell
        return advance(run)
    if must or not run.library.flows[place.flow].interview:
        run.text("engine/cannot_skip")
        return show_waiting(run)
    if isinstance(spot.node, Question | Group):
        run.skip(place, spot.node)
    run.text("engine/left_for_later")
    return advance(run)


def _pause(run: Run, _: str | None) -> None:
    run.set(is_paused=True, pending=None)
    run.text("engine/paused")


def _hide(run: Run, _: str | None) -> None:
    """Somebody may look: one word that tells them nothing, and rest; what waits goes on waiting."""
    fall_silent(run)


def _resume(run: Run, argument: str | None) -> None:
    """Go on; `form`: with the form that was begun, or begin it, whatever topic waits."""
    run.set(pending=None)
    interview = run.c.interview
    place = run.c.place
    is_welcoming = any(frame.flow == WELCOME for frame in run.c.frames)
    if argument == FORM_NAMED and place and not is_welcoming and not _is_interview(run, place.flow):
        if not (interview and interview.startswith(f"{FORM}/")):
            return _detour(run, FORM)
        run.restart(HOME)
        place = run.c.place
    if interview in run.library.flows and interview and (place is None or place.flow == HOME):
        run.restart(HOME)
        if caller := run.library.after(interview):
            run.push(caller)  # what follows the part follows it again
        run.enter(interview)
    return advance(run) if place is None or place.flow == HOME else show_waiting(run)


def _repeat(run: Run, _: str | None) -> None:
    show_waiting(run)


def _language(run: Run, argument: str | None) -> None:
    if argument in ("es", "en"):
        return advance(run) if _speak(run, argument) else show_waiting(run)
    run.set(pending=None)
    if run.typed is not None and not run.typed.payload and keeps_ours(run, run.typed.text):
        return show_waiting(run)
    run.opening = run.typed  # it may name the language
    run.enter("language")
    return advance(run)


def _insist(run: Run, language: str) -> None:
    """A language that was misread: say sorry in it, and go on; the topic that asked for an interpreter is left."""
    run.set(language=language)
    own_up(run, language)
    if run.c.place and run.c.place.flow == "language":
        run.set(pending=None, frames=run.c.frames[:-1])
        run.events.append(LanguageChanged(language))
        return show_waiting(run)
    return advance(run) if _speak(run, language) else show_waiting(run)


def _speak(run: Run, language: str) -> bool:
    """Go on in a language; True where that answered the question for it, and the flow may go on."""
    place, spot = run.c.place, run.spot
    is_asked = spot is not None and isinstance(spot.node, Choose) and spot.node.save == "@language"
    if place is not None and spot is not None and is_asked:
        run.set(pending=None)
        return settle(run, run.typed or Reply(), place, spot.node, "choice", Reading("ok", language))
    run.set(language=language, pending=None)
    run.events.append(LanguageChanged(language))
    if not any(isinstance(event, Said) and event.context == "engine/language_meant" for event in run.events):
        run.text("engine/language_changed")
    return False


def _person(run: Run, _: str | None) -> None:
    _detour(run, "person")


def _help(run: Run, _: str | None) -> None:
    run.text("engine/help")


def _erase(run: Run, _: str | None) -> None:
    if run.c.has_pin:
        run.wait_for(Pending(kind="pin", options=("erase",)))
        return run.text("engine/pin")
    return _detour(run, "erase")


def _stop(run: Run, _: str | None) -> None:
    run.set(is_stopped=True, pending=None)
    run.events.append(ActionRequested("stop"))
    run.text("engine/stopped")


def _start(run: Run, _: str | None) -> None:
    run.set(is_stopped=False)
    run.events.append(ActionRequested("start"))
    run.text("engine/started")
    show_waiting(run)


def _source(run: Run, _: str | None) -> None:
    """Source and date of the last legal statements; our own editorial rules only where nothing else is behind them."""
    told = [run.library.facts[f] for f in run.c.told if f in run.library.facts]
    facts = [f for f in told if f.confidence != "editorial"] or told
    if not facts:
        run.text("engine/no_source")
    for source, as_of, confidence in dict.fromkeys((f.source, f.as_of, f.confidence) for f in facts):
        if confidence == SECOND_HAND:
            primary = source.removesuffix(SAYS_SO)
            run.text("source/second_hand", source=primary, as_of=_day(as_of, run.language))
        else:
            run.text("engine/source", source=source, as_of=_day(as_of, run.language))


def _day(iso: str, language: str) -> str:
    """A day as people read it; a month or a year alone stays as it stands."""
    try:
        return str(format_date(date.fromisoformat(iso), "long", locale=language))
    except (ValueError, UnknownLocaleError):
        return iso


def _why(run: Run, _: str | None) -> None:
    """Why the waiting question is asked."""
    place = run.c.place
    spot = run.spot
    why = spot.node.why if spot and isinstance(spot.node, Question) else None
    if place and spot and why:
        run.tell(context(place.flow, place.node, "why"), why, facts=run.library.facts_of(place.flow, spot.node))
    else:
        run.text("engine/why_form" if place and _is_interview(run, place.flow) else "engine/why")
    show_waiting(run)


def _more(run: Run, _: str | None) -> None:
    flow, node_id = run.c.more or ("", "")
    spot = run.library.spot(flow, node_id) if flow else None
    node = spot.node if spot and isinstance(spot.node, Say) else None
    if node and run.c.more and (node.more or (node.plain and READS_LITTLE in run.c.seen)):
        run.set(more=None)
        if run.reply is not None and is_frightened(run.reply.text, run.world.words):
            run.text("safety/afraid")
        facts = run.library.facts_of(flow, node)
        if node.plain and READS_LITTLE in run.c.seen and not node.shows:
            run.tell(context(flow, node_id, "say"), node.say, facts=facts)
        if node.more:
            run.tell(context(flow, node_id, "more"), node.more, facts=facts)
    else:
        run.text("engine/no_more")
    show_waiting(run)


def _picture(run: Run, _: str | None) -> None:
    """The drawing of what was said last."""
    name = run.c.picture
    if name in run.library.pictures:
        text = run.library.texts["engine/picture_here"]
        run.tell(text.context, text.source, facts=text.facts, picture=name, is_picture_asked=True)
    else:
        run.text("engine/no_picture")
    show_waiting(run)


def _plan(run: Run, _: str | None) -> None:
    """The plan for the day, from its beginning each time: the hours may have changed."""
    if run.c.place and run.c.place.flow == PLAN:
        run.place_at(None)
    _detour(run, PLAN)


def _summary(run: Run, _: str | None) -> None:
    keys = correctable(run)
    if keys:
        list_answers(run, keys)
        if run.c.place and _is_interview(run, run.c.place.flow):
            run.text("engine/answers_end")
    else:
        run.text("engine/nothing_to_correct")
    show_waiting(run)


def _wrong_number(run: Run, _: str | None) -> None:
    _detour(run, "wrong_number")


def _detour(run: Run, flow: str) -> None:
    """Run a flow on top of what waits, unless it is already the one that waits."""
    run.set(pending=None, tries=0)
    if not (run.c.place and run.c.place.flow == flow):
        run.enter(flow)
    advance(run)


def show_waiting(run: Run) -> None:
    """Ask again what waits, or go on where nothing does."""
    place = run.c.place
    spot = run.spot
    is_answered = (  # by what stood before an alarm
        place is not None
        and place.key in run.c.answers
        and not (place.asking_again or place.correcting)
        and run.library.flows[place.flow].interview
    )
    is_asked = place is not None and spot is not None and (place.asking_again or isinstance(spot.node, Question))
    if run.c.pending or place is None or spot is None or is_answered or not is_asked:
        run.set(pending=None)
        advance(run)
        return
    show_question(run, place, spot.node)


def waiting_label(run: Run) -> str:
    """What the waiting question asks about, for a recap; empty where it has no name (a list of topics)."""
    place = run.c.place
    spot = run.spot
    if place is None or spot is None or not isinstance(spot.node, Question | Group):
        return ""
    return "" if not spot.node.label else name_of(run, place, spot.node)


HANDLERS: dict[str, Callable[[Run, str | None], None]] = {
    "menu": _menu,
    "back": _back,
    "skip": _skip,
    "pause": _pause,
    "hide": _hide,
    "resume": _resume,
    "repeat": _repeat,
    "correct": _correct,
    "language": _language,
    "person": _person,
    "help": _help,
    "erase": _erase,
    "ask_to_erase": _erase,
    "stop": _stop,
    "start": _start,
    "source": _source,
    "why": _why,
    "more": _more,
    "picture": _picture,
    "plan": _plan,
    "summary": _summary,
    "wrong_number": _wrong_number,
}
