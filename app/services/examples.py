"""The examples of content/examples/ written out: what the learned model of `app.dialogue.topics.learned` is taught.

A file holds `topic:` and `kinds:`, each kind a block of lines, one example a line:

    (a|b|)     one of these, or nothing
    {group}    one of a group of groups.yaml

Each line is written out a few times, so that every choice is used; some of them as people type who are in a hurry
(letters lost or swapped, "q", "xq"), with a greeting before or a plea after, danger also with a question behind it.
The same files always give the same sentences. `any` as a topic teaches only what is no emergency; so do a few words
taken out of what is none, and words that do not exist: what the model does not know must not frighten it.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.dialogue.routing import RoutingTable
from app.errors import BadContent

_INNERMOST = re.compile(r"\(([^()]*)\)|\{(\w+)\}")
_NONSENSE = 600
_ONSETS = (
    "b",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "h",
    "j",
    "l",
    "ll",
    "m",
    "n",
    "ñ",
    "p",
    "qu",
    "r",
    "s",
    "t",
    "tr",
    "v",
    "w",
    "z",
)
_RIMES = (
    "a",
    "e",
    "i",
    "o",
    "u",
    "an",
    "en",
    "in",
    "on",
    "ar",
    "er",
    "or",
    "el",
    "es",
    "os",
    "ing",
    "tion",
    "ed",
    "ee",
    "ock",
)
_WRITTEN = 12  # how often a line is written out at most
_LEAST = 5.0  # what a line counts for at least: one real sentence teaches more than a choice of fillers
_HURRIED = {
    "que": "q", "porque": "xq", "por": "x", "de": "d", "estoy": "toy", "tambien": "tmb", "quiero": "kiero",
    "hay": "ay", "hacer": "aser", "voy": "boy", "you": "u", "please": "pls", "are": "r", "because": "cuz",
    "going": "goin", "the": "da", "aqui": "aki", "casa": "kasa", "con": "kon", "como": "komo",
}  # fmt: skip
_BEFORE = (
    "hola", "buenas", "buenas tardes", "disculpe", "oiga", "mire", "por favor", "ayuda", "urgente", "señorita", "bueno",
    "fijese que", "es que", "una pregunta", "hello", "hi", "please", "sorry", "sir", "hola buenas noches", "amigo", "y",
    "pues", "oye", "licenciada", "hola disculpe la molestia", "help", "buen dia", "hermano", "ok", "vea", "la verdad",
)  # fmt: skip
_AFTER = (
    "por favor", "gracias", "ayuda", "que hago", "me ayuda", "urgente", "please", "thanks", "what do i do", "help",
    "no se que hacer", "dios la bendiga", "porfa", "responda", "ok", "amigo", "rapido", "verdad", "señorita", "🙏", "?",
)  # fmt: skip

_BESIDES = (
    "y quiero saber como lleno el formulario", "y tengo corte el lunes", "como pido asilo", "que hago con mi cita",
    "y mi audiencia es mañana", "necesito un abogado", "y asi no puedo ir a la corte", "ayudeme con el formulario",
    "and my court is monday", "how do i fill the form", "and i need a lawyer", "esto es privado verdad",
    "y no tengo papeles", "ustedes pueden avisarle al juez", "can you tell the judge", "y a que hora abren",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with its label: a topic, `emergency:<kind>`, or `any`. `weight`: how much it counts."""

    text: str
    label: str
    weight: float = 1.0


def written_out(files: Mapping[str, Mapping[str, Any]]) -> Iterator[Example]:
    """Every sentence of the example files (their data by name). Raises BadContent for what cannot be read."""
    groups = {name: str(members) for name, members in files["groups.yaml"]["groups"].items()}
    for name in sorted(files):
        if name == "groups.yaml":
            continue
        topic = str(files[name]["topic"])
        for kind, block in files[name]["kinds"].items():
            label = f"emergency:{kind}" if topic == "emergency" else topic
            for line in filter(None, map(str.strip, str(block).splitlines())):
                yield from _of_line(line, label, groups, name)
    yield from _nonsense()


def _of_line(line: str, label: str, groups: Mapping[str, str], name: str) -> Iterator[Example]:
    """A line written out: each wording once, some of them once more as people in a hurry write."""
    dice = random.Random(int.from_bytes(hashlib.sha256(line.encode()).digest()[:8]))  # noqa: S311 - the same each time
    wordings = list(dict.fromkeys(_one_wording(line, groups, name, dice) for _ in range(_WRITTEN)))
    weight = max(1.0, _LEAST / len(wordings))
    for text in wordings:
        before = f"{dice.choice(_BEFORE)} " if dice.random() < 0.2 else ""
        after = f" {dice.choice(_AFTER)}" if dice.random() < 0.2 else ""
        yield Example(f"{before}{text}{after}", label, weight)
        if not label.startswith("emergency"):
            if dice.random() < 0.4:
                yield Example(_piece(text, dice), "any", 0.5 * weight)
        elif dice.random() < 0.15:  # danger stays danger where a question follows it
            yield Example(f"{text} {dice.choice(_BESIDES)}", label, 0.5 * weight)
        if dice.random() < 0.4:
            yield Example(_hurried(text, dice), label, 0.5 * weight)


def _one_wording(line: str, groups: Mapping[str, str], name: str, dice: random.Random) -> str:
    """One wording of a line, innermost choices first."""

    def chosen(found: re.Match[str]) -> str:
        choices = found[1]
        if choices is None:
            if found[2] not in groups:
                raise BadContent(f'{name}: "{line}": there is no group called {found[2]}')
            choices = groups[found[2]]
        return dice.choice(str(choices).split("|"))

    text = line
    while _INNERMOST.search(text):
        text = _INNERMOST.sub(chosen, text)
    if any(mark in text for mark in "(){}|"):
        raise BadContent(f'{name}: "{line}": a bracket is not closed, or a bar stands outside of brackets')
    return " ".join(text.split())


def _piece(text: str, dice: random.Random) -> str:
    """One to three neighbouring words of a sentence."""
    words = text.split()
    at = dice.randrange(len(words))
    return " ".join(words[at : at + dice.randint(1, 3)])


def _nonsense() -> Iterator[Example]:
    """Words that do not exist, one to six at a time."""
    dice = random.Random(11)  # noqa: S311 - the same each time
    for _ in range(_NONSENSE):
        words = ("".join(_syllable(dice) for _ in range(dice.randint(1, 4))) for _ in range(dice.randint(1, 6)))
        yield Example(" ".join(words), "unknown", 0.7)


def _syllable(dice: random.Random) -> str:
    return dice.choice(_ONSETS) + dice.choice(_RIMES)


def _hurried(text: str, dice: random.Random) -> str:
    """The same sentence typed in a hurry."""
    return " ".join(_slip(_HURRIED.get(word, word) if dice.random() < 0.6 else word, dice) for word in text.split())


def _slip(word: str, dice: random.Random) -> str:
    if len(word) < 4 or dice.random() > 0.2:
        return word
    at = dice.randrange(1, len(word) - 1)
    lost, doubled = word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return dice.choice((lost, swapped, doubled))


def of_topics(routing: RoutingTable) -> Iterator[Example]:
    """The examples that content/routing.yaml gives its topics; an editor's own word counts double."""
    for topic, taught in routing.taught():
        yield from (Example(text, topic, 2.0) for text in taught.both)


def fingerprint(examples: Sequence[Example]) -> str:
    """What a model was learned from, as a checksum: comments and the order of files do not matter to it."""
    lines = sorted(f"{each.label}\t{each.weight}\t{each.text}\n" for each in examples)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
