"""Words that answer another question than the one whose box would take them: "hondureña" at the town. Pure.

A person who skipped a question, or thinks ahead, is one answer off; a box that takes any words takes those too. Nothing
is refused here: the person is asked whether that is the answer, and may keep it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from app.dialogue import readers
from app.dialogue.readers.folding import aligned as fold_as_typed
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_talk import talk_among
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.stances import opening_stance
from app.dialogue.text import fold
from app.dialogue.words.doubting import tells_where

_MOST_WORDS = 6
_FEWEST_TOLD = 3
_LONG_TELLING = 6
PHONE_DIGITS = 10
"""Digits from which a number may be a telephone's, and is no postal code."""
_DAY_IN_YEAR = re.compile(r"\bde(?:l)? (?:ano )?(?:\d{2}|\d{4})$|\b(?:19|20)\d\d$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$")
_TOLD_OF_TOWN = re.compile(
    r"\b(?:yo|me|nos|soy|somos|tengo|tenemos|tiene|voy|vengo|fui|era|antes|ahora|porque|pero|ya|dije|quiero|puedo|"
    r"i|my|we|was|have|am|before|because|but|want|not|dont)\b"
)
_IS_FROM = re.compile(r"^(?:(?:yo|nosotros|pues|i|we) )?(?:soy|somos|am|are) (?:nacid[oa]s? )?(?:de|en|from) ")
_NOWHERE_CERTAIN = re.compile(
    r"\b(?:vari[oa]s|much[oa]s|diferentes|distint[oa]s|tod[oa]s|otr[oa]s|many|several|different|all over) ?"
    r"(?:lad[oa]s|lugares|partes|sitios|ciudades|casas|places|cities|houses)$"
)
_OF_NAMES = re.compile(
    r"\b(?:me|nos|le|se) (?:\w+ )?(?:dic\w+|dec\w+|llam\w+|conoc\w+|apod\w+|pon\w+|escrib\w+|anot\w+|"
    r"apunt\w+|cambi\w+|equivoc\w+)|\b(?:pus(?:o|ieron)|apodo|sobrenombre|alias|aka|nombres?|apellidos?|"
    r"de (?:solter|casad|viud)[ao]|conocid[ao]|names?|nicknames?|surnames?|maiden|married name|"
    r"call(?:ed|s)?|known|wrote|written|spell\w*|"
    r"usaba|use|uso|used|bautiz\w+|registr\w+|salgo|aparezco|firmo)\b"
)
_TELEPHONE = re.compile(
    r"\b(?:telefonos?|tel|cel|celular(?:es)?|whatsapp|whats|wasap|saldo|llam[ea]\w*|marqu\w+|marcar\w*|recado|phone|"
    r"cell|cellphone|call|text me)\b"
)


_WITH_SOMEBODY = re.compile(
    r"^(?:(?:vivo|estoy|vivimos|estamos|pues|aqui|ahorita|nomas|i live|we live|im|i am) )*(?:con|with) "
    r"(?:mis?|el|la|los|las|una?|unos|unas|mucha|my|the|some|a)(?: \w+){1,3}$"
)


_SAME_PLACE = re.compile(
    r"^(?:(?:en|de|por|tambien|pues|es|fue|nacio|naci|nacimos|ahi|alla|aqui|aca|el|la|los|lo|donde|todos|igual|ella|"
    r"somos|in|at|from|also|there|here|the|it|was|born) )*"
    r"(?:mism[oa]s?|igual|ahi|alla|aqui|aca|same|there|here)"
    r"(?: (?:lugar|pueblo|ciudad|aldea|lado|sitio|pais|parte|place|town|city|one|as|que|q|de|donde|yo|mi|mio|"
    r"mia|ella|el|nosotros|todos|me|mine|us|tambien|naci|pues|nomas))*$"
)


def is_same_place(text: str) -> bool:
    """True for "allá mismo", "en el mismo lugar que yo": it points to a place and names none."""
    return bool(_SAME_PLACE.match(fold(text)))


def is_only_with(text: str) -> bool:
    """True for whom somebody lives with, where it was asked where: "con mi cuñada"."""
    return bool(_WITH_SOMEBODY.match(fold(text))) and not tells_where(text)


def is_of_another_kind(text: str, lang: str, today: date | None, region: str | None) -> bool:
    """True for a short reply that is a day, a nationality, a sex, a marital status or a telephone, and nothing else."""
    said = fold(text)
    if len(said.split()) > _MOST_WORDS:
        return False
    if sum(map(str.isdigit, text)) >= PHONE_DIGITS:
        return readers.read("phone", text, lang=lang, today=today, region=region).status == "ok"
    if _DAY_IN_YEAR.search(said):
        return readers.read("date", text, lang=lang, today=today, context="past").status == "ok"
    if any(map(str.isdigit, text)):
        return False
    return any(_is_plainly(kind, said, lang) for kind in ("sex", "marital_status")) or _is_demonym(text, lang)


def _is_plainly(kind: str, said: str, lang: str) -> bool:
    """Of one or two words alone: more may be a name that has such a word in it ("Casa de la Mujer")."""
    is_short = len(said.split()) <= 2
    return is_short and len(said) > 1 and readers.read(kind, said, lang=lang, today=None).status == "ok"


def _is_demonym(text: str, lang: str) -> bool:
    """ "hondureña", "soy de Honduras" and no name of a country, which a town or a street may bear."""
    said, found = fold(text), readers.read("country", text, lang=lang, today=None)
    if found.status != "ok" or not isinstance(found.value, str) or found.value == "none":
        return False
    names = {fold(readers.show_value("country", found.value, each)) for each in ("es", "en")}
    *before, last = said.split()
    is_alone = set(before) <= _SMALL and said not in names and last not in names
    return said.startswith(("soy de", "i am from", "im from")) or (is_alone and bool(_DEMONYM.search(last)))


