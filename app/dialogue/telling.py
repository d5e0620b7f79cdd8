"""What is told piece by piece (`pieces` of a flow) and counts only once it was read back: any piece may still change.

"No era a las 8 y media, es a las 9" while the court is asked changes the hour, lists what was told so far and asks for
the court again. "Me equivoqué de hora" asks for the hour alone. What was read back before counts no more. Nothing is
changed by words that could mean two of the pieces: then it is asked which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.asides import holds_one, is_marked, is_question
from app.dialogue.conversation import Answer, Frame, Pending
from app.dialogue.correcting import correct, label_of, list_answers
from app.dialogue.flow import Ask, Choose, Do, Flow, Node, Question
from app.dialogue.heard import ELSEWHERE, HEAR, named_in, open_with, several, take_heard
from app.dialogue.readers import Instead
from app.dialogue.reading import Json, Reading
from app.dialogue.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, option_words, shown_value
from app.dialogue.text import fold, loose, loose_own
from app.dialogue.world import Reply

AMISS = "amiss"
"""The word list of how people say that something told before is wrong, or another now."""

ALONE = "mistaken_alone"
"""The word list of whole messages that say so of none of the pieces by name."""

_FORENOON, _NOON = "07:00", "12:00"

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


def change_told(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Change what a reply says otherwise of the pieces told so far, as in `take_reply`; None where it changes none."""
    if _is_for_the_whole(run, reply, frame):
        whole = run.c.frames[-2].flow
        run.set(frames=run.c.frames[:-2], tries=0)
        open_with(run, whole, reply)
        return True
    found = changes_in(run, reply.text, frame, node)
    if found is None:
        return _take_year(run, reply, frame)
    if found.doubted:
        return ask_which_piece(run, [_key_of(run, piece) for piece in found.doubted])
    asked = [change for change in found.made if change.reading is None or change.reading.status != "ok"]
    for change in found.made:
        if change not in asked:
            _keep(run, reply, change)
    if not asked:
        is_back = reads_back(run, frame.flow, node) is not None
        for change in found.made if is_back else ():
            if _is_of(change.piece.node, "date"):
                run.text("engine/noted", value=shown_value(run, change.piece.frame.key))
        read_again(run, frame.flow)
        return True
    for change in reversed(asked):
        correct(run, change.piece.frame.key)
    first = asked[0]
    if first.reading is not None and first.reading.status == "ambiguous":
        held = _held(run, first.piece)
        value = _with_hour(held, first.reading.value) if isinstance(held, Mapping) else first.reading.value
        reading = Reading("ambiguous", value, first.reading.hint)
        ask_which(run, reply, kind_of(first.piece.frame, first.piece.node), reading)
        return False
    return True


