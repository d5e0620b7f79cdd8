"""A conversation that does not read is read as far as it can be, and nobody stands before a closed door."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.conversation import Answer, Conversation, Frame, Pending
from app.dialogue.mending import read_conversation

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
HELD = Conversation(
    language="es",
    frames=(Frame(flow="menu", node="home"), Frame(flow="i589/a1", node="last")),
    answers={"a/b": Answer(value="x", at=NOW), "a/c": Answer(value="y", at=NOW)},
    pending=Pending(kind="recap", options=("go_on",)),
    pin_digest="$argon2id$x",
    is_locked=True,
    is_stopped=True,
)


def changed(**changes: Any) -> str:
    """The stored state with these keys of its JSON changed."""
    return json.dumps(json.loads(HELD.model_dump_json(exclude_defaults=True)) | changes)


def test_what_is_right_is_read_as_it_stands() -> None:
    """The ordinary state."""
    found = read_conversation(changed())
    assert (found.conversation, found.is_whole) == (HELD, True)


def test_newer_release_may_be_taken_back() -> None:
    """Keys that this release does not know, at every depth, are passed over: nothing of the person's is lost."""
    state = json.loads(changed(invented="later"))
    state["answers"]["a/b"]["new"] = 1
    state["frames"][1]["new"] = {"deep": [1]}
    state["pending"]["new"] = None
    found = read_conversation(json.dumps(state))
    assert (found.conversation, found.is_whole) == (HELD, True)


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        pytest.param({"frames": "home"}, {"frames": ()}, id="frames of another shape"),
        pytest.param({"frames": [{"flow": 7}]}, {"frames": ()}, id="a frame without its node"),
        pytest.param({"pending": {"kind": "who"}}, {"pending": None}, id="a question of a kind that is gone"),
        pytest.param({"last_at": "yesterday"}, {"last_at": None}, id="a time that is none"),
    ],
)
def test_smallest_thing_goes(changes: dict[str, Any], lost: dict[str, Any]) -> None:
    """A fault takes its own field with it, and the PIN, the stop and the answers stay."""
    found = read_conversation(changed(**changes))
    assert (found.conversation, found.is_whole) == (HELD.model_copy(update=lost), False)


def test_one_bad_answer_goes_alone() -> None:
    """The other answers stay."""
    state = json.loads(changed())
    state["answers"]["a/b"]["state"] = "perhaps"
    found = read_conversation(json.dumps(state))
    assert found.conversation is not None
    assert (set(found.conversation.answers), found.is_whole) == ({"a/c"}, False)


@pytest.mark.parametrize("state", ["", "{", changed()[:-9], "[]", "7", "null", "[" * 100_000, '{"turn": 1e999}'])
def test_nothing_readable_is_said(state: str) -> None:
    """What is no state at all gives nothing, or an empty one, and never an error."""
    found = read_conversation(state)
    assert not found.is_whole
    assert found.conversation in (None, Conversation())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Conversation.model_fields, "other"]), anything, max_size=6))
def test_any_json_is_read_or_refused(held: dict[str, Any]) -> None:
    """Whatever stands in the fields, reading ends, and what was right stays right."""
    found = read_conversation(json.dumps(json.loads(changed()) | held))
    assert found.conversation is not None
    assert found.conversation.has_pin or held.get("pin_digest", "") is None
    assert set(held) & {"answers"} or set(found.conversation.answers) == {"a/b", "a/c"}
