"""What is wrong with the words before anybody reads them, told so that their author can mend it; and what they cost.

Works on catalogue entries; `app.storage.catalogues` reads them. English is the source, so the template's entries stand
for the English texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.messaging.catalogue import SMS, Entry, digest, made_from, spoken
from app.messaging.gsm7 import characters_outside, is_gsm7
from app.messaging.markup import marks, placeholders, plain
from app.messaging.segments import Encoding, measure, utf16_units
from app.messaging.sms_variant import AccentTable, bare, propose_sms_variant
from app.messaging.style import Avoid

TEXT_LIMIT, LABEL_LIMIT, DESCRIPTION_LIMIT = 1600, 24, 72
SMS_LIMIT = 6

_OPTION = re.compile(r"/option\.[^./]+$")
_DESCRIPTION = re.compile(r"/option\.[^./]+\.description$")
_PAGE_VALUE = re.compile(r"%\((\w+)\)s")
_TWO_STOPS = re.compile(r"(\S{0,12}[^.\s])\.\.(?!\.)")
_KEEPS = "keeps: "
_NAMES = {"es": "Spanish", "pt": "Portuguese"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the file, where in it (a context, or a page's English text) and what, in an author's words."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one text costs on one channel: characters with placeholders as written, alphabet, segments (WhatsApp: 1)."""

    context: str
    language: str
    channel: Literal["whatsapp", "sms"]
    characters: int
    encoding: Encoding
    segments: int


def check_wording(
    template: Sequence[Entry],
    catalogue: Sequence[Entry],
    *,
    file: str,
    style: Sequence[Avoid],
    accents: AccentTable,
    language: str = "es",
) -> list[Finding]:
    """Everything wrong with the English texts and with one language's catalogue, in the template's order.

    `file` names the catalogue in findings; English findings name the content file.
    """
    held = {(e.context, e.source): e for e in catalogue}
    variants = {e.context: e for e in catalogue if e.is_sms}
    findings: list[Finding] = []
    for wanted in template:
        findings += _source_findings(wanted, style)
        entry = held.get((wanted.context, wanted.source))
        where = wanted.context or wanted.source[:60]
        messages = list(_entry_messages(wanted, entry, style, language))
        if entry and wanted.is_sent and entry.is_usable:
            messages += _variant_messages(entry, variants.get(entry.context + SMS), accents)
        findings += [Finding(_at(file, entry), where, message) for message in messages]
    return findings


def costs(
    template: Iterable[Entry], catalogues: Mapping[str, Sequence[Entry]], *, toll_free: bool = False
) -> list[Cost]:
    """What each text costs in each language on each channel, as it would be said today."""
    words = {language: spoken(entries) for language, entries in catalogues.items()}
    result: list[Cost] = []
    for entry in template:
        if not entry.is_sent:
            continue
        result += _costs_of(entry.context, "en", entry.source, entry.source, toll_free)
        for language, texts in words.items():
            if text := texts.get((entry.context, entry.source)):
                sms = texts.get((entry.context + SMS, entry.source), text)
                result += _costs_of(entry.context, language, text, sms, toll_free)
    return result


def _costs_of(context: str, language: str, whatsapp: str, sms: str, toll_free: bool) -> list[Cost]:
    wide, short = measure(whatsapp), measure(plain(sms), toll_free=toll_free)
    return [
        Cost(context, language, "whatsapp", wide.characters, wide.encoding, 1),
        Cost(context, language, "sms", short.characters, short.encoding, short.segments),
    ]


def _source_findings(wanted: Entry, style: Sequence[Avoid]) -> Iterator[Finding]:
    """What is wrong with the English text itself."""
    file = f"{wanted.places[0][0]}:{wanted.places[0][1]}" if wanted.places else "content"
    where = wanted.context or wanted.source[:60]
    messages = [*_style_messages(wanted.source, style, "en"), *_length_messages(wanted.context, wanted.source)]
    messages += _stop_messages(wanted.source)
    if wanted.is_sent and (outside := characters_outside(wanted.source)):
        messages.append(f"{_shown(outside)} makes an SMS more than twice as dear: write it another way")
    yield from (Finding(file, where, message) for message in messages)


def _entry_messages(wanted: Entry, entry: Entry | None, style: Sequence[Avoid], language: str) -> Iterator[str]:
    name = _NAMES.get(language, language)
    if entry is None or not entry.text.strip():
        yield f"has no {name} text"
        return
    if entry.is_fuzzy:
        before = f"; it was: {entry.previous}" if entry.previous else ""
        yield f"the {name} text waits for review: the English has changed or it was only proposed{before}"
    yield from _same_parts(wanted.source, entry.text, name)
    yield from _style_messages(entry.text, style, language)
    yield from _stop_messages(entry.text)
    yield from _length_messages(wanted.context, entry.text)


