"""A filled form drawn onto a template: an update appended to the plain blank, without any PDF library.

What is drawn is decided elsewhere (`app.i589`); what does not fit its field is refused, never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import BadForm
from app.i589.filled import FilledForm
from app.pdf import draft
from app.pdf.pen import Pen, widget_head
from app.pdf.sheets import Sheet, add_sheets
from app.pdf.syntax import Update, references, stream
from app.pdf.template import FieldSlot, PageSlot, Template
from app.services.papers import DraftMark, FilledPdf


def fill(template: Template, filled: FilledForm, mark: DraftMark | None = None) -> FilledPdf:
    """Draw a filled form; `mark` marks every page as a draft, None leaves none.

    The same values always give the same bytes. Raises BadForm when the form was laid out for another edition, or a
    value names an unknown or locked field, is too long for it, or is laid out larger than its box.
    """
    if filled.edition != template.edition.isoformat():
        raise BadForm(f"The answers are laid out for edition {filled.edition}, the blank is {template.edition}.")
    pen = Pen(template, Update(template.size))
    _fill_official_pages(pen, filled)
    copies = [Sheet(child.texts, child.checks) for child in filled.child_sheets]
    copies += [Sheet(sheet.texts) for sheet in filled.sheets[1:]]
    pages = add_sheets(pen, copies) if copies else list(template.pages)
    _write_pages(pen, pages, mark)
    pen.finish()
    pdf = pen.update.appended_to(
        template.pdf, template.start_of_xref, template.trailer.encode("latin-1"), template.identity.encode()
    )
    return FilledPdf(pdf, len(pages), tuple(pen.by_hand))


def _fill_official_pages(pen: Pen, filled: FilledForm) -> None:
    first_sheet = filled.sheets[0].texts if filled.sheets else ()
    for name, entries in pen.entries((*filled.texts, *first_sheet), filled.checks).items():
        slot = pen.template.by_name[name]
        heads = pen.template.heads
        head = heads.get(name) or heads.setdefault(name, _head(pen.template, slot))
        pen.update.replace(slot.number, b"%s %s >>" % (head, entries))


def _head(template: Template, slot: FieldSlot) -> bytes:
    """A field's dictionary up to its value, at its own place in the form."""
    page = template.pages[slot.page - 1].number
    return widget_head(slot, page=page, parent=slot.parent)


def _write_pages(pen: Pen, pages: Sequence[PageSlot], mark: DraftMark | None) -> None:
    """Write the copied pages with their originals, and every page when there is a mark to put beneath it."""
    marks: dict[tuple[float, float], tuple[int, ...]] = {}
    numbers = _sheet_numbers(pen, pages)
    for page in pages:
        number = numbers.get(page.number, ())
        if mark is None and not number:
            continue
        shape = (page.width, page.height)
        if mark and shape not in marks:
            content = draft.drawn(mark, page.width, page.height, pen.template.draft_font)
            marks[shape] = (pen.update.add(stream(b"", content, squeeze=True)),)
        pen.update.replace(page.number, page_body(page, (*marks.get(shape, ()), *number)))


def _sheet_numbers(pen: Pen, pages: Sequence[PageSlot]) -> dict[int, tuple[int, ...]]:
    """For every page that there are several of, the content that says which of how many it is.

    A copy prints the page number of its original, as a photocopy does: without this a dropped pile has no order.
    """
    official = {page.number for page in pen.template.pages}
    piles: list[list[PageSlot]] = []
    for page in pages:
        if page.number in official:
            piles.append([])
        piles[-1].append(page)
    numbered: dict[int, tuple[int, ...]] = {}
    for pile in (pile for pile in piles if len(pile) > 1):
        for count, page in enumerate(pile, start=1):
            content = draft.sheet_number(count, len(pile), pen.template.draft_font)
            numbered[page.number] = (pen.update.add(stream(b"", content)),)
    return numbered


def page_body(page: PageSlot, first: tuple[int, ...]) -> bytes:
    """A page's dictionary, with these contents beneath its own."""
    structure = b"" if page.struct_parents is None else b" /StructParents %d" % page.struct_parents
    contents, annotations = references([*first, *page.contents]), references(page.annotations)
    return b"<< %s /Contents %s /Annots %s%s >>" % (page.head.encode("latin-1"), contents, annotations, structure)
