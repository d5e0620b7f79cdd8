"""Words that only lead to a question: "lo que quiero saber es q pasa si llego tarde" asks what happens if one is late.

They weigh nothing where it is looked for what is asked; what somebody wrote is kept as it stands.
"""

from __future__ import annotations

import re

from app.dialogue.text import fold

_SIGHS = (
    r"(?:(?:es que|esque|pues|mire|mira|oiga|oye|bueno|yo|ay|pero|y|este|ok|okay|entonces|mij[oa]|perdone?|disculpe|"
    r"please|pls|so|well|but|and|no|sorry|listen|abeg) )*"
)
_ALWAYS = re.compile(
    rf"{_SIGHS}(?:"
    r"(?:(?:q|que|k|ke) es )?lo (?:q|que|k|ke) (?:yo )?(?:le |les |te )?(?:quiero|kiero|quisiera|queria|necesito|ocupo|"
    r"me gustaria|deseo) (?:yo )?(?:saber|preguntar(?:le|les|te)?|es saber)(?: yo)?(?: es| era)?"
    r"(?: de| que es)?(?: eso)?|"
    r"(?:mi|la) (?:unica |otra )?(?:pregunta|duda|inquietud)(?: mia)?(?: es| era)(?: esta)?|"
    r"(?:q|que|k|ke) es lo(?= (?:q|que|k|ke)\b)|"
    r"(?:what|wetin|the thing|thing|all)(?: that)? (?:i|me|we) (?:just |only |really )?(?:want|wan|wants|need|wanna|"
    r"would like)(?: to)? (?:know|no|ask)(?: you| about)?(?: is| na| be)|"
    r"my (?:only |other )?question(?: is| na| be)"
    r")\b"
)
"""What leads on whatever comes behind it."""

_TO_A_QUESTION = re.compile(
    rf"{_SIGHS}(?:"
    r"(?:solo |solamente |nomas |nada mas )?(?:le |les )?(?:quiero|kiero|quisiera|queria|necesito|ocupo|me gustaria) "
    r"(?:saber|preguntar(?:le|les|te)?)(?: una cosa| algo)?|"
    r"(?:i|we) (?:just |only )?(?:want|wan|wanna|need|would like)(?: to)? (?:ask|know)(?: you)?(?: something)?"
    r") (?=(?:(?:a|de|en|con|por|for|at) )?(?:q|que|k|ke|cual(?:es)?|cuando|donde|adonde|como|quien(?:es)?|"
    r"cuant[oa]s?|si|what|wetin|which|when|where|how|who|why|if|whether)\b)"
)
"""What leads on to a word that asks; without one it may be the matter itself: "quiero saber mi fecha"."""

_CONDITION = re.compile(r"\W*+(?:si|sí|if|whether)\b\s*", re.IGNORECASE)
_FEWEST = 2
"""Words of what is asked."""


def without_lead_in(text: str) -> str:
    """The words behind such an opening; all of them where there is none, or hardly anything behind it."""
    said = fold(text)
    found = _ALWAYS.match(said) or _TO_A_QUESTION.match(said)
    if found is None:
        return text
    size, tokens = len(said[: found.end()].split()), text.split()
    count = 0
    for at, token in enumerate(tokens):
        if count == size:
            return " ".join(tokens[at:]) if len(tokens) - at >= _FEWEST else text
        count += len(fold(token).split())
    return text


def question_behind(text: str) -> str:
    """The same for words that are to be read: "si me deportan" alone would open as a yes."""
    rest = without_lead_in(text)
    return text if _CONDITION.match(rest) else rest


def what_is_asked(text: str) -> str:
    """The same for words that say where to lead: whether somebody can be deported is asked by "me pueden deportar"."""
    rest = without_lead_in(text)
    return _CONDITION.sub("", rest, count=1) if rest != text and _CONDITION.match(rest) else rest
