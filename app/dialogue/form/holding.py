"""What is made of words that are hardly an answer (`words.doubting`): asked about, left for later, explained.

Only in an interview, where any words would be kept otherwise. Whoever means them as the answer can always keep them:
by saying so, or by writing them once more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame, Pending, Unread
from app.dialogue.flow import Ask, Group, Node, Question
from app.dialogue.library import context
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.not_known import hedged, known_before
from app.dialogue.readers.stances import denies_having, is_lost, was_never_there
from app.dialogue.reading import Json, Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import SSN
from app.dialogue.talk.astray import (
    ANY_WORDS,
    answer_aside,
    answer_own_question,
    answer_topic,
    as_shown,
    aside_in,
    can_skip,
    count_try,
    is_of_paper,
    show_again,
)
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.words.abouts import ADDRESSED, ALIAS, FIRST, LAST, MIDDLE, ROOM, STREET, TOWN
from app.dialogue.words.asides import is_marked, opens_as_question, says_mistaken
from app.dialogue.words.doubting import (
    asks,
    asks_by_words,
    asks_why,
    has_none,
    holds_no_address,
    is_described,
    is_elsewhere,
    is_more_than_first,
    is_not_now,
    is_nowhere,
    is_request,
    says_only,
    tells_of_violence,
)
from app.dialogue.words.misplaced import (
    PHONE_DIGITS,
    is_no_name,
    is_no_room,
    is_of_another_kind,
    is_only_with,
    is_same_place,
    is_telephone,
    is_town_with_state,
    is_unnumbered,
    name_in_front,
    tells_no_names,
    tells_of_himself,
)
from app.dialogue.words.nothing import is_no_such
from app.dialogue.words.tiredness import is_busy
from app.dialogue.world import Reply

SURE_HINT = "sure"
POSTAL = "postal"
NUMBERS = {"number", POSTAL, SSN}
"""What an `ask` of words is `about` where the number of a paper is wanted and nothing else."""

_SHORTEST_NUMBER = 3
"""Signs of the shortest number that a paper bears; of the kinds asked for a postal code is the shortest."""

PAPERS = {"a_number", "date", "phone"}
"""Kinds that stand on a paper: whoever has it elsewhere has not said that they do not know."""

LETTERS = "letters"
"""What a yes-or-no is `about` that asks whether letters reach the person."""

_MORE_THAN_ONE = 2

_SET_OFF = re.compile(r"\*([^*]+)\*")

_NOT_THE_ONLY = re.compile(
    r"\b(?:no|ni) (?:(?:fue|es|era|sera) )?(?:la |el |mi )?(?:unic[oa]|primer[oa]?|sol[oa])\b|"
    r"\b(?:not|wasnt|isnt|aint) (?:the |my )?(?:only|first)\b"
)
""" "No fue la única vez", where another one is asked for: a no to the words and a yes to the question."""

_ONE_NAME = re.compile(
    r"^(?:no )?(?:(?:solo|nomas|solamente|only|just|tengo|uno|un|one|i|have|name|nombre|es|is|me llamo) )*"
    r"(?:[^\W\d]+ )?"
    r"(?:(?:only|nomas|nada mas|solo|solamente|alone|y ya|just) )+"
    r"(?:i )?(?:no|sin|not|dont)(?: (?:have|tengo|hay|any|a))*(?: (?:second|middle|segundo|otro|other|more|mas))+(?: "
    r"(?:name|nombre|one))*$"
)
"""One's only name said again, and that there is no second: "Emmanuel only, no second"."""
_NO_WAY = re.compile(r"^(?:no )?(?:hombre )?que va\b(?! a\b)(?!.*\?)")
""" "Qué va": no at all, although it opens as "qué va a pasar" does."""


