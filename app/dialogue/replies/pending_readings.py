"""Which of several readings was meant, and the rest of an answer of which a part was missing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue import readers
from app.dialogue.asking import YES_NO
from app.dialogue.commands import show_waiting
from app.dialogue.conversation import Frame, Pending
from app.dialogue.flow import Ask
from app.dialogue.form.holding import is_talk
from app.dialogue.form.volunteering import forget_kept
from app.dialogue.hearings.border_hours import first_part, take_border_hour, tells_border_hour
from app.dialogue.hearings.confirming import is_plain_yes
from app.dialogue.hearings.pieces import changes_in
from app.dialogue.readers.lexicon import word_set
from app.dialogue.reading import Json, Reading
from app.dialogue.replies.pending_answers import FEW, answer_with, number_meant, says_yes
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reply_reading import HEARING
from app.dialogue.replies.replying import take_reply
from app.dialogue.replies.settling import accept, settle
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import ANY_WORDS
from app.dialogue.text import fold
from app.dialogue.walking import advance
from app.dialogue.words.exactness import without_doubts_denied
from app.dialogue.words.year_picks import year_meant
from app.dialogue.world import Reply

_CLOCK = re.compile(r"\d\d:\d\d")


_AGREES = frozenset(
    [
        "si",
        "yes",
        "yeah",
        "ok",
        "okay",
        "dale",
        "eso",
        "esa",
        "ese",
        "asi",
        "es",
        "el",
        "la",
        "that",
        "thats",
        "its",
        "it",
    ]
)
"""Words of agreeing beside the line that is meant: "sí, es Reynosa"."""


_NONE_OF_THEM = word_set(
    "ninguna|ninguno|ningun|ninguna de esas|ninguno de esos|ninguna de estas|no es ninguna|otra|otro|otra fecha|none|"
    "neither|none of them|none of these|other|another"
)
"""Whole replies that deny every day which was offered; a bare "no" may deny anything."""


_SHORTEST_NAMED = 3
"""Letters above which a word of a line names it."""


_IS_NOT_IT = frozenset(
    ["no", "nop", "nope", "nel", "no es", "eso no", "ese no", "esa no", "no es eso", "no es ese", "not it"]
)
"""Whole replies that deny the one reading which was offered: none of them is an answer to the question itself."""


def settle_readings(run: Run, reply: Reply, pending: Pending) -> None:
    """One of the readings by number, by tap or said again more clearly."""
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None:
        return advance(run)
    kind = kind_of(place, spot.node)
    if len(pending.options) == 1 and kind not in YES_NO and fold(reply.text) in _IS_NOT_IT:
        forget_kept(run, place.key)
        return _not_it(run, place)
    if not reply.payload and tells_border_hour(run, reply.text, place):
        year = year_meant(first_part(reply.text), pending.options, run.world.today)
        is_taken = take_border_hour(run, reply, place, spot.node)
        held = Reply(text=pending.held or "", sid=pending.held_sid)
        if is_taken and run.c.place == place and year is not None and len(year.numbers) == 1:
            run.set(said=None)  # "la 1. y en la otra hoja, puente 0430" says the year too
            if accept(run, held, place, spot.node, kind, Reading("ok", pending.options[year.numbers[0] - 1])):
                advance(run)
            return None
        if not is_taken or run.c.place != place or _is_of_heard(run, place):
            return advance(run)
        return ask_which(run, held, kind, Reading("ambiguous", list(pending.options)))
    if (
        isinstance(spot.node, Ask)
        and spot.node.about == HEARING
        and (right := _put_right(run, reply, pending)) is not None
    ):
        both = Reply(text=f"{pending.held or ''}\n{reply.text}".strip(), sid=pending.held_sid)
        if right.status == "ambiguous":
            return ask_which(run, both, kind, right)
        if accept(run, both, place, spot.node, kind, right):
            advance(run)
        return None
    if (exact := _said_exactly(reply, pending)) is not None:
        if accept(run, Reply(text=pending.held or "", sid=pending.held_sid), place, spot.node, kind, exact):
            advance(run)
        return None
    names = [[readers.show_value(kind, v, run.language) or str(v)] for v in pending.options]
    picked = _of_year(reply, pending) or _of_half(reply, pending) or number_meant(run, reply, names, "!readings")
    if picked is None and len(names) == 1 and kind not in YES_NO and says_yes(run, reply):
        picked = 1  # "is it this?" "sí"
    if (
        picked is not None
        and kind in ANY_WORDS
        and _says_otherwise(reply, names[picked - 1][0], is_alone=len(names) == 1)
    ):
        picked = None  # "Reynosa. y no me los apuntó" is the new answer, though a line that was offered names it too
    if picked is not None and not reply.payload and _says_two_years(run, reply, pending):
        picked = None
    held = Reply(text=pending.held or "", sid=pending.held_sid)
    if picked is None and kind in YES_NO and (meant := readers.yes_or_no(reply.text, run.language)) in pending.options:
        picked, held = pending.options.index(meant) + 1, reply  # asked once, "creo que sí" is their answer
    if picked is None and (days := _days_meant(run, reply, pending)):
        return ask_which(run, held, kind, Reading("ambiguous", days, "date.morning_or_afternoon"))
    if picked is None and changes_in(run, reply.text, place, spot.node):
        return _change_and_ask_again(run, reply, held, pending)
    if picked is None and _is_of_heard(run, place) and fold(reply.text).isdecimal() and len(reply.text) <= FEW:
        run.text("hint/choice.out_of_range")  # "8": no day of another month, and no hour for sure
        return show_waiting(run)
    if picked is None and _is_of_heard(run, place) and fold(reply.text) in _NONE_OF_THEM:
        run.set(said=None)  # none of the years: the day is asked anew
        return show_waiting(run)
    if picked is None:
        return answer_with(run, reply)
    if accept(run, held, place, spot.node, kind, Reading("ok", pending.options[picked - 1])):
        advance(run)
    return None


def _said_exactly(reply: Reply, pending: Pending) -> Reading | None:
    """The one day that was offered, as a day that is sure: "sí, pero no es aproximado, es ese día exacto"."""
    left = None if reply.payload or len(pending.options) != 1 else without_doubts_denied(reply.text)
    value = pending.options[0]
    if left is None or not isinstance(value, Mapping) or not (not left or is_plain_yes(left)):
        return None
    return Reading("ok", {name: part for name, part in value.items() if name != "approximate"})


def _days_meant(run: Run, reply: Reply, pending: Pending) -> list[Json]:
    """The days of the year that a reply names, where it is still open whether it is in the morning."""
    year = year_meant(reply.text, pending.options, run.world.today)
    return [pending.options[number - 1] for number in year.numbers] if year is not None and not year.rest else []


def _says_two_years(run: Run, reply: Reply, pending: Pending) -> bool:
    year = year_meant(reply.text, pending.options, run.world.today)
    return year is not None and not year.numbers


def _is_of_heard(run: Run, place: Frame) -> bool:
    """True where it is asked of words that opened the topic, which wait until it is answered."""
    return run.c.said is not None and run.c.said.key == place.key


def _put_right(run: Run, reply: Reply, pending: Pending) -> Reading | None:
    """The days that were offered, with the hour or the day that a reply says instead: "no, a las 4 no, 4 y media"."""
    if reply.payload or len(reply.text.split()) <= FEW or not all(isinstance(v, Mapping) for v in pending.options):
        return None
    offered = Reading("ambiguous", list(pending.options), "date.which")
    return readers.day_put_right(offered, reply.text, run.language, run.world.today, HEARING)


def _says_otherwise(reply: Reply, offered: str, *, is_alone: bool) -> bool:
    """True for words of their own that only share some with the line that was offered, and without its number.

    Of several lines one may also be named by a part of it; words that it does not have are said otherwise.
    """
    has_number = bool(reply.payload) or any(char.isdigit() for char in reply.text)
    line = fold(offered).split()
    said = [word for word in fold(reply.text).split() if word in line or word not in _AGREES]
    is_of_it = any(len(word) > _SHORTEST_NAMED for word in set(said) & set(line))
    is_other = said != line if is_alone else any(len(word) > _SHORTEST_NAMED for word in set(said) - set(line))
    return not has_number and is_of_it and is_other


def _of_half(reply: Reply, pending: Pending) -> int | None:
    """The number of the only reading in the half of the day that a reply names: "de la mañana", "madrugada", "pm"."""
    is_morning = readers.half_said(reply.text)
    isos = [str(value.get("iso")) if isinstance(value, Mapping) else f"T{value}" for value in pending.options]
    hours = [iso.partition("T")[2] for iso in isos]
    if is_morning is None or not all(_CLOCK.fullmatch(hour) for hour in hours):
        return None
    found = [number for number, hour in enumerate(hours, 1) if (hour < "12") == is_morning]
    return found[0] if len(found) == 1 else None


def _change_and_ask_again(run: Run, reply: Reply, held: Reply, pending: Pending) -> None:
    """Another piece of what is being told is changed; which reading is meant stays open and is asked again."""
    place = run.c.place
    spot = run.spot
    if place is None or spot is None or not take_reply(run, reply, place, spot.node):
        return None
    if run.c.place != place:
        return advance(run)
    return ask_which(run, held, kind_of(place, spot.node), Reading("ambiguous", list(pending.options)))


def _not_it(run: Run, place: Frame) -> None:
    """The one reading that was offered is not it: ask anew, or leave the other question for which it was offered."""
    before = run.c.answers.get(place.key)
    if place.correcting and (before is None or before.state != "answered"):
        run.place_at(None)
        return advance(run)
    return show_waiting(run)


def _of_year(reply: Reply, pending: Pending) -> int | None:
    """The number of the only reading of the year that a reply names."""
    year = readers.year_said(reply.text)
    isos = [str(value.get("iso")) if isinstance(value, Mapping) else "" for value in pending.options]
    found = [number for number, iso in enumerate(isos, 1) if year and iso.startswith(f"{year}-")]
    return found[0] if len(found) == 1 else None


def settle_rest(run: Run, reply: Reply, pending: Pending) -> None:
    """The part that was missing completes what was said; anything else is taken for the whole answer anew."""
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or reply.payload:
        return answer_with(run, reply)
    kind, partial = kind_of(place, spot.node), pending.options[0]
    if kind == "place" and is_talk(run, reply, place, spot.node, kind):
        if take_reply(run, reply, place, spot.node):
            return advance(run)
        return run.set(pending=run.c.pending or pending)
    whole = readers.complete(kind, partial, reply.text, lang=run.language, today=run.world.today)
    if whole is None:
        return answer_with(run, reply)
    held = pending.held or ""
    words = held if fold(held) == fold(reply.text) else f"{held}\n{reply.text}".strip()
    about = spot.node.about if isinstance(spot.node, Ask) else None
    if whole != partial and (missing := readers.missing_part(kind, about, whole)) and kind == "place":
        held_sid = pending.held_sid or reply.sid  # a wider part of the place was said, and still no country
        run.wait_for(Pending(kind="rest", options=(whole,), held=words, held_sid=held_sid))
        return run.text(f"hint/{missing}")
    if settle(run, Reply(text=words, sid=pending.held_sid or reply.sid), place, spot.node, kind, Reading("ok", whole)):
        advance(run)
    return None
