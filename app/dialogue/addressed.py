"""Words by which somebody calls us, and that they said it before: "ya le dije mijo, el neutro" is "el neutro".

They say nothing of the answer, and an answer of the welcome is read without them.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Node
from app.dialogue.reading import Reading
from app.dialogue.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply

_CALLS = re.compile(
    r"(?<!mi )(?<!\w)(?:m[' ]?ij[oa]|mij[oa]|hij[oa] m[ií][oa]|se[ñn]orita|joven|muchach[oa]|jovencit[oa]|dear|sir|"
    r"maam|miss)(?!\w)[\s,]*",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^\W*(?:ay\W+)?(?:ya (?:le|te|les) dije(?: que)?|que ya (?:le|te) dije(?: que)?|"
    r"i (?:already )?(?:said|told you))\W+",
    re.IGNORECASE,
)


def read_as_addressed(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> Reading:
    """The reading without such words, where they made an answer of the welcome doubtful or another one."""
    if frame.flow != WELCOME or kind not in ("choice", "yes_no"):
        return reading
    text = _SAID.sub("", _CALLS.sub("", reply.text)).strip()
    if not text or text == reply.text.strip():
        return reading
    plain = read_reply(run, Reply(text=text, sid=reply.sid), frame, node)
    if reading.status == "ok" and plain.status == "unknown":
        return plain  # "ay mijo no sé" refuses nothing
    is_same = (
        reading.status == "ambiguous" and plain.status == "ok" and reading.value in ([plain.value], (plain.value,))
    )
    return plain if is_same else reading
