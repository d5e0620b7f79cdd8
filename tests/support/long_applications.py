"""Invented applications of any length, made by a seeded chance, and what of them a filled form has lost: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from app.i589 import kinds as k
from app.i589.addresses import Item, catalog, parse
from app.i589.application import Application, load
from app.i589.boxes import fill
from app.i589.filled import FilledForm
from app.i589.ledger import Line
from app.i589.mapping import EditionMap
from app.i589.overflow import CONTINUED, SEE_SHEET
from app.i589.policy import Policy
from app.i589.printing import Printer
from app.pdf.filler import fill as draw
from app.pdf.sheets import copied_name
from app.pdf.template import Template
from app.pdf.wording import word
from tests.support.positions import Blank, Drawn, squeezed

SAID = (
    "dijeron que volverían esa noche con ¿quién? mi hermana Ñusta (la menor) y el “jefe” del barrio; they came back, "
    "looking for us: casa 14-B, calle 3ª, José María Peña O'Brien 50% \\ {x} [sic] <nadie> & después € … los militares"
)
WORDS = SAID.split()
ODD = ["Łukasz", "Đặng", "Пётр", "😀", "张伟", "محمد", "x" * 130, "uno\ndos", "fin.\n\nOtra", "   "]
LISTS = {"A.I.19c": 0, "A.II.child": 0, "A.III.1": 0, "A.III.2": 0, "A.III.3": 0, "A.III.4": 0, "A.III.5.sibling": 0,
         "D.family_assist": 1}  # fmt: skip
LENGTHS = [1, 2, 4, 10, 40, 250, 1200]
"""Words in a text."""


def any_application(random: Random, edition: str) -> Application:
    """An application with answers of every kind and state, lists of up to fourteen entries, texts of any length."""
    share, longest = random.choice([0.2, 0.6, 0.95]), random.choice([2, 4, 7])
    counts = {name: first + random.choice([0, 1, 2, 4, 5, 9, 14]) for name, first in LISTS.items()}
    answers: dict[str, Any] = {}
    for pattern, item in catalog().items():
        for address in _addresses(pattern, item, counts):
            if random.random() < share and item.kind is not k.BLANK:
                answers[address] = _answer(item, random, longest)
    return load({"form": "I-589", "edition": edition, "language": "es", "answers": answers})


def _addresses(pattern: str, item: Item, counts: dict[str, int]) -> Iterator[str]:
    if "[]" not in pattern:
        yield pattern
        return
    name = pattern.split("[]")[0]
    for index in range(item.lists[0][1], counts[name]):
        yield pattern.replace("[]", f"[{index}]", 1)


def _answer(item: Item, random: Random, longest: int) -> dict[str, Any]:
    kind = item.kind
    if random.random() < 0.12:
        state = random.choice(["none", "not_applicable", "unknown", "declined"])
        return {"state": state} | ({"original": "no sé"} if random.random() < 0.5 else {})
    if kind.choices:
        value = random.sample(kind.choices, random.randint(1, 3)) if kind.is_list else random.choice(kind.choices)
        return {"state": "answered", "value": value}
    if kind.is_date:
        return {"state": "answered", "value": _date(random), "approximate": random.random() < 0.2}
    if kind is k.A_NUMBER:
        return {"state": "answered", "value": f"A{random.randrange(10**9):09}"}
    if kind is k.SSN:
        return {"state": "answered", "value": f"{random.randrange(10**9):09}"}
    if kind is k.COUNT:
        return {"state": "answered", "value": str(random.randrange(30))}
    if kind is k.COUNTRY and random.random() < 0.7:
        return {"state": "answered", "value": random.choice(["HN", "VE", "HT", "CU"])}
    text = _text(random, longest if kind is k.STORY else min(longest, 4))
    if kind.needs_english and random.random() < 0.5:
        return {"state": "answered", "original": text, "language": random.choice(["es", "quc"])}
    if kind.needs_english and random.random() < 0.5:
        translation = {"text": text, "by": "R. Estrada", "on": "2026-11-01"}
        return {"state": "answered", "original": "lo que dije", "translation": translation}
    return {"state": "answered", "value": text}


def _date(random: Random) -> str:
    year, month, day = random.randint(1950, 2026), random.randint(1, 12), random.randint(1, 28)
    return random.choice([f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"])


def _text(random: Random, longest: int) -> str:
    words = [f"t{random.randrange(10**6):06}"]
    for _ in range(random.randint(0, LENGTHS[longest - 1] if longest <= len(LENGTHS) else LENGTHS[-1])):
        words.append(random.choice(ODD) if random.random() < 0.01 else random.choice(WORDS))
    return " ".join(words).strip()


def losses(
    application: Application, edition: EditionMap, policy: Policy, template: Template, blank: Blank
) -> list[str]:
    """Fill, draw, read back by position: what of the application is nowhere, one sentence each."""
    form, ledger = fill(application, edition, policy)
    drawn = Drawn(draw(template, form).pdf, blank)
    said = [] if drawn.pages == len(template.pages) + len(form.child_sheets) + len(form.sheets[1:]) else ["pages"]
    told = {line.address for line in ledger}
    said += [f"{place.text} has no line" for place, _ in application.answers() if place.text not in told]
    printer, sheets = Printer(application, edition, policy), _sheets(form, drawn, edition)
    for place, leaf in application.answers():
        line = ledger.of(place.text)
        if line and leaf.state == "answered" and not place.item.kind.choices:
            said += [f"{place.text}: {problem}" for problem in _lost(printer, line, drawn, sheets)]
    return said + _lost_marks(form, drawn) + _lost_headings(form, drawn, edition)


def _sheets(form: FilledForm, drawn: Drawn, edition: EditionMap) -> dict[tuple[str, str], str]:
    """What the sheets of Supplement B show, by what their part and question boxes show."""
    (text,), (part,), (question,) = (edition.used_as(use) for use in ("sheet_text", "sheet_part", "sheet_question"))
    shown: dict[tuple[str, str], str] = {}
    for count in range(len(form.sheets)):
        names = [one.name if count == 0 else copied_name(one.name, len(form.child_sheets) + count)
                 for one in (part, question, text)]  # fmt: skip
        key = drawn.text(names[0]), drawn.text(names[1])
        shown[key] = shown.get(key, "") + drawn.text(names[2])
    return shown


def _lost(printer: Printer, line: Line, drawn: Drawn, sheets: dict[tuple[str, str], str]) -> Iterator[str]:
    place, leaf = parse(line.address), printer.application.leaf(line.address)
    sheet = sheets.get((place.item.part, squeezed(place.question)), "")
    said = {printer.in_words(place, leaf)}
    said |= {printer.word(place, leaf, one).text or "" for one in printer.edition.fields if one.name in line.fields}
    box = "".join(drawn.text(_on_copy(name, line)) for name in line.fields)
    if line.outcome in ("by_hand", "kept_back"):
        if squeezed(line.answer or "") not in {squeezed(text) for text in said}:
            yield "is by hand, and the ledger does not hold it whole"
        if box:
            yield "is by hand, and something stands in its box"
    elif line.outcome == "box" and box not in {_as_drawn(text) for text in said}:
        yield "is not in its box as it was said"
    elif line.outcome == "supplement" and not any(_as_drawn(text) in sheet for text in said):
        yield "is not on its sheet"
    elif line.outcome == "supplement" and box not in ("", *map(squeezed, SEE_SHEET)):
        yield "is on a sheet, and its box does not say so"
    elif line.outcome == "box_and_supplement" and not any(_goes_on(_as_drawn(text), box, sheet) for text in said):
        yield "is not whole over box and sheet"


def _goes_on(whole: str, box: str, sheet: str) -> bool:
    """True when the box shows the beginning and the pointer, and the sheet the rest."""
    head = box.removesuffix(squeezed(CONTINUED))
    return head != box and whole.startswith(head) and whole[len(head) :] in sheet


def _on_copy(name: str, line: Line) -> str:
    return name if line.child_sheet is None else copied_name(name, line.child_sheet)


def _as_drawn(text: str) -> str:
    return squeezed("".join(word(text, tuple(text.split("\n"))).lines))


def _lost_marks(form: FilledForm, drawn: Drawn) -> list[str]:
    marked = {box.field for box in form.checks}
    checks = [name for name, field in drawn.blank.fields.items() if field.is_check]
    return [f"{name} is marked wrongly" for name in checks if drawn.has_ink(name) != (name in marked)]


def _lost_headings(form: FilledForm, drawn: Drawn, edition: EditionMap) -> list[str]:
    """Copies of a supplement's page that do not bear the A-number and the name of their first page."""
    heads = [one for use in ("copy_a_number", "copy_name") for one in edition.used_as(use)]
    said = []
    for count in range(1, len(form.child_sheets) + len(form.sheets[1:]) + 1):
        page = edition.children_page if count <= len(form.child_sheets) else edition.sheet_page
        for one in heads:
            if one.page == page and drawn.text(copied_name(one.name, count)) != drawn.text(one.name):
                said.append(f"copy {count} has another heading than its page")
    return said
