"""Marital status and sex, in the form's own few values.

What fits none of the form's boxes (living together, separated) is asked about and never turned into one that does:
a lawyer says how to state it (GLO-80). The letter M means woman on Mexican papers and male on others, so it is asked.
"""

from __future__ import annotations

import re

from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import fold, pictographs, words
from app.dialogue.readers.lexicon import Lexicon, word_set
from app.dialogue.readers.sex_talk import (
    greets,
    is_kept_back,
    is_own,
    names_both_letters,
    own_beside_a_wrong_paper,
    without_whom,
)
from app.dialogue.readers.stances import bare
from app.dialogue.readers.status_talk import has_wed, is_divorced, since_wedding, without_told
from app.dialogue.readers.vocabulary import FILLERS
from app.dialogue.reading import Json, Reading

_MARITAL = Lexicon(
    {
        "soltero": "single", "soltera": "single", "solterita": "single", "solterito": "single", "single": "single",
        "unmarried": "single", "bachelor": "single", "bachelorette": "single", "spinster": "single",
        "solteron": "single", "solterona": "single",
        "solteros": "single", "casado": "married", "casada": "married", "casados": "married",
        "casadisima": "married", "casadisimo": "married", "casadita": "married",
        "married": "married",
        "matrimonio": "married", "divorciado": "divorced", "divorciada": "divorced", "divorced": "divorced",
        "divorcie": "divorced", "viudo": "widowed", "viuda": "widowed",
        "viudito": "widowed", "viudita": "widowed", "widow": "widowed", "widower": "widowed", "widowed": "widowed",
        "enviude": "widowed",
    },
    never=("divorcio", "divorce", "divorces", "divorcios", "cansado", "cansada", "cazado", "pasado", "pasada",
    "causado", "carrier", "window", "windows", "caso",
    "caido"),
)  # fmt: skip
_MARRIED_PHRASE = re.compile(r"\bme (?:volvi a )?cas(?:e|ar)\b|\bnos casamos\b|\bi got married\b|\bwe got married\b")
_SPOUSE_WORD = re.compile(r"\b(?:espos[oa]|marido|mi mujer|mi senora|husband|wife)\b")
_UNION = re.compile(
    r"\bunion\b|\bamasiat|\ba?junta(?:d[oa]s?|dit[oa]s?)\b|\bacompanad[oa]s?\b|\barrejuntad[oa]s?\b|"
    r"\bamachinad[oa]s?\b|\bamancebad[oa]s?\b|\bconcubin|\bunid[oa]s?\b|"
    r"\bvivimos juntos\b|\bvivo con (?:mi|un|una|otr[oa]|alguien|(?:el|la) (?:papa|mama|padre|madre) de)\b|"
    r"\bpareja\b|\bcommon law\b|\bpartner|\bliving "
    r"together\b|\blive together\b|"
    r"\bnovi[oa]\b|\bboyfriend\b|\bgirlfriend\b|\bprometid[oa]\b|\bcomprometid[oa]\b|\bengaged\b|"
    r"\b(?:me|nos|se|volvi a|volvimos a|vuelto a) (?:a?junt|acompan|arrejunt|amachin)(?:e|o|ar|amos|aron|ado|ada)\b|"
    r"\b(?:papa|mama|padre|madre|father|mother|dad|mom) (?:de|of) (?:mi|mis|my) \w+ (?:vive con(?:migo|"
    r" nosotros)|lives? with "
    r"(?:me|us))\b|\bun[oi]n libre\b|\bunion\s?libre\b|\bmujer y yo\b|\bjuntamos\b|\brejuntad"
)
_SEPARATED = re.compile(
    r"\bs[ei]parad[oa]s?\b|\bseparated\b|\bseparamos\b|\bsplit up\b|\bme dejo\b|\bdeje a mi\b|"
    r"\babandon|\bleft me\b|\bdivorcio\b|\bdivorce\b|\bdivorciando|\bdivorcing\b"
)
_LEFT_THEN = re.compile(r"\b(?:me dejo|deje a mi|left me)\b(?=.*\b(?:divorced|divorciad[oa]s?|divorciamos|divorcie)\b)")
"""Who left first, where the divorce is told behind it."""
_MARRIED_AGAIN = re.compile(
    r"\bv[uo]el(?:t[oa]|vi) a casar|\bvolvi a casar|\bme case (?:de nuevo|otra vez|otra ves)|\bremarried\b|"
    r"\bmarried again\b"
)
_RELIGIOUS = re.compile(
    r"\bley de dios\b|\b(?:ante|por) dios\b|\btemplo\b|\bpastor\b|\bpor lo religioso\b|\b(?:por|x|en|solo por|"
    r"in|by) (?:la )?(?:iglesia|church)\b|\breligios|\bcostumbre|\btradici[oó]n|"
    r"\bceremon(?:ia|y)|\b(?:my|our|mi|nuestra) (?:religion|faith|fe)\b|\b(?:imam|rabbi|priest|pandit|nikah)\b|"
    r"\b(?:no|not|sin|without) (?:any |the |hay |tenemos |have )?(?:paper|papers|papel|papeles|acta|certificate|"
    r"registr\w+)\b|"
    r"\brito\b|\bcustom"
)
_CIVIL = re.compile(
    r"(?<!not )(?<!no )(?<!sin )(?<!without )(?:\bcivil\b|\blas dos leyes\b|\bley\b(?! de dios)|\blegal|\bcourt\b|"
    r"\b(?:with|con) (?:the |el |los |su |acta|all )?(?:papers?|papel(?:es)?|acta|certificate)\b|\bnotari\w+|"
    r"\bjuzgado\b|"
    r"\balcaldia\b|\bregistr\w+|\bcity hall\b)"
)
"""A wedding that the state knows of too."""
_DENIED = re.compile(r"\b(?:no|ni|not|never|nunca|isnt|arent|dont|wasnt|jamas)\b")
_STILL_WED = re.compile(
    r"\b(?:still|sigue(?: siendo)?|todavia es|aun es|continua siendo)(?: \w+)?? (?:my|mi) (?:husband|wife|espos[oa]|"
    r"marido|"
    r"mujer|senora)\b"
)
_NEVER_MARRIED = re.compile(
    r"\b(?:nunca|jamas|never)\b.{0,20}\b(?:casad[oa]|case|married|matrimonio|got married)\b|\bno "
    r"me he casado\b|\bno me case\b"
)
_SPOUSE = (
    r"(?:espos[oa]|marido|husband|wife|(?:mi|my) (?:mujer|senora?|viej[oa]|companer[oa] de vida))(?! (?:madre|mama|"
    r"abuela|suegra|padre|papa|abuelo|suegro)\b)"
)
_EX = re.compile(r"\bex ?-?(?:espos[oa]|marido|mujer|husband|wife)\b")
_DEAD_SPOUSE = re.compile(
    r"\b(?:murio|fallecio|mataron a|asesinaron a|died|pass(?:ed)? away|killed)\b"
    rf".{{0,20}}\b{_SPOUSE}\b|"
    rf"\b{_SPOUSE}\b.{{0,20}}\b(?:murio|fallecio|died|pass(?:ed)? away|was killed|dead|muerto|muerta|(?:lo|"
    rf"la) (?:mataron|"
    r"asesinaron)|se me murio|descanse en paz|qepd)\b|"
    r"\b(?:casad[oa]|married) (?:pero|y|but|and) (?:el|ella|he|she) (?:ya |se |me )*(?:murio|fallecio|died|passed away|"
    r"is dead|was killed)\b"
)


