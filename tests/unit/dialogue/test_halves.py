"""Two questions in one message, each a topic of its own."""

from __future__ import annotations

import pytest

from app.dialogue.routing import Route
from app.dialogue.topics.halves import flows_asked, two_flows

WORDS = {"asks": frozenset({"que pasa", "puedo"})}
FLOWS = {
    "papel": Route("papers", 0.9, ("court",)),
    "llego": Route("court_day", 0.9, ("court",)),
    "corte": Route("court", 0.9),
    "comida": Route("food", 0.9),
}


def find(text: str) -> tuple[Route, str | None]:
    """The topic of the first known word."""
    route = next((route for word, route in FLOWS.items() if word in text), Route("unknown", 0.0))
    return route, route.topic if route.topic != "unknown" else None


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        pytest.param("se mojo mi papel y que pasa si no llego", ("papers", "court_day"), id="joined by y"),
        pytest.param("que pasa si no llego? se mojo mi papel", ("court_day", "papers"), id="one after the other"),
        pytest.param("se mojo mi papel y yo no llego", None, id="nothing is asked"),
        pytest.param("la corte manda, que pasa si no llego", None, id="a topic and a part of it are one"),
        pytest.param("mi papel y que pasa con otro papel", None, id="one topic twice"),
        pytest.param("papel y llego?", None, id="words, no sentences"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_each_half_has_its_flow(text: str, flows: tuple[str, str] | None) -> None:
    """In the order of the message, or none."""
    assert two_flows(text, WORDS, find) == flows


@pytest.mark.parametrize(
    ("text", "flows", "unanswered"),
    [
        pytest.param("papel mio? como llego? la comida?", ["papers", "court_day", "food"], (), id="three"),
        pytest.param("mi papel, cuanto mide eso y la comida?", ["papers", "food"], ("cuanto mide eso",), id="unknown"),
        pytest.param("mi papel y que pasa si no llego", ["papers", "court_day"], (), id="two halves"),
        pytest.param("mi papel, la comida", None, (), id="nothing is asked"),
        pytest.param("mi papel y que es eso", None, (), id="one thing"),
    ],
)
def test_every_question_of_a_message_is_found(text: str, flows: list[str] | None, unanswered: tuple[str, ...]) -> None:
    """Each with its flow, in the order of the message, and what no flow answers."""
    asked = flows_asked(text, WORDS, find)
    assert (asked and [flow for flow, _ in asked.flows]) == flows
    assert asked is None or asked.unanswered == unanswered
