"""The packet of an application: every item of the form in its order, in English for a reviewer or in the language of
the person for reading aloud.

Sentences come from `content/packet.yaml` through the catalogues: `Words` looks one up by id and fills its values in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from app.errors import BadContent
from app.i589 import dates
from app.i589 import kinds as k
from app.i589.addresses import PARTS, Address, Item, catalog, parse
from app.i589.application import Application
from app.i589.flag import Flag as Question
from app.i589.leaf import Leaf
from app.i589.ledger import Ledger, Line
from app.i589.wording import waits_for_translation, word_answer
from app.services.papers import Flag, Packet, Part, Row

GROUPS = ("A.I.8", "A.I.9", "A.II.spouse", "A.III.5.mother", "A.III.5.father", "D.family_assist")


@dataclass(frozen=True)
class Words:
    """The texts of `content/packet.yaml` in one language, by id."""

    lang: str
    texts: Mapping[str, str]

    def __call__(self, name: str, **values: str) -> str:
        """The text with this id. Raises BadContent when there is none; values go in as they are."""
        try:
            text = self.texts[name]
        except KeyError:
            raise BadContent(f"packet: no text {name!r} in {self.lang}") from None
        return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)


def label_id(label: str) -> str:
    """The id of the text for an English label of the form: `label.city_and_country_of_birth`."""
    return "label." + re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")


def put_into_words(flags: Iterable[Question], words: Words) -> list[Flag]:
    """What a reviewer should look at (`app.i589.review`), as papers and pages print it."""
    return [Flag(flag.id, flag.items, words(f"flag.{flag.question}")) for flag in flags]


def reviewers_packet(
    application: Application, ledger: Ledger, flags: Sequence[Flag], words: Words, *, on: date, code: str = ""
) -> Packet:
    """The draft packet: English answer beside the original words, flags and ledger, DRAFT on every page."""
    book = _Book(application, words, {line.address: line for line in ledger}, _flags_by_item(flags))
    return book.packet("draft", book.english_row, on=on, code=code, flags=flags, ledger=ledger)


def read_back_copy(application: Application, ledger: Ledger, words: Words, *, on: date, code: str = "") -> Packet:
    """The same items for reading aloud before anyone signs: what was said, and beside it what the form will say."""
    book = _Book(application, words, {line.address: line for line in ledger}, {})
    return book.packet("read_back", book.spoken_row, on=on, code=code)


_RowMaker = Callable[[Address], Row]


@dataclass(frozen=True)
class _Book:
    application: Application
    words: Words
    lines: Mapping[str, Line]
    flags: Mapping[str, tuple[str, ...]]

    def packet(
        self, kind: str, row: _RowMaker, *, on: date, code: str, flags: Sequence[Flag] = (), ledger: Iterable[Line] = ()
    ) -> Packet:
        """All the items, each made into a row by `row`."""
        values = {"edition": _printed_edition(self.application.edition), "date": _day(on, self.words.lang)}
        places = groupby(self._places(), key=lambda place: place.item.part)
        parts = tuple(
            Part(self.words(f"part.{part}"), tuple(row(place) for place in in_part)) for part, in_part in places
        )
        columns = ("item", "answer", "beside")
        labels = {name: self.words(f"{kind}.{name}") for name in columns}
        labels |= {name: self.words(name) for name in ("page", "flags", "ledger")}
        return Packet(
            lang=self.words.lang,
            title=self.words(f"{kind}.title"),
            mark=self.words("mark", **values),
            watermark=self.words("watermark"),
            code=code,
            introduction=tuple(self.words(f"{kind}.introduction", **values).split("\n")),
            parts=parts,
            labels=labels,
            flags=tuple(flags),
            ledger=tuple(f"{line.address}  {_where(line)}" for line in ledger),
        )

    def english_row(self, place: Address) -> Row:
        """For the reviewer: English first, the person's own words beside it, where it landed beneath."""
        leaf = self.application.leaf(place)
        line = self.lines.get(place.text)
        said = leaf.original or ""
        answer, stated = self._english(place, leaf)
        notes = (_where(line),) if line else ()
        return self._row(place, answer, said if said != answer else "", stated=stated, notes=notes)

    def spoken_row(self, place: Address) -> Row:
        """For reading aloud: the answer in the person's language, and beside it the form's English."""
        leaf = self.application.leaf(place)
        return self._row(place, self._spoken(place, leaf), self._form_says(place, leaf), stated=leaf.is_settled)

    def _form_says(self, place: Address, leaf: Leaf) -> str:
        """What paper will show for an answer: English, a rule's word, or that a person writes it by hand."""
        line = self.lines.get(place.text)
        if not leaf.is_settled or place.item.kind is k.BLANK:
            return ""
        if waits_for_translation(place, leaf, self.application.language):
            return self.words("waiting")
        if line and line.outcome == "by_hand":
            return self.words("by_hand")
        if leaf.state != "answered":
            return (line.printed if line else None) or ""
        return self._english(place, leaf)[0]

    def _row(self, place: Address, answer: str, beside: str, *, stated: bool, notes: Sequence[str] = ()) -> Row:
        flags = self.flags.get(place.text, ())
        return Row(place.text, self._label(place), answer, beside, stated, tuple(notes), flags)

    def _english(self, place: Address, leaf: Leaf) -> tuple[str, bool]:
        if place.item.kind is k.BLANK:
            return self.words("blank"), False
        if leaf.state != "answered":
            return self.words(f"state.{leaf.state}"), leaf.is_settled
        wording = word_answer(place, leaf, self.application.language)
        return wording.in_words or wording.text or "", True

    def _spoken(self, place: Address, leaf: Leaf) -> str:
        if leaf.state != "answered":
            said = self.words("blank" if place.item.kind is k.BLANK else f"state.{leaf.state}")
            return f"{said} ({leaf.original})" if leaf.original else said
        value = self._spoken_value(place.item, leaf)
        return self.words("about", value=value) if leaf.approximate else value

    def _spoken_value(self, item: Item, leaf: Leaf) -> str:
        kind, locale = item.kind, _locale(self.words.lang)
        if leaf.value is None:
            return leaf.original or ""
        if kind.choices:
            values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
            return ", ".join(self.words(f"choice.{value}") for value in values)
        if kind.is_date:
            return _spoken_date(leaf.text, self.words)
        if kind is k.COUNTRY:
            return str(locale.territories.get(leaf.text, leaf.original or leaf.text))
        return leaf.original or leaf.text

    def _label(self, place: Address) -> str:
        label = self.words(label_id(place.item.label))
        lists = zip(place.item.lists, place.indices, strict=True)
        numbered = [f"{self.words(label_id(name))} {index + 1}" for (name, _), index in lists]
        group = next((name for name in GROUPS if place.text.startswith(name + ".")), None)
        before = [self.words(f"group.{group}")] if group and not numbered else numbered
        return _capital(": ".join([*before, label]))

    def _places(self) -> Iterator[Address]:
        """Every item outside lists, every answer in them, and the first entry of each list where there is none."""
        answered = {place.text: place for place, _ in self.application.answers()}
        lists = {place.item.pattern.split("[]")[0] for place in answered.values() if place.indices}
        wanted = dict(answered)
        for pattern, item in catalog().items():
            if not item.lists or (pattern.split("[]")[0] not in lists and item.lists[0][1] == 0):
                wanted.setdefault(pattern.replace("[]", "[0]"), parse(pattern.replace("[]", "[0]")))
        for entry in {place.entry: place for place in answered.values() if place.indices}.values():
            for place in _entry(entry):
                wanted.setdefault(place.text, place)
        return iter(sorted(wanted.values(), key=lambda place: (PARTS.index(place.item.part), place.order)))


