"""A language's catalogue as plain entries: kept up with the source, given SMS variants, made ready for speaking.

A text is known by its context (`flow/node/slot`); its SMS variant has the same context and `@sms`. Clinic pages have no
context and are known by their English text. Reading and writing the .po files is storage's part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.messaging.gsm7 import is_gsm7
from app.messaging.sms_variant import AccentTable, bare, propose_sms_variant

SMS = "@sms"
_OF, _REWORD, _UNFIT = "sms-of: ", "reword: ", "unfit: "
_NOT_SENT = ("packet/", "picture/")
"""Contexts of words on paper and in drawings: none of them is ever an SMS."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in one language. `source` is English without outer white space; `text` its translation, or empty.

    `is_fuzzy`: a person has to look at it before it is said. `notes` are kept for translators; `previous` is the
    English text before it changed; `places` are (file, line) of the source; `line` is where it stands in the catalogue.
    """

    context: str
    source: str
    text: str = ""
    is_fuzzy: bool = False
    notes: tuple[str, ...] = ()
    previous: str | None = None
    places: tuple[tuple[str, int], ...] = ()
    line: int = 0

    @property
    def is_sms(self) -> bool:
        """True for the SMS variant of another entry."""
        return self.context.endswith(SMS)

    @property
    def is_sent(self) -> bool:
        """True for what goes out in messages: it has a context and is not for paper or drawings only."""
        return bool(self.context) and not self.context.startswith(_NOT_SENT)

    @property
    def is_usable(self) -> bool:
        """True when it may be said: translated, and not waiting for a person."""
        return bool(self.text.strip()) and not self.is_fuzzy


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalogue brought up to its source. `retired` entries have translations whose source is gone."""

    entries: tuple[Entry, ...]
    retired: tuple[Entry, ...]


def digest(text: str) -> str:
    """What an SMS variant remembers of the Spanish text it was made from."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:12]


def made_from(variant: Entry) -> str | None:
    """The digest that a variant remembers, or None when it has lost it."""
    return next((note.removeprefix(_OF).strip() for note in variant.notes if note.startswith(_OF)), None)


def merge(template: Sequence[Entry], old: Sequence[Entry]) -> Merged:
    """The template's texts in its order with the translations we have.

    A text whose English changed keeps its translation as fuzzy, with the English it belonged to. SMS variants follow
    their text. What no longer has a source is retired, never thrown away.
    """
    exact = {(e.context, e.source): e for e in old}
    by_context = {e.context: e for e in old if e.context}
    merged: list[Entry] = []
    for wanted in template:
        merged.append(_carried(wanted, exact, by_context))
        variant = by_context.get(wanted.context + SMS) if wanted.context else None
        if variant:
            merged.append(replace(variant, source=wanted.source, places=wanted.places))
    contexts = {e.context for e in merged if e.context}
    pages = {e.source for e in merged if not e.context}
    retired = [e for e in old if e.text and not (e.context in contexts if e.context else e.source in pages)]
    return Merged(tuple(merged), tuple(retired))


def _carried(wanted: Entry, exact: Mapping[tuple[str, str], Entry], by_context: Mapping[str, Entry]) -> Entry:
    if same := exact.get((wanted.context, wanted.source)):
        return replace(same, places=wanted.places)
    if (moved := by_context.get(wanted.context)) and moved.text:
        return replace(
            moved, source=wanted.source, is_fuzzy=True, previous=moved.previous or moved.source, places=wanted.places
        )
    return wanted


def with_sms_proposals(entries: Sequence[Entry], table: AccentTable) -> list[Entry]:
    """The entries with an SMS variant after each spoken text that is not GSM-7.

    A variant that still belongs to its text stays as its author left it. A new or outdated one becomes a proposal:
    fuzzy until a person has looked at it, with the words to reword in its notes. Texts not yet reviewed get none.
    """
    variants = {e.context: e for e in entries if e.is_sms}
    result: list[Entry] = []
    for entry in entries:
        if entry.is_sms:
            continue
        result.append(entry)
        if entry.is_sent and entry.is_usable and not is_gsm7(entry.text):
            result.append(_variant(entry, variants.get(entry.context + SMS), table))
        elif (held := variants.get(entry.context + SMS)) and not entry.is_usable:
            result.append(held)
    return result


def _variant(entry: Entry, held: Entry | None, table: AccentTable) -> Entry:
    if held and held.text and made_from(held) == digest(entry.text):
        return held
    proposal = propose_sms_variant(entry.text, table)
    notes = [_OF + digest(entry.text)]
    if proposal.ambiguous:
        notes.append(_REWORD + ", ".join(_explained(word, table) for word in proposal.ambiguous))
    if proposal.unfit:
        notes.append(_UNFIT + " ".join(proposal.unfit))
    return Entry(entry.context + SMS, entry.source, proposal.text, True, tuple(notes), None, entry.places)


def _explained(word: str, table: AccentTable) -> str:
    gloss = table.ambiguous.get(word.lower())
    return f"{word}/{bare(word)}" + (f" ({gloss})" if gloss else "")


def spoken(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """What may be said, by (context, source): nothing fuzzy, and no SMS variant older than its text."""
    usable = [e for e in entries if e.is_usable]
    texts = {e.context: digest(e.text) for e in usable if not e.is_sms}

    def is_current(variant: Entry) -> bool:
        base = texts.get(variant.context.removesuffix(SMS))
        return base is not None and made_from(variant) == base

    return {(e.context, e.source): e.text for e in usable if not e.is_sms or is_current(e)}
