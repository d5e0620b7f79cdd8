"""Values into widgets: what a filled field's dictionary says and how it is drawn. Refuses what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.errors import BadForm
from app.i589.filled import CheckBox, TextBox
from app.pdf import appearance
from app.pdf.syntax import Update, literal, number, text_string
from app.pdf.template import FieldSlot, Template
from app.pdf.wording import HAND, Wording, word
from app.services.papers import ByHand

_ROOM = 0.11


class Pen:
    """Writes the fields of one form into an update; remembers what must be written by hand."""

    def __init__(self, template: Template, update: Update) -> None:
        self.template = template
        self.update = update
        self.by_hand: list[ByHand] = []
        self._drawings: list[tuple[int, appearance.Drawing]] = []

    def entries(self, texts: Iterable[TextBox], checks: Iterable[CheckBox], sheet: int = 0) -> dict[str, bytes]:
        """The new entries of every field that has a value, by name. Raises BadForm where one cannot take its value."""
        written: dict[str, bytes] = {}
        for box in _together(texts, checks):
            slot = self._slot(box)
            if slot.name in written:
                raise BadForm(f"The field {slot.name} is given two values.")
            if isinstance(box, TextBox):
                written[slot.name] = self._text(slot, box, sheet)
            else:
                written[slot.name] = self._check(slot, box)
        return written

    def finish(self) -> None:
        """Draw the fields that need another font, all at once."""
        if self._drawings:
            from app.pdf import otherfont  # opens PDF libraries: only for those who need it

            otherfont.draw(self._drawings, self.update)

    def _slot(self, box: TextBox | CheckBox) -> FieldSlot:
        slot = self.template.by_name.get(box.field)
        if slot is None:
            raise BadForm(f"The blank has no field {box.field}.")
        if slot.kind != ("text" if isinstance(box, TextBox) else "checkbox"):
            raise BadForm(f"The field {slot.name} is a {slot.kind}.")
        if slot.is_locked:
            raise BadForm(f"The field {slot.name} is never filled: it belongs to an office or is completed later.")
        return slot

    def _text(self, slot: FieldSlot, box: TextBox, sheet: int) -> bytes:
        wording = word(box.text, box.lines)
        _refuse_too_large(slot, box, wording)
        if wording.by_hand:
            is_whole = not "".join(wording.lines).replace(HAND, "").strip()
            self.by_hand.append(ByHand(slot.name, wording.by_hand, is_whole, sheet))
        drawn = self._drawn(slot, wording, box.size)
        style = _style(slot.font, box.size, slot.colour)
        return b"/DA %s /V %s /AP << /N %d 0 R >>" % (style, text_string(wording.value), drawn)

    def _drawn(self, slot: FieldSlot, wording: Wording, size: float) -> int:
        if wording.is_plain:
            return self.update.add(appearance.plain(self.template, slot, wording.lines, size))
        place = self.update.reserve()
        self._drawings.append((place, appearance.other(slot, wording.lines, size)))
        return place

    @staticmethod
    def _check(slot: FieldSlot, box: CheckBox) -> bytes:
        if box.on != slot.on:
            raise BadForm(f"The check box {slot.name} has the export value {slot.on}, not {box.on}.")
        return b"/V /%s /AS /%s /AP %s" % (slot.on.encode(), slot.on.encode(), slot.appearances.encode("latin-1"))


def _together(texts: Iterable[TextBox], checks: Iterable[CheckBox]) -> Iterator[TextBox | CheckBox]:
    yield from texts
    yield from checks


@lru_cache(maxsize=64)
def _style(font: str, size: float, colour: str) -> bytes:
    """The default appearance of a text field."""
    return literal(b"/%s %s Tf %s" % (font.encode(), number(size), colour.encode()))


def blank_entries(slot: FieldSlot) -> bytes:
    """The entries of a field that stays empty, for a copied page."""
    if slot.kind == "checkbox":
        return b"/AS /Off /AP %s" % slot.appearances.encode("latin-1")
    return b"/DA " + _style(slot.font, slot.size, slot.colour)


def widget_head(slot: FieldSlot, *, page: int, parent: int, is_copy: bool = False) -> bytes:
    """A field's dictionary up to its entries, without its closing brackets, on the page and under the parent given."""
    structure = b"" if is_copy or slot.struct_parent is None else b" /StructParent %d" % slot.struct_parent
    return b"<< %s /P %d 0 R /Parent %d 0 R%s" % (slot.head.encode("latin-1"), page, parent, structure)


def _refuse_too_large(slot: FieldSlot, box: TextBox, wording: Wording) -> None:
    if slot.max_length is not None and len(wording.value) > slot.max_length:
        raise BadForm(f"The field {slot.name} takes {slot.max_length} characters; its value is longer.")
    if not slot.is_multiline and len(box.lines) > 1:
        raise BadForm(f"The field {slot.name} has one line; its value has more.")
    widest = max(map(len, wording.lines), default=0) * appearance.GLYPH * box.size
    tallest = len(box.lines) * appearance.PITCH * box.size if slot.is_multiline else 0
    if slot.is_comb:
        return
    inset = 2 * appearance.INSET
    if widest > slot.width - inset + _ROOM or tallest > slot.height - inset + _ROOM:
        raise BadForm(f"The field {slot.name} is smaller than its value was laid out for.")