def _take_year(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """A year alone, while a day told without its year still waits for its question: it is that day's."""
    said, year = run.c.said, readers.year_said(reply.text)
    spot = run.library.spot(frame.flow, said.key.rpartition("/")[2]) if said and said.key else None
    if said is None or year is None or not said.key.startswith(f"{frame.flow}/") or spot is None:
        return None
    place = Frame(flow=frame.flow, node=spot.node.id)
    if place.key != said.key or not isinstance(spot.node, Question) or place.node == frame.node:
        return None
    read = several(run, place, spot.node, said.text)
    values = read.value if read.status == "ambiguous" and isinstance(read.value, list) else []
    of_year = [v for v in values if isinstance(v, Mapping) and str(v.get("iso")).startswith(f"{year}-")]
    if len(of_year) != 1:
        return None
    told = Answer(value=None, original=said.text, language=run.language, at=run.world.now, sid=said.sid)
    _record(run, place, spot.node, told, of_year[0])
    run.set(said=None)
    read_again(run, frame.flow)
    return True


def with_told_hour(run: Run, frame: Frame, node: Question, reading: Reading) -> Reading:
    """A day told anew without an hour, with the hour that was told with it before; any other reading as it is."""
    if reading.status != "ok" or not _is_of(node, "date") or frame.node not in run.library.flows[frame.flow].pieces:
        return reading
    held = _held(run, Piece(frame.model_copy(update={"correcting": False}), node))
    return Reading("ok", _with_hour(held, reading.value), reading.hint) if isinstance(held, Mapping) else reading


def changes_in(run: Run, text: str, frame: Frame, node: Node) -> Changes | None:
    """What a reply changes of the pieces told so far; None for nothing."""
    flow = run.library.flows.get(frame.flow)
    pieces = list(_told(run, flow, frame)) if flow and not frame.correcting else []
    if not pieces or is_marked(text) or is_question(text, run.world.words):
        return None
    pairs = readers.said_instead(text)
    for pair in pairs:
        if pair.taken_back and not pair.is_marked and (found := _instead(run, pair, pieces)):
            return found
    is_back = reads_back(run, frame.flow, node) is not None
    named = _named(run, text, pieces, is_valued=True)
    meant = [pair.meant for pair in pairs if pair.is_marked and pair.meant]
    if (meant or is_back or any(named)) and (found := _said(run, meant or [text], named, pieces, node, is_back)):
        return found
    named = _named(run, text, pieces, is_valued=False)
    if holds_one(loose(text), run.world.words.get(AMISS, ())) and any(named):
        return _unless_two(
            run, text, [Change(piece, None) for piece, is_told in zip(pieces, named, strict=True) if is_told]
        )
    is_vague = fold(text) in run.world.words.get(ALONE, frozenset())
    return Changes(doubted=tuple(pieces)) if is_vague else None


def completed(run: Run, text: str, frame: Frame, node: Node, reading: Reading) -> Reading:
    """A reply to a question asked again that says only the part that changes: the rest of the day stays."""
    pieces = run.library.flows[frame.flow].pieces
    if frame.node not in pieces or not isinstance(node, Question) or not _is_of(node, "date"):
        return reading
    if reading.hint == "date.year_missing":
        return reading  # the year may be what is wrong: it is asked
    is_whole = reading.is_settled and isinstance(reading.value, Mapping) and reading.value.get("kind") != "year"
    piece = Piece(frame.model_copy(update={"correcting": False}), node)
    held = _held(run, piece)
    if is_whole or reading.status == "ambiguous" or not isinstance(held, Mapping) or is_question(text, run.world.words):
        return reading
    day = _value(run, piece, text, by_label=True)
    if day.status == "invalid":
        hour = readers.hour_said(text, node.about if isinstance(node, Ask) else None)
        values = hour.value if hour.status == "ambiguous" and isinstance(hour.value, list) else [hour.value]
        timed: list[Json] = [{"kind": "datetime", "iso": f"{str(held['iso'])[:10]}T{value}"} for value in values]
        return (
            reading
            if hour.status == "invalid"
            else Reading(hour.status, timed if len(timed) > 1 else timed[0], hour.hint)
        )
    return Reading(day.status, _with_hour(held, day.value), day.hint)


def read_again(run: Run, flow: str) -> None:
    """After a change: a yes to what was read back before counts no more, and what is so far is read back or listed."""
    place = run.c.place
    for question in run.library.questions(flow):
        key = Frame(flow=flow, node=question.id).key
        if reads_back(run, flow, question) and key in run.c.answers:
            run.withdraw(key)
    spot = run.library.spot(place.flow, place.node) if place else None
    source = reads_back(run, flow, spot.node) if place and place.flow == flow and spot else None
    sources = {reads_back(run, flow, question) for question in run.library.questions(flow)}
    if source is not None:
        run.place_at(Frame(flow=flow, node=source))
    elif not (place and place.flow == flow and place.node in sources):
        list_told(run, flow)


def list_told(run: Run, flow: str) -> None:
    """What was told so far, each piece on its line."""
    lines = [f"- {label_of(run, key)}: {shown_value(run, key)}" for key in told_keys(run, flow)]
    if lines:
        run.text("engine/told_so_far", answers="\n".join(lines))


def told_keys(run: Run, flow: str) -> list[str]:
    """Keys of the pieces told so far, in the order of their questions."""
    named = run.library.flows[flow].pieces if flow in run.library.flows else {}
    keys = [Frame(flow=flow, node=name).key for name in named]
    return [key for key in keys if key in run.c.answers]


def reads_back(run: Run, flow: str, node: Node) -> str | None:
    """The action whose finding a question of the flow shows: what was told, put together. None for any other node."""
    for name in node.shows.values() if isinstance(node, Question) else ():
        spot = run.library.spot(flow, name)
        if spot is not None and isinstance(spot.node, Do):
            return spot.node.id
    return None


def keep_whole(run: Run, frame: Frame, node: Question) -> None:
    """A day said with its hour takes the place of an hour said alone; an hour said alone belongs to its day."""
    flow = run.library.flows.get(frame.flow)
    if flow is None or not flow.pieces:
        return
    for name in flow.pieces:
        spot = run.library.spot(frame.flow, name)
        day = _day_of(spot.node) if spot else None
        if spot is None or day is None or node.id not in (name, day):
            continue
        hour_key, day_key = Frame(flow=frame.flow, node=name).key, Frame(flow=frame.flow, node=day).key
        answer, hour = run.c.answers.get(day_key), run.c.answers.get(hour_key)
        if answer is None or hour is None or not _has_hour(answer):
            continue
        if node.id == name and hour.state == "answered":
            iso = f"{str(answer.value['iso'])[:10]}T{hour.value}"
            day_spot = run.library.spot(frame.flow, day)
            if day_spot is not None and isinstance(day_spot.node, Question):
                _record(run, Frame(flow=frame.flow, node=day), day_spot.node, hour, {**answer.value, "iso": iso})
        run.withdraw(hour_key)


def named_among_more(run: Run, text: str, frame: Frame, node: Node) -> Reading | None:
    """The option that a reply names by its label among other words, where something is told piece by piece."""
    pieces = run.library.flows[frame.flow].pieces
    if frame.node not in pieces or not isinstance(node, Choose) or is_question(text, run.world.words):
        return None
    parts = [pair.meant for pair in readers.said_instead(text) if pair.meant] or [text]
    read = [several(run, frame, node, part) for part in parts]
    return next((reading for reading in read if reading.status == "ok"), None)


def says_again(run: Run, text: str, frame: Frame, node: Node) -> bool:
    """True for words at what was read back that name a piece as it was told: they are about it, and no topic."""
    flow = run.library.flows[frame.flow]
    if reads_back(run, frame.flow, node) is None or is_question(text, run.world.words) or _is_bare(text):
        return False
    read = [(piece, _value(run, piece, text, by_label=True)) for piece in _told(run, flow, frame)]
    return any(each.status in ("ok", "ambiguous") and _is_held(run, piece, each) for piece, each in read)


def is_illegible(run: Run, text: str, node: Node) -> bool:
    """True for "no se lee la hora" where not to know is an answer."""
    is_open = isinstance(node, Ask) and node.unsure and not is_question(text, run.world.words)
    return is_open and holds_one(loose(text), run.world.words.get("illegible", ()))


def take_others(run: Run, reply: Reply, frame: Frame, *, is_settled: bool) -> bool:
    """What the reply to one question says of the others, read as strictly as opening words; True when it says any.

    Of those told before only a list's option counts, named by its label in a reply that answers its own question too
    (`is_settled`): the newest word, and read back.
    """
    flow = run.library.flows.get(frame.flow)
    heard = (
        next((node for node in flow.nodes if isinstance(node, Do) and "questions" in node.args), None) if flow else None
    )
    names = heard.args["questions"].split() if heard and flow and flow.pieces else []
    if frame.node not in names or holds_one(loose(reply.text), run.world.words.get(ELSEWHERE, ())):
        return False
    if is_marked(reply.text) or is_question(reply.text, run.world.words):
        return False
    before = run.c
    for name in names:
        spot = run.library.spot(frame.flow, name)
        place = Frame(flow=frame.flow, node=name)
        if name == frame.node or spot is None or not isinstance(spot.node, Question):
            continue
        if place.key not in run.c.answers or (is_settled and isinstance(spot.node, Choose)):
            take_heard(run, reply, place, spot.node)
    return run.c is not before


def _is_for_the_whole(run: Run, reply: Reply, frame: Frame) -> bool:
    """A day said where a flow asks for anything but a day: it is for the flow around it, which hears its opening."""
    flow = run.library.flows[frame.flow]
    nodes = [spot.node for name in flow.pieces if (spot := run.library.spot(frame.flow, name))]
    around = run.library.flows.get(run.c.frames[-2].flow) if len(run.c.frames) > 1 else None
    hears = around is not None and any(isinstance(node, Do) and node.do == HEAR for node in around.nodes)
    if not nodes or any(_is_of(node, "date") for node in nodes) or not hears:
        return False
    return named_in(reply.text, run.language, run.world.today, run.world.words) == "day"


def _told(run: Run, flow: Flow, frame: Frame) -> Iterator[Piece]:
    """The pieces whose answers were told; an hour also where it was told with its day."""
    for name in flow.pieces:
        spot = run.library.spot(flow.flow, name)
        place = frame.model_copy(update={"node": name, "items": ()})
        if spot is None or not isinstance(spot.node, Question):
            continue
        day = _day_of(spot.node)
        day_spot = run.library.spot(flow.flow, day) if day else None
        of_day = None
        if day_spot is not None and isinstance(day_spot.node, Question):
            of_day = Piece(place.model_copy(update={"node": day}), day_spot.node)
        piece = Piece(place, spot.node, of_day)
        if _held(run, piece) is not None:
            yield piece


def _held(run: Run, piece: Piece) -> Json:
    """What was told of a piece: the id of an option, a whole day, an hour; None where that was not told."""
    answer = run.c.answers.get(piece.frame.key)
    if answer is None or answer.state != "answered":
        day = run.c.answers.get(piece.of_day.frame.key) if piece.of_day else None
        return str(day.value["iso"])[11:16] if day is not None and _has_hour(day) else None
    if not _is_of(piece.node, "date"):
        return str(answer.value)
    is_day = isinstance(answer.value, Mapping) and answer.value.get("kind") in ("date", "datetime")
    return dict(answer.value) if is_day else None


def _day_of(node: Node) -> str | None:
    """The question about the day whose hour this one asks for: the one that its condition looks at."""
    return node.when.answer if _is_of(node, "hour") and node.when is not None and node.when.part else None


def _has_hour(answer: Answer) -> bool:
    return isinstance(answer.value, Mapping) and answer.value.get("kind") == "datetime"


def _is_of(node: Node, *kinds: str) -> bool:
    return isinstance(node, Ask) and node.of in kinds


def _value(run: Run, piece: Piece, text: str, *, by_label: bool) -> Reading:
    """What a part of a message says a piece is; of an option its label alone, or also its other words."""
    held, node = _held(run, piece), piece.node
    if isinstance(node, Choose):
        names = option_words(run, piece.frame, node)
        if by_label:
            return several(run, piece.frame, node, text)
        spoken = [tuple(word for word in own if len(word) >= _SHORTEST) for own in names]
        number = readers.option_said(text, spoken)
        return Reading("ok", node.options[number - 1].id) if number else Reading("invalid")
    if _is_of(node, "hour") and isinstance(node, Ask):
        return _of_the_same_half(readers.hour_instead(text, node.about), held)
    if _is_of(node, "date") and isinstance(node, Ask) and isinstance(held, Mapping):
        return readers.day_instead(text, held, run.language, run.world.today, node.about)
    return Reading("invalid")


def _of_the_same_half(reading: Reading, held: Json) -> Reading:
    """An hour that may be in the morning or the afternoon, in that half of the day in which the told one is.

    Not where that is the forenoon, after which courts sit on.
    """
    if isinstance(held, str) and _FORENOON <= held < _NOON:
        return reading
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, list) else []
    same = [value for value in values if isinstance(held, str) and (str(value) < _NOON) == (held < _NOON)]
    return Reading("ok", same[0]) if len(same) == 1 else reading


