"""What a reply says otherwise of the pieces told so far (`pieces` of a flow): read here, changed by `telling`.

A piece is meant where the reply takes back what it is ("no a las 8, a las 9"), where it names it ("la hora es a las
9"), or, at what was read back, by any value that is not told already. One value that could be of two pieces is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Choose, Do, Flow, Node, Question
from app.dialogue.readers import Instead
from app.dialogue.readers.halves import is_early
from app.dialogue.reading import Json, Reading
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, option_words, own_words
from app.dialogue.text import fold, loose, loose_own
from app.dialogue.topics.heard import several
from app.dialogue.words.asides import holds_one, is_question

AMISS = "amiss"
"""The word list of how people say that something told before is wrong, or another now."""

ALONE = "mistaken_alone"
"""The word list of whole messages that say so of none of the pieces by name."""

NO = "no"
"""The option of what was read back that something is not so."""

_FORENOON = "07:00"

SENTENCES = re.compile(r"(?<=[.?!;])\s+|\n+")
"""Where a sentence ends, which keeps its mark."""
_FEWEST = 2
"""Words of a statement beside a question, above which it may change something."""

_FEW = 5
"""Words of a part of a message that takes something back and says nothing instead."""

_SHORTEST = 4
"""Letters of an option's word that may mean it where it was not asked for: "paso", not "si"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One question of a flow whose answer was told, with the place of it.

    `of_day`: this is the hour of the day told at that question, whose answer may hold the hour itself.
    """

    frame: Frame
    node: Question
    of_day: Piece | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A piece and what it is now; `reading` None where only that it is wrong was said."""

    piece: Piece
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reply changes; `doubted`: the pieces of which one is meant, and it is not said which."""

    made: tuple[Change, ...] = ()
    doubted: tuple[Piece, ...] = ()


def changes_in(run: Run, text: str, frame: Frame, node: Node) -> Changes | None:
    """What a reply changes of the pieces told so far; None for nothing."""
    flow = run.library.flows.get(frame.flow)
    pieces = list(pieces_told(run, flow, frame)) if flow and not frame.correcting else []
    if not pieces:
        return None
    if not is_question(text, run.world.words):
        return _changes(run, text, frame, node, pieces)
    stated = (
        each for each in SENTENCES.split(text) if len(each.split()) > _FEWEST and not is_question(each, run.world.words)
    )
    return next((found for each in stated if (found := _changes(run, each, frame, node, pieces))), None)


def _changes(run: Run, text: str, frame: Frame, node: Node, pieces: list[Piece]) -> Changes | None:
    pairs = [pair for pair in readers.said_instead(text) if not _is_of_its_own(run, pair, pieces)]
    for pair in pairs:
        if pair.taken_back and not pair.is_marked and (found := _instead(run, pair, pieces)):
            return found
    is_back = reads_back(run, frame.flow, node) is not None or _is_read_next(run, frame.flow, node)
    named = _named(run, text, pieces, is_valued=True)
    meant = [pair.meant for pair in pairs if pair.is_marked and pair.meant]
    behind = without_denial(run, text, frame, node) if is_back else text
    said = meant or [behind]
    if (meant or is_back or any(named)) and (found := _said(run, said, named, pieces, node, is_back)):
        return found
    if is_back and any(named) and (found := _said(run, said, [False] * len(pieces), pieces, node, is_back)):
        return found  # "la corte" of "la corte es a las 8" is no other court
    named = _named(run, text, pieces, is_valued=False)
    if (holds_one(loose(text), run.world.words.get(AMISS, ())) or behind != text) and any(named):
        return unless_two(
            run, text, [Change(piece, None) for piece, is_told in zip(pieces, named, strict=True) if is_told]
        )
    is_vague = fold(text) in run.world.words.get(ALONE, frozenset())
    return Changes(doubted=tuple(pieces)) if is_vague else None


def without_denial(run: Run, text: str, frame: Frame, node: Node) -> str:
    """What stands behind the words that only say that something read back is not so: "algo cambia, es a las 8"."""
    if not isinstance(node, Choose):
        return text
    ways = zip(node.options, option_words(run, frame, node), strict=True)
    denials = {loose_own(word) for option, own in ways if option.id == NO for word in own}
    said = text.split()
    ends = [end for end in range(1, len(said)) if loose(" ".join(said[:end])) in denials]
    return without_denial(run, " ".join(said[max(ends) :]), frame, node) if ends else text


def _is_of_its_own(run: Run, pair: Instead, pieces: list[Piece]) -> bool:
    """True for an hour put right that was told just now: "4 am at the bridge, no wait 5" takes back no day."""
    if not (pair.is_marked and is_bare(pair.meant)):
        return False
    hour = readers.hour_said(pair.taken_back, "hearing")
    hours = [piece for piece in pieces if is_ask_of(piece.node, "hour")]
    return hour.status in ("ok", "ambiguous") and not any(_says_held(run, piece, hour) for piece in hours)


def reads_back(run: Run, flow: str, node: Node) -> str | None:
    """The action whose finding a question of the flow shows: what was told, put together. None for any other node."""
    for name in node.shows.values() if isinstance(node, Question) else ():
        spot = run.library.spot(flow, name)
        if spot is not None and isinstance(spot.node, Do):
            return spot.node.id
    return None


def _is_read_next(run: Run, flow: str, node: Node) -> bool:
    """True where what was told is about to be read back anew: it was asked which of it is another."""
    questions = run.library.flows[flow].nodes
    return isinstance(node, Do) and any(reads_back(run, flow, each) == node.id for each in questions)


def pieces_told(run: Run, flow: Flow, frame: Frame) -> Iterator[Piece]:
    """The pieces whose answers were told; an hour also where it was told with its day."""
    for name in flow.pieces:
        spot = run.library.spot(flow.flow, name)
        place = frame.model_copy(update={"node": name, "items": ()})
        if spot is None or not isinstance(spot.node, Question):
            continue
        day = day_of(spot.node)
        day_spot = run.library.spot(flow.flow, day) if day else None
        of_day = None
        if day_spot is not None and isinstance(day_spot.node, Question):
            of_day = Piece(place.model_copy(update={"node": day}), day_spot.node)
        piece = Piece(place, spot.node, of_day)
        if held_of(run, piece) is not None:
            yield piece


def held_of(run: Run, piece: Piece) -> Json:
    """What was told of a piece: the id of an option, a whole day, an hour; None where that was not told."""
    answer = run.c.answers.get(piece.frame.key)
    if answer is None or answer.state != "answered":
        day = run.c.answers.get(piece.of_day.frame.key) if piece.of_day else None
        return str(day.value["iso"])[11:16] if day is not None and has_hour(day) else None
    if not is_ask_of(piece.node, "date"):
        return str(answer.value)
    is_day = isinstance(answer.value, Mapping) and answer.value.get("kind") in ("date", "datetime")
    return dict(answer.value) if is_day else None


def day_of(node: Node) -> str | None:
    """The question about the day whose hour this one asks for: the one that its condition looks at."""
    return node.when.answer if is_ask_of(node, "hour") and node.when is not None and node.when.part else None


def has_hour(answer: Answer) -> bool:
    """True for a day that was told with its hour."""
    return isinstance(answer.value, Mapping) and answer.value.get("kind") == "datetime"


def is_ask_of(node: Node, *kinds: str) -> bool:
    """True for a question that asks for a value of one of these kinds."""
    return isinstance(node, Ask) and node.of in kinds


def value_of(run: Run, piece: Piece, text: str, *, by_label: bool) -> Reading:
    """What a part of a message says a piece is; of an option its label alone, or also its other words."""
    held, node = held_of(run, piece), piece.node
    if isinstance(node, Choose):
        if by_label:
            return several(run, piece.frame, node, text)
        names = own_words(run, piece.frame, node)
        spoken = [tuple(word for word in own if len(word) >= _SHORTEST) for own in names]
        number = readers.option_said(text, spoken)
        return Reading("ok", node.options[number - 1].id) if number else Reading("invalid")
    if is_ask_of(node, "hour") and isinstance(node, Ask):
        reading = _of_the_same_half(readers.hour_instead(text, node.about), held)
        half = readers.hour_of_half(text, held) if reading.status == "invalid" and isinstance(held, str) else None
        return Reading("ok", half) if half is not None else reading
    if is_ask_of(node, "date") and isinstance(node, Ask) and isinstance(held, Mapping):
        return readers.day_instead(text, held, run.language, run.world.today, node.about)
    return Reading("invalid")


def _of_the_same_half(reading: Reading, held: Json) -> Reading:
    """An hour that may be in the morning or the afternoon, in that half of the day in which the told one is.

    Not where that is the forenoon, after which courts sit on.
    """
    if isinstance(held, str) and held >= _FORENOON and is_early(held):
        return reading
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, list) else []
    same = [value for value in values if isinstance(held, str) and is_early(str(value)) == is_early(held)]
    return Reading("ok", same[0]) if len(same) == 1 else reading


def is_held(run: Run, piece: Piece, reading: Reading) -> bool:
    """True where a reading is, or may be, what was told already."""
    held = held_of(run, piece)
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, Sequence) else [reading.value]
    return any(_is_same(held, value) for value in values)


def _is_same(held: Json, value: Json) -> bool:
    if not isinstance(held, Mapping) or not isinstance(value, Mapping):
        return held == value
    was, now = str(held["iso"]), str(value["iso"])
    return was.startswith(now) or (len(was) == len("2027-03-17") and was == now)


def _is_new(run: Run, piece: Piece, reading: Reading) -> bool:
    return reading.status in ("ok", "ambiguous") and not is_held(run, piece, reading)


def _instead(run: Run, pair: Instead, pieces: list[Piece]) -> Changes | None:
    """The pieces that a message takes back by what they are, and what it says instead; None where it takes none."""
    denied = SENTENCES.split(pair.taken_back)[0]  # "fue en Honduras, no aquí. Brownsville creo" denies no Brownsville
    by_label = [piece for piece in pieces if _takes_back(run, denied, piece, by_label=True)]
    meant = by_label or [piece for piece in pieces if _takes_back(run, denied, piece, by_label=False)]
    if not pair.meant:
        is_all = len(denied.split()) <= _FEW
        return unless_two(run, denied, [Change(piece, None) for piece in meant]) if meant and is_all else None
    for is_label in (True, False):
        read = [Change(piece, value_of(run, piece, pair.meant, by_label=is_label)) for piece in meant]
        found = [each for each in read if each.reading is not None and _is_new(run, each.piece, each.reading)]
        if found:
            return unless_two(run, f"{pair.taken_back} {pair.meant}", found)
    return None


def _takes_back(run: Run, text: str, piece: Piece, *, by_label: bool) -> bool:
    return _says_held(run, piece, value_of(run, piece, text, by_label=by_label))


def _said(
    run: Run, texts: list[str], named: list[bool], pieces: list[Piece], node: Node, is_back: bool
) -> Changes | None:
    """What a message says otherwise without saying what it takes back: of pieces it names, or that may be meant."""
    is_named = any(named)
    may_be = [piece for piece, is_told in zip(pieces, named, strict=True) if is_told] if is_named else pieces
    if not is_named and not is_back:
        may_be = [piece for piece in pieces if not _is_asked_like(piece.node, node)]
    for text in texts:
        if not is_named and (is_bare(text) or (not is_back and _is_answer(run, text, node))):
            continue
        read = [(piece, value_of(run, piece, text, by_label=not is_named)) for piece in may_be]
        has_clock = readers.hour_instead(text, "hearing").status != "invalid"  # half a day alone says no hour again
        again = {
            kind_of(piece.frame, piece.node)
            for piece, each in read
            if _says_held(run, piece, each) and (has_clock or not is_ask_of(piece.node, "hour"))
        }
        found = [Change(piece, each) for piece, each in read if _is_new(run, piece, each)]
        found = [each for each in found if is_named or kind_of(each.piece.frame, each.piece.node) not in again]
        if found:
            return unless_two(run, text, found)
    return None


def _says_held(run: Run, piece: Piece, reading: Reading) -> bool:
    """True where the very value is held: said again it changes none of the pieces that are like this one."""
    return reading.status in ("ok", "ambiguous") and is_held(run, piece, reading)


def unless_two(run: Run, text: str, found: list[Change]) -> Changes:
    """The changes, without the hour that its day says too; one value that could be of two pieces is doubted."""
    days = {each.piece.frame.key for each in found if each.reading is not None and _says_hour(each.reading)}
    hours = [hour for each in found if each.piece.frame.key in days and (hour := _hour_in(each.reading))]

    def is_of_day(each: Change) -> bool:
        """True for the hour that a day says: its own, or one that the message does not name beside it."""
        if each.piece.of_day is None:
            return False
        if each.piece.of_day.frame.key in days:
            return True
        is_same = each.reading is not None and each.reading.value in hours
        return is_same and not name_length(run, text, each.piece, is_valued=True)

    own = [each for each in found if not is_of_day(each)]
    kept: list[Change] = []
    for kind in dict.fromkeys(kind_of(each.piece.frame, each.piece.node) for each in own):
        alike = [each for each in own if kind_of(each.piece.frame, each.piece.node) == kind]
        lengths = [name_length(run, text, each.piece, is_valued=each.reading is not None) for each in alike]
        longest = [each for each, length in zip(alike, lengths, strict=True) if length == max(lengths)]
        if len(longest) > 1:
            return Changes(doubted=tuple(each.piece for each in longest))
        kept += longest
    return Changes(tuple(kept))


def _hour_in(reading: Reading | None) -> str | None:
    """The hour of a day with its hour, `HH:MM`."""
    value = reading.value if reading is not None else None
    return str(value["iso"])[11:] if isinstance(value, Mapping) and value.get("kind") == "datetime" else None


def _says_hour(reading: Reading) -> bool:
    return isinstance(reading.value, Mapping) and reading.value.get("kind") == "datetime"


def _named(run: Run, text: str, pieces: list[Piece], *, is_valued: bool) -> list[bool]:
    return [name_length(run, text, piece, is_valued=is_valued) > 0 for piece in pieces]


def name_length(run: Run, text: str, piece: Piece, *, is_valued: bool) -> int:
    """How much of a message names a piece: by one of its names as it stands, or by what tells it from its like.

    "A las 5 en el puente" names the "hora del puente": that it is an hour, the hour itself says (`is_valued`).
    """
    said = loose(text)
    small = run.world.words.get("small_words", frozenset())
    found = [0]
    for name in map(loose_own, run.library.flows[piece.frame.flow].pieces[piece.frame.node]):
        own = [word for word in name.split()[1:] if word not in small]
        if holds_one(said, (name,)):
            found.append(len(name))
        elif is_valued and own and all(holds_one(said, (word,)) for word in own):
            found.append(sum(map(len, own)))
    return max(found)


def _is_asked_like(node: Node, asked: Node) -> bool:
    """True where words for one of two questions could as well be for the other."""
    return is_ask_of(asked, "date", "hour") and is_ask_of(node, "date", "hour")


def _is_answer(run: Run, text: str, node: Node) -> bool:
    place = run.c.place
    if place is None or not isinstance(node, Choose):
        return False
    choices = option_words(run, place, node)
    return readers.read("choice", text, lang=run.language, today=run.world.today, choices=choices).status == "ok"


def is_bare(text: str) -> bool:
    """A number alone is mostly that of an option; a year is none."""
    said = fold(text)
    return said.isdecimal() and readers.year_said(said) is None
