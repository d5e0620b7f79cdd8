"""The words that lead: MENU, ATRAS, PAUSA, CORREGIR 5, ALTO... read from whole messages, in both languages at once.

Only a whole message is a command; three that change nothing are also heard in capitals within other words, and
phrases that can hardly mean anything else (`within`, `language_within`) anywhere in a short message. Case,
accents, punctuation, emoji and politeness around it ("menú, por favor") never matter, and small typos are forgiven
where they point at one command alone. STOP and ERASE are different: only a listed phrase counts, letter by letter, so
that "Baja California", "cancelaron mi cita" or "stop by tomorrow" stop nothing, and no typo ever erases a case.

The lists come from content/keywords.yaml; reading the file is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self, get_args

from pydantic import ConfigDict, model_validator
from rapidfuzz.distance import OSA

from app.dialogue.tables import Bilingual, Phrase, Table
from app.dialogue.text import fold, loose, loose_own, squeeze
from app.dialogue.words.spelling import Speller

CommandName = Literal[
    "menu",
    "back",
    "skip",
    "pause",
    "repeat",
    "correct",
    "language",
    "person",
    "help",
    "erase",
    "stop",
    "start",
    "source",
    "why",
    "resume",
    "wrong_number",
    "more",
    "picture",
    "plan",
    "summary",
    "hide",
]
MeantName = CommandName | Literal["ask_to_erase"]
"""`ask_to_erase`: ERASE among other words ("sabes qué, borra todo mejor"); it is asked about as ERASE is."""
CarrierName = Literal["stop", "start", "help"]

COMMANDS: tuple[CommandName, ...] = get_args(CommandName)
ALOUD: frozenset[CommandName] = frozenset(("pause", "summary", "menu", "person"))
EXACT: frozenset[CommandName] = frozenset(("stop", "erase"))

# Words that must never stop or erase anything, whoever edits the lists: answers, places, what people say of a hearing.
_NEVER_EXACT = frozenset(
    ("baja", "baja california", "cancelar", "cancela", "cancelado", "cancel", "end", "quit", "fin", "si", "no", "yes")
)
_LONGEST_ARGUMENT = 8
"""Words after CORREGIR: as many as the longest name of an answer has, with its number in a list."""
_LONGEST_NUMBER = 2
_FEWEST_AROUND = 2
_SHORTEST_ALOUD = 4
_LONGEST_POLITENESS = 6
_LONGEST_TALK = 12
"""Words of a message that may hold one of the phrases `within`."""
_LONGEST_CALL = 24
"""The same for a call for a person, who is never held back."""
_OURS = ("es", "en")
_CLAUSES = re.compile(r"[?¿!¡.,;\n]+")
_LEADS = re.compile(r"^(?:(?:please|pls|por favor|porfa|and|but|so|just|y|pero|mejor|pues|entonces|ya) )+")
_NOT_MEANT = frozenset(
    ("no", "nunca", "never", "not", "dont", "me", "nos", "se", "dijo", "dice", "dijeron", "decia", "said", "told")
)
"""Words before "borra todo" after which it is not asked of us: "no borra todo", "me dijo borra todo"."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a whole message asks for.

    `argument`: what followed CORREGIR ("5", "apellido", "birth date": folded words), the code of the language named
    with IDIOMA ("es", "mam"), `form` where RESUME names the form, else None. `rest`: what else was said beside a
    language ("can you talk English? is this safe"), as it was typed. `is_insisted`: we misread it before.
    """

    name: MeantName
    argument: str | None = None
    rest: str | None = None
    is_insisted: bool = False


class CommandWords(Bilingual):
    """The phrases of one command. `with_argument`: beginnings that words may follow; `with_number`: a number must.

    `within`: phrases that mean it anywhere in a short message.
    """

    with_argument: tuple[Phrase, ...] = ()
    with_number: tuple[Phrase, ...] = ()
    within: tuple[Phrase, ...] = ()


class Keywords(Table):
    """content/keywords.yaml as a model; every list is folded once, when first needed.

    `commands` has every name of COMMANDS. `politeness`: words around a command that change nothing. `languages`: code
    of each language to the names people give it. `language_openings`: what may stand before a language's name;
    `language_within`: what stands before it at the end of a clause, whatever comes before; `language_insists`: what is
    said after it by whoever has asked before ("español, que ya te dije").
    `not_typos`: real words that are never read as a misspelled command. `carrier`: the words that the SMS provider
    itself obeys.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    commands: Mapping[CommandName, CommandWords]
    politeness: Bilingual
    languages: Mapping[str, tuple[Phrase, ...]]
    language_openings: tuple[Phrase, ...]
    language_within: tuple[Phrase, ...] = ()
    language_insists: tuple[Phrase, ...] = ()
    not_typos: tuple[Phrase, ...] = ()
    carrier: Mapping[CarrierName, tuple[Phrase, ...]]

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Every command is there, no phrase means two things, and nothing ordinary stops or erases."""
        missing = [name for name in COMMANDS if name not in self.commands]
        if missing:
            raise ValueError(f"commands: {', '.join(missing)} is missing")
        owner: dict[str, CommandName] = {}
        for phrase, name in self._listed():
            if owner.setdefault(phrase, name) != name:
                raise ValueError(f'"{phrase}" is listed for both {owner[phrase]} and {name}: keep it in one')
        for name in EXACT:
            for phrase in map(loose, self.commands[name].both):
                if phrase in _NEVER_EXACT:
                    raise ValueError(f'"{phrase}" must never be a word for {name}: people write it for other reasons')
            if self.commands[name].with_argument or self.commands[name].with_number:
                raise ValueError(f"{name} takes no argument: list its whole phrases")
        return self

    def _listed(self) -> Iterator[tuple[str, CommandName]]:
        for name, phrases in self.commands.items():
            for phrase in phrases.both:
                yield loose(phrase), name

    @cached_property
    def phrases(self) -> Mapping[str, CommandName]:
        """Every listed phrase, folded, and its command."""
        return dict(self._listed())

    @cached_property
    def language_names(self) -> Mapping[str, str]:
        """Every name of a language, folded, and its code. Questions that ask for a language pass these as expected."""
        return {loose(name): code for code, names in self.languages.items() for name in names}

    @cached_property
    def longest(self) -> int:
        """How many words the longest message can have that may still be a command."""
        return max(len(phrase.split()) for phrase in self.phrases) + _LONGEST_ARGUMENT + _LONGEST_POLITENESS

    @cached_property
    def _polite(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(loose(phrase).split()) for phrase in self.politeness.both)

    @cached_property
    def _polite_sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(phrase) for phrase in self._polite}, reverse=True))

    @cached_property
    def openings(self) -> frozenset[str]:
        """What may stand before the name of a language, folded."""
        return frozenset(map(loose, self.language_openings))

    @cached_property
    def within(self) -> tuple[tuple[str, CommandName], ...]:
        """Phrases that mean a command anywhere in a short message, folded, the longest first."""
        found = [(loose(phrase), name) for name, listed in self.commands.items() for phrase in listed.within]
        return tuple(sorted(found, key=lambda each: -len(each[0])))

    @cached_property
    def ours_within(self) -> tuple[tuple[str, str], ...]:
        """How a clause ends that asks us to go on in a language of ours, and the code of that language."""
        ours = [(name, code) for name, code in self.language_names.items() if code in _OURS]
        return tuple((f"{loose(opening)} {name}", code) for opening in self.language_within for name, code in ours)

    @cached_property
    def insisting(self) -> frozenset[str]:
        """What is said after a language by whoever has asked for it before, folded."""
        return frozenset(map(loose, self.language_insists))

    @cached_property
    def beginnings(self) -> tuple[tuple[tuple[str, ...], CommandName, bool], ...]:
        """Beginnings that take an argument, longest first: words, command, and whether it must be a number."""
        found = [
            (tuple(loose(phrase).split()), name, needs_number)
            for name, listed in self.commands.items()
            for needs_number, phrases in ((False, listed.with_argument), (True, listed.with_number))
            for phrase in phrases
        ]
        return tuple(sorted(found, key=lambda beginning: -len(beginning[0])))

    @cached_property
    def speller(self) -> Speller:
        """Finds the listed phrases, and the words that only look like them, behind misspellings."""
        return Speller({*self.phrases, *self.language_names, *map(loose, self.not_typos)})

    @cached_property
    def _carrier(self) -> Mapping[str, CarrierName]:
        return {phrase.strip().casefold(): name for name, phrases in self.carrier.items() for phrase in phrases}

    def carrier_word(self, text: str) -> CarrierName | None:
        """What the SMS provider has already done by itself on this message: stop, start, help, or None.

        Whole message, any case. Only for SMS, so that our own record agrees with theirs; content never invites these.
        """
        return self._carrier.get(text.strip().casefold())

    def without_politeness(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words with greetings and thanks taken off both ends; all of them when nothing else would be left."""
        core = tuple(words)
        while core:
            shorter = self._one_less(core)
            if shorter == core:
                return core
            core = shorter
        return tuple(words)

    def without_address(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words without those that only turn to us in their midst: "ya volví, amigo, por dónde íbamos"."""
        return tuple(word for word in words if (word,) not in self._polite)

    def _one_less(self, core: tuple[str, ...]) -> tuple[str, ...]:
        """The words without one polite phrase at their end or beginning; the same words when there is none."""
        for size in self._polite_sizes:
            if core[-size:] in self._polite:
                return core[:-size]
            if core[:size] in self._polite:
                return core[size:]
        return core


def recognise(text: str, *, lang: str, keywords: Keywords, expected: Sequence[str] = ()) -> Command | None:
    """The command that the whole message is, or None. Both languages are always read, whatever `lang` is.

    `expected`: words that the present question offers as answers. An option equal to a command wins over it, except
    over STOP and ERASE; an option as near as a command wins over a misspelled one. Questions whose answer may be a
    language pass `keywords.language_names`.
    """
    if aloud := _in_capitals(text, keywords):
        return Command(aloud)
    letters = fold(text)
    if not letters or letters.count(" ") >= keywords.longest:
        return None
    if name := _exact(letters, keywords):
        return Command(name)
    whole = tuple(squeeze(letters).split())
    core = keywords.without_politeness(whole)
    phrase = " ".join(core)
    options = {loose_own(option) for option in expected}
    if phrase in options or " ".join(whole) in options:
        return None
    listed = keywords.phrases.get(phrase) or keywords.phrases.get(" ".join(keywords.without_address(core)))
    if listed and listed not in EXACT:
        return Command(listed)
    return (
        _language(core, keywords, options)
        or _with_argument(core, keywords)
        or _misspelled(phrase, keywords, options)
        or _within(text, keywords, options)
    )


def _within(text: str, keywords: Keywords, options: set[str]) -> Command | None:
    """A command that a short message holds among other words: "sabes qué, borra todo mejor", "mejor en español"."""
    said = f" {loose(text)} "
    size = len(said.split())
    if size > _LONGEST_CALL:
        return None
    for phrase, name in keywords.within:
        if size > _LONGEST_TALK and name != "person" and not (name == "erase" and _opens_a_clause(text, phrase)):
            continue
        before, found, _ = said.partition(f" {phrase} ")
        if not found or (name in EXACT | {"person"} and _NOT_MEANT & set(before.split()[-3:])):
            continue
        return Command("ask_to_erase" if name == "erase" else name, "form" if name == "resume" else None)
    return _asked_language(text, keywords, options) if size <= _LONGEST_TALK else None


def _opens_a_clause(text: str, phrase: str) -> bool:
    """True where a clause of a long message begins with the phrase: "I am tired. Take it out, delete everything"."""
    clauses = (loose(each) for each in _CLAUSES.split(text))
    return any(f"{_LEADS.sub('', clause)} ".startswith(f"{phrase} ") for clause in clauses)


def _asked_language(text: str, keywords: Keywords, options: set[str]) -> Command | None:
    """Spanish or English that a clause ends with, or that is said again; not where it is what was asked for."""
    clauses = [each.strip() for each in _CLAUSES.split(text) if each.strip()]
    for number, clause in enumerate(clauses):
        words = loose(clause)
        code = next((code for end, code in keywords.ours_within if f" {words}".endswith(f" {end}")), None)
        first = keywords.language_names.get(words.removeprefix("in ").removeprefix("en ").partition(" ")[0])
        is_again = first in _OURS and any(f" {each} " in f" {words} " for each in keywords.insisting)
        code = code or (first if is_again else None)
        is_offered = any(name in options for name, of in keywords.language_names.items() if of == code)
        if code and (not is_offered or (len(clauses) > 1 and "?" in text)):
            return Command("language", code, " ".join(clauses[:number] + clauses[number + 1 :]) or None)
    return None


def _in_capitals(text: str, keywords: Keywords) -> CommandName | None:
    """PAUSE, SUMMARY or MENU as we write them, within other words: "PAUSA que me llaman del trabajo"."""
    words = [word.strip(".,;:!?¡¿") for word in text.split()]
    if len(words) < _FEWEST_AROUND or text.isupper():
        return None
    found = {keywords.phrases.get(fold(word)) for word in words if len(word) >= _SHORTEST_ALOUD and word.isupper()}
    named = found & ALOUD
    return next(iter(named)) if len(named) == 1 else None


def _exact(letters: str, keywords: Keywords) -> CommandName | None:
    """STOP or ERASE when the message, or what is left without politeness, is one of their phrases to the letter."""
    phrase = " ".join(keywords.without_politeness(letters.split()))
    name = keywords.phrases.get(letters) or keywords.phrases.get(phrase)
    return name if name in EXACT else None


def _language(core: Sequence[str], keywords: Keywords, options: set[str]) -> Command | None:
    """A language by its name, alone or after "en", "idioma", "change to"...; None when names are what was asked for."""
    for start in range(len(core)):
        name = " ".join(core[start:])
        code = keywords.language_names.get(name)
        if code and name not in options and (not start or " ".join(core[:start]) in keywords.openings):
            return Command("language", code)
    return None


def _with_argument(core: Sequence[str], keywords: Keywords) -> Command | None:
    """A beginning such as CORREGIR with a few words after it."""
    for beginning, name, needs_number in keywords.beginnings:
        rest = core[len(beginning) :]
        if not rest or tuple(core[: len(beginning)]) != beginning or len(rest) > _LONGEST_ARGUMENT:
            continue
        if not needs_number or (rest[0][0].isdigit() and len(rest) <= _LONGEST_NUMBER):
            return Command(name, " ".join(rest))
    return None


def _misspelled(phrase: str, keywords: Keywords, options: set[str]) -> Command | None:
    """The one command that the phrase nearly is; None when an option is as near, or when in any doubt."""
    near = keywords.speller.nearest(phrase)
    if not near:
        return None
    slips = OSA.distance(phrase, near[0])
    if any(OSA.distance(phrase, option) <= slips for option in options):
        return None
    meant = {_meaning(candidate, keywords) for candidate in near}
    only = meant.pop() if len(meant) == 1 else None
    return None if only is None or only.name in EXACT else only


def _meaning(known: str, keywords: Keywords) -> Command | None:
    """What a known phrase asks for; None for a real word that only looks like a command."""
    if code := keywords.language_names.get(known):
        return Command("language", code)
    name = keywords.phrases.get(known)
    return Command(name) if name else None
