"""An answer of the form that is to be changed, asked in a sentence: "cambiame el apellido a Urdaneta".

CORREGIR does the same by a name alone; here the new value may stand beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.conversation import Frame
from app.dialogue.correcting import correct, find_answer, nameable
from app.dialogue.readers.folding import aligned
from app.dialogue.run import Run
from app.dialogue.world import Reply

_VERB = (
    r"(?:(?:por favor |please |porfa |me )?"
    r"(?:(?:me )?puede |quiero |quisiera |hay que |can you |i want to |i need to )?"
    r"(?:cambiar(?:me|le)?|corregir(?:me|le)?|arreglar(?:me|le)?|change|fix|correct)|"
    r"cambi[ae]me(?:lo)?|cambia|corrij[ae](?:me)?|corrige(?:me)?|arregl[ae](?:me)?)"
)
"""Words that ask for it; "cambié el apellido", "me cambié el nombre" tell what somebody did."""
_NAME = r"(?:el|la|los|las|mi|mis|the|my) (?P<name>[^\s,;.:?!]+(?: (?!a |por |to |que )[^\s,;.:?!]+){0,2}?)"
_ASKED = re.compile(
    rf"^(?:(?:oiga|oye|mire|y|pero|no|ay|and|but|so|also) ?,? ?)*{_VERB} {_NAME}"
    r"(?: (?:a|por|to|to be|que es|que sea) (?P<value>[^;?!\n]+?))?\s*[.!]*$"
)
_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Asked:
    """The key of an answer that is to be changed, and the words that stand for its new value, if any."""

    key: str
    value: str


def change_asked(run: Run, reply: Reply, frame: Frame) -> Asked | None:
    """What a reply in the form asks to change; None where it names none of the answers that were given."""
    if not run.library.flows[frame.flow].interview or frame.correcting:
        return None
    for start, sentence in _sentences(reply.text):
        found = _ASKED.match(aligned(sentence))
        key = find_answer(run, nameable(run), found["name"]) if found else None
        if found and key is not None and key in run.c.answers:
            value = found["value"]
            at = start + found.start("value") if value else 0
            return Asked(key, reply.text[at : at + len(value)].strip() if value else "")
    return None


def _sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence with where it starts."""
    starts = [0, *(found.end() for found in _SENTENCES.finditer(text))]
    return [(start, text[start:end].strip()) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def begin_change(run: Run, asked: Asked) -> Reply | None:
    """Put the answer's question on top of what waits; the reply to give it at once, or None where it must be asked."""
    correct(run, asked.key)
    return Reply(text=asked.value) if asked.value else None
