"""A count within talk: put right midway (`eran 5, no espere, 6`), summed up (`so 3 in total`), told person by person.

Only where one number can be meant: what is said instead, the total that is named as such, the number that the parts
told beside it come to. A doubt, somebody dead or not yet born, or one more of whom nobody knows whether they count,
leaves the reply to the reader of plain counts, which asks.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold, pictographs
from app.dialogue.readers.numerals import digits_for_words

_N = r"(?<![\d.])\d{1,2}(?!\d|\.\d)"
_DOUBT = re.compile(
    r"\?|\b(?:tal vez|talvez|quizas?|a lo mejor|creo|supongo|parece|puede que|maybe|perhaps|probably|think|guess|"
    r"believe|no (?:lo |me )?(?:se|acuerdo|recuerdo)|not sure|dont (?:know|remember)|o mas|or more|mas de|"
    r"more than|menos de|less than|como unos|mas o menos|o algo asi|or something|\d (?:o|u|or|a|to) \d|"
    r"embaraz\w+|pregnan\w+|(?<!el )camino|on the way|por nacer|unborn|muri\w+|falleci\w+|mat(?:aron|o)|muert[oa]s?|"
    r"difunt\w+|"
    r"died?|dead|killed|passed away|perdi\w*|lost|aborto|adoptiv\w+|hijastr\w+|crianza|criado|ajen[oa]s?|"
    r"de mi (?:espos[oa]|marido|mujer|pareja)|(?:si|if) (?:me|nos|i|we)|"
    r"(?:mi|my|su) [a-z]+ \d|(?:mi|my|su|his|her|el|la) [a-z]+ (?:solo |only )?(?:tiene|tenia|tuvo|has|had|dice|"
    r"says))\b"
)
_AGE = re.compile(
    r"\b(?:de |tiene |con |cumpli\w+ |turned |aged |is )?\d{1,2} (?:anos?|anitos?|meses|years?|months?|"
    r"yrs?)(?: old)?\b|"
    r"\b(?:cumpli\w+|turned) \d{1,2}\b"
)
_YEAR = re.compile(r"\b(?:en |in |el |del )?(?:19|20)\d\d\b")
_OPENING_QUESTION = re.compile(r"^(?:how many|cuant[oa]s)[^?\d]{0,30}\?")

_BREAK = r"(?: ?(?:[,;:.\-–…]|pero|but|y|and))*"
_SLIP = (
    r"(?:perdon(?:e|eme|ame)?|disculp[ea](?:me)?|sorry|digo|miento|mentira|(?:no )?esper[ea](?:se|te|me)?|esperate|"
    r"wait|i mean|i meant|mejor dicho|que diga|me equivoque|me confundi|my mistake|my bad|actually|corrijo|rather|"
    r"make that|quise (?:decir|poner))"
)
_LINK = (
    r"(?:(?:no|es|son|eran?|fue|fueron|seria|serian|somos|eramos|is|are|was|were|it|its|only|solo|nomas|ya|los|las|"
    r"tengo|tenemos|i|have|we|had|the|mas bien|bien|al final|en total|que|pues|ponga\w*|mejor|si|yes)[ ,]+)*"
)
_PUT_RIGHT = re.compile(
    rf"^(?P<before>[^\d?]{{0,40}})(?P<was>{_N})(?: [a-z]+){{0,3}}?{_BREAK} ?"
    rf"(?:(?:ay|ah|uy|oh|eh|ups|oops)[ ,]+)?"
    rf"(?:(?:(?:no|nel)\b{_BREAK} )?{_SLIP}(?:[ ,]+(?:no|{_SLIP}))*|no(?= ?[,;:.])|(?<=[,;.] )no(?= (?:son|es|fueron|"
    rf"eran?|is|are|were)\b)|(?:ah|ay|oh|but|pero)[ ,]+no\b)"
    rf"[ ,.;:…]*(?:[a-z ]{{0,60}}: ?)?{_LINK}(?P<now>{_N})\b(?P<rest>.*)$"
)
_NOT_BUT = re.compile(
    rf"^(?:no|not) (?:son |es |are )?(?P<was>{_N})[ ,.;]+(?:sino |but )?(?:que )?(?:son|somos|es|fueron|tengo|are|is|"
    rf"were) (?P<now>{_N})\b(?P<rest>.*)$"
)
_REOPENED = re.compile(
    rf"\d|\botr[oa]s?\b|\banother\b|\b(?:mas|more|plus|aparte|ademas|menos|faltan?|bueno)\b|\b{_SLIP}\b|"
    r"\bno ?(?:[,;.]|$)"
)
"""What follows a number said instead, and says that it is not the last word."""

_TOTAL = r"(?:en total|in total|total|entre todos|en todo|altogether|in all|all together)"
_TOTAL_FIRST = re.compile(
    rf"\b(?:{_TOTAL}|(?:the )?(?:correct|exact|right|final) number|(?:el )?numero (?:correcto|exacto|final))[ ,:]+"
    rf"(?:(?:son|somos|es|fueron|eran|eramos|is|it|its|was|were|are|we|i|hay|have|they|de|now|ahora|tengo)[ ,:]+)*"
    rf"(?P<n>{_N})\b"
)
_TOTAL_BEHIND = re.compile(rf"\b(?P<n>{_N})(?: [a-z]+)? ?,? {_TOTAL}\b")
_SO = re.compile(
    rf"(?:^|[ ,.;])(?:so|o sea|osea|entonces|asi que|por eso)[ ,]+(?:(?:que|son|somos|es|is|are|we|i|have|it|its|they|"
    rf"makes|only|solo|nomas|serian|seria|en total|pues)[ ,]+)*(?P<n>{_N})(?= ?(?:$|[,;.!)])| (?:[a-z]+ ?(?:$|[,;.!)])|"
    rf"{_TOTAL}|nada mas|no mas|nomas|y ya))"
)
_SUMMED = re.compile(rf"\b(?:is|are|son|makes|make|hacen|dan|serian|seriamos|somos|=) (?P<n>{_N})\b")
_LESS = re.compile(r"\b(?:pero|but|menos|except\w*|salvo|se queda\w*|quedo|quedaron|stay\w*|falta\w*)\b")
_OTHER_ONE = re.compile(r"\b(?:la |el |the )?(?:otr[oa]|another|other)(?: (?:vez|time))?\b(?! \d)")

_TOLD_FIRST = re.compile(r"^[^\d,:(]*\d+(?: [^\d,:(.]+)? ?[,:(.]")
"""A number and a break, behind which its parts may be told."""
_IN_WORDS = re.compile(r"\d.*[a-z]{3}.*\d")
_A_CHILD = re.compile(r"\ban? (?=(?:(?:little|small|older|younger|baby|big) )?(?:boy|girl|son|daughter|baby)\b)")

_BOY = r"(?:nin[oa]|varon|varoncit[oa]|chic[oa]|muchach[oa]|hombre|macho|hombrecito|hembra|hembrita|boy|girl)"
_CHILDREN = r"(?:nin[oa]s|varon(?:cit[oa])?e?s|chic[oa]s|muchach[oa]s|hombres|machos|hembr(?:it)?as|boys|girls)"
_KIND = rf"(?:{_CHILDREN}|{_BOY})"
_SMALL = r"(?:little|older|younger|small|big|mas|chiquit[oa]s?|grandes?|pequen[oa]s?)"
_OWN = (
    r"(?:(?:pues|bueno|tengo|tenemos|son|somos|hay|traigo|traemos|vengo|vine|viajo|ando|con|i|have|got|we|came|come|"
    r"with|a|mis|los|las|my|two|the)[ ,]+)*"
)
_BOTH = re.compile(
    rf"^{_OWN}(?P<one>\d{{1,2}}) (?:{_SMALL} )?(?P<first>{_KIND})(?: {_SMALL})?(?: ?,)? (?:y|and|con|with|mas|plus) "
    rf"(?:(?P<two>\d{{1,2}})|al?|el|la|mi|una?|my|the) (?:{_SMALL} )?(?P<second>{_KIND})\b(?P<rest>.*)$"
)
_ALL_OF_THEM = re.compile(r"\b(?:esos son tod[oa]s|son tod[oa]s|en total|thats all|in total|and thats it|y ya)\b")
_PAIR = re.compile(
    r"^(?:(?:i have|i got|tengo|tenemos|we have) )?(?:just |solo )?(?:1|a|un|una|el|la|the) (?:par|pair|parejita|"
    r"pareja|"
    rf"couple|casalito)[ ,:(]+(?:1 |un |una |a |one |el |la )?(?P<first>{_BOY})[ ,]+(?:y|and|con|with)[ ,]+(?:1 |un |"
    rf"una "
    rf"|a |one |la |el )?(?P<second>{_BOY})\W*$"
)

_CHILD = r"(?:hij[oa]s?|hijit[oa]s?|nin[oa]s?|bebe|baby|kids?|sons?|daughters?|child|children|boys?|girls?)"
_PERSON = (
    r"(?:mama|papa|madre|padre|mami|papi|espos[oa]|marido|mujer|senora|pareja|novi[oa]|herman[oa]|hermanit[oa]|"
    r"abuel[oa]|"
    r"abuelit[oa]|suegr[oa]|ti[oa]|prim[oa]|cunad[oa]|sobrin[oa]|niet[oa]|amig[oa]|mom|mother|dad|father|husband|wife|"
    r"partner|brother|sister|grandmother|grandfather|aunt|uncle|cousin|nephew|niece|friend)"
)
_COUPLE = r"(?:papas|padres|parents|abuelos|abuelitos|grandparents|suegros)"
_ME = r"(?:yo|me|myself|i)"
_ITEM = re.compile(
    rf"^(?:(?:con|with|a|y|and) )?(?:(?P<me>{_ME})|(?:mi|my|la|el|the) (?P<one>{_PERSON}|{_CHILD})|"
    rf"(?:(?:mis|my|los|las|the) )?(?P<n>\d{{1,2}}) (?P<many>{_PERSON}s?|{_CHILD})|(?:mis|my|"
    rf"los) (?P<couple>{_COUPLE}))$"
)
_LISTED = re.compile(
    r"^(?:(?:pues|bueno|somos|eramos|son|vamos|venimos|viajamos|vinimos|estamos|we are|it is|its|only|just|solo|"
    r"nomas|nada mas)[ ,]+)*"
)
_AGAIN = re.compile(
    rf"^(?P<n>{_N})(?:[ ,.;:]+(?:si|yes|asi es|como oye|como lo oye|ok|no es broma)?[ ,]*(?P=n)\b)+(?P<rest>.*)$"
)
_OK = re.compile(r"^[ ,.;:]*(?:ok|si|vaya|va|listo|ya|yes|right|gracias|thanks)?[ ?.!]*$")
_TIMES = re.compile(
    rf"^(?:(?:solo|solamente|nomas|only|just|fueron|like)[ ,]+)*(?P<n>{_N}) (?:ve[czs]es|vez|times?|ocasiones)[ ,]+"
    r"(?P<rest>(?:que )?(?:me|nos|they|he|the|los|la|lo|i|we|le|she)\b.*)$"
)
_WITH_BABY = re.compile(
    rf"^(?:(?:somos|son|vamos|venimos|tengo|we are|are|we|pues|ya)[ ,]+)*(?P<n>{_N})(?: [a-z]{{4,}})? (?:con|"
    rf"with)(?: todo y)? "
    r"(?:el|la|los|mi|the|my) (?:mas )?(?:bb|bebe|bebito|bebita|nene|nena|recien nacid[oa]|chiquit[oa]|tierno|tierna|"
    r"baby|newborn|little one|abuelit[oa])(?: .*)?$"
)
_NO_CHILD = re.compile(
    r"^(?:(?:i|tengo|have|got|yo|pues|de)[ ,]+)*(?:0|no) (?:hij[oa]s?|kids?|children|child|ninos?)[ ,.;]+.*\b(?:i |"
    r"lo |la |los |"
    r"el |al )*(?:perdi|perdimos|lost|aborto|abort|miscarr\w+)\b(?: (?:el|un|al|mi|the|my|a))* ?(?:embarazo|bebe|"
    r"pregnancy|baby|espontaneo)?[^\d]*$"
)
_GROWN = re.compile(
    rf"^(?:(?:tengo|son|somos|pues)[ ,]+)*(?P<n>{_N})(?:,? ya(?: (?:estan|son))?(?: (?:grandes|"
    r"grandecitos|adultos|mayores|casados|creciditos|hombres|mujeres))?)\W*$"
)


def count_in_talk(text: str) -> int | None:
    """The number that is meant where it stands in talk, or None: then the plain reader says what to ask."""
    said = _plainly(text)
    if _NO_CHILD.match(said) and "?" not in said:
        return 0
    if repeated := _AGAIN.match(said):
        rest = repeated["rest"]
        if _OK.match(rest) or (rest.startswith((",", " ,")) and not _DOUBT.search(rest) and not _REOPENED.search(rest)):
            return int(repeated["n"])
    if _DOUBT.search(said):
        return None
    for one in (_put_right, _both_sexes, _total, _in_parts, _as_people, _by_itself):
        if (number := one(said)) is not None:
            return number
    return None


def _plainly(text: str) -> str:
    """The words folded, numerals as digits, without ages, years and a question that only repeats ours."""
    for sign in pictographs(text):
        text = text.replace(sign, " , ")
    folded = fold(text).replace("'", "").replace("\n", " , ")
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", folded)
    said = " ".join(numeral.text for numeral in digits_for_words(tokens, articles=False, years=False))
    said = re.sub(r"\b(?:un[ao]?|one)\b", "1", said) if not re.search(r"\b(?:un|one) (?:dia|day)\b", said) else said
    for dropped in (_OPENING_QUESTION, _AGE, _YEAR):
        said = dropped.sub(" ", said)
    return " ".join(re.sub(r" (?=[,.;:])", "", said).split())


def _numbers(said: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", said)]


def _put_right(said: str) -> int | None:
    """`eran 5, no espere, 6 porque…`: the one said instead, where nothing behind reopens it."""
    found = _PUT_RIGHT.match(said) or _NOT_BUT.match(said)
    if not found or _REOPENED.search(found["rest"]) or found["was"] == found["now"]:
        return None
    return int(found["now"])


def _both_sexes(said: str) -> int | None:
    """`dos hembras y un varón, la chiquita está aquí`, `a pair, boy with girl`."""
    if _PAIR.match(said):
        return 2
    both = _BOTH.match(said)
    if not both or _is_girl(both["first"]) == _is_girl(both["second"]) or _more_told(both["rest"]):
        return None
    if not both["two"] and not _ALL_OF_THEM.search(both["rest"]):
        return None  # "3 niños y la niña": the girl may be one of the three
    return int(both["one"]) + int(both["two"] or 1)


def _is_girl(word: str) -> bool:
    return word.startswith(("nina", "hembr", "chica", "muchacha", "girl"))


def _more_told(rest: str) -> bool:
    more = re.sub(r"\b(?:la|el|las|los) mas \w+", " ", rest)
    return bool(re.search(r"^ (?:y|and|con|mas)\b", rest) or _REOPENED.search(more) or _LESS.search(more))


def _total(said: str) -> int | None:
    """`son 3 en total`, `o sea tres`: what is named as the sum, where no other number is larger or said after it."""
    for pattern in (_TOTAL_FIRST, _TOTAL_BEHIND, _SO):
        found = list(pattern.finditer(said))
        if len({one["n"] for one in found}) != 1:
            continue
        number, rest = int(found[-1]["n"]), said[found[-1].end() :]
        parts = _numbers(rest)
        is_left = not _LESS.search(rest) and (
            not parts or parts == [number] or sum(parts) == number or (parts[:-1] and sum(parts[:-1]) == number)
        )
        if is_left and (pattern is _SO or found[-1].group().find("number") >= 0 or number >= max(_numbers(said))):
            return number
    return None


def _in_parts(said: str) -> int | None:
    """`siete, 2 del primero y 5 con el de ahora`, `five plus the baby is six`: parts that come to what was said."""
    ones = _A_CHILD.sub(" 1 ", _OTHER_ONE.sub(" 1 ", said))
    numbers = _numbers(ones)
    is_parted = bool(_TOLD_FIRST.match(said)) and not _LESS.search(said)
    if is_parted and len(numbers) > 2 and numbers[0] == sum(numbers[1:]) and _IN_WORDS.search(ones):
        return numbers[0]
    found = _SUMMED.search(said)
    before = _numbers(_A_CHILD.sub(" 1 ", _OTHER_ONE.sub(" 1 ", said[: found.start()]))) if found else []
    if found and before and not _numbers(said[found.end() :]) and re.search(r"\b(?:y|and|plus|mas|con|with)\b", said):
        beside = len(
            re.findall(rf"\b(?:mi|my|la|el|the) (?:{_PERSON}|{_CHILD})\b|\b(?:yo|me)\b", said[: found.start()])
        )
        if int(found["n"]) in (sum(before), sum(before) + beside):
            return int(found["n"])
    return None


def _as_people(said: str) -> int | None:
    """`yo, mi mamá y mis 2 hermanos`: who is told one by one, the writer among them; children alone are asked about."""
    opening = _LISTED.match(said)
    is_us = bool(
        re.search(r"\b(?:somos|eramos|vamos|venimos|viajamos|vinimos|we are)\b", opening.group() if opening else "")
    )
    whole = re.match(rf"^(?:en (?:la )?casa )?(?:somos|eramos) (?P<n>{_N})[,:] (?P<list>.*)$", said)
    listed = whole["list"] if whole else said[opening.end() if opening else 0 :]
    listed = re.sub(rf"\b({_ME}) (?=(?:mi|mis|my)\b)", r"\1, ", listed)
    total, people = 0, ""
    for piece in re.split(r" ?[,.] | (?:y|and|e|con|with|mas|plus) ", f"{listed} ".replace(", y ", ", ")):
        found = _ITEM.match(piece.strip(" ,."))
        if not found:
            if whole and total == int(whole["n"]) and "yo" in people:
                return total
            return None
        people += " yo" if found["me"] else f" {found['one'] or found['many'] or found['couple']}"
        total += int(found["n"] or (2 if found["couple"] else 1))
    if whole:
        return total if total == int(whole["n"]) else None
    others = [person for person in people.split() if person != "yo"]
    is_family = any(not re.fullmatch(_CHILD, person) for person in others)
    return total if others and " yo" in people and (is_family or is_us) else None


def _by_itself(said: str) -> int | None:
    """`5 con el bebé`, `diez ya`, `4 veces me pararon`: one number, and words that leave it as it is."""
    for pattern in (_TIMES, _WITH_BABY, _GROWN):
        found = pattern.match(said)
        if found and len(_numbers(said)) == 1 and not _REOPENED.search(found.groupdict().get("rest") or ""):
            return int(found["n"])
    return None
