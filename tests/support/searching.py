"""Looks for what nobody may find: every form of a person's words and numbers, in every file, in every encoding."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from sqlalchemy.engine import make_url

from tests.support.people import A1, Person
from tests.support.scripts import script

SHORTEST = 6
"""Shorter words ("si", "este") stand in anybody's schema; the names among them are searched for all the same."""


def needles(person: Person) -> set[str]:
    """Names, numbers, answers and messages of a person, in the forms in which programs write them."""
    found = {*person.secrets, *_number_forms(person), *_a_number_forms(person)}
    found |= {words for words in script(person).words if len(words) >= SHORTEST}
    found |= {value for value in person.boxes.values() if len(value) >= SHORTEST}
    found |= {_iso(value) for value in person.boxes.values() if value.count("/") == 2}
    return found - {"english", "español", "married", "single", "formulario", "CORREGIR"}


def _number_forms(person: Person) -> Iterator[str]:
    """+52…, 52…, Mexico's old 521…, the national number, with spaces, and its last seven digits."""
    digits = "".join(character for character in person.address if character.isdigit())
    national = digits[-10:]
    yield from (digits, national, national[-7:], f"{national[:3]} {national[3:6]} {national[6:]}")
    yield f"{national[:3]}-{national[3:6]}-{national[6:]}"
    if digits.startswith("52"):
        yield from (f"52{national}", f"521{national}")


def _a_number_forms(person: Person) -> Iterator[str]:
    typed = person.answers[f"{A1}/a_number"]
    digits = "".join(character for character in typed if character.isdigit())
    if digits:
        yield from (digits, f"A{digits}", f"{digits[:3]}-{digits[3:6]}-{digits[6:]}")
        yield f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _iso(american: str) -> str:
    month, day, year = american.split("/")
    return f"{year}-{month}-{day}"


def encodings(needle: str) -> set[bytes]:
    """A needle as bytes: UTF-8 and UTF-16, decomposed, in other cases, and as JSON, URLs and dumps write it."""
    found = set()
    for text in {needle, needle.lower(), needle.upper(), unicodedata.normalize("NFD", needle)}:
        found |= {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode().hex().encode()}
        found |= {json.dumps(text)[1:-1].encode(), quote(text).encode(), quote_plus(text).encode()}
    return found


def search(files: Iterable[Path], wanted: Iterable[str]) -> dict[str, list[str]]:
    """Which needles stand in which files."""
    forms = {needle: encodings(needle) for needle in wanted}
    found: dict[str, list[str]] = {}
    for file in files:
        content = file.read_bytes()
        held = sorted(needle for needle, shapes in forms.items() if any(shape in content for shape in shapes))
        if held:
            found[file.name] = held
    return found


def everything_under(folder: Path, *, but: Iterable[str] = ()) -> list[Path]:
    """Every file of a folder, hidden ones too, without those that belong to the provider or the test."""
    left_out = set(but)
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in left_out]


def dumped(database_url: str, target: Path) -> Path:
    """A PostgreSQL database as plain text."""
    bare = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_dump", "--format=plain", f"--file={target}", bare], check=True, capture_output=True)
    return target
