"""A page of a PDF as a picture, for looking at beside an answer. Drawn by PDFium."""

from __future__ import annotations

import struct
import threading
import zlib

import pypdfium2

SCALE = 1.6
"""Pixels for each point: a page is 979 pixels wide, sharp enough to read 9-point type."""

_ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be used by two threads at once."""


def picture_of(pdf: bytes, page: int, scale: float = SCALE) -> bytes:
    """One page (from 1) as PNG, in grey."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()  # without it what is written in the fields is not drawn
        try:
            drawn = document[page - 1].render(scale=scale, grayscale=True, draw_annots=True, may_draw_forms=True)
            width, height, stride = drawn.width, drawn.height, drawn.stride
            rows = bytes(drawn.buffer)
        finally:
            document.close()
    return _png(rows, width, height, stride)


def _png(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """Eight-bit grey rows as a PNG: the format needs no library."""
    lines = b"".join(b"\0" + rows[start : start + width] for start in range(0, stride * height, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = [(b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in body)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
