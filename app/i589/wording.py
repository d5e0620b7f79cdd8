"""How one answer reads in English on paper: translated, said by a table, or the original, marked as waiting.

Nothing is translated here: a table either knows a word or a person must.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.i589 import dates, english
from app.i589 import kinds as k
from app.i589.addresses import Address
from app.i589.leaf import Leaf

WAITING = "not yet translated"
_CHOICES = {
    "yes": "Yes", "no": "No", "checked": "Yes", "unchecked": "No", "M": "Male", "F": "Female", "single": "Single",
    "married": "Married", "divorced": "Divorced", "widowed": "Widowed", "race": "Race", "religion": "Religion",
    "nationality": "Nationality", "political_opinion": "Political opinion",
    "particular_social_group": "Membership in a particular social group", "torture_convention": "Torture Convention",
    "a": "I have never been in Immigration Court proceedings", "b": "I am now in Immigration Court proceedings",
    "c": "I am not now in Immigration Court proceedings, but I have been in the past",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What to print; None when a box of digits cannot say it. `notes` are for the reviewer.

    `in_words` is what the person said of a date where digits alone lose something; None elsewhere.
    """

    text: str | None
    is_waiting: bool = False
    notes: tuple[str, ...] = ()
    in_words: str | None = None


def waits_for_translation(place: Address, leaf: Leaf, language: str) -> bool:
    """True when this answer is free words in another language than English and nobody has translated it.

    `language` is the application's, for answers that do not name their own.
    """
    if leaf.state != "answered" or leaf.translation or _from_table(place, leaf) is not None:
        return False
    kind = place.item.kind
    spoken = leaf.language or (language if leaf.value is None else "en")
    if spoken.split("-")[0] == "en":
        return False
    if kind in (k.COUNTRY, k.LANGUAGE, k.LANGUAGES):
        return leaf.value is None
    if not kind.needs_english:
        return False
    return leaf.value is None or leaf.original is None or english.fold(leaf.original) == english.fold(leaf.text)


def _from_table(place: Address, leaf: Leaf) -> str | None:
    kind, said = place.item.kind, leaf.text or leaf.original or ""
    if kind is k.COUNTRY:
        return english.country_name(english.country_code(said) or "")
    if kind is k.LANGUAGE:
        return english.language(said)
    if kind is k.LANGUAGES:
        return english.languages(said)
    return english.word(place.item.topic, said) if place.item.topic and not kind.choices else None


def word_answer(
    place: Address, leaf: Leaf, language: str, width: dates.Width = "day", *, is_short: bool = False
) -> Wording:
    """The English of an answered leaf, as a date box of this `width` or any text box shows it.

    What waits for translation is the original behind a mark: `[es]` in a short box, a whole sentence elsewhere.
    """
    if leaf.translation:
        by = f"translated by {leaf.translation.by} on {leaf.translation.on}"
        return Wording(clean(leaf.translation.text), notes=(by,))
    if place.item.kind.is_date:
        return _date(leaf, width)
    if waits_for_translation(place, leaf, language):
        return _waiting(leaf, language, is_short=is_short)
    return Wording(clean(_from_table(place, leaf) or _plain(place, leaf)))


def _plain(place: Address, leaf: Leaf) -> str:
    kind, said = place.item.kind, leaf.text or leaf.original or ""
    if kind.choices:
        values = leaf.value if isinstance(leaf.value, tuple) else (said,)
        return ", ".join(_CHOICES[value] for value in values)
    if kind is k.A_NUMBER:
        return said.removeprefix("A")
    return english.place(said) if kind is k.PLACE else said


def _waiting(leaf: Leaf, language: str, *, is_short: bool) -> Wording:
    spoken = leaf.language or language
    name = english.language(spoken.split("-")[0]) or spoken
    said = leaf.original or leaf.text
    mark = spoken if is_short else f"{name}, {WAITING}"
    return Wording(clean(f"[{mark}] {said}"), is_waiting=True, notes=(f"{WAITING} from {name}",))


def _date(leaf: Leaf, width: dates.Width) -> Wording:
    text, notes = dates.printed(leaf.text, width), []
    precision = dates.precision(leaf.text)
    if leaf.approximate:
        notes.append("the person said that this date is approximate")
    if precision in ("month", "year") and width == "day":
        notes.append(f"only the {precision} was given")
    if precision == "year" and width == "month":
        notes.append("only the year was given")
    if precision == "day" and width == "month":
        notes.append("the box asks for the month only; the day stays in the data")
    loses = leaf.approximate or text is None
    return Wording(text, notes=tuple(notes), in_words=_in_words(leaf) if loses else None)


def _in_words(leaf: Leaf) -> str:
    if dates.precision(leaf.text) == "present":
        return "about the present"
    return dates.in_words(leaf.text, is_approximate=leaf.approximate)


def clean(text: str) -> str:
    """The same text for paper: letters composed, line breaks as `\\n`, control characters as spaces."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if unicodedata.category(char) == "Cc" and char != "\n" else char for char in text).strip()


_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE",
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})  # fmt: skip


def ascii_letters(text: str) -> str:
    """The same in plain letters where there are such (`ñ` becomes `n`); other characters stay."""
    folded = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(char for char in unicodedata.normalize("NFC", _drop_marks(folded)))


def _drop_marks(decomposed: str) -> str:
    kept: list[str] = []
    for char in decomposed:
        if unicodedata.combining(char) and kept and kept[-1].isascii():
            continue
        kept.append(char)
    return "".join(kept)


def outside_font(text: str) -> str:
    """The characters that the form's own font does not have (Windows-1252), each once, in order."""
    return "".join(dict.fromkeys(char for char in text if char != "\n" and not _in_font(char)))


def _in_font(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
