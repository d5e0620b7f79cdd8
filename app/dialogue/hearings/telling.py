"""What is told piece by piece (`pieces` of a flow) and counts only once it was read back: any piece may still change.

"No era a las 8 y media, es a las 9" while the court is asked changes the hour, lists what was told so far and asks for
the court again. "Me equivoqué de hora" asks for the hour alone. What was read back before counts no more. Nothing is
changed by words that could mean two of the pieces: then it is asked which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, Pending
from app.dialogue.flow import Choose, Do, Node, Question
from app.dialogue.form.correcting import correct, kept_hearing, label_of, list_answers
from app.dialogue.hearings.days_with_hours import keep_whole, record_told, with_hour
from app.dialogue.hearings.pieces import (
    Change,
    Changes,
    Piece,
    changes_in,
    held_of,
    is_ask_of,
    is_bare,
    is_held,
    name_length,
    pieces_told,
    reads_back,
    unless_two,
    value_of,
)
from app.dialogue.hearings.unread_paper import UNKNOWN
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, own_words, shown_value
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import ELSEWHERE, HEAR, named_in, open_with, several, take_heard
from app.dialogue.words.asides import holds_one, is_marked, is_question
from app.dialogue.world import Reply

KEEPS = "keep_hearing"
"""The action that saves what was told."""

UNREAD_PART = "unread"
"""The part of the action that finds whether anything waits to be read back again once it was saved."""

UNCLEAR = "unclear"
"""What that action finds where too little was told to be saved."""

_SAME_START = 2
_LONG_NAME = 7
"""Letters with which a word begins like a label, and those that it has, to be the label misspelled."""


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
            if is_ask_of(change.piece.node, "date"):
                run.text("engine/noted", value=shown_value(run, change.piece.frame.key))
        _take_asked(run, reply, frame, node, found.made)
        read_again(run, frame.flow)
        return True
    for change in reversed(asked):
        correct(run, change.piece.frame.key)
    first = asked[0]
    if first.reading is not None and first.reading.status == "ambiguous":
        held = held_of(run, first.piece)
        value = with_hour(held, first.reading.value) if isinstance(held, Mapping) else first.reading.value
        reading = Reading("ambiguous", value, first.reading.hint)
        ask_which(run, reply, kind_of(first.piece.frame, first.piece.node), reading)
        return False
    return True


def _take_asked(run: Run, reply: Reply, frame: Frame, node: Node, made: Sequence[Change]) -> None:
    """What a reply that changes another piece says for the day or hour that is asked: both are taken.

    Not where a day or an hour was changed, which the same words would be read for twice.
    """
    if not is_ask_of(node, "date", "hour") or not isinstance(node, Question) or frame.key in run.c.answers:
        return
    if any(is_ask_of(change.piece.node, "date", "hour") for change in made):
        return
    take_heard(run, reply, frame, node)
    if frame.key in run.c.answers:
        run.place_at(run.library.follow(frame, node.to))


def _take_year(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """A year alone, while a day told without its year still waits for its question: it is that day's."""
    if put_waiting_right(run, reply, frame):
        return True
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
    record_told(run, place, spot.node, told, of_year[0])
    run.set(said=None)
    read_again(run, frame.flow)
    return True


def put_waiting_right(run: Run, reply: Reply, frame: Frame) -> bool:
    """A day that waits for its question, put right before it: it is asked about as it is now."""
    said = run.c.said
    if said is None or not said.key.startswith(f"{frame.flow}/"):
        return False
    day = readers.day_told(said.text, run.language, run.world.today, "hearing")
    if readers.day_put_right(day, reply.text, run.language, run.world.today, "hearing") is None:
        return False
    run.set(said=said.model_copy(update={"text": f"{said.text}\n{reply.text}"}))
    run.text("engine/told_right")
    return True


def read_again(run: Run, flow: str) -> None:
    """After a change: a yes to what was read back before counts no more, and what is so far is read back or listed.

    What was saved is read back at once, unless a day or an hour is being asked for: then it is with that.
    """
    place = run.c.place
    for question in run.library.questions(flow):
        key = Frame(flow=flow, node=question.id).key
        if reads_back(run, flow, question) and key in run.c.answers:
            run.withdraw(key)
    spot = run.spot
    source = reads_back(run, flow, spot.node) if place and place.flow == flow and spot else None
    sources = [found for each in run.library.questions(flow) if (found := reads_back(run, flow, each))]
    is_asked = spot is not None and is_ask_of(spot.node, "date", "hour")
    if source is None and not is_asked and saved_at(run, flow) is not None and unread_keys(run, flow):
        source = next(iter(sources), None)
    if source is not None:
        run.place_at(Frame(flow=flow, node=source))
    elif not (place and place.flow == flow and place.node in sources):
        list_told(run, flow)


def list_told(run: Run, flow: str) -> None:
    """What was told so far and is not saved, each piece on its line; where all of it is, what is kept."""
    lines = [f"- {label_of(run, key)}: {shown_value(run, key)}" for key in unsaved_keys(run, flow)]
    if lines:
        run.text("engine/told_so_far", answers="\n".join(lines))
    elif is_saved(run, flow) and (kept := kept_hearing(run)):
        run.text("engine/kept_so_far", hearing=kept)


def told_keys(run: Run, flow: str) -> list[str]:
    """Keys of the pieces told so far, in the order of their questions."""
    named = run.library.flows[flow].pieces if flow in run.library.flows else {}
    keys = [Frame(flow=flow, node=name).key for name in named]
    return [key for key in keys if key in run.c.answers]


