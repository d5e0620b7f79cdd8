"""Correcting any earlier answer by number or name, and re-asking only what depends on it."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame, Pending, flow_of
from app.dialogue.flow import Ask, Choose
from app.dialogue.form.giving import is_open, keep_in_step, parts_with_answers
from app.dialogue.run import Run, locate
from app.dialogue.showing import shown_value
from app.dialogue.text import fold, fold_own
from app.dialogue.tracing import trace

NEAR = 82
"""How alike (0 to 100) a typed name must be to the name of an answer."""

_SHORTEST_NAME = 4
"""Letters of a word that can name an answer by itself."""

BESIDE_NUMBERS = frozenset(
    ["la", "el", "y", "numero", "pregunta", "respuesta", "the", "number", "question", "answer", "and"]
)
"""Words that may stand with a number that is said in words."""

_LONGEST_NUMBER = 6
"""Digits of a typed number that are looked at: no list is longer, and Python refuses thousands of them."""

HEARING = "!hearing"
"""Stands among the keys for the hearing that is kept: no answer of the conversation, but theirs to correct."""

HEARING_FLOW = "hearing"
"""The flow in which it is corrected."""

DATE_KEPT = "date_kept"
"""The flow that says whether its date is written down."""

PAGE = 20
"""Answers listed in one message."""


def correctable(run: Run) -> list[str]:
    """Keys of the answers that are listed: those of the interview in hand in its order, then those outside interviews.

    What was left for later stands in its place among them. Last comes the hearing that is kept.

    What another answer has settled is corrected there, and other parts of a long interview are found by name.
    """
    interview = _part_listed(run)
    path = trace(run.library, interview, run.c.answers) if interview else ()
    left = set(run.c.skipped)
    first = [k for k in path if k in run.c.answers or k in left]
    rest = [k for k in run.c.answers if k not in set(first) and not _is_of_other_interview(run, k, interview)]
    listed = [key for key in (*first, *rest) if label_of(run, key) and not _is_given(run, key)]
    return [*listed, HEARING] if kept_hearing(run) else listed


def _is_given(run: Run, key: str) -> bool:
    """True for an answer that others have settled."""
    return key in run.c.answers and bool(run.c.answers[key].given_by)


def open_by_name(run: Run) -> list[str]:
    """Keys of the questions without an answer in the parts that were begun, in the form's order: they can be named."""
    interview = _flow_in_hand(run)
    parts = dict.fromkeys([interview, *parts_with_answers(run)] if interview else parts_with_answers(run))
    paths = [key for part in parts for key in trace(run.library, part, run.c.answers)]
    return [key for key in paths if key not in run.c.answers and label_of(run, key)]


def kept_hearing(run: Run) -> str:
    """The hearing that is kept of their case, on one line; empty for none, or where no date is known."""
    if HEARING_FLOW not in run.library.flows:
        return ""
    found = run.world.weigh("look_hearing", {}, run.c.answers, run.language)
    return "; ".join(found.shown.splitlines()) if found is not None and found.value not in ("none", "no_date") else ""


def _part_listed(run: Run) -> str | None:
    """The interview in hand, or the part answered before it while nothing in this one was answered."""
    interview = _flow_in_hand(run)
    whole = interview.rpartition("/")[0] if interview else ""
    parts = [flow for flow in parts_with_answers(run) if flow.rpartition("/")[0] == whole]
    return interview if not whole or interview in parts or not parts else parts[-1]


def _is_of_other_interview(run: Run, key: str, interview: str | None) -> bool:
    flow = flow_of(key)
    parent = interview.rpartition("/")[0] if interview else ""
    return bool(parent) and flow != interview and flow.rpartition("/")[0] == parent


def nameable(run: Run) -> list[str]:
    """Keys of all answers that can be named, whichever part they belong to; the listed ones first."""
    listed = correctable(run)
    return [*listed, *(key for key in run.c.answers if key not in set(listed) and label_of(run, key))]


