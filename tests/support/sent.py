"""Invented photos and voice notes, whole, cut off and lying about what they are; and the way they come in."""

from __future__ import annotations

import base64
import io
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from app.channels.standin import Faults, StandIn
from app.channels.standin.desk import StandInSettings
from app.services.upkeep import fetch_files
from tests.support.clinic_walk import PHONE, Clinic
from tests.support.loopback import served

SECRET = b"32.5149N 117.0382W"
"""What hides in the photo beside its pixels."""


def photo(size: tuple[int, int] = (1200, 800), *, turned: bool = False) -> bytes:
    """A JPEG with a place in its metadata; `turned` as a phone held upright writes it."""
    image = Image.new("RGB", size, (30, 90, 120))
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    if turned:
        exif[0x0112] = 6
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif, comment=SECRET)
    return made.getvalue()


def transparent() -> bytes:
    """A PNG whose ground is transparent."""
    made = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(made, "PNG")
    return made.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """A small PNG that unpacks to gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(n, d) for n, d in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def wave(seconds: float = 0.4) -> bytes:
    """A tone as WAV, which every browser plays."""
    rate = 8000
    tone = bytes(int(128 + 60 * math.sin(n / 4)) for n in range(int(rate * seconds)))
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8) + b"data" + struct.pack("<I", len(tone))
    return b"RIFF" + struct.pack("<I", len(head) + len(tone)) + head + tone


def ogg(*bodies: bytes) -> bytes:
    """Ogg pages with these bodies, the last one marked as such."""
    pages = []
    for number, body in enumerate(bodies or (b"OpusHead" + bytes(11), b"OpusTags" + bytes(8), b"x" * 100)):
        is_last = number == len(bodies or (0, 0, 0)) - 1
        table = bytes([255] * (len(body) // 255) + [len(body) % 255])
        pages.append(
            b"OggS\x00" + bytes([4 if is_last else 0]) + bytes(8) + struct.pack("<III", 7, number, 0)
            + bytes([len(table)]) + table + body
        )  # fmt: skip
    return b"".join(pages)


def mp4(handler: bytes = b"soun", brand: bytes = b"M4A ") -> bytes:
    """Three MP4 boxes: what it is, one track's handler, data."""
    hdlr = _box(b"hdlr", bytes(8) + handler + bytes(12))
    return _box(b"ftyp", brand + bytes(4)) + _box(b"moov", hdlr) + _box(b"mdat", bytes(64))


def _box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + name + data


@dataclass
class Line:
    """A clinic whose people write through the stand-in: it signs the webhook and keeps the files for us."""

    clinic: Clinic
    base: str
    standin: StandIn

    def sends(self, content: bytes, kind: str, caption: str = "", *, is_fetched: bool = True) -> int:
        """The person sends a file, called so; the webhook's status."""
        form = {"From": f"whatsapp:{PHONE.reply_to}", "To": "whatsapp:+14155550100", "Body": caption}
        files = {"StandinMedia0": base64.b64encode(content).decode(), "StandinMediaType0": kind}
        answer = httpx.post(f"{self.base}/standin/say", data=form | files, timeout=30).json()
        self.clinic.later(seconds=5)
        if is_fetched:
            fetch_files(self.clinic.orienta.uow, self.clinic.orienta.records, self.clinic.now)
        return int(answer["status"])


@contextmanager
def line(folder: Path, database_url: str = "") -> Iterator[Line]:
    """A clinic on the line of a stand-in."""
    doors: list[Any] = []

    async def door(scope: Any, receive: Any, send: Any) -> None:
        await doors[0](scope, receive, send)

    standin = StandIn(StandInSettings(), Faults.parse(""), transport=httpx.ASGITransport(app=door))
    with served(standin) as base:
        clinic = Clinic(folder, database_url, provider=base)
        doors.append(clinic.app)
        yield Line(clinic, base, standin)
        clinic.close()
