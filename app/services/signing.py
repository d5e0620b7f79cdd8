"""What people have signed, withdrawn and renewed, and what follows from it for each legal statement on a day.

An act is never changed: the newest one on a statement or a fact counts. A signature remembers digests of what was read:
the text in each language (with its SMS variant) and the facts. Whatever is edited afterwards, signature is void.
Nobody but a person signs, and nothing that comes with the program is signed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, Protocol

from app.dialogue.library import Fact, FlowLibrary
from app.errors import BadInput
from app.messaging.catalogue import SMS
from app.messaging.wording import Wording
from app.services.freshness import legal_statements

Deed = Literal["sign", "withdraw", "renew"]

State = Literal["signed", "unsigned", "changed", "withdrawn", "stale"]
"""How a statement stands: only what is `signed` is said. `changed`: signed once, and edited since."""

FACTS = "facts"
"""Under which name a signature keeps the digest of the facts, beside those of the languages."""

_DIGITS = 16


class UnknownStatement(BadInput):
    """No legal statement and no fact has this id."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did once. `subject` is a statement's context or a fact's id.

    `by` is the person's name as they gave it; `digests` by language code and `facts` (a renewal: `fact`); `until` the
    new review day of a renewed fact; `reason` why something was withdrawn.
    """

    subject: str
    deed: Deed
    by: str
    at: datetime
    digests: Mapping[str, str] = field(default_factory=dict)
    until: date | None = None
    reason: str = ""


class SignatureBook(Protocol):
    """Where acts are kept, sealed against being written by anything but this program."""

    def newest(self) -> int:
        """A number that grows with every act; 0 when there is none."""
        ...

    def acts(self) -> list[Act]:
        """All acts, oldest first. A signature or renewal that was tampered with is not among them."""
        ...

    def add(self, acts: Sequence[Act]) -> None:
        """Keep them, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Statement:
    """One legal text: its context, English source and the ids of its facts."""

    context: str
    source: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one statement stands on a day. `languages`: in which it is said. `facts`: those that keep it back.

    `changed`: what was edited since it was signed (`en`, `es`, `facts`). `act` is the newest act on it.
    """

    statement: Statement
    state: State
    languages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    act: Act | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "id": self.statement.context,
            "state": self.state,
            "languages": list(self.languages),
            "facts": list(self.statement.facts),
            "kept_back_by": list(self.facts),
            "changed": list(self.changed),
            "by": self.act.by if self.act else None,
            "at": self.act.at.isoformat() if self.act else None,
            "reason": self.act.reason if self.act else "",
        }


def statements(library: FlowLibrary) -> dict[str, Statement]:
    """Every legal statement by its context, in the order of the flows."""
    return {where: Statement(where, source, facts) for where, source, facts in legal_statements(library)}


def named(library: FlowLibrary, ids: Iterable[str]) -> list[Statement]:
    """The statements that ids mean: a context, a node (`mpp/what`), a flow (without those it calls), or a fact.

    Raises UnknownStatement naming the id that means none.
    """
    known = statements(library)
    found: dict[str, Statement] = {}
    for each in ids:
        name = each.strip().strip("/")
        meant = {
            where: statement
            for where, statement in known.items()
            if _is_named(where, name, is_flow=name in library.flows) or name.upper() in statement.facts
        }
        if not meant:
            raise UnknownStatement(f"{each}: no legal statement has this id, and none rests on a fact with it")
        found |= meant
    return list(found.values())


def _is_named(where: str, name: str, *, is_flow: bool) -> bool:
    if is_flow:
        return where.count("/") > 1 and where.rsplit("/", 2)[0] == name
    return where == name or where.rpartition("/")[0] == name


def digests_of(statement: Statement, library: FlowLibrary, wording: Wording) -> dict[str, str]:
    """What a signature on this statement remembers: a digest of each language that has words for it, and of its facts.

    A language without words of its own is not covered: nobody read it.
    """
    where, source = statement.context, statement.source.strip()
    found = {wording.source_language: _digest(where, source)}
    for language, catalogue in wording.catalogues.items():
        if (where, source) in catalogue:
            found[language] = _digest(where, source, catalogue[where, source], catalogue.get((where + SMS, source), ""))
    found[FACTS] = _digest(*(_told_of(library.facts[each]) for each in statement.facts))
    return found


def fact_digest(fact: Fact) -> str:
    """What a renewal remembers of the fact that was looked at."""
    return _digest(_told_of(fact))


def reading_code(chosen: Iterable[Statement], library: FlowLibrary, wording: Wording) -> str:
    """Eight characters that stand for everything a person reads before signing these; any edit changes them."""
    read = [[each.context, sorted(digests_of(each, library, wording).items())] for each in chosen]
    return _digest(json.dumps(sorted(read)))[:8]


def _told_of(fact: Fact) -> str:
    return json.dumps(astuple(fact), ensure_ascii=False)


def _digest(*parts: str) -> str:
    told = hashlib.sha256()
    for part in parts:
        data = part.encode()
        told.update(len(data).to_bytes(8, "big") + data)
    return told.hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class Ledger:
    """All acts, looked at together with the texts and facts as they are now."""

    acts: tuple[Act, ...]
    library: FlowLibrary
    wording: Wording

    def review_by(self, fact: Fact) -> date:
        """Until when a fact counts as looked at: its own day, or a later one for which a person renewed it."""
        own = date.fromisoformat(fact.review_by)
        act = self._newest.get(fact.id)
        is_renewed = act is not None and act.deed == "renew" and act.digests.get("fact") == fact_digest(fact)
        return max(own, act.until) if is_renewed and act is not None and act.until else own

    def is_withdrawn(self, fact: Fact) -> bool:
        """True when a person withdrew the fact and nobody has renewed it since."""
        act = self._newest.get(fact.id)
        return act is not None and act.deed == "withdraw"

    def facts_kept_back(self, on: date) -> frozenset[str]:
        """Ids of the facts that may not be said on this day: past review, or withdrawn."""
        facts = self.library.facts.values()
        return frozenset(each.id for each in facts if self.review_by(each) < on or self.is_withdrawn(each))

    def standings(self, on: date) -> list[Standing]:
        """How every legal statement stands on a day, in the order of the flows."""
        kept_back = self.facts_kept_back(on)
        return [self._standing(each, kept_back) for each in statements(self.library).values()]

    def _standing(self, statement: Statement, kept_back: frozenset[str]) -> Standing:
        act = self._newest.get(statement.context)
        if act is None:
            return Standing(statement, "unsigned")
        if act.deed != "sign":
            return Standing(statement, "withdrawn", act=act)
        now = digests_of(statement, self.library, self.wording)
        changed = tuple(name for name, digest in act.digests.items() if now.get(name) != digest)
        if changed:
            return Standing(statement, "changed", changed=changed, act=act)
        facts = tuple(each for each in statement.facts if each in kept_back)
        if facts:
            return Standing(statement, "stale", facts=facts, act=act)
        return Standing(statement, "signed", tuple(name for name in act.digests if name != FACTS), act=act)

    @cached_property
    def _newest(self) -> Mapping[str, Act]:
        return {act.subject: act for act in self.acts}


def sign(chosen: Iterable[Statement], library: FlowLibrary, wording: Wording, *, by: str, at: datetime) -> list[Act]:
    """A signature for each statement as it stands, in every language that has reviewed words for it."""
    return [Act(each.context, "sign", by, at, digests_of(each, library, wording)) for each in chosen]


def renew(facts: Iterable[Fact], *, until: Mapping[str, date], by: str, at: datetime) -> list[Act]:
    """That a person looked at each fact again and found that it still holds; `until` by fact id."""
    return [Act(each.id, "renew", by, at, {"fact": fact_digest(each)}, until[each.id]) for each in facts]


def withdraw(subjects: Iterable[str], *, by: str, at: datetime, reason: str) -> list[Act]:
    """That these statements or facts may not be said from now on, until they are signed or renewed again."""
    return [Act(each, "withdraw", by, at, reason=reason) for each in subjects]
