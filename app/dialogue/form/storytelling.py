"""A story: the person's own words over many messages, each kept verbatim until they say that it is done.

A short message that is a question to us, or that takes the telling back, is kept like any other and then asked about:
nothing is lost between the asking and the answer, and nobody's question ends in their declaration unseen.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.asking import show_question
from app.dialogue.conversation import Answer, Frame, Pending, StoryPart
from app.dialogue.events import HandoffRequested
from app.dialogue.flow import Story
from app.dialogue.form.correcting import finish_correction
from app.dialogue.form.story_parts import keep_parts
from app.dialogue.library import context
from app.dialogue.routing import SURE, TOPICS
from app.dialogue.run import Run
from app.dialogue.safety.silence import fall_silent
from app.dialogue.showing import in_a_line
from app.dialogue.talk.astray import answer_topic, show_again
from app.dialogue.talk.condoling import condole
from app.dialogue.text import calm, fold
from app.dialogue.words.asides import opens_with, someone_comes
from app.dialogue.words.tiredness import is_busy
from app.dialogue.world import Reply

STORY_CHARACTERS, STORY_PARTS = 60_000, 300
"""From here on a story is a book: some twenty printed pages, or as many messages as nobody sends in a day."""

WORDLESS = "…"
"""What stands for a part without words, a picture or a voice note."""

_OTHERWISE = {"question": "engine/aside.question", "pause": "engine/aside.pause"}
"""What such a message may be instead of a part of the story, and how that option is called."""

_SHORT = 16
"""Words of a message that can be a question alone; a longer one tells, whatever it ends with."""

_FEW = 5
"""Words that can hardly tell of anything."""

_FEWEST = 3
"""Words that can be a question at the end of a message which tells something."""

_ADDRESS = 2
"""Words that may stand before a question to us: "espera", "oiga señora"."""
_CLAUSES = re.compile(r"[.!?¿;,\n]+|\b(?:y|pero|and|but)\b", re.IGNORECASE)

_OURS = frozenset({"privacy", "stop", "fraud", "legal_help"})
"""Topics that nobody's story is about."""


def take_story(run: Run, reply: Reply, frame: Frame, node: Story) -> bool:
    """Add a part to a story, verbatim; LISTO or DONE ends it. Each part keeps the whole anew, so there is an end to it.

    A story that is corrected grows, unless the person wants to tell it from the beginning: the log keeps the old one.
    What comes after that end stays among the messages, and a person is told to read it there.
    """
    said = fold(reply.text)
    if frame.correcting and said in run.world.words.get("anew", frozenset()):
        run.withdraw(frame.key)
        show_question(run, frame, node)
        return False
    answer = run.c.answers.get(frame.key)
    if said in run.world.words.get("done", frozenset()):
        return _end(run, frame, node, answer)
    if not reply.text.strip() and not reply.media:
        return show_again(run)
    if answer and answer.parts and said in run.world.words.get("strike", frozenset()):
        return _ask_to_strike(run, answer)
    if answer and (len(answer.original) >= STORY_CHARACTERS or len(answer.parts) >= STORY_PARTS):
        run.events.append(HandoffRequested("long_story"))
        run.text("safety/story_long")
        return False
    _add(run, reply, frame, node, answer)
    run.set(tries=1)
    return False


def _end(run: Run, frame: Frame, node: Story, answer: Answer | None) -> bool:
    if answer is None:
        run.text("engine/story_empty")
        return False
    run.text("engine/story_kept")
    run.set(tries=0)
    if frame.correcting:
        finish_correction(run, frame)
    elif not run.library.flows[frame.flow].interview:
        run.place_at(run.library.follow(frame, node.to))
    return True


def _add(run: Run, reply: Reply, frame: Frame, node: Story, answer: Answer | None) -> None:
    """Keep the words; then the next prompt, or the question whether they belong to what happened."""
    earlier = answer.parts if answer else ()
    part = StoryPart(text=reply.as_written, at=run.world.now, sid=reply.sid, media=reply.media)
    keep_parts(run, frame, node, (*earlier, part))
    if (way := _not_of_it(run, reply)) is not None:
        return _ask_whose(run, reply, way, reply.text, "engine/aside")
    if someone_comes(reply.text, run.world.words):
        fall_silent(run)
        return None
    condole(run, reply.text)
    if (asked := _asked_at_end(run, reply)) is not None:
        return _ask_whose(run, reply, "question", asked, "engine/aside_end")
    return show_prompt(run, frame, node)


