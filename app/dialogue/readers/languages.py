"""A language as `{"code", "name"}`: ISO 639-3 and its English name, from either language's or its own name."""

from __future__ import annotations

import re
from functools import lru_cache

from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.language_words import FAMILIES, GROUPS, LANGUAGES, UNCLEAR
from app.dialogue.readers.lexicon import Lexicon, word_set
from app.dialogue.readers.stances import without_hedge
from app.dialogue.reading import Json, Reading

_LONGEST = 4
_WITHOUT_FUZZ = word_set(
    """
    mayor|maya|indio|indigena|mandarina|manda|cora|rama|tengo|lengua|quiere|quince|quise|quinche|mucho|poco|
    solo|castillo|dialecto|ingenio|iglesia|aqui|chula|chula|mama|maria|marte|
    acabe|barbara|caldo|callo|calmo|calor|canciones|cartilla|casilla|chico|chica|chivo|cobra|cobro|corra|corre|corta|
    corto|costilla|costillas|crio|frases|fulana|fulano|ganga|guardo|guaro|jalones|kitchen|madam|mandaron|mandar|
    mismito|mixed|moran|mosquitos|paris|parse|pasta|patea|pavimento|pecho|perla|perra|persigan|playa|polis|presa|
    pulgar|pulsar|ramas|rampa|saque|since|tamal|techo|tener|tenes|truco|turno|cinco|india
    """
)
"""Real words, near a language's name or sounding like one: "since" is no Xinka, "tener" no Teenek."""

OURS = frozenset({"spa", "eng"})
"""Codes of the languages that we write."""

