"""How fast the form is filled, beside other ways to do it: same values, one run, interleaved.

    .venv/bin/python -m bench.pdf BLANK.pdf [--rounds 5]

Prints the median of a warm fill, the first fill of a fresh process (imports and reading what it needs from disk
included), and the peak memory of such a process. The ways are those of `bench.pdf_ways`; ours also checks every value,
and marks the draft on every page.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.i589.filled import CheckBox, FilledForm, TextBox
from app.i589.layout import Frame, lay_out
from app.pdf.filler import fill
from app.pdf.template import Template, dump, load
from app.services.papers import DraftMark
from bench import pdf_once
from bench.figures import Figures

ROOT = Path(__file__).resolve().parents[1]
VALUES = 161
MARK = DraftMark("DRAFT – NOT FOR FILING. Form I-589, edition 01/20/25. 2026-11-21")
STORY = "They came to the house at night and said that they would come back. “¿Dónde está?” "
OFTEN = {"ours": 12, "floor": 12, "pikepdf": 2}
"""How often a way is measured in a round; others once."""


def example(template: Template) -> FilledForm:
    """161 values: every narrative, then texts and check boxes in the form's order."""
    open_slots = [slot for slot in template.fields if not slot.is_locked]
    narratives = [slot for slot in open_slots if slot.is_multiline]
    texts = [slot for slot in open_slots if slot.kind == "text" and not slot.is_multiline]
    marks = [slot for slot in open_slots if slot.kind == "checkbox"][::3]
    boxes = []
    for slot in [*narratives, *texts][: VALUES - len(marks)]:
        frame = Frame(slot.width, slot.height, slot.is_multiline, slot.max_length)
        length = frame.columns(9.0) * frame.rows(9.0) * 8 // 10 if slot.is_multiline else min(frame.columns(9.0), 18)
        text = ((STORY if slot.is_multiline else "Peña 1234567890 ABCD") * 60)[:length].strip()
        laid = lay_out(text, frame)
        assert laid is not None
        boxes.append(TextBox(slot.name, text, laid.size, laid.lines))
    checks = tuple(CheckBox(slot.name, slot.on) for slot in marks)
    return FilledForm(template.edition.isoformat(), tuple(boxes), checks)


def timed(work: Callable[[], bytes]) -> float:
    """Milliseconds that one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def once(way: str, blank: Path, folder: Path) -> None:
    """One fill in this process; prints how long it took, its imports included, and the peak memory."""
    start = time.perf_counter()
    if way == "ours":
        pdf_once.main(str(folder))
    else:
        from bench.pdf_ways import ways

        template = load((folder / "template.json").read_bytes(), (folder / "template.pdf").read_bytes())
        filled = example(template)
        start = time.perf_counter()
        ways(blank, template, filled)[way]()
    print(json.dumps({"first_ms": (time.perf_counter() - start) * 1000, "peak_mib": peak_mib()}))


def peak_mib() -> float:
    """The most memory this process held (`ru_maxrss` would count the process it was forked from)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1024


def fresh(way: str, blank: Path, folder: Path) -> dict[str, float]:
    """What a process that fills once says of itself; ours is timed in a process that imports only what it needs."""
    command = [sys.executable, "-m", "bench.pdf", str(blank), "--once", way, "--folder", str(folder)]
    figures: dict[str, float] = json.loads(_said_by(command))
    if way == "ours":
        alone: dict[str, float] = json.loads(_said_by([sys.executable, "-m", "bench.pdf_once", str(folder)]))
        figures |= {"first_ms": alone["first_ms"], "fill_ms": alone["fill_ms"]}
    return figures


def _said_by(command: list[str]) -> str:
    """The last line that a command prints."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


@dataclass(frozen=True)
class Fills:
    """Milliseconds of a warm fill by way (`ours`, `floor`, `pypdf`…), and what a process that fills once takes."""

    values: int
    made_ready_ms: float
    warm: Mapping[str, Figures]
    fresh: Mapping[str, Mapping[str, float]]
    megabytes: Mapping[str, float]

    def times_as_fast_as(self, way: str) -> float:
        """How many times as fast ours is, by medians."""
        return self.warm[way].median / self.warm["ours"].median


def run(blank: Path, rounds: int) -> Fills:
    """Fill by every way in turn, after one of each that is not counted."""
    from app.pdf.editions import load_editions  # not above: a process that only fills never loads pypdf
    from app.pdf.store import BlankStore
    from bench.pdf_ways import ways

    with tempfile.TemporaryDirectory() as name:
        folder, official = Path(name), blank.read_bytes()
        start = time.perf_counter()
        template = BlankStore(folder / "store", load_editions(ROOT / "forms" / "i589")).prepare(official).template
        making_ready = (time.perf_counter() - start) * 1000
        (folder / "template.json").write_bytes(dump(template))
        (folder / "template.pdf").write_bytes(template.pdf)
        filled = example(template)
        (folder / "filled.json").write_text(_as_json(filled), encoding="utf-8")
        all_ways = {"ours": lambda: fill(template, filled, MARK).pdf, **ways(blank, template, filled)}
        times: dict[str, list[float]] = {way: [] for way in all_ways}
        sizes = {way: len(work()) / 1e6 for way, work in all_ways.items()}
        for _ in range(rounds):
            for way, work in all_ways.items():
                times[way] += [timed(work) for _ in range(OFTEN.get(way, 1))]
        firsts = {way: min((fresh(way, blank, folder) for _ in range(3)), key=_first_ms) for way in all_ways}
        warm = {way: Figures.of(taken) for way, taken in times.items()}
        return Fills(len(filled.texts) + len(filled.checks), making_ready, warm, firsts, sizes)


def _as_json(filled: FilledForm) -> str:
    """The values for a process that reads them as plain data."""
    texts = [[box.field, box.text, box.size, box.lines] for box in filled.texts]
    checks = [[box.field, box.on] for box in filled.checks]
    return json.dumps({"edition": filled.edition, "mark": MARK.line, "texts": texts, "checks": checks})


def _first_ms(taken: Mapping[str, float]) -> float:
    return taken["first_ms"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("blank", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--once")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.once:
        once(options.once, options.blank, options.folder)
        return
    fills = run(options.blank, options.rounds)
    print(f"{fills.values} values; blank made ready once in {fills.made_ready_ms:.0f} ms")
    for way, warm in fills.warm.items():
        first = fills.fresh[way]
        print(
            f"{way:8} warm fill {warm} ms, {fills.times_as_fast_as(way):.1f} x ours; "
            f"fresh process {first['first_ms']:.0f} ms, peak {first['peak_mib']:.0f} MiB; {fills.megabytes[way]:.2f} MB"
        )


if __name__ == "__main__":
    main()