def _ask_whose(run: Run, reply: Reply, way: str, held: str, text: str) -> None:
    """Ask whether the held words belong to the story or are for us."""
    offers = (run.offer("story", "engine/aside.story"), run.offer(way, _OTHERWISE[way]))
    run.wait_for(Pending(kind="aside", options=("story", way), held=held, held_sid=reply.sid))
    run.text(text, offers=offers, node="!aside", held=in_a_line(held))


def _asked_at_end(run: Run, reply: Reply) -> str | None:
    """The last words of a message that tells, where they ask us: "... y no dormí más. esto quién lo lee?"."""
    told = [clause.strip() for clause in _CLAUSES.split(reply.text) if clause.strip()]
    if reply.media or len(told) < 2 or not _FEWEST <= len(told[-1].split()) <= _SHORT:
        return None
    is_asked = _opens_asking(run, fold(told[-1]))
    route = run.route(told[-1])
    return told[-1] if is_asked or (route.topic in _OURS and route.confidence >= SURE) else None


def _not_of_it(run: Run, reply: Reply) -> str | None:
    """`question` where a short message asks us, `pause` where it puts off or takes back, None for a story."""
    said, words = fold(reply.text), run.world.words
    if reply.media or len(said.split()) > _SHORT:
        return None
    if said in words.get("withdraws", frozenset()) or is_busy(reply.text):
        return "pause"
    opens = _opens_asking(run, said)
    is_asked = opens or reply.text.strip().endswith("?")
    return "question" if is_asked or _is_asked_of_us(run, reply.text) else None


def _opens_asking(run: Run, said: str) -> bool:
    """True where folded words ask us, a word or two of address before it left out: "chamo te pregunté si"."""
    asks, address = run.world.words.get("asks_us", frozenset()), run.world.words.get("address", frozenset())
    for _ in range(_ADDRESS):
        first, _space, rest = said.partition(" ")
        if opens_with(said, asks) or first not in address:
            break
        said = rest
    return opens_with(said, asks)


def _is_asked_of_us(run: Run, text: str) -> bool:
    """True for a few words that are plainly about this service, a lawyer or money asked for, and tell of nothing."""
    route = run.route(text)
    is_few = len(text.split()) <= _FEW or route.topic not in TOPICS
    return is_few and route.topic in _OURS and route.confidence >= SURE


def show_prompt(run: Run, frame: Frame, node: Story) -> None:
    """What else may be told, once each; after that only how to go on."""
    answer = run.c.answers.get(frame.key)
    told = len(answer.parts) if answer else 0
    if 0 < told <= len(node.prompts):
        facts = run.library.facts_of(frame.flow, node)
        run.tell(context(frame.flow, node.id, f"prompts.{told}"), node.prompts[told - 1], facts=facts)
    else:
        run.text("engine/story_more")


def take_aside(run: Run, chosen: str, frame: Frame, node: Story, held: Reply) -> bool:
    """After the choice: the words stay in the story, or leave it and are answered. True when a topic begins."""
    if chosen == "story":
        show_prompt(run, frame, node)
        return False
    answer = run.c.answers.get(frame.key)
    if answer is not None and answer.parts and held.text == calm(answer.parts[-1].text):
        strike_last(run, frame, node)  # of words that told something too, only the end was for us: they stay
    if chosen == "pause":
        run.set(is_paused=True)
        run.text("engine/paused")
        return False
    for text in (held.text, *_CLAUSES.split(held.text)):  # "eso lo ve la migra? es que tenían uniforme"
        asked = replace(held, text=text.strip())
        if text.strip() and answer_topic(run, asked, run.route(asked.text), frame):
            return True
    run.text("engine/own_question")
    run.text("engine/story_more")
    return False


def strike_last(run: Run, frame: Frame, node: Story) -> None:
    """Take the last part out of the story; the log of answers keeps what it was."""
    answer = run.c.answers.get(frame.key)
    if answer is None or not answer.parts:
        return
    if len(answer.parts) == 1:
        run.withdraw(frame.key)
    else:
        keep_parts(run, frame, node, answer.parts[:-1])


def _ask_to_strike(run: Run, answer: Answer) -> bool:
    """Show the last part and ask whether it goes; nothing is taken out unasked."""
    held = in_a_line(answer.parts[-1].text) or WORDLESS
    offers = (run.offer("yes", "engine/strike.yes"), run.offer("no", "engine/strike.no"))
    run.wait_for(Pending(kind="strike", options=("yes", "no")))
    run.text("engine/strike", held=held, offers=offers, node="!strike")
    return False
