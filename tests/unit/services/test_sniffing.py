"""What a file is, by its bytes alone; and a part of it, as a player asks for it."""

from __future__ import annotations

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st

from app.clinic.ranges import ranged
from app.services.sniffing import sniff
from tests.support.sent import mp4, ogg, photo, transparent, wave


@pytest.mark.parametrize(
    ("content", "kind", "media_type", "is_whole"),
    [
        pytest.param(photo((4, 4)), "photo", "image/jpeg", True, id="a photo"),
        pytest.param(transparent(), "photo", "image/png", True, id="a screenshot"),
        pytest.param(b"RIFF\x0a\x00\x00\x00WEBPVP8 xx", "photo", "image/webp", True, id="a sticker"),
        pytest.param(ogg(), "voice", "audio/ogg", True, id="a voice note"),
        pytest.param(ogg(b"a" * 300, b"b" * 700), "voice", "audio/ogg", True, id="pages of several segments"),
        pytest.param(ogg()[:-20], "voice", "audio/ogg", False, id="a voice note cut off in a page"),
        pytest.param(ogg()[: ogg().rindex(b"OggS")], "voice", "audio/ogg", False, id="cut off between two pages"),
        pytest.param(b"OggS\x00\x02" + bytes(8), "voice", "audio/ogg", False, id="the beginning of one"),
        pytest.param(wave(), "voice", "audio/wav", True, id="a wave"),
        pytest.param(wave()[:-9], "voice", "audio/wav", False, id="a wave cut off"),
        pytest.param(mp4(), "voice", "audio/mp4", True, id="a recording of a telephone"),
        pytest.param(mp4(brand=b"3gp4"), "voice", "audio/3gpp", True, id="one of an old telephone"),
        pytest.param(mp4(b"vide", b"isom"), "video", "video/mp4", True, id="a video"),
        pytest.param(mp4()[:-9], "voice", "audio/mp4", False, id="a recording cut off"),
        pytest.param(b"\x00\x00\x00\x00ftypM4A rest", "voice", "audio/mp4", True, id="a box to the end"),
        pytest.param(mp4(brand=b"heic"), "photo", "image/heic", True, id="a photo of another telephone"),
        pytest.param(b"#!AMR\n" + bytes(9), "voice", "audio/amr", True, id="AMR"),
        pytest.param(b"\xff\xf1" + bytes(9), "voice", "audio/aac", True, id="AAC"),
        pytest.param(b"\xff\xfb\x90\x00", "voice", "audio/mpeg", True, id="MP3"),
        pytest.param(b"ID3\x04" + bytes(9), "voice", "audio/mpeg", True, id="MP3 with its tags"),
        pytest.param(
            b"\x1aE\xdf\xa3" + bytes(9) + b"A_OPUS", "voice", "audio/webm", True, id="a recording of a browser"
        ),
        pytest.param(b"%PDF-1.7 x", "paper", "application/pdf", True, id="a paper"),
        pytest.param(b"<script>alert(1)</script>", "other", "application/octet-stream", True, id="a page"),
        pytest.param(b"<svg onload=x>", "other", "application/octet-stream", True, id="a picture with scripts"),
        pytest.param(b"MZ\x90", "other", "application/octet-stream", True, id="a program"),
        pytest.param(b"", "other", "application/octet-stream", False, id="nothing"),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, kind: str, media_type: str, is_whole: bool) -> None:
    """Its kind, its type and whether it ends where it says; what is not known is of another kind."""
    found = sniff(content)
    assert (found.kind, found.media_type, found.is_whole, found.size) == (kind, media_type, is_whole, len(content))


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"OggS", b"RIFF", b"\0\0\0\x10ftyp", b"\xff\xe0", b"\x1aE\xdf\xa3"])
)
def test_no_bytes_break_it(rest: bytes, begins: bytes) -> None:
    """Whatever comes has an answer, and none that a browser would run."""
    found = sniff(begins + rest)
    assert found.media_type.partition("/")[0] in ("image", "audio", "video", "application")
    assert "svg" not in found.media_type


@pytest.mark.parametrize(
    ("asked", "status", "content", "told"),
    [
        pytest.param("", 200, b"0123456789", None, id="all"),
        pytest.param("bytes=0-", 206, b"0123456789", "bytes 0-9/10", id="from the beginning, as players begin"),
        pytest.param("bytes=2-4", 206, b"234", "bytes 2-4/10", id="a part"),
        pytest.param("bytes=8-99", 206, b"89", "bytes 8-9/10", id="beyond the end"),
        pytest.param("bytes=-3", 206, b"789", "bytes 7-9/10", id="the last three"),
        pytest.param("bytes=-99", 206, b"0123456789", "bytes 0-9/10", id="more than there is, from the end"),
        pytest.param("bytes=10-", 416, b"", "bytes */10", id="after the end"),
        pytest.param("bytes=4-2", 416, b"", "bytes */10", id="backwards"),
        pytest.param("bytes=-0", 416, b"", "bytes */10", id="none at all"),
        pytest.param("bytes=0-1,4-5", 200, b"0123456789", None, id="several at once"),
        pytest.param("pages=1-2", 200, b"0123456789", None, id="another unit"),
        pytest.param("bytes=-", 200, b"0123456789", None, id="nothing said"),
    ],
)
def test_a_part_is_given_as_asked(asked: str, status: int, content: bytes, told: str | None) -> None:
    """One part, all, or the word that there is no such part; never kept by a browser."""
    headers = [(b"range", asked.encode())] if asked else []
    answer = ranged(Request({"type": "http", "headers": headers}), b"0123456789", "audio/ogg")
    assert (answer.status_code, bytes(answer.body), answer.headers.get("Content-Range")) == (status, content, told)
    assert answer.headers["Cache-Control"] == "no-store"