def _is_held(run: Run, piece: Piece, reading: Reading) -> bool:
    """True where a reading is, or may be, what was told already."""
    held = _held(run, piece)
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, Sequence) else [reading.value]
    return any(_is_same(held, value) for value in values)


def _is_same(held: Json, value: Json) -> bool:
    if not isinstance(held, Mapping) or not isinstance(value, Mapping):
        return held == value
    was, now = str(held["iso"]), str(value["iso"])
    return was.startswith(now) or (len(was) == len("2027-03-17") and was == now)


def _is_new(run: Run, piece: Piece, reading: Reading) -> bool:
    return reading.status in ("ok", "ambiguous") and not _is_held(run, piece, reading)


def _instead(run: Run, pair: Instead, pieces: list[Piece]) -> Changes | None:
    """The pieces that a message takes back by what they are, and what it says instead; None where it takes none."""
    by_label = [piece for piece in pieces if _takes_back(run, pair.taken_back, piece, by_label=True)]
    meant = by_label or [piece for piece in pieces if _takes_back(run, pair.taken_back, piece, by_label=False)]
    if not pair.meant:
        is_all = len(pair.taken_back.split()) <= _FEW
        return _unless_two(run, pair.taken_back, [Change(piece, None) for piece in meant]) if meant and is_all else None
    for is_label in (True, False):
        read = [Change(piece, _value(run, piece, pair.meant, by_label=is_label)) for piece in meant]
        found = [each for each in read if each.reading is not None and _is_new(run, each.piece, each.reading)]
        if found:
            return _unless_two(run, f"{pair.taken_back} {pair.meant}", found)
    return None


