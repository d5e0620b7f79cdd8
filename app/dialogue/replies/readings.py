"""A reply that can be read in several ways: all of them are said, one is chosen, none is guessed."""

from __future__ import annotations

from typing import Any

from app.dialogue import readers
from app.dialogue.conversation import Pending
from app.dialogue.events import Offer
from app.dialogue.flow import Choose
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import option_label
from app.dialogue.world import Reply


def ask_which(run: Run, reply: Reply, kind: str, reading: Reading, **shown: str) -> None:
    """Two ways to read it: say both, never guess. `shown` fills the placeholders of the hint's words."""
    values = _in_order(run, kind, tuple(reading.value) if isinstance(reading.value, list | tuple) else ())
    offers = tuple(Offer(str(i), "", _shown(run, kind, value)) for i, value in enumerate(values, 1))
    run.wait_for(Pending(kind="readings", options=values, held=reply.text, held_sid=reply.sid))
    own = f"hint/{reading.hint}"
    run.text(own if own in run.library.texts else "engine/which", offers=offers, node="!readings", **shown)


def _in_order(run: Run, kind: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Lines of a list as they stand there: the first of them is not another one when it is asked about again."""
    node = run.spot.node if run.spot is not None else None
    lines = [option.id for option in node.options] if kind == "choice" and isinstance(node, Choose) else []
    return tuple(sorted(values, key=lines.index)) if all(each in lines for each in values) else values


def _shown(run: Run, kind: str, value: Any) -> str:
    if value == "none" and kind == "text":
        none = run.library.texts["state/none"]
        return run.translated(none.context, none.source)
    if kind in ("choice", "many") and run.c.place:
        frame = run.c.place
        spot = run.library.spot(frame.flow, frame.node)
        if spot is not None and (label := option_label(run, frame, spot.node, value)) is not None:
            return label
    if kind == "name" and isinstance(value, dict):
        return shown_name(value)
    shown = readers.show_value(kind, value, run.language) or str(value)
    return shown.capitalize() if kind == "yes_no" else shown


def shown_name(name: dict[str, Any]) -> str:
    """Surnames, comma, given names: one after the other they would all look alike."""
    given = " ".join(str(name[part]) for part in ("first", "middle") if name.get(part))
    return ", ".join(part for part in (name.get("last"), given) if part)
