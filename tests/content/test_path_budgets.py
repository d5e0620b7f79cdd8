"""What a flow read whole costs by SMS stays within its budget, in every language of ours."""

from __future__ import annotations

import pytest

from app.commands.costs import prices_of
from app.services.speech import Voice
from app.services.walking_paths import Path, Walker
from app.settings import ROOT
from tests.content.test_walking_paths import LANGUAGES, NOW
from tests.support.scripts import worlds


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_path_costs_more_than_its_budget(language: str) -> None:
    """Whoever adds to a flow says with it what it may cost, in content/prices.yaml."""
    held = worlds()
    voice = Voice(held.wording, held.content.library)
    walker = Walker(held, voice, language=language, now=NOW, channel="sms")
    paths: list[Path] = [walker.first_path(flow) for flow in sorted(held.content.library.flows)]
    assert any(path.segments for path in paths)
    assert [found.message for found in prices_of(ROOT / "content").over_budget((), paths)] == []
