"""The lines of a list of topics, as words name them: by number, by a whole wording or as that sounds."""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Call, Choose, End, Handoff, Option, Say
from app.dialogue.readers.choice_numbers import numbers_said
from app.dialogue.readers.shorthand import written_out
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import option_words, own_words
from app.dialogue.team.calling import PERSON
from app.dialogue.text import fold, fold_own, loose, loose_own, sound
from app.dialogue.topics.heard import named_in, option_meant
from app.dialogue.walking import BACK
from app.dialogue.words.picks import core, denies, numbered
from app.dialogue.world import Reply

_SMALL = 2
_NAMING = 3
"""Letters above which a wording within a sentence names its line."""
_ARTICLES = re.compile(
    r"^(?:(?:el|la|los|las|mi|mis|the|my|de|del|sobre|acerca|por|en|about|on|by)\s+)+", re.IGNORECASE
)


def is_of_topics(run: Run, frame: Frame) -> bool:
    """True for a list outside of the forms, and not within what is told piece by piece."""
    flow = run.library.flows[frame.flow]
    return not flow.interview and not frame.correcting and frame.node not in flow.pieces


def is_statement(run: Run, node: Choose, text: str) -> bool:
    """True where the words name a day or an hour, which the flows of a hearing take themselves."""
    is_told = named_in(text, run.language, run.world.today, run.world.words) in ("day", "hour")
    return is_told or option_meant(run, node.options, text) is not None


def line_alone(run: Run, text: str, frame: Frame, node: Choose) -> str | None:
    """The line picked in talk that says nothing for us to answer: "ya ya la 6", "5 fue ayer"."""
    found = numbered(text, run.world.words)
    if found and 0 < found.number <= len(node.options):
        return node.options[found.number - 1].id
    return line_of(run, text, frame, node)


def is_number(words: str) -> bool:
    """True for a bare number: "no, la 2" corrects, and says no to nothing."""
    numbers, others = numbers_said(core(words))
    return bool(numbers) and not others


def line_within(run: Run, words: str, frame: Frame, node: Choose) -> str | None:
    """The one line of which a wording stands in some words."""
    names = [[word for word in own if len(word) > _NAMING] for own in own_words(run, frame, node)]
    number = readers.option_said(core(words), names)
    option = node.options[number - 1].id if number else None
    return option if option != BACK else None


def line_of(run: Run, words: str, frame: Frame, node: Choose) -> str | None:
    """The one line that some words are: its bare number, its whole wording, or as that sounds; never the way out."""
    said = "" if denies(words) else core(words)
    numbers, others = numbers_said(said)
    if len(numbers) == 1 and not others and any(char.isdigit() for char in said):
        found = [node.options[numbers[0] - 1].id] if 0 < numbers[0] <= len(node.options) else []
    else:
        found = _worded(run, said, frame, node) or _by_ear(run, said, frame, node)
    return found[0] if len(found) == 1 and found[0] != BACK else None


def _worded(run: Run, said: str, frame: Frame, node: Choose) -> list[str]:
    """The options with this wording, articles aside."""
    heard = {loose(said), loose(_ARTICLES.sub("", said))} - {""}
    return [
        option.id
        for option, wordings in zip(node.options, own_words(run, frame, node), strict=True)
        if heard & {loose_own(_ARTICLES.sub("", wording)) for wording in wordings}
    ]


def _by_ear(run: Run, said: str, frame: Frame, node: Choose) -> list[str]:
    """The options with a wording that sounds like the words: "q yevo" is "que llevo"."""
    full = sound(written_out(said))
    heard = {full, full.removeprefix("ke ")} - {""}
    return [
        option.id
        for option, wordings in zip(node.options, own_words(run, frame, node), strict=True)
        if heard & {sound(wording) for wording in wordings}
    ]


def leads_out(run: Run, frame: Frame, option: Option) -> bool:
    """True for the option that goes back, or ends the flow."""
    target = run.library.spot(frame.flow, option.to) if option.to else None
    return option.id == BACK or (target is not None and isinstance(target.node, End))


def only_tells(run: Run, frame: Frame, node: Choose, picked: str) -> bool:
    """True for a line behind which something is told or another list stands: no call of a person, nothing done."""
    option = next(each for each in node.options if each.id == picked)
    frame_after = run.library.follow(frame, option.to or node.to)
    target = run.library.spot(frame_after.flow, frame_after.node) if frame_after else None
    is_value = option.to is None  # one of a list of towns
    if target is None or not (
        isinstance(target.node, Say | Call) or (is_value and not isinstance(target.node, Handoff))
    ):
        return False
    return not (isinstance(target.node, Call) and target.node.call == PERSON)


def yes_or_no(run: Run, words: str, frame: Frame, node: Choose) -> str | None:
    """The option that a bare yes or no is, unless it only leads out of the list."""
    if core(words):
        return None
    reading = read_reply(run, Reply(text=words), frame, node)
    option = next((each for each in node.options if each.id == reading.value), None)
    return option.id if option and reading.status == "ok" and not leads_out(run, frame, option) else None


def says_beside(run: Run, text: str, frame: Frame, node: Choose, picked: str) -> bool:
    """True where a word that is neither small nor of the option stands in the text."""
    at = next(number for number, option in enumerate(node.options) if option.id == picked)
    own = {word for wording in option_words(run, frame, node)[at] for word in fold_own(wording).split()}
    left = set(fold(core(text)).split()) - own - run.world.words.get("small_words", frozenset())
    return any(len(word) > _SMALL for word in left)
