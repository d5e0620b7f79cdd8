"""What is told piece by piece (`pieces` of a flow) and counts only once it was read back: any piece may still change.

"No era a las 8 y media, es a las 9" while the court is asked changes the hour, lists what was told so far and asks for
the court again. "Me equivoqué de hora" asks for the hour alone. What was read back before counts no more. Nothing is
changed by words that could mean two of the pieces: then it is asked which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, Pending
from app.dialogue.flow import Ask, Choose, Do, Node, Question
from app.dialogue.form.correcting import correct, kept_hearing, label_of, list_answers
from app.dialogue.hearings.pieces import (
    Change,
    Changes,
    Piece,
    changes_in,
    day_of,
    has_hour,
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
from app.dialogue.reading import Json, Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, own_words, shown_value
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import ELSEWHERE, HEAR, IN_COURT, named_in, open_with, several, take_heard
from app.dialogue.words.asides import holds_one, is_marked, is_question
from app.dialogue.world import Reply

UNKNOWN = "unknown"
"""The option of a list that says it is not known."""

_NOT_KNOWN = re.compile(
    r"^\W*(?:(?:pues|ay|ah|mm+|es que|mire|mijo|mija|la verdad|well|um)\W+)*"
    r"(?:(?:no|tampoco|ni)(?: (?:lo|le|la|me|yo))* (?:se|sabria|veo|miro|alcanzo|leo|distingo)\b"
    r"(?! (?:leer|escribir|que (?:hacer|hago|pasa|llevo)|como|cuando|donde|si|por))|"
    r"(?:i )?(?:dont|don't|do not|no|cant|can't|cannot) (?:know|see|read)\b(?! (?:what|how|where|when|if|english)))"
)
"""How somebody begins who cannot say it: "no se mijo no veo bien"."""

KEEPS = "keep_hearing"
"""The action that saves what was told."""

UNREAD_PART = "unread"
"""The part of the action that finds whether anything waits to be read back again once it was saved."""

UNCLEAR = "unclear"
"""What that action finds where too little was told to be saved."""

UNREAD = "paper_unread"
"""The word list of how people say that they cannot read a paper, or do not understand it."""

_UNREAD, _SPOKEN = 16, 4
"""Words of such a message, more tell something; letters of a line's word that means it there."""

_CLAUSES = re.compile(r"[,;\n]|\.(?!\d)|\b(?:y|and) (?!media\b|cuarto\b|quince\b|treinta\b|\d)")
_OF = re.compile(r"\bd\b", re.IGNORECASE)

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
        value = _with_hour(held, first.reading.value) if isinstance(held, Mapping) else first.reading.value
        reading = Reading("ambiguous", value, first.reading.hint)
        ask_which(run, reply, kind_of(first.piece.frame, first.piece.node), reading)
        return False
    return True


