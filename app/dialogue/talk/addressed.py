"""Words by which somebody calls us, and that they said it before: "ya le dije mijo, el neutro" is "el neutro".

They say nothing of the answer, and an answer of the welcome is read without them. The lists are `calls_us` and
`already_said` of content/words.yaml.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Node
from app.dialogue.readers.folding import aligned
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.walking import WELCOME
from app.dialogue.words.asides import Words
from app.dialogue.world import Reply


def read_as_addressed(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> Reading:
    """The reading without such words, where they made an answer of the welcome doubtful or another one."""
    if frame.flow != WELCOME or kind not in ("choice", "yes_no"):
        return reading
    text = _plain(reply.text, run.world.words)
    if not text or text == reply.text.strip():
        return reading
    plain = read_reply(run, Reply(text=text, sid=reply.sid), frame, node)
    if reading.status == "ok" and plain.status == "unknown":
        return plain  # "ay mijo no sé" refuses nothing
    is_same = (
        reading.status == "ambiguous" and plain.status == "ok" and reading.value in ([plain.value], (plain.value,))
    )
    return plain if is_same else reading


def _plain(text: str, words: Words) -> str:
    """The reply without the words that call us, and without "ya le dije que" before the rest."""
    said = _without(text, words.get("calls_us", frozenset()), r"(?<!mi )(?<!\w)(?:{})(?!\w)[\s,]*")
    return _without(said, words.get("already_said", frozenset()), r"^\W*(?:ay\W+)?(?:{})\W+").strip()


def _without(text: str, phrases: frozenset[str], shape: str) -> str:
    """The text without what stands as one of the phrases in this shape, the longest first, whatever their accents."""
    if not phrases:
        return text
    spoken = (re.escape(each).replace(r"\ ", r"[ '’]") for each in sorted(phrases, key=len, reverse=True))
    listed = "|".join(spoken)  # "m'ijo" is folded as two words
    kept, at = [], 0
    for found in re.finditer(shape.format(listed), aligned(text)):
        kept.append(text[at : found.start()])
        at = found.end()
    return "".join(kept) + text[at:]
