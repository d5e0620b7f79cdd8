"""What a reply may be once it is read: an answer and more beside it, a hearing or a wish told in passing, a piece."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.attempts import trying
from app.dialogue.flow import Choose
from app.dialogue.form.correcting import DATE_KEPT
from app.dialogue.form.holding import stance_in
from app.dialogue.form.sorting import sort_out
from app.dialogue.hearings.asking_saved import BRIDGE_FIRST, sentences_of, told_and_same
from app.dialogue.hearings.border_hours import hour_of_sheet, take_border_hour
from app.dialogue.hearings.confirming import answer_behind, asked_in, confirms, unless_asked
from app.dialogue.hearings.date_pieces import ask_missing
from app.dialogue.hearings.days_with_hours import completed, keep_both_hours
from app.dialogue.hearings.entry_told import ENTRY, put_entry_right, says_same_month, tells_entry
from app.dialogue.hearings.passing import hear_in_passing, hear_in_welcome, tells_hearing
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.hearings.telling import change_told, list_told, named_among_more, read_again, says_again, take_others
from app.dialogue.hearings.told_so_far import list_so_far, make_sure, take_hour_beside
from app.dialogue.hearings.unread_paper import UNKNOWN, cannot_read_it, is_illegible
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import AT_ONCE, answer_after, answers_and_asks, take_left
from app.dialogue.replies.reply_reading import HEARING, read_reply
from app.dialogue.replies.taking import Taking
from app.dialogue.talk.addressed import read_as_addressed
from app.dialogue.talk.astray import topic_of
from app.dialogue.talk.defining import explain
from app.dialogue.talk.our_language import LANGUAGE
from app.dialogue.team.call_wishes import shares_after_all, takes_call_back, wants_to_be_reached
from app.dialogue.team.wishes import is_about_calls, place_after_call, wish_after
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with, opened_with
from app.dialogue.welcome.agreeing import agreed
from app.dialogue.welcome.before_agreeing import FREE, asks_cost
from app.dialogue.words.asides import opens_as_question
from app.dialogue.words.picks import asks, core, numbered
from app.dialogue.world import Reply

_STOPS = re.compile(r"[.,;:!?…\n]+")
_OF_CONSENT = re.compile(
    r"\b(?:acept\w*|acuerdo|autoriz\w*|permit\w*|guard\w*|agree\w*|accept\w*|consent\w*|stor(?:e|ing)|sav(?:e|ing))\b"
)
"""Words of whoever answers the consent itself."""


GOES_BACK = "back"
"""The line of a list for whoever has nothing to put right."""

OURS = ("es", "en")
"""The languages that the bot writes."""

WAY_IN_DARK = "way_in_dark"
"""The topic of who fears the way there."""


def hold_hearing(at: Taking) -> bool | None:
    """A hearing told beside a question of the welcome: it is set aside, and the answer beside it counts."""
    if not at.is_welcome or not tells_hearing(at.run, at.text):
        return None
    both = answers_and_asks(at.run, at.reply, at.frame, at.node, at.kind, at.reading)
    if both is not None:
        return both
    whole, at.reply = at.reply, hear_in_welcome(at.run, at.reply)
    if at.reading.is_settled and not _is_only_addressed(at, whole.text):
        return at.accept(at.reading, _answer_alone(at, whole))
    if not at.reply.text or at.reading.is_settled:
        return at.show_again()
    at.reading = at.read()
    return None


def hear_beside(at: Taking) -> None:
    """Set aside what is told in passing, and read what is left as spoken to somebody: "no mijo", "si señora"."""
    left = hear_in_passing(at.run, at.reply, at.frame, at.kind)
    if left is not at.reply:
        at.reply = left
        at.reading = at.read()
    at.reading = read_as_addressed(at.run, at.reply, at.frame, at.node, at.kind, at.reading)


def take_back_call(at: Taking) -> bool | None:
    """ "Ya no me llamen"."""
    return at.show_again() if at.is_open and takes_call_back(at.run, at.reply) else None


def confirm_with_wish(at: Taking) -> bool | None:
    """The yes to what was read back, beside a wish about calls: neither may swallow the other."""
    is_wish = at.kind == "choice" and is_about_calls(fold(at.text), at.run.world.words)
    return confirms(at.run, at.reply, at.frame, at.node) if is_wish else None


def share_after_all(at: Taking) -> bool | None:
    """A yes to sharing, after the no."""
    is_place = at.kind == "yes_no" or at.is_open
    return True if is_place and shares_after_all(at.run, at.reply) else None


def keep_wish_after(at: Taking) -> bool | None:
    """How to be called, after the team was called."""
    is_place = at.kind == "yes_no" or at.is_open
    if not is_place:
        return None
    wish, _stop, asked = at.text.partition(". ")
    if asked and explain_beside(at, wish, asked):
        return at.show_again()
    return at.show_again() if wish_after(at.run, at.reply) else None


def explain_beside(at: Taking, wish: str, asked: str) -> bool:
    """ "Tampoco escriban. ¿y qué es eso del PIN?": the wish is kept, and the word is explained."""
    with trying(at.run) as attempt:
        is_kept = wish_after(at.run, replace(at.reply, text=wish))
        attempt.is_kept = is_kept and explain(at.run, asked, anywhere=True)
    return attempt.is_kept


def want_to_be_reached(at: Taking) -> bool | None:
    """How the team may reach them."""
    return wants_to_be_reached(at.run, at.reply, at.frame, at.node) if at.is_open else None


def pass_on_place(at: Taking) -> bool | None:
    """The town, told after the team was called."""
    return at.show_again() if at.kind == "choice" and place_after_call(at.run, at.reply) else None


def keep_unreadable(at: Taking) -> bool | None:
    """A paper that is not understood: what it says is not known, and the next question comes."""
    reading = cannot_read_it(at.run, at.text, at.frame, at.node)
    return None if reading is None else at.accept(reading)


def keep_border_hour(at: Taking) -> bool | None:
    """The hour at the bridge, told beside another question of the hearing; not one that is only asked about."""
    if _only_asks(at) and hour_of_sheet(at.run, at.text, at.frame) is None:
        return None
    return take_border_hour(at.run, at.reply, at.frame, at.node) or None


def take_language(at: Taking) -> bool | None:
    """ "Español mijo, yo no sé inglés": the language that opens the message; what is asked behind it is answered."""
    is_asked = isinstance(at.node, Choose) and at.node.save == "@language" and not at.reply.media
    if is_asked and (picked := _language_picked(at)) is not None:
        return picked
    code = readers.ours_opening(at.text) if is_asked else None
    offered = {option.id for option in at.node.options} if isinstance(at.node, Choose) else set()
    if code is None or code not in offered:
        return None
    rest = core(readers.after_opening(at.text))
    flow = topic_of(at.run, Reply(text=rest), at.frame) if rest else None
    if at.reading.is_settled and not (at.reading.value == code and flow in AT_ONCE):
        return None  # read as ever, with what is asked besides
    is_moving = at.accept(Reading("ok", code))
    if rest and flow != LANGUAGE and (flow in AT_ONCE or asks(rest) or asks_cost(rest) or "?" in at.text):
        answer_after(at.run, Reply(text=rest, sid=at.reply.sid), at.frame, is_moving=is_moving)
    return is_moving


def _language_picked(at: Taking) -> bool | None:
    """ "1 pero digame si cuesta": the number that opens the message is taken; what this costs is said at once."""
    found = numbered(at.text, at.run.world.words)
    if found is None or not isinstance(at.node, Choose) or not 0 < found.number <= len(at.node.options):
        return None
    code, rest = at.node.options[found.number - 1].id, core(found.rest)
    is_cost = any(asks_cost(each.strip()) for each in _STOPS.split(rest))
    if code not in OURS or not (is_cost or (found.is_parted and at.run.route(rest).is_plain)):
        return None
    is_moving = at.accept(Reading("ok", code))
    if is_cost:
        open_with(at.run, FREE, Reply(text=rest, sid=at.reply.sid))
    else:
        answer_after(at.run, Reply(text=rest, sid=at.reply.sid), at.frame, is_moving=is_moving)
    return is_moving


def hear_entry(at: Taking) -> bool | None:
    """When they came in, told beside, or told again where one year was counted."""
    is_whole = at.frame.key == ENTRY and at.reading.status == "ok"
    if not is_whole and (is_counted := put_entry_right(at.run, at.reply, at.frame)) is not None:
        return is_counted
    if says_same_month(at.run, at.reply, at.frame):
        return at.accept(Reading("ok", GOES_BACK))
    return at.show_again() if tells_entry(at.run, at.text, at.node) else None


def unless_it_asks(at: Taking) -> None:
    """No yes for what only asks: "¿está bien si no voy?"."""
    at.reading = unless_asked(at.run, at.text, at.frame, at.node, at.reading)


def hear_sure(at: Taking) -> None:
    """ "Ya vi, dice Brownsville. ¿qué llevo?" at what was read back: what is read again is doubted no more."""
    if reads_back(at.run, at.frame.flow, at.node) is None or at.frame.correcting:
        return
    for each in sentences_of(at.text):
        if not opens_as_question(each, at.run.world.words) and not readers.said_instead(each):
            make_sure(at.run, replace(at.reply, text=each), at.frame)


def weigh_stance(at: Taking) -> None:
    """A yes or no that words of feeling hold: "claro que tengo miedo"."""
    at.reading = stance_in(at.run, at.reply, at.frame, at.node, at.kind, at.reading)


def agree(at: Taking) -> bool | None:
    """An agreement in other words."""
    yes = agreed(at.run, at.reply, at.frame, at.node, at.reading)
    return None if yes is None else at.accept(yes)


def part_answer(at: Taking) -> bool | None:
    """An answer, and what is left beside it."""
    left = sort_out(at.run, at.reply, at.frame, at.node, at.kind)
    return None if left is None else take_left(at.run, at.reply, at.frame, at.node, at.kind, left)


def keep_two_hours(at: Taking) -> bool | None:
    """The hours of the bridge and of the court in one message."""
    is_open = not at.reading.is_settled
    return at.show_again() if is_open and keep_both_hours(at.run, at.reply, at.frame, at.node) else None


def _only_asks(at: Taking) -> bool:
    """True for "voy primero al puente a las 4 o a la corte", "me da miedo ir a las 4": that hour changes nothing."""
    if told_and_same(at.run, at.text)[1]:
        return False
    return at.run.route(at.text).topic in (BRIDGE_FIRST, WAY_IN_DARK) and not readers.said_instead(at.text)


def change_piece(at: Taking) -> bool | None:
    """A piece told before, put right; "dígame otra vez mi fecha" only asks."""
    is_told = bool(at.flow.pieces) or at.run.c.said is not None
    if not is_told or at.run.route(at.text).topic == DATE_KEPT or _only_asks(at):
        return None
    return change_told(at.run, at.reply, at.frame, at.node)


def read_opening(at: Taking) -> None:
    """The line of a list that opens what is said, and the pieces of a day that are known by now."""
    if isinstance(at.node, Choose) and not at.reading.is_settled:
        is_back = reads_back(at.run, at.frame.flow, at.node) is not None
        opening = opened_with(at.run, at.frame, at.node, at.text, is_back=is_back)
        at.reading = Reading("ok", opening) if opening and at.reading.value in (None, [opening]) else at.reading
        unless_it_asks(at)
    at.reading = completed(at.run, at.text, at.frame, at.node, at.reading)


def keep_hour_of_day(at: Taking) -> bool | None:
    """The hour, told where its day is asked."""
    is_hour = at.reading.hint in ("date.day_missing", "date.unread")
    if not is_hour or readers.piece_said(at.text, at.run.world.today, HEARING) is not None:
        return None
    if not take_hour_beside(at.run, at.reply, at.frame):
        return None
    list_so_far(at.run, at.frame.flow)
    return False if ask_missing(at.run, at.frame, at.node) else at.show_again()


def read_illegible(at: Taking) -> None:
    """ "No se lee" is an answer where not to know is one."""
    is_unread = at.reading.status in ("invalid", "unknown") or at.reading.value == [UNKNOWN]
    if is_unread and is_illegible(at.run, at.text, at.node):
        at.reading = Reading("ok", UNKNOWN) if isinstance(at.node, Choose) else Reading("unknown")


def keep_others(at: Taking) -> bool | None:
    """What answers another question of the same flow than the one that waits."""
    if at.reading.status not in ("invalid", "ambiguous"):
        return None
    named = named_among_more(at.run, at.text, at.frame, at.node)
    if named is not None:
        return at.accept(named)
    if at.reading.status == "ambiguous":
        return None
    if take_others(at.run, at.reply, at.frame, is_settled=False):
        list_told(at.run, at.frame.flow)
        return at.show_again()
    if take_hour_beside(at.run, at.reply, at.frame):
        if (own := at.run.c.answers.get(at.frame.key)) is not None:
            return at.accept(Reading("ok", own.value))  # it was this very hour that was asked for
        list_so_far(at.run, at.frame.flow)
        return at.show_again()
    if says_again(at.run, at.text, at.frame, at.node):
        make_sure(at.run, at.reply, at.frame)
        read_again(at.run, at.frame.flow)
        if asked := asked_in(at.run, at.text):
            answer_behind(at.run, replace(at.reply, text=asked), at.frame)  # "dice 2027. y voy al puente?"
        return True
    return None


def _answer_alone(at: Taking, reply: Reply) -> Reply:
    """The first words of a reply that answer as the whole does: what is told behind them is no wish for the answer."""
    opening = replace(reply, text=_STOPS.split(reply.text.strip(), maxsplit=1)[0].strip())
    is_same = opening.text and read_reply(at.run, opening, at.frame, at.node).value == at.reading.value
    return opening if is_same else reply


def _is_only_addressed(at: Taking, text: str) -> bool:
    """True for "no mijo… un papel que dice 14 de enero" where a consent is asked: its "no" refuses nothing yet."""
    return isinstance(at.node, Choose) and at.node.must and not _OF_CONSENT.search(fold(text))
