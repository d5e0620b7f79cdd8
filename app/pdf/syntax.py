"""The little PDF syntax that filling needs: strings, numbers, streams, and an update appended to a finished file."""

from __future__ import annotations

import hashlib
import zlib
from binascii import hexlify
from collections.abc import Sequence
from functools import lru_cache

_ESCAPES = bytes.maketrans(b"\n\r\t", b"   ")


@lru_cache(maxsize=4096)
def number(value: float) -> bytes:
    """A number with at most four decimals and nothing superfluous."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if text in ("", "-0") else text.encode()


def escaped(data: bytes) -> bytes:
    """Bytes for between the parentheses of a string: backslashes and parentheses escaped."""
    return data.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def literal(data: bytes) -> bytes:
    """A string of bytes: parentheses, backslashes and carriage returns escaped."""
    return b"(%s)" % escaped(data).replace(b"\r", rb"\r")


def text_string(text: str) -> bytes:
    """A text as a document string: plain where it is ASCII, UTF-16 with its mark otherwise. Line breaks become CR."""
    if "\n" in text:
        text = text.replace("\r\n", "\n").replace("\n", "\r")
    if text.isascii():
        return literal(text.encode("ascii"))
    return b"<FEFF%s>" % hexlify(text.encode("utf-16-be", "replace"))


def shown(text: bytes) -> bytes:
    """A line of encoded text for `Tj`: as `literal`, with any line break or tab as one space."""
    return literal(text.translate(_ESCAPES))


def references(numbers: Sequence[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(b"%d 0 R" % n for n in numbers) + b"]"


def stream(entries: bytes, data: bytes, *, squeeze: bool = False) -> bytes:
    """A stream object's body with these dictionary entries; `squeeze` compresses it."""
    if squeeze:
        data = zlib.compress(data, 6)
        entries += b" /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


class Update:
    """An incremental update: objects replaced or added, then a classic cross-reference section that points back."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._bodies: dict[int, bytes] = {}

    def add(self, body: bytes) -> int:
        """Add a new object; returns its number."""
        number = self.reserve()
        self._bodies[number] = body
        return number

    def reserve(self) -> int:
        """A fresh object number, to be filled with `replace`."""
        number, self._size = self._size, self._size + 1
        return number

    def replace(self, number: int, body: bytes) -> None:
        """Give an object this body from now on."""
        self._bodies[number] = body

    def appended_to(self, base: bytes, start_of_xref: int, trailer: bytes, identity: bytes) -> bytes:
        """The base file with this update behind it; the second half of `/ID` is a digest of the update."""
        parts, offsets, position = [], {}, len(base)
        for number in sorted(self._bodies):
            written = b"%d 0 obj\n%s\nendobj\n" % (number, self._bodies[number])
            offsets[number] = position
            parts.append(written)
            position += len(written)
        objects = b"".join(parts)
        digest = hashlib.sha256(objects).hexdigest()[:32].encode()
        end = b"trailer\n<< %s /Size %d /Prev %d /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (
            trailer, self._size, start_of_xref, identity, digest, position,
        )  # fmt: skip
        return b"".join([base, objects, b"xref\n0 1\n0000000000 65535 f \n", *_sections(offsets), end])


def _sections(offsets: dict[int, int]) -> list[bytes]:
    """The subsections of a cross-reference table: runs of successive object numbers."""
    runs: list[list[int]] = []
    for number in offsets:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        b"%d %d\n" % (run[0], len(run)) + b"".join(b"%010d 00000 n \n" % offsets[number] for number in run)
        for run in runs
    ]
