"""Which sends go wrong, and how: decided by a seed and the message, not by the order in which requests arrive."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.errors import WrongUse

Kind = Literal[
    "none", "throttle", "error_before", "error_after", "slow", "reset_before", "reset_after", "answer", "callback"
]

_NAMES: Mapping[str, Kind] = {
    "429": "throttle",
    "500": "error_before",
    "500after": "error_after",
    "slow": "slow",
    "reset": "reset_before",
    "resetafter": "reset_after",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one request to send. `code` is Twilio's, for `answer` (at once) and `callback` (later)."""

    kind: Kind
    code: int | None = None

    @property
    def is_taken(self) -> bool:
        """True when the message is taken all the same."""
        return self.kind in ("none", "error_after", "slow", "reset_after", "callback")


FINE = Fault("none")


@dataclass(frozen=True, slots=True)
class Faults:
    """Rates between 0 and 1 for each fault; together at most 1. The n-th attempt of the same message has its own fate.

    `slow_seconds` is how long a slow answer takes; `lag_seconds` how long a message taken stays out of the list.
    """

    rates: Mapping[Fault, float] = field(default_factory=dict)
    seed: int = 0
    slow_seconds: float = 15.0
    lag_seconds: float = 0.0

    @classmethod
    def parse(cls, text: str) -> Faults:
        """Read `seed=7,429=0.05,500=0.02,500after=0.02,slow=0.01,reset=0.01,resetafter=0.01,30003=0.01,21610!=0.01`.

        A number with `!` is the answer to the send, without it a status callback. `slow_seconds` and `lag_seconds`
        may be given too. Raises WrongUse naming the part that cannot be read.
        """
        rates: dict[Fault, float] = {}
        numbers: dict[str, float] = {"seed": 0.0, "slow_seconds": 15.0, "lag_seconds": 0.0}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, value = part.rpartition("=")
            number = _number(value, part)
            if name in numbers:
                numbers[name] = number
            else:
                rates[_fault(name, part)] = number
        if sum(rates.values()) > 1 or any(rate < 0 for rate in rates.values()):
            raise WrongUse("faults: the rates must be between 0 and 1 and add up to 1 at most")
        return cls(rates, int(numbers["seed"]), numbers["slow_seconds"], numbers["lag_seconds"])

    def fate(self, to: str, words: str, attempt: int) -> Fault:
        """The fault of this attempt (the first is 1) to send these words to this recipient."""
        draw = random.Random(f"{self.seed}|{to}|{words}|{attempt}").random()  # noqa: S311
        for fault, rate in self.rates.items():
            if draw < rate:
                return fault
            draw -= rate
        return FINE


def _number(value: str, part: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise WrongUse(f"faults: {part!r} is not of the form name=number") from None


def _fault(name: str, part: str) -> Fault:
    if name in _NAMES:
        return Fault(_NAMES[name])
    code = name.removesuffix("!")
    if code.isascii() and code.isdecimal() and len(code) == 5:
        return Fault("answer" if name.endswith("!") else "callback", int(code))
    raise WrongUse(f"faults: {part!r} names no fault; known: {', '.join(_NAMES)}, a five-digit code, a code with !")
