"""Whoever agrees if it is for what it is for: "¿eso es para guardarme la fecha? si es para eso sí está bien".

It is no yes yet: that it is so is said briefly, and the consent is asked again in its fewest words. A purpose that is
none of ours, or another condition ("si no lo ve la policía"), is seen to as ever. Pure.
"""

from __future__ import annotations

import re

from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold
from app.dialogue.words.agreement_words import denies_agreement

_MOST = 35
"""Words of such a message; more tell something."""

_OURS = (
    r"(?:guard\w*|anot\w*|apunt\w*|record\w*|recuerd\w*|avis\w*|acord\w*|ayud\w*|fecha|corte|cita|audiencia|caso|"
    r"formulario|asilo|keep\w*|sav(?:e|ing)|writ(?:e|ing)|remember\w*|remind\w*|help\w*|date|court|hearing|appointment|"
    r"case|form|asylum)"
)
"""What answers are kept for."""
_IT = r"(?:(?:eso|esto|este|it|this|that|todo|all|solo|solamente|nomas|nada mas|only|just) )*"
_IS_FOR = (
    rf"(?:es|era|son|seria|sirve|is|be|na|its|thats) {_IT}(?:para|pa|por|lo de|for|to|so)(?: (?:que|q|you|u|can))*"
)
_OUR_PURPOSE = rf"{_IT}{_IS_FOR} (?:\w+ ){{0,3}}?{_OURS}\b"
_IF = re.compile(
    rf"\b(?:si|if) (?:{_OUR_PURPOSE}|{_IT}{_IS_FOR} (?:eso|esto|ello|that|this|it)\b|"
    r"(?:es )?asi(?: es)?\b|so\b|na so\b)"
)
"""The condition that it is for that."""
_ASKED = re.compile(
    rf"^(?:\w+ ){{0,4}}?(?:{_OUR_PURPOSE}|"
    rf"(?:is|na) (?:it|this|that) (?:only |just )?(?:for|to) (?:\w+ ){{0,3}}?{_OURS}\b)"
)
"""Whether it is for that: "eso es para guardarme la fecha"."""
_AGREES = re.compile(
    r"\b(?:si(?= ?$| (?:pues|mijo|esta|acepto|claro|puede\w*|senor\w*|gracias))|(?:es)?ta bien|acepto|de acuerdo|ok|"
    r"okay|dale|claro|yes|fine|a?gree|accept)\b"
)
_NOT_OURS = re.compile(
    r"\b(?:polici\w*|migra\w*|deport\w*|gobiern\w*|dinero|plata|cobr\w*|vend\w*|coyote\w*|police|immigration|ice|"
    r"government|money|sell|promet\w*|jur[ae]\w*|promise)\b"
)
_SENTENCES = re.compile(r"[^?.!…\n;]+\??")
_TAG = re.compile(r"(?:\?|\b(?:verdad|cierto|s[ií] o no|right|abi|yes or no))\W*+$", re.IGNORECASE)
"""How a sentence ends that asks."""


def agrees_if_for_that(text: str) -> bool:
    """True for words that ask whether it is for what it is for, or that agree on condition that it is."""
    said = fold(written_out(text))
    if len(said.split()) > _MOST or _NOT_OURS.search(said) or denies_agreement(text):
        return False
    is_asked = any(_ASKED.search(fold(written_out(each))) for each in _asked_in(text))
    condition = _IF.search(said)
    if condition is None:
        return is_asked
    around = f"{said[: condition.start()]} {said[condition.end() :]}"
    return _AGREES.search(around.strip()) is not None


def _asked_in(text: str) -> list[str]:
    return [each for each in _SENTENCES.findall(text) if _TAG.search(each)]
