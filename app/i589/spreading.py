"""One answer that fills several boxes: which boxes, and what each of them gets.

A group name stands in a node's `save` where an address could stand; list indices in it are open (`A.III.2[].dates`) or
put in. Each name has the boxes it may fill and a way to spread an answer over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.i589.dates import PRESENT
from app.i589.leaf import State

Share = tuple[State, object]
"""What one box gets: a state, and the value where it is answered."""

Spread = Callable[[State, object], dict[str, Share]]

_OPPOSITE = {"yes": "unchecked", "no": "checked"}
_UNTIL: Mapping[str, State] = {"unknown": "unknown", "declined": "declined"}
_PIECES = ("street", "apt", "city", "state", "zip", "area_code", "phone")


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of a group name, open indices as in the name, by the piece that goes there; and how they are filled."""

    boxes: Mapping[str, str]
    spread: Spread


def group_of(save: str) -> Group | None:
    """The group that a node saves to, or None for a plain address."""
    return _GROUPS.get(re.sub(r"\[\d+\]", "[]", save))


def boxes_of(save: str, group: Group) -> dict[str, str]:
    """The addresses of a group by piece, with the indices that the save has."""
    indices = re.findall(r"\[(\d+)\]", save)
    return {piece: _with_indices(address, indices) for piece, address in group.boxes.items()}


def shares(save: str, group: Group, state: State, value: object) -> list[tuple[str, Share]]:
    """Each box that an answer fills, and what it gets."""
    boxes = boxes_of(save, group)
    return [(boxes[piece], share) for piece, share in group.spread(state, value).items() if piece in boxes]


def _with_indices(address: str, indices: list[str]) -> str:
    for index in indices:
        address = address.replace("[]", f"[{index}]", 1)
    return address


def _pieces(*names: str, about_first: bool = False, is_whole: bool = False) -> Spread:
    """A value of named parts: each part in its box. Unknown or declined: all the boxes, or the first one only.

    `is_whole`: the value is all there is, so that a part which is not in it is open again.
    """

    def spread(state: State, value: object) -> dict[str, Share]:
        if state != "answered":
            return dict.fromkeys(names[:1] if about_first else names, (state, None))
        parts = value if isinstance(value, Mapping) else {names[0]: value}
        said: dict[str, Share] = {name: ("answered", parts[name]) for name in names if parts.get(name)}
        return dict.fromkeys(names, ("not_asked", None)) | said if is_whole else said

    return spread


def _place(state: State, value: object) -> dict[str, Share]:
    """City, state and country of a place; what was not said this time is open again."""
    if state != "answered" or not isinstance(value, Mapping):
        return {"city": (state, value)}
    said: dict[str, Share] = dict.fromkeys(("city", "state", "country"), ("not_asked", None))
    return said | {name: ("answered", value[name]) for name in said if value.get(name)}


def _dates(state: State, value: object) -> dict[str, Share]:
    """From and to of a stretch; `..` is still going on, an end that the person does not know is unknown."""
    if state != "answered" or not isinstance(value, Mapping):
        return {"from": (state, value), "to": (state, value)}
    about = {"approximate": True} if value.get("approximate") else {}
    start, _, end = str(value.get("iso")).partition("/")
    until: Share = ("answered", PRESENT if end == ".." else {"iso": end, **about})
    if not end:
        until = (_UNTIL.get(str(value.get("until")), "not_asked"), None)
    return {"from": ("answered", {"iso": start, **about}), "to": until}


def _since(state: State, value: object) -> dict[str, Share]:
    """Where somebody lives now: from the date said until the present."""
    return {"from": (state, value), "to": ("answered", PRESENT)}


def _opposite(state: State, value: object) -> dict[str, Share]:
    """A box that says the contrary of what was asked: "are you married?" fills "I am not married"."""
    mark = _OPPOSITE.get(str(value)) if state == "answered" else None
    return {"": (state, mark)}


def _same_address(state: State, value: object) -> dict[str, Share]:
    """The form asks for a mailing address only "if different": the same one needs no second, another one is open."""
    if state != "answered":
        return {}
    return {"street": ("not_applicable" if value == "yes" else "not_asked", None)}


