"""An answer as the person reads it: in lists, summaries and questions that repeat what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.dialogue import readers
from app.dialogue.conditions import answer_key
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node, Question
from app.dialogue.library import context
from app.dialogue.run import Run, locate

LONGEST = 120
"""Characters of an answer that are shown in a list; longer ones are cut there: what is not seen cannot be checked."""

GLANCE = 60
"""Characters of held words that are shown back."""

SSN = "ssn"
"""What an `ask` is `about` whose answer is a Social Security number: shown back by its end alone."""

_AKIN = "akin."


def akin_words(words: Mapping[str, Iterable[str]]) -> dict[str, Iterable[str]]:
    """The lists of content/words.yaml whose words mean the same (`akin.gang`): what may be said for an option."""
    return {use: listed for use, listed in words.items() if use.startswith(_AKIN)}


def option_words(run: Run, frame: Frame, node: Node) -> tuple[tuple[str, ...], ...]:
    """For each option what a person may type for it: its label in both languages, its extra words and their like."""
    return run.once(("options", frame.flow, node.id, run.language), lambda: _option_words(run, frame, node))


def _option_words(run: Run, frame: Frame, node: Node) -> tuple[tuple[str, ...], ...]:
    typed = own_words(run, frame, node)
    return tuple((o.label, *o.words) for o in readers.with_akin(typed, akin_words(run.world.words)))


def own_words(run: Run, frame: Frame, node: Node) -> tuple[tuple[str, ...], ...]:
    """The same without their like: "corte" alone, which is like "otra corte", names no line where none was asked."""
    options = node.options if isinstance(node, Choose | Ask) else ()
    return tuple(
        (run.translated(context(frame.flow, node.id, f"option.{o.id}"), o.label), o.label, *o.words) for o in options
    )


def in_a_line(text: str) -> str:
    """The words on one line, as far as a glance goes; all of them are kept elsewhere."""
    return _cut(" ".join(text.split()), GLANCE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def shown_value(run: Run, key: str) -> str:
    """An answer as a short line in the person's language."""
    answer, found = run.c.answers[key], locate(run.library, key)
    if answer.state != "answered":
        text = run.library.texts[f"state/{answer.state}"]
        return run.translated(text.context, text.source)
    if found is None:
        return answer.original
    frame, node = found
    if isinstance(node, Question) and node.save == "@pin":
        return run.translated("state/set", run.library.texts["state/set"].source)
    if isinstance(node, Ask) and node.about == SSN:
        return readers.masked_ssn(str(answer.value))
    value = option_label(run, frame, node, answer.value)
    value = value or readers.show_value(kind_of(frame, node), answer.value, run.language) or answer.original
    return value if kind_of(frame, node) == "date" else _cut(value, LONGEST)  # the hour stands at its end


def shown_answers(run: Run, frame: Frame, shows: Mapping[str, str]) -> dict[str, str]:
    """The placeholders of a text that repeats answers; what was not answered is called open."""
    keys = {name: answer_key(answer, frame, run.library) for name, answer in shows.items()}
    open_text = run.library.texts["state/open"] if any(key not in run.c.answers for key in keys.values()) else None
    is_open = run.translated(open_text.context, open_text.source) if open_text else ""
    return {name: shown_value(run, key) if key in run.c.answers else is_open for name, key in keys.items()}


def kind_of(frame: Frame, node: Node) -> str:
    """The reader's kind for a place that takes an answer."""
    if frame.asking_again or (isinstance(node, Ask) and node.of.startswith("yes_no")):
        return "yes_no"
    if isinstance(node, Choose):
        return "choice"
    return node.of if isinstance(node, Ask) else "text"


def option_label(run: Run, frame: Frame, node: Node, value: Any) -> str | None:
    """The labels of the options chosen, in the person's language; None where there is nothing to choose from."""
    if not isinstance(node, Choose | Ask) or not node.options:
        return None
    words = {o.id: w[0] for o, w in zip(node.options, option_words(run, frame, node), strict=True)}
    chosen = value if isinstance(value, list | tuple) else [value]
    return ", ".join(words.get(v, str(v)) for v in chosen)
