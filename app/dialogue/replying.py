"""Taking a reply to the question that waits: read it, keep it, or ask back kindly and lose nothing."""

from __future__ import annotations

from typing import Any

from app.dialogue import readers
from app.dialogue.asking import YES_NO, option_words, show_question
from app.dialogue.conversation import Answer, Frame, Pending, StoryPart
from app.dialogue.correcting import finish_correction
from app.dialogue.events import LanguageChanged, Offer
from app.dialogue.flow import Ask, Choose, Group, Node, Question, Story
from app.dialogue.library import context
from app.dialogue.locking import looks_like_pin
from app.dialogue.reading import Reading
from app.dialogue.routing import Route
from app.dialogue.run import Run
from app.dialogue.text import fold
from app.dialogue.tracing import option_target
from app.dialogue.world import Reply

SURE = 0.75
"""From this confidence on, free text that does not answer the question is taken as a question of its own."""

ECHOED = {"date", "country", "language", "phone", "a_number", "place", "count", "number", "marital_status", "sex"}
"""Kinds whose value may differ from the words typed: what was understood is said before going on."""


ANY_WORDS = {"text", "name", "place"}
"""Kinds that would take almost any words for an answer."""


def take_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Read a reply to the waiting question; True when the flow may go on, False when it still waits."""
    if isinstance(node, Story):
        return _take_story(run, reply, frame, node)
    if reply.media and not reply.text.strip():
        run.text("engine/media" if not reply.voice else "engine/voice")
        return _show_again(run)
    kind = kind_of(frame, node)
    reading = read_reply(run, reply, frame, node)
    if kind in ANY_WORDS and _is_question(reply.text) and _answer_own_question(run, reply, frame):
        return True
    if reading.is_settled:
        return settle(run, reply, frame, node, kind, reading)
    if reading.status == "ambiguous" and isinstance(reading.value, list | tuple) and reading.value:
        _ask_which(run, reply, kind, reading)
        return False
    return _not_read(run, reply, frame, node, reading)


def kind_of(frame: Frame, node: Node) -> str:
    """The reader's kind for a waiting place."""
    if frame.asking_again:
        return "yes_no"
    if isinstance(node, Choose):
        return "choice"
    return YES_NO_KIND.get(node.of, node.of) if isinstance(node, Ask) else "text"


YES_NO_KIND = dict.fromkeys(YES_NO, "yes_no")


def read_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading:
    """What the reply says, as the value of the question's kind (option ids for choices)."""
    kind = kind_of(frame, node)
    tapped = _tapped(reply, frame)
    if tapped is not None:
        return Reading("ok", tapped) if tapped != "unknown" else Reading("unknown")
    if isinstance(node, Ask) and node.none and fold(reply.text) in run.world.words.get("none", frozenset()):
        return Reading("ok", "none")
    if kind == "pin":
        return _read_pin(reply.text)
    options = node.options if isinstance(node, Choose | Ask) else ()
    reading = _read_as(run, kind, reply, frame, node)
    if _without_digits(node, reading):
        return Reading("invalid", hint="number.unread")
    if options and kind not in ("choice", "many") and reading.status == "invalid":
        numbered = _read_as(run, "choice", reply, frame, node)  # "2", where the options are shown as a list
        reading, kind = (numbered, "choice") if numbered.status == "ok" else (reading, kind)
    if kind in ("choice", "many") and reading.status in ("ok", "ambiguous"):
        return Reading(reading.status, _option_ids(reading.value, tuple(o.id for o in options)), reading.hint)
    return reading


def _without_digits(node: Node, reading: Reading) -> bool:
    """True for words where a number was asked for (`of: text`, `about: number`)."""
    wants_number = isinstance(node, Ask) and node.of == "text" and node.about == "number"
    return wants_number and reading.status == "ok" and not any(c.isdigit() for c in str(reading.value))


