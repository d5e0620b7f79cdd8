"""Segments as Twilio's own calculator counts them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messaging.graphemes import graphemes
from app.messaging.gsm7 import characters_outside, is_gsm7, normalise, unit_cost
from app.messaging.segments import measure, utf16_units

SHARED = Path(os.environ.get("ORIENTA_SHARED", Path(__file__).parents[3].parent / "shared"))
ORACLE = SHARED / "twilio" / "sms_segments_oracle.json"

words = st.text(alphabet="aeiouáéíóúñü¿?¡! .,€[]{}«»…—👍⚖\ufe0f\u200d👩👧\u0301\n", max_size=400)


def oracle_cases() -> list[dict[str, Any]]:
    if not ORACLE.exists():
        pytest.skip(f"the segment oracle is not at {ORACLE}: set ORIENTA_SHARED to the folder that holds twilio/")
    cases: list[dict[str, Any]] = json.loads(ORACLE.read_text(encoding="utf-8"))["cases"]
    return cases


@pytest.mark.parametrize("smart", [False, True], ids=["as written", "smart encoding"])
def test_agrees_with_the_providers_calculator(smart: bool) -> None:
    """All 339 strings have the alphabet and segment count that Twilio's calculator gives."""
    prefix = "smart_" if smart else ""
    cases = oracle_cases()
    wrong = [
        case["text"]
        for case in cases
        if (measured := measure(case["text"], smart=smart)).segments != case[prefix + "segments"]
        or measured.encoding != case[prefix + "encoding"]
    ]
    assert (len(cases), wrong) == (339, [])


def test_counts_characters_as_the_calculator_does() -> None:
    """`characters` is the number of Unicode scalars."""
    assert [measure(c["text"]).characters for c in oracle_cases()] == [c["units"] for c in oracle_cases()]


@pytest.mark.parametrize(
    ("text", "encoding", "segments", "units"),
    [
        pytest.param("", "GSM-7", 1, 0, id="nothing"),
        pytest.param("a" * 160, "GSM-7", 1, 160, id="one full segment"),
        pytest.param("a" * 161, "GSM-7", 2, 161, id="one over"),
        pytest.param("a" * 306, "GSM-7", 2, 306, id="two full segments"),
        pytest.param("a" * 307, "GSM-7", 3, 307, id="two and one"),
        pytest.param("ñéü¿¡" * 32, "GSM-7", 1, 160, id="the Spanish letters inside"),
        pytest.param("á" * 70, "UCS-2", 1, 70, id="seventy with accents"),
        pytest.param("á" * 71, "UCS-2", 2, 71, id="seventy-one with accents"),
        pytest.param("€" * 80, "GSM-7", 1, 160, id="two units each"),
        pytest.param("a" * 152 + "€" + "a" * 153, "GSM-7", 3, 307, id="a two-unit character is not cut"),
        pytest.param("á" * 66 + "👍" + "a" * 66, "UCS-2", 3, 134, id="an emoji is not cut"),
    ],
)
def test_boundaries(text: str, encoding: str, segments: int, units: int) -> None:
    """A segment holds 160 or 153 septets, 70 or 67 wide units, and nothing is cut in two."""
    measured = measure(text)
    assert (measured.encoding, measured.segments, measured.units) == (encoding, segments, units)


@pytest.mark.parametrize(
    ("text", "ordinary", "toll_free"),
    [
        pytest.param("a" * 160, 1, 1, id="one segment is the same"),
        pytest.param("a" * 306, 2, 3, id="152 septets each"),
        pytest.param("á" * 134, 2, 3, id="66 wide units each"),
    ],
)
def test_toll_free_numbers_hold_less(text: str, ordinary: int, toll_free: int) -> None:
    """A toll-free sender has one unit less in each of several segments."""
    assert (measure(text).segments, measure(text, toll_free=True).segments) == (ordinary, toll_free)


@given(words, words)
def test_more_text_never_costs_less(first: str, second: str) -> None:
    """Segments never fall when text is added."""
    assert measure(first + second).segments >= measure(first).segments


@given(words)
def test_clusters_are_the_text(text: str) -> None:
    """Nothing is lost or moved when a text is cut into characters as seen."""
    assert "".join(graphemes(text)) == text


@given(st.text(max_size=200))
def test_outside_characters_decide_the_alphabet(text: str) -> None:
    """A text is GSM-7 exactly when no character is named as outside."""
    assert is_gsm7(text) == (characters_outside(text) == ())
    assert measure(text).encoding == ("GSM-7" if is_gsm7(text) else "UCS-2")


@given(st.text(alphabet=st.characters(max_codepoint=0x2100), max_size=80))
def test_plain_characters_stay(text: str) -> None:
    """Normalising leaves what is in GSM-7 as it is, and doing it twice changes nothing more."""
    once = normalise(text)
    assert normalise(once) == once
    if is_gsm7(text):
        assert once == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("«sí»", '"sí"', id="Spanish quotes; the accent stays"),
        pytest.param("“a” ‘b’", "\"a\" 'b'", id="curly quotes"),
        pytest.param("a – b — c…", "a - b - c...", id="dashes and ellipsis"),
        pytest.param("a\u00a0b\tc\u200bd", "a b cd", id="odd spaces"),
        pytest.param("cafe\u0301", "café", id="a decomposed letter is joined"),
        pytest.param("2º →", "2º →", id="ordinals and arrows are not typography"),
    ],
)
def test_normalise(text: str, plain: str) -> None:
    """Typographic characters become plain ones; letters stay."""
    assert normalise(text) == plain


def test_names_the_characters_that_cost() -> None:
    """The author sees each outside character once, in order."""
    assert characters_outside("Mañana llegará “él” a México, llegará") == ("á", "“", "”")


def test_unit_cost_and_utf16() -> None:
    """Extension characters take two septets, emoji two wide units."""
    assert [unit_cost(c) for c in "añ€[á"] == [1, 1, 2, 2, None]
    assert utf16_units("a👍") == 3
