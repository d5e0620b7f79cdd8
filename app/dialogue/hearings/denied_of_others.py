"""A no behind a yes to what was read back that denies nothing of it: "no es mía, es de mi hija", "no tengo abogado".

It is about a person, or about what they do not have. What names anything of the hearing, or its paper, may deny it.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.hearings.pieces import SENTENCES
from app.dialogue.run import Run
from app.dialogue.text import fold
from app.dialogue.words.asides import holds_one

_OF_HEARING = ("told_paper", "border", "in_court", "my_hearing", "appointments")
"""Word lists of what the hearing and its papers are called."""

_LEADS = r"^(?:(?:pero|but|y|and|ay|ah|pues|es que|no|she|he|la nina|el nino|the child) )*"
_POINTS = re.compile(
    r"\b(?:es[aeo]s?|est[aeo]s?|aquell\w+|asi|cierto|verdad|correct\w*|seguro|segura|sure|bien|mal|igual|mism[oa]s?|"
    r"coincide\w*|dice[ns]?|lo|th(?:is|at|ese|ose)|it|right|true|wrong|good|so|same|says?|match\w*|"
    r"ahora|ahorita|todavia|aun|yet|now|espere|espera|wait)\b|\d"
)
"""What points at what was read back, or puts the yes off."""
_BE_NOT = r"(?:no|not|isnt|aint) (?:es|son|era|soy|somos|be|is|are|am|na)?|(?:is|are|am|she|he|i am) (?:not|no)"
_ALSO = r"(?:(?:(?:la|el|mi|mis|my|su|a|the|own|ni) )*)"
_MINE = re.compile(rf"{_LEADS}(?:{_BE_NOT}) ?(?:mi[ao]s?|mine)\b")
_OF_SOMEBODY = re.compile(rf"{_LEADS}(?:{_BE_NOT}) ?{_ALSO}(?P<who>\w+)\b")
_LACKS = re.compile(
    r"^(?:(?:pero|but|y|and|ay|ah|pues|es que|yo|i) )*(?:no|not|dont|do not) "
    r"(?:tengo|tenemos|traigo|traemos|llevo|conozco|cuento con|hay|get|have|know any)\b"
    r"(?! (?:a nadie|nadie|a quien|nobody|anybody|anyone))"
)


def denies_another(run: Run, clause: str, before: str, frame: Frame) -> bool:
    """True for a clause of who somebody is not, or what somebody has not; `before`: what is said behind the yes before.

    "No es mía" is of a child only where one was named before: it may be of the paper.
    """
    said = fold(clause)
    if _POINTS.search(said) or names_hearing(run, clause, frame):
        return False
    kin = run.world.words.get("bereaved_of", frozenset())
    of, mine = _OF_SOMEBODY.match(said), _MINE.match(said)
    is_named = of is not None and of["who"] in kin
    is_mine = mine is not None and holds_one(f"{fold(before)} {mine.group()}", kin)
    return is_named or is_mine or _LACKS.match(said) is not None


def without_others_denied(run: Run, text: str, frame: Frame) -> str:
    """A message without its sentences behind the first of which each denies such a thing."""
    first, *rest = SENTENCES.split(text)
    kept = [each for at, each in enumerate(rest) if not denies_another(run, each, " ".join(rest[:at]), frame)]
    return " ".join((first, *kept)) if len(kept) < len(rest) else text


def names_hearing(run: Run, clause: str, frame: Frame) -> bool:
    """True where words name a piece of the hearing, or its papers."""
    small = run.world.words.get("small_words", frozenset())
    called = run.library.flows[frame.flow].pieces.values()
    pieces = (word for names in called for name in names for word in fold(name).split())
    listed = (word for name in _OF_HEARING for word in run.world.words.get(name, ()))
    return holds_one(fold(clause), {word for word in (*pieces, *listed) if word not in small})