def _same_parts(source: str, text: str, name: str) -> Iterator[str]:
    """Placeholders and marks must be the same in both languages."""
    for kind, english, other in (
        ("placeholder", Counter(placeholders(source)), Counter(placeholders(text))),
        ("page value", Counter(_PAGE_VALUE.findall(source)), Counter(_PAGE_VALUE.findall(text))),
    ):
        if missing := sorted((english - other).elements()):
            yield f"the {name} text lacks the {kind} {_braced(missing)}"
        if extra := sorted((other - english).elements()):
            yield f"the {name} text has a {kind} that the English lacks: {_braced(extra)}"
    english_marks, other_marks = marks(source), marks(text)
    for mark, label in (("bold", "*bold* pairs"), ("list", "list lines")):
        if english_marks[mark] != other_marks[mark]:
            yield f"the English has {english_marks[mark]} {label}, the {name} {other_marks[mark]}"


def _style_messages(text: str, style: Sequence[Avoid], language: str) -> Iterator[str]:
    for avoid in style:
        if avoid.lang == language:
            for word in avoid.found_in(text):
                yield f'we do not write "{word}"; instead: {avoid.say}'


def _stop_messages(text: str) -> Iterator[str]:
    """Two full stops at the end of a sentence, as after "EE. UU."; three are a pause."""
    if found := _TWO_STOPS.search(text):
        yield f'two full stops stand together after "{found[1]}": write one'


def _length_messages(context: str, text: str) -> Iterator[str]:
    if not context:
        return
    shown = plain(text)
    length = utf16_units(shown)
    if _OPTION.search(context):
        if length > LABEL_LIMIT:
            yield f"a label holds {LABEL_LIMIT} characters, this has {length}"
    elif _DESCRIPTION.search(context):
        if length > DESCRIPTION_LIMIT:
            yield f"a description holds {DESCRIPTION_LIMIT} characters, this has {length}"
    elif length > TEXT_LIMIT:
        yield f"a message holds {TEXT_LIMIT} characters, this has {length}"
    elif (segments := measure(bare(shown)).segments) > SMS_LIMIT:
        yield f"even without accents this is {segments} SMS segments, more than {SMS_LIMIT}: shorten or divide it"


def _variant_messages(entry: Entry, variant: Entry | None, accents: AccentTable) -> Iterator[str]:
    """What is wrong with the SMS variant of a text that is not GSM-7 as it is."""
    if is_gsm7(entry.text):
        return
    if variant is None or not variant.text.strip():
        yield f"has no SMS variant and {_shown(characters_outside(entry.text))} makes it dear: propose one"
        return
    if made_from(variant) != digest(entry.text):
        yield "the SMS variant belongs to an earlier text: propose it again"
        return
    if outside := characters_outside(variant.text):
        yield f"the SMS variant still holds {_shown(outside)}"
    reworded = _to_reword(entry.text, variant, accents)
    if variant.is_fuzzy:
        yield "the SMS variant waits for review" + (f"; reword {_listed(reworded)}" if reworded else "")
    elif reworded:
        yield f"the SMS variant changes the meaning of {_listed(reworded)}: reword, or note `keeps: word` above it"
    yield from (f"SMS variant: {message}" for message in _same_parts(entry.text, variant.text, "variant"))


def _to_reword(text: str, variant: Entry, accents: AccentTable) -> list[str]:
    """Ambiguous words of the text whose bare form is still in the variant and that no note keeps."""
    used = set(re.findall(r"[^\W\d_]+", variant.text.casefold()))
    kept = {w.strip().casefold() for n in variant.notes if n.startswith(_KEEPS) for w in n[len(_KEEPS) :].split(",")}
    ambiguous = propose_sms_variant(text, accents).ambiguous
    return [
        word
        for word in ambiguous
        if bare(word).casefold() in used and not {word.casefold(), bare(word).casefold()} & kept
    ]


def _at(file: str, entry: Entry | None) -> str:
    return f"{file}:{entry.line}" if entry and entry.line else file


def _braced(names: Iterable[str]) -> str:
    return ", ".join("{" + name + "}" for name in names)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"{word}/{bare(word)}" for word in words)


def _shown(characters: Iterable[str]) -> str:
    return " ".join(c if c.isprintable() and not c.isspace() else f"U+{ord(c):04X}" for c in characters)
