"""Taking a reply to the question that waits: the steps in their order, each of which may be what the reply is.

A tapped line is what it says. What a person writes passes `BEFORE` unread, is read, and passes `AFTER`; what is no
answer goes to `app.dialogue.talk.astray`.
"""

from __future__ import annotations

from dataclasses import replace

from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame, Unread
from app.dialogue.flow import Ask, Call, Choose, Node, Question, Story
from app.dialogue.form.changing import begin_change, change_asked
from app.dialogue.form.holding import hold_back
from app.dialogue.form.name_beside import name_among_talk
from app.dialogue.form.storytelling import WORDLESS, take_story
from app.dialogue.hearings.answered_and_reassured import keep_and_reassure
from app.dialogue.hearings.answered_first import answered_first, is_parting, is_unread, part_with
from app.dialogue.hearings.confirming import answer_behind, confirms
from app.dialogue.hearings.date_pieces import take_piece
from app.dialogue.hearings.left_as_told import leave_as_told
from app.dialogue.hearings.minutes_open import open_minutes
from app.dialogue.hearings.reminder_words import tells_reminder_words
from app.dialogue.hearings.staying import stay_with_it, take_sheet
from app.dialogue.reading import Reading
from app.dialogue.replies.after_reading import (
    agree,
    change_piece,
    confirm_with_wish,
    hear_beside,
    hear_entry,
    hear_sure,
    hold_hearing,
    keep_border_hour,
    keep_hour_of_day,
    keep_others,
    keep_two_hours,
    keep_unreadable,
    keep_wish_after,
    part_answer,
    pass_on_place,
    read_illegible,
    read_opening,
    share_after_all,
    take_back_call,
    take_language,
    unless_it_asks,
    want_to_be_reached,
    weigh_stance,
)
from app.dialogue.replies.answer_among import answer_among, hear_rest
from app.dialogue.replies.asked_beside import agree_with_wish
from app.dialogue.replies.asking_us import (
    allow,
    answer_media,
    answer_own,
    answer_plain,
    answer_slip,
    answer_talk,
    answer_violence,
    condole_beside,
    greet_back,
    keep_piece,
    open_named,
    open_sense,
    open_stated,
    part_name,
)
from app.dialogue.replies.before_reading import (
    ask_what_if,
    be_courteous,
    be_short,
    hear_told_behind,
    keep_city,
    keep_erasing_small,
    keep_language,
    keep_neutral,
    keep_no_pin,
    keep_nothing_sent,
    keep_order,
    say_exact,
    take_back_agreement,
    tell_age,
    want_answer,
)
from app.dialogue.replies.besides import answer_after, answers_and_asks, pin_and_more, tells_more, value_and_more
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reasons import hear_lent_phone, take_before_reason
from app.dialogue.replies.reply_reading import read_reply, tapped_option
from app.dialogue.replies.settling import accept, settle
from app.dialogue.replies.taking import (
    Step,
    Taking,
    as_read,
    as_read_of_kind,
    at_question,
    gives,
    goes_on,
    of_kind,
    unless_sent,
)
from app.dialogue.run import Run
from app.dialogue.safety.at_once import answer_at_once
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.talk.astray import answer_own_question, is_an_option, not_read, topic_of, waiting_interview
from app.dialogue.talk.complaining import hear_complaint
from app.dialogue.talk.defining import TO_A_PERSON
from app.dialogue.team.bidden import bidden
from app.dialogue.team.where_now import asks_city
from app.dialogue.topics.heard import open_with, unless_only_asked
from app.dialogue.topics.left_alone import leave_alone
from app.dialogue.topics.menus import open_menu_word, pick_and_more
from app.dialogue.walking import WELCOME, walk_on_unasked, walk_to_question
from app.dialogue.welcome.agreeing_first import agrees_first
from app.dialogue.welcome.before_agreeing import answer_before
from app.dialogue.welcome.chosen_messages import take_chosen
from app.dialogue.welcome.neutral_asked import explain_neutral
from app.dialogue.welcome.neutral_lines import neutral_meant
from app.dialogue.welcome.no_office import agrees_without_offices, fears_offices
from app.dialogue.welcome.no_pin_told import hear_no_pin
from app.dialogue.welcome.pin_asked import explain_pin
from app.dialogue.welcome.said_in_welcome import hear_again
from app.dialogue.welcome.what_for import asked_with_what_for, take_and_say_what_for
from app.dialogue.welcome.yes_with_pin import take_yes_with_pin
from app.dialogue.words.asides import opens_as_question
from app.dialogue.world import Reply

UNMISTAKABLE = {"date", "a_number", "phone", "country", "sex", "marital_status"}
"""Kinds whose answers fit no list of topics: read while such a list is open, they go to the question below it."""


