"""An agreement with a wish of what may be sent: "acepto, pero no me manden nada a este teléfono, es de la vecina".

Both are plain: the agreement is taken, and what may be sent is chosen and said back, so that it is not asked again. A
condition ("si me prometen…") is no such wish, and is seen to as ever.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose
from app.dialogue.hearings.chosen_reminders import keep_line
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import shown_value
from app.dialogue.text import fold
from app.dialogue.welcome.neutral_lines import NEUTRAL, NOTHING, UNASKED, wishes_neutral
from app.dialogue.welcome.nothing_sent import wishes_nothing_sent
from app.dialogue.words.agreement_words import after_agreement, agreement_in, holds_back, how_unsure
from app.dialogue.words.picks import cuts
from app.dialogue.world import Reply

_TAKEN = Reading("ok", "agree")
_MOST_OF_YES = 4
"""Words of a yes without a word of agreement; more say something."""

_BUT = re.compile(r"\b(?:solo|sólo|nom[aá]s|nada m[aá]s)(?: que\b|(?= no\b))", re.IGNORECASE)
""" "Nomás que no me manden nada": it only joins the wish."""
_UNTIL_THEN = re.compile(
    r"\b(?:hasta que|a menos que|solo si|solo cuando|nom[aá]s cuando|until|unless|only if|only when) (?:yo |i )?"
    r"(?:les? |te )?(?:escrib[ao]|pregunt[eo]|habl[eo]|write|ask|text)\b(?: you| me)?",
    re.IGNORECASE,
)
""" "Hasta que yo escriba" is just what is chosen: only answers to what they write."""
_HOURS = re.compile(
    r"\b(?:nada|mensaj\w*|avis\w+|escrib[ae]\w*|recuerd\w+|messages?|texts?|remind|write)\b.*"
    r"\b(?:noche|manana|tarde|dia|horas?|temprano|night|morning|evening|afternoon|day|hours?|late)\b"
)
"""At which hours messages may come, which is asked next."""


def agrees_and_chooses(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool | None:
    """Take both; None where it is not that. The wish may stand first: "no me manden nada pero sí acepto"."""
    if "?" in reply.text:
        return None
    for agreement, wish in _sides(reply.text):
        said = replace(reply, text=agreement)
        if how_unsure(agreement) or _hangs(reply.text, wish) or not _only_agrees(run, said, frame, node):
            continue
        is_none = wishes_nothing_sent(_plain(wish), at_consent=True)
        line = NOTHING if is_none else NEUTRAL if wishes_neutral(wish) else None
        if line is None and _HOURS.search(fold(wish)):
            return accept(run, reply, frame, node, "choice", _TAKEN)
        if line is None:
            continue
        is_moving = accept(run, replace(reply, text=agreement_in(agreement)), frame, node, "choice", _TAKEN)
        keep_line(run, replace(reply, text=wish), UNASKED, line)
        if line == NOTHING:
            run.text("engine/nothing_sent_now")
        else:
            run.text("engine/noted", value=shown_value(run, UNASKED))
        return is_moving
    return None


def _hangs(text: str, wish: str) -> bool:
    """True where the wish, or anything behind the word of agreement, is a condition: "acepto si me prometen…"."""
    parted = after_agreement(text)
    behind = (wish, text[parted[0] :]) if parted is not None else (wish,)
    return any(holds_back(_plain(each)) for each in behind)


def _plain(text: str) -> str:
    return _UNTIL_THEN.sub(" ", _BUT.sub("pero", text))


def _sides(text: str) -> list[tuple[str, str]]:
    """What may be the agreement, and what may be the wish beside it."""
    parted = after_agreement(text)
    apart = [(text[: parted[1]], text[parted[1] :])] if parted is not None else []
    return [*apart, *(side for cut in cuts(text) for side in (cut, cut[::-1]))]


def _only_agrees(run: Run, said: Reply, frame: Frame, node: Choose) -> bool:
    """True for words that agree and say no more: "bueno está bien acepto pues", "sí está bien"."""
    parted = after_agreement(said.text)
    if parted is not None:
        return not re.search(r"\w", said.text[parted[1] :])
    reading = read_reply(run, said, frame, node)
    return reading.status == "ok" and reading.value == _TAKEN.value and len(said.text.split()) <= _MOST_OF_YES