def keep_both_hours(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Keep the hour at the border and the hour in court of a reply to the question for the day that says both.

    Each is known by the words beside it ("puente 4 y media, corte 8 y media"), and waits for its own question. True
    where both were kept: the day is not taken, since it could have the one hour or the other.
    """
    if frame.correcting or not is_ask_of(node, "date") or is_question(reply.text, run.world.words):
        return False
    lists = {name: run.world.words.get(name, frozenset()) for name in (ELSEWHERE, IN_COURT)}
    hours: dict[str, Json] = {}
    for clause in _CLAUSES.split(_OF.sub("de", reply.text)):
        cues = [name for name, phrases in lists.items() if holds_one(loose(clause), phrases)]
        hour = readers.hour_said(clause, "hearing") if len(cues) == 1 else Reading("invalid")
        if hour.status == "ok" and cues[0] not in hours:
            hours[cues[0]] = hour.value
    asked = {
        name: spot.node
        for name in run.library.flows[frame.flow].pieces
        if (spot := run.library.spot(frame.flow, name)) and isinstance(spot.node, Ask) and is_ask_of(spot.node, "hour")
    }
    own = next((name for name, each in asked.items() if day_of(each) == frame.node), None)
    other = next((name for name in asked if name != own), None)
    if len(hours) < len(lists) or own is None or other is None:
        return False
    at_border = frame.node != _first_day(run, frame)
    for name, cue in ((own, ELSEWHERE if at_border else IN_COURT), (other, IN_COURT if at_border else ELSEWHERE)):
        told = Answer(value=None, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
        _record(run, Frame(flow=frame.flow, node=name), asked[name], told, hours[cue])
    keys = [Frame(flow=frame.flow, node=name).key for name in asked]
    run.text("engine/both_hours", answers="\n".join(f"- {label_of(run, key)}: {shown_value(run, key)}" for key in keys))
    return True


def _first_day(run: Run, frame: Frame) -> str | None:
    """The first of a flow's days, which is that of the court."""
    names = run.library.flows[frame.flow].pieces
    spots = ((name, run.library.spot(frame.flow, name)) for name in names)
    return next((name for name, spot in spots if spot is not None and is_ask_of(spot.node, "date")), None)


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
    _record(run, place, spot.node, told, of_year[0])
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


def with_told_hour(run: Run, frame: Frame, node: Question, reading: Reading) -> Reading:
    """A day told anew without an hour, with the hour that was told with it before; any other reading as it is."""
    if reading.status != "ok" or not is_ask_of(node, "date") or frame.node not in run.library.flows[frame.flow].pieces:
        return reading
    held = held_of(run, Piece(frame.model_copy(update={"correcting": False}), node))
    return Reading("ok", _with_hour(held, reading.value), reading.hint) if isinstance(held, Mapping) else reading


def completed(run: Run, text: str, frame: Frame, node: Node, reading: Reading) -> Reading:
    """A reply to a question asked again that says only the part that changes: the rest of the day stays."""
    pieces = run.library.flows[frame.flow].pieces
    if frame.node not in pieces or not isinstance(node, Question) or not is_ask_of(node, "date"):
        return reading
    if reading.hint == "date.year_missing":
        return reading  # the year may be what is wrong: it is asked
    is_whole = reading.is_settled and isinstance(reading.value, Mapping) and reading.value.get("kind") != "year"
    piece = Piece(frame.model_copy(update={"correcting": False}), node)
    held = held_of(run, piece)
    if is_whole or reading.status == "ambiguous" or not isinstance(held, Mapping) or is_question(text, run.world.words):
        return reading
    day = value_of(run, piece, text, by_label=True)
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
    """Of what is not saved, the keys of what a flow reads back before it counts: its action says which (`of`)."""
    asked = run.library.flows[flow].nodes
    marks = (node for node in asked if isinstance(node, Do) and node.args.get("part") == UNREAD_PART)
    named = {name for node in marks for name in node.args.get("of", "").split()}
    return [key for key in unsaved_keys(run, flow) if key.rpartition("/")[2] in named and run.c.answers[key].value]


def is_saved(run: Run, flow: str) -> bool:
    """True where it was saved, and nothing that was told since waits to be."""
    return saved_at(run, flow) is not None and not unsaved_keys(run, flow)


def keep_whole(run: Run, frame: Frame, node: Question) -> None:
    """A day said with its hour takes the place of an hour said alone; an hour said alone belongs to its day."""
    flow = run.library.flows.get(frame.flow)
    if flow is None or not flow.pieces:
        return
    for name in flow.pieces:
        spot = run.library.spot(frame.flow, name)
        day = day_of(spot.node) if spot else None
        if spot is None or day is None or node.id not in (name, day):
            continue
        hour_key, day_key = Frame(flow=frame.flow, node=name).key, Frame(flow=frame.flow, node=day).key
        answer, hour = run.c.answers.get(day_key), run.c.answers.get(hour_key)
        if answer is None or hour is None or not has_hour(answer):
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


def is_illegible(run: Run, text: str, node: Node) -> bool:
    """True for "no se lee la hora", and for "no se mijo no veo bien" at a list, where not to know is an answer."""
    if is_question(text, run.world.words):
        return False
    is_said = holds_one(loose(text), run.world.words.get("illegible", ()))
    if isinstance(node, Choose):
        is_unknown = is_said or _NOT_KNOWN.match(fold(text)) is not None
        return offers_unknown(node) and is_unknown and not _names_known(run, text, run.c.place, node)
    return isinstance(node, Ask) and bool(node.unsure) and is_said


def cannot_read_it(run: Run, text: str, frame: Frame, node: Node) -> Reading | None:
    """ "No le entiendo a ese papel", "está en inglés, no sé", where not to know what a paper says is an answer."""
    is_told = bool(run.library.flows[frame.flow].pieces) and not frame.correcting
    if not is_told or not isinstance(node, Choose) or not offers_unknown(node) or is_question(text, run.world.words):
        return None
    said = loose(text)
    is_unread = len(said.split()) <= _UNREAD and holds_one(said, run.world.words.get(UNREAD, ()))
    if is_unread and _names_known(run, text, frame, node):
        return None  # "individual creo, está en inglés"
    return Reading("ok", UNKNOWN) if is_unread else None


def _names_known(run: Run, text: str, frame: Frame | None, node: Choose) -> bool:
    """True where a line that says something is named after all: "no le miro bien, arriba dice harlingen"."""
    if frame is None:
        return False
    known = [own for own, option in zip(own_words(run, frame, node), node.options, strict=True) if option.id != UNKNOWN]
    return bool(readers.option_said(text, [[word for word in own if len(word) >= _SPOKEN] for own in known]))


def offers_unknown(node: Choose) -> bool:
    """True for a list with a line for not knowing."""
    return any(option.id == UNKNOWN for option in node.options)


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
    pieces = list(pieces_told(run, run.library.flows[place.flow], place.model_copy(update={"correcting": False})))
    named = [Change(piece, None) for piece in pieces if name_length(run, wanted, piece, is_valued=False)]
    found = unless_two(run, wanted, named) if named else Changes()
    if found.doubted:
        ask_which_piece(run, [_key_of(run, piece) for piece in found.doubted])
    for change in reversed(found.made):
        correct(run, change.piece.frame.key)
    return bool(named)
