"""The PIN: after a pause nothing of the case is shown to whoever holds the phone until it is given.

While locked, danger is answered, and what protects the person stays at hand: a person of the team, help, another
language, STOP and START. Everything else is taken for a try at the PIN or answered with the question for it.
"""

from __future__ import annotations

from datetime import timedelta

from app.dialogue.conversation import Conversation, Pending
from app.dialogue.events import ActionRequested, HandoffRequested, LanguageChanged
from app.dialogue.flow import Handoff
from app.dialogue.keywords import Command
from app.dialogue.library import context
from app.dialogue.run import Run
from app.dialogue.safety.silence import fall_silent
from app.dialogue.team.calling import PERSON
from app.dialogue.team.wishes import wish_in_call, wish_in_danger
from app.dialogue.words.pins import pin_in, without_pin
from app.dialogue.world import Reply

TRIES = 5
"""Wrong PINs in a row before none is taken for a while and a person is called."""

REST = timedelta(hours=1)
"""How long no PIN is taken then: four digits would otherwise fall in days."""

LONG_REST = timedelta(days=1)
"""The same after every further five: whoever goes on guessing needs years."""

AFTER_ALARM = timedelta(hours=1)
"""How long after an alarm whoever writes is met by a person's words and not by the question for a PIN."""


def ask_pin(run: Run, reply: Reply | None = None, *, then: str = "recap", is_quiet: bool = False) -> None:
    """Ask for the PIN; `reply` is held until it is right, and `then` happens: `recap` or `erase`.

    `is_quiet`: wait for it without asking.
    """
    held = reply if reply is not None and reply.text.strip() else None
    words = without_pin(held.text) if held else None
    run.set(pending=Pending(kind="pin", options=(then,), held=words, held_sid=held and held.sid))
    if not is_quiet:
        run.text("engine/pin")


def is_soon_after_alarm(run: Run) -> bool:
    """True while an emergency that was raised may still go on."""
    alarm = run.c.alarm_at
    return alarm is not None and timedelta() <= run.world.now - alarm < AFTER_ALARM


def meet_locked(run: Run, reply: Reply) -> None:
    """Words before the PIN: the question for it; soon after an alarm, that we are here, which shows nothing either."""
    if pin_in(reply.text) is not None or not is_soon_after_alarm(run):
        return ask_pin(run, reply)
    if run.c.pending is None or run.c.pending.kind != "pin":
        ask_pin(run, reply, is_quiet=True)
    run.text("engine/after_alarm_pin")
    return wish_in_danger(run)


def may_be_pin(conversation: Conversation | None) -> bool:
    """True where the next message may be the PIN: it was asked for, or the question about danger stands before it."""
    if conversation is None or conversation.pending is None:
        return False
    waits = conversation.pending.kind
    return waits == "pin" or (waits == "danger" and conversation.has_pin)


def is_right(run: Run, reply: Reply) -> bool:
    """True when the reply is the PIN and PINs are taken now; a wrong one is counted and answered.

    Words that are no PIN at all only bring the question again.
    """
    now = run.world.now
    if pin_in(reply.text) is None:
        meet_locked(run, reply)
        return False
    if run.c.pin_rest_until and now < run.c.pin_rest_until:
        run.text("engine/pin_locked")
        return False
    if run.world.pin_is_right:
        run.set(is_locked=False, pin_tries=0, pin_rest_until=None)
        return True
    tries = run.c.pin_tries + 1
    run.set(pin_tries=tries)
    if tries % TRIES:
        run.text("engine/pin_wrong")
        return False
    run.set(pin_rest_until=now + (REST if tries == TRIES else LONG_REST))
    run.events.append(HandoffRequested("pin"))
    run.text("engine/pin_locked")
    return False


def obey_locked(run: Run, command: Command) -> None:
    """What a command does before the PIN is given: nothing that shows where the case stands."""
    if command.name == "help":
        run.text("engine/help")
    elif command.name == "person":
        _call_person(run)
    elif command.name == "stop":
        run.set(is_stopped=True)
        run.events.append(ActionRequested("stop"))
        run.text("engine/stopped")
    elif command.name == "hide":
        fall_silent(run)
    elif command.name == "start":
        run.set(is_stopped=False)
        run.events.append(ActionRequested("start"))
        run.text("engine/started")
        ask_pin(run)
    elif command.name == "language" and command.argument in ("es", "en"):
        run.set(language=command.argument)
        run.events.append(LanguageChanged(command.argument))
        run.text("engine/language_changed")
        ask_pin(run)
    else:
        ask_pin(run, then="erase" if command.name in ("erase", "ask_to_erase") else "recap")


def _call_person(run: Run) -> None:
    """The same words and the same call as the flow, without going anywhere."""
    flow = run.library.flows.get(PERSON)
    node = next((n for n in flow.nodes if isinstance(n, Handoff)), None) if flow else None
    if node is None:
        return ask_pin(run)
    run.tell(context(PERSON, node.id, "text"), node.text, facts=run.library.facts_of(PERSON, node))
    run.events.append(HandoffRequested(node.handoff))
    return wish_in_call(run, node.handoff)
