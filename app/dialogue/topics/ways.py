"""After an answer only two or three ways on are shown, not the whole list again, which fills a small phone.

The lines keep their words: whoever names one that is not shown is understood, and the last of the short list shows all.
"""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.conversation import Brief, Frame
from app.dialogue.events import Offer, Said
from app.dialogue.flow import Choose, Node
from app.dialogue.library import context
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.text import fold
from app.dialogue.world import Reply

NEXT = "next"
"""In `ways`: the line after the one that was chosen last, which leads through a topic in its order."""

ALL = "all"
"""The id of the last way on: the whole list."""

_BACK = "back"
"""The line that leaves a topic; shown where no line of the topic is left."""

_TOLD = ("say", "text", "plain", "more")
"""The slots of texts that answer something."""

_ENGINE, _TERM, _WELCOME = "engine", "term", "welcome"

_STAYS = {
    f"engine/{each}" for each in ("small_talk", "here", "waiting", "upset", "source", "picture_here", "wish_told")
}
"""What may be said before the short list is shown again: it says nothing about the list."""

_ALL_WORDS = "all_ways"
"""The list of content/words.yaml with what people type for the whole list."""

_UNNAMED = "zzq"
"""A line that no word names: so a reply is read for its number alone."""


def show_ways(run: Run, frame: Frame, node: Node) -> bool:
    """Show the ways on in place of a list where something was told in this turn; False where the list is to be shown.

    What was not understood, and whoever asks for the list, gets all of it.
    """
    if not (isinstance(node, Choose) and node.ways):
        return False
    if run.promised == frame.flow and not any(
        _is_told(each) for each in _said(run) if each.startswith(f"{frame.flow}/")
    ):
        return False  # the list is what was asked for last of several questions
    stays = _brief(run, frame, node) if _said(run) & _STAYS else ()
    if not (stays or has_told(run)):
        run.set(brief=None)
        return False
    shown = stays or _shown(run, frame, node)
    labels = {option.id: option.label for option in node.options}
    offers = [Offer(each, context(frame.flow, node.id, f"option.{each}"), labels[each]) for each in shown]
    run.set(brief=Brief(key=frame.key, options=shown))
    run.text("engine/ways_on", offers=(*offers, run.offer(ALL, "engine/ways_on.all")), node=frame.key)
    return True


def read_way(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading | None:
    """The line of the short list that a reply means by its number; None for words, which may name any line."""
    shown = _brief(run, frame, node)
    if not shown:
        return None
    reading = _by_number(run, reply, len(shown) + 1)
    if reading.status not in ("ok", "ambiguous"):
        return reading if reading.hint == "choice.out_of_range" else None
    numbers = list(reading.value) if isinstance(reading.value, list | tuple) else [reading.value]
    named = [shown[each - 1] for each in numbers if isinstance(each, int) and 0 < each <= len(shown)]
    if len(named) < len(numbers):
        return Reading("invalid", hint="choice.unread")
    return Reading(reading.status, named if isinstance(reading.value, list | tuple) else named[0], reading.hint)


def wants_all(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True when a reply to the short list asks for the whole one: by its button, its number, or in words."""
    shown = _brief(run, frame, node)
    if not shown:
        return isinstance(node, Choose) and bool(node.ways) and not run.c.pending and _is_label(run, reply)
    if reply.payload:
        return reply.payload == f"{frame.key}|{ALL}"
    said = fold(reply.text)
    if said in all_words(run):
        return said not in {fold(word) for words in own_words(run, frame, node) for word in words}
    return _by_number(run, reply, len(shown) + 1) == Reading("ok", len(shown) + 1)


def all_words(run: Run) -> frozenset[str]:
    """What may be typed for the whole list, folded."""
    return frozenset((*run.world.words.get(_ALL_WORDS, ()), *_labels(run)))


def _labels(run: Run) -> tuple[str, ...]:
    text = run.library.texts["engine/ways_on.all"]
    return tuple(fold(each) for each in (run.translated(text.context, text.source), text.source))


def _is_label(run: Run, reply: Reply) -> bool:
    """True for the short list's last line, typed once more where the whole list is shown already."""
    return not reply.payload and fold(reply.text) in _labels(run)


def _brief(run: Run, frame: Frame, node: Node) -> tuple[str, ...]:
    """The lines shown at this place, as far as content still has them; none where the whole list is shown."""
    held = run.c.brief
    if held is None or held.key != frame.key or run.c.pending or not isinstance(node, Choose):
        return ()
    known = {option.id for option in node.options}
    return held.options if known.issuperset(held.options) else ()


def _by_number(run: Run, reply: Reply, lines: int) -> Reading:
    names = [(f"{_UNNAMED}{'x' * each}",) for each in range(lines)]
    return readers.read("choice", reply.text, lang=run.language, today=run.world.today, choices=names)


def _shown(run: Run, frame: Frame, node: Choose) -> tuple[str, ...]:
    """The ids of the ways on; what was chosen last is not among them."""
    ids = [option.id for option in node.options]
    told = run.c.answers.get(frame.key)
    last = told.value if told is not None and told.value in ids else None
    following = iter([each for each in ids[ids.index(last) + 1 if last else 0 :] if each not in (*node.ways, _BACK)])
    found: list[str] = []
    for way in node.ways:
        wanted = next(following, None) if way in (NEXT, last) else way
        if wanted is not None:
            found.append(wanted)
    if len(found) < len(node.ways) and _BACK in ids:
        found.append(_BACK)
    return tuple(found)


def has_told(run: Run) -> bool:
    """True when this turn has answered something; the welcome leads to the menu, which nobody has seen yet."""
    return any(map(_is_told, _said(run)))


def _said(run: Run) -> set[str]:
    return {event.context for event in run.events if isinstance(event, Said)}


def _is_told(where: str) -> bool:
    flow, _, slot = where.partition("/")
    return flow == _TERM or (flow not in (_ENGINE, _WELCOME) and slot.rpartition("/")[2] in _TOLD)
