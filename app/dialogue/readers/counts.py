"""How many: a whole number in figures or words. Numbers said to be near are kept with a hint; sums are never made,
save of boys and girls (`dos niñas y un varón`).

A number is the answer when what stands around it belongs to it (`tengo 3 hijos`, `nomás una`). In words that say more
or something else (`3 y estoy embarazada`, `a los 20`, `tal vez 3`) it is only offered.
"""

from __future__ import annotations

import re

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.calendar_text import is_approximate
from app.dialogue.readers.doubts import SURE
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.numerals import digits_for_words
from app.dialogue.readers.stances import bare, opening_stance, says_none
from app.dialogue.reading import Json, Reading

_EITHER = re.compile(r"\d (?:o|u|or|a|to) \d|\d ?[-/] ?\d|\bentre \d+ y \d|\bbetween \d+ and \d")
_ARTICLE_ONE = re.compile(r"\b(?:an?|un[ao]?|one) (?=[a-z])")
_ONE_THING = re.compile(
    r"^(?:an?|un[ao]?|one) (?:(?:sol[oa]|unic[oa]|little|small|only|single|mero|baby|otr[oa]|other|another|older|"
    r"younger|"
    r"herman[oa]|gran|pequen[oa]) )*"
    r"(?:hij[oa]|hijit[oa]|hijastr[oa]|nin[oa]|ninit[oa]|bebe|bb|baby|varon|varoncit[oa]|hembr(?:it)?a|chic[oa]|"
    r"muchach[oa]|"
    r"cipot[ea]|patoj[oa]|chamac[oa]|guirr[oa]|chavit[oa]|chav[oa]|nen[ea]|menor|adult[oa]|mayor|gemel[oa]|adolescente|"
    r"herman[oa]|hermanit[oa]|prim[oa]|ti[oa]|abuel[oa]|niet[oa]|sobrin[oa]|espos[oa]|mujer|hombre|senora?|amig[oa]|"
    r"persona|familiar|compañer[oa]|companer[oa]|pareja de|familia|"
    r"kid|child|son|daughter|boy|girl|brother|sister|person|man|woman|cousin|teen\w*|infant|toddler|"
    r"ve[czs]|ves|time|ocasion|intento|entrada|detencion|deportacion|arresto|cita|caso|trabajo|casa|visita|viaje|"
    r"day|dia|week|semana|month|mes|year|ano|hora|hour|dollar|peso)s?\b"
)
"""One of what is counted: `un varón`, `a daughter`; not a heap (`un chorro`, `a ton`)."""
_OF_SOMETHING = re.compile(
    r"^(?:an?|un|una) (?!(?:sol[oa]|unic[oa]|nomas|no mas|nada|vez|y|ya|por|en|de|gracias|si|yo|mi[oa]|nuestr[oa]|"
    r"viv[oa]|"
    r"muert[oa]|grande|chiquit[oa]|mayor|que)\b)[a-z]{4,}"
)
_HEAP = re.compile(
    r"^(?:an?|un[ao]?|the)(?: (?:gran|buen|whole|huge|big|good|solo))* (?:chorro|chorral|mundo|cantidad|resto|bonche|"
    r"cachimbo|pijo|pija[ld]?[ao]?|puno|ruma|pila|pilon|pocoton|poco|poquito|eternidad|buen|barbaridad|millar|rato|"
    r"tiempo|tanto|sinfin|"
    r"infinidad|verguero|vergo|vergazo|carajal|gentio|familion|sarta|bastante|partida|fila|camion|numero|numeros|"
    r"monton|mil|millon|"
    r"chingo|chingamadral|madral|titipuchal|bola|bolon|jurgo|burrada|pocote|montonera|rebano|centenar|ciento|"
    r"ton|tons|lot|load|loads|million|thousand|hundred|number|army|heap|pile|bunch|handful|tad|bit|while|few|crowd|"
    r"whole lot|shitload|boatload)\b"
)
"""A great many, or nobody knows how many."""
_NONE = re.compile(
    r"^(?:(?:no|nope|nel|tengo) )*(?:ningun[ao]?|sin|none|nada)(?: \w+)?$|"
    r"^no (?:kids?|children|child|siblings?|brothers?|sisters?|hijos?|hijas?|ninos?|hermanos?)$"
)
_HOW_MANY = re.compile(
    r"\b(?:how many|cuant[oa]s)(?: \w+)?(?: (?:are|were|was|son|eran|fueron|hay|habia|tiene|tengo))?"
    r"(?: (?:honestly|really|exactly|exactamente|la verdad|sinceramente))?\W*(?:$|[,.;])"
)
_BOUND = re.compile(
    r"\b(?:mas de|menos de|al menos|por lo menos|at least|more than|less than|fewer than|o mas|or more)\b"
)
_PARTS_ADDED = re.compile(r"\b(?P<one>\d+)\b.*\b(?:y|and|mas|plus)\b.{0,12}\b\d+\b")
_LARGEST = 999_999
_MOST_OF_KIN = 30
_OF_KIN = re.compile(
    r"\b(?:hij[oa]s?|hijit[oa]s|nin[oa]s|cipot[eax]s|chiquillos|herman[oa]s|kids|children|sons|daughters|brothers|"
    r"sisters|siblings)\b"
)
"""Nobody has more children or brothers than that: a larger number of them is asked about."""
_SHORTEST_UNIT = 3
_DOZEN = re.compile(
    r"\b(?P<half>medi[ao]|half(?: an?)?)? ?(?:(?:una?|an?|one|1) )?(?:docena|dozen)(?: exact[ao]| complet[ao]| justa)?"
    r"(?P<less> (?:menos|minus|less) (?:1|uno?|one))?\b"
)
_COUNTED_IN = re.compile(
    r"[\s,]++(?:ya )?(?:contand[oa]\w*|incluyend[oa]\w*|includ(?:ing|ed)|count(?:ing|ed)|con todo y|"
    r"conmigo inclui\w+)\b(?! (?:no|solo|only)\b)"
    r"[^\d?]*+$"
)
"""Who is among the number said: `once contando a mi suegra`."""
_ALONE = re.compile(
    r"^(?:(?:no|pues|nomas|solo|solamente|unicamente|somos|soy|vengo|viajo|vine|ando|estoy|ahorita|"
    r"aqui) )*(?:yo (?:nomas|nada mas|mero|"
    r"(?:mismo|misma)|solit[oa]|sol[oa](?: nomas)?)|(?:nomas|solo|solamente|unicamente|nada mas|"
    r"soy) (?:que )?yo(?: (?:sol[oa]|solit[oa]|nomas))?|"
    r"(?:vengo|viajo|vine|ando|estoy) (?:completamente )?sol(?:it)?[oa])$|"
    r"^(?:(?:its|it is|i am|im|i came|i come|traveling|travelling) )*(?:just|only) (?:me|myself)(?: alone)?$|"
    r"^(?:i am|im|i came|i come|i travel) (?:all )?(?:alone|by myself)$|^me alone$|^myself$"
)
"""Somebody who is by themselves: one."""
_ONE_BESIDE = re.compile(r"^\W*+(?:1|un[oa]|one)\b\W++|(?<!\W)\W++(?:1|un[oa]|one)\W*+$")
"""`just me, 1`."""
_SAID_TWICE = re.compile(
    r"^(?:(?:tengo|tenemos|son|somos|hay|i have|we are|we have|solo|only) )*(?P<n>\d{1,3})(?: [a-z]{3,})? ?[,(:.=-] ?"
    r"(?:o sea |osea |son |es |that is )*(?P=n)(?: [a-z]{3,})?\W*$"
)
"""`tres hijos, 3`, `21 (twenty one)`."""
_BOYS = r"(?:ninos?|varon(?:es|cit[oa]s?)?|chicos?|muchachos?|hombres?|machos?|hombrecitos?|boys?)"
_GIRLS = r"(?:ninas?|hembr(?:it)?as?|chicas?|muchachas?|mujer(?:cit)?(?:es|as?)?|girls?)"
_BOTH_SEXES = re.compile(
    rf"^(?:tengo|tenemos|son|somos|hay|traigo|i have|we have|we are)? ?(?P<one>\d{{1,2}}) (?:{_BOYS}(?: y| and| con|"
    rf",) (?P<two>\d{{1,2}}) {_GIRLS}|"
    rf"{_GIRLS}(?: y| and| con|,) (?P<three>\d{{1,2}}) {_BOYS})$"
)
"""Boys and girls, which together are all of them: the one sum that is made."""
_KINDS_ADDED = re.compile(
    r"^(?:tengo|tenemos|son|somos|hay|traigo|i have|we have|we are|i got)? ?"
    rf"(?P<one>\d{{1,2}}) (?:{_BOYS} (?P<two>\d{{1,2}}) {_GIRLS}|"
    rf"{_GIRLS} (?P<three>\d{{1,2}}) {_BOYS})$"
)
_TURNED_AFTER = re.compile(r"\b(?:pero|but|bueno si|perdon|digo|solo|solamente|only|just|except|menos|un|una|one)\b")
_NOT_ONE = re.compile(r"\b(?:ni (?:un[oa]?|1)|not (?:one|a single one|1))\b(?! de)")
_NEVER = re.compile(r"^(?:nunca|jamas|never)(?:\b(?! (?:he|voy|mas de|more than|less than|menos de)\b)\D*)$")
"""What never happened was not once: only where no number follows."""
_AGE = re.compile(r"\b\d{1,2} (?:anos?|anitos?|meses|years?|months?|yrs?)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(r"\b\d{1,2}(?:\s?(?:ro|ra|ero|era|er|rd|nd|st|th)|do|da|to|ta|vo|va)\b")
_DENIED = re.compile(r"\b(?:no|not|nunca|never|ni|ningun[oa]?|dont|didnt)\b(?!\s*[,.;:!]| mas\b)")
_ASIDES = re.compile(
    r"\b(?:gracias a dios|gracias al (?:senor|padre|altisimo|creador)|bendito (?:sea )?dios|thanks? god|"
    r"thanks to god|en total|in total|in all|por todos?|por todas|nada mas|no mas|y ya|como|cerca de|"
    r"mas o menos|more or less|alrededor de|jaja\w*|por favor|hasta (?:ahora|ahorita|el momento|hoy)|"
    r"por (?:ahora|el momento)|"
    r"(?:y )?con (?:eso|es[eoa]s?|un[oa])(?: ya)? (?:tuve|tengo|tenemos|tuvimos|(?:me )?basta|alcanza|sobra|"
    r"es suficiente)|"
    r"(?:y )?(?:(?:es|fue) )?(?:mas que )?suficiente|(?:and )?(?:(?:thats|that s|it is|its) )?enough(?: for me)?|"
    r"y (?:ya )?(?:nunca|no) mas|"
    r"so far|right now|and that s it|y es todo|es todo|i have got|ive got)\b"
)
_BEFORE = word_set(
    """
    tengo|tenemos|somos|son|hay|solo|solamente|unicamente|nomas|fueron|han|sido|mis|mi|nuestros|nuestras|los|las|unos|
    unas|
    casi|aproximadamente|aprox|total|de|si|yes|no|claro|i|have|we|got|just|only|are|there|is|my|our|about|around|like|
    it|its|were|que|en|familia|seria|serian|es|it|the|ya|all|almost|nearly|roughly|approximately|ahorita|ahora|aqui|
    todos|todas|exactamente|exactly|uno|esos|estas|estos|esas|numero|cantidad|pongale|ponga|put|x|por
    """
)
_AFTER = word_set(
    """
    vivos|vivas|mios|mias|nuestros|total|solo|solamente|nomas|ya|si|yes|porfa|todos|todas|jeje|ok|only|just|so|aprox|
    aproximadamente|approx|chiquitos|chiquitas|pequenos|pequenas|menores|mayores|grandes|varones|hembras|mujeres|
    hombres|
    casi|tengo|tenemos|somos|son|fueron|hay|alive|little|small|young|older|younger|of|them|all|de|ellos|ellas|nosotros|
    us
    """
)
_NO_UNIT = word_set(
    """
    de|y|e|o|u|mas|menos|pero|and|or|plus|more|less|but|con|sin|si|no|vivo|viva|muerto|muerta|en|al|del|por|con|a|que|
    horas?|hora|horas|minutos|minuto|semana|semanas|dia|dias|week|weeks|day|days|hours|minutes|pesos|peso|dolares|dolar|
    lempiras|quetzales|dollars|dollar|bucks|km|kilometros|millas|miles|cuadras|libras|am|pm|mil|millon|millones|million|
    millions|docena|docenas|dozen|dozens|decena|decenas|centena|centenas|centenar|centenares|ciento|parejita|pareja|
    chingo|
    chingos|punado|punados|monton|montones|bola|vergo|grupo|handful|group|bunch|otro|otra|other|cada|each|every|and|
    half|
    estoy|medio|media|percent|porciento|ti|titipuchal|gran|cuantos|cuantas|couple|pair|par|poco|few|lot|pocos|perro|
    perros
    """
)
_HEDGED = re.compile(
    r"\b(?:tal vez|talvez|quizas?|a lo mejor|creo|supongo|parece|puede que|maybe|perhaps|probably|think|guess|"
    r"believe|"
    r"no (?:lo )?se|no estoy segur\w*|not sure|dont know)\b"
)
_TIMES_EN = {"once": "1", "twice": "2", "thrice": "3"}


_AGES = re.compile(
    r"^\D{0,24}\d{1,2} (?:[a-zñ]+ )?(?:de|of|uno de|una de|aged|ages) "
    r"(?:\d{1,2}|anos|años|y|and|de|la|el|uno|otra|otro|una|[ ,])+$"
)
"""A count and then as many ages."""


def read_count(text: str, lang: str = "es") -> Reading:
    """A whole number; 0 for none; several numbers are listed (`dos o tres`) or asked about."""
    folded = re.sub(r"(?<=\d)[,.](?=\d{3}\b)", "", fold(text))
    if re.search(r"(?<![\d\w])-\s?\d|\d+\s?[.,]\s?\d|\d\s?%", folded):
        return Reading("invalid", None, "count.not_whole")
    if not re.search(r"\d", folded) and opening_stance(text) == "unknown" and _HOW_MANY.search(folded):
        return Reading("unknown")
    if _is_vague(folded) or _BOUND.search(folded) or _HEAP.match(bare(text)):
        return Reading("clarify", None, "count.how_many")
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    if lang.startswith("en"):
        tokens = [_TIMES_EN.get(token, token) for token in tokens]
    said = " ".join(numeral.text for numeral in digits_for_words(tokens, articles=True, years=False))
    without_one = _ONE_BESIDE.sub("", fold(text))
    if any(_ALONE.match(form) for form in (bare(text), bare(without_one), phrase(text), phrase(without_one))):
        return Reading("ok", 1)
    if twice := _SAID_TWICE.match(said.strip()):
        return Reading("ok", int(twice["n"]))
    if dozen := _DOZEN.fullmatch(re.sub(r"^(?:(?:somos|son|tengo|tenemos|eramos|we are|i have) )+", "", said.strip())):
        return Reading("ok", (6 if dozen["half"] else 12) - (1 if dozen["less"] else 0))
    if re.search(r"\bdozen\b|\bdocena\b", said) and re.search(
        r"\b(?:or so|o asi|o algo|mas o menos|about|"
        r"como)\b",
        said,
    ):
        return Reading("clarify", None, "count.how_many")
    if both := _BOTH_SEXES.match(said.strip()) or _KINDS_ADDED.match(said.strip()):
        return Reading("ok", int(both["one"]) + int(both["two"] or both["three"]))
    said, folded = _COUNTED_IN.sub("", said), _COUNTED_IN.sub("", folded)
    if _NOT_ONE.match(said.strip()) or _NEVER.match(bare(text)):
        return Reading("ok", 0)
    numbers = list(dict.fromkeys(int(n) for n in re.findall(r"(?<!\d)\d{1,12}(?!\d)", said)))
    if not numbers:
        return _without_number(text)
    every = [int(n) for n in re.findall(r"(?<!\d)\d{1,12}(?!\d)", said)]
    if len(every) > 2 and every[0] == sum(every[1:]):
        return Reading("ambiguous", [every[0]], SURE)  # "dos, un niño y una niña"
    if _AGES.match(said) and every[0] == len(every) - 1:
        return Reading("ambiguous", [every[0]], SURE)  # "2 hijos de 9 y 13"
    if len(numbers) == 1 and (_AGE.search(said) or (_YEAR.search(folded) and (len(tokens) > 1 or numbers[0] % 100))):
        return Reading("clarify", None, "count.how_many")  # somebody's age, or a year; 2000 alone is a number
    reading = _judge(numbers, said)
    if reading.status == "ok" and numbers[0] > _MOST_OF_KIN and _OF_KIN.search(said):
        return Reading("ambiguous", [numbers[0]], SURE)
    is_heap = numbers == [1] and bool(_OF_SOMETHING.match(bare(text))) and not _ONE_THING.match(bare(text))
    if reading.status == "ok" and (is_heap or not _is_alone(numbers[0], said, folded)):
        return Reading("ambiguous", [numbers[0]], SURE)
    return reading


def _is_alone(number: int, said: str, folded: str) -> bool:
    """True when all that is said belongs to the number: words of having before it, what is counted behind it."""
    plain = phrase(folded)
    if _PLACE.search(folded) or _DENIED.search(_ASIDES.sub(" ", folded)) or _HEDGED.search(plain) or "?" in folded:
        return False
    halves = re.split(rf"(?<!\d){number}(?!\d)", _ASIDES.sub(" ", phrase(said)))
    if len(halves) == 3 and not halves[1].strip():  # "3 3": said twice
        halves = [halves[0], halves[2]]
    if len(halves) != 2:
        return False
    before, after = ([word for word in half.split() if word not in known.FILLERS] for half in halves)
    if re.match(rf"\W*{number} ?:", said) or (before[:1] == ["somos"] and after[:1] == ["con"]):
        return True  # "dos: Ana y Luis", "somos 3 con mi bebé"
    if any(word not in _BEFORE for word in before) or (before and before[-1] in ("de", "en", "a", "por", "que")):
        return False
    unit, *rest = after or [""]
    if unit in _NO_UNIT or (unit and len(unit) < _SHORTEST_UNIT):
        return False
    return sum(word not in _AFTER for word in rest) <= (1 if rest and rest[0] not in _NO_UNIT else 0)


def _is_vague(folded: str) -> bool:
    padded = f" {phrase(folded)} "
    return not re.search(r"\d", folded) and any(f" {word} " in padded for word in known.VAGUE_COUNT)


def _without_number(text: str) -> Reading:
    first, *more = re.split(r"[,;.]\s+", text.strip(), maxsplit=1)
    none_first = bool(more) and (says_none(first) or bool(_NONE.match(bare(first)))) and "?" not in text
    if says_none(text) or _NONE.match(bare(text)) or (none_first and not _TURNED_AFTER.search(phrase(more[0]))):
        return Reading("ok", 0)
    has_unit = bool(_ARTICLE_ONE.match(f"{bare(text)} "))
    if has_unit:
        return Reading("ok", 1)
    return (
        Reading("clarify", None, "count.how_many")
        if bare(text) in known.NO | known.YES
        else Reading("invalid", None, "count.unread")
    )


def _judge(numbers: list[int], said: str) -> Reading:
    if any(number > _LARGEST for number in numbers):
        return Reading("invalid", None, "count.too_large")
    if len(numbers) == 1 and _PARTS_ADDED.search(said):
        return Reading("clarify", None, "count.several")
    if len(numbers) == 1:
        return Reading("ok", numbers[0], "count.approximate" if is_approximate(said) else None)
    listed: list[Json] = list(numbers)
    if _EITHER.search(said):
        return Reading("ambiguous", listed, "count.which")
    return Reading("clarify", listed, "count.several")


def read_number(text: str, lang: str = "es") -> Reading:
    """A number that may have decimals, as int or float; otherwise as `read_count`."""
    found = re.fullmatch(r"\D*?(-?\d{1,12})[.,](\d{1,2})\D*", fold(text))
    return Reading("ok", float(f"{found[1]}.{found[2]}")) if found else read_count(text, lang)
