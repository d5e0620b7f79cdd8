"""Taking a reply to the question that waits: read it and keep it; what is no answer goes to `app.dialogue.astray`."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.addressed import read_as_addressed
from app.dialogue.agreeing import agreed, agreed_with_wish
from app.dialogue.agreeing_first import agrees_first
from app.dialogue.asides import means_phone, opens_as_question, says_mistaken, wants_answer, wants_kept
from app.dialogue.astray import (
    ANY_WORDS,
    answer_aside,
    answer_mistake,
    answer_own_question,
    aside_in,
    can_skip,
    is_an_option,
    is_sure_topic,
    not_read,
    open_named_topic,
    open_plain_question,
    open_stated_topic,
    show_again,
    waiting_interview,
)
from app.dialogue.at_once import answer_at_once, give_up_pin, hear_age, refuses_pin
from app.dialogue.before_agreeing import answer_before
from app.dialogue.besides import (
    answers_and_asks,
    offer_parted,
    piece_and_question,
    pin_and_more,
    take_left,
    tells_more,
    value_and_more,
)
from app.dialogue.border_hours import take_border_hour
from app.dialogue.call_wishes import shares_after_all, takes_call_back, wants_to_be_reached
from app.dialogue.changing import Asked, begin_change, change_asked
from app.dialogue.chosen_messages import take_chosen
from app.dialogue.complaining import hear_complaint
from app.dialogue.condoling import condole
from app.dialogue.confirming import confirms, unless_asked
from app.dialogue.conversation import Frame, Unread
from app.dialogue.correcting import DATE_KEPT
from app.dialogue.courtesy import hear_courtesy
from app.dialogue.date_pieces import ask_missing, take_piece
from app.dialogue.defining import TO_A_PERSON
from app.dialogue.doubting import is_what_if
from app.dialogue.entry_told import tells_entry
from app.dialogue.flow import Ask, Choose, Node, Story
from app.dialogue.heard import opened_with
from app.dialogue.holding import hear_violence, hold_back, stance_in
from app.dialogue.menus import open_by_sense, open_menu_word, pick_and_more
from app.dialogue.name_beside import name_among_talk
from app.dialogue.passing import hear_in_passing, hear_in_welcome, put_first_right, tells_hearing
from app.dialogue.pieces import reads_back
from app.dialogue.plainly import language_of_who_reads_little
from app.dialogue.reading import Reading
from app.dialogue.readings import ask_which
from app.dialogue.reply_reading import HEARING, read_reply, tapped_option
from app.dialogue.run import Run
from app.dialogue.said_in_welcome import hear_again, neutral_meant
from app.dialogue.settling import accept, settle
from app.dialogue.showing import kind_of
from app.dialogue.silence import ERASING, is_watched
from app.dialogue.sorting import sort_out, whole_name
from app.dialogue.storytelling import WORDLESS, take_story
from app.dialogue.telling import (
    UNKNOWN,
    change_told,
    completed,
    is_illegible,
    keep_both_hours,
    list_told,
    named_among_more,
    read_again,
    says_again,
    take_others,
)
from app.dialogue.text import fold
from app.dialogue.told_so_far import list_so_far, take_hour_beside
from app.dialogue.walking import WELCOME
from app.dialogue.where_now import take_city
from app.dialogue.wishes import is_about_calls, place_after_call, wish_after
from app.dialogue.world import Reply

_STOPS = re.compile(r"[.,;:!?…\n]+")
_OF_CONSENT = re.compile(
    r"\b(?:acept\w*|acuerdo|autoriz\w*|permit\w*|guard\w*|agree\w*|accept\w*|consent\w*|stor(?:e|ing)|sav(?:e|ing))\b"
)
"""Words of whoever answers the consent itself."""

MANY, MOST = 20, 100
"""A count beyond the first is looked at once more with the person; beyond the second no list of the form goes."""

UNMISTAKABLE = {"date", "a_number", "phone", "country", "sex", "marital_status"}
"""Kinds whose answers fit no list of topics: read while such a list is open, they go to the question below it."""


def take_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Read a reply to the waiting question; True when the flow may go on, False when it still waits."""
    if isinstance(node, Story):
        return take_story(run, reply, frame, node)
    if isinstance(node, Ask) and node.about == TO_A_PERSON:
        return settle(run, reply, frame, node, node.of, Reading("ok", value=reply.text.strip() or WORDLESS))
    kind = kind_of(frame, node)
    is_tapped = tapped_option(reply, frame, node) is not None
    if not is_tapped and is_watched(run, reply):
        return False
    if frame.flow == ERASING and not is_tapped and means_phone(reply.text, run.world.words):
        return accept(run, reply, frame, node, kind, Reading("ok", "phone"))
    if frame.flow == ERASING and not is_tapped and wants_kept(reply.text, run.world.words):
        return accept(run, reply, frame, node, kind, Reading("ok", "keep"))  # erasing can wait; what is erased is gone
    if not is_tapped and (urgent := answer_at_once(run, reply, frame, node, kind)) is not None:
        return urgent
    if not is_tapped and (frame.flow == WELCOME or kind == "choice") and hear_age(run, reply):
        return show_again(run)
    if kind == "pin" and frame.flow == WELCOME and refuses_pin(reply.text):
        give_up_pin(run, reply)
        return True
    if not is_tapped and (ours := language_of_who_reads_little(run, reply, node)) is not None:
        return accept(run, reply, frame, node, kind, ours)
    if not is_tapped and (city := take_city(run, reply, node)) is not None:
        return accept(run, reply, frame, node, kind, city)
    if not is_tapped and (chosen := take_chosen(run, reply, frame, node, kind)) is not None:
        return chosen
    if not is_tapped and not reply.media and hear_courtesy(run, reply, frame):
        return False
    if not is_tapped and not reply.media and (first := agrees_first(run, reply, frame, node)) is not None:
        return first
    if (with_pin := pin_and_more(run, reply, frame, node, kind)) is not None:
        return with_pin
    if not is_tapped and not reply.media and (heard := hear_complaint(run, reply, frame, node, kind)) is not None:
        return heard
    if not is_tapped and (again := hear_again(run, reply, frame, node)) is not None:
        return again
    if not is_tapped and kind in ("choice", "yes_no") and wants_answer(reply.text, run.world.words):
        return answer_own_question(run, reply, frame)
    if not is_tapped and frame.flow == WELCOME and put_first_right(run, reply):
        return show_again(run)
    if not is_tapped and (change := change_asked(run, reply, frame)) is not None:
        return _change(run, change, reply)
    if not is_tapped and (name := name_among_talk(run, reply, frame, node, kind)) is not None:
        return name
    reading = neutral_meant(reply, frame, read_reply(run, reply, frame, node))
    if not is_tapped and frame.flow == WELCOME and tells_hearing(run, reply.text):
        if (both := answers_and_asks(run, reply, frame, node, kind, reading)) is not None:
            return both
        whole, reply = reply, hear_in_welcome(run, reply)
        if reading.is_settled and not _is_only_addressed(whole.text, node):
            return accept(run, _answer_alone(run, whole, frame, node, reading), frame, node, kind, reading)
        if not reply.text or reading.is_settled:
            return show_again(run)
        reading = read_reply(run, reply, frame, node)
    if not is_tapped:
        reply, told = hear_in_passing(run, reply, frame, kind), reply
        reading = reading if reply is told else read_reply(run, reply, frame, node)
        reading = read_as_addressed(run, reply, frame, node, kind, reading)
    if not is_tapped and (yes := agreed_with_wish(run, reply, frame, node)) is not None:
        return accept(run, reply, frame, node, kind, yes)
    is_list = isinstance(node, Choose) and not run.library.flows[frame.flow].interview
    is_named = reading.status == "ok" and isinstance(node, Choose) and is_an_option(run, reply, frame, node)
    is_open = not reading.is_settled or (is_list and not is_named)  # "no puedo hablar" declines no list
    if not is_tapped and is_open and takes_call_back(run, reply):
        return show_again(run)
    if not is_tapped and kind == "choice" and (yes_said := _confirmed_with_wish(run, reply, frame, node)) is not None:
        return yes_said
    if not is_tapped and (kind == "yes_no" or is_open) and shares_after_all(run, reply):
        return True
    if not is_tapped and (kind == "yes_no" or is_open) and wish_after(run, reply):
        return show_again(run)
    if not is_tapped and is_open and (reached := wants_to_be_reached(run, reply, frame, node)) is not None:
        return reached
    if not is_tapped and (consent := _consent_below(run, reply, frame, node)) is not None:
        return _take_below(run, reply, consent)
    if not is_tapped and kind == "choice" and place_after_call(run, reply):
        return show_again(run)
    if not is_tapped and (before := answer_before(run, reply, frame, node, reading)) is not None:
        return before
    if not is_tapped and take_border_hour(run, reply, frame, node):
        return True
    if not is_tapped and tells_entry(run, reply.text, node):
        return show_again(run)
    if not is_tapped:
        reading = unless_asked(run, reply.text, frame, node, reading)
    if not is_tapped and (yes_said := confirms(run, reply, frame, node)) is not None:
        return yes_said
    if not is_tapped and open_menu_word(run, reply, frame, node):
        return True
    if not is_tapped and (more := pick_and_more(run, reply, frame, node, reading)) is not None:
        return more
    if not is_tapped:
        reading = stance_in(run, reply, frame, node, kind, reading)
    if not is_tapped and (yes := agreed(run, reply, frame, node, reading)) is not None:
        return accept(run, reply, frame, node, kind, yes)
    if not is_tapped and (left := sort_out(run, reply, frame, node, kind)) is not None:
        return take_left(run, reply, frame, node, kind, left)
    if not is_tapped and (both := value_and_more(run, reply, frame, node, kind)) is not None:
        return both
    if not is_tapped and not reading.is_settled and keep_both_hours(run, reply, frame, node):
        return show_again(run)
    is_told = bool(run.library.flows[frame.flow].pieces) or run.c.said is not None
    may_change = is_told and not is_tapped and run.route(reply.text).topic != DATE_KEPT  # "dígame otra vez mi fecha"
    if may_change and (changed := change_told(run, reply, frame, node)) is not None:
        return changed
    if isinstance(node, Choose) and not is_tapped and not reading.is_settled:
        is_back = reads_back(run, frame.flow, node) is not None
        opening = opened_with(run, frame, node, reply.text, is_back=is_back)
        reading = Reading("ok", opening) if opening and reading.value in (None, [opening]) else reading
        reading = unless_asked(run, reply.text, frame, node, reading)
    if not is_tapped:
        reading = completed(run, reply.text, frame, node, reading)
    is_hour = (
        reading.hint in ("date.day_missing", "date.unread")
        and readers.piece_said(reply.text, run.world.today, HEARING) is None
    )
    if not is_tapped and is_hour and take_hour_beside(run, reply, frame):
        list_so_far(run, frame.flow)
        return False if ask_missing(run, frame, node) else show_again(run)
    if not is_tapped and (pieced := take_piece(run, reply, frame, node, reading)) is not None:
        return pieced
    is_unread = reading.status in ("invalid", "unknown") or reading.value == [UNKNOWN]
    if is_unread and is_illegible(run, reply.text, node):
        reading = Reading("ok", UNKNOWN) if isinstance(node, Choose) else Reading("unknown")
    if not is_tapped and reading.status in ("invalid", "ambiguous"):
        if (named := named_among_more(run, reply.text, frame, node)) is not None:
            return accept(run, reply, frame, node, kind, named)
        if reading.status == "invalid" and take_others(run, reply, frame, is_settled=False):
            list_told(run, frame.flow)
            return show_again(run)
        if reading.status == "invalid" and take_hour_beside(run, reply, frame):
            list_so_far(run, frame.flow)
            return show_again(run)
        if reading.status == "invalid" and says_again(run, reply.text, frame, node):
            read_again(run, frame.flow)
            return True
    if not is_tapped and not reading.is_settled and (piece := piece_and_question(run, reply, frame, node)) is not None:
        return piece
    is_unsettled = not reading.is_settled or reading.status == "unknown"  # "no sé leer mucho" says what is not known
    is_list = isinstance(node, Choose) and (not run.library.flows[frame.flow].interview or run.c.language is None)
    is_free = (
        kind in ANY_WORDS
        or is_unsettled
        or is_what_if(reply.text, run.world.words)
        or (is_list and not is_an_option(run, reply, frame, node))  # a word of a plain question names no line
        or _may_refuse_nothing(run, reply, frame, node)
    )
    if is_free and not is_tapped and not reply.media and run.route(reply.text).is_plain:
        is_kept = isinstance(node, Choose) and (frame.flow == WELCOME or (node.save is not None and is_list))
        if is_kept and (both := answers_and_asks(run, reply, frame, node, kind, reading)) is not None:
            return both  # "evening. but if more than a year passed, is it over?"
        if open_plain_question(run, reply, frame):
            return True
    reading = _allowed(run, frame, node, reply.text, reading)
    if reply.media and not (reading.status == "ok" and kind not in ANY_WORDS):
        run.text("engine/voice" if reply.voice else "engine/media")
        return show_again(run)
    if not is_tapped and hear_violence(run, reply, frame, node, kind, reading):
        return False
    aside = None if is_tapped else aside_in(run, reply, frame, node, kind, reading)
    if aside:
        return answer_aside(run, aside, frame, node, kind)
    if not is_tapped and _takes_back(run, reply, frame, kind, reading):
        return answer_mistake(run, reply, frame, node)
    is_outside = not run.library.flows[frame.flow].interview or frame.flow == WELCOME
    if isinstance(node, Choose) and not is_tapped and is_outside:
        condole(run, reply.text)
    if not is_tapped and (more := tells_more(run, reply, frame, node, kind, reading)) is not None:
        return more
    if not is_tapped and (both := answers_and_asks(run, reply, frame, node, kind, reading)) is not None:
        return both
    if not is_tapped and not reading.is_settled and (opened := open_by_sense(run, reply, frame, node)) is not None:
        return opened
    if isinstance(node, Choose) and not is_tapped and open_stated_topic(run, reply, frame, node):
        return True
    if kind in ANY_WORDS - {"name"} and not is_tapped and open_named_topic(run, reply, frame):
        return True
    if kind in ANY_WORDS and not is_tapped and _is_own_question(run, reply, frame):
        return answer_own_question(run, reply, frame)
    if not is_tapped and (parted := whole_name(run, reply, frame, node, kind)) is not None:
        offer_parted(run, reply, frame, node, kind, parted)
        return False
    held = None if is_tapped else hold_back(run, reply, frame, node, kind, reading)
    if held is not None:
        return held
    if reading.is_settled:
        return accept(run, reply, frame, node, kind, reading)
    is_offered = reading.status == "ambiguous" and isinstance(reading.value, list | tuple) and reading.value
    if is_offered and kind in ("choice", "yes_no") and _asks_us(run, reply):
        return answer_own_question(run, reply, frame)
    if is_offered:
        if reading.hint == "date.which_year" and run.library.flows[frame.flow].pieces and not frame.correcting:
            run.set(said=Unread(key=frame.key, text=reply.text, sid=reply.sid))  # the day stays until its year is known
        ask_which(run, reply, kind, reading)
        return False
    below = waiting_interview(run) if reading.hint != "choice.out_of_range" else None
    if below and _answers_below(run, reply, below):
        return _take_below(run, reply, below)
    return not_read(run, reply, frame, node, reading)


