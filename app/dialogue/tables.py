"""Tables that editors write: parsed data in, a frozen model out, or an error in words an author understands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from app.dialogue.text import fold
from app.errors import BadContent

_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not a name we know here",
    "list_type": "must be a list: one entry a line, each after a dash",
    "tuple_type": "must be a list: one entry a line, each after a dash",
    "dict_type": "must be a set of names, each followed by a colon",
    "model_type": "must be a set of names, each followed by a colon",
    "string_type": "must be text",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
}


def _phrase(value: object) -> object:
    """Text that has at least one letter or digit; says what YAML did to unquoted yes, no, on and numbers."""
    if isinstance(value, bool):
        raise ValueError("YAML read this word as true/false: put yes, no, on and off in quotes")
    if isinstance(value, int | float):
        raise ValueError("YAML read this as a number: put it in quotes")
    if value is None:
        raise ValueError("is empty: write a word or remove the dash")
    if isinstance(value, str) and not fold(value):
        raise ValueError("has no letter or digit in it")
    return value


Phrase = Annotated[str, BeforeValidator(_phrase)]


class Entry(BaseModel):
    """Base of everything inside a table: frozen, and a name it does not know is an error, not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Table(Entry):
    """Base of a whole table file."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str = "") -> Self:
        """The table from parsed YAML or JSON. Raises BadContent naming `source`, the place and what is wrong there."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise BadContent("\n".join(_lines(error, source or cls.__name__.lower()))) from None


class Bilingual(Entry):
    """The same kind of thing in both languages; each list stands alone, they are not translations line by line."""

    es: tuple[Phrase, ...] = ()
    en: tuple[Phrase, ...] = ()

    @property
    def both(self) -> tuple[str, ...]:
        """Spanish, then English: people mix them."""
        return (*self.es, *self.en)


def _lines(error: ValidationError, source: str) -> list[str]:
    """One line a mistake: `content/keywords.yaml: commands > menu > es > 3rd: ...`."""
    return [f"{source}: {_place(item['loc'])}{_problem(item)}" for item in error.errors()]


def _place(loc: tuple[int | str, ...]) -> str:
    """Where, as an author counts: entries from 1."""
    steps = [f"entry {step + 1}" if isinstance(step, int) else str(step) for step in loc]
    return " > ".join(steps) + ": " if steps else ""


def _problem(item: Any) -> str:
    """What is wrong, without the library's jargon."""
    return _PLAIN.get(item["type"]) or str(item["msg"]).removeprefix("Value error, ")
