"""A turn's texts as the messages that leave."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messaging.choices import (
    Choice,
    ChoiceSet,
    Shape,
    choice_kind,
    content_payload,
    content_variables,
    numbered,
    parse_payload,
    shape,
)
from app.messaging.graphemes import graphemes
from app.messaging.markup import escape
from app.messaging.rendering import render
from app.messaging.segments import measure, utf16_units

SHARED = Path(os.environ.get("ORIENTA_SHARED", Path(__file__).parents[3].parent / "shared"))

YES_NO = ChoiceSet("welcome/ready", "es", (Choice("yes", "Sí"), Choice("no", "No")), button="Opciones")
TOPICS = ChoiceSet(
    "menu/topic",
    "en",
    tuple(Choice(f"t{n}", f"Topic number {n}", "With a line of its own") for n in range(1, 6)),
    button="Topics",
)
parts = st.lists(st.text(alphabet="aeo áñ.*\n1¿👍€{}\\-", max_size=500), max_size=5)
labels = st.text(alphabet="abc áé👍*1.", min_size=1, max_size=30)
choice_sets = st.none() | st.lists(labels, max_size=12).map(
    lambda names: ChoiceSet("f/n", "es", tuple(Choice(f"o{i}", name) for i, name in enumerate(names)), button="Ver")
)


def seen(text: str) -> list[str]:
    """What a reader sees as characters, white space left out."""
    return [cluster.strip() for cluster in graphemes(text) if cluster.strip()]


def test_one_turn_is_one_message() -> None:
    """The texts of a turn are joined by a blank line; empty ones leave no gap."""
    (message,) = render(["*Hola.*", "", "¿Lista?"], channel="whatsapp")
    assert (message.body, message.total, message.template) == ("*Hola.*\n\n¿Lista?", 1, None)


def test_sms_is_plain_and_counted() -> None:
    """SMS has no bold, numbered choices, and knows its price."""
    (message,) = render(["*Hola.* ¿Lista?"], channel="sms", choices=YES_NO)
    assert message.body == "Hola. ¿Lista?\n\n1. Sí\n2. No"
    assert (message.encoding, message.segments) == ("UCS-2", 1)


def test_nothing_to_say_is_no_message() -> None:
    """No texts and no choices make no message."""
    assert render([], channel="sms") == render([" ", "\n"], channel="whatsapp") == []


def test_buttons_need_a_known_template() -> None:
    """Without a template the choices are numbered and the shape that is wanted is named; with it they are buttons."""
    (plain_message,) = render(["¿Lista?"], channel="whatsapp", choices=YES_NO)
    assert plain_message.template is None
    assert plain_message.wanted is not None
    key = plain_message.wanted.key
    (message,) = render(["¿Lista?"], channel="whatsapp", choices=YES_NO, templates={key: "HX" + "0" * 32})
    assert message.body == plain_message.body == "¿Lista?\n\n1. Sí\n2. No"
    assert message.wanted is None
    assert message.template is not None
    assert (message.template.content_sid, message.template.variables) == ("HX" + "0" * 32, {"1": "¿Lista?"})


def test_sms_never_asks_for_templates() -> None:
    """Buttons are for WhatsApp alone."""
    (message,) = render(["¿Lista?"], channel="sms", choices=YES_NO)
    assert (message.template, message.wanted) == (None, None)


@pytest.mark.parametrize(
    ("options", "button", "kind"),
    [
        pytest.param([("a", "Sí", None), ("b", "No", None)], None, "quick-reply", id="two short labels"),
        pytest.param([("a", "x" * 20, None)] * 1, None, "quick-reply", id="twenty characters"),
        pytest.param([("a", "x" * 21, None)], "Ver", "list-picker", id="twenty-one"),
        pytest.param([("a", "*" + "x" * 20 + "*", None)], None, "quick-reply", id="bold marks do not count"),
        pytest.param([("a", "x" * 24, None)], "Ver", "list-picker", id="twenty-four"),
        pytest.param([("a", "x" * 25, None)], "Ver", None, id="too long for a row"),
        pytest.param([(str(n), f"row {n}", None) for n in range(4)], "Ver", "list-picker", id="four"),
        pytest.param([(str(n), f"row {n}", None) for n in range(4)], None, None, id="four without a list button"),
        pytest.param([(str(n), f"row {n}", None) for n in range(4)], "V" * 21, None, id="list button too long"),
        pytest.param([(str(n), f"row {n}", None) for n in range(10)], "Ver", "list-picker", id="ten"),
        pytest.param([(str(n), f"row {n}", None) for n in range(11)], "Ver", None, id="eleven"),
        pytest.param([("a", "Sí", "d" * 72)], "Ver", "list-picker", id="a description wants a list"),
        pytest.param([("a", "Sí", "d" * 73)], "Ver", None, id="description too long"),
        pytest.param([("a", "Sí", None), ("b", "Sí", None)], "Ver", None, id="labels alike"),
        pytest.param([("a", "👍" * 11, None)], None, None, id="emoji count double"),
        pytest.param([("a" * 200, "Sí", None)], "Ver", None, id="hidden id too long"),
        pytest.param([], "Ver", None, id="none"),
    ],
)
def test_choice_kind(options: list[tuple[str, str, str | None]], button: str | None, kind: str | None) -> None:
    """Buttons, list or numbers, by what WhatsApp holds."""
    assert choice_kind(ChoiceSet("f/n", "es", tuple(Choice(*o) for o in options), button=button)) == kind


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("a" * 1025, id="too long above buttons"),
        pytest.param("a\tb", id="a tab"),
        pytest.param("a     b", id="five spaces"),
        pytest.param("a {{2}} b", id="looks like a variable"),
        pytest.param("", id="no words"),
    ],
)
def test_words_a_template_cannot_hold_stay_plain(body: str) -> None:
    """The provider refuses such variables: the choices are numbered and the words are not touched."""
    assert shape(YES_NO, body) is None
    if body:
        (message,) = render([escape(body)], channel="whatsapp", choices=YES_NO)
        assert message.body == f"{body}\n\n1. Sí\n2. No"


def test_each_line_is_a_variable() -> None:
    """The template keeps the lines' places; the words travel apart, so no line break is in a variable."""
    body = "Uno\n\n- dos\n- tres"
    wanted = shape(YES_NO, body)
    assert wanted is not None
    payload = content_payload(wanted)
    assert payload["types"]["twilio/quick-reply"]["body"] == "{{1}}\n\n{{2}}\n{{3}}"
    assert content_variables(body) == {"1": "Uno", "2": "- dos", "3": "- tres"}
    assert set(payload["variables"]) == set(content_variables(body))


