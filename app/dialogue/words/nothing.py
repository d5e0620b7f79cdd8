"""A "none" with more behind it: "no tengo. y el telefono es el de mi tia 8992204417". Pure.

Where a question takes "none" for an answer, what stands behind it is rarely part of it: it answers another question,
explains, or is the answer after all ("no, cuarto 3"). What is made of it is `app.dialogue.form.sorting`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned, phrase
from app.dialogue.readers.stances import bare, denies_having, is_lost, is_out_of_reach, says_none
from app.dialogue.text import fold
from app.dialogue.words.asides import Words
from app.dialogue.words.doubting import is_elsewhere

_BREAKS = re.compile(
    r"\s*[.;,!\n]+\s*(?:(?P<turn>pero|sino|aunque|but|though)\s+|(?:(?:y|e|and)\s+)?)|"
    r"\s+(?:(?P<turns>pero|sino|aunque|but|though)|y|and)\s+"
)
_LONGEST = 7
"""Words of a "none": "no tengo número de seguro social"; more say something else too."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The "none" of a reply, what stands behind it, and whether that turns it ("no tengo, pero creo en Dios")."""

    said: str
    more: str
    is_turned: bool


def none_first(text: str, words: Words, asked: str = "") -> Nothing | None:
    """The reply parted behind its "none"; None where it does not open with one, or ends with it.

    `asked`: what the question calls its answer.
    """
    if is_elsewhere(text) or is_lost(text):
        return None
    found: Nothing | None = None
    for cut in _BREAKS.finditer(aligned(text)):
        said, more = text[: cut.start()].strip(), text[cut.end() :].strip(" ,;.")
        if not is_none(said, words, asked) and not (found and only_repeats(text[len(found.said) : cut.start()], words)):
            return found
        if more:
            found = Nothing(found.said if found else said, more, is_turned=bool(cut["turn"] or cut["turns"]))
    return found


def is_no_such(text: str, asked: str) -> bool:
    """True for "no apartment", "sin segundo nombre": a no to what was asked for, by its name (`asked`)."""
    said = fold(text)
    denied = _DENIED.match(said)
    named = set(said[denied.end() :].split()) - {"de", "a", "any"} if denied else set()
    return bool(named) and named <= set(fold(asked).split())


_DENIED = re.compile(r"^(?:no (?:hay|tengo|tiene|have) |no |sin |ningun[oa]? |without |i have no |there is no )")


def is_none(text: str, words: Words, asked: str = "") -> bool:
    """True for a "none" and nothing else."""
    if asked and is_no_such(text, asked):
        return True
    if len(text.split()) > _LONGEST or any(map(str.isdigit, text)) or is_out_of_reach(text):
        return False
    none = words.get("none", frozenset())
    return fold(text) in none or bare(text) in none or says_none(text) or denies_having(text)


def only_repeats(text: str, words: Words) -> bool:
    """True for words behind a "none" that say it again or say nothing: "no tengo, nunca", "no, gracias"."""
    return not bare(text) or is_none(text, words) or bool(_SAYS_AGAIN.match(phrase(text)))


_SAYS_AGAIN = re.compile(
    r"^(?:(?:eso|la verdad|de verdad|nunca|jamas|never|ever|nada|de eso|nomas|solo|asi|gracias|"
    r"thanks|thank you|pues|no|me (?:han |lo |la )*(?:dieron|dado)|he tenido|tuve|es todo|solamente|por ahora|"
    r"todavia|aun|uno|unic[oa]|yet|"
    r"sorry|disculpe|perdon)(?: |$))+$"
)
