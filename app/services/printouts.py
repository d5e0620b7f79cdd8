"""One flow on paper, for the person who answers for its words: every text in both languages beside each other with its
facts and their sources, then every way through it as it is played in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from app.dialogue.library import Fact, FlowLibrary, context
from app.messaging.wording import Wording
from app.services.coverage import every_text
from app.services.other_ways import Way
from app.services.signing import Ledger, Standing, reading_code
from app.services.transcripts import Exchange
from app.services.walking_paths import Path

ENGINE = "texts"
"""The page of the statements that belong to no flow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its context and its words by language, None where a language has none. `standing` for a statement."""

    context: str
    words: tuple[str | None, ...]
    facts: tuple[Fact, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One exchange in every language beside each other; None where a language says nothing more."""

    sides: tuple[Exchange | None, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """One way through the flow. `place` and `answer` say where it leaves the first one; empty for the first."""

    place: str
    answer: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A flow as it is printed. `code` signs exactly the statements it holds; empty where it holds none."""

    flow: str
    title: str
    release: str
    on: date
    languages: tuple[str, ...]
    code: str
    rows: tuple[Row, ...]
    talks: tuple[Talk, ...]

    @property
    def statements(self) -> int:
        """How many legal statements it holds."""
        return sum(row.standing is not None for row in self.rows)


def page_of(
    ledger: Ledger,
    flow: str,
    languages: Sequence[str],
    paths: Sequence[Path],
    ways: Sequence[Sequence[Way]],
    *,
    on: date,
) -> Page:
    """One flow. `paths` are its first path in each language, `ways` the others, in the order of `languages`."""
    library, wording = ledger.library, ledger.wording
    own = FlowLibrary({flow: library.flows[flow]}, {}, library.facts)
    talks = [Talk("", "", tuple(_beside([path.exchanges for path in paths])))]
    others = [{(way.place, way.answer): way for way in held} for held in ways]
    for key in dict.fromkeys(key for held in others for key in held):
        sides = [held[key].exchanges if key in held else () for held in others]
        talks.append(Talk(*key, tuple(_beside(sides))))
    title = library.flows[flow].title or flow
    shown = " / ".join(wording.translate(context(flow, "", "title"), title, each) for each in languages)
    return _page(ledger, own, flow, shown, languages, talks, on)


def engine_page(ledger: Ledger, languages: Sequence[str], *, on: date) -> Page:
    """The legal statements that the engine says by itself."""
    library = ledger.library
    own = FlowLibrary({}, {name: text for name, text in library.texts.items() if text.facts}, library.facts)
    return _page(ledger, own, ENGINE, "Texts of no flow", languages, [], on)


def _page(
    ledger: Ledger,
    own: FlowLibrary,
    flow: str,
    title: str,
    languages: Sequence[str],
    talks: Sequence[Talk],
    on: date,
) -> Page:
    standings = {each.statement.context: each for each in ledger.standings(on)}
    texts = list(every_text(own))
    rows = [_row(ledger, where, source, languages, standings.get(where)) for where, source in texts]
    held = [row.standing.statement for row in rows if row.standing]
    code = reading_code(held, ledger.library, ledger.wording) if held else ""
    return Page(flow, title, ledger.library.release, on, tuple(languages), code, tuple(rows), tuple(talks))


def _row(ledger: Ledger, where: str, source: str, languages: Sequence[str], standing: Standing | None) -> Row:
    words = tuple(_words(ledger.wording, where, source, each) for each in languages)
    facts = tuple(ledger.library.facts[each] for each in standing.statement.facts) if standing else ()
    return Row(where, words, facts, standing)


def _words(wording: Wording, where: str, source: str, language: str) -> str | None:
    if not wording.has(where, source, language):
        return None
    return wording.unfilled(where, source, language).strip()


def _beside(sides: Sequence[Sequence[Exchange]]) -> Iterator[Line]:
    yield from (Line(tuple(each)) for each in zip_longest(*sides))
