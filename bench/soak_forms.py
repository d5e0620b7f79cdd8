"""Applications of any length on the official form: `python -m bench.soak_forms [--applications N] [--seed N]`.

Each is filled, drawn and read back by position with another library, on every edition whose blank is at hand. Prints
how many lost anything, and which seed to look at.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from random import Random

import yaml

from app.i589.policy import Policy
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, load_editions
from tests.support.long_applications import any_application, losses
from tests.support.positions import Blank

PROGRESS = 250
"""Applications after which a line is printed."""

ROOT = Path(__file__).resolve().parents[1]


def soak(count: int, seed: int) -> tuple[int, int]:
    """Try so many applications, in turn on each edition; how many were tried, and how many lost anything."""
    kits = [kit for edition in load_editions(ROOT / "forms" / "i589").values() if (kit := _kit(edition))]
    if not kits:
        print("applications: not run: no official blank; set ORIENTA_SHARED", flush=True)
        return 0, 0
    begun, failed = time.monotonic(), 0
    for number in range(count):
        edition, policy, template, blank = kits[number % len(kits)]
        one = any_application(Random(seed + number), edition.date.isoformat())
        said = losses(one, edition.map, policy, template, blank)
        if said:
            failed += 1
            print(f"application {seed + number}, edition {edition.date}: {'; '.join(said[:5])}", flush=True)
        if (number + 1) % PROGRESS == 0:
            print(f"applications: {number + 1} tried, {failed} lost anything", flush=True)
    seconds = time.monotonic() - begun
    print(f"applications: {count} on {len(kits)} editions, {failed} lost anything, {seconds:.0f} s", flush=True)
    return count, failed


def _kit(edition: Edition):  # type: ignore[no-untyped-def]
    shared = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
    path = shared / "forms" / f"i589-{edition.date}.pdf"
    if not path.is_file():
        return None
    official = path.read_bytes()
    rules = yaml.safe_load((edition.folder / "policy.yaml").read_text(encoding="utf-8"))
    policy = Policy.read(rules).model_copy(update={"residence": "print", "mailing": "print"})
    return edition, policy, compile_blank(official, edition.unlock), Blank(official)


def main() -> int:
    """Run at the size asked for; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    return 1 if soak(wanted.applications, wanted.seed)[1] else 0


if __name__ == "__main__":
    sys.exit(main())
