"""What a message says with doubt: "Brownsville creo", "I think it is the 14th, at 8:30". Pure.

The doubt is of what stands behind its word, or, where nothing does, of what stands before it.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold
from app.dialogue.readers.lexicon import word_set

_WORDS = (
    r"(?:yo |me )?(?:creo|pienso|supongo|imagino|parece)\b(?: yo)?|se me hace|tal ?vez|quizas?|a lo mejor|"
    r"(?:puede|podria|ha de|debe)(?: de)? ser|puede que(?: sea)?|segun yo|si no me equivoco|"
    r"(?:yo )?no (?:estoy|toy|ando) (?:muy |bien |tan )?segur[oa]s?|no (?:lo |la )?se bien|"
    r"no (?:le )?(?:veo|miro|distingo) bien|"
    r"(?:i |we )?(?:dont|don't|do not) know (?:good|well)|i (?:think|guess|believe|suppose)|maybe|perhaps|probably|"
    r"(?:i am |i'm |im )?not (?:so |very |really |too |100 )?sure"
)
_JOINS = r"(?:(?: que| q| k| ke)? (?:es|son|sea|era|is|its|it's|it is|it)\b| (?:que|q|k|ke)\b)?"
_HEDGE = re.compile(rf"\b(?<!no )(?:{_WORDS})\b{_JOINS}")
_CLAUSES = re.compile(r"[,;!?¿¡…\n]+|\.(?!\d)")
_GOES_ON = re.compile(r"(?:y|e|and|pero|but) ")
"""Behind such a word something else is said: "Brownsville creo y quiero que me lo guarde"."""
_SAYS_NOTHING = word_set(
    "y|o|pero|en|a|la|el|los|las|de|que|q|es|eso|esa|ese|no|si|pues|mijo|mija|the|it|is|in|at|but|so|yo"
)


def without_hedges(text: str) -> str:
    """The words, folded, without those that only say that one is not sure of them."""
    return " ".join(_HEDGE.sub(" ", fold(text)).split())


def hedged(text: str) -> list[str]:
    """The parts of a message, folded, that it says with doubt."""
    found: list[str] = []
    before = ""
    for clause in _CLAUSES.split(fold(text)):
        words = clause.strip()
        if not words:
            continue
        hedge = _HEDGE.search(words)
        if hedge is not None:
            after, ahead = words[hedge.end() :].strip(), words[: hedge.start()].strip()
            parts = (ahead, after) if _GOES_ON.match(after) else (after, ahead)
            found.append(next((part for part in parts if _says(part)), before))
        before = words
    return [part for part in found if part]


def _says(part: str) -> bool:
    """True for words that say more than those which join."""
    return any(word not in _SAYS_NOTHING for word in re.findall(r"\w+", part))
