"""Names told where something else is asked: one's own with its parts, what people call one, and the parents'. Pure.

"My name is Emmanuel, family name Ngwa Tabe, people call me Manu", "mi papá es José Zúniga y mi mamá Santos Cruz". What
is found is for offering at its own question, never for writing down: names of no list count where they are capitalised
or where the words around them say that they are names.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_talk import talk_among
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.whole_names import whole_name
from app.dialogue.text import fold

_MOST = 5
_LINKS = word_set("de|del|la|las|los|san|santa")
_OWN = re.compile(
    r"\b(?:me llamo|yo me llamo|mi (?:primer )?nombre(?: completo)? (?:es|:)|my (?:full |first |given )?name"
    r"(?: is|s| s)|i am called|im called)\b:?\s*"
)
_LED = re.compile(
    r"\W*+(?:(?:que|q|yo|es|soy|me llamo|mi nombre(?: completo)?(?: es)?|my name(?: is)?|i am|im|it is|its|is|"
    r"name)\b\W*)+"
)
_AM = re.compile(
    r"\W*+(?:(?:hola|hi|hello|pues|yo|buenas|buenos|dias|tardes|noches|ok|si|senor|senora|senorita)\W++)*+"
    r"(?:soy|i am|i'm|im)\s+"
)
_BARE = re.compile(r"(?:^|[.,;!\n]|\b(?:and|y|ok|hola|hello|hi)\b)\s*(?:my name|mi nombre)\s+(?=\w)")
""" "And my name Emmanuel": without a verb, and only before a name that is known."""
_OPENS = re.compile(r"^(?:(?:hola|hi|hello|pues|yo|soy|i am|im|ok|si)\W+)*")
_FAMILY = re.compile(
    r"\b(?:family|last|sur)\s?names?(?: (?:is|are))?:?\s+|\b(?:mis? |los |el )?apellidos?(?: (?:es|son))?:?\s+"
)
_ALIAS = re.compile(
    r"\b(?:me (?:dicen|disen|dise|llaman|conocen (?:como|por))|(?:people|they|everybody|everyone|friends) (?:all )?"
    r"call me|(?:i am|im) known as)\s+(?!(?:que|no|si|cosas|a|en|por|to|when|and)\b)(?:(?:el|la|the)\s+)?"
    r"(?P<alias>\w+)(?=\s*(?:$|[,.;\n]|(?:y|and|pero|but)\b))"
)
_PARENT = re.compile(
    r"\b(?:mi|my)\s+(?:(?P<father>papa|padre|apa|father|dad|daddy)|(?P<mother>mama|madre|ama|mother|mom|mum))"
    r"(?:'?s? name)?(?:\s+(?:es|era|is|was|se llama|se llamaba|called|llamado|llamada))?:?\s+"
)
_JOINT = re.compile(r"\s*[,.;:!?\n]|\s+(?:y|e|and|pero|but|que|who)\b")
_JOINING = re.compile(r"^\W*(?:(?:y|e|and|pero|but|tambien|also)\b\W*)+|(?<!\W)\W++(?:y|e|and|pero|but)\W*+$")
_LEANS = re.compile(r"\b(?:con|with|de|of|por|para|a|y yo|junto|donde|where)\s+$")
_TURNS = re.compile(r"\s*(?:,\s*)?(?:pero|but|y|and|aunque)\s+$")
_FEWEST_OF_A_PARENT = 2


def names_told(text: str, *, is_open: bool = False) -> dict[str, str]:
    """Parts of names by whose they are: first, middle, last, alias, mother, father; as typed.

    `is_open`: nothing that is no name is asked for, and a name may simply open the reply.
    """
    flat = aligned(text)
    found: dict[str, str] = {}
    if alias := _ALIAS.search(flat):
        found["alias"] = text[alias.start("alias") : alias.end("alias")]
    found |= parents_told(text)[0]
    family = _FAMILY.search(flat)
    surnames = _run(text, family.end()) if family else []
    own = _OWN.search(flat)
    said = _run(text, own.end()) if own else _opening(text, flat, alias) if is_open else []
    if surnames:
        found["last"] = " ".join(surnames)
    return _parted(said, found) | found if said else found


def own_told(text: str) -> tuple[dict[str, str], str]:
    """One's own name brought in as such ("me llamo Rosa Ajú"), in parts, and the reply without it; else nothing."""
    flat = aligned(text)
    own = _OWN.search(flat) or _AM.match(flat) or _BARE.search(flat)
    words = _run(text, own.end()) if own else []
    fewest = 1 if own is not None and own.re is _BARE else 2
    is_named = bool(words) and (own is None or own.re is _OWN or (len(words) >= fewest and fold(words[0]) in GIVEN))
    if own is None or not is_named:
        return {}, text
    ends = own.end()
    for word in words:
        ends = text.index(word, ends) + len(word)
    before, after = text[: own.start()], text[ends:]
    others = names_told(text) if own.re is _OWN else {}
    if others.keys() & {"alias"} or _FAMILY.search(aligned(text)):
        return {part: said for part, said in others.items() if part not in ("mother", "father")}, ""
    return _parted(words, {}), _JOINING.sub("", f"{before.strip()} {after.strip()}".strip(" ,;.:\n")).strip(" ,;.:\n")