def _takes_back(run: Run, text: str, piece: Piece, *, by_label: bool) -> bool:
    return _says_held(run, piece, _value(run, piece, text, by_label=by_label))


def _said(
    run: Run, texts: list[str], named: list[bool], pieces: list[Piece], node: Node, is_back: bool
) -> Changes | None:
    """What a message says otherwise without saying what it takes back: of pieces it names, or that may be meant."""
    is_named = any(named)
    may_be = [piece for piece, is_told in zip(pieces, named, strict=True) if is_told] if is_named else pieces
    if not is_named and not is_back:
        may_be = [piece for piece in pieces if not _is_asked_like(piece.node, node)]
    for text in texts:
        if not is_named and (_is_bare(text) or (not is_back and _is_answer(run, text, node))):
            continue
        read = [(piece, _value(run, piece, text, by_label=not is_named)) for piece in may_be]
        again = {kind_of(piece.frame, piece.node) for piece, each in read if _says_held(run, piece, each)}
        found = [Change(piece, each) for piece, each in read if _is_new(run, piece, each)]
        found = [each for each in found if is_named or kind_of(each.piece.frame, each.piece.node) not in again]
        if found:
            return _unless_two(run, text, found)
    return None


def _says_held(run: Run, piece: Piece, reading: Reading) -> bool:
    """True where the very value is held: said again it changes none of the pieces that are like this one."""
    return reading.status in ("ok", "ambiguous") and _is_held(run, piece, reading)


