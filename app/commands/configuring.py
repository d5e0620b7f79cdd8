"""`orienta settings`: every setting, its meaning, its default and whether it is set. Secrets are never shown."""

from __future__ import annotations

import re
from typing import Any

from pydantic import SecretStr
from pydantic_core import PydanticUndefined
from rich.table import Table

from app.commands.console import AsJson, guarded, out, say_json
from app.settings import Settings, read_settings

_PASSWORD = re.compile(r"(://[^:/@\s]*):.*@", re.DOTALL)


def settings_command(as_json: AsJson = False) -> None:
    """Show every setting, its meaning, its default and whether it is set. Ends with code 2 when one is wrong."""
    rows = [_row(guarded(read_settings), name) for name in Settings.model_fields]
    say_json({"settings": rows}) if as_json else _show(rows)


def _row(settings: Settings, name: str) -> dict[str, Any]:
    field = Settings.model_fields[name]
    value = getattr(settings, name)
    is_secret = isinstance(value, SecretStr)
    return {
        "setting": f"ORIENTA_{name.upper()}",
        "meaning": field.description or "",
        "default": None if is_secret or field.default is PydanticUndefined else _plain(field.default),
        "is_set": name in settings.model_fields_set,
        "is_secret": is_secret,
        "value": None if is_secret else _plain(value),
    }


def _plain(value: Any) -> Any:
    """The value as JSON takes it; a password inside an address is left out."""
    if isinstance(value, str):
        return _PASSWORD.sub(r"\1:***@", value)
    return value if value is None or isinstance(value, int | float | bool) else str(value)


def _show(rows: list[dict[str, Any]]) -> None:
    table = Table("setting", "meaning", "default", "value", box=None)
    for row in rows:
        table.add_row(row["setting"], row["meaning"], _shown(row["default"]), _value(row))
    out.print(table)
    out.print("Set them in the environment or in a file named .env where the service is started.", style="dim")


def _value(row: dict[str, Any]) -> str:
    if not row["is_set"]:
        return ""
    return "set (not shown)" if row["is_secret"] else _shown(row["value"])


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
