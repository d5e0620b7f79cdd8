"""A yes or no that hangs on something: a doubt, a condition, what somebody else must be asked first.

`sí, tal vez`, `if they give me a visa I will say yes`, `sí, pero habría que preguntarle a mi marido`: the word of an
answer is there, and a careful person would still ask. How often something happened, or to what extent, is no doubt
that it did (`sí, a veces me pegaba`, `yes, maybe five times`).
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold

_SAID = r"(?:si|sip|yes|yea|yeah|yep|no|nop|nope|not|nunca|never|claro|ok|okay|simon)"
_DOUBT = (
    r"(?:tal ?vez|quizas?|a ?lo mejor|puede (?:ser|que)|podria ser|probablemente|posiblemente|maybe|may be|perhaps|"
    r"probably|possibly|might be|could be|kind of|kinda|sort of|sorta|mas ?o ?menos|more or less|depende|"
    r"(?:it )?depends|"
    r"segun(?: (?:yo|el|ella|ellos|mi \w+|dicen|entiendo|tengo entendido))?|tengo entendido(?: que)?|dicen(?: que)?|"
    r"me dijeron(?: que)?|(?:me |i )?(?:imagino|imagine)(?: que)?|supposedly|supuestamente|al parecer|parece(?: que)?|"
    r"apparently|"
    r"they (?:say|said|told me)|people say|who knows|quien sabe|hopefully|ojala|i hope(?: so)?|espero(?: que)?)"
)
_SMALL = (
    r"(?:pues|pos|bueno|well|mmm?|eh|este|ay|oh|so|pero|but|y|and|que|un poco|un poquito|poquito|poco|algo|a little|"
    r"a bit|"
    r"little|creo|yo|i|la verdad|diria|think|would|say|it|is|es|la|the|se|podria|decir|could|you)"
)
_ONLY_DOUBTED = re.compile(rf"^(?:{_SMALL} )*(?:{_SAID} )?(?:{_SMALL} )*{_DOUBT}(?: (?:{_SMALL}|{_SAID}|{_DOUBT}))*$")
"""A clause that holds a doubt, an answer or none, and nothing else."""
_LONGEST = 10
_OFTEN = re.compile(rf"^(?:{_SMALL} )*(?:a ?veces|sometimes|de vez en cuando)(?: que)? {_SAID}$")
_CLAUSE = re.compile(r"\s*[,.;:!\n…]+\s*|\s+(?=(?:pero|but|aunque|although)\s)")

_WHEN = r"(?:if|when|once|unless|cuando|solo si|solamente si|nomas si|unicamente si|only if)"
_WOULD = (
    r"(?:(?:pues|entonces|then|ahi|yo|i|tal vez|claro|ya|en ese caso|in that case|will|would|can|could|le|les|te|digo|"
    r"diria|dire|say|answer|contesto|contestaria|pongo|que|it|is|be|my answer|mi respuesta|es|seria|the) ?)*"
)
_CONDITION_FIRST = re.compile(
    rf"^\W*(?:{_SMALL} |depende |depends )*{_WHEN} (?P<what>\w+(?:[ ,]+\w+){{0,9}}?)[ ,;.]+{_WOULD}{_SAID}\W*$"
)
_IF_IT_HELPS = re.compile(
    rf"^\W*(?:{_SMALL} )*(?:si|if) (?:(?:eso|esto|me|nos|le|es|it|this|that|is) )*(?:ayud\w+|convien\w+|sirv\w+|"
    rf"benefici\w+|"
    rf"favorec\w+|buen[oa] para|mejor para|helps?|good for|better for)\b.*\b{_SAID}$"
)
"""A yes for the sake of the case: `si eso ayuda a mi caso, sí`."""
_TOLD_TIME = re.compile(
    r"^(?:\w+ ){0,3}?(?:was|were|had|did|came|left|lived|went|got|hit|\w{3,}ed|era|eramos|fui|fue|vine|entre|cruce|"
    r"llegue|sali|\w{3,}(?:aba|abamos|aban|ia|iamos|ian|aron|ieron))\b"
)
"""`when I was a child, yes`: a time that was is no condition."""
_SAID_APART = re.compile(r"^\W*(?:si|yes)\W*[,.;!]")
_HANGS_ON = re.compile(
    rf"^\W*(?:{_SMALL} )*{_SAID}\b.*\b(?:only if|if only|as long as|unless|provided(?: that)?|on condition|"
    rf"siempre y cuando|"
    r"con tal (?:de )?(?:que|no)|a menos que|a no ser que|(?:solo|solamente|nomas|unicamente|nada mas) si|"
    r"con la condicion|with the condition|bajo la condicion|mientras (?:que )?no (?:me|nos|le|les|sea|haya))\b"
)

_WHOM = (
    r"(?:(?:a|al|con|with|to|la|el|los|las|mi|mis|my|our|the|un|una) )*(?:espos[oa]|marido|mujer|senora|pareja|"
    r"viej[oa]|"
    r"mama|papa|madre|padre|papas|padres|herman[oa]s?|hij[oa]s?|prim[oa]|ti[oa]|abuel[oa]|suegr[oa]|cunad[oa]|"
    r"abogad[oa]|licenciad[oa]|lic|husband|wife|partner|mother|mom|father|dad|parents|brother|sister|son|daughter|"
    r"cousin|uncle|aunt|lawyer|lawer|attorney|family|familia)"
)
_MUST = (
    r"(?:tendria|tengo|habria|hay|hubiera|tendriamos|tenemos|deberia|debo|necesito|quisiera|quiero|voy|vamos|"
    r"me gustaria|"
    r"mejor|dejeme|deje|deja|dejame|permitame|primero|let me|i(?: would|d| will|ll| must| need| want| have|"
    r" should| better| gonna| am going)|better|should|need|gotta|you (?:should|can|must|better))"
)
_ASKING = r"(?:pregunt(?:ar|arle|arles|arselo|o|ele|enle|arte|e)|consult(?:ar|arle|arlo|o)|ask|check(?: with)?)"
_OTHERS_FIRST = re.compile(
    rf"\b{_MUST} (?:(?:que|to|have|a|first|primero|ir|le|lo|go|and) )*{_ASKING}(?: (?:primero|antes|first|eso|esto|it|"
    rf"that))* "
    rf"{_WHOM}\b|\b(?:le|lo|se lo) (?:pregunto|consulto) (?:primero )?{_WHOM}\b|"
    rf"^\W*(?:{_SAID}\W+)?(?:{_SMALL} )*(?:pregunt(?:ele|enle|ale)|ask) {_WHOM}\b"
)


def is_hedged(text: str) -> bool:
    """True where the words around a yes or no leave it open."""
    said = re.sub(r"[^\w\s,.;:!?\n…]", " ", fold(text).replace("'", "")).replace("¿", " ")
    clauses = [" ".join(clause.split()) for clause in _CLAUSE.split(said)]
    short = [clause for clause in clauses[:2] + clauses[-1:] if len(clause.split()) <= _LONGEST]
    if any(_ONLY_DOUBTED.match(clause) or _OFTEN.match(clause) for clause in short):
        return True
    said = " ".join(said.split())
    condition = _CONDITION_FIRST.match(said)
    if condition and not _TOLD_TIME.match(condition["what"]):
        return True
    return bool(_OTHERS_FIRST.search(said) or (_IF_IT_HELPS.match(said) and not _SAID_APART.match(fold(text))))


def hangs_on_something(text: str) -> bool:
    """True for a yes with a condition behind it: `yes, only if they do not deport me`.

    Where the team is to be told, such a yes is kept with its condition, so only the reader of questions asks.
    """
    said = re.sub(r"[^\w\s]", " ", fold(text).replace("'", ""))
    return bool(_HANGS_ON.match(" ".join(said.split())))