def _unless_two(run: Run, text: str, found: list[Change]) -> Changes:
    """The changes, without the hour that its day says too; one value that could be of two pieces is doubted."""
    days = {each.piece.frame.key for each in found if each.reading is not None and _says_hour(each.reading)}
    own = [each for each in found if each.piece.of_day is None or each.piece.of_day.frame.key not in days]
    kept: list[Change] = []
    for kind in dict.fromkeys(kind_of(each.piece.frame, each.piece.node) for each in own):
        alike = [each for each in own if kind_of(each.piece.frame, each.piece.node) == kind]
        lengths = [_name_length(run, text, each.piece, is_valued=each.reading is not None) for each in alike]
        longest = [each for each, length in zip(alike, lengths, strict=True) if length == max(lengths)]
        if len(longest) > 1:
            return Changes(doubted=tuple(each.piece for each in longest))
        kept += longest
    return Changes(tuple(kept))


def _says_hour(reading: Reading) -> bool:
    return isinstance(reading.value, Mapping) and reading.value.get("kind") == "datetime"


def _named(run: Run, text: str, pieces: list[Piece], *, is_valued: bool) -> list[bool]:
    return [_name_length(run, text, piece, is_valued=is_valued) > 0 for piece in pieces]


def _name_length(run: Run, text: str, piece: Piece, *, is_valued: bool) -> int:
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