def _married(state: State, value: object) -> dict[str, Share]:
    """The marital status, and the box of Part A.II that repeats a part of it."""
    if state != "answered":
        return {"status": (state, value), "not_married": ("not_asked", None)}
    return {
        "status": (state, value),
        "not_married": ("answered", "unchecked" if value == "married" else "checked"),
    }


def _children(state: State, value: object) -> dict[str, Share]:
    """How many children there are, and the box for none."""
    if state == "none":
        state, value = "answered", 0
    if state != "answered":
        return {"total": (state, None), "none": (state, None)}
    return {"total": (state, value), "none": (state, "checked" if value == 0 else "unchecked")}


def _twice(state: State, value: object) -> dict[str, Share]:
    return {"": (state, value), "also": (state, value)}


def _none_if(*none: object) -> Spread:
    """Whether a list has entries at all: where it has none, its first row says so; else its entries are asked."""

    def spread(state: State, value: object) -> dict[str, Share]:
        if state == "answered":
            return {"first": ("none", None)} if value in none else {}
        return {"first": (state, None)}

    return spread


def _group(spread: Spread, **boxes: str) -> Group:
    return Group(boxes, spread)


def _one(spread: Spread, address: str, **more: str) -> Group:
    return Group({"": address, **more}, spread)


def _address(item: str, *names: str) -> Group:
    return Group({name: f"{item}.{name}" for name in names}, _pieces(*names, about_first=True))


def _name(prefix: str, last: str, first: str, middle: str) -> Group:
    boxes = {"last": f"{prefix}{last}", "first": f"{prefix}{first}", "middle": f"{prefix}{middle}"}
    return Group(boxes, _pieces("last", "first", "middle", is_whole=True))


def _stretch(rows: str) -> Group:
    return Group({"from": f"{rows}.from", "to": f"{rows}.to"}, _dates)


def _town(rows: str) -> Group:
    return Group({name: f"{rows}.{name}" for name in ("city", "state", "country")}, _place)


_GROUPS: Mapping[str, Group] = {
    "A.I.name": _name("A.I", ".4", ".5", ".6"),
    "A.I.8": _address("A.I.8", *_PIECES),
    # Where the person lives now is the first row of the residences, too: it is asked once.
    "A.I.8.street": _one(_twice, "A.I.8.street", also="A.III.2[0].street"),
    "A.I.8.city": _one(_twice, "A.I.8.city", also="A.III.2[0].city"),
    "A.I.8.state": _one(_twice, "A.I.8.state", also="A.III.2[0].state"),
    "A.I.9": _address("A.I.9", "care_of", *_PIECES),
    "A.I.9.same": _group(_same_address, street="A.I.9.street"),
    "A.I.11": _group(_married, status="A.I.11", not_married="A.II.spouse.not_married"),
    "A.II.spouse.name": _name("A.II.spouse", ".5", ".6", ".7"),
    "A.II.spouse.married": _one(_opposite, "A.II.spouse.not_married"),
    "A.II.child[].name": _name("A.II.child[]", ".5", ".6", ".7"),
    "A.II.children": _one(_opposite, "A.II.child.none"),
    "A.II.children.total": _group(_children, total="A.II.child.total", none="A.II.child.none"),
    "A.III.1[].town": _town("A.III.1[]"),
    "A.III.1[].dates": _stretch("A.III.1[]"),
    "A.III.2[].town": _town("A.III.2[]"),
    "A.III.2[].dates": _stretch("A.III.2[]"),
    "A.III.2[].since": Group({"from": "A.III.2[].from", "to": "A.III.2[].to"}, _since),
    "A.III.3.any": _group(_none_if("no"), first="A.III.3[0].school"),
    "A.III.3[].dates": _stretch("A.III.3[]"),
    "A.III.4.any": _group(_none_if("no"), first="A.III.4[0].employer"),
    "A.III.4[].dates": _stretch("A.III.4[]"),
    "A.III.5.mother.alive": _one(_opposite, "A.III.5.mother.deceased"),
    "A.III.5.father.alive": _one(_opposite, "A.III.5.father.deceased"),
    "A.III.5.sibling[].alive": _one(_opposite, "A.III.5.sibling[].deceased"),
    "A.III.5.siblings": _group(_none_if(0), first="A.III.5.sibling[0].name"),
}
