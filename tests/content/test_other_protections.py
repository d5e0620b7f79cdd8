"""Withholding of removal and protection from torture, asked by their names: what they are beside asylum."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("que es withholding", "withholding/what/say"),
        ("que es retencion de remocion", "withholding/what/say"),
        ("que es la retencion? no entiendo esa palabra", "withholding/what/say"),
        ("que diferencia hay entre asilo y retencion", "withholding/what/say"),
        ("que es convencion contra la tortura", "torture_protection/what/say"),
        ("q es eso de CAT", "torture_protection/what/say"),
        ("y el cat?", "torture_protection/what/say"),
        ("me dijeron que pida withholding", "withholding/what/say"),
        ("quiero withholding", "withholding/what/say"),
        ("they tell me ask withholding", "withholding/what/say"),
        ("withholding and asylum what is different", "withholding/what/say"),
    ],
)
def test_each_is_answered_in_spanish(text: str, answer: str) -> None:
    """With what to do next."""
    said = contexts(heard(), text)
    assert said[:2] == [answer, answer.replace("what", "next")]


@pytest.mark.parametrize(
    "text", ["what is withholding? i no understand that word", "what is withholding of removal", "wetin be withholding"]
)
def test_withholding_in_english(text: str) -> None:
    """Another protection, the five reasons, the proof, no year, what it does not give, what to do."""
    player = heard(text, welcomed=ENGLISH)
    for part in ("another protection", "five reasons", "more likely than not", "no limit of one year",
                 "green card", "family", "Next step", "I-589"):  # fmt: skip
        assert part in shown(player), part


@pytest.mark.parametrize("text", ["what is CAT", "what is convention against torture"])
def test_torture_in_english(text: str) -> None:
    """By officials, or with their consent; no reason is needed, and no year runs."""
    player = heard(text, welcomed=ENGLISH)
    for part in ("another protection", "officials", "more likely than not", "no limit of one year", "Next step"):
        assert part in shown(player), part


def test_within_the_form_a_word_is_explained_and_the_question_comes_back() -> None:
    """Nothing buries the box that waits."""
    player = heard("formulario", "1", "1")
    assert contexts(player, "que es withholding?") == ["term/withholding", "i589/a1/a_number/ask"]
    assert asks(player) == "i589/a1/a_number"


@pytest.mark.parametrize(
    "text", ["me tienen en retencion migratoria", "they are withholding my papers", "my cat is sick"]
)
def test_the_words_in_something_else_are_not_it(text: str) -> None:
    """Somebody held, papers kept, an animal."""
    assert not {"withholding/what/say", "torture_protection/what/say"} & set(contexts(heard(), text))


def test_the_list_names_them_as_people_do() -> None:
    """Nobody knows "two other protections"."""
    player = heard("asilo", "1")
    assert "Withholding y CAT" in shown(player)
    assert "Convención contra la Tortura" in shown(player)
