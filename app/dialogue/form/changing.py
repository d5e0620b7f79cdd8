"""An answer of the form that is to be changed, asked in a sentence: "cambiame el apellido a Urdaneta".

CORREGIR does the same by a name alone; here the new value may stand beside it. A name that is said to be another, or
less, asks for it as well: "el apellido es solo Urdaneta, no ponga Portillo".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.conversation import Frame, flow_of
from app.dialogue.flow import Ask
from app.dialogue.form.correcting import correct, find_answer, nameable
from app.dialogue.readers.folding import aligned
from app.dialogue.run import Run, locate
from app.dialogue.walking import WELCOME
from app.dialogue.words.abouts import FIRST, LAST, MIDDLE
from app.dialogue.world import Reply

_VERB = (
    r"(?:(?:por favor |please |porfa |me )?"
    r"(?:(?:me )?puede |quiero |quisiera |hay que |can you |i want to |i need to )?"
    r"(?:cambiar(?:me|le)?|corregir(?:me|le)?|arreglar(?:me|le)?|change|fix|correct)|"
    r"cambi[ae]me(?:lo)?|cambia|corrij[ae](?:me)?|corrige(?:me)?|arregl[ae](?:me)?)"
)
"""Words that ask for it; "cambié el apellido", "me cambié el nombre" tell what somebody did."""
_NAME = r"(?:el|la|los|las|mi|mis|the|my) (?P<name>[^\s,;.:?!]+(?: (?!a |por |to |que )[^\s,;.:?!]+){0,2}?)"
_LEAD = (
    r"(?:(?:oiga|oye|mire|y|pero|no|ay|and|but|so|also|perdon|sorry|es que|please|por favor|wait|espere)"
    r"(?!\w)(?> ?,? ?))*"
)
_ASKED = re.compile(
    rf"^{_LEAD}{_VERB} {_NAME}"
    r"(?: (?:a|por|to|to be|que es|que sea) (?P<value>[^;?!\n]+?))?(?: (?:please|por favor|porfa|porfavor))?\s*[.!]*$"
)
_ONLY = r"(?:solo|solamente|nomas|nada mas|unicamente|only|just)"
_NOT = r",? (?:y |and )?(?:no|not|sin|without) (?:es |is )?"
_SAID = re.compile(
    rf"^{_LEAD}(?P<whose>el|mi|the|my) (?P<name>[^\s,;.:?!]+(?: (?!es |is )[^\s,;.:?!]+){{0,2}}?) "
    r"(?:es|is|era|debe ser|should be) "
    rf"(?:{_ONLY} (?P<only>[^,;.?!]+?)(?:,.*|{_NOT}.*)?|(?P<less>[^,;.?!]+?) {_ONLY}(?:,.*|{_NOT}.*)?|"
    rf"(?P<other>[^,;.?!]+?){_NOT}[^,;.?!]+)\s*[.!]*$"
)
""" "Mi apellido es Urdaneta, no Portillo": said of an answer that stands already."""
_TAKEN_OUT = re.compile(
    rf"^{_LEAD}(?:me |le )?(?:quit[ae]|borr[ae]|saca|saque|elimin[ae]|remove|take out|delete)(?:me|le)? "
    r"(?:el |la |the |lo de )?[^\s,;.:?!]+ "
    r"(?:del|de|from|in|of) (?:el |mi |my |the )?(?P<name>[^\s,;.:?!]+(?: [^\s,;.:?!]+)?)\s*[.!]*$"
)
_NAMES = frozenset({FIRST, LAST, MIDDLE})
_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Asked:
    """The key of an answer that is to be changed, and the words that stand for its new value, if any."""

    key: str
    value: str


def change_asked(run: Run, reply: Reply, frame: Frame) -> Asked | None:
    """What a reply asks to change; None where it names none of the answers that were given.

    Outside of the form, and where it only says how something is, the answer is one of the person's own names.
    """
    flow = run.library.flows[frame.flow]
    if frame.correcting or flow.pieces or frame.flow == WELCOME:
        return None
    for start, sentence in _sentences(reply.text):
        said = aligned(sentence)
        asked = _ASKED.match(said)
        found = asked or _SAID.match(said) or _TAKEN_OUT.match(said)
        key = find_answer(run, nameable(run), found["name"]) if found else None
        if found is None or key is None or key not in run.c.answers or key == frame.key:
            continue
        if not _is_of_name(run, key) and not (flow.interview and asked):
            continue
        if flow.interview and found.groupdict().get("whose") in ("el", "the") and flow_of(key) != frame.flow:
            continue  # in another person's part "the surname" is theirs
        name = next((each for each in ("value", "only", "less", "other") if found.groupdict().get(each)), None)
        at = start + found.start(name) if name else 0
        return Asked(key, reply.text[at : at + len(found[name])].strip(" ,") if name else "")
    return None


def _is_of_name(run: Run, key: str) -> bool:
    found = locate(run.library, key)
    return found is not None and isinstance(found[1], Ask) and found[1].about in _NAMES


def _sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence with where it starts."""
    starts = [0, *(found.end() for found in _SENTENCES.finditer(text))]
    return [(start, text[start:end].strip()) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def begin_change(run: Run, asked: Asked) -> Reply | None:
    """Put the answer's question on top of what waits; the reply to give it at once, or None where it must be asked."""
    correct(run, asked.key)
    return Reply(text=asked.value) if asked.value else None
