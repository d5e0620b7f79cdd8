"""`orienta content learn`: learn from the examples again, after somebody changed them."""

from __future__ import annotations

import json
from pathlib import Path

from app.commands.console import err, guarded
from app.dialogue.routing import RoutingTable
from app.services.examples import fingerprint
from app.services.learning import model_data
from app.services.wording_checks import Finding
from app.settings import read_settings
from app.storage import yaml_lines
from app.storage.content import load_examples, load_learned


def learn_command() -> None:
    """Learn from content/examples/ and the examples of routing.yaml, and write content/learned.json (one minute)."""

    def run() -> None:
        folder = read_settings().content_dir
        examples = load_examples(folder, _routing(folder))
        err.print(f"Learning from {len(examples)} sentences.")
        text = json.dumps(model_data(examples), indent=0) + "\n"
        (folder / "learned.json").write_text(text, encoding="utf-8")
        err.print("Written: learned.json. Now see what changed: python -m bench.understanding")

    guarded(run)


def learned_findings(folder: Path) -> list[Finding]:
    """What `content check` says when the examples are no longer those that the model was learned from."""
    if not (folder / "examples").is_dir():
        return []
    learned = load_learned(folder)
    if learned is not None and learned.source == fingerprint(load_examples(folder, _routing(folder))):
        return []
    return [Finding("learned.json", "", "was not learned from these examples: run `orienta content learn`")]


def _routing(folder: Path) -> RoutingTable:
    return RoutingTable.from_data(yaml_lines.load(folder / "routing.yaml")[0], source="routing.yaml")
