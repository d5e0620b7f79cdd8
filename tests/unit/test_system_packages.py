"""scripts/system-packages on a machine where everything is missing, with stand-ins for the commands it calls."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "system-packages"
SHELL = shutil.which("bash") or "/bin/bash"


def machine(folder: Path, *, user: int, may_sudo: bool = False, has_apt: bool = True) -> dict[str, str]:
    """An environment whose only commands are these; apt-get and sudo write down how they were called."""
    commands = {"id": f"echo {user}", "ls": "exit 2", "env": 'shift; exec "$@"'}
    if has_apt:
        commands["apt-get"] = f'echo "apt-get $*" >>"{folder}/calls"'
    if may_sudo:
        commands["sudo"] = f'shift; echo "sudo $*" >>"{folder}/calls"; [ "$1" = true ] || exec "$@"'
    for name, body in commands.items():
        file = folder / name
        file.write_text(f"#!{SHELL}\n{body}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return {"PATH": str(folder)}


def run(environment: dict[str, str], **more: str) -> tuple[int, str, list[str]]:
    """The exit code, what was complained of, and the calls."""
    done = subprocess.run(
        [SHELL, str(SCRIPT)], env=environment | more, capture_output=True, text=True, check=False, timeout=60
    )
    calls = Path(environment["PATH"], "calls")
    return done.returncode, done.stderr, calls.read_text().splitlines() if calls.exists() else []


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
class TestInstalling:
    """Who runs it decides how; that nothing can be installed fails in CI alone."""

    def test_root_installs(self, tmp_path: Path) -> None:
        """As in a container: no sudo is looked for."""
        code, _, calls = run(machine(tmp_path, user=0), CI="true")
        assert code == 0
        assert calls[0] == "apt-get update -qq"
        assert calls[1].startswith("apt-get install -y")
        assert {"postgresql", "chromium", "poppler-utils", "qpdf"} <= set(calls[1].split())

    def test_somebody_else_installs_as_root(self, tmp_path: Path) -> None:
        """With sudo where it asks for no password."""
        code, _, calls = run(machine(tmp_path, user=1000, may_sudo=True))
        assert code == 0
        assert calls[0] == "sudo true"
        assert [call for call in calls if call.startswith("apt-get install -y")]

    @pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
    def test_nobody_can(self, tmp_path: Path, ci: str, code: int) -> None:
        """What is missing is named with the command that mends it; in CI that is the end."""
        found, said, calls = run(machine(tmp_path, user=1000), CI=ci)
        assert found == code
        assert "As root: apt-get install" in said
        assert calls == []

    def test_another_system(self, tmp_path: Path) -> None:
        """Without apt-get what is needed is named."""
        code, said, _ = run(machine(tmp_path, user=0, has_apt=False), CI="true")
        assert code == 1
        assert "system's package manager" in said
