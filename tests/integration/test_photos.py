"""Photos drawn anew: nothing of the file but its pixels, and nothing that breaks the house."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.pdf.photos import EDGE, photo_of
from app.services.sent_files import NotShown
from tests.support.sent import SECRET, bomb, ogg, photo, transparent


def opened(content: bytes) -> Image.Image:
    """What a browser would show."""
    return Image.open(io.BytesIO(content))


def test_only_the_pixels_are_left() -> None:
    """Place, comment and every other mark stay behind; the picture stands upright and is not larger than needed."""
    assert SECRET in photo()
    made = photo_of(photo((4000, 3000), turned=True))
    shown = opened(made)
    assert SECRET not in made
    assert (shown.format, len(shown.getexif()), shown.info.get("comment")) == ("JPEG", 0, None)
    assert (max(shown.size), shown.height > shown.width) == (EDGE, True)


def test_what_is_transparent_becomes_paper() -> None:
    """White, so that a drawing in black can be read."""
    assert opened(photo_of(transparent())).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(photo()[:900], "broken", id="cut off"),
        pytest.param(photo()[:3] + b"<script>alert(1)</script>" * 9, "broken", id="a script that begins like a photo"),
        pytest.param(bomb(), "large", id="gigabytes in a few kilobytes"),
        pytest.param(bomb(8_000), "large", id="more than any telephone takes"),
        pytest.param(ogg(), "broken", id="a voice note"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n", "broken", id="a program for a printer"),
        pytest.param(b"", "broken", id="nothing"),
    ],
)
def test_what_cannot_be_shown_is_refused(content: bytes, why: str) -> None:
    """With the reason that the page says."""
    with pytest.raises(NotShown) as refused:
        photo_of(content)
    assert refused.value.why == why
