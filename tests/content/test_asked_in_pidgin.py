"""Who reads, when a person writes, what to bring, whether it is saved: asked in pidgin, wherever somebody stands."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ENGLISH = ("english", "yes", "2", "1", "no", "no")
SAVED = ("my court is 14 december 2026 8:30 brownsville", "yes", "menu")


@pytest.mark.parametrize(
    "words",
    [
        "e be somebody go see the message?",
        "who go read wetin i write",
        "your people go see wetin i write about the men?",
        "dem fit read my messages?",
        "alguien va a leer lo que le escribi?",
        "does somebody read what i write",
    ],
)
def test_who_reads(words: str) -> None:
    """Never the law about fear."""
    assert "privacy/who/say" in contexts(heard(*SAVED, welcomed=ENGLISH), words)


@pytest.mark.parametrize("words", ["when dem go write me", "when your people go write?", "when will they write to me"])
def test_when_a_person_writes(words: str) -> None:
    """With the hours of the team."""
    assert contexts(heard(*SAVED, welcomed=ENGLISH), words)[0] == "person_when/when/say"


@pytest.mark.parametrize(
    "words",
    [
        "wetin to bring",
        "wetin to bring for court",
        "wetin i go carry for that day, which papers",
        "which papers i go carry",
        "what do i bring for that day, which papers",
        "que papeles llevo a la corte",
        "no PIN. and wetin to bring",
    ],
)
def test_what_to_bring(words: str) -> None:
    """The list of things itself, not a list of topics."""
    assert "court_day/bring/say" in contexts(heard(*SAVED, welcomed=ENGLISH), words)


@pytest.mark.parametrize(
    "words",
    [
        "the reminder for 14 december e set? evening time",
        "ok God bless. the reminder for 14 december e set? evening time",
        "i want know the day dem go remind me",
        "el recordatorio ya quedo?",
    ],
)
def test_when_we_remind(words: str) -> None:
    """As it was chosen."""
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert any(each.startswith("reminder_days/") for each in said)


def test_both_parts_are_answered() -> None:
    """What to bring, and when we remind."""
    said = contexts(heard(*SAVED, welcomed=ENGLISH), "wetin i go carry for that day, which papers? and remind me when?")
    assert "court_day/bring/say" in said
    assert any(each.startswith("reminder_days/") for each in said)


@pytest.mark.parametrize("words", ["wetin about my court date, you save am?", "what about my court date, una keep am?"])
def test_whether_it_is_saved(words: str) -> None:
    """One question, not two."""
    assert contexts(heard(*SAVED, welcomed=ENGLISH), words)[0] == "date_kept/is_kept/say"


@pytest.mark.parametrize(
    "words",
    [
        "they see the message on my phone, what now",
        "i go carry my daughter",
        "they save am from the river",
    ],
)
def test_what_asks_none_of_it(words: str) -> None:
    """Words of it, told of something else."""
    said = contexts(heard(*SAVED, welcomed=ENGLISH), words)
    assert not {"privacy/who/say", "court_day/bring/say", "date_kept/is_kept/say"} & set(said)
