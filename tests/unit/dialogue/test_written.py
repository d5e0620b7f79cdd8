"""Who asks what was written down of their answers, and who asks something else."""

from __future__ import annotations

import pytest

from app.dialogue.form.written import written_asked


@pytest.mark.parametrize(
    "text",
    [
        "cual es mi apellido q pusiste",
        "q apellido anotaste",
        "ok voy al hospital. se guardo mi audiencia? y q apellido anotaste",
        "como escribiste mi nombre",
        "qué nombre puso?",
        "que direccion tiene anotada",
        "que anotaste",
        "como quedo mi apellido",
        "what name did you write",
        "which surname did you put?",
        "what did you write so far",
    ],
)
def test_it_is_asked(text: str) -> None:
    """In whatever words."""
    assert written_asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "el apellido que puso el oficial esta mal",
        "que apellido pongo",
        "como se escribe mi apellido en ingles",
        "que fecha me anotaste",
        "que le puso el juez",
        "urdaneta",
        "pusiste mal",
        "mi papa no me puso su apellido",
        "what name should i write",
        "que pasa si pongo otro nombre",
    ],
)
def test_something_else_is_asked_or_told(text: str) -> None:
    """Nothing is shown for it."""
    assert written_asked(text) is None
