"""How well free text and replies are understood: the figures and the confusion table of a labelled set.

A set is `tests/sets/utterances_<split>.jsonl` or `replies_<split>.jsonl`, labelled by somebody who had not seen the
code that reads them. An utterance has its best `topic` and, in `also`, others that are as right; a reply has `want`,
or `want_any` where several readings are. The three ways of asking back count as one. The split `aside` is not taught:
its utterances were written before the examples of content/examples/ or by authors of whom nothing is taught, its
replies are every second line of a set of which the other half was put into `tuning`, and were only ever counted. The
split `hard` is by authors who avoid a topic's usual words, or who talk a lot around an answer: none of its utterances
is taught; of its replies four fifths showed what was missing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.dialogue.readers import read_json_line
from app.dialogue.routing import Route
from app.dialogue.topics.listening import answer
from tests.support.word_tables import akin, danger_table, learned_model, routing_table

SETS = Path(__file__).parents[1] / "sets"
EMERGENCY = "emergency"
ASKS_BACK = frozenset({"ambiguous", "clarify", "invalid"})
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1, and `confusion`: how often a kind of message (first) was taken for another (second)."""

    shares: Mapping[str, float]
    confusion: Mapping[tuple[str, str], int]


def splits() -> list[str]:
    """The splits that are here, tuning first and final last."""
    return [split for split in ("tuning", "aside", "hard", "final") if (SETS / f"utterances_{split}.jsonl").exists()]


def rows(what: str, split: str) -> list[Row]:
    """The lines of a set: `what` is utterances or replies."""
    file = SETS / f"{what}_{split}.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def routed(utterance: Row) -> Route:
    """What `orienta route` answers to an utterance."""
    text, lang = utterance["text"], utterance["lang"]
    return answer(text, lang=lang, danger=danger_table(), routing=routing_table(), learned=learned_model())


def of_utterances(utterances: Sequence[Row]) -> Figures:
    """Topic right, right among those offered, emergencies found, and false alarms among what is no emergency."""
    right = offered = 0
    found: list[bool] = []
    alarms: list[bool] = []
    confusion: Counter[tuple[str, str]] = Counter()
    for utterance in utterances:
        accepted = {utterance["topic"], *utterance.get("also", ())}
        answer = routed(utterance)
        right += answer.topic in accepted
        offered += not accepted.isdisjoint({answer.topic, *answer.alternatives})
        if utterance["topic"] == EMERGENCY:
            found.append(answer.topic == EMERGENCY)
        if EMERGENCY not in accepted:
            alarms.append(answer.topic == EMERGENCY)
        if answer.topic not in accepted:
            confusion[utterance["topic"], answer.topic] += 1
    shares = {
        "topic right": right / len(utterances),
        "right among offered": offered / len(utterances),
        "emergencies found": sum(found) / len(found),
        "false alarms": sum(alarms) / len(alarms),
    }
    return Figures(shares, confusion)


def read_reply(reply: Row) -> dict[str, Any]:
    """What `orienta read` answers to a reply."""
    asked = {key: value for key, value in reply.items() if key not in ("want", "want_any")}
    return read_json_line(asked, akin=akin())


def of_replies(replies: Sequence[Row]) -> Figures:
    """Replies read right, and those read wrongly without asking back; the confusion is by kind, wanted and read."""
    right = wrong_but_confident = 0
    confusion: Counter[tuple[str, str]] = Counter()
    for reply in replies:
        wanted = reply.get("want_any") or [reply["want"]]
        answer = read_reply(reply)
        is_right = any(_is_same(reply["kind"], want, answer) for want in wanted)
        right += is_right
        wrong_but_confident += not is_right and answer["status"] == "ok"
        if not is_right:
            confusion[f"{reply['kind']}: {wanted[0]['status']}", str(answer["status"])] += 1
    shares = {
        "replies right": right / len(replies),
        "wrong but confident": wrong_but_confident / len(replies),
    }
    return Figures(shares, confusion)


def markdown(title: str, figures: Figures, count: int) -> str:
    """The figures and the confusion table of a set as Markdown."""
    lines = [f"### {title} ({count})", "", "| figure | share |", "|---|---|"]
    lines += [f"| {name} | {share:.1%} |" for name, share in figures.shares.items()]
    lines += ["", "| meant | taken for | times |", "|---|---|---|"]
    most = sorted(figures.confusion.items(), key=lambda item: (-item[1], item[0]))
    lines += [f"| {meant} | {taken} | {times} |" for (meant, taken), times in most]
    return "\n".join(lines)


def _is_same(kind: str, want: Row, answer: Row) -> bool:
    if want["status"] != answer["status"]:
        return want["status"] in ASKS_BACK and answer["status"] in ASKS_BACK
    if want["status"] != "ok" or "value" not in want:
        return True
    if kind == "language":
        return isinstance(answer["value"], dict) and want["value"]["code"] == answer["value"]["code"]
    return bool(_plain(kind, want["value"]) == _plain(kind, answer["value"]))


def _plain(kind: str, value: Any) -> Any:
    """A value without what does not count: the case of letters, empty parts, the order of several choices."""
    if kind == "choice":
        return sorted(map(str, value if isinstance(value, list) else [value]))
    if isinstance(value, str):
        return value.casefold()
    if isinstance(value, dict):
        return {key: _plain(kind, part) for key, part in value.items() if part not in ("", None)}
    return value