def begin_correction(run: Run, wanted: str | None) -> bool:
    """CORREGIR: with a number or a name go there, else list what can be corrected. True when a question now waits.

    A question that was left for later, or not yet asked in a part that was begun, is asked now.
    """
    keys = correctable(run)
    found = find_named(run, keys, wanted) if wanted else None
    if found:
        correct(run, found)
        return True
    if not keys:
        run.text("engine/nothing_to_correct")
        return False
    if wanted:
        run.text("engine/no_such_answer")
    run.wait_for(Pending(kind="pick", options=tuple(keys)))
    list_answers(run, keys)
    run.text("engine/pick_answer")
    return True


def go_back(run: Run) -> bool:
    """ATRÁS: the question answered just before the one that waits, or left just before it. False when there is none."""
    place = run.c.place
    pieces = run.library.flows[place.flow].pieces if place and place.flow in run.library.flows else {}
    of = [k for k in run.c.answers if place and flow_of(k) == place.flow] if pieces else run.c.answers
    keys = [k for k in of if label_of(run, k)]
    if place and (left := _left_just_before(run, place)):
        correct(run, left)
        return True
    if place and place.correcting:
        keys = keys[: keys.index(place.key)] if place.key in keys else keys
        run.place_at(None)
    if not keys:
        run.text("engine/no_way_back")
        return False
    correct(run, keys[-1])
    return True


def _left_just_before(run: Run, place: Frame) -> str | None:
    """The question that stands just before a place, where it was left for later."""
    path = trace(run.library, place.flow, run.c.answers) if run.library.flows[place.flow].interview else []
    if place.correcting or place.key not in path or not (at := path.index(place.key)):
        return None
    return path[at - 1] if path[at - 1] in run.c.skipped and label_of(run, path[at - 1]) else None


def correct(run: Run, key: str) -> None:
    """Ask one answered question again, or one that was left, or talk about the hearing; what waits stays below."""
    if key == HEARING:
        run.set(pending=None, tries=0)
        run.enter(HEARING_FLOW)
    elif found := locate(run.library, key):
        run.set(pending=None, tries=0)
        if run.c.place and run.c.place.key == key and key not in run.c.answers:
            return  # it is the one that waits
        run.push(found[0].model_copy(update={"correcting": True}))


def finish_correction(run: Run, frame: Frame) -> None:
    """After a corrected answer: drop what no longer applies, in every part, and go to the first open question.

    A part that was already gone through is entered for what the correction has opened, then the flow goes on.
    """
    run.place_at(None)
    if not run.library.flows[frame.flow].interview:
        return
    keep_in_step(run, frame.model_copy(update={"correcting": False}).key)
    place = run.c.place
    if place and place.flow == frame.flow:
        run.place_at(run.library.first(frame.flow))
    waiting = {frame.flow for frame in run.c.frames}
    opened = [f for f in parts_with_answers(run) if f not in waiting and f.rpartition("/")[0] in waiting]
    for flow in reversed([flow for flow in opened if is_open(run, flow)]):
        run.enter(flow)


def find_named(run: Run, keys: list[str], wanted: str) -> str | None:
    """What CORREGIR names: by its number in the list, by its whole name, or by the name that is nearest.

    An answer goes before a question without one where both are as near.
    """
    everything = list(dict.fromkeys([*nameable(run), *open_by_name(run)]))
    named = [key for key in everything if fold(label_of(run, key) or "") == fold(wanted)]
    if len(named) == 1:
        return named[0]
    if fold(wanted).isdecimal() or _spoken_number(run, fold(wanted)) is not None:
        return find_answer(run, keys, wanted)
    found = (find_answer(run, each, wanted) for each in (everything, keys, nameable(run)))
    return next((key for key in found if key), None)


