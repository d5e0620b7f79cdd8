"""An application and an edition's map in, a filled form and its ledger out. Nothing is lost and nothing is added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from app.errors import BadApplication
from app.i589.addresses import Address, parse
from app.i589.application import Application
from app.i589.filled import CheckBox, ChildSheet, ContinuationSheet, FilledForm, TextBox
from app.i589.layout import lay_out
from app.i589.leaf import Leaf
from app.i589.ledger import Ledger, Line
from app.i589.mapping import EditionMap
from app.i589.overflow import Supplement, heading_boxes, sheets
from app.i589.policy import Policy
from app.i589.printing import BLANK_LINE, Printed, Printer, capital, line, why_by_hand
from app.i589.requirements import missing

__all__ = ["CheckBox", "ChildSheet", "ContinuationSheet", "FilledForm", "TextBox", "fill"]

_CHILD = "A.II.child["
_Answer = tuple[Address, Leaf]


def fill(application: Application, edition: EditionMap, policy: Policy) -> tuple[FilledForm, Ledger]:
    """The whole form, and where every answer landed.

    Raises BadApplication when the application is meant for another edition than the map or the policy.
    """
    if {application.edition, policy.edition} != {edition.edition}:
        raise BadApplication(
            f"the application is for edition {application.edition}, the map for {edition.edition} "
            f"and the policy for {policy.edition}"
        )
    paper = _Paper(Printer(application, edition, policy))
    for entry, answers in groupby(application.answers(), key=lambda answer: answer[0].entry):
        paper.put(entry, list(answers))
    return paper.finish()


@dataclass(slots=True)
class _Boxes:
    """The filled boxes of one copy of the pages: of the form itself, or of a further copy of Supplement A."""

    texts: dict[str, TextBox] = field(default_factory=dict)
    checks: dict[str, CheckBox] = field(default_factory=dict)

    def add(self, texts: Iterable[TextBox], checks: Iterable[CheckBox] = ()) -> None:
        self.texts.update((box.field, box) for box in texts)
        self.checks.update((box.field, box) for box in checks)

    def in_order(self, edition: EditionMap) -> tuple[tuple[TextBox, ...], tuple[CheckBox, ...]]:
        texts = sorted(self.texts.values(), key=lambda box: edition.order[box.field])
        checks = sorted(self.checks.values(), key=lambda box: edition.order[box.field])
        return tuple(texts), tuple(checks)


@dataclass(slots=True)
class _Paper:
    """Everything that one application puts on paper; grows answer by answer, in the form's order."""

    printer: Printer
    form: _Boxes = field(default_factory=_Boxes)
    children: dict[int, _Boxes] = field(default_factory=dict)
    supplement: Supplement = field(default_factory=Supplement)
    lines: list[Line] = field(default_factory=list)

    @property
    def edition(self) -> EditionMap:
        return self.printer.edition

    def put(self, entry: str | None, answers: Sequence[_Answer]) -> None:
        """The answers of one list entry, or those outside lists."""
        if entry is None or self.edition.has_boxes(entry):
            for address, leaf in answers:
                self._keep(self.form, address, self.printer.print(address, leaf, address.text))
        elif entry.startswith(_CHILD):
            self._put_child(answers)
        else:
            self._put_line(answers)

    def _put_child(self, answers: Sequence[_Answer]) -> None:
        """A child beyond the printed ones: the boxes of a further copy of Supplement A."""
        slots, child = self.edition.sheet_children, answers[0][0].indices[0]
        number, slot = divmod(child - slots[-1] - 1, len(slots))
        boxes = self.children.setdefault(number, _Boxes())
        for address, leaf in answers:
            box = address.text.replace(f"[{child}]", f"[{slots[slot]}]", 1)
            printed = self.printer.print(address, leaf, box)
            self._keep(boxes, address, replace(printed, line=replace(printed.line, child_sheet=number)))

    def _put_line(self, answers: Sequence[_Answer]) -> None:
        """A table's entry beyond its printed rows: one labelled line on Supplement B."""
        first = answers[0][0]
        said = [f"{address.item.label}: {self.printer.in_words(address, leaf)}" for address, leaf in answers]
        self.supplement.add(first, f"{capital(first.entry_label or '')}: {'; '.join(said)}.")
        for (address, leaf), words in zip(answers, said, strict=True):
            self.supplement.places[address.text] = self.supplement.places[first.text]
            self.lines.append(self._line_beyond(address, leaf, words))

    def _line_beyond(self, address: Address, leaf: Leaf, words: str) -> Line:
        if words.endswith(BLANK_LINE):
            return line(address, leaf, "by_hand", reason=why_by_hand(leaf))
        notes = self.printer.word(address, leaf).notes if leaf.state == "answered" else ()
        return line(address, leaf, "supplement", printed=words, notes=notes)

    def _keep(self, boxes: _Boxes, address: Address, printed: Printed) -> None:
        boxes.add(printed.texts, printed.checks)
        for paragraph in printed.more:
            self.supplement.add(address, paragraph)
        self.lines.append(printed.line)

    def finish(self) -> tuple[FilledForm, Ledger]:
        """The form with the headings of its supplements, and the ledger."""
        a_number, name = self._a_number(), self._name()
        made = sheets(self.supplement, self.edition, a_number, name)
        self._number_children()
        for boxes in (self.form, *self.children.values()):
            boxes.add(heading_boxes(self.edition, self.edition.children_page, a_number, name))
        if not made:
            self.form.add(heading_boxes(self.edition, self.edition.sheet_page, a_number, name))
        children = tuple(ChildSheet(*boxes.in_order(self.edition)) for boxes in self.children.values())
        form = FilledForm(self.edition.edition, *self.form.in_order(self.edition), tuple(made), children)
        return form, self._ledger(made, name)

    def _number_children(self) -> None:
        """Number the further copies of Supplement A from 1, without those that nothing is printed on."""
        self.children = {number: boxes for number, boxes in self.children.items() if boxes.texts or boxes.checks}
        numbers: dict[int | None, int] = {number: count for count, number in enumerate(self.children, 1)}
        self.lines = [replace(one, child_sheet=numbers.get(one.child_sheet)) for one in self.lines]

    def _a_number(self) -> str:
        box = self.edition.text_field("A.I.1")
        written = self.form.texts.get(box.name) if box else None
        return written.text if written else ""

    def _name(self) -> str:
        named = [(parse(item), self.printer.application.leaf(item)) for item in ("A.I.5", "A.I.6", "A.I.4")]
        said = [self.printer.in_words(place, leaf) for place, leaf in named if leaf.state == "answered"]
        return " ".join(said)

    def _ledger(self, made: Sequence[ContinuationSheet], name: str) -> Ledger:
        numbers: dict[tuple[str, str], tuple[int, ...]] = {}
        for number, sheet in enumerate(made, 1):
            numbers[sheet.part, sheet.question] = (*numbers.get((sheet.part, sheet.question), ()), number)
        places = self.supplement.places
        lines = [
            replace(one, sheets=numbers[places[one.address]]) if one.address in places else one for one in self.lines
        ]
        lines = self._with_heading_note(lines, name) + self._missing()
        lines.sort(key=lambda one: parse(one.address).order)
        return Ledger(self.edition.edition, tuple(lines), self._empty(lines))

    def _with_heading_note(self, lines: list[Line], name: str) -> list[Line]:
        copies = self.edition.used_as("copy_name")
        if not name or all(lay_out(name, one.frame) for one in copies):
            return lines
        note = "the whole name has no room in the heading of the supplements: write it there by hand"
        return [replace(one, notes=(*one.notes, note)) if one.address == "A.I.4" else one for one in lines]

    def _missing(self) -> list[Line]:
        reason = "required: the form may be sent back without it (I589-34)"
        return [
            line(parse(item), Leaf(), "missing", self.edition.of(item), reason=reason)
            for item in missing(self.printer.application)
            if item not in {one.address for one in self.lines}
        ]

    def _empty(self, lines: Iterable[Line]) -> tuple[str, ...]:
        told = {one.address for one in lines}
        items = dict.fromkeys(one.item for one in self.edition.fields if one.item and one.use == "answer")
        return tuple(item for item in items if item not in told)
