"""A day that is told and the hour that belongs to it: said together, apart, or one of them anew.

What is kept of the two is one answer where both were said of the day, so that each may be put right without the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Node, Question
from app.dialogue.form.correcting import label_of
from app.dialogue.hearings.pieces import Piece, day_of, has_hour, held_of, is_ask_of, value_of
from app.dialogue.reading import Json, Reading
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.text import loose
from app.dialogue.topics.heard import ELSEWHERE, IN_COURT
from app.dialogue.words.asides import holds_one, is_question
from app.dialogue.world import Reply

_CLAUSES = re.compile(r"[,;\n]|\.(?!\d)|\b(?:y|and) (?!media\b|cuarto\b|quince\b|treinta\b|\d)")
_OF = re.compile(r"\bd\b", re.IGNORECASE)
_NO_YEAR = frozenset({"date.year_missing", "date.which_year"})
"""The hints of a day without its year."""


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
        record_told(run, Frame(flow=frame.flow, node=name), asked[name], told, hours[cue])
    keys = [Frame(flow=frame.flow, node=name).key for name in asked]
    run.text("engine/both_hours", answers="\n".join(f"- {label_of(run, key)}: {shown_value(run, key)}" for key in keys))
    return True


def with_told_hour(run: Run, frame: Frame, node: Question, reading: Reading) -> Reading:
    """A day told anew without an hour, with the hour that was told with it before; any other reading as it is."""
    if reading.status != "ok" or not is_ask_of(node, "date") or frame.node not in run.library.flows[frame.flow].pieces:
        return reading
    held = held_of(run, Piece(frame.model_copy(update={"correcting": False}), node))
    return Reading("ok", with_hour(held, reading.value), reading.hint) if isinstance(held, Mapping) else reading


def completed(run: Run, text: str, frame: Frame, node: Node, reading: Reading) -> Reading:
    """A reply to a question asked again that says only the part that changes: the rest of the day stays."""
    pieces = run.library.flows[frame.flow].pieces
    if frame.node not in pieces or not isinstance(node, Question) or not is_ask_of(node, "date"):
        return reading
    is_whole = reading.is_settled and isinstance(reading.value, Mapping) and reading.value.get("kind") != "year"
    if reading.hint in _NO_YEAR and not is_question(text, run.world.words):
        return _in_told_year(run, text, frame, node, reading)
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
    return Reading(day.status, with_hour(held, day.value), day.hint)


def _in_told_year(run: Run, text: str, frame: Frame, node: Question, reading: Reading) -> Reading:
    """A day without its year in the year that was told with it before, or with the day that it may be the same as.

    Only the very day, or of the day told here one of its month: in another month the year may be another.
    """
    about = node.about if isinstance(node, Ask) else None
    read = readers.in_years(text, run.language, run.world.today, about)
    values = read.value if isinstance(read.value, list) else []
    days = [value for value in values if isinstance(value, Mapping)]
    same_as = node.same_as if isinstance(node, Ask) else None
    for name, length in ((frame.node, len("2027-01-")), (same_as, len("2027-01-14"))):
        told = run.c.answers.get(frame.model_copy(update={"node": name or "", "correcting": False}).key)
        if (
            told is None
            or not isinstance(told.value, Mapping)
            or str(told.value["iso"])[:10] < run.world.today.isoformat()
        ):
            continue  # of a day that is over the year may be what is wrong
        day = str(told.value["iso"])[:length]
        near: list[Json] = [with_hour(told.value, each) if name == frame.node else each for each in days]
        of_year = [each for each in near if isinstance(each, Mapping) and str(each["iso"]).startswith(day)]
        if of_year:
            hint = None if len(of_year) == 1 else "date.morning_or_afternoon"
            return Reading("ok", of_year[0]) if hint is None else Reading("ambiguous", list(of_year), hint)
    return reading


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
                record_told(run, Frame(flow=frame.flow, node=day), day_spot.node, hour, {**answer.value, "iso": iso})
        run.withdraw(hour_key)


def with_hour(held: Mapping[str, Json], value: Json) -> Json:
    """A day said anew, with the hour that was told with it; several of them alike."""
    if isinstance(value, list):
        return [with_hour(held, each) for each in value]
    if not isinstance(value, Mapping) or value.get("kind") != "date":
        return value
    return {**value, "kind": held["kind"], "iso": f"{value['iso']}{str(held['iso'])[10:]}"}


def record_told(run: Run, frame: Frame, node: Question, told: Answer, value: Json) -> None:
    """Keep a value of a piece, in the words with which it was told."""
    about = node.about if isinstance(node, Ask) else None
    run.record(frame, node, told.model_copy(update={"value": value}), kind=kind_of(frame, node), about=about)


def _first_day(run: Run, frame: Frame) -> str | None:
    """The first of a flow's days, which is that of the court."""
    names = run.library.flows[frame.flow].pieces
    spots = ((name, run.library.spot(frame.flow, name)) for name in names)
    return next((name for name, spot in spots if spot is not None and is_ask_of(spot.node, "date")), None)
