"""`orienta read` and `orienta route`: how replies and free text are understood, a JSON line in, a JSON line out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import guarded, json_lines, say_json
from app.dialogue import readers
from app.dialogue.routing import RoutingTable
from app.dialogue.safety.danger import DangerTable
from app.dialogue.showing import akin_words
from app.dialogue.topics.listening import answer
from app.errors import BadInput
from app.settings import read_settings
from app.storage import yaml_lines
from app.storage.content import load_learned

Source = Annotated[Path | None, typer.Argument(help="File of JSON lines; standard input when left out.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="Read JSON lines (the only form there is).")]


def read_command(source: Source = None, jsonl: Jsonl = True) -> None:
    """Read replies: {"kind","lang","text","today"?,"context"?,"region"?,"choices"?} -> {"status","value"}."""

    def run() -> None:
        akin = akin_words(yaml_lines.load(read_settings().content_dir / "words.yaml")[0])
        for record in json_lines(source):
            say_json(readers.read_json_line(record, today=datetime.now(UTC).date(), akin=akin))

    guarded(run)


def route_command(source: Source = None, jsonl: Jsonl = True) -> None:
    """Find the topic of free text: {"lang","text"} -> {"topic","confidence","alternatives"}; danger comes first."""

    def run() -> None:
        content = read_settings().content_dir
        table = RoutingTable.from_data(yaml_lines.load(content / "routing.yaml")[0], source="routing.yaml")
        dangers = DangerTable.from_data(yaml_lines.load(content / "danger.yaml")[0], source="danger.yaml")
        learned = load_learned(content)
        for record in json_lines(source):
            if not isinstance(record.get("text"), str):
                raise BadInput("each line needs `text`, a string")
            text, lang = record["text"], str(record.get("lang", "es"))
            found = answer(text, lang=lang, danger=dangers, routing=table, learned=learned)
            say_json(
                {
                    "topic": found.topic,
                    "confidence": round(found.confidence, 3),
                    "alternatives": list(found.alternatives),
                }
            )

    guarded(run)
