"""The draft packet as a PDF: every item with answer and original words, the reviewer's flags, the ledger.

Made with the typst package, its own fonts and no network. What people wrote goes in as JSON and is shown as text.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
import yaml

from app.errors import BadContent
from app.services.papers import Packet

LABELS = ("item", "answer", "beside", "page", "flags", "ledger")
_SOURCE = Path(__file__).with_name("packet.typ")
_PROBE = b"""#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"))
#sys.inputs.text"""
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_SHOWN_ANYWAY = {"\n", "\u00ad", "\u200b", "\u200c", "\u200d"}


def render(packet: Packet, *, on: date) -> bytes:
    """The packet as a PDF, dated `on`: the same packet gives the same bytes. Raises BadContent when a label lacks."""
    missing = [name for name in LABELS if not packet.labels.get(name)]
    if missing:
        raise BadContent(f"packet: no text for {', '.join(missing)}")
    data = _printable(asdict(packet))
    made = typst.compile(
        _SOURCE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"packet": json.dumps(data, ensure_ascii=False)},
        timestamp=int(datetime.combine(on, time(), UTC).timestamp()),
    )
    if not isinstance(made, bytes):
        raise BadContent("packet: the page maker returned no single file")
    return made


def read_texts(path: Path) -> dict[str, str]:
    """The English texts of `content/packet.yaml` by id. Raises BadContent when the file cannot be read."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {str(name): str(entry["text"]) for name, entry in data["texts"].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise BadContent(f"{path.name} cannot be read ({type(error).__name__})") from error


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)


def _printable(value: Any) -> Any:
    """The same data with each character that cannot be seen, or that no font has, as its number: `[U+1F600]`."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else "".join(map(_visible, _composed(value)))
    if isinstance(value, Mapping):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_printable(item) for item in value]
    return value


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))


@lru_cache(maxsize=8192)
def _visible(char: str) -> str:
    if char in _SHOWN_ANYWAY or (char.isascii() and char.isprintable()):
        return char
    is_hidden = unicodedata.category(char) in _HIDDEN
    return f"[U+{ord(char):04X}]" if is_hidden or not _has_glyph(char) else char


def _has_glyph(char: str) -> bool:
    """True when one of the bundled fonts has it: the archival profile refuses a text with a missing glyph."""
    if unicodedata.combining(char) or char.isspace():
        return True
    try:
        typst.compile(_PROBE, font_paths=_fonts(), sys_inputs={"text": char}, pdf_standards=["a-2b"])
    except typst.TypstError:
        return False
    return True
