"""What was told so far piece by piece, also what waits: a day whose year is still asked, an hour without its day.

Said as soon as somebody has told it, so that nobody tells it twice, and when they ask whether it was written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Choose, Do, Node, Question
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.pieces import Piece, day_of, is_ask_of, is_held, pieces_told, reads_back, value_of
from app.dialogue.hearings.port_named import take_port
from app.dialogue.hearings.telling import (
    UNREAD_PART,
    is_saved,
    list_told,
    read_back_names,
    saved_at,
    told_keys,
    unread_keys,
    unsaved_keys,
)
from app.dialogue.hearings.tellings import held
from app.dialogue.hearings.told_again import NOTEBOOK, repeats_saved, repeats_words
from app.dialogue.hearings.unread_paper import UNKNOWN
from app.dialogue.hearings.whose_hour import AT_PORT, WHOSE, find_whose, move_to_border
from app.dialogue.reading import Json, Reading
from app.dialogue.run import Run, locate
from app.dialogue.showing import in_a_line, kind_of, option_label, shown_value
from app.dialogue.text import calm
from app.dialogue.topics.heard import hear, named_in, several, without_request
from app.dialogue.world import Found, Reply

HALF_TOLD = "half_told"
"""The engine's own action: what is told of the hearing so far and what lacks (`with: {part: lacks}`)."""

_BELOW, _ELSEWHERE, _NOTHING = "below", "elsewhere", "none"
"""What the action finds: asked for right below, waiting elsewhere, or nothing told that is not saved."""

_WHOLE = {_BELOW: "whole", _ELSEWHERE: "whole_elsewhere"}
"""The same where nothing lacks but the yes to what is read back next."""

_STILL_OPEN = "still_open"
"""The part of the action that says, once it is saved, what of it is not sure or not known."""

_SAME_DAY = "same_day"
"""The part of the action that finds whether it was said that the hour at the border is on the day of the court."""

_SHEET = "sheet"
"""The question whether there is a border sheet."""

_NOW = "now"
"""The part of the action that only marks a place of the flow: from it what was told is read back at once."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Lines of what was told, keys of what lacks, and whether only the year of its day does."""

    lines: tuple[str, ...]
    lacks: tuple[str, ...]
    lacks_year: bool


def hear_and_say(run: Run, frame: Frame, node: Do) -> None:
    """Take from the opening words what they say, and read it back where something of it lacks or is still asked."""
    if run.opening is not None:
        run.opening = replace(run.opening, text=without_request(run.opening.text))
    _complete_with_held(run, node)
    reply, before = run.opening, run.c
    hear(run, frame, node)
    if reply is not None and frame.flow == HEARING_FLOW and repeats_saved(run, reply.text):
        run.find(frame, Found(_NOTHING))  # it is said what is kept, and nothing of it is asked again
    is_told = run.library.flows[frame.flow].pieces and "questions" in node.args and run.c is not before
    if reply is None or not is_told:
        return
    _keep_court_hour(run, reply, frame)
    if not (told_keys(run, frame.flow) or _waiting_day(run, frame.flow)):
        return
    _keep_border_hour(run, reply, frame)
    told = _told(run, frame.flow)
    if told.lacks or told.lacks_year:
        list_so_far(run, frame.flow)


def _complete_with_held(run: Run, node: Do) -> None:
    """A day that opens the notebook and was told before, with all that was told with it then."""
    telling, opening = held(run, "hearing"), run.opening
    if telling is None or opening is None or "questions" in node.args or opening.text in telling.text:
        return
    run.opening = replace(opening, text="\n".join(say_most(run, telling.text, opening.text)))


def say_most(run: Run, before: str, again: str) -> tuple[str, ...]:
    """Of a hearing told twice the words that say most of it: both together, or the one that says more than they do.

    Two days or two hours at the border in one text can be read as neither; another day than before is the newer one.
    """
    if repeats_words(run, before, again):
        both = (before, again)
    elif repeats_words(run, again, before):
        both = (again, before)
    else:
        return (again,)

    def says(words: tuple[str, ...]) -> tuple[bool, int, bool, bool]:
        text = "\n".join(words)
        told, is_border = _told_in(run, text), readers.apart_from_border(text) is not None
        is_heard = named_in(text, run.language, run.world.today, run.world.words) == "day"
        return is_heard, -len(told.lacks), not told.lacks_year, is_border

    return max((both, both[::-1], both[:1], both[1:]), key=says)


