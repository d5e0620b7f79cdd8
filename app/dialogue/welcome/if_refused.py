"""Whoever asks what comes of a no to the consent, or whether it must be given: "y si digo q no q pasa? me ayudan".

It is no answer to the consent, whatever yes or no stands in it. Pure.
"""

from __future__ import annotations

import re

from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold

_MOST = 25
"""Words of such a question; more tell something."""

_GOES_ON = (
    r"(?=$|[,.;:?!]| (?:que|what|y|and|pues|entonces|a|al|lo|it|to|that) |"
    r" (?:igual|ya no|tambien|hay|still|you|they|will|can|do|does|is)\b|"
    r" (?:me|nos|les|le) (?:ayud|contest|respond|atien|corr|sac|hac|pas|quit|borr|sigu|van|deport|regres)\w*)"
)
"""What may follow the refusal: "si digo que no tengo papeles" refuses nothing."""

_REFUSED = re.compile(
    r"\b(?:si|if|aunque|even if|cuando|when)(?: \w+){0,2}? "
    r"(?:(?:digo|pongo|contesto|marco|escojo|elijo|escribo|say|put|press|choose|answer|write|type)"
    rf"(?: que)? (?:no|el no|la 2|el 2|el dos|la dos|2|dos|two|number 2|the 2){_GOES_ON}|"
    r"no (?:(?:le|les|lo|la|te|yo|i) )*(?:acepto|acepte|aceptara|doy (?:mi |el )?permiso|autorizo|estoy de acuerdo|"
    r"quiero (?:que (?:me |lo |la |los |las )?(?:guard|abr|lea|le[ae]n)\w*|aceptar)|agree|accept|allow)|"
    r"(?:do not|dont|don t|not|no) (?:agree|accept|allow|want (?:you )?(?:to )?(?:keep|save|agree))|refuse|rechazo|"
    r"me niego|niego)\b|"
    r"\b(?:sin|without) (?:que |you |to )?(?:acept\w+|agree\w*|accept\w*|(?:mi |dar |dar mi |el |my )?permis\w+|"
    r"guard\w+|sav(?:e|ing)|keep(?:ing)?)\b"
)
_ASKS = re.compile(
    r"\?|\b(?:que (?:me |nos )?(?:pasa|pasaria|sucede|hacen|hace|va a pasar)|what (?:will |would |can )?happens?|"
    r"what if|(?:me|nos) (?:\w+ )?(?:ayud|contest|respond|atiend|corr|sac|hac|quit)\w*|help (?:me|us)|"
    r"you (?:still |can )?help|"
    r"answer me|puedo|can i|can you|still|igual|problema?|o no|or not|hay algo|pierdo|lose)\b|"
    r"^(?:(?:y|and|but|pero|entonces|so|ok) )*(?:si|if|what if) "
)
_MUST = re.compile(
    r"^(?:(?:y|and|but|pero|oiga|mire|entonces|so|ok|a ver|yo|i|pregunte|ask) )*(?:"
    r"(?:eso |esto |es |is |it |this |that )*(?:obligatorio|obligado|obligatory|mandatory|forzoso|a fuerzas?|"
    r"compulsory|required)(?: (?:acept\w+|agree|accept|eso|esto|que acepte|decir que si|to \w+))*|"
    r"(?:tengo que|debo|hay que|debo de|must i|do i have to|have i to|i have to|should i|do i must|do i need to|"
    r"a fuerzas? tengo que)"
    r" (?:acept\w+|agree|accept|decir(?:le)? que si|say yes|poner que si|dar permiso|contestar que si)"
    r"(?: (?:eso|esto|this|that|it|to this|para \w+(?: \w+){0,3}|to \w+(?: \w+){0,3}|o no|or not))*)\W*$"
)


def asks_if_refused(text: str) -> bool:
    """True for a question about what works without the consent, or whether it must be given."""
    said = fold(written_out(text))
    if len(said.split()) > _MOST:
        return False
    return _MUST.match(said) is not None or (_REFUSED.search(said) is not None and _asks(text, said))


def _asks(text: str, said: str) -> bool:
    return "?" in text or _ASKS.search(said) is not None
