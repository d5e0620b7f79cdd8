"""PostgreSQL's own programs for copies: pg_dump, pg_restore and psql, run without a password on their command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy.engine import URL

from app.errors import BadInput, WrongUse

DUMP_HEAD = b"PGDMP"

_EMPTIED = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def dump(url: URL, target: Path) -> None:
    """Write a compressed dump. Raises WrongUse when pg_dump is missing or fails."""
    _run(url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def load(url: URL, source: Path) -> None:
    """Replace everything in this database by the dump, in one transaction. Raises BadInput for a damaged dump."""
    with tempfile.TemporaryDirectory(prefix="orienta-restore-") as folder:
        script = Path(folder) / "restore.sql"
        command = ["--no-owner", "--no-privileges", f"--file={script}", str(source)]
        done = subprocess.run([_program("pg_restore"), *command], capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise BadInput("the backup is damaged: pg_restore cannot read it")
        _run(
            url,
            "psql",
            "--quiet",
            "--no-psqlrc",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            f"--command={_EMPTIED}",
            f"--file={script}",
        )


def _run(url: URL, program: str, *arguments: str) -> None:
    """Run it against this database. What it prints may quote rows, so the error tells only that it failed."""
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    environment = dict(os.environ)
    if url.password is not None:
        environment["PGPASSWORD"] = str(url.password)
    target = f"--dbname={bare.render_as_string(hide_password=False)}"
    done = subprocess.run(  # noqa: S603
        [_program(program), target, *arguments], env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise WrongUse(
            f"{program} failed (exit code {done.returncode}): is it as new as the server, and may it connect?"
        )


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise WrongUse(f"{name} is not installed: it comes with PostgreSQL's client programs")
    return found
