"""A topic that was opened by the very words of one of its lines: that line is answered, and no list asked first."""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.events import Said
from app.dialogue.flow import Choose, Option
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import option_words
from app.dialogue.talk.defining import meaning_asked, without_small
from app.dialogue.text import fold, fold_own
from app.dialogue.topics.heard import LANGUAGES
from app.dialogue.walking import HOME, advance
from app.dialogue.world import Reply

_FEW = 4
"""Words of a message that asks for a language and nothing besides."""


_SHORT = 16
"""Words of a message that asks for one line; a longer one tells more."""

_PHRASE = 3
"""Words of a line's phrase that mean it within a message."""


def take_opened(run: Run) -> None:
    """The list of a topic that was opened by the very words of one of its lines: that line is answered at once."""
    place, spot, opening = run.c.place, run.spot, run.opening
    if place is None or spot is None or opening is None or run.c.pending or not isinstance(spot.node, Choose):
        return
    flow = run.library.flows[place.flow]
    if flow.interview or flow.pieces or place.flow == HOME:
        return
    if any(name == place.flow for name, _ in run.c.just_said):
        return
    ours = (
        readers.ours_asked_for(opening.text) if any(option.says == "language" for option in spot.node.options) else None
    )
    if ours is not None:
        without_waiting(run, place)
        if accept(run, opening, place, spot.node, "choice", Reading("ok", ours)):
            advance(run)
        return
    said, asked = fold(written_out(opening.text)), meaning_asked(written_out(opening.text), run.world.words)
    names = {said} if len(said.split()) > 1 else set()
    names |= {asked} if asked else set()  # "qué es withholding": a word alone, where its meaning is asked for
    of = zip(spot.node.options, option_words(run, place, spot.node), strict=True)
    small = run.world.words.get("small_words", frozenset())
    meant = [
        option for option, words in of if any({fold_own(each), without_small(each, small)} & names for each in words)
    ]
    meant = meant or _standing_in(run, place, spot.node, said)
    if len(meant) == 1 and meant[0].to:
        without_waiting(run, place)
        run.opening = None
        run.place_at(run.library.follow(place, meant[0].to))
        advance(run)


def _standing_in(run: Run, place: Frame, node: Choose, said: str) -> list[Option]:
    """The lines of which a whole phrase stands in a short message: "wetin i go carry for that day"."""
    if len(said.split()) > _SHORT:
        return []
    of = zip(node.options, option_words(run, place, node), strict=True)
    return [
        option
        for option, words in of
        if any(len(own.split()) >= _PHRASE and f" {own} " in f" {said} " for own in map(fold_own, words))
    ]


def names_language(reply: Reply, ours: str | None) -> bool:
    """True for a few words that ask for one of our languages (`ours`), and nothing besides."""
    return ours is not None and len(reply.text.split()) <= _FEW and "?" not in reply.text


def take_first_language(run: Run, reply: Reply, ours: str | None) -> None:
    """The first question answered by a first message that asks for one of our languages: "español por favor"."""
    place, spot = run.c.place, run.spot
    if ours is None or place is None or spot is None or not isinstance(spot.node, Choose):
        return
    if {option.id for option in spot.node.options} >= LANGUAGES:
        without_waiting(run, place)
        if accept(run, reply, place, spot.node, "choice", Reading("ok", ours)):
            advance(run)


def without_waiting(run: Run, place: Frame) -> None:
    """Take the question that waits out of what this turn says."""
    below = f"{place.flow}/{place.node}/"
    run.events = [each for each in run.events if not (isinstance(each, Said) and is_asked(each, place.key, below))]


def is_asked(said: Said, key: str, below: str) -> bool:
    """True for the question of a place, also where a short list stands for it."""
    return said.node == key or said.context.startswith(below)
