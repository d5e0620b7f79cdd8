"""Broken flows, each pinned to the sentence its author will read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.dialogue.authoring import node_lines, read_flow
from app.dialogue.checks import check_flows
from app.dialogue.library import Fact, FlowLibrary
from app.errors import BadContent
from app.storage import yaml_lines

FLOWS = sorted((Path(__file__).parent / "flows").glob("*.yaml"))
FACT = Fact("HELP-01", "911", "A source", "2026-01-01", "2027-01-01", "verified")


def sentences(file: Path) -> list[str]:
    """What the content check says of one file."""
    try:
        data, lines = yaml_lines.load(file)
    except BadContent as error:
        return [str(error)]
    flow, problems = read_flow(file.name, data, lines)
    if flow is None:
        return [str(p) for p in problems]
    library = FlowLibrary({flow.flow: flow}, {}, {"HELP-01": FACT})
    found = check_flows(
        library,
        files={flow.flow: file.name},
        lines={flow.flow: node_lines(flow, lines)},
        actions=frozenset({"erase"}),
        is_save=lambda save: save.startswith("A.I.19"),
    )
    return [str(p) for p in found]


@pytest.mark.parametrize("file", FLOWS, ids=[f.stem for f in FLOWS])
def test_an_author_reads_what_to_mend(file: Path) -> None:
    """Each broken flow gives exactly one finding: file, line, node and what to do."""
    wanted = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ")
    found = sentences(file)
    assert len(found) == 1, found
    assert found[0].startswith(wanted)


def test_there_is_a_broken_flow_for_every_sentence() -> None:
    """The folder is not emptied by accident."""
    assert len(FLOWS) >= 30
