"""Both languages' words as one: people mix them, so every reader knows both whatever the conversation's language."""

from __future__ import annotations

from app.dialogue.readers import words_en as en
from app.dialogue.readers import words_es as es
from app.dialogue.readers.lexicon import Lexicon, word_set

NUMBERS = {**en.NUMBERS, **es.NUMBERS}
ORDINALS = {**en.ORDINALS, **es.ORDINALS}
MONTHS = Lexicon(
    {**en.MONTHS, **es.MONTHS},
    never=word_set(
        "mayor|mayores|marco|march|merzo|junto|abri|mars|entro|entero|enrol|match|marca|marche|mareo|"
        "abrir|abrio|mall|junte|junior|julia|hago|sheet|sheets|swept|slept|nombre|nombres|nhow"
    ),
)
"""Words of other sense that are one slip from a month are none: "the sheet say" is no September."""
WEEKDAYS = Lexicon(
    {**en.WEEKDAYS, **es.WEEKDAYS},
    never=word_set("lunas|martha|marte|doming|domino|jueces|lanes|lines|luces|lungs|mares|mates|moon|thugs|vienes"),
)
UNITS = {**en.UNITS, **es.UNITS}
YES = es.YES | en.YES
NO = es.NO | en.NO
MAYBE = es.MAYBE | en.MAYBE
UNKNOWN = es.UNKNOWN | en.UNKNOWN
UNKNOWN_STARTS = es.UNKNOWN_STARTS | en.UNKNOWN_STARTS
DECLINED = es.DECLINED | en.DECLINED
DECLINED_STARTS = es.DECLINED_STARTS | en.DECLINED_STARTS
DECLINED_PARTS = es.DECLINED_PARTS | en.DECLINED_PARTS
SOFTENERS = es.SOFTENERS | en.SOFTENERS
NONE = es.NONE | en.NONE
NOT_APPLICABLE = es.NOT_APPLICABLE | en.NOT_APPLICABLE
NOT_AT_HAND = es.NOT_AT_HAND | en.NOT_AT_HAND
FILLERS = es.FILLERS | en.FILLERS
HEDGES = es.HEDGES | en.HEDGES
APPROXIMATE = es.APPROXIMATE | en.APPROXIMATE
VAGUE_COUNT = es.VAGUE_COUNT | en.VAGUE_COUNT
SEVERAL_JOINERS = es.SEVERAL_JOINERS | en.SEVERAL_JOINERS
EITHER_JOINERS = es.EITHER_JOINERS | en.EITHER_JOINERS

# Everyday words that lie one slip away from a number.
_NOT_NUMBERS = word_set(
    """
    there|these|those|their|nuevo|nueva|cierto|cierta|viento|cuento|siente|sientes|siento|quinto|quincena|cerro|
    carro|cuanto|sister|trees|mills|miles|house|seventh|eighth|ninth|onces|doces|quien|diaz|suite|sierra|diste
    """
)

NUMBER_WORDS = Lexicon(NUMBERS, never=(*_NOT_NUMBERS, *ORDINALS))


def shown(word: str, lang: str) -> str:
    """How one of our own values is named in a language (`yes`, `single`, `sender`...); the value itself if unnamed."""
    table = en.SHOWN if lang.lower().startswith("en") else es.SHOWN
    return table.get(word, word)


ADDRESSES = word_set(
    """
    vos|pana|compa|mano|manito|bro|parce|parcero|chamo|chama|carnal|wey|guey|vato|mae|maje|mija|mijo|jefe|jefa|seno|
    dona|compadre|comadre|friend|dude|buddy|boss|cuate
    """
)
"""How one speaks to anybody: beside a number it names no line of a list."""

VOCATIVES = ADDRESSES | word_set(
    """
    usted|licen|lic|licenciadita|abogadita|jefita|jefecita|senito|doc|profe|causa|we|mi amor|mi vida|mi reina|joven|
    don|oficial|my friend|man|
    officer|doctora|doctor|mi gente|hermano|hermana|mi hermana|mi hermano|primo|viejo|papa|loco|mi buen|vale|
    muchacha|muchacho|nina|seniorita|abogada|abogado|licenciado|licenciada|dios mio|mi dios|ma am
    """
)
"""Whom a reply is spoken to: said behind or before a yes or no, it adds nothing."""
