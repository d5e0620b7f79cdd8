"""What a reply may be before it is read as an answer: what cannot wait, and what any question must let pass."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose
from app.dialogue.hearings.asking_saved import told_behind_asked
from app.dialogue.hearings.confirming import confirms, is_plain_yes
from app.dialogue.hearings.passing import put_first_right
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.reading import Reading
from app.dialogue.replies.taking import Taking
from app.dialogue.safety.at_once import give_up_pin, hear_age, refuses_pin
from app.dialogue.safety.silence import ERASING, is_watched
from app.dialogue.talk.astray import ANY_WORDS, answer_aside, answer_own_question
from app.dialogue.talk.courtesy import hear_courtesy
from app.dialogue.talk.plainly import language_of_who_reads_little
from app.dialogue.talk.too_long import note_too_long, without_too_long
from app.dialogue.team.where_now import take_city
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.consenting import CONSENT
from app.dialogue.welcome.neutral_lines import UNASKED
from app.dialogue.welcome.nothing_sent import hear_nothing_sent, says_nothing_first, wishes_nothing_sent
from app.dialogue.words.asides import means_phone, wants_answer, wants_kept
from app.dialogue.words.doubting import asks_what_if
from app.dialogue.words.exactness import without_doubts_denied

AGREEMENT = CONSENT[-1]
"""Where the permission is asked for."""

_YES = "si"
"""What whoever only says that it is exact says to what was read back."""

_NOT_AGREED = re.compile(
    r"\b(?:no|nunca|jamas) (?:le |les |te )?(?:(?:dije|he dicho|digo|estoy diciendo) (?:que|q|k) (?:acept\w+|si\b)|"
    r"acepte|he aceptado|acepto nada|estoy aceptando)|"
    r"\bi (?:did not|didnt|didn't|never|no|have not|havent) "
    r"(?:agreed?|gree|accept(?:ed)?|(?:say|said) (?:that )?i (?:agree|gree|accept))\b"
)
"""How somebody says that what was taken for their permission was none."""


def keep_neutral(at: Taking) -> bool | None:
    """Somebody else may be reading."""
    return False if is_watched(at.run, at.reply) else None


def keep_erasing_small(at: Taking) -> bool | None:
    """ "Solo del teléfono" and "no borre nada": erasing can wait, what is erased is gone."""
    if at.frame.flow != ERASING:
        return None
    if means_phone(at.text, at.run.world.words):
        return at.accept(Reading("ok", "phone"))
    if wants_kept(at.text, at.run.world.words):
        return at.accept(Reading("ok", "keep"))
    return None


def tell_age(at: Taking) -> bool | None:
    """The age of a sick child, told where a list stands."""
    is_place = at.is_welcome or at.kind == "choice"
    return at.show_again() if is_place and hear_age(at.run, at.reply) else None


def keep_no_pin(at: Taking) -> bool | None:
    """ "Sin clave" where a PIN may be chosen."""
    if at.kind != "pin" or not at.is_welcome or not refuses_pin(at.text):
        return None
    give_up_pin(at.run, at.reply)
    return True


def keep_nothing_sent(at: Taking) -> bool | None:
    """That nothing be sent to this phone, beside a goodbye too; the yes before it is taken."""
    if wishes_nothing_sent(at.text) and (taken := confirms(at.run, at.reply, at.frame, at.node)) is not None:
        return taken
    if at.frame.key == UNASKED and not at.reply.payload and says_nothing_first(at.text):
        return at.accept(Reading("ok", "nothing"))
    return hear_nothing_sent(at.run, at.reply, at.frame)


def take_back_agreement(at: Taking) -> bool | None:
    """ "Yo no dije que acepto": the permission counts no more until it is given, and is asked for again."""
    agreed = at.run.c.answers.get(AGREEMENT)
    if (
        at.frame.key == AGREEMENT
        or agreed is None
        or agreed.value != "agree"
        or (at.flow.interview and not at.is_welcome)
    ):
        return None
    if "?" in at.text.split(".")[0] or not _NOT_AGREED.search(fold(at.text)):
        return None
    at.run.withdraw(AGREEMENT)
    at.run.text("engine/not_agreed")
    at.run.set(frames=(), pending=None, tries=0)
    at.run.push(Frame(flow=WELCOME, node=AGREEMENT.rpartition("/")[2]))
    return True


def keep_language(at: Taking) -> bool | None:
    """The language of whoever writes in it that they read little."""
    language = language_of_who_reads_little(at.run, at.reply, at.node)
    return None if language is None else at.accept(language)


def keep_city(at: Taking) -> bool | None:
    """The town where they are, where the town is asked for."""
    city = take_city(at.run, at.reply, at.node)
    return None if city is None else at.accept(city)


def be_short(at: Taking) -> bool | None:
    """ "Eso está muy largo, no lo leo": few words from now on, and the same in them; what else is said is heard."""
    is_written = at.kind in ANY_WORDS or (at.kind == "choice" and at.is_named)
    left = None if is_written or at.reply.payload else without_too_long(at.text, at.run.world.words)
    if left is None or (isinstance(at.node, Choose) and any(each.up_to is not None for each in at.node.options)):
        return None  # "muy largo" is how long the way is
    note_too_long(at.run)
    if not left:
        return answer_aside(at.run, "confused", at.frame, at.node, at.kind)
    at.reply = replace(at.reply, text=left)
    return None


def be_courteous(at: Taking) -> bool | None:
    """Thanks, a blessing, a goodbye."""
    return False if hear_courtesy(at.run, at.reply, at.frame) else None


def want_answer(at: Taking) -> bool | None:
    """ "¿Me va a contestar?" at a list."""
    if at.kind not in ("choice", "yes_no") or not wants_answer(at.text, at.run.world.words):
        return None
    return answer_own_question(at.run, at.reply, at.frame)


def say_exact(at: Taking) -> None:
    """ "Sí, pero no es aproximado, es ese día exacto" where the day is read back is a yes to it."""
    if reads_back(at.run, at.frame.flow, at.node) is None or at.frame.correcting:
        return
    left = without_doubts_denied(at.text)
    if left is not None and (not left or is_plain_yes(left)):
        at.reply = replace(at.reply, text=left or _YES)


def ask_what_if(at: Taking) -> bool | None:
    """ "Si me pasa algo, llaman a mi hermana?" where a yes or no of the welcome is waited for: it agrees to nothing."""
    if not at.is_welcome or at.kind != "yes_no" or not asks_what_if(at.text, at.run.world.words):
        return None
    return answer_own_question(at.run, at.reply, at.frame)


def keep_order(at: Taking) -> bool | None:
    """A hearing told before the welcome and put right within it."""
    return at.show_again() if at.is_welcome and put_first_right(at.run, at.reply) else None


def hear_told_behind(at: Taking) -> None:
    """A hearing told behind the question whether it is saved is taken, and what is read back of it answers."""
    told = None if at.flow.interview or at.reply.payload else told_behind_asked(at.run, at.text)
    if told is None or at.run.world.saved() is not None:
        return  # where one is saved it is said which
    at.reply = replace(at.reply, text=told)
