"""What the whole form costs each invented applicant: `python -m tests.support.form_costs` prints the table.

Questions that waited, messages written, answers on the form, boxes filled, and what went out on both channels.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.i589 import boxes
from tests.support.applicants import APPLICANTS, Applicant, play
from tests.support.i589_forms import edition_map, policy


@dataclass(frozen=True)
class FormCost:
    """One applicant's figures. `boxes` are text and check boxes of the form and its supplements."""

    name: str
    questions: int
    written: int
    answers: int
    boxes: int
    whatsapp_characters: int
    whatsapp_messages: int
    sms_characters: int
    sms_segments: int


def cost_of(applicant: Applicant) -> FormCost:
    """Play the applicant on both channels and fill the form."""
    talk, sms = play(applicant), play(applicant, "sms")
    form, _ = boxes.fill(talk.application, edition_map(), policy())
    return FormCost(
        applicant.name,
        talk.questions,
        len(talk.exchanges),
        len(talk.leaves),
        len(list(form)),
        sum(len(message.body) for message in talk.messages),
        len(talk.messages),
        sum(len(message.body) for message in sms.messages),
        sum(message.segments for message in sms.messages),
    )


HEAD = "applicant | questions | messages they write | answers | boxes | WhatsApp characters | SMS characters | segments"


def row(cost: FormCost) -> str:
    """One line of the table in docs/authors.md."""
    figures = (cost.questions, cost.written, cost.answers, cost.boxes, cost.whatsapp_characters, cost.sms_characters)
    return " | ".join([cost.name.replace("_", " "), *(f"{figure:,}" for figure in (*figures, cost.sms_segments))])


def main() -> None:
    """Print the table, one line for each applicant."""
    print(f"| {HEAD} |\n|---|{'---:|' * 7}")
    for applicant in APPLICANTS:
        print(f"| {row(cost_of(applicant))} |")


if __name__ == "__main__":
    main()
