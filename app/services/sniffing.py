"""What a file is, by its own bytes: what somebody called it is never believed.

Containers that say how long they are (Ogg, RIFF, MP4) are walked, so that a file that ends early is known as such.
Nothing is decoded here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

FileKind = Literal["photo", "voice", "video", "paper", "other"]

OTHER = "application/octet-stream"

SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""Pictures that are drawn anew for a page; those of other kinds are kept and not shown."""

PLAYED = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/webm"})
"""Sounds that browsers play."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a file is. `is_whole` is False when it is empty or ends before it says that it does."""

    kind: FileKind
    media_type: str
    size: int
    is_whole: bool = True

    @property
    def is_shown(self) -> bool:
        """True for a picture that a page may show, drawn anew."""
        return self.media_type in SHOWN

    @property
    def is_played(self) -> bool:
        """True for a sound that a page may play."""
        return self.media_type in PLAYED


def sniff(content: bytes) -> Nature:
    """What these bytes are. Text, pages, scripts and whatever is not known are `other`."""
    size = len(content)
    for begins, kind, media_type in _BEGINNINGS:
        if content.startswith(begins):
            return Nature(kind, media_type, size, size > len(begins))
    for reader in _CONTAINERS:
        if (found := reader(content)) is not None:
            return found
    return Nature("other", OTHER, size, size > 0)


_BEGINNINGS: tuple[tuple[bytes, FileKind, str], ...] = (
    (b"\xff\xd8\xff", "photo", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "photo", "image/png"),
    (b"GIF87a", "photo", "image/gif"),
    (b"GIF89a", "photo", "image/gif"),
    (b"II*\x00", "photo", "image/tiff"),
    (b"MM\x00*", "photo", "image/tiff"),
    (b"BM", "photo", "image/bmp"),
    (b"%PDF-", "paper", "application/pdf"),
    (b"#!AMR-WB\n", "voice", "audio/amr-wb"),
    (b"#!AMR\n", "voice", "audio/amr"),
    (b"ID3", "voice", "audio/mpeg"),
)
"""Of each kind the bytes it begins with; a picture's wholeness is seen when it is drawn."""


def _ogg(content: bytes) -> Nature | None:
    if not content.startswith(b"OggS"):
        return None
    kind: FileKind = "video" if b"\x80theora" in content[:200] else "voice"
    media_type = "video/ogg" if kind == "video" else "audio/ogg"
    return Nature(kind, media_type, len(content), _ogg_is_whole(content))


def _ogg_is_whole(content: bytes) -> bool:
    """Pages follow one another to the end: header, table of lengths, body. The last one is marked."""
    at = last = 0
    while at + 27 <= len(content) and content[at : at + 4] == b"OggS":
        table = content[at + 27 : at + 27 + content[at + 26]]
        last, at = content[at + 5], at + 27 + content[at + 26] + sum(table)
    return at == len(content) and at > 0 and bool(last & 4)


def _riff(content: bytes) -> Nature | None:
    if content[:4] != b"RIFF":
        return None
    is_whole = len(content) >= 8 + int.from_bytes(content[4:8], "little")
    if content[8:12] == b"WEBP":
        return Nature("photo", "image/webp", len(content), is_whole)
    return Nature("voice", "audio/wav", len(content), is_whole) if content[8:12] == b"WAVE" else None


_STILL = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"})


def _mp4(content: bytes) -> Nature | None:
    if content[4:8] != b"ftyp":
        return None
    brand, is_whole, size = content[8:12], _boxes_are_whole(content), len(content)
    if brand in _STILL:
        return Nature("photo", "image/heic", size, is_whole)
    family = "3gpp" if brand.startswith(b"3g") else "mp4"
    kind: FileKind = "video" if _has_pictures(content) else "voice"
    return Nature(kind, f"{'video' if kind == 'video' else 'audio'}/{family}", size, is_whole)


def _boxes_are_whole(content: bytes) -> bool:
    """The outermost boxes follow one another exactly to the end."""
    at = 0
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(content[at + 8 : at + 16], "big")
        if length == 0:  # it goes on to the end of the file
            return True
        if length < 8:
            return False
        at += length
    return at == len(content)


def _has_pictures(content: bytes) -> bool:
    """True when one of the tracks is handled as video."""
    at = content.find(b"hdlr")
    while at != -1:
        if content[at + 12 : at + 16] == b"vide":
            return True
        at = content.find(b"hdlr", at + 4)
    return False


def _matroska(content: bytes) -> Nature | None:
    if not content.startswith(b"\x1aE\xdf\xa3"):
        return None
    kind: FileKind = "video" if b"V_" in content[:4096] else "voice"
    return Nature(kind, f"{'video' if kind == 'video' else 'audio'}/webm", len(content))


def _mpeg(content: bytes) -> Nature | None:
    """Frames of MP3 or AAC without a container: a sync mark, a layer that exists and a rate that exists."""
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return None
    if content[1] & 0xF6 == 0xF0:
        return Nature("voice", "audio/aac", len(content))
    has_layer, has_rate = content[1] & 0x06 != 0, content[2] & 0xF0 not in (0, 0xF0)
    return Nature("voice", "audio/mpeg", len(content)) if has_layer and has_rate else None


_CONTAINERS: tuple[Callable[[bytes], Nature | None], ...] = (_ogg, _riff, _mp4, _matroska, _mpeg)
