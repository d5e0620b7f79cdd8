"""What our processes write down when something breaks: where it broke and what kind of error it was, never its words.

The text of an error may hold what a person wrote: a validation error repeats its input, a database error its row. So
neither a log line nor a traceback shows it, whoever raised it.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

LIBRARIES = ("twilio", "httpx", "httpcore", "sqlalchemy", "alembic", "urllib3")


class WordlessFormatter(logging.Formatter):
    """Log lines whose tracebacks end with the kind of the error."""

    def formatException(  # noqa: N802 - the name is logging's
        self, ei: tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
    ) -> str:
        """Where it happened and its kind."""
        return without_words(ei[1]) if ei[1] is not None else ""


def set_up_logs() -> None:
    """Our own log lines, without bodies, numbers or names; libraries only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    threading.excepthook = _report_thread


def without_words(error: BaseException) -> str:
    """Frames and kinds of an error and of what caused it, the first cause first; no text, no values."""
    parts: list[str] = []
    found: BaseException | None = error
    while found is not None and len(parts) < _MOST_CAUSES:
        frames = "".join(traceback.format_list(traceback.extract_tb(found.__traceback__)))
        parts.append(f"{frames}{type(found).__module__}.{type(found).__qualname__}")
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\nand then\n".join(reversed(parts))


def report(error: BaseException) -> None:
    """Write an error that nobody expected to standard error."""
    sys.stderr.write(f"Something broke that should not. Where and what, without anybody's words:\n{_indented(error)}\n")


def _indented(error: BaseException) -> str:
    return "\n".join(f"  {line}" for line in without_words(error).splitlines())


def _report_thread(broken: threading.ExceptHookArgs) -> None:
    if broken.exc_value is not None and broken.exc_type is not SystemExit:
        logging.getLogger("app").error("a thread broke\n%s", without_words(broken.exc_value))


_MOST_CAUSES = 5
