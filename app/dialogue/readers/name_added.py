"""What people add to a name that is no part of it, cut off: thanks, where they are from, how a word is spelled.

`…, solo ese apellido tengo`, `… venezolana de Mérida`, `… así con k`, `…, no middle name`. Cut is only what can be
nothing else; a word that is left over is for the reader of names to ask about.
"""

from __future__ import annotations

import re

from app.dialogue.readers.countries import land_named
from app.dialogue.readers.folding import aligned, fold, words
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.place_words import STATES

_AND = r"(?<![\s,;.(])[\s,;.(]++(?:(?:y|e|and|pero|but|ya que|porque)\s++)?"
_COURTESY = re.compile(
    rf"{_AND}(?:(?:muchas |muchisimas |mil )?gracias|mucho gusto|(?:para servirle|a sus? ordenes|a la orden)(?: .*)?|"
    r"por favor|porfa(?:vor)?|thank you|thanks|please|nice to meet you|saludos|bendiciones|(?:me )?(?:disculp\w+|"
    r"perdon(?:e|en|eme|enme))(?: (?:la|las|el|los|mi|mis|que|si|por)\b.*)?|"
    r"dios (?:lo|la|le|les|los|me lo|me la) (?:bendiga|cuide|guarde)\w*.*|god bless.*)\W*+$"
)
_ONLY_ONE = re.compile(
    rf"{_AND}(?:solo|solamente|unicamente|nomas|nada mas|only|just)\s+(?:(?:tengo|uso|llevo|es|i have|have|got)\s+)?"
    r"(?:(?:ese|este|un|uno|el|one|that|this)\s+)?(?:(?:apellido|nombre|last ?name|first name|surname|name)s?\b|"
    r"(?:tengo|uso|llevo|i have|have)\b)(?:\s+(?:tengo|uso|llevo|i have|have))?\W*$"
)
_BEHIND = re.compile(
    rf"{_AND}(?:solo|solamente|unicamente|nomas|nada mas|no mas|los dos|ambos|both|y ya|eso es todo|es todo|asi nomas|"
    r"only|just that|that is all|thats all|that's all)\W*+$"
)
_NO_OTHER = re.compile(
    r"(?:^|[\s,;.(]++)(?:(?:y|and|pero|but|ni)\s++)?(?:(?:i |we )?(?:have |got )?(?:no|not|dont have|don't have|"
    r"without|sin)|ni)"
    r"(?: (?:tengo|hay|uso|llevo|tiene|have|has|got))?(?: (?:any|an|a|mas|ningun|otro|un))?\s+"
    r"(?:middle(?: names?)?|segundos? (?:nombre|apellido)s?|second (?:last ?|middle |first )?names?|"
    r"(?:otros? |mas )(?:nombre|apellido)s?|(?:other |more )(?:last )?names?|segundo)"
    r"(?: (?:tengo|hay|uso|llevo|tiene))?(?=\W|$)"
)
_LETTER = r"(?:[a-z]|be|ve|ce|zeta|jota|ka|hache|ye|elle|equis|uve)"
_SPELLED = re.compile(
    r"[\s,;:(]++(?:(?:y|and|asi|todo|se escribe|escrito|escrita|spelled|written)\s+)*(?:con|with)\s+"
    rf"(?:(?:una?|an?|la|the|doble|double)\s+)*{_LETTER}\b(?:\s+{_LETTER}\b(?!\w))*(?:\s+(?:grande|chica|pequena|larga|corta|alta|"
    rf"de [a-z]+|(?:intermedia|muda|inicial|final|en medio|al (?:final|principio|inicio|medio))|"
    rf"at the (?:end|start|beginning)|(?:y|and) (?:con )?{_LETTER}\b(?!\w)))*\)?(?=\W|$)"
)
_LETTERS = re.compile(r"[\s,;.:(]++((?:[^\W\d_][\s\-.]++){2,}[^\W\d_])\W*+$")
_NATION = (
    r"(?:hondur|salvador|brasil|panam)[en]\w+|catrach[oa]|guatemaltec[oa]|chapin[a]?|guanac[oa]|nicaraguense|nica|pinoler[oa]|"
    r"venezolan[oa]|cuban[oa]?|haitian[oa]?|ecuatorian[oa]|colombian[oa]?|mexican[oa]?|peruan[oa]|dominican[oa]|"
    r"honduran|guatemalan|salvadorian|nicaraguan|venezuelan|ecuadorian|cameroonian"
)
_NATIONAL = re.compile(rf"{_AND}(?:(?:soy|i am|i'm|im)\s+)?(?:un |una |a )?(?:{_NATION})(?:\s+(?:de|del|from)\s.+)?$")
_COMING = re.compile(
    rf"{_AND}(?:(?:soy|vengo|vine|originari[oa]|nativ[oa]|oriund[oa]|nacid[oa])\s+(?:de|del|en)|"
    r"(?:i am |i'm |im )?from)\s.+$"
)
_OF_A_PLACE = re.compile(rf"{_AND}(?:de|del|desde)\s+(?P<where>[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}})$")
_TOWNS = word_set(
    """
    la habana|habana|matanzas|camaguey|cienfuegos|guantanamo|holguin|pinar del rio|santiago de cuba|villa clara|
    caracas|maracaibo|barinas|barquisimeto|maracay|merida|san cristobal|tachira|zulia|carabobo|anzoategui|
    puerto la cruz|ciudad guayana|ciudad bolivar|maturin|cumana|apure|trujillo venezuela|falcon|
    tegucigalpa|tegus|san pedro sula|la ceiba|el progreso|progreso yoro|puerto cortes|choloma|juticalpa|danli|olancho|
    la lima|tocoa|siguatepeque|comayagua|choluteca|intibuca|ocotepeque|copan|
    guatemala|huehuetenango|quetzaltenango|xela|totonicapan|solola|chimaltenango|san marcos guatemala|coban|peten|
    el peten|quiche|el quiche|nebaj|escuintla|jutiapa|jalapa|chiquimula|zacapa|puerto barrios|mixco|villa nueva|
    san salvador|soyapango|usulutan|sonsonate|ahuachapan|chalatenango|apopa|mejicanos|
    managua|masaya|esteli|matagalpa|jinotega|chinandega|bluefields|granada nicaragua|leon nicaragua|
    puerto principe|port au prince|cap haitien|gonaives|jacmel|les cayes|
    quito|guayaquil|cuenca|ambato|riobamba|esmeraldas ecuador|bogota|medellin|cali|barranquilla|cucuta|
    tijuana|ciudad juarez|juarez mexico|matamoros tamaulipas|reynosa|tapachula|chiapas|oaxaca|michoacan|veracruz
    """
)
_HOLDS_A_NAME = 2
_OPEN = frozenset({"de", "del", "la", "las", "los", "el", "san", "santa"})


