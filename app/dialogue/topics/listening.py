"""What an editor's phrases and the learned model make of a message together: danger first, then the topic.

    phrases (`danger`) say          the model's share for an emergency     outcome
    certain                         any                                    interrupt
    unsure                          at least `BORNE_OUT`                   ask
    unsure                          less                                   ask, the topic keeps its place
    outstanding                     any                                    ask, the danger comes before the topic
    of the past, of home            at least `ASKED`                       ask, the danger comes before the topic
    of the past, of home            less                                   ask, the topic keeps its place
    nothing                         at least `ASKED`                       ask
    nothing                         less                                   quiet

So the model alone never interrupts, and never silences a phrase. Inside a story it is not asked: a story of violence
sounds like danger from beginning to end, and only phrases tell then from now.
"""

from __future__ import annotations

from dataclasses import replace

from app.dialogue.routing import UNKNOWN, Route, RoutingTable, heeding, route
from app.dialogue.safety.danger import KINDS, Danger, DangerTable, assess
from app.dialogue.text import loose
from app.dialogue.topics.learned import Heard, Learned

ASKED = 0.4
"""From this share on, words that sound like an emergency are asked about."""

BORNE_OUT = 0.2
"""From this share on, the model agrees enough with an unsure phrase for danger to come before the topic."""

ONE_OR_TWO = 2
"""Words that are no sentence: mostly names of topics, which an editor lists, and answers, which speak for none."""

ASKED_OF_FEW = {0: 2.0, 1: 2.0, 2: 0.85, 3: 0.5}
"""The same for few words. One alone is left to the phrases: it says too little, and answers are often one."""


SURE_OF_FEW = 0.85
"""From this share on, the model has a say in the topic of one or two words too."""


def listen(text: str, *, lang: str, table: DangerTable, learned: Learned | None, in_story: bool) -> Danger | None:
    """The danger that a message speaks of, by phrases and model; None when there is none."""
    danger = assess(text, lang=lang, table=table, in_story=in_story)
    heard = None if in_story else _heard(text, learned)
    if heard is None or (danger is not None and danger.certain):
        return danger
    if not _is_asked(text, heard):
        is_doubted = danger is not None and not danger.is_distant and heard.emergency < BORNE_OUT and danger.phrase
        return replace(danger, is_distant=True) if danger is not None and is_doubted else danger
    if danger is not None and not danger.is_distant:
        return danger
    kind = danger.kind if danger is not None else next(kind for kind in KINDS if kind == heard.kind)
    return Danger(kind, certain=False, phrase=danger.phrase if danger else "")


def topic_of(text: str, *, lang: str, table: RoutingTable, learned: Learned | None) -> Route:
    """The topic of a message, danger left aside: `listen` has been asked before."""
    heard = _heard(text, learned)
    if heard is not None and len(loose(text).split()) <= ONE_OR_TWO and not _is_sure(heard):
        heard = None
    return route(text, lang=lang, table=table, learned=heard)


def answer(text: str, *, lang: str, danger: DangerTable, routing: RoutingTable, learned: Learned | None) -> Route:
    """What a conversation would make of free text, as one route: what `orienta route` prints."""
    found = listen(text, lang=lang, table=danger, learned=learned, in_story=False)
    return heeding(topic_of(text, lang=lang, table=routing, learned=learned), found)


def _is_asked(text: str, heard: Heard) -> bool:
    return heard.emergency >= ASKED_OF_FEW.get(len(loose(text).split()), ASKED)


def _is_sure(heard: Heard) -> bool:
    """True when the model hears one of the topics plainly; that it hears none says nothing of few words."""
    return max(share for topic, share in heard.topics.items() if topic != UNKNOWN) >= SURE_OF_FEW


def _heard(text: str, learned: Learned | None) -> Heard | None:
    return learned.hear(text) if learned and text.strip() else None
