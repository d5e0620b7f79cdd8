"""A list of topics and a reply that says more than which line: each concern is served, in its order.

The pick is taken. What else is said is looked for in the list that the pick opens; what is not there waits until the
list, or the menu, is reached again, and is then answered as if it were written there.
"""

from __future__ import annotations

import re

from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame, Unread
from app.dialogue.events import HandoffRequested, Said
from app.dialogue.flow import Ask, Choose, Node
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.readers.choice_numbers import numbers_said
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import settle
from app.dialogue.run import Run
from app.dialogue.showing import in_a_line, option_words, own_words
from app.dialogue.talk.astray import answer_both, is_an_option, open_named_topic, topic_of
from app.dialogue.talk.condoling import condole
from app.dialogue.text import fold, fold_own
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.menu_lines import (
    is_number,
    is_of_topics,
    is_statement,
    leads_out,
    line_alone,
    line_of,
    line_within,
    only_tells,
    says_beside,
    yes_or_no,
)
from app.dialogue.topics.offering import nearest_flows
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import BACK, advance, is_menu
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import Numbered, asks, core, cuts, numbered
from app.dialogue.world import Reply

_NAMES_ALL = ("engine/two_questions", "engine/several_questions")
"""What names everything that was asked, so that nothing of it is quoted again."""

_FEWEST = 2
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){5,}")
_NAMING = 3
"""Letters above which a wording within a sentence names its line."""
_ARTICLES = re.compile(
    r"^(?:(?:el|la|los|las|mi|mis|the|my|de|del|sobre|acerca|por|en|about|on|by)\s+)+", re.IGNORECASE
)