def without_added(said: str) -> str:
    """The name as typed without what was added to it; the whole where nothing is to be cut or nothing would be left."""
    left, before = said, None
    while left != before:
        before = left
        left = _cut_once(left)
    return left


def has_no_other(said: str) -> bool:
    """True for words that say there is no further name, and nothing else (`sin segundo nombre`)."""
    flat = aligned(said)
    found = _NO_OTHER.search(flat)
    return found is not None and not words(f"{flat[: found.start()]} {flat[found.end() :]}")


def _cut_once(said: str) -> str:
    flat = aligned(said)
    for pattern in (_COURTESY, _ONLY_ONE, _BEHIND):
        if (found := pattern.search(flat)) and _leaves_a_word(said[: found.start()]):
            return said[: found.start()].rstrip(" ,;.(")
    for pattern in (_NO_OTHER, _SPELLED):
        found = pattern.search(flat)
        if found and _leaves_a_word(rest := f"{said[: found.start()]} {said[found.end() :]}".strip(" ,;.")):
            return rest
    return _without_letters(_without_whence(_without_echo(said)))


def _without_echo(said: str) -> str:
    """`kevin rivas portillo, kevin`: what is said once more behind a comma, where it was spelled."""
    before, comma, behind = said.rpartition(",")
    is_echo = comma and len(words(before)) > len(words(behind)) and set(words(behind)) <= set(words(before))
    return before.rstrip(" ,") if is_echo and words(behind)[:1] == words(before)[:1] else said


def _leaves_a_word(said: str) -> bool:
    """True where a name is left; `De la Cruz del Solo` is cut nowhere, for `del` ends none."""
    left = words(said)
    return any(len(word) > 1 for word in left) and left[-1] not in _OPEN


def _without_whence(said: str) -> str:
    """`jorge luis castellanos de la habana` -> the name; a town that is also a surname stays."""
    flat = aligned(said)
    for pattern in (_NATIONAL, _COMING, _OF_A_PLACE):
        found = pattern.search(flat)
        if not found or len(words(said[: found.start()])) < _HOLDS_A_NAME:
            continue
        if pattern is not _OF_A_PLACE or _is_place(found["where"]):
            return said[: found.start()].rstrip(" ,;.")
    return said


def _is_place(where: str) -> bool:
    named = fold(where)
    if named in SURNAMES or named in GIVEN:
        return False
    is_state = named in STATES and len(named) > 3 and not set(named.split()) & SURNAMES
    return named in _TOWNS or land_named(where) is not None or (is_state and not named.startswith(("san", "la ")))


def _without_letters(said: str) -> str:
    """`Alvarado, A L V A R A D O`: the letters behind that spell a word of the name."""
    found = _LETTERS.search(said)
    if not found:
        return said
    spelled = "".join(words(found[1]))
    return said[: found.start()].rstrip(" ,;.:") if spelled in words(said[: found.start()]) else said
