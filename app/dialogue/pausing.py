"""Questions of the engine's own that are settled before the flow goes on: which reading, danger, recap, topic, PIN."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue import readers, skipping
from app.dialogue.alarming import raise_emergency
from app.dialogue.asides import aside_of, is_question, opens_as_question, says_no_danger
from app.dialogue.asking import YES_NO
from app.dialogue.astray import ANY_WORDS, answer_topic, aside_in
from app.dialogue.commands import obey, show_waiting, waiting_label
from app.dialogue.condoling import condole
from app.dialogue.conversation import Frame, Pending
from app.dialogue.correcting import correct, find_named
from app.dialogue.defining import explain
from app.dialogue.events import Offer
from app.dialogue.first_words import keep_first
from app.dialogue.flow import Ask, Group, Question, Story
from app.dialogue.heard import keep_telling, open_with
from app.dialogue.holding import is_talk, leave_for_later
from app.dialogue.keeping_told import ask_to_keep, keep_told, place_in
from app.dialogue.locking import is_right, meet_locked
from app.dialogue.passing import put_right
from app.dialogue.pieces import changes_in
from app.dialogue.pins import given_in, is_pin_alone
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.reading import Reading
from app.dialogue.readings import ask_which
from app.dialogue.reply_reading import HEARING, read_reply
from app.dialogue.replying import take_reply
from app.dialogue.run import Run
from app.dialogue.settling import accept, settle
from app.dialogue.showing import in_a_line, kind_of
from app.dialogue.silence import take_set_aside
from app.dialogue.storytelling import strike_last, take_aside
from app.dialogue.telling import change_told
from app.dialogue.tellings import add, held, put, take_out
from app.dialogue.text import fold
from app.dialogue.volunteering import forget_kept, keep
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.world import Reply
from app.dialogue.worn_out import SELF_HARM

MANY_DIGITS = 6
"""Words with this many digits may be the number of a paper: a recap does not show them."""

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
_SHORTEST_NAMED = 3
"""Letters above which a word of a line names it."""
_IS_NOT_IT = frozenset(
    ["no", "nop", "nope", "nel", "no es", "eso no", "ese no", "esa no", "no es eso", "no es ese", "not it"]
)
"""Whole replies that deny the one reading which was offered: none of them is an answer to the question itself."""

PRIVACY = "privacy"
"""The topic of who reads what is kept."""

MOST_OF_AN_ANSWER = 9
"""Words of an answer to an offer that says more than yes or where."""

MOST_OF_A_YES = 4
"""Words of a yes to an offer: "si apuntelo por favor"."""

FEW = 2
"""Words of a plain yes or no; more may be the answer itself."""


def settle_pending(run: Run, reply: Reply, pending: Pending) -> None:
    """Take the reply to an engine's question; an answer that fits nothing lets the flow's own question speak."""
    HANDLERS[pending.kind](run, reply, pending)


def go_on_set_aside(run: Run) -> bool:
    """Whoever is back after somebody was looking: what they had answered before that is taken now, and said back.

    False where nothing was set aside for the question that waits.
    """
    aside, pending = take_set_aside(run), run.c.pending
    if aside is None:
        return False
    run.reply = aside
    run.set(is_paused=False)
    if sum(char.isdigit() for char in aside.text) < MANY_DIGITS:
        run.text("engine/also_wrote", held=in_a_line(aside.text))
    if pending is not None:
        settle_pending(run, aside, pending)
    else:
        _answer_with(run, aside)
    return True


def greet_after_silence(run: Run, reply: Reply) -> None:
    """After a long pause: one line of recap and the choice to go on or see the menu. What was just written is held.

    When it would be an answer to the waiting question, that is offered; it is never taken without asking.
    """
    run.set(is_paused=False)
    place = run.c.place
    offers: list[Offer] = []
    if place and _would_answer(run, reply, place):
        offers.append(run.offer("answer", "engine/recap.answer"))
    offers += [run.offer("go_on", "engine/recap.go_on"), run.offer("menu", "engine/recap.menu")]
    run.wait_for(Pending(kind="recap", options=tuple(o.id for o in offers), held=reply.text, held_sid=reply.sid))
    title = run.title(place.flow) if place else ""
    label = waiting_label(run)
    values = {"title": title, "question": label} if label else {"title": title}
    text = "engine/recap" if label else "engine/recap_topic"
    if label and any(o.id == "answer" for o in offers) and sum(c.isdigit() for c in reply.text) < MANY_DIGITS:
        text, values = "engine/recap_held", {**values, "held": in_a_line(reply.text)}
    run.text(text, offers=tuple(offers), node="!recap", **values)


def _would_answer(run: Run, reply: Reply, place: Frame) -> bool:
    spot = run.library.spot(place.flow, place.node)
    if spot is None or not (place.asking_again or isinstance(spot.node, Question)):
        return False
    if not reply.text.strip() or fold(reply.text) in run.world.words.get("greeting", frozenset()):
        return False
    if isinstance(spot.node, Story):
        return True
    if changes_in(run, reply.text, place, spot.node):
        return True
    reading = read_reply(run, reply, place, spot.node)
    kind = kind_of(place, spot.node)
    if aside_in(run, reply, place, spot.node, kind, reading) or opens_as_question(reply.text, run.world.words):
        return False
    return reading.status in ("ok", "unknown")


def _settle_recap(run: Run, reply: Reply, pending: Pending) -> None:
    chosen = _chosen(run, reply, pending, ("answer", "go_on", "menu"), "engine/recap")
    run.set(pending=None)
    if chosen == "menu":
        run.restart(HOME)
        return advance(run)
    if chosen == "answer":
        return _answer_with_held(run, pending)
    if chosen == "go_on":
        return show_waiting(run)
    return _answer_with(run, reply)  # they simply answered the question


def _settle_readings(run: Run, reply: Reply, pending: Pending) -> None:
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
    names = [[readers.show_value(kind, v, run.language) or str(v)] for v in pending.options]
    picked = _of_year(reply, pending) or _of_half(reply, pending) or _number(run, reply, names, "!readings")
    if picked is None and len(names) == 1 and kind not in YES_NO and _says_yes(run, reply):
        picked = 1  # "is it this?" "sí"
    if (
        picked is not None
        and kind in ANY_WORDS
        and _says_otherwise(reply, names[picked - 1][0], is_alone=len(names) == 1)
    ):
        picked = None  # "Reynosa. y no me los apuntó" is the new answer, though a line that was offered names it too
    held = Reply(text=pending.held or "", sid=pending.held_sid)
    if picked is None and changes_in(run, reply.text, place, spot.node):
        return _change_and_ask_again(run, reply, held, pending)
    if picked is None:
        return _answer_with(run, reply)
    if accept(run, held, place, spot.node, kind, Reading("ok", pending.options[picked - 1])):
        advance(run)
    return None


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


def _settle_rest(run: Run, reply: Reply, pending: Pending) -> None:
    """The part that was missing completes what was said; anything else is taken for the whole answer anew."""
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or reply.payload:
        return _answer_with(run, reply)
    kind, partial = kind_of(place, spot.node), pending.options[0]
    if kind == "place" and is_talk(run, reply, place, spot.node, kind):
        if take_reply(run, reply, place, spot.node):
            return advance(run)
        return run.set(pending=run.c.pending or pending)
    whole = readers.complete(kind, partial, reply.text, lang=run.language, today=run.world.today)
    if whole is None:
        return _answer_with(run, reply)
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


def _settle_doubt(run: Run, reply: Reply, pending: Pending) -> None:
    """Keep the held words, leave the question for later, or take what was written now; said again, they are meant."""
    chosen = _chosen(run, reply, pending, ("keep", "later"), "engine/doubt")
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None:
        return advance(run)
    held = Reply(text=pending.held or "", sid=pending.held_sid)
    if chosen == "later" and isinstance(spot.node, Question | Group):
        leave_for_later(run, place, spot.node)
        return advance(run)
    is_same, is_short = fold(reply.text) == fold(held.text), len(reply.text.split()) <= FEW
    if chosen is None and not is_same and is_short and _says_no(run, reply):
        return show_waiting(run)
    if chosen == "keep" or is_same or (is_short and _says_yes(run, reply)):
        if accept(run, held, place, spot.node, kind_of(place, spot.node), read_reply(run, held, place, spot.node)):
            advance(run)
        return None
    return _answer_with(run, reply)


def _settle_aside(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether the last words of a story belong to it. Whoever simply goes on telling leaves them in."""
    chosen = _chosen(run, reply, pending, ("story", "question", "pause"), "engine/aside")
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or not isinstance(spot.node, Story) or chosen is None:
        return _answer_with(run, reply)
    if take_aside(run, chosen, place, spot.node, Reply(text=pending.held or "", sid=pending.held_sid)):
        advance(run)
    return None


