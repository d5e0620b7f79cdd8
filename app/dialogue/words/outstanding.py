"""A threat that is told calmly and is not over: who made it, and what they will do or want yet.

"Last week people of the cartel came where we sleep, they ask 200 dollars each and they say they come back": no phrase
of it is a cry, its verbs are of the past, and tonight they may be at the door. So a message is asked about when it
names people who harm (`who`) and what is still to come of them (`yet`), in whatever sentence each of the two stands.
It is not when it speaks of long ago, of home or of what would be: the marks `elsewhere` of the danger table, a year,
or what is listed under `over`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.dialogue.tables import Entry, Phrase
from app.dialogue.words.phrases import PhraseBook, parse


class OutstandingPhrases(Entry):
    """What `content/danger.yaml` lists: people who harm, what they will do or want yet, and what says it is over."""

    who: tuple[Phrase, ...] = ()
    yet: tuple[Phrase, ...] = ()
    over: tuple[Phrase, ...] = ()

    def every(self) -> Iterable[Phrase]:
        """All of its phrases."""
        return (*self.who, *self.yet, *self.over)


class Outstanding:
    """The phrases made ready for searching."""

    def __init__(self, listed: OutstandingPhrases, groups: Mapping[str, Sequence[str]]) -> None:
        self._who, self._yet, self._over = (
            PhraseBook(parse(phrase, groups) for phrase in phrases) for phrases in (listed.who, listed.yet, listed.over)
        )

    def words(self) -> set[str]:
        """Every whole word that the phrases hold."""
        return self._who.words() | self._yet.words() | self._over.words()

    def beginnings(self) -> tuple[str, ...]:
        """Every beginning that the phrases hold."""
        return (*self._who.beginnings(), *self._yet.beginnings(), *self._over.beginnings())

    def is_told(self, sentences: Sequence[Sequence[str]]) -> bool:
        """True when these sentences, word by word as they sound, tell of a threat that is not over."""
        return (
            self._is_in(self._who, sentences)
            and self._is_in(self._yet, sentences)
            and not self._is_in(self._over, sentences)
        )

    @staticmethod
    def _is_in(book: PhraseBook, sentences: Sequence[Sequence[str]]) -> bool:
        return any(next(book.find(heard), None) is not None for heard in sentences)
