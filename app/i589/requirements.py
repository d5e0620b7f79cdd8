"""What the form must hold before it is filed: the boxes that send an application back when they are blank (I589-34)."""

from __future__ import annotations

from app.i589.application import Application
from app.i589.leaf import NOT_ASKED

REQUIRED = (
    "A.I.4", "A.I.12", "A.I.13",
    "B.1", "B.1.A", "B.1.B", "B.2", "B.3.A", "B.3.B", "B.4",
    "C.1", "C.2.A", "C.2.B", "C.3", "C.4", "C.5", "C.6",
)  # fmt: skip
RESIDENCE = ("A.I.8.street", "A.I.8.city", "A.I.8.state")
EXPLANATIONS = {
    "B.1.A": "B.1.A.text", "B.1.B": "B.1.B.text", "B.2": "B.2.text", "B.3.A": "B.3.A.text", "B.3.B": "B.3.B.text",
    "B.4": "B.4.text", "C.1": "C.1.text", "C.2.A": "C.2.text", "C.2.B": "C.2.text", "C.3": "C.3.text",
    "C.4": "C.4.text", "C.5": "C.5.text", "C.6": "C.6.text",
}  # fmt: skip


def missing(application: Application) -> list[str]:
    """The required addresses that hold no answer at all, in the form's order; explanations of a Yes included."""
    needed = [*REQUIRED[:1], *RESIDENCE[:1], *REQUIRED[1:]]
    if any(application.leaf(address) != NOT_ASKED for address in RESIDENCE):
        needed.remove(RESIDENCE[0])
    empty = [address for address in needed if not application.leaf(address).is_settled]
    return empty + unexplained(application)


def unexplained(application: Application) -> list[str]:
    """The explanations that a Yes asks for and that are not there."""
    texts = (text for question, text in EXPLANATIONS.items() if application.value(question) == "yes")
    return [text for text in dict.fromkeys(texts) if not application.leaf(text).is_settled]