_DENIED = re.compile(
    r"\b(?:no (?:hablo|habla|es|entiendo|se)|not|i dont speak|dont speak) (?:el |la |good |much |bien )?[^\s,.;]+"
    r"(?=\s*[,.;]|\s+(?:sino|pero|but)\b|\s*$)|\bni (?:el |la )?\w+(?: ni \w+)*"
)
_PIECES = re.compile(r"(\s*[,.;:]++\s++|\s+(?=(?:pero|but|porque|because|aunque|although|though|ya que)\s))")
_OUR_NAMES = {"english": "en", "inglish": "en", "ingles": "en", "anglais": "en", "spanish": "es", "espanol": "es"}
_OUR_NAMES |= {"castellano": "es", "espanyol": "es", "espagnol": "es"}
_OUR_NAME = rf"({'|'.join(_OUR_NAMES)})"
_ASKED_FOR = re.compile(
    r"^(?:(?:hi|hello|hola|ok|yes|si|please|por favor|i (?:want|prefer)|quiero|prefiero|in|en|el)[\s,.;!]+)*"
    rf"{_OUR_NAME},? (?:please|pls|plz|por favor|porfa)\b"
)
_FINE = (
    r"(?:ok|okay|okey|oky|fine|good|great|alright|all right|bien|bueno|perfecto|works?|sirve|funciona|vale|"
    r"(?:no )?(?:hay )?(?:problema?s?|problem))"
)
_IS_FINE = re.compile(
    rf"\b{_OUR_NAME}[,.:]? (?:(?:is|its|it is|esta|es|me|le|nos|lo|todo|tambien|also|too|would be|will be|seria|i am|"
    rf"muy|very|just|all|for me) )*{_FINE}\b(?! (?:dificil|hard|mal[oa]?|difficult))"
)
_MAY_BE = re.compile(
    r"\b(?:(?:we|i|you|u|they) (?:can|could) (?:go on |continue |talk |speak |write |do |use )?(?:it )?(?:in )?|"
    r"(?:lets|let us) (?:go on|continue|talk|speak|write) (?:in )?|(?:podemos|puedo|puede|pueden)(?: \w+)? en |"
    rf"puede ser (?:en )?){_OUR_NAME}\b"
)
_SAID = re.compile(
    r"\b(?:i (?:say|said|told(?: you)?|wrote|write|want|asked)|(?<!no )(?:(?:le|te|ya) )*(?<!no )(?:dije|digo|puse|"
    rf"escribi|pedi))(?: (?:in|en|only|solo|que|q))* {_OUR_NAME}\b(?! (?:no|not)\b(?! (?:el |the )?\w+))"
)
"""What somebody insists on: `no, I say English`."""
_BOTH_FINE = re.compile(
    r"\b(?:both|either|any(?: one)?|whichever|whatever|cualquier[ao]?|l[oa]s dos|ambos|les deux|(?:me )?da (?:lo mismo|"
    r"igual)|es igual|donde sea|como (?:sea|quiera\w*|guste\w*))\b"
)
_OR = r"(?: ?/ ?| (?:or|o|ou|u) )"
_ONE_OR_OTHER = re.compile(rf"^(?:\w+ ){{0,3}}?\w+{_OR}(?:en |in |el |the )?\w+$")
_OURS_FIRST = re.compile(rf"\b{_OUR_NAME}{_OR}(?:en |in |el |the )?(?P<other>\w+)")
_WANTED = re.compile(r"\b(?:better|mejor|prefer\w*|prefier\w*)\b")
_ONLY_A_LITTLE = re.compile(r"\b(?:poc[ao]|poquit[oa]|little|a bit|barely|apenas|casi|some|cuesta|hardly)\b")
_CLAUSES = re.compile(r"\s*[,.;:!?\n]+\s*|\s+(?:pero|but|aunque|although)\s+")
_NOT_FINE = re.compile(
    rf"\b(?:no|not|isnt|nunca|never|sin|without|dont|cant|tampoco) (?:\w+ ){{0,2}}{_OUR_NAME}\b|"
    rf"\b{_OUR_NAME},? (?:\w+ )?(?:no|not|isnt|bad|mal[oa]?|weak|terrible|hard|dificil|difficult)\b"
    r"(?! (?:hay )?problem)"
)
_NO_OTHER = re.compile(r"\b(?:only|solo|solamente|nomas|interprete|interpreter|traductor|translator)\b")
_MINOR = re.compile(
    r"\b(?:(?:muy )?poc[ao]|poquit[oa]|little|bit|algo|some|hard|difficult|dificil|cuesta|casi|apenas|barely|hardly|"
    r"(?:solo|only) (?:se|know|un)|(?:no|not|dont|do not|doesnt|cant|can not|cannot) (?:\w+ ){0,3}(?:entiend\w*|"
    r"habl\w*|se|puedo|"
    r"domin\w*|speak|understand|know|good|well|much|bien|mucho)|entiendo|understand|aprend\w*|learn\w*|mas o menos|"
    r"masomenos|mal|bad|"
    r"small|ni (?:papa|jota|madres?|una palabra|pizca|un poquito)|no (?:lo )?sabe\w*|"
    r"unas (?:palabras|cuantas)|few words|palabritas|(?:only|solo|nomas) (?:from|de|por) (?:the |las? |"
    r"los )?(?:films?|movies?|songs?|"
    r"tv|music|peliculas?|novelas?|canciones|series|school)|(?:no|not|nothing|nada|didnt|"
    r"did not)(?: \w+){0,3}? entend\w+|"
    r"understood nothing|understand nothing|sorry for (?:my |the )?mistakes?)\b"
)
_KIN = (
    r"(?:espos[oa]|marido|mujer|senora|hij[oa]s?|nin[oa]s?|herman[oa]s?|mama|papa|madre|padre|padres|"
    r"abuel[oa]s?|abuelit[oa]s?|"
    r"suegr[oa]s?|cunad[oa]s?|ti[oa]s?|prim[oa]s?|husband|wife|sons?|daughters?|brothers?|sisters?|mother|"
    r"father|mom|dad|parents|"
    r"grand(?:mother|father|ma|pa|parents))"
)
_OF_KIN = re.compile(
    rf"^(?:(?:pero|but|aunque|y|and) )*(?:mi|mis|my) {_KIN} (?:(?:si|solo|tambien|only|also|bien|nomas) )*(?:habl\w+|"
    r"entiend\w+|sab\w+|speaks?|spoke|knows?|knew|understands?)\b"
)
_OWN = re.compile(
    r"\b(?:yo|hablo|hablamos|nosotros|crecimos|i|we|me|nos|all|todos|casa|home|tambien|also|too)\b(?! no\b)"
)
_FROM_CONGO = re.compile(r"\b(?:from|in|of|de|del|en|el) (?:the |la |el |rd )?congo\b")
"""Where somebody is from; Kongo is spoken there and so are others."""
_BAD = re.compile(r"\b(?:no (?:good|bueno|bien)|not (?:good|well)|bad|mal|malo|mala)\b")
_NOTHING_ELSE = re.compile(
    r"\b(?:(?:en|in|at) (?:la |mi |the |my )?(?:casa|home|house|familia|family) )?(?:no|not|nunca|never|dont|"
    r"do not)(?: se| le| nos| i)? "
    r"(?:habl\w+|hay|sab\w+|se|speak|know|have|entiend\w+|domin\w+) (?:ningun[oa]? )?(?:otr[oa]s?|any other|"
    r"other|another)"
    r"(?: (?:cosa|lengua|idioma|dialecto|language|thing))?\b|\bspeaks? nothing else\b",
    re.IGNORECASE,
)
"""Words that deny every other language: they make the one that is named surer."""
_CREOLES = {
    "hat": re.compile(r"\b(?:haiti|ayiti|haitian\w*|ayisyen)\b"),
    "bzj": re.compile(r"\b(?:belize|belice|belizean|beliceno)\b"),
    "bzk": re.compile(r"\b(?:bluefields|nicaragua)\b"),
}
"""Where a creole is said to be from."""


