"""The markup of content, and words that are not markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadContent
from app.messaging.markup import escape, fill, for_whatsapp, marks, placeholders, plain, without_sentences_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("*Hi* there", "Hi there", id="bold goes"),
        pytest.param("(*Hi*), *you*!", "(Hi), you!", id="beside punctuation"),
        pytest.param("*two words*\n*three more words*", "two words\nthree more words", id="one pair a line"),
        pytest.param("2*3*4", "2*3*4", id="multiplication is no bold"),
        pytest.param("* not bold *", "* not bold *", id="spaces inside"),
        pytest.param("*open\nclosed*", "*open\nclosed*", id="not over lines"),
        pytest.param(r"\*as typed\*", "*as typed*", id="escaped stars stay"),
        pytest.param(r"*bold with \* inside*", "bold with * inside", id="a literal star in bold"),
        pytest.param(r"C:\dir \\ \{x\}", r"C:\dir \ {x}", id="backslashes"),
        pytest.param("- one\n- two", "- one\n- two", id="lists stay"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    """SMS and labels show the words without marks."""
    assert plain(text) == shown


def test_whatsapp_keeps_bold() -> None:
    """WhatsApp gets the marks; literal stars lose their backslash."""
    assert for_whatsapp(r"*Hi* \*you\*") == "*Hi* *you*"


def test_fill_takes_values_as_words() -> None:
    """A value that looks like markup, a placeholder or a format is only words."""
    filled = fill("*Hi* {name}, {case}", {"name": "*{case}* {0.__class__}", "case": 7}, where="x/y/say")
    assert plain(filled) == "Hi *{case}* {0.__class__}, 7"


def test_fill_names_what_is_missing_and_quotes_nothing() -> None:
    """The author sees which placeholder has no value; no value of a person is in the error."""
    with pytest.raises(BadContent) as refused:
        fill("{name} {date} {place}", {"name": "Marisol"}, where="court/when/say")
    assert str(refused.value) == "court/when/say: no value for {date}, {place}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("Entradas a EE. UU.", "Pregunta: Entradas a EE. UU. Siga.", id="an abbreviation"),
        pytest.param("¿Se casó?", "Pregunta: ¿Se casó? Siga.", id="a question"),
        pytest.param("Su boda", "Pregunta: Su boda. Siga.", id="words"),
    ],
)
def test_no_second_full_stop_follows_a_value(value: str, shown: str) -> None:
    """A value that ends its own sentence takes the template's full stop away; three dots stay."""
    assert fill("Pregunta: {name}. Siga.", {"name": value}, where="x") == shown
    assert fill("{name}...", {"name": value}, where="x") == f"{value}..."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("We told {who}. Hours: {hours}. Contact: {c}.", "We told {who}. Contact: {c}.", id="in between"),
        pytest.param("We told {who}. Hours: {hours}.", "We told {who}.", id="at the end"),
        pytest.param("Hours: {hours}.\nGo on.", "Go on.", id="a line of its own"),
        pytest.param("¿Y? Horario: {hours}. No son la policía.", "¿Y? No son la policía.", id="after a question"),
        pytest.param("No hours here.", "No hours here.", id="not named"),
    ],
)
def test_a_sentence_of_a_lacking_value_is_left_out(text: str, left: str) -> None:
    """Only the sentences that show it; their neighbours stay whole."""
    assert without_sentences_of("hours", text) == left


def test_placeholders_in_order() -> None:
    """Names as they occur; escaped braces and other braces are not placeholders."""
    assert placeholders(r"{b} {a} {b} \{c\} {} {A} {1}") == ("b", "a", "b")


def test_marks_count_bold_and_lists() -> None:
    """Two languages of one text are compared by these counts."""
    assert marks("*a* and *b c*\n- one\n- two\nx - y") == {"bold": 2, "list": 2}


@given(st.text(max_size=120))
def test_escaped_words_come_out_whole(words: str) -> None:
    """Whatever a person wrote reaches both channels letter for letter."""
    assert plain(escape(words)) == words
    assert for_whatsapp(escape(words)) == words
    assert placeholders(escape(words)) == ()


@given(st.text(max_size=60), st.text(alphabet="*{}\\ ab\n", max_size=60))
def test_filled_words_come_out_whole(before: str, value: str) -> None:
    """A value inside a text arrives whole, whatever stands beside it."""
    filled = fill(escape(before) + " {value} " + escape(before), {"value": value}, where="t")
    assert plain(filled) == f"{before} {value} {before}"