_SPELT = {"nunka": "nunca", "bolvi": "volvi", "bolvimos": "volvimos"}
_MISSPELT = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b")


def read_marital_status(text: str) -> Reading:
    """single, married, divorced or widowed; anything else is `clarify` with a hint `marital_status.…`."""
    folded = without_told(_MISSPELT.sub(lambda found: _SPELT[found[0]], re.sub(r"'", "", fold(text))))
    found = list(dict.fromkeys(value for word in words(folded) if (value := _MARITAL.find(word))))
    is_widow = bool(_DEAD_SPOUSE.search(folded))
    if is_widow and not found and _EX.search(folded):
        return Reading("clarify", None, "marital_status.spouse_word")  # divorced before, or widowed?
    if _NEVER_MARRIED.search(folded) and not is_widow and not {"widowed", "divorced"} & set(found):
        return _never_married(folded)
    if set(found) <= {"divorced"} and is_divorced(folded) and not _UNION.search(folded) and not is_widow:
        return Reading("ok", "divorced")
    if not found and is_widow:
        found = ["widowed"]
    is_still = bool(_STILL_WED.search(folded)) and not _DENIED.search(folded) and "?" not in folded
    if not found and (_MARRIED_PHRASE.search(folded) or has_wed(folded) or (is_still and not is_widow)):
        found = ["married"]
    if hint := _beside_the_boxes(folded, found):
        return Reading("clarify", None, hint)
    if found == ["single"] and _SPOUSE_WORD.search(folded):
        return Reading("clarify", None, "marital_status.spouse_word")
    if not found and _SPOUSE_WORD.search(folded):
        return Reading("clarify", None, "marital_status.spouse_word")
    if found and (again := _MARRIED_AGAIN.search(folded)):
        return _again(words(folded[again.end() :]), found)
    if newer := _newer(folded, found):
        both: list[Json] = [found[0], newer]
        return Reading("ambiguous", both, "marital_status.which")
    if len(found) > 1:
        return _several(folded, found)
    if found and _DENIED.search(since_wedding(folded)) and not re.match(r"^no\s*[,.;]", folded):
        return Reading("clarify", None, "marital_status.denied")
    return Reading("ok", found[0]) if found else Reading("invalid", None, "marital_status.unread")


