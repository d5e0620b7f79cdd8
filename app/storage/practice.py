"""Practice cases: rows like those of any case, under an organisation that nobody works for; and how one begins."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import delete, insert

from app.errors import BadContent
from app.services.practice_case import Exercise
from app.services.records import PRACTICE, CaseCard
from app.storage.case_files import read_cards
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.erasure import SqlErasure
from app.storage.linking import make_person
from app.storage.scope import Scope
from app.storage.service_records import organisation_named
from app.storage.tables import case_consents, cases, persons

FILE = "practice.yaml"


class SqlPracticeBook:
    """Fulfils `app.services.practice_case.PracticeBook` in one transaction."""

    def __init__(self, scope: Scope, erasure: SqlErasure) -> None:
        self._scope, self._connection, self._erasure = scope, scope.connection, erasure

    def of(self, staff: str) -> CaseCard | None:
        """The practice case of a member of staff, or None."""
        found = [each for each in self.all() if each.assignee == staff]
        return found[-1] if found else None

    def all(self) -> list[CaseCard]:
        """All of them, whoever's."""
        return [each for each in read_cards(self._connection) if each.is_practice]

    def make(self, staff: str, language: str, now: datetime) -> CaseCard:
        """A new one, with nothing in it and nobody to write to."""
        organisation_id = organisation_named(self._connection, PRACTICE, PRACTICE, now)
        person_id = make_person(self._scope, now)
        values = {
            "code": make_code(self._scope.entropy(ENTROPY_BYTES)),
            "person_id": person_id,
            "organisation_id": organisation_id,
            "state": "in_progress",
            "language": language,
            "flags": [],
            "assignee": staff,
            "created_at": now,
            "last_activity_at": now,
            "review_state": "ready",
            "touched_at": now,
        }
        case_id = int(self._connection.execute(insert(cases).values(**values).returning(cases.c.id)).scalar_one())
        agreed = {"case_id": case_id, "person_id": person_id, "organisation_id": organisation_id}
        self._connection.execute(insert(case_consents).values(**agreed, is_granted=True, at=now))
        return read_cards(self._connection, cases.c.id == case_id)[0]

    def end(self, card: CaseCard, now: datetime) -> None:
        """It is not there any more, and nothing tells that it was."""
        self._erasure.erase_case(card.case_id, now=now, reason="practice")
        self._connection.execute(delete(persons).where(persons.c.id == card.person_id))


def practice_of(work: Any) -> SqlPracticeBook:
    """The practice cases of a unit of work, in its transaction."""
    return SqlPracticeBook(work.scope, work.erasure)


def load_exercise(folder: Path) -> Exercise:
    """How a practice case begins, from `content/practice.yaml`. Raises BadContent when it cannot be read."""
    try:
        data = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))["practice"]
        answers = {str(address): dict(leaf) for address, leaf in data["answers"].items()}
        said = {str(tag): str(words) for tag, words in data["said"].items()}
        exercise = Exercise(str(data["language"]), answers, said)
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise BadContent(f"{FILE} cannot be read ({type(error).__name__})") from error
    if exercise.language not in exercise.said:
        raise BadContent(f"{FILE}: `said` lacks the language of the case")
    return exercise