def unsaved_keys(run: Run, flow: str) -> list[str]:
    """Keys of the pieces told, or told otherwise, since it was saved last; all that were told where it never was."""
    last = saved_at(run, flow)
    return [key for key in told_keys(run, flow) if last is None or run.c.answers[key].at > last]


def saved_at(run: Run, flow: str) -> datetime | None:
    """When what was told in this flow was saved last; None where it was not."""
    asked = run.library.flows[flow].nodes if flow in run.library.flows else ()
    keeps = (Frame(flow=flow, node=node.id).key for node in asked if isinstance(node, Do) and node.do == KEEPS)
    found = (run.c.answers[key] for key in keeps if key in run.c.answers)
    return max((answer.at for answer in found if answer.value != UNCLEAR), default=None)


def unread_keys(run: Run, flow: str) -> list[str]:
    """Of what is not saved, the keys of what a flow reads back before it counts."""
    named = read_back_names(run, flow)
    return [key for key in unsaved_keys(run, flow) if key.rpartition("/")[2] in named and run.c.answers[key].value]


def read_back_names(run: Run, flow: str) -> frozenset[str]:
    """The pieces that a flow reads back before they count: its action says which (`of`)."""
    asked = run.library.flows[flow].nodes
    marks = (node for node in asked if isinstance(node, Do) and node.args.get("part") == UNREAD_PART)
    return frozenset(name for node in marks for name in node.args.get("of", "").split())


def is_saved(run: Run, flow: str) -> bool:
    """True where it was saved, and nothing that was told since waits to be."""
    return saved_at(run, flow) is not None and not unsaved_keys(run, flow)


def named_among_more(run: Run, text: str, frame: Frame, node: Node) -> Reading | None:
    """The option that a reply names by its label among other words, where something is told piece by piece."""
    pieces = run.library.flows[frame.flow].pieces
    if frame.node not in pieces or not isinstance(node, Choose) or is_question(text, run.world.words):
        return None
    parts = [pair.meant for pair in readers.said_instead(text) if pair.meant] or [text]
    read = [several(run, frame, node, part) for part in parts]
    if (named := next((reading for reading in read if reading.status == "ok"), None)) is not None:
        return named
    spelled = [_spellings(words) for words in own_words(run, frame, node)]
    found = [number for part in parts if (number := readers.option_said(part, spelled))]
    return Reading("ok", node.options[found[0] - 1].id) if found else None


def _spellings(words: Sequence[str]) -> list[str]:
    """The label of an option, and those of its words that are the label by ear: "brownville" for Brownsville."""
    label, *more = words
    begins = fold(label)[:_SAME_START]
    return [label, *(word for word in more if len(word) >= _LONG_NAME and fold(word).startswith(begins))]


def says_again(run: Run, text: str, frame: Frame, node: Node) -> bool:
    """True for words at what was read back that name a piece as it was told: they are about it, and no topic."""
    flow = run.library.flows[frame.flow]
    if reads_back(run, frame.flow, node) is None or is_question(text, run.world.words) or is_bare(text):
        return False
    read = [(piece, value_of(run, piece, text, by_label=True)) for piece in pieces_told(run, flow, frame)]
    return any(each.status in ("ok", "ambiguous") and is_held(run, piece, each) for piece, each in read)


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
    if "?" in reply.text and run.route(reply.text).is_plain:
        return False  # "¿ya la anotó? el 14 de enero" asks, and tells what was told
    before = run.c
    for name in names:
        spot = run.library.spot(frame.flow, name)
        place = Frame(flow=frame.flow, node=name)
        if name == frame.node or spot is None or not isinstance(spot.node, Question):
            continue
        if several(run, place, spot.node, reply.text).value == UNKNOWN:
            continue  # "no lo dice" is of what was asked
        if place.key not in run.c.answers or (is_settled and isinstance(spot.node, Choose)):
            take_heard(run, reply, place, spot.node)
    return run.c is not before


def _is_for_the_whole(run: Run, reply: Reply, frame: Frame) -> bool:
    """A day said where a flow asks for anything but a day: it is for the flow around it, which hears its opening."""
    flow = run.library.flows[frame.flow]
    nodes = [spot.node for name in flow.pieces if (spot := run.library.spot(frame.flow, name))]
    around = run.library.flows.get(run.c.frames[-2].flow) if len(run.c.frames) > 1 else None
    hears = around is not None and any(isinstance(node, Do) and node.do == HEAR for node in around.nodes)
    if not nodes or any(is_ask_of(node, "date") for node in nodes) or not hears:
        return False
    return named_in(reply.text, run.language, run.world.today, run.world.words) == "day"


def _key_of(run: Run, piece: Piece) -> str:
    """The key of the answer that says a piece: of an hour told with its day that of the day."""
    return piece.frame.key if piece.frame.key in run.c.answers or piece.of_day is None else piece.of_day.frame.key


def _keep(run: Run, reply: Reply, change: Change) -> None:
    piece, reading = change.piece, change.reading
    held = held_of(run, piece)
    value = reading.value if reading is not None else None
    if isinstance(held, Mapping):
        value = with_hour(held, value)
    told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    record_told(run, piece.frame, piece.node, told, value)
    keep_whole(run, piece.frame, piece.node)


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
    pieces = list(pieces_told(run, run.library.flows[place.flow], place.model_copy(update={"correcting": False})))
    named = [Change(piece, None) for piece in pieces if name_length(run, wanted, piece, is_valued=False)]
    found = unless_two(run, wanted, named) if named else Changes()
    if found.doubted:
        ask_which_piece(run, [_key_of(run, piece) for piece in found.doubted])
    for change in reversed(found.made):
        correct(run, change.piece.frame.key)
    return bool(named)
