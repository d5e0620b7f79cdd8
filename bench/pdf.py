"""How fast the form is filled, beside pypdf used as its documentation says: same values, one run, interleaved.

    .venv/bin/python -m bench.pdf BLANK.pdf [--rounds 5]

Prints the median and best time of a warm fill, their ratio, the first fill of a fresh process, and the peak memory of a
process that fills once. Both ways write the same values; ours also wraps long answers and marks the draft.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.i589.filled import CheckBox, FilledForm, TextBox
from app.i589.layout import Frame, lay_out
from app.pdf.filler import fill
from app.pdf.template import Template, dump, load
from app.services.papers import DraftMark
from bench.figures import Figures

ROOT = Path(__file__).resolve().parents[1]
VALUES = 161
MARK = DraftMark("DRAFT – NOT FOR FILING. Form I-589, edition 01/20/25. 2026-11-21")
STORY = "They came to the house at night and said that they would come back. “¿Dónde está?” "


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


def by_documentation(blank: bytes, filled: FilledForm) -> bytes:
    """pypdf as its documentation fills a form."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(blank)))
    values = {box.field: box.text for box in filled.texts} | {box.field: f"/{box.on}" for box in filled.checks}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def timed(work: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def once(way: str, blank: Path, folder: Path) -> None:
    """One fill in this process; says how long it took from the start of the work, and the process's peak memory."""
    start = time.perf_counter()
    template = load((folder / "template.json").read_bytes(), (folder / "template.pdf").read_bytes())
    filled = example(template)
    if way == "ours":
        fill(template, filled, MARK)
    else:
        del template
        start = time.perf_counter()
        by_documentation(blank.read_bytes(), filled)
    print(json.dumps({"first_ms": (time.perf_counter() - start) * 1000, "peak_mib": peak_mib()}))


def peak_mib() -> float:
    """The most memory this process held (`ru_maxrss` would count the process it was forked from)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1024


def fresh(way: str, blank: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.pdf", str(blank), "--once", way, "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


@dataclass(frozen=True)
class Fills:
    """Milliseconds of a warm fill by way (`ours`, `pypdf`), and what a process that fills once takes."""

    values: int
    made_ready_ms: float
    warm: dict[str, Figures]
    fresh: dict[str, dict[str, float]]
    megabytes: dict[str, float]

    @property
    def ratio(self) -> float:
        """How many times as fast ours is, by medians."""
        return self.warm["pypdf"].median / self.warm["ours"].median


def run(blank: Path, rounds: int) -> Fills:
    """Fill by both ways in turn, after one of each that is not counted."""
    from app.pdf.editions import load_editions  # not above: a process that only fills never loads pypdf
    from app.pdf.store import BlankStore

    with tempfile.TemporaryDirectory() as name:
        folder, official = Path(name), blank.read_bytes()
        start = time.perf_counter()
        template = BlankStore(folder / "store", load_editions(ROOT / "forms" / "i589")).prepare(official).template
        making_ready = (time.perf_counter() - start) * 1000
        (folder / "template.json").write_bytes(dump(template))
        (folder / "template.pdf").write_bytes(template.pdf)
        filled = example(template)
        ways = {"pypdf": lambda: by_documentation(official, filled), "ours": lambda: fill(template, filled, MARK).pdf}
        times: dict[str, list[float]] = {way: [] for way in ways}
        sizes = {way: len(work()) / 1e6 for way, work in ways.items()}
        for _ in range(rounds):
            for way, work in ways.items():
                times[way] += [timed(work) for _ in range(10 if way == "ours" else 1)]
        firsts = {way: fresh(way, blank, folder) for way in ways}
        warm = {way: Figures.of(taken) for way, taken in times.items()}
        return Fills(len(filled.texts) + len(filled.checks), making_ready, warm, firsts, sizes)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("blank", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--once", choices=["ours", "pypdf"])
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
            f"{way:6} warm fill {warm} ms; fresh process {first['first_ms']:7.1f} ms, "
            f"peak {first['peak_mib']:.0f} MiB; {fills.megabytes[way]:.2f} MB"
        )
    best = fills.warm["pypdf"].least / fills.warm["ours"].least
    print(f"ours is {fills.ratio:.0f} times as fast (best to best {best:.0f})")


if __name__ == "__main__":
    main()
