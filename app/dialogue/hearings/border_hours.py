"""The hour at the border told while a hearing is told piece by piece, alone or beside that of the court.

"Bridge is 5 am, judge is 8:30" sets both, whatever is being asked: of two hours each belongs to the word beside it.
"You forget the bridge 5 am" at what was read back adds that one. The whole is read back anew before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, Unread
from app.dialogue.flow import Ask, Choose, Do, Node, Question
from app.dialogue.hearings.asking_saved import STOPS, answer_saved, take_and_answer, told_and_asked
from app.dialogue.hearings.days_with_hours import keep_whole
from app.dialogue.hearings.pieces import Piece, day_of, held_of, reads_back
from app.dialogue.hearings.port_named import pieces_of_border, take_port
from app.dialogue.hearings.telling import read_again
from app.dialogue.hearings.told_so_far import list_so_far
from app.dialogue.reading import Json, Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import several
from app.dialogue.topics.menu_lines import is_number
from app.dialogue.tracing import option_target
from app.dialogue.words.asides import holds_one, is_question
from app.dialogue.world import Reply

_DIGIT = re.compile(r"(?<=\s)\d")
DAY = "day"
"""What the line of a list says that stands for having the paper at hand (`says`)."""

_LONGEST_OPENING = 5
"""Words of an answer before the hour at the border, without a comma between: "si la tengo dice puente 5 am"."""

_OTHERS = re.compile(
    r"\b(?:salgo|salir|leave|camino|viaje|bus|camion|casa|albergue|shelter|vivo|duermo|cerro|abre|cierra|ayer|anoche|"
    r"antier|yesterday|last|cruce|cruzamos|pase|pasamos|crossed|came|llegue|llegamos|entre|entramos|fui|fuimos|went|"
    r"robaron|asaltaron|pegaron|quitaron|siguieron|secuestraron|robbed|beat|took|followed|kidnapped|hace)\b"
)
"""Words with which an hour is of something else, or of a day that is over."""

_ASKS_HOUR = re.compile(
    r"\b(?:que|q|k|ke|what|which|cual) (?:es la |is the )?(?:horas?|hour|time)\b|\bcuando\b|\bwhen\b"
)
_REFUSES = re.compile(r"^(?:no|nope|not|ninguna|nada)\b")
_PART = re.compile(r"[.,;\n]+(?!\d)")


@dataclass(frozen=True, slots=True)
class _Hour:
    """The question for an hour alone, and that for its day."""

    hour: Piece
    day: Piece


def first_part(text: str) -> str:
    """What stands before the first stop: "la 1" of "la 1. y en la otra hoja, puente 0430"."""
    return _PART.split(text)[0]


def loose_border_hour(run: Run, text: str, court: str | None) -> str | None:
    """The one hour before that in court which a message tells, where it is plain that it speaks of the border.

    None where it tells none or two, asks for one, or tells of something else or of a day that is over.
    """
    if _OTHERS.search(fold(text)) or _ASKS_HOUR.search(fold(text)):
        return None
    found = readers.border_hour(text, court)
    if found is not None and not is_question(text, run.world.words):
        return found
    hours = set()
    for part in STOPS.split(text):
        if is_question(part, run.world.words):
            continue
        hour = readers.earlier_hour(readers.hour_said(readers.with_colon(part), "hearing"), court)
        if hour is not None and hour != court:
            hours.add(hour)
    return hours.pop() if len(hours) == 1 else None


def border_hour_piece(run: Run, flow: str) -> Piece | None:
    """The question for the hour at the border alone; None in a flow that has none."""
    hours = _hours(run, flow)
    return hours[1].hour if len(hours) > 1 else None


def tells_border_hour(run: Run, text: str, frame: Frame) -> bool:
    """True for words that tell the hour at the border while a hearing is told piece by piece."""
    if frame.correcting or len(_hours(run, frame.flow)) < len(("court", "border")):
        return False
    apart = readers.apart_from_border(text)
    return apart.hour is not None if apart is not None else readers.border_hour(text) is not None


def take_border_hour(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Take the hour at the border, and what else such a message says; False where it tells nothing new of it.

    Whether it is saved, asked behind it, is answered then; that question behind any other answer too.
    """
    if not run.library.flows[frame.flow].pieces:
        return False
    has_it = next((o.id for o in node.options if o.says == DAY), None) if isinstance(node, Choose) else None
    if has_it is not None:  # whoever reads hours from the paper has it: all of it is heard with that answer
        is_told = tells_border_hour(run, reply.text, frame)
        return is_told and accept(run, reply, frame, node, kind_of(frame, node), Reading("ok", has_it))
    told, asked = told_and_asked(run, reply.text)
    if not _take_border_hour(run, Reply(text=told, sid=reply.sid), frame, node):
        return take_and_answer(run, reply, frame, node)
    answer_saved(run, asked, reply)
    return True


