"""The drawing of the tree: every text has its place, every way an end, and nothing lies on anything else."""

from __future__ import annotations

import re
from functools import cache

import pytest

from app.dialogue.library import FlowLibrary
from app.services.coverage import every_text
from app.services.flow_map import TILE_HEIGHT, FlowMap, map_of, overview
from tests.support.scripts import worlds

FLOWS = sorted(worlds().content.library.flows)


@cache
def drawn(flow: str) -> FlowMap:
    """One flow with its English words."""
    return map_of(worlds().content.library, flow, {})


@pytest.mark.parametrize("flow", FLOWS)
def test_every_text_of_a_flow_has_a_place(flow: str) -> None:
    """Each slot once, inside its box, below the one before."""
    library = worlds().content.library
    own = FlowLibrary({flow: library.flows[flow]}, {})
    texts = [where for where, _ in every_text(own) if where.count("/") > flow.count("/") + 1]
    assert [slot.context for box in drawn(flow).boxes for slot in box.slots] == texts
    for box in drawn(flow).boxes:
        lines = [slot.y + 17 * number for slot in box.slots for number in range(len(slot.lines) + 1)]
        assert lines == sorted(set(lines))
        assert max(lines, default=0) < box.height


@pytest.mark.parametrize("flow", FLOWS)
def test_boxes_and_arcs_keep_apart(flow: str) -> None:
    """Boxes follow each other with room between; two arcs in one lane never meet; all of it is on the page."""
    held = drawn(flow)
    for above, below in zip(held.boxes, held.boxes[1:], strict=False):
        assert above.y + above.height < below.y
    lanes: dict[int, list[tuple[int, int]]] = {}
    for arc in held.arcs:
        numbers = [int(n) for n in re.findall(r"-?\d+", arc.path)]
        lanes.setdefault(numbers[2], []).append(tuple(sorted((numbers[1], numbers[-2]))))  # type: ignore[arg-type]
        assert min(numbers) >= 0
        assert max(numbers[0], numbers[2]) <= held.width
    for spans in lanes.values():
        for (_, end), (start, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
            assert end <= start


def test_the_whole_tree_begins_where_people_do() -> None:
    """Every flow has one tile of its own; the welcome stands in the first column."""
    held = overview(worlds().content.library, {}, ("welcome", "menu"))
    assert sorted(tile.flow for tile in held.tiles) == FLOWS
    places = [(tile.x, tile.y) for tile in held.tiles]
    assert len(set(places)) == len(places)
    assert {tile.flow for tile in held.tiles if tile.x == min(x for x, _ in places)} == {"welcome", "menu"}
    assert all(tile.y + TILE_HEIGHT <= held.height for tile in held.tiles)
