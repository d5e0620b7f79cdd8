"""One answer on paper: which boxes it fills, what it leaves for Supplement B, and its line in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.i589 import kinds as k
from app.i589.addresses import Address
from app.i589.application import Application
from app.i589.filled import CheckBox, TextBox
from app.i589.layout import lay_out
from app.i589.leaf import Leaf
from app.i589.ledger import Line, Outcome
from app.i589.mapping import EditionMap, MapField
from app.i589.overflow import place
from app.i589.policy import Policy, takes
from app.i589.wording import Wording, ascii_letters, outside_font, word_answer

NO_BOX = "the form has no box for this answer"
BLANK_LINE = "____________"
_PHONES = {"A.I.8.phone": "A.I.8.area_code", "A.I.9.phone": "A.I.9.area_code", "E.phone": "E.area_code"}


@dataclass(frozen=True, slots=True)
class Printed:
    """What one answer puts on paper; `more` are the paragraphs that Supplement B must hold under its question."""

    line: Line
    texts: tuple[TextBox, ...] = ()
    checks: tuple[CheckBox, ...] = ()
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the answers of one application by one edition's map and policy."""

    application: Application
    edition: EditionMap
    policy: Policy

    def print(self, address: Address, leaf: Leaf, box: str) -> Printed:
        """One answer into the boxes that the map gives to the address `box` (its own, or a printed row's)."""
        boxes, text_field = self.edition.of(box), self.edition.text_field(box)
        by_hand = self.policy.by_hand(address)
        if address.item.kind is k.BLANK:
            reason = "always blank: written by hand when the form is signed"
            return Printed(line(address, leaf, "kept_back", reason=reason))
        if leaf.state == "not_asked":
            reason = "the person left it open" if leaf.provenance else "the question has not been asked"
            return Printed(line(address, leaf, "kept_back", reason=reason, answer=leaf.original))
        if by_hand:
            answer = self.in_words(address, leaf) if leaf.state == "answered" else None
            return Printed(line(address, leaf, "by_hand", boxes, reason=by_hand, answer=answer))
        if leaf.state != "answered":
            return self._state(address, leaf, boxes, text_field)
        if text_field:
            return self._text(address, leaf, text_field)
        return self._marks(address, leaf, boxes) if boxes else self._beyond(address, leaf)

    def word(self, address: Address, leaf: Leaf, one: MapField | None = None) -> Wording:
        """The wording of an answered leaf for a field, in plain letters where the policy says so."""
        is_short = one is not None and not one.lines
        width = one.dates if one else "day"
        wording = word_answer(address, leaf, self.application.language, width, is_short=is_short)
        plain = ascii_letters(wording.text or "") if self.policy.letters == "ascii" else wording.text
        if not wording.text or plain == wording.text:
            return wording
        return replace(wording, text=plain, notes=(*wording.notes, "printed in plain letters"))

    def in_words(self, address: Address, leaf: Leaf) -> str:
        """Any leaf in running text, for a line of Supplement B or of the ledger."""
        if leaf.state == "answered":
            wording = self.word(address, leaf)
            return " ".join((wording.in_words or wording.text or "").split())
        word = self.policy.word(address, leaf.state)
        return BLANK_LINE if word == "by_hand" else word

    def _state(self, address: Address, leaf: Leaf, boxes: tuple[MapField, ...], text_field: MapField | None) -> Printed:
        """None, not applicable, unknown or declined: a word where rule and box allow it, else by hand."""
        if not boxes:
            return Printed(line(address, leaf, "kept_back", reason=NO_BOX))
        if text_field is None:
            if leaf.state == "not_applicable":
                return Printed(line(address, leaf, "unmarked", boxes, reason="not applicable: no box is marked"))
            return Printed(line(address, leaf, "by_hand", boxes, reason="a box that is only marked cannot say this"))
        word = self.policy.word(address, leaf.state)
        if word == "by_hand":
            return Printed(line(address, leaf, "by_hand", boxes, reason=why_by_hand(leaf)))
        if not takes(text_field, word):
            reason = f"the official box does not take the word {word!r}"
            return Printed(line(address, leaf, "by_hand", boxes, reason=reason))
        return Printed(line(address, leaf, "box", boxes, printed=word), (_short(text_field, word),))

    def _marks(self, address: Address, leaf: Leaf, boxes: tuple[MapField, ...]) -> Printed:
        chosen = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
        marked = [one for one in boxes if one.when in chosen]
        checks = tuple(CheckBox(one.name, one.export or "") for one in marked)
        said = self.word(address, leaf).text
        if len(marked) == len(chosen):
            return Printed(line(address, leaf, "box", marked, printed=said), checks=checks)
        if chosen == ("unchecked",):
            return Printed(line(address, leaf, "unmarked", boxes))
        return Printed(line(address, leaf, "by_hand", boxes, reason=NO_BOX, answer=said), checks=checks)

    def _text(self, address: Address, leaf: Leaf, one: MapField) -> Printed:
        wording = self.word(address, leaf, one)
        about = self._about(address, wording)
        area = self._area_code(address, leaf)
        text = leaf.text[5:] if area else wording.text
        reason = self._reason_by_hand(address, leaf, text, has_area=bool(area))
        notes = _notes(wording, one, is_date=address.item.kind.is_date)
        if text is None or reason:
            answer = wording.in_words or wording.text
            hand = line(address, leaf, "by_hand", (one,), reason=reason, answer=answer, notes=notes)
            return Printed(hand, more=about)
        placed = place(text, one.frame)
        own = (TextBox(one.name, placed.shown, placed.laid.size, placed.laid.lines),) if placed.laid else ()  # type: ignore[arg-type]
        label = "" if one.lines else f"{capital(address.label)}: "
        rest = (label + placed.rest,) if placed.rest else ()
        outcome: Outcome = "box" if not rest else "box_and_supplement" if one.lines else "supplement"
        told = line(address, leaf, outcome, (one, *(box for box, _ in area)), printed=placed.shown, notes=notes)
        return Printed(told, (*own, *(_short(box, code) for box, code in area)), more=(*rest, *about))

    def _reason_by_hand(self, address: Address, leaf: Leaf, text: str | None, *, has_area: bool) -> str | None:
        if text is None:
            return "the box takes digits only"
        if address.text == "D.native_alphabet" and outside_font(text):
            return "the form's font does not have these letters"
        if _is_united_states(address, leaf) and not has_area:
            return "the area code given apart is another one"
        return None

    def _area_code(self, address: Address, leaf: Leaf) -> tuple[tuple[MapField, str], ...]:
        """A number of the United States fills two boxes, unless an area code given apart contradicts it."""
        if not _is_united_states(address, leaf):
            return ()
        apart, box = self.application.leaf(_PHONES[address.text]), self.edition.text_field(_PHONES[address.text])
        code = leaf.text[2:5]
        return () if box is None or (apart.is_settled and apart.text != code) else ((box, code),)

    def _about(self, address: Address, wording: Wording) -> tuple[str, ...]:
        if not wording.in_words or self.policy.approximate_dates == "ledger":
            return ()
        return (f"{capital(address.label)}: {wording.in_words}",)

    def _beyond(self, address: Address, leaf: Leaf) -> Printed:
        said = f"{capital(address.label)}: {self.in_words(address, leaf)}"
        return Printed(line(address, leaf, "supplement", printed=said, notes=(NO_BOX,)), more=(said,))


