"""One reply on its way to the question that waits, and what turns a reader of replies into a step of that way.

The steps stand in order in `app.dialogue.replies.replying`; what they are made of is in the modules they come from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Flow, Node
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.talk.astray import is_an_option, show_again
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply

UNREAD = Reading("invalid")
"""How a reply is read before it is read."""


@dataclass(slots=True)
class Taking:
    """One reply and the question it may answer: `reply` is what is left to be read, `reading` how it is read by now.

    A step may take away a part of the reply that it kept, or read the rest in another way.
    """

    run: Run
    reply: Reply
    frame: Frame
    node: Node
    kind: str
    reading: Reading = UNREAD

    @property
    def text(self) -> str:
        """The words that are left."""
        return self.reply.text

    @property
    def flow(self) -> Flow:
        """The flow in which the question stands."""
        return self.run.library.flows[self.frame.flow]

    @property
    def is_welcome(self) -> bool:
        """True for the questions before anything else: language, messages, PIN, permission."""
        return self.frame.flow == WELCOME

    @property
    def is_listed(self) -> bool:
        """True for a list that leads somewhere, and asks nothing of a form."""
        return isinstance(self.node, Choose) and not self.flow.interview

    @property
    def is_named(self) -> bool:
        """True where the words are those of a line of the list."""
        return isinstance(self.node, Choose) and is_an_option(self.run, self.reply, self.frame, self.node)

    @property
    def is_open(self) -> bool:
        """True while the words may be about something else: "no puedo hablar" declines no list."""
        if not self.reading.is_settled:
            return True
        return self.is_listed and not (self.reading.status == "ok" and self.is_named)

    def read(self) -> Reading:
        """What is left, read anew as the value of the question."""
        return read_reply(self.run, self.reply, self.frame, self.node)

    def accept(self, reading: Reading, reply: Reply | None = None) -> bool:
        """Keep what was read, with the words it was read in; True when the flow may go on."""
        return accept(self.run, reply or self.reply, self.frame, self.node, self.kind, reading)

    def show_again(self) -> bool:
        """The question again, after what was said; it waits."""
        return show_again(self.run)


Step = Callable[[Taking], bool | None]
"""One thing a reply may be. True: the flow may go on. False: seen to, and something waits. None: it is not that."""


def at_question(step: Callable[[Run, Reply, Frame, Node], bool | None]) -> Step:
    """A step that looks at the reply and the question."""
    return lambda at: step(at.run, at.reply, at.frame, at.node)


def of_kind(step: Callable[[Run, Reply, Frame, Node, str], bool | None]) -> Step:
    """A step that must know what kind of answer is waited for."""
    return lambda at: step(at.run, at.reply, at.frame, at.node, at.kind)


def as_read(step: Callable[[Run, Reply, Frame, Node, Reading], bool | None]) -> Step:
    """A step that must know how the reply is read."""
    return lambda at: step(at.run, at.reply, at.frame, at.node, at.reading)


def as_read_of_kind(step: Callable[[Run, Reply, Frame, Node, str, Reading], bool | None]) -> Step:
    """A step that must know both."""
    return lambda at: step(at.run, at.reply, at.frame, at.node, at.kind, at.reading)


def gives(meant: Callable[[Run, Reply, Frame, Node], Reading | None]) -> Step:
    """A step that knows what the reply means as an answer, which is kept."""

    def step(at: Taking) -> bool | None:
        reading = meant(at.run, at.reply, at.frame, at.node)
        return None if reading is None else at.accept(reading)

    return step


def goes_on(opens: Callable[[Run, Reply, Frame, Node], bool]) -> Step:
    """A step that opens something else, or moves the conversation itself."""
    return lambda at: opens(at.run, at.reply, at.frame, at.node) or None


def unless_sent(step: Step) -> Step:
    """A step for words alone: nothing for a photo or a voice message."""
    return lambda at: None if at.reply.media else step(at)
