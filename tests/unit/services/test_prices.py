"""Prices and budgets as data: what a row must hold, what is over its budget, what the accent policy saves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.commands.costs import orientation_paths, prices_of
from app.errors import BadContent
from app.services.content import Worlds
from app.services.prices import prices_from_data, without_variants
from app.services.speech import Voice
from app.services.walking_paths import Walker
from app.services.wording_checks import Cost
from app.settings import ROOT
from tests.support.scripts import worlds

ROW = {"channel": "sms", "to": "MX", "per": "segment", "dollars": 0.18, "as_of": "2026-10-31", "source": "a page"}
BUDGETS = {"text": 3, "path": 10, "paths": {"welcome": 20}}


def test_a_price_has_its_day_and_its_source() -> None:
    """Whoever reads a figure can see how old it is."""
    prices = prices_from_data({"prices": [ROW], "budgets": BUDGETS})
    assert [(p.as_of.isoformat(), p.source) for p in prices.prices] == [("2026-10-31", "a page")]
    assert prices.dollars("sms", 3) == {"MX": 0.54}
    assert prices.dollars("whatsapp", 3) == {}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"prices": [ROW]}, id="no budgets"),
        pytest.param({"prices": [{**ROW, "source": ""}], "budgets": BUDGETS}, id="no source"),
        pytest.param({"prices": [{**ROW, "as_of": "soon"}], "budgets": BUDGETS}, id="no day"),
        pytest.param({"prices": [{**ROW, "dollars": "much"}], "budgets": BUDGETS}, id="no number"),
        pytest.param({"prices": [{**ROW, "per": "message"}], "budgets": BUDGETS}, id="billed the wrong way"),
        pytest.param({"prices": [ROW], "budgets": {"text": 0, "path": 1}}, id="a budget of nothing"),
    ],
)
def test_a_broken_table_is_told(data: Any) -> None:
    """An author learns what is missing."""
    with pytest.raises(BadContent, match=r"^prices\.yaml"):
        prices_from_data(data)


def test_what_is_over_its_budget_is_a_finding() -> None:
    """Texts and paths by SMS; WhatsApp counts messages and has none."""
    prices = prices_from_data({"prices": [ROW], "budgets": BUDGETS})
    dear = [Cost("mpp/what/say", "es", channel, 700, "UCS-2", 11) for channel in ("sms", "whatsapp")]  # type: ignore[arg-type]
    walker = Walker(worlds(), Voice(worlds().wording, worlds().content.library), language="es",
                    now=datetime(2026, 11, 21, 16, tzinfo=UTC), channel="sms")  # fmt: skip
    path = walker.first_path("mpp")
    found = [(each.where, each.message) for each in prices.over_budget(dear, [path, walker.first_path("menu")])]
    assert found == [
        ("mpp/what/say", "11 SMS segments in es; a text may cost 3"),
        ("mpp", f"a path costs {path.segments} SMS segments in es; its budget is 10"),
    ]


def test_the_accent_policy_saves_a_third_of_an_orientation() -> None:
    """The same words with their accents cost far more; nothing else differs."""
    prices, held = prices_of(ROOT / "content"), worlds()
    plain = without_variants(held.wording)
    accented = Worlds(held.content, plain, held.house)
    before = orientation_paths(accented, Voice(plain, held.content.library), prices, ("es",))
    after = orientation_paths(held, Voice(held.wording, held.content.library), prices, ("es",))
    assert sum(p.segments for p in after) < 0.67 * sum(p.segments for p in before)
    assert {m.encoding for p in after for m in p.messages} == {"GSM-7"}
    assert {m.encoding for p in before for m in p.messages} == {"GSM-7", "UCS-2"}
