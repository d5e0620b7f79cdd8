"""No PIN, said before it is asked for: "acepto pero sin pin", "nada y no quiero clave".

It is noted and taken out of the message, so that what stands beside it is read as ever; the PIN is not asked about.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.conversation import Answer
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run, locate
from app.dialogue.safety.at_once import NO_PIN, PIN, WANTS_PIN
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply

_BEFORE = re.compile(r"(?<![\s,.;:!-])(?:[\s,.;:!-]|\b(?:y|e|and|but|pero|tambien|also|ademas|ni|o sea|yo|i)\b)*+$")
_BEHIND = re.compile(
    r"(?:[\s,.;:!-]|\b(?:tampoco|either|ok|por favor|porfa|xfa|please|pls|gracias|grasias|thanks|ya|mijo|mija|joven|"
    r"senor|senora|senorita|amig[oa]|nomas|for me|para mi|ninguno|ninguna)\b)*"
)
_ASKS = re.compile(r"\b(?:y si|que pasa|what if|if i|si no|no se|dont know|do not know|porque|por que|why)\b")
_SMALL = word_set(
    "hola|buenas|buenos|dias|tardes|noches|hi|hello|hey|good|morning|please|por|favor|gracias|thanks|thank|you|mijo|"
    "mija|joven|senor|senora|oiga|mire|que|le|me|ya|a|el|la|un|una|es|eso|it|is|the|for|me|to"
)
"""Words that say nothing beside it."""


def hear_no_pin(at: Taking) -> bool | None:
    """Note it where another question of the welcome waits; None lets what is left be read."""
    if at.frame.key in (WANTS_PIN, PIN) or at.frame.correcting or at.reply.payload or at.reply.media:
        return None
    left = _noted(at.run, at.reply)
    if left is None:
        return None
    at.run.text("engine/no_pin")
    if not left.text:
        return at.show_again()
    at.reply = left
    return None


def without_no_pin(run: Run, reply: Reply) -> Reply:
    """The first message without it, noted: no language is chosen yet, in which it could be said."""
    return _noted(run, reply) or reply


def _noted(run: Run, reply: Reply) -> Reply | None:
    """What is left of a reply that refuses a PIN, which is kept; None for any other."""
    is_open = any(frame.flow == WELCOME for frame in run.c.frames) and WANTS_PIN not in run.c.answers
    flat = aligned(reply.text).replace("'", " ")
    said = NO_PIN.search(flat) if is_open and "?" not in reply.text else None
    found = locate(run.library, WANTS_PIN) if said is not None and not _ASKS.search(flat) else None
    if said is None or found is None:
        return None
    words = reply.text[said.start() : said.end()]
    answer = Answer(value="no", original=words, language=run.language, at=run.world.now, sid=reply.sid)
    run.record(found[0], found[1], answer, kind="yes_no", about=None)
    ahead = _BEFORE.sub("", aligned(reply.text[: said.start()]))
    behind = _BEHIND.match(flat, said.end())
    before, after = reply.text[: len(ahead)], reply.text[behind.end() if behind else said.end() :]
    left = f"{before}. {after}" if before and after else before or after
    return replace(reply, text=left if set(re.findall(r"\w+", aligned(left))) - _SMALL else "")
