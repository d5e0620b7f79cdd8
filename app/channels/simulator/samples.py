"""What the extra keys of the phone send: a second of silence as a voice note, and a picture with a horizon.

Both are whole files of their kinds, so that whoever tries the clinic can play the one and see the other.
"""

from __future__ import annotations

import struct
import zlib

_SILENCE = b"\xf8\xff\xfe"
"""Twenty milliseconds of nothing, as Opus packs them (RFC 6716)."""

_TICKS = 960
"""Of Opus's 48,000 a second, in one packet."""


def voice_note(packets: int = 50) -> bytes:
    """Silence as Ogg Opus (RFC 7845), a fiftieth of a second for each packet."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 7) + b"orienta" + struct.pack("<I", 0)
    lengths = bytes([len(_SILENCE)]) * packets
    return (
        _page(2, 0, 0, bytes([len(head)]), head)
        + _page(0, 0, 1, bytes([len(tags)]), tags)
        + _page(4, packets * _TICKS, 2, lengths, _SILENCE * packets)
    )


def _page(flags: int, position: int, number: int, lengths: bytes, body: bytes) -> bytes:
    """One page of Ogg (RFC 3533); its checksum is counted over itself with zeros in the checksum's place."""
    begin = b"OggS" + struct.pack("<BBqII", 0, flags, position, 1, number)
    rest = bytes([len(lengths)]) + lengths + body
    return begin + struct.pack("<I", _checksum(begin + bytes(4) + rest)) + rest


def _checksum(page: bytes) -> int:
    found = 0
    for byte in page:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found & 0x80000000 else 0)) & 0xFFFFFFFF
    return found


def picture(width: int = 160, height: int = 100) -> bytes:
    """A PNG of a hill under the sky."""
    rows = (_row(width, height, y) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _row(width: int, height: int, y: int) -> bytes:
    pixels = (
        b"\x6b\x8e\x23" if y > height * 0.8 - height * 0.4 * (1 - (2 * x / width - 1) ** 2) else b"\x9f\xc5\xe8"
        for x in range(width)
    )
    return b"\x00" + b"".join(pixels)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
