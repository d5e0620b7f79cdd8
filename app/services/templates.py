"""Which buttons and lists the conversation needs at the provider: found by playing every flow.

A template is made of our own labels alone. Choices whose labels are a person's own words (which of two readings they
meant) are always numbered text: nothing that anybody wrote is ever kept at the provider as a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest

from app.dialogue.events import Said
from app.messaging.choices import Shape
from app.messaging.rendering import Rendered
from app.services.content import Worlds
from app.services.speech import Voice
from app.services.surveys import Seen, Survey
from app.services.walking_paths import Walker

BEFORE = (
    "engine/noted", "engine/unknown", "engine/declined", "engine/left_for_later", "engine/not_understood",
    "engine/old_button", "engine/correcting", "engine/media", "engine/voice",
)  # fmt: skip
"""Texts of the engine that may stand before a question: after any answer, or when it is shown again."""

AFTER = "engine/way_out"
"""What follows a question that was not understood twice."""

WAYS_ON = "engine/ways_on"
"""The short list after an answer."""

LANGUAGES = ("es", "en")


@dataclass(frozen=True)
class Wanted:
    """The shapes that are needed, by key; `is_complete` is False when a walk was cut short."""

    shapes: dict[str, Shape]
    is_complete: bool


def collect(
    worlds: Worlds,
    voice: Voice,
    *,
    now: datetime,
    languages: Iterable[str] = LANGUAGES,
    step: Callable[[], None] = lambda: None,
    each: Callable[[Shape], None] = lambda shape: None,
) -> Wanted:
    """Every shape that a conversation can show on WhatsApp, the languages side by side from the welcome on.

    `step` is called after each turn of a walk, `each` with every shape when it is first met.
    """
    bare = Voice(voice.wording, voice.library, voice.gate)  # a template that exists would hide that it is wanted
    shapes: dict[str, Shape] = {}
    surveys = [Survey(Walker(worlds, bare, language=language, now=now)) for language in languages]
    for shape in _met(surveys, bare, step):
        if shape.key not in shapes:
            shapes[shape.key] = shape
            each(shape)
    return Wanted(shapes, all(survey.is_complete for survey in surveys))


def _met(surveys: Iterable[Survey], voice: Voice, step: Callable[[], None]) -> Iterator[Shape]:
    """The shapes of all walks, one turn of each in turn; a question shown again only once for the same options."""
    shown: set[tuple[str | None, str, str, tuple[str, ...]]] = set()
    for seen in chain.from_iterable(zip_longest(*(survey.turns() for survey in surveys))):
        if seen is None:
            continue
        question = _question(seen)
        if question is not None:
            yield from _wanted(seen.rendered)
            options = tuple(offer.id for offer in question.offers)
            mark = (question.node, question.context, question.language, options)
            if mark not in shown:
                shown.add(mark)
                yield from _shown_again(question, voice)
        step()


def _question(seen: Seen) -> Said | None:
    """The question of a turn whose labels are all ours, or None."""
    question = next((said for said in reversed(seen.said) if said.offers), None)
    return question if question is not None and is_ours(question) else None


def _shown_again(question: Said, voice: Voice) -> Iterator[Shape]:
    """The question by itself and with what may stand around it."""
    for said in _around(question, voice):
        yield from _wanted(voice.render(said, "whatsapp"))


def is_ours(question: Said) -> bool:
    """True when every label is a text of our content, none a person's own words."""
    return all(offer.context for offer in question.offers)


def _around(question: Said, voice: Voice) -> Iterator[list[Said]]:
    texts = voice.library.texts
    yield [question]
    if question.context == WAYS_ON:
        return  # it follows answers, and whoever was not understood gets the whole list
    values = {**question.values, "value": "-", "label": "-"}
    before = [
        Said(texts[name].context, texts[name].source, question.language, values) for name in BEFORE if name in texts
    ]
    for said in before:
        yield [said, question]
    if AFTER in texts:
        after = Said(texts[AFTER].context, texts[AFTER].source, question.language, values)
        yield from ([said, question, after] for said in before if said.context == "engine/not_understood")


def _wanted(rendered: Iterable[Rendered]) -> Iterator[Shape]:
    return (message.wanted for message in rendered if message.wanted is not None)
