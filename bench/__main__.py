"""Everything that is measured, in one run, beside its floor: `make bench`, or `python -m bench [--quick]`.

Ratios count, not seconds: both sides of each are measured in the same run, in alternating rounds, and a busy machine
slows both. Medians are printed with (least..most).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import delivery, engine, pdf, queue, turns, whole
from bench.figures import Figures, Row, table

ROOT = Path(__file__).resolve().parents[1]
BLANK = "forms/i589-2025-01-20.pdf"

TURN_AIM, ENGINE_AIM, PDF_AIM, IDLE_AIM, START_AIM = 2.0, 300.0, 100.0, 1.0, 2.0
QUEUE_AIM = 1.5
PDF_AIM_MS, PDF_FLOOR_AIM, PDF_COLD_AIM_MS = 5.0, 2.0, 150.0


def of_turns(quick: bool) -> Iterator[Row]:
    """A whole incoming message beside the least that a webhook can do."""
    for each in turns.run(rounds=2 if quick else 6, people=10 if quick else 20):
        aim = f"at most {TURN_AIM:.0f}x"
        yield _ratio(f"webhook turn, {each.engine}, ms", each.turn, each.floor, each.ratio, aim, each.ratio <= TURN_AIM)
        share = each.per_second / each.floor_per_second
        what = f"turns a second when saturated, {each.engine}"
        yield Row(what, f"{each.per_second:.0f}", f"{each.floor_per_second:.0f}", f"{share:.2f}")
        yield Row(f"  each of them, ms, {each.engine}", str(each.crowded))


def of_engine(quick: bool) -> Iterator[Row]:
    """The pure engine and its lookups."""
    costs = engine.run(rounds=5 if quick else 20)
    for name, figures in costs.by_step.items():
        what, is_aim = f"engine: {name}, µs; floor: 1,000 calls", name == "decide"
        aim, is_met = (f"under {ENGINE_AIM:.0f}", figures.median < ENGINE_AIM) if is_aim else ("", None)
        yield _ratio(what, figures, costs.calls, figures.median / costs.calls.median, aim, is_met)


def of_whole(quick: bool) -> Iterator[Row]:
    """The running service: its start, and its replies at 25 messages a second."""
    start = whole.measure_start(rounds=2 if quick else 5)
    ratio = start.ours.median / start.bare.median
    aim, is_met = f"best under {START_AIM:.0f} s", start.ours.least < START_AIM
    yield _ratio("start until ready, s; floor: imports", start.ours, start.bare, ratio, aim, is_met)
    for each in whole.run(seconds=5 if quick else 20):
        yield Row(f"webhook at 25 a second, {each.engine}, ms", str(each.webhook))
        yield Row(f"message to reply at 25 a second, {each.engine}, ms", str(each.reply))
        yield Row(f"peak memory of the service, {each.engine}, MiB", f"{each.peak_mib:.0f}")


def of_delivery(quick: bool) -> Iterator[Row]:
    """The outbox beside the same threads sending without one."""
    base, speeds = delivery.run(300 if quick else 1500)
    for each in speeds:
        sends = f"{each.sends_per_second:.0f}"
        yield Row(f"sends a second until drained, {each.engine}", sends, f"{base:.0f}", f"{each.of_floor:.2f}")
        times = f"p50 {each.p50_ms:.0f}, p99 {each.p99_ms:.0f}"
        yield Row(f"commit to provider at 25 a second, {each.engine}, ms", times)
        idle, aim = f"{each.idle_cpu_percent:.2f} %", f"under {IDLE_AIM:.0f} %"
        yield Row(f"CPU of an idle worker, {each.engine}", idle, aim=aim, is_met=each.idle_cpu_percent < IDLE_AIM)


def of_pdf(quick: bool) -> Iterator[Row]:
    """A filled form beside the least an append can be, and beside other libraries doing the same work."""
    shared = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
    if not (shared / BLANK).is_file():
        yield Row("PDF fill", f"not run: no official blank at {shared / BLANK}; set ORIENTA_SHARED")
        return
    fills = pdf.run(shared / BLANK, rounds=2 if quick else 5)
    ours, base = fills.warm["ours"], fills.warm["floor"]
    what = f"PDF, {fills.values} values, warm, ms"
    yield _ratio(f"{what}; floor: bare append", ours, base, ours.median / base.median, f"at most {PDF_FLOOR_AIM:.0f}x",
                 ours.median <= PDF_FLOOR_AIM * base.median)  # fmt: skip
    yield Row(what, str(ours), aim=f"under {PDF_AIM_MS:.0f}", is_met=ours.median <= PDF_AIM_MS)
    for way in ("pypdf", "pikepdf", "pdftk"):
        if way not in fills.warm:
            yield Row(f"  beside {way}", "not run: it is not installed here")
            continue
        ratio, is_aim = fills.times_as_fast_as(way), way == "pypdf"
        aim, is_met = (f"1/{PDF_AIM:.0f}", ratio >= PDF_AIM) if is_aim else ("", None)
        yield Row(f"  beside {way}", str(ours), str(fills.warm[way]), f"1/{ratio:.0f}", aim, is_met)
    cold = fills.fresh["ours"]["first_ms"]
    what = "PDF, first fill of a process, template on disk, imports included, ms"
    yield Row(what, f"{cold:.0f}", aim=f"under {PDF_COLD_AIM_MS:.0f}", is_met=cold <= PDF_COLD_AIM_MS)
    for way, taken in fills.fresh.items():
        if way not in ("ours", "floor"):
            yield Row(f"  beside {way}", f"{cold:.0f}", f"{taken['first_ms']:.0f}", f"1/{taken['first_ms'] / cold:.0f}")
    for way, taken in fills.fresh.items():
        yield Row(f"PDF, peak memory of that process, {way}, MiB", f"{taken['peak_mib']:.0f}")


def _ratio(what: str, ours: Figures, floor: Figures, ratio: float, aim: str, is_met: bool | None) -> Row:
    return Row(what, str(ours), str(floor), f"{ratio:.2f}", aim, is_met)


def of_queue(quick: bool) -> Iterator[Row]:
    """The clinic's queue with twenty thousand drafts beside the same pages with two hundred."""
    for each in queue.run(rounds=5 if quick else 20):
        what = f"queue, {each.page}, {each.engine}, ms; floor: {queue.FEW} of {queue.MANY} drafts"
        aim = f"at most {QUEUE_AIM:.1f}x"
        yield _ratio(what, each.many, each.few, each.ratio, aim, each.ratio <= QUEUE_AIM)


PARTS: dict[str, Callable[[bool], Iterator[Row]]] = {
    "turns": of_turns,
    "engine": of_engine,
    "whole": of_whole,
    "delivery": of_delivery,
    "pdf": of_pdf,
    "queue": of_queue,
}


def main() -> int:
    """Measure what is asked for and print one table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all when left out")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a minute or two instead of ten")
    wanted = parser.parse_args()
    rows: list[Row] = []
    for name in wanted.parts or PARTS:
        print(f"measuring {name}…", file=sys.stderr, flush=True)
        rows += PARTS[name](wanted.quick)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}\n\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
