"""A person's picture drawn anew for a page: its pixels and nothing else of the file.

Place, time, telephone and whatever else hides in a file stay behind, and so does anything that a viewer might trip
over. How large a picture says it is is looked at before one pixel is unpacked.
"""

from __future__ import annotations

import io
import threading
import warnings

from PIL import Image, ImageOps

from app.services.sent_files import NotShown

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
MOST_PIXELS = 50_000_000
"""More than any telephone takes; unpacked it is 150 MB."""

EDGE = 1800
"""The longer side of what is shown: small print on a paper can be read."""

QUALITY = 82

_ONE_AT_A_TIME = threading.Lock()
"""Unpacking is what costs memory here: never two at once."""


def photo_of(content: bytes) -> bytes:
    """The picture as a JPEG, upright, on white. Raises NotShown: broken or cut off, too large, of another kind."""
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                return _drawn(opened)
        except NotShown:
            raise
        except Image.DecompressionBombError:
            raise NotShown("large") from None
        except Exception:  # a broken file may break a decoder in any way
            raise NotShown("broken") from None


def _drawn(opened: Image.Image) -> bytes:
    if opened.width * opened.height > MOST_PIXELS:
        raise NotShown("large")
    opened.draft("RGB", (EDGE, EDGE))
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((EDGE, EDGE))
    has_holes = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    flat = upright.convert("RGBA") if has_holes else upright.convert("RGB")
    page = Image.new("RGB", flat.size, "white")
    page.paste(flat, mask=flat.getchannel("A") if has_holes else None)
    made = io.BytesIO()
    page.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
