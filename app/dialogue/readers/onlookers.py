"""Somebody who looks at the screen or comes near, told in own words, and what was answered before it.

Pure. Only this moment counts: "mi esposo me revisa el celular" is a worry to talk about, and "¿alguien ve esto?" asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned

_PERSON_ES = (
    r"(?:ve[sc]in[oa]s?|bec[io]n[oa]s?|marido|espos[oa]|pareja|novi[oa]|mujer|hombre|senora?|senores|duen[oa]|dona|don|"
    r"patron(?:a|es)?|jef[ea]s?|suegr[oa]s?|cunad[oa]s?|herman[oa]s?|prim[oa]s?|ti[oa]s?|mama|papa|madre|padre|hij[oa]s?|"
    r"companer[oa]s?|guardias?|encargad[oa]s?|muchach[oa]s?|tip[oa]s?|personas?|amig[oa]s?|familia|familiares|nin[oa]s?|"
    r"chav[oa]|vato|bato|roomm?ie|gente|viej[oa]|joven|cuate|conocid[oa])"
)
_WHO_ES = (
    r"(?:alguien|alguno|gente|(?:el|la|los|las|mi|mis|un|una|unos|otra?|este|esta|ese|esa|l)\s+(?:\w+\s+)?"
    rf"{_PERSON_ES}(?:\s+de\s+(?:la\s+casa|al\s+lado|junto|aqui|enfrente|mi\s+\w+))?)"
)
_LOOKING_ES = (
    r"(?:mirando|miranda|viendo|biendo|leyendo|lellendo|espiando|revisando|checando|chequeando|chismeando|chismoseando|"
    r"fisgoneando|fisgando|asomando(?:se)?|asomad[oa]|wachando|guachando|metiche)"
)
_THING_ES = (
    r"(?:(?:a|en|x|por|para|sobre|hacia|lo|la|el|mi|este|esta|todo|me|lo\s+de)\s+)*"
    r"(?:telefono|telefon|tel|fon|cel|celu|celular|movil|pantalla|mensajes?|msj|whats?app|whats|wasap|guasap|chat|"
    r"que\s+(?:estoy\s+)?(?:escrib\w+|pong\w+|mand\w+|hag\w+)|esto|encima|hombro)"
)
_PERSON_EN = (
    r"(?:nei?ghb?ou?rs?|husband|wife|boyfriend|girlfriend|partner|boss|manager|landlord|landlady|owner|man|men|woman|"
    r"women|lady|guy|guard|mother|father|mom|dad|brother|sister|cousin|uncle|aunt|friend|son|daughter|kids?|roommate|"
    r"person|people|(?:mother|father|brother|sister)\s+in\s+law)"
)
_WHO_EN = (
    r"(?:some\s?body|some\s?one|people|he|she|they|(?:my|the|a|some|one|this|that)\s+"
    rf"(?:\w+\s+)?{_PERSON_EN}(?:\s+next\s+door)?)"
)
_LOOKING_EN = r"(?:watching|looking|reading|peeking|peeping|checking|spying|staring)"
_THING_EN = (
    r"(?:(?:at|on|in|over|into|to|my|the|this|all|what\s+is\s+on)\s+)*"
    r"(?:phone|fone|cell|cellphone|screen|messages?|texts|chat|whatsapp|shoulder|what\s+i\s+(?:\w+\s+)?(?:writ\w+|typ\w+)|"
    r"this)"
)
_ENDS = (
    r"(?=\s*(?:$|[.,;:!\n]|(?:ahorita|orita|ahora|aqui|aca|y|espera|espere|perate|pereme|now|here|wait|and|please)\b))"
)
_LOOKS = re.compile(
    rf"\b{_WHO_ES}\s+(?:me\s+)?(?:esta|estan|ta|tan|sta|anda|andan|viene|vienen)\s+(?:aqui\s+)?(?:me\s+)?{_LOOKING_ES}"
    rf"\s+{_THING_ES}\b|"
    rf"\b{_WHO_ES}\s+(?:esta|estan|ta|sta|anda|andan)\s+(?:aqui\s+)?{_LOOKING_ES}{_ENDS}|"
    rf"\b{_WHO_ES}\s+me\s+(?:mira|ve|miran|ven|lee|leen)\s+(?:(?:el|la|mi|lo|los|en)\s+)*"
    r"(?:pantalla|telefono|cel|celular|que\s+escribo)\b|"
    rf"\bhay\s+(?:alguien|gente|un[oa]?s?\s+{_PERSON_ES})\s+(?:aqui\s+)?(?:que\s+(?:esta|anda)\s+)?{_LOOKING_ES}"
    rf"(?:\s+{_THING_ES}\b|{_ENDS})|"
    rf"\bme\s+(?:esta|estan|ta|anda|andan)\s+{_LOOKING_ES}\s+{_THING_ES}\b|"
    rf"\b(?:esta|estan|andan?)\s+{_LOOKING_ES}\s+mi\s+(?:telefono|cel|celular|pantalla|chat)\b|"
    rf"\b{_WHO_EN}(?:'s|\s+is|\s+are|\s+be|\s+am)?\s+(?:now\s+|right\s+now\s+|here\s+)?{_LOOKING_EN}"
    rf"(?:\s+{_THING_EN}\b|\s+(?:now|here|right\s+now)\b|{_ENDS})|"
    rf"\b{_WHO_EN}\s+(?:now\s+)?(?:looks?|watch(?:es)?|reads?|sees?)\s+(?:at\s+|in\s+|on\s+)?(?:my|the)\s+"
    r"(?:phone|fone|cell|screen|chat)\b(?:\s+now)?"
)
_RELATION_ES = rf"(?:alguien|gente|(?:mi|mis|el|la|los|las)\s+(?:\w+\s+)?{_PERSON_ES})"
_COMES = re.compile(
    rf"(?:^|[.,;:!\n]\s*|\b(?:que|q|k|porque|pero|es\s+que|ahi|ya|ahorita|orita|espera|espere|perate|pereme|y)\s+)"
    r"(?P<come>(?:(?:ahi|ya|ahorita|orita|aqui)\s+)*(?:viene|vienen|viene\s+llegando|llego|llegaron|esta\s+llegando|"
    rf"va\s+llegando|se\s+acerca|se\s+acercan)\s+{_RELATION_ES}(?:\s+(?:aqui|aca|ya|otra\s+vez|ahorita|para\s+aca|pa\s+ca|"
    rf"de\s+regreso|a\s+la\s+casa|al\s+cuarto|llegando))*|{_RELATION_ES}\s+(?:ya\s+)?(?:viene\s+llegando|va\s+llegando|"
    r"esta\s+llegando|ya\s+llego|se\s+acerca|viene\s+(?:aqui|aca|para\s+aca|pa\s+ca|ya|ahorita)))\s*(?:$|[.,;:!\n])|"
    rf"(?:^|[.,;:!\n]\s*|\b(?:wait|but|because|cause|and|now|sorry)\s+)(?P<came>{_WHO_EN}(?:'s|\s+is|\s+are)?\s+"
    r"(?:now\s+)?(?:coming|comes?)(?:\s+(?:here|now|home|back|in|closer))*)\s*(?:$|[.,;:!\n])"
)
_IS_ASKED = re.compile(
    r"(?:\b(?:si|if|when|cuando|quien|who|whether|can|could|will|puede|pueden|podria|siempre|always|a\s?veces|sometimes|"
    r"nadie|nobody|no\s+one|sin\s+que|que\s+pasa|quiero\s+que|unless|until|hasta|so\s+that)|para\s+que)\s*$"
)
"""What stands right before it where nobody is said to look now."""
_HELPS = re.compile(
    r"\b(?:no|ni) (?:se|sabe|puedo|veo) (?:leer|bien|escribir)|\bno se leer|\b(?:me|nos) (?:ayuda|ayudan|lee|leen|"
    r"esta ayudando)\b|\b(?:helps?|helping) me\b|\bcant read\b|\bcannot read\b"
)
"""Somebody who reads aloud or writes for the person may look."""
_TRAILS = re.compile(
    r"(?:(?:^|(?<![\s,.;:!-])[\s,.;:!-]++)(?:pero|y|es\s+que|q|k|que|porque|xq|espera\w*|espere\w*|per[ae]\w*|aguant\w+|momento|un|"
    r"momentito|tantito|ahorita|orita|ahora|ay|oiga|mire|wait|but|hold\s+on|one\s+moment|because|cause|sorry|now|"
    r"right|please|porfa|and|ya|ahi|aqui|luego|no\s+puedo|es))+[\s,.;:!-]*+$"
)
_SPEAKS_OF_WAITING = re.compile(r"^(?:no|nop|nope|nel|ahora no|ahorita no|orita no|not now)?$")


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody comes or looks; `before`: what the message says before that, as typed, without "espere", "pero"."""

    before: str


def onlooker_in(text: str) -> Onlooker | None:
    """The onlooker whom a message tells of, and what stands before; None where nobody is said to look or come now."""
    if "?" in text or "¿" in text:
        return None
    flat = aligned(text)
    if _HELPS.search(" ".join(flat.split())):
        return None
    for found in (_LOOKS.search(flat), _COMES.search(flat)):
        if found is None:
            continue
        start = next((found.start(name) for name in ("come", "came") if found.groupdict().get(name)), found.start())
        if not _IS_ASKED.search(flat[:start]):
            return Onlooker(answered_before(text[:start]))
    return None


def answered_before(text: str) -> str:
    """What may be an answer in the words before an onlooker; nothing where they only ask for a moment, or say no."""
    trail = _TRAILS.search(aligned(text))
    left = (text[: trail.start()] if trail else text).strip(" ,.;:!-\n")
    return "" if _SPEAKS_OF_WAITING.match(aligned(left)) else left