def parts_of(said: str) -> dict[str, str]:
    """The parts of a name that was said by itself; unknown names together are surnames. Nothing for other words.

    Each part is for offering: `Ngwa Tabe` may be both surnames, and is asked about as they stand.
    """
    said = said[led.end() :] if (led := _LED.match(aligned(said))) else said
    words = _run(said, 0)
    if " ".join(words) != " ".join(said.replace(",", " ").split()).strip(" .;:!") or talk_among(said):
        return {}
    if words and fold(words[0]) in GIVEN:
        return _parted(words, {})
    return {"last": " ".join(words)} if len(words) >= _FEWEST_OF_A_PARENT else {}


def parents_told(text: str) -> tuple[dict[str, str], str]:
    """The names of the parents that a reply tells, by `mother` and `father`, and the reply without them."""
    flat, found, spans = aligned(text), dict[str, str](), list[tuple[int, int]]()
    for each in _PARENT.finditer(flat):
        words, ends = _of_parent(text, each.end())
        if len(words) >= _FEWEST_OF_A_PARENT:
            found[str(each.lastgroup)] = " ".join(words)
            spans.append((each.start(), ends))
    left, at = "", 0
    for start, end in spans:
        left, at = left + text[at:start], end
    if any(_LEANS.search(flat[:start]) for start, _ends in spans):
        return found, text  # "vivo con mi mamá Rosa Ajú en…": a sentence that needs them
    rest = _JOINING.sub("", left + text[at:])
    return found, rest.strip(" ,;.:\n") if spans else text


def _of_parent(text: str, at: int) -> tuple[list[str], int]:
    """The names from here on and where they end; in small letters all up to a joint, behind a given name."""
    words = _run(text, at)
    said = text[at : at + cut.start()] if (cut := _JOINT.search(aligned(text)[at:])) else text[at:]
    plain = said.split()
    is_plain = 1 < len(plain) <= _MOST and fold(plain[0]) in GIVEN and all(map(str.isalpha, plain))
    if is_plain and len(plain) > len(words) and not talk_among(said):
        words = plain
    ends = at
    for word in words:
        ends = text.index(word, ends) + len(word)
    return words, ends


def _parted(said: list[str], found: dict[str, str]) -> dict[str, str]:
    """One's own name in parts, the way it most likely goes: each is asked about before it stands."""
    if "last" in found or len(said) == 1:
        return {"first": said[0]} | ({"middle": " ".join(said[1:])} if said[1:] else {})
    whole = whole_name(" ".join(said))
    if whole:
        return {part: str(whole[part]) for part in ("first", "middle", "last") if whole.get(part)}
    has_middle = fold(said[1]) in GIVEN or (len(said) > _FEWEST_OF_A_PARENT and fold(said[1]) not in SURNAMES)
    parts = {"first": said[0], "middle": said[1] if has_middle else "", "last": " ".join(said[1 + has_middle :])}
    return {part: words for part, words in parts.items() if words}


def _opening(text: str, flat: str, alias: re.Match[str] | None) -> list[str]:
    """The name with which a reply opens: up to what people call one, or known names up to a stop."""
    begin = _OPENS.match(flat)
    start = begin.end() if begin else 0
    if alias and start < alias.start():
        words = _TURNS.sub("", text[start : alias.start()]).split()
        is_name = (
            1 < len(words) <= _MOST and fold(words[0]) in GIVEN and not any(map(str.isdigit, text[: alias.start()]))
        )
        return [word.strip(",.;") for word in words] if is_name else []
    words = _run(text, start)
    return words if words and fold(words[0]) in GIVEN and any(map(fold_known, words)) else []


def fold_known(word: str) -> bool:
    """True for a word of the lists of names."""
    return fold(word) in GIVEN or fold(word) in SURNAMES


def _run(text: str, at: int) -> list[str]:
    """The words from here on that are names: of a list, or capitalised; they end with a stop."""
    words: list[str] = []
    for token in text[at:].split():
        word = token.strip(',.;:!?()"')
        is_link = bool(words) and fold(word) in _LINKS
        if not word or not (fold_known(word) or is_link or (word[:1].isupper() and word.isalpha())):
            break
        words.append(word)
        if token[-1] in ",.;:!?" or len(words) == _MOST:
            break
    while words and fold(words[-1]) in _LINKS:
        words.pop()
    return words