def test_the_key_changes_with_what_is_shown() -> None:
    """Language, labels, ids, kind, list button and layout each make another template; the words do not."""
    base = shape(TOPICS, "Pick one")
    assert base is not None
    others = [
        shape(TOPICS, "Pick\none"),
        shape(ChoiceSet("menu/other", "en", TOPICS.options, "Topics"), "Pick one"),
        shape(ChoiceSet("menu/topic", "es", TOPICS.options, "Topics"), "Pick one"),
        shape(ChoiceSet("menu/topic", "en", TOPICS.options[:4], "Topics"), "Pick one"),
        shape(ChoiceSet("menu/topic", "en", TOPICS.options, "More"), "Pick one"),
    ]
    assert len({wanted.key for wanted in [base, *others] if wanted}) == 6
    assert base.key == Shape(TOPICS, "list-picker", "1").key
    same = shape(TOPICS, "Other words")
    assert same is not None
    assert same.key == base.key


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param("welcome/ready|yes", ("welcome/ready", "yes"), id="ours"),
        pytest.param("a|b|c", ("a|b", "c"), id="last bar"),
        pytest.param("yes", None, id="no bar"),
        pytest.param("|yes", None, id="no node"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_parse_payload(payload: str, expected: tuple[str, str] | None) -> None:
    """A tap says which node it answers."""
    assert parse_payload(payload) == expected


@pytest.mark.parametrize("choices", [YES_NO, TOPICS], ids=["buttons", "list"])
def test_payload_is_what_the_content_api_takes(choices: ChoiceSet) -> None:
    """Every key of the request is one that the provider's own description of its API knows."""
    spec_file = SHARED / "twilio" / "twilio_content_v1.json"
    if not spec_file.exists():
        pytest.skip(f"no API description at {spec_file}: set ORIENTA_SHARED to the folder that holds twilio/")
    schemas: dict[str, Any] = json.loads(spec_file.read_text(encoding="utf-8"))["components"]["schemas"]
    wanted = shape(choices, "Uno\ndos")
    assert wanted is not None
    payload = content_payload(wanted)
    fits_schema(payload, schemas["ContentCreateRequest"])
    fits_schema(payload["types"], schemas["types"])
    interactive = payload["types"][f"twilio/{wanted.kind}"]
    is_buttons = wanted.kind == "quick-reply"
    fits_schema(interactive, schemas["twilioQuickReply" if is_buttons else "twilioListPicker"])
    for row in interactive["actions" if is_buttons else "items"]:
        fits_schema(row, schemas["quickReplyAction" if is_buttons else "listItem"])


def fits_schema(value: dict[str, Any], schema: dict[str, Any]) -> None:
    assert set(schema.get("required", ())) <= set(value) <= set(schema["properties"])


def test_a_long_whatsapp_text_keeps_one_message_with_numbers() -> None:
    """Above 1,024 characters the choices are numbered, and it is still one message."""
    (message,) = render(["a" * 1200], channel="whatsapp", choices=YES_NO)
    assert (message.wanted, message.total) == (None, 1)


def test_a_split_turn_says_so_and_keeps_the_question_with_its_choices() -> None:
    """Each SMS has at most three segments; the last one holds the question and its choices."""
    story = "\n\n".join(["Una frase de prueba sin acentos. " * 5] * 5)
    messages = render([story, "¿Quiere seguir?"], channel="sms", choices=YES_NO)
    assert [m.index for m in messages] == list(range(1, len(messages) + 1))
    assert {m.total for m in messages} == {len(messages)}
    assert all(m.segments <= 3 for m in messages)
    assert messages[-1].body.endswith("¿Quiere seguir?\n\n1. Sí\n2. No")


def test_choices_that_fill_a_message_take_their_question_along() -> None:
    """When text and choices do not fit together, the last paragraph moves over to the choices."""
    options = ChoiceSet("f/n", "es", tuple(Choice(f"o{n}", "Una respuesta larga " * 3) for n in range(5)))
    first, last = render(["Palabras. " * 15, "Elija una:"], channel="sms", choices=options)
    assert first.body.endswith("Palabras.")
    assert last.body.startswith("Elija una:\n\n1. Una")


@given(parts, st.sampled_from(["whatsapp", "sms"]), choice_sets)
def test_no_character_of_a_person_is_lost(texts: list[str], channel: Any, choices: ChoiceSet | None) -> None:
    """Whatever the parts hold, every character but white space at the joints leaves, in order, within the limits."""
    messages = render([escape(text) for text in texts], channel=channel, choices=choices)
    shown = "".join("".join(message.body.split()) for message in messages)
    expected = "".join("".join(texts).split())
    if choices is None:
        assert shown == expected
    else:
        assert shown.startswith(expected)
        assert len(messages) >= bool(choices.options)
    for message in messages:
        assert utf16_units(message.body) <= 1600
        if channel == "sms":
            assert measure(message.body).segments == message.segments <= 3


@given(st.text(alphabet="👍👩\u200d👧⚖\ufe0fá ", min_size=300, max_size=900))
def test_emoji_are_never_cut(text: str) -> None:
    """What a reader sees as one character arrives in one message."""
    bodies = [message.body for message in render([text], channel="sms")]
    assert [g for body in bodies for g in seen(body)] == seen(text)


def test_numbered_choices_carry_descriptions() -> None:
    """Without a list the second line follows the label."""
    assert numbered(TOPICS).splitlines()[0] == "1. Topic number 1 - With a line of its own"
