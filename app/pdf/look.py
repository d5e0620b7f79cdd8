"""A blank for looking at: on every field stands what the map says it is, so that a person compares it with the page.

What waits for confirmation is red, the rest blue. It holds nobody's answers and is never filed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.pdf.filler import page_body
from app.pdf.syntax import Update, number, shown, stream
from app.pdf.template import FieldSlot, Template

_SIZE, _GLYPH = 5.5, 0.6
_RED, _BLUE = b"0.8 0 0 rg", b"0 0.2 0.8 rg"


def drawn_meanings(template: Template, meanings: Mapping[str, tuple[str, bool]]) -> bytes:
    """The template with the meaning of each field drawn where it stands; True means that it waits."""
    update = Update(template.size)
    for count, page in enumerate(template.pages, start=1):
        fields = [slot for slot in template.fields if slot.page == count]
        content = b"".join(_label(template, slot, *meanings.get(slot.name, ("?", True))) for slot in fields)
        overlay = update.add(stream(b"", b"q\n" + content + b"Q\n", squeeze=True))
        update.replace(page.number, page_body(replace(page, contents=(*page.contents, overlay)), ()))
    return update.appended_to(
        template.pdf, template.start_of_xref, template.trailer.encode("latin-1"), template.identity.encode()
    )


def _label(template: Template, slot: FieldSlot, meaning: str, is_waiting: bool) -> bytes:
    """The meaning in a text field, as large as it has room; under a check box, whose words stand beside it."""
    left, bottom, right, _ = slot.rect
    is_text = slot.kind == "text"
    most, room, x, y = (_SIZE, right - left, left + 1, bottom + 2) if is_text else (4.2, 75.0, left, bottom - 4)
    size = max(3.0, min(most, room / (_GLYPH * max(1, len(meaning)))))
    return b"BT /%s %s Tf %s %s %s Td %s Tj ET\n" % (
        template.draft_font.lstrip("/").encode(),
        number(size),
        _RED if is_waiting else _BLUE,
        number(x),
        number(y),
        shown(meaning.encode("cp1252", "replace")),
    )