def take_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Read a reply to the waiting question; True when the flow may go on, False when it still waits."""
    if isinstance(node, Story):
        return take_story(run, reply, frame, node)
    if isinstance(node, Ask) and node.about == TO_A_PERSON:
        return settle(run, reply, frame, node, node.of, Reading("ok", value=reply.text.strip() or WORDLESS))
    at = Taking(run, reply, frame, node, kind_of(frame, node))
    steps = (_read, allow, *LAST) if tapped_option(reply, frame, node) is not None else WRITTEN
    taken = next((said for step in steps if (said := step(at)) is not None), None)
    return not_read(run, at.reply, frame, node, at.reading) if taken is None else taken


def _read(at: Taking) -> None:
    at.reading = neutral_meant(at.reply, at.frame, at.read())


def _tell_reminder_words(at: Taking) -> bool | None:
    """ "What will the reminder say?" where a list or a yes is waited for."""
    is_place = at.kind in ("choice", "yes_no")
    return tells_reminder_words(at.run, at.reply, at.frame) if is_place else None


def _say_what_for(at: Taking) -> bool | None:
    """An answer and what its question is for; what else is asked comes behind."""
    more = asked_with_what_for(at.run, at.reply, at.frame, at.node)
    is_moving = take_and_say_what_for(at.run, at.reply, at.frame, at.node)
    if is_moving is not None and more:
        answer_after(at.run, replace(at.reply, text=more), at.frame, is_moving=is_moving)
    return is_moving


def _change(at: Taking) -> bool | None:
    """Ask the answer that is to be changed, or take its new value at once where it stands beside the asking."""
    change = change_asked(at.run, at.reply, at.frame)
    if change is None:
        return None
    value = begin_change(at.run, change)
    place, spot = at.run.c.place, at.run.spot
    if value is None or place is None or spot is None:
        return True
    return take_reply(at.run, replace(value, sid=at.reply.sid), place, spot.node)


def _answer_first(at: Taking) -> bool | None:
    """An answer about the hearing with a question or a goodbye behind it: the one is kept, then the other is heard."""
    found = answered_first(at.run, at.reply, at.frame, at.node)
    if found is None:
        return None
    told, reading, rest = found
    if not accept(at.run, told, at.frame, at.node, at.kind, reading):
        return False
    if not is_parting(rest.text):
        _say_city(at)
    walk_to_question(at.run)
    if is_parting(rest.text):
        return part_with(at.run, rest.text, at.frame.flow)
    if is_unread(at.run, rest.text):
        return True
    walk_on_unasked(at.run)
    place, spot = at.run.c.place, at.run.spot
    if place is None or spot is None or at.run.c.pending or not isinstance(spot.node, Question):
        return True
    at.run.promised = topic_of(at.run, rest, place)  # its list is what was asked for, and is shown whole
    with trying(at.run) as attempt:
        is_moving = take_reply(at.run, rest, place, spot.node)
        attempt.is_kept = not _sets_sending(at.run, place)
    if attempt.is_kept:
        return is_moving
    answer_behind(at.run, rest, place)
    return True


def _sets_sending(run: Run, place: Frame) -> bool:
    """True where what is sent to this phone was chosen at a place that nobody has read yet."""
    return place.key in run.c.answers and run.library.choices.get(place.key.partition("[")[0]) is not None


def _say_city(at: Taking) -> None:
    """Say the city that was kept, where what else was asked would hide that it was."""
    if asks_city(at.node):
        at.run.text("engine/noted", value=shown_value(at.run, at.frame.key))


def _answer_among(at: Taking) -> bool | None:
    """An answer in the midst of other words: it is kept, and of the rest what is asked is answered, nothing taken."""
    found = answer_among(at.run, at.reply, at.frame, at.node)
    if found is None:
        return None
    told, reading, others = found
    if not accept(at.run, told, at.frame, at.node, at.kind, reading):
        return False
    _say_city(at)
    walk_to_question(at.run)
    if at.run.c.place is not None and at.run.c.pending is None:
        hear_rest(at.run, others, at.run.c.place)
    return True


def _take_consent(at: Taking) -> bool | None:
    """The welcome's own list below this topic, where the reply is one of its lines word for word.

    Whoever refused was told to write "I agree" should they change their mind, and reads a topic meanwhile.
    """
    below = next((each for each in reversed(at.run.c.frames) if each.flow == WELCOME and each != at.frame), None)
    spot = at.run.library.spot(below.flow, below.node) if below else None
    if below is None or at.is_welcome or spot is None or not isinstance(spot.node, Choose):
        return None
    is_below = is_an_option(at.run, at.reply, below, spot.node) and not at.is_named
    return _take_below(at, below) if is_below else None


def _tell_what_is_asked(at: Taking) -> bool | None:
    """A line that leads into a form, named by words that only ask about it: it is told of, and not begun."""
    node, value = at.node, at.reading.value
    if at.reading.status == "ambiguous" and isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]  # it would only be asked whether it is this
    if at.reading.status not in ("ok", "ambiguous") or at.reply.payload or not isinstance(node, Choose) or at.is_named:
        return None
    to = next((option.to for option in node.options if option.id == value), None)
    spot = at.run.library.spot(at.frame.flow, to) if to else None
    flow = spot.node.call if spot is not None and isinstance(spot.node, Call) else None
    if flow is None or (asked := unless_only_asked(at.run, flow, at.reply)) == flow:
        return None
    open_with(at.run, asked, at.reply)
    return True


def _take(at: Taking) -> bool | None:
    return at.accept(at.reading) if at.reading.is_settled else None


def _ask_which(at: Taking) -> bool | None:
    """What may have been meant, to choose from; a question is answered instead."""
    reading = at.reading
    if reading.status != "ambiguous" or not isinstance(reading.value, list | tuple) or not reading.value:
        return None
    is_question = "?" in at.text or opens_as_question(at.text, at.run.world.words)
    if at.kind in ("choice", "yes_no") and is_question:
        return answer_own_question(at.run, at.reply, at.frame)
    if reading.hint == "date.which_year" and at.flow.pieces and not at.frame.correcting:
        # the day stays until its year is known
        at.run.set(said=Unread(key=at.frame.key, text=at.text, sid=at.reply.sid))
    ask_which(at.run, at.reply, at.kind, reading)
    return False


def _answer_below(at: Taking) -> bool | None:
    """A plain answer to the question of the form that waits under a topic."""
    below = waiting_interview(at.run) if at.reading.hint != "choice.out_of_range" else None
    spot = at.run.library.spot(below.flow, below.node) if below else None
    if below is None or spot is None or kind_of(below, spot.node) not in UNMISTAKABLE:
        return None
    is_answer = read_reply(at.run, at.reply, below, spot.node).status == "ok"
    return _take_below(at, below) if is_answer else None


def _take_below(at: Taking, below: Frame) -> bool:
    spot = at.run.library.spot(below.flow, below.node)
    at.run.set(frames=at.run.c.frames[: at.run.c.frames.index(below) + 1], tries=0)
    return spot is not None and take_reply(at.run, at.reply, below, spot.node)


BEFORE: tuple[Step, ...] = (
    keep_neutral,
    at_question(explain_neutral),
    be_short,
    hear_told_behind,
    take_back_agreement,
    keep_erasing_small,
    _tell_reminder_words,
    of_kind(answer_at_once),
    tell_age,
    keep_no_pin,
    hear_no_pin,
    take_yes_with_pin,
    explain_pin,
    _say_what_for,
    keep_language,
    keep_and_reassure,
    keep_nothing_sent,
    say_exact,
    ask_what_if,
    at_question(leave_as_told),
    open_minutes,
    _answer_first,
    of_kind(take_chosen),
    _answer_among,
    keep_city,
    unless_sent(be_courteous),
    unless_sent(agrees_without_offices),
    unless_sent(at_question(agrees_first)),
    of_kind(pin_and_more),
    unless_sent(of_kind(hear_complaint)),
    at_question(hear_again),
    want_answer,
    leave_alone,
    keep_order,
    _change,
    of_kind(name_among_talk),
)
"""What cannot wait until the reply is read, and what would be read wrongly as an answer."""

TOLD: tuple[Step, ...] = (
    hold_hearing,
    hear_beside,
    take_language,
    hear_lent_phone,
    fears_offices,
    agree_with_wish,
    gives(bidden),
    take_back_call,
    confirm_with_wish,
    share_after_all,
    keep_wish_after,
    want_to_be_reached,
    take_before_reason,
    _take_consent,
    pass_on_place,
    as_read(answer_before),
    keep_unreadable,
    keep_border_hour,
    hear_entry,
)
"""What is told beside the question: hearings, wishes about calls, the permission, an entry."""

MEANT: tuple[Step, ...] = (
    unless_it_asks,
    hear_sure,
    at_question(confirms),
    goes_on(open_menu_word),
    as_read(pick_and_more),
    weigh_stance,
    agree,
    part_answer,
    of_kind(value_and_more),
    keep_two_hours,
    change_piece,
    read_opening,
    keep_hour_of_day,
    as_read(take_piece),
    read_illegible,
    keep_others,
    take_sheet,
    keep_piece,
    answer_plain,
)
"""An answer in other words, with more beside it, in pieces, or to another question of the same flow."""

ASKED: tuple[Step, ...] = (
    answer_media,
    answer_violence,
    greet_back,
    answer_talk,
    answer_slip,
    condole_beside,
    stay_with_it,
    as_read_of_kind(tells_more),
    as_read_of_kind(answers_and_asks),
    open_sense,
    open_stated,
    open_named,
    answer_own,
    part_name,
    as_read_of_kind(hold_back),
)
"""What is no answer, or more than one: harm, a question of their own, a topic, and what must be asked about first."""

LAST: tuple[Step, ...] = (_tell_what_is_asked, _take, _ask_which, _answer_below)
"""The answer as it was read, or what it may have been."""

WRITTEN: tuple[Step, ...] = (*BEFORE, _read, *TOLD, *MEANT, allow, *ASKED, *LAST)
"""Every step of a reply in words, in order."""
