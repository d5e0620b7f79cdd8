"""The documentation keeps its promises: links lead somewhere, commands exist, nothing is claimed that must not be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from app.cli import app
from app.dialogue.authoring import read_flow
from app.settings import ROOT, Settings

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://)([^)#]+)[^)]*\)")
COMMAND = re.compile(r"orienta ((?:[a-z0-9-]+ ?){1,3})")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every link into the repository names a file or folder that is there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def commands() -> list[tuple[str, ...]]:
    """Every command that the pages name inside backticks or code blocks, down to its group's own."""
    found: set[tuple[str, ...]] = set()
    groups = {"i589", "forms", "cases", "hearings", "content", "data", "twilio", "users"}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        code = "\n".join([*re.findall(r"```.*?```", text, re.S), *re.findall(r"`[^`\n]+`", text)])
        for words in COMMAND.findall(code):
            parts = words.split()
            depth = 3 if parts[:2] == ["twilio", "templates"] else 2 if parts[0] in groups else 1
            found.add(tuple(parts[:depth]))
    return sorted(found)


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_that_is_named_exists(command: tuple[str, ...]) -> None:
    """A page may name only what can be typed."""
    assert CliRunner().invoke(app, [*command, "--help"]).exit_code == 0, command


def test_every_setting_that_is_named_exists() -> None:
    """A setting in the pages is one of the code's."""
    known = {f"ORIENTA_{name.upper()}" for name in Settings.model_fields} | {"ORIENTA_SHARED"}
    named = {name for page in PAGES for name in re.findall(r"ORIENTA_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8"))}
    assert named - known == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_says_that_a_policy_is_or_is_not_in_force(page: Path) -> None:
    """Whether MPP applies today is for papers and lawyers to say."""
    text = " ".join(page.read_text(encoding="utf-8").split())
    assert not re.search(r"MPP(?:\W+\w+){0,4}\W+(?:is|are) (?:not )?(?:in force|over|ended|back)", text)


def test_the_flow_in_the_authors_guide_is_a_flow() -> None:
    """What authors copy must be right."""
    text = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```yaml\n(.*?)```", text, re.S) if block.startswith("flow:"))
    flow, problems = read_flow("authors.md", yaml.safe_load(block), {})
    assert (problems, flow is not None) == ([], True)
