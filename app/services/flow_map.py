"""The tree as a drawing: boxes with their places and the ways between them, in plain numbers of pixels.

A flow is drawn as it is read, from top to bottom; whatever does not lead to the next box is an arc at the right. All
flows together are columns of boxes, each one call further from where people begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from app.dialogue.conversation import Frame
from app.dialogue.flow import AnyNode, Ask, Branch, Call, Choose, Do, End, Group, Node
from app.dialogue.library import FlowLibrary, context

WIDTH, INDENT, GAP, LINE, HEAD, FOOT = 580, 28, 26, 17, 30, 12
"""A box is so wide, indented so far for each group around it; the gap between two boxes; heights inside one."""

CHARACTERS, SHOWN_LINES = 74, 4
LANE, FIRST_LANE, RADIUS = 14, 22, 8

COLUMN, ROW, TILE_WIDTH, TILE_HEIGHT = 300, 58, 230, 38


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of a box: its context, and as many of its words as fit, by line."""

    context: str
    lines: tuple[str, ...]
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    """One node. `leads` names the flow that it calls or ends in, `facts` what its statements rest on."""

    node: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    slots: tuple[Slot, ...]
    facts: tuple[str, ...]
    leads: str | None
    when: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A way from one box to another that is not the next, from beside its option where it has one; `path` is SVG."""

    path: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class FlowMap:
    """A whole flow, drawn."""

    flow: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    straight: tuple[tuple[int, int, int], ...]
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One flow among all."""

    flow: str
    title: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All flows and which leads to which; `ways` are SVG paths."""

    width: int
    height: int
    tiles: tuple[Tile, ...]
    ways: tuple[str, ...]


def map_of(library: FlowLibrary, flow: str, words: Mapping[str, str]) -> FlowMap:
    """One flow drawn; `words` gives the text of a context as people read it."""
    nodes = list(_nodes(library.flows[flow].nodes, 0))
    boxes: list[Box] = []
    y = GAP
    for node, depth in nodes:
        box = _box(library, flow, node, depth, y, words)
        boxes.append(box)
        y += box.height + GAP
    by_name = {box.node: index for index, box in enumerate(boxes)}
    straight, bent = [], []
    for index, (node, _) in enumerate(nodes):
        for target, label in _ways(library, flow, node):
            if by_name.get(target) == index + 1:
                straight.append((boxes[index].x + 24, boxes[index].y + boxes[index].height, boxes[index + 1].y))
            elif target in by_name:
                bent.append((index, by_name[target], label))
    lanes = _lanes(bent)
    edge = max((box.x + box.width for box in boxes), default=0)
    arcs = tuple(_arc(boxes[a], boxes[b], option, edge, lane) for (a, b, option), lane in zip(bent, lanes, strict=True))
    width = edge + FIRST_LANE + LANE * (max(lanes, default=-1) + 1) + 20
    return FlowMap(flow, width, y, tuple(boxes), tuple(dict.fromkeys(straight)), arcs)


def overview(library: FlowLibrary, titles: Mapping[str, str], beginnings: Sequence[str]) -> Overview:
    """All flows, those where people begin first; each stands in the column of its shortest way from there."""
    leads = {name: list(dict.fromkeys(_leads(flow.nodes))) for name, flow in library.flows.items()}
    depth: dict[str, int] = {}
    todo = [(name, 0) for name in beginnings if name in leads]
    while todo:
        name, at = todo.pop(0)
        if name not in depth:
            depth[name] = at
            todo += [(each, at + 1) for each in leads[name] if each in leads]
    last = max(depth.values(), default=0) + 1
    columns: dict[int, list[str]] = {}
    for name in library.flows:
        columns.setdefault(depth.get(name, last), []).append(name)
    tiles = {
        name: Tile(name, titles.get(name, name), 20 + column * COLUMN, 20 + row * ROW)
        for column, names in columns.items()
        for row, name in enumerate(names)
    }
    ways = [_way(tiles[a], tiles[b]) for a, targets in leads.items() for b in targets if b in tiles and a != b]
    height = 40 + ROW * max((len(names) for names in columns.values()), default=0)
    width = 40 + COLUMN * max(columns, default=0) + TILE_WIDTH
    return Overview(width, height, tuple(tiles.values()), tuple(ways))


def _nodes(nodes: Sequence[AnyNode], depth: int) -> Iterator[tuple[AnyNode, int]]:
    for node in nodes:
        yield node, depth
        if isinstance(node, Group):
            yield from _nodes(node.nodes, depth + 1)


def _box(library: FlowLibrary, flow: str, node: Node, depth: int, y: int, words: Mapping[str, str]) -> Box:
    slots: list[Slot] = []
    at = HEAD
    for slot, source in node.slots():
        where = context(flow, node.id, slot)
        text = words.get(where, source)
        lines = wrap(" ".join(text.split()), CHARACTERS, max_lines=SHOWN_LINES, placeholder=" …") or [""]
        slots.append(Slot(where, tuple(lines), at + LINE))
        at += LINE * (len(lines) + 1) + 4
    facts = library.facts_of(flow, node) if slots else ()
    if facts:
        at += LINE * len(wrap(" ".join(facts), CHARACTERS))
    leads = node.call if isinstance(node, Call) else node.end if isinstance(node, End) else None
    x = 20 + depth * INDENT
    return Box(node.id, node.kind, x, y, WIDTH, at + FOOT, tuple(slots), facts, leads, when=node.when is not None)


def _ways(library: FlowLibrary, flow: str, node: AnyNode) -> Iterator[tuple[str, str]]:
    """Every node that this one may lead to, with the option that does it."""
    if isinstance(node, Choose | Ask):
        yield from ((option.to, option.id) for option in node.options if option.to)
    if isinstance(node, Branch):
        yield from ((case.to, "") for case in node.branch)
    if isinstance(node, Group):
        yield node.nodes[0].id, ""
    if isinstance(node, End):
        if node.when is not None:
            yield from _next(library, flow, node)
        return
    all_lead = isinstance(node, Choose) and all(option.to for option in node.options)
    closed = isinstance(node, Branch) and any(case.when is None for case in node.branch)
    if node.to:
        yield node.to, ""
    is_fork = isinstance(node, Do) and node.is_fork
    if (node.to is None and not all_lead and not closed) or node.when is not None or is_fork:
        yield from _next(library, flow, node)


def _next(library: FlowLibrary, flow: str, node: AnyNode) -> Iterator[tuple[str, str]]:
    following = library.follow(Frame(flow=flow, node=node.id))
    if following:
        yield following.node, ""


def _lanes(ways: Sequence[tuple[int, int, str]]) -> list[int]:
    """A lane for each arc so that none lies on another; the short ones are nearest to the boxes."""
    taken: list[list[tuple[int, int]]] = []
    lanes = [0] * len(ways)
    for index in sorted(range(len(ways)), key=lambda i: abs(ways[i][0] - ways[i][1])):
        low, high = sorted(ways[index][:2])
        lane = next((n for n, held in enumerate(taken) if all(high < a or low > b for a, b in held)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[index] = lane
    return lanes


def _arc(source: Box, target: Box, option: str, edge: int, lane: int) -> Arc:
    x = edge + FIRST_LANE + lane * LANE
    beside = (slot.y + LINE - 4 for slot in source.slots if slot.context.endswith(f"/option.{option}"))
    start = source.y + next(beside, source.height - 14)
    end = target.y + 14
    is_back = end < start
    turn = -RADIUS if is_back else RADIUS
    path = (
        f"M{source.x + source.width} {start} H{x - RADIUS} Q{x} {start} {x} {start + turn} "
        f"V{end - turn} Q{x} {end} {x - RADIUS} {end} H{target.x + target.width + 7}"
    )
    return Arc(path, is_back)


def _leads(nodes: Sequence[AnyNode]) -> Iterator[str]:
    for node, _ in _nodes(nodes, 0):
        if isinstance(node, Call):
            yield node.call
        elif isinstance(node, End) and node.end != "back":
            yield node.end


def _way(a: Tile, b: Tile) -> str:
    y1, y2 = a.y + TILE_HEIGHT // 2, b.y + TILE_HEIGHT // 2
    if b.x > a.x:
        x1, x2 = a.x + TILE_WIDTH, b.x - 7
        return f"M{x1} {y1} C{x1 + 40} {y1} {x2 - 40} {y2} {x2} {y2}"
    x1, x2 = a.x + TILE_WIDTH, b.x + TILE_WIDTH + 7
    bend = 26 + (x1 - x2) // 12
    return f"M{x1} {y1} C{x1 + bend} {y1} {x1 + bend} {y2} {x2} {y2}"
