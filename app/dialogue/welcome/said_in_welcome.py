"""An answer of the welcome that is put right later: "no, a la una no", "i said evening, not 9 am", "no le dije que no".

A "no" that denies an hour consents to nothing and refuses nothing: what it denies is changed where that is plain, else
asked again, and the question that waits comes after it.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.events import WishTold
from app.dialogue.flow import Choose, Node
from app.dialogue.form.correcting import correct
from app.dialogue.hearings.border_added import add_border_hour
from app.dialogue.hearings.passing import tells_hearing
from app.dialogue.hearings.saved_right import put_saved_right
from app.dialogue.readers.halves import NOON
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept, settle
from app.dialogue.run import Run, locate
from app.dialogue.showing import own_words
from app.dialogue.text import fold, fold_own
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.neutral_lines import UNASKED, put_neutral
from app.dialogue.words.asides import holds_one, is_question
from app.dialogue.words.our_messages import naming_messages
from app.dialogue.world import Reply

HOURS, SHARING = "welcome/hours", "welcome/emergency_sharing"

_MOST = 25
"""Words of a message that puts an answer right; more tell something else."""

_FEWEST = 3

_CLAUSES = re.compile(r"[.,;:!?¿¡\n]+")
_NUMBER = r"(?:\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
_OF_HOURS = re.compile(
    rf"\b(?:a|de|hasta|desde|antes de|despues de|como a|por) las? {_NUMBER}\b|\b(?:de|entre) \d{{1,2}} [ay] \d|"
    r"\b(?:at|by|after|before|until|till) \d{1,2}\b|\b\d{1,2} ?(?:am|pm|a m|p m)\b|"
    r"\b(?:la|esa|otra|ese|that|the|a esa) h?ora?s?\b|"
    r"\b(?:en|por|de) la (?:manana|tarde|noche)\b|\bde (?:noche|dia|madrugada)\b|"
    r"\b(?:in the|not|no) (?:morning|afternoon|evening|night)\b|\b(?:that|the) (?:hours?|time)\b"
)
_DENIED_HOUR = re.compile(
    rf"\b(?:no|not)\b(?: \w+){{0,2}}? (?:{_OF_HOURS.pattern})|(?:{_OF_HOURS.pattern})(?: \w+)? (?:no|not)\b"
)
_BUT_I_SAID = re.compile(r"^(?:no|nope) (?=(?:i|le dije|te dije|yo|mejor|better|it was|era)\b)")
_DENIES = re.compile(r"\b(?:no|nel|nop|not|nope|nunca|never)\b")
_PUTS_RIGHT = re.compile(
    r"\b(?:i said|i told you|i say|i chose|i picked|(?:le |te |les |ya )?dije|puse|escogi|elegi|"
    r"change (?:it|that|the|my)|(?:cambi|corrij|corrig)\w+|no era|not)\b"
)
_PREFERS = re.compile(r"\b(?:i tell you|tell you already|already|mejor|prefiero|better|rather|instead)\b")
"""Puts right only beside messages or a stretch of hours: "mejor en la noche" may be when somebody goes on."""
_STRETCH = re.compile(r"\b\d{1,2} ?(?:am|pm)? ?(?:a|to|y|till|until|hasta las?) ?\d{1,2}\b")
_AFTER_WORK = re.compile(
    r"\b(?:despues|dspues|luego|saliendo|cuando salgo) (?:de |del |de la |de mi )?(?:trabaj\w+|chamba|jale|turno)\b|"
    r"\bafter (?:my |the )?(?:work|job|shift)(?:ing)?\b|\bwhen i (?:finish|leave|end|come from) (?:my |the )?work\b"
)
_OF_MESSAGES = naming_messages(r"avis[oe]\w*", "msgs?", "texts?", r"notif\w*")
_SAID_NO_NO = re.compile(
    r"\b(?:no|nunca|jamas) (?:le |te |les |lo )?(?:dije|digo|he dicho|est(?:aba|oy) diciendo) (?:que |q |k )?no\b|"
    r"\b(?:i )?(?:did not|didnt|didn t|never|dont|do not|not) (?:said?|say|saying) no\b|"
    r"\b(?:ese|mi|aquel|el) no (?:era|fue) (?:para|a|por|de|sobre)\b|\b(?:my|that|the) no was (?:for|about|to|not)\b"
)
_NAMES_HOUR = re.compile(r"\bh?oras?\b|\b(?:hours?|time)\b")
_OF_SHARING = re.compile(r"\b(?:llam\w+|emergencia|nombre|numero|compart\w+|call\w*|emergency|share|name|number)\b")
_OF_ANOTHER = re.compile(
    r"\b(?:corte|cortes|juez|jueza|audiencia|cita|puente|garita|court|judge|hearing|appointment|bridge|bus|camion)\b"
)
_BEFORE_HOURS = r"(?:in|at|en|por|de|a|la|the|el|and|y|after|despues)"
_FEW = 1
"""Words of a message beside those that put an answer right; more tell something else."""
_CHANGE = re.compile(
    r"\b(?:cambi|modific|corrij|corrig|mover|chang|otr[ao] h)\w*\b.*\b(?:h?oras?|horario|time|times|hours?)\b"
    r".*\b(?:mensaj|avis|recordator|llegu?en|llegan|me escrib|messag|remind|notif|text)\w*"
)


_AT_HOUR = re.compile(
    r"\b(?:a las?|alas|at|around|after|tipo|desde las?|despues de las?) (\d{1,2})(?::\d\d)?"
    r"(?! ?(?:a|to|de \w+ a|-) ?\d)"
    r"(?: ?((?:de la |in the |at |por la )?(?:am|pm|manana|tarde|noche|morning|afternoon|evening|night)))?\b"
)
_LATE = re.compile(r"(?:de la |in the |at |por la )?(?:pm|tarde|noche|afternoon|evening|night)")
_FIRST_HOUR = 9
"""The hour before which no message comes; alone it may be of the morning or of the night."""
_WINDOWS = (("morning", 9, 13), ("afternoon", 13, 18), ("evening", 18, 21))
"""Which hours lie in which line of the question for them."""


def hear_again(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Change or ask again what a reply puts right of the welcome; None where it does not. True: the flow may go on."""
    if put_saved_right(run, reply, frame) or add_border_hour(run, reply, frame):
        return True
    said = fold(reply.text)
    answers = run.c.answers
    fewest = _FEWEST if frame.key != UNASKED else _FEWEST - 1  # "3 evening"
    if frame.correcting or not fewest <= len(said.split()) <= _MOST or tells_hearing(run, reply.text):
        return None
    flow = run.library.flows[frame.flow]
    if frame.flow != WELCOME and (flow.interview or flow.pieces):
        return None
    if (neutral := put_neutral(run, reply, frame)) is not None:
        return neutral
    if frame.key == HOURS:
        return _take_hours(run, reply, frame, node)
    if SHARING in answers and frame.key != SHARING and _SAID_NO_NO.search(said):
        if not (_OF_SHARING.search(said) or next(reversed(answers)) == SHARING):
            return None
        _open_sharing(run, reply, with_hours=HOURS in answers and _NAMES_HOUR.search(said) is not None)
        return True
    if _OF_ANOTHER.search(said) or holds_one(said, run.world.words.get("no_calls", ())):
        return None
    if (
        frame.key != HOURS
        and _CHANGE.search(said)
        and (asked := next((k for k in (HOURS, UNASKED) if k in answers), None))
    ):
        correct(run, asked)
        return True
    if frame.key == UNASKED and HOURS not in answers and (both := _take_both(run, reply, frame, node)) is not None:
        return both
    if HOURS not in answers and UNASKED in answers and frame.key != UNASKED and _wants_hours(run, reply.text):
        correct(run, UNASKED)
        return True
    for key in (HOURS, UNASKED):
        if key in answers and key != frame.key and (done := _put_right(run, reply, frame, key)) is not None:
            return done
    return None


