"""Which way the arrows point: every import of the product is read and held against the rule of the house."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"

PURE = ("dialogue", "i589", "court", "messaging")
PURE_LIBRARIES = {
    "pydantic", "phonenumbers", "rapidfuzz", "dateparser", "jinja2", "babel", "gsm0338", "regex", "typing_extensions",
}  # fmt: skip
FORBIDDEN_STANDARD = {"socket", "sqlite3", "urllib.request", "http", "subprocess", "random", "secrets", "asyncio"}

MAY_USE = {
    "dialogue": {"dialogue"},
    "i589": {"i589"},
    "court": {"court"},
    "messaging": {"messaging"},
    "services": {"services", *PURE},
    "storage": {"storage", "services", *PURE},
    "channels": {"channels", "services", *PURE},
    "pdf": {"pdf", "services", *PURE},
    "clinic": {"clinic", "services", *PURE},
    "worker": {"worker", "services", *PURE},
}
"""Packages by package; `errors` is everybody's. What is not listed (main, settings, cli, commands) wires all."""

ONLY_IN = {
    "pypdf": {"pdf"},
    "typst": {"pdf"},
    "PIL": {"pdf"},
    "twilio": {"channels", "wiring"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "cryptography": {"storage"},
    "fastapi": {"channels", "clinic", "main", "commands"},
    "typer": {"cli", "commands", "channels"},
}
"""Libraries that only these parts of the house may know."""


def modules() -> Iterator[tuple[str, str, Path]]:
    for path in sorted(APP.rglob("*.py")):
        relative = path.relative_to(APP)
        yield relative.parts[0].removesuffix(".py"), relative.as_posix(), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""
            if node.module == "app":
                yield from (f"app.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("package", "name", "path"), [pytest.param(*m, id=m[1]) for m in modules()])
def test_a_module_imports_only_what_its_package_may(package: str, name: str, path: Path) -> None:
    """Shells point at services, services at the pure packages, the pure packages at nothing of ours but themselves."""
    allowed = MAY_USE.get(package)
    for module in imports(path):
        parts = module.split(".")
        if parts[0] == "app" and len(parts) > 1 and allowed is not None:
            assert parts[1] in allowed | {"errors"}, f"{name} may not import {module}"
        if parts[0] in ONLY_IN:
            assert package in ONLY_IN[parts[0]], f"{name} may not import {module}"


@pytest.mark.parametrize(("package", "name", "path"), [pytest.param(*m, id=m[1]) for m in modules() if m[0] in PURE])
def test_a_pure_module_knows_no_world_outside(package: str, name: str, path: Path) -> None:
    """Pure packages use the standard library and a few pure helpers; no network, process, randomness or clock."""
    source = path.read_text(encoding="utf-8")
    for module in imports(path):
        root = module.split(".")[0]
        assert root in sys.stdlib_module_names | PURE_LIBRARIES | {"app"}, f"{name} may not import {module}"
        assert module not in FORBIDDEN_STANDARD, f"{name} may not import {module}"
    for call in ("datetime.now(", "date.today(", "utcnow(", "time.time(", "open("):
        assert call not in source.replace("_open(", ""), f"{name} may not call {call})"


def test_importing_the_product_opens_nothing() -> None:
    """No module starts an engine, reads a file or opens a connection while being imported."""
    for _, name, path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            called = (
                [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
                if isinstance(node, ast.Expr | ast.Assign)
                else []
            )
            names = {getattr(f, "id", getattr(f, "attr", "")) for f in called}
            assert not names & {"open", "read_text", "read_bytes", "create_engine", "connect"}, name