def find_answer(run: Run, keys: list[str], wanted: str) -> str | None:
    """The answer meant by its number in the list or by its name, or None when that is not clear."""
    typed = fold(wanted)
    if typed.isdecimal():
        number = int(typed[:_LONGEST_NUMBER])
        return keys[number - 1] if 0 < number <= len(keys) else None
    spoken = _spoken_number(run, typed)
    if spoken is not None and 0 < spoken <= len(keys):
        return keys[spoken - 1]
    names = [fold(label_of(run, key) or "") for key in keys]
    if names.count(typed) == 1:
        return keys[names.index(typed)]
    called = [key for key in keys if typed in _called(run, key)]
    if len(called) == 1:
        return called[0]
    overlaps = [len(set(name.split()) & set(_named(typed))) for name in names]
    if (most := max(overlaps, default=0)) and overlaps.count(most) == 1:
        return keys[overlaps.index(most)]
    best = process.extract(typed, names, scorer=fuzz.token_set_ratio, limit=2)
    if not best or best[0][1] < NEAR or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return keys[best[0][2]]


def _called(run: Run, key: str) -> set[str]:
    """What people call an answer, whichever of our languages they write: "surname" in a Spanish talk."""
    found = locate(run.library, key)
    node = found[1] if found is not None else None
    return set(map(fold_own, node.called)) if isinstance(node, Ask | Choose) else set()


def _named(typed: str) -> list[str]:
    """The words that can name an answer: "la calle donde vivo" shares one with "Calle y colonia"."""
    return [word for word in typed.split() if len(word) >= _SHORTEST_NAME and word not in BESIDE_NUMBERS]


def _spoken_number(run: Run, typed: str) -> int | None:
    """A number in words and nothing else: "la dos", not "un nombre"."""
    words = [word for word in typed.split() if word not in BESIDE_NUMBERS]
    readings = [readers.read("number", each, lang=run.language, today=run.world.today) for each in (typed, *words)]
    if not words or any(reading.status != "ok" for reading in readings):
        return None
    return readings[0].value if isinstance(readings[0].value, int) else None


def list_answers(run: Run, keys: list[str]) -> None:
    """The answers with their numbers, names and values; long words cut short in the list only, A-numbers masked.

    In a form of several parts it is one part's list, and says how to reach an answer of another one.
    """
    part = _part_listed(run)
    lines = [f"{i}. {label_of(run, key)}: {_shown(run, key)}" for i, key in enumerate(keys, 1)]
    if part and (others := [at for at, key in enumerate(keys) if key == HEARING or flow_of(key) != part]) and others[0]:
        besides = run.library.texts["engine/answers_besides"]
        lines[others[0]] = f"{run.translated(besides.context, besides.source)}\n{lines[others[0]]}"
    for start in range(0, len(lines), PAGE):
        run.text("engine/answers", answers="\n".join(lines[start : start + PAGE]))
    if part and any(_is_of_other_interview(run, key, part) for key in run.c.answers):
        run.text("engine/other_parts", title=run.title(part))


def _shown(run: Run, key: str) -> str:
    if key == HEARING:
        return kept_hearing(run)
    if key not in run.c.answers:
        text = run.library.texts["state/open"]
        return run.translated(text.context, text.source)
    return shown_value(run, key)


def label_of(run: Run, key: str) -> str | None:
    """What an answer is called in lists; None for one that is not listed."""
    if key == HEARING:
        return run.title(HEARING_FLOW)
    found = locate(run.library, key)
    if found is None or not (found[1].label or found[0].asking_again):
        return None
    if not is_listed(run, found[0]):
        return None
    return None if found[0].asking_again else name_of(run, *found)


def is_listed(run: Run, frame: Frame) -> bool:
    """False for a piece of something that is not being told now: it was kept as a whole, or left half told."""
    flow = run.library.flows[frame.flow]
    return frame.node not in flow.pieces or any(each.flow == frame.flow for each in run.c.frames)


def _flow_in_hand(run: Run) -> str | None:
    place = run.c.place
    if place and place.flow in run.library.flows and run.library.flows[place.flow].interview:
        return place.flow
    return run.c.interview if run.c.interview in run.library.flows else None