def _confirmed_with_wish(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """The yes to what was read back, beside a wish about calls: neither may swallow the other."""
    is_wish = is_about_calls(fold(reply.text), run.world.words)
    return confirms(run, reply, frame, node) if is_wish else None


def _answer_alone(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> Reply:
    """The first words of a reply that answer as the whole does: what is told behind them is no wish for the answer."""
    opening = replace(reply, text=_STOPS.split(reply.text.strip(), maxsplit=1)[0].strip())
    return opening if opening.text and read_reply(run, opening, frame, node).value == reading.value else reply


def _is_only_addressed(text: str, node: Node) -> bool:
    """True for "no mijo… un papel que dice 14 de enero" where a consent is asked: its "no" refuses nothing yet."""
    return isinstance(node, Choose) and node.must and not _OF_CONSENT.search(fold(text))


def _may_refuse_nothing(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True at the consent for words that do not speak of it: "i dont see well" refuses nothing."""
    is_consent = frame.flow == WELCOME and isinstance(node, Choose) and node.must
    speaks_of_it = {"acepto", "acepta", "acuerdo", "agree", "accept"} & set(fold(reply.text).split())
    return is_consent and not speaks_of_it and not is_an_option(run, reply, frame, node)


def _asks_us(run: Run, reply: Reply) -> bool:
    """True for a question, wherever in the reply it stands."""
    return "?" in reply.text or opens_as_question(reply.text, run.world.words)


def _allowed(run: Run, frame: Frame, node: Node, text: str, reading: Reading) -> Reading:
    """ "I don't know" answers what an interview asks; consent and lists of topics need one of what they offer."""
    is_unsure = reading.status == "unknown" and isinstance(node, Ask) and node.unsure
    if reading.status in ("unknown", "declined") and not is_unsure and not can_skip(run, frame, node):
        return Reading("invalid", hint="choice.unread")
    if reading.hint == "date.year_missing" and isinstance(node, Ask) and node.about == "hearing":
        return readers.in_years(text, run.language, run.world.today, node.about)
    if reading.hint == "date.age_given" and isinstance(node, Ask) and node.about == "stretch":
        return Reading(reading.status, reading.value, "date.length_given")
    if _is_unlikely(run, reading, kind_of(frame, node)):
        return Reading("clarify", hint="count.too_large")
    if reading.status == "unknown" and kind_of(frame, node) == "date" and "exact" in fold(text) and not run.c.tries:
        return Reading("clarify", hint="date.not_exact")  # "no sé la fecha exacta": a month or a year may be known
    return reading


def _is_unlikely(run: Run, reading: Reading, kind: str) -> bool:
    """A count so large that it may be a slip: asked about once, and taken when it is said again."""
    if kind != "count" or reading.status != "ok" or not isinstance(reading.value, int):
        return False
    return reading.value > MOST or (reading.value > MANY and not run.c.tries)


def _takes_back(run: Run, reply: Reply, frame: Frame, kind: str, reading: Reading) -> bool:
    """ "I made a mistake" in an interview, where the words are no answer or any words would be one."""
    is_interview = run.library.flows[frame.flow].interview
    is_answer = reading.is_settled and kind not in ANY_WORDS
    return is_interview and not is_answer and says_mistaken(reply.text, run.world.words)


def _is_own_question(run: Run, reply: Reply, frame: Frame) -> bool:
    """Where any words would be an answer: words that ask, or a question mark behind what is clearly a topic."""
    if opens_as_question(reply.text, run.world.words):
        return True
    return reply.text.strip().endswith("?") and is_sure_topic(run, reply, frame)


def _answers_below(run: Run, reply: Reply, below: Frame) -> bool:
    """True when the reply is a plain answer to the question of the form that waits under a topic."""
    spot = run.library.spot(below.flow, below.node)
    if spot is None or kind_of(below, spot.node) not in UNMISTAKABLE:
        return False
    return read_reply(run, reply, below, spot.node).status == "ok"


def _consent_below(run: Run, reply: Reply, frame: Frame, node: Node) -> Frame | None:
    """The welcome's own list below this topic, where the reply is one of its lines word for word.

    Whoever refused was told to write "I agree" should they change their mind, and reads a topic meanwhile.
    """
    below = next((each for each in reversed(run.c.frames) if each.flow == WELCOME and each != frame), None)
    spot = run.library.spot(below.flow, below.node) if below else None
    if below is None or frame.flow == WELCOME or spot is None or not isinstance(spot.node, Choose):
        return None
    is_here = is_an_option(run, reply, frame, node)
    return below if is_an_option(run, reply, below, spot.node) and not is_here else None


def _change(run: Run, change: Asked, reply: Reply) -> bool:
    """Ask the answer that is to be changed, or take its new value at once where it stands beside the asking."""
    value = begin_change(run, change)
    place, spot = run.c.place, run.spot
    if value is None or place is None or spot is None:
        return True
    return take_reply(run, replace(value, sid=reply.sid), place, spot.node)


def _take_below(run: Run, reply: Reply, below: Frame) -> bool:
    spot = run.library.spot(below.flow, below.node)
    run.set(frames=run.c.frames[: run.c.frames.index(below) + 1], tries=0)
    return spot is not None and take_reply(run, reply, below, spot.node)