def line(
    address: Address,
    leaf: Leaf,
    outcome: Outcome,
    boxes: Iterable[MapField] = (),
    *,
    printed: str | None = None,
    answer: str | None = None,
    reason: str | None = None,
    notes: tuple[str, ...] = (),
) -> Line:
    """The ledger's line for one answer and the boxes it concerns."""
    where = tuple(boxes)
    return Line(
        address=address.text,
        label=address.label,
        state=leaf.state,
        outcome=outcome,
        page=where[0].page if where else None,
        fields=tuple(one.name for one in where),
        printed=printed,
        answer=answer,
        reason=reason,
        notes=notes,
    )


def why_by_hand(leaf: Leaf) -> str:
    """Why no word is printed for an answer that is no value."""
    return "the person would rather not say" if leaf.state == "declined" else "a person decides what to write"


def capital(text: str) -> str:
    """The text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def _is_united_states(address: Address, leaf: Leaf) -> bool:
    return address.text in _PHONES and leaf.text.startswith("+1") and len(leaf.text) == 12


def _notes(wording: Wording, one: MapField, *, is_date: bool) -> tuple[str, ...]:
    text = wording.text or ""
    refused = "" if wording.is_waiting or is_date else one.refuses(text)
    notes = [*wording.notes]
    if refused:
        notes.append(f"the official file refuses these characters when typed: {' '.join(refused)}")
    if outside_font(text):
        notes.append(f"not in the form's own font: {' '.join(outside_font(text))}")
    return tuple(notes)


def _short(one: MapField, text: str) -> TextBox:
    laid = lay_out(text, one.frame)
    if laid is None:
        raise ValueError(f"{one.name} has no room for a word that it takes")
    return TextBox(one.name, text, laid.size, laid.lines)
