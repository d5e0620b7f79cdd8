"""What an official page prints beside a field: read by poppler from the blank, with nothing of our map."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tests.support.positions import Field, Word, fields_of, poppler_words


@lru_cache(maxsize=4)
def printed_words(official: bytes) -> tuple[Word, ...]:
    """Every word that the pages of a blank print."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(poppler_words(official, Path(folder)))


@lru_cache(maxsize=4)
def _checks(official: bytes) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(official).values() if field.is_check)


def words_right_of(official: bytes, field: Field) -> list[str]:
    """The words on a check box's line, from the box to the next one."""
    right, middle = field.rect[2], (field.rect[1] + field.rect[3]) / 2
    boxes = [one.rect[0] for one in _checks(official) if one.page == field.page and _on_line(one.rect, middle)]
    end = min((left for left in boxes if left > right), default=612.0)
    words = [word for word in printed_words(official) if word.page == field.page and _on_line(word.rect, middle)]
    inside = [word for word in words if right - 2 <= word.rect[0] < end]
    return [word.text for word in sorted(inside, key=lambda word: word.rect[0])]


def _on_line(rect: tuple[float, float, float, float], middle: float) -> bool:
    return rect[1] - 1 <= middle <= rect[3] + 1


HEADINGS = ("A.I.", "A.II.", "A.III.", "B.", "C.", "D.", "E.", "F.", "G.")
KEYWORDS = {
    "street": "street", "apt": "apt", "city": "city", "state": "state", "zip": "zip",
    "area_code": "telephone daytime", "phone": "telephone number", "care_of": "care", "country": "country",
    "from": "from", "to": "to", "school": "school", "type": "type", "location": "location", "employer": "employer",
    "occupation": "occupation", "name": "name", "birthplace": "birth", "date": "date", "place": "place",
    "status": "status", "status_expires": "expires", "passport": "passport", "travel_document": "travel",
    "native_alphabet": "native", "relationship": "relationship", "bar_number": "bar", "uscis_account": "account",
    "total": "total",
}  # fmt: skip
"""The words of which the page prints one with a box, by the last part of its address."""

OPTIONS = {
    "yes": "Yes", "no": "No", "M": "Male", "F": "Female", "single": "Single", "married": "Married",
    "divorced": "Divorced", "widowed": "Widowed", "a": "I have never", "b": "I am now", "c": "I am not now",
    "race": "Race", "religion": "Religion", "nationality": "Nationality", "political_opinion": "Political opinion",
    "particular_social_group": "Membership in a particular social group", "torture_convention": "Torture Convention",
    "CAT_box": "Check this box", "not_married": "I am not married", "deceased": "Deceased", "g28": "Select this box",
    "none=checked": "I do not have any", "none=unchecked": "I have children",
}  # fmt: skip
"""The words to the right of a check box, by the value that marks it, or by the last part of its address."""


@dataclass(frozen=True)
class Beside:
    """What the page prints with a field: the part it is in, the item's number, words above or before it, and behind."""

    part: str
    number: str
    label: str
    behind: str

    def fits(self, item: str, when: str | None) -> bool:
        """True when a person who reads the page would give this item's answer here."""
        last = item.rsplit(".", 1)[-1].split("[")[0]
        if when is not None:
            said = OPTIONS.get(f"{last}={when}") or OPTIONS.get(last) or OPTIONS[when]
            is_labelled = self.behind.startswith(said)
        else:
            is_labelled = any(word in self.label.casefold() for word in KEYWORDS.get(last, "").split(" "))
        return is_labelled and item.startswith(self.part) and _number_of(item) in (None, self.number)


def _number_of(item: str) -> str | None:
    """The number that is printed with an item: `19` for A.I.19c[0].date, None where the page prints none."""
    found = re.match(r"(?:A\.II\.(?:spouse|child\[\d+\])|A\.III|A\.I|B|C)\.(\d+)(?:\.([AB]))?(?![\w])|A\.I\.(19)", item)
    if found is None:
        return None
    if item == "C.2.text":
        return "2.B"  # one box for both, behind the second question
    return found[3] or (f"{found[1]}.{found[2]}" if found[2] else found[1])


def beside(official: bytes, field: Field) -> Beside:
    """What a blank prints with one of its fields."""
    words = [word for word in printed_words(official) if word.page == field.page]
    part = _part(official, field)
    marks = [word for word in words if _is_number(word, part) and word.rect[3] >= field.rect[3] - 9
             and word.rect[0] <= field.rect[0] + 8]  # fmt: skip
    lowest = min((mark.rect[3] for mark in marks), default=0.0)
    mark = max((m for m in marks if m.rect[3] <= lowest + 10), key=lambda m: m.rect[0], default=None)
    number = "" if mark is None else mark.text.strip(".")
    top = field.rect[3] + 40 if mark is None else max(mark.rect[3], field.rect[3] + 26)
    label = " ".join(word.text for word in words if _labels(word, field, top, official))
    behind = " ".join(words_right_of(official, field)) if field.is_check else ""
    return Beside(part, f"1.{number}" if number in ("A", "B") else number, label, behind)


def _part(official: bytes, field: Field) -> str:
    """The part whose heading is the last one before a field; Supplement A continues Part A.II."""
    words = printed_words(official)
    on_page = {word.text for word in words if word.page == field.page}
    if {"Supplement", "Children,"} <= on_page:
        return "A.II"
    headings = [
        (behind.page, -behind.rect[3], behind.text.strip("."))
        for word, behind in pairwise(words)
        if word.text == "Part" and behind.text in HEADINGS and word.rect[0] < 60
    ]
    before = [name for page, top, name in sorted(headings) if (page, top) <= (field.page, -field.rect[3] + 2)]
    return before[-1] if before else ""


def _is_number(word: Word, part: str) -> bool:
    if part in ("B", "C"):
        return word.rect[0] < 45 and re.fullmatch(r"\d\.(?:[AB]\.)?|[AB]\.", word.text) is not None
    return re.fullmatch(r"\d{1,2}\.", word.text) is not None


def _labels(word: Word, field: Field, top: float, official: bytes) -> bool:
    """True for a word in the field's column up to its item's number, or before it on its line."""
    left, bottom, right, _ = field.rect
    middle = (word.rect[0] + word.rect[2]) / 2
    line = (bottom + field.rect[3]) / 2
    if left - 4 <= middle <= right + 4:
        return bottom - 14 <= word.rect[1] <= top  # the names of helpers have their words beneath
    others = fields_on(official, field.page)
    before = [one.rect[2] for one in others if one.rect[2] <= left and _on_line(one.rect, line)]
    return max(before, default=0.0) - 4 <= word.rect[0] < left and _on_line(word.rect, line)


@lru_cache(maxsize=64)
def fields_on(official: bytes, page: int) -> tuple[Field, ...]:
    """The fields of one page of a blank."""
    return tuple(field for field in _fields(official) if field.page == page)


@lru_cache(maxsize=4)
def _fields(official: bytes) -> tuple[Field, ...]:
    return tuple(fields_of(official).values())