def pick_and_more(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool | None:
    """Take the pick of a reply to a list of topics and see to the rest; None where it does not do both."""
    if not isinstance(node, Choose) or not is_of_topics(run, frame) or is_an_option(run, reply, frame, node):
        return None
    found = numbered(reply.text, run.world.words)
    said = found.rest if found else "" if is_number(reply.text) else reply.text
    if len(reply.text.split()) < _FEWEST or reads_back(run, frame.flow, node) is not None:
        return None  # a yes to what was read back has rules of its own
    if is_statement(run, node, said):
        return _pick_to_hear(run, reply, frame, node, found) if found and not reading.is_settled else None
    parted = _parted(run, reply.text, frame, node, is_read=reading.is_settled)
    is_yes = parted is not None and _agrees(run, frame, node, parted[0])  # "yes tell them" is taken, whatever is asked
    if found is None and parted is not None and not is_yes and answer_both(run, reply, frame):
        return True
    if found is None and run.route(reply.text).is_plain:
        return None  # asked in whole, whatever line a word of it names
    if parted is not None:
        with trying(run) as attempt:
            taken = _take(run, reply, frame, node, *parted)
            is_left = all(each.flow != frame.flow for each in run.c.frames)  # a list of towns: one is asked for
            attempt.is_kept = not (is_left and line_of(run, parted[1], frame, node))
        return taken if attempt.is_kept else None
    if (flow := _instead(run, reply.text, frame, node)) is not None:
        open_with(run, flow, Reply(text=core(reply.text), sid=reply.sid))
        return True
    if (meant := _but_for_back(run, reply.text, frame, node, reading)) is not None:
        return settle(run, reply, frame, node, "choice", Reading("ok", meant))
    if reading.status != "ok" and (alone := line_alone(run, reply.text, frame, node)) is not None:
        condole(run, reply.text)
        return settle(run, reply, frame, node, "choice", Reading("ok", alone))
    return _take_deeper(run, reply, frame, node, reading)


def open_menu_word(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Open the topic that a word of the menu names, with small words around it, where no line here has that word.

    "lo de la corte pues" is the court, not the line of what courts have said.
    """
    if not isinstance(node, Choose) or not is_of_topics(run, frame) or len(run.c.frames) < _FEWEST:
        return False
    word = Reply(text=_ARTICLES.sub("", core(reply.text)), sid=reply.sid)
    lines = {fold_own(each) for own in own_words(run, frame, node) for each in own}
    if word.text == reply.text or fold(word.text) in lines or is_an_option(run, reply, frame, node):
        return False
    return open_named_topic(run, word, frame)


def open_by_sense(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Open the line of a topic's own list that the words name: "el día de la audiencia" is no line of the menu.

    None where they are about no sure topic, or name none of its lines.
    """
    if not isinstance(node, Choose) or not is_of_topics(run, frame) or is_statement(run, node, reply.text):
        return None
    flow = topic_of(run, reply, frame)
    if flow is None:
        return None
    with trying(run) as attempt:
        open_with(run, flow, reply)
        advance(run)
        is_list = [event.node for event in attempt.said] == [run.c.place.key if run.c.place else None]
        taken = _take_here(run, reply, reply.text) if is_list else None
        is_round = sum(each.flow == frame.flow for each in run.c.frames) > 1
        attempt.is_kept = taken is not None and not is_round
    return taken if attempt.is_kept else None


def open_topic(run: Run, flow: str, asked: Reply) -> bool:
    """Open a topic, at the line of its list that the words name; True where the flow may go on."""
    open_with(run, flow, asked)
    with trying(run) as attempt:
        advance(run)
        is_list = [event.node for event in attempt.said] == [run.c.place.key if run.c.place else None]
        taken = _take_here(run, asked, asked.text) if is_list else None
        attempt.is_kept = taken is not None
    return True if taken is None else taken


def is_made_of_lines(run: Run, text: str, frame: Frame, node: Node) -> bool:
    """True for a pick by number, or for nothing but lines of the list, whatever else the words sound like."""
    if not isinstance(node, Choose) or not is_of_topics(run, frame):
        return False
    if line_of(run, text, frame, node):
        return True
    return any(line_of(run, one, frame, node) and line_of(run, other, frame, node) for one, other in cuts(text))


def beside_number(run: Run, text: str, frame: Frame, node: Node) -> str:
    """What is said behind a pick by its number; nothing where there is no such pick."""
    if not isinstance(node, Choose) or not is_of_topics(run, frame):
        return ""
    found = numbered(text, run.world.words)
    return core(found.rest) if found and 0 < found.number <= len(node.options) else ""


def besides_of(run: Run) -> Unread | None:
    """What was said beside an earlier pick and may be answered now, since its list has just been shown."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose) or not is_of_topics(run, place):
        return None
    if run.promised == place.flow:
        return None  # what was named first is shown first
    is_shown = any(isinstance(event, Said) and event.node == place.key for event in run.events)
    may = [each for each in run.c.besides if each.key in ("", place.key) or len(run.c.frames) == 1]
    return may[0] if is_shown and may and not run.c.pending else None


def begin_besides(run: Run, besides: Unread) -> Reply:
    """Take the list back that was just shown, and say what is answered instead."""
    _unsay(run)
    run.set(besides=tuple(each for each in run.c.besides if each is not besides), tries=0, brief=None)
    run.promised = run.world.topics.get(run.route(besides.text).topic)
    if not any(isinstance(event, Said) and event.context in _NAMES_ALL for event in run.events):
        run.text("engine/also_wrote", held=_in_a_line(besides.text))
    return Reply(text=besides.text, sid=besides.sid)


def _parted(run: Run, text: str, frame: Frame, node: Choose, *, is_read: bool) -> tuple[str, str, bool] | None:
    """The option picked, what is said besides, and whether the pick is a number; None where it is not both.

    `is_read`: the whole reads as one line: only another line or a question besides is more than that.
    """
    if (found := numbered(text, run.world.words)) and 0 < found.number <= len(node.options):
        picked = node.options[found.number - 1].id
        is_read = is_read and not found.is_parted
        is_near = found.is_joined and bool(nearest_flows(run, run.route(core(found.rest))))
        if is_near or _is_more(run, found.rest, frame, node, picked, is_read=is_read, has_number=True):
            return picked, found.rest, True
        return None
    for before, after in cuts(text):
        picked_by_words = line_of(run, before, frame, node)
        if picked_by_words is None and not is_number(after):
            picked_by_words = yes_or_no(run, before, frame, node)
        if picked_by_words is None and line_of(run, after, frame, node):
            picked_by_words = line_within(run, before, frame, node)
        if picked_by_words and _is_more(run, after, frame, node, picked_by_words, is_read=is_read):
            return picked_by_words, after, False
    return None


def _agrees(run: Run, frame: Frame, node: Choose, picked: str) -> bool:
    """True for the line that is a yes to what its list asks."""
    words = next(
        (own for each, own in zip(node.options, own_words(run, frame, node), strict=True) if each.id == picked), ()
    )
    return not {"si", "yes"}.isdisjoint(map(fold_own, words))


def _instead(run: Run, text: str, frame: Frame, node: Choose) -> str | None:
    """The topic of "no. what about food": none of these lines, but something else."""
    for before, after in cuts(text):
        reading = read_reply(run, Reply(text=before), frame, node)
        if core(before) or reading.value != BACK or line_of(run, after, frame, node):
            continue
        asked = Reply(text=core(after))
        return topic_of(run, asked, frame) or topic_of(run, Reply(text=after), frame)
    return None


def _but_for_back(run: Run, text: str, frame: Frame, node: Choose, reading: Reading) -> str | None:
    """The line of "y si ya pasó el año", where a mere "ya" would be the way out."""
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, list) else []
    others = [str(each) for each in values if each != BACK]
    if len(values) != _FEWEST or len(others) != 1 or len(text.split()) <= _NAMING:
        return None
    at = next((number for number, option in enumerate(node.options) if option.id == BACK), None)
    ways = own_words(run, frame, node)[at] if at is not None else ()
    said = f" {fold(text)} "
    is_ya = {fold_own(way) for way in ways if f" {fold_own(way)} " in said} == {"ya"}
    return others[0] if is_ya and only_tells(run, frame, node, others[0]) else None


def _pick_to_hear(run: Run, reply: Reply, frame: Frame, node: Choose, found: Numbered) -> bool | None:
    """Take a pick by number behind which a day or an hour is told: what hears it takes it from there."""
    if not 0 < found.number <= len(node.options):
        return None
    picked = Reading("ok", node.options[found.number - 1].id)
    taken = settle(run, reply, frame, node, "choice", picked)
    run.opening = Reply(text=core(found.rest), sid=reply.sid)
    return taken


def _is_more(
    run: Run, rest: str, frame: Frame, node: Choose, picked: str, *, is_read: bool = False, has_number: bool = False
) -> bool:
    """True where the rest names a line, asks something, or, behind a number, is clearly about a topic."""
    if line_of(run, rest, frame, node) is not None:
        return True  # the same line may be more behind it: "el día de la audiencia, qué llevo"
    words = core(rest)
    if not is_read and line_within(run, words, frame, node) not in (None, picked):
        return True
    if is_question(rest, run.world.words) or is_question(words, run.world.words) or asks(words):
        return True
    flow = topic_of(run, Reply(text=words), frame)
    if flow is None or (is_read and has_number):
        return False
    return run.route(words).is_plain or (has_number and len(words.split()) >= _FEWEST)


def _take_deeper(run: Run, reply: Reply, frame: Frame, node: Choose, reading: Reading) -> bool | None:
    """Take a line by words that name one of the list behind it too: "el día de la audiencia" is more than "audiencia".

    None where they name none there.
    """
    picked = str(reading.value)
    if reading.status != "ok" or numbers_said(reply.text)[0] or not only_tells(run, frame, node, picked):
        return None
    if not says_beside(run, reply.text, frame, node, picked):
        return None
    with trying(run) as attempt:
        settle(run, reply, frame, node, "choice", reading)
        advance(run)
        taken = None if run.c.place == frame else _take_here(run, reply, reply.text)
        attempt.is_kept = taken is not None
    return taken


def _take(run: Run, reply: Reply, frame: Frame, node: Choose, picked: str, rest: str, has_number: bool) -> bool:
    condole(run, reply.text)
    at = len(run.events)
    settle(run, reply, frame, node, "choice", Reading("ok", picked))
    asked = Reply(text=core(rest) or rest, sid=reply.sid)
    if not is_menu(frame, node):  # the next question comes after the answer
        flow = topic_of(run, asked, frame)
        if flow is None:
            run.text("engine/own_question")
        else:
            open_with(run, flow, asked)
        return True
    advance(run)
    is_same_list = bool(numbers_said(asked.text)[0]) and not numbers_said(asked.text)[1]
    if not is_same_list and run.c.place != frame:
        wordings = (rest,) if has_number else (reply.text, rest)
        for words in wordings:
            if (taken := _take_here(run, reply, words)) is not None:
                return taken
    first = next(each for each in node.options if each.id == picked)
    if _is_answered(run, asked, frame) or line_of(run, rest, frame, node) == picked:
        return False
    key = "" if leads_out(run, frame, first) else frame.key
    place, spot, flow = run.c.place, run.spot, topic_of(run, asked, frame)
    is_called = any(isinstance(event, HandoffRequested) for event in run.events[at:])
    is_asked_first = is_called or (spot is not None and isinstance(spot.node, Ask))
    if is_asked_first and place is not None and flow is not None and not run.c.pending:
        without_waiting(run, place)  # no list comes now at which it could be answered
        open_with(run, flow, asked)
        return True
    run.set(besides=(*run.c.besides, Unread(key=key, text=asked.text, sid=reply.sid)))
    label = option_words(run, frame, node)[node.options.index(first)][0]
    run.text("engine/two_questions", first=label, second=_named(run, asked, frame, node))
    run.events.insert(at, run.events.pop())
    return False


def _is_answered(run: Run, asked: Reply, frame: Frame) -> bool:
    """True where what is asked besides is the very topic that the pick has opened."""
    place = run.c.place
    if place is None or place.flow == frame.flow:
        return False
    flow = run.world.topics.get(run.route(asked.text).topic)
    return place.flow == flow and not is_question(asked.text, run.world.words)


def _named(run: Run, asked: Reply, frame: Frame, node: Choose) -> str:
    """What is said besides, by the name of its line or topic, else in its own words."""
    line = line_of(run, asked.text, frame, node)
    if line is not None:
        number = next(at for at, option in enumerate(node.options) if option.id == line)
        return option_words(run, frame, node)[number][0]
    flow = topic_of(run, asked, frame)
    return run.title(flow) if flow else _in_a_line(asked.text)


def _in_a_line(words: str) -> str:
    """The words on one line, the figures of a longer number hidden: it may be that of a paper."""
    return in_a_line(_LONG_NUMBER.sub(lambda found: re.sub(r"\d", "#", found.group()), words))


def _take_here(run: Run, reply: Reply, words: str) -> bool | None:
    """Take the line that words name in the list which now waits; None where they name none that only tells."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending or not isinstance(spot.node, Choose):
        return None
    if not is_of_topics(run, place):
        return None
    said = Reply(text=words, sid=reply.sid)
    parted = _parted(run, words, place, spot.node, is_read=False)
    picked = parted[0] if parted else line_of(run, words, place, spot.node)
    if picked is None or not only_tells(run, place, spot.node, picked):
        return None
    _unsay(run)
    if parted:
        return _take(run, said, place, spot.node, *parted)
    return settle(run, said, place, spot.node, "choice", Reading("ok", picked))


def _unsay(run: Run) -> None:
    """Take back the question that was shown in this turn and is answered in it."""
    place = run.c.place
    if place is not None:
        without_waiting(run, place)
