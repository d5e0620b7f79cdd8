"""What a reply says once it has corrected itself: the corrected part where that is unmistakable, else a question.

A correction is one only when both sides are readable: `3 hijos, perdón, 2` is 2, `sí, perdón por la demora` is yes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.dialogue.readers.corrections import Correction, corrections, is_taken_back
from app.dialogue.readers.folding import aligned, fold, phrase
from app.dialogue.readers.leading import leads, only_talks
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.moved_days import moved
from app.dialogue.reading import Reading

Read = Callable[[str], Reading]

_REFUSALS = word_set("no|nel|nop|nope|no no|not|no gracias")
_COUNTED = frozenset({"count", "number", "choice", "many", "choices_many", "choice_or_many"})
_NO_IS_THE_VALUE = frozenset({"yes_no", "yes_no_unknown", "name", "hour"})
"""Kinds in which "no" between two values is no sign of a correction."""
_SAID_AGAIN = frozenset({"date", "name"})
_FINENESS = {"year": 0, "month": 1, "date": 2, "datetime": 3, "range": 4}


_OTHER_DAY = re.compile(
    r"(?:\b(?:el|dia|the|de|[a-z]{3,9}) )(?P<was>(?:[12]?\d|3[01]))(?:th|st|nd|rd)?\W+(?:ay |"
    r"oh )?(?:no\W+)?(?:perdon|sorry|digo|"
    r"miento|(?:no )?espere|esperate|wait|i mean|que diga|mejor dicho|no)\b\W+(?:no\W+)?(?:(?:es|era|fue|is|was|"
    r"it was) )?"
    r"(?:(?:el|the|dia) )?(?P<now>(?:[12]?\d|3[01]))(?:th|st|nd|rd)?\b(?! ?[-/:])(?!\d)"
)
"""The day of a month, words of correcting, and another day."""
_EXCUSED = re.compile(r"(?:la|el|las|los|mi|mis|por|que|si)\b")


def read_corrected(kind: str, text: str, read: Read) -> Reading | None:
    """The reading of a reply that corrects itself, or None when it does not; `read` reads a part as this kind."""
    if kind == "date" and (right := _day_put_right(text, read) or _day_moved(text, read)):
        return right
    for correction in corrections(text):
        if correction.is_plain or kind not in _NO_IS_THE_VALUE:
            reading = _instead(kind, correction, read)
            if reading is not None:
                return reading
    if is_taken_back(text) and read(text).status == "ok":
        return Reading("clarify", None, f"{_family(kind)}.unread")
    return None


def _day_put_right(text: str, read: Read) -> Reading | None:
    """`march 22, sorry 23, of 1998`: the day of the month alone said again, right behind itself; else None."""
    found = _OTHER_DAY.search(flat := aligned(text))
    if not found or found["was"] == found["now"] or _OTHER_DAY.search(flat, found.end("now")):
        return None
    rest = re.sub(rf"\W+(?:si|yes)?,? ?(?:el|the) {found['now']}\b", " ", text[found.end("now") :], flags=re.I)
    reading = read(f"{text[: found.start('was')]}{found['now']}{rest}")
    for first, talk in leads(f"{text[: found.start('was')]}{found['now']}{rest}"):
        if reading.status != "ok" and only_talks(talk) and not re.search(r"\d", talk):
            reading = read(first)
    is_day = isinstance(reading.value, dict) and reading.value.get("kind") in ("date", "datetime")
    return reading if reading.status == "ok" and is_day else None


def _day_moved(text: str, read: Read) -> Reading | None:
    """`was 3 march, now is 28 july 2026`: the day that it is now, where both are days; else None."""
    for was, now in moved(text):
        before, after = read(was), read(now)
        is_day = isinstance(after.value, dict) and after.value.get("kind") in ("date", "datetime")
        is_told = before.status in ("ok", "ambiguous") or before.hint == "date.year_missing"
        if after.status == "ok" and is_day and is_told and before.value != after.value and "?" not in text:
            return after
    return None


def _family(kind: str) -> str:
    """The kind as its hints begin."""
    return "choice" if kind in _COUNTED - {"count", "number"} else kind.removesuffix("_unknown")


def _instead(kind: str, correction: Correction, read: Read) -> Reading | None:
    before, meant = read(correction.taken_back), _restated(kind, correction.meant, read)
    if not correction.is_plain:
        both = before.status == meant.status == "ok" and before.value != meant.value
        return meant if both and not _is_less(kind, before, meant) else None
    if phrase(correction.taken_back) in _REFUSALS:
        return meant if meant.status == "ok" else None
    if kind == "name" and (meant.hint == "name.only_the_name" or _EXCUSED.match(phrase(correction.meant))):
        return None  # `…, y disculpe las mayúsculas` takes nothing back
    if meant.status == "invalid" or before.status == "invalid" or before == meant:
        return None
    if meant.status == "ok" and (_is_less(kind, before, meant) or _is_summed(kind, correction.taken_back)):
        return Reading("clarify", None, f"{_family(kind)}.{'unread' if kind == 'date' else 'which'}")
    return meant


def _restated(kind: str, meant: str, read: Read) -> Reading:
    """What was said instead; where it was begun then said again in full (`de agosto, 18 de agosto de 2019`), that."""
    whole = read(meant)
    *_, last = re.split(r"\s*[,;.]\s+", meant)
    if last == meant or kind not in _SAID_AGAIN:
        return whole
    again = read(last)
    if again.status != "ok" or not _opens_anew(kind, whole, meant[: -len(last)], last):
        return whole
    return again


def _opens_anew(kind: str, whole: Reading, begun: str, last: str) -> bool:
    """True where the last piece holds what the begun one says, so that it is the same thing said in full."""
    if kind == "date":
        return whole.status != "ok" and set(re.findall(r"\d+|[a-z]{4,}", fold(begun))) <= set(
            re.findall(r"\w+", fold(last))
        )
    return set(phrase(begun).split()) <= set(phrase(last).split())


def _is_summed(kind: str, said: str) -> bool:
    """True for several counts told apart (`2 niñas y 3 niños, digo 4`): any of them may be corrected."""
    return kind in ("count", "number") and bool({"y", "e", "and", "con"} & set(phrase(said).split()))


def _is_less(kind: str, before: Reading, meant: Reading) -> bool:
    """True where only a part may have been corrected: one of several numbers, the year of a whole date."""
    if kind in _COUNTED:
        return before.status in ("ambiguous", "clarify") or (isinstance(before.value, list) and len(before.value) > 1)
    if kind != "date" or not isinstance(before.value, dict) or not isinstance(meant.value, dict):
        return False
    return _FINENESS[str(meant.value["kind"])] < _FINENESS[str(before.value["kind"])]