def names_hours_alone(run: Run, text: str) -> bool:
    """True for "evening I say, 6 to 9": hours at which messages may arrive, asked for or told before, and no more."""
    place = run.c.place
    if UNASKED not in run.c.answers and (place is None or place.key != HOURS):
        return False
    is_named = bool(lines_named(run, text, HOURS)) or _OF_HOURS.search(fold(text)) is not None
    return is_named and not _besides(run, fold(text), HOURS)


def _take_hours(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the hours from the words about them: "no a las 9, mejor de 6 a 9"; with more beside, show what was heard."""
    lines = lines_named(run, reply.text, HOURS)
    if len(lines) != 1 or is_question(reply.text, run.world.words) or "?" in reply.text:
        return None
    reading = read_reply(run, reply, frame, node)
    if _hours_at(reply.text) and reading.value != lines[0] and len(reply.text.split()) <= _MOST:
        return accept(run, reply, frame, node, "choice", Reading("ok", lines[0]))  # "en la tarde, como a las 7"
    if reading.is_settled:
        return None
    if reading.status == "ambiguous" and reading.value != lines and not _DENIES.search(fold(reply.text)):
        return None  # "morning or evening"
    if len(_besides(run, fold(reply.text), HOURS)) <= _FEW:
        return accept(run, reply, frame, node, "choice", Reading("ok", lines[0]))
    if reading.status == "ambiguous":
        return None
    ask_which(run, reply, "choice", Reading("ambiguous", lines, "sure"))
    return False


def _take_both(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take "the last one evening": the line of the messages and, behind it, the hours that are asked for next."""
    hours, found = lines_named(run, reply.text, HOURS), locate(run.library, HOURS)
    if len(hours) != 1 or found is None or "?" in reply.text or is_question(reply.text, run.world.words):
        return None
    names = sorted({fold_own(word) for line in own_words(run, *found) for word in line}, key=len, reverse=True)
    clauses = [fold(each) for each in _CLAUSES.split(reply.text) if each.strip()]
    left = [_without(clause, names) for clause in clauses]
    line = left[0]
    if any(rest and rest != clause for clause, rest in zip(clauses[1:], left[1:], strict=True)):
        return None  # "2, i work in the morning"
    reading = read_reply(run, Reply(text=line), frame, node)
    if reading.status != "ok" or reading.value == "nothing":
        return None
    is_moving = accept(run, reply, frame, node, "choice", reading)
    settle(run, reply, found[0], found[1], "choice", Reading("ok", hours[0]))
    return is_moving


def _without(clause: str, names: list[str]) -> str:
    """A folded clause without the names of hours and the small words before them."""
    for name in names:
        clause = re.sub(rf"(?<!\w)(?:{_BEFORE_HOURS} )*{re.escape(name)}(?!\w)", " ", clause)
    return " ".join(clause.split())


def _wants_hours(run: Run, text: str) -> bool:
    """True for "no quiero los mensajes a las 9, mejor de 6 a 9" of somebody to whom nothing is sent yet."""
    said = fold(text)
    is_of_it = _OF_MESSAGES.search(said) is not None or (_is_put_right(said) and _STRETCH.search(said) is not None)
    return is_of_it and bool(lines_named(run, text, HOURS)) and len(_besides(run, said, HOURS)) <= _FEW


def _open_sharing(run: Run, reply: Reply, *, with_hours: bool) -> None:
    """Ask for the consent again, after the hours where those were meant; until then nothing is agreed."""
    if with_hours:
        run.withdraw(SHARING)
        if (node := SHARING.rpartition("/")[2]) in run.c.wished:
            run.events.append(WishTold(node, "", run.language, run.world.now, reply.sid))
    correct(run, SHARING)
    if with_hours:
        correct(run, HOURS)


def _put_right(run: Run, reply: Reply, frame: Frame, key: str) -> bool | None:
    said = fold(reply.text)
    first = said.split()[0]
    lines = lines_named(run, reply.text, key)
    is_late_no = (
        frame.flow == WELCOME and first in ("no", "nop", "not", "nope") and not _list(run, "only") & set(said.split())
    )
    is_of_it = bool(lines) or (key == HOURS and _OF_HOURS.search(said) is not None)
    is_plain = len(_besides(run, said, key)) <= _FEW
    is_denied = is_late_no and is_of_it and (is_plain or _DENIED_HOUR.search(said) is not None)
    is_said = bool(lines) and is_plain and _is_put_right(said)
    if not (is_denied or is_said):
        return None
    found = locate(run.library, key)
    if found is None or not isinstance(found[1], Choose):
        return None
    if len(lines) != 1:
        correct(run, key)
        return True
    place = found[0].model_copy(update={"correcting": True})
    run.push(place)
    return settle(run, reply, place, found[1], "choice", Reading("ok", lines[0]))


def _is_put_right(said: str) -> bool:
    is_of_hours = _OF_MESSAGES.search(said) is not None or _STRETCH.search(said) is not None
    return _PUTS_RIGHT.search(said) is not None or (_PREFERS.search(said) is not None and is_of_hours)


def _besides(run: Run, said: str, key: str) -> list[str]:
    """The words of a message that neither name a line nor put anything right: what it tells."""
    found = locate(run.library, key)
    lines = own_words(run, *found) if found is not None else ()
    known = {word for line in lines for each in line for word in fold_own(each).split()}
    rest = _OF_MESSAGES.sub(" ", _AFTER_WORK.sub(" ", said))
    left = _DENIES.sub(" ", _PREFERS.sub(" ", _PUTS_RIGHT.sub(" ", _OF_HOURS.sub(" ", rest)))).split()
    small = (
        run.world.words.get("small_words", frozenset())
        | run.world.words.get("polite", frozenset())
        | _list(run, "welcome.talk")
    )
    return [word for word in left if word not in known and word not in small and not word.isdigit()]


def _affirmed(clause: str) -> str:
    """What a clause says before it denies: "evening not 9 am"; nothing of "a la una no"."""
    clause = _BUT_I_SAID.sub("", clause)
    return "" if clause.endswith((" no", " not")) else _DENIES.split(f"{clause} ")[0]


def lines_named(run: Run, text: str, key: str) -> list[str]:
    """The lines of a list that a message names, without what it denies."""
    found = locate(run.library, key)
    if found is None or not isinstance(found[1], Choose):
        return []
    is_asked = run.c.place is not None and run.c.place.key == HOURS
    if key == HOURS and len(at := _hours_at(text)) == 1 and (is_asked or not _besides(run, fold(text), HOURS)):
        return list(at)  # "la niña se duerme como a las 7" is no wish
    kept = [_affirmed(fold(each)) for each in _CLAUSES.split(text)]
    lines = zip(found[1].options, own_words(run, *found), strict=True)
    return [
        option.id
        for option, words in lines
        if any(
            holds_one(part, {fold_own(w) for w in words} - _list(run, "welcome.says_nothing"))
            for part in kept
            if part.strip()
        )
    ]


def _hours_at(text: str) -> set[str]:
    """The lines of the hours in which an hour lies that is said alone: "como a las 7", "no a las 7 te dije".

    Messages come between 9 in the morning and 9 at night, so that most hours are of one half of the day only.
    """
    said = _STRETCH.sub(" ", fold(text))
    found = set()
    for hour, half in _AT_HOUR.findall(said):
        number = int(hour) % NOON + (NOON if _LATE.match(half) else 0)
        if not half:
            number = number + NOON if number < _FIRST_HOUR else number
        window = next((name for name, begin, end in _WINDOWS if begin <= number < end), None)
        if window is None or (not half and number == _FIRST_HOUR):
            return set()
        found.add(window)
    return found


def _list(run: Run, name: str) -> frozenset[str]:
    return run.world.words.get(name, frozenset())
