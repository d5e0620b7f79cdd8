"""From a topic to the narrower flow that answers it: "qué es la COMAR" leads to refuge, not to the nearest wide topic.

The wide topics and how sure they are stay routing's business; this looks only for plain phrases afterwards, and never
where danger, a command or another language was heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from app.dialogue import readers
from app.dialogue.readers.shorthand import written_out
from app.dialogue.routing import UNKNOWN, Route
from app.dialogue.text import loose, loose_own, sound
from app.dialogue.words.asides import holds_one
from app.errors import BadContent

NARROWED = 0.9
"""How sure a narrower flow is once one of its phrases was read."""


ANY = "any"
"""What a row `says` to which the words `about` alone lead."""

_MAY_LACK = ("asked", "whole", "about", "unless", "beside", "ignoring", "first", "then")
"""Lists that a row may leave out."""

_BETWEEN = 2
"""Words that may stand between the two phrases of a pair."""

_LONGEST = 12
"""Words of the longest phrase; a longer one would never be found, and is refused."""

_LONG_ENOUGH = 9
"""Letters of a phrase from which it is also known by its sound."""

_COUNTED = re.compile(
    r"\b(?:de )?\d+(?: (?:mil|anos?|anitos|meses|years? old|months old|dolares|dolar|dollars?|usd|dlls|pesos|lempiras|"
    r"quetzales))*\b"
)
"""An age or a sum within a sentence: "mi hija de 15 tiene que ir", "cobra 300 dolares por llenar"."""


@dataclass(frozen=True, slots=True)
class Narrower:
    """One flow, the wide topics it is part of (`unknown`: also where none was heard) and the phrases that name it.

    `asked`: phrases that name it only in a message with a question mark, since others state the same words.
    `whole`: phrases that name it only as a whole message.
    `plain`: its phrases answer no question of ours, so that they lead there even where any words would be an answer.
    `first`, `then`: one of the first and, at most a few words behind it, one of the other name it together;
    with `apart`, in any order and however many words lie between them.
    `unless`: words beside which nothing of the row names it.
    `says`: what a statement may name instead of a phrase (`day`, `hour`; `any`: it need name nothing), where one of
    `about`, or one of `first` with one of `then`, and none of `unless`, is in it; or where, besides the day and its
    hour, it has no words but those of `beside`.
    `yields`: its phrases ask for what a statement may tell: where a day is named, a row that says so comes first.
    `ignoring`: words that are left out before it is looked whether a day is named.
    """

    flow: str
    of: frozenset[str]
    phrases: tuple[str, ...]
    asked: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    says: str | None = None
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    plain: bool = False
    ignoring: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    apart: bool = False
    yields: bool = False
    _runs: Mapping[tuple[bool, str], Mapping[str, int]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        runs = {
            (by_ear, name): {form(phrase): len(phrase) for phrase in sorted(listed, key=len) if form(phrase)}
            for by_ear, form in ((False, _as_typed), (True, _by_ear))
            for name, listed in (
                ("phrases", self.phrases),
                ("asked", self.asked),
                ("whole", self.whole),
                ("first", self.first),
                ("then", self.then),
            )
        }
        object.__setattr__(self, "_runs", runs)

    def named_by(self, words: Words, is_asked: bool) -> int:
        """The length of its longest phrase that stands in what was said; 0 for none. Pairs are not looked at."""
        inside = ("phrases", "asked") if is_asked else ("phrases",)
        whole = self._runs[words.is_by_ear, "whole"].get(words.said, 0)
        return max((whole, *(size for name in inside for size in self.standing(name, words).values())))

    def standing(self, name: str, words: Words) -> dict[str, int]:
        """The phrases of one of its lists that stand in what was said, in the form of `words`, with their lengths."""
        listed = self._runs[words.is_by_ear, name]
        is_short = len(words.runs) < len(listed)  # whichever is shorter is walked: a message can have thousands of runs
        stand = listed.keys() & words.runs if is_short else words.runs.intersection(listed)
        return {run: listed[run] for run in stand}

    @classmethod
    def from_data(cls, row: Any, *, where: str, groups: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Narrower:
        """One row of content/narrower.yaml. Raises BadContent naming the row that is not as it should be.

        `groups`: the words that `{name}` stands for in a phrase.
        """
        if not isinstance(row, Mapping) or not isinstance(row.get("flow"), str):
            raise BadContent(f"{where}: needs `flow`, `of` and `phrases`")
        for name in ("of", "phrases", *_MAY_LACK):
            listed = row.get(name, [] if name in _MAY_LACK else None)
            if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
                raise BadContent(f"{where}: `{name}` is a list of words; put yes, no and numbers in quotes")
        if row.get("says") not in (None, "day", "hour", ANY):
            raise BadContent(f"{where}: `says` can only be `day`, `hour` or `any`")
        for name in ("plain", "apart", "yields"):
            if not isinstance(row.get(name, False), bool):
                raise BadContent(f"{where}: `{name}` is true or is left out")
        about, unless, beside, ignoring = (
            tuple(map(loose_own, row.get(name, ()))) for name in ("about", "unless", "beside", "ignoring")
        )
        phrases, asked, whole, first, then = (
            tuple(loose_own(each) for phrase in row.get(name, ()) for each in _written_out(phrase, groups, where=where))
            for name in ("phrases", "asked", "whole", "first", "then")
        )
        long = next((each for each in (*phrases, *asked, *whole, *first, *then) if len(each.split()) > _LONGEST), None)
        if long is not None:
            raise BadContent(f"{where}: `{long}` is longer than {_LONGEST} words; part of it names the flow as well")
        if bool(first) != bool(then):
            raise BadContent(f"{where}: `first` and `then` go together")
        return cls(
            row["flow"],
            frozenset(row["of"]),
            phrases,
            asked,
            whole,
            row.get("says"),
            about,
            unless,
            beside,
            row.get("plain", False),
            ignoring,
            first,
            then,
            row.get("apart", False),
            row.get("yields", False),
        )


def _written_out(phrase: str, groups: Mapping[str, Sequence[str]], *, where: str) -> Iterator[str]:
    """The phrase once for each word of the groups that it names."""
    before, mark, rest = phrase.partition("{")
    if not mark:
        yield phrase
        return
    name, _, after = rest.partition("}")
    if name not in groups:
        raise BadContent(f"{where}: `{phrase}`: there is no group called {name}")
    for word in groups[name]:
        yield from _written_out(f"{before}{word}{after}", groups, where=where)


def narrower_from_data(data: Any, *, source: str = "narrower.yaml") -> tuple[Narrower, ...]:
    """The table from parsed YAML, in its order."""
    rows = data.get("narrower") if isinstance(data, Mapping) else None
    groups = data.get("groups", {}) if isinstance(data, Mapping) else {}
    if not isinstance(rows, list):
        raise BadContent(f"{source}: needs `narrower:` with a list of rows")
    is_table = isinstance(groups, Mapping) and all(isinstance(words, list) for words in groups.values())
    if not is_table or not all(isinstance(word, str) for words in groups.values() for word in words):
        raise BadContent(f"{source}: `groups` gives a list of words for each name")
    return tuple(
        Narrower.from_data(row, where=f"{source}: row {n}", groups=groups) for n, row in enumerate(rows, start=1)
    )


def narrowed(
    route: Route, text: str, table: tuple[Narrower, ...], named: Callable[[str], str] = lambda text: "none"
) -> Route:
    """The route, or that of the narrower flow whose longest phrase stands in the text; the wide topic comes second.

    `named` tells what a statement names (`day`); it is asked only where no phrase was found.
    """
    heard = loose(text)
    is_asked = "?" in text or "¿" in text
    full = loose(written_out(text))
    rows = [
        row
        for row in table
        if route.topic in row.of
        and (row.says is not None or not any(holds_one(said, row.unless) for said in (heard, full)))
    ]
    forms = [_found(rows, words, is_asked) for words in _forms(heard, full)]
    found = next(filter(None, forms), [])
    found = found + [each for more in forms for each in more if each[2]]  # what is plainly asked, however it is spelled
    if found and all(yields for *_, yields in found):
        found = [] if any(_is_named(row, text, heard, named) for row in rows if row.says == "day") else found
    is_phrase = bool(found)
    meant = [] if is_phrase else [row for row in rows if _is_named(row, text, heard, named)]
    found = found or [(0, row.flow, False, False) for row in meant]
    if not found:
        return route
    _, flow, is_plain, _ = max(found)
    wide = (route.topic,) if route.topic != UNKNOWN else ()
    is_sure = is_phrase or any(row.says != ANY for row in meant)
    sure = max(route.confidence, NARROWED) if is_sure else route.confidence
    return replace(
        route,
        topic=flow,
        confidence=sure,
        alternatives=wide + route.alternatives,
        is_plain=is_plain,
        is_mention=not is_sure,
    )


@dataclass(frozen=True, slots=True)
class Words:
    """A message in one of the forms it is looked through in, with all its runs of words; `said` as it is, or by ear."""

    said: str
    is_by_ear: bool
    runs: frozenset[str]

    @classmethod
    def of(cls, said: str, *, is_by_ear: bool) -> Words:
        """The words and their runs, each as long as a phrase can be."""
        each = said.split()
        ends = ((start, end) for start in range(len(each)) for end in range(start, min(start + _LONGEST, len(each))))
        return cls(said, is_by_ear, frozenset(" ".join(each[start : end + 1]) for start, end in ends))


def _forms(heard: str, full: str) -> Iterator[Words]:
    """The words as typed, then written out, without their counts, and as they sound.

    A later form counts where those before it named nothing, or for a longer phrase of a `plain` row.
    """
    forms = (heard, full, _COUNTED.sub(" ", full))
    for said in dict.fromkeys(" ".join(form.split()) for form in forms):
        if said:
            yield Words.of(said, is_by_ear=False)
    for said in dict.fromkeys(sound(form) for form in forms):
        if said:
            yield Words.of(said, is_by_ear=True)


def _found(rows: Sequence[Narrower], words: Words, is_asked: bool) -> list[tuple[int, str, bool, bool]]:
    """The rows that a message names: length of the phrase, flow, whether its phrases are plain, whether they yield."""
    named = (
        (max(row.named_by(words, is_asked), _together(row, words) if row.says is None else 0), row) for row in rows
    )
    return [(size, row.flow, row.plain, row.yields) for size, row in named if size]


def _together(row: Narrower, words: Words) -> int:
    """The length of the longest pair of a `first` and a `then` that stand together; 0 for none."""
    if not row.first or not (firsts := row.standing("first", words)) or not (thens := row.standing("then", words)):
        return 0
    if row.apart:
        return max(firsts.values()) + max(thens.values())
    best, spaced = 0, f" {words.said} "
    for first, size in firsts.items():
        after = spaced[spaced.index(f" {first} ") + len(first) + 1 :]
        for then, more in thens.items():
            at = after.find(f" {then} ")
            if at >= 0 and len(after[:at].split()) <= _BETWEEN:
                best = max(best, size + more)
    return best


def _as_typed(phrase: str) -> str:
    return phrase


@cache
def _by_ear(phrase: str) -> str:
    """A phrase as it sounds; nothing for a short one, which sounds like too much else ("la ice", "la hice")."""
    return sound(phrase) if len(phrase) >= _LONG_ENOUGH and " " in phrase else ""


def _is_named(row: Narrower, text: str, heard: str, named: Callable[[str], str]) -> bool:
    if row.says is None or holds_one(heard, row.unless):
        return False
    is_about = holds_one(heard, row.about) or (bool(row.beside) and readers.is_day_alone(text, row.beside))
    is_about = is_about or (bool(row.first) and _together(row, Words.of(heard, is_by_ear=False)) > 0)
    if row.says == ANY:
        return is_about
    for words in sorted(row.ignoring, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return is_about and named(text) == row.says
