"""The drawer that services are given: drawings from content's words, as SVG, PNG and PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.pdf import drawing, raster


class SvgDrawer:
    """Fulfils `app.services.handout_ports.Drawer`."""

    def draw(self, name: str, words: Mapping[str, Any]) -> str:
        """The drawing with these words, as SVG. Raises BadContent."""
        return drawing.draw(name, words)

    def png(self, svg: str) -> bytes:
        """As a picture for the phone."""
        return raster.png(svg)

    def pdf(self, svg: str, *, title: str) -> bytes:
        """As a page to print."""
        return raster.pdf(svg, title=title)
