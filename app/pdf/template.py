"""A blank form made ready: one plain PDF revision, and where each field and page stands in it.

Kept on disk as plain data (`template.json` beside `template.pdf`), so that filling needs no PDF library. The JSON names
the digest of the PDF and closes with a digest of itself: a changed cache is noticed, never used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from app.errors import BadForm

COMPILER = 3


@dataclass(frozen=True, slots=True)
class FieldSlot:
    """One field of the template.

    `number` is its object, `parent` its parent's, `page` counts from 1. `head` is the body of its dictionary as PDF
    syntax (Latin-1), without `/V /AS /AP /DA /P /Parent /StructParent`; `appearances` is a check box's own `/AP`, `on`
    its export value. `rect` is left, bottom, right, top in points. `align` is 0 left, 1 centre, 2 right.
    """

    name: str
    kind: Literal["text", "checkbox"]
    number: int
    parent: int
    page: int
    rect: tuple[float, float, float, float]
    head: str
    on: str = ""
    appearances: str = ""
    font: str = ""
    size: float = 0.0
    colour: str = ""
    align: int = 0
    is_multiline: bool = False
    is_comb: bool = False
    is_locked: bool = False
    max_length: int | None = None
    struct_parent: int | None = None

    @property
    def width(self) -> float:
        """Points from the left edge to the right."""
        return self.rect[2] - self.rect[0]

    @property
    def height(self) -> float:
        """Points from the lower edge to the upper."""
        return self.rect[3] - self.rect[1]


@dataclass(frozen=True, slots=True)
class PageSlot:
    """One page: its object, its dictionary's body without `/Contents /Annots /StructParents`, and those three apart.

    `width` and `height` are in points.
    """

    number: int
    head: str
    contents: tuple[int, ...]
    annotations: tuple[int, ...]
    width: float
    height: float
    struct_parents: int | None = None


@dataclass(frozen=True, slots=True)
class NodeSlot:
    """A node whose `/Kids` grow when a sheet is added: its object, its body without `/Kids` and `/Count`, its kids."""

    number: int
    head: str
    kids: tuple[int, ...]


@dataclass(frozen=True)
class Template:
    """A compiled blank.

    `fonts` maps font names to object numbers; `field_root` is the topmost field, `branches` the partial names of the
    fields' parents; `draft_font` is the name under which every page knows the bold font of the draft mark.
    """

    form: str
    edition: date
    official_sha256: str
    structure_sha256: str
    compiler: int
    pdf_sha256: str
    start_of_xref: int
    size: int
    trailer: str
    identity: str
    draft_font: str
    fonts: Mapping[str, int]
    branches: Mapping[int, str]
    page_root: NodeSlot
    field_root: NodeSlot
    pages: tuple[PageSlot, ...]
    fields: tuple[FieldSlot, ...]
    pdf: bytes = b""

    @cached_property
    def by_name(self) -> dict[str, FieldSlot]:
        """The fields by full name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def beginnings(self) -> dict[tuple[str, float], tuple[bytes, bytes]]:
        """What drawing has noted of a field at a size, by the field's name: see `app.pdf.appearance`."""
        return {}

    @cached_property
    def heads(self) -> dict[str, bytes]:
        """What drawing has noted of a field's own dictionary, by its name: see `app.pdf.pen`."""
        return {}

    @property
    def printed_edition(self) -> str:
        """The edition date as the form prints it: `01/20/25`."""
        return f"{self.edition:%m/%d/%y}"


def dump(template: Template) -> bytes:
    """The template without its PDF as JSON; the last line is the SHA-256 of the lines before it."""
    plain: dict[str, Any] = asdict(template)
    del plain["pdf"]
    plain["edition"] = template.edition.isoformat()
    body = json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode()
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def load(data: bytes, pdf: bytes) -> Template:
    """The template behind these two files. Raises BadForm when either was altered or is of another compiler."""
    body, _, digest = data.rstrip(b"\n").rpartition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise BadForm("The stored template was altered: its description does not match its digest.")
    try:
        plain = json.loads(body)
        if plain["compiler"] != COMPILER:
            raise BadForm("The stored template was made by another version.")
        template = _template(plain, pdf)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadForm("The stored template cannot be read.") from error
    if hashlib.sha256(pdf).hexdigest() != template.pdf_sha256:
        raise BadForm("The stored template was altered: its PDF does not match its digest.")
    return template


def _template(plain: dict[str, Any], pdf: bytes) -> Template:
    """The template behind its description. The digest vouches for the values, so they are only put in place."""
    return Template(
        **plain
        | {
            "edition": date.fromisoformat(plain["edition"]),
            "branches": {int(number): name for number, name in plain["branches"].items()},
            "page_root": _node(plain["page_root"]),
            "field_root": _node(plain["field_root"]),
            "pages": tuple(PageSlot(**_with_tuples(page, "contents", "annotations")) for page in plain["pages"]),
            "fields": tuple(FieldSlot(**_with_tuples(field, "rect")) for field in plain["fields"]),
            "pdf": pdf,
        }
    )


def _node(plain: dict[str, Any]) -> NodeSlot:
    return NodeSlot(**_with_tuples(plain, "kids"))


def _with_tuples(plain: dict[str, Any], *names: str) -> dict[str, Any]:
    return plain | {name: tuple(plain[name]) for name in names}
