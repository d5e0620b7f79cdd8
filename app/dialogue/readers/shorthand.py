"""What thumbs leave out: `q`, `xq`, `tmb`, `asta` and their like written out, case, accents and marks left alone.

Only for readers of talk. Numbers, names, languages and places are read as they were typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FULL = {
    "que": "q|k|ke|qe|qeu|qu",
    "porque": "xq|xk|xke|xque|pq|porq|pork|porke|porqe|poque|xqe|pork e",
    "por": "x",
    "de": "d",
    "me": "m",
    "ahorita": "orita|aorita|horita|orit",
    "tambien": "tmb|tb|tbn|tmbn|tambn|tanbien|tambein",
    "todavia": "todabia|todabía|toavia|tovia|todvia|tdv|tdvia|todaviia",
    "hasta": "asta",
    "quede": "kede|qede|kedé|qedé",
    "aqui": "aki|aqi|akí|aquii",
    "donde": "dnd|dond|onde",
    "cuando": "cuand|cdo|kuando|qando",
    "como": "komo",
    "bien": "bn",
    "mensaje": "msj|mnsj|mensage|mensaj|mje",
    "nomas": "nms|namas|nmas|nadamas",
    "por favor": "xfa|xfavor|porfabor|porfabor|pls|plz|plis",
    "gracias": "grasias|grasia|grax|grcs|gracia",
    "quiero": "kiero|qiero|kero|qero|quero",
    "quise": "kise|qise|kice|quize",
    "quien": "kien|qien",
    "necesito": "nesesito|nececito|nesecito",
    "estoy": "estoi|toy",
    "hablo": "ablo",
    "hablar": "ablar",
    "llamar": "yamar",
    "llamen": "yamen|llamem",
    "because": "bc|bcuz|becuz|becase|beacuse|becouse|cuz|coz|bcos|becos|b/c",
    "thanks": "thx|tnx|thnx|thks",
    "telefono": "tlf|telf|tlfno|tlfn|telefno",
    "todas": "tdas|toas|todaz",
    "everything": "evrything|everyting|everthing|evryting",
    "want": "wnt|wanna",
    "right": "rigth|rigt|riht|rght|wright",
    "correct": "corect|corret|correc|corrct",
    "number": "nomber|numer|numbr|nummber|nomer|nunber|numbe",
    "numero": "numro|nuemro|nimero|nuumero|numreo|nunmero",
    "first": "firts|frist|firt|fisrt",
}
_MEANT = {short: full for full, listed in _FULL.items() for short in listed.split("|")}
_ALONE = frozenset({"q", "k", "x", "ke", "qu", "d", "m"})
"""Letters that stand for a word only before another one; by themselves they may be a line of a list, or a yes."""
_SHORT = re.compile(
    r"(?<![\w'’])(?P<two>por (?:q|k|ke|qe)|x (?:q|k|ke|que))(?!\w)|"
    rf"(?<![\w'’])(?P<word>{'|'.join(sorted(map(re.escape, _MEANT), key=len, reverse=True))})(?![\w'’])",
    re.IGNORECASE,
)
_LANGUAGE_FOLLOWS = re.compile(r"\s+(?:[ei]ch|anj|eq|aq)", re.IGNORECASE)
_WORD_FOLLOWS = re.compile(r"\s+[^\W\d_]")


@lru_cache(maxsize=32)
def written_out(text: str) -> str:
    """The reply with its shortened and misspelt small words as they are in books: `si xq no` -> `si porque no`."""
    return _WITHOUT_H.sub(r"h\g<word>", _SHORT.sub(_in_full, text))


_WITHOUT_H = re.compile(r"(?<![\w'’])(?P<word>a|an|emos|e)(?=\s+\w{2,}(?:ad|id)o(?!\w))", re.IGNORECASE)
"""`no me an dado`: the verb before a participle, without its silent letter."""


def _in_full(found: re.Match[str]) -> str:
    if found["two"]:
        return "porque"
    word, rest = found["word"].lower(), found.string[found.end() :]
    if word in _ALONE and (not _WORD_FOLLOWS.match(rest) or _LANGUAGE_FOLLOWS.match(rest)):
        return found["word"]
    return _MEANT[word]