def _key_of(run: Run, piece: Piece) -> str:
    """The key of the answer that says a piece: of an hour told with its day that of the day."""
    return piece.frame.key if piece.frame.key in run.c.answers or piece.of_day is None else piece.of_day.frame.key


def _is_asked_like(node: Node, asked: Node) -> bool:
    """True where words for one of two questions could as well be for the other."""
    return _is_of(asked, "date", "hour") and _is_of(node, "date", "hour")


def _is_answer(run: Run, text: str, node: Node) -> bool:
    place = run.c.place
    if place is None or not isinstance(node, Choose):
        return False
    choices = option_words(run, place, node)
    return readers.read("choice", text, lang=run.language, today=run.world.today, choices=choices).status == "ok"


def _is_bare(text: str) -> bool:
    """A number alone is mostly that of an option; a year is none."""
    said = fold(text)
    return said.isdecimal() and readers.year_said(said) is None


def _keep(run: Run, reply: Reply, change: Change) -> None:
    piece, reading = change.piece, change.reading
    held = _held(run, piece)
    value = reading.value if reading is not None else None
    if isinstance(held, Mapping):
        value = _with_hour(held, value)
    told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    _record(run, piece.frame, piece.node, told, value)
    keep_whole(run, piece.frame, piece.node)


def _with_hour(held: Mapping[str, Json], value: Json) -> Json:
    """A day said anew, with the hour that was told with it; several of them alike."""
    if isinstance(value, list):
        return [_with_hour(held, each) for each in value]
    if not isinstance(value, Mapping) or value.get("kind") != "date":
        return value
    return {**value, "kind": held["kind"], "iso": f"{value['iso']}{str(held['iso'])[10:]}"}


def _record(run: Run, frame: Frame, node: Question, told: Answer, value: Json) -> None:
    about = node.about if isinstance(node, Ask) else None
    run.record(frame, node, told.model_copy(update={"value": value}), kind=kind_of(frame, node), about=about)


def ask_which_piece(run: Run, keys: Sequence[str]) -> bool:
    """Ask which piece is meant, by number or name; False since it waits."""
    own = list(dict.fromkeys(keys))
    run.wait_for(Pending(kind="pick", options=tuple(own)))
    list_answers(run, own)
    run.text("engine/pick_answer")
    return False


def correct_named(run: Run, wanted: str | None) -> bool:
    """CORREGIR while something is told piece by piece: the piece named, or which of them. False for anything else."""
    place = run.c.place
    keys = told_keys(run, place.flow) if place else []
    if place is None or not keys or (wanted and fold(wanted).isdecimal()):
        return False
    if not wanted:
        ask_which_piece(run, keys)
        return True
    pieces = list(_told(run, run.library.flows[place.flow], place.model_copy(update={"correcting": False})))
    named = [Change(piece, None) for piece in pieces if _name_length(run, wanted, piece, is_valued=False)]
    found = _unless_two(run, wanted, named) if named else Changes()
    if found.doubted:
        ask_which_piece(run, [_key_of(run, piece) for piece in found.doubted])
    for change in reversed(found.made):
        correct(run, change.piece.frame.key)
    return bool(named)
