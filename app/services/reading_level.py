"""Which texts are harder to read than the limit of content/style.yaml, told so that their author can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.errors import BadContent
from app.messaging.catalogue import Entry
from app.messaging.readability import Readability, readability
from app.services.wording_checks import Finding


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The lowest ease allowed by language, and from how many words on a text is measured: fewer say nothing.

    `spared` maps the contexts of texts that may be harder to the reason why.
    """

    ease: Mapping[str, float]
    least_words: int
    spared: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Any, *, source: str = "style.yaml") -> ReadingLimits:
        """The limits from parsed YAML. Raises BadContent when they are missing or no numbers."""
        held = data.get("reading") if isinstance(data, Mapping) else None
        ease = held.get("ease") if isinstance(held, Mapping) else None
        least = held.get("least_words") if isinstance(held, Mapping) else None
        if not isinstance(ease, Mapping) or not isinstance(least, int):
            raise BadContent(f"{source}: needs `reading:` with `least_words` and `ease` by language")
        if not all(isinstance(value, int | float) for value in ease.values()):
            raise BadContent(f"{source}: `reading: ease` holds a number for each language")
        spared = held.get("spared", {}) if isinstance(held, Mapping) else {}
        if not isinstance(spared, Mapping) or not all(isinstance(why, str) and why for why in spared.values()):
            raise BadContent(f"{source}: `reading: spared` gives for each text the reason why it may be harder")
        return cls({str(k): float(v) for k, v in ease.items()}, least, {str(k): why for k, why in spared.items()})


@dataclass(frozen=True, slots=True)
class Measured:
    """One text in one language with its figure."""

    context: str
    language: str
    place: str
    figure: Readability


def measured(entries: Sequence[Entry], language: str, *, file: str, least_words: int) -> Iterator[Measured]:
    """The texts that are sent and long enough, in the order given. `file` names a catalogue; English its own places."""
    for entry in entries:
        if not entry.is_sent or entry.is_sms:
            continue
        text = entry.source if language == "en" else entry.text
        figure = readability(text, language)
        if figure and figure.words >= least_words:
            own = f"{entry.places[0][0]}:{entry.places[0][1]}" if entry.places else "content"
            yield Measured(entry.context, language, own if language == "en" else f"{file}:{entry.line}", figure)


def hard_to_read(
    template: Sequence[Entry], catalogues: Mapping[str, Sequence[Entry]], limits: ReadingLimits
) -> list[Finding]:
    """A finding for each text below its language's limit. `catalogues` by language; English is the template itself."""
    found: list[Finding] = []
    for language, entries in {"en": template, **catalogues}.items():
        if language not in limits.ease:
            continue
        lowest = limits.ease[language]
        for each in measured(entries, language, file=f"{language}/orienta.po", least_words=limits.least_words):
            if each.figure.ease < lowest and each.context not in limits.spared:
                found.append(Finding(each.place, each.context, _message(each, lowest)))
    known = {entry.context for entry in template}
    gone = sorted(limits.spared.keys() - known)
    return found + [Finding("style.yaml", context, "is spared from the reading level and no text") for context in gone]


def _message(each: Measured, lowest: float) -> str:
    figure = each.figure
    per_sentence = figure.words / figure.sentences
    return (
        f"is hard to read in {'Spanish' if each.language == 'es' else 'English'}: ease {figure.ease:.0f}, "
        f"at least {lowest:.0f} wanted ({per_sentence:.0f} words a sentence, "
        f"{figure.syllables / figure.words:.1f} syllables a word): shorter sentences, plainer words"
    )
