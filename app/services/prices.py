"""What messages cost, as data with dates, and what may be spent at most. The table is content/prices.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.errors import BadContent
from app.messaging.catalogue import SMS
from app.messaging.wording import Wording
from app.services.walking_paths import Path
from app.services.wording_checks import Cost, Finding

FILE = "content/prices.yaml"
_PER = {"sms": "segment", "whatsapp": "message"}


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for one segment (SMS) or message (WhatsApp) to a country, on whose word and of which day."""

    channel: str
    to: str
    dollars: float
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class Prices:
    """All prices, the budgets in SMS segments, and the flows that make a full orientation."""

    prices: tuple[Price, ...]
    text_budget: int
    path_budget: int
    path_budgets: Mapping[str, int] = field(default_factory=dict)
    orientation: tuple[str, ...] = ()

    def dollars(self, channel: str, billed: int) -> dict[str, float]:
        """What so many segments or messages cost, by country."""
        return {each.to: round(each.dollars * billed, 4) for each in self.prices if each.channel == channel}

    def budget_of(self, flow: str) -> int:
        """How many segments one path through a flow may cost."""
        return self.path_budgets.get(flow, self.path_budget)

    def over_budget(self, texts: Iterable[Cost], paths: Iterable[Path]) -> Iterator[Finding]:
        """What costs more by SMS than its budget, in an author's words."""
        for text in texts:
            if text.channel == "sms" and text.segments > self.text_budget:
                message = f"{text.segments} SMS segments in {text.language}; a text may cost {self.text_budget}"
                yield Finding(FILE, text.context, message)
        for path in paths:
            budget = self.budget_of(path.flow)
            if path.channel == "sms" and path.segments > budget:
                message = f"a path costs {path.segments} SMS segments in {path.language}; its budget is {budget}"
                yield Finding(FILE, path.flow, message)


def without_variants(wording: Wording) -> Wording:
    """The words as they would go out by SMS without the accent policy: accented, and so in the dear alphabet."""
    return Wording(
        {
            language: {key: text for key, text in catalogue.items() if not key[0].endswith(SMS)}
            for language, catalogue in wording.catalogues.items()
        },
        wording.source_language,
    )


def prices_from_data(data: Any, *, source: str = "prices.yaml") -> Prices:
    """The table from parsed YAML. Raises BadContent naming what is not as it should be."""
    if not isinstance(data, Mapping) or not isinstance(data.get("prices"), list):
        raise BadContent(f"{source}: needs `prices:` with a list of rows")
    rows = tuple(_price(row, f"{source}: row {number}") for number, row in enumerate(data["prices"], start=1))
    budgets = data.get("budgets")
    paths = budgets.get("paths", {}) if isinstance(budgets, Mapping) else None
    if not isinstance(budgets, Mapping) or not isinstance(paths, Mapping):
        raise BadContent(f"{source}: needs `budgets:` with `text`, `path` and, where wanted, `paths`")
    numbers = [budgets.get("text"), budgets.get("path"), *paths.values()]
    if not all(isinstance(each, int) and each > 0 for each in numbers):
        raise BadContent(f"{source}: budgets are numbers of SMS segments from 1")
    orientation = data.get("orientation", [])
    if not isinstance(orientation, list):
        raise BadContent(f"{source}: `orientation` is a list of flows")
    return Prices(rows, budgets["text"], budgets["path"], dict(paths), tuple(map(str, orientation)))


def _price(row: Any, where: str) -> Price:
    needed = ("channel", "to", "per", "dollars", "as_of", "source")
    if not isinstance(row, Mapping) or any(not row.get(key) for key in needed):
        raise BadContent(f"{where} needs {', '.join(f'`{key}`' for key in needed)}")
    if _PER.get(row["channel"]) != row["per"]:
        raise BadContent(f"{where}: sms is billed per segment, whatsapp per message")
    try:
        return Price(row["channel"], str(row["to"]), float(row["dollars"]), _day(row["as_of"]), str(row["source"]))
    except ValueError:
        raise BadContent(f"{where}: `dollars` is a number, `as_of` a day like 2026-10-31") from None


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
