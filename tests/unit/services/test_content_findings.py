"""A refused release as findings: one per line, place first."""

from __future__ import annotations

from app.errors import BadContent
from app.services.content_checks import findings_of, shown


def test_a_finding_keeps_the_place_and_the_sentence() -> None:
    """A refused release is told line by line: file and line, node, what to do; what fits nothing is kept whole."""
    text = "menu.yaml:7: node 'home': `to: x` is not a node\ni589/a1.yaml:5: two words\nsomething else"
    found = [(each.file, each.where, each.message) for each in findings_of(BadContent(text))]
    assert found == [
        ("menu.yaml:7", "node 'home'", "`to: x` is not a node"),
        ("i589/a1.yaml:5", "", "two words"),
        ("content", "", "something else"),
    ]


def test_a_finding_without_a_place_inside_its_file_has_no_gap() -> None:
    """File, then the sentence."""
    (found,) = findings_of(BadContent("menu.yaml:3: two words"))
    assert shown(found) == "menu.yaml:3: two words"
