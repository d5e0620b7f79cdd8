"""The map of one edition: which field of the official file holds which answer. Data, read from the edition's map.yaml.

Every field of the edition is on the map, with an item or with the reason why it holds no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.errors import BadContent
from app.i589.addresses import UnknownAddress, parse
from app.i589.layout import Frame

Use = Literal[
    "answer", "printed", "staff", "at_interview", "by_hand", "copy_a_number", "copy_name",
    "sheet_part", "sheet_question", "sheet_text",
]  # fmt: skip
Word = Literal["Unknown", "None", "N/A"]


class MapField(BaseModel):
    """One field of the official file.

    `chars` is what the official file lets a person type (`A` letters, `9` digits, other signs as they are), None for
    anything; `words` the ones of Unknown, None and N/A that it accepts. `when` is the value that marks a check box,
    `export` its own value.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    page: int
    type: Literal["text", "check", "barcode"]
    item: str | None = None
    use: Use = "answer"
    label: str | None = None
    when: str | None = None
    export: str | None = None
    size: tuple[float, float] | None = None
    lines: bool = False
    max: int | None = None
    dates: Literal["day", "month"] = "day"
    chars: str | None = None
    words: tuple[Word, ...] = ("Unknown", "None", "N/A")

    @model_validator(mode="after")
    def _is_whole(self) -> MapField:
        writes = self.use == "answer" or self.use.startswith(("copy_", "sheet_"))
        if (self.use == "answer") and self.item is None:
            raise ValueError("a field that takes an answer needs its item")
        if self.type == "check" and self.use == "answer" and not (self.when and self.export):
            raise ValueError("a check box needs when and export")
        if self.type == "text" and writes and self.size is None:
            raise ValueError("a text field needs its size")
        return self

    @property
    def frame(self) -> Frame:
        """The room of a text field."""
        width, height = self.size or (0.0, 0.0)
        return Frame(width, height, self.lines, self.max)

    def refuses(self, text: str) -> str:
        """The characters that the official file would not let a person type here, each once, in order."""
        if self.chars is None:
            return ""
        return "".join(dict.fromkeys(char for char in text if not self._takes(char)))

    def _takes(self, char: str) -> bool:
        allowed = self.chars or ""
        if char.isascii() and char.isalpha():
            return "A" in allowed
        return "9" in allowed if char.isascii() and char.isdigit() else char in allowed


class _MapFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    edition: str
    fields: tuple[MapField, ...] = Field(min_length=1)


@dataclass(frozen=True)
class EditionMap:
    """Every field of one edition, in the reading order of the pages."""

    edition: str
    fields: tuple[MapField, ...]
    _by_item: Mapping[str, tuple[MapField, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_item: dict[str, tuple[MapField, ...]] = {}
        for one in self.fields:
            if one.item and one.use == "answer":
                by_item[one.item] = (*by_item.get(one.item, ()), one)
        object.__setattr__(self, "_by_item", by_item)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> EditionMap:
        """The map from the parsed map.yaml; raises BadContent naming the field that is wrong."""
        try:
            file = _MapFile.model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            raise BadContent(f"map: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
        for problem in _problems(file.fields):
            raise BadContent(f"map: {problem}")
        return cls(file.edition, file.fields)

    def of(self, address: str) -> tuple[MapField, ...]:
        """The fields that hold this answer: one text field, some check boxes, or none."""
        return self._by_item.get(address, ())

    def text_field(self, address: str) -> MapField | None:
        """The text field of this answer."""
        return next((one for one in self.of(address) if one.type == "text"), None)

    def used_as(self, use: Use) -> tuple[MapField, ...]:
        """The fields with this use."""
        return tuple(one for one in self.fields if one.use == use)

    @cached_property
    def sheet_page(self) -> int:
        """The page of Supplement B."""
        return self.used_as("sheet_text")[0].page

    @cached_property
    def children_page(self) -> int:
        """The page of Supplement A."""
        return next(one.page for one in self.used_as("copy_name") if one.page != self.sheet_page)

    @cached_property
    def sheet_children(self) -> tuple[int, ...]:
        """The indices of the children on the printed page of Supplement A: each further copy holds as many more."""
        items = (one.item for one in self.fields if one.page == self.children_page and one.item)
        return tuple(sorted({parse(item).indices[0] for item in items if item.startswith("A.II.child[")}))

    def has_boxes(self, entry: str) -> bool:
        """True when this list entry (`A.I.19c[2]`) has boxes on the printed pages."""
        return any(item.startswith(entry + ".") for item in self._by_item)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each field stands in reading order."""
        return {one.name: rank for rank, one in enumerate(self.fields)}


def _problems(fields: tuple[MapField, ...]) -> list[str]:
    problems, seen, texts = [], set(), set()
    for one in fields:
        if one.name in seen:
            problems.append(f"{one.name} is there twice")
        seen.add(one.name)
        if one.item:
            try:
                kind = parse(one.item).item.kind
            except UnknownAddress as error:
                problems.append(f"{one.name}: {error}")
                continue
            if one.when and kind.choices and one.when not in kind.choices:
                problems.append(f"{one.name}: {one.item} is never {one.when!r}")
            key = (one.item, one.when)
            if key in texts:
                problems.append(f"{one.name}: another field already holds {one.item}")
            texts.add(key)
    return problems