def list_so_far(run: Run, flow: str) -> None:
    """What was told so far, with what waits, each piece on its line; where all of it is saved, what is kept."""
    if lines := _told(run, flow).lines:
        run.text("engine/told_so_far", answers="\n".join(lines))
    else:
        list_told(run, flow)


def find_half_told(run: Run, frame: Frame, node: Do, *, is_early: bool) -> None:
    """What is told of a hearing and not saved, or what of it lacks, as the action's answer.

    `is_early`: within the welcome, after which it is asked about; nothing of the case is asked before.
    """
    part = node.args.get("part")
    if part == _STILL_OPEN:
        return _say_still_open(run, frame)
    if part == UNREAD_PART:
        return run.find(frame, Found("yes" if unread_keys(run, frame.flow) else "no"))
    if part == _SAME_DAY:
        return run.find(frame, Found("yes" if _is_same_day(run, frame.flow) else "no"))
    if part == _NOW:
        return run.find(frame, Found(_NOW))
    if part in (WHOSE, AT_PORT):
        return run.find(frame, Found(find_whose(run, frame.flow) if part == WHOSE else move_to_border(run, frame.flow)))
    flow = _flow_told(run)
    words = _words_held(run)
    if flow is not None:
        told = _told(run, flow)
        lines = "\n".join(told.lines)
        where = _BELOW if _frame_below(run) == flow else _ELSEWHERE
    elif words is not None:
        told = _told_in(run, words)
        lines, where = "\n".join(told.lines), _ELSEWHERE
    else:
        return run.find(frame, Found(_NOTHING))
    where = _BELOW if is_early else where
    if not (is_early or told.lacks or told.lacks_year) and flow is not None and _read_back_next(run, flow):
        where = _WHOLE[where]
    labels = [_label(run, key) for key in told.lacks]
    names = [label[:1].lower() + label[1:] for label in labels]
    if told.lacks_year:
        names.insert(0, _name(run, "engine/lacks.year"))
    lacks = ", ".join([*names, _name(run, "engine/lacks.yes")])
    return run.find(frame, Found(where, lacks if node.args.get("part") == "lacks" else lines))


def _say_still_open(run: Run, frame: Frame) -> None:
    """Once it is saved: what of it was told with doubt or left open, and stands on a paper; how to complete it."""
    flow = run.library.flows[frame.flow]
    read = read_back_names(run, frame.flow)
    told = [piece for piece in pieces_told(run, flow, frame) if piece.frame.node in read]
    named = [_shown(run, piece) for piece in told if _is_doubted(run, piece)]
    spots = [
        (Frame(flow=frame.flow, node=name), run.library.spot(frame.flow, name)) for name in flow.pieces if name in read
    ]
    for place, spot in spots:
        answer = run.c.answers.get(place.key)
        is_open = answer is not None and (answer.state == "unknown" or answer.value == UNKNOWN)
        if is_open and spot is not None and isinstance(spot.node, Question):
            named.append(_label(run, place.key))
    run.find(frame, Found(_STILL_OPEN))
    if named:
        run.text("engine/kept_open", answers="; ".join(dict.fromkeys(named)))


def read_back_mark(run: Run, flow: str) -> str | None:
    """The node of a flow from which what was told is read back at once; None where no such place is marked."""
    nodes = run.library.flows[flow].nodes
    marks = (each for each in nodes if isinstance(each, Do) and each.do == HALF_TOLD and each.args.get("part") == _NOW)
    return next((each.id for each in marks), None)


