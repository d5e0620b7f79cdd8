"""Showing a question, with its options as the person may tap, number or type them."""

from __future__ import annotations

from app.dialogue.conversation import Frame
from app.dialogue.events import Offer
from app.dialogue.flow import Ask, Choose, Group, Node, Option, Question, Story
from app.dialogue.form.counting import entry_values
from app.dialogue.library import context
from app.dialogue.run import Run
from app.dialogue.showing import shown_answers
from app.dialogue.team.wishes import wants_writing
from app.dialogue.topics.heard import ask_what_was_heard
from app.dialogue.topics.ways import show_ways

OFFER_TEXTS = {"yes": "engine/yes", "no": "engine/no", "unknown": "engine/dont_know"}
_WELCOME = "welcome"
YES_NO = {"yes_no": ("yes", "no"), "yes_no_unknown": ("yes", "no", "unknown")}


def show_question(run: Run, frame: Frame, node: Node, *, in_plain: bool = False) -> None:
    """Add the question that waits at this place to the turn; `in_plain`: in its plain words, where it has some."""
    if frame.asking_again and isinstance(node, Group):
        offers = yes_no_offers(run, "yes_no")
        values = entry_values(node, frame, run.c.answers, run.library)
        run.tell(context(frame.flow, node.id, "again"), node.again, values=values, offers=offers, node=frame.key)
        return
    told = run.c.answers.get(frame.key)
    if isinstance(node, Story) and told and told.parts:
        run.text("engine/story_goes_on")  # a question to tell from the beginning would say that it was lost
        return
    if show_ways(run, frame, node) or (isinstance(node, Question) and ask_what_was_heard(run, frame, node)):
        return
    plain = node.plain if in_plain and isinstance(node, Question) else None
    written = node.written if isinstance(node, Question) and node.written and wants_writing(run) else None
    slot, source = ("plain", plain) if plain else ("written", written) if written else _prompt(node)
    facts = run.library.facts_of(frame.flow, node)
    values = entry_values(group_of(run, frame), frame, run.c.answers, run.library)
    values |= shown_answers(run, frame, node.shows) if isinstance(node, Question) else {}
    run.tell(
        context(frame.flow, node.id, slot),
        source,
        values=values,
        facts=facts,
        offers=offers_of(run, frame, node),
        node=frame.key,
    )


def group_of(run: Run, frame: Frame) -> Group | None:
    """The innermost group that a place lies in."""
    spot = run.library.spot(frame.flow, frame.node)
    outer = run.library.spot(frame.flow, spot.groups[-1]) if spot and spot.groups else None
    return outer.node if outer and isinstance(outer.node, Group) else None


def show_again(run: Run, frame: Frame, node: Node) -> None:
    """The same question, asked to correct what was answered before, or to answer what was left."""
    run.text("engine/correcting" if frame.key in run.c.answers else "engine/still_open")
    if isinstance(node, Story):
        run.text("engine/story_correcting")  # what was told stays, unless the person wants to begin anew
    else:
        show_question(run, frame, node)


def offers_of(run: Run, frame: Frame, node: Node) -> tuple[Offer, ...]:
    """What can be tapped at a node: its options, or yes and no."""
    if isinstance(node, Ask) and node.of in YES_NO:
        wishes = frame.flow == _WELCOME  # there it is asked what somebody wants: nothing is "right" of that
        return yes_no_offers(run, node.of, yes="engine/yes_please" if wishes else OFFER_TEXTS["yes"])
    options = node.options if isinstance(node, Choose | Ask) else ()
    return tuple(_option_offer(frame, node, option) for option in options)


def yes_no_offers(run: Run, kind: str, *, yes: str = OFFER_TEXTS["yes"]) -> tuple[Offer, ...]:
    """Yes and no, and "I do not know" where that is offered. `yes`: the label of the first."""
    texts = {**OFFER_TEXTS, "yes": yes}
    return tuple(run.offer(name, texts[name]) for name in YES_NO[kind])


def name_of(run: Run, frame: Frame, node: Question | Group) -> str:
    """What an answer is called in lists, in the person's language, with the entry's number inside a group."""
    source = node.label or (node.group if isinstance(node, Group) else _prompt(node)[1])
    slot = "label" if node.label else _prompt(node)[0]
    name = run.translated(context(frame.flow, node.id, slot), source)
    return f"{name} ({frame.items[-1] + 1})" if frame.items else name


def _prompt(node: Node) -> tuple[str, str]:
    if isinstance(node, Choose):
        return "choose", node.choose
    if isinstance(node, Ask):
        return "ask", node.ask
    if isinstance(node, Story):
        return "story", node.story
    raise TypeError(f"node {node.id} asks nothing")


def _option_offer(frame: Frame, node: Node, option: Option) -> Offer:
    where = context(frame.flow, node.id, f"option.{option.id}")
    return Offer(option.id, where, option.label, option.description)