_SMALL = frozenset(["soy", "yo", "es", "mi", "nacionalidad", "i", "am", "im", "pues", "somos"])
_DEMONYM = re.compile(r"(?:e[nñ][oa]s?|an[oa]s?|tec[oa]s?|ense|an|chapin[a]?|catracho|catracha|guanac[oa]|nica)$")


def tells_of_himself(text: str) -> bool:
    """True for a sentence in the place of a town: "antes católica ahora voy a la cristiana", "no sé, soy trigueña"."""
    said = _IS_FROM.sub("", fold(text))
    if _NOWHERE_CERTAIN.search(said):
        return True
    if len(said.split()) < _FEWEST_TOLD:
        return False
    return bool(_TOLD_OF_TOWN.search(said)) or opening_stance(text) is not None


def is_no_name(text: str) -> bool:
    """True for talk in the place of one part of a name: "no me llegan cartas"; a name of two words may look so."""
    said = fold(text).split()
    talk = talk_among(text)
    is_known = bool(set(said) & (GIVEN | SURNAMES))
    return talk >= (2 if is_known else 1) and (len(said) >= _FEWEST_TOLD or talk == len(said) > 1)


def name_in_front(text: str) -> str | None:
    """The known names before a break, as typed: `Elena` of "Elena pero no lo uso"; None where none stand there."""
    cut = _AFTER_NAME.search(fold_as_typed(text))
    name = text[: cut.start()].strip() if cut else ""
    words = fold(name).split()
    return name if words and len(words) < _LONG_TELLING and set(words) <= GIVEN | SURNAMES else None


_AFTER_NAME = re.compile(r"\s*[,.;:!\n]|\s+(?:pero|y|porque|aunque|but|and|because)\s")


def tells_no_names(text: str) -> bool:
    """True for a long sentence in the place of other names that speaks of no name at all."""
    said = fold(text)
    is_long = len(said.split()) >= _LONG_TELLING
    return is_long and not _OF_NAMES.search(said) and not set(said.split()) & (GIVEN | SURNAMES)


def is_no_room(text: str) -> bool:
    """True for a telling in the place of a room or apartment: "no me llegan cartas"; "el cuarto de atrás" is one."""
    said = fold(text)
    is_long = len(said.split()) >= _FEWEST_TOLD
    return is_long and not any(map(str.isdigit, said)) and not _OF_ROOM.search(said)


def is_unnumbered(text: str) -> bool:
    """True for where no room has a number, in the place of one: "es carpa", "no hay numero, vivo en un campamento".

    Every word belongs to that; "carpa azul" and "la de atrás" say which one it is.
    """
    said = fold(text)
    if any(map(str.isdigit, said)) or not set(said.split()) <= _AROUND_TENTS | _TENTS:
        return False
    return bool(set(said.split()) & _TENTS) and bool(_SAYS_SO.search(said))


_TENTS = word_set(
    "carpa|carpas|campamento|campana|campaña|campo|tent|tents|camp|calle|parque|puente|albergue|refugio|shelter|street|"
    "galera|galeron|bodega|iglesia|church"
)
_AROUND_TENTS = word_set(
    """
    no|ni|sin|hay|tiene|tienen|tenemos|numero|numeros|num|nro|nada|es|son|esta|estoy|estamos|vivo|vivimos|duermo|una|un|
    uno|la|el|las|los|mi|en|de|del|aqui|aca|ahi|ya|le|dije|dijo|solo|nomas|pura|puro|puras|casa|tienda|tiendas|edificio|
    departamento|apartamento|cuarto|cuartos|interior|eso|pues|porque|y|señor|señora|todos|juntos|entre|the|a|an|is|it|
    its|im|i|we|live|living|sleep|in|am|are|not|number|numbers|have|has|any|only|just|building|apartment|room|rooms|
    there|this|because|and|under|on|bajo|abajo|debajo|of|already|told|you|said
    """
)
_SAYS_SO = re.compile(
    r"\b(?:no|ni|sin|not|es|son|vivo|vivimos|estoy|estamos|duermo|solo|nomas|pur[oa]s?|is|its|live|living|sleep|only|"
    r"just)\b"
)
_OF_ROOM = re.compile(
    r"\b(?:cuart\w+|piso|plantas?|niveles|nivel|interior|int|exterior|dep\w*|apart\w*|apto|apt|puertas?|letras?|casas?|"
    r"edificio|bloque|torre|modulo|fondo|atras|arriba|abajo|frente|lado|azotea|sotano|patio|habitacion\w*|recamara|"
    r"vivienda|pieza|local|carpa|galera|dormitorio|lote|manzana|segund[oa]|tercer[oa]?|primer[oa]?|ultim[oa]|albergue|"
    r"hotel|numero|rooms?|floor|unit|upstairs|downstairs|basement|tent|back|front|behind|house|building|door|shelter|"
    r"dorm\w*|bed|cama|litera|trailer|traila|bodega|sector|zona|pasillo|esquina)\b"
)


def is_town_with_state(text: str) -> bool:
    """True for "reynosa tamps", where a room was asked for."""
    value = readers.read("place", text, lang="es", today=None).value
    return isinstance(value, Mapping) and bool(value.get("city") and value.get("state")) and not tells_where(text)


def is_telephone(text: str, lang: str, region: str | None) -> bool:
    """True where the number in a reply is a telephone by the words around it: "el de mi cuñada tiene saldo 899…"."""
    if not _TELEPHONE.search(fold(text)):
        return False
    found = readers.read("phone", text, lang=lang, today=None, region=region)
    return found.status in ("ok", "ambiguous") and sum(map(str.isdigit, text)) >= PHONE_DIGITS