def without_minor(text: str) -> str:
    """The reply without languages said to be spoken a little, badly or not: `mam, y un poquito de español` -> `mam`.

    The text as it is where every language is said so, or none is, and where two are named in one breath (`mam y poco
    español`).
    """
    if len(languages_in(text)) == 1 and "?" not in text:
        text = _NOTHING_ELSE.sub(" ", text)
    pieces = _PIECES.split(text)
    named = [languages_in(piece) for piece in pieces]
    if sum(map(bool, named)) < 2:
        return text
    is_minor = [bool(codes) and _is_minor(phrase(piece)) for piece, codes in zip(pieces, named, strict=True)]
    if not any(is_minor) or all(minor for minor, codes in zip(is_minor, named, strict=True) if codes):
        return text
    return "".join(piece for piece, minor in zip(pieces, is_minor, strict=True) if not minor).strip()


def _is_minor(said: str) -> bool:
    """True for a language spoken a little or badly, and for one that only a relative speaks."""
    return bool(_MINOR.search(said)) or (bool(_OF_KIN.search(said)) and not _OWN.search(said))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, (english, spanish, others) in LANGUAGES.items():
        for name in (english, spanish, *others.split("|")):
            for key in (phrase(name), phrase(name.replace("'", " "))):
                if key:
                    found.setdefault(key, code)
    return found


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon[str]:
    return Lexicon({name: code for name, code in _codes().items() if len(name) > 3}, never=_WITHOUT_FUZZ)


_CALLED_IN = re.compile(
    r"\b(?:call|called|say|said|name|llama|llaman|dice|dicen|diga|nombre)(?: (?:it|that|this|el|mi|idioma|lengua|eso))*"
    r" (?:in|en) \w+"
)
"""In which language one does not know the name of one's own."""


def read_language(text: str) -> Reading:
    """One language; several are listed; hints `language.…` (`variant` beside a value: a group, ask for the town)."""
    text = _CALLED_IN.sub(" ", fold(text))
    found = languages_in(text)
    if len(found) > 1:
        found = languages_in(_DENIED.sub(" ", fold(text))) or found
    if len(found) > 1 and (wanted := _preferred(text)):
        found = [wanted]
    if len(found) == 1 and (others := _unclear_beside(text, found[0])):
        return Reading("ambiguous", [language_value(code) for code in (found[0], *others)], "language.which")
    if len(found) == 1:
        return Reading("ok", language_value(found[0]), "language.variant" if found[0] in GROUPS else None)
    if found:
        return Reading("ambiguous", [language_value(code) for code in found], "language.which")
    said = without_hedge(text)
    if "creole" in said or "criollo" in said or "kreyol" in said or "creol" in said:
        told = [code for code, where in _CREOLES.items() if where.search(said)]
        if len(told) == 1:
            return Reading("ok", language_value(told[0]))
    for name in sorted(UNCLEAR, key=len, reverse=True):
        if f" {name} " in f" {said} ":
            return Reading("ambiguous", [language_value(code) for code in UNCLEAR[name]], "language.which")
    if any(f" {family} " in f" {said} " for family in FAMILIES):
        return Reading("clarify", None, "language.which_one")
    return Reading("invalid", None, "language.unread")


