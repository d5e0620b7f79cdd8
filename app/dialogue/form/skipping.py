"""Questions left for later: offered by their names, those of a part at its end, all of them once at the form's end."""

from __future__ import annotations

from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame, Pending, flow_of
from app.dialogue.flow import Do
from app.dialogue.run import Run, locate

LEFT_FOR_LATER = "left_for_later"
"""The action that the engine does itself: offer everything that was left for later in a form of several parts."""

PAGE = 20
"""Names listed in one message."""


def left_in(run: Run, flow: str) -> tuple[str, ...]:
    """What was left in one part, without what the form's end has listed already."""
    return tuple(k for k in run.c.skipped if flow_of(k) == flow and _mark(k) not in run.c.seen)


def offer_skipped(run: Run, left: tuple[str, ...]) -> None:
    """List what was left for later and ask: now, or another day."""
    run.wait_for(Pending(kind="skipped", options=left))
    ask_again(run, left)


def ask_again(run: Run, left: tuple[str, ...]) -> None:
    """The list and the question; what does not fit on one page goes before it."""
    names = [f"- {name_of(run, *found)}" for key in left if (found := locate(run.library, key))]
    first = max(0, (len(names) - 1) // PAGE) * PAGE
    for start in range(0, first, PAGE):
        run.text("engine/answers", answers="\n".join(names[start : start + PAGE]))
    offers = (run.offer("now", "engine/skipped.now"), run.offer("later", "engine/skipped.later"))
    listed = "\n".join(names[first:])
    run.text("engine/skipped", count=str(len(left)), questions=listed, offers=offers, node="!skipped")


def offer_all_left(run: Run, frame: Frame, node: Do) -> bool:
    """At the form's end: all that is left in its parts, as one list. True when a reply is waited for."""
    left = tuple(key for key in run.c.skipped if key.startswith(f"{frame.flow}/"))
    if not left:
        run.place_at(run.library.follow(frame, node.to))
        return False
    run.set(seen=run.c.seen | {_mark(key) for key in left})
    offer_skipped(run, left)
    return True


def go_on(run: Run, left: set[str], *, is_now: bool) -> None:
    """After the reply: open the questions again, or leave them on the list; the flow goes on."""
    place = run.c.place
    if is_now:
        run.set(skipped=tuple(key for key in run.c.skipped if key not in left))
    else:
        run.text("engine/skipped_kept")
    if place is None:
        return
    spot = run.library.spot(place.flow, place.node)
    if spot is not None and isinstance(spot.node, Do):
        run.place_at(run.library.follow(place, spot.node.to))
    else:
        run.place_at(run.library.first(place.flow) if is_now else None)


def _mark(key: str) -> str:
    return f"later:{key}"
