"""Contacts: what nobody has tried is never sent; what a person has tried is, nearest first, the official list last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.dialogue.library import Fact
from app.i589.interview import is_valid_save
from app.services.acting import ACTIONS
from app.services.content import Content, Worlds
from app.services.playing import Player
from app.services.speech import Voice
from app.storage.content import load_content
from tests.support.released import HOUSE, NOW, ROOT, released_content, released_wording

CONTACT_LINES = ("alotrolado.org", "immdef.org", "858-637-3010", "800 715 2000", "800 5533 000", "664 682 3840")


def with_tried(*ids: str) -> Content:
    """The released content as if a person had tried these contacts."""
    content = released_content()
    facts = dict(content.library.facts)
    for name in ids:
        facts[name] = replace(facts[name], tested="2026-11-20", checked_by="A. Example")
    return replace(content, library=replace(content.library, facts=facts))


def player_with(content: Content) -> Player:
    """Somebody at the menu."""
    player = Player(Worlds(content, released_wording(), HOUSE), Voice(released_wording(), content.library), now=NOW)
    for opening in ("hola", "español", "acepto", "nada", "no", "no"):
        player.say(opening)
    return player


def shown(player: Player, *words: str) -> str:
    """What the last of these messages was answered with."""
    return "\n".join(message.body for word in words for message in (player.say(word) if word else []))


def test_no_contact_is_marked_as_tried_by_its_authors() -> None:
    """Only a person who has called or opened a contact may say so; none of the repository's is."""
    assert [fact.id for fact in released_content().library.facts.values() if fact.tested or fact.checked_by] == []


def test_what_nobody_has_tried_is_not_sent() -> None:
    """The city's organisations are not named; the person reads why, and where the official list is."""
    words = shown(player_with(released_content()), "abogado", "por ciudad", "tijuana")
    assert not any(line in words for line in CONTACT_LINES)
    assert "nadie ha probado" in words
    assert "list-pro-bono" in words


def test_what_a_person_has_tried_is_sent_and_nothing_else() -> None:
    """One contact of three is sent, then how to use it, then the official list."""
    words = shown(player_with(with_tried("HELP-30")), "abogado", "por ciudad", "tijuana")
    assert "alotrolado.org" in words
    assert "immdef.org" not in words
    assert "nadie ha probado" not in words
    assert words.index("alotrolado.org") < words.index("list-pro-bono")


@pytest.mark.parametrize(
    ("fact", "way", "line"),
    [
        ("HELP-05", ("otra ayuda cerca", "alguien no aparece"), "800 715 2000"),
        ("HELP-37", ("otra ayuda cerca", "un lugar para dormir"), "664 682 3840"),
        ("HELP-21", ("otra ayuda cerca", "comar", "acnur"), "800 226 8769"),
    ],
)
def test_a_line_comes_with_its_topic_once_it_was_tried(fact: str, way: tuple[str, ...], line: str) -> None:
    """The topic is told either way; the number only when somebody has called it."""
    assert line not in shown(player_with(released_content()), *way)
    assert line in shown(player_with(with_tried(fact)), *way)


def test_tested_and_checked_by_are_read_from_the_facts(tmp_path: Path) -> None:
    """An editor adds two words to a fact's line; both are needed."""
    folder = tmp_path / "content"
    for file in (ROOT / "content").rglob("*.yaml"):
        target = folder / file.relative_to(ROOT / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    lines: dict[str, Any] = yaml.safe_load((folder / "facts/help.yaml").read_text(encoding="utf-8"))
    for fact in lines["facts"]:
        if fact["id"] == "HELP-30":
            fact |= {"tested": "2026-11-20", "checked_by": "A. Example"}
        if fact["id"] == "HELP-31":
            fact |= {"tested": "2026-11-20"}
    (folder / "facts/help.yaml").write_text(yaml.safe_dump(lines, allow_unicode=True), encoding="utf-8")
    facts: dict[str, Fact] = dict(load_content(folder, actions=ACTIONS, is_save=is_valid_save).library.facts)
    assert (facts["HELP-30"].is_confirmed, facts["HELP-31"].is_confirmed) == (True, False)
    assert facts["HELP-30"].checked_by == "A. Example"
