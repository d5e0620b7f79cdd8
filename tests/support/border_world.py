"""The content, loaded when this is imported: processes forked from one that has it start at once."""

from __future__ import annotations

from tests.support.scripts import worlds

WORLDS = worlds()
