"""Every error of our own, drawn as a tree.

    OrientaError
    ├── WrongUse             the caller (operator, script) asked for something that cannot be: exit code 2
    │   └── BadSettings      a setting is missing or malformed; names the setting and what it expects
    ├── BadInput             a file or value that we cannot use as it is: exit code 1
    │   ├── BadContent       a flow, fact or catalogue an author must mend; names file, line and node
    │   ├── BadApplication   an APPLICATION.json with unknown addresses or values
    │   └── BadForm          a PDF that is not a form edition we know
    ├── SealBroken           sealed data that does not open: wrong key or altered bytes
    └── ProviderTrouble      the message provider refused or could not be reached
        └── MediaRefused     a file that will never be fetched: gone, too big, of a kind we do not keep

The text of an error never holds an answer, a name, a number or an A-number: logs keep it.
"""

from __future__ import annotations

from typing import Literal


class OrientaError(Exception):
    """Base of all our errors; `exit_code` is what a command ends with, `status` what a page answers with."""

    exit_code = 1
    status = 500


class WrongUse(OrientaError):
    """The caller asked for something that cannot be."""

    exit_code = 2
    status = 400


class BadSettings(WrongUse):
    """A setting is missing or malformed; the text names it and says what it expects."""


class BadInput(OrientaError):
    """A file or a value that cannot be used as it is; the text says which part and why."""

    status = 422


class BadContent(BadInput):
    """Content that its author must mend; the text names file, line and node."""


class BadApplication(BadInput):
    """An application file with unknown addresses, states or values."""


class BadForm(BadInput):
    """A PDF that is not an edition of the form that we know; the text says what differs."""


class SealBroken(OrientaError):
    """Sealed data does not open: the key is wrong or gone, or the bytes were altered."""


class ProviderTrouble(OrientaError):
    """The message provider refused a request or could not be reached."""

    status = 502


class MediaRefused(ProviderTrouble):
    """A person's file that will never be fetched. `why`: it is gone (or not ours), too large, of a kind not kept."""

    def __init__(self, text: str, why: Literal["gone", "large", "kind"] = "gone") -> None:
        super().__init__(text)
        self.why = why
