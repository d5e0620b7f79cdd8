"""A hearing told again: a day repeated without its year or its hour takes nothing away from what was told before.

"Ya te dije, el 14 de enero" after "14 de enero 2027, 8:30, Brownsville" is that hearing; another day is another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Do, Question
from app.dialogue.hearings.pieces import day_of, is_ask_of
from app.dialogue.hearings.telling import saved_at, told_keys
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.topics.heard import HEAR, several, take_heard
from app.dialogue.world import Reply

NOTEBOOK, COURT = "hearing_date", "court"
"""The flow that takes a hearing down, and its question for the court."""


def repeats_words(run: Run, words: str, text: str) -> bool:
    """True where a message names the day that these words told, as far as it says it."""
    told, again = (readers.day_told(each, run.language, run.world.today, "hearing") for each in (words, text))
    return _fits(_days(told), _days(again))


def repeats_told(run: Run, flow: str, text: str) -> bool:
    """True where a message names the day that is held of this flow, and nothing other than what is held of the rest."""
    told, hears = set(told_keys(run, flow)), _hears(run, flow)
    is_repeated = False
    for name in hears.args["questions"].split() if hears is not None else ():
        place, spot = Frame(flow=flow, node=name), run.library.spot(flow, name)
        if place.key not in told or spot is None or not isinstance(spot.node, Question):
            continue
        reading, held = several(run, place, spot.node, text), run.c.answers[place.key].value
        if is_ask_of(spot.node, "date"):
            hour = next((run.c.answers[key].value for key in told if _is_hour_of(run, flow, key, name)), None)
            day = [f"{each}T{hour}" if hour else each for each in _days(Reading("ok", held))]
            is_repeated = _fits(day, _days(reading))
            if not is_repeated:
                return False
        elif reading.status == "ok" and reading.value != held:
            return False
    return is_repeated


def repeats_saved(run: Run, text: str) -> bool:
    """True where a message names the day of the hearing that is saved, and adds nothing to what is saved."""
    saved = run.world.saved()
    if saved is None or saved.court is None or readers.apart_from_border(text) is not None:
        return False
    place, spot = Frame(flow=NOTEBOOK, node=COURT), run.library.spot(NOTEBOOK, COURT)
    court = several(run, place, spot.node, text) if spot is not None and isinstance(spot.node, Question) else None
    is_same_place = court is None or court.status != "ok" or court.value == saved.place
    day = readers.day_told(text, run.language, run.world.today, "hearing")
    return is_same_place and _fits([saved.court], _days(day))


def add_to_told(run: Run, frame: Frame, reply: Reply) -> Frame | None:
    """Take what such a message adds to what is held and not saved; the place from which the flow asks on.

    None where it tells another hearing, or this one is saved.
    """
    hears = _hears(run, frame.flow)
    if hears is None or saved_at(run, frame.flow) is not None or not repeats_told(run, frame.flow, reply.text):
        return None
    for name in hears.args["questions"].split():
        place, spot = Frame(flow=frame.flow, node=name), run.library.spot(frame.flow, name)
        if place.key not in run.c.answers and spot is not None and isinstance(spot.node, Question):
            take_heard(run, reply, place, spot.node)
    return run.library.follow(frame.model_copy(update={"node": hears.id}), hears.to)


def _hears(run: Run, flow: str) -> Do | None:
    nodes = run.library.flows[flow].nodes if flow in run.library.flows else ()
    return next((each for each in nodes if isinstance(each, Do) and each.do == HEAR and "questions" in each.args), None)


def _is_hour_of(run: Run, flow: str, key: str, day: str) -> bool:
    spot = run.library.spot(flow, key.rpartition("/")[2])
    return spot is not None and day_of(spot.node) == day


def _days(reading: Reading) -> list[str]:
    """Each day of a reading as it is told, without the year where that is open."""
    values = reading.value if reading.status == "ambiguous" else [reading.value]
    listed = values if isinstance(values, Sequence) and not isinstance(values, str) else []
    return [str(each["iso"]) for each in listed if isinstance(each, Mapping) and "iso" in each]


def _fits(told: Sequence[str], again: Sequence[str]) -> bool:
    """True where one of the days told begins with what is said again: the same, or less of it."""
    return any(each.startswith(said) for each in told for said in again)