def _read_as(run: Run, kind: str, reply: Reply, frame: Frame, node: Node) -> Reading:
    return readers.read(
        kind,
        reply.text,
        lang=run.language,
        today=run.world.today,
        context=node.about if isinstance(node, Ask) else None,
        region=run.world.region,
        choices=option_words(run, frame, node) or None,
    )


def _read_pin(text: str) -> Reading:
    """Four to six digits and nothing else."""
    return Reading("ok", "".join(fold(text).split())) if looks_like_pin(text) else Reading("invalid", hint="pin")


def settle(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool:
    """Keep a settled reading and move to the next place."""
    answer = _answer(run, reply, reading)
    about = node.about if isinstance(node, Ask) else None
    if not isinstance(node, Question | Group):
        raise TypeError(f"node {node.id} takes no answer")
    was_correcting = frame.correcting
    run.record(frame.model_copy(update={"correcting": False}), node, answer, kind=kind, about=about)
    _apply(run, node, answer)
    if answer.state == "answered" and kind in ECHOED:
        shown = readers.show_value(kind, reading.value, run.language)
        if shown and fold(shown) != fold(reply.text):
            run.text("engine/noted", value=shown)
    elif answer.state in ("unknown", "declined"):
        run.text(f"engine/{answer.state}")
    if was_correcting:
        finish_correction(run, frame)
        return True
    if frame.asking_again:
        return True  # the walk reads the recorded answer
    target = option_target(node, answer) if isinstance(node, Choose) else None
    if not run.library.flows[frame.flow].interview:
        run.place_at(run.library.follow(frame, target or node.to))
    return True


def _take_story(run: Run, reply: Reply, frame: Frame, node: Story) -> bool:
    """Add a part to a story, verbatim; LISTO or DONE ends it."""
    answer = run.c.answers.get(frame.key)
    is_done = fold(reply.text) in run.world.words.get("done", frozenset())
    if not is_done:
        if not reply.text.strip() and not reply.media:
            return _show_again(run)
        part = StoryPart(text=reply.text, at=run.world.now, sid=reply.sid, media=reply.media)
        parts = (*(answer.parts if answer else ()), part)
        text = "\n\n".join(p.text for p in parts if p.text)
        answer = Answer(value=text, original=text, language=run.language, at=run.world.now, sid=reply.sid, parts=parts)
        run.record(frame.model_copy(update={"correcting": False}), node, answer, kind="story", about=None)
        run.text("engine/story_more")
        run.set(tries=1)
        return False
    if answer is None:
        run.text("engine/story_empty")
        return False
    run.text("engine/story_kept")
    if frame.correcting:
        finish_correction(run, frame)
    elif not run.library.flows[frame.flow].interview:
        run.place_at(run.library.follow(frame, node.to))
    return True


def _answer(run: Run, reply: Reply, reading: Reading) -> Answer:
    common: dict[str, Any] = {
        "original": reply.text, "language": run.language, "at": run.world.now, "sid": reply.sid,
    }  # fmt: skip
    if reading.status == "unknown":
        return Answer(state="unknown", **common)
    if reading.status == "declined":
        return Answer(state="declined", **common)
    if reading.value == "none":
        return Answer(state="none", **common)
    return Answer(value=reading.value, **common)


def _apply(run: Run, node: Node, answer: Answer) -> None:
    """Answers that change the conversation itself."""
    save = node.save if isinstance(node, Question) else None
    if save == "@language" and answer.value in ("es", "en"):
        run.set(language=answer.value)
        run.events.append(LanguageChanged(answer.value))


def _tapped(reply: Reply, frame: Frame) -> str | None:
    key, _, option = (reply.payload or "").rpartition("|")
    return option if key == frame.key else None


def _option_ids(value: Any, ids: tuple[str, ...]) -> Any:
    if isinstance(value, list | tuple):
        return [ids[v - 1] if isinstance(v, int) and 0 < v <= len(ids) else v for v in value]
    return ids[value - 1] if isinstance(value, int) and 0 < value <= len(ids) else value


def _ask_which(run: Run, reply: Reply, kind: str, reading: Reading) -> None:
    """Two ways to read it: say both, never guess."""
    values = tuple(reading.value) if isinstance(reading.value, list | tuple) else ()
    offers = tuple(Offer(str(i), "", _shown(run, kind, value)) for i, value in enumerate(values, 1))
    run.wait_for(Pending(kind="readings", options=values, held=reply.text, held_sid=reply.sid))
    own = f"hint/{reading.hint}"
    run.text(own if own in run.library.texts else "engine/which", offers=offers, node="!readings")


def _shown(run: Run, kind: str, value: Any) -> str:
    if kind in ("choice", "many") and run.c.place:
        frame = run.c.place
        spot = run.library.spot(frame.flow, frame.node)
        if spot is not None and isinstance(spot.node, Choose | Ask):
            labels = {o.id: w[0] for o, w in zip(spot.node.options, option_words(run, frame, spot.node), strict=True)}
            chosen = value if isinstance(value, list | tuple) else [value]
            return ", ".join(labels.get(v, str(v)) for v in chosen)
    return readers.show_value(kind, value, run.language) or str(value)


def _not_read(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool:
    """Not an answer: perhaps a question of their own; else the hint, and after two tries a way out."""
    route = run.world.find_topic(reply.text, lang=run.language) if reading.status == "invalid" else None
    if route and answer_topic(run, route, frame):
        return True
    if route and route.alternatives and not run.library.flows[frame.flow].interview:
        return offer_topics(run, reply, route)
    tries = run.c.tries + 1
    hint = f"hint/{reading.hint}"
    own = node.hint if isinstance(node, Question) and (reading.hint or ".unread").endswith(".unread") else None
    if own:
        run.tell(context(frame.flow, node.id, "hint"), own)
    elif hint in run.library.texts:
        run.text(hint)
    else:
        run.text("engine/not_understood")
    if tries >= 2:
        run.text("engine/way_out" if _can_skip(run, frame, node) else "engine/way_out_short")
    _show_again(run)
    run.set(tries=tries)
    return False


def _can_skip(run: Run, frame: Frame, node: Node) -> bool:
    """True where SKIP leaves the question for later: in an interview, unless it must be answered."""
    must = isinstance(node, Question) and node.must
    return run.library.flows[frame.flow].interview and not must


def _is_question(text: str) -> bool:
    return text.strip().endswith("?")


def _answer_own_question(run: Run, reply: Reply, frame: Frame) -> bool:
    """Where any words would be an answer, a clear question of the person's own is not taken for one."""
    return answer_topic(run, run.world.find_topic(reply.text, lang=run.language), frame)


def answer_topic(run: Run, route: Route, frame: Frame) -> bool:
    """Answer a question of their own and come back; True when the topic is clear and is not this very flow."""
    flow = run.world.topics.get(route.topic)
    if flow is None or route.confidence < SURE or flow == frame.flow or flow not in run.library.flows:
        return False
    run.enter(flow)
    return True


def offer_topics(run: Run, reply: Reply, route: Route) -> bool:
    """Offer the nearest topics by name, never guess."""
    flows = [f for t in route.alternatives if (f := run.world.topics.get(t)) and f in run.library.flows][:3]
    if not flows:
        return _show_again(run)
    offers = tuple(Offer(str(i), "", run.title(flow)) for i, flow in enumerate(flows, 1))
    run.wait_for(Pending(kind="topic", options=tuple(flows), held=reply.text, held_sid=reply.sid))
    run.text("engine/topic", offers=(*offers, run.offer("none", "engine/topic.none")), node="!topic")
    return False


def _show_again(run: Run) -> bool:
    """Ask the same again, nothing recorded."""
    frame = run.c.place
    spot = run.library.spot(frame.flow, frame.node) if frame else None
    if frame and spot:
        show_question(run, frame, spot.node)
    return False
