"""Our own drawings as SVG: templates in `drawings/`, words from content, lines wrapped by measured width.

Nothing in them is a copy of official artwork: papers are shown as plain sheets with the places that matter marked. Type
is large, since they are looked at on a small phone: of 720 units across, none is under 24.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from app.errors import BadContent
from app.pdf.typeface import FAMILY, Weight, drawable, typeface

WIDTH = 720
SMALLEST = 24
"""The smallest type: 12 points of a phone that is 360 wide."""

LEADING = 1.28
_HERE = Path(__file__).with_name("drawings")


@dataclass(frozen=True, slots=True)
class Block:
    """Words broken into lines that fit `width`. `height` reaches from the first line's top to the last one's foot."""

    lines: tuple[str, ...]
    width: float
    size: float
    weight: Weight

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """How much room it takes."""
        return len(self.lines) * self.leading


def fit(text: str, width: float, size: float, weight: Weight = "regular", most: int = 0) -> Block:
    """The text in lines of this width. Raises BadContent for a word, or for more than `most` lines, that do not fit."""
    if size < SMALLEST:
        raise BadContent(f"type of {size:g} is too small for a phone; at least {SMALLEST}")
    face, lines = typeface(weight), []
    for paragraph in drawable(text, weight).splitlines():
        line = ""
        for word in paragraph.split(" "):
            if face.width(word, size) > width:
                raise BadContent(f'"{word}" is too long for its place')
            longer = f"{line} {word}".strip()
            if line and face.width(longer, size) > width:
                lines.append(line)
                longer = word
            line = longer
        if line:
            lines.append(line)
    if most and len(lines) > most:
        raise BadContent(f'"{text}" takes {len(lines)} lines where {most} fit: shorten it')
    return Block(tuple(lines), width, size, weight)


def drawings() -> frozenset[str]:
    """The names of the drawings that there are."""
    return frozenset(file.stem for file in _HERE.glob("*.svg") if not file.stem.startswith("_"))


def draw(name: str, words: Mapping[str, Any]) -> str:
    """The drawing with these words, as SVG; the same words give the same text.

    Raises BadContent, naming drawing and slot, for a word that lacks or does not fit.
    """
    try:
        template = _drawings().get_template(f"{name}.svg")
    except TemplateNotFound:
        raise BadContent(f"picture `{name}`: there is no drawing of this name") from None
    try:
        return template.render(say=_Words(words), width=WIDTH, family=FAMILY)
    except BadContent as error:
        raise BadContent(f"picture `{name}`: {error}") from None


class _Words(dict[str, Any]):
    """What a drawing says, by slot."""

    def __missing__(self, slot: str) -> Any:
        raise BadContent(f"its text `{slot}` is missing")


@cache
def _drawings() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["fit"] = fit
    return made