def stance_in(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> Reading:
    """What words for a box of words say, where they say only "I don't know my address" or "I have no religion"."""
    if kind == "yes_no" and frame.asking_again and _NOT_THE_ONLY.search(aligned(reply.text)):
        return Reading("ambiguous", ["yes", "no"], "yes_no.which")
    if kind == "yes_no" and isinstance(node, Ask) and reading.status == "invalid":
        return _of_question(run, reply, frame, node) or reading
    if isinstance(node, Ask) and node.unsure and not reading.is_settled and _leaves(run, reply, frame):
        return Reading("unknown")
    if isinstance(node, Ask) and node.none and is_no_such(reply.text, names_of_question(run, frame, node)):
        return Reading("ok", "none")
    if isinstance(node, Ask) and node.none and node.about == MIDDLE and _ONE_NAME.match(fold(reply.text)):
        return Reading("ok", "none")
    if kind not in ANY_WORDS or not isinstance(node, Ask) or is_said_again(run, reply, frame):
        return reading
    if kind == "place" and is_same_place(reply.text):
        return Reading("invalid", hint="place.unread")
    if node.about in NUMBERS and not any(char.isdigit() for char in reply.text):
        told = _of_number(reply.text, node, reading)
        if told != reading:
            return told
    if node.none and node.about == ROOM and is_unnumbered(reply.text):
        return Reading("ok", "none")
    if node.none and node.about == "street" and is_nowhere(reply.text):
        return Reading("ok", "none")
    if node.none and has_none(reply.text) and not is_elsewhere(reply.text):
        return Reading("ok", "none")
    stance = says_only(reply.text)
    is_open = reading.status in ("ok", "invalid") or (kind == "name" and reading.status in ("ambiguous", "clarify"))
    if stance and is_open and reading.value != "none" and can_skip(run, frame, node):
        return Reading(stance)
    return reading


def _leaves(run: Run, reply: Reply, frame: Frame) -> bool:
    """True for "no, thanks" and "that is all" where a topic asks for something that may be left untold."""
    is_form = run.library.flows[frame.flow].interview
    return not is_form and fold(reply.text) in run.world.words.get("no_more", ())


def names_of_question(run: Run, frame: Frame, node: Ask) -> str:
    """What the question calls that which it asks for: its label, and the words that it sets off."""
    return " ".join([name_of(run, frame, node), *_SET_OFF.findall(as_shown(run, frame, node)), *node.called])


def _of_question(run: Run, reply: Reply, frame: Frame, node: Ask) -> Reading | None:
    """ "Cartas no, aquí no llega nada": a yes or a no behind the question's own word; or letters that reach nobody."""
    if node.about == LETTERS and is_nowhere(reply.text):
        return Reading("ok", "no")
    words, asked = reply.text.split(), set(fold(as_shown(run, frame, node)).split())
    if len(words) < _MORE_THAN_ONE or fold(words[0]) not in asked or fold(words[1]) not in ("no", "si", "yes"):
        return None
    found = readers.read("yes_no", " ".join(words[1:]), lang=run.language, today=run.world.today)
    return found if found.status in ("ok", "ambiguous") else None


def _of_number(text: str, node: Ask, reading: Reading) -> Reading:
    """Words for the number of a paper: it was lost and is not known, or the person never had one."""
    if reading.status in ("unknown", "declined") or is_elsewhere(text):
        return reading
    if is_lost(text):
        return Reading("unknown")
    is_for_residents = node.about == SSN or "uscis" in fold(node.label or "")
    is_none = denies_having(text) or (is_for_residents and was_never_there(text))
    return Reading("ok", "none") if node.none and is_none else reading


def as_number(run: Run, node: Node, reading: Reading) -> Reading:
    """Where a number was asked for (`of: text`, `about: number`): the number alone; words without one are none."""
    if isinstance(node, Ask) and node.about in ADDRESSED and reading.status == "ok" and reading.value != "none":
        is_said = any(char.isalpha() for char in str(reading.value))
        return reading if is_said else Reading("invalid", hint=ADDRESSED[str(node.about)])  # "1" is no street
    if not (isinstance(node, Ask) and node.of == "text" and node.about in NUMBERS and reading.status == "ok"):
        return reading
    is_too_long = node.about == POSTAL and sum(map(str.isdigit, str(reading.value))) >= PHONE_DIGITS
    if is_too_long or is_telephone(str(reading.value), run.language, run.world.region):
        return Reading("invalid", hint="number.unread")
    number = readers.number_in(str(reading.value))
    if number is None or len(number) < _SHORTEST_NUMBER:  # "1" chose a line of a list
        return Reading("invalid", hint="number.unread")
    odd = readers.ssn_oddity(number, _a_numbers(run)) if node.about == SSN else None
    return Reading("clarify", hint=odd) if odd else Reading("ok", number)


def _a_numbers(run: Run) -> frozenset[str]:
    """Every A-number that was given in this conversation; an answer of any other kind hardly looks like one."""
    values = (answer.value for answer in run.c.answers.values())
    return frozenset(v for v in values if isinstance(v, str) and len(v) == 10 and v[0] == "A" and v[1:].isdigit())


def hold_back(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool | None:
    """What follows from words that are hardly an answer, as in `take_reply`; None where they may be taken as one."""
    is_interview = run.library.flows[frame.flow].interview
    is_away = is_elsewhere(reply.text, of_people=kind == "yes_no") and reading.value != "none"
    if reading.status in ("unknown", "declined") and not (is_away and is_interview and kind in PAPERS):
        return None
    if is_away and (is_interview or reading.status == "invalid"):
        return _leave(run, reply, frame, node)
    if kind == "yes_no" and reading.status != "invalid" and _asks_beside(reply.text, run):
        return answer_own_question(run, reply, frame)
    if not is_interview:
        return None
    if is_said_again(run, reply, frame) or reading.status != "ok":
        return None
    if kind in ANY_WORDS:
        return _hold_words(run, reply, frame, node, kind, reading)
    if kind == "country" and asks(reply.text, run.world.words):
        return ask_if_answer(run, reply, frame, node)
    return None


def _asks_beside(text: str, run: Run) -> bool:
    """ "Y si no tengo papeles?" where yes or no is asked: a question. "Si, no tengo" may be an answer: asked back."""
    return fold(text).split()[:1] not in (["si"], ["no"], ["yes"]) and asks_by_words(text, run.world.words)


def _hold_words(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool | None:
    words, value = run.world.words, reading.value
    if is_not_now(reply.text, words) or is_busy(reply.text):
        run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
        run.text("engine/waiting")
        return False
    if is_of_paper(run, reply.text, frame):
        run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
        return answer_aside(run, "in_english", frame, node, kind)
    if asks_why(reply.text, words):
        return _say_why(run, reply, frame, node)
    if value == "none" and isinstance(node, Ask) and node.about in NUMBERS and _NO_WAY.match(fold(reply.text)):
        return None
    is_asked = asks(reply.text, words) or (kind == "name" and is_marked(reply.text))  # no name has a question mark
    is_asked = is_asked or is_request(reply.text, words)
    if is_asked and not opens_as_question(reply.text, words):
        route = run.route(reply.text)
        return answer_topic(run, reply, route, frame) or ask_if_answer(run, reply, frame, node)
    if isinstance(node, Ask) and node.about == "street" and value != "none" and holds_no_address(reply.text):
        return ask_if_answer(run, reply, frame, node)
    is_vague = fold(reply.text) in words.get("vague", frozenset())
    is_form = frame.flow != WELCOME  # before the form "nothing" harms no box, and words are few in another language
    if kind == "text" and value != "none" and is_form and (is_vague or has_none(reply.text)):
        return ask_if_answer(run, reply, frame, node)
    if kind == "text" and value != "none" and (known := known_before(reply.text) or _hedged(node, reply.text)):
        offer_readings(run, reply, frame, kind, Reading("ambiguous", [known], SURE_HINT))
        return False
    if kind == "name" and is_form and (first := _name_first(run, node, reply.text, value)):
        offer_readings(run, reply, frame, kind, first)
        return False
    if value != "none" and is_form and _is_misplaced(run, reply, kind, node, value):
        return ask_if_answer(run, reply, frame, node)
    if kind == "name" and isinstance(value, Mapping) and is_described(value):
        return ask_if_answer(run, reply, frame, node)
    about = node.about if isinstance(node, Ask) else None
    if kind == "name" and about == FIRST and isinstance(value, Mapping) and is_more_than_first(reply.text, value):
        return ask_if_answer(run, reply, frame, node, why="hint/name.only_first")
    if kind == "name" and about == LAST and isinstance(value, Mapping):
        return _hold_surnames(run, reply, frame, node, str(value.get("last") or ""))
    return None


def _is_misplaced(run: Run, reply: Reply, kind: str, node: Node, value: Json) -> bool:
    """True for what answers another question, or tells something, in a box for a name or a part of the address."""
    about, text = node.about if isinstance(node, Ask) else None, reply.text
    is_part = kind == "name" and about in (LAST, FIRST, MIDDLE)
    if kind == "name" and about is not None and is_no_name(_said_of(value)):
        return True
    if kind == "place":
        return tells_of_himself(text)  # "no sé bien, me crié en Tela"
    if about == ALIAS:
        return tells_no_names(text)
    if (about == TOWN and tells_of_himself(text)) or (about == ROOM and (is_no_room(text) or is_town_with_state(text))):
        return True
    if about in (STREET, TOWN) and is_only_with(text):
        return True
    is_narrow = is_part or about in (TOWN, STREET, ROOM)
    return is_narrow and is_of_another_kind(text, run.language, run.world.today, run.world.region)


def _hedged(node: Node, text: str) -> str | None:
    """The town or the street of "creo que es Coahuila"."""
    return hedged(text) if isinstance(node, Ask) and node.about in (TOWN, STREET) else None


def _name_first(run: Run, node: Node, text: str, value: Json) -> Reading | None:
    """The name in front of talk, offered: "Elena y me dicen Nena"; None where it is no name, or all may be one."""
    if not isinstance(node, Ask) or node.about not in (LAST, FIRST, MIDDLE) or not is_no_name(_said_of(value)):
        return None
    name = name_in_front(text)
    found = readers.read("name", name, lang=run.language, today=None, context=node.about) if name else None
    return Reading("ambiguous", [found.value], SURE_HINT) if found and found.status == "ok" else None


def _said_of(value: Json) -> str:
    """A name's words, without what led to them."""
    return " ".join(str(part) for part in value.values() if part) if isinstance(value, Mapping) else ""


def _hold_surnames(run: Run, reply: Reply, frame: Frame, node: Node, said: str) -> bool | None:
    """Surnames among which a given name stands ("Maria Lopez"): which of them are surnames is asked, never guessed."""
    if readers.calls_surname(reply.text):
        return None
    if readers.surnames_among(said) == "":
        return ask_if_answer(run, reply, frame, node, why="hint/name.only_last")
    doubted = which_surnames(said)
    if doubted is not None:
        offer_readings(run, reply, frame, "name", doubted)
    return None if doubted is None else False


def which_surnames(said: str) -> Reading | None:
    """The ways to read surnames that hold a given name: without it, and as they stand; None where they hold none."""
    surnames = readers.surnames_among(said)
    values = [{LAST: words, FIRST: None, MIDDLE: None} for words in (surnames, said)]
    return Reading("ambiguous", values, "name.which_surnames") if surnames else None


def offer_readings(run: Run, reply: Reply, frame: Frame, kind: str, reading: Reading) -> None:
    """Ask which of these it is; the very same words written again are then meant as they stand."""
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    ask_which(run, reply, kind, reading)


def ask_if_answer(run: Run, reply: Reply, frame: Frame, node: Node, why: str = "engine/doubt") -> bool:
    """Ask whether the words are the answer; they are held, and go with the question if it is left for later."""
    offers = [run.offer("keep", "engine/doubt.keep")]
    if can_skip(run, frame, node):
        offers.append(run.offer("later", "engine/doubt.later"))
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    run.wait_for(Pending(kind="doubt", options=tuple(o.id for o in offers), held=reply.text, held_sid=reply.sid))
    run.text(why, offers=tuple(offers), node="!doubt")
    return False


def hear_violence(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool:
    """Somebody tells of sexual violence where the form asks for something else: one human sentence, and the way out.

    True when the words are no answer to the question, which then waits; nobody's pain becomes a street or a yes.
    """
    if not run.library.flows[frame.flow].interview or not tells_of_violence(reply.text, run.world.words):
        return False
    run.text("safety/violence")
    is_yes_or_no = kind == "yes_no" and bool({"si", "no", "yes"} & set(fold(reply.text).split()[:1]))
    if reading.status == "ok" and (is_yes_or_no or kind not in {*ANY_WORDS, "yes_no"}):
        return False
    count_try(run, frame, node)
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    show_again(run)
    return True


def is_talk(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool:
    """True for words that are said about the question and not in answer to it."""
    words, text = run.world.words, reply.text
    if opens_as_question(text, words) or asks(text, words) or says_mistaken(text, words) or is_elsewhere(text):
        return True
    return tells_of_violence(text, words) or aside_in(run, reply, frame, node, kind, Reading("invalid")) is not None


def is_said_again(run: Run, reply: Reply, frame: Frame) -> bool:
    """True for the very words that were asked about before: they are meant."""
    unread = run.c.unread
    return unread is not None and unread.key == frame.key and fold(unread.text) == fold(reply.text)


def _leave(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """ "I don't have it with me": left for later with these words, or waited for where it must be answered."""
    if not can_skip(run, frame, node) or not isinstance(node, Question | Group):
        run.text("engine/waiting")
        return False
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    leave_for_later(run, frame, node)
    return True


def leave_for_later(run: Run, frame: Frame, node: Question | Group) -> None:
    """The question goes on the list of those left, with the words that could not be read."""
    if frame.correcting:
        run.place_at(None)
        return
    run.skip(frame, node)
    run.text("engine/left_for_later")


def _say_why(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    why = node.why if isinstance(node, Question) else None
    if why:
        run.tell(context(frame.flow, node.id, "why"), why, facts=run.library.facts_of(frame.flow, node))
    else:
        run.text("engine/why_form")
    count_try(run, frame, node)
    return show_again(run)