def _never_married(folded: str) -> Reading:
    """Never married is single, unless they live with somebody: `nunca me casé, vivo con el papá de mis hijos`."""
    if _UNION.search(_NO_UNION.sub(" ", folded)):
        return Reading("clarify", None, "marital_status.union")
    return Reading("ok", "single")


_NO_UNION = re.compile(
    r"\b(?:ni|no|nunca|never|tampoco)(?: (?:me|nos|he|hemos|had|a|un|una|tuve|tengo|tenido|lived?|with|vivi\w*|"
    r"con))* "
    r"(?:a?junt\w+|acompan\w+|novi[oa]|pareja|boyfriend|girlfriend|partner|union\w*|engaged)\b"
)


def _beside_the_boxes(folded: str, found: list[str]) -> str | None:
    if _SEPARATED.search(_LEFT_THEN.sub(" ", folded) if found == ["divorced"] else folded):
        return "marital_status.separated"
    if _UNION.search(folded):
        return "marital_status.union"
    if found == ["married"] and _RELIGIOUS.search(folded) and not _CIVIL.search(folded):
        return "marital_status.religious"
    return None


def _newer(folded: str, found: list[str]) -> str | None:
    """What was said behind one status and may have ended it: `me divorcié y me casé`, `casada, mi esposo murió`."""
    if found == ["married"]:
        return "widowed" if _DEAD_SPOUSE.search(folded) else None
    wedding = _MARRIED_PHRASE.search(folded) if found in (["divorced"], ["widowed"]) else None
    return "married" if wedding and any(_MARITAL.find(word) for word in words(folded[: wedding.start()])) else None


def _again(rest: list[str], found: list[str]) -> Reading:
    """Married once more after what was said; what is said behind it ("… and I was widowed") is newer still."""
    if not any(_MARITAL.find(word) for word in rest):
        return Reading("ok", "married")
    both: list[Json] = list(dict.fromkeys([*found, "married"]))
    return Reading("ambiguous", both, "marital_status.which")


def _several(folded: str, found: list[str]) -> Reading:
    """`soltera, no casada` denies one; otherwise both were said and we ask."""
    kept = [value for value in found if not re.search(rf"\b(?:no|not|ni) (?:soy |estoy )?{_stem(value)}", folded)]
    if len(kept) == 1:
        return Reading("ok", kept[0])
    listed: list[Json] = list(found)
    return Reading("ambiguous", listed, "marital_status.which")


def _stem(value: str) -> str:
    return {
        "single": "(?:solter|single)",
        "married": "(?:casad|married)",
        "divorced": "divorc",
        "widowed": "(?:viud|widow)",
    }[value]