def _entry(place: Address) -> Iterator[Address]:
    """All items of the list entry that this address belongs to."""
    prefix = place.item.pattern.rsplit("[]", 1)[0] + "[]"
    for pattern in catalog():
        if pattern.startswith(prefix):
            yield parse(f"{place.entry}{pattern.removeprefix(prefix)}")


def _flags_by_item(flags: Sequence[Flag]) -> dict[str, tuple[str, ...]]:
    by_item: dict[str, tuple[str, ...]] = {}
    for flag in flags:
        for item in flag.items:
            by_item[item] = (*by_item.get(item, ()), flag.id)
    return by_item


def _where(line: Line) -> str:
    """Where an answer landed and why, without the answer itself."""
    bare = replace(line, label="", printed=None, answer=None)
    return bare.as_text().removeprefix(f"{line.address}  : ")


def _spoken_date(value: str, words: Words) -> str:
    locale = words.lang
    match dates.precision(value):
        case "present":
            return words("present")
        case "span":
            start, _, end = value.partition("/")
            return words("between", start=_spoken_date(start, words), end=_spoken_date(end, words))
        case "day":
            return _day(date.fromisoformat(value), locale)
        case "month":
            return str(format_skeleton("yMMMM", dates.earliest(value), locale=_locale(locale)))
        case _:
            return value


def _day(day: date, lang: str) -> str:
    return str(format_date(day, "long", locale=_locale(lang)))


def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def _printed_edition(edition: str) -> str:
    try:
        return f"{date.fromisoformat(edition):%m/%d/%y}"
    except ValueError:
        return edition


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
