"""The global command that a reply is, where it is not the answer to what waits."""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.asking import YES_NO
from app.dialogue.flow import Ask, Choose, Story
from app.dialogue.keywords import Command
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import option_words
from app.dialogue.talk.astray import ANY_WORDS, is_of_paper
from app.dialogue.talk.more_asked import asks_more
from app.dialogue.team.bidden import bidden
from app.dialogue.team.calling import calls_with_more
from app.dialogue.topics.heard import option_meant
from app.dialogue.topics.ways import all_words
from app.dialogue.walking import HOME, WELCOME
from app.dialogue.welcome.misheard import LANGUAGE, denies_noted
from app.dialogue.world import Reply

_LONGEST_INSISTING = 10
"""Words of a message that says again which language is meant."""

OTHER = "other"
"""The option of a question for the language that is none of ours."""


def command_in(run: Run, reply: Reply) -> Command | None:
    """The global command in a reply; at "what is your language?" the name of a language is the answer."""
    command = run.world.recognise(reply.text, lang=run.language, expected=_expected(run))
    if not reply.payload and asks_more(run, reply.text):
        return Command("more")
    place = run.c.place
    spot = run.spot
    if command and command.name == "language" and not command.argument and place and spot:
        command = None if is_of_paper(run, reply.text, place) else command
    if command and command.name == "language" and not command.argument and spot and isinstance(spot.node, Choose):
        command = None if option_meant(run, spot.node.options, reply.text) == OTHER else command
    if command and command.name == "language" and place and spot and not run.c.pending:
        is_answer = isinstance(spot.node, Ask) and (
            spot.node.of == "language" or (spot.node.about == "language" and command.argument is not None)
        )
        if is_answer and read_reply(run, reply, place, spot.node).is_settled:
            return None
    if command is None and (insisted := _insisted(run, reply)) is not None:
        return insisted
    if command is None and not reply.payload and not run.c.is_stopped and calls_with_more(run, reply.text):
        return None if _is_bidden(run, reply) else Command("person")
    return command


def _is_bidden(run: Run, reply: Reply) -> bool:
    """True where it is asked whether to tell the team: "que me llame una persona" is the yes to it."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending:
        return False
    return bidden(run, reply, place, spot.node) is not None


def _insisted(run: Run, reply: Reply) -> Command | None:
    """ "No no, I say ENGLISH": the language that was misread, where no box of words takes it."""
    node = run.spot.node if run.spot is not None else None
    is_boxed = isinstance(node, Story) or (isinstance(node, Ask) and node.of in ANY_WORDS)
    if reply.payload or len(reply.text.split()) > _LONGEST_INSISTING:
        return None
    if run.c.language is None and not run.c.answers:
        return None  # it is being asked for
    is_of_language = run.c.place is not None and run.c.place.flow in (LANGUAGE, WELCOME)
    if (is_of_language or not is_boxed) and denies_noted(run, reply.text):
        return Command("language", readers.ours_insisted_on(reply.text) or run.language, is_insisted=True)
    if is_boxed or "?" in reply.text:
        return None
    code = readers.ours_insisted_on(reply.text)
    if code is None and not run.c.pending and run.c.place is not None and run.c.place.flow == HOME:
        asked = readers.ours_asked_for(reply.text)
        return Command("language", asked) if asked and run.route(reply.text).topic == LANGUAGE else None
    return Command("language", code, is_insisted=True) if code else None


def _expected(run: Run) -> tuple[str, ...]:
    """Words that the present question offers as answers; they win over commands that merely look alike.

    None while nothing is shown: RESUME is what we asked for then, whatever the question behind it offers.
    """
    if run.c.is_hidden:
        return ()
    if run.c.pending and run.c.pending.kind == "skipped":
        texts = [run.library.texts[name] for name in ("engine/skipped.now", "engine/skipped.later")]
        return tuple(word for t in texts for word in (run.translated(t.context, t.source), t.source))
    place = run.c.place
    spot = run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose | Ask):
        return ()
    if isinstance(spot.node, Ask) and spot.node.of in YES_NO:
        return ()
    more = all_words(run) if run.c.brief is not None and run.c.brief.key == place.key else ()
    return (*(word for words in option_words(run, place, spot.node) for word in words), *more)