_PREFERS = re.compile(
    r"\b(?:prefiero|preferiria|mejor|i prefer|prefer|i (?:would |d )?(?:like|rather)(?: to)?|me siento mejor|(?:es|"
    r"seria) mejor)"
    r"(?: (?:en|que (?:sea|me hablen)(?: en)?|hablar(?: en)?|usar|el|in|with|speak(?: in)?|talk(?: in)?|use|to|que|"
    r"me hablen|"
    r"contestar en|escribir en|answer in))* (?P<what>[^,.;]+)"
)
_BETTER = re.compile(
    r"(?:^|[,.;]\s*|\b(?:but|pero|and|y) )(?P<what>(?:(?!\b(?:but|pero|and|y)\b)[^,.;])+?) (?:is|es|me es|seria|"
    r"would be|me queda|works?) (?:better|best|mejor|easier|"
    r"mas facil)\b"
)


def _preferred(text: str) -> str | None:
    """The one language of several that is said to be preferred: `hablo mam pero prefiero español`."""
    said = fold(text).replace("'", "")
    wanted = {
        code for pattern in (_PREFERS, _BETTER) for found in pattern.finditer(said) for code in _first_in(found["what"])
    }
    is_open = "?" in said or re.search(
        r"\b(?:igual|equal\w*|same|both|ambos|ambas|l[oa]s dos|bilingue|bilingual)\b|"
        "\bno (?:lo )?(?:prefiero|preferiria)\b|\b(?:dont|not|do not) prefer\b",
        said,
    )
    return wanted.pop() if len(wanted) == 1 and not is_open else None


def _first_in(said: str) -> list[str]:
    """The language of a clause, before what else is told of another (`español aunque hablo mam`)."""
    head = re.split(r"\b(?:aunque|porque|but|because|although|pero|than|que)\b", said)[0]
    return languages_in(head) if not re.search(r"\b(?:no|not|o|or)\b", head) else [*languages_in(head), ""]


def _unclear_beside(text: str, code: str) -> list[str]:
    """What a word for several languages, joined to a plain one, may mean besides it: `French and Creole`."""
    said = f" {phrase(text)} "
    and_or = "(?:and|y|e|et|o|or|u)"
    beside = (rf" {and_or} (?:el |the )?{{}} ", rf" {{}} {and_or} ")
    joined = [name for name in UNCLEAR if any(re.search(each.format(re.escape(name)), said) for each in beside)]
    return [other for name in joined for other in UNCLEAR[name] if other != code]


def languages_in(text: str) -> list[str]:
    """Codes of the languages named in the text, in order."""
    tokens = phrase(text).split()
    found: list[str] = []
    at = 0
    while at < len(tokens):
        code, size = _longest_at(tokens, at)
        if code and code not in found:
            found.append(code)
        at += size
    return found


def ours_insisted_on(text: str) -> str | None:
    """`es` or `en` where somebody says which of them they said: "no no, I say ENGLISH", "le dije español"."""
    said = " ".join(re.sub(r"[^\w' ]+", " ", fold(text).replace("'", "")).split())
    insisted = {_OUR_NAMES[name] for name in _SAID.findall(said)}
    return insisted.pop() if len(insisted) == 1 else None


def ours_named(text: str) -> set[str]:
    """`es` and `en`, where a message names them and does not deny them or say that they are spoken only a little."""
    said = fold(text).replace("'", "")
    clauses = [each for each in _CLAUSES.split(said) if not (_is_minor(each) or _NOT_FINE.search(each))]
    return {code for each in clauses for code in _ours_in(each)}


