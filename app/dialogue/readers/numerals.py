"""Numbers said in words, as voice typing and tired thumbs write them, turned into digits in place.

`doce de marzo del dos mil diecinueve` -> 12 de marzo del 2019. Only whole non-negative numbers below a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.dialogue.readers.vocabulary import NUMBER_WORDS, ORDINALS

_ARTICLES = {"un", "una"}
_JOINERS = {"y", "i", "and"}
_HUNDREDS_EN = {"hundred", "hundreds"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """One token after reading: its text (digits for a number) and whether words were turned into it."""

    text: str
    spoken: bool = False


@dataclass(slots=True)
class _Sum:
    """A number being heard: whole thousands, the part below a thousand, and how many tokens it took."""

    thousands: int = 0
    below: int = 0
    heard: int = 0
    is_open: bool = True

    @property
    def value(self) -> int:
        return self.thousands + self.below

    def takes(self, value: int, word: str) -> bool:
        """Whether the next word can still belong to this number; adds it when it can."""
        if not self.is_open or not self._fits(value, word):
            return False
        if value == 1000:
            self.thousands, self.below = (self.below or 1) * 1000, 0
        elif word in _HUNDREDS_EN:
            self.below = (self.below or 1) * 100
        else:
            self.below += value
            self.is_open = value != 0
        self.heard += 1
        return True

    def _fits(self, value: int, word: str) -> bool:
        if not self.heard:
            return True
        tail = self.below % 100
        if value == 0:
            return False
        if value == 1000:
            return self.thousands == 0 and 0 < self.below < 1000
        if word in _HUNDREDS_EN:
            return 0 < self.below < 100
        if value >= 100:
            return self.below == 0
        if value >= 10:
            return tail == 0 and (self.below >= 100 or self.thousands > 0)
        return tail == 0 or (tail >= 20 and tail % 10 == 0)

    def joins(self, value: int) -> bool:
        """Whether `y` / `and` may stand before this next value inside the same number."""
        tail = self.below % 100
        if 0 < value < 10 and tail in (10, 20, 30, 40, 50, 60, 70, 80, 90):
            return True
        return 0 < value < 100 and tail == 0 and (self.below >= 100 or self.thousands > 0)


LAST_YEAR = 9999


def number_word(word: str) -> int | None:
    """The number a single word stands for, typing slips allowed; None for other words and for digits."""
    return NUMBER_WORDS.find(word)


def ordinal_word(word: str) -> int | None:
    """The place an ordinal names (`segunda`, `third`); None for other words."""
    return ORDINALS.get(word)


def digits_for_words(tokens: Sequence[str], *, articles: bool, years: bool) -> list[Numeral]:
    """The tokens with every run of number words replaced by its digits.

    `articles`: whether `un` / `una` alone count as 1. `years`: whether `diecinueve ochenta y cinco` and
    `twenty nineteen` are heard as a year.
    """
    out: list[Numeral] = []
    at = 0
    while at < len(tokens):
        value, used = _hear(tokens, at, articles)
        if years and value is not None and value > LAST_YEAR:  # no year, and its digits would pass for a day in six
            out += [Numeral(token) for token in tokens[at : at + used]]
            at += used
            continue
        out.append(Numeral(tokens[at]) if value is None else Numeral(str(value), spoken=True))
        at += used
    return _join_years(out) if years else out


def _hear(tokens: Sequence[str], start: int, articles: bool) -> tuple[int | None, int]:
    """The number that begins at `start` and how many tokens it takes, or None and one."""
    total, at, end = _Sum(), start, start
    while at < len(tokens):
        word = tokens[at]
        if word in _JOINERS and total.heard and at + 1 < len(tokens):
            following = _value(tokens, at + 1, total)
            if following is None or not total.joins(following):
                break
            total.below += following
            at += 2
            end = at
            total.is_open = False if following < 10 else total.is_open
            continue
        value = _value(tokens, at, total)
        if value is None or (word in _ARTICLES and not total.heard and not articles):
            break
        if not total.takes(value, word):
            break
        at += 1
        end = at
    if end == start or (end == start + 1 and tokens[start].isdigit()):
        return None, 1
    return total.value, end - start


def _value(tokens: Sequence[str], at: int, total: _Sum) -> int | None:
    """A token's number; typed digits take part only beside `mil` (`2 mil 19`)."""
    word = tokens[at]
    if not word.isdigit():
        return number_word(word)
    follows_thousand = total.thousands > 0 and total.below == 0
    before_thousand = at + 1 < len(tokens) and tokens[at + 1] in ("mil", "thousand")
    if len(word) <= 3 and (follows_thousand or before_thousand):
        return int(word)
    return None


def _join_years(numerals: list[Numeral]) -> list[Numeral]:
    out: list[Numeral] = []
    for numeral in numerals:
        century = out[-1] if out else None
        if (
            century is not None
            and century.spoken
            and numeral.spoken
            and century.text in ("19", "20")
            and 10 <= int(numeral.text) <= 99
        ):
            out[-1] = Numeral(century.text + numeral.text, spoken=True)
        elif len(out) >= 2 and out[-1].text in ("oh", "o") and out[-2].spoken and out[-2].text in ("19", "20"):
            if numeral.spoken and len(numeral.text) == 1:
                out[-2:] = [Numeral(f"{out[-2].text}0{numeral.text}", spoken=True)]
            else:
                out.append(numeral)
        else:
            out.append(numeral)
    return out
