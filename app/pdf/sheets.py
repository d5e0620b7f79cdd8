"""Further copies of the supplement pages, as a photocopier makes them: same page, own fields, behind the original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import BadForm
from app.i589.filled import CheckBox, TextBox
from app.pdf.pen import Pen, blank_entries, widget_head
from app.pdf.syntax import references, text_string
from app.pdf.template import FieldSlot, PageSlot


@dataclass(frozen=True, slots=True)
class Sheet:
    """What fills one copy: boxes under the field names of the original page, which they also tell."""

    texts: tuple[TextBox, ...]
    checks: tuple[CheckBox, ...] = ()


def add_sheets(pen: Pen, sheets: Sequence[Sheet]) -> list[PageSlot]:
    """Add the copies to the pen's update, page tree and field tree; returns all pages of the form in order.

    The pages themselves are not written yet. Raises BadForm when a sheet is empty or mixes fields of several pages.
    """
    template, update = pen.template, pen.update
    pages = list(template.pages)
    behind = {page: page for page in range(1, len(pages) + 1)}
    branches: list[int] = []
    for count, sheet in enumerate(sheets, start=1):
        original = _page_of(pen, sheet)
        copy = _copy(pen, sheet, original, count, branches)
        pages.insert(behind[original], copy)
        behind = {page: place + (place >= behind[original]) for page, place in behind.items()}
    tree = b"<< %s /Count %d /Kids %s >>"
    numbers = [page.number for page in pages]
    update.replace(
        template.page_root.number,
        tree % (template.page_root.head.encode("latin-1"), len(pages), references(numbers)),
    )
    root = template.field_root
    update.replace(
        root.number, b"<< %s /Kids %s >>" % (root.head.encode("latin-1"), references([*root.kids, *branches]))
    )
    return pages


def copied_name(name: str, count: int) -> str:
    """The full name that a field bears on copy number `count`, counted from 1 over all copies."""
    path, leaf = name.rsplit(".", 1)
    root, _, branch = path.partition(".")
    return f"{root}.{branch.rsplit('.', 1)[-1]}copy{count}.{leaf}"


def _page_of(pen: Pen, sheet: Sheet) -> int:
    boxes = [*(box.field for box in sheet.texts), *(box.field for box in sheet.checks)]
    slots = [pen.template.by_name.get(name) for name in boxes]
    pages = {slot.page for slot in slots if slot}
    if len(pages) != 1 or None in slots:
        raise BadForm("An extra sheet must fill fields of one page of the blank.")
    return pages.pop()


def _copy(pen: Pen, sheet: Sheet, original: int, count: int, branches: list[int]) -> PageSlot:
    source = pen.template.pages[original - 1]
    filled = pen.entries(sheet.texts, sheet.checks, sheet=count)
    slots = [slot for slot in pen.template.fields if slot.page == original]
    number = pen.update.reserve()
    parents = {parent: pen.update.reserve() for parent in dict.fromkeys(slot.parent for slot in slots)}
    kids = _widgets(pen, slots, filled, number, parents)
    for parent, copied in parents.items():
        name = text_string(f"{pen.template.branches[parent]}copy{count}")
        mine = references([kids[slot.number] for slot in slots if slot.parent == parent])
        pen.update.replace(
            copied, b"<< /T %s /Parent %d 0 R /Kids %s >>" % (name, pen.template.field_root.number, mine)
        )
    branches.extend(parents.values())
    return replace(source, number=number, annotations=tuple(kids.values()), struct_parents=None)


def _widgets(
    pen: Pen, slots: Sequence[FieldSlot], filled: Mapping[str, bytes], page: int, parents: Mapping[int, int]
) -> dict[int, int]:
    """The copied fields: original object to copied object."""
    kids = {}
    for slot in slots:
        entries = filled.get(slot.name) or blank_entries(slot)
        head = widget_head(slot, page=page, parent=parents[slot.parent], is_copy=True)
        kids[slot.number] = pen.update.add(b"%s %s >>" % (head, entries))
    return kids