def ours_asked_for(text: str) -> str | None:
    """`es` or `en` where a message asks for it or says that it is all right: "english or francais, english is ok".

    Not where it is denied, is only spoken a little, or the other is wanted more. What is said of another language that
    is spoken only a little, or of anything else, takes nothing from it.
    """
    said = _without_small_others(fold(text).replace("'", ""))
    asked = [found for each in (said, *_CLAUSES.split(said)) if (found := _ASKED_FOR.match(each))]
    of_language = " ".join(each for each in _CLAUSES.split(said) if _ours_in(each) or _names_another(each))
    if asked and not _NO_OTHER.search(of_language):
        return _OUR_NAMES[asked[0][1]]
    if (ours := _better_than_bad(said)) is not None:
        return ours
    if insisted := {_OUR_NAMES[name] for name in _SAID.findall(said)}:
        return insisted.pop() if len(insisted) == 1 else None
    clauses = [(each, _ours_in(each)) for each in _CLAUSES.split(said)]
    not_fine = {code for each, ours in clauses for code in ours if _NOT_FINE.search(each)}
    not_fine |= {code for each, ours in clauses for code in ours if _ONLY_A_LITTLE.search(each)}
    named = {code for _, ours in clauses for code in ours} - not_fine
    wanted = [bool(ours & named) and not _names_another(each) for each, ours in clauses if _WANTED.search(each)]
    is_alone = any(each in _OUR_NAMES for each, _ in clauses)
    if len(named) != 1 or _NO_OTHER.search(of_language if is_alone else said) or not all(wanted):
        return None
    if wanted or is_alone or _IS_FINE.search(said) or _MAY_BE.search(said):
        return named.pop()
    if any(_names_another(found["other"]) for found in _OURS_FIRST.finditer(said)):
        return named.pop()
    is_choice = re.search(_OR, said) is not None and _names_another(said)
    return named.pop() if is_choice and (_BOTH_FINE.search(said) or _ONE_OR_OTHER.match(said)) else None


def _without_small_others(said: str) -> str:
    """A folded message without the clauses that say only of another language that it is spoken a little or badly.

    As it is where none of ours is named, or each named is spoken no better.
    """
    clauses = [each for each in _CLAUSES.split(said) if each]
    is_small = [bool(_is_minor(each)) for each in clauses]
    if not any(_ours_in(each) and not small for each, small in zip(clauses, is_small, strict=True)):
        return said
    kept = [
        each
        for each, small in zip(clauses, is_small, strict=True)
        if not (small and _names_another(each) and not _ours_in(each))
    ]
    return ". ".join(kept) if len(kept) < len(clauses) else said


def _better_than_bad(said: str) -> str | None:
    """The one of ours that is spoken a little beside another spoken badly: "english small but french no good"."""
    clauses = _CLAUSES.split(said)
    others = [each for each in clauses if _names_another(each)]
    ours = {code for each in clauses for code in _ours_in(each)}
    is_bad = bool(others) and all(_BAD.search(each) and not _ours_in(each) for each in others)
    return ours.pop() if is_bad and len(ours) == 1 and not _NOT_FINE.search(said) else None


def _ours_in(said: str) -> set[str]:
    return {_OUR_NAMES[name] for name in re.findall(rf"\b{_OUR_NAME}\b", said)}


def _names_another(text: str) -> bool:
    """True where a language besides ours is named, also by a word for several of them: "creole"."""
    said = f" {phrase(text)} "
    return bool(languages_beside(text)) or any(f" {name} " in said for name in UNCLEAR)


def languages_beside(text: str) -> list[str]:
    """Codes of the languages named besides Spanish and English, whichever of them all is wanted."""
    said = _FROM_CONGO.sub(" ", _without_small_others(fold(text)))
    named = languages_in(_DENIED.sub(" ", said))
    return [code for code in named if code not in OURS]


def other_languages(text: str) -> list[str]:
    """Codes of the languages besides Spanish and English that somebody says they speak: "español poquito, hablo mam".

    "No hablo mam, español" names none.
    """
    if ours_asked_for(text):
        return []
    return languages_beside(text)


def _longest_at(tokens: list[str], at: int) -> tuple[str | None, int]:
    names = _codes()
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        name = " ".join(tokens[at : at + size])
        if name in UNCLEAR:
            return None, size
        if name in names and not (name in ("mayo", "natl", "chontal") and len(tokens) > 3):
            return names[name], size
    for size in (2, 1):
        name = " ".join(tokens[at : at + size])
        if at + size <= len(tokens) and len(name) >= 4 and name not in FAMILIES and (code := _lexicon().find(name)):
            return code, size
    return None, 1


def language_value(code: str) -> Json:
    """The canonical value of a known code."""
    return {"code": code, "name": LANGUAGES[code][0]}


def language_name(code: str, lang: str) -> str:
    """The language's name for reading in Spanish or English; the code itself when unknown."""
    names = LANGUAGES.get(code)
    return (names[0] if lang.startswith("en") else names[1]) if names else code