_SEX = Lexicon(
    {
        "hombre": "M", "masculino": "M", "masculina": "M", "varon": "M", "varoncito": "M", "hembrita": "F",
        "macho": "M", "masc": "M", "male": "M",
        "man": "M", "boy": "M", "nino": "M",
        "caballero": "M", "muchacho": "M", "mascu": "M", "masculine": "M", "guy": "M", "hombres": "M", "h": "M",
        "senor": "M", "chico": "M",
        "mujer": "F", "femenino": "F", "femenina": "F", "hembra": "F", "fem": "F", "female": "F", "woman": "F",
        "girl": "F", "nina": "F", "f": "F",
        "dama": "F", "muchacha": "F", "feminino": "F", "feminina": "F", "feminine": "F", "lady": "F", "senora": "F",
        "senorita": "F", "mujeres": "F", "chica": "F", "women": "F", "men": "M",
        "mujercita": "F", "chava": "F", "chavita": "F", "morra": "F", "morrita": "F", "chamaca": "F", "muchachita": "F",
        "cipota": "F", "patoja": "F", "guirra": "F", "jovencita": "F", "gal": "F", "damita": "F", "chamita": "F",
        "mujerota": "F", "femail": "F", "mujeron": "F",
        "hombrecito": "M", "chavo": "M", "chavito": "M", "morro": "M", "morrito": "M", "chamaco": "M",
        "muchachito": "M",
        "cipote": "M", "patojo": "M", "guirro": "M", "jovencito": "M", "gentleman": "M", "vato": "M", "hombron": "M",
        "machito": "M", "onbre": "M", "ombre": "M", "muger": "F", "varonil": "M",
    },
    never=("hambre", "nombre", "hombro", "mujeriego"),
)  # fmt: skip
_COURTEOUS = word_set("senor|senora|senorita|lady|caballero|dama")
_BEING = word_set("soy|una|un|es|im|am|a|la|el|i")
_OF_ALL = word_set("mujeres|hombres|women|men")
"""Words for many: beside a sex said of oneself they tell of others (`soy varón, hay mujeres con ese nombre`)."""
_BESIDE_SEX = frozenset(filler for filler in FILLERS if " " not in filler) | word_set(
    """
    desde|que|naci|nacimiento|nacido|nacida|birth|born|since|years|year|old|of|anos|ano|tengo|familia|family|working|
    hispano|latina|latino|normal|entera|entero|completo|completa|verdadero|
    verdadera|biologico|biologica|siempre|always|as|and|am|for|sure|sir|maam|please|thank|thanks|you|
    soy|una|un|mujer|yo|si|claro|i|am|a|im|an|the|el|la|es|sexo|sex|genero|gender|y|o|de|del|al|my|mi|dios|a|gracias|
    jaja|jajaja|jeje|jejeje|ja|haha|lol|pues|pos|como|cien|100|por|ciento|bien|muy|todo|toda|
    me|it|is|its|in|soltera|soltero|joven|adulto|adulta|mayor|edad|hecho|derecho|hecha|
    derecha|orgullosamente|obvio|obviamente|obviously|of|course|eso|no|mas|nomas|solo|only|just|yes|y|100x100|
    marque|ponga|pongale|ponle|poner|write|put|letra|letter|amable|hablando|trabajador|trabajadora|honrado|honrada|
    casada|casado|salvadorena|hondurena|guatemalteca|hondureno|guatemalteco|salvadoreno|persona|ser|humano|humana
    """
)
_OTHER = re.compile(
    r"\btrans(?!port|lat|fer)|\bno binari|\bnon ?-?binary|\bintersex|"
    r"\b(?:otr[oa]|other)\b(?! (?:telefono|celular|numero|cel|mensaje|vez|ves|dia|lado|persona|muchach[oa]|"
    r"pregunta|cosa que|"
    r"phone|number|message|time|day|side|question|lady|girl|man|person|woman|one (?:is|was))\b)|\bqueer\b|"
    r"\bninguno\b|"
    r"\bneither\b|\bambos\b|\bboth\b"
)
_SIGNS = {"♂": "M", "👨": "M", "🚹": "M", "👦": "M", "👴": "M", "♀": "F", "👩": "F", "🚺": "F", "👧": "F", "👵": "F"}


def read_sex(text: str, lang: str) -> Reading:
    """`M` or `F`, the two boxes of the form; the letter M in Spanish is `ambiguous`."""
    if _OTHER.search(fold(text)):
        return Reading("clarify", None, "sex.form_has_two")
    text = without_whom(text, _one_sex)
    if own_sex := own_beside_a_wrong_paper(text, _one_sex):
        return Reading("ok", own_sex)
    said = words(text)
    both: list[Json] = ["M", "F"]
    if names_both_letters(text):
        return Reading("ambiguous", both, "sex.which")
    if said == ["m"]:
        return Reading("ok", "M") if lang.startswith("en") else Reading("ambiguous", both, "sex.letter_m")
    found = list(dict.fromkeys(value for word in said if (value := _SEX.find(word))))
    if len(found) > 1:
        own = list(dict.fromkeys(value for word in said if word not in _OF_ALL and (value := _SEX.find(word))))
        found = own if len(own) == 1 and is_own(text, _one_sex, _BESIDE_SEX) else found
    is_courteous = set(said) & _COURTEOUS and len(said) > 1 and greets(text)
    if is_courteous and not set(said) & _BEING:
        found = [value for value in found if any(_SEX.find(w) == value for w in said if w not in _COURTEOUS)]
    if not said:
        found = list(dict.fromkeys(_SIGNS[sign] for sign in pictographs(text) if sign in _SIGNS))
    if len(found) == 1 and said and is_own(text, _one_sex, _BESIDE_SEX):
        return Reading("ok", found[0])
    if len(found) == 1 and not re.search(r"\b(?:no|not)\b (?:soy|i am|im|a|un|una) ", f"{fold(text)} "):
        is_all = all(word in _BESIDE_SEX or _SEX.find(word) for word in bare(text).split())
        return Reading("ok", found[0]) if is_all and not is_kept_back(text) else Reading("ambiguous", [found[0]], SURE)
    if found:
        listed: list[Json] = list(found)
        return Reading("ambiguous" if len(found) > 1 else "clarify", listed if len(found) > 1 else None, "sex.which")
    return Reading("invalid", None, "sex.unread")


def _one_sex(word: str) -> str | None:
    """What a word says of one person; words for many, and those that only greet, say nothing."""
    return None if word in _OF_ALL else _SEX.find(word)
