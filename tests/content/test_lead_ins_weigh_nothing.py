"""Whoever leads up to a question is answered as whoever asks it plainly."""

from __future__ import annotations

import pytest

from tests.support.talks import heard

HEARING = "mi audiencia es el 14 de enero 2027 8 30 san diego"


@pytest.mark.parametrize("before", [(), (HEARING,), ("corte",), ("corte", "2")])
@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("q es lo que quiero saber es ", "q pasa si llego tarde"),
        ("mi pregunta es ", "q pasa si llego tarde"),
        ("mire mi duda es ", "puedo trabajar en mexico"),
        ("solo queria preguntar ", "que es mpp"),
        ("lo q yo quiero saber es ", "a que hora tengo que estar en el puente"),
        ("what i want to know is ", "what happen if i am late"),
    ],
)
def test_the_same_answer(lead: str, question: str, before: tuple[str, ...]) -> None:
    """At the menu, at a list and while a hearing is told."""
    plain = [each.context for each in heard(*before, question).said]
    assert [each.context for each in heard(*before, f"{lead}{question}").said] == plain