def _settle_strike(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether the last part of a story is taken out; anything but a yes leaves it in."""
    chosen = _chosen(run, reply, pending, ("yes", "no"), "engine/strike")
    if chosen is None and len(reply.text.split()) <= FEW:
        chosen = "yes" if _says_yes(run, reply) else "no" if _says_no(run, reply) else None
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or not isinstance(spot.node, Story) or chosen is None:
        return _answer_with(run, reply)
    if chosen == "yes":
        strike_last(run, place, spot.node)
    return run.text("engine/struck" if chosen == "yes" else "engine/story_more")


def _settle_offer(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether what was told in passing is kept, and where; put right, it is offered as it is now."""
    about, *ids = (str(each) for each in pending.options)
    telling = held(run, "hearing" if about == "hearing" else "harm")
    chosen = _chosen(run, reply, pending, tuple(ids), "engine/offer")
    run.set(pending=None)
    if telling is None:
        return _answer_with(run, reply)
    if chosen is None and (rest := put_right(run, reply)) is not None:
        if not rest.text:
            return ask_to_keep(run, held(run, telling.about) or telling)
        return _answer_with(run, rest)
    is_short = len(reply.text.split()) <= MOST_OF_AN_ANSWER and not is_question(reply.text, run.world.words)
    if chosen is None and len(reply.text.split()) <= FEW and _says_no(run, reply):
        chosen = "no"
    if chosen is None and is_short and telling.about == "harm" and (place := place_in(run, reply.text)):
        add(run, telling, reply.text, reply.sid)  # "en tijuana" says more than which of the two
        chosen = place
    if chosen is None and is_short and _opens_with_yes(run, reply):
        chosen = "yes" if telling.about == "hearing" else place_in(run, telling.text)
        if chosen is None:
            return ask_to_keep(run, telling)
        if len(reply.text.split()) > MOST_OF_A_YES and telling.about == "hearing":
            add(run, telling, reply.text, reply.sid)  # "si, pero es en el paso"
    if chosen is None:
        if PRIVACY in (route := run.route(reply.text)).alternatives[:1] or route.topic == PRIVACY:
            put(run, telling.model_copy(update={"offered": 0}))  # who reads it is asked before it is answered
        return _answer_with(run, reply)
    if keep_told(run, telling.about, chosen):
        return advance(run)
    return show_waiting(run)


def _opens_with_yes(run: Run, reply: Reply) -> bool:
    """True for a plain yes, and for one that something is added to: "si, pero es en el paso"."""
    words = reply.text.split()
    if len(words) <= MOST_OF_A_YES:
        return _says_yes(run, reply)
    return fold(words[0]) in ("si", "yes", "ok", "claro", "dale") and "no" not in fold(reply.text).split()


def _settle_pick(run: Run, reply: Reply, pending: Pending) -> None:
    keys = [str(k) for k in pending.options]
    says_no = not any(char.isdigit() for char in reply.text) and _says_no(run, reply)
    found = None if says_no else find_named(run, keys, reply.text)
    run.set(pending=None)
    place = run.c.place
    spot = run.spot
    if place and spot and (is_changed := change_told(run, reply, place, spot.node)) is not None:
        return advance(run) if is_changed else None
    if found:
        correct(run, found)
        return advance(run)
    if not says_no:
        run.text("engine/no_such_answer")
    return show_waiting(run)


def _says_no(run: Run, reply: Reply) -> bool:
    """ "No" or "none" to a list: they want nothing of it."""
    if fold(reply.text) in run.world.words.get("none", frozenset()):
        return True
    return readers.read("yes_no", reply.text, lang=run.language, today=run.world.today).value == "no"


def _says_yes(run: Run, reply: Reply) -> bool:
    return readers.read("yes_no", reply.text, lang=run.language, today=run.world.today).value == "yes"


def _settle_danger(run: Run, reply: Reply, pending: Pending) -> None:
    if run.c.is_locked and is_pin_alone(reply.text):
        asked = Pending(kind="pin", options=("recap",), held=pending.held, held_sid=pending.held_sid)
        run.set(pending=asked)
        return _settle_pin(run, reply, asked)
    chosen = _chosen(run, reply, pending, ("yes", "no"), "engine")
    if chosen is None and (says_no_danger(reply.text, run.world.words) or _opens_with_no(run, reply)):
        chosen = "no"
    run.set(pending=None)
    danger = None if chosen == "no" else run.world.assess(reply.text, lang=run.language, in_story=False)
    if chosen == "yes" or (chosen is None and danger is not None):
        take_out(run, "harm", pending.held or "")  # it goes on now, and is no story
        meant = SELF_HARM if SELF_HARM in pending.options else "danger_now"
        return raise_emergency(run, danger.kind if danger else meant)
    if run.c.language is None and pending.held:  # the very first words: they wait until the welcome is over
        keep_first(run, Reply(text=pending.held, sid=pending.held_sid))
        return advance(run) if chosen == "no" else _answer_with(run, reply)
    if chosen == "no":
        return _after_no_danger(run, reply, pending)
    return _answer_with(run, reply)


def _opens_with_no(run: Run, reply: Reply) -> bool:
    """True for "no orita no. ayer nos siguió un hombre": the first sentence is a no, and nothing certain follows it."""
    first, _stop, rest = reply.text.strip().partition(".")
    opening = Reply(text=first)
    if not rest.strip() or not _says_no(run, opening):
        return False
    danger = run.world.assess(rest, lang=run.language, in_story=False)
    return danger is None or not danger.certain


def _after_no_danger(run: Run, reply: Reply, pending: Pending) -> None:
    """What was held is taken; of what is told or asked besides the no, harm gets its word and a question its answer."""
    _no, _stop, rest = reply.text.strip().partition(".")
    if rest.strip():
        condole(run, rest)
    if courtesy_in(pending.held or "") is not None:  # worn out, and no answer: rest is what was offered
        run.set(is_paused=True)
        return run.text("engine/paused")
    _answer_with_held(run, pending)
    place = run.c.place
    if rest.strip() and place and not run.c.is_locked and opens_as_question(rest, run.world.words):
        answer_topic(run, Reply(text=rest.strip(), sid=reply.sid), run.route(rest), place)
    return None


def _settle_topic(run: Run, reply: Reply, pending: Pending) -> None:
    flows = [str(f) for f in pending.options]
    none = run.library.texts["engine/topic.none"]
    names = [[run.title(f)] for f in flows] + [[run.translated(none.context, none.source)]]
    picked = _number(run, reply, names, "!topic", last="none")
    run.set(pending=None)
    if picked and picked <= len(flows):
        open_with(run, flows[picked - 1], Reply(text=pending.held or "", sid=pending.held_sid))
        return advance(run)
    if picked:
        run.text("engine/topic_none")
        return show_waiting(run)
    return _answer_with(run, reply)


def _settle_skipped(run: Run, reply: Reply, pending: Pending) -> None:
    chosen = _chosen(run, reply, pending, ("now", "later"), "engine/skipped") or _now_or_later(run, reply)
    left = tuple(str(k) for k in pending.options)
    if chosen is None:
        run.text("engine/not_understood")
        run.text("engine/way_out_short")
        return skipping.ask_again(run, left)
    run.set(pending=None)
    skipping.go_on(run, set(left), is_now=chosen == "now")
    return advance(run)


def _now_or_later(run: Run, reply: Reply) -> str | None:
    """Yes and no, for "now" and "another day"."""
    reading = readers.read("yes_no", reply.text, lang=run.language, today=run.world.today)
    return {"yes": "now", "no": "later"}.get(str(reading.value)) if reading.status == "ok" else None


def _settle_pin(run: Run, reply: Reply, pending: Pending) -> None:
    given = given_in(reply.text)
    rest = Reply(text=given.rest, sid=reply.sid) if given and given.rest else None
    held = _asked_before(run, pending)
    if rest and not held.text:  # a wrong try loses nothing of what was said besides
        run.set(pending=pending.model_copy(update={"held": rest.text, "held_sid": rest.sid}))
    if not is_right(run, reply):
        return None
    run.set(pending=None, tries=0, is_paused=False)
    command = run.world.recognise(rest.text, lang=run.language, expected=()) if rest else None
    if "erase" in pending.options or (command and command.name in ("erase", "ask_to_erase")):
        run.enter("erase")
        return advance(run)
    if command:
        return obey(run, command)
    place = run.c.place
    words = rest or held
    if rest is None and go_on_set_aside(run):
        return None  # what was written while somebody looked may be theirs
    if words.text and explain(run, words.text):
        words = Reply(text="")
    if place and place.flow not in (HOME, WELCOME):
        return _go_on_unlocked(run, words, held, place, is_beside=words is rest)
    return _answer_with(run, words) if words.text else show_waiting(run)


def _asked_before(run: Run, pending: Pending) -> Reply:
    """What was written before the PIN; nothing where that only greets."""
    text = pending.held or ""
    is_talk_only = aside_of(text, run.world.words) is not None
    return Reply(text="" if is_talk_only else text, sid=pending.held_sid)


def _go_on_unlocked(run: Run, words: Reply, held: Reply, place: Frame, *, is_beside: bool) -> None:
    """Answer what was asked before the PIN or beside it, then come back to what waits; else the recap.

    `is_beside`: the words stood beside the PIN, where a statement about another topic opens it as well.
    """
    asks = is_question(words.text, run.world.words)
    if not (asks or is_beside) or _would_answer(run, words, place):
        return greet_after_silence(run, words if words.text else held)
    is_answer = bool(held.text) and run.library.flows[place.flow].interview and _would_answer(run, held, place)
    if answer_topic(run, words, run.route(words.text), place):
        if is_answer:
            keep(run, {place.key: held.text}, held)  # offered when its question comes
        return advance(run)
    if asks and is_beside:
        run.text("engine/own_question")
    return greet_after_silence(run, held if held.text else words)


def _answer_with_held(run: Run, pending: Pending) -> None:
    _answer_with(run, Reply(text=pending.held or "", sid=pending.held_sid))


def _answer_with(run: Run, reply: Reply) -> None:
    """Give a reply to the question that waits in the flow; while the phone is locked, ask for the PIN instead."""
    if run.c.is_locked:
        return meet_locked(run, reply)
    place = run.c.place
    spot = run.spot
    waits = spot is not None and place is not None and (place.asking_again or isinstance(spot.node, Question))
    if place is None or spot is None or not waits or take_reply(run, reply, place, spot.node):
        advance(run)
        if place is not None:
            keep_telling(run, reply, place)
    return None


def _chosen(run: Run, reply: Reply, pending: Pending, ids: tuple[str, ...], prefix: str) -> str | None:
    """Which of the offered option ids a reply means, by tap, number or label."""
    is_listed = pending.options and pending.kind in ("recap", "doubt", "aside", "offer")
    offered = tuple(i for i in ids if not is_listed or i in pending.options)
    key, _, option = (reply.payload or "").rpartition("|")
    if key == f"!{pending.kind}" and option in offered:
        return option
    names = []
    for option_id in offered:
        text = run.library.texts[f"{prefix}.{option_id}" if prefix != "engine" else f"engine/{option_id}"]
        names.append([run.translated(text.context, text.source), text.source])
    if offered == ("yes", "no") and prefix == "engine":
        reading = readers.read("yes_no", reply.text, lang=run.language, today=run.world.today)
        return str(reading.value) if reading.status == "ok" else None
    picked = _number(run, reply, names, "")
    return offered[picked - 1] if picked else None


def _number(run: Run, reply: Reply, names: list[list[str]], node: str, *, last: str | None = None) -> int | None:
    """The number of the option a reply means, from 1; None when it means none of them."""
    key, _, option = (reply.payload or "").rpartition("|")
    if node and key == node:
        numbers = {str(number): number for number in range(1, len(names) + 1)}
        return len(names) if option == last else numbers.get(option)
    reading = readers.read("choice", reply.text, lang=run.language, today=run.world.today, choices=names)
    return reading.value if reading.status == "ok" and isinstance(reading.value, int) else None


HANDLERS = {
    "recap": _settle_recap,
    "readings": _settle_readings,
    "pick": _settle_pick,
    "danger": _settle_danger,
    "topic": _settle_topic,
    "skipped": _settle_skipped,
    "pin": _settle_pin,
    "rest": _settle_rest,
    "doubt": _settle_doubt,
    "aside": _settle_aside,
    "strike": _settle_strike,
    "offer": _settle_offer,
}
