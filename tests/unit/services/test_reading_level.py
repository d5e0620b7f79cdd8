"""The reading-level check: which texts it names, and what its limits must look like."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import BadContent
from app.messaging.catalogue import Entry
from app.services.reading_level import ReadingLimits, hard_to_read

PLAIN = "Go to court on that day. Take your papers. Take your children. Tell the truth."
HARD = (
    "Notwithstanding applicable administrative determinations, unjustified nonappearance constitutes sufficient "
    "justification for immediate removal."
)
HARD_ES = (
    "La incomparecencia injustificada determinará ineludiblemente la emisión inmediata de la correspondiente "
    "resolución administrativa de expulsión definitiva."
)
LIMITS = ReadingLimits({"en": 55, "es": 55}, least_words=10, spared={})


def entry(context: str, source: str, text: str = "") -> Entry:
    """One text of a flow."""
    return Entry(context, source, text, places=(("content/flows/a.yaml", 7),), line=12)


def test_a_hard_text_is_named_with_its_figure_and_place() -> None:
    """English by its content file, Spanish by its catalogue; plain texts are passed."""
    template = [entry("a/plain/say", PLAIN), entry("a/hard/say", HARD)]
    spanish = [entry("a/plain/say", PLAIN, HARD_ES)]
    english_finding, spanish_finding = hard_to_read(template, {"es": spanish}, LIMITS)
    assert (english_finding.file, english_finding.where) == ("content/flows/a.yaml:7", "a/hard/say")
    assert "at least 55 wanted" in english_finding.message
    assert (spanish_finding.file, spanish_finding.where) == ("es/orienta.po:12", "a/plain/say")
    assert "hard to read in Spanish" in spanish_finding.message


@pytest.mark.parametrize(
    "passed",
    [
        pytest.param(entry("a/b/say@sms", HARD, HARD_ES), id="an SMS variant, whose text is measured already"),
        pytest.param(entry("packet/title", HARD), id="what stands only on paper"),
        pytest.param(entry("", HARD), id="a page of the clinic"),
        pytest.param(entry("a/b/label", "Unjustified nonappearance"), id="a few words"),
    ],
)
def test_what_is_not_measured(passed: Entry) -> None:
    """Only whole texts that people are sent."""
    assert hard_to_read([passed], {}, LIMITS) == []


def test_a_spared_text_may_be_harder_and_must_exist() -> None:
    """The list of what may be harder cannot outlive its texts."""
    limits = ReadingLimits({"en": 55}, 10, {"a/hard/say": "the form's own list", "a/gone/say": "no longer there"})
    (finding,) = hard_to_read([entry("a/hard/say", HARD)], {}, limits)
    assert (finding.where, finding.message) == ("a/gone/say", "is spared from the reading level and no text")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"reading": {"ease": {"es": 55}}}, id="no least number of words"),
        pytest.param({"reading": {"ease": {"es": "easy"}, "least_words": 20}}, id="a word for a number"),
        pytest.param(
            {"reading": {"ease": {}, "least_words": 20, "spared": {"a/b/c": ""}}}, id="spared without a reason"
        ),
    ],
)
def test_broken_limits_are_refused(data: Any) -> None:
    """The author reads which part is wrong."""
    with pytest.raises(BadContent, match="reading"):
        ReadingLimits.from_data(data)
