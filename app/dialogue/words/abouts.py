"""What a question of words is `about`, by which it is known what hardly answers it."""

from __future__ import annotations

FIRST, LAST, MIDDLE = "first", "last", "middle"
STREET, TOWN, ROOM, ALIAS = "street", "town", "room", "other_names"

ADDRESSED = {"street": "street.unread", "town": "place.unread"}
"""What words of an address are `about`, with the hint for what is none: said back, since nothing else shows them."""
