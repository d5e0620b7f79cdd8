"""The I-589 on paper: an application and an installed blank become a PDF and a ledger; without a blank, a packet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.errors import BadApplication, WrongUse
from app.i589.application import Application
from app.i589.boxes import fill
from app.i589.filled import FilledForm
from app.i589.ledger import Ledger, Line
from app.i589.mapping import EditionMap
from app.i589.policy import Policy
from app.i589.standing import Standing
from app.i589.wording import waits_for_translation
from app.services.packets import Words, read_back_copy, reviewers_packet
from app.services.papers import Blank, Blanks, ByHand, DraftMark, FilledPdf, Flag, PacketPrinter

PREPARER_QUESTION = "D.other_preparer"


@dataclass(frozen=True)
class FormKit:
    """What making papers needs: map and policy by edition (ISO date), blanks, a printer, the texts by language.

    `standing` says whether a form of an edition may be filed on a day.
    """

    editions: Mapping[str, Callable[[], tuple[EditionMap, Policy]]]
    blanks: Blanks
    print_packet: PacketPrinter
    words: Callable[[str], Words]
    standing: Callable[[str, date], Standing]

    def rules(self, edition: str) -> tuple[EditionMap, Policy]:
        """Map and policy of an edition. Raises BadApplication naming the editions there are."""
        if edition not in self.editions:
            known = ", ".join(sorted(self.editions)) or "none"
            raise BadApplication(f"edition: {edition!r} is not known; known are {known}")
        return self.editions[edition]()


@dataclass(frozen=True)
class Paper:
    """A finished PDF and where every answer landed. `is_form` is False when a packet stands in for the form."""

    pdf: bytes
    ledger: Ledger
    pages: int | None
    is_form: bool


def fill_to_pdf(
    application: Application, kit: FormKit, *, on: date, blank: Blank | None = None, flags: Sequence[Flag] = ()
) -> Paper:
    """A draft of the form, marked as one on every page; the packet where no blank of the edition is installed.

    `blank` is used instead of the installed one. Raises BadApplication for an edition that is not known and BadForm
    when the blank is of another edition or cannot take a value.
    """
    edition, policy = kit.rules(application.edition)
    filled, ledger = fill(application, edition, policy)
    blank = blank or kit.blanks.blank(application.edition)
    if blank is None:
        made = reviewers_packet(application, ledger, flags, kit.words("en"), on=on)
        return Paper(kit.print_packet(made, on=on), ledger, None, is_form=False)
    return _on_form(blank, edition, (filled, ledger), _mark(application, kit.words("en"), on))


def approved_export(
    application: Application, kit: FormKit, *, on: date, blank: Blank | None = None, flags: Sequence[Flag] = ()
) -> Paper:
    """The form without a draft mark, for filing by a person on the day `on` or soon after.

    Raises WrongUse, naming the items, while a required item, a flag, a translation or the question who prepared the
    form (I589-41) is open, the edition is stale (I589-05), or no blank is installed.
    """
    edition, policy = kit.rules(application.edition)
    filled, ledger = fill(application, edition, policy)
    still_open = open_points(application, ledger, flags)
    standing = kit.standing(application.edition, on)
    if standing.is_stale:
        still_open.append(f"edition: {' '.join(standing.warnings)}")
    if still_open:
        raise WrongUse("The form is not ready to be exported without its draft mark: " + "; ".join(still_open))
    blank = blank or kit.blanks.blank(application.edition)
    if blank is None:
        raise WrongUse(f"No blank of edition {application.edition} is installed: orienta forms fetch")
    return _on_form(blank, edition, (filled, ledger), None)


def open_points(application: Application, ledger: Ledger, flags: Sequence[Flag]) -> list[str]:
    """What keeps a form a draft, one phrase each, naming items and flags and never answers."""
    missing = [line.address for line in ledger if line.outcome == "missing"]
    waiting = [
        place.text for place, leaf in application.answers() if waits_for_translation(place, leaf, application.language)
    ]
    unsaid = [] if application.leaf(PREPARER_QUESTION).is_settled else [PREPARER_QUESTION]
    points = {
        "required": missing,
        "not translated": waiting,
        "flags": [flag.id for flag in flags],
        "who prepared it": unsaid,
    }
    return [f"{name}: {', '.join(items)}" for name, items in points.items() if items]


def packet(
    application: Application, kit: FormKit, *, on: date, lang: str = "en", flags: Sequence[Flag] = (), code: str = ""
) -> bytes:
    """The draft packet (`en`), or the copy for reading aloud in another language. Raises BadApplication, BadContent."""
    edition, policy = kit.rules(application.edition)
    words = kit.words(lang)
    _, ledger = fill(application, edition, policy)
    if lang == "en":
        return kit.print_packet(reviewers_packet(application, ledger, flags, words, on=on, code=code), on=on)
    return kit.print_packet(read_back_copy(application, ledger, words, on=on, code=code), on=on)


def _on_form(blank: Blank, edition: EditionMap, laid: tuple[FilledForm, Ledger], mark: DraftMark | None) -> Paper:
    filled, ledger = laid
    made: FilledPdf = blank.fill(filled, mark)
    headings = {field.name for field in (*edition.used_as("copy_name"), *edition.used_as("copy_a_number"))}
    by_hand = [hand for hand in made.by_hand if hand.field not in headings]  # told where the name itself is printed
    return Paper(made.pdf, with_by_hand(ledger, filled, by_hand), made.pages, is_form=True)


def _mark(application: Application, words: Words, on: date) -> DraftMark:
    edition = f"{date.fromisoformat(application.edition):%m/%d/%y}"
    return DraftMark(words("mark", edition=edition, date=on.isoformat()))


def with_by_hand(ledger: Ledger, filled: FilledForm, by_hand: Iterable[ByHand]) -> Ledger:
    """The ledger with every character that could not be printed: on the line of its answer, as work for a hand."""
    lines = list(ledger.lines)
    for hand in by_hand:
        lines = [_noted(line, hand) if _is_about(line, hand, filled) else line for line in lines]
    return replace(ledger, lines=tuple(lines))


def _noted(line: Line, hand: ByHand) -> Line:
    characters = " ".join(f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"
                          for char in hand.characters)  # fmt: skip
    note = f"no font at hand has these characters, write them by hand: {characters}"
    if note in line.notes:
        return line
    if hand.is_whole and line.outcome == "box":
        return replace(line, outcome="by_hand", answer=line.printed, printed=None, reason=note)
    return replace(line, notes=(*line.notes, note))


def _is_about(line: Line, hand: ByHand, filled: FilledForm) -> bool:
    """True when the field or sheet with these characters carries this line's answer."""
    if hand.sheet == 0:
        on_first_sheet = any(box.field == hand.field for sheet in filled.sheets[:1] for box in sheet.texts)
        return (hand.field in line.fields and line.child_sheet is None) or (on_first_sheet and 1 in line.sheets)
    children = len(filled.child_sheets)
    if hand.sheet <= children:
        return line.child_sheet == hand.sheet and hand.field in line.fields
    return hand.sheet - children + 1 in line.sheets