def _take_border_hour(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    if (alone := _take_alone(run, reply, frame)) is not None:
        return alone
    if _take_beside_sheet(run, reply, frame, node):
        return True
    if not tells_border_hour(run, reply.text, frame):
        return _take_of_sheet(run, reply, frame, node)
    court, border, *_ = _hours(run, frame.flow)
    if frame.node in (border.hour.frame.node, border.day.frame.node):
        return False  # it answers its own question
    apart = readers.apart_from_border(reply.text)
    is_day_asked = frame.node == court.day.frame.node and frame.key not in run.c.answers and run.c.said is None
    if is_day_asked and apart is not None and several(run, frame, court.day.node, apart.rest).status != "ok":
        return False  # the hours are kept there, and the rest of the day is asked
    held = held_of(run, court.hour)
    hour = apart.hour if apart is not None else readers.border_hour(reply.text, str(held) if held else None)
    if hour is None:
        return False
    before = run.c
    take_port(run, reply, frame.flow)
    if held_of(run, border.hour) != hour:
        _record(run, reply, border.hour, hour)
        keep_whole(run, border.hour.frame, border.hour.node)
    if apart is not None:
        _take_rest(run, Reply(text=apart.rest, sid=reply.sid), reply, court, frame, hour)
    if run.c is before:
        return False
    _take_opening(run, reply, frame, node)
    _take_sheet(run, reply, frame, node, is_border_only=apart is None)
    is_answered = frame.key in run.c.answers and frame.key not in before.answers
    if is_answered and isinstance(node, Question) and not reads_back(run, frame.flow, node):
        chosen = option_target(node, run.c.answers[frame.key]) if isinstance(node, Choose) else None
        run.place_at(run.library.follow(frame, chosen or node.to))
    _say_again(run, frame.flow)
    return True


def _take_alone(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """The hour at the border alone where its day is asked for: the day is that in court, and is read back with it.

    None where the reply says no hour, another day, or where the day in court is not known.
    """
    hours = _hours(run, frame.flow)
    if frame.correcting or len(hours) < len(("court", "border")) or frame.node != hours[1].day.frame.node:
        return None
    court, border, *_ = hours
    day = held_of(run, court.day)
    if not isinstance(day, Mapping) or several(run, frame, border.day.node, reply.text).status == "ok":
        return None
    piece = readers.piece_said(reply.text, run.world.today, "hearing")
    own = str(day["iso"])
    if piece is not None and (piece.month not in (None, int(own[5:7])) or piece.day not in (None, int(own[8:10]))):
        return None
    in_court = held_of(run, court.hour)
    hour = readers.earlier_hour(readers.hour_instead(reply.text, "hearing"), str(in_court) if in_court else None)
    if hour is None:
        return None
    _record(run, reply, border.hour, hour)
    run.place_at(run.library.follow(frame, border.hour.node.to))
    run.text("engine/noted", value=shown_value(run, border.hour.frame.key))
    return True


def _take_beside_sheet(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """The hour behind the answer to what is asked of the border before its day: "yes i have it. 5 am"."""
    hours = _hours(run, frame.flow)
    if frame.correcting or len(hours) < len(("court", "border")) or not isinstance(node, Choose):
        return False
    if frame.node not in pieces_of_border(run, frame.flow) or tells_border_hour(run, reply.text, frame):
        return False
    court, border, *_ = hours
    opened = _opening(run, reply, frame, node)
    if opened is None or any(option.to for option in node.options if option.id == opened[0]):
        return False
    if _OTHERS.search(fold(opened[1])):
        return False
    in_court = held_of(run, court.hour)
    hour = readers.earlier_hour(readers.hour_said(opened[1], "hearing"), str(in_court) if in_court else None)
    if hour is None or hour == in_court or held_of(run, border.hour) is not None:
        return False
    _record(run, reply, Piece(frame, node), opened[0])
    _record(run, reply, border.hour, hour)
    run.place_at(run.library.follow(frame, node.to))
    run.text("engine/noted", value=shown_value(run, border.hour.frame.key))
    return True


def hour_of_sheet(run: Run, text: str, frame: Frame) -> str | None:
    """The hour alone where the sheet or its port is asked about: "me dijo la muchacha que dice 4 30, apuntamela"."""
    hours, own = _hours(run, frame.flow), pieces_of_border(run, frame.flow)
    if frame.correcting or len(hours) < len(("court", "border")) or frame.node not in own:
        return None
    court, border, *_ = hours
    in_court = held_of(run, court.hour)
    is_refused = _REFUSES.match(fold(text)) or holds_one(loose(text), run.world.words.get("has_no_paper", ()))
    if in_court is None or is_refused or held_of(run, border.hour) is not None:
        return None
    hour = loose_border_hour(run, text, str(in_court))
    return hour if hour is not None and hour < str(in_court) else None


def _take_of_sheet(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    hour, border = hour_of_sheet(run, reply.text, frame), border_hour_piece(run, frame.flow)
    if hour is None or border is None or not isinstance(node, Choose):
        return False
    _record(run, reply, border, hour)
    _take_sheet(run, reply, frame, node, is_border_only=True)
    take_port(run, reply, frame.flow)
    if frame.key in run.c.answers:
        run.place_at(run.library.follow(frame, node.to))
    run.text("engine/noted", value=shown_value(run, border.frame.key))
    return True


def _opening(run: Run, reply: Reply, frame: Frame, node: Choose) -> tuple[Json, str] | None:
    """The answer to a list in the first words of a message, and the words behind it; None where they are none."""
    whole = reply.text.split()
    first = first_part(reply.text.strip())
    words = first.split() if is_number(first) else _DIGIT.split(first)[0].split() or whole[:1]
    for size in range(min(len(words), _LONGEST_OPENING), 0, -1):
        reading = read_reply(run, Reply(text=" ".join(words[:size]), sid=reply.sid), frame, node)
        if reading.status == "ok" and words[:size] != whole:
            return reading.value, " ".join(whole[size:])
    return None


def _take_opening(run: Run, reply: Reply, frame: Frame, node: Node) -> None:
    """The answer to a list before the hour: "no dice. y el puente 0430"; not to what was read back."""
    if not isinstance(node, Choose) or frame.key in run.c.answers or reads_back(run, frame.flow, node) is not None:
        return
    opened = _opening(run, reply, frame, node)
    if opened is not None:
        _record(run, reply, Piece(frame, node), opened[0])


def _take_sheet(run: Run, reply: Reply, frame: Frame, node: Node, *, is_border_only: bool) -> None:
    """Whoever tells the hour at the bridge where its sheet is asked for has it, and the port named beside it.

    Not from "no la tengo, me dijeron que a las 5", which says that there is none.
    """
    own = pieces_of_border(run, frame.flow)
    if frame.node not in own[:1] or not isinstance(node, Choose) or frame.key in run.c.answers:
        return
    if holds_one(loose(reply.text), run.world.words.get("has_no_paper", ())):
        return
    has_it = next((option.id for option in node.options if option.to is None), None)
    if has_it is not None:
        _record(run, reply, Piece(frame, node), has_it)
        take_port(run, reply, frame.flow, anywhere=is_border_only)


def _take_rest(run: Run, rest: Reply, whole: Reply, court: _Hour, frame: Frame, border: Json) -> None:
    """What is told besides: the day and hour in court, and the questions that opening words are read for."""
    for piece in _asked(run, frame.flow):
        if piece.frame.node == court.day.frame.node:
            continue
        reading = several(run, piece.frame, piece.node, rest.text)
        if reading.status == "ok" and held_of(run, piece) != reading.value:
            _record(run, whole, piece, reading.value)
    if not _take_day(run, rest, whole, court):
        _take_hour(run, rest, whole, court, border)


def _take_day(run: Run, rest: Reply, whole: Reply, court: _Hour) -> bool:
    """The day in court; of several years that of the day told before, or else it waits for its year."""
    reading = several(run, court.day.frame, court.day.node, rest.text)
    held = held_of(run, court.day)
    if reading.status == "ok":
        if held != reading.value:
            _record(run, whole, court.day, reading.value)
            keep_whole(run, court.day.frame, court.day.node)
        return True
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, Sequence) else []
    if not values or not isinstance(held, Mapping):
        if values:
            run.set(said=Unread(key=court.day.frame.key, text=whole.text, sid=whole.sid))
        return bool(values)
    day = str(held["iso"])[:10]
    same = [value for value in values if isinstance(value, Mapping) and str(value.get("iso")).startswith(day)]
    if len(same) == 1 and same[0] != held:
        _record(run, whole, court.day, same[0])
        keep_whole(run, court.day.frame, court.day.node)
    return bool(same)


def _take_hour(run: Run, rest: Reply, whole: Reply, court: _Hour, border: Json) -> None:
    """The hour in court alone, for the day told before or one that waits for its year.

    The hour at the border said twice ("I tell you 5 am, be at the bridge 5 am") is none of the court's.
    """
    reading = readers.hour_said(rest.text, "hearing")
    if reading.status != "ok" or reading.value == border:
        return
    said = run.c.said
    if said is not None and said.key == court.day.frame.key:
        day = readers.day_told(said.text, run.language, run.world.today, "hearing")
        values = day.value if isinstance(day.value, list) else [day.value]
        if all(isinstance(each, Mapping) and str(each.get("iso"))[11:] == reading.value for each in values):
            return
        for words in (rest.text, f"no, {reading.value}"):
            if readers.day_put_right(day, words, run.language, run.world.today, "hearing") is not None:
                run.set(said=said.model_copy(update={"text": f"{said.text}\n{words}"}))
                return
    if held_of(run, court.hour) != reading.value:
        _record(run, whole, court.hour, reading.value)
        keep_whole(run, court.hour.frame, court.hour.node)


def _say_again(run: Run, flow: str) -> None:
    """What was read back is read back anew; before that what is told so far is listed, with a day without its year."""
    place = run.c.place
    spot = run.spot
    is_back = place is not None and place.flow == flow and spot is not None and reads_back(run, flow, spot.node)
    waits = run.c.said is not None and run.c.said.key.startswith(f"{flow}/")
    if waits and not is_back:
        list_so_far(run, flow)
    else:
        read_again(run, flow)


def _hours(run: Run, flow: str) -> list[_Hour]:
    """The hours that a flow asks for alone, that of the court first."""
    found = []
    for name in run.library.flows[flow].pieces:
        spot = run.library.spot(flow, name)
        day = day_of(spot.node) if spot is not None else None
        own = run.library.spot(flow, day) if day is not None else None
        if spot is None or own is None or not isinstance(spot.node, Question) or not isinstance(own.node, Question):
            continue
        of_day = Piece(Frame(flow=flow, node=own.node.id), own.node)
        found.append(_Hour(Piece(Frame(flow=flow, node=name), spot.node, of_day), of_day))
    return found


def _asked(run: Run, flow: str) -> list[Piece]:
    hears = next((n for n in run.library.flows[flow].nodes if isinstance(n, Do) and "questions" in n.args), None)
    names = hears.args["questions"].split() if hears is not None else []
    spots = ((name, run.library.spot(flow, name)) for name in names)
    return [
        Piece(Frame(flow=flow, node=name), spot.node)
        for name, spot in spots
        if spot is not None and isinstance(spot.node, Question)
    ]


def _record(run: Run, reply: Reply, piece: Piece, value: Json) -> None:
    told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    about = piece.node.about if isinstance(piece.node, Ask) else None
    unread = run.c.unread
    run.record(piece.frame, piece.node, told, kind=kind_of(piece.frame, piece.node), about=about)
    run.set(unread=unread)  # pieces of the day that is asked for stay
