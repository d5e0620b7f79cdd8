"""Things to choose from, as buttons, a list or numbered lines, and the Content template that shows them.

A template holds the fixed part only: labels, hidden ids and the places of the lines. Every line of the text is a
variable of its own, because the provider refuses variables with a line break, a tab or more than four spaces in a row
(its error 21656); so no word of a person is ever kept in a template.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.messaging.markup import plain
from app.messaging.segments import utf16_units

Kind = Literal["quick-reply", "list-picker"]

BODY_LIMIT = 1024
ID_LIMIT = 200
_BUTTONS, _BUTTON_TITLE = 3, 20
_ROWS, _ROW_TITLE, _ROW_DESCRIPTION = 10, 24, 72
_LIST_BUTTON = 20
_LINES = 100
_UNSAFE_VARIABLE = re.compile(r"[\t\r\v\f\x1c-\x1e\x85\u2028\u2029]| {5,}|\{\{")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its id in the flow, its label and, for lists, a second line. Texts are translated markup."""

    id: str
    label: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class ChoiceSet:
    """The choices of one node in one language. `button` opens a list ("Options"); without it no list is made."""

    node: str
    language: str
    options: tuple[Choice, ...]
    button: str | None = None

    def payload_id(self, choice: Choice) -> str:
        """The hidden id that a tap carries back: `<node id>|<option id>`."""
        return f"{self.node}|{choice.id}"


@dataclass(frozen=True, slots=True)
class Shape:
    """A template to be: the choices, buttons or list, and the lines of the text ("1 1": two; "1 0 1": with a gap).

    `key` is its digest: the same key always means the same template.
    """

    choices: ChoiceSet
    kind: Kind
    layout: str

    @property
    def key(self) -> str:
        """Twenty hexadecimal digits that change with anything the template would show."""
        return choice_set_key(self.choices, self.kind, self.layout)


@dataclass(frozen=True, slots=True)
class TemplateRef:
    """A template that exists at the provider, and what goes into its places. `key` names its shape."""

    key: str
    content_sid: str
    variables: Mapping[str, str]


def parse_payload(payload: str) -> tuple[str, str] | None:
    """Node and option of a hidden id, or None when it is not one of ours."""
    node, mark, option = payload.rpartition("|")
    return (node, option) if mark and node and option else None


def choice_kind(choices: ChoiceSet) -> Kind | None:
    """Buttons for up to three short labels, a list for up to ten; None when only numbered lines will do."""
    labels = [plain(option.label) for option in choices.options]
    if not labels or len(set(labels)) < len(labels) or any("\n" in label or not label.strip() for label in labels):
        return None
    if any(len(choices.payload_id(option)) > ID_LIMIT for option in choices.options):
        return None
    longest = max(map(utf16_units, labels))
    descriptions = [plain(option.description) for option in choices.options if option.description]
    if len(labels) <= _BUTTONS and longest <= _BUTTON_TITLE and not descriptions:
        return "quick-reply"
    if not choices.button or utf16_units(choices.button) > _LIST_BUTTON or len(labels) > _ROWS:
        return None
    if longest > _ROW_TITLE or any(utf16_units(d) > _ROW_DESCRIPTION or "\n" in d for d in descriptions):
        return None
    return "list-picker"


def numbered(choices: ChoiceSet) -> str:
    """The choices as markup lines: "1. Yes", "2. No - not now"."""
    return "\n".join(
        f"{number}. {option.label}" + (f" - {option.description}" if option.description else "")
        for number, option in enumerate(choices.options, start=1)
    )


def shape(choices: ChoiceSet, body: str) -> Shape | None:
    """The template that would show this text with these choices, or None when none can.

    `body` is the text without the choices, ready for the channel. Too long, without words, or holding what the
    provider refuses in a variable: then the choices are numbered, and the words stay as they are.
    """
    kind = choice_kind(choices)
    lines = body.split("\n")
    if kind is None or not body.strip() or utf16_units(body) > BODY_LIMIT or len(lines) > _LINES:
        return None
    if _UNSAFE_VARIABLE.search(body):
        return None
    return Shape(choices, kind, " ".join("1" if line.strip() else "0" for line in lines))


def choice_set_key(choices: ChoiceSet, kind: Kind, layout: str = "1") -> str:
    """Digest of language, kind, hidden ids, labels, descriptions, list button and layout."""
    rows = [[choices.payload_id(o), plain(o.label), plain(o.description or "")] for o in choices.options]
    button = choices.button if kind == "list-picker" else None
    described = json.dumps([choices.language, kind, rows, button, layout], ensure_ascii=False)
    return hashlib.sha256(described.encode()).hexdigest()[:20]


def content_payload(wanted: Shape, *, sample: str = "-") -> dict[str, Any]:
    """What to create at the provider's Content API for a shape. `sample` stands in a line that is left out."""
    choices = wanted.choices
    places = [line == "1" for line in wanted.layout.split()]
    numbers = iter(range(1, len(places) + 1))
    body = "\n".join(f"{{{{{next(numbers)}}}}}" if has_words else "" for has_words in places)
    return {
        "friendly_name": f"orienta_{wanted.key}",
        "language": choices.language,
        "variables": {str(number): sample for number in range(1, sum(places) + 1)},
        "types": {
            f"twilio/{wanted.kind}": _interactive(choices, wanted.kind, body),
            "twilio/text": {"body": f"{body}\n\n{plain(numbered(choices))}"},
        },
    }


def content_variables(body: str) -> dict[str, str]:
    """The variables of one text: each line that has words, numbered from "1"."""
    return {str(number): line for number, line in enumerate((x for x in body.split("\n") if x.strip()), start=1)}


def _interactive(choices: ChoiceSet, kind: Kind, body: str) -> dict[str, Any]:
    if kind == "quick-reply":
        actions = [
            {"type": "QUICK_REPLY", "title": plain(o.label), "id": choices.payload_id(o)} for o in choices.options
        ]
        return {"body": body, "actions": actions}
    items = [
        {"item": plain(o.label), "id": choices.payload_id(o)}
        | ({"description": plain(o.description)} if o.description else {})
        for o in choices.options
    ]
    return {"body": body, "button": choices.button, "items": items}
