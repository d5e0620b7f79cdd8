"""A new edition begun from a known one: what carries over is carried, what does not is asked, nothing is guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from app.errors import BadContent, BadForm
from app.i589.mapping import EditionMap
from app.pdf.editions import load_editions, recognise
from app.pdf.onboarding import Proposal, propose
from tests.support.blanks import FORMER, editions, official


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    """The edition of 08/25/20, begun from that of 01/20/25."""
    return propose(official(FORMER), editions())


def test_what_is_the_same_carries_over(proposal: Proposal) -> None:
    """Every field of the file is on the draft map; all but the twenty new ones have their meaning."""
    rows = yaml.safe_load(proposal.files["map.yaml"])["fields"]
    assert len(rows) == 448
    assert len([row for row in rows if "item" not in row and "use" not in row]) == 20
    assert (proposal.edition, proposal.begun_from) == (date(2020, 8, 25), date(2025, 1, 20))


def test_every_difference_is_a_question(proposal: Proposal) -> None:
    """New fields, lost items and changed values are each told by name."""
    said = "\n".join(proposal.questions)
    assert "PartALine9Gender[0], page 1, is new: name its item or its use." in said
    assert "PartALine9Sex[0] held A.I.10 and is gone." in said
    assert len([q for q in proposal.questions if "is new" in q]) == 20


def test_a_draft_map_fills_no_form(proposal: Proposal) -> None:
    """Until a person has answered every question the map is refused."""
    with pytest.raises(BadContent, match="needs its item"):
        EditionMap.read(yaml.safe_load(proposal.files["map.yaml"]))


def test_the_begun_edition_is_recognised(proposal: Proposal, tmp_path: Path) -> None:
    """Once every field has a meaning, the file is known by the fingerprint that was proposed."""
    folder = tmp_path / "2020-08-25"
    folder.mkdir()
    for name, text in proposal.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    data = yaml.safe_load(proposal.files["map.yaml"])
    for row in data["fields"]:
        if "item" not in row and "use" not in row:
            row["use"] = "staff"
    (folder / "map.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    edition, _ = recognise(official(FORMER), load_editions(tmp_path))
    assert edition.date == date(2020, 8, 25)


def test_a_known_edition_needs_no_proposal() -> None:
    """The operator is sent to the command that installs it."""
    with pytest.raises(BadForm, match="known already: orienta forms add"):
        propose(official(), editions())