def _read_back_next(run: Run, flow: str) -> bool:
    """Go to where what was told is read back at once, before anything else is asked; False where no such place is.

    Who asks whether it is saved gets no other question before the yes that lacks.
    """
    mark = read_back_mark(run, flow)
    if mark is None:
        return False

    def moved(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
        at = max((number for number, each in enumerate(frames) if each.flow == flow), default=None)
        spot = run.library.spot(flow, frames[at].node) if at is not None else None
        if at is None or (spot is not None and reads_back(run, flow, spot.node) is not None):
            return frames
        return (*frames[:at], Frame(flow=flow, node=mark), *frames[at + 1 :])

    if any(each.flow == flow for each in run.c.frames):
        run.set(frames=moved(run.c.frames))
    else:
        run.set(left=moved(run.c.left))
    return True


def _frame_below(run: Run) -> str:
    """The flow that is asked on with once the one that is open ends; empty where none waits."""
    return run.c.frames[-2].flow if len(run.c.frames) > 1 else ""


def say_doubted(run: Run, frame: Frame, node: Node) -> None:
    """Before what was told is read back: what of it was told with doubt is to be looked at on the paper."""
    if reads_back(run, frame.flow, node) is None:
        return
    flow = run.library.flows[frame.flow]
    if not flow.pieces:
        return
    shown = [_shown(run, piece) for piece in pieces_told(run, flow, frame) if _is_doubted(run, piece)]
    if shown:
        run.text("engine/doubted", answers="; ".join(dict.fromkeys(shown)))


def make_sure(run: Run, reply: Reply, frame: Frame) -> None:
    """What was told with doubt and is said again without it is doubted no more: these are its words now."""
    flow = run.library.flows[frame.flow]
    is_day = readers.says_same_day(reply.text)
    hedges = readers.hedged(calm(reply.text))
    for piece in list(pieces_told(run, flow, frame)):
        answer = run.c.answers.get(piece.frame.key)
        is_open = answer is not None and (is_day or _is_doubted(run, piece)) and not is_ask_of(piece.node, "hour")
        reading = value_of(run, piece, reply.text, by_label=False)
        is_sure = reading.status == "ok" and is_held(run, piece, reading)
        if answer is None or not is_open or not is_sure or any(_says(run, piece, part) for part in hedges):
            continue
        sure = answer.model_copy(update={"original": reply.text, "at": run.world.now, "sid": reply.sid})
        run.set(answers={**run.c.answers, piece.frame.key: sure})


def take_hour_beside(run: Run, reply: Reply, frame: Frame) -> bool:
    """Keep the hour that stands beside the answer to another piece: "brownsville 0830". True where one was kept."""
    flow = run.library.flows[frame.flow]
    if "?" in reply.text or readers.apart_from_border(reply.text) is not None:
        return False
    place = next(_hours(run, frame.flow), None)
    if place is None or frame.node not in flow.pieces or place[0].key in run.c.answers:
        return False
    frame_of_hour, node, day = place
    known = run.c.answers.get(Frame(flow=frame.flow, node=day).key)
    waiting = _waiting_day(run, frame.flow)
    if (known is not None and _has_hour(known.value)) or (waiting is not None and _has_hour(waiting)):
        return False
    hour = readers.hour_beside(reply.text, "hearing")
    if hour.status != "ok":
        return False
    _record(run, frame_of_hour, node, reply, hour.value)
    return True


def _keep_border_hour(run: Run, reply: Reply, frame: Frame) -> None:
    """The hour at the border that was told with the one in court waits for its own question."""
    apart = readers.apart_from_border(reply.text)
    hours = list(_hours(run, frame.flow))
    if apart is None or len(hours) < len(("court", "border")):
        return
    if apart.hour is None:
        _keep_sheet(run, reply, frame)
        return
    place, node, _day = hours[-1]
    _record(run, place, node, reply, apart.hour)
    take_port(run, reply, frame.flow)


def _keep_sheet(run: Run, reply: Reply, frame: Frame) -> None:
    """Of an hour at the border that was not read ("4 y algo") there is a sheet: its hour is asked, and not whether."""
    place, spot = Frame(flow=frame.flow, node=_SHEET), run.library.spot(frame.flow, _SHEET)
    if spot is not None and isinstance(spot.node, Choose) and place.key not in run.c.answers:
        _record(run, place, spot.node, reply, "yes")


def _keep_court_hour(run: Run, reply: Reply, frame: Frame) -> None:
    """The hour in court that is told beside the one at the border, and without a day, waits for its own question."""
    apart = readers.apart_from_border(reply.text)
    hours = list(_hours(run, frame.flow))
    day = Frame(flow=frame.flow, node=hours[0][2]).key if hours else ""
    if apart is None or apart.hour is None or not hours or day in run.c.answers or _waiting_day(run, frame.flow):
        return
    hour = readers.hour_said(apart.rest, "hearing")
    if hour.status == "ok":
        _record(run, hours[0][0], hours[0][1], reply, hour.value)


def _record(run: Run, place: Frame, node: Question, reply: Reply, hour: Json) -> None:
    told = Answer(value=hour, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    unread = run.c.unread
    run.record(place, node, told, kind=kind_of(place, node), about=getattr(node, "about", None))
    run.set(unread=unread)  # pieces of the day that is asked for stay


def _hours(run: Run, flow: str) -> Iterator[tuple[Frame, Question, str]]:
    """The questions for an hour alone, that of the court first, each with the question for its day."""
    for name in run.library.flows[flow].pieces:
        spot = run.library.spot(flow, name)
        day = day_of(spot.node) if spot is not None else None
        if spot is not None and day is not None and isinstance(spot.node, Question):
            yield Frame(flow=flow, node=name), spot.node, day


def _flow_told(run: Run) -> str | None:
    """The flow of a hearing half told: one that waits below, that was left for the menu, or of which a day waits."""
    frames = (*run.c.frames, *run.c.left)
    flows = [each.flow for each in frames if each.flow in run.library.flows and run.library.flows[each.flow].pieces]
    open_flows = [flow for flow in reversed(flows) if not is_saved(run, flow)]
    return next((flow for flow in open_flows if told_keys(run, flow) or _waiting_day(run, flow)), None)


def _told(run: Run, flow: str) -> _Told:
    asked = _asked(run, flow)
    shown = {key: shown_value(run, key) for key in unsaved_keys(run, flow)}
    waiting = _waiting_day(run, flow)
    keys = [Frame(flow=flow, node=name).key for name in asked]
    lacks = [key for key in keys if key not in run.c.answers]
    hours = list(_hours(run, flow))
    hour = hours[0] if hours else None
    days = [Frame(flow=flow, node=name).key for name, node in asked.items() if is_ask_of(node, "date")]
    if waiting is not None and days:
        shown[days[0]] = _without_year(waiting, run.language)
        lacks = [key for key in lacks if key != days[0]]
    day = waiting or (run.c.answers[days[0]].value if days and days[0] in run.c.answers else None)
    if hour is not None and day is not None and not _has_hour(day) and hour[0].key not in run.c.answers:
        lacks.append(hour[0].key)
    if (asked_now := _hour_or_day_asked(run, flow)) is not None and asked_now not in lacks:
        lacks.append(asked_now)
    order = [Frame(flow=flow, node=name).key for name in run.library.flows[flow].pieces]
    lines = [f"- {_label(run, key)}: {shown[key]}" for key in sorted(shown, key=order.index)]
    return _Told(tuple(lines), tuple(lacks), waiting is not None)


def _hour_or_day_asked(run: Run, flow: str) -> str | None:
    """The key of the day or hour that this flow is asking for, here or below what was laid over it."""
    frame = next((each for each in reversed((*run.c.left, *run.c.frames)) if each.flow == flow), None)
    spot = run.library.spot(flow, frame.node) if frame is not None else None
    is_asked = frame is not None and spot is not None and is_ask_of(spot.node, "date", "hour")
    return frame.key if frame is not None and is_asked and frame.key not in run.c.answers else None


def _words_held(run: Run) -> str | None:
    """The words of a hearing that was told at the wrong moment and waits."""
    telling, said = held(run, "hearing"), run.c.said
    first = said.text if said is not None and not said.key and run.c.asked == HEARING_FLOW else None
    if telling is not None and first is not None and repeats_words(run, telling.text, first):
        return "\n".join(say_most(run, telling.text, first))
    return telling.text if telling is not None else first


def _told_in(run: Run, words: str) -> _Told:
    """What such words tell, as the notebook would take it; nothing of it is taken."""
    lines, lacks, lacks_year = [], [], False
    for name, node in _asked(run, NOTEBOOK).items():
        place = Frame(flow=NOTEBOOK, node=name)
        reading = several(run, place, node, words)
        day = _one_day(reading) if is_ask_of(node, "date") else None
        if reading.status == "ok":
            shown = option_label(run, place, node, reading.value) or readers.show_value(
                kind_of(place, node), reading.value, run.language
            )
        elif day is not None:
            shown, lacks_year = _without_year(day, run.language), True
        else:
            lacks.append(place.key)
            continue
        lines.append(f"- {_label(run, place.key)}: {shown}")
    return _Told(tuple(lines) or (f'- "{in_a_line(words)}"',), tuple(lacks), lacks_year)


def tells_piece(run: Run, text: str) -> bool:
    """True where words tell anything of a hearing: a court, a port, a day, an hour."""
    pieces = _asked(run, NOTEBOOK).items()
    return any(several(run, Frame(flow=NOTEBOOK, node=name), node, text).status != "invalid" for name, node in pieces)


def _asked(run: Run, flow: str) -> dict[str, Question]:
    """The questions that opening words are read for, and that are asked before what was told is read back."""
    nodes = run.library.flows[flow].nodes
    hears = next((n for n in nodes if isinstance(n, Do) and "questions" in n.args), None)
    named = hears.args["questions"].split() if hears is not None else []
    reads = {reads_back(run, flow, node) for node in nodes} - {None}
    end = next((number for number, node in enumerate(nodes) if node.id in reads), len(nodes))
    names = [node.id for node in nodes[:end] if node.id in named]
    spots = {name: run.library.spot(flow, name) for name in names}
    return {name: spot.node for name, spot in spots.items() if spot is not None and isinstance(spot.node, Question)}


def _waiting_day(run: Run, flow: str) -> Mapping[str, Json] | None:
    """One reading of a day that waits for its year; `open` in it where it has an hour of either half of the day."""
    said = run.c.said
    spot = run.library.spot(flow, said.key.rpartition("/")[2]) if said and said.key.startswith(f"{flow}/") else None
    if said is None or spot is None or not isinstance(spot.node, Question):
        return None
    return _one_day(several(run, Frame(flow=flow, node=spot.node.id), spot.node, said.text))


def _is_same_day(run: Run, flow: str) -> bool:
    """True where the words of the hour at the border name the day, or they or later ones that it is the court's."""
    *_, hour = [None, *(run.c.answers.get(place.key) for place, *_ in _hours(run, flow))]
    told = [run.c.answers[key] for key in told_keys(run, flow)]
    if hour is None or readers.is_border_day_told(calm(hour.original)):
        return hour is not None
    return any(each.at >= hour.at and readers.says_same_day(calm(each.original)) for each in told)


def _one_day(reading: Reading) -> Mapping[str, Json] | None:
    values = reading.value if isinstance(reading.value, Sequence) and not isinstance(reading.value, str) else ()
    days = [value for value in values if isinstance(value, Mapping) and value.get("kind") in ("date", "datetime")]
    if not days:
        return None
    hours = {str(each["iso"])[11:] for each in days}
    return {**days[0], "open": True} if len(hours) > 1 else days[0]


def _has_hour(value: Json) -> bool:
    return isinstance(value, Mapping) and value.get("kind") == "datetime"


def _without_year(value: Mapping[str, Json], language: str) -> str:
    """A day as it was told, without the year that nobody said: "14 de enero, 8:30 a. m."."""
    day = date.fromisoformat(str(value["iso"])[:10])
    shown = [readers.show_piece(readers.Said(None, day.month, day.day), language)]
    if _has_hour(value):
        hour = str(value["iso"])[11:16]
        is_open = "open" in value  # whether it is in the morning nobody has said either
        shown.append(_clock(hour) if is_open else readers.show_value("hour", hour, language))
    return ", ".join(shown)


def _clock(hour: str) -> str:
    return f"{int(hour[:2]) % 12 or 12}{hour[2:]}"


def _is_doubted(run: Run, piece: Piece) -> bool:
    """True where the words that told a piece say its value with doubt, and no yes to what was read back came since."""
    answer = _answer_of(run, piece)
    if answer is None or not answer.original:
        return False
    agreed = saved_at(run, piece.frame.flow)  # only a yes saves it
    if agreed is not None and answer.at <= agreed and piece.frame.node in read_back_names(run, piece.frame.flow):
        return False
    return any(_says(run, piece, part) for part in readers.hedged(calm(answer.original)))


def _says(run: Run, piece: Piece, part: str) -> bool:
    reading: Reading = value_of(run, piece, part, by_label=False)
    if is_ask_of(piece.node, "date") and reading.status == "invalid":
        return False
    return reading.status in ("ok", "ambiguous") and is_held(run, piece, reading)


def _answer_of(run: Run, piece: Piece) -> Answer | None:
    own = run.c.answers.get(piece.frame.key)
    if own is not None or piece.of_day is None:
        return own
    return run.c.answers.get(piece.of_day.frame.key)


def _shown(run: Run, piece: Piece) -> str:
    key = piece.frame.key if piece.frame.key in run.c.answers or piece.of_day is None else piece.of_day.frame.key
    return shown_value(run, key)


def _label(run: Run, key: str) -> str:
    """What a piece is called, also where it is not being told now."""
    found = locate(run.library, key)
    return name_of(run, *found) if found is not None else ""


def _name(run: Run, text_id: str) -> str:
    text = run.library.texts[text_id]
    return run.translated(text.context, text.source)
