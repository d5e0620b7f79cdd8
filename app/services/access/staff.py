"""Members of staff and their roles.

A volunteer sees the cases given to them, and nothing else. A reviewer (a lawyer or accredited representative) and a
coordinator see every case whose person agreed to their organisation. An administrator looks after people and access,
and sees no case. Somebody may have several roles; in a small clinic one person often has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Role = Literal["volunteer", "reviewer", "coordinator", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

CASEWORK: tuple[Role, ...] = ("volunteer", "reviewer", "coordinator")
"""Who works on cases at all."""

SEES_ALL: frozenset[Role] = frozenset({"reviewer", "coordinator"})
"""Who sees cases that are not given to them."""

KEEPS_PEOPLE: tuple[Role, ...] = ("coordinator", "administrator")
"""Who invites, opens clinic evenings, reads the access log and locks down."""

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is at the page. `code` is what a case's assignee and the access log hold: it names nobody by itself."""

    id: int
    code: str
    organisation_id: int
    name: str = field(repr=False)
    roles: frozenset[Role]
    language: Language

    def has(self, *roles: Role) -> bool:
        """True with at least one of these roles; with none named, for everybody."""
        return not roles or bool(self.roles & set(roles))

    @property
    def sees_all(self) -> bool:
        """True for those who see cases that are not given to them."""
        return bool(self.roles & SEES_ALL)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff as those see them who look after people. `left_at`: their access ended."""

    staff: Staff
    email: str = field(repr=False)
    is_time_boxed: bool
    is_enrolled: bool
    left_at: datetime | None
    last_seen_at: datetime | None
